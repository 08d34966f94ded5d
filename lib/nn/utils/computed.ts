import { requireString, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError, typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { type ForwardPreHook, forwardPreHooks, removePreHooks } from '../core/hooks'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'

/** What makes a tensor of a module anew before each forward. */
interface Computation {
  /** The function that a user knows it by: 'weightNorm'. */
  readonly kind: string
  /** The field that is made. */
  readonly name: string
  /** What the field is; told the module, since a copy of a module has the same computations. */
  compute(module: Module): Tensor
  /** What the parameter is that takes the field's place once the computation ends. */
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
 * @throws TypeError for what is no module, TorchError `ERR_MODULE` when there is no such parameter
 */
export function parameterOf(where: string, module: Module, name: string): Parameter {
  requireModule(where, module)
  requireString(where, 'name', name)
  const value = (module as Fields)[name]
  if (value instanceof Parameter) return value
  throw new TorchError('ERR_MODULE', `${where}: ${module.constructor.name} has no parameter ${shown(name)}`)
}

/** A module's tensor of a name. */
export function tensorOf(module: Module, name: string): Tensor {
  const value = (module as Fields)[name]
  if (value instanceof Tensor) return value
  throw new TorchError('ERR_MODULE', `${module.constructor.name} has no tensor ${shown(name)}`)
}

/**
 * The computations of a kind on a module.
 * @throws TypeError for what is no module
 */
export function computationsOf(where: string, module: Module, kind: string): Computation[] {
  requireModule(where, module)
  const all = forwardPreHooks(module).map((hook) => computations.get(hook))
  return all.filter((computation) => computation?.kind === kind) as Computation[]
}

/** Makes `module[name]` before each forward; until the first one it is `first`. */
export function addComputation(module: Module, computation: Computation, first = computation.compute(module)): void {
  const { name, compute } = computation
  const hook: ForwardPreHook = (target) => {
    ;(target as Fields)[name] = compute(target)
  }
  ;(module as Fields)[name] = first
  computations.set(hook, computation)
  module.registerForwardPreHook(hook)
}

/** @throws TorchError `ERR_MODULE` when `kind` makes this tensor already */
export function refuseSecond(where: string, module: Module, kind: string, name: string): void {
  if (computationsOf(where, module, kind).some((computation) => computation.name === name)) {
    throw new TorchError('ERR_MODULE', `${where}: ${shown(name)} of ${module.constructor.name} has it already`)
  }
}

/**
 * Ends a computation: its field and `helpers`, the fields that it was made of, give way to one parameter.
 * @throws TorchError `ERR_MODULE` when there is none of that kind and name
 */
export function removeComputation(where: string, module: Module, kind: string, name: string, helpers: string[]): void {
  const known = computationsOf(where, module, kind).find((computation) => computation.name === name)
  if (!known) throw new TorchError('ERR_MODULE', `${where}: ${shown(name)} of ${module.constructor.name} has none`)
  removePreHooks(module, (hook) => computations.get(hook) === known)
  const parameter = noGrad(() => known.finish(module))
  removeFields(module, name, ...helpers.map((helper) => name + helper))
  ;(module as Fields)[name] = parameter
}

/** Takes fields away, so that one of the same name comes last again. */
export function removeFields(module: Module, ...names: string[]): void {
  for (const name of names) delete (module as Fields)[name]
}
