import { type Id, native } from './native'
import { surplus } from './shown'

/**
 * A collective that goes on beside JavaScript. `await work` waits without blocking the event loop, `work.wait()` blocks.
 * Until it has ended, its tensors cannot be changed, nor read where it changes them (`ERR_BUSY`). An error of the
 * collective is thrown by `wait`, or rejects the promise.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.Work
 */
export class Work implements PromiseLike<number | undefined> {
  readonly #id: Id
  readonly #meaning: (rank: unknown) => number | undefined

  /** @internal */
  constructor(id: Id, meaning: (rank: unknown) => number | undefined = () => undefined) {
    this.#id = id
    this.#meaning = meaning
    native.own(id, this)
  }

  /**
   * Blocks until the collective has ended. Returns the rank that a received message came from.
   * @throws TorchError ERR_DISTRIBUTED where the collective failed
   */
  wait(): number | undefined {
    if (arguments.length > 0) throw surplus('Work.wait', [], arguments)
    return this.#meaning(native.waitTask(this.#id))
  }

  /** Whether the collective has ended, well or not. */
  isCompleted(): boolean {
    if (arguments.length > 0) throw surplus('Work.isCompleted', [], arguments)
    return native.taskEnded(this.#id)
  }

  /** A promise of what `wait` returns; it keeps the process alive until it settles. */
  getFuture(): Promise<number | undefined> {
    if (arguments.length > 0) throw surplus('Work.getFuture', [], arguments)
    return native.taskPromise(this.#id).then(this.#meaning)
  }

  // biome-ignore lint/suspicious/noThenProperty: it may be awaited
  then<A = number | undefined, B = never>(
    done?: ((rank: number | undefined) => A | PromiseLike<A>) | null,
    failed?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.getFuture().then(done, failed)
  }
}
