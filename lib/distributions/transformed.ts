import { type Args, eachOf, positional, shapeFor, shown, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { Independent } from './independent'
import { type NumberOrTensor, sumRightmost } from './numbers'
import { ComposeTransform, product, Transform } from './transforms'

/** A parameter of the innermost base distribution, which has the dtype and device of the values. */
function parameterOf(distribution: Distribution): Tensor {
  const fields = Object.values(distribution)
  const found = fields.find((field) => field instanceof Tensor)
  return found ?? parameterOf(fields.find((field) => field instanceof Distribution) as Distribution)
}

/**
 * The distribution of another distribution's values after transforms.
 * @throws TorchError `ERR_SHAPE` if the base has fewer dimensions than a transform takes
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#transformeddistribution
 */
export class TransformedDistribution<Base extends Distribution = Distribution> extends Distribution {
  readonly baseDist: Base
  readonly transforms: readonly Transform[]

  constructor(
    ...args: Args<
      'distributions.TransformedDistribution',
      [baseDistribution: Base, transforms: Transform | readonly Transform[]],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [base, transforms, options = {}] = positional('distributions.TransformedDistribution', args)
    if (arguments.length > 3) throw surplus('distributions.TransformedDistribution', 3, arguments)
    const where = 'distributions.TransformedDistribution'
    if (!(base instanceof Distribution)) throw typeError(`${where}: needs a distribution`)
    const list = eachOf(
      where,
      'transforms',
      transforms instanceof Transform ? [transforms] : transforms,
      (transform) => {
        if (!(transform instanceof Transform))
          throw typeError(`${where}: needs transforms, but was given ${shown(transform)}`)
        return transform
      },
    )
    const { domain, codomain, ...whole } = shapesOf(where, base, list)
    const baseEvent = base.eventShape.length
    const wide = base.expand(whole.base.slice(0, whole.base.length - baseEvent))
    const taken = domain.eventDim - baseEvent
    const eventDim = Math.max(codomain.eventDim, baseEvent + codomain.eventDim - domain.eventDim)
    const cut = whole.forward.length - eventDim
    super(whole.forward.slice(0, cut), whole.forward.slice(cut), options)
    this.baseDist = (taken > 0 ? new Independent(wide, taken) : wide) as Base
    this.transforms = list
  }

  override get hasRsample(): boolean {
    return this.baseDist.hasRsample
  }
  get argConstraints(): Record<string, constraints.Constraint> {
    return {}
  }
  get support(): constraints.Constraint {
    const last = this.transforms.at(-1)
    if (!last) return this.baseDist.support
    const more = this.eventShape.length - last.codomain.eventDim
    return more > 0 ? constraints.independent(last.codomain, more) : last.codomain
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const { baseDist, transforms } = this
    const shape = new ComposeTransform(transforms).inverseShape([...batchShape, ...this.eventShape])
    const base = baseDist.expand(shape.slice(0, shape.length - baseDist.eventShape.length))
    return this.expandedTo(batchShape, { baseDist: base })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.sample', 1, arguments)
    return noGrad(() => this.transformed(this.baseDist.sample(sampleShape)))
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.rsample', 1, arguments)
    return this.transformed(this.baseDist.rsample(sampleShape))
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.logProb', 1, arguments)
    let y = this.valued(value, parameterOf(this.baseDist))
    let eventDim = this.eventShape.length
    let total: Tensor | undefined
    for (const transform of [...this.transforms].reverse()) {
      const x = transform.inverse(y)
      eventDim += transform.domain.eventDim - transform.codomain.eventDim
      const stretch = sumRightmost(transform.logAbsDetJacobian(x, y), eventDim - transform.domain.eventDim).neg()
      total = total?.add(stretch) ?? stretch
      y = x
    }
    const density = sumRightmost(this.baseDist.logProb(y), eventDim - this.baseDist.eventShape.length)
    return total?.add(density) ?? density
  }

  override cdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.cdf', 1, arguments)
    const y = this.valued(value, parameterOf(this.baseDist))
    const x = this.transforms.reduceRight((at, transform) => transform.inverse(at), y)
    return this.rising(this.baseDist.cdf(x))
  }

  override icdf(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.TransformedDistribution.icdf', 1, arguments)
    const like = parameterOf(this.baseDist)
    const p = value instanceof Tensor ? value : ops.fullLike(like, value)
    return this.transformed(this.baseDist.icdf(this.rising(p)))
  }

  private transformed(x: Tensor): Tensor {
    return this.transforms.reduce((value, transform) => transform.forward(value), x)
  }

  /** Replaces a probability p by 1 - p where the transforms are decreasing. */
  private rising(p: Tensor): Tensor {
    const sign = this.transforms.reduce<NumberOrTensor>((all, transform) => product(all, transform.sign), 1)
    return sign === 1 ? p : p.sub(0.5).mul(sign).add(0.5)
  }
}

function shapesOf(where: string, base: Distribution, list: readonly Transform[]) {
  const whole = new ComposeTransform(list)
  const { domain, codomain } = whole
  const shape = [...base.batchShape, ...base.eventShape]
  if (shape.length < domain.eventDim) {
    const what = `needs a base of ${domain.eventDim} or more dimensions, but its shape is [${shape.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `${where}: ${what}`)
  }
  const forward = whole.forwardShape(shape)
  return { domain, codomain, forward, base: whole.inverseShape(forward) }
}
