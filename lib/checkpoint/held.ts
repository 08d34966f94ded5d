import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import type { Tensor } from '../tensor'
import { sliceBytes } from './fill'

/** Below this size a copy costs less than holding. */
const smallBytes = 2 ** 16

/** The elements of a tensor in order, in pieces that are valid until the next one is asked for. */
export interface Held {
  size: number
  pieces(): Iterable<Uint8Array>
}

/** Keeps the present values of tensors until they are written, even if the tensors change meanwhile. */
export class Holds {
  readonly #numbers: number[] = []

  /** Holds the elements of a dense tensor on the CPU. */
  of(tensor: Tensor): Held {
    const size = tensor.numel() * tensor.elementSize()
    const number = size < smallBytes ? 0 : native.hold(idOf(tensor))
    if (number === 0) {
      const content = tensor.toBytes()
      return { size, pieces: () => (size === 0 ? [] : [content]) }
    }
    this.#numbers.push(number)
    return { size, pieces: () => slices(number, size) }
  }

  letGo(): void {
    for (const number of this.#numbers.splice(0)) native.letGo(number)
  }
}

function* slices(held: number, size: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(sliceBytes)
  for (let at = 0; at < size; at += sliceBytes) {
    const slice = buffer.subarray(0, Math.min(sliceBytes, size - at))
    native.readHeld(held, at, slice)
    yield slice
  }
}
