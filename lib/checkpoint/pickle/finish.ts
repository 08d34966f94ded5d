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
  readonly #done = new Map<object, unknown>()
  #level: (() => void)[] = []
  readonly #tuples: object[] = []

  constructor(readonly options: FinishOptions) {}

  run(): void {
    for (let depth = 0; this.#level.length > 0; depth++) {
      if (depth > maxDepth) this.options.fail(`is nested more than ${maxDepth} deep`)
      const level = this.#level
      this.#level = []
      for (const fill of level) fill()
    }
    for (const tuple of this.#tuples) Object.freeze(tuple)
  }

  /** The converted value; its parts are converted later. */
  take(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    const known = this.#done.get(value)
    if (known !== undefined) return known
    const result = this.#begin(value)
    if (
      result !== value ||
      Array.isArray(value) ||
      types.isMap(value) ||
      types.isSet(value) ||
      value instanceof PythonObject
    ) {
      this.#done.set(value, result)
    }
    return result
  }

  #begin(value: object): unknown {
    if (value instanceof Storage) return value.tensor()
    if (Array.isArray(value)) return this.#array(value)
    if (types.isMap(value)) return this.#map(value)
    if (types.isSet(value)) return this.#set(value)
    return value instanceof PythonObject ? this.#object(value) : value
  }

  #array(value: unknown[]): unknown[] {
    if (isSize(value)) return value
    if (this.options.tuples.has(value)) this.#tuples.push(value)
    this.#level.push(() => {
      for (let i = 0; i < value.length; i++) value[i] = this.take(value[i])
    })
    return value
  }

  #map(value: Map<unknown, unknown>): unknown {
    const isNamed = this.options.objects && [...value.keys()].every((key) => typeof key === 'string')
    const target: Record<string, unknown> | undefined = isNamed ? {} : undefined
    const metadata = (value as { _metadata?: unknown })._metadata
    this.#level.push(() => {
      for (const [key, item] of value) {
        const taken = this.take(item)
        if (target === undefined) value.set(key, taken)
        // Defines an own property, as JSON.parse does; an assignment to `__proto__` would change the object's
        // prototype.
        else if (key === '__proto__') Object.defineProperty(target, key, { value: taken, ...plain })
        else target[key as string] = taken
        this.take(key)
      }
      if (metadata !== undefined) {
        Object.defineProperty(target ?? value, '_metadata', { value: this.take(metadata), ...plain, enumerable: false })
      }
    })
    return target ?? value
  }

  #set(value: Set<unknown>): Set<unknown> {
    this.#level.push(() => {
      for (const item of value) this.take(item)
    })
    return value
  }

  #object(value: PythonObject): unknown {
    const tensor = numpyTensor(value, this.options)
    if (tensor !== undefined) return tensor
    this.#level.push(() => {
      for (const key of ['args', 'kwargs', 'state', 'items', 'entries'] as const) {
        if (value[key] !== undefined) Object.assign(value, { [key]: this.take(value[key]) })
      }
    })
    return value
  }
}

const plain = { writable: true, enumerable: true, configurable: true }
