import { type Args, positional, requireFunction, settings } from '../../arguments'
import { idOf } from '../../binding/handle'
import { native } from '../../binding/native'
import { withName } from '../../binding/ops'
import { shown } from '../../binding/shown'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Tensor } from '../../tensor'
import { inside, type Randomness, withVmapLevel } from './level'
import { spreadOver, treeOf } from './pytree'

/**
 * The dimension of each tensor that is mapped over, in the structure of the tensors; null: not mapped. One number
 * stands for all.
 */
export type Dims = number | null | readonly Dims[] | { [key: string]: Dims }

export interface VmapOptions {
  /** The mapped dimension of each argument; default 0. */
  inDims?: Dims
  /** The position of the mapped dimension in each result; default 0. */
  outDims?: Dims
  /**
   * Whether random operators throw ('error', the default), draw the same for the whole batch, or draw for each element.
   */
  randomness?: Randomness
  /** The number of elements to compute at a time; default all. */
  chunkSize?: number | null
}

/**
 * Returns a function that applies `fn` to each element of a batch: libtorch runs each operator once, on the whole
 * batch. Arguments and results may be tensors, and arrays, plain objects and Maps of them.
 * @throws TypeError for dimensions that do not fit the arguments; TorchError ERR_SHAPE for batches of different sizes.
 * Values cannot be read inside (`item()`), as there is one for each element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.vmap.html
 */
// biome-ignore lint/suspicious/noExplicitAny: results are batched in the structure that fn returns
export function vmap<A extends any[], R>(
  ...given: Args<'func.vmap', [func: (...args: A) => R], VmapOptions, ['inDims', 'outDims', 'randomness']>
): (...args: A) => R {
  const [fn, ...rest] = positional('func.vmap', given)
  const { inDims, outDims, randomness, chunkSize } = settings<Required<VmapOptions>>(
    'func.vmap',
    { inDims: 0, outDims: 0, randomness: 'error', chunkSize: null },
    rest,
  )
  requireFunction('func.vmap', 'func', fn)
  if (!['error', 'same', 'different'].includes(randomness)) {
    throw typeError(`vmap: randomness must be 'error', 'same' or 'different', got ${shown(randomness)}`)
  }
  if (chunkSize !== null && !(Number.isSafeInteger(chunkSize) && chunkSize > 0)) {
    throw typeError(`vmap: chunkSize must be a whole number above 0, got ${shown(chunkSize)}`)
  }
  return withName('vmap', (...args: unknown[]) => {
    const tree = treeOf(args)
    const dims = spreadOver('vmap: inDims', inDims, args).map((dim, i) => mappedDim(dim, tree.leaves[i]))
    const size = batchSize(dims, tree.leaves)
    const run = (leaves: readonly unknown[], count: number) =>
      withVmapLevel(count, randomness, (level) => {
        const batched = leaves.map((leaf, i) => {
          const dim = dims[i]
          return dim === null ? leaf : new Tensor(native.batch(idOf(leaf as Tensor), dim, level))
        })
        return unbatchedTree(fn(...(tree.build(batched) as A)), outDims, level, count)
      })
    if (chunkSize === null || chunkSize >= size) return run(tree.leaves, size) as R
    return inChunks(tree.leaves, dims, size, chunkSize, outDims, run) as R
  })
}

function mappedDim(dim: unknown, leaf: unknown): number | null {
  if (dim === null) return null
  if (typeof dim !== 'number' || !Number.isInteger(dim)) {
    throw typeError(`vmap: a dimension of inDims must be a whole number or null, got ${shown(dim)}`)
  }
  if (!(leaf instanceof Tensor)) {
    throw typeError(`vmap: inDims maps over ${shown(leaf)}, which is not a tensor; give null for it`)
  }
  const { ndim } = leaf
  if (dim < -ndim || dim >= ndim) {
    throw new TorchError('ERR_INDEX', `vmap: inDims has ${dim} for a tensor of shape [${leaf.shape.join(', ')}]`)
  }
  return dim < 0 ? dim + ndim : dim
}

function batchSize(dims: (number | null)[], leaves: readonly unknown[]): number {
  const sizes = dims.flatMap((dim, i) => (dim === null ? [] : [(leaves[i] as Tensor).shape[dim]]))
  if (sizes.length === 0) throw typeError('vmap: there is no tensor to map over')
  if (sizes.some((size) => size !== sizes[0])) {
    throw new TorchError('ERR_SHAPE', `vmap: the mapped dimensions have different sizes: ${sizes.join(', ')}`)
  }
  return sizes[0]
}

function unbatchedTree(result: unknown, outDims: Dims, level: number, size: number): unknown {
  const tree = treeOf(result)
  const dims = spreadOver('vmap: outDims', outDims, result)
  return tree.build(tree.leaves.map((leaf, i) => unbatched(leaf, dims[i], level, size)))
}

function unbatched(leaf: unknown, dim: unknown, level: number, size: number): unknown {
  const batched = leaf instanceof Tensor ? inside(leaf, level) : undefined
  if (dim === null) {
    if (batched) throw typeError('vmap: outDims is null for a result that differs from element to element')
    return leaf
  }
  if (!(leaf instanceof Tensor)) {
    throw typeError(`vmap: the function returns Tensors, got ${shown(leaf)}; give null for it in outDims`)
  }
  if (typeof dim !== 'number' || !Number.isInteger(dim)) {
    throw typeError(`vmap: a dimension of outDims must be a whole number or null, got ${shown(dim)}`)
  }
  if (batched) return ops.movedim(batched.value, batched.dim as number, dim)
  const at = dim < 0 ? dim + leaf.ndim + 1 : dim
  return leaf.unsqueeze(at).expand([...leaf.shape.slice(0, at), size, ...leaf.shape.slice(at)])
}

function inChunks(
  leaves: readonly unknown[],
  dims: (number | null)[],
  size: number,
  chunkSize: number,
  outDims: Dims,
  run: (leaves: readonly unknown[], count: number) => unknown,
): unknown {
  const results: unknown[] = []
  for (let start = 0; start < size; start += chunkSize) {
    const count = Math.min(chunkSize, size - start)
    const part = leaves.map((leaf, i) => {
      const dim = dims[i]
      return dim === null ? leaf : (leaf as Tensor).narrow(dim, start, count)
    })
    results.push(run(part, count))
  }
  const trees = results.map(treeOf)
  const outs = spreadOver('vmap: outDims', outDims, results[0])
  return trees[0].build(
    trees[0].leaves.map((leaf, i) => {
      const out = outs[i] as number | null
      return out === null
        ? leaf
        : ops.cat(
            trees.map((tree) => tree.leaves[i] as Tensor),
            out,
          )
    }),
  )
}
