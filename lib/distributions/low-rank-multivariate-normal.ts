import { type Args, positional, requireTensor, shapeFor, surplus } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { standardNormal } from './numbers'

/** The parts of the covariance W Wᵀ + D, before they are expanded to the batch's shape. */
export interface LowRank {
  factor: Tensor
  diagonal: Tensor
  /** The Cholesky factor of 1 + Wᵀ D⁻¹ W. */
  capacitance: Tensor
}

const where = 'distributions.LowRankMultivariateNormal'

/** A matrix with 1 added along its diagonal. */
function plusOne(matrix: Tensor): Tensor {
  const { dtype, device } = matrix
  return matrix.add(ops.eye(matrix.size(-1), { dtype, device }))
}

const scaledTranspose = ({ factor, diagonal }: Pick<LowRank, 'factor' | 'diagonal'>) =>
  factor.mT.div(diagonal.unsqueeze(-2))

const timesVector = (matrix: Tensor, vector: Tensor) => matrix.matmul(vector.unsqueeze(-1)).squeeze(-1)

/** L⁻¹ Wᵀ D⁻¹, where L is the factor of the capacitance. */
export const solvedFactor = (parts: LowRank): Tensor =>
  ops.linalgSolveTriangular(parts.capacitance, scaledTranspose(parts), { upper: false })

export const logDet = ({ diagonal, capacitance }: LowRank): Tensor =>
  capacitance
    .diagonal(0, -2, -1)
    .log()
    .sum([-1])
    .mul(2)
    .add(diagonal.log().sum([-1]))

/** The squared Mahalanobis norms of vectors. */
export function lowRankMahalanobis(parts: LowRank, x: Tensor): Tensor {
  const whole = x.pow(2).div(parts.diagonal).sum([-1])
  const column = timesVector(scaledTranspose(parts), x).unsqueeze(-1)
  const solved = ops.linalgSolveTriangular(parts.capacitance, column, { upper: false })
  return whole.sub(solved.pow(2).sum([-2, -1]))
}

/**
 * Normally distributed vectors around `loc` with the covariance `covFactor covFactorᵀ + diag(covDiag)`: for many
 * dimensions that vary in few directions.
 * @throws TorchError `ERR_SHAPE` for shapes that do not fit, `ERR_RANGE` for a diagonal that is not above 0
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#lowrankmultivariatenormal
 */
export class LowRankMultivariateNormal extends Distribution {
  readonly loc: Tensor
  readonly covFactor: Tensor
  readonly covDiag: Tensor
  /** @internal */
  readonly parts: LowRank

  constructor(
    ...given: Args<
      'distributions.LowRankMultivariateNormal',
      [loc: Tensor, covFactor: Tensor, covDiag: Tensor],
      DistributionOptions,
      ['validateArgs']
    >
  ) {
    const [loc, covFactor, covDiag, options = {}] = positional('distributions.LowRankMultivariateNormal', given)
    if (arguments.length > 4) throw surplus(where, 4, arguments)
    for (const [name, one] of Object.entries({ loc, covFactor, covDiag })) requireTensor(where, name, one)
    const size = loc.shape.at(-1)
    if (size === undefined || covFactor.ndim < 2 || covFactor.size(-2) !== size || covDiag.shape.at(-1) !== size) {
      const shapes = `loc [${loc.shape}], covFactor [${covFactor.shape}], covDiag [${covDiag.shape}]`
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: needs loc [..., n], covFactor [..., n, m], covDiag [..., n], got ${shapes}`,
      )
    }
    const batch = [loc.shape.slice(0, -1), covFactor.shape.slice(0, -2), covDiag.shape.slice(0, -1)]
    const like = batch.map((shape) => ops.empty([...shape, 0], { device: 'meta' }))
    const batchShape = ops.broadcastTensors(like)[0].shape.slice(0, -1)
    super(batchShape, [size], options)
    this.loc = loc.expand([...batchShape, size])
    this.covFactor = covFactor.expand([...batchShape, size, covFactor.size(-1)])
    this.covDiag = covDiag.expand([...batchShape, size])
    this.validate()
    const plain = { factor: covFactor, diagonal: covDiag }
    this.parts = { ...plain, capacitance: ops.linalgCholesky(plusOne(scaledTranspose(plain).matmul(covFactor))) }
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return {
      loc: constraints.realVector,
      covFactor: constraints.independent(constraints.real, 2),
      covDiag: constraints.positiveVector,
    }
  }
  get support() {
    return constraints.realVector
  }
  override get mean(): Tensor {
    return this.loc
  }
  override get mode(): Tensor {
    return this.loc
  }
  override get variance(): Tensor {
    const { factor, diagonal } = this.parts
    return factor
      .pow(2)
      .sum([-1])
      .add(diagonal)
      .expand([...this.batchShape, ...this.eventShape])
  }
  get scaleTril(): Tensor {
    const { factor, diagonal } = this.parts
    const root = diagonal.sqrt().unsqueeze(-1)
    const scaled = factor.div(root)
    return this.spread(root.mul(ops.linalgCholesky(plusOne(scaled.matmul(scaled.mT)))))
  }
  get covarianceMatrix(): Tensor {
    const { factor, diagonal } = this.parts
    return this.spread(factor.matmul(factor.mT).add(ops.diagEmbed(diagonal)))
  }
  get precisionMatrix(): Tensor {
    const solved = solvedFactor(this.parts)
    return this.spread(ops.diagEmbed(this.parts.diagonal.reciprocal()).sub(solved.mT.matmul(solved)))
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus(`${where}.expand`, 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const shape = [...batchShape, ...this.eventShape]
    const covFactor = this.covFactor.expand([...shape, this.covFactor.size(-1)])
    return this.expandedTo(batchShape, { loc: this.loc.expand(shape), covDiag: this.covDiag.expand(shape), covFactor })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.rsample`, 1, arguments)
    const { factor, diagonal } = this.parts
    const shape = this.extendedShape(sampleShape)
    const few = standardNormal([...shape.slice(0, -1), this.covFactor.size(-1)], this.loc)
    const all = standardNormal(shape, this.loc)
    return this.loc.add(timesVector(factor, few)).add(diagonal.sqrt().mul(all))
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus(`${where}.logProb`, 1, arguments)
    const distance = lowRankMahalanobis(this.parts, this.valued(value, this.loc).sub(this.loc))
    const constant = this.eventShape[0] * Math.log(2 * Math.PI)
    return logDet(this.parts).add(constant).add(distance).mul(-0.5)
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus(`${where}.entropy`, 0, arguments)
    const constant = this.eventShape[0] * (1 + Math.log(2 * Math.PI))
    return logDet(this.parts).add(constant).mul(0.5).expand(this.batchShape)
  }

  private spread(matrix: Tensor): Tensor {
    return matrix.expand([...this.batchShape, ...this.eventShape, ...this.eventShape])
  }
}
