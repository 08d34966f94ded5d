import { shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { Cauchy } from './cauchy'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { Exponential } from './exponential'
import { Gamma } from './gamma'
import { broadcastAll, euler, type Value } from './numbers'
import { TransformedDistribution } from './transformed'
import { AbsTransform, AffineTransform, ExpTransform, PowerTransform } from './transforms'
import { Uniform } from './uniform'

/**
 * The Pareto distribution: values of at least `scale`, the rarer the larger `alpha`.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#pareto
 */
export class Pareto extends TransformedDistribution<Exponential> {
  readonly scale: Tensor
  readonly alpha: Tensor

  constructor(scale: Value, alpha: Value, options: DistributionOptions = {}) {
    if (arguments.length > 3) throw surplus('distributions.Pareto', 3, arguments)
    const [first, second] = broadcastAll('distributions.Pareto', { scale, alpha })
    super(new Exponential(second, options), [new ExpTransform(), new AffineTransform(0, first)], options)
    this.scale = first
    this.alpha = second
    this.validate()
  }

  override get argConstraints() {
    return { alpha: constraints.positive, scale: constraints.positive }
  }
  override get support() {
    return constraints.atLeast(this.scale, 'scale')
  }
  override get mean(): Tensor {
    const alpha = this.alpha.clamp(1)
    return alpha.mul(this.scale).div(alpha.sub(1))
  }
  override get mode(): Tensor {
    return this.scale
  }
  override get variance(): Tensor {
    const alpha = this.alpha.clamp(2)
    return this.scale
      .pow(2)
      .mul(alpha)
      .div(alpha.sub(1).pow(2).mul(alpha.sub(2)))
  }

  override expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Pareto.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [scale, alpha] = [this.scale.expand(batchShape), this.alpha.expand(batchShape)]
    return super.expand(batchShape).expandedTo(batchShape, { scale, alpha })
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Pareto.entropy', 0, arguments)
    return this.scale.div(this.alpha).log().add(this.alpha.reciprocal().add(1))
  }
}

/**
 * The Weibull distribution: lifetimes whose risk grows (concentration above 1) or falls.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#weibull
 */
export class Weibull extends TransformedDistribution<Exponential> {
  readonly scale: Tensor
  readonly concentration: Tensor

  constructor(scale: Value, concentration: Value, options: DistributionOptions = {}) {
    if (arguments.length > 3) throw surplus('distributions.Weibull', 3, arguments)
    const [first, second] = broadcastAll('distributions.Weibull', { scale, concentration })
    const transforms = [new PowerTransform(second.reciprocal()), new AffineTransform(0, first)]
    super(new Exponential(ops.onesLike(first), options), transforms, options)
    this.scale = first
    this.concentration = second
    this.validate()
  }

  override get argConstraints() {
    return { scale: constraints.positive, concentration: constraints.positive }
  }
  override get support() {
    return constraints.positive
  }
  override get mean(): Tensor {
    return this.scale.mul(this.moment(1))
  }
  override get mode(): Tensor {
    const { scale, concentration } = this
    return scale.mul(concentration.sub(1).div(concentration).pow(concentration.reciprocal()))
  }
  override get variance(): Tensor {
    return this.scale.pow(2).mul(this.moment(2).sub(this.logMoment(1).mul(2).exp()))
  }

  override expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Weibull.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [scale, concentration] = [this.scale.expand(batchShape), this.concentration.expand(batchShape)]
    return super.expand(batchShape).expandedTo(batchShape, { scale, concentration })
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Weibull.entropy', 0, arguments)
    const inverse = this.concentration.reciprocal()
    return ops.rsub(inverse, 1).mul(euler).add(this.scale.mul(inverse).log()).add(1)
  }

  private logMoment(n: number): Tensor {
    return this.concentration.reciprocal().mul(n).add(1).lgamma()
  }

  private moment(n: number): Tensor {
    return this.logMoment(n).exp()
  }
}

/**
 * The Kumaraswamy distribution from 0 to 1, much like Beta but with a simple distribution function.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#kumaraswamy
 */
export class Kumaraswamy extends TransformedDistribution<Uniform> {
  readonly concentration1: Tensor
  readonly concentration0: Tensor

  constructor(concentration1: Value, concentration0: Value, options: DistributionOptions = {}) {
    if (arguments.length > 3) throw surplus('distributions.Kumaraswamy', 3, arguments)
    const [first, second] = broadcastAll('distributions.Kumaraswamy', { concentration1, concentration0 })
    const transforms = [
      new PowerTransform(second.reciprocal()),
      new AffineTransform(1, -1),
      new PowerTransform(first.reciprocal()),
    ]
    super(new Uniform(ops.zerosLike(second), ops.onesLike(second), options), transforms, options)
    this.concentration1 = first
    this.concentration0 = second
    this.validate()
  }

