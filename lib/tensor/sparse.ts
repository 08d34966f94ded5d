import { op, withName } from '../binding/ops'
import type { DType, Scalar } from '../types'
import type { Tensor } from './tensor'

/**
 * The product of a sparse and a dense matrix; `reduce` ('sum', 'mean', 'amax', 'amin') says how products are combined.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.mm.html
 */
export const mm: (sparse: Tensor, dense: Tensor, reduce?: string) => Tensor = withName(
  'sparse.mm',
  op('_sparse_mm', '', 'reduce'),
)

/**
 * `beta * input + alpha * (sparse @ dense)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.addmm.html
 */
export const addmm: (
  input: Tensor,
  sparse: Tensor,
  dense: Tensor,
  options?: { beta?: Scalar; alpha?: Scalar },
) => Tensor = withName('sparse.addmm', op('_sparse_addmm', ''))

/**
 * `mat1 @ mat2` at the positions where the sparse input has elements, plus the input: `alpha * (mat1 @ mat2) *
 * spy(input) + beta * input`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.sampled_addmm.html
 */
export const sampledAddmm: (
  input: Tensor,
  mat1: Tensor,
  mat2: Tensor,
  options?: { beta?: Scalar; alpha?: Scalar; out?: Tensor },
) => Tensor = withName('sparse.sampledAddmm', op('sparse_sampled_addmm', '', 'out'))

/**
 * The sum of a sparse tensor, over the given dimensions or all.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.sum.html
 */
export const sum: {
  (input: Tensor, options?: { dtype?: DType }): Tensor
  (input: Tensor, dim: number | readonly number[], options?: { dtype?: DType }): Tensor
} = withName('sparse.sum', op('_sparse_sum', '', 'dtype', 'dim', 'dim_dtype'))

/**
 * The softmax over the specified elements.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.softmax.html
 */
export const softmax: (input: Tensor, dim: number, dtype?: DType | null) => Tensor = withName(
  'sparse.softmax',
  op('_sparse_softmax', 'int'),
)

/**
 * The logarithm of {@link softmax}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.log_softmax.html
 */
export const logSoftmax: (input: Tensor, dim: number, dtype?: DType | null) => Tensor = withName(
  'sparse.logSoftmax',
  op('_sparse_log_softmax', 'int'),
)

/**
 * A sparse matrix with these diagonals.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.sparse.spdiags.html
 */
export const spdiags: (diagonals: Tensor, offsets: Tensor, shape: readonly number[], layout?: string | null) => Tensor =
  withName('sparse.spdiags', op('_spdiags', ''))
