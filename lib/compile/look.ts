import { cannotCompile } from '../runtime/failure'
import { type Id, native, traits } from '../runtime/native'

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

/**
 * A tensor as a replay sees it.
 * @throws TorchError `ERR_COMPILE` for one that is not dense
 */
export function lookAt(id: Id): Look {
  const place = native.place(id)
  if (place === undefined) {
    const layout = native.layout(id)
    throw cannotCompile(`compiled functions are for dense tensors; this one uses a ${layout} tensor`)
  }
  const [tensor, storage, offset] = place
  const bits = native.traits(id)
  const facts = {
    sizes: native.shape(id),
    strides: native.strides(id),
    dtype: native.dtype(id),
    device: native.device(id),
  }
  return {
    ...facts,
    tensor,
    storage,
    offset,
    itemSize: native.itemSize(id),
    requiresGrad: (bits & traits.requiresGrad) !== 0,
    isLeaf: (bits & traits.isLeaf) !== 0,
    isInference: (bits & traits.isInference) !== 0,
    key: JSON.stringify([facts, bits & (traits.isConj | traits.isNeg)]),
  }
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
