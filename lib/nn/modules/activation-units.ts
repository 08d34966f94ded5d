import { finiteNumber, type Given, settings, surplus, wholeNumber } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { constant_ } from '../init'
import { Inplace, type InplaceOptions } from './inplace'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonFloat } from '../core/repr'
import { registerFields } from '../core/slots'

export interface AlphaOptions extends InplaceOptions {
  /** The factor left of zero; default 1. */
  alpha?: number
}

export type AlphaArguments = Given<[alpha: number, inplace: boolean], AlphaOptions>

/** ELU and CELU: a factor and a choice of writing over the input. */
abstract class Exponential extends Inplace {
  alpha: number

  constructor(where: string, args: AlphaArguments) {
    const { alpha, inplace } = settings<AlphaOptions>(where, { alpha: 1, inplace: false }, args)
    super(where, inplace)
    this.alpha = finiteNumber(where, 'alpha', alpha)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`alpha=${pythonFloat(this.alpha)}`)
  }
}

/**
 * `x` where positive, else `alpha · (exp(x) - 1)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ELU.html
 */
export class ELU extends Exponential {
  constructor(...args: AlphaArguments) {
    super('nn.ELU', args)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.elu_(input, this.alpha) : ops.elu(input, this.alpha)
  }
}

/**
 * `x` where positive, else `alpha · (exp(x / alpha) - 1)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CELU.html
 */
export class CELU extends Exponential {
  constructor(...args: AlphaArguments) {
    super('nn.CELU', args)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.celu_(input, this.alpha) : ops.celu(input, this.alpha)
  }
}

/**
 * ELU scaled so that a deep network keeps mean 0 and variance 1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SELU.html
 */
export class SELU extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.SELU', settings<InplaceOptions>('nn.SELU', { inplace: false }, args).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.selu_(input) : ops.selu(input)
  }
}

/**
 * `x · tanh(softplus(x))`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Mish.html
 */
export class Mish extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Mish', settings<InplaceOptions>('nn.Mish', { inplace: false }, args).inplace)
  }

  forward(input: Tensor): Tensor {
    return this.inplace ? ops.mish_(input) : ops.mish(input)
  }
}

export interface RReLUOptions extends InplaceOptions {
  /** The least slope left of zero; default 1/8. */
  lower?: number
  /** The greatest slope left of zero; default 1/3. */
  upper?: number
}

/**
 * LeakyReLU whose slope is drawn for each element while training, and is the middle of the range otherwise.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.RReLU.html
 */
export class RReLU extends Inplace {
  lower: number
  upper: number

  constructor(...args: Given<[lower: number, upper: number, inplace: boolean], RReLUOptions>) {
    const defaults = { lower: 1 / 8, upper: 1 / 3, inplace: false }
    const { lower, upper, inplace } = settings<RReLUOptions>('nn.RReLU', defaults, args)
    super('nn.RReLU', inplace)
    this.lower = finiteNumber('nn.RReLU', 'lower', lower)
    this.upper = finiteNumber('nn.RReLU', 'upper', upper, { min: this.lower })
  }

  forward(input: Tensor): Tensor {
    const { lower, upper, training } = this
    return this.inplace ? ops.rrelu_(input, lower, upper, training) : ops.rrelu(input, lower, upper, training)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`lower=${pythonFloat(this.lower)}`, `upper=${pythonFloat(this.upper)}`)
  }
}

export interface PReLUOptions extends Placement {
  /** How many slopes are learned: 1, or one for each channel; default 1. */
  numParameters?: number
  /** The slopes' first value; default 0.25. */
  init?: number
}

const preluDefaults: PReLUOptions = { numParameters: 1, init: 0.25, device: undefined, dtype: undefined }

/**
 * LeakyReLU whose slope is learned.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.PReLU.html
 */
export class PReLU extends Module<[input: Tensor], Tensor> {
  readonly numParameters: number
  readonly init: number
  weight: Parameter

  constructor(...args: Given<[numParameters: number, init: number], PReLUOptions>) {
    super()
    const { numParameters, init, device, dtype } = settings<PReLUOptions>('nn.PReLU', preluDefaults, args)
    this.numParameters = wholeNumber('nn.PReLU', 'numParameters', numParameters, { min: 0 })
    this.init = finiteNumber('nn.PReLU', 'init', init)
    this.weight = new Parameter(ops.empty([this.numParameters], { dtype, device }))
    registerFields(this)
    this.resetParameters()
  }

  /** Sets every slope to its first value. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.PReLU.resetParameters', 0, arguments)
    constant_(this.weight, this.init)
  }

  forward(input: Tensor): Tensor {
    return ops.prelu(input, this.weight)
  }

  protected override extraRepr(): string {
    return `num_parameters=${this.numParameters}`
  }
}

export interface GLUOptions {
  /** The dimension that is split in two; default -1. */
  dim?: number
}

/**
 * `a · sigmoid(b)`, where a and b are the halves of the input.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GLU.html
 */
export class GLU extends Module<[input: Tensor], Tensor> {
  dim: number

  constructor(...args: Given<[dim: number], GLUOptions>) {
    super()
    this.dim = wholeNumber('nn.GLU', 'dim', settings<GLUOptions>('nn.GLU', { dim: -1 }, args).dim)
  }

  forward(input: Tensor): Tensor {
    return ops.glu(input, this.dim)
  }

  protected override extraRepr(): string {
    return `dim=${this.dim}`
  }
}

/**
 * `log(sigmoid(x))`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LogSigmoid.html
 */
export class LogSigmoid extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    return ops.logSigmoid(input)
  }
}

/**
 * `x / (1 + |x|)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softsign.html
 */
export class Softsign extends Module<[input: Tensor], Tensor> {
  forward(input: Tensor): Tensor {
    return F.softsign(input)
  }
}

declareOperatorsOnly(ELU, CELU, SELU, Mish, RReLU, PReLU, GLU, LogSigmoid, Softsign)
