// Checks of what a value is that work for values of other realms and for revoked Proxies, for which `Array.isArray` and
// `instanceof` throw.

/** Whether a value is a revoked Proxy, the only value for which `Array.isArray` throws. */
export function isRevoked(value: unknown): boolean {
  try {
    Array.isArray(value)
    return false
  } catch {
    return true
  }
}

/** `Array.isArray`, but false for a revoked Proxy. */
// biome-ignore lint/suspicious/noExplicitAny: like TypeScript's type of `Array.isArray`
export function isArray(value: unknown): value is any[] {
  return !isRevoked(value) && Array.isArray(value)
}

/** Whether it is an object, but not a function or a revoked Proxy. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isRevoked(value)
}

/** Whether it is a plain object like `{}`, or one without a prototype. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Whether a function is a class; only classes and built-in functions have a fixed `prototype`. */
export const isClass = (value: object): boolean =>
  Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false &&
  /^class\b/.test(Function.prototype.toString.call(value))

/** Whether it is a function that can be called, which a class cannot. */
// biome-ignore lint/suspicious/noExplicitAny: like TypeScript's narrowing by `typeof`
export function isCallable(value: unknown): value is (...args: any[]) => any {
  return typeof value === 'function' && !isRevoked(value) && !isClass(value)
}

function isInstance(this: unknown, value: unknown): boolean {
  return !isRevoked(value) && Function.prototype[Symbol.hasInstance].call(this as () => void, value)
}

/** Makes `instanceof` false, instead of throwing, for a revoked Proxy, in this class and its subclasses. */
export function answersForProxies(made: object): void {
  // Not declared in the class, since TypeScript would then no longer narrow by `instanceof`.
  Object.defineProperty(made, Symbol.hasInstance, { value: isInstance })
}
