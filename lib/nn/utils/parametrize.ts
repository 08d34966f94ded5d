import { type Rest, requireString, settings, surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import { shown } from '../../binding/shown'
import { surroundings } from '../../binding/surroundings'
import { within } from '../../binding/within'
import { TorchError } from '../../errors'
import type { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { Buffer, Parameter } from '../core/parameter'
import { ModuleDict } from '../modules/container'
import { type Fields, moduleTensor, requireModule } from './computed'
import {
  inverse,
  type Parametrization,
  ParametrizationList,
  refuseChange,
  register,
  replace,
  shareOriginals,
} from './parametrization-list'

export type { Parametrization, ParametrizationList }

const parametrizationsOf = (module: Module): ModuleDict<ParametrizationList> | undefined => {
  const { parametrizations } = module as Fields
  return parametrizations instanceof ModuleDict ? (parametrizations as ModuleDict<ParametrizationList>) : undefined
}

function listOf(module: Module, name: string): ParametrizationList {
  const all = parametrizationsOf(module)
  if (all?.has(name)) return all.get(name)
  throw new TorchError('ERR_MODULE', `${module.constructor.name} has no parametrization of ${shown(name)}`)
}

let cache = new Map<ParametrizationList, Tensor>()

/**
 * Runs `fn`; within it each parametrized tensor is computed only once. PyTorch has a context manager instead.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.cached.html
 */
export function cached<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('nn.utils.parametrize.cached', 1, arguments)
  const leave = () => {
    surroundings.keepsParametrized--
    if (surroundings.keepsParametrized === 0) cache = new Map()
  }
  return within('nn.utils.parametrize.cached', () => void surroundings.keepsParametrized++, fn, leave)
}

function parametrized(module: Module, name: string): Tensor {
  const list = listOf(module, name)
  if (surroundings.keepsParametrized === 0) return list.compute()
  const known = cache.get(list)
  if (known !== undefined && !known.disposed) return known
  const made = list.compute()
  cache.set(list, made)
  return made
}

/**
 * Replaces the field by a getter of the computed tensor. It is not enumerable, since listing a module's fields would compute it.
 */
function inject(module: Module, name: string): void {
  Object.defineProperty(module, name, {
    get(this: Module) {
      return parametrized(this, name)
    },
    set(this: Module, value: Tensor) {
      listOf(this, name).rightInverse(value)
    },
    configurable: true,
  })
}

/** Gives a module its own subclass of its class, with PyTorch's name. */
function injectClass(module: Module): void {
  const name = `Parametrized${module.constructor.name}`
  const made = { [name]: class extends (module.constructor as new () => object) {} }[name]
  Object.setPrototypeOf(module, made.prototype)
}

/** A module with parametrized tensors. */
export interface Parametrized {
  /** The parametrizations, by the tensor's name. */
  readonly parametrizations: ModuleDict<ParametrizationList>
}

export interface ParametrizationOptions {
  /** Whether the parametrization may change dtype and shape, which are then not checked; default false. */
  unsafe?: boolean
}

/**
 * Parametrizes a parameter or buffer. It moves to `module.parametrizations` as `original`, and `module[tensorName]` becomes the
 * parametrization's result for it. Gradients go to the original. Several parametrizations of one tensor apply in the order of
 * registration. Assigning to the tensor sets the original to the `rightInverse` of the value.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if there is no such parameter or buffer, `ERR_SHAPE` or `ERR_DTYPE` for a parametrization that
 * changes the shape or dtype
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.register_parametrization.html
 */
export function registerParametrization<Of extends Module>(
  module: Of,
  tensorName: string,
  parametrization: Parametrization,
  ...rest: Rest<ParametrizationOptions>
): Of & Parametrized {
  const where = 'nn.utils.parametrize.registerParametrization'
  const { unsafe } = settings<Required<ParametrizationOptions>>(where, { unsafe: false }, rest)
  requireModule(where, module)
  requireString(where, 'tensorName', tensorName)
  requireModule(where, parametrization)
  const all = parametrizationsOf(module)
  const original = Object.hasOwn(module, tensorName) ? (module as Module as Fields)[tensorName] : undefined
  parametrization.train(module.training)
  if (all?.has(tensorName)) {
    const list = all.get(tensorName)
    if (!unsafe) checkNext(list.compute(), parametrization)
    list.append(parametrization)
    list.unsafe ||= unsafe
  } else if (original instanceof Parameter || original instanceof Buffer) {
    const list = new ParametrizationList([parametrization], original, unsafe)
    delete (module as Module as Fields)[tensorName]
    if (all === undefined) {
      injectClass(module)
      module.registerModule('parametrizations', new ModuleDict())
    }
    inject(module, tensorName)
    parametrizationsOf(module)?.set(tensorName, list)
  } else {
    throw new TorchError(
      'ERR_MODULE',
      `${where}: ${module.constructor.name} has no parameter or buffer ${shown(tensorName)}`,
    )
  }
  return module as Of & Parametrized
}

function checkNext(value: Tensor, parametrization: Parametrization): void {
  const made = (parametrization as Module<[Tensor], Tensor>).forward(value)
  refuseChange('a parametrization', value, made, ['dtype', 'shape'])
  refuseChange('the right inverse', value, inverse([parametrization], made), ['dtype', 'shape'])
}

/**
 * Whether a tensor of a module is parametrized; without a name, whether any is.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.is_parametrized.html
 */
export function isParametrized(
  module: Module,
  ...rest: [tensorName?: string | null] | [{ tensorName?: string | null }]
) {
  const where = 'nn.utils.parametrize.isParametrized'
  const { tensorName } = settings<{ tensorName: string | null }>(where, { tensorName: null }, rest)
  requireModule(where, module)
  const all = parametrizationsOf(module)
  return all !== undefined && (tensorName === null ? all.length > 0 : all.has(tensorName))
}

export interface RemoveParametrizationsOptions {
  /** Whether the tensor keeps its parametrized value instead of the original's; default true. */
  leaveParametrized?: boolean
}

/**
 * Turns a parametrized tensor into a plain parameter or buffer again.
 * @returns the module
 * @throws TorchError `ERR_MODULE` if it is not parametrized, or if `leaveParametrized` is false and it has several originals
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.remove_parametrizations.html
 */
export function removeParametrizations<Of extends Module>(
  module: Of,
  tensorName: string,
  ...rest: Rest<RemoveParametrizationsOptions, ['leaveParametrized']>
): Of {
  const where = 'nn.utils.parametrize.removeParametrizations'
  const defaults: Required<RemoveParametrizationsOptions> = { leaveParametrized: true }
  const { leaveParametrized } = settings(where, defaults, rest)
  requireModule(where, module)
  const all = parametrizationsOf(module)
  if (!all?.has(tensorName))
    throw new TorchError(
      'ERR_MODULE',
      `${where}: ${shown(tensorName)} of ${module.constructor.name} is not parametrized`,
    )
  const list = all.get(tensorName)
  if (!leaveParametrized && !list.isTensor)
    throw new TorchError(
      'ERR_MODULE',
      `${where}: ${shown(tensorName)} is made of several tensors, so leaveParametrized must be true`,
    )
  let tensor: Tensor
  if (list.isTensor) {
    tensor = moduleTensor(list, 'original')
    if (leaveParametrized) noGrad(() => replace(tensor, list.compute()))
  } else {
    const made = list.compute()
    tensor = made.requiresGrad ? new Parameter(made) : made
  }
  delete (module as Module as Fields)[tensorName]
  all.delete(tensorName)
  if (all.length === 0) {
    delete (module as Module as Fields).parametrizations
    Object.setPrototypeOf(module, Object.getPrototypeOf(Object.getPrototypeOf(module)))
  }
  register(module, tensorName, tensor)
  return module
}

/**
 * The class that a module had before its tensors were parametrized.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.type_before_parametrizations.html
 */
// biome-ignore lint/suspicious/noExplicitAny: each class has arguments of its own
export function typeBeforeParametrizations(module: Module): new (...args: any[]) => Module {
  const where = 'nn.utils.parametrize.typeBeforeParametrizations'
  if (arguments.length > 1) throw surplus(where, 1, arguments)
  requireModule(where, module)
  const own = module.constructor as new () => Module
  return parametrizationsOf(module) === undefined ? own : Object.getPrototypeOf(own)
}

/**
 * Parametrizes another module's tensors as this module's are, with the same parametrizations over the same originals:
 * one tensor, or all. Tensors that the other module does not have are made.
 * @returns the other module
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.utils.parametrize.transfer_parametrizations_and_params.html
 */
export function transferParametrizationsAndParams<Of extends Module>(
  fromModule: Module,
  toModule: Of,
  ...rest: Rest<{ tensorName?: string | null }, ['tensorName']>
): Of {
  const where = 'nn.utils.parametrize.transferParametrizationsAndParams'
  const { tensorName } = settings<{ tensorName: string | null }>(where, { tensorName: null }, rest)
  requireModule(where, fromModule)
  requireModule(where, toModule)
  const all = parametrizationsOf(fromModule)
  if (all === undefined) return toModule
  const names = tensorName === null ? [...all.keys()] : [tensorName]
  for (const name of names) {
    const list = listOf(fromModule, name)
    if (!(name in toModule)) toModule.registerParameter(name, new Parameter(list.compute().detach()))
    for (const parametrization of list) registerParametrization(toModule, name, parametrization as Parametrization)
    shareOriginals(listOf(toModule, name), list)
  }
  return toModule
}
