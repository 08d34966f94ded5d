import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, emptyLike, type NumberOrTensor } from './numbers'

/**
 * The generalized Pareto distribution of tails above `loc`. They end (concentration below 0), fall exponentially (0),
 * or are heavy (above 0).
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#generalizedpareto
 */
export class GeneralizedPareto extends Distribution {
  readonly loc: Tensor
  readonly scale: Tensor
  readonly concentration: Tensor

  constructor(
    ...given: Args<
      'distributions.GeneralizedPareto',
      [loc: NumberOrTensor, scale: NumberOrTensor, concentration: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, concentration, options = {}] = positional('distributions.GeneralizedPareto', given)
    if (arguments.length > 4) throw surplus('distributions.GeneralizedPareto', 4, arguments)
    const all = broadcastAll('distributions.GeneralizedPareto', { loc, scale, concentration })
    super(all[0].shape, [], options)
    ;[this.loc, this.scale, this.concentration] = all
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { loc: constraints.real, scale: constraints.positive, concentration: constraints.real }
  }
  get support() {
    const end = this.loc.sub(this.scale.div(this.concentration))
    const none = ops.fullLike(end, Number.POSITIVE_INFINITY)
    return constraints.interval(this.loc, ops.where(this.concentration.lt(0), end, none))
  }
  override get mean(): Tensor {
    const valid = this.concentration.lt(1)
    const c = ops.where(valid, this.concentration, ops.fullLike(this.concentration, 0.5))
    return this.where(valid, this.loc.add(this.scale.div(ops.rsub(c, 1))))
  }
  override get mode(): Tensor {
    return this.loc
  }
  override get variance(): Tensor {
    const valid = this.concentration.lt(0.5)
    const c = ops.where(valid, this.concentration, ops.fullLike(this.concentration, 0.25))
    const below = ops
      .rsub(c, 1)
      .pow(2)
      .mul(ops.rsub(c.mul(2), 1))
    return this.where(valid, this.scale.pow(2).div(below))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.GeneralizedPareto.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [loc, scale, concentration] = [this.loc, this.scale, this.concentration].map((one) => one.expand(batchShape))
    return this.expandedTo(batchShape, { loc, scale, concentration })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.GeneralizedPareto.rsample', 1, arguments)
    return this.quantile(emptyLike(this.extendedShape(sampleShape), this.loc).uniform_())
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.GeneralizedPareto.logProb', 1, arguments)
    const z = this.valued(value, this.loc).sub(this.loc).div(this.scale)
    const { isZero, safe } = this.shape
    const y = safe.reciprocal().add(ops.onesLike(z))
    const other = ops.where(y.eq(0), y, y.mul(safe.mul(z).log1p()))
    return this.scale
      .log()
      .neg()
      .sub(ops.where(isZero, z, other))
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.GeneralizedPareto.cdf', 1, arguments)
    const z = this.valued(value, this.loc).sub(this.loc).div(this.scale)
    const { isZero, safe } = this.shape
    const survives = ops.where(isZero, z.neg(), safe.mul(z).log1p().neg().div(safe))
    return survives.exp().neg().log1p().exp()
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.GeneralizedPareto.icdf', 1, arguments)
    return this.quantile(broadcastAll(this.name, { value, like: this.loc })[0])
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.GeneralizedPareto.entropy', 0, arguments)
    return this.scale.log().add(this.concentration).add(1)
  }

  private quantile(p: Tensor): Tensor {
    const { isZero, safe } = this.shape
    const log = p.neg().log1p()
    const other = this.loc.add(this.scale.div(safe).mul(safe.neg().mul(log).expm1()))
    return ops.where(isZero, this.loc.sub(this.scale.mul(log)), other)
  }

  /** Where the concentration is 0, and the concentration with 1 in those places, which can be divided by. */
  private get shape(): { isZero: Tensor; safe: Tensor } {
    const isZero = ops.isclose(this.concentration, ops.zerosLike(this.concentration))
    return { isZero, safe: ops.where(isZero, ops.onesLike(this.concentration), this.concentration) }
  }

  private where(valid: Tensor, value: Tensor): Tensor {
    return ops.where(valid, value, ops.fullLike(value, Number.NaN))
  }
}
