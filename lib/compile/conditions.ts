import { types } from 'node:util'
import { gone, type Handle, isHandle, peek } from '../binding/handle'
import { isPlain } from '../kinds'
import { relyOn } from './module'
import { readerOf } from './reader'

interface Fields {
  readonly subject: Record<PropertyKey, unknown>
  readonly keys: readonly PropertyKey[]
  readonly readers: readonly ((subject: Record<PropertyKey, unknown>) => unknown)[]
  readonly values: readonly unknown[]
  /** How many fields there were. */
  readonly count: number
}

/** Values that JavaScript keeps and that a program relies on: when one is another, the program does not fit. */
export class Conditions {
  /** Run before each replay: they bring numbers that JavaScript keeps into the tensors that stand for them, or say that they cannot. */
  readonly refreshers: (() => boolean)[] = []
  /** Run after each replay: they bring about what the function does to objects of JavaScript. */
  readonly afterwards: (() => void)[] = []
  readonly #reads: { read: () => unknown; value: unknown }[] = []
  readonly #seen = new Set<unknown>()
  readonly #lists: { read: () => Iterable<unknown>; items: readonly unknown[] }[] = []
  #fields: Fields[] = []
  #handles: readonly Handle[] = []
  #disposals = 0
  #endedScopes = 0
  #isInScope = false
  #tooMany = ''

