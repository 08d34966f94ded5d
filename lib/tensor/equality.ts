import { createHash } from 'node:crypto'
import { isHandle, peek } from '../binding/handle'
import { typeError } from '../errors'
import { isArray } from '../kinds'
import type { Nested } from './export'
import type { Tensor } from './tensor'

// What equality libraries see of a tensor. They compare what an object shows: its class tag, what iterating it gives, and its
// own enumerable properties. A tensor's elements are in none of these by themselves, so that any two would be equal.

/** How many elements are told by value, which reads better than a digest in a failed assertion. */
const few = 16

function elements(value: Nested): string {
  if (isArray(value)) return value.map(elements).join(', ')
  return Object.is(value, -0) ? '-0' : String(value)
}

/** A text that two tensors share if they are equal: dtype, shape, layout, device and all elements. */
function content(x: Tensor): string {
  if (x.disposed) return 'Tensor (disposed)'
  const { device } = x
  // The elements of these are no bytes, or more than bytes: each is equal to itself alone.
  if (device === 'meta' || x.isNested || x.isQuantized) return `Tensor #${peek(x)}`
  const { layout, shape } = x
  const count = shape.reduce((product, size) => product * size, 1)
  const values = count <= few ? `(${elements(x.toArray())})` : createHash('sha256').update(x.toBytes()).digest('hex')
  return `Tensor ${x.dtype}[${shape}]${layout === 'strided' ? '' : ` ${layout}`} ${device} ${values}`
}

// vitest compares no symbols.
const shownContent = 'content'
const accessor: PropertyDescriptor & ThisType<Tensor> = {
  get() {
    return content(this)
  },
  enumerable: true,
}

/**
 * Gives a tensor that is being compared an own accessor, with which it would cost more to make each tensor. Objects that are only
 * made like a tensor have nothing to show: its prototype, and the copies that jest prints.
 */
function show(x: Tensor): boolean {
  return !isHandle(x) || Reflect.defineProperty(x, shownContent, accessor)
}

/** The frozen tensor that has given its matcher and was not asked to compare yet. */
let asked: unknown

/**
 * For a frozen tensor, which takes no accessor: a matcher, as `expect.objectContaining` gives one. Of two such values jest compares
 * by neither, so of two tensors that are asked in a row the second has none.
 */
function matcherOf(x: Tensor): ((other: unknown) => boolean) | undefined {
  const isSecond = asked !== undefined && asked !== x
  asked = isSecond ? undefined : x
  if (isSecond) return undefined
  return (other) => {
    asked = undefined
    return isHandle(other) && content(x) === content(other as Tensor)
  }
}

/** Accessors for the prototype of tensors, through which libraries see that two differ. */
export const equality: PropertyDescriptorMap & ThisType<Tensor> = {
  // Node's assert and chai ask both sides for it first.
  [Symbol.toStringTag]: {
    get() {
      return show(this) ? 'Tensor' : content(this)
    },
    configurable: true,
  },
  // jest and vitest ask both sides for it before anything else. They look at the tag only of what cannot be iterated, and not in
  // `toMatchObject`; but always at what the two have of their own by then.
  asymmetricMatch: {
    get() {
      return show(this) ? undefined : matcherOf(this)
    },
    configurable: true,
  },
  // What jest copies of an object to show a difference: not the results of each getter, `x.T`, `x.grad` and so on.
  [Symbol.for('@jest/serializableProperties')]: { value: ['toJSON'] },
  // `Array.from` and typed arrays take what has no iterator for a list, and one without a length for an empty one.
  length: {
    get() {
      if (isHandle(this) && !this.disposed && this.ndim === 0) {
        throw typeError('a 0-dim tensor cannot be iterated over; item() gives its value')
      }
      if (isHandle(this))
        throw typeError('Tensor: has no length; x.shape[0] is how many rows it has, x.numel() how many elements')
      return undefined
    },
    configurable: true,
  },
}
