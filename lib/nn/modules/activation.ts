import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  oneOf,
  positional,
  type Rest,
  requireDims,
  requireTensor,
  settings,
  surplus,
  wholeNumber,
} from '../../arguments'
import { emitWarning } from '../../binding/warning'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonFloat, pythonNumber } from '../core/repr'
import { registerFields } from '../core/slots'
import * as F from '../functional'
import { constant_ } from '../init'

interface InplaceOptions {
  /** Whether to work in place; default false. */
  inplace?: boolean
}

/** An activation that can work in place. */
abstract class Inplace extends Module<[input: Tensor], Tensor> {
  inplace: boolean

  constructor(where: string, inplace: unknown) {
    super()
    this.inplace = flag(where, 'inplace', inplace)
  }

  /** The options with their values, as Python prints them. */
  protected override extraRepr(...options: string[]): string {
    return (this.inplace ? [...options, 'inplace=True'] : options).join(', ')
  }
}

/**
 * `max(0, x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReLU.html
 */
export class ReLU extends Inplace {
  constructor(...rest: Rest<InplaceOptions>) {
    super('nn.ReLU', settings<InplaceOptions>('nn.ReLU', { inplace: false }, rest).inplace)
  }

  override forward(input: Tensor): Tensor {
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

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.silu_(input) : ops.silu(input)
  }
}

export interface LeakyReLUOptions extends InplaceOptions {
  /** The slope for negative values; default 0.01. */
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

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.leakyRelu_(input, this.negativeSlope) : ops.leakyRelu(input, this.negativeSlope)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`negative_slope=${pythonFloat(this.negativeSlope)}`)
  }
}

export interface GELUOptions {
  /** `'none'` for the exact form, `'tanh'` for the tanh approximation; default `'none'`. */
  approximate?: 'none' | 'tanh'
}

/**
 * `x · Φ(x)`, where Φ is the cumulative distribution function of the standard normal distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GELU.html
 */
export class GELU extends Module<[input: Tensor], Tensor> {
  approximate: 'none' | 'tanh'

  constructor(...rest: Rest<GELUOptions, ['approximate']>) {
    super()
    const { approximate } = settings<GELUOptions>('nn.GELU', { approximate: 'none' }, rest)
    this.approximate = oneOf('nn.GELU', 'approximate', approximate, ['none', 'tanh'])
  }

  override forward(input: Tensor): Tensor {
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
  override forward(input: Tensor): Tensor {
    return ops.tanh(input)
  }
}

/**
 * `1 / (1 + exp(-x))`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Sigmoid.html
 */
export class Sigmoid extends Module<[input: Tensor], Tensor> {
  override forward(input: Tensor): Tensor {
    return ops.sigmoid(input)
  }
}

export interface SoftplusOptions {
  /** The sharpness of the bend at zero; default 1. */
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

  override forward(input: Tensor): Tensor {
    return ops.softplus(input, this.beta, this.threshold)
  }

  protected override extraRepr(): string {
    return `beta=${pythonFloat(this.beta)}, threshold=${pythonFloat(this.threshold)}`
  }
}

declareOperatorsOnly(ReLU, SiLU, LeakyReLU, GELU, Tanh, Sigmoid, Softplus)

/**
 * `x` where above `threshold`, else `value`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Threshold.html
 */
export class Threshold extends Inplace {
  threshold: number
  value: number

  constructor(...given: Args<'nn.Threshold', [threshold: number, value: number], InplaceOptions, ['inplace']>) {
    const [threshold, value, ...args] = positional('nn.Threshold', given)
    super('nn.Threshold', settings<InplaceOptions>('nn.Threshold', { inplace: false }, args).inplace)
    this.threshold = finiteNumber('nn.Threshold', 'threshold', threshold)
    this.value = finiteNumber('nn.Threshold', 'value', value)
  }

  override forward(input: Tensor): Tensor {
    const { threshold, value } = this
    return this.inplace ? ops.threshold_(input, threshold, value) : ops.threshold(input, threshold, value)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`threshold=${pythonNumber(this.threshold)}`, `value=${pythonNumber(this.value)}`)
  }
}

export interface HardtanhOptions extends InplaceOptions {
  /** The lowest value; default -1. */
  minVal?: number
  /** The highest value; default 1. */
  maxVal?: number
}

/**
 * `x` clamped to [minVal, maxVal].
 * @throws TorchError `ERR_RANGE` unless `maxVal` is above `minVal`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardtanh.html
 */
export class Hardtanh extends Inplace {
  minVal: number
  maxVal: number

