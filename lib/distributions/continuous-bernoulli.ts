import { named, type Rest, requireArray, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { broadcastAll, clampProbs, crossEntropyOfLogits, emptyLike, type NumberOrTensor } from './numbers'
import { OfProbabilities, type ProbabilityOptions, probsOrLogits } from './probabilities'

export interface ContinuousBernoulliOptions extends ProbabilityOptions {
  /** Between these probabilities, near a half, Taylor series stand for the formulas, which are not stable there. */
  lims?: readonly [number, number]
}

const where = 'distributions.ContinuousBernoulli'

/** Probabilities and options by position, or by name in one object. */
export type ContinuousBernoulliArguments =
  | [options: ContinuousBernoulliOptions]
  | [probs: NumberOrTensor | null, ...rest: Rest<ContinuousBernoulliOptions, ['logits', 'lims', 'validateArgs']>]

/**
 * Numbers from 0 to 1 with a density proportional to a Bernoulli's, for pixels that are not only black or white.
 * `new ContinuousBernoulli(0.3)` or `new ContinuousBernoulli({ logits })`. Here `probs` is neither a probability nor
 * the mean.
 * @throws TorchError `ERR_RANGE` for probs outside 0 to 1
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#continuousbernoulli
 */
export class ContinuousBernoulli extends OfProbabilities {
  protected readonly made: 'probs' | 'logits'
  protected readonly param: Tensor
  private readonly lims: readonly [number, number]

  constructor(...args: ContinuousBernoulliArguments) {
    const names = ['probs', 'logits', 'lims', 'validateArgs'] as const
    const { lims = [0.499, 0.501], ...rest } = named<ContinuousBernoulliOptions>(where, names, args)
    requireArray(where, 'lims', lims)
    const { name, value, options: all } = probsOrLogits(where, [rest])
    const [param] = broadcastAll(where, { [name]: value })
    super(param.shape, [], all)
    this.made = name
    this.param = param
    this.lims = lims as [number, number]
    this.validate()
    if (name === 'probs') this.param = clampProbs(param)
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { probs: constraints.unitInterval, logits: constraints.real }
  }
  get support() {
    return constraints.unitInterval
  }
  override get probs(): Tensor {
    return this.made === 'probs' ? this.param : clampProbs(super.probs)
  }
  override get mean(): Tensor {
    const cut = this.cut
    const mean = cut.div(cut.mul(2).sub(1)).add(cut.neg().log1p().sub(cut.log()).reciprocal())
    const x = this.probs.sub(0.5)
    const taylor = x
      .pow(2)
      .mul(16 / 45)
      .add(1 / 3)
      .mul(x)
      .add(0.5)
    return ops.where(this.isStable, mean, taylor)
  }
  override get variance(): Tensor {
    const cut = this.cut
    const inner = cut.mul(cut.sub(1)).div(ops.rsub(cut.mul(2), 1).pow(2))
    const variance = inner.add(cut.neg().log1p().sub(cut.log()).pow(2).reciprocal())
    const x = this.probs.sub(0.5).pow(2)
    const taylor = ops.rsub(ops.rsub(x.mul(128 / 945), 1 / 15).mul(x), 1 / 12)
    return ops.where(this.isStable, variance, taylor)
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus(`${where}.expand`, 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.withParam(batchShape, batchShape)
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.sample`, 1, arguments)
    return noGrad(() => this.rsample(sampleShape))
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.rsample`, 1, arguments)
    return this.quantile(emptyLike(this.extendedShape(sampleShape), this.probs).uniform_())
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.logProb`, 1, arguments)
    const [logits, x] = ops.broadcastTensors([this.logits, this.valued(value, this.param)])
    return crossEntropyOfLogits(logits, x).neg().add(this.logNorm)
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.cdf`, 1, arguments)
    const x = this.valued(value, this.param)
    const cut = this.cut
    const raised = cut.pow(x).mul(ops.rsub(cut, 1).pow(ops.rsub(x, 1)))
    const inside = raised.add(cut).sub(1).div(cut.mul(2).sub(1))
    const found = ops.where(this.isStable, inside, x)
    return ops.where(x.le(0), ops.zerosLike(x), ops.where(x.ge(1), ops.onesLike(x), found))
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.icdf`, 1, arguments)
    return this.quantile(broadcastAll(this.name, { value, like: this.param })[0])
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus(`${where}.entropy`, 0, arguments)
    const [none, one] = [this.probs.neg().log1p(), this.probs.log()]
    return this.mean.mul(none.sub(one)).sub(this.logNorm).sub(none)
  }

  /** @internal The logarithm of the normalising constant. */
  get logNorm(): Tensor {
    const cut = this.cut
    const below = ops.where(cut.le(0.5), cut, ops.zerosLike(cut))
    const above = ops.where(cut.ge(0.5), cut, ops.onesLike(cut))
    const odds = cut.neg().log1p().sub(cut.log()).abs().log()
    const side = ops.where(cut.le(0.5), below.mul(-2).log1p(), above.mul(2).sub(1).log())
    const x = this.probs.sub(0.5).pow(2)
    const taylor = x
      .mul(104 / 45)
      .add(4 / 3)
      .mul(x)
      .add(Math.log(2))
    return ops.where(this.isStable, odds.sub(side), taylor)
  }

  private quantile(p: Tensor): Tensor {
    const cut = this.cut
    const none = cut.neg().log1p()
    const inside = p.mul(cut.mul(2).sub(1)).sub(cut).log1p().sub(none)
    return ops.where(this.isStable, inside.div(cut.log().sub(none)), p)
  }

  private get isStable(): Tensor {
    return this.probs.le(this.lims[0]).logicalOr(this.probs.gt(this.lims[1]))
  }

  private get cut(): Tensor {
    return ops.where(this.isStable, this.probs, ops.fullLike(this.probs, this.lims[0]))
  }
}
