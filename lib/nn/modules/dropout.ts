import { finiteNumber, flag, type Given, settings } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { pythonBool, pythonFloat } from '../core/repr'
import * as F from '../functional'

export interface DropoutOptions {
  /** The probability of dropping an element or channel, from 0 to 1; default 0.5. */
  p?: number
  /** Whether to work in place; default false. */
  inplace?: boolean
}

export type DropoutArguments = Given<[p: number, inplace: boolean], DropoutOptions>

abstract class DropoutNd extends Module<[input: Tensor], Tensor> {
  p: number
  inplace: boolean

  constructor(where: string, args: DropoutArguments) {
    super()
    const { p, inplace } = settings<DropoutOptions>(where, { p: 0.5, inplace: false }, args)
    this.p = finiteNumber(where, 'p', p, { min: 0, max: 1 })
    this.inplace = flag(where, 'inplace', inplace)
  }

  protected override extraRepr(): string {
    return `p=${pythonFloat(this.p)}, inplace=${pythonBool(this.inplace)}`
  }
}

/**
 * In training, sets each element to zero with probability `p` and scales the others by 1 / (1 - p).
 * @throws TypeError or TorchError `ERR_RANGE` unless `p` is a number from 0 to 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Dropout.html
 */
export class Dropout extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.Dropout', args)
  }

  override forward(input: Tensor): Tensor {
    const { p, training, inplace } = this
    return inplace ? ops.dropout_(input, p, training) : ops.dropout(input, p, training)
  }
}

/**
 * In training, sets whole channels of `[N, C, L]` or `[C, L]` to zero with probability `p` and scales the others.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Dropout1d.html
 */
export class Dropout1d extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.Dropout1d', args)
  }

  override forward(input: Tensor): Tensor {
    return F.dropout1d(input, this.p, this.training, this.inplace)
  }
}

/**
 * In training, sets whole channels of `[N, C, H, W]` to zero with probability `p` and scales the others.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Dropout2d.html
 */
export class Dropout2d extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.Dropout2d', args)
  }

  override forward(input: Tensor): Tensor {
    return F.dropout2d(input, this.p, this.training, this.inplace)
  }
}

/**
 * In training, sets whole channels of `[N, C, D, H, W]` or `[C, D, H, W]` to zero with probability `p` and scales the others.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Dropout3d.html
 */
export class Dropout3d extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.Dropout3d', args)
  }

  override forward(input: Tensor): Tensor {
    return F.dropout3d(input, this.p, this.training, this.inplace)
  }
}

/**
 * Dropout for SELU networks that preserves mean and variance. As in PyTorch, `inplace` is accepted but ignored.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AlphaDropout.html
 */
export class AlphaDropout extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.AlphaDropout', args)
  }

  override forward(input: Tensor): Tensor {
    return F.alphaDropout(input, this.p, this.training)
  }
}

/**
 * {@link AlphaDropout} of whole channels. As in PyTorch, `inplace` is accepted but ignored.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.FeatureAlphaDropout.html
 */
export class FeatureAlphaDropout extends DropoutNd {
  constructor(...args: DropoutArguments) {
    super('nn.FeatureAlphaDropout', args)
  }

  override forward(input: Tensor): Tensor {
    return F.featureAlphaDropout(input, this.p, this.training)
  }
}

declareOperatorsOnly(Dropout, Dropout1d, Dropout2d, Dropout3d, AlphaDropout, FeatureAlphaDropout)
