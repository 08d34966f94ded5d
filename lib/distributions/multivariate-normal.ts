import { type Forms, named, positional, type Rest, shapeFor, surplus } from '../arguments'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor } from '../tensor'
import * as constraints from './constraints'
import { Distribution, type DistributionOptions } from './distribution'
import { standardNormal } from './numbers'

/** The covariance, given as exactly one of three matrices of shape `[..., K, K]`. */
export interface Spread extends DistributionOptions {
  covarianceMatrix?: Tensor | null
  precisionMatrix?: Tensor | null
  /** The lower triangular matrix L with L Lᵀ = covariance. */
  scaleTril?: Tensor | null
}

const where = 'distributions.MultivariateNormal'
export type SpreadName = (typeof names)[number]
const names = ['covarianceMatrix', 'precisionMatrix', 'scaleTril'] as const

/** The covariance and options by position, or by name in one object. */
export type SpreadArguments =
  | [options: Spread]
  | [covarianceMatrix: Tensor | null, ...rest: Rest<Spread, ['precisionMatrix', 'scaleTril', 'validateArgs']>]

/** Which of the three was given, and the options. */
export function spreadOf(
  where: string,
  args: readonly unknown[],
): {
  name: SpreadName
  value: Tensor
  options: DistributionOptions
} {
  const { validateArgs, ...matrices } = named<Spread>(where, [...names, 'validateArgs'], args)
  const found = names.filter((name) => matrices[name] != null)
  if (found.length !== 1) {
    throw new TorchError('ERR_RANGE', `${where}: give exactly one of ${names.join(', ')}, not ${found.length}`)
  }
  const value = matrices[found[0]]
  if (!(value instanceof Tensor)) throw typeError(`${where}: ${found[0]} must be a tensor`)
  if (value.ndim < 2) {
    const what = `${found[0]} must be a matrix or a batch of them, but its shape is [${value.shape}]`
    throw new TorchError('ERR_SHAPE', `${where}: ${what}`)
  }
  return { name: found[0], value, options: { validateArgs } }
}

/** The constraint of each of the three matrices. */
export const spreadConstraints = {
  covarianceMatrix: constraints.positiveDefinite,
  precisionMatrix: constraints.positiveDefinite,
  scaleTril: constraints.lowerCholesky,
}

/** The triangular factor of the covariance, from whichever of the three was given. */
export function factorOf(name: SpreadName, value: Tensor): Tensor {
  if (name === 'scaleTril') return value
  return name === 'covarianceMatrix' ? ops.linalgCholesky(value) : scaleOfPrecision(value)
}

function scaleOfPrecision(precision: Tensor): Tensor {
  const flipped = ops.linalgCholesky(precision.flip([-2, -1]))
  const inverse = flipped.flip([-2, -1]).transpose(-2, -1)
  const { dtype, device } = precision
  return ops.linalgSolveTriangular(inverse, ops.eye(precision.size(-1), { dtype, device }), { upper: false })
}

/**
 * The multivariate normal distribution with a mean vector `loc`. `new MultivariateNormal(loc, covariance)` or
 * `new MultivariateNormal(loc, { scaleTril })`, which is the fastest.
 * @throws TorchError `ERR_SHAPE` for shapes that do not fit, `ERR_RANGE` for a matrix that is not positive definite
 * @see https://docs.pytorch.org/docs/2.11/distributions.html#multivariatenormal
 */
export class MultivariateNormal extends Distribution {
  readonly loc: Tensor
  /** @internal The lower triangular matrix, given or computed, before it is expanded to the batch shape. */
  readonly factor: Tensor
  private readonly made: (typeof names)[number]
  private readonly matrix: Tensor

  constructor(...args: Forms<'distributions.MultivariateNormal', [loc: Tensor, ...rest: SpreadArguments]>) {
    const [loc, ...rest] = positional('distributions.MultivariateNormal', args)
    const { name, value, options } = spreadOf(where, rest)
    if (!(loc instanceof Tensor)) throw typeError(`${where}: loc must be a tensor of at least one dimension`)
    if (loc.ndim < 1) throw new TorchError('ERR_SHAPE', `${where}: loc must have at least one dimension`)
    const batch = ops.broadcastTensors([
      ops.empty([...value.shape.slice(0, -2), 0], { device: 'meta' }),
      ops.empty([...loc.shape.slice(0, -1), 0], { device: 'meta' }),
    ])[0].shape
    const batchShape = batch.slice(0, -1)
    super(batchShape, loc.shape.slice(-1), options)
    this.loc = loc.expand([...batchShape, -1])
    this.made = name
    this.matrix = value.expand([...batchShape, -1, -1])
    this.validate()
    this.factor = factorOf(name, value)
  }

