import { type Args, finiteNumber, oneOf, positional, type Rest, settings, wholeNumber } from '../../arguments'
import { noGrad } from '../../autograd'
import { shown } from '../../binding/shown'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { finfo, Tensor } from '../../tensor'
import { Module } from '../core/module'
import type { Buffer } from '../core/parameter'
import { type Fields, requireModule } from './computed'
import { type Parametrized, registerParametrization } from './parametrize'
import { matrixOf, normalized, outputsOf } from './power-iteration'
import type { SpectralNormOptions } from './spectral-norm'
import type { WeightNormOptions } from './weight-norm'

/** A module's parameter or buffer, parametrized or not. */
function tensorIn(where: string, module: Module, name: string | undefined): Tensor {
  requireModule(where, module)
  const value = (module as Fields)[String(name)]
  if (value instanceof Tensor) return value
  throw new TorchError('ERR_MODULE', `${where}: ${module.constructor.name} has no parameter or buffer ${shown(name)}`)
}

class _WeightNorm extends Module<[norm: Tensor, direction: Tensor], Tensor> {
  constructor(readonly dim: number) {
    super()
  }
  override forward(norm: Tensor, direction: Tensor): Tensor {
    return ops._weightNorm(direction, norm, this.dim)
  }
  rightInverse(weight: Tensor): Tensor[] {
    return [ops.normExceptDim(weight, 2, this.dim), weight]
  }
}

/**
 * Splits a parameter into its norm (`parametrizations.weight.original0`) and its direction (`original1`). State dicts of
 * `nn.utils.weightNorm`, with `weight_g` and `weight_v`, can be loaded too.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrizations.weight_norm.html
 */
export function weightNorm<Of extends Module>(
  ...given: Args<'nn.utils.weightNorm', [module: Of], WeightNormOptions, ['name', 'dim']>
): Of & Parametrized {
  const [module, ...rest] = positional('nn.utils.weightNorm', given)
  const where = 'nn.utils.parametrizations.weightNorm'
  const { name = '', dim } = settings<WeightNormOptions>(where, { name: 'weight', dim: 0 }, rest)
  tensorIn(where, module, name)
  const norm = new _WeightNorm(dim === null ? -1 : wholeNumber(where, 'dim', dim))
  const parametrized = registerParametrization(module, name, norm, { unsafe: true })
  module.registerLoadStateDictPreHook((_, state, prefix) => {
    const [norm, direction] = ['_g', '_v'].map((suffix) => state.get(prefix + name + suffix))
    if (norm === undefined || direction === undefined) return
    for (const suffix of ['_g', '_v']) state.delete(prefix + name + suffix)
    state.set(`${prefix}parametrizations.${name}.original0`, norm)
    state.set(`${prefix}parametrizations.${name}.original1`, direction)
  })
  return parametrized
}

class _SpectralNorm extends Module<[weight: Tensor], Tensor> {
  declare _u: Tensor
  declare _v: Tensor

  constructor(
    weight: Tensor,
    readonly nPowerIterations: number,
    readonly dim: number,
    readonly eps: number,
  ) {
    super()
    if (weight.ndim < 2) return
    noGrad(() => {
      const matrix = matrixOf(weight, dim)
      const [u, v] = matrix.shape.map((size) => matrix.newEmpty([size]).normal_(0, 1))
      this.registerBuffer('_u', normalized(u, eps))
      this.registerBuffer('_v', normalized(v, eps))
      this.refine(matrix, 15)
    })
  }

  private refine(matrix: Tensor, rounds: number): void {
    noGrad(() => {
      for (let i = 0; i < rounds; i++) {
        this._u.copy_(normalized(ops.mv(matrix, this._v), this.eps))
        this._v.copy_(normalized(ops.mv(matrix.H, this._u), this.eps))
      }
    })
  }

