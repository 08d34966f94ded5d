import { isHandle } from '../binding/handle'
import { withName } from '../binding/ops'
import * as ops from '../generated/ops'
import type { Tensor } from './tensor'

/** An operator of a list of tensors as a function that also takes them one by one, as Python's `*tensors` does. */
function oneByOne<F>(operator: unknown): F {
  const call = operator as (...args: unknown[]) => unknown
  const several = (...args: unknown[]) => {
    const end = args.findIndex((value) => !isHandle(value))
    const count = end < 0 ? args.length : end
    return count === 0 ? call(...args) : call(args.slice(0, count), ...args.slice(count))
  }
  return withName(call.name, several) as F
}

/** The type of {@link atleast1d} and its kin. */
interface AtLeast {
  (tensors: readonly Tensor[]): Tensor[]
  (tensor: Tensor): Tensor
  (...tensors: [Tensor, Tensor, ...Tensor[]]): Tensor[]
}

/** Like {@link oneByOne}, where one tensor alone is not a list. */
function oneOrMore(operator: unknown): AtLeast {
  const several = oneByOne<(...args: unknown[]) => unknown>(operator)
  const one = operator as (...args: unknown[]) => unknown
  return withName(one.name, (...args) => (args.length > 1 ? several(...args) : one(...args))) as AtLeast
}

/**
 * Returns the tensor, or each of several, with a dimension of 1 added where it has none.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_1d.html
 */
export const atleast1d = oneOrMore(ops.atleast1d)

/**
 * Returns the tensor, or each of several, with dimensions of 1 added until it has two.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_2d.html
 */
export const atleast2d = oneOrMore(ops.atleast2d)

/**
 * Returns the tensor, or each of several, with dimensions of 1 added until it has three.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.atleast_3d.html
 */
export const atleast3d = oneOrMore(ops.atleast3d)

/**
 * Puts the tensors, of at most two dimensions, on the diagonal of a matrix of zeros. They come one by one or as a list.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.block_diag.html
 */
export const blockDiag = oneByOne<{
  (tensors: readonly Tensor[], options?: { out?: Tensor }): Tensor
  (...tensors: Tensor[]): Tensor
}>(ops.blockDiag)

/**
 * Returns views of the tensors, expanded to the shape that they have when they are broadcast together. They come one by
 * one or as a list.
 * @throws TorchError ERR_SHAPE for shapes that do not broadcast.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.broadcast_tensors.html
 */
export const broadcastTensors = oneByOne<{
  (tensors: readonly Tensor[]): Tensor[]
  (...tensors: Tensor[]): Tensor[]
}>(ops.broadcastTensors)

/**
 * All combinations of the elements of vectors, one in each row; of one vector, the vector. They come one by one or as
 * a list.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cartesian_prod.html
 */
export const cartesianProd = oneByOne<{
  (tensors: readonly Tensor[]): Tensor
  (...tensors: Tensor[]): Tensor
}>(ops.cartesianProd)

/**
 * The product of matrices, in the order of the fewest multiplications. They come one by one or as a list.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.chain_matmul.html
 */
export const chainMatmul = oneByOne<{
  (matrices: readonly Tensor[], options?: { out?: Tensor }): Tensor
  (...matrices: Tensor[]): Tensor
}>(ops.chainMatmul)

/**
 * Grids of coordinates: one tensor for each vector, whose dimensions are all vectors' lengths. The vectors come one by one
 * or as a list.
 * @param indexing `'ij'`, the default, or `'xy'`, which swaps the first two dimensions
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.meshgrid.html
 */
export const meshgrid = oneByOne<{
  (tensors: readonly Tensor[], options?: { indexing?: 'ij' | 'xy' }): Tensor[]
  (...tensors: Tensor[]): Tensor[]
  (...given: [...tensors: Tensor[], options: { indexing?: 'ij' | 'xy' }]): Tensor[]
}>(ops.meshgrid)
