import { type Args, type Forms, positional, settings, wholeNumber } from '../../arguments'
import { noGrad } from '../../autograd'
import { _weightNorm, normExceptDim } from '../../generated/ops'
import type { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { LoadStateDictPreHook } from '../core/state-dict'
import { addComputation, moduleTensor, parameterOf, refuseSecond, removeComputation, removeFields } from './computed'

export interface WeightNormOptions {
  /** The parameter; default `'weight'`. */
  name?: string
  /** The dimension whose slices have a norm each, or null for one norm of the whole weight; default 0. */
  dim?: number | null
}

const defaults: WeightNormOptions = { name: 'weight', dim: 0 }

/**
 * Splits a parameter into its norm (`weight_g`) and its direction (`weight_v`); each forward first computes the weight from them.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter, or if it has weight normalization already
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.weight_norm.html
 */
export function weightNorm<Of extends Module>(
  ...forms: Forms<
    'nn.utils.weightNorm',
    [
      module: Of,
      ...args:
        | [name?: string, dim?: number | null]
        | [name?: string, options?: WeightNormOptions]
        | [WeightNormOptions],
    ]
  >
): Of {
  const [module, ...args] = positional('nn.utils.weightNorm', forms)
  const where = 'nn.utils.weightNorm'
  const { name = '', dim: given } = settings<WeightNormOptions>(where, defaults, args)
  const dim = given === null ? -1 : wholeNumber(where, 'dim', given)
  refuseSecond(where, module, 'weightNorm', name)
  const weight = parameterOf(where, module, name)
  const norm = noGrad(() => normExceptDim(weight, 2, dim))
  const compute = (target: Module) =>
    _weightNorm(moduleTensor(target, `${name}_v`), moduleTensor(target, `${name}_g`), dim)
  removeFields(module, name)
  module.registerParameter(`${name}_g`, new Parameter(norm))
  module.registerParameter(`${name}_v`, new Parameter(weight))
  module.registerLoadStateDictPreHook(renameParametrized(name))
  addComputation(module, { kind: 'weightNorm', name, compute, finish: (target) => new Parameter(compute(target)) })
  return module
}

/** Loads state dicts of `torch.nn.utils.parametrizations.weight_norm`, which have other names. */
function renameParametrized(name: string): LoadStateDictPreHook {
  return (module, state, prefix) => {
    for (const [i, suffix] of ['_g', '_v'].entries()) {
      if (!(name + suffix in module)) return
      const key = `${prefix}parametrizations.${name}.original${i}`
      const tensor = state.get(key)
      if (tensor === undefined || !state.delete(key)) continue
      state.set(prefix + name + suffix, tensor)
    }
  }
}

/**
 * Undoes {@link weightNorm}; the weight becomes one parameter again.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such weight normalization
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.remove_weight_norm.html
 */
export function removeWeightNorm<Of extends Module>(
  ...given: Args<'nn.utils.removeWeightNorm', [module: Of], { name?: string }, ['name']>
): Of {
  const [module, ...rest] = positional('nn.utils.removeWeightNorm', given)
  const { name } = settings('nn.utils.removeWeightNorm', { name: 'weight' }, rest)
  removeComputation('nn.utils.removeWeightNorm', module, 'weightNorm', name, ['_g', '_v'])
  return module
}