  override forward(weight: Tensor): Tensor {
    if (weight.ndim === 1) return normalized(weight, this.eps)
    const matrix = matrixOf(weight, this.dim)
    if (this.training) this.refine(matrix, this.nPowerIterations)
    // The next forward overwrites the buffers, but this forward's gradients still need them.
    const [u, v] = [this._u.clone(), this._v.clone()]
    return weight.div(ops.vdot(u, ops.mv(matrix, v)))
  }

  rightInverse(value: Tensor): Tensor {
    return value
  }
}

/**
 * Divides a parameter by its spectral norm (its largest singular value) whenever it is read.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter, `ERR_RANGE` for a dimension that it does not have
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrizations.spectral_norm.html
 */
export function spectralNorm<Of extends Module>(
  ...args: Args<'nn.utils.spectralNorm', [module: Of], SpectralNormOptions, ['name', 'nPowerIterations', 'eps', 'dim']>
): Of & Parametrized {
  const [module, ...rest] = positional('nn.utils.spectralNorm', args)
  const where = 'nn.utils.parametrizations.spectralNorm'
  const defaults: SpectralNormOptions = { name: 'weight', nPowerIterations: 1, eps: 1e-12, dim: null }
  const { name = '', nPowerIterations, eps, dim } = settings<SpectralNormOptions>(where, defaults, rest)
  const weight = tensorIn(where, module, name)
  const rounds = wholeNumber(where, 'nPowerIterations', nPowerIterations, { min: 1 })
  const range = { min: -weight.ndim, max: weight.ndim, belowMax: true }
  const given = wholeNumber(where, 'dim', dim ?? outputsOf(module), range)
  const own = given < 0 ? given + weight.ndim : given
  const norm = new _SpectralNorm(weight, rounds, own, finiteNumber(where, 'eps', eps))
  return registerParametrization(module, name, norm)
}

const maps = ['matrix_exp', 'cayley', 'householder'] as const
export type OrthogonalMap = (typeof maps)[number]

/** The Q of a QR decomposition whose R has a positive diagonal. */
function madeOrthogonal(a: Tensor): Tensor {
  const [x, tau] = ops.geqrf(a)
  return ops.linalgHouseholderProduct(x, tau).mul(x.diagonal(0, -2, -1).sgn().unsqueeze(-2))
}

function isOrthogonal(q: Tensor): boolean {
  const [n, k] = q.shape.slice(-2)
  const identity = ops.eye(k, { dtype: q.dtype, device: q.device })
  const { eps } = finfo(q.dtype as 'float32')
  return ops.allclose(ops.matmul(q.mH, q), identity, { atol: 10 * n * eps })
}

class _Orthogonal extends Module<[x: Tensor], Tensor> {
  declare base: Buffer | null | undefined
  private readonly shape: readonly number[]

  constructor(
    weight: Tensor,
    readonly orthogonalMap: OrthogonalMap,
    useTrivialization: boolean,
  ) {
    super()
    this.shape = weight.shape
    if (useTrivialization) this.registerBuffer('base', null)
  }

  override forward(x: Tensor): Tensor {
    const isWide = x.size(-2) < x.size(-1)
    let q = this.map(isWide ? x.mT : x)
    if (this.base) q = ops.matmul(this.base, q)
    return isWide ? q.mT : q
  }

  /** The orthogonal matrix of a matrix that is at least as high as wide. */
  private map(x: Tensor): Tensor {
    const [n, k] = x.shape.slice(-2)
    if (this.orthogonalMap === 'householder') {
      const a = x.tril(-1)
      const tau = ops.reciprocal(a.mul(a).sum([-2]).add(1)).mul(2)
      return ops.linalgHouseholderProduct(a, tau).mul(x.diagonal(0, -2, -1).int().unsqueeze(-2))
    }
    const low = x.tril()
    const square = n === k ? low : ops.cat([low, x.newZeros([...x.shape.slice(0, -2), n, n - k])], -1)
    const a = square.sub(square.mH)
    if (this.orthogonalMap === 'matrix_exp') return ops.narrow(ops.matrixExp(a), -1, 0, k)
    const identity = ops.eye(n, { dtype: a.dtype, device: a.device })
    const q = ops.linalgSolve(identity.add(a, { alpha: -0.5 }), identity.add(a, { alpha: 0.5 }))
    return ops.narrow(q, -1, 0, k)
  }

