import { createHash } from 'node:crypto'
import { isHandle, peek } from '../binding/handle'
import { typeError } from '../errors'
import { isArray } from '../kinds'
import type { Nested } from './export'
import type { Tensor } from './tensor'

// Accessors for libraries that test equality. They compare what an object shows: its class tag, what iterating it
// yields, and its own enumerable properties. Without these accessors a tensor shows none of its elements, and any two
// tensors would be equal.

/** Up to this many elements are shown as values, which read better than a digest in a failed assertion. */
const few = 16

function elements(value: Nested): string {
  if (isArray(value)) return value.map(elements).join(', ')
  return Object.is(value, -0) ? '-0' : String(value)
}

/** A text that two tensors share if they are equal: dtype, shape, layout, device and all elements. */
function content(x: Tensor): string {
  if (x.disposed) return 'Tensor (disposed)'
  const { device } = x
  // Meta tensors have no elements, and the bytes of nested and quantised ones are not their whole value: each equals
  // only itself.
  if (device === 'meta' || x.isNested || x.isQuantized) return `Tensor #${peek(x)}`
  const { layout, shape } = x
  const count = shape.reduce((product, size) => product * size, 1)
  const values = count <= few ? `(${elements(x.toArray())})` : createHash('sha256').update(x.toBytes()).digest('hex')
  return `Tensor ${x.dtype}[${shape}]${layout === 'strided' ? '' : ` ${layout}`} ${device} ${values}`
}

// vitest does not compare symbols.
const shownContent = 'content'
const accessor: PropertyDescriptor & ThisType<Tensor> = {
  get() {
    return content(this)
  },
  enumerable: true,
}

/**
 * Defines an own accessor on a tensor that is being compared; on every tensor it would slow down creation. Returns
 * true, and defines nothing, for objects that are only made like a tensor: its prototype, and the copies that jest
 * prints.
 */
function show(x: Tensor): boolean {
  return !isHandle(x) || Reflect.defineProperty(x, shownContent, accessor)
}

/** The last frozen tensor that returned a matcher and has not been compared yet. */
let asked: unknown

/**
 * A matcher, as `expect.objectContaining` returns one, for a frozen tensor, which takes no accessor. Where both values
 * have a matcher, jest uses neither, so the second of two tensors in a row has none.
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

/** Accessors for the prototype of tensors, through which libraries see that two tensors differ. */
export const equality: PropertyDescriptorMap & ThisType<Tensor> = {
  // Node's assert and chai read this of both sides first.
  [Symbol.toStringTag]: {
    get() {
      return show(this) ? 'Tensor' : content(this)
    },
    configurable: true,
  },
  // jest and vitest read this of both sides first. They read the tag only of values that cannot be iterated, and not in
  // `toMatchObject`; but they always compare the own properties that the two have by then.
  asymmetricMatch: {
    get() {
      return show(this) ? undefined : matcherOf(this)
    },
    configurable: true,
  },
  // The properties that jest copies to show a difference; otherwise it would read every getter, `x.T`, `x.grad` and so
  // on.
  [Symbol.for('@jest/serializableProperties')]: { value: ['toJSON'] },
  // `Array.from` and typed arrays take an object without an iterator for a list, and one without a length for an empty
  // list.
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
