import { types } from 'node:util'
import { flag, isRevoked, requireFunction, settings, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { ofLoaded } from '../../binding/python-names'
import { clipped, listed } from '../../binding/text'
import { warn } from '../../binding/warning'
import { fromHook } from '../../binding/within'
import { TorchError, typeError } from '../../errors'
import { empty, reshape } from '../../generated/ops'
import { isArray, isObject } from '../../kinds'
import { Tensor } from '../../tensor'
import { likeMember } from './clone'
import type { Module } from './module'
import { lastingOf, ownChildren, refuseCycles, replaceMember } from './traversal'

/** Tensors by PyTorch's keys, in PyTorch's order. A result of `getExtraState`, of any type, may be among them. */
export type StateDict = Map<string, Tensor>

export interface StateDictOptions {
  /** A prefix of every key; default ''. */
  prefix?: string
  /** Whether the tensors are the parameters and buffers themselves instead of detached ones; default false. */
  keepVars?: boolean
}

export interface LoadStateDictOptions {
  /** Whether missing and unexpected keys are an error; default true. */
  strict?: boolean
  /**
   * Whether the given tensors replace the module's, with their dtype and device, instead of being copied into them; default false.
   */
  assign?: boolean
}

/** Keys that only one of the two sides has. */
export interface MismatchedKeys {
  missingKeys: string[]
  unexpectedKeys: string[]
}

/** Metadata of the module that made a state dict; empty if `stateDict()` did not make it. */
export interface LocalMetadata {
  version?: number
}

/** Runs before a module's entries are added to a state dict. */
export type StateDictPreHook<Of = Module> = (module: Of, prefix: string, keepVars: boolean) => void
/** Runs after the entries of a module and its descendants were added to a state dict, which it may change. */
export type StateDictPostHook<Of = Module> = (
  module: Of,
  state: StateDict,
  prefix: string,
  localMetadata: LocalMetadata,
) => void
/** Runs before a module's entries are loaded from a copy of the state dict. It may change the copy and the lists of errors. */
export type LoadStateDictPreHook<Of = Module> = (
  module: Of,
  state: StateDict,
  prefix: string,
  localMetadata: LocalMetadata,
  strict: boolean,
  missingKeys: string[],
  unexpectedKeys: string[],
  errorMsgs: string[],
) => void
/** Runs after a module and its descendants were loaded; it may change the lists of keys. */
export type LoadStateDictPostHook<Of = Module> = (module: Of, incompatibleKeys: MismatchedKeys) => void

/** A module's state dict hooks. They are the module's own field under a symbol, so that a copy of the module has copies of them. */
interface StateHooks {
  readonly saveBefore: StateDictPreHook<never>[]
  readonly saveAfter: StateDictPostHook<never>[]
  readonly loadBefore: LoadStateDictPreHook<never>[]
  readonly loadAfter: LoadStateDictPostHook<never>[]
}

const stateHooks = Symbol('stateHooks')

/** The version of a class's state dict format, as PyTorch counts it. */
export const stateVersion = Symbol('stateVersion')
/** Whether a state dict may lack an entry because an earlier version did not have it. */
export const mayLack = Symbol('mayLack')
/** Whether an entry of any shape is accepted because the member has no shape yet. */
export const takesShape = Symbol('takesShape')

type Stateful = Module & {
  [stateHooks]?: StateHooks
  [stateVersion]?: number
  [mayLack]?(name: string, metadata: LocalMetadata): boolean
  [takesShape]?(target: Tensor, shape: readonly number[]): boolean
}

const noHooks: StateHooks = { saveBefore: [], saveAfter: [], loadBefore: [], loadAfter: [] }
const hooksOf = (module: Stateful): StateHooks => module[stateHooks] ?? noHooks

/** The method that adds to each list. */
const methods = {
  saveBefore: 'registerStateDictPreHook',
  saveAfter: 'registerStateDictPostHook',
  loadBefore: 'registerLoadStateDictPreHook',
  loadAfter: 'registerLoadStateDictPostHook',
}

/** Adds a state dict hook to a module; returns the handle that removes it. */
export function addStateHook<List extends keyof StateHooks>(
  module: Stateful,
  list: List,
  hook: StateHooks[List][number],
): () => void {
  requireFunction(`nn.${module.constructor.name}.${methods[list]}`, 'hook', hook)
  if (module[stateHooks] === undefined) {
    const value: StateHooks = { saveBefore: [], saveAfter: [], loadBefore: [], loadAfter: [] }
    Object.defineProperty(module, stateHooks, { value, configurable: true })
  }
  const entries = hooksOf(module)[list] as unknown[]
  entries.push(hook)
  return () => {
    const place = entries.indexOf(hook)
    if (place >= 0) entries.splice(place, 1)
  }
}

const extraKey = '_extra_state'

/**
 * The versions of the modules that a state dict belongs to, by path. State dicts that {@link stateDict} made, or that
 * were loaded from Python's files, have them.
 */
interface WithMetadata {
  _metadata?: Map<string, LocalMetadata>
}

/** A state dict's metadata of the module whose keys have this prefix; empty if it has none. */
function knownOf(state: unknown, prefix: string): LocalMetadata {
  const metadata = (state as WithMetadata)._metadata
  const local: unknown = types.isMap(metadata) ? metadata.get(prefix.replace(/\.$/, '')) : undefined
  const version = types.isMap(local)
    ? local.get('version')
    : isObject(local)
      ? (local as LocalMetadata).version
      : undefined
  return typeof version === 'number' ? { version } : {}
}

const metadataOf = (module: Stateful): LocalMetadata => ({ version: module[stateVersion] ?? 1 })

/** The entries of a module and all its descendants. */
export function stateDict(root: Module, options: StateDictOptions): StateDict {
  const defaults: StateDictOptions = { prefix: '', keepVars: false }
  const { prefix = '', keepVars = false } = settings<StateDictOptions>('stateDict', defaults, [options])
  if (typeof prefix !== 'string') throw typeError(`stateDict: prefix is a string, but it is ${shown(prefix)}`)
  flag('stateDict', 'keepVars', keepVars)
  refuseCycles(root)
  const entries: StateDict = new Map()
  const metadata = new Map<string, LocalMetadata>()
  // The versions are not an entry, as in Python, so that iterating over a state dict yields tensors only.
  Object.defineProperty(entries, '_metadata', { value: metadata, writable: true, configurable: true })
  const save = (module: Stateful, path: string) => {
    const { saveBefore, saveAfter } = hooksOf(module)
    for (const hook of [...saveBefore]) fromHook('stateDict', hook(module as never, path, keepVars))
    metadata.set(path.replace(/\.$/, ''), metadataOf(module))
    for (const [name, tensor] of lastingOf(module)) entries.set(path + name, keepVars ? tensor : tensor.detach())
    if (module.getExtraState) entries.set(path + extraKey, module.getExtraState() as Tensor)
    for (const [name, child] of ownChildren(module)) save(child, `${path}${name}.`)
    for (const hook of [...saveAfter]) fromHook('stateDict', hook(module as never, entries, path, metadataOf(module)))
  }
  save(root, prefix)
  return entries
}

const quoted = (key: string) => JSON.stringify(clipped(key, 80))
const list = (keys: string[]) => listed(keys, quoted, { room: 150 })

function entriesOf(state: unknown, where: string): StateDict {
  if (types.isMap(state)) return new Map(state as StateDict)
  if (types.isPromise(state)) throw typeError(`${where}.loadStateDict: was given a promise; await it`)
  if (isObject(state) && !isRevoked(state) && !isArray(state)) return new Map(Object.entries(state))
  throw typeError(
    `${where}.loadStateDict: needs a Map or an object of tensors, but was given ${shown(state)}${ofLoaded(state, 'model')}`,
  )
}

/** One load. It collects the changes and makes them once nothing is wrong. */
class StateDictLoad {
  readonly keys: MismatchedKeys = { missingKeys: [], unexpectedKeys: [] }
  readonly errors: string[] = []
  readonly actions: (() => void)[] = []
  readonly after: (() => void)[] = []

  constructor(
    readonly assign: boolean,
    readonly whole: unknown,
  ) {}

  /** Takes the entries of a module and its descendants from a state dict. */
  take(module: Stateful, state: StateDict, prefix: string): void {
    const { missingKeys, unexpectedKeys } = this.keys
    const { loadBefore, loadAfter } = hooksOf(module)
    const metadata = knownOf(this.whole, prefix)
    for (const hook of [...loadBefore]) {
      const result = hook(module as never, state, prefix, metadata, true, missingKeys, unexpectedKeys, this.errors)
      fromHook('loadStateDict', result)
    }
    const own = new Map(lastingOf(module))
    for (const [name, target] of own) {
      const key = prefix + name
      if (state.has(key)) this.#entry(module, name, key, target, state.get(key))
      else if (!module[mayLack]?.(name, metadata)) missingKeys.push(key)
    }
    const extra = prefix + extraKey
    if (module.setExtraState) {
      if (state.has(extra)) this.actions.push(() => module.setExtraState?.(state.get(extra)))
      else missingKeys.push(extra)
    }
    const children = new Map(
      ownChildren(module).map(([name, child]) => [name, { child, state: new Map() as StateDict }]),
    )
    for (const [key, value] of state) {
      if (!key.startsWith(prefix) || (key === extra && module.setExtraState)) continue
      const [name, ...rest] = key.slice(prefix.length).split('.')
      const below = rest.length > 0 ? children.get(name) : undefined
      if (below !== undefined) below.state.set(key, value)
      else if (rest.length > 0 || !own.has(name)) unexpectedKeys.push(key)
    }
    for (const [name, { child, state: entries }] of children) this.take(child, entries, `${prefix}${name}.`)
    for (const hook of [...loadAfter])
      this.after.push(() => fromHook('loadStateDict', hook(module as never, this.keys)))
  }

  #entry(module: Stateful, name: string, key: string, target: Tensor, value: unknown): void {
    if (!(value instanceof Tensor)) {
      this.errors.push(`${quoted(key)} is ${shown(value)} and no tensor`)
      return
    }
    // Old checkpoints have a 0-dim tensor as a tensor of one element.
    const { shape } = value
    const isOne = target.ndim === 0 && shape.length === 1 && shape[0] === 1
    const isReshaped = !isOne && String(shape) !== String(target.shape)
    if (isReshaped && !module[takesShape]?.(target, shape)) {
      const wants = `the model wants [${target.shape.join(', ')}]`
      this.errors.push(`${quoted(key)} has shape [${shape.join(', ')}], ${wants}`)
      return
    }
    const fitted = () => (isOne ? reshape(value, []) : value)
    if (this.assign) {
      const isItself = value.constructor === target.constructor && !isOne
      const member = isItself ? value : noGrad(() => likeMember(target, fitted()))
      this.actions.push(() => {
        if (isItself) member.requiresGrad_(target.requiresGrad)
        module[replaceMember](name, member)
      })
      return
    }
    if (target.device === 'meta' && value.device !== 'meta') {
      warn(`loadStateDict: ${key} is on the meta device, so nothing is copied; use { assign: true }`, key)
    }
    this.actions.push(() => {
      const { dtype, device } = target
      if (isReshaped) target.data = empty(shape, { dtype, device })
      target.copy_(fitted())
    })
  }
}

