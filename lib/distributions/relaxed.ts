import { type Forms, positional, requireTensor, shapeFor, surplus } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { OfOneProbability } from './bernoulli'
import { Categorical } from './categorical'
import * as constraints from './constraints'
import { Distribution } from './distribution'
import { clampProbs, emptyLike, type NumberOrTensor } from './numbers'
import { type ProbabilityArguments, probsOrLogits } from './probabilities'
import { TransformedDistribution } from './transformed'
import { ExpTransform, SigmoidTransform } from './transforms'

/** The distribution of a relaxed Bernoulli's logits; the sigmoid of its values are the relaxed Bernoulli's. */
class LogitRelaxedBernoulli extends OfOneProbability {
  constructor(
    readonly temperature: Tensor,
    args: ProbabilityArguments,
  ) {
    const where = 'distributions.RelaxedBernoulli'
    requireTensor(where, 'temperature', temperature)
    super(where, args)
  }

  override get hasRsample(): boolean {
    return true
  }
  get support() {
    return constraints.real
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    const shape = this.extendedShape(sampleShape)
    const probs = clampProbs(this.probs.expand(shape))
    const u = clampProbs(emptyLike(shape, probs).uniform_())
    const noise = u.log().sub(u.neg().log1p())
    return noise.add(probs.log()).sub(probs.neg().log1p()).div(this.temperature)
  }

  override logProb(value: NumberOrTensor): Tensor {
    const [logits, x] = ops.broadcastTensors([this.logits, this.valued(value, this.param)])
    const away = logits.sub(x.mul(this.temperature))
    return this.temperature.log().add(away).sub(away.exp().log1p().mul(2))
  }
}

/** The logarithms of a relaxed one-hot vector. */
class ExpRelaxedCategorical extends Distribution {
  readonly categorical: Categorical

  constructor(
    readonly temperature: Tensor,
    args: ProbabilityArguments<Tensor>,
  ) {
    requireTensor('distributions.RelaxedOneHotCategorical', 'temperature', temperature)
    const categorical = new Categorical(...args)
    const { options } = probsOrLogits('distributions.RelaxedOneHotCategorical', args)
    super(categorical.batchShape, categorical.paramShape.slice(-1), options)
    this.categorical = categorical
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return this.categorical.argConstraints
  }
  /** Vectors whose exponentials add up to 1, as in PyTorch. */
  get support() {
    return constraints.realVector
  }
  get probs(): Tensor {
    return this.categorical.probs
  }
  get logits(): Tensor {
    return this.categorical.logits
  }

  expand(batchShape: readonly number[]): this {
    return this.expandedTo(batchShape, { categorical: this.categorical.expand(batchShape) })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    const { logits } = this
    const u = clampProbs(emptyLike(this.extendedShape(sampleShape), logits).uniform_())
    const gumbels = u.log().neg().log().neg()
    const scores = logits.add(gumbels).div(this.temperature)
    return scores.sub(scores.logsumexp([-1], true))
  }

  override logProb(value: Tensor): Tensor {
    const [count] = this.eventShape
    const [logits, x] = ops.broadcastTensors([this.logits, this.valued(value, this.logits)])
    const scale = ops
      .fullLike(this.temperature, count)
      .lgamma()
      .sub(this.temperature.log().mul(1 - count))
    const score = logits.sub(x.mul(this.temperature))
    return score
      .sub(score.logsumexp([-1], true))
      .sum([-1])
      .add(scale)
  }
}

/** The base of both relaxed distributions: it has the parameters of its base distribution. */
class Relaxed<Base extends LogitRelaxedBernoulli | ExpRelaxedCategorical> extends TransformedDistribution<Base> {
  override get argConstraints() {
    return this.baseDist.argConstraints
  }
  protected override get given(): string[] {
    return []
  }
  get temperature(): Tensor {
    return this.baseDist.temperature
  }
  get probs(): Tensor {
    return this.baseDist.probs
  }
  get logits(): Tensor {
    return this.baseDist.logits
  }
}

/**
 * A Bernoulli distribution that gradients pass through. Its values lie between 0 and 1, and the lower the temperature,
 * the nearer they are to 0 or 1.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#relaxedbernoulli
 */
export class RelaxedBernoulli extends Relaxed<LogitRelaxedBernoulli> {
  constructor(...args: Forms<'distributions.RelaxedBernoulli', [temperature: Tensor, ...rest: ProbabilityArguments]>) {
    const [temperature, ...rest] = positional('distributions.RelaxedBernoulli', args)
    const { options } = probsOrLogits('distributions.RelaxedBernoulli', rest)
    super(new LogitRelaxedBernoulli(temperature, rest), new SigmoidTransform(), options)
  }

  override get support() {
    return constraints.unitInterval
  }
}

/**
 * A one-hot distribution that gradients pass through (Gumbel-softmax). Its vectors sum to 1, and the lower the
 * temperature, the nearer they are to one-hot ones.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#relaxedonehotcategorical
 */
export class RelaxedOneHotCategorical extends Relaxed<ExpRelaxedCategorical> {
  constructor(
    ...args: Forms<
      'distributions.RelaxedOneHotCategorical',
      [temperature: Tensor, ...rest: ProbabilityArguments<Tensor>]
    >
  ) {
    const [temperature, ...rest] = positional('distributions.RelaxedOneHotCategorical', args)
    const { options } = probsOrLogits('distributions.RelaxedOneHotCategorical', rest)
    super(new ExpRelaxedCategorical(temperature, rest), new ExpTransform(), options)
  }

  override get support() {
    return constraints.simplex
  }

  override expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.RelaxedOneHotCategorical.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return super.expand(batchShape)
  }
}
