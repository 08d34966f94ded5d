import { op } from '../../binding/ops'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'

/** A memory in a file, which any number of tensors may share. */
export class Storage {
  constructor(
    /** The dtype of its elements; undefined for plain bytes, for which each tensor gives a dtype. */
    readonly dtype: DType | undefined,
    /** A 1-dim tensor of bytes, and the position in it where this memory begins. */
    readonly memory: Tensor,
    readonly start: number,
    /** In bytes. */
    readonly size: number,
    readonly key: string,
    /** Whether the file is big-endian; plain bytes are then still in that order. */
    readonly isBig = false,
  ) {}

  /** The storage as a tensor of its elements, in which form a lone storage is returned. */
  tensor(): Tensor {
    const dtype = this.dtype ?? 'uint8'
    return view(this, dtype, 0, [this.size / itemSize(dtype)], [1])
  }
}

/** PyTorch's classes of storages. */
export const storageDtypes: ReadonlyMap<string, DType> = new Map<string, DType>([
  ['DoubleStorage', 'float64'],
  ['FloatStorage', 'float32'],
  ['HalfStorage', 'float16'],
  ['LongStorage', 'int64'],
  ['IntStorage', 'int32'],
  ['ShortStorage', 'int16'],
  ['CharStorage', 'int8'],
  ['ByteStorage', 'uint8'],
  ['BoolStorage', 'bool'],
  ['BFloat16Storage', 'bfloat16'],
  ['ComplexDoubleStorage', 'complex128'],
  ['ComplexFloatStorage', 'complex64'],
  ['QInt8Storage', 'qint8'],
  ['QInt32Storage', 'qint32'],
  ['QUInt8Storage', 'quint8'],
  ['QUInt4x2Storage', 'quint4x2'],
  ['QUInt2x4Storage', 'quint2x4'],
])

const widths = new Map<DType, number>()

/** Bytes of one element. */
export function itemSize(dtype: DType): number {
  const known = widths.get(dtype) ?? ops.empty([0], { dtype }).elementSize()
  widths.set(dtype, known)
  return known
}

const emptyQuantized = op('_empty_affine_quantized', '')
const emptyPerChannel = op('_empty_per_channel_affine_quantized', '')

/** How the numbers of a quantized tensor encode values. */
export type Quantizer =
  | { scale: number; zeroPoint: number }
  | { scales: Tensor; zeroPoints: Tensor; axis: number }
  | undefined

/** Makes a tensor over a storage, which must be large enough. */
export function view(
  { memory, start }: Storage,
  dtype: DType,
  offset: number,
  size: readonly number[],
  stride: readonly number[],
  quantizer?: Quantizer,
): Tensor {
  const options = { dtype, device: memory.device }
  const empty: Tensor =
    quantizer === undefined
      ? ops.empty([0], options)
      : 'axis' in quantizer
        ? emptyPerChannel([0], { ...options, ...quantizer })
        : emptyQuantized([0], { ...options, ...quantizer })
  return empty.set_(memory, start / itemSize(dtype) + offset, size, stride)
}

/** The number of elements that a storage needs for a tensor; undefined where it is too large to count. */
export function reach(offset: number, size: readonly number[], stride: readonly number[]): number | undefined {
  const numel = size.reduce((product, count) => product * count, 1)
  const counted = size.reduce((product, count) => product * Math.max(count, 1), 1)
  if (!Number.isSafeInteger(counted)) return undefined
  const end = size.reduce((sum, count, dim) => sum + (count - 1) * stride[dim], offset + 1)
  if (numel === 0) return 0
  return Number.isSafeInteger(end) ? end : undefined
}
