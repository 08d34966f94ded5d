import { shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { refuseWhere } from '../binding/ops'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { broadcastAll, crossEntropyOfLogits, emptyLike, limitsOf, type NumberOrTensor } from './numbers'
import { OfProbabilities, type ProbabilityArguments, probsOrLogits } from './probabilities'

/** The base of distributions of one probability. */
export abstract class OfOneProbability extends OfProbabilities {
  protected readonly made: 'probs' | 'logits'
  protected readonly param: Tensor

  constructor(where: string, args: ProbabilityArguments) {
    const { name, value, options } = probsOrLogits(where, args)
    const [param] = broadcastAll(where, { [name]: value })
    super(param.shape, [], options)
    this.made = name
    this.param = param
    this.validate()
  }

  get argConstraints() {
    return { probs: constraints.unitInterval, logits: constraints.real }
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus(`distributions.${this.constructor.name}.expand`, 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.withParam(batchShape, batchShape)
  }
}

/**
 * The Bernoulli distribution: 1 with a given probability, else 0. `new Bernoulli(0.3)` or `new Bernoulli({ logits })`.
 * @throws TorchError `ERR_RANGE` for a probability outside 0 to 1
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#bernoulli
 */
export class Bernoulli extends OfOneProbability {
  constructor(...args: ProbabilityArguments) {
    super('distributions.Bernoulli', args)
  }

  override get hasEnumerateSupport(): boolean {
    return true
  }
  get support() {
    return constraints.boolean
  }
  override get mean(): Tensor {
    return this.probs
  }
  override get mode(): Tensor {
    const { probs } = this
    return probs.ge(0.5).to(probs.dtype).maskedFill(probs.eq(0.5), Number.NaN)
  }
  override get variance(): Tensor {
    return this.probs.mul(ops.rsub(this.probs, 1))
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Bernoulli.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    return noGrad(() => ops.bernoulli(this.probs.expand(shape)))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Bernoulli.logProb', 1, arguments)
    const [logits, x] = ops.broadcastTensors([this.logits, this.valued(value, this.param)])
    return crossEntropyOfLogits(logits, x).neg()
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Bernoulli.entropy', 0, arguments)
    return crossEntropyOfLogits(this.logits, this.probs)
  }

  override enumerateSupport(options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Bernoulli.enumerateSupport', 1, arguments)
    const expand = this.expands(options)
    const { dtype, device } = this.param
    return this.counted(ops.arange(2, { dtype, device }), expand)
  }
}

/**
 * The geometric distribution: the number of failures before the first success.
 * @throws TorchError `ERR_RANGE` unless the probability is above 0 and at most 1
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#geometric
 */
export class Geometric extends OfOneProbability {
  constructor(...args: ProbabilityArguments) {
    super('distributions.Geometric', args)
    if (!this.validates || this.made === 'logits') return
    refuseWhere(this.probs.gt(0).logicalNot(), 'distributions.Geometric: probs must be above 0, but one is 0')
  }

  get support() {
    return constraints.nonnegativeInteger
  }
  override get mean(): Tensor {
    return this.probs.reciprocal().sub(1)
  }
  override get mode(): Tensor {
    return ops.zerosLike(this.probs)
  }
  override get variance(): Tensor {
    return this.probs.reciprocal().sub(1).div(this.probs)
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Geometric.sample', 1, arguments)
    return noGrad(() => {
      const u = emptyLike(this.extendedShape(sampleShape), this.probs).uniform_(limitsOf(this.probs).tiny, 1)
      return u.log().div(this.probs.neg().log1p()).floor()
    })
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Geometric.logProb', 1, arguments)
    const [x, probs] = ops.broadcastTensors([this.valued(value, this.param), this.probs])
    // With probability 1 and no failures, 0 * log(0) must be 0.
    const certain = probs.eq(1).logicalAnd(x.eq(0))
    return x.mul(probs.maskedFill(certain, 0).neg().log1p()).add(this.probs.log())
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Geometric.entropy', 0, arguments)
    return crossEntropyOfLogits(this.logits, this.probs).div(this.probs)
  }
}
