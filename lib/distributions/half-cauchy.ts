import { type Args, positional, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { Cauchy } from './cauchy'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { broadcastAll, type NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { AbsTransform } from './transforms'

/**
 * The half-Cauchy distribution, of the absolute value of a {@link Cauchy} value around 0.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#halfcauchy
 */
export class HalfCauchy extends TransformedDistribution<Cauchy> {
  constructor(
    ...given: Args<'distributions.HalfCauchy', [scale: NumberOrTensor], DistributionOptions, ['validateArgs']>
  ) {
    const [scale, options = {}] = positional('distributions.HalfCauchy', given)
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

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.logProb', 1, arguments)
    const x = this.valued(value, this.scale)
    return ops.where(x.ge(0), this.baseDist.logProb(x).add(Math.log(2)), Number.NEGATIVE_INFINITY)
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.cdf', 1, arguments)
    return this.baseDist.cdf(this.valued(value, this.scale)).mul(2).sub(1)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.HalfCauchy.icdf', 1, arguments)
    const [p] = broadcastAll('distributions.HalfCauchy', { value, like: this.scale })
    return this.baseDist.icdf(p.add(1).div(2))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.HalfCauchy.entropy', 0, arguments)
    return this.baseDist.entropy().sub(Math.log(2))
  }
}
