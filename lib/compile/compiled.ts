export interface ManyOptions<R> {
  /** The number of calls between calls of `onProgress`; default 32. */
  chunk?: number
  /** Called with the number of calls done so far and the result of the last one. */
  onProgress?: (done: number, last: R) => void
}

/** A function that `compile` made. */
export interface Compiled<Args extends unknown[], R> {
  (...args: Args): R
  /**
   * Calls it with each batch as it comes, and returns the results in order.
   * @throws TorchError `ERR_COMPILE` while a promise of {@link Compiled.async} is pending
   */
  many(batches: Iterable<Args>, options?: ManyOptions<R>): R[]
  /** Calls it `times` times with the same arguments, and returns the last result. */
  repeat(times: number, ...args: Args): R
  /**
   * Calls it on another thread, in the current modes (`noGrad` and its kin), so that timers and sockets go on. Leave
   * what it uses and changes alone until the promise settles. Calls that are recorded or compared with the function run
   * on this thread, at once. Several calls may run at the same time if they change nothing that lasts, as a model's
   * forward in evaluation.
   * @throws TorchError `ERR_COMPILE` when a function that changes what lasts, as a training step does, is called again
   * before the promise settles
   */
  async(...args: Args): Promise<R>
}
