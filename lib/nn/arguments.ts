import { TorchError } from '../errors'
import { pythonFloat, pythonTuple } from './repr'
import { type Range, shown, wholeNumber } from './validate'

type Beginnings<Positional extends unknown[]> = Positional extends [...infer Rest, unknown]
  ? Positional | Beginnings<Rest>
  : []

/** Arguments given Python's way: any number of them by position, then the others by name in one object. */
export type Given<Positional extends unknown[], Options> =
  Beginnings<Positional> extends infer Some extends unknown[] ? [...Some, options?: Options] : never

/** One size for every dimension, or one for each. */
export type Size = number | readonly number[]

/**
 * A size as it was given: a whole number, or one for each of `dims` dimensions.
 * @throws TypeError for what is no number, TorchError `ERR_RANGE` for a wrong number, `ERR_SHAPE` for too few or many
 */
export function sizeFor(where: string, name: string, value: unknown, dims: number, range: Range = {}): Size {
  if (!Array.isArray(value)) return wholeNumber(where, name, value, range)
  if (value.length !== dims) {
    const wants = `one whole number or an array of ${dims}`
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must be ${wants}, but it is ${shown(value)}`)
  }
  return value.map((part, i) => wholeNumber(where, `${name}[${i}]`, part, range))
}

/** A size as one number for each of `dims` dimensions; throws as {@link sizeFor} does. */
export function sizesFor(where: string, name: string, value: unknown, dims: number, range: Range = {}): number[] {
  const size = sizeFor(where, name, value, dims, range)
  return typeof size === 'number' ? Array<number>(dims).fill(size) : [...size]
}

/** A size as Python prints it: `3`, `(3, 5)`. */
export function printedSize(size: Size): string {
  return typeof size === 'number' ? String(size) : pythonTuple(size)
}

/** A number as Python prints what a user wrote: `20`, `0.1`, `1e-05`. */
export function pythonNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : pythonFloat(value)
}

/** Refuses an input of another number of dimensions than a layer takes. */
export function requireDims(where: string, input: { ndim: number; shape: number[] }, ...dims: number[]): void {
  if (dims.includes(input.ndim)) return
  const wants = dims.map((count) => `${count}-D`).join(' or ')
  throw new TorchError('ERR_SHAPE', `${where}: takes a ${wants} input, but its shape is [${input.shape.join(', ')}]`)
}
