import { types } from 'node:util'
import { checkOptions, isEachOf, requireArray, surplus } from '../arguments'
import { dtypeOrDevice } from '../binding/argument-errors'
import { defaultDevice, defaultDtype } from '../binding/defaults'
import { isHandle } from '../binding/handle'
import { native } from '../binding/native'
import { tensorOf } from '../binding/ops'
import { meantDtype } from '../binding/python-names'
import { shown } from '../binding/shown'
import { rangeError, TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray, isPlain, isRevoked } from '../kinds'
import type { DType, Scalar, TensorOptions, TypedArray } from '../types'
import { dtypes } from '../types'
import { typedArrays } from './export'
import type { Tensor } from './tensor'

/** A number that is not complex. */
type Real = Exclude<Scalar, object>

export type NestedData = Real | Tensor | readonly NestedData[]

const maxDepth = 64

const arrayDtypes = new Map<string, DType>([
  ['Int8Array', 'int8'],
  ['Uint8Array', 'uint8'],
  ['Uint8ClampedArray', 'uint8'],
  ['Int16Array', 'int16'],
  ['Uint16Array', 'uint16'],
  ['Int32Array', 'int32'],
  ['Uint32Array', 'uint32'],
  ['BigInt64Array', 'int64'],
  ['BigUint64Array', 'uint64'],
  ['Float32Array', 'float32'],
  ['Float64Array', 'float64'],
  ['Float16Array', 'float16'],
])

const integerRanges: Partial<Record<DType, [min: bigint, max: bigint]>> = Object.fromEntries(
  [8n, 16n, 32n, 64n].flatMap((bits) => [
    [`int${bits}`, [-(2n ** (bits - 1n)), 2n ** (bits - 1n) - 1n]],
    [`uint${bits}`, [0n, 2n ** bits - 1n]],
  ]),
)

/**
 * A new tensor with a copy of the data: numbers become float32 (or what {@link setDefaultDtype} says), bigints int64, booleans bool; typed arrays keep their type
 * and are 1-dim.
 * @param data a number, nested arrays of one depth and length each (of tensors too, which are copied), a typed array or Buffer, or a
 * tensor.
 * For a whole-number dtype a fraction is cut off: `tensor([1.7], { dtype: 'int64' })` holds 1, as in Python.
 * @throws TypeError for ragged or mixed data; RangeError for a value that the dtype cannot hold.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.tensor.html
 */
export function tensor(data: NestedData | TypedArray | Tensor, options: TensorOptions = {}): Tensor {
  if (arguments.length > 2) throw surplus('tensor', 2, arguments)
  const { dtype, device, requiresGrad = false, pinMemory = false } = checked(options)
  if (isRevoked(data)) throw typeError(`tensor: data is ${shown(data)}`)
  let result = isTensor(data)
    ? data.detach().clone()
    : types.isTypedArray(data)
      ? copyOf(data)
      : fromNested(data as NestedData, dtype)
  // The copy of a tensor stays on its device.
  const where = device ?? (isTensor(data) ? undefined : defaultDevice())
  if ((dtype != null && dtype !== result.dtype) || where != null) result = result.to({ dtype, device: where })
  if (pinMemory) result = result.pinMemory()
  return requiresGrad ? result.requiresGrad_() : result
}

const optionNames = ['dtype', 'device', 'requiresGrad', 'pinMemory']
/** Whether a value is a {@link Tensor}. */
export function isTensor(value: unknown): value is Tensor {
  if (arguments.length > 1 && !isEachOf(arguments)) throw surplus('isTensor', 1, arguments)
  // Of the objects that native holds, only tensors have a dtype.
  return isHandle(value) && 'dtype' in value
}

/**
 * Returns a tensor unchanged where it has the dtype and device asked for, and converts it otherwise, with gradients
 * flowing through. Makes a new tensor from other data, as {@link tensor} does.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.as_tensor.html
 */
export function asTensor(
  data: NestedData | TypedArray | Tensor,
  options: Omit<TensorOptions, 'requiresGrad'> = {},
): Tensor {
  if (arguments.length > 2) throw surplus('asTensor', 2, arguments)
  if (!isTensor(data)) return tensor(data, options)
  const { dtype, device } = checked(options)
  return dtype == null && device == null ? data : data.to({ dtype, device })
}

function checked(options: TensorOptions): TensorOptions {
  const wrong = !isPlain(options)
  const odd = wrong ? undefined : Object.keys(options).find((key) => !optionNames.includes(key))
  const isFlag = (value: unknown) => value === undefined || typeof value === 'boolean'
  if (!wrong && odd === undefined && isFlag(options.requiresGrad) && isFlag(options.pinMemory)) return options
  const byName = dtypeOrDevice([options], optionNames)
  throw typeError(
    `tensor(data, { dtype?: DType, device?: Device, requiresGrad?: boolean, pinMemory?: boolean }) was given the options ${shown(options)}` +
      (byName === undefined ? '' : `; write it by name: ${byName}`),
  )
}

