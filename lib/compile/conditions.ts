import { types } from 'node:util'
import { gone, type Handle, isHandle, peek } from '../binding/handle'
import { isObject, isPlain } from '../kinds'
import { Tensor } from '../tensor'
import { hasOwnFields, ownFieldsOf } from './form'
import { relyOn } from './module'
import { type Comparer, comparerOf, isSame } from './reader'

interface Fields {
  readonly subject: Record<PropertyKey, unknown>
  readonly keys: readonly PropertyKey[]
  readonly areSame: Comparer
  readonly values: readonly unknown[]
  /** The number of fields, and the names of those that were there at the start. */
  readonly count: number
  readonly names: readonly string[]
}

/** Values in JavaScript that a program relies on: when one of them changes, the program no longer fits. */
export class Conditions {
  /**
   * Run before each replay: each copies numbers that JavaScript keeps into the tensors that stand for them, or returns
   * false if it cannot.
   */
  readonly refreshers: (() => boolean)[] = []
  /** Run after each replay: they repeat what the function does to JavaScript objects. */
  readonly afterwards: (() => void)[] = []
  readonly #reads: { read: () => unknown; value: unknown }[] = []
  readonly #seen = new Set<unknown>()
  readonly #lists: { read: () => Iterable<unknown>; items: readonly unknown[] }[] = []
  #fields: Fields[] = []
  #handles: readonly Handle[] = []
  /** Tensors that the function can reach, and those of them to which user code has not added fields so far. */
  readonly #tensors = new Set<Tensor>()
  readonly #plain: Tensor[] = []
  #disposals = 0
  #endedScopes = 0
  #isInScope = false
  #tooMany = ''

