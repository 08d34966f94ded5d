import { type Args, positional, shapeFor, shown, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { sumRightmost } from './numbers'

const where = 'distributions.Independent'

/**
 * Reinterprets the last batch dimensions of a distribution as event dimensions: log probabilities are summed over them.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#independent
 */
export class Independent<Base extends Distribution = Distribution> extends Distribution {
  readonly baseDist: Base
  readonly reinterpretedBatchNdims: number

  /** @throws TorchError `ERR_RANGE` for more dimensions than the batch has */
  constructor(
    ...given: Args<
      'distributions.Independent',
      [baseDistribution: Base, reinterpretedBatchNdims: number],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [baseDistribution, reinterpretedBatchNdims, options = {}] = positional('distributions.Independent', given)
    if (arguments.length > 3) throw surplus('distributions.Independent', 3, arguments)
    if (!(baseDistribution instanceof Distribution)) throw typeError(`${where}: needs a distribution`)
    const { batchShape, eventShape } = baseDistribution
    const kept = batchShape.length - reinterpretedBatchNdims
    if (!Number.isInteger(reinterpretedBatchNdims) || reinterpretedBatchNdims < 0 || kept < 0) {
      const what = `reinterpretedBatchNdims must be a whole number from 0 to ${batchShape.length}, the batch's dimensions`
      throw new TorchError('ERR_RANGE', `${where}: ${what}, but it is ${shown(reinterpretedBatchNdims)}`)
    }
    super(batchShape.slice(0, kept), [...batchShape.slice(kept), ...eventShape], options)
    this.baseDist = baseDistribution as Base
    this.reinterpretedBatchNdims = reinterpretedBatchNdims
  }

  override get hasRsample(): boolean {
    return this.baseDist.hasRsample
  }
  override get hasEnumerateSupport(): boolean {
    return this.reinterpretedBatchNdims === 0 && this.baseDist.hasEnumerateSupport
  }
  get argConstraints() {
    return {}
  }
  get support() {
    return constraints.independent(this.baseDist.support, this.reinterpretedBatchNdims)
  }
  override get mean(): Tensor {
    return this.baseDist.mean
  }
  override get mode(): Tensor {
    return this.baseDist.mode
  }
  override get variance(): Tensor {
    return this.baseDist.variance
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Independent.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const parts = this.eventShape.slice(0, this.reinterpretedBatchNdims)
    return this.expandedTo(batchShape, { baseDist: this.baseDist.expand([...batchShape, ...parts]) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Independent.sample', 1, arguments)
    return this.baseDist.sample(sampleShape)
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Independent.rsample', 1, arguments)
    return this.baseDist.rsample(sampleShape)
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Independent.logProb', 1, arguments)
    return sumRightmost(this.baseDist.logProb(value), this.reinterpretedBatchNdims)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Independent.entropy', 0, arguments)
    return sumRightmost(this.baseDist.entropy(), this.reinterpretedBatchNdims)
  }

  override enumerateSupport(options: { expand?: boolean } = {}): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Independent.enumerateSupport', 1, arguments)
    if (this.reinterpretedBatchNdims > 0) throw this.missing('enumerateSupport')
    return this.baseDist.enumerateSupport(options)
  }

  override toString(): string {
    if (arguments.length > 0) throw surplus('distributions.Independent.toString', 0, arguments)
    return `Independent(${this.baseDist}, ${this.reinterpretedBatchNdims})`
  }
}