/**
 * A tensor over a copy of raw bytes, as the dtype stores them.
 * @throws TorchError ERR_SHAPE when the shape needs another number of bytes.
 */
export function fromBytes(bytes: ArrayBufferView, shape: readonly number[], dtype: DType): Tensor {
  if (arguments.length > 3) throw surplus('fromBytes', 3, arguments)
  return tensorOf(native.fromBytes(raw(bytes), [...shape], named(dtype))) as Tensor
}

function copyOf(data: NodeJS.TypedArray): Tensor {
  const name = nameOf(data)
  const dtype = arrayDtypes.get(name)
  if (dtype === undefined) throw typeError(`tensor() cannot take a ${name}`)
  const bytes = bytesOf(data)
  const width = dtype === 'float16' ? 2 : (typedArrays[dtype] as { BYTES_PER_ELEMENT: number }).BYTES_PER_ELEMENT
  return tensorOf(native.fromBytes(bytes, [bytes.length / width], dtype)) as Tensor
}

// A typed array's own properties can be overridden; the language's own getters cannot.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype)
const intrinsic = <T>(key: PropertyKey) => {
  const { get } = Object.getOwnPropertyDescriptor(typedArray, key) as { get(): T }
  return (array: NodeJS.TypedArray): T => get.call(array)
}
const nameOf = intrinsic<string>(Symbol.toStringTag)
const bufferOf = intrinsic<ArrayBuffer>('buffer')
const offsetOf = intrinsic<number>('byteOffset')
const byteLengthOf = intrinsic<number>('byteLength')

/** The bytes of a typed array, without a copy where possible. */
function bytesOf(data: NodeJS.TypedArray): Uint8Array {
  const buffer = bufferOf(data)
  if (byteLengthOf(data) === 0) assertInBounds(data)
  const bytes = new Uint8Array(buffer, offsetOf(data), byteLengthOf(data))
  // On Node 20 Node-API has no view of shared memory, so another thread's bytes are copied first.
  return types.isSharedArrayBuffer(buffer) ? bytes.slice() : bytes
}

/** An array whose buffer was transferred away or shrunk looks empty, but its methods refuse to work. */
function assertInBounds(data: NodeJS.TypedArray): void {
  try {
    typedArray.keys.call(data)
  } catch (cause) {
    throw new TorchError(
      'ERR_DETACHED',
      "the typed array's buffer has been transferred away or shrunk; pass a copy that is still here",
      { cause },
    )
  }
}

