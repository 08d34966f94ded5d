import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  positional,
  requireDims,
  requireTensor,
  settings,
  surplus,
  wholeNumber,
} from '../../arguments'
import { withNumber } from '../../compile/recording'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Buffer, Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonBool, pythonFloat } from '../core/repr'
import { registerFields } from '../core/slots'
import { type LocalMetadata, mayLack, stateVersion } from '../core/state-dict'
import * as F from '../functional'
import { ones_, zeros_ } from '../init'

export interface NormOptions extends Placement {
  /** Added to the variance; default 1e-5. */
  eps?: number
  /** The weight of the new statistics in the running ones, or null for the mean over all batches; default 0.1. */
  momentum?: number | null
  /** Whether a weight and a bias are learned for each channel; default true, for InstanceNorm false. */
  affine?: boolean
  /** Whether running statistics are kept and used in evaluation; default true, for InstanceNorm false. */
  trackRunningStats?: boolean
}

export type NormArguments = Given<
  [eps: number, momentum: number | null, affine: boolean, trackRunningStats: boolean],
  NormOptions
>

const normFields = {
  weight: 'parameter',
  bias: 'parameter',
  running_mean: 'buffer',
  running_var: 'buffer',
  num_batches_tracked: 'buffer',
} as const

/** The base of layers with running statistics. Its fields are in the order of PyTorch's state dict. */
export abstract class NormBase extends Module<[input: Tensor], Tensor> {
  readonly numFeatures: number
  eps: number
  momentum: number | null
  readonly affine: boolean
  readonly trackRunningStats: boolean
  weight: Parameter | null
  bias: Parameter | null
  running_mean: Tensor | null
  running_var: Tensor | null
  num_batches_tracked: Tensor | null

  constructor(where: string, numFeatures: number, on: boolean, args: NormArguments) {
    super()
    const defaults = {
      eps: 1e-5,
      momentum: 0.1,
      affine: on,
      trackRunningStats: on,
      device: undefined,
      dtype: undefined,
    }
    const { eps, momentum, affine, trackRunningStats, device, dtype } = settings<NormOptions>(where, defaults, args)
    this.numFeatures = wholeNumber(where, 'numFeatures', numFeatures, { min: 0 })
    this.eps = finiteNumber(where, 'eps', eps)
    this.momentum = momentum === null ? null : finiteNumber(where, 'momentum', momentum)
    this.affine = flag(where, 'affine', affine)
    this.trackRunningStats = flag(where, 'trackRunningStats', trackRunningStats)
    const [size, made] = [[this.numFeatures], { dtype, device }]
    this.weight = this.affine ? new Parameter(ops.ones(size, made)) : null
    this.bias = this.affine ? new Parameter(ops.zeros(size, made)) : null
    this.running_mean = this.trackRunningStats ? new Buffer(ops.zeros(size, made)) : null
    this.running_var = this.trackRunningStats ? new Buffer(ops.ones(size, made)) : null
    this.num_batches_tracked = this.trackRunningStats ? new Buffer(ops.zeros([], { dtype: 'int64', device })) : null
    registerFields(this, normFields)
  }

  /** Version 2 added the count of batches. */
  get [stateVersion](): number {
    return 2
  }

