import { finiteNumber, type Rest, requireTensor, type Settled, settings } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { type LossOptions, reduced, reductionCode } from './reduction'

export interface MarginLossOptions extends LossOptions {
  /** The distance that is asked for; default 0. */
  margin?: number
}

/**
 * `max(0, -target · (input1 - input2) + margin)`: which of two should be ranked higher, 1 for the first, -1 the second.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.margin_ranking_loss.html
 */
export function marginRankingLoss(
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  ...rest: Rest<MarginLossOptions, ['margin']>
): Tensor {
  const { margin, reduction } = settings<Required<MarginLossOptions>>(
    'nn.functional.marginRankingLoss',
    { margin: 0, reduction: 'mean' },
    rest,
  )
  requireSameDims('marginRankingLoss', { input1, input2, target })
  return ops.marginRankingLoss(input1, input2, target, margin, reductionCode('marginRankingLoss', reduction))
}

function requireSameDims(where: string, tensors: Record<string, Tensor>): void {
  for (const [name, tensor] of Object.entries(tensors)) requireTensor(where, name, tensor)
  if (new Set(Object.values(tensors).map(({ ndim }) => ndim)).size === 1) return
  const shapes = Object.entries(tensors).map(([name, { shape }]) => `${name} is [${shape.join(', ')}]`)
  throw new TorchError('ERR_SHAPE', `${where}: needs tensors of as many dimensions, but ${shapes.join(', ')}`)
}

/**
 * `input` where the target is 1, `max(0, margin - input)` where it is -1; the margin is 1 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hinge_embedding_loss.html
 */
export function hingeEmbeddingLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<MarginLossOptions, ['margin']>
): Tensor {
  const { margin, reduction } = settings<Required<MarginLossOptions>>(
    'nn.functional.hingeEmbeddingLoss',
    { margin: 1, reduction: 'mean' },
    rest,
  )
  return ops.hingeEmbeddingLoss(input, target, margin, reductionCode('hingeEmbeddingLoss', reduction))
}

/**
 * The hinge loss of several classes: the target's row lists the right ones, ended by -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_margin_loss.html
 */
export function multilabelMarginLoss(input: Tensor, target: Tensor, ...rest: Rest<LossOptions>): Tensor {
  const { reduction } = settings<Required<LossOptions>>(
    'nn.functional.multilabelMarginLoss',
    { reduction: 'mean' },
    rest,
  )
  return ops.multilabelMarginLoss(input, target, reductionCode('multilabelMarginLoss', reduction))
}

/**
 * `log(1 + exp(-target · input))`, with targets of 1 and -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.soft_margin_loss.html
 */
export function softMarginLoss(input: Tensor, target: Tensor, ...rest: Rest<LossOptions>): Tensor {
  const { reduction } = settings<Required<LossOptions>>('nn.functional.softMarginLoss', { reduction: 'mean' }, rest)
  return ops.softMarginLoss(input, target, reductionCode('softMarginLoss', reduction))
}

export interface WeightedLossOptions extends LossOptions {
  /** A weight for each class. */
  weight?: Tensor | null
}

/**
 * Binary cross entropy of logits for several classes at once, their mean taken over the last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_soft_margin_loss.html
 */
export function multilabelSoftMarginLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<WeightedLossOptions, ['weight']>
): Tensor {
  const { weight, reduction } = settings<Required<WeightedLossOptions>>(
    'nn.functional.multilabelSoftMarginLoss',
    { weight: null, reduction: 'mean' },
    rest,
  )
  requireTensor('nn.functional.multilabelSoftMarginLoss', 'input', input)
  requireTensor('nn.functional.multilabelSoftMarginLoss', 'target', target)
  const right = ops.mul(target, ops.logSigmoid(input))
  const wrong = ops.mul(ops.rsub(target, 1), ops.logSigmoid(ops.neg(input)))
  const loss = ops.neg(ops.add(right, wrong))
  const weighted = weight ? ops.mul(loss, weight) : loss
  const perExample = ops.div(ops.sum(weighted, [-1]), input.shape[input.ndim - 1])
  return reduced('multilabelSoftMarginLoss', perExample, reduction)
}

