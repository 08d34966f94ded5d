import { type Args, positional, surplus } from '../arguments'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import type { Independent } from './independent'
import { Normal } from './normal'
import type { NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { StickBreakingTransform } from './transforms'

/**
 * Vectors of positive numbers that sum to 1. Each is made from a normally distributed vector with one number less.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#logisticnormal
 */
export class LogisticNormal extends TransformedDistribution<Independent<Normal>> {
  constructor(
    ...given: Args<
      'distributions.LogisticNormal',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.LogisticNormal', given)
    if (arguments.length > 3) throw surplus('distributions.LogisticNormal', 3, arguments)
    const normal = new Normal(loc, scale, options)
    const base = normal.batchShape.length === 0 ? normal.expand([1]) : normal
    super(base as never, new StickBreakingTransform(), options)
  }

  override get argConstraints() {
    return { loc: constraints.real, scale: constraints.positive }
  }
  override get support() {
    return constraints.simplex
  }
  get loc(): Tensor {
    return this.baseDist.baseDist.loc
  }
  get scale(): Tensor {
    return this.baseDist.baseDist.scale
  }
}
