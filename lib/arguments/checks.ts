import { isHandle } from '../binding/handle'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { isArray, isCallable, isPlain, isRevoked } from '../kinds'
import { signatureOf } from './signatures'

/** Advice where a required argument was given by name, among the options. */
export function byPosition(where: string, name: string, value: unknown): string {
  const [own] = name.split('[')
  if (!isPlain(value) || !Object.hasOwn(value, own)) return ''
  const { names, required } = signatureOf(where) ?? { names: [own], required: 1 }
  return `; what must be given comes by position: ${where}(${names.slice(0, required).join(', ')}, { ... })`
}

export function refuseValue(where: string, name: string, want: string, value: unknown, wrongType: boolean): never {
  // The error finds out itself who was called where several functions share a check.
  const message = `${where && `${where}: `}${name} must be ${want}, but it is ${shown(value)}${byPosition(where, name, value)}`
  throw wrongType ? typeError(message) : new TorchError('ERR_RANGE', message)
}

export interface NumberRange {
  min?: number
  max?: number
  /** Whether `max` itself is outside the range. */
  belowMax?: boolean
  /** Whether `min` itself is outside the range. */
  aboveMin?: boolean
}

function inWords({ min, max, belowMax, aboveMin }: NumberRange): string {
  const low = min === undefined ? '' : aboveMin ? ` above ${min}` : ` of at least ${min}`
  const high = max === undefined ? '' : belowMax ? ` below ${max}` : ` at most ${max}`
  return low && high ? `${low} and${high}` : low + high
}

function inRange(value: number, { min, max, belowMax, aboveMin }: NumberRange): boolean {
  if (min !== undefined && (aboveMin ? value <= min : value < min)) return false
  return max === undefined || (belowMax ? value < max : value <= max)
}

/**
 * Checks for a whole number inside `range`, and returns it.
 * @throws TypeError when it is not a number, TorchError `ERR_RANGE` when it is not whole or outside the range.
 */
export function wholeNumber(where: string, name: string, value: unknown, range: NumberRange = {}): number {
  const fits = typeof value === 'number' && Number.isSafeInteger(value) && inRange(value, range)
  return fits ? value : refuseValue(where, name, `a whole number${inWords(range)}`, value, typeof value !== 'number')
}

/**
 * Checks for a finite number inside `range`, and returns it.
 * @throws TypeError when it is not a number, TorchError `ERR_RANGE` when it is NaN, infinite or outside the range.
 */
export function finiteNumber(where: string, name: string, value: unknown, range: NumberRange = {}): number {
  const fits = typeof value === 'number' && Number.isFinite(value) && inRange(value, range)
  return fits ? value : refuseValue(where, name, `a finite number${inWords(range)}`, value, typeof value !== 'number')
}

/** Checks for `true` or `false`; anything else is a TypeError, so that `'false'` never counts as true. */
export function flag(where: string, name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuseValue(where, name, 'true or false', value, true)
}

/** Checks for one of a few words. */
export function oneOf<Word extends string>(where: string, name: string, value: unknown, words: readonly Word[]): Word {
  if (words.includes(value as Word)) return value as Word
  return refuseValue(
    where,
    name,
    `one of ${words.map((word) => `'${word}'`).join(', ')}`,
    value,
    typeof value !== 'string',
  )
}

// These check arguments that a function reads before an operator sees them; the engine would otherwise fail with
// "Cannot read properties of undefined".

/** Refuses anything but a tensor. */
export function requireTensor(where: string, name: string, value: unknown): void {
  if (!isHandle(value) || !('ndim' in value)) refuseValue(where, name, 'a Tensor', value, true)
}

/** Refuses anything but a number; infinities and NaN are numbers. */
export function requireNumber(where: string, name: string, value: unknown): void {
  if (typeof value !== 'number') refuseValue(where, name, 'a number', value, true)
}

/** Refuses anything but a string. */
export function requireString(where: string, name: string, value: unknown): void {
  if (typeof value !== 'string') refuseValue(where, name, 'a string', value, true)
}

/** Refuses anything but a function. */
export function requireFunction(where: string, name: string, value: unknown): void {
  if (!isCallable(value)) refuseValue(where, name, 'a function', value, true)
}

