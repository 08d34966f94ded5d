import { inspect } from 'node:util'
import type { Compiled, ManyOptions } from './compile'

// biome-ignore lint/suspicious/noExplicitAny: functions have any arguments
export type Callable = (...args: any[]) => any

/** What has a forward, as every nn.Module. */
export interface CallableModule {
  forward: Callable
}

/** A module that {@link compile} made: it stands wherever the module stood, and can be called. */
export type CompiledModule<Kind extends CallableModule> = Kind &
  Compiled<Parameters<Kind['forward']>, ReturnType<Kind['forward']>>

interface Methods {
  many(batches: Iterable<unknown[]>, options?: ManyOptions<unknown>): unknown[]
  repeat(times: number, ...args: unknown[]): unknown
  async(...args: unknown[]): Promise<unknown>
}

/** The modules that compiled ones stand for. */
const originals = new WeakMap<object, CallableModule>()

export function isCompiledModule(value: unknown): boolean {
  return typeof value === 'function' && originals.has(value)
}

/** The module's own forward as it is at each call, hooks included; of a compiled one that of what it was made of. */
export function forwardOf(module: CallableModule): Callable {
  const original = originals.get(module) ?? module
  return (...args) => original.forward(...args)
}

/**
 * The module itself but for its forward: a proxy, so that fields, methods and what they find out are the module's own. Its
 * target is a function, which makes it callable.
 */
export function asModule<Kind extends CallableModule>(
  module: Kind,
  forward: Callable,
  methods: Methods,
  again: (module: CallableModule) => unknown,
): Kind & Callable {
  const original = (originals.get(module) ?? module) as Kind
  const { clone } = original as { clone?: () => CallableModule }
  const own: Record<PropertyKey, unknown> = { forward, ...methods }
  if (typeof clone === 'function') own.clone = () => again(clone.call(original))
  if (!('toJSON' in original)) own.toJSON = () => original
  // Node prints the target of a proxy.
  Object.defineProperty(forward, inspect.custom, { value: () => inspect(original) })
  const bound = new Map<Callable, Callable>()
  const compiled = new Proxy(forward, {
    apply: (_, __, args) => forward(...args),
    get: (_, key) => {
      if (Object.hasOwn(own, key)) return own[key]
      const value: unknown = Reflect.get(original, key, original)
      if (typeof value !== 'function' || key === 'constructor') return value
      let method = bound.get(value as Callable)
      if (method === undefined) {
        // What gives the module itself, as train() and to(), gives the compiled one.
        method = (...args) => {
          const result = Reflect.apply(value as Callable, original, args)
          return result === original ? compiled : result
        }
        bound.set(value as Callable, method)
      }
      return method
    },
    set: (_, key, value) => Reflect.set(original, key, value, original),
    has: (_, key) => Object.hasOwn(own, key) || Reflect.has(original, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(original, key),
    getPrototypeOf: () => Reflect.getPrototypeOf(original),
    ownKeys: () => Reflect.ownKeys(original),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(original, key)
      return descriptor && { ...descriptor, configurable: true }
    },
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(original, key, descriptor),
  })
  originals.set(compiled, original)
  return compiled as unknown as Kind & Callable
}
