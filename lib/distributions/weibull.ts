import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { Exponential } from './exponential'
import { broadcastAll, euler, type NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { AffineTransform, PowerTransform } from './transforms'

/**
 * The Weibull distribution of lifetimes, whose risk grows with age (concentration above 1) or falls.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#weibull
 */
export class Weibull extends TransformedDistribution<Exponential> {
  readonly scale: Tensor
  readonly concentration: Tensor

  constructor(
    ...given: Args<
      'distributions.Weibull',
      [scale: NumberOrTensor, concentration: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [scale, concentration, options = {}] = positional('distributions.Weibull', given)
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
