import { type Args, positional, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { DistributionOptions } from './distribution'
import { LocScale } from './laplace'
import { emptyLike, type NumberOrTensor } from './numbers'

/**
 * The Cauchy distribution, which has no mean because of its heavy tails.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#cauchy
 */
export class Cauchy extends LocScale {
  constructor(
    ...given: Args<
      'distributions.Cauchy',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.Cauchy', given)
    if (arguments.length > 3) throw surplus('distributions.Cauchy', 3, arguments)
    super('distributions.Cauchy', loc, scale, options)
  }

  override get mean(): Tensor {
    return ops.fullLike(this.loc, Number.NaN)
  }
  override get variance(): Tensor {
    return ops.fullLike(this.loc, Number.POSITIVE_INFINITY)
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Cauchy.rsample', 1, arguments)
    return this.loc.add(emptyLike(this.extendedShape(sampleShape), this.loc).cauchy_().mul(this.scale))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Cauchy.logProb', 1, arguments)
    const x = this.valued(value, this.loc).sub(this.loc).div(this.scale)
    return ops.rsub(this.scale.log(), -Math.log(Math.PI)).sub(x.pow(2).log1p())
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Cauchy.cdf', 1, arguments)
    return this.valued(value, this.loc).sub(this.loc).div(this.scale).atan().div(Math.PI).add(0.5)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Cauchy.icdf', 1, arguments)
    return this.probability(value).sub(0.5).mul(Math.PI).tan().mul(this.scale).add(this.loc)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Cauchy.entropy', 0, arguments)
    return this.scale.log().add(Math.log(4 * Math.PI))
  }
}