  rightInverse(value: Tensor): Tensor {
    return noGrad(() => {
      if (`${value.shape}` !== `${this.shape}`) {
        throw new TorchError(
          'ERR_SHAPE',
          `an orthogonal parametrization of shape ${shown(this.shape)} was given ${shown(value.shape)}`,
        )
      }
      const isWide = value.size(-2) < value.size(-1)
      const q = isWide ? value.mT : value
      if (this.base === undefined) return this.reflectors(q, isWide)
      const [n, k] = q.shape.slice(-2)
      if (n !== k) {
        const more = ops.randn([...q.shape.slice(0, -2), n, n - k], { dtype: q.dtype, device: q.device })
        this.base = madeOrthogonal(ops.cat([q, more], -1)) as Buffer
      } else this.base = (isOrthogonal(q) ? q.clone() : madeOrthogonal(q)) as Buffer
      // Householder reflectors have the signs on their diagonal; with zeros and -1 they give the identity.
      const minus = ops.zerosLike(value)
      minus.diagonal(0, -2, -1).fill_(-1)
      return minus
    })
  }

  private reflectors(q: Tensor, isWide: boolean): Tensor {
    if (this.orthogonalMap !== 'householder') {
      throw new TorchError(
        'ERR_NOT_IMPLEMENTED',
        `a '${this.orthogonalMap}' parametrization with useTrivialization false cannot be assigned to`,
      )
    }
    const [a, tau] = ops.geqrf(q)
    const diagonal = a.diagonal(0, -2, -1)
    diagonal.sign_()
    diagonal.copy_(ops.where(tau.eq(0), diagonal.neg(), diagonal))
    return isWide ? a.mT : a
  }
}

export interface OrthogonalParametrizationOptions {
  /** The parameter; default `'weight'`. */
  name?: string
  /** How the orthogonal matrix is computed; default `'matrix_exp'` for a square or complex matrix, else `'householder'`. */
  orthogonalMap?: OrthogonalMap | null
  /** Whether the present matrix is kept as a base that the orthogonal map is multiplied with; default true. */
  useTrivialization?: boolean
}

/**
 * Makes a matrix, or each matrix of a batch, orthogonal: its columns, or the rows of a wide one, are orthonormal.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter, `ERR_SHAPE` for fewer than two dimensions, `ERR_DTYPE` for
 * 'householder' with complex numbers
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrizations.orthogonal.html
 */
export function orthogonal<Of extends Module>(
  module: Of,
  ...rest: Rest<OrthogonalParametrizationOptions, ['name', 'orthogonalMap']>
): Of & Parametrized {
  const where = 'nn.utils.parametrizations.orthogonal'
  const defaults: Required<OrthogonalParametrizationOptions> = {
    name: 'weight',
    orthogonalMap: null,
    useTrivialization: true,
  }
  const { name, orthogonalMap, useTrivialization } = settings(where, defaults, rest)
  const weight = tensorIn(where, module, name)
  if (weight.ndim < 2)
    throw new TorchError('ERR_SHAPE', `${where}: needs a matrix or several, but the shape is ${shown(weight.shape)}`)
  const isSquare = weight.size(-2) === weight.size(-1)
  const usual = isSquare || weight.isComplex() ? 'matrix_exp' : 'householder'
  const map = oneOf(where, 'orthogonalMap', orthogonalMap ?? usual, maps)
  if (map === 'householder' && weight.isComplex())
    throw new TorchError('ERR_DTYPE', `${where}: 'householder' takes no complex numbers`)
  return registerParametrization(module, name, new _Orthogonal(weight, map, useTrivialization), { unsafe: true })
}
