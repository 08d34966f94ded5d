import { type Args, positional, shapeFor, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { Categorical } from './categorical'
import type { Constraint } from './constraints'
import { Distribution, type DistributionOptions } from './distribution'

/**
 * A mixture of distributions of one class. The components are along the last batch dimension of `component`, and the Categorical
 * `mixture` has their probabilities.
 * @throws TypeError for values that are not distributions, TorchError `ERR_SHAPE` for batches that do not fit together
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#mixturesamefamily
 */
export class MixtureSameFamily<Component extends Distribution = Distribution> extends Distribution {
  readonly mixtureDistribution: Categorical
  readonly componentDistribution: Component

  constructor(
    ...given: Args<
      'distributions.MixtureSameFamily',
      [mixtureDistribution: Categorical, componentDistribution: Component],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [mixture, component, options = {}] = positional('distributions.MixtureSameFamily', given)
    if (arguments.length > 3) throw surplus('distributions.MixtureSameFamily', 3, arguments)
    const where = 'distributions.MixtureSameFamily'
    if (!(mixture instanceof Categorical)) throw typeError(`${where}: the mixture must be a Categorical`)
    if (!(component instanceof Distribution)) throw typeError(`${where}: the component must be a distribution`)
    const batchShape = component.batchShape.slice(0, -1)
    const fits = (size: number, i: number) => {
      const other = batchShape.at(i - mixture.batchShape.length) ?? 1
      return size === 1 || other === 1 || size === other
    }
    if (component.batchShape.at(-1) !== mixture.numEvents || !mixture.batchShape.every(fits)) {
      const want = `components [${component.batchShape.join(', ')}] for a mixture [${mixture.paramShape.join(', ')}]`
      throw new TorchError('ERR_SHAPE', `${where}: ${want} do not fit together`)
    }
    super(batchShape, component.eventShape, options)
    this.mixtureDistribution = mixture
    this.componentDistribution = component as Component
  }

  get argConstraints() {
    return {}
  }
  /** The constraint of the components' values. */
  get support(): Constraint {
    const { support } = this.componentDistribution
    return { ...support, check: (value) => support.check(this.spread(value)).all(-1) }
  }
  override get mean(): Tensor {
    return this.weighted(this.componentDistribution.mean)
  }
  override get variance(): Tensor {
    const { mean, variance } = this.componentDistribution
    return this.weighted(variance).add(this.weighted(mean.sub(this.spread(this.mean)).pow(2)))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.MixtureSameFamily.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, {
      componentDistribution: this.componentDistribution.expand([...batchShape, this.mixtureDistribution.numEvents]),
      mixtureDistribution: this.mixtureDistribution.expand(batchShape),
    })
  }

  override cdf(value: Tensor | number): Tensor {
    if (arguments.length > 1) throw surplus('distributions.MixtureSameFamily.cdf', 1, arguments)
    const x = this.spread(this.valued(value, this.mixtureDistribution.probs))
    return this.componentDistribution.cdf(x).mul(this.mixtureDistribution.probs).sum([-1])
  }

  override logProb(value: Tensor | number): Tensor {
    if (arguments.length > 1) throw surplus('distributions.MixtureSameFamily.logProb', 1, arguments)
    const x = this.spread(this.valued(value, this.mixtureDistribution.probs))
    const shares = this.mixtureDistribution.logits.logSoftmax(-1)
    return this.componentDistribution.logProb(x).add(shares).logsumexp([-1])
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.MixtureSameFamily.sample', 1, arguments)
    this.extendedShape(sampleShape)
    return noGrad(() => {
      const dim = sampleShape.length + this.batchShape.length
      const chosen = this.mixtureDistribution.sample(sampleShape)
      const all = this.componentDistribution.sample(sampleShape)
      const places = chosen.reshape([...chosen.shape, 1, ...this.eventShape.map(() => 1)])
      return all.gather(dim, places.repeat([...chosen.shape.map(() => 1), 1, ...this.eventShape])).squeeze(dim)
    })
  }

  override toString(): string {
    if (arguments.length > 0) throw surplus('distributions.MixtureSameFamily.toString', 0, arguments)
    return `MixtureSameFamily(\n  ${this.mixtureDistribution},\n  ${this.componentDistribution})`
  }

  /** Adds a dimension to a value that broadcasts over the components. */
  private spread(value: Tensor): Tensor {
    return value.unsqueeze(-1 - this.eventShape.length)
  }

  private weighted(values: Tensor): Tensor {
    const { probs, batchShape } = this.mixtureDistribution
    const missing = batchShape.length === 1 ? 0 : this.batchShape.length - batchShape.length
    const ones = (count: number) => Array<number>(count).fill(1)
    const shape = [...batchShape, ...ones(missing), probs.size(-1), ...ones(this.eventShape.length)]
    return ops.mul(probs.reshape(shape), values).sum([-1 - this.eventShape.length])
  }
}