/**
 * More than as many tensors as a process can hold. A longer list is refused before it is read, since a Proxy may say
 * any length.
 */
const mostItems = 2 ** 24

/** As many elements as V8 keeps in an array without holes. */
const mostElements = 2 ** 27

/** How many arguments a function may be called with: V8 puts them on the stack. */
const mostArguments = 10_000

function requireLength(where: string, name: string, list: unknown[], most: number): void {
  if (!(list.length <= most)) refuseValue(where, name, `an array of at most ${most} items`, list, true)
}

/** Refuses anything but an AbortSignal; undefined and null are none. */
export function requireSignal(where: string, name: string, value: unknown): void {
  if (value !== undefined && value !== null) requireObject(where, name, value, 'an AbortSignal', 'throwIfAborted')
}

/** Refuses anything but an array, and an array that is too long to be a list of tensors. */
export function requireArray(where: string, name: string, value: unknown): void {
  if (!isArray(value)) refuseValue(where, name, 'an array', value, true)
  requireLength(where, name, value, mostItems)
}

/** Refuses anything but an array with which a function can be called: `fn(...value)`. */
export function requireArguments(where: string, name: string, value: unknown): void {
  requireArray(where, name, value)
  requireLength(where, name, value as unknown[], mostArguments)
}

/** Deeper than real values are nested, and far from the end of V8's stack. */
const mostNested = 500

/**
 * Refuses a part of a nested value that lies deeper than values are nested, since the value may contain itself; and an
 * array that is too long to be a list of tensors.
 */
export function requireNested(where: string, name: string, part: unknown, depth: number): void {
  if (depth > mostNested) {
    const begin = where && `${where}: `
    throw typeError(
      `${begin}${name} must be nested at most ${mostNested} deep, but it is nested deeper or contains itself`,
    )
  }
  if (isArray(part)) requireLength(where, name, part, mostItems)
}

/** Refuses what cannot be iterated, and a tensor, which would yield one tensor for each of perhaps millions of rows. */
export function requireIterable(where: string, name: string, value: unknown): void {
  if (isRevoked(value)) refuseValue(where, name, 'an array or another iterable', value, true)
  const iterate = (value as Iterable<unknown> | null | undefined)?.[Symbol.iterator]
  if (typeof iterate !== 'function') refuseValue(where, name, 'an array or another iterable', value, true)
  if (isHandle(value))
    refuseValue(where, name, 'a list of items: [tensor], or tensor.unbind() for its rows', value, true)
}

/** An item check for {@link eachOf}: a pair of a name and a value. */
export function requirePair(where: string, name: string) {
  return <Pair extends readonly [unknown, unknown]>(item: Pair, place: number): Pair => {
    if (!isArray(item) || item.length !== 2) refuseValue(where, `${name}[${place}]`, 'a pair [name, value]', item, true)
    return item
  }
}

/** An item check for {@link eachOf}: a tensor. */
export function requireEachTensor(where: string, name: string) {
  return <Item>(item: Item, place: number): Item => {
    if (place >= mostItems) throw typeError(`${where}: ${name} must have at most ${mostItems} items, but it has more`)
    if (!isHandle(item) || !('ndim' in item)) requireTensor(where, `${name}[${place}]`, item)
    return item
  }
}

/**
 * Copies an iterable into a list. Each item is checked as it comes, so that the first wrong one ends a loop that could
 * fill the memory.
 */
export function eachOf<Item, Taken = Item>(
  where: string,
  name: string,
  values: Iterable<Item>,
  take: (item: Item, place: number) => Taken,
): Taken[] {
  requireIterable(where, name, values)
  if (isArray(values)) requireLength(where, name, values, mostElements)
  const taken: Taken[] = []
  for (const item of values) taken.push(take(item, taken.length))
  return taken
}

/**
 * Refuses anything but an object with methods of these names:
 * `requireObject('reconstruct', 'model', model, 'a Module', 'forward')`.
 */
export function requireObject(where: string, name: string, value: unknown, want: string, ...methods: string[]): void {
  const found = (typeof value === 'object' || typeof value === 'function') && value !== null && !isRevoked(value)
  const has = (method: string) => typeof (value as Record<string, unknown>)[method] === 'function'
  if (!found || !methods.every(has)) refuseValue(where, name, want, value, true)
}
