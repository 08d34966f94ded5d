import { shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution } from './distribution'
import { limitsOf, type NumberOrTensor } from './numbers'
import { OfProbabilities, type ProbabilityArguments, probsOrLogits } from './probabilities'

/** Normalises probabilities to a sum of 1, or logits so that their exponentials sum to 1. */
function normalised(where: string, name: 'probs' | 'logits', value: unknown): Tensor {
  if (!(value instanceof Tensor)) throw typeError(`${where}: ${name} must be a tensor of at least one dimension`)
  if (value.ndim < 1) {
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must have at least one dimension, for the categories`)
  }
  return name === 'probs' ? value.div(value.sum([-1], true)) : value.sub(value.logsumexp([-1], true))
}

/**
 * The categorical distribution over the categories 0 to K - 1. Their probabilities are along the last dimension and need not sum to
 * 1.
 * `new Categorical(probs)` or `new Categorical({ logits })`.
 * @throws TorchError `ERR_RANGE` for a probability below 0, `ERR_SHAPE` for a tensor without dimensions
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#categorical
 */
export class Categorical extends OfProbabilities {
  protected readonly made: 'probs' | 'logits'
  protected readonly param: Tensor
  protected override readonly isBinary = false

  constructor(...args: ProbabilityArguments<Tensor>) {
    const where = 'distributions.Categorical'
    const { name, value, options } = probsOrLogits<Tensor>(where, args)
    const param = normalised(where, name, value)
    super(param.shape.slice(0, -1), [], options)
    this.made = name
    this.param = param
    this.validate()
  }

  override get hasEnumerateSupport(): boolean {
    return true
  }
  get argConstraints() {
    return { probs: constraints.simplex, logits: constraints.realVector }
  }
  get support() {
    return constraints.integerInterval(0, this.numEvents - 1)
  }

  /** The number of categories. */
  get numEvents(): number {
    return this.param.size(-1)
  }

  /** NaN: categories have no mean. */
  override get mean(): Tensor {
    return this.nothing
  }
  override get mode(): Tensor {
    return this.probs.argmax(-1)
  }
  override get variance(): Tensor {
    return this.nothing
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Categorical.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.withParam(batchShape, [...batchShape, this.numEvents])
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Categorical.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    const count = sampleShape.reduce((product, size) => product * size, 1)
    return noGrad(() => {
      const rows = this.probs.reshape([-1, this.numEvents])
      return ops.multinomial(rows, count, true).t().reshape(shape)
    })
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Categorical.logProb', 1, arguments)
    const index = this.valued(value, this.param).to('int64').unsqueeze(-1)
    const [places, logs] = ops.broadcastTensors([index, this.logits])
    return logs.gather(-1, places.narrow(-1, 0, 1)).squeeze(-1)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Categorical.entropy', 0, arguments)
    // A category of probability 0 has a logit of -inf, and 0 * -inf would be NaN.
    const logits = this.logits.clamp(limitsOf(this.logits).min)
    return logits.mul(this.probs).sum([-1]).neg()
  }

  override enumerateSupport(options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Categorical.enumerateSupport', 1, arguments)
    const expand = this.expands(options)
    const { device } = this.param
    return this.counted(ops.arange(this.numEvents, { dtype: 'int64', device }), expand)
  }

  private get nothing(): Tensor {
    const { dtype, device } = this.param
    return ops.full(this.batchShape, Number.NaN, { dtype, device })
  }
}

/**
 * The categorical distribution with one-hot vectors as values.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#onehotcategorical
 */
export class OneHotCategorical extends Distribution {
  /** The same distribution with category numbers as values. */
  readonly categorical: Categorical

  constructor(...args: ProbabilityArguments<Tensor>) {
    const categorical = new Categorical(...args)
    const { options } = probsOrLogits('distributions.OneHotCategorical', args)
    super(categorical.batchShape, categorical.paramShape.slice(-1), options)
    this.categorical = categorical
  }

  override get hasEnumerateSupport(): boolean {
    return true
  }
  get argConstraints() {
    return this.categorical.argConstraints
  }
  get support() {
    return constraints.oneHot
  }
  get probs(): Tensor {
    return this.categorical.probs
  }
  get logits(): Tensor {
    return this.categorical.logits
  }
  override get mean(): Tensor {
    return this.probs
  }
  override get mode(): Tensor {
    return this.vectors(this.probs.argmax(-1))
  }
  override get variance(): Tensor {
    return this.probs.mul(ops.rsub(this.probs, 1))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.OneHotCategorical.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { categorical: this.categorical.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.OneHotCategorical.sample', 1, arguments)
    return this.vectors(this.categorical.sample(sampleShape))
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.OneHotCategorical.logProb', 1, arguments)
    return this.categorical.logProb(this.valued(value, this.probs).argmax(-1))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.OneHotCategorical.entropy', 0, arguments)
    return this.categorical.entropy()
  }

  override enumerateSupport(options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.OneHotCategorical.enumerateSupport', 1, arguments)
    const expand = this.expands(options)
    const [size] = this.eventShape
    const { dtype, device } = this.probs
    const values = ops.eye(size, { dtype, device }).reshape([size, ...this.batchShape.map(() => 1), size])
    return expand ? values.expand([size, ...this.batchShape, size]) : values
  }

  private vectors(categories: Tensor): Tensor {
    return ops.oneHot(categories, this.eventShape[0]).to(this.probs.dtype)
  }
}

/**
 * As {@link OneHotCategorical}, with gradients that go to the probabilities as if the vectors were these.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#onehotcategoricalstraightthrough
 */
export class OneHotCategoricalStraightThrough extends OneHotCategorical {
  override get hasRsample(): boolean {
    return true
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.OneHotCategoricalStraightThrough.rsample', 1, arguments)
    const { probs } = this
    return this.sample(sampleShape).add(probs.sub(probs.detach()))
  }
}
