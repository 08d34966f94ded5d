import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import type { DistributionOptions } from './distribution'
import { broadcastAll, euler, type NumberOrTensor } from './numbers'
import { TransformedDistribution } from './transformed'
import { AffineTransform, PowerTransform } from './transforms'
import { Uniform } from './uniform'

/**
 * The Kumaraswamy distribution on [0, 1], similar to Beta but with a simple cumulative distribution function.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#kumaraswamy
 */
export class Kumaraswamy extends TransformedDistribution<Uniform> {
  readonly concentration1: Tensor
  readonly concentration0: Tensor

  constructor(
    ...given: Args<
      'distributions.Kumaraswamy',
      [concentration1: NumberOrTensor, concentration0: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [concentration1, concentration0, options = {}] = positional('distributions.Kumaraswamy', given)
    if (arguments.length > 3) throw surplus('distributions.Kumaraswamy', 3, arguments)
    const [first, second] = broadcastAll('distributions.Kumaraswamy', { concentration1, concentration0 })
    const transforms = [
      new PowerTransform(second.reciprocal()),
      new AffineTransform(1, -1),
      new PowerTransform(first.reciprocal()),
    ]
    super(new Uniform(ops.zerosLike(second), ops.onesLike(second), options), transforms, options)
    this.concentration1 = first
    this.concentration0 = second
    this.validate()
  }

  override get argConstraints() {
    return { concentration1: constraints.positive, concentration0: constraints.positive }
  }
  override get support() {
    return constraints.unitInterval
  }
  override get mean(): Tensor {
    return this.moment(1)
  }
  override get mode(): Tensor {
    const { concentration1: a, concentration0: b } = this
    const log = b.reciprocal().mul(b.neg().log1p()).sub(b.neg().mul(a).log1p())
    return log.maskedFill(b.lt(1).logicalOr(a.lt(1)), Number.NaN).exp()
  }
  override get variance(): Tensor {
    return this.moment(2).sub(this.mean.pow(2))
  }

  override expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Kumaraswamy.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const [concentration1, concentration0] = [this.concentration1, this.concentration0].map((value) =>
      value.expand(batchShape),
    )
    return super.expand(batchShape).expandedTo(batchShape, { concentration1, concentration0 })
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Kumaraswamy.entropy', 0, arguments)
    const { concentration1: a, concentration0: b } = this
    const harmonic = b.add(1).digamma().add(euler)
    const rest = ops.rsub(a.reciprocal(), 1).mul(harmonic)
    return ops.rsub(b.reciprocal(), 1).add(rest).sub(a.log()).sub(b.log())
  }

  private moment(n: number): Tensor {
    const { concentration1: a, concentration0: b } = this
    const first = a.reciprocal().mul(n).add(1)
    return b.mul(first.lgamma().add(b.lgamma()).sub(first.add(b).lgamma()).exp())
  }
}
