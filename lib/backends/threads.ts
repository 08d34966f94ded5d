import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { requireFlag, shown, surplus } from '../binding/shown'
import { rangeError, TorchError } from '../errors'

/** The number of threads that one operator may use on the CPU, in the calling JavaScript thread. */
export function getNumThreads(): number {
  if (arguments.length > 0) throw surplus('getNumThreads', 0, arguments)
  return relied(native.numThreads)
}

/**
 * Sets how many threads one operator may use on the CPU, in the calling JavaScript thread and in worker threads that
 * have not yet run an operator. A worker thread that has run one keeps its number until it sets its own. The default is
 * the number of cores, or `OMP_NUM_THREADS` where that is less.
 * @throws RangeError for anything but a whole number from 1 to 1024.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_num_threads.html
 */
export function setNumThreads(threads: number): void {
  if (arguments.length > 1) throw surplus('setNumThreads', 1, arguments)
  const count = checked('setNumThreads', threads)
  onlyAsWritten('setNumThreads is called in it; call it outside')
  native.setNumThreads(count)
}

/** The number of threads for independent pieces of work within libtorch, in the whole process. */
export function getNumInteropThreads(): number {
  if (arguments.length > 0) throw surplus('getNumInteropThreads', 0, arguments)
  return relied(native.numInteropThreads)
}

/**
 * Sets the number of threads for independent pieces of work within libtorch, in the whole process. Operators that are
 * called one by one do not use them.
 * @throws RangeError for anything but a whole number from 1 to 1024; {@link TorchError} `ERR_BUSY` when it is called
 * twice, and when these threads are already in use.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_num_interop_threads.html
 */
export function setNumInteropThreads(threads: number): void {
  if (arguments.length > 1) throw surplus('setNumInteropThreads', 1, arguments)
  checked('setNumInteropThreads', threads)
  onlyAsWritten('setNumInteropThreads is called in it; call it outside')
  try {
    native.setNumInteropThreads(threads)
  } catch (cause) {
    throw new TorchError(
      'ERR_BUSY',
      'setNumInteropThreads() works once in a process, before libtorch has begun to use these threads; call it first',
      { cause },
    )
  }
}

function checked(name: string, threads: unknown): number {
  if (typeof threads === 'number' && Number.isInteger(threads) && threads >= 1 && threads <= 1024) return threads
  throw rangeError(`${name}() takes a whole number from 1 to 1024, got ${shown(threads)}`)
}

/**
 * Sets whether numbers below the smallest normal one (1e-38 in float32) are rounded to 0, since processors compute with
 * them many times more slowly; default false. It applies to the calling JavaScript thread, including JavaScript's own
 * arithmetic, and to the threads that its operators start later: call it before the first operator.
 * @returns whether this processor supports it
 * @throws TypeError for a value that is not a boolean
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_flush_denormal.html
 */
export function setFlushDenormal(mode: boolean): boolean {
  if (arguments.length > 1) throw surplus('setFlushDenormal', 1, arguments)
  requireFlag('setFlushDenormal', mode)
  onlyAsWritten('setFlushDenormal is called in it; call it outside')
  return native.setFlushDenormal(mode)
}
