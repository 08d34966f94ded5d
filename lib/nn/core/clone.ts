import { types } from 'node:util'
import { noGrad } from '../../autograd'
import { copyWith, isCompiledModule } from '../../compile/module'
import { isArray, isObject, isPlain } from '../../kinds'
import { Tensor } from '../../tensor'
import { noteMade } from './known-modules'
import { Buffer, Parameter } from './parameter'
import { isModule } from './traversal'

/**
 * A deep copy of tensors, modules, arrays, Maps, Sets and plain objects. Copied tensors have their own memory and no history.
 * A compiled module is compiled again. Functions and objects of other classes are shared. A value that occurs twice is copied once.
 */
export function deepCopy<Value>(value: Value, copies: Map<unknown, unknown> = new Map()): Value {
  if (!isObject(value) && !isCompiledModule(value)) return value
  const known = copies.get(value)
  if (known !== undefined) return known as Value
  return copyOf(value, copies) as Value
}

function copyOf(value: object, copies: Map<unknown, unknown>): unknown {
  const noted = <Copy>(copy: Copy): Copy => {
    copies.set(value, copy)
    return copy
  }
  if (isCompiledModule(value)) return noted(value[copyWith]((module) => deepCopy(module, copies)))
  if (value instanceof Tensor) return noted(tensorCopy(value))
  if (isArray(value)) {
    const copy = noted<unknown[]>([])
    for (const item of value) copy.push(deepCopy(item, copies))
    return copy
  }
  if (types.isMap(value)) {
    const copy = noted(new Map())
    for (const [key, item] of value) copy.set(deepCopy(key, copies), deepCopy(item, copies))
    return copy
  }
  if (types.isSet(value)) {
    const copy = noted(new Set())
    for (const item of value) copy.add(deepCopy(item, copies))
    return copy
  }
  if (!isModule(value) && !isPlain(value)) return value
  const copy = noted(Object.create(Object.getPrototypeOf(value)))
  const fields = Object.getOwnPropertyDescriptors(value)
  for (const key of Reflect.ownKeys(fields)) {
    const field = fields[key as string]
    Object.defineProperty(copy, key, 'value' in field ? { ...field, value: deepCopy(field.value, copies) } : field)
  }
  // Only now does the copy have the fields that a collection reads.
  if (isModule(value)) noteMade(copy)
  return copy
}

function tensorCopy(tensor: Tensor): Tensor {
  return likeMember(
    tensor,
    noGrad(() => tensor.clone()),
  )
}

/** Wraps data as a parameter or a buffer if `tensor` is one. */
export function likeMember(tensor: Tensor, data: Tensor): Tensor {
  if (tensor instanceof Parameter) return new Parameter(data, { requiresGrad: tensor.requiresGrad })
  if (tensor instanceof Buffer) return new Buffer(data, { persistent: tensor.persistent })
  return tensor.isLeaf && tensor.requiresGrad ? data.requiresGrad_() : data
}
