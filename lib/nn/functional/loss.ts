import { type Rest, requireTensor, settings } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import {
  type LossOptions,
  type Reduction,
  reduced,
  reductionCode,
  requireSameShape,
  warnOfBroadcast,
} from './reduction'

export interface ElementLossOptions extends LossOptions {
  /** A weight for each element, of the input's shape. */
  weight?: Tensor | null
}

const weightedDefaults: Required<ElementLossOptions> = { reduction: 'mean', weight: null }

/** Errors times their weights. */
function weighted(where: string, input: Tensor, errors: Tensor, weight: Tensor): Tensor {
  requireTensor(where, 'weight', weight)
  if (String(weight.shape) === String(input.shape)) return errors.mul(weight)
  const got = `it is [${weight.shape.join(', ')}] and not [${input.shape.join(', ')}]`
  throw new TorchError('ERR_SHAPE', `${where}: weight must have the input's shape, but ${got}`)
}

/** Errors that are weighted already, reduced: their mean counts each as often as its weight says. */
function weightedMean(where: string, errors: Tensor, weight: Tensor, reduction: Reduction | undefined): Tensor {
  return reduction === 'mean' ? errors.sum().div(weight.sum()) : reduced(where, errors, reduction)
}

/**
 * The squared error; with `weight` the mean is the weighted one.
 * @throws TorchError `ERR_SHAPE` for a weight of another shape than the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mse_loss.html
 */
export function mseLoss(input: Tensor, target: Tensor, ...rest: Rest<ElementLossOptions>): Tensor {
  const { reduction, weight } = settings('nn.functional.mseLoss', weightedDefaults, rest)
  warnOfBroadcast('mseLoss', input, target)
  const code = reductionCode('mseLoss', reduction)
  if (weight == null) return ops.mseLoss(input, target, code)
  const errors = weighted('mseLoss', input, ops.sub(input, target).pow(2), weight)
  return weightedMean('mseLoss', errors, weight, reduction)
}

/**
 * The absolute error; with `weight` the mean is the weighted one.
 * @throws TorchError `ERR_SHAPE` for a weight of another shape than the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.l1_loss.html
 */
export function l1Loss(input: Tensor, target: Tensor, ...rest: Rest<ElementLossOptions>): Tensor {
  const { reduction, weight } = settings('nn.functional.l1Loss', weightedDefaults, rest)
  warnOfBroadcast('l1Loss', input, target)
  const code = reductionCode('l1Loss', reduction)
  if (weight == null) return ops.l1Loss(input, target, code)
  const errors = weighted('l1Loss', input, ops.sub(input, target).abs(), weight)
  return weightedMean('l1Loss', errors, weight, reduction)
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

export interface HuberLossOptions extends ElementLossOptions {
  /** Up to which error the loss is squared; above 0, default 1. */
  delta?: number
}

/**
 * Squared below `delta`, absolute above it; the mean with `weight` is that of the weighted errors, as in PyTorch.
 * @throws TorchError `ERR_SHAPE` for a weight of another shape than the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.huber_loss.html
 */
export function huberLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<HuberLossOptions, ['reduction', 'delta', 'weight']>
): Tensor {
  const { reduction, delta, weight } = settings<Required<HuberLossOptions>>(
    'nn.functional.huberLoss',
    { reduction: 'mean', delta: 1, weight: null },
    rest,
  )
  warnOfBroadcast('huberLoss', input, target)
  const code = reductionCode('huberLoss', reduction)
  if (weight == null) return ops.huberLoss(input, target, code, delta)
  return reduced('huberLoss', weighted('huberLoss', input, ops.huberLoss(input, target, 0, delta), weight), reduction)
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
