import { typeError } from '../errors'
import { isArray, isClass, isRevoked } from '../kinds'
import { isHandle } from './handle'
import { clipped, listed } from './text'

/** Any value as a message shows it: short, on one line. */
export function shown(value: unknown): string {
  return clipped(shownAt(value, 0), 300)
}

function shownAt(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(clipped(value, 40))
  if (typeof value === 'bigint') return clipped(`${value}n`, 40)
  if (typeof value === 'function')
    return !isRevoked(value) && isClass(value) ? `the class ${clipped(value.name, 40)}` : 'a function'
  if (typeof value !== 'object' || value === null) return clipped(String(value).replace(/\s+/g, ' '), 40)
  if (isHandle(value)) {
    if (value.disposed) return `a disposed ${value.constructor.name}`
    const name = clipped(value.constructor.name, 40)
    if ((value as { isNested?: boolean }).isNested) return `nested ${name}`
    const { shape, dtype } = value as { shape?: number[]; dtype?: string }
    return shape === undefined ? name : `${name}[${shape.join(', ')}] ${dtype}`
  }
  if (isRevoked(value)) return 'a revoked Proxy'
  if (ArrayBuffer.isView(value)) return Object.prototype.toString.call(value).slice(8, -1)
  if (depth > 2) return '...'
  if (isArray(value)) return `[${listed(value, (item) => shownAt(item, depth + 1))}]`
  const prototype = Object.getPrototypeOf(value)
  // The fields of a class instance are not shown.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `an object (${clipped(String(value.constructor?.name), 40)})`
  }
  const keys = Object.keys(value)
  if (keys.length === 0) return '{}'
  const entry = (key: string) =>
    `${/^[\w$]{1,40}$/.test(key) ? key : shown(key)}: ${shownAt((value as Record<string, unknown>)[key], depth + 1)}`
  return `{ ${listed(keys, entry)} }`
}

/** Refuses anything but a boolean, since native accepts nothing else. */
export function requireFlag(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw typeError(`${name} must be true or false, got ${shown(value)}`)
}

/**
 * The error for an argument too many:
 * `if (arguments.length > 2) throw surplus('nn.init.constant_', ['tensor', 'value'], arguments)`.
 * @param names the names of the function's arguments, or their number where they have no good names
 */
export function surplus(where: string, names: readonly string[] | number, args: ArrayLike<unknown>): TypeError {
  const takes =
    typeof names === 'number'
      ? `${names} argument${names === 1 ? '' : 's'}`
      : names.length === 0
        ? 'none'
        : names.join(', ')
  const given = clipped(shown(Array.from(args)), 300)
  return typeError(`${where}: takes ${clipped(takes, 150)} and was given ${given}`)
}

/**
 * Whether these are the arguments with which `map`, `filter` and their kin call a function: a predicate of one argument
 * ignores the rest.
 */
export function isEachOf([value, index, list]: ArrayLike<unknown> & Iterable<unknown>): boolean {
  return isArray(list) && typeof index === 'number' && Object.is(list[index], value)
}
