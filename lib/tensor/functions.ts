import {
  type Given,
  requireArray,
  requireTensor,
  settings,
  shown,
  surplus,
  wholeNumber,
  wholeNumbers,
} from '../arguments'
import { op } from '../binding/ops'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import type { DType } from '../types'
import type { Tensor } from './tensor'

// Functions of Python's torch that are Python functions there too, not operators.

const unique2 = op('_unique2', '')
const uniqueDim = op('unique_dim', '')
const luWithInfo = op('_lu_with_info', '')
const nonzeroNumpy = op('nonzero_numpy', '')

function dimsOf(dim: number | readonly number[] | null): readonly number[] | null {
  if (dim === null || typeof dim === 'number') return dim === null ? null : [dim]
  requireArray('norm', 'dim', dim)
  return dim
}

export interface TensorNormOptions {
  /**
   * The order of the norm: a number, `'fro'` (default: the square root of the sum of squares) or `'nuc'` (the sum of
   * singular values).
   */
  p?: number | 'fro' | 'nuc' | null
  /** The dimensions to reduce; default all. */
  dim?: number | readonly number[] | null
  /** Whether these dimensions are kept, with size 1; default false. */
  keepdim?: boolean
  /** The dtype in which to sum; default the input's. */
  dtype?: DType | null
  /** Where to write the result. */
  out?: Tensor | null
}

/** An operator with `out` is another overload, so null leaves `out` away. */
const orNone = (out: Tensor | null): { out: Tensor } => (out === null ? {} : { out }) as { out: Tensor }

/**
 * The norm of vectors, or with `p: 'nuc'` of matrices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.norm.html
 */
export function norm(
  input: Tensor,
  ...rest: Given<[TensorNormOptions['p'], TensorNormOptions['dim'], boolean, DType | null], TensorNormOptions>
): Tensor {
  const defaults: Required<TensorNormOptions> = { p: 'fro', dim: null, keepdim: false, dtype: null, out: null }
  const { p, dim, keepdim, dtype, out } = settings('norm', defaults, rest)
  const dims = dimsOf(dim)
  if (p === 'nuc' || (p === 'fro' && dims !== null && dims.length > 2)) {
    return ops.linalgMatrixNorm(input, p, dims ?? input.shape.map((_, i) => i), keepdim, { dtype, ...orNone(out) })
  }
  const order = p === 'fro' || p === null ? 2 : p
  if (typeof order !== 'number') throw typeError(`norm: p must be a number, 'fro' or 'nuc', but it is ${shown(order)}`)
  return ops.linalgVectorNorm(input, order, dims, keepdim, { dtype, ...orNone(out) })
}

export interface TensordotOptions {
  /**
   * A number of dimensions to sum over, the last of `a` and the first of `b`; or the dimensions, `[[of a], [of b]]`;
   * default 2.
   */
  dims?: number | readonly [readonly number[], readonly number[]]
  /** Where to write the result. */
  out?: Tensor | null
}

function pairOfDims(dims: unknown): readonly [readonly number[], readonly number[]] {
  if (isArray(dims) && dims.length === 2) return dims as [number[], number[]]
  throw typeError(`tensordot: dims must be a whole number or [[of a], [of b]], but it is ${shown(dims)}`)
}

/**
 * Sums products over several dimensions of two tensors.
 * @throws TorchError ERR_RANGE for more dimensions than a tensor has.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensordot.html
 */
export function tensordot(a: Tensor, b: Tensor, ...rest: Given<[TensordotOptions['dims']], TensordotOptions>): Tensor {
  const { dims, out } = settings('tensordot', { dims: 2, out: null } as Required<TensordotOptions>, rest)
  requireTensor('tensordot', 'a', a)
  requireTensor('tensordot', 'b', b)
  if (typeof dims !== 'number') {
    const [ofA, ofB] = pairOfDims(dims)
    return ops.tensordot(a, b, ofA, ofB, orNone(out))
  }
  const most = Math.min(a.ndim, b.ndim)
  if (!Number.isInteger(dims) || dims < 0 || dims > most) {
    throw new TorchError('ERR_RANGE', `tensordot: dims must be a whole number from 0 to ${most}, but it is ${dims}`)
  }
  const first = Array.from({ length: dims }, (_, i) => i)
  const last = first.map((i) => i - dims)
  return ops.tensordot(a, b, last, first, orNone(out))
}

