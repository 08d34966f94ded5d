import { type Args, type Forms, finiteNumber, positional, settings, wholeNumber } from '../../arguments'
import { noGrad } from '../../autograd'
import { dot, mv } from '../../generated/ops'
import type { Module } from '../core/module'
import { Buffer, Parameter } from '../core/parameter'
import { addComputation, moduleTensor, parameterOf, refuseSecond, removeComputation, removeFields } from './computed'
import { matrixOf, normalized, outputsOf } from './power-iteration'

export interface SpectralNormOptions {
  /** The parameter; default `'weight'`. */
  name?: string
  /** The number of power iterations at each forward in training mode; default 1. */
  nPowerIterations?: number
  /** The smallest norm that vectors are divided by, which avoids a division by zero; default 1e-12. */
  eps?: number
  /** The dimension of the outputs; default 0, and 1 for a transposed convolution. */
  dim?: number | null
}

const defaults: SpectralNormOptions = { name: 'weight', nPowerIterations: 1, eps: 1e-12, dim: null }

/**
 * Divides a parameter by its spectral norm (its largest singular value) before each forward. The parameter becomes
 * `weight_orig`; the norm is estimated from the buffers `weight_u` and `weight_v`.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter, or if it has spectral normalization already
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.spectral_norm.html
 */
export function spectralNorm<Of extends Module>(
  ...forms: Forms<
    'nn.utils.spectralNorm',
    [
      module: Of,
      ...args:
        | [name?: string, nPowerIterations?: number, eps?: number, dim?: number | null]
        | [name?: string, options?: SpectralNormOptions]
        | [SpectralNormOptions],
    ]
  >
): Of {
  const [module, ...args] = positional('nn.utils.spectralNorm', forms)
  const where = 'nn.utils.spectralNorm'
  const { name = '', ...given } = settings<SpectralNormOptions>(where, defaults, args)
  const rounds = wholeNumber(where, 'nPowerIterations', given.nPowerIterations, { min: 1 })
  const eps = finiteNumber(where, 'eps', given.eps)
  refuseSecond(where, module, 'spectralNorm', name)
  const weight = parameterOf(where, module, name)
  const range = { min: 0, max: weight.ndim, belowMax: true }
  const dim = wholeNumber(where, 'dim', given.dim ?? outputsOf(module), range)

  const compute = (target: Module, refine = target.training) => {
    const original = moduleTensor(target, `${name}_orig`)
    const matrix = matrixOf(original, dim)
    let [u, v] = [moduleTensor(target, `${name}_u`), moduleTensor(target, `${name}_v`)]
    if (refine) {
      noGrad(() => {
        for (let i = 0; i < rounds; i++) {
          v.copy_(normalized(mv(matrix.t(), u), eps))
          u.copy_(normalized(mv(matrix, v), eps))
        }
      })
      // The next forward overwrites the buffers, but this forward's gradients still need them.
      ;[u, v] = [u.clone(), v.clone()]
    }
    return original.div(dot(u, mv(matrix, v)))
  }

  noGrad(() => {
    const matrix = matrixOf(weight, dim)
    const [u, v] = matrix.shape.map((size) => normalized(weight.newEmpty([size]).normal_(0, 1), eps))
    removeFields(module, name)
    module.registerParameter(`${name}_orig`, weight)
    module.registerBuffer(`${name}_u`, new Buffer(u))
    module.registerBuffer(`${name}_v`, new Buffer(v))
  })
  const computation = { kind: 'spectralNorm', name, compute: (target: Module) => compute(target) }
  const finish = (target: Module) => new Parameter(compute(target, false))
  // Only forward runs power iterations.
  addComputation(module, { ...computation, finish }, weight.detach())
  return module
}

/**
 * Undoes {@link spectralNorm}; the normalized weight becomes one parameter again.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such spectral normalization
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.remove_spectral_norm.html
 */
export function removeSpectralNorm<Of extends Module>(
  ...given: Args<'nn.utils.removeSpectralNorm', [module: Of], { name?: string }, ['name']>
): Of {
  const [module, ...rest] = positional('nn.utils.removeSpectralNorm', given)
  const { name } = settings('nn.utils.removeSpectralNorm', { name: 'weight' }, rest)
  removeComputation('nn.utils.removeSpectralNorm', module, 'spectralNorm', name, ['_u', '_v', '_orig'])
  return module
}
