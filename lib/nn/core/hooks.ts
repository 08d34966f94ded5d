import { requireFunction } from '../../arguments'
import { isHandle } from '../../binding/handle'
import { type RemovableHandle, removable } from '../../binding/removable'
import { emitWarning } from '../../binding/warning'
import { fromHook } from '../../binding/within'
import { relyOn } from '../../compile/module'
import { isArray } from '../../kinds'
import { type FullBackwardHook, type FullBackwardPreHook, withBackwardHooks } from './backward-hooks'
import type { Module } from './module'

export type { RemovableHandle }

/**
 * Runs before forward. A result other than undefined or null replaces forward's arguments: an array of them, or the only one.
 */
// biome-ignore lint/suspicious/noExplicitAny: modules take any arguments
export type ForwardPreHook<Of = Module> = (module: Of, args: any[]) => unknown

/** Runs after forward. A result other than undefined or null replaces forward's result. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type ForwardHook<Of = Module> = (module: Of, args: any[], result: any) => unknown

export interface HookOptions {
  /** Whether it runs before the hooks that are already registered; default false. */
  prepend?: boolean
}

export interface ForwardHookOptions extends HookOptions {
  /** Whether it also runs, with null as the result, when forward or another hook throws; default false. */
  alwaysCall?: boolean
}

interface Entry<Hook> {
  readonly hook: Hook
  readonly alwaysCall: boolean
}

/** A module's hooks. They are the module's own field under a symbol, so that a copy of the module has copies of the lists. */
interface Hooks {
  readonly before: Entry<ForwardPreHook<never>>[]
  readonly after: Entry<ForwardHook<never>>[]
  readonly backwardBefore: Entry<FullBackwardPreHook<never>>[]
  readonly backward: Entry<FullBackwardHook<never>>[]
  /** The instance's own forward, if it had one. */
  readonly own: PropertyDescriptor | undefined
}

/** The method that adds to each list. */
const methods = {
  before: 'registerForwardPreHook',
  after: 'registerForwardHook',
  backwardBefore: 'registerFullBackwardPreHook',
  backward: 'registerFullBackwardHook',
}

/** The field in which a module keeps its hooks. */
export const hooksKey = Symbol('hooks')

type Hooked = Module & { [hooksKey]?: Hooks }

/** The hooks that run before a module's forward. */
export function forwardPreHooks(module: Module): ForwardPreHook<never>[] {
  return ((module as Hooked)[hooksKey]?.before ?? []).map(({ hook }) => hook)
}

/** Whether anything runs before or after a module's forward. */
export function hasHooks(module: Module): boolean {
  return hooksKey in module
}

/** All hooks of a module. */
export function hooksOf(module: Module): unknown[] {
  const { before = [], after = [], backwardBefore = [], backward = [] } = (module as Hooked)[hooksKey] ?? {}
  return [...before, ...after, ...backwardBefore, ...backward]
}

/** Adds a hook to one of a module's lists. */
export function addHook<List extends keyof Omit<Hooks, 'own'>>(
  module: Module,
  list: List,
  hook: Hooks[List][number]['hook'],
  { prepend = false, alwaysCall = false }: ForwardHookOptions,
): RemovableHandle {
  requireFunction(`nn.${module.constructor.name}.${methods[list]}`, 'hook', hook)
  const entries = makeHooks(module)[list] as Entry<unknown>[]
  const entry = { hook, alwaysCall }
  if (prepend) entries.unshift(entry)
  else entries.push(entry)
  const remove = () => {
    const place = entries.indexOf(entry)
    if (place < 0) return
    entries.splice(place, 1)
    unwrapIfBare(module)
  }
  return removable(remove)
}

/** Removes a module's forward pre-hooks for which `unwanted` is true. */
export function removePreHooks(module: Module, unwanted: (hook: ForwardPreHook<never>) => boolean): void {
  const before = (module as Hooked)[hooksKey]?.before
  if (!before) return
  before.splice(0, before.length, ...before.filter(({ hook }) => !unwanted(hook)))
  unwrapIfBare(module)
}

/** Gives a module its lists of hooks and a forward that runs them. Modules without hooks keep their class's forward, at no cost. */
function makeHooks(module: Hooked): Hooks {
  const known = module[hooksKey]
  if (known) return known
  const own = Object.getOwnPropertyDescriptor(module, 'forward')
  const hooks: Hooks = { before: [], after: [], backwardBefore: [], backward: [], own }
  Object.defineProperty(module, hooksKey, { value: hooks, configurable: true })
  Object.defineProperty(module, 'forward', { value: hooked, configurable: true, writable: true, enumerable: false })
  return hooks
}

function unwrapIfBare(module: Hooked): void {
  const hooks = module[hooksKey]
  if (!hooks) return
  const { before, after, backwardBefore, backward } = hooks
  if ([before, after, backwardBefore, backward].some(({ length }) => length > 0)) return
  delete module[hooksKey]
  if (Object.getOwnPropertyDescriptor(module, 'forward')?.value !== hooked) return
  Reflect.deleteProperty(module, 'forward')
  if (hooks.own) Object.defineProperty(module, 'forward', hooks.own)
}

/** The forward of a module with hooks. It finds the module through `this`, so a copy of the module can have it too. */
function hooked(this: Hooked, ...given: unknown[]): unknown {
  const hooks = this[hooksKey] as Hooks
  this[relyOn](false)
  const { own } = hooks
  const forward = own === undefined ? Object.getPrototypeOf(this).forward : (own.value ?? own.get?.call(this))
  const run =
    <Hook>(hook: Hook, place: string) =>
    (...args: unknown[]) =>
      fromHook(`nn.${this.constructor.name}'s ${place}`, (hook as (...args: unknown[]) => unknown)(...args))
  const called = new Set<unknown>()
  let args = given
  try {
    for (const { hook } of [...hooks.before]) args = argumentsOf(run(hook, 'forward pre-hook')(this, args)) ?? args
    const compute = (taken: unknown[]) => {
      let result: unknown = forward.apply(this, taken)
      for (const entry of [...hooks.after]) {
        called.add(entry)
        result = run(entry.hook, 'forward hook')(this, taken, result) ?? result
      }
      return result
    }
    if (hooks.backward.length + hooks.backwardBefore.length === 0) return compute(args)
    const [early, late] = [hooks.backwardBefore, hooks.backward].map((list) => list.map(({ hook }) => hook as never))
    return withBackwardHooks(this, early, late, args, compute)
  } catch (error) {
    for (const entry of hooks.after) {
      if (entry.alwaysCall && !called.has(entry)) callAnyway(() => run(entry.hook, 'forward hook')(this, args, null))
    }
    throw error
  }
}

function argumentsOf(replaced: unknown): unknown[] | undefined {
  if (replaced === undefined || replaced === null) return undefined
  return isArray(replaced) && !isHandle(replaced) ? replaced : [replaced]
}

/** Runs a hook after an error; an error of the hook itself becomes a warning, so that it does not hide the first one. */
function callAnyway(call: () => void): void {
  try {
    call()
  } catch (error) {
    emitWarning(`a forward hook with alwaysCall threw, too: ${String(error)}`)
  }
}
