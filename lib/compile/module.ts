import { inspect } from 'node:util'
import { isArray, isObject } from '../kinds'
import type { Compiled, ManyOptions } from './compiled'

// biome-ignore lint/suspicious/noExplicitAny: functions have any arguments
export type Callable = (...args: any[]) => any

/** An object that has a forward, as every nn.Module. */
export interface CallableModule {
  forward: Callable
}

/**
 * Properties that TypeScript sees in every callable; a compiled module has them only if the module has them as fields.
 */
type OfFunctions = 'apply' | 'arguments' | 'bind' | 'call' | 'caller' | 'length' | 'name' | 'prototype'

/** A module that {@link compile} made: it can be used wherever the module can, and can be called. */
export type CompiledModule<Kind extends CallableModule> = Kind &
  Compiled<Parameters<Kind['forward']>, ReturnType<Kind['forward']>> & {
    readonly [Name in Exclude<OfFunctions, keyof Kind>]?: undefined
  }

interface Methods {
  many(batches: Iterable<unknown[]>, options?: ManyOptions<unknown>): unknown[]
  repeat(times: number, ...args: unknown[]): unknown
  async(...args: unknown[]): Promise<unknown>
}

/**
 * Holds the module that a compiled one was made from. It is a field rather than a WeakMap, whose entries are collected
 * late.
 */
const original = Symbol('original')

function originalOf<Kind extends CallableModule>(module: Kind): Kind {
  return (module as { [original]?: Kind })[original] ?? module
}

export function isCompiledModule(value: unknown): value is CallableModule & Copied {
  return typeof value === 'function' && originalOf(value as unknown as CallableModule) !== (value as unknown)
}

/**
 * A method of modules, optimizers and their kin: it makes the current recording rely on what they hold, whichever part
 * is used.
 */
export const relyOn = Symbol('relyOn')

/** A method of compiled modules: it compiles the copy that `copied` makes of the original. */
export const copyWith = Symbol('copyWith')

interface Copied {
  [copyWith](copied: (module: CallableModule) => CallableModule): CallableModule
}

/**
 * Calls the module's forward as it is at each call, hooks included; for a compiled module, the forward of the original.
 */
export function forwardOf(module: CallableModule): Callable {
  const plain = originalOf(module) as CallableModule & { [relyOn]?(): void }
  return (...args) => {
    plain[relyOn]?.()
    return plain.forward(...args)
  }
}

/**
 * A proxy that is the module in everything but its forward, so that fields and methods are the module's own. Its target
 * is a function, which makes it callable.
 */
export function asModule<Kind extends CallableModule>(
  module: Kind,
  forward: Callable,
  methods: Methods,
  again: (module: CallableModule) => unknown,
): Kind & Callable {
  const plain = originalOf(module)
  const { clone } = plain as { clone?: () => CallableModule }
  const copy = (copied: (module: CallableModule) => CallableModule) => again(copied(plain))
  const own: Record<PropertyKey, unknown> = { [original]: plain, [copyWith]: copy, forward, ...methods }
  if (typeof clone === 'function') own.clone = () => again(clone.call(plain))
  if (!('toJSON' in plain)) own.toJSON = () => plain
  // Node prints the target of a proxy.
  Object.defineProperty(forward, inspect.custom, { value: () => inspect(plain), configurable: true })
  const bound = new Map<Callable, Callable>()
  // Where a method returns the module itself, as train(), modules() and namedModules() do, the compiled one is
  // returned.
  const named = (value: unknown) => (value === plain ? compiled : value)
  const compiled = new Proxy(forward, {
    apply: (_, __, args) => forward(...args),
    get: (_, key) => {
      if (Object.hasOwn(own, key)) return own[key]
      const value: unknown = Reflect.get(plain, key, plain)
      if (typeof value !== 'function' || key === 'constructor') return value
      let method = bound.get(value as Callable)
      if (method === undefined) {
        method = (...given) => {
          const args = isHookRegistration(key) ? given.map((hook) => hookNaming(hook, named)) : given
          const result = Reflect.apply(value as Callable, plain, args)
          return isGenerator(result) ? mapped(result, named) : named(result)
        }
        bound.set(value as Callable, method)
      }
      return method
    },
    set: (_, key, value) => Reflect.set(plain, key, value, plain),
    has: (_, key) => Object.hasOwn(own, key) || Reflect.has(plain, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(plain, key),
    getPrototypeOf: () => Reflect.getPrototypeOf(plain),
    ownKeys: () => Reflect.ownKeys(plain),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(plain, key)
      return descriptor && { ...descriptor, configurable: true }
    },
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(plain, key, descriptor),
  })
  return compiled as unknown as Kind & Callable
}

const isHookRegistration = (key: PropertyKey) => typeof key === 'string' && /^register\w*Hook$/.test(key)

/** A hook that is given the compiled module where it would be given the original, as PyTorch's OptimizedModule does. */
function hookNaming(hook: unknown, named: (value: unknown) => unknown): unknown {
  if (typeof hook !== 'function') return hook
  return function (this: unknown, module: unknown, ...rest: unknown[]) {
    return Reflect.apply(hook as Callable, this, [named(module), ...rest])
  }
}

function isGenerator(value: unknown): value is Generator {
  return isObject(value) && Symbol.iterator in value && 'next' in value
}

function* mapped(values: Generator, map: (value: unknown) => unknown): Generator {
  for (const value of values) yield isArray(value) ? value.map(map) : map(value)
}
