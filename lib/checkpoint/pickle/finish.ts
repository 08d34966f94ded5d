import { types } from 'node:util'
import { numpyTensor } from './numpy'
import { Storage } from './storage'
import { isSize, PythonObject } from './values'

export interface FinishOptions {
  /** Whether dicts become objects where all keys are strings. */
  objects: boolean
  /** The arrays that are tuples, which are frozen. */
  tuples: Set<object>
  charge(bytes: number): void
  fail(why: string): never
}

const maxDepth = 1000

/** About how many bytes V8 takes for each. */
const cost = { met: 48, object: 64, property: 96 }

/**
 * Converts the result of a pickle for the caller: lone storages and numpy's arrays become tensors, and tuples are
 * frozen.
 */
export function finished(root: unknown, options: FinishOptions): unknown {
  const finisher = new Finisher(options)
  const result = finisher.take(root)
  finisher.run()
  return result
}

/** Converts one level of values after another, since values may contain each other in any way. */
class Finisher {
  /** What has been met, and what stands for those that do not stand for themselves. */
  readonly #met = new Set<object>()
  readonly #instead = new Map<object, unknown>()
  #level: object[] = []

  constructor(readonly options: FinishOptions) {}

  run(): void {
    for (let depth = 0; this.#level.length > 0; depth++) {
      if (depth > maxDepth) this.options.fail(`is nested more than ${maxDepth} deep`)
      const level = this.#level
      this.#level = []
      for (const value of level) this.#fill(value)
    }
    for (const tuple of this.options.tuples) Object.freeze(tuple)
  }

  /** The converted value; its parts are converted later. */
  take(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (this.#met.has(value)) return this.#instead.get(value) ?? value
    const isArray = Array.isArray(value)
    if (isArray && (value.length === 0 || isSize(value))) return value
    if (!isArray && !types.isMap(value) && !types.isSet(value) && !(value instanceof PythonObject)) {
      return value instanceof Storage ? this.#replaced(value, value.tensor()) : value
    }
    this.options.charge(cost.met)
    const other = this.#other(value)
    if (other !== undefined) this.#replaced(value, other)
    else this.#met.add(value)
    // A tensor has no parts that the file has told.
    if (other === undefined || types.isMap(value)) this.#level.push(value)
    return other ?? value
  }

  #replaced(value: object, other: unknown): unknown {
    this.#met.add(value)
    this.#instead.set(value, other)
    return other
  }

  /** Another object that stands for a value. */
  #other(value: object): object | undefined {
    if (value instanceof PythonObject) return numpyTensor(value, this.options) as object | undefined
    if (!this.options.objects || !types.isMap(value)) return undefined
    for (const key of value.keys()) if (typeof key !== 'string') return undefined
    this.options.charge(cost.object + cost.property * value.size)
    return {}
  }

  #fill(value: object): void {
    if (Array.isArray(value)) this.#array(value)
    else if (types.isMap(value)) this.#map(value, this.#instead.get(value) as Record<string, unknown> | undefined)
    else if (types.isSet(value)) for (const item of value) this.take(item)
    else this.#object(value as PythonObject)
  }

  #array(value: unknown[]): void {
    for (let i = 0; i < value.length; i++) {
      const taken = this.take(value[i])
      if (taken !== value[i]) value[i] = taken
    }
  }

  #map(value: Map<unknown, unknown>, target: Record<string, unknown> | undefined): void {
    const metadata = (value as { _metadata?: unknown })._metadata
    for (const [key, item] of value) {
      const taken = this.take(item)
      if (target === undefined) {
        if (taken !== item) value.set(key, taken)
      }
      // An own property, as JSON.parse makes it: assigned to, this name would change what the object inherits.
      else if (key === '__proto__') Object.defineProperty(target, key, { value: taken, ...plain })
      else target[key as string] = taken
      this.take(key)
    }
    if (metadata !== undefined) {
      Object.defineProperty(target ?? value, '_metadata', { value: this.take(metadata), ...plain, enumerable: false })
    }
  }

  #object(value: PythonObject): void {
    for (const key of ['args', 'kwargs', 'state', 'items', 'entries'] as const) {
      if (value[key] !== undefined) Object.assign(value, { [key]: this.take(value[key]) })
    }
  }
}

const plain = { writable: true, enumerable: true, configurable: true }