  constructor(...args: Given<[minVal: number, maxVal: number, inplace: boolean], HardtanhOptions>) {
    const defaults = { minVal: -1, maxVal: 1, inplace: false }
    const { minVal, maxVal, inplace } = settings<HardtanhOptions>('nn.Hardtanh', defaults, args)
    super('nn.Hardtanh', inplace)
    this.minVal = finiteNumber('nn.Hardtanh', 'minVal', minVal)
    this.maxVal = finiteNumber('nn.Hardtanh', 'maxVal', maxVal, { min: this.minVal, aboveMin: true })
  }

  override forward(input: Tensor): Tensor {
    const { minVal, maxVal } = this
    return this.inplace ? ops.hardtanh_(input, minVal, maxVal) : ops.hardtanh(input, minVal, maxVal)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`min_val=${pythonFloat(this.minVal)}`, `max_val=${pythonFloat(this.maxVal)}`)
  }
}

/**
 * `x` clamped to [0, 6].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReLU6.html
 */
export class ReLU6 extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.ReLU6', settings<InplaceOptions>('nn.ReLU6', { inplace: false }, args).inplace)
  }

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.relu6_(input) : ops.relu6(input)
  }
}

/**
 * `x / 6 + ½` clamped to [0, 1].
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardsigmoid.html
 */
export class Hardsigmoid extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Hardsigmoid', settings<InplaceOptions>('nn.Hardsigmoid', { inplace: false }, args).inplace)
  }

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.hardsigmoid_(input) : ops.hardsigmoid(input)
  }

  protected override extraRepr(): string {
    return ''
  }
}

/**
 * `x · hardsigmoid(x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardswish.html
 */
export class Hardswish extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.Hardswish', settings<InplaceOptions>('nn.Hardswish', { inplace: false }, args).inplace)
  }

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.hardswish_(input) : ops.hardswish(input)
  }

  protected override extraRepr(): string {
    return ''
  }
}

export interface ShrinkOptions {
  /** Values become zero if their absolute value is at most this; default 0.5. */
  lambd?: number
}

export type ShrinkArguments = Given<[lambd: number], ShrinkOptions>

abstract class Shrink extends Module<[input: Tensor], Tensor> {
  lambd: number

  constructor(where: string, args: ShrinkArguments) {
    super()
    const { lambd } = settings<ShrinkOptions>(where, { lambd: 0.5 }, args)
    this.lambd = finiteNumber(where, 'lambd', lambd)
  }

  protected override extraRepr(): string {
    return pythonFloat(this.lambd)
  }
}

/**
 * `x` where `|x| > lambd`, else 0.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Hardshrink.html
 */
export class Hardshrink extends Shrink {
  constructor(...args: ShrinkArguments) {
    super('nn.Hardshrink', args)
  }

  override forward(input: Tensor): Tensor {
    return ops.hardshrink(input, this.lambd)
  }
}

/**
 * `x` moved towards 0 by `lambd`, and 0 where `|x| <= lambd`.
 * @throws TorchError `ERR_RANGE` for a negative `lambd`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softshrink.html
 */
export class Softshrink extends Shrink {
  constructor(...args: ShrinkArguments) {
    super('nn.Softshrink', args)
    if (this.lambd < 0) {
      throw new TorchError('ERR_RANGE', `nn.Softshrink: lambd must not be negative, but it is ${this.lambd}`)
    }
  }

  override forward(input: Tensor): Tensor {
    return ops.softshrink(input, this.lambd)
  }
}

/**
 * `x - tanh(x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Tanhshrink.html
 */
export class Tanhshrink extends Module<[input: Tensor], Tensor> {
  override forward(input: Tensor): Tensor {
    return F.tanhshrink(input)
  }
}

declareOperatorsOnly(Threshold, Hardtanh, ReLU6, Hardsigmoid, Hardswish, Hardshrink, Softshrink, Tanhshrink)

export interface AlphaOptions extends InplaceOptions {
  /** The factor for negative values; default 1. */
  alpha?: number
}

export type AlphaArguments = Given<[alpha: number, inplace: boolean], AlphaOptions>

/** The base of ELU and CELU. */
abstract class ExponentialUnit extends Inplace {
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
export class ELU extends ExponentialUnit {
  constructor(...args: AlphaArguments) {
    super('nn.ELU', args)
  }

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.elu_(input, this.alpha) : ops.elu(input, this.alpha)
  }
}

/**
 * `x` where positive, else `alpha · (exp(x / alpha) - 1)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CELU.html
 */
export class CELU extends ExponentialUnit {
  constructor(...args: AlphaArguments) {
    super('nn.CELU', args)
  }

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.celu_(input, this.alpha) : ops.celu(input, this.alpha)
  }
}

/**
 * A scaled ELU that preserves mean 0 and variance 1 through a deep network.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SELU.html
 */
