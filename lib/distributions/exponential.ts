import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, emptyLike, type NumberOrTensor } from './numbers'

/**
 * The exponential distribution, of the waiting time for events with a given rate.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#exponential
 */
export class Exponential extends Distribution {
  readonly rate: Tensor

  constructor(
    ...given: Args<'distributions.Exponential', [rate: NumberOrTensor], DistributionOptions, ['validateArgs']>
  ) {
    const [rate, options = {}] = positional('distributions.Exponential', given)
    if (arguments.length > 2) throw surplus('distributions.Exponential', 2, arguments)
    const [only] = broadcastAll('distributions.Exponential', { rate })
    super(only.shape, [], options)
    this.rate = only
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { rate: constraints.positive }
  }
  get support() {
    return constraints.nonnegative
  }
  override get mean(): Tensor {
    return this.rate.reciprocal()
  }
  override get mode(): Tensor {
    return ops.zerosLike(this.rate)
  }
  override get stddev(): Tensor {
    return this.rate.reciprocal()
  }
  override get variance(): Tensor {
    return this.rate.pow(-2)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Exponential.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { rate: this.rate.expand(batchShape) })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Exponential.rsample', 1, arguments)
    return emptyLike(this.extendedShape(sampleShape), this.rate).exponential_().div(this.rate)
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Exponential.logProb', 1, arguments)
    return this.rate.log().sub(this.rate.mul(this.valued(value, this.rate)))
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Exponential.cdf', 1, arguments)
    return ops.rsub(this.rate.neg().mul(this.valued(value, this.rate)).exp(), 1)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Exponential.icdf', 1, arguments)
    const [p] = broadcastAll(this.name, { value, like: this.rate })
    return p.neg().log1p().neg().div(this.rate)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Exponential.entropy', 0, arguments)
    return ops.rsub(this.rate.log(), 1)
  }
}
