import { type Forms, positional, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Gamma } from './gamma'
import { broadcastAll, type NumberOrTensor } from './numbers'
import { OfProbabilities, type ProbabilityArguments, probsOrLogits } from './probabilities'

/**
 * The negative binomial distribution: the number of successes before `totalCount` failures. `totalCount` need not be an integer.
 * @throws TorchError `ERR_RANGE` unless the probability is from 0 to below 1
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#negativebinomial
 */
export class NegativeBinomial extends OfProbabilities {
  readonly totalCount: Tensor
  protected readonly made: 'probs' | 'logits'
  protected readonly param: Tensor

  constructor(
    ...args: Forms<'distributions.NegativeBinomial', [totalCount: NumberOrTensor, ...rest: ProbabilityArguments]>
  ) {
    const where = 'distributions.NegativeBinomial'
    const [totalCount, ...rest] = positional(where, args)
    const { name, value, options } = probsOrLogits(where, rest)
    const [param, count] = broadcastAll(where, { [name]: value, totalCount })
    super(param.shape, [], options)
    this.made = name
    this.param = param
    this.totalCount = count.typeAs(param)
    this.validate()
  }

  get argConstraints() {
    return {
      totalCount: constraints.nonnegative,
      probs: constraints.halfOpenInterval(0, 1),
      logits: constraints.real,
    }
  }
  get support() {
    return constraints.nonnegativeInteger
  }
  override get mean(): Tensor {
    return this.totalCount.mul(this.logits.exp())
  }
  override get mode(): Tensor {
    return this.totalCount.sub(1).mul(this.logits.exp()).floor().clamp(0)
  }
  override get variance(): Tensor {
    return this.mean.div(this.logits.neg().sigmoid())
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.NegativeBinomial.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.withParam(batchShape, batchShape, { totalCount: this.totalCount.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.NegativeBinomial.sample', 1, arguments)
    return noGrad(() => {
      const rates = new Gamma(this.totalCount, this.logits.neg().exp(), { validateArgs: false })
      return ops.poisson(rates.sample(sampleShape))
    })
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.NegativeBinomial.logProb', 1, arguments)
    const { totalCount: count, logits } = this
    const x = this.valued(value, this.param)
    const unscaled = count.mul(ops.logSigmoid(logits.neg())).add(x.mul(ops.logSigmoid(logits)))
    const total = count.add(x)
    const scale = total.lgamma().neg().add(x.add(1).lgamma()).add(count.lgamma()).maskedFill(total.eq(0), 0)
    return unscaled.sub(scale)
  }
}
