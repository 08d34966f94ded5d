export interface ManyOptions<R> {
  /** After how many calls `onProgress` is called; default 32. */
  chunk?: number
  /** Called with the number of calls done so far and the result of the last one. */
  onProgress?: (done: number, last: R) => void
}

/** A function that `compile` made. */
export interface Compiled<Args extends unknown[], R> {
  (...args: Args): R
  /**
   * Calls it with every batch as it comes; the results in order.
   * @throws TorchError `ERR_COMPILE` while a promise of {@link Compiled.async} is pending
   */
  many(batches: Iterable<Args>, options?: ManyOptions<R>): R[]
  /** Calls it `times` times with the same arguments; the last result. */
  repeat(times: number, ...args: Args): R
  /**
   * Calls it on another thread, in the modes of now (`noGrad` and its kin), so that timers and sockets go on. What it uses and
   * changes must be left alone until the promise settles. Calls that are recorded or compared with the function run here and at once.
   * Several calls run beside each other where they change nothing that lasts, as a model's forward in evaluation.
   * @throws TorchError `ERR_COMPILE` when it is called again
   * before it has settled though it changes what lasts, as a training step does
   */
  async(...args: Args): Promise<R>
}
