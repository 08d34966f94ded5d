import { named, settings, surplus } from '../arguments'
import { op } from '../binding/ops'
import { onlyAsWritten } from '../binding/relied'
import * as ops from '../generated/ops'
import type { DType, MemoryFormat, Scalar, TensorOptions, TypedArray } from '../types'
import { type NestedData, tensor } from './creation'
import * as functions from './functions'
import { at, type Index, setAt } from './indexing'
import type { Tensor } from './tensor'

/** The type of a function as a method: without its first argument. */
// biome-ignore lint/suspicious/noExplicitAny: stands for the arguments of every function
type After<F> = F extends (input: any, ...rest: infer Rest) => infer Result ? (...rest: Rest) => Result : never

/** PyTorch's short names for conversions. */
const conversions = {
  bfloat16: 'bfloat16',
  bool: 'bool',
  byte: 'uint8',
  cdouble: 'complex128',
  cfloat: 'complex64',
  char: 'int8',
  double: 'float64',
  float: 'float32',
  half: 'float16',
  int: 'int32',
  long: 'int64',
  short: 'int16',
} as const satisfies Record<string, DType>

interface ConversionOptions {
  memoryFormat?: MemoryFormat
}
type Conversion = (options?: ConversionOptions) => Tensor

/** The methods of tensors that are not one operator of libtorch. */
export interface WrittenMethods extends Record<keyof typeof conversions, Conversion> {
  /**
   * Indexes the tensor, as Python's `x[...]` does: `x.at(0, slice(1, null, 2), null, mask, '...')`. Positions, ranges,
   * null and '...' return a view; masks, tensors and arrays of positions return a copy.
   * @throws TorchError ERR_INDEX for a position out of range or too many indices, TypeError for other values.
   * @see https://docs.pytorch.org/docs/2.11/tensor_view.html
   */
  at(...indices: Index[]): Tensor
  /**
   * Writes a value, broadcast to fit, to the elements that {@link at} would return for these indices. The value comes
   * first: `x.setAt(7, 0)` is Python's `x[0] = 7`, `x.setAt(y, slice(1, 3), 0)` is `x[1:3, 0] = y`, `x.setAt(0, mask)`
   * is `x[mask] = 0`.
   * @returns this tensor
   * @throws TypeError for a value that is neither a number nor a tensor, such as an index in its place; for the indices
   * as {@link at} does
   */
  setAt(value: Tensor | Scalar, ...indices: Index[]): this
  lu: After<typeof functions.lu>
  /** {@link Tensor.numel}, by PyTorch's other name. */
  nelement(): number
  /**
   * A new tensor with a copy of the data, of this one's dtype and on its device unless others are given.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.new_tensor.html
   */
  newTensor(data: NestedData | TypedArray | Tensor, options?: TensorOptions): Tensor
  /**
   * The `n`-th derivative of the digamma function; order 0 is digamma itself.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.polygamma.html
   */
  polygamma(n: number): Tensor
  /**
   * How a quantised tensor's elements encode numbers.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.qscheme.html
   */
  qscheme(): QuantizationScheme
  /** The offset of this tensor's first element from the start of its storage, in elements. */
  storageOffset(): number
  /**
   * This tensor's elements where the condition is true, and the other's elsewhere.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.where.html
   */
  where(condition: Tensor, other: Tensor | Scalar): Tensor
  nonzero(options: { asTuple: true }): Tensor[]
  nonzero(options?: { asTuple?: false }): Tensor
  norm: After<typeof functions.norm>
  unique(options: functions.UniqueOptions & ({ returnInverse: true } | { returnCounts: true })): Tensor[]
  unique(options?: functions.UniqueOptions): Tensor
  uniqueConsecutive(
    options: Omit<functions.UniqueOptions, 'sorted'> & ({ returnInverse: true } | { returnCounts: true }),
  ): Tensor[]
  uniqueConsecutive(options?: Omit<functions.UniqueOptions, 'sorted'>): Tensor
}

/** How quantised elements encode numbers: with one scale, or one for each channel. */
export type QuantizationScheme = (typeof schemes)[number]

/** In the order of libtorch's numbers for them. */
const schemes = [
  'per_tensor_affine',
  'per_channel_affine',
  'per_tensor_symmetric',
  'per_channel_symmetric',
  'per_channel_affine_float_qparams',
] as const
const scheme = op('qscheme', '')

