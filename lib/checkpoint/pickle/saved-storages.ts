import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { op } from '../../binding/ops'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'
import { reach } from './storage'

const negView = op('_neg_view', '')

/** A part of a memory that is saved: the bytes that overlapping or neighbouring tensors cover together. */
export interface SavedStorage {
  key: string
  /** Undefined where its tensors have several dtypes. */
  dtype: DType | undefined
  device: string
  /** Its position in the memory, in bytes. */
  start: number
  end: number
  /** A tensor on this memory, without the conjugate and negative bits. */
  tensor: Tensor
}

/** The position of every element is a multiple of this. */
const alignment = 16

/**
 * The parts of memories that the tensors of one file use. The bytes between two parts are not saved: they may belong to
 * another tensor, as in a mapped file, whose storages are all one memory. All tensors are visited twice, since the
 * parts are known only when all have been seen.
 */
export class SavedStorages {
  readonly #byMemory = new Map<number, SavedStorage[]>()
  readonly #keyed: SavedStorage[] = []
  #settled = false

  /** The storage of a tensor, and the element at which the tensor begins; both are final only after {@link settle}. */
  of(tensor: Tensor): { storage: SavedStorage; offset: number } {
    const width = tensor.elementSize()
    const [first, last] = [tensor.storageOffset(), reach(tensor.storageOffset(), tensor.shape, tensor.stride()) ?? 0]
    const [start, end] = last === 0 ? [0, 0] : [first * width, last * width]
    const [address] = native.memoryOf(Int32Array.of(idOf(tensor)))
    if (!this.#settled) return { storage: this.#seen(address, tensor, start, end), offset: 0 }
    // Some tensors are new at each visit, such as the scales of a quantized tensor.
    if (!this.#byMemory.has(address)) this.#seen(address, tensor, start, end)
    const storage = this.#partOf(address, start, end)
    return { storage, offset: last === 0 ? 0 : (start - storage.start) / width }
  }

  /** Fixes the parts; each gets its key when it is next visited. */
  settle(): void {
    this.#settled = true
    for (const [address, parts] of this.#byMemory) this.#byMemory.set(address, joined(parts))
  }

  get all(): readonly SavedStorage[] {
    return this.#keyed
  }

  #seen(address: number, tensor: Tensor, start: number, end: number): SavedStorage {
    const { dtype, device } = tensor
    const from = start - (start % alignment)
    const part = { key: '', dtype, device, start: from, end, tensor: withoutBits(tensor) }
    const parts = this.#byMemory.get(address)
    if (parts === undefined) this.#byMemory.set(address, [part])
    else parts.push(part)
    return part
  }

  #partOf(address: number, start: number, end: number): SavedStorage {
    const parts = this.#byMemory.get(address)!
    // A tensor without elements may have any part.
    const part = end === 0 ? parts[0] : parts[lastUpTo(parts, start)]
    if (end > part.end) throw new TorchError('ERR_RUNTIME', 'save: a tensor was changed while it was saved')
    if (part.key === '') {
      part.key = String(this.#keyed.length)
      this.#keyed.push(part)
    }
    return part
  }
}

/** The index of the last part that begins at or before `start`. */
function lastUpTo(parts: readonly SavedStorage[], start: number): number {
  let [low, high] = [0, parts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (parts[middle].start <= start) low = middle
    else high = middle
  }
  return low
}

/** Sorts the parts, and joins those that overlap or touch; tensors without elements belong to the first. */
function joined(parts: readonly SavedStorage[]): SavedStorage[] {
  const shown = parts.filter(({ end }) => end > 0).sort((a, b) => a.start - b.start)
  const result: SavedStorage[] = []
  for (const part of shown.length === 0 ? parts.slice(0, 1) : shown) {
    const last = result.at(-1)
    if (last === undefined || part.start > last.end) result.push(part)
    else {
      last.end = Math.max(last.end, part.end)
      if (last.dtype !== part.dtype) last.dtype = undefined
    }
  }
  for (const { dtype, end } of parts) if (end === 0 && dtype !== result[0].dtype) result[0].dtype = undefined
  return result
}

function withoutBits(tensor: Tensor): Tensor {
  const detached = tensor.detach()
  const plain = detached.isConj() ? detached.conj() : detached
  return plain.isNeg() ? negView(plain) : plain
}

/** The bytes of a part, as a tensor that shares them. */
export function savedBytes({ tensor, start, end, device }: SavedStorage): Tensor {
  const empty = ops.empty([0], { dtype: 'uint8', device })
  if (end === start) return empty
  // A tensor quantized by channels has no view of another size.
  const isWhole = tensor.isContiguous() && tensor.storageOffset() === 0
  return empty.set_(isWhole ? tensor : tensor.asStrided([0], [1], 0), start, [end - start], [1])
}