  override get hasRsample(): boolean {
    return true
  }
  get argConstraints() {
    return {
      loc: constraints.realVector,
      ...spreadConstraints,
    }
  }
  protected override get given(): string[] {
    return ['loc', this.made]
  }
  get support() {
    return constraints.realVector
  }
  get scaleTril(): Tensor {
    return this.made === 'scaleTril' ? this.matrix : this.spread(this.factor)
  }
  get covarianceMatrix(): Tensor {
    return this.made === 'covarianceMatrix'
      ? this.matrix
      : this.spread(this.factor.matmul(this.factor.transpose(-2, -1)))
  }
  get precisionMatrix(): Tensor {
    return this.made === 'precisionMatrix' ? this.matrix : this.spread(ops.choleskyInverse(this.factor))
  }
  override get mean(): Tensor {
    return this.loc
  }
  override get mode(): Tensor {
    return this.loc
  }
  override get variance(): Tensor {
    return this.factor
      .pow(2)
      .sum([-1])
      .expand([...this.batchShape, ...this.eventShape])
  }

  expand(batchShape: readonly number[]): this {
    if (arguments.length > 1) throw surplus('distributions.MultivariateNormal.expand', 1, arguments)
    shapeFor(`${this.name}.expand`, 'batchShape', batchShape)
    const loc = this.loc.expand([...batchShape, ...this.eventShape])
    const matrix = this.matrix.expand([...batchShape, ...this.eventShape, ...this.eventShape])
    return this.expandedTo(batchShape, { loc, matrix })
  }

  override rsample(sampleShape: readonly number[] = []): Tensor {
    if (arguments.length > 1) throw surplus('distributions.MultivariateNormal.rsample', 1, arguments)
    const noise = standardNormal(this.extendedShape(sampleShape), this.loc)
    return this.loc.add(this.factor.matmul(noise.unsqueeze(-1)).squeeze(-1))
  }

  override logProb(value: Tensor): Tensor {
    if (arguments.length > 1) throw surplus('distributions.MultivariateNormal.logProb', 1, arguments)
    const distance = mahalanobis(this.factor, this.valued(value, this.loc).sub(this.loc))
    const constant = this.eventShape[0] * Math.log(2 * Math.PI)
    return distance.add(constant).mul(-0.5).sub(halfLogDet(this.factor))
  }

  override entropy(): Tensor {
    if (arguments.length > 0) throw surplus('distributions.MultivariateNormal.entropy', 0, arguments)
    const constant = 0.5 * this.eventShape[0] * (1 + Math.log(2 * Math.PI))
    return halfLogDet(this.factor).add(constant).expand(this.batchShape)
  }

  private spread(matrix: Tensor): Tensor {
    return matrix.expand([...this.batchShape, ...this.eventShape, ...this.eventShape])
  }
}

/** Half the logarithm of the covariance's determinant, from its triangular factor. */
export function halfLogDet(factor: Tensor): Tensor {
  return factor.diagonal(0, -2, -1).log().sum([-1])
}

/** The squared Mahalanobis norms of vectors `[..., K]` with triangular factors `[..., K, K]`, which broadcast. */
export function mahalanobis(factor: Tensor, x: Tensor): Tensor {
  if (factor.ndim > 2) {
    const solved = ops.linalgSolveTriangular(factor, x.unsqueeze(-1), { upper: false })
    return solved.squeeze(-1).pow(2).sum([-1])
  }
  // With one factor for all vectors, they are the columns of one right-hand side.
  const columns = x.reshape([-1, factor.size(-1)]).t()
  const solved = ops.linalgSolveTriangular(factor, columns, { upper: false })
  return solved.pow(2).sum([0]).reshape(x.shape.slice(0, -1))
}
