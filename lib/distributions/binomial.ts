import { shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { broadcastAll, type NumberOrTensor } from './numbers'
import { type CountedArguments, countOf, OfProbabilities, probsOrLogits } from './probabilities'

/**
 * The binomial distribution: the number of successes in `totalCount` independent trials.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#binomial
 */
export class Binomial extends OfProbabilities {
  readonly totalCount: Tensor
  protected readonly made: 'probs' | 'logits'
  protected readonly param: Tensor

  constructor(...args: CountedArguments<NumberOrTensor>) {
    const where = 'distributions.Binomial'
    const { totalCount, ...rest } = countOf<NumberOrTensor>(where, args)
    const { name, value, options } = probsOrLogits(where, [rest])
    // The probability comes first, since numbers take the dtype of the first tensor.
    const [param, count] = broadcastAll(where, { [name]: value, totalCount })
    super(param.shape, [], options)
    this.made = name
    this.param = param
    this.totalCount = count.typeAs(param)
    this.validate()
  }

  override get hasEnumerateSupport(): boolean {
    return true
  }
  get argConstraints() {
    return {
      totalCount: constraints.nonnegativeInteger,
      probs: constraints.unitInterval,
      logits: constraints.real,
    }
  }
  get support() {
    return constraints.integerInterval(0, this.totalCount)
  }
  override get mean(): Tensor {
    return this.totalCount.mul(this.probs)
  }
  override get mode(): Tensor {
    return this.totalCount.add(1).mul(this.probs).floor().minimum(this.totalCount)
  }
  override get variance(): Tensor {
    return this.totalCount.mul(this.probs).mul(ops.rsub(this.probs, 1))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Binomial.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.withParam(batchShape, batchShape, { totalCount: this.totalCount.expand(batchShape) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Binomial.sample', 1, arguments)
    const shape = this.extendedShape(sampleShape)
    return noGrad(() => ops.binomial(this.totalCount.expand(shape), this.probs.expand(shape)))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Binomial.logProb', 1, arguments)
    const { totalCount: n, logits } = this
    const x = this.valued(value, this.param)
    const [all, hits, misses] = [n, x, n.sub(x)].map((count) => count.add(1).lgamma())
    // log(1 + exp(logits)) without overflow.
    const above = logits.clamp(0).add(logits).sub(logits.clamp(null, 0)).div(2)
    const scaled = n.mul(above).add(n.mul(logits.abs().neg().exp().log1p())).sub(all)
    return x.mul(logits).sub(hits).sub(misses).sub(scaled)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Binomial.entropy', 0, arguments)
    const logProb = this.logProb(this.enumerateSupport({ expand: false }))
    return logProb.exp().mul(logProb).sum([0]).neg()
  }

  override enumerateSupport(options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Binomial.enumerateSupport', 1, arguments)
    const expand = this.expands(options)
    const most = Number(this.totalCount.max().item())
    if (Number(this.totalCount.min().item()) !== most) {
      const what = 'enumerateSupport and entropy need one totalCount for the whole batch'
      throw new TorchError('ERR_NOT_IMPLEMENTED', `distributions.Binomial: ${what}`)
    }
    const { dtype, device } = this.param
    return this.counted(ops.arange(1 + most, { dtype, device }), expand)
  }
}
