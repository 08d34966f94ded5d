import { native } from './native'

/** The threads that one operator may use on the CPU. */
export function getNumThreads(): number {
  return native.numThreads()
}

/**
 * Sets how many threads one operator may use on the CPU, for the calling JavaScript thread.
 * @throws RangeError for anything but a whole number from 1 to 1024.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_num_threads.html
 */
export function setNumThreads(threads: number): void {
  if (!Number.isInteger(threads) || threads < 1 || threads > 1024) {
    throw new RangeError(`setNumThreads() takes a whole number from 1 to 1024, got ${String(threads)}`)
  }
  native.setNumThreads(threads)
}
