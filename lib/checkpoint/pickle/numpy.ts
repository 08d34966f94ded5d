import { types } from 'node:util'
import { fromBytes, type Tensor } from '../../tensor'
import type { DType } from '../../types'
import { PythonObject } from './values'

/** The load that a conversion belongs to. */
interface Charged {
  charge(bytes: number): void
}

const dtypes = new Map<string, DType>([
  ...['b1', '?'].map((code): [string, DType] => [code, 'bool']),
  ...[1, 2, 4, 8].flatMap((width): [string, DType][] => [
    [`i${width}`, `int${8 * width}` as DType],
    [`u${width}`, `uint${8 * width}` as DType],
  ]),
  ...[2, 4, 8].map((width): [string, DType] => [`f${width}`, `float${8 * width}` as DType]),
  ...[8, 16].map((width): [string, DType] => [`c${width}`, `complex${8 * width}` as DType]),
])

/**
 * One of numpy's dtypes: libtorch's name for it, the width of the units whose bytes may have to be swapped, and whether
 * they must be.
 */
function dtypeOf(value: unknown): { dtype: DType; width: number; bytes: number; isBig: boolean } | undefined {
  if (!(value instanceof PythonObject) || value.name !== 'numpy.dtype' || value.args === undefined) return undefined
  const [given] = value.args
  const code = typeof given === 'string' ? given.replace(/^[<>|=]/, '') : ''
  const dtype = dtypes.get(code)
  if (dtype === undefined) return undefined
  const bytes = Number(/\d+$/.exec(code)?.[0] ?? 1)
  const order = Array.isArray(value.state) ? value.state[1] : String(given)[0]
  return { dtype, bytes, width: code.startsWith('c') ? bytes / 2 : bytes, isBig: order === '>' }
}

/** Reverses the bytes of each group of `width`, in place. */
export function swapped(bytes: Uint8Array, width: number): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (width === 2) buffer.swap16()
  else if (width === 4) buffer.swap32()
  else if (width === 8) buffer.swap64()
  return bytes
}

/** Makes a tensor of an array's bytes; undefined where no tensor can hold them. */
function tensorFrom(
  bytes: unknown,
  dtypeGiven: unknown,
  shape: unknown,
  isFortran: boolean,
  here: Charged,
): Tensor | undefined {
  const of = dtypeOf(dtypeGiven)
  if (of === undefined || !types.isUint8Array(bytes) || !Array.isArray(shape) || shape.length > 64) return undefined
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) return undefined
  if (shape.reduce((product, size) => product * size, of.bytes) !== bytes.length) return undefined
  here.charge(1024 + bytes.length)
  const own = of.isBig ? swapped(bytes.slice(), of.width) : bytes
  if (!isFortran || shape.length < 2) return fromBytes(own, shape, of.dtype)
  const turned = fromBytes(own, shape.toReversed(), of.dtype)
  return turned.permute(shape.map((_, dim) => shape.length - 1 - dim))
}

/** The result of calling one of numpy's functions; undefined for any other function. */
export function numpyCall(
  name: string,
  args: unknown[],
  here: Charged & { object(callee: PythonObject, args: readonly unknown[]): PythonObject },
): unknown {
  const of = /^numpy\.(?:_?core\.)?(?:multiarray|numeric)\.(\w+)$/.exec(name)?.[1]
  const [first, second, third, fourth] = args
  // The array's contents come later, as its state.
  if (of === '_reconstruct' && first instanceof PythonObject) return here.object(first, args.slice(1))
  if (of === '_frombuffer') return tensorFrom(first, second, third, fourth === 'F', here)
  if (of === 'scalar') {
    const tensor = tensorFrom(second, first, [], false, here)
    if (tensor === undefined) return undefined
    const value = tensor.item()
    return Array.isArray(value) ? new PythonObject('builtins.complex', value) : value
  }
  return undefined
}

/**
 * Makes a tensor of an array that has its state; undefined for arrays of texts, objects or records, and for other
 * values.
 */
export function numpyTensor(value: PythonObject, here: Charged): Tensor | undefined {
  if (value.name !== 'numpy.ndarray' || !Array.isArray(value.state)) return undefined
  const [, shape, dtype, isFortran, bytes] = value.state
  return tensorFrom(bytes, dtype, shape, isFortran === true, here)
}