/** Loads `state` into a module by key, all or nothing. */
export function loadStateDict(root: Module, state: unknown, options: LoadStateDictOptions): MismatchedKeys {
  const where = root.constructor.name
  const defaults: LoadStateDictOptions = { strict: true, assign: false }
  const { strict = true, assign = false } = settings<LoadStateDictOptions>('loadStateDict', defaults, [options])
  flag('loadStateDict', 'strict', strict)
  flag('loadStateDict', 'assign', assign)
  const entries = entriesOf(state, where)
  refuseCycles(root)
  const loading = new StateDictLoad(assign, state)
  loading.take(root, entries, '')
  const { keys, errors, actions, after } = loading
  const refuse = (isStrict: boolean) => {
    const problems = [...errors]
    if (isStrict && keys.unexpectedKeys.length > 0) problems.unshift(`unexpected keys: ${list(keys.unexpectedKeys)}`)
    if (isStrict && keys.missingKeys.length > 0) problems.unshift(`missing keys: ${list(keys.missingKeys)}`)
    if (problems.length === 0) return
    throw new TorchError(
      'ERR_STATE_DICT',
      `the state dict does not fit ${where}: ${listed(problems, String, { separator: '; ' })}`,
    )
  }
  // Hooks after loading see the loaded module and may remove keys from the lists, so key errors wait for them.
  refuse(strict && after.length === 0)
  noGrad(() => {
    for (const act of actions) act()
  })
  for (const run of after) run()
  refuse(strict)
  return keys
}
