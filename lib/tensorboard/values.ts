import { refuseValue, shown } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import { isTensor, type NestedData, type Tensor, tensor } from '../tensor'

/** Numbers for TensorBoard: a tensor on any device, a number, nested arrays of numbers, or a typed array. */
export type Numbers = Tensor | NestedData

/** The numbers as a tensor on the CPU without a graph; JavaScript's numbers are doubles, as in numpy. */
export function onCpu(where: string, name: string, values: unknown): Tensor {
  const plain = typeof values === 'number' || typeof values === 'boolean' || isArray(values)
  if (!isTensor(values) && !plain && !ArrayBuffer.isView(values))
    refuseValue(where, name, 'a Tensor, a number, or an array of numbers', values, true)
  const given = isTensor(values) ? values : tensor(values as NestedData, plain ? { dtype: 'float64' } : {})
  if (given.isComplex())
    throw new TorchError('ERR_DTYPE', `${where}: ${name} must be real, but its dtype is ${given.dtype}`)
  return noGrad(() => given.detach().to('cpu'))
}

/** The numbers one after the other, as doubles. */
export function doubles(where: string, name: string, values: unknown): Float64Array {
  return onCpu(where, name, values).to('float64').reshape([-1]).toTypedArray() as Float64Array
}

/** The one number of a number, a bigint, or a tensor of one element. */
export function oneNumber(where: string, name: string, value: unknown): number {
  if (typeof value === 'bigint') return Number(value)
  const found = doubles(where, name, value)
  if (found.length !== 1)
    throw new TorchError('ERR_SHAPE', `${where}: ${name} must have one element, but it is ${shown(value)}`)
  return found[0]
}
