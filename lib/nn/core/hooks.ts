import { isOptions, requireFunction, shown } from '../../arguments'
import { isHandle } from '../../binding/handle'
import { type RemovableHandle, removable } from '../../binding/removable'
import { emitWarning } from '../../binding/warning'
import { fromHook } from '../../binding/within'
import { relyOn } from '../../compile/module'
import { typeError } from '../../errors'
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

/**
 * With `withKwargs` a hook gets the options separately: the plain object at the end of the arguments, or an empty one.
 * It may return `[args, kwargs]`.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type ForwardPreHookWithKwargs<Of = Module> = (module: Of, args: any[], kwargs: any) => unknown
/**
 * As {@link ForwardPreHookWithKwargs}, after forward; a result other than undefined or null replaces forward's result.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type ForwardHookWithKwargs<Of = Module> = (module: Of, args: any[], kwargs: any, result: any) => unknown

export interface HookOptions {
  /** Whether it runs before the hooks that are already registered; default false. */
  prepend?: boolean
}

export interface ForwardPreHookOptions extends HookOptions {
  /** Whether it gets the options of a call separately from the other arguments; default false. */
  withKwargs?: boolean
}

export interface ForwardHookOptions extends ForwardPreHookOptions {
  /** Whether it runs, with null for the result, when forward or another hook throws; default false. */
  alwaysCall?: boolean
}

interface Entry<Hook> {
  readonly hook: Hook
  readonly alwaysCall: boolean
  readonly withKwargs: boolean
}

/** The hooks that run around one forward. */
interface Lists {
  readonly before: Entry<ForwardPreHook<never>>[]
  readonly after: Entry<ForwardHook<never>>[]
  readonly backwardBefore: Entry<FullBackwardPreHook<never>>[]
  readonly backward: Entry<FullBackwardHook<never>>[]
}

/**
 * A module's hooks. They are the module's own field under a symbol, so that a copy of the module has copies of the
 * lists.
 */
interface Hooks extends Lists {
  /** A forward that was the instance's own field. */
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
  return (module as Hooked)[hooksKey] !== undefined || hasGlobalHooks()
}

/** The hooks of all modules. */
const global: Lists = { before: [], after: [], backwardBefore: [], backward: [] }
/** The number of hooks of all modules, and how often it has changed; compiled functions rely on both. */
let count = 0
let changes = 0
/** The innermost module whose forward runs with hooks around it. */
let around: Module | undefined

/** Whether there are hooks of all modules. */
export const hasGlobalHooks = (): boolean => count > 0

export const globalHookChanges = (): number => changes

/** Adds a hook of all modules; the result removes it. */
export function addGlobalHook<List extends keyof Lists>(
  where: string,
  list: List,
  hook: Lists[List][number]['hook'],
  { alwaysCall = false, withKwargs = false }: ForwardHookOptions,
): RemovableHandle {
  requireFunction(where, 'hook', hook)
  const entries = global[list] as Entry<unknown>[]
  const entry = { hook, alwaysCall, withKwargs }
  entries.push(entry)
  count++
  changes++
  return removable(() => {
    const place = entries.indexOf(entry)
    if (place < 0) return
    entries.splice(place, 1)
    count--
    changes++
  })
}

/** Calls a forward with the hooks of all modules around it, unless they already run around it. */
export function withGlobalHooks(module: Module, forward: (...args: unknown[]) => unknown, args: unknown[]): unknown {
  return around === module ? forward.apply(module, args) : surrounded(module, global, forward, args)
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
  { prepend = false, alwaysCall = false, withKwargs = false }: ForwardHookOptions,
): RemovableHandle {
  requireFunction(`nn.${module.constructor.name}.${methods[list]}`, 'hook', hook)
  const entries = makeHooks(module)[list] as Entry<unknown>[]
  const entry = { hook, alwaysCall, withKwargs }
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
  return surrounded(this, hasGlobalHooks() ? together(hooks) : hooks, forward, given)
}

const together = ({ before, after, backwardBefore, backward }: Lists): Lists => ({
  before: [...global.before, ...before],
  after: [...global.after, ...after],
  backwardBefore: [...global.backwardBefore, ...backwardBefore],
  backward: [...global.backward, ...backward],
})

/** Calls a forward with hooks around it. */
function surrounded(module: Module, hooks: Lists, forward: (...args: unknown[]) => unknown, given: unknown[]): unknown {
  const run = <Hook>({ hook }: Entry<Hook>, place: string, args: unknown[]) =>
    fromHook(`nn.${module.constructor.name}'s ${place}`, (hook as (...args: unknown[]) => unknown)(module, ...args))
  const after = (entry: Entry<ForwardHook<never>>, taken: unknown[], result: unknown) =>
    run(entry, 'forward hook', entry.withKwargs ? [...apart(taken), result] : [taken, result])
  const called = new Set<unknown>()
  const outer = around
  let args = given
  try {
    for (const entry of [...hooks.before]) {
      const replaced = run(entry, 'forward pre-hook', entry.withKwargs ? apart(args) : [args])
      args = (entry.withKwargs ? joined(module, replaced) : argumentsOf(replaced)) ?? args
    }
    const compute = (taken: unknown[]) => {
      around = module
      let result: unknown = forward.apply(module, taken)
      around = outer
      for (const entry of [...hooks.after]) {
        called.add(entry)
        result = after(entry, taken, result) ?? result
      }
      return result
    }
    if (hooks.backward.length + hooks.backwardBefore.length === 0) return compute(args)
    const [early, late] = [hooks.backwardBefore, hooks.backward].map((list) => list.map(({ hook }) => hook as never))
    return withBackwardHooks(module, early, late, args, compute)
  } catch (error) {
    around = outer
    for (const entry of hooks.after) {
      if (entry.alwaysCall && !called.has(entry)) callAnyway(() => after(entry, args, null))
    }
    throw error
  }
}

/** Splits the options from the other arguments. */
function apart(args: unknown[]): [args: unknown[], kwargs: object] {
  const last = args.at(-1)
  return isOptions(last) ? [args.slice(0, -1), last] : [args, {}]
}

/** The arguments that a pre-hook with separate options has returned. */
function joined(module: Module, replaced: unknown): unknown[] | undefined {
  if (replaced === undefined || replaced === null) return undefined
  if (isArray(replaced) && replaced.length === 2 && isArray(replaced[0]) && isOptions(replaced[1])) {
    const [args, kwargs] = replaced
    return Object.keys(kwargs).length === 0 ? args : [...args, kwargs]
  }
  const where = `nn.${module.constructor.name}'s forward pre-hook`
  throw typeError(`${where}: with withKwargs it returns [args, kwargs] or nothing, got ${shown(replaced)}`)
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
