import { requireString, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError, typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { type ForwardPreHook, forwardPreHooks, removePreHooks } from '../core/hooks'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'

/** The computation of a module's tensor before each forward. */
interface Computation {
  /** The name of the public function, such as 'weightNorm'. */
  readonly kind: string
  /** The field that is computed. */
  readonly name: string
  /** Computes the field. The module is an argument, since a copy of a module shares the computations. */
  compute(module: Module): Tensor
  /** Makes the parameter that replaces the field when the computation is removed. */
  finish(module: Module): Parameter
}

const computations = new WeakMap<object, Computation>()

/** A module's fields, which these utilities change by name. */
export type Fields = Module & Record<string, unknown>

export function requireModule(where: string, module: unknown): void {
  if (!(module instanceof Module)) throw typeError(`${where}: needs a module, but was given ${shown(module)}`)
}

/**
 * A module's parameter of a name.
 * @throws TypeError if `module` is not a module, TorchError `ERR_MODULE` if it has no such parameter
 */
export function parameterOf(where: string, module: Module, name: string): Parameter {
  requireModule(where, module)
  requireString(where, 'name', name)
  const value = (module as Fields)[name]
  if (value instanceof Parameter) return value
  throw new TorchError('ERR_MODULE', `${where}: ${module.constructor.name} has no parameter ${shown(name)}`)
}

/** A module's tensor of a name. */
export function moduleTensor(module: Module, name: string): Tensor {
  const value = (module as Fields)[name]
  if (value instanceof Tensor) return value
  throw new TorchError('ERR_MODULE', `${module.constructor.name} has no tensor ${shown(name)}`)
}

/**
 * The computations of a kind on a module.
 * @throws TypeError if `module` is not a module
 */
export function computationsOf(where: string, module: Module, kind: string): Computation[] {
  requireModule(where, module)
  const all = forwardPreHooks(module).map((hook) => computations.get(hook))
  return all.filter((computation) => computation?.kind === kind) as Computation[]
}

/** Computes `module[name]` before each forward; before the first forward it is `first`. */
export function addComputation(module: Module, computation: Computation, first = computation.compute(module)): void {
  const { name, compute } = computation
  const hook: ForwardPreHook = (target) => {
    ;(target as Fields)[name] = compute(target)
  }
  ;(module as Fields)[name] = first
  computations.set(hook, computation)
  module.registerForwardPreHook(hook)
}

/** @throws TorchError `ERR_MODULE` if `kind` already computes this tensor */
export function refuseSecond(where: string, module: Module, kind: string, name: string): void {
  if (computationsOf(where, module, kind).some((computation) => computation.name === name)) {
    throw new TorchError('ERR_MODULE', `${where}: ${shown(name)} of ${module.constructor.name} has it already`)
  }
}

/**
 * Removes a computation. One parameter replaces its field and `helpers`, the fields that it was computed from.
 * @throws TorchError `ERR_MODULE` if there is no such computation
 */
export function removeComputation(where: string, module: Module, kind: string, name: string, helpers: string[]): void {
  const known = computationsOf(where, module, kind).find((computation) => computation.name === name)
  if (!known) throw new TorchError('ERR_MODULE', `${where}: ${shown(name)} of ${module.constructor.name} has none`)
  removePreHooks(module, (hook) => computations.get(hook) === known)
  const parameter = noGrad(() => known.finish(module))
  removeFields(module, name, ...helpers.map((helper) => name + helper))
  ;(module as Fields)[name] = parameter
}

/** Deletes fields, so that a later assignment puts them at the end. */
export function removeFields(module: Module, ...names: string[]): void {
  for (const name of names) delete (module as Fields)[name]
}
