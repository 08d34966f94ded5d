import { idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { Tensor } from '../tensor'

/** Begins work on items before their turn. An error of the source or of `begin` is thrown in the turn of
 * its item. */
export function* inAdvance<T, R>(items: Iterable<T>, begin: (item: T) => R): Generator<R | { error: unknown }> {
  try {
    for (const item of items) yield begin(item)
  } catch (error) {
    yield { error }
  }
}

/** Fills a queue from a source up to a length. */
export function fillQueue<T>(queue: T[], source: Iterator<T>, length: number): void {
  while (queue.length < length) {
    const next = source.next()
    if (next.done) return
    queue.push(next.value)
  }
}

// Closes the channels of loops that neither ran to their end nor were left by break.
const abandoned = new FinalizationRegistry((channel: number) => native.closeChannel(channel))

/**
 * Rows of whole tensors, batch by batch. While one batch is in use, another thread copies the next `depth`. An error is thrown when
 * its batch is requested.
 */
export function* gatherAhead(
  tensors: readonly Tensor[],
  tables: readonly (Tensor | null)[],
  batches: Iterable<Int32Array>,
  depth: number,
  pinned: boolean,
): Generator<Tensor[], void, undefined> {
  const channel = native.openChannel()
  const loop = {}
  abandoned.register(loop, channel, loop)
  const [ids, maps] = [idsOf(tensors), idsOf(tables)]
  const source = inAdvance(batches, (at) => ({ messageId: native.gatherAhead(channel, ids, maps, at, pinned) }))
  const ahead: ({ messageId: number } | { error: unknown })[] = []
  try {
    for (;;) {
      fillQueue(ahead, source, depth + 1)
      const head = ahead.shift()
      if (head === undefined) return
      if ('error' in head) throw head.error
      yield native.receiveTensors(channel, head.messageId).map((id) => new Tensor(id))
    }
  } finally {
    source.return(undefined)
    native.closeChannel(channel)
    abandoned.unregister(loop)
  }
}
