import { TorchError } from '../errors'
import { shown } from '../runtime/misfit'

function wanted(where: string, name: string, want: string, value: unknown, wrongType: boolean): never {
  const message = `${where}: ${name} must be ${want}, but it is ${shown(value)}`
  throw wrongType ? new TypeError(message) : new TorchError('ERR_RANGE', message)
}

export interface Range {
  min?: number
  max?: number
  /** The range ends before `max` instead of at it. */
  belowMax?: boolean
  /** The range starts after `min` instead of at it. */
  aboveMin?: boolean
}

function inWords({ min, max, belowMax, aboveMin }: Range): string {
  const low = min === undefined ? '' : aboveMin ? ` above ${min}` : ` of at least ${min}`
  const high = max === undefined ? '' : belowMax ? ` below ${max}` : ` at most ${max}`
  return low && high ? `${low} and${high}` : low + high
}

function inRange(value: number, { min, max, belowMax, aboveMin }: Range): boolean {
  if (min !== undefined && (aboveMin ? value <= min : value < min)) return false
  return max === undefined || (belowMax ? value < max : value <= max)
}

/**
 * A whole number inside `range`.
 * @throws TypeError when it is no number, TorchError `ERR_RANGE` when it is not whole or outside the range.
 */
export function wholeNumber(where: string, name: string, value: unknown, range: Range = {}): number {
  const fits = typeof value === 'number' && Number.isSafeInteger(value) && inRange(value, range)
  return fits ? value : wanted(where, name, `a whole number${inWords(range)}`, value, typeof value !== 'number')
}

/**
 * A finite number inside `range`.
 * @throws TypeError when it is no number, TorchError `ERR_RANGE` when it is NaN, infinite or outside the range.
 */
export function finiteNumber(where: string, name: string, value: unknown, range: Range = {}): number {
  const fits = typeof value === 'number' && Number.isFinite(value) && inRange(value, range)
  return fits ? value : wanted(where, name, `a finite number${inWords(range)}`, value, typeof value !== 'number')
}

/** `true` or `false`; anything else is a TypeError, so that `'false'` never counts as true. */
export function flag(where: string, name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : wanted(where, name, 'true or false', value, true)
}

/** One of a few words. */
export function oneOf<Word extends string>(where: string, name: string, value: unknown, words: readonly Word[]): Word {
  if (words.includes(value as Word)) return value as Word
  return wanted(where, name, `one of ${words.map((word) => `'${word}'`).join(', ')}`, value, typeof value !== 'string')
}