/** A dtype, checked to be a name that libtorch knows. */
function named(dtype: DType): DType {
  if (dtypes.includes(dtype)) return dtype
  throw typeof dtype === 'string'
    ? new TorchError(
        'ERR_DTYPE',
        `there is no dtype ${shown(dtype)}; ${
          meantDtype(dtype) === undefined
            ? `dtypes are ${dtypes.slice(0, 12).join(', ')}, ...`
            : `PyTorch's is '${meantDtype(dtype)}' here`
        }`,
      )
    : typeError(`a dtype must be a name such as 'float32', got ${shown(dtype)}`)
}

function raw(view: ArrayBufferView): ArrayBufferView {
  if (types.isTypedArray(view)) return bytesOf(view)
  throw typeError(`fromBytes() takes a typed array, got ${shown(view)}`)
}

function fromNested(data: NestedData, dtype: DType | undefined): Tensor {
  if (dtype != null) named(dtype)
  const { shape, first } = shapeOf(data)
  if (isTensor(first)) return stacked(data)
  const inferred = inferDtype(first)
  const target = dtype ?? inferred
  // Dtypes without a typed array are converted by libtorch, from the widest dtype that holds the values.
  const stored = target in typedArrays ? target : inferred === 'int64' ? 'int64' : 'float64'
  const result = tensorOf(native.fromBytes(fill(data, shape, typeof first, stored), shape, stored)) as Tensor
  return stored === target ? result : result.to(target)
}

/**
 * Nested arrays of tensors, perhaps with numbers among them: the tensor that Python makes from such a list, without
 * history.
 */
function stacked(data: unknown): Tensor {
  if (isTensor(data)) {
    if (data.numel() === 1) return data.detach().cpu().reshape([])
    throw typeError(
      `tensor: in a list each tensor has one element, but one is ${shown(data)}; torch.stack makes one of several`,
    )
  }
  if (!isArray(data)) return tensor(data as Real)
  const parts = data.map(stacked)
  const dtype = parts.map((part) => part.dtype).reduce((a, b) => ops.promoteTypes(a, b))
  return ops.stack(parts.map((part) => part.to(dtype)))
}

/** The most items that V8 stores without holes. A longer array has holes, or is a Proxy that reports another length. */
const mostItems = 2 ** 27

/** The shape of nested data, read from the first part at each depth, and the first value; 0 where there is none. */
function shapeOf(data: NestedData): { shape: number[]; first: unknown } {
  const shape: number[] = []
  let level: unknown = data
  for (; isArray(level); level = level[0]) {
    if (shape.length === maxDepth) throw typeError(`tensor() data is nested deeper than ${maxDepth} levels`)
    if (!(level.length <= mostItems)) {
      throw typeError(`tensor() data has ${level.length} items in one array; pass a typed array of so many`)
    }
    shape.push(level.length)
  }
  return { shape, first: shape.includes(0) ? 0 : level }
}

/** Writes all values into one typed array; many JavaScript values would not fit into the heap. */
function fill(data: NestedData, shape: readonly number[], kind: string, dtype: DType): TypedArray {
  const array = newArray(shape, dtype) as unknown as Real[]
  const range = integerRanges[dtype]
  let at = 0
  const walk = (node: unknown, dim: number): void => {
    if (!isArray(node)) {
      if (dim < shape.length) throw ragged(shape, dim, node)
      if (typeof node !== kind) throw oddValue(node, ` among ${kind}s`)
      array[at++] = range === undefined ? real(node as Real, dtype) : integer(node as Real, dtype, range)
      return
    }
    if (dim >= shape.length || node.length !== shape[dim]) throw ragged(shape, dim, node)
    // The array's own length is not read again, since a Proxy may change it.
    for (let i = 0; i < shape[dim]; i++) walk(node[i], dim + 1)
  }
  walk(data, 0)
  return array as unknown as TypedArray
}

function newArray(shape: readonly number[], dtype: DType): TypedArray {
  const count = shape.reduce((product, size) => product * size, 1)
  try {
    return new (typedArrays[dtype] as new (length: number) => TypedArray)(count)
  } catch (cause) {
    throw new TorchError('ERR_OUT_OF_MEMORY', `tensor() data has ${count} items, more than there is memory for`, {
      cause,
    })
  }
}

function ragged(shape: readonly number[], dim: number, found: unknown): Error {
  const wanted = dim < shape.length ? `${shape[dim]} items` : 'a number'
  const got = isArray(found) ? `${found.length} items` : shown(found)
  return typeError(`tensor() data is ragged: every part at depth ${dim} must have ${wanted}, one has ${got}`)
}

function oddValue(value: unknown, among: string): Error {
  return typeError(
    `tensor() data must be all numbers, all bigints or all booleans, or one typed array; found ${shown(value)}${among}`,
  )
}

const inferredDtypes: Record<string, DType | undefined> = { bigint: 'int64', boolean: 'bool' }

function inferDtype(value: unknown): DType {
  const dtype = typeof value === 'number' ? defaultDtype() : inferredDtypes[typeof value]
  if (dtype === undefined) throw oddValue(value, '')
  return dtype
}

function real(value: Real, dtype: DType): number {
  return dtype === 'bool' ? Number(Number(value) !== 0) : Number(value)
}

/** Converts as Python does: a negative integer wraps in an unsigned dtype, a fraction is cut off. */
function integer(value: Real, dtype: DType, [min, max]: [bigint, bigint]): Real {
  let whole: bigint
  if (typeof value !== 'number' || Number.isSafeInteger(value)) {
    whole = BigInt(value)
    if (min === 0n && whole < 0n && -whole <= max && dtype !== 'uint64') whole += max + 1n
  } else {
    if (Number.isInteger(value) || !Number.isFinite(value) || dtype === 'uint64') {
      const hint = Number.isInteger(value) ? '; from 2^53 on pass a bigint' : ''
      throw rangeError(`${shown(value)} is not a whole number that ${dtype} can hold${hint}`)
    }
    if (value < Number(min) || value > Number(max)) throw outOfRange(value, dtype, min, max)
    whole = BigInt(Math.trunc(value))
  }
  if (whole < min || whole > max) throw outOfRange(value, dtype, min, max)
  return dtype.endsWith('64') ? whole : Number(whole)
}

const outOfRange = (value: Real, dtype: DType, min: bigint, max: bigint) =>
  rangeError(`${shown(value)} does not fit into ${dtype} (${min} to ${max})`)

/**
 * A tensor filled with one value: float32 for a number, int64 for a bigint, bool for a boolean, complex64 for a pair
 * [real, imaginary], unless a dtype is given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.full.html
 */
export function full(
  size: readonly number[],
  value: Real | readonly [re: number, im: number],
  options: TensorOptions = {},
): Tensor {
  if (arguments.length > 3) throw surplus('full', 3, arguments)
  if (typeof value === 'object') {
    checkOptions('full', options, optionNames)
    requireArray('full', 'value', value)
    const { dtype = 'complex64', device, requiresGrad = false, pinMemory = false } = options
    const [real, imaginary] = value.map((part) => ops.full(size, part, { dtype: 'float64', device }))
    const result = ops.to(ops.complex(real, imaginary), dtype)
    return (pinMemory ? ops.pinMemory(result) : result).requiresGrad_(requiresGrad)
  }
  // Spread, a number or a string would be no options and its letters.
  if (!isPlain(options)) return ops.full(size, value, options)
  return ops.full(size, value, { dtype: inferDtype(value), ...options })
}
