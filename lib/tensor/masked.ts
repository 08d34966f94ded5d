import {
  type Args,
  type Forms,
  type Given,
  positional,
  type Rest,
  requireArray,
  requireTensor,
  settings,
  shown,
} from '../arguments'
import { refuseWhere, withName } from '../binding/ops'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { type DType, isFloatingOrComplex } from '../types'
import type { Tensor } from './tensor'

// Reductions and normalisations of the elements where a mask is true; strided tensors only. Where the mask is false
// everywhere, the result is that of the operation over no elements: 0, 1, an infinity or nan.
// https://docs.pytorch.org/docs/2.11/masked.html

export interface MaskOptions {
  /** True for the elements to use; bool, broadcast to the input. Default: all. */
  mask?: Tensor | null
  /** The dtype of the result; default the input's. */
  dtype?: DType | null
}

export interface MaskedReductionOptions extends MaskOptions {
  /** The dimensions to reduce; default all. */
  dim?: number | readonly number[] | null
  /** Whether these dimensions are kept, with size 1; default false. */
  keepdim?: boolean
}

type Reduction = (input: Tensor, ...rest: Given<[MaskedReductionOptions['dim']], MaskedReductionOptions>) => Tensor
type IndexReduction = (
  input: Tensor,
  ...rest: Given<[number | null], MaskedReductionOptions & { dim?: number | null }>
) => Tensor
type AlongDim = (input: Tensor, dim: number, ...rest: Rest<MaskOptions>) => Tensor
type IdentityElement = 'zero' | 'one' | 'lowest' | 'highest' | 'nan'

const reductionDefaults: Required<MaskedReductionOptions> = { dim: null, keepdim: false, dtype: null, mask: null }

function limit(dtype: DType, highest: boolean): number | bigint {
  const bits = /^(u?)int(\d+)$/.exec(dtype)
  if (bits === null) return highest ? Infinity : -Infinity
  const unsigned = bits[1] === 'u'
  const size = BigInt(bits[2]) - (unsigned ? 0n : 1n)
  return highest ? 2n ** size - 1n : unsigned ? 0n : -(2n ** size)
}

function identityOf(identity: IdentityElement, dtype: DType): number | bigint {
  if (identity === 'zero' || identity === 'one') return identity === 'zero' ? 0 : 1
  return identity === 'nan' ? Number.NaN : limit(dtype, identity === 'highest')
}

/** The settings given after the input, which must be a tensor. */
function maskedSettings<Options extends object>(
  where: string,
  input: Tensor,
  defaults: Options,
  rest: readonly unknown[],
) {
  const options = settings(where, defaults, rest)
  requireTensor(where, 'input', input)
  return options
}

function maskOf(input: Tensor, mask: Tensor): Tensor {
  requireTensor('torch.masked', 'mask', mask)
  if (input.layout !== 'strided' || mask.layout !== 'strided') {
    throw new TorchError(
      'ERR_NOT_IMPLEMENTED',
      `torch.masked takes strided tensors, not ${input.layout}; use toDense()`,
    )
  }
  return ops.broadcastTo(mask, input.shape).to('bool')
}

/** The input with an operation's identity where the mask is false. */
function filled(input: Tensor, mask: Tensor | null, identity: IdentityElement): Tensor {
  if (mask === null) return input
  const { dtype, device } = input
  return ops.where(maskOf(input, mask), input, ops.full([], identityOf(identity, dtype), { dtype, device }))
}

function dims(where: string, dim: number | readonly number[] | null, ndim: number): number[] {
  if (dim !== null && typeof dim !== 'number') requireArray(where, 'dim', dim)
  const given = dim === null ? [] : typeof dim === 'number' ? [dim] : dim
  if (given.length === 0) return Array.from({ length: ndim }, (_, i) => i)
  const size = Math.max(ndim, 1)
  for (const d of given) {
    if (!Number.isInteger(d) || d < -size || d >= size)
      throw new TorchError('ERR_INDEX', `${where}: dim must be from ${-size} to ${size - 1}, but it is ${shown(d)}`)
  }
  const found = given.map((d) => (d + size) % size).sort((a, b) => a - b)
  if (new Set(found).size < found.length)
    throw new TorchError('ERR_RANGE', `${where}: dim [${given.join(', ')}] repeats`)
  return found
}

const sumDtype = (dtype: DType): DType => (/^(uint8|bool|int8|int16|int32)$/.test(dtype) ? 'int64' : dtype)

/** The sum of the unmasked elements. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.sum.html */
export const sum: Reduction = (input, ...rest) => {
  const { dim, keepdim, dtype, mask } = maskedSettings('masked.sum', input, reductionDefaults, rest)
  const to = dtype ?? sumDtype(input.dtype)
  return ops.sum(filled(input, mask, 'zero'), dims('masked.sum', dim, input.ndim), keepdim, { dtype: to })
}

