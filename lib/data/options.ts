import { TorchError } from '../errors'

/** Refuses options that do not exist, which a spelling mistake would otherwise turn into a silent default. */
export function checkOptions(where: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${where}: options must be an object, got ${show(options)}`)
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(`${where} has no option ${show(name)}; it has ${known.join(', ')}`)
  }
}

/** Checks a count: a number, whole, from `least` on. */
export function checkCount(what: string, value: unknown, least: number): number {
  if (typeof value !== 'number') throw new TypeError(`${what} must be a number, got ${show(value)}`)
  if (!Number.isSafeInteger(value) || value < least) {
    throw new TorchError('ERR_RANGE', `${what} must be a whole number from ${least} on, got ${value}`)
  }
  return value
}

/** Checks a yes or no. */
export function checkBoolean(what: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${what} must be true or false, got ${show(value)}`)
  return value
}

/** A short form of any value, for errors. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value)
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`
  if (typeof value === 'bigint') return `${value}n`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name ?? 'null-prototype object'}`
  return String(value)
}

/** Whether a subclass replaced `single` but inherits `batch`, which then no longer does the same. */
export function isOutdated(object: object, batch: PropertyKey, single: PropertyKey): boolean {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, batch)) return false
    if (Object.hasOwn(at, single)) return true
  }
  return false
}
