import { type Args, positional, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions, type Validation } from './distribution'
import { broadcastAll, type NumberOrTensor, standardNormal } from './numbers'

const halfLog2Pi = 0.5 * Math.log(2 * Math.PI)

/**
 * The normal distribution with mean `loc` and standard deviation `scale`.
 * @throws TorchError `ERR_RANGE` unless the scale is above 0, TypeError for values that are not numbers or tensors
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#normal
 */
export class Normal extends Distribution {
  readonly loc: Tensor
  readonly scale: Tensor

  constructor(
    ...given: Args<
      'distributions.Normal',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.Normal', given)
    if (arguments.length > 3) throw surplus('distributions.Normal', 3, arguments)
    const [first, second] = broadcastAll('distributions.Normal', { loc, scale })
    super(first.shape, [], options)
    this.loc = first
    this.scale = second
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { loc: constraints.real, scale: constraints.positive }
  }
  get support() {
    return constraints.real
  }
  override get mean(): Tensor {
    return this.loc
  }
  override get mode(): Tensor {
    return this.loc
  }
  override get stddev(): Tensor {
    return this.scale
  }
  override get variance(): Tensor {
    return this.scale.pow(2)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Normal.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { loc: this.loc.expand(batchShape), scale: this.scale.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Normal.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    return noGrad(() => ops.normal(this.loc.expand(shape), this.scale.expand(shape)))
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Normal.rsample', 1, arguments)
    return this.loc.add(standardNormal(this.extendedShape(sampleShape), this.loc).mul(this.scale))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Normal.logProb', 1, arguments)
    const x = this.valued(value, this.loc)
    const twice = this.scale.pow(2).mul(2)
    return x
      .sub(this.loc)
      .pow(2)
      .neg()
      .div(twice)
      .sub(this.scale.log())
      .sub(Math.log(Math.sqrt(2 * Math.PI)))
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Normal.cdf', 1, arguments)
    const x = this.valued(value, this.loc)
    return x.sub(this.loc).mul(this.scale.reciprocal()).div(Math.sqrt(2)).erf().add(1).mul(0.5)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Normal.icdf', 1, arguments)
    const [p] = broadcastAll('distributions.Normal', { value, like: this.loc })
    return this.loc.add(this.scale.mul(p.mul(2).sub(1).erfinv()).mul(Math.sqrt(2)))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Normal.entropy', 0, arguments)
    return this.scale.log().add(0.5 + halfLog2Pi)
  }
}

/** The base of distributions of a function of a normal value. */
abstract class OfNormal extends Distribution {
  readonly baseDist: Normal

  constructor(base: Normal, options: Validation) {
    super(base.batchShape, [], options)
    this.baseDist = base
  }

  override get hasRsample(): boolean {
    return true
  }

  get scale(): Tensor {
    return this.baseDist.scale
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.expand`, 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { baseDist: this.baseDist.expand(batchShape) })
  }

  protected abstract from(x: Tensor): Tensor

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.sample`, 1, arguments)
    return noGrad(() => this.from(this.baseDist.sample(sampleShape)))
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.rsample`, 1, arguments)
    return this.from(this.baseDist.rsample(sampleShape))
  }
}

/**
 * The log-normal distribution, of values whose logarithm is normally distributed.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#lognormal
 */
export class LogNormal extends OfNormal {
  constructor(
    ...given: Args<
      'distributions.LogNormal',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.LogNormal', given)
    if (arguments.length > 3) throw surplus('distributions.LogNormal', 3, arguments)
    super(new Normal(loc, scale, options), options)
    this.validate()
  }

  get loc(): Tensor {
    return this.baseDist.loc
  }
  get argConstraints() {
    return { loc: constraints.real, scale: constraints.positive }
  }
  get support() {
    return constraints.positive
  }
  override get mean(): Tensor {
    return this.loc.add(this.scale.pow(2).div(2)).exp()
  }
  override get mode(): Tensor {
    return this.loc.sub(this.scale.square()).exp()
  }
  override get variance(): Tensor {
    const square = this.scale.pow(2)
    return square.expm1().mul(this.loc.mul(2).add(square).exp())
  }

  protected from(x: Tensor): Tensor {
    return x.exp()
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.LogNormal.logProb', 1, arguments)
    const x = this.valued(value, this.loc).log()
    return ops.rsub(x, 0).add(this.baseDist.logProb(x))
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.LogNormal.cdf', 1, arguments)
    return this.baseDist.cdf(this.valued(value, this.loc).log())
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.LogNormal.icdf', 1, arguments)
    return this.baseDist.icdf(value).exp()
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.LogNormal.entropy', 0, arguments)
    return this.baseDist.entropy().add(this.loc)
  }
}

/**
 * The half-normal distribution, of the absolute value of a normal value with mean 0.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#halfnormal
 */
export class HalfNormal extends OfNormal {
  constructor(
    ...given: Args<'distributions.HalfNormal', [scale: NumberOrTensor], DistributionOptions, ['validateArgs']>
  ) {
    const [scale, options = {}] = positional('distributions.HalfNormal', given)
    if (arguments.length > 2) throw surplus('distributions.HalfNormal', 2, arguments)
    super(new Normal(0, scale, { validateArgs: false }), options)
    this.validate()
  }

  get argConstraints() {
    return { scale: constraints.positive }
  }
  get support() {
    return constraints.nonnegative
  }
  override get mean(): Tensor {
    return this.scale.mul(Math.sqrt(2 / Math.PI))
  }
  override get mode(): Tensor {
    return ops.zerosLike(this.scale)
  }
  override get variance(): Tensor {
    return this.scale.pow(2).mul(1 - 2 / Math.PI)
  }

  protected from(x: Tensor): Tensor {
    return x.abs()
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfNormal.logProb', 1, arguments)
    const x = this.valued(value, this.scale)
    const density = this.baseDist.logProb(x).add(Math.log(2))
    return ops.where(x.ge(0), density, Number.NEGATIVE_INFINITY)
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfNormal.cdf', 1, arguments)
    return this.baseDist.cdf(this.valued(value, this.scale)).mul(2).sub(1)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfNormal.icdf', 1, arguments)
    const [p] = broadcastAll('distributions.HalfNormal', { value, like: this.scale })
    return this.baseDist.icdf(p.add(1).div(2))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.HalfNormal.entropy', 0, arguments)
    return this.baseDist.entropy().sub(Math.log(2))
  }
}
