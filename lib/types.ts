/** The dtypes of libtorch 2.11, with PyTorch's names without the `torch.` prefix. */
export const dtypes = [
  'uint8',
  'int8',
  'int16',
  'int32',
  'int64',
  'float16',
  'float32',
  'float64',
  'complex32',
  'complex64',
  'complex128',
  'bool',
  'qint8',
  'quint8',
  'qint32',
  'bfloat16',
  'quint4x2',
  'quint2x4',
  'bits1x8',
  'bits2x4',
  'bits4x2',
  'bits8',
  'bits16',
  'float8_e5m2',
  'float8_e4m3fn',
  'float8_e5m2fnuz',
  'float8_e4m3fnuz',
  'uint16',
  'uint32',
  'uint64',
  'uint1',
  'uint2',
  'uint3',
  'uint4',
  'uint5',
  'uint6',
  'uint7',
  'int1',
  'int2',
  'int3',
  'int4',
  'int5',
  'int6',
  'int7',
  'float8_e8m0fnu',
  'float4_e2m1fn_x2',
] as const

/** The element type of a tensor, as in https://docs.pytorch.org/docs/2.11/tensor_attributes.html#torch-dtype. */
export type DType = (typeof dtypes)[number]

/** The device of a tensor, as in https://docs.pytorch.org/docs/2.11/tensor_attributes.html#torch-device. */
export type Device = 'cpu' | 'cuda' | `cuda:${number}` | 'meta' | (string & {})

/** The layout of a tensor's elements, as in https://docs.pytorch.org/docs/2.11/tensor_attributes.html#torch-layout. */
export type Layout = 'strided' | 'sparse_coo' | 'sparse_csr' | 'sparse_csc' | 'sparse_bsr' | 'sparse_bsc' | 'jagged'

/** The memory format of a tensor, as in https://docs.pytorch.org/docs/2.11/tensor_attributes.html#torch-memory-format. */
export type MemoryFormat = 'contiguous_format' | 'preserve_format' | 'channels_last' | 'channels_last_3d'

/** A scalar argument of an operator: a whole `number` or a bigint is an integer; a pair is complex. */
export type Scalar = number | bigint | boolean | readonly [re: number, im: number]

export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array

/** The device, dtype and so on of a new tensor. */
export interface TensorOptions {
  dtype?: DType
  device?: Device
  requiresGrad?: boolean
  /** Whether to put it into page-locked memory, from which a GPU can copy while the CPU goes on; default false. */
  pinMemory?: boolean
}

/** Whether a dtype is floating-point or complex. */
export const isFloatingOrComplex = (dtype: DType) => /^(b?float|complex)/.test(dtype)
