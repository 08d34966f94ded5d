import { surplus } from '../arguments'
import { isHandle } from '../binding/handle'
import { op } from '../binding/ops'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { answersForProxies, isArray, isRevoked } from '../kinds'
import { type NestedData, tensor } from './creation'
import type { Tensor } from './tensor'

const alias = op('alias', '')
const sliceDim = op('slice', 'Tensor')

/** A range of one dimension, made by {@link slice}. */
export class Slice {
  constructor(
    readonly start: number | null,
    readonly stop: number | null,
    readonly step: number,
  ) {}
}

answersForProxies(Slice)

/**
 * Python's `start:stop:step` for {@link Tensor.at}: `slice()` is `:`, `slice(1)` is `1:`, `slice(null, -1)` is `:-1`.
 * @throws TorchError ERR_RANGE for a step below 1, which PyTorch refuses too; `flip` reverses a dimension.
 * @see https://docs.pytorch.org/docs/2.11/tensor_view.html
 */
export function slice(start: number | null = null, stop: number | null = null, step: number | null = 1): Slice {
  if (arguments.length > 3) throw surplus('slice', 3, arguments)
  for (const [name, bound] of Object.entries({ start, stop, step })) {
    if (bound !== null && !Number.isSafeInteger(bound))
      throw typeError(`slice: ${name} must be a whole number or null, but it is ${shown(bound)}`)
  }
  if (step !== null && step < 1)
    throw new TorchError(
      'ERR_RANGE',
      `slice: step must be greater than zero, but it is ${step}; x.flip([dim]) reverses`,
    )
  return new Slice(start, stop, step ?? 1)
}

/**
 * An index: a position, a range, `null` for a new dimension, `'...'` for all dimensions that are not named, a mask,
 * positions as a tensor or nested arrays, or `true` and `false` as in Python.
 */
export type Index = number | bigint | boolean | null | '...' | Slice | Tensor | readonly NestedData[]

const isMask = ({ dtype }: Tensor) => dtype === 'bool' || dtype === 'uint8'

/** Converts an array into a tensor of positions or a mask for `x`, as Python does with a list. */
function asTensor(index: Index, x: Tensor): unknown {
  if (typeof index === 'number') return index
  if (isRevoked(index)) throw typeError(`at: an index is ${shown(index)}`)
  if (!isArray(index)) return index
  const { device } = x
  const data = tensor(index as NestedData, { device: 'cpu' })
  const whole =
    data.dtype === 'float32' && (index.flat(Number.POSITIVE_INFINITY) as unknown[]).every(Number.isSafeInteger)
  return whole ? tensor(index as NestedData, { dtype: 'int64', device }) : data.to(device)
}

/** The number of the tensor's dimensions that an index takes up. */
function uses(index: unknown): number {
  if (isHandle(index)) return isMask(index as Tensor) ? (index as Tensor).ndim : 1
  return index instanceof Slice || typeof index === 'number' || typeof index === 'bigint' ? 1 : 0
}

/** Whether a range is `:`, which is no operator in PyTorch either, except alone. */
const takesAll = ({ start, stop, step }: Slice) => (start === null || start === 0) && stop === null && step === 1

function refuse(index: unknown): never {
  const what = typeof index === 'string' ? `'${index}'` : String(index)
  throw typeError(
    `an index must be a whole number, slice(), null, '...', a boolean, or a tensor or array of positions or a mask; it is ${what}`,
  )
}

/**
 * Applies the plain indices as views; returns the view, and the positions and masks that libtorch must look up in it.
 */
