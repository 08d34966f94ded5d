import { types } from 'node:util'
import { idOf } from '../binding/handle'
import { native, traits } from '../binding/native'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import type { DType, TypedArray } from '../types'
import type { Tensor } from './tensor'

/** One element of a tensor as a JavaScript value; complex ones are pairs [real, imaginary]. */
export type Value = number | bigint | boolean | [re: number, im: number]
export type Nested = Value | Nested[]

type TypedArrayClass = { new (length: number): TypedArray; readonly BYTES_PER_ELEMENT: number }

/** The dtypes that have a typed array of their own; the rest are converted first. */
export const typedArrays: Partial<Record<DType, TypedArrayClass>> = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  uint64: BigUint64Array,
  int64: BigInt64Array,
  float32: Float32Array,
  float64: Float64Array,
  bool: Uint8Array,
}

const complexParts: Partial<Record<DType, 'float32' | 'float64'>> = {
  complex32: 'float32',
  complex64: 'float32',
  complex128: 'float64',
}

/** Whether a value is a typed array of this name, of any realm. */
const isOf = (name: string, array: unknown) => types.isTypedArray(array) && array[Symbol.toStringTag] === name

/** JavaScript's stack, and JSON's, ends at arrays nested a few thousand deep. */
export const mostNested = 1000

/** The elements of a tensor, copied into JavaScript. */
export function fromTensor(tensor: Tensor) {
  const { dtype } = tensor
  const part = complexParts[dtype]
  return {
    bytes(): Uint8Array {
      const bytes = new Uint8Array(tensor.numel() * tensor.elementSize())
      native.toBytes(idOf(tensor.layout === 'strided' ? tensor : tensor.toDense()), bytes)
      return bytes
    },

    typed(into?: TypedArray): TypedArray {
      const source = plain(tensor, dtype, part)
      const Kind = typedArrays[part ?? (source === tensor ? dtype : source.dtype)] as TypedArrayClass
      if (into !== undefined && !isOf(Kind.name, into)) {
        throw typeError(`toTypedArray: this tensor needs a ${Kind.name}, got ${shown(into)}`)
      }
      const array = into ?? new Kind(tensor.numel() * (part === undefined ? 1 : 2))
      native.toBytes(idOf(source), array)
      return array
    },

    nested(): Nested {
      if (tensor.isNested) return tensor.unbind().map((part) => fromTensor(part).nested())
      if (tensor.ndim > mostNested) {
        const instead = 'use x.toTypedArray(), or x.flatten() first'
        throw new TorchError('ERR_SHAPE', `an array of ${tensor.ndim} dimensions is nested too deeply; ${instead}`)
      }
      const data = this.typed()
      const value = elementAt(dtype, part !== undefined, data)
      let next = 0
      const { shape } = tensor
      const build = (dim: number): Nested => {
        if (dim === shape.length) return value(next++)
        // Array.from calls a function for each item, which takes most of the time of a small tensor.
        const items: Nested[] = []
        for (let i = 0; i < shape[dim]; i++) items.push(build(dim + 1))
        return items
      }
      return build(0)
    },
  }
}

/** The tensor in a dtype that a typed array can hold. */
function plain(tensor: Tensor, dtype: DType, part: 'float32' | 'float64' | undefined): Tensor {
  if (part !== undefined) return tensor.to(part === 'float32' ? 'complex64' : 'complex128')
  if ((native.traits(idOf(tensor)) & traits.isStrided) !== 0 && dtype in typedArrays) return tensor
  if (tensor.isQuantized) return tensor.dequantize()
  const dense = tensor.layout === 'strided' ? tensor : tensor.toDense()
  return dense.dtype in typedArrays ? dense : dense.to('float32')
}

function elementAt(dtype: DType, complex: boolean, data: TypedArray): (i: number) => Value {
  if (complex) return (i) => [data[2 * i] as number, data[2 * i + 1] as number]
  if (dtype === 'bool') return (i) => data[i] !== 0
  if (dtype === 'int64' || dtype === 'uint64') return (i) => narrow(data[i] as bigint)
  return (i) => data[i] as number
}

function narrow(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
