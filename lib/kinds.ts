// What kind of object a value is, of whichever realm it comes from, and of a revoked Proxy too: `Array.isArray` and `instanceof`
// throw in V8's own words for one.

/** Whether a value is a Proxy of which nothing can be asked any more: of nothing else can it not be told whether it is an array. */
export function isRevoked(value: unknown): boolean {
  try {
    Array.isArray(value)
    return false
  } catch {
    return true
  }
}

/** `Array.isArray`, of a revoked Proxy too. */
// biome-ignore lint/suspicious/noExplicitAny: as TypeScript has `Array.isArray`
export function isArray(value: unknown): value is any[] {
  return !isRevoked(value) && Array.isArray(value)
}

/** Whether it is an object, a function not, of which something can be asked. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isRevoked(value)
}

/** Whether it is an object as `{}` makes it, or one without a prototype. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function isInstance(this: unknown, value: unknown): boolean {
  return !isRevoked(value) && Function.prototype[Symbol.hasInstance].call(this as () => void, value)
}

/** Has `instanceof` say of a revoked Proxy that it is none of this class, nor of those that extend it. */
export function answersForProxies(made: object): void {
  // Not declared by the class, since TypeScript would then no longer narrow by `instanceof`.
  Object.defineProperty(made, Symbol.hasInstance, { value: isInstance })
}
