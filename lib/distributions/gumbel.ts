import { type Args, positional, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { DistributionOptions } from './distribution'
import { LocScale } from './laplace'
import { euler, limitsOf, type NumberOrTensor } from './numbers'
import { Uniform } from './uniform'

/**
 * The Gumbel distribution, of the maximum of many values.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#gumbel
 */
export class Gumbel extends LocScale {
  constructor(
    ...given: Args<
      'distributions.Gumbel',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.Gumbel', given)
    if (arguments.length > 3) throw surplus('distributions.Gumbel', 3, arguments)
    super('distributions.Gumbel', loc, scale, options)
  }

  override get mean(): Tensor {
    return this.loc.add(this.scale.mul(euler))
  }
  override get stddev(): Tensor {
    return this.scale.mul(Math.PI / Math.sqrt(6))
  }
  override get variance(): Tensor {
    return this.stddev.pow(2)
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gumbel.rsample', 1, arguments)
    return this.fromUniform(this.uniform.rsample(sampleShape))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gumbel.logProb', 1, arguments)
    const y = this.loc.sub(this.valued(value, this.loc)).div(this.scale)
    return y.sub(y.exp()).sub(this.scale.log())
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gumbel.cdf', 1, arguments)
    const x = this.valued(value, this.loc).sub(this.loc).div(this.scale.neg()).exp().neg().exp()
    return this.uniform.cdf(x).sub(0.5).add(0.5)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Gumbel.icdf', 1, arguments)
    return this.fromUniform(this.uniform.icdf(this.probability(value).sub(0.5).add(0.5)))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Gumbel.entropy', 0, arguments)
    return this.scale.log().add(1 + euler)
  }

  /** The uniform distribution from just above 0 to just below 1, so that both logarithms are finite. */
  private get uniform(): Uniform {
    const { tiny, eps } = limitsOf(this.loc)
    const [low, high] = [ops.fullLike(this.loc, tiny), ops.fullLike(this.loc, 1 - eps)]
    return new Uniform(low, high, { validateArgs: false })
  }

  private fromUniform(u: Tensor): Tensor {
    return this.loc.add(this.scale.neg().mul(u.log().neg().log()))
  }
}