/** The product of the unmasked elements. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.prod.html */
export const prod: Reduction = (input, ...rest) => {
  const { dim, keepdim, dtype, mask } = maskedSettings('masked.prod', input, reductionDefaults, rest)
  const start = filled(input, mask, 'one').to(dtype ?? sumDtype(input.dtype))
  return dims('masked.prod', dim, input.ndim).reduceRight((result, d) => ops.prod(result, d, keepdim), start)
}

function extremum(name: 'amax' | 'amin', operator: typeof ops.amax, identity: IdentityElement): Reduction {
  return withName<Reduction>(`masked.${name}`, (input, ...rest) => {
    const { dim, keepdim, dtype, mask } = maskedSettings(`masked.${name}`, input, reductionDefaults, rest)
    const over = dims(`masked.${name}`, dim, input.ndim)
    return operator(filled(input, mask, identity), over, keepdim).to(dtype ?? input.dtype)
  })
}

/** The largest unmasked element. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.amax.html */
export const amax = extremum('amax', ops.amax, 'lowest')
/** The smallest unmasked element. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.amin.html */
export const amin = extremum('amin', ops.amin, 'highest')

function place(name: 'argmax' | 'argmin', operator: typeof ops.argmax, identity: IdentityElement): IndexReduction {
  return withName<IndexReduction>(`masked.${name}`, (input, ...rest) => {
    const { dim, keepdim, dtype, mask } = maskedSettings(`masked.${name}`, input, reductionDefaults, rest)
    return operator(filled(input, mask, identity), dim as number | null, keepdim).to(dtype ?? input.dtype)
  })
}

/**
 * The index of the largest element, in the input's dtype.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.argmax.html
 */
export const argmax = place('argmax', ops.argmax, 'lowest')
/**
 * The index of the smallest element, in the input's dtype.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.argmin.html
 */
export const argmin = place('argmin', ops.argmin, 'highest')

/** The number of unmasked elements, and the mask, broadcast. */
function counted(input: Tensor, mask: Tensor | null, over: number[], keepdim: boolean) {
  const used = mask === null ? null : maskOf(input, mask)
  const all = used ?? ops.ones(input.shape, { dtype: 'int64', device: input.device })
  return { used, count: ops.sum(all, over, keepdim) }
}

/** The mean. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.mean.html */
export const mean: Reduction = (input, ...rest) => {
  const { dim, keepdim, dtype, mask } = maskedSettings('masked.mean', input, reductionDefaults, rest)
  const to = dtype ?? input.dtype
  if (!isFloatingOrComplex(to))
    throw new TorchError('ERR_DTYPE', `masked.mean: the dtype must be floating or complex, not ${to}`)
  const over = dims('masked.mean', dim, input.ndim)
  const { used, count } = counted(input, mask, over, keepdim)
  return ops.div(sum(input, { dim: over, keepdim, dtype: to, mask: used }), count)
}

/** The lower median along `dim`, by default the last. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.median.html */
export const median = (
  input: Tensor,
  ...rest: Given<[number], MaskOptions & { dim?: number; keepdim?: boolean }>
): Tensor => {
  const { dim, keepdim, dtype, mask } = maskedSettings('masked.median', input, { ...reductionDefaults, dim: -1 }, rest)
  const [over] = dims('masked.median', dim, input.ndim)
  const [values] = ops.nanmedian(
    filled(input.isFloatingPoint() ? input : input.to('float32'), mask, 'nan'),
    over,
    keepdim,
  )
  if (input.isFloatingPoint()) return values
  refuseWhere(ops.isnan(values), 'masked.median: a row with no element left has no median among integers')
  return values.to(dtype ?? input.dtype)
}

/** The logarithm of the sum of exponentials. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.logsumexp.html */
export const logsumexp: Reduction = (input, ...rest) => {
  const { dim, keepdim, dtype, mask } = maskedSettings('masked.logsumexp', input, reductionDefaults, rest)
  const over = dims('masked.logsumexp', dim, input.ndim)
  return ops.logsumexp(filled(input, mask, 'lowest'), over, keepdim).to(dtype ?? input.dtype)
}

/** `log(exp(input) + exp(other))`, each with a mask of its own. @see https://docs.pytorch.org/docs/2.11/masked.html */
export function logaddexp(
  ...given: Args<
    'masked.logaddexp',
    [input: Tensor, other: Tensor],
    { dtype?: DType | null; inputMask?: Tensor | null; otherMask?: Tensor | null }
  >
): Tensor {
  const [input, other, ...rest] = positional('masked.logaddexp', given)
  const { dtype, inputMask, otherMask } = maskedSettings<
    Required<{ dtype?: DType | null; inputMask?: Tensor | null; otherMask?: Tensor | null }>
  >('masked.logaddexp', input, { dtype: null, inputMask: null, otherMask: null }, rest)
  const result = ops.logaddexp(filled(input, inputMask, 'lowest'), filled(other, otherMask, 'lowest'))
  return result.to(dtype ?? input.dtype)
}

export interface MaskedNormOptions extends MaskedReductionOptions {
  /** The order of the norm; default 2. */
  ord?: number
}