  [mayLack](name: string, { version = 1 }: LocalMetadata): boolean {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.mayLack`, 2, arguments)
    return name === 'num_batches_tracked' && version < 2
  }

  /** Resets the running statistics. */
  resetRunningStats(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetRunningStats`, 0, arguments)
    if (this.running_mean) zeros_(this.running_mean)
    if (this.running_var) ones_(this.running_var)
    if (this.num_batches_tracked) zeros_(this.num_batches_tracked)
  }

  /** Sets the weight to 1 and the bias to 0, and resets the running statistics. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    this.resetRunningStats()
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  protected override extraRepr(): string {
    const { numFeatures, eps, momentum, affine, trackRunningStats } = this
    const share = momentum === null ? 'None' : pythonFloat(momentum)
    const flags = `affine=${pythonBool(affine)}, track_running_stats=${pythonBool(trackRunningStats)}`
    return `${numFeatures}, eps=${pythonFloat(eps)}, momentum=${share}, ${flags}`
  }
}

abstract class BatchNormNd extends NormBase {
  /** Normalises an input that was checked before; counts the batch in training. */
  protected normalized(input: Tensor): Tensor {
    const { momentum } = this
    // Read only where it counts: a chain of layers that reads a tensor uses it, which a recording of one layer by one does not.
    const count = this.training && this.trackRunningStats ? this.num_batches_tracked : null
    if (count !== null) ops.add_(count, 1)
    if (count === null || momentum !== null) return this.normalizedBy(input, momentum ?? 0)
    return withNumber(count.to({ dtype: 'float64' }).reciprocal(), (share) => this.normalizedBy(input, share))
  }

  protected normalizedBy(input: Tensor, momentum: number): Tensor {
    const { training, trackRunningStats, running_mean, running_var, weight, bias, eps } = this
    // Training without tracking must not change the statistics.
    const kept = !training || trackRunningStats
    return F.batchNorm(input, kept ? running_mean : null, kept ? running_var : null, {
      weight,
      bias,
      training: training || !(running_mean || running_var),
      momentum,
      eps,
    })
  }
}

/**
 * Normalises each channel of `[N, C]` or `[N, C, L]` over the batch; in evaluation it uses the running statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and in training with one value for each channel
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.BatchNorm1d.html
 */
export class BatchNorm1d extends BatchNormNd {
  constructor(
    ...given: Args<
      'nn.BatchNorm1d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.BatchNorm1d', given)
    super('nn.BatchNorm1d', numFeatures, true, args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.BatchNorm1d', input, 2, 3)
    return this.normalized(input)
  }
}

/**
 * Normalises each channel of `[N, C, H, W]` over the batch; in evaluation it uses the running statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and in training with one value for each channel
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.BatchNorm2d.html
 */
export class BatchNorm2d extends BatchNormNd {
  constructor(
    ...given: Args<
      'nn.BatchNorm2d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.BatchNorm2d', given)
    super('nn.BatchNorm2d', numFeatures, true, args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.BatchNorm2d', input, 4)
    return this.normalized(input)
  }
}

/**
 * Normalises each channel of `[N, C, D, H, W]` over the batch; in evaluation it uses the running statistics.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions, and in training with one value for each channel
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.BatchNorm3d.html
 */
export class BatchNorm3d extends BatchNormNd {
  constructor(
    ...given: Args<
      'nn.BatchNorm3d',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.BatchNorm3d', given)
    super('nn.BatchNorm3d', numFeatures, true, args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.BatchNorm3d', input, 5)
    return this.normalized(input)
  }
}

/**
 * Batch normalisation of `[N, C, ...]` with statistics over all processes of a group. torchnode runs in one process, where this is
 * plain batch normalisation, as in PyTorch without a group.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SyncBatchNorm.html
 */
export class SyncBatchNorm extends BatchNormNd {
  constructor(
    ...given: Args<
      'nn.SyncBatchNorm',
      [numFeatures: number],
      NormOptions,
      ['eps', 'momentum', 'affine', 'trackRunningStats']
    >
  ) {
    const [numFeatures, ...args] = positional('nn.SyncBatchNorm', given)
    super('nn.SyncBatchNorm', numFeatures, true, args)
  }

  override forward(input: Tensor): Tensor {
    requireTensor('nn.SyncBatchNorm', 'input', input)
    if (input.ndim < 2) {
      throw new TorchError(
        'ERR_SHAPE',
        `nn.SyncBatchNorm: takes [N, C, ...], but the shape is [${input.shape.join(', ')}]`,
      )
    }
    return this.normalized(input)
  }
}

declareOperatorsOnly(BatchNorm1d, BatchNorm2d, BatchNorm3d, SyncBatchNorm)
