import { types } from 'node:util'
import { requireNested } from '../arguments'
import { idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { TorchError } from '../errors'
import { isArray, isObject } from '../kinds'
import { Tensor } from '../tensor'

/** Copies lists, Maps, Sets and objects with each tensor in them replaced. */
export function mapTensors(value: unknown, replace: (tensor: Tensor) => unknown): unknown {
  return mapTree(value, (part) => (part instanceof Tensor ? { is: replace(part) } : undefined))
}

function mapTree(value: unknown, replace: (part: object) => { is: unknown } | undefined, depth = 0): unknown {
  if (!isObject(value)) return value
  const replaced = replace(value)
  if (replaced) return replaced.is
  requireNested('data.DataLoader', 'a batch', value, depth)
  const inner = (part: unknown) => mapTree(part, replace, depth + 1)
  if (isArray(value)) return value.map(inner)
  if (types.isMap(value)) return new Map([...value].map(([key, item]) => [key, inner(item)]))
  if (types.isSet(value)) return new Set([...value].map(inner))
  if (isOpaque(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inner(item)]))
}

/** Whether structured cloning copies an object as a whole, or refuses it. */
const isOpaque = (value: object) =>
  // It refuses these, which have no entries.
  types.isPromise(value) ||
  types.isWeakMap(value) ||
  types.isWeakSet(value) ||
  ArrayBuffer.isView(value) ||
  types.isAnyArrayBuffer(value) ||
  types.isDate(value) ||
  types.isRegExp(value) ||
  types.isNativeError(value) ||
  types.isBoxedPrimitive(value)

/** A value on its way to another thread. Its tensors are in a message of the native channel; their memory is not copied. */
export interface Packed {
  readonly value: unknown
  /** The message with the tensors; 0 if there are none. */
  readonly messageId: number
}

/** Packs a value for the other end of a channel; `mark` is a property name that does not occur in values. */
export function pack(value: unknown, channel: number, mark: string): Packed {
  const tensors: Tensor[] = []
  const packed = mapTensors(value, (tensor) => {
    if (tensor.requiresGrad) {
      throw new TorchError(
        'ERR_AUTOGRAD',
        'a tensor that requires grad cannot be handed to another thread; detach() it first',
      )
    }
    return { [mark]: tensors.push(tensor) - 1 }
  })
  return { value: packed, messageId: tensors.length === 0 ? 0 : native.sendTensors(channel, idsOf(tensors)) }
}

/** Unpacks a result of {@link pack}, which is possible once. */
export function unpack({ value, messageId }: Packed, channel: number, mark: string): unknown {
  if (messageId === 0) return value
  const tensors = native.receiveTensors(channel, messageId).map((id) => new Tensor(id))
  return mapTree(value, (part) => (Object.hasOwn(part, mark) ? { is: tensors[(part as Any)[mark]] } : undefined))
}

// biome-ignore lint/suspicious/noExplicitAny: the marked objects are made above
type Any = any

/** Frees a result of {@link pack} that is not needed any more. */
export function discard({ messageId }: Packed, channel: number): void {
  if (messageId !== 0) for (const id of native.receiveTensors(channel, messageId)) native.release(id)
}
