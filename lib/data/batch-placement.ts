import { flag, shown } from '../arguments'
import { emitWarning } from '../binding/warning'
import { isAvailable, memGetInfo } from '../cuda'
import { typeError } from '../errors'
import { empty } from '../generated/ops'
import { ops, type Tensor } from '../tensor'
import type { Device } from '../types'
import { mapTensors } from './message'

/** Whether a dataset may be copied to a device: it takes at most half of the free memory, which leaves the rest to the training. */
export function fits(bytes: number, free: number): boolean {
  return bytes <= free / 2
}

/** Moves a loader's batches to page-locked memory or a device, or leaves them. */
export class BatchPlacement {
  readonly device: Device | null
  /** Whether batches are put into page-locked memory, from which a GPU copies while the CPU goes on. */
  readonly pins: boolean
  #resident: { sources: readonly Tensor[]; versions: number[]; copies: Tensor[] } | null = null

  /** @throws {@link TorchError} `ERR_DEVICE` for an unavailable device */
  constructor(device: unknown, pinMemory: unknown) {
    if (device !== undefined && device !== null && typeof device !== 'string') {
      throw typeError(`device must be a device's name such as 'cuda', got ${shown(device)}`)
    }
    this.device = (device as Device | undefined) ?? null
    if (this.device !== null) empty([0], { device: this.device })
    const toCuda = this.device?.startsWith('cuda') ?? false
    const wanted = pinMemory === undefined ? toCuda : flag('data.DataLoader', 'pinMemory', pinMemory)
    this.pins = wanted && isAvailable()
    if (wanted && !this.pins) {
      emitWarning('pinMemory is true, but there is no CUDA device: batches stay in ordinary memory', {
        type: 'DataLoader',
      })
    }
  }

  /** Moves each tensor of a batch unless it is already in its place. */
  place<B>(batch: B): B {
    if (this.device === null && !this.pins) return batch
    return mapTensors(batch, (tensor) => this.#put(tensor)) as B
  }

  #put(tensor: Tensor): Tensor {
    const pinned = this.pins && tensor.device === 'cpu' && !tensor.isPinned() ? tensor.pinMemory() : tensor
    return this.device === null ? pinned : pinned.to(this.device, { nonBlocking: this.pins })
  }

  /** Whole tensors on the GPU, copied again after they changed; null if they would take too much of its memory. */
  resident(tensors: readonly Tensor[]): readonly Tensor[] | null {
    const { device } = this
    if (!device?.startsWith('cuda')) return null
    const versions = tensors.map(versionOf)
    const same = (tensor: Tensor, i: number) =>
      tensor === this.#resident?.sources[i] && versions[i] === this.#resident.versions[i]
    if (!tensors.every(same)) {
      this.#resident = null
      const bytes = tensors.reduce((sum, tensor) => sum + tensor.numel() * tensor.elementSize(), 0)
      if (!fits(bytes, memGetInfo(device)[0])) return null
      this.#resident = { sources: [...tensors], versions, copies: tensors.map((tensor) => tensor.to(device)) }
    }
    return this.#resident?.copies ?? null
  }
}

/** A tensor's version counter; NaN, which equals nothing, for an inference tensor, which has none. */
const versionOf = (tensor: Tensor) => (tensor.isInference() ? Number.NaN : (ops.aten._version(tensor) as number))