  override get argConstraints() {
    return { concentration1: constraints.positive, concentration0: constraints.positive }
  }
  override get support() {
    return constraints.unitInterval
  }
  override get mean(): Tensor {
    return this.moment(1)
  }
  override get mode(): Tensor {
    const { concentration1: a, concentration0: b } = this
    const log = b.reciprocal().mul(b.neg().log1p()).sub(b.neg().mul(a).log1p())
    return log.maskedFill(b.lt(1).logicalOr(a.lt(1)), Number.NaN).exp()
  }
  override get variance(): Tensor {
    return this.moment(2).sub(this.mean.pow(2))
  }

  override expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Kumaraswamy.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [concentration1, concentration0] = [this.concentration1, this.concentration0].map((value) =>
      value.expand(batchShape),
    )
    return super.expand(batchShape).expandedTo(batchShape, { concentration1, concentration0 })
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Kumaraswamy.entropy', 0, arguments)
    const { concentration1: a, concentration0: b } = this
    const harmonic = b.add(1).digamma().add(euler)
    const rest = ops.rsub(a.reciprocal(), 1).mul(harmonic)
    return ops.rsub(b.reciprocal(), 1).add(rest).sub(a.log()).sub(b.log())
  }

  private moment(n: number): Tensor {
    const { concentration1: a, concentration0: b } = this
    const first = a.reciprocal().mul(n).add(1)
    return b.mul(first.lgamma().add(b.lgamma()).sub(first.add(b).lgamma()).exp())
  }
}

/**
 * The sizes of values of a {@link Cauchy} distribution around 0.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#halfcauchy
 */
export class HalfCauchy extends TransformedDistribution<Cauchy> {
  constructor(scale: Value, options: DistributionOptions = {}) {
    if (arguments.length > 2) throw surplus('distributions.HalfCauchy', 2, arguments)
    super(new Cauchy(0, scale, { validateArgs: false }), new AbsTransform(), options)
    this.validate()
  }

  get scale(): Tensor {
    return this.baseDist.scale
  }
  override get argConstraints() {
    return { scale: constraints.positive }
  }
  override get support() {
    return constraints.nonnegative
  }
  override get mean(): Tensor {
    return ops.fullLike(this.scale, Number.POSITIVE_INFINITY)
  }
  override get mode(): Tensor {
    return ops.zerosLike(this.scale)
  }
  override get variance(): Tensor {
    return this.baseDist.variance
  }

  override logProb(value: Value): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.logProb', 1, arguments)
    const x = this.valued(value, this.scale)
    return ops.where(x.ge(0), this.baseDist.logProb(x).add(Math.log(2)), Number.NEGATIVE_INFINITY)
  }

  override cdf(value: Value): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.cdf', 1, arguments)
    return this.baseDist.cdf(this.valued(value, this.scale)).mul(2).sub(1)
  }

  override icdf(value: Value): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.icdf', 1, arguments)
    const [p] = broadcastAll('distributions.HalfCauchy', { value, like: this.scale })
    return this.baseDist.icdf(p.add(1).div(2))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.HalfCauchy.entropy', 0, arguments)
    return this.baseDist.entropy().sub(Math.log(2))
  }
}

/**
 * The distribution of 1 / x for x of a {@link Gamma} distribution.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#inversegamma
 */
export class InverseGamma extends TransformedDistribution<Gamma> {
  constructor(concentration: Value, rate: Value, options: DistributionOptions = {}) {
    if (arguments.length > 3) throw surplus('distributions.InverseGamma', 3, arguments)
    super(new Gamma(concentration, rate, options), new PowerTransform(-1), options)
    this.validate()
  }

  get concentration(): Tensor {
    return this.baseDist.concentration
  }
  get rate(): Tensor {
    return this.baseDist.rate
  }
  override get argConstraints() {
    return { concentration: constraints.positive, rate: constraints.positive }
  }
  override get support() {
    return constraints.positive
  }
  override get mean(): Tensor {
    const { concentration, rate } = this
    return ops.where(concentration.gt(1), rate.div(concentration.sub(1)), Number.POSITIVE_INFINITY)
  }
  override get mode(): Tensor {
    return this.rate.div(this.concentration.add(1))
  }
  override get variance(): Tensor {
    const { concentration, rate } = this
    const variance = rate.square().div(concentration.sub(1).square().mul(concentration.sub(2)))
    return ops.where(concentration.gt(2), variance, Number.POSITIVE_INFINITY)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.InverseGamma.entropy', 0, arguments)
    const { concentration, rate } = this
    const spread = concentration.add(1).mul(concentration.digamma())
    return concentration.add(rate.log()).add(concentration.lgamma()).sub(spread)
  }
}
