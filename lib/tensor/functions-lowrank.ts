import { type Given, requireNumber, requireTensor, settings } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from './tensor'

export interface SvdLowrankOptions {
  /** The number of singular values to compute, a little more than are wanted; default 6. */
  q?: number | null
  /** The number of rounds that refine them; default 2. */
  niter?: number | null
  /** A matrix to subtract first, broadcast to the input's shape. */
  M?: Tensor | null
}

/** An orthonormal basis of approximately the matrix's range: Halko, Martinsson and Tropp 2009, algorithm 4.4. */
function approximateBasis(A: Tensor, q: number, niter: number, M: Tensor | null): Tensor {
  const times = (X: Tensor, Y: Tensor | null, R: Tensor) =>
    Y === null ? ops.matmul(X, R) : ops.sub(ops.matmul(X, R), ops.matmul(Y, R))
  const basis = (X: Tensor) => ops.linalgQr(X)[0]
  let Q = basis(times(A, M, ops.randn([A.shape[A.ndim - 1], q], { dtype: A.dtype, device: A.device })))
  for (let i = 0; i < niter; i++) {
    Q = basis(times(ops.adjoint(A), M === null ? null : ops.adjoint(M), Q))
    Q = basis(times(A, M, Q))
  }
  return Q
}

/**
 * The largest singular values and their vectors, `[U, S, V]`, by random projections.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.svd_lowrank.html
 */
export function svdLowrank(
  A: Tensor,
  ...rest: Given<[number | null, number | null, Tensor | null], SvdLowrankOptions>
): [U: Tensor, S: Tensor, V: Tensor] {
  const { q, niter, M } = settings('svdLowrank', { q: 6, niter: 2, M: null } as SvdLowrankOptions, rest)
  requireTensor('svdLowrank', 'A', A)
  const mean = M == null ? null : ops.broadcastTo(M, A.shape)
  const [rows, columns] = A.shape.slice(-2)
  const wide = rows < columns
  const [tall, offset] = wide ? [ops.adjoint(A), mean && ops.adjoint(mean)] : [A, mean]
  const Q = approximateBasis(tall, q ?? 6, niter ?? 2, offset)
  const reduced = ops.matmul(ops.adjoint(Q), tall)
  const B = offset === null ? reduced : ops.sub(reduced, ops.matmul(ops.adjoint(Q), offset))
  const [left, S, right] = ops.linalgSvd(B, false)
  const [U, V] = [ops.matmul(Q, left), ops.adjoint(right)]
  return wide ? [V, S, U] : [U, S, V]
}

export interface PcaLowrankOptions {
  /** The number of components; default 6, or as many as there can be. */
  q?: number | null
  /** Whether the mean of each column is subtracted first; default true. */
  center?: boolean
  /** The number of rounds that refine them; default 2. */
  niter?: number
}

/**
 * The principal components `[U, S, V]` of the rows of a matrix.
 * @throws TorchError ERR_RANGE for a `q` above the smaller size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.pca_lowrank.html
 */
export function pcaLowrank(
  A: Tensor,
  ...rest: Given<[number | null, boolean, number], PcaLowrankOptions>
): [U: Tensor, S: Tensor, V: Tensor] {
  const defaults: Required<PcaLowrankOptions> = { q: null, center: true, niter: 2 }
  const { q, center, niter } = settings('pcaLowrank', defaults, rest)
  requireTensor('pcaLowrank', 'A', A)
  const most = Math.min(...A.shape.slice(-2))
  if (q !== null) requireNumber('pcaLowrank', 'q', q)
  if (q !== null && (q < 0 || q > most))
    throw new TorchError('ERR_RANGE', `pcaLowrank: q must be from 0 to ${most}, but it is ${q}`)
  const rank = q ?? Math.min(6, most)
  return svdLowrank(center ? ops.sub(A, ops.mean(A, [-2], true)) : A, rank, niter)
}