  /** That what is read stays the same, once for each subject. */
  require(subject: unknown, read: () => unknown): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.#reads.push({ read, value: read() })
  }

  /** That what is read has the same items, once for each subject. */
  requireItems(subject: unknown, read: () => Iterable<unknown>): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.#lists.push({ read, items: [...read()] })
  }

  /** That the fields of an object stay the same; of a number that changes while the function runs nothing is known. */
  requireFields(subject: object, keys: readonly PropertyKey[] = fieldKeys(subject)): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    const fields = subject as Record<PropertyKey, unknown>
    this.#fields.push({
      subject: fields,
      keys,
      readers: keys.map(readerOf),
      values: keys.map((key) => fields[key]),
      count: Object.keys(subject).length,
    })
    for (const key of keys) this.#requireInside(fields[key])
  }

  /** That none of these has been disposed of. */
  requireLive(handles: readonly Handle[]): void {
    this.#handles = handles
    this.#disposals = gone.disposals
    this.#endedScopes = gone.endedScopes
    this.#isInScope = gone.openScopes > 0
  }

  /** Whether they are still there, which is looked at when any handle has gone since. */
  #areLive(): boolean {
    // A scope around them frees handles without their knowing.
    const mayBeFreed = this.#isInScope && gone.endedScopes !== this.#endedScopes
    if (mayBeFreed && this.#handles.some((handle) => handle.disposed)) return false
    if (gone.disposals !== this.#disposals && this.#handles.some((handle) => peek(handle) === 0)) return false
    this.#endedScopes = gone.endedScopes
    this.#disposals = gone.disposals
    return true
  }

  /** Lists, tables and plain objects of options may be changed in place, as deep as they go. */
  #requireInside(value: unknown): void {
    if (types.isDate(value)) this.requireItems(value, () => [value.getTime()])
    else if (types.isTypedArray(value)) this.#requireNumbers(value)
    else if (isPlain(value) || isRecord(value) || (typeof value === 'function' && Object.keys(value).length > 0))
      this.requireFields(value)
    const isTable = value instanceof Map || value instanceof Set
    if (this.#seen.has(value) || !(isTable || Array.isArray(value))) return
    const items = value instanceof Map ? () => [...value.keys(), ...value.values()] : () => value
    this.requireItems(value, items)
    for (const item of items()) this.#requireInside(item)
  }

  #requireNumbers(numbers: NodeJS.TypedArray): void {
    if (numbers.length <= mostNumbers) this.requireItems(numbers, () => numbers as Iterable<unknown>)
    else this.#tooMany ||= `it uses a typed array of ${numbers.length} numbers, more than can be compared each time`
  }

  /** The function has ended: why what it changed cannot be replayed; empty where it can. */
  changed(): string {
    if (this.#tooMany !== '') return this.#tooMany
    for (const { subject, keys, values, count } of this.#fields) {
      const fresh =
        Object.keys(subject).length === count
          ? undefined
          : Object.keys(subject).find((name) => !keys.includes(name) && isObjectOrFunction(subject[name]))
      if (fresh !== undefined) return `it gives ${nameOf(subject, fresh)} a value, which would not happen again`
      const key = keys.find(
        (key, i) => subject[key] !== values[i] && [subject[key], values[i]].some(isObjectOrFunction),
      )
      if (key !== undefined) return `it gives ${nameOf(subject, key)} another value, which would not happen again`
    }
    // What JavaScript counts by itself cannot be seen; what it has made now has the value that it will have.
    this.#fields = this.#fields.map(({ subject, keys, values }) => {
      const all = Object.keys(subject)
      const count = all.length
      const fresh = all.filter((key) => !keys.includes(key))
      const kept = [...keys.filter((key, i) => subject[key] === values[i] || values[i] == null), ...fresh]
      return { subject, keys: kept, readers: kept.map(readerOf), values: kept.map((key) => subject[key]), count }
    })
    const isSame = this.#reads.every(({ read, value }) => read() === value) && this.#lists.every(hasItems)
    return isSame ? '' : 'it changes options or parts of what it uses'
  }

  /** What the function has turned on or off, that its next run meets otherwise; empty for nothing. */
  switched(): string {
    for (const { subject, keys, values } of this.#fields) {
      const key = keys.find((key, i) => subject[key] !== values[i] && isSwitch(values[i]) && isSwitch(subject[key]))
      if (key !== undefined) return `it gives ${nameOf(subject, key)} another value`
    }
    return ''
  }

  /** What is no longer as it was, in words; empty where all is, or nothing has a name. */
  broken(): string {
    for (const { subject, keys, values, count } of this.#fields) {
      const key = keys.find((key, i) => subject[key] !== values[i])
      if (key !== undefined) return nameOf(subject, key)
      if (Object.keys(subject).length !== count) return `the fields of a ${subject.constructor?.name}`
    }
    const list = this.#lists.find((one) => !hasItems(one))
    return list !== undefined || this.#reads.some(({ read, value }) => read() !== value) ? 'a setting or a list' : ''
  }

  /** Whether what the program relies on still holds; the numbers that may change are brought up to date. */
  hold(): boolean {
    if (!this.#areLive()) return false
    for (const { subject, readers, values, count } of this.#fields) {
      if (Object.keys(subject).length !== count) return false
      for (let i = 0; i < readers.length; i++) if (readers[i](subject) !== values[i]) return false
    }
    for (const { read, value } of this.#reads) if (read() !== value) return false
    for (const list of this.#lists) if (!hasItems(list)) return false
    return this.refreshers.every((refresh) => refresh())
  }
}

/** More numbers of a typed array than this are not compared. */
const mostNumbers = 4096

/** The names of an object's fields, those under symbols too. */
export function fieldKeys(subject: object): PropertyKey[] {
  const isField = (key: symbol) => Object.getOwnPropertyDescriptor(subject, key)?.enumerable
  return [...Object.keys(subject), ...Object.getOwnPropertySymbols(subject).filter(isField)]
}

/** An object of a class of the user's, whose fields may be options; a handle, a module or an optimizer tells of itself. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || isHandle(value) || Array.isArray(value)) return false
  return !(Symbol.iterator in value) && !ArrayBuffer.isView(value) && !(relyOn in value)
}

/** What a field is called in a sentence. */
function nameOf(subject: object, key: PropertyKey): string {
  const name = typeof key === 'symbol' ? key.description : String(key)
  return `${isPlain(subject) ? '' : `${subject.constructor?.name}.`}${name}`
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'string'
}

function hasItems({ read, items }: { read: () => Iterable<unknown>; items: readonly unknown[] }): boolean {
  let place = 0
  for (const item of read()) if (item !== items[place++]) return false
  return place === items.length
}

function isObjectOrFunction(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' || isHandle(value)
}