// biome-ignore lint/suspicious/noExplicitAny: WrittenMethods gives each its own type
type AnyFunction = (input: Tensor, ...rest: any[]) => unknown

export const writtenMethods: Record<keyof WrittenMethods, AnyFunction> = {
  ...(Object.fromEntries(
    Object.entries(conversions).map(([name, dtype]) => [
      name,
      (input: Tensor, ...rest: unknown[]) =>
        ops.to(
          input,
          rest.length === 0
            ? { dtype }
            : { ...named<ConversionOptions>(`Tensor.${name}`, ['memoryFormat'], rest), dtype },
        ),
    ]),
  ) as Record<keyof typeof conversions, AnyFunction>),
  at: (input, ...indices) => at(input, indices),
  setAt: (input, value, ...indices) => {
    setAt(input, value, indices)
    return input
  },
  lu: functions.lu,
  nelement: (input, ...rest: unknown[]) => {
    if (rest.length > 0) throw surplus('Tensor.nelement', 0, rest)
    return input.numel()
  },
  newTensor: (input, data: NestedData, ...rest: unknown[]) => {
    const defaults: TensorOptions = { dtype: input.dtype, device: input.device, requiresGrad: false, pinMemory: false }
    return tensor(data, settings<TensorOptions>('Tensor.newTensor', defaults, rest))
  },
  polygamma: (input, n: number, ...rest) => ops.polygamma(n, input, ...(rest as [])),
  qscheme: (input, ...rest) => schemes[scheme(input, ...rest) as number],
  storageOffset: op('sym_storage_offset', ''),
  where: (input, condition: Tensor, other: Tensor | Scalar, ...rest) =>
    ops.where(condition, input, other as Tensor, ...(rest as [])),
  nonzero: functions.nonzero,
  norm: functions.norm,
  unique: functions.unique,
  uniqueConsecutive: functions.uniqueConsecutive,
}

const version = op('_version', '') as (tensor: Tensor) => number

/** What Python writes as attributes: `x.T`, `x.mT`. */
export const attributes = {
  T: op('numpy_T', ''),
  H: op('matrix_H', ''),
  mT: op('mT', ''),
  mH: op('mH', ''),
  real: op('real', ''),
  imag: op('imag', ''),
  _version: (x: Tensor) => {
    onlyAsWritten('_version of a tensor is read in it, which a replay counts differently')
    return version(x)
  },
  itemsize: (x: Tensor) => x.elementSize(),
  nbytes: (x: Tensor) => x.numel() * x.elementSize(),
  isCpu: (x: Tensor) => x.device === 'cpu',
  isCuda: (x: Tensor) => x.device.startsWith('cuda'),
  isMeta: (x: Tensor) => x.device === 'meta',
  isSparse: (x: Tensor) => x.layout === 'sparse_coo',
  isSparseCsr: (x: Tensor) => x.layout === 'sparse_csr',
}

export interface Attributes {
  /** All dimensions in reverse order; a view. @see https://docs.pytorch.org/docs/2.11/tensors.html#torch.Tensor.T */
  readonly T: Tensor
  /** A matrix transposed and conjugated; a view. @see https://docs.pytorch.org/docs/2.11/tensors.html#torch.Tensor.H */
  readonly H: Tensor
  /** The last two dimensions swapped; a view. @see https://docs.pytorch.org/docs/2.11/tensors.html#torch.Tensor.mT */
  readonly mT: Tensor
  /** The last two dimensions swapped and conjugated. @see https://docs.pytorch.org/docs/2.11/tensors.html#torch.Tensor.mH */
  readonly mH: Tensor
  /**
   * The real parts, as a view; a tensor that is not complex is returned itself.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.real.html
   */
  readonly real: Tensor
  /** The imaginary parts; a view. @see https://docs.pytorch.org/docs/2.11/generated/torch.Tensor.imag.html */
  readonly imag: Tensor
  /** How often this tensor's memory has been changed in place: what `backward()` compares with what was saved. */
  readonly _version: number
  /** The bytes of one element. */
  readonly itemsize: number
  /** The size of all elements in bytes, without gaps. */
  readonly nbytes: number
  readonly isCpu: boolean
  readonly isCuda: boolean
  /** Whether this tensor has a shape and a dtype but no elements. */
  readonly isMeta: boolean
  /** Whether the layout is `'sparse_coo'`. */
  readonly isSparse: boolean
  /** Whether the layout is `'sparse_csr'`. */
  readonly isSparseCsr: boolean
}
