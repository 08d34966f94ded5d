import { idsOf, isHandle } from '../runtime/handle'
import { native } from '../runtime/native'
import { Tensor } from '../tensor'

/** Arguments or results without their tensors: what must be equal for a program to fit, and how to build them again. */
export interface Form {
  /** Brackets, keys and every value that is no tensor, in order. */
  readonly tokens: unknown[]
  readonly tensors: Tensor[]
  /** See {@link keyOf}. */
  key?: string
}

const tensorToken = Symbol('tensor')
const arrayToken = Symbol('array')
const objectToken = Symbol('object')

/** Takes tensors out of nested arrays and plain objects. */
export function flatten(value: unknown, into: Form = { tokens: [], tensors: [] }): Form {
  if (value instanceof Tensor) {
    into.tokens.push(tensorToken)
    into.tensors.push(value)
  } else if (Array.isArray(value)) {
    into.tokens.push(arrayToken, value.length)
    for (const item of value) flatten(item, into)
  } else if (isPlain(value)) {
    const entries = Object.entries(value)
    into.tokens.push(objectToken, entries.length)
    for (const [key, item] of entries) {
      into.tokens.push(key)
      flatten(item, into)
    }
  } else into.tokens.push(value)
  return into
}

export function sameTokens(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((token, i) => Object.is(token, b[i]))
}

const numbers = new WeakMap<object, number>()
let objects = 0

/** Equal for forms with the same tokens and with tensors of the same forms, in the modes of now, and hardly for others. */
export function keyOf(form: Form): string {
  form.key ??= `${form.tokens.map(keyOfToken).join()} ${native.signatureOf(idsOf(form.tensors))}`
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

/** A function that gives a value of this form again, with other tensors. */
export function builder(value: unknown): (next: () => Tensor) => unknown {
  if (value instanceof Tensor) return (next) => next()
  if (Array.isArray(value)) {
    const items = value.map(builder)
    return (next) => items.map((build) => build(next))
  }
  if (isPlain(value)) {
    const fields = Object.entries(value).map(([key, item]) => [key, builder(item)] as const)
    return (next) => Object.fromEntries(fields.map(([key, build]) => [key, build(next)]))
  }
  return () => value
}

/** The first value that may hold other data, or other tensors, at the next call without being another object. */
export function hidden({ tokens }: Form): string | undefined {
  const found = tokens.find((token) => {
    if (typeof token !== 'object' || token === null || isHandle(token)) return false
    if (token instanceof Map || token instanceof Set || token instanceof Date) return true
    if (ArrayBuffer.isView(token) || token instanceof ArrayBuffer) return true
    // Parameters and buffers of a module are classes of their own.
    return Object.values(token).some((field) => field instanceof Tensor && field.constructor === Tensor)
  })
  return (found as object | undefined)?.constructor.name
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isHandle(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
