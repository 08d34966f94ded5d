import { native } from '../binding/native'
import { onlyAsWritten, relied } from '../binding/relied'
import { requireFlag, shown, surplus } from '../binding/shown'
import { rangeError, TorchError } from '../errors'

/** The threads that one operator may use on the CPU, in the calling JavaScript thread. */
export function getNumThreads(): number {
  if (arguments.length > 0) throw surplus('getNumThreads', 0, arguments)
  return relied(native.numThreads)
}

/**
 * Sets how many threads one operator may use on the CPU: in the calling JavaScript thread, and in those (worker threads)
 * that have not yet run an operator. One that has keeps the number that it began with until it sets its own. Without any
 * setting it is the number of cores, or what `OMP_NUM_THREADS` says where that is less.
 * @throws RangeError for anything but a whole number from 1 to 1024.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_num_threads.html
 */
export function setNumThreads(threads: number): void {
  if (arguments.length > 1) throw surplus('setNumThreads', 1, arguments)
  const count = checked('setNumThreads', threads)
  onlyAsWritten('setNumThreads is called in it; call it outside')
  native.setNumThreads(count)
}

/** The threads that independent pieces of work within libtorch may use, in the whole process. */
export function getNumInteropThreads(): number {
  if (arguments.length > 0) throw surplus('getNumInteropThreads', 0, arguments)
  return relied(native.numInteropThreads)
}

/**
 * Sets how many threads independent pieces of work within libtorch may use, in the whole process; of the operators that are
 * called one by one none uses them.
 * @throws RangeError for anything but a whole number from 1 to 1024; {@link TorchError} `ERR_BUSY` the second time, and when
 * these threads are already at work.
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
 * Sets whether numbers below the smallest normal one (1e-38 in float32) are rounded to 0, which processors calculate with many
 * times faster; default false. For the calling JavaScript thread, its own arithmetic too, and the threads that its operators
 * make later: call it before the first operator.
 * @returns whether this processor can
 * @throws TypeError for what is no boolean
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_flush_denormal.html
 */
export function setFlushDenormal(mode: boolean): boolean {
  if (arguments.length > 1) throw surplus('setFlushDenormal', 1, arguments)
  requireFlag('setFlushDenormal', mode)
  onlyAsWritten('setFlushDenormal is called in it; call it outside')
  return native.setFlushDenormal(mode)
}
