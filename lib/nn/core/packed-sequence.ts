import { type Args, requiredOnly, requireTensor, shown, surplus } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { answersForProxies } from '../../kinds'
import { Tensor } from '../../tensor'
import type { Device, DType } from '../../types'

/**
 * Sequences of different lengths without padding: the first elements of all sequences, then the second ones, and so on.
 * `packSequence` and `packPaddedSequence` make it; the recurrent modules take and return it.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.rnn.PackedSequence.html
 */
export class PackedSequence {
  /** The elements, `[sum of the lengths, ...]`. */
  readonly data: Tensor
  /** The number of sequences that reach each step; int64, on the CPU. */
  readonly batchSizes: Tensor
  /** The original index of each sequence in the packed order (longest first); null if the sequences were already sorted. */
  readonly sortedIndices: Tensor | null
  /** The packed index of each original sequence; null if the sequences were already sorted. */
  readonly unsortedIndices: Tensor | null

  constructor(
    data: Tensor,
    batchSizes: Tensor,
    sortedIndices: Tensor | null = null,
    unsortedIndices: Tensor | null = sortedIndices instanceof Tensor ? invertPermutation(sortedIndices) : null,
  ) {
    if (arguments.length > 4) throw surplus('nn.utils.rnn.PackedSequence', 4, arguments)
    if (!(data instanceof Tensor) || !(batchSizes instanceof Tensor)) {
      throw typeError('nn.utils.rnn.PackedSequence: needs tensors; packSequence and packPaddedSequence make it')
    }
    if (batchSizes.device !== 'cpu') {
      throw new TorchError(
        'ERR_DEVICE',
        `nn.utils.rnn.PackedSequence: batchSizes must be on the CPU, but are on ${batchSizes.device}`,
      )
    }
    for (const [name, indices] of Object.entries({ sortedIndices, unsortedIndices })) {
      if (indices !== null) requireTensor('nn.utils.rnn.PackedSequence', name, indices)
    }
    this.data = data
    this.batchSizes = batchSizes
    this.sortedIndices = sortedIndices
    this.unsortedIndices = unsortedIndices
  }

  /** Converts the data to a dtype or device; the batch sizes stay on the CPU. Returns itself if nothing changes. */
  to(target: Device | DType | { device?: Device; dtype?: DType }): PackedSequence {
    if (arguments.length > 1) throw surplus('nn.utils.rnn.PackedSequence.to', 1, arguments)
    const data = this.data.to(target)
    if (data === this.data) return this
    const moved = (indices: Tensor | null) => indices?.to({ device: data.device }) ?? null
    return new PackedSequence(data, this.batchSizes, moved(this.sortedIndices), moved(this.unsortedIndices))
  }

  cpu(): PackedSequence {
    if (arguments.length > 0) throw surplus('nn.utils.rnn.PackedSequence.cpu', 0, arguments)
    return this.to('cpu')
  }

  cuda(device: Device = 'cuda'): PackedSequence {
    if (arguments.length > 1) throw surplus('nn.utils.rnn.PackedSequence.cuda', 1, arguments)
    return this.to(device)
  }
}

answersForProxies(PackedSequence)

/** The permutation that undoes another: `p[q[i]]` is `i`. */
export function invertPermutation(...args: Args<'nn.utils.rnn.invertPermutation', [permutation: Tensor]>): Tensor {
  const [permutation] = requiredOnly('nn.utils.rnn.invertPermutation', args)
  if (!(permutation instanceof Tensor))
    throw typeError(`nn.utils.rnn.invertPermutation: needs a tensor, but was given ${shown(permutation)}`)
  const places = ops.arange(permutation.numel(), { device: permutation.device, dtype: permutation.dtype })
  return ops.zerosLike(permutation).scatter_(0, permutation, places)
}