  /** Requires that what `read` returns stays the same; once for each subject. */
  require(subject: unknown, read: () => unknown): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.#reads.push({ read, value: read() })
  }

  /** Requires that the items that `read` returns stay the same; once for each subject. */
  requireItems(subject: unknown, read: () => Iterable<unknown>): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.#addList(read)
  }

  #addList(read: () => Iterable<unknown>): void {
    this.#lists.push({ read, items: [...read()] })
  }

  /** Requires that the fields of an object stay the same. A number that changes while the function runs is left out. */
  requireFields(subject: object, keys: () => readonly PropertyKey[] = () => fieldKeys(subject)): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.#addFields(subject, keys())
  }

  #addFields(subject: object, keys: readonly PropertyKey[]): void {
    const fields = subject as Record<PropertyKey, unknown>
    const values = keys.map((key) => fields[key])
    const names = Object.keys(subject)
    this.#fields.push({
      subject: fields,
      keys,
      areSame: comparerOf(subject, keys, values),
      values,
      count: names.length,
      names,
    })
    for (const key of keys) {
      // NaN is not equal to itself, so a comparison of fields leaves it out.
      if (Number.isNaN(fields[key])) this.#reads.push({ read: () => Number.isNaN(fields[key]), value: true })
      this.#requireInside(fields[key])
    }
  }

  /** Requires that none of these handles is disposed of, and that user code gives none of them other fields. */
  requireLive(handles: readonly Handle[]): void {
    this.#handles = handles
    for (const handle of handles) this.#requireFieldsOf(handle)
    this.#disposals = gone.disposals
    this.#endedScopes = gone.endedScopes
    this.#isInScope = gone.openScopes > 0
  }

  /** The tensors that the function can reach by itself. */
  get reached(): Iterable<Tensor> {
    return this.#tensors
  }

  #requireFieldsOf(handle: Handle): void {
    if (!(handle instanceof Tensor) || this.#tensors.has(handle)) return
    this.#tensors.add(handle)
    if (hasOwnFields(handle)) this.#addFields(handle, ownFieldsOf(handle))
    else this.#plain.push(handle)
  }

  /** Whether the handles are still alive; they are looked at only when some handle has gone since the last time. */
  #areLive(): boolean {
    // A scope around the handles frees them without counting it as a disposal.
    const mayBeFreed = this.#isInScope && gone.endedScopes !== this.#endedScopes
    if (mayBeFreed && this.#handles.some((handle) => handle.disposed)) return false
    if (gone.disposals !== this.#disposals && this.#handles.some((handle) => peek(handle) === 0)) return false
    this.#endedScopes = gone.endedScopes
    this.#disposals = gone.disposals
    return true
  }

  /**
   * Looks into lists, maps, sets and other objects at every depth, since they may be changed in place. Modules and
   * optimizers among them tell what they hold.
   */
  #requireInside(value: unknown): void {
    if (typeof value === 'function' && Object.keys(value).length > 0) this.requireFields(value)
    if (isHandle(value)) {
      this.#requireFieldsOf(value)
      return
    }
    if (!isObject(value) || this.#seen.has(value)) return
    if (relyOn in value) {
      ;(value as { [relyOn](deep: boolean): void })[relyOn](false)
      return
    }
    const lists = this.#lists.length
    this.#seen.add(value)
    this.#requireContents(value)
    if (this.#lists.length === lists) {
      this.#addFields(value, fieldKeys(value))
      return
    }
    // A list or a table rarely has fields beside its contents.
    const keys = Object.keys(value).filter((key) => !/^\d+$/.test(key))
    if (keys.length > 0) this.#addFields(value, keys)
  }

  #requireContents(value: object): void {
    if (types.isDate(value)) this.#addList(() => [value.getTime()])
    else if (types.isTypedArray(value)) this.#addNumbers(value.length, () => value as Iterable<unknown>)
    else if (types.isAnyArrayBuffer(value)) this.#addNumbers(value.byteLength, () => new Uint8Array(value))
    else if (types.isDataView(value)) {
      const { buffer, byteOffset, byteLength } = value
      this.#addNumbers(byteLength, () => new Uint8Array(buffer, byteOffset, byteLength))
    }
    if (!(value instanceof Map || value instanceof Set || Array.isArray(value))) return
    // The keys of a map in order, and its values; a spread of both would be a new list at each call.
    if (value instanceof Map) this.#addList(() => value.keys())
    this.#addList(() => value.values())
    for (const item of value instanceof Map ? [...value.keys(), ...value.values()] : value) this.#requireInside(item)
  }

  #addNumbers(count: number, read: () => Iterable<unknown>): void {
    if (count <= mostNumbers) this.#addList(read)
    else this.#tooMany ||= `it uses a typed array of ${count} numbers, more than can be compared each time`
  }

  /** Called when the function has ended: why its changes cannot be replayed; empty where they can. */
  changed(): string {
    if (this.#tooMany !== '') return this.#tooMany
    for (const { subject, keys, values, count, names } of this.#fields) {
      const fresh =
        Object.keys(subject).length === count
          ? undefined
          : Object.keys(subject).find((name) => !names.includes(name) && isObjectOrFunction(subject[name]))
      if (fresh !== undefined) return `it sets ${nameOf(subject, fresh)}, which a replay would not do again`
      const key = keys.find(
        (key, i) => subject[key] !== values[i] && [subject[key], values[i]].some(isObjectOrFunction),
      )
      if (key !== undefined) return `it gives ${nameOf(subject, key)} another value, which would not happen again`
    }
    // Numbers that JavaScript counts itself are no longer required; fields that the function has made must keep the
    // value they have now.
    this.#fields = this.#fields.map(({ subject, keys, values, names }) => {
      const all = Object.keys(subject)
      const count = all.length
      const fresh = all.filter((key) => !names.includes(key))
      const kept = [...keys.filter((key, i) => isSame(subject[key], values[i]) || values[i] == null), ...fresh]
      const now = kept.map((key) => subject[key])
      return { ...{ subject, keys: kept, count, names }, areSame: comparerOf(subject, kept, now), values: now }
    })
    const isUnchanged = this.#reads.every(({ read, value }) => isSame(read(), value)) && this.#lists.every(hasItems)
    return isUnchanged ? '' : 'it changes options or parts of what it uses'
  }

  /** The field that the function has switched, so that its next run finds another value; empty where there is none. */
  switched(): string {
    for (const { subject, keys, values } of this.#fields) {
      const key = keys.find((key, i) => subject[key] !== values[i] && isSwitch(values[i]) && isSwitch(subject[key]))
      if (key !== undefined) return `it gives ${nameOf(subject, key)} another value`
    }
    return ''
  }

  /** Names what has changed, in words; empty where nothing has, or what has changed has no name. */
  broken(): string {
    for (const { subject, keys, values, count } of this.#fields) {
      const key = keys.find((key, i) => !isSame(subject[key], values[i]))
      if (key !== undefined) return nameOf(subject, key)
      if (Object.keys(subject).length !== count) return `the fields of a ${subject.constructor?.name}`
    }
    if (this.#plain.some(hasOwnFields)) return 'the fields of a tensor'
    const list = this.#lists.find((one) => !hasItems(one))
    return list !== undefined || this.#reads.some(({ read, value }) => !isSame(read(), value))
      ? 'a setting or a list'
      : ''
  }

  /** Whether what the program relies on still holds. Brings the numbers that may change up to date. */
  hold(): boolean {
    if (!this.#areLive()) return false
    for (const tensor of this.#plain) if (hasOwnFields(tensor)) return false
    for (const { subject, areSame, values, count } of this.#fields) {
      if (Object.keys(subject).length !== count || !areSame(subject, values)) return false
    }
    for (const { read, value } of this.#reads) if (!isSame(read(), value)) return false
    for (const list of this.#lists) if (!hasItems(list)) return false
    return this.refreshers.every((refresh) => refresh())
  }
}

/** Typed arrays with more numbers than this are not compared. */
const mostNumbers = 4096

/** The names of an object's fields, symbols included, and those that are not listed but may be set. */
export function fieldKeys(subject: object): PropertyKey[] {
  const described = Object.getOwnPropertyDescriptors(subject) as Record<PropertyKey, PropertyDescriptor>
  const isField = (key: PropertyKey) => {
    const { enumerable, writable } = described[key]
    return enumerable || (writable && typeof key === 'string' && typeof subject !== 'function')
  }
  return Reflect.ownKeys(described).filter(isField)
}

/** The name of a field, for a message. */
function nameOf(subject: object, key: PropertyKey): string {
  if (key === 'constructor') return `the class of a ${subject.constructor?.name}`
  const name = typeof key === 'symbol' ? key.description : String(key)
  return `${isPlain(subject) ? '' : `${subject.constructor?.name}.`}${name}`
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean' || typeof value === 'string'
}

function hasItems({ read, items }: { read: () => Iterable<unknown>; items: readonly unknown[] }): boolean {
  const now = read()
  if (Array.isArray(now)) return now.length === items.length && now.every((item, i) => isSame(item, items[i]))
  let place = 0
  for (const item of now) if (!isSame(item, items[place++])) return false
  return place === items.length
}

function isObjectOrFunction(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' || isHandle(value)
}
