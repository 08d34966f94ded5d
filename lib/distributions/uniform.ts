import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, type NumberOrTensor } from './numbers'

/**
 * The uniform distribution on [low, high).
 * @throws TorchError `ERR_RANGE` unless low is below high
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#uniform
 */
export class Uniform extends Distribution {
  readonly low: Tensor
  readonly high: Tensor

  constructor(
    ...given: Args<
      'distributions.Uniform',
      [low: NumberOrTensor, high: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [low, high, options = {}] = positional('distributions.Uniform', given)
    if (arguments.length > 3) throw surplus('distributions.Uniform', 3, arguments)
    const [first, second] = broadcastAll('distributions.Uniform', { low, high })
    super(first.shape, [], options)
    this.low = first
    this.high = second
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { low: constraints.lessThan(this.high, 'high'), high: constraints.greaterThan(this.low, 'low') }
  }
  get support() {
    return constraints.interval(this.low, this.high)
  }
  override get mean(): Tensor {
    return this.high.add(this.low).div(2)
  }
  override get mode(): Tensor {
    return this.high.mul(Number.NaN)
  }
  override get stddev(): Tensor {
    return this.high.sub(this.low).div(Math.sqrt(12))
  }
  override get variance(): Tensor {
    return this.high.sub(this.low).pow(2).div(12)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Uniform.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { low: this.low.expand(batchShape), high: this.high.expand(batchShape) })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Uniform.rsample', 1, arguments)
    const { dtype, device } = this.low
    const drawn = ops.rand(this.extendedShape(sampleShape), { dtype, device })
    return this.low.add(drawn.mul(this.high.sub(this.low)))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Uniform.logProb', 1, arguments)
    const x = this.valued(value, this.low)
    const [low, high] = [this.low.le(x).typeAs(this.low), this.high.gt(x).typeAs(this.low)]
    return low.mul(high).log().sub(this.high.sub(this.low).log())
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Uniform.cdf', 1, arguments)
    return this.valued(value, this.low).sub(this.low).div(this.high.sub(this.low)).clamp(0, 1)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Uniform.icdf', 1, arguments)
    return this.high
      .sub(this.low)
      .mul(value as number)
      .add(this.low)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Uniform.entropy', 0, arguments)
    return this.high.sub(this.low).log()
  }
}
