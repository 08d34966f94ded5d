import { type Args, positional, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions, type Validation } from './distribution'
import { broadcastAll, emptyLike, limitsOf, type NumberOrTensor } from './numbers'

/** The base of distributions on the real line with a location and a scale. */
abstract class LocScale extends Distribution {
  readonly loc: Tensor
  readonly scale: Tensor

  constructor(where: string, loc: NumberOrTensor, scale: NumberOrTensor, options: Validation) {
    const [first, second] = broadcastAll(where, { loc, scale })
    super(first.shape, [], options)
    this.loc = first
    this.scale = second
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { loc: constraints.real, scale: constraints.positive }
  }
  get support() {
    return constraints.real
  }
  override get mode(): Tensor {
    return this.loc
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.expand`, 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { loc: this.loc.expand(batchShape), scale: this.scale.expand(batchShape) })
  }

  /** Converts a probability to a tensor and checks it. */
  protected probability(value: NumberOrTensor): Tensor {
    return broadcastAll(this.name, { value, like: this.loc })[0]
  }
}

export { LocScale }

/**
 * The Laplace distribution: two exponential distributions back to back at `loc`.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#laplace
 */
export class Laplace extends LocScale {
  constructor(
    ...given: Args<
      'distributions.Laplace',
      [loc: NumberOrTensor, scale: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, scale, options = {}] = positional('distributions.Laplace', given)
    if (arguments.length > 3) throw surplus('distributions.Laplace', 3, arguments)
    super('distributions.Laplace', loc, scale, options)
  }

  override get mean(): Tensor {
    return this.loc
  }
  override get variance(): Tensor {
    return this.scale.pow(2).mul(2)
  }
  override get stddev(): Tensor {
    return this.scale.mul(Math.SQRT2)
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Laplace.rsample', 1, arguments)
    const u = emptyLike(this.extendedShape(sampleShape), this.loc).uniform_(limitsOf(this.loc).eps - 1, 1)
    return this.loc.sub(this.scale.mul(u.sign()).mul(u.abs().neg().log1p()))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Laplace.logProb', 1, arguments)
    const x = this.valued(value, this.loc)
    return this.scale.mul(2).log().neg().sub(x.sub(this.loc).abs().div(this.scale))
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Laplace.cdf', 1, arguments)
    const away = this.valued(value, this.loc).sub(this.loc)
    return ops.rsub(away.sign().mul(0.5).mul(away.abs().neg().div(this.scale).expm1()), 0.5)
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Laplace.icdf', 1, arguments)
    const term = this.probability(value).sub(0.5)
    return this.loc.sub(this.scale.mul(term.sign()).mul(term.abs().mul(-2).log1p()))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Laplace.entropy', 0, arguments)
    return this.scale.mul(2).log().add(1)
  }
}