/**
 * `1 - cos` where the target is 1, `max(0, cos - margin)` where it is -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cosine_embedding_loss.html
 */
export function cosineEmbeddingLoss(
  input1: Tensor,
  input2: Tensor,
  target: Tensor,
  ...rest: Rest<MarginLossOptions, ['margin']>
): Tensor {
  const { margin, reduction } = settings<Required<MarginLossOptions>>(
    'nn.functional.cosineEmbeddingLoss',
    { margin: 0, reduction: 'mean' },
    rest,
  )
  return ops.cosineEmbeddingLoss(input1, input2, target, margin, reductionCode('cosineEmbeddingLoss', reduction))
}

export interface MultiMarginLossOptions extends WeightedLossOptions {
  /** The power of each term, 1 or 2; default 1. */
  p?: number
  /** The distance that is asked for; default 1. */
  margin?: number
}

/**
 * The hinge loss of one right class among several: `[N, C]` scores with class indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multi_margin_loss.html
 */
export function multiMarginLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<MultiMarginLossOptions, ['p', 'margin', 'weight']>
): Tensor {
  const { p, margin, weight, reduction } = settings<Required<MultiMarginLossOptions>>(
    'nn.functional.multiMarginLoss',
    { p: 1, margin: 1, weight: null, reduction: 'mean' },
    rest,
  )
  return ops.multiMarginLoss(input, target, p, margin, weight, reductionCode('multiMarginLoss', reduction))
}

export interface TripletMarginLossOptions extends MarginLossOptions {
  /** The norm's degree; default 2. */
  p?: number
  /** Added against a division by zero; default 1e-6. */
  eps?: number
  /** Whether the positive's distance to the negative counts where it is the smaller; default false. */
  swap?: boolean
}

/**
 * `max(0, d(anchor, positive) - d(anchor, negative) + margin)`, with a p-norm for the distance; the margin is 1 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.triplet_margin_loss.html
 */
export function tripletMarginLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  ...rest: Rest<TripletMarginLossOptions, ['margin', 'p', 'eps', 'swap']>
): Tensor {
  const { margin, p, eps, swap, reduction } = settings<Required<TripletMarginLossOptions>>(
    'nn.functional.tripletMarginLoss',
    { margin: 1, p: 2, eps: 1e-6, swap: false, reduction: 'mean' },
    rest,
  )
  finiteNumber('tripletMarginLoss', 'margin', margin, { min: 0, aboveMin: true })
  const code = reductionCode('tripletMarginLoss', reduction)
  return ops.tripletMarginLoss(anchor, positive, negative, margin, p, eps, swap, code)
}

export interface TripletMarginWithDistanceLossOptions extends MarginLossOptions {
  /** The distance of two batches; default the Euclidean one. */
  distanceFunction?: ((x1: Tensor, x2: Tensor) => Tensor) | null
  /** Whether the positive's distance to the negative counts where it is the smaller; default false. */
  swap?: boolean
}

/**
 * {@link tripletMarginLoss} with a distance of one's own.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.triplet_margin_with_distance_loss.html
 */
export function tripletMarginWithDistanceLoss(
  anchor: Tensor,
  positive: Tensor,
  negative: Tensor,
  ...rest: Rest<TripletMarginWithDistanceLossOptions>
): Tensor {
  const { distanceFunction, margin, swap, reduction } = settings<
    Settled<TripletMarginWithDistanceLossOptions, 'distanceFunction'>
  >(
    'nn.functional.tripletMarginWithDistanceLoss',
    { distanceFunction: undefined, margin: 1, swap: false, reduction: 'mean' },
    rest,
  )
  const where = 'tripletMarginWithDistanceLoss'
  finiteNumber(where, 'margin', margin, { min: 0, aboveMin: true })
  requireSameDims(where, { anchor, positive, negative })
  const distance = distanceFunction ?? ((x1: Tensor, x2: Tensor) => ops.pairwiseDistance(x1, x2))
  const near = distance(anchor, positive)
  const far = distance(anchor, negative)
  const other = swap ? ops.minimum(far, distance(positive, negative)) : far
  return reduced(where, ops.clampMin(ops.sub(ops.add(near, margin), other), 0), reduction)
}
