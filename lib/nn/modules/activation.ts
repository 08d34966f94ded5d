import { finiteNumber, oneOf, type Rest, settings } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Inplace, type InplaceOptions } from './inplace'
import { Module } from '../core/module'
import { pythonFloat } from '../core/repr'

/**
 * `max(0, x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReLU.html
 */
export class ReLU extends Inplace {
  constructor(...rest: Rest<InplaceOptions>) {
    super('nn.ReLU', settings<InplaceOptions>('nn.ReLU', { inplace: false }, rest).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.relu_(input) : ops.relu(input)
  }
}

/**
 * `x · sigmoid(x)`, also called swish.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SiLU.html
 */
export class SiLU extends Inplace {
  constructor(...rest: Rest<InplaceOptions>) {
    super('nn.SiLU', settings<InplaceOptions>('nn.SiLU', { inplace: false }, rest).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.silu_(input) : ops.silu(input)
  }
}

export interface LeakyReLUOptions extends InplaceOptions {
  /** The slope left of zero; default 0.01. */
  negativeSlope?: number
}

/**
 * `x` where positive, else `negativeSlope · x`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LeakyReLU.html
 */
export class LeakyReLU extends Inplace {
  negativeSlope: number

  constructor(...args: [negativeSlope?: number, options?: LeakyReLUOptions] | [options: LeakyReLUOptions]) {
    const defaults = { negativeSlope: 0.01, inplace: false }
    const { negativeSlope, inplace } = settings<LeakyReLUOptions>('nn.LeakyReLU', defaults, args)
    super('nn.LeakyReLU', inplace)
    this.negativeSlope = finiteNumber('nn.LeakyReLU', 'negativeSlope', negativeSlope)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.leakyRelu_(input, this.negativeSlope) : ops.leakyRelu(input, this.negativeSlope)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`negative_slope=${pythonFloat(this.negativeSlope)}`)
  }
}

export interface GELUOptions {
  /** `'none'` for the exact form, `'tanh'` for the usual estimate; default `'none'`. */
  approximate?: 'none' | 'tanh'
}

/**
 * `x · Φ(x)`, with Φ the normal distribution's.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GELU.html
 */
export class GELU extends Module<[input: Tensor], Tensor> {
  approximate: 'none' | 'tanh'

  constructor(...rest: Rest<GELUOptions, ['approximate']>) {
    super()
    const { approximate } = settings<GELUOptions>('nn.GELU', { approximate: 'none' }, rest)
    this.approximate = oneOf('nn.GELU', 'approximate', approximate, ['none', 'tanh'])
  }

  forward(input: Tensor): Tensor {
    return ops.gelu(input, { approximate: this.approximate })
  }

  protected override extraRepr(): string {
    return `approximate='${this.approximate}'`
  }
}

/**
 * The hyperbolic tangent.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Tanh.html
 */
export class Tanh extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    return ops.tanh(input)
  }
}

/**
 * `1 / (1 + exp(-x))`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Sigmoid.html
 */
export class Sigmoid extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    return ops.sigmoid(input)
  }
}

export interface SoftplusOptions {
  /** How sharp the bend at zero is; default 1. */
  beta?: number
  /** Where `beta · x` is above this, the result is `x` itself; default 20. */
  threshold?: number
}

/**
 * `log(1 + exp(beta · x)) / beta`, and `x` itself where `beta · x` is above `threshold`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softplus.html
 */
export class Softplus extends Module<[input: Tensor], Tensor> {
  beta: number
  threshold: number

  constructor(...args: [beta?: number, threshold?: number] | [options: SoftplusOptions]) {
    super()
    const { beta, threshold } = settings<SoftplusOptions>('nn.Softplus', { beta: 1, threshold: 20 }, args)
    this.beta = finiteNumber('nn.Softplus', 'beta', beta)
    this.threshold = finiteNumber('nn.Softplus', 'threshold', threshold)
  }

  forward(input: Tensor): Tensor {
    return ops.softplus(input, this.beta, this.threshold)
  }

  protected override extraRepr(): string {
    return `beta=${pythonFloat(this.beta)}, threshold=${pythonFloat(this.threshold)}`
  }
}

declareOperatorsOnly(ReLU, SiLU, LeakyReLU, GELU, Tanh, Sigmoid, Softplus)
