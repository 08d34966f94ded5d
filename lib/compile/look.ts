import { cannotCompile } from '../runtime/failure'
import { type Id, native } from '../runtime/native'

/** A tensor as a replay sees it: where its memory is, and how it lies there. */
export interface Look {
  /** The addresses of its record and of its memory, which no other has while the recording lasts. */
  readonly tensor: number
  readonly storage: number
  /** In elements. */
  readonly offset: number
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  /** Its place in `dtypes`. */
  readonly dtype: number
  readonly itemSize: number
  readonly device: string
  readonly requiresGrad: boolean
  readonly isLeaf: boolean
  readonly isInference: boolean
  /** Autograd knows it as a view. */
  readonly isView: boolean
  /** Equal for two on the same memory that a kernel cannot tell from each other. */
  readonly key: string
}

/** Lends an id of one's own, and releases it afterwards. */
export function borrow<R>(id: Id, use: (id: Id) => R): R {
  try {
    return use(id)
  } finally {
    native.release(id)
  }
}

const seen = new Map<string, Look>()

/** The addresses in what was seen hold during one recording only. */
export function forgetLooks(): void {
  seen.clear()
}

/**
 * A tensor as a replay sees it: during a recording.
 * @throws TorchError `ERR_COMPILE` for one that is not dense
 */
export function lookAt(id: Id): Look {
  return readLook(native.look(id))
}

/** Of native's text; most tensors are looked at several times. */
export function readLook(text: string): Look {
  let look = seen.get(text)
  if (look === undefined) {
    look = parse(text)
    seen.set(text, look)
  }
  return look
}

/** The addresses of the record and of the memory, the offset, bits, the dtype, the size of an element; sizes, strides; device. */
function parse(text: string): Look {
  if (!isDense(text)) {
    throw cannotCompile(`compiled functions are for dense tensors; this one uses a ${text} tensor`)
  }
  const parts = text.split(',')
  const device = parts[parts.length - 1]
  const [tensor, storage, offset, bits, dtype, itemSize, ...lists] = parts.slice(0, -1).map(Number)
  const sizes = lists.slice(0, lists.length / 2)
  const strides = lists.slice(lists.length / 2)
  const [requiresGrad, isLeaf, isInference, isView] = [1, 2, 4, 8].map((bit) => (bits & bit) !== 0)
  const key = [bits >> 4, parts.slice(4)].join()
  return {
    tensor,
    storage,
    offset,
    sizes,
    strides,
    dtype,
    itemSize,
    device,
    requiresGrad,
    isLeaf,
    isInference,
    isView,
    key,
  }
}

/** Instead of the rest there is the layout of what is not. */
export function isDense(look: string): boolean {
  return /^\d/.test(look)
}

export function isAtSamePlace(a: Look, b: Look): boolean {
  return a.storage === b.storage && a.offset === b.offset
}

export function overlap(a: Look, b: Look): boolean {
  if (a.storage !== b.storage || a.sizes.includes(0) || b.sizes.includes(0)) return false
  const begin = ({ offset, itemSize }: Look) => offset * itemSize
  const end = (look: Look) => {
    const last = look.sizes.reduce((sum, size, i) => sum + (size - 1) * look.strides[i], 1)
    return begin(look) + last * look.itemSize
  }
  return begin(a) < end(b) && begin(b) < end(a)
}
