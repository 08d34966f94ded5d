import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import { ops as anyOps, type Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, limitsOf, type NumberOrTensor } from './numbers'

/**
 * The gamma distribution with a concentration (shape) and a rate (inverse scale).
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#gamma
 */
export class Gamma extends Distribution {
  readonly concentration: Tensor
  readonly rate: Tensor

  constructor(
    ...given: Args<
      'distributions.Gamma',
      [concentration: NumberOrTensor, rate: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [concentration, rate, options = {}] = positional('distributions.Gamma', given)
    if (arguments.length > 3) throw surplus('distributions.Gamma', 3, arguments)
    const [first, second] = broadcastAll('distributions.Gamma', { concentration, rate })
    super(first.shape, [], options)
    this.concentration = first
    this.rate = second
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints(): Record<string, constraints.Constraint> {
    return { concentration: constraints.positive, rate: constraints.positive }
  }
  get support() {
    return constraints.nonnegative
  }
  override get mean(): Tensor {
    return this.concentration.div(this.rate)
  }
  override get mode(): Tensor {
    return this.concentration.sub(1).div(this.rate).clamp(0)
  }
  override get variance(): Tensor {
    return this.concentration.div(this.rate.pow(2))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Gamma.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [concentration, rate] = [this.concentration.expand(batchShape), this.rate.expand(batchShape)]
    return this.expandedTo(batchShape, { concentration, rate })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gamma.rsample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    const drawn = anyOps.aten._standardGamma(this.concentration.expand(shape)) as Tensor
    const value = drawn.div(this.rate.expand(shape))
    value.detach().clamp_(limitsOf(value).tiny)
    return value
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gamma.logProb', 1, arguments)
    const { concentration, rate } = this
    const x = this.valued(value, rate)
    return concentration.xlogy(rate).add(concentration.sub(1).xlogy(x)).sub(rate.mul(x)).sub(concentration.lgamma())
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gamma.cdf', 1, arguments)
    return ops.specialGammainc(this.concentration, this.rate.mul(this.valued(value, this.rate)))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Gamma.entropy', 0, arguments)
    const { concentration, rate } = this
    const spread = ops.rsub(concentration, 1).mul(concentration.digamma())
    return concentration.sub(rate.log()).add(concentration.lgamma()).add(spread)
  }
}

/**
 * The chi-squared distribution, of the sum of the squares of `df` standard normal values.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#chi2
 */
export class Chi2 extends Gamma {
  constructor(...given: Args<'distributions.Chi2', [df: NumberOrTensor], DistributionOptions, ['validateArgs']>) {
    const [df, options = {}] = positional('distributions.Chi2', given)
    if (arguments.length > 2) throw surplus('distributions.Chi2', 2, arguments)
    const [freedom] = broadcastAll('distributions.Chi2', { df })
    super(freedom.mul(0.5), 0.5, options)
  }

  get df(): Tensor {
    return this.concentration.mul(2)
  }
  override get argConstraints() {
    return { df: constraints.positive }
  }
}
