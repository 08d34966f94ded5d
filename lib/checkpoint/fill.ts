import type { Reading } from '../system/reading'
import { fromBytes, type Tensor } from '../tensor'

/** The number of bytes of a file that one turn of the event loop handles. */
export const sliceBytes = 2 ** 20

/** Small enough that libtorch copies on one thread: on a busy machine its threads would wait for one another. */
const pieceBytes = 2 ** 17

/** Fills a 1-dim tensor of bytes with the bytes of a file from `start` on. `see` gets all of them, in order. */
export function* fill(memory: Tensor, start: number, see?: (bytes: Uint8Array, at: number) => void): Reading<void> {
  const size = memory.numel()
  const words = memory.narrow(0, 0, size - (size % 8)).view('int64')
  for (let at = 0; at < size; at += sliceBytes) {
    const [length, rest] = [Math.min(sliceBytes, size - at), size - at - sliceBytes]
    const bytes = yield [start + at, length, rest > 0 ? Math.min(sliceBytes, rest) : undefined]
    see?.(bytes, at)
    for (let from = 0; from < length; from += pieceBytes) put(words, at + from, bytes.subarray(from, from + pieceBytes))
    if (length % 8 !== 0)
      memory.narrow(0, size - (size % 8), size % 8).copy_(fromBytes(bytes.subarray(-(size % 8)), [size % 8], 'uint8'))
  }
}

function put(words: Tensor, at: number, bytes: Uint8Array): void {
  const count = Math.floor(bytes.length / 8)
  // Disposed of at once: collecting the garbage of all pieces would take longer than copying a slice.
  using piece = fromBytes(bytes.subarray(0, 8 * count), [count], 'int64')
  using place = words.narrow(0, at / 8, count)
  place.copy_(piece)
}
