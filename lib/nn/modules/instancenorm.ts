import { type Args, positional, requireDims } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { NormBase, type NormOptions } from './batchnorm'

abstract class InstanceNormNd extends NormBase {
  /** Normalises `[N, C, ...]` or `[C, ...]` with `dims` spatial dimensions. */
  protected normalized(where: string, dims: number, input: Tensor): Tensor {
    requireDims(where, input, dims + 1, dims + 2)
    const channelDim = input.ndim - dims - 1
    const channels = input.shape[channelDim]
    if (this.affine && channels !== this.numFeatures) {
      const wants = `the input must have ${this.numFeatures} channels in dimension ${channelDim}`
      throw new TorchError('ERR_SHAPE', `${where}: ${wants}, but its shape is [${input.shape.join(', ')}]`)
    }
    const batch = channelDim === 0 ? ops.unsqueeze(input, 0) : input
    const normalized = F.instanceNorm(batch, {
      runningMean: this.running_mean,
      runningVar: this.running_var,
      weight: this.weight,
      bias: this.bias,
      useInputStats: this.training || !this.trackRunningStats,
      momentum: this.momentum ?? 0,
      eps: this.eps,
    })
    return channelDim === 0 ? ops.squeeze(normalized, 0) : normalized
  }
}

/**
 * Normalises each channel of each example of `[N, C, L]` or `[C, L]`. By default it has no learned parameters and no running
 * statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and for channels of one value
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.InstanceNorm1d.html
 */
export class InstanceNorm1d extends InstanceNormNd {
  constructor(
    ...given: Args<
      'nn.InstanceNorm1d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.InstanceNorm1d', given)
    super('nn.InstanceNorm1d', numFeatures, false, args)
  }

  override forward(input: Tensor): Tensor {
    return this.normalized('nn.InstanceNorm1d', 1, input)
  }
}

/**
 * Normalises each channel of each example of `[N, C, H, W]` or `[C, H, W]`. By default it has no learned parameters and no running
 * statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and for channels of one value
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.InstanceNorm2d.html
 */
export class InstanceNorm2d extends InstanceNormNd {
  constructor(
    ...given: Args<
      'nn.InstanceNorm2d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.InstanceNorm2d', given)
    super('nn.InstanceNorm2d', numFeatures, false, args)
  }

  override forward(input: Tensor): Tensor {
    return this.normalized('nn.InstanceNorm2d', 2, input)
  }
}

/**
 * Normalises each channel of each example of `[N, C, D, H, W]` or `[C, D, H, W]`. By default it has no learned parameters and no
 * running statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and for channels of one value
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.InstanceNorm3d.html
 */
export class InstanceNorm3d extends InstanceNormNd {
  constructor(
    ...given: Args<
      'nn.InstanceNorm3d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.InstanceNorm3d', given)
    super('nn.InstanceNorm3d', numFeatures, false, args)
  }

  override forward(input: Tensor): Tensor {
    return this.normalized('nn.InstanceNorm3d', 3, input)
  }
}

declareOperatorsOnly(InstanceNorm1d, InstanceNorm2d, InstanceNorm3d)
