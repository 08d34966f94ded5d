import { type Args, positional, settings, shapeFor, surplus, wholeNumber } from '../arguments'
import { noGrad } from '../autograd'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Beta } from './dirichlet'
import { Distribution, type DistributionOptions } from './distribution'
import { broadcastAll, limitsOf, type NumberOrTensor } from './numbers'

export interface LKJCholeskyOptions extends DistributionOptions {
  /** How concentrated the matrices are around the identity; 1, the default, is uniform over all of them. */
  concentration?: NumberOrTensor
}

/**
 * Cholesky factors of correlation matrices of `dim` rows: with a concentration of 1 all are equally likely, above it those near
 * the identity.
 * @throws TorchError `ERR_RANGE` for fewer than two dimensions
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#lkjcholesky
 */
export class LKJCholesky extends Distribution {
  readonly dim: number
  readonly concentration: Tensor
  private readonly beta: Beta

  constructor(
    ...args: Args<'distributions.LKJCholesky', [dim: number], LKJCholeskyOptions, ['concentration', 'validateArgs']>
  ) {
    const [dim, ...rest] = positional('distributions.LKJCholesky', args)
    const { concentration, ...options } = settings<LKJCholeskyOptions>(
      'distributions.LKJCholesky',
      { concentration: 1, validateArgs: undefined },
      rest,
    )
    wholeNumber('distributions.LKJCholesky', 'dim', dim, { min: 2 })
    const [given] = broadcastAll('distributions.LKJCholesky', { concentration })
    super(given.shape, [dim, dim], options)
    this.dim = dim
    this.concentration = given
    this.validate()
    const { dtype, device } = given
    const rows = ops.arange(dim - 1, { dtype, device })
    const offset = ops.cat([ops.zeros([1], { dtype, device }), rows])
    const other = given
      .add(0.5 * (dim - 2))
      .unsqueeze(-1)
      .sub(offset.mul(0.5))
    this.beta = new Beta(offset.add(0.5), other)
  }

  get argConstraints() {
    return { concentration: constraints.positive }
  }
  get support() {
    return constraints.corrCholesky
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.LKJCholesky.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const concentration = this.concentration.expand(batchShape)
    return this.expandedTo(batchShape, { concentration, beta: this.beta.expand([...batchShape, this.dim]) })
  }

  override sample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.LKJCholesky.sample', 1, arguments)
    return noGrad(() => {
      const y = this.beta.sample(sampleShape).unsqueeze(-1)
      const { dtype, device } = y
      const normal = ops.randn(this.extendedShape(sampleShape), { dtype, device }).tril(-1)
      const sphere = normal.div(ops.linalgVectorNorm(normal, 2, [-1], true))
      // The first row has nothing below the diagonal, so its length is 0.
      sphere.select(-2, 0).fill_(0)
      const w = y.sqrt().mul(sphere)
      const diagonal = ops
        .rsub(w.pow(2).sum([-1]), 1)
        .clamp(limitsOf(w).tiny)
        .sqrt()
      return w.add(ops.diagEmbed(diagonal))
    })
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.LKJCholesky.logProb', 1, arguments)
    const { dim, concentration } = this
    const diagonal = this.valued(value, concentration)
      .diagonal(0, -1, -2)
      .narrow(-1, 1, dim - 1)
    const rows = ops.arange(2, dim + 1, { device: concentration.device })
    const order = concentration.sub(1).mul(2).unsqueeze(-1).add(dim).sub(rows)
    const density = order.mul(diagonal.log()).sum([-1])
    const alpha = concentration.add(0.5 * (dim - 1))
    const constant = 0.5 * (dim - 1) * Math.log(Math.PI)
    const norm = ops
      .mvlgamma(alpha.sub(0.5), dim - 1)
      .add(constant)
      .sub(alpha.lgamma().mul(dim - 1))
    return density.sub(norm)
  }
}
