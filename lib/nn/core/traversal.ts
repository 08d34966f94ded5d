import { shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import { isObject, isRevoked } from '../../kinds'
import type { Tensor } from '../../tensor'
import type { Module } from './module'
import { Buffer, Parameter } from './parameter'

/** The deepest allowed nesting of modules. */
const deepest = 1000

/** The method that gives a module's members by name. It is a symbol so that no user's field can hide it. */
export const members = Symbol('members')

/** The method that replaces a tensor among those that {@link members} gives. */
export const replaceMember = Symbol('replaceMember')

/** Whether a value is a module. It looks for a method instead of the class, since the class imports this file. */
export function isModule(value: unknown): value is Module {
  // A compiled module is a function.
  return (isObject(value) || (typeof value === 'function' && !isRevoked(value))) && members in value
}

/** A module's direct children under each of their names. */
export function ownChildren(module: Module): [name: string, child: Module][] {
  const children: [string, Module][] = []
  for (const [name, value] of module[members]()) if (isModule(value)) children.push([name, value])
  return children
}

/**
 * The module and all its descendants, parents first. With `seen`, each module comes once; without it, once for each of its names.
 * @throws TorchError `ERR_MODULE` for a module that contains itself and for nesting deeper than {@link deepest}
 */
export function walk(root: Module, prefix: string, seen?: Set<Module>): [name: string, module: Module][] {
  const found: [string, Module][] = []
  const path = new Set<Module>()
  const visit = (module: Module, name: string) => {
    const kind = module.constructor.name
    if (path.has(module)) {
      throw new TorchError(
        'ERR_MODULE',
        `the module ${kind} holds itself (as ${shown(name)}): modules must form a tree`,
      )
    }
    if (path.size > deepest) {
      throw new TorchError('ERR_MODULE', `modules are nested deeper than ${deepest} levels: use a flat Sequential`)
    }
    if (seen?.has(module)) return
    seen?.add(module)
    found.push([name, module])
    path.add(module)
    for (const [key, child] of ownChildren(module)) visit(child, joined(name, key))
    path.delete(module)
  }
  visit(root, prefix)
  return found
}

/** Throws where {@link walk} does. */
export function refuseCycles(module: Module): void {
  walk(module, '', new Set())
}

function joined(prefix: string, name: string): string {
  return prefix ? `${prefix}.${name}` : name
}

/** All parameters, or buffers, of a module and its descendants. */
export function* each<Kind extends Tensor>(
  root: Module,
  kind: new (data: Tensor) => Kind,
  { prefix, recurse, removeDuplicate }: { prefix: string; recurse: boolean; removeDuplicate: boolean },
): Generator<[name: string, tensor: Kind]> {
  const seen = new Set<unknown>()
  const all = recurse ? walk(root, prefix, removeDuplicate ? new Set() : undefined) : [[prefix, root] as const]
  for (const [path, module] of all) {
    for (const [name, value] of module[members]()) {
      if (!(value instanceof kind) || (removeDuplicate && seen.has(value))) continue
      seen.add(value)
      yield [joined(path, name), value]
    }
  }
}

/** The module, name and key of a parameter or buffer. */
export interface Place {
  key: string
  owner: Module
  name: string
  value: Parameter | Buffer
}

/** All parameters and buffers, under each of their names. */
export function placesOf(root: Module): Place[] {
  return walk(root, '').flatMap(([path, owner]) =>
    [...owner[members]()].flatMap(([name, value]) =>
      value instanceof Parameter || value instanceof Buffer ? [{ key: joined(path, name), owner, name, value }] : [],
    ),
  )
}

/** A module's own entries in a state dict: its parameters, then its persistent buffers. */
export function lastingOf(module: Module): [name: string, tensor: Tensor][] {
  const own = [...module[members]()] as [string, Tensor][]
  return [
    ...own.filter(([, value]) => value instanceof Parameter),
    ...own.filter(([, value]) => value instanceof Buffer && value.persistent),
  ]
}

/**
 * The member at a dotted name below a module; the module itself for ''.
 * @throws TorchError `ERR_MODULE` if a part of the name does not exist, or a part before the last is not a module
 */
export function find(root: Module, path: string): unknown {
  if (typeof path !== 'string') throw typeError(`a dotted name must be a string, but it is ${shown(path)}`)
  if (path === '') return root
  let value: unknown = root
  let way = root.constructor.name
  for (const name of path.split('.')) {
    if (!isModule(value)) throw new TorchError('ERR_MODULE', `${shown(path)}: ${way} is not a module`)
    const held: Map<string, unknown> = new Map(value[members]())
    if (!held.has(name)) throw new TorchError('ERR_MODULE', `${shown(path)}: ${way} has no ${shown(name)}`)
    value = held.get(name)
    way += `.${name}`
  }
  return value
}
