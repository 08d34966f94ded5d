import { shapeFor, shown, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { type Tensor, tensor } from '../tensor'
import { Binomial } from './binomial'
import { Categorical } from './categorical'
import * as constraints from './constraints'
import { Distribution } from './distribution'
import { type CountedArguments, countOf, probsOrLogits } from './probabilities'

/**
 * The multinomial distribution: how often each category occurs in `totalCount` trials.
 * @throws TorchError `ERR_RANGE` if the count is not an integer
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#multinomial
 */
export class Multinomial extends Distribution {
  readonly totalCount: number
  readonly categorical: Categorical

  constructor(...args: CountedArguments<number, Tensor>) {
    const where = 'distributions.Multinomial'
    const { totalCount, ...rest } = countOf<number>(where, args)
    if (!Number.isSafeInteger(totalCount) || totalCount < 0) {
      throw new TorchError('ERR_RANGE', `${where}: totalCount must be a whole number, but it is ${shown(totalCount)}`)
    }
    const categorical = new Categorical(rest)
    super(categorical.batchShape, categorical.paramShape.slice(-1), probsOrLogits(where, [rest]).options)
    this.totalCount = totalCount
    this.categorical = categorical
  }

  get argConstraints() {
    return this.categorical.argConstraints
  }
  get support() {
    return constraints.counts(this.totalCount)
  }
  get probs(): Tensor {
    return this.categorical.probs
  }
  get logits(): Tensor {
    return this.categorical.logits
  }
  override get mean(): Tensor {
    return this.probs.mul(this.totalCount)
  }
  override get variance(): Tensor {
    return this.probs.mul(this.totalCount).mul(ops.rsub(this.probs, 1))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Multinomial.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { categorical: this.categorical.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Multinomial.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    return noGrad(() => {
      const trials = ops.movedim(this.categorical.sample([this.totalCount, ...sampleShape]), 0, -1)
      const { device } = trials
      const counts = ops.zeros(shape, { dtype: 'int64', device })
      return counts.scatterAdd(-1, trials, ops.onesLike(trials)).to(this.probs.dtype)
    })
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Multinomial.entropy', 0, arguments)
    const n = tensor(this.totalCount, { dtype: 'float32' })
    const each = new Binomial(this.totalCount, this.probs, { validateArgs: false })
    const all = each.enumerateSupport({ expand: false })
    const support = all.narrow(0, 1, all.shape[0] - 1)
    const weights = support.add(1).lgamma()
    const known = each.logProb(support).exp().mul(weights).sum([0, -1])
    return this.categorical.entropy().mul(n).sub(n.add(1).lgamma()).add(known)
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Multinomial.logProb', 1, arguments)
    const [logits, x] = ops.broadcastTensors([this.logits, this.valued(value, this.probs)])
    const possible = logits.maskedFill(x.eq(0).logicalAnd(logits.eq(Number.NEGATIVE_INFINITY)), 0)
    const orders = x
      .sum([-1])
      .add(1)
      .lgamma()
      .sub(x.add(1).lgamma().sum([-1]))
    return orders.add(possible.mul(x).sum([-1]))
  }
}
