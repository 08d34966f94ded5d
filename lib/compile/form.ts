import { idsOf, isHandle } from '../binding/handle'
import { native } from '../binding/native'
import { isArray, isPlain, isRevoked } from '../kinds'
import { Tensor } from '../tensor'
import { relyOn } from './module'

/** A key that calls of the same form share. */
export type Key = number | string

export interface Form {
  /** Brackets, keys and every value that is not a tensor, in order. */
  readonly tokens: unknown[]
  readonly tensors: Tensor[]
  /** See {@link keyOf}. */
  key?: Key
}

const tensorToken = Symbol('tensor')
const arrayToken = Symbol('array')
const objectToken = Symbol('object')
/** A tensor to which user code has added fields, whose values no form shows. */
const fieldsToken = Symbol('fields of a tensor')
/** Values that are nested deeper, or contain themselves, get one token. */
const deepest = 64
const tooDeep = Symbol('nested too deeply')

/** Splits nested arrays and plain objects into tokens and tensors. */
export function flatten(value: unknown, into: Form = { tokens: [], tensors: [] }, depth = 0): Form {
  if (depth > deepest) into.tokens.push(tooDeep)
  else if (value instanceof Tensor) {
    // `instanceof` tells a parameter from a tensor, so the class is a token.
    into.tokens.push(tensorToken)
    if (value.constructor !== Tensor) into.tokens.push(value.constructor)
    if (hasOwnFields(value)) into.tokens.push(fieldsToken)
    into.tensors.push(value)
  } else if (isArray(value)) {
    into.tokens.push(arrayToken, value.length)
    for (const item of value) flatten(item, into, depth + 1)
  } else if (isPlain(value)) {
    const entries = Object.entries(value)
    into.tokens.push(objectToken, entries.length)
    for (const [key, item] of entries) {
      into.tokens.push(key)
      flatten(item, into, depth + 1)
    }
  } else into.tokens.push(value)
  return into
}

export function sameTokens(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((token, i) => Object.is(token, b[i]))
}

const numbers = new WeakMap<object, number>()
let objects = 0

/**
 * A key for a form in the current modes: equal for forms with the same tokens and with tensors of the same metadata,
 * and rarely equal for others.
 */
export function keyOf(form: Form): Key {
  if (form.key === undefined) {
    const signature = native.signatureOf(idsOf(form.tensors))
    // Where there are only tensors, the signature already contains their number.
    const isPlain = form.tokens.length === form.tensors.length
    form.key = isPlain ? signature : `${form.tokens.map(keyOfToken).join()} ${signature}`
  }
  return form.key
}

function keyOfToken(token: unknown): string {
  if (token === tensorToken) return 't'
  if (token === arrayToken) return 'a'
  if (token === objectToken) return 'o'
  if ((typeof token !== 'object' && typeof token !== 'function') || token === null)
    return `${typeof token}${String(token)}`
  let number = numbers.get(token)
  if (number === undefined) {
    number = objects++
    numbers.set(token, number)
  }
  return `#${number}`
}

/** Returns a function that builds a value of this form again, with other tensors. */
export function builder(value: unknown): (next: () => Tensor) => unknown {
  if (value instanceof Tensor) return (next) => next()
  if (isArray(value)) {
    const items = value.map(builder)
    // Named results, such as `values` and `indices` of topk.
    const names = namesOf(value).map((name) => [name, value.indexOf((value as never)[name])] as const)
    return (next) => {
      const made = items.map((build) => build(next))
      for (const [name, place] of names) Object.defineProperty(made, name, { value: made[place] })
      return made
    }
  }
  if (isPlain(value)) {
    const fields = Object.entries(value).map(([key, item]) => [key, builder(item)] as const)
    const prototype = Object.getPrototypeOf(value)
    return (next) => {
      const made = Object.create(prototype)
      for (const [key, build] of fields) made[key] = build(next)
      return made
    }
  }
  return () => value
}

/** The names of an array's own properties other than its items. */
function namesOf(value: readonly unknown[]): string[] {
  return Object.getOwnPropertyNames(value).filter((name) => name !== 'length' && !/^\d+$/.test(name))
}

/** The fields that tensors have by themselves: each has the first two. */
const ofTensors = ['content', 'uncloneable', 'persistent']

/** The names of the fields that user code has added to a tensor. */
export function ownFieldsOf(tensor: Tensor): string[] {
  return Object.keys(tensor).filter((name) => !ofTensors.includes(name))
}

export function hasOwnFields(tensor: Tensor): boolean {
  return Object.keys(tensor).length > 2 && ownFieldsOf(tensor).length > 0
}

/**
 * Names what a value holds that its form does not show, so that a replay would not see it change; undefined for
 * nothing.
 */
export function hidden(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'function') return Object.keys(value).length > 0 ? 'function with fields' : undefined
  if (value instanceof Tensor) return hasOwnFields(value) ? 'tensor with fields of its own' : undefined
  if (typeof value !== 'object' || value === null || isHandle(value)) return undefined
  if (isRevoked(value)) return 'revoked Proxy'
  if (depth > deepest) return 'value that is nested too deeply'
  if (Object.getOwnPropertySymbols(value).length > 0 && (isArray(value) || isPlain(value)))
    return 'value with fields under symbols'
  if (isArray(value)) {
    const strange = namesOf(value).find((name) => !value.includes((value as never)[name]))
    if (strange !== undefined) return 'list with fields of its own'
    return firstOf(value, (item) => hidden(item, depth + 1))
  }
  if (isPlain(value)) return firstOf(Object.values(value), (item) => hidden(item, depth + 1))
  // An object may hold more than its fields show, such as private fields, or entries in a WeakMap.
  return relyOn in value ? undefined : value.constructor?.name
}

function firstOf<Item, R>(items: readonly Item[], find: (item: Item) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}
