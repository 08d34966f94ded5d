import { type Args, positional, shapeFor, surplus } from '../arguments'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { Exponential } from './exponential'
import { broadcastAll, type NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { AffineTransform, ExpTransform } from './transforms'

/**
 * The Pareto distribution of values of at least `scale`; a larger `alpha` makes large values rarer.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#pareto
 */
export class Pareto extends TransformedDistribution<Exponential> {
  readonly scale: Tensor
  readonly alpha: Tensor

  constructor(
    ...given: Args<
      'distributions.Pareto',
      [scale: NumberOrTensor, alpha: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [scale, alpha, options = {}] = positional('distributions.Pareto', given)
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
    return constraints.greaterThanEq(this.scale, 'scale')
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
