import { finiteNumber, flag, type Given, settings, wholeNumber } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { Module } from '../core/module'

export interface PairwiseDistanceOptions {
  /** The norm's degree, which may be `Infinity`; default 2. */
  p?: number
  /** Added to the difference to avoid a division by zero; default 1e-6. */
  eps?: number
  /** Whether the last dimension is kept with size 1; default false. */
  keepdim?: boolean
}

/**
 * The p-norm distance of vectors along the last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.PairwiseDistance.html
 */
export class PairwiseDistance extends Module<[x1: Tensor, x2: Tensor], Tensor> {
  norm: number
  eps: number
  keepdim: boolean

  constructor(...args: Given<[p: number, eps: number, keepdim: boolean], PairwiseDistanceOptions>) {
    super()
    const where = 'nn.PairwiseDistance'
    const { p, eps, keepdim } = settings<PairwiseDistanceOptions>(where, { p: 2, eps: 1e-6, keepdim: false }, args)
    this.norm = typeof p === 'number' && Math.abs(p) === Infinity ? p : finiteNumber(where, 'p', p)
    this.eps = finiteNumber(where, 'eps', eps)
    this.keepdim = flag(where, 'keepdim', keepdim)
  }

  override forward(x1: Tensor, x2: Tensor): Tensor {
    return ops.pairwiseDistance(x1, x2, this.norm, this.eps, this.keepdim)
  }
}

export interface CosineSimilarityOptions {
  /** The dimension of the vectors; default 1. */
  dim?: number
  /** The smallest product of norms to divide by; default 1e-8. */
  eps?: number
}

/**
 * The cosine similarity of vectors along a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CosineSimilarity.html
 */
export class CosineSimilarity extends Module<[x1: Tensor, x2: Tensor], Tensor> {
  dim: number
  eps: number

  constructor(...args: Given<[dim: number, eps: number], CosineSimilarityOptions>) {
    super()
    const where = 'nn.CosineSimilarity'
    const { dim, eps } = settings<CosineSimilarityOptions>(where, { dim: 1, eps: 1e-8 }, args)
    this.dim = wholeNumber(where, 'dim', dim)
    this.eps = finiteNumber(where, 'eps', eps)
  }

  override forward(x1: Tensor, x2: Tensor): Tensor {
    return ops.cosineSimilarity(x1, x2, this.dim, this.eps)
  }
}
