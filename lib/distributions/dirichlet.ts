import { type Args, positional, shapeFor, surplus } from '../arguments'
import { type FunctionContext, Function as OwnDerivative } from '../autograd'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { ops as anyOps, Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, type NumberOrTensor } from './numbers'

/** A sample whose derivative is a libtorch kernel that autograd does not know. */
class Draw extends OwnDerivative {
  static override forward(ctx: FunctionContext, concentration: Tensor): Tensor {
    const x = anyOps.aten._sampleDirichlet(concentration) as Tensor
    ctx.saveForBackward(x, concentration)
    return x
  }

  static override backward(ctx: FunctionContext, grad: Tensor): Tensor {
    const [x, concentration] = ctx.savedTensors
    const total = concentration.sum([-1], true).expandAs(concentration)
    const slope = anyOps.aten._dirichletGrad(x, concentration, total) as Tensor
    return slope.mul(grad.sub(x.mul(grad).sum([-1], true)))
  }
}

/**
 * The Dirichlet distribution of vectors of probabilities that sum to 1, with a concentration vector.
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#dirichlet
 */
export class Dirichlet extends Distribution {
  readonly concentration: Tensor

  /** @throws TorchError `ERR_SHAPE` for a concentration without dimensions, `ERR_RANGE` unless all concentrations are above 0 */
  constructor(
    ...given: Args<'distributions.Dirichlet', [concentration: Tensor], DistributionOptions, ['validateArgs']>
  ) {
    const [concentration, options = {}] = positional('distributions.Dirichlet', given)
    if (arguments.length > 2) throw surplus('distributions.Dirichlet', 2, arguments)
    if (!(concentration instanceof Tensor)) {
      throw typeError('distributions.Dirichlet: concentration must be a tensor of at least one dimension')
    }
    if (concentration.ndim < 1) {
      const what = 'concentration must have at least one dimension, but it has none: give tensor([…])'
      throw new TorchError('ERR_SHAPE', `distributions.Dirichlet: ${what}`)
    }
    const { shape } = concentration
    super(shape.slice(0, -1), shape.slice(-1), options)
    this.concentration = concentration
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { concentration: constraints.positiveVector }
  }
  get support() {
    return constraints.simplex
  }
  override get mean(): Tensor {
    return this.concentration.div(this.concentration.sum([-1], true))
  }
  override get mode(): Tensor {
    const above = this.concentration.sub(1).clamp(0)
    const mode = above.div(above.sum([-1], true))
    // If all concentrations are below 1, the density is highest in the corners; this chooses the same one as PyTorch.
    const corner = ops.oneHot(mode.argmax(-1), above.size(-1)).to(mode.dtype)
    return ops.where(this.concentration.lt(1).all(-1, true), corner, mode)
  }
  override get variance(): Tensor {
    const total = this.concentration.sum([-1], true)
    return this.concentration.mul(total.sub(this.concentration)).div(total.pow(2).mul(total.add(1)))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Dirichlet.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, {
      concentration: this.concentration.expand([...batchShape, ...this.eventShape]),
    })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Dirichlet.rsample', 1, arguments)
    return Draw.apply(this.concentration.expand(this.extendedShape(sampleShape)))
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Dirichlet.logProb', 1, arguments)
    const { concentration } = this
    const weighted = concentration.sub(1).xlogy(this.valued(value, concentration)).sum([-1])
    return weighted.add(concentration.sum([-1]).lgamma()).sub(concentration.lgamma().sum([-1]))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Dirichlet.entropy', 0, arguments)
    const { concentration } = this
    const total = concentration.sum([-1])
    return concentration
      .lgamma()
      .sum([-1])
      .sub(total.lgamma())
      .sub(ops.rsub(total, concentration.size(-1)).mul(total.digamma()))
      .sub(concentration.sub(1).mul(concentration.digamma()).sum([-1]))
  }
}

/**
 * The beta distribution on [0, 1].
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#beta
 */
export class Beta extends Distribution {
  private readonly dirichlet: Dirichlet

  /** @param concentration1 the concentration towards 1, alpha; `concentration0` is that towards 0, beta */
  constructor(
    ...given: Args<
      'distributions.Beta',
      [concentration1: NumberOrTensor, concentration0: NumberOrTensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [concentration1, concentration0, options = {}] = positional('distributions.Beta', given)
    if (arguments.length > 3) throw surplus('distributions.Beta', 3, arguments)
    const both = broadcastAll('distributions.Beta', { concentration1, concentration0 })
    super(both[0].shape, [], options)
    this.dirichlet = new Dirichlet(ops.stack(both, -1), { validateArgs: false })
    this.validate()
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return { concentration1: constraints.positive, concentration0: constraints.positive }
  }
  get support() {
    return constraints.unitInterval
  }
  get concentration1(): Tensor {
    return this.dirichlet.concentration.select(-1, 0)
  }
  get concentration0(): Tensor {
    return this.dirichlet.concentration.select(-1, 1)
  }
  override get mean(): Tensor {
    return this.concentration1.div(this.concentration1.add(this.concentration0))
  }
  override get mode(): Tensor {
    return this.dirichlet.mode.select(-1, 0)
  }
  override get variance(): Tensor {
    const total = this.concentration1.add(this.concentration0)
    return this.concentration1.mul(this.concentration0).div(total.pow(2).mul(total.add(1)))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.Beta.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    return this.expandedTo(batchShape, { dirichlet: this.dirichlet.expand(batchShape) })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Beta.rsample', 1, arguments)
    return this.dirichlet.rsample(sampleShape).select(-1, 0)
  }

  override logProb(value: NumberOrTensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.Beta.logProb', 1, arguments)
    const x = this.valued(value, this.concentration1)
    return this.dirichlet.logProb(ops.stack([x, ops.rsub(x, 1)], -1))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.Beta.entropy', 0, arguments)
    return this.dirichlet.entropy()
  }
}
