import { type Args, positional, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, type NumberOrTensor } from './numbers'

/**
 * The Poisson distribution, of the number of events with a given rate.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#poisson
 */
export class Poisson extends Distribution {
  readonly rate: Tensor

  constructor(...given: Args<'distributions.Poisson', [rate: NumberOrTensor], DistributionOptions, ['validateArgs']>) {
    const [rate, options = {}] = positional('distributions.Poisson', given)
    if (arguments.length > 2) throw surplus('distributions.Poisson', 2, arguments)
    const [only] = broadcastAll('distributions.Poisson', { rate })
    super(only.shape, [], options)
    this.rate = only
    this.validate()
  }

  get argConstraints() {
    return { rate: constraints.nonnegative }
  }
  get support() {
    return constraints.nonnegativeInteger
  }
  override get mean(): Tensor {
    return this.rate
  }
  override get mode(): Tensor {
    return this.rate.floor()
  }
  override get variance(): Tensor {
    return this.rate
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Poisson.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { rate: this.rate.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Poisson.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    return noGrad(() => ops.poisson(this.rate.expand(shape)))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Poisson.logProb', 1, arguments)
    const [rate, x] = ops.broadcastTensors([this.rate, this.valued(value, this.rate)])
    return x.xlogy(rate).sub(rate).sub(x.add(1).lgamma())
  }
}
