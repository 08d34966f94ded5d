import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { op } from '../../binding/ops'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'
import { reach } from './storage'

const negView = op('_neg_view', '')

/** Of a memory what is saved: the part that the tensors of a file show. */
export interface SavedStorage {
  key: string
  /** Undefined where tensors of several dtypes show it. */
  dtype: DType | undefined
  device: string
  /** Of the memory, in bytes. */
  start: number
  end: number
  /** A tensor that shows it, without the bits that make a view conjugate or negative. */
  tensor: Tensor
}

/** Every element's place is a multiple of it. */
const alignment = 16

/** The memories that the tensors of one file show. They are looked at twice: how much is needed is known at the end. */
export class SavedStorages {
  readonly #byMemory = new Map<number | Tensor, SavedStorage>()
  readonly #keyed: SavedStorage[] = []
  #settled = false

  /** What a tensor shows, and at which of its elements it begins. */
  of(tensor: Tensor): { storage: SavedStorage; offset: number } {
    const width = tensor.elementSize()
    const size = tensor.shape
    const [first, last] = [tensor.storageOffset(), reach(tensor.storageOffset(), size, tensor.stride()) ?? 0]
    const [start, end] = last === 0 ? [0, 0] : [first * width, last * width]
    const storage = this.#find(tensor, start, end)
    return { storage, offset: last === 0 ? 0 : (start - storage.start) / width }
  }

  /** From now on parts and keys stay as they are. */
  settle(): void {
    this.#settled = true
  }

  get all(): readonly SavedStorage[] {
    return this.#keyed
  }

  #find(tensor: Tensor, start: number, end: number): SavedStorage {
    const [address] = native.memoryOf(Int32Array.of(idOf(tensor)))
    const known = this.#byMemory.get(address)
    const from = start - (start % alignment)
    if (known === undefined) {
      const { dtype, device } = tensor
      const bare = withoutBits(tensor)
      const made = { key: String(this.#keyed.length), dtype, device, start: from, end, tensor: bare }
      this.#byMemory.set(address, made)
      this.#keyed.push(made)
      return made
    }
    if (this.#settled) return known
    if (known.dtype !== tensor.dtype) known.dtype = undefined
    if (end > 0) {
      known.start = known.end === 0 ? from : Math.min(known.start, from)
      known.end = Math.max(known.end, end)
    }
    return known
  }
}

function withoutBits(tensor: Tensor): Tensor {
  const detached = tensor.detach()
  const plain = detached.isConj() ? detached.conj() : detached
  return plain.isNeg() ? negView(plain) : plain
}

/** The bytes of a memory that are saved, as a tensor that shares them. */
export function bytesOf({ tensor, start, end, device }: SavedStorage): Tensor {
  const blank = ops.empty([0], { dtype: 'uint8', device })
  if (end === start) return blank
  // Of one quantized by channels there is no view of another size.
  const isWhole = tensor.isContiguous() && tensor.storageOffset() === 0
  return blank.set_(isWhole ? tensor : tensor.asStrided([0], [1], 0), start, [end - start], [1])
}