export class SELU extends Inplace {
  constructor(...args: Given<[inplace: boolean], InplaceOptions>) {
    super('nn.SELU', settings<InplaceOptions>('nn.SELU', { inplace: false }, args).inplace)
  }

  override forward(input: Tensor): Tensor {
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

  override forward(input: Tensor): Tensor {
    return this.inplace ? ops.mish_(input) : ops.mish(input)
  }
}

export interface RReLUOptions extends InplaceOptions {
  /** The smallest slope for negative values; default 1/8. */
  lower?: number
  /** The largest slope for negative values; default 1/3. */
  upper?: number
}

/**
 * LeakyReLU with a random slope for each element in training, and the middle of the range in evaluation.
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

  override forward(input: Tensor): Tensor {
    const { lower, upper, training } = this
    return this.inplace ? ops.rrelu_(input, lower, upper, training) : ops.rrelu(input, lower, upper, training)
  }

  protected override extraRepr(): string {
    return super.extraRepr(`lower=${pythonFloat(this.lower)}`, `upper=${pythonFloat(this.upper)}`)
  }
}

export interface PReLUOptions extends Placement {
  /** The number of slopes: 1, or one for each channel; default 1. */
  numParameters?: number
  /** The initial value of the slopes; default 0.25. */
  init?: number
}

const preluDefaults: PReLUOptions = { numParameters: 1, init: 0.25, device: undefined, dtype: undefined }

/**
 * LeakyReLU with a learned slope.
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

  /** Resets all slopes to their initial value. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.PReLU.resetParameters', 0, arguments)
    constant_(this.weight, this.init)
  }

  override forward(input: Tensor): Tensor {
    return ops.prelu(input, this.weight)
  }

  protected override extraRepr(): string {
    return `num_parameters=${this.numParameters}`
  }
}

export interface GLUOptions {
  /** The dimension that is split into halves; default -1. */
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

  override forward(input: Tensor): Tensor {
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
  override forward(input: Tensor): Tensor {
    return ops.logSigmoid(input)
  }
}

/**
 * `x / (1 + |x|)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softsign.html
 */
export class Softsign extends Module<[input: Tensor], Tensor> {
  override forward(input: Tensor): Tensor {
    return F.softsign(input)
  }
}

declareOperatorsOnly(ELU, CELU, SELU, Mish, RReLU, PReLU, GLU, LogSigmoid, Softsign)

export interface SoftmaxOptions {
  /** The dimension to normalise over; without it PyTorch's old default is used, with a warning. */
  dim?: number | null
}

export type SoftmaxArguments = Given<[dim: number | null], SoftmaxOptions>

const warned = new Set<string>()

abstract class OverDimension extends Module<[input: Tensor], Tensor> {
  dim: number | null

  constructor(where: string, args: SoftmaxArguments) {
    super()
    const { dim } = settings<SoftmaxOptions>(where, { dim: null }, args)
    this.dim = dim === null ? null : wholeNumber(where, 'dim', dim)
  }

  /** The given dimension, or PyTorch's old default for the input's number of dimensions. */
  protected dimFor(input: Tensor): number {
    if (this.dim !== null) return this.dim
    const where = `nn.${this.constructor.name}`
    requireTensor(where, 'input', input)
    const chosen = [0, 1, 3].includes(input.ndim) ? 0 : 1
    if (!warned.has(where)) {
      warned.add(where)
      emitWarning(`${where}: no dim was given, so ${chosen} is used; give one`)
    }
    return chosen
  }

  protected override extraRepr(): string {
    return `dim=${this.dim ?? 'None'}`
  }
}

/**
 * `exp(x)` divided by its sum over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmax.html
 */
export class Softmax extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.Softmax', args)
  }

  override forward(input: Tensor): Tensor {
    return ops.softmax(input, this.dimFor(input))
  }
}

/**
 * The softmax of `-x` over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmin.html
 */
export class Softmin extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.Softmin', args)
  }

  override forward(input: Tensor): Tensor {
    return F.softmin(input, this.dimFor(input))
  }
}

/**
 * The logarithm of the softmax over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LogSoftmax.html
 */
export class LogSoftmax extends OverDimension {
  constructor(...args: SoftmaxArguments) {
    super('nn.LogSoftmax', args)
  }

  override forward(input: Tensor): Tensor {
    return ops.logSoftmax(input, this.dimFor(input))
  }
}

/**
 * The softmax over the channels of each pixel: `[N, C, H, W]` or `[C, H, W]`.
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Softmax2d.html
 */
export class Softmax2d extends Module<[input: Tensor], Tensor> {
  override forward(input: Tensor): Tensor {
    requireDims('nn.Softmax2d', input, 3, 4)
    return ops.softmax(input, -3)
  }
}

declareOperatorsOnly(Softmax, Softmin, LogSoftmax, Softmax2d)