/** The norm of vectors. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.norm.html */
export function norm(
  ...given: Forms<
    'masked.norm',
    [input: Tensor, ...rest: Given<[number, MaskedReductionOptions['dim']], MaskedNormOptions>]
  >
): Tensor {
  const [input, ...rest] = positional('masked.norm', given)
  const defaults: Required<MaskedNormOptions> = { ord: 2, ...reductionDefaults }
  const { ord, dim, keepdim, dtype, mask } = maskedSettings('masked.norm', input, defaults, rest)
  const start = filled(input, mask, ord === -Infinity ? 'highest' : 'zero')
  return ops.linalgVectorNorm(start, ord, dims('masked.norm', dim, input.ndim), keepdim, {
    dtype: dtype ?? input.dtype,
  })
}

export interface MaskedVarOptions extends MaskedReductionOptions {
  /** Subtracted from the number of elements in the divisor; default 1. */
  correction?: number | null
  /** `false` stands for correction 0. */
  unbiased?: boolean | null
}

type Variance = (
  input: Tensor,
  ...rest: Given<[MaskedReductionOptions['dim'], boolean | null], MaskedVarOptions>
) => Tensor

function variance(name: string, finish: (variance: Tensor) => Tensor): Variance {
  return withName<Variance>(name, (input, ...rest) => {
    const defaults = { dim: null, unbiased: null, correction: null, keepdim: false, dtype: null, mask: null }
    const given: Required<MaskedVarOptions> = maskedSettings(name, input, defaults as Required<MaskedVarOptions>, rest)
    if (given.unbiased !== null && given.correction !== null) {
      throw typeError(`${name}: give unbiased or correction, not both`)
    }
    const correction = given.correction ?? (given.unbiased === false ? 0 : 1)
    const dtype = given.dtype ?? (isFloatingOrComplex(input.dtype) ? input.dtype : 'float32')
    const compute = isFloatingOrComplex(dtype) ? dtype : 'float32'
    const over = dims(name, given.dim, input.ndim)
    const { used, count } = counted(input, given.mask, over, true)
    const average = ops.div(sum(input, { dim: over, keepdim: true, dtype, mask: used }), count)
    const x = ops.sub(input, average)
    const total = sum(ops.mul(x, ops.conj(x)), { dim: over, keepdim: given.keepdim, dtype: compute, mask: used })
    const freedom = given.keepdim ? count : count.reshape(total.shape)
    return finish(ops.div(total, corrected(freedom, correction, compute)).to(dtype))
  })
}

function corrected(count: Tensor, correction: number, dtype: DType): Tensor {
  if (correction === 0) return count
  const real = { complex32: 'float16', complex64: 'float32', complex128: 'float64' }[dtype as string] ?? dtype
  return ops.clamp(ops.sub(count.to(real), correction), 0)
}

/** The variance. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.var.html */
const var_ = variance('masked.var', (result) => result)

export { var_ as var }
/** The standard deviation. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.std.html */
export const std = variance('masked.std', (result) => ops.sqrt(result))

function alongDim(
  name: string,
  identity: IdentityElement,
  operator: (input: Tensor, dim: number, dtype: DType) => Tensor,
): AlongDim {
  return withName<AlongDim>(name, (input, dim, ...rest) => {
    const { dtype, mask } = maskedSettings<Required<MaskOptions>>(name, input, { dtype: null, mask: null }, rest)
    return operator(filled(input, mask, identity), dims(name, dim, input.ndim)[0], dtype ?? input.dtype)
  })
}

/** The cumulative sum. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.cumsum.html */
export const cumsum = alongDim('masked.cumsum', 'zero', (x, dim, dtype) => ops.cumsum(x, dim, { dtype }))
/** The cumulative product. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.cumprod.html */
export const cumprod = alongDim('masked.cumprod', 'one', (x, dim, dtype) => ops.cumprod(x, dim, { dtype }))
/** The softmax. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.softmax.html */
export const softmax = alongDim('masked.softmax', 'lowest', ops.softmax)
/** The logarithm of the softmax. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.log_softmax.html */
export const logSoftmax = alongDim('masked.logSoftmax', 'lowest', ops.logSoftmax)
/** The softmax of the negated input. @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.softmin.html */
export const softmin = alongDim('masked.softmin', 'highest', (x, dim, dtype) => ops.softmax(ops.neg(x), dim, dtype))

/**
 * Divides the input by its norm along `dim`, or by `eps` (default 1e-12) where the norm is smaller.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.masked.normalize.html
 */
export function normalize(
  ...given: Args<'masked.normalize', [input: Tensor, ord: number, dim: number], MaskOptions & { eps?: number }>
): Tensor {
  const [input, ord, dim, ...rest] = positional('masked.normalize', given)
  const { eps, dtype, mask } = maskedSettings<Required<MaskOptions & { eps?: number }>>(
    'masked.normalize',
    input,
    { eps: 1e-12, dtype: null, mask: null },
    rest,
  )
  const length = norm(input, ord, dim, { keepdim: true, dtype: dtype ?? input.dtype, mask })
  return ops.div(filled(input, mask, 'zero'), ops.maximum(length, ops.full([], eps, { dtype: length.dtype })))
}
