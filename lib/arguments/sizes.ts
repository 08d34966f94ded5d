import { shown } from '../binding/shown'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { finiteNumber, type NumberRange, refuseValue, requireArray, requireTensor, wholeNumber } from './checks'

/** One size for all dimensions, or one for each. */
export type Size = number | readonly number[]

/**
 * Checks and copies a list of whole numbers; a hole in the list is no number.
 * @throws as {@link wholeNumber} for an item, naming its place; TypeError for anything but an array
 */
export function wholeNumbers(where: string, name: string, value: unknown, range: NumberRange = {}): number[] {
  requireArray(where, name, value)
  return Array.from(value as unknown[], (item, i) => wholeNumber(where, `${name}[${i}]`, item, range))
}

/**
 * Checks a size: a whole number, or one for each of `dims` dimensions.
 * @throws TypeError for a value that is not a number, TorchError `ERR_RANGE` for a number out of range, `ERR_SHAPE` for
 * too few or too many
 */
export function sizeFor(where: string, name: string, value: unknown, dims: number, range: NumberRange = {}): Size {
  if (!isArray(value)) return wholeNumber(where, name, value, range)
  if (value.length !== dims) {
    const wants = `one whole number or an array of ${dims}`
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must be ${wants}, but it is ${shown(value)}`)
  }
  return wholeNumbers(where, name, value, range)
}

/** A size as one number for each of `dims` dimensions; throws as {@link sizeFor} does. */
export function sizesFor(where: string, name: string, value: unknown, dims: number, range: NumberRange = {}): number[] {
  const size = sizeFor(where, name, value, dims, range)
  return typeof size === 'number' ? Array<number>(dims).fill(size) : [...size]
}

/** The most dimensions that libtorch's kernels take. */
const maxDims = 64

/**
 * Checks and copies a shape: a list of whole numbers, one for each dimension. A list with more dimensions than any
 * tensor has is refused without reading it, since it may be endless.
 * @throws TypeError for anything but a list of numbers, TorchError `ERR_SHAPE` for too many, `ERR_RANGE` for a number
 * out of range
 */
export function shapeFor(where: string, name: string, value: unknown, range: NumberRange = { min: 0 }): number[] {
  if (!isArray(value)) refuseValue(where, name, 'an array', value, true)
  const { length } = value
  if (length > maxDims) {
    const wants = `a list of at most ${maxDims} sizes, one for each dimension`
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must be ${wants}, but it has ${length} items`)
  }
  return wholeNumbers(where, name, value, range)
}

/** Refuses an input whose number of dimensions a layer does not take. */
export function requireDims(where: string, input: { ndim: number; shape: number[] }, ...dims: number[]): void {
  requireTensor(where, 'input', input)
  if (dims.includes(input.ndim)) return
  const wants = dims.map((count) => `${count}-D`).join(' or ')
  throw new TorchError('ERR_SHAPE', `${where}: takes a ${wants} input, but its shape is [${input.shape.join(', ')}]`)
}

/** The ratio for each of `dims` dimensions: one number for all, or an array of them. */
export function ratiosFor(where: string, value: unknown, dims: number, range: NumberRange = {}): number[] {
  const list = isArray(value) ? value : Array(dims).fill(value)
  if (list.length !== dims) {
    throw new TorchError('ERR_SHAPE', `${where}: outputRatio must be one number or ${dims}, but it is ${shown(value)}`)
  }
  return Array.from(list, (ratio) => finiteNumber(where, 'outputRatio', ratio, range))
}