const computeModes = {
  use_mm_for_euclid_dist_if_necessary: null,
  use_mm_for_euclid_dist: 1,
  donot_use_mm_for_euclid_dist: 2,
} as const

export interface CdistOptions {
  /** The order of the norm of the difference; 0 or more, default 2. */
  p?: number
  /** Whether Euclidean distances are computed by a matrix product; default where there are more than 25 rows. */
  computeMode?: keyof typeof computeModes
}

/**
 * The distance of each row of `x1` from each row of `x2`: `[B, P, M]` and `[B, R, M]` give `[B, P, R]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cdist.html
 */
export function cdist(
  x1: Tensor,
  x2: Tensor,
  ...rest: Given<[number, CdistOptions['computeMode']], CdistOptions>
): Tensor {
  const defaults: Required<CdistOptions> = { p: 2, computeMode: 'use_mm_for_euclid_dist_if_necessary' }
  const { p, computeMode } = settings('cdist', defaults, rest)
  if (!Object.hasOwn(computeModes, computeMode)) {
    throw typeError(
      `cdist: computeMode must be one of ${Object.keys(computeModes).join(', ')}, not ${shown(computeMode)}`,
    )
  }
  return ops.cdist(x1, x2, p, computeModes[computeMode])
}

export interface UniqueOptions {
  /** Whether the values are in ascending order; default true. */
  sorted?: boolean
  /** Whether to return the index of each input element among the values; default false. */
  returnInverse?: boolean
  /** Whether to return how often each value occurs; default false. */
  returnCounts?: boolean
  /** The dimension whose slices are compared; by default single elements are. */
  dim?: number | null
}

/** One tensor when neither inverse nor counts are asked for, else an array of what is asked for. */
function uniqueResults([values, inverse, counts]: Tensor[], wantsInverse: boolean, wantsCounts: boolean) {
  if (!wantsInverse && !wantsCounts) return values
  return [values, ...(wantsInverse ? [inverse] : []), ...(wantsCounts ? [counts] : [])]
}

/**
 * The distinct values; with `returnInverse` or `returnCounts` an array `[values, inverse, counts]` of what was asked
 * for.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unique.html
 */
export function unique(
  input: Tensor,
  options: UniqueOptions & ({ returnInverse: true } | { returnCounts: true }),
): Tensor[]
export function unique(input: Tensor, ...rest: Given<[boolean, boolean, boolean, number | null], UniqueOptions>): Tensor
export function unique(input: Tensor, ...rest: unknown[]): Tensor | Tensor[] {
  const defaults: Required<UniqueOptions> = { sorted: true, returnInverse: false, returnCounts: false, dim: null }
  const { sorted, returnInverse, returnCounts, dim } = settings('unique', defaults, rest)
  const found =
    dim === null
      ? unique2(input, sorted, returnInverse, returnCounts)
      : uniqueDim(input, dim, sorted, returnInverse, returnCounts)
  return uniqueResults(found, returnInverse, returnCounts)
}

/**
 * Like {@link unique}, but compares only neighbours.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unique_consecutive.html
 */
export function uniqueConsecutive(
  input: Tensor,
  options: Omit<UniqueOptions, 'sorted'> & ({ returnInverse: true } | { returnCounts: true }),
): Tensor[]
export function uniqueConsecutive(
  input: Tensor,
  ...rest: Given<[boolean, boolean, number | null], Omit<UniqueOptions, 'sorted'>>
): Tensor
export function uniqueConsecutive(input: Tensor, ...rest: unknown[]): Tensor | Tensor[] {
  const defaults = { returnInverse: false, returnCounts: false, dim: null as number | null }
  const { returnInverse, returnCounts, dim } = settings('uniqueConsecutive', defaults, rest)
  return uniqueResults(ops.uniqueConsecutive(input, returnInverse, returnCounts, dim), returnInverse, returnCounts)
}

