import type { Reading } from '../system/reading'
import { fromBytes, type Tensor } from '../tensor'

/** How much of a file is handled in one turn of the event loop. */
export const sliceBytes = 2 ** 20

/** Fills a 1-dim tensor of bytes with those of a file from `start` on; `see` is shown all of them on the way, in order. */
export function* fill(memory: Tensor, start: number, see?: (bytes: Uint8Array, at: number) => void): Reading<void> {
  const size = memory.numel()
  for (let at = 0; at < size; at += sliceBytes) {
    const bytes = yield [start + at, Math.min(sliceBytes, size - at)]
    see?.(bytes, at)
    // Given back at once: the garbage of all slices would be collected in between, which takes longer than a slice.
    using slice = fromBytes(bytes, [bytes.length], 'uint8')
    using place = memory.narrow(0, at, bytes.length)
    place.copy_(slice)
  }
}
