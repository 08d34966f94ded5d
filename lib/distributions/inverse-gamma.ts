import { type Args, positional, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { Gamma } from './gamma'
import type { NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { PowerTransform } from './transforms'

/**
 * The inverse gamma distribution, of 1 / x for a {@link Gamma} value x.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#inversegamma
 */
export class InverseGamma extends TransformedDistribution<Gamma> {
  constructor(
    ...given: Args<
      'distributions.InverseGamma',
      [concentration: NumberOrTensor, rate: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [concentration, rate, options = {}] = positional('distributions.InverseGamma', given)
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
