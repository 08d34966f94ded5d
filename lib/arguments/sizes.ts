import { shown } from '../binding/shown'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { type Range, requireArray, requireTensor, wholeNumber } from './checks'

/** One size for every dimension, or one for each. */
export type Size = number | readonly number[]

/**
 * A size as it was given: a whole number, or one for each of `dims` dimensions.
 * @throws TypeError for what is no number, TorchError `ERR_RANGE` for a wrong number, `ERR_SHAPE` for too few or many
 */
export function sizeFor(where: string, name: string, value: unknown, dims: number, range: Range = {}): Size {
  if (!isArray(value)) return wholeNumber(where, name, value, range)
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

/** More dimensions than libtorch's kernels take. */
const maxDims = 64

/**
 * A shape as it was given, copied: a list of whole numbers, one for each dimension. A longer one than any tensor has is refused unread,
 * since it may be endless.
 * @throws TypeError for what is no list of numbers, TorchError `ERR_SHAPE` for too many, `ERR_RANGE` for a wrong number
 */
export function shapeFor(where: string, name: string, value: unknown, range: Range = { min: 0 }): number[] {
  requireArray(where, name, value)
  const { length } = value as unknown[]
  if (length > maxDims) {
    const wants = `a list of at most ${maxDims} sizes, one for each dimension`
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must be ${wants}, but it has ${length} items`)
  }
  return Array.from(value as unknown[], (size, i) => wholeNumber(where, `${name}[${i}]`, size, range))
}

/** Refuses an input of another number of dimensions than a layer takes. */
export function requireDims(where: string, input: { ndim: number; shape: number[] }, ...dims: number[]): void {
  requireTensor(where, 'input', input)
  if (dims.includes(input.ndim)) return
  const wants = dims.map((count) => `${count}-D`).join(' or ')
  throw new TorchError('ERR_SHAPE', `${where}: takes a ${wants} input, but its shape is [${input.shape.join(', ')}]`)
}