function applyPlain(x: Tensor, given: readonly Index[]): { view: Tensor; lookup: (Tensor | null)[] } {
  const indices = given.map((index) => asTensor(index, x))
  const used = indices.reduce<number>((sum, index) => sum + uses(index), 0)
  refuseTooMany(x, used)
  if (indices.filter((index) => index === '...').length > 1) throw typeError("an index may hold '...' once")
  let view = x
  const lookup: (Tensor | null)[] = []
  // The dimension to which the next index applies: after those that are kept and those that a lookup will take up.
  let dim = 0
  const keep = (dims: number) => {
    dim += dims
    for (let i = 0; i < dims; i++) lookup.push(null)
  }
  for (const index of indices) {
    if (typeof index === 'number' || typeof index === 'bigint') {
      view = ops.select(view, dim, index)
    } else if (index instanceof Slice) {
      if (given.length === 1 || !takesAll(index) || x.isNested)
        view = sliceDim(view, dim, index.start, index.stop, index.step)
      keep(1)
    } else if (index === '...') {
      keep(x.ndim - used)
    } else if (index === null) {
      view = ops.unsqueeze(view, dim)
      keep(1)
    } else if (typeof index === 'boolean') {
      view = ops.unsqueeze(view, dim)
      lookup.push(ops.zeros([index ? 1 : 0], { dtype: 'int64', device: x.device }))
      dim++
    } else if (isHandle(index)) {
      const positions = index as Tensor
      if (positions.ndim === 0 && !isMask(positions)) {
        view = ops.select(view, dim, positions.item() as number)
      } else if (positions.ndim === 0) {
        view = ops.unsqueeze(view, dim)
        lookup.push(ops.zeros([positions.item() ? 1 : 0], { dtype: 'int64', device: x.device }))
        dim++
      } else {
        lookup.push(positions)
        dim += uses(positions)
      }
    } else {
      refuse(index)
    }
  }
  if (lookup.some((entry) => entry !== null)) return { view, lookup }
  return { view: view === x ? alias(x) : view, lookup: [] }
}

function refuseTooMany(x: Tensor, used: number): void {
  if (used <= x.ndim) return
  throw new TorchError('ERR_INDEX', `${used} indices are too many for a tensor of shape [${x.shape.join(', ')}]`)
}

const isNumber = (index: Index) => typeof index === 'number'

/** {@link Tensor.at} */
export function at(x: Tensor, indices: readonly Index[]): Tensor {
  if (indices.length > 0 && indices.every(isNumber)) {
    refuseTooMany(x, indices.length)
    return indices.reduce((view: Tensor, index) => ops.select(view, 0, index as number), x)
  }
  const { view, lookup } = applyPlain(x, indices)
  return lookup.length === 0 ? view : ops.index(view, lookup)
}

/**
 * Drops a value's leading dimensions of size 1, as Python does, so that it fits where it has more dimensions than its
 * place.
 */
function withoutLeadingOnes(value: Tensor): Tensor {
  const { shape } = value
  const first = shape.findIndex((size) => size !== 1)
  return first === 0 ? value : ops.reshape(value, first < 0 ? [] : shape.slice(first))
}

const valueFirst = 'the value comes first: x.setAt(7, 0) is x[0] = 7'

/** {@link Tensor.setAt} */
export function setAt(x: Tensor, value: Tensor | number | bigint | boolean, indices: readonly Index[]): void {
  if (!isHandle(value) && !['number', 'bigint', 'boolean'].includes(typeof value)) {
    throw typeError(
      `setAt(value, ...indices) was given ${shown(value)} as its value, a number or a tensor; ${valueFirst}`,
    )
  }
  try {
    write(x, value, indices)
  } catch (error) {
    // If the value could be an index and the indices do not fit, the arguments may be in the wrong order.
    const isPlace = !(error instanceof TorchError) || /^ERR_(INDEX|SHAPE)$/.test(error.code)
    if (!(error instanceof Error) || !isPlace || !isPosition(value)) throw error
    const message = `${error.message}; ${valueFirst}`
    throw error instanceof TorchError
      ? new TorchError(error.code, message, { cause: error })
      : typeError(message, { cause: error })
  }
}

const isPosition = (value: Tensor | number | bigint | boolean) =>
  isHandle(value)
    ? /^(u?int|bool)/.test((value as Tensor).dtype)
    : typeof value !== 'number' || Number.isSafeInteger(value)

function write(x: Tensor, value: Tensor | number | bigint | boolean, indices: readonly Index[]): void {
  const { view, lookup } = applyPlain(x, indices)
  if (lookup.length === 0) {
    if (isHandle(value)) ops.copy_(view, withoutLeadingOnes(value as Tensor))
    else ops.fill_(view, value as number)
    return
  }
  const { dtype, device } = x
  const values = isHandle(value) ? (value as Tensor) : ops.full([], value as number, { dtype, device })
  ops.indexPut_(view, lookup, withoutLeadingOnes(values))
}
