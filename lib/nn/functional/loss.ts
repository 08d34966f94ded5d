import { type Rest, settings } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { type LossOptions, reductionCode, requireSameShape, warnOfBroadcast } from './reduction'

/**
 * The squared error.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mse_loss.html
 */
export function mseLoss(input: Tensor, target: Tensor, ...rest: Rest<LossOptions>): Tensor {
  const { reduction } = settings<Required<LossOptions>>('nn.functional.mseLoss', { reduction: 'mean' }, rest)
  warnOfBroadcast('mseLoss', input, target)
  return ops.mseLoss(input, target, reductionCode('mseLoss', reduction))
}

/**
 * The absolute error.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.l1_loss.html
 */
export function l1Loss(input: Tensor, target: Tensor, ...rest: Rest<LossOptions>): Tensor {
  const { reduction } = settings<Required<LossOptions>>('nn.functional.l1Loss', { reduction: 'mean' }, rest)
  warnOfBroadcast('l1Loss', input, target)
  return ops.l1Loss(input, target, reductionCode('l1Loss', reduction))
}

export interface SmoothL1LossOptions extends LossOptions {
  /** Up to which error the loss is squared; 0 or more, default 1. */
  beta?: number
}

/**
 * Squared below `beta`, absolute above it, divided by `beta`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.smooth_l1_loss.html
 */
export function smoothL1Loss(input: Tensor, target: Tensor, ...rest: Rest<SmoothL1LossOptions>): Tensor {
  const { reduction, beta } = settings<Required<SmoothL1LossOptions>>(
    'nn.functional.smoothL1Loss',
    { reduction: 'mean', beta: 1 },
    rest,
  )
  warnOfBroadcast('smoothL1Loss', input, target)
  const code = reductionCode('smoothL1Loss', reduction)
  return beta === 0 ? ops.l1Loss(input, target, code) : ops.smoothL1Loss(input, target, code, beta)
}

export interface HuberLossOptions extends LossOptions {
  /** Up to which error the loss is squared; above 0, default 1. */
  delta?: number
}

/**
 * Squared below `delta`, absolute above it.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.huber_loss.html
 */
export function huberLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<HuberLossOptions, ['reduction', 'delta']>
): Tensor {
  const { reduction, delta } = settings<Required<HuberLossOptions>>(
    'nn.functional.huberLoss',
    { reduction: 'mean', delta: 1 },
    rest,
  )
  warnOfBroadcast('huberLoss', input, target)
  return ops.huberLoss(input, target, reductionCode('huberLoss', reduction), delta)
}

export interface BCELossOptions extends LossOptions {
  /** A weight for each element, broadcast to the target. */
  weight?: Tensor | null
}

/**
 * Binary cross entropy of probabilities: every input lies from 0 to 1.
 * @throws TorchError `ERR_SHAPE` when the shapes of input and target differ
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy.html
 */
export function binaryCrossEntropy(input: Tensor, target: Tensor, ...rest: Rest<BCELossOptions, ['weight']>): Tensor {
  const { reduction, weight } = settings<Required<BCELossOptions>>(
    'nn.functional.binaryCrossEntropy',
    { reduction: 'mean', weight: null },
    rest,
  )
  requireSameShape('binaryCrossEntropy', input, target)
  const expanded = weight ? ops.expand(weight, target.shape) : null
  return ops.binaryCrossEntropy(input, target, expanded, reductionCode('binaryCrossEntropy', reduction))
}

export interface BCEWithLogitsLossOptions extends BCELossOptions {
  /** A weight of positive examples for each class. */
  posWeight?: Tensor | null
}

/**
 * Binary cross entropy of logits, the sigmoid included.
 * @throws TorchError `ERR_SHAPE` when the shapes of input and target differ
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy_with_logits.html
 */
export function binaryCrossEntropyWithLogits(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<BCEWithLogitsLossOptions, ['weight']>
): Tensor {
  const { reduction, weight, posWeight } = settings<Required<BCEWithLogitsLossOptions>>(
    'nn.functional.binaryCrossEntropyWithLogits',
    { reduction: 'mean', weight: null, posWeight: null },
    rest,
  )
  const where = 'binaryCrossEntropyWithLogits'
  requireSameShape(where, input, target)
  return ops.binaryCrossEntropyWithLogits(input, target, weight, posWeight, reductionCode(where, reduction))
}

export interface CrossEntropyLossOptions extends LossOptions {
  /** A weight for each class. */
  weight?: Tensor | null
  /** A class index that counts for nothing; default -100. */
  ignoreIndex?: number
  /** How much of the target is spread over all classes, from 0 to 1; default 0. */
  labelSmoothing?: number
}

/**
 * Cross entropy of logits `[N, C, ...]` with class indices (int64 `[N, ...]`) or probabilities of the input's shape.
 * @throws TorchError `ERR_INDEX` for a class outside 0 … C - 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cross_entropy.html
 */
export function crossEntropy(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<CrossEntropyLossOptions, ['weight']>
): Tensor {
  const { weight, ignoreIndex, reduction, labelSmoothing } = settings<Required<CrossEntropyLossOptions>>(
    'nn.functional.crossEntropy',
    { weight: null, ignoreIndex: -100, reduction: 'mean', labelSmoothing: 0 },
    rest,
  )
  return ops.crossEntropyLoss(
    input,
    target,
    weight,
    reductionCode('crossEntropy', reduction),
    ignoreIndex,
    labelSmoothing,
  )
}