/**
 * The positions of nonzero elements: `[n, dims]`, or with `asTuple` an array of one tensor for each dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nonzero.html
 */
export function nonzero(input: Tensor, options: { asTuple: true }): Tensor[]
export function nonzero(input: Tensor, options?: { asTuple?: false; out?: Tensor }): Tensor
export function nonzero(
  input: Tensor,
  ...rest: [options?: { asTuple?: boolean; out?: Tensor | null }]
): Tensor | Tensor[] {
  const { asTuple, out } = settings('nonzero', { asTuple: false, out: null as Tensor | null }, rest)
  if (!asTuple) return ops.nonzero(input, orNone(out))
  if (out !== null) throw typeError('nonzero: out is for one tensor, not with asTuple')
  return nonzeroNumpy(input)
}

export interface LuOptions {
  /** Whether rows may be exchanged; default true, and required on the CPU. */
  pivot?: boolean
  /** Whether to return a third tensor that says which pivot is zero; default false. */
  getInfos?: boolean
}

/**
 * The LU factorisation `[LU, pivots]`, with `getInfos` also `infos`; `linalg.luFactor` is its successor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.lu.html
 */
export function lu(A: Tensor, ...rest: Given<[boolean, boolean], LuOptions>): Tensor[] {
  const { pivot, getInfos } = settings('lu', { pivot: true, getInfos: false }, rest)
  const [factors, pivots, infos] = luWithInfo(A, pivot, !getInfos)
  return getInfos ? [factors, pivots, infos] : [factors, pivots]
}

/**
 * Converts flat indices into a tensor of indices for each dimension of `shape`.
 * @throws TypeError for indices that are not integers, TorchError ERR_RANGE for a negative size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.unravel_index.html
 */
export function unravelIndex(indices: Tensor, shape: number | readonly number[]): Tensor[] {
  if (arguments.length > 2) throw surplus('unravelIndex', 2, arguments)
  requireTensor('unravelIndex', 'indices', indices)
  const { dtype } = indices
  if (indices.isFloatingPoint() || indices.isComplex() || dtype === 'bool') {
    throw typeError(`unravelIndex: indices must be integers, but they are ${dtype}`)
  }
  const sizes = typeof shape === 'number' ? [shape] : shape
  requireArray('unravelIndex', 'shape', sizes)
  for (const [i, size] of sizes.entries()) wholeNumber('unravelIndex', `shape[${i}]`, size, { min: 0 })
  let stride = 1
  const strides = sizes.map(() => 1)
  for (let i = sizes.length - 1; i >= 0; i--) {
    strides[i] = stride
    stride *= sizes[i]
  }
  const flat = ops.to(indices, 'int64')
  return sizes.map((size, i) => ops.remainder(ops.div(flat, strides[i], { roundingMode: 'floor' }), size))
}

/**
 * The shape to which tensors of these shapes broadcast.
 * @throws TorchError ERR_SHAPE for shapes that do not broadcast.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_shapes.html
 */
export function broadcastShapes(shapes: readonly (number | readonly number[])[]): number[] {
  if (arguments.length > 1) throw surplus('broadcastShapes', 1, arguments)
  requireArray('broadcastShapes', 'shapes', shapes)
  const sizes = (shape: number | readonly number[], place: number) => {
    const where = ['broadcastShapes', `shapes[${place}]`] as const
    return typeof shape === 'number' ? [wholeNumber(...where, shape)] : wholeNumbers(...where, shape)
  }
  const lists = Array.from(shapes, sizes)
  const length = lists.reduce((most, shape) => Math.max(most, shape.length), 0)
  return Array.from({ length }, (_, i) => {
    const sizes = lists.map((shape) => shape[i - length + shape.length] ?? 1)
    const wide = sizes.filter((size) => size !== 1)
    if (wide.some((size) => size !== wide[0] || size < 0)) {
      throw new TorchError(
        'ERR_SHAPE',
        `broadcastShapes: the shapes ${shown(lists)} do not fit together in dimension ${i}`,
      )
    }
    return wide[0] ?? 1
  })
}
