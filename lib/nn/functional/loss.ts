import { type Args, finiteNumber, oneOf, positional, requireTensor, type Settled, settings } from '../../arguments'
import { noGrad } from '../../autograd'
import { refuseWhere } from '../../binding/ops'
import { emitWarning } from '../../binding/warning'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

/** How a loss reduces its elements: not at all, to their mean, or to their sum. */
export type Reduction = 'none' | 'mean' | 'sum'

const reductions = ['none', 'mean', 'sum'] as const

/** ATen's code of a reduction. */
function reductionCode(where: string, reduction: Reduction | undefined): number {
  return reductions.indexOf(oneOf(where, 'reduction', reduction, reductions))
}

export interface LossOptions {
  /** Default `'mean'`. */
  reduction?: Reduction
}

/** The shapes of input and target, as messages show them. */
function shapesOf(where: string, input: Tensor, target: Tensor): [input: string, target: string] {
  requireTensor(where, 'input', input)
  requireTensor(where, 'target', target)
  return [`[${input.shape.join(', ')}]`, `[${target.shape.join(', ')}]`]
}

/**
 * The shape pairs that were warned about. As PyTorch does, broadcasting input and target only gives a warning, once for each pair.
 */
const warned = new Set<string>()
function warnOfBroadcast(where: string, input: Tensor, target: Tensor): void {
  const [inputSizes, targetSizes] = shapesOf(where, input, target)
  if (inputSizes === targetSizes) return
  const message = `${where}: the target's shape ${targetSizes} differs from the input's ${inputSizes}; they are broadcast`
  if (warned.has(message) || warned.size > 100) return
  warned.add(message)
  emitWarning(message)
}

function requireSameShape(where: string, input: Tensor, target: Tensor): void {
  const [inputSizes, targetSizes] = shapesOf(where, input, target)
  if (inputSizes === targetSizes) return
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: the target's shape ${targetSizes} must be the same as the input's, ${inputSizes}`,
  )
}

/** Reduces a loss that was computed for each element. */
function reduced(where: string, loss: Tensor, reduction: Reduction | undefined): Tensor {
  const code = reductionCode(where, reduction)
  return code === 0 ? loss : code === 1 ? ops.mean(loss) : ops.sum(loss)
}

export interface ElementLossOptions extends LossOptions {
  /** A weight for each element, of the input's shape. */
  weight?: Tensor | null
}

const weightedDefaults: Required<ElementLossOptions> = { reduction: 'mean', weight: null }

/** Multiplies errors by their weights. */
function weighted(where: string, input: Tensor, errors: Tensor, weight: Tensor): Tensor {
  requireTensor(where, 'weight', weight)
  if (String(weight.shape) === String(input.shape)) return errors.mul(weight)
  const got = `it is [${weight.shape.join(', ')}] and not [${input.shape.join(', ')}]`
  throw new TorchError('ERR_SHAPE', `${where}: weight must have the input's shape, but ${got}`)
}

/** Reduces weighted errors; the mean divides by the sum of the weights. */
function weightedMean(where: string, errors: Tensor, weight: Tensor, reduction: Reduction | undefined): Tensor {
  return reduction === 'mean' ? errors.sum().div(weight.sum()) : reduced(where, errors, reduction)
}

/**
 * The squared error; with `weight`, the mean is the weighted mean.
 * @throws TorchError `ERR_SHAPE` if the weight's shape differs from the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.mse_loss.html
 */
export function mseLoss(
  ...given: Args<'nn.functional.mseLoss', [input: Tensor, target: Tensor], ElementLossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.mseLoss', given)
  const { reduction, weight } = settings('nn.functional.mseLoss', weightedDefaults, rest)
  warnOfBroadcast('mseLoss', input, target)
  const code = reductionCode('mseLoss', reduction)
  if (weight == null) return ops.mseLoss(input, target, code)
  const errors = weighted('mseLoss', input, ops.sub(input, target).pow(2), weight)
  return weightedMean('mseLoss', errors, weight, reduction)
}

/**
 * The absolute error; with `weight`, the mean is the weighted mean.
 * @throws TorchError `ERR_SHAPE` if the weight's shape differs from the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.l1_loss.html
 */
export function l1Loss(
  ...given: Args<'nn.functional.l1Loss', [input: Tensor, target: Tensor], ElementLossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.l1Loss', given)
  const { reduction, weight } = settings('nn.functional.l1Loss', weightedDefaults, rest)
  warnOfBroadcast('l1Loss', input, target)
  const code = reductionCode('l1Loss', reduction)
  if (weight == null) return ops.l1Loss(input, target, code)
  const errors = weighted('l1Loss', input, ops.sub(input, target).abs(), weight)
  return weightedMean('l1Loss', errors, weight, reduction)
}

export interface SmoothL1LossOptions extends LossOptions {
  /** The error below which the loss is squared; 0 or more, default 1. */
  beta?: number
}

/**
 * The smooth L1 loss: `½ error² / beta` where the absolute error is below `beta`, else `|error| - ½ beta`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.smooth_l1_loss.html
 */
export function smoothL1Loss(
  ...given: Args<'nn.functional.smoothL1Loss', [input: Tensor, target: Tensor], SmoothL1LossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.smoothL1Loss', given)
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
  /** The error below which the loss is squared; above 0, default 1. */
  delta?: number
}

/**
 * The Huber loss: `½ error²` where the absolute error is at most `delta`, else `delta (|error| - ½ delta)`. With `weight` the mean
 * divides by the number of elements, as in PyTorch.
 * @throws TorchError `ERR_SHAPE` if the weight's shape differs from the input's
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.huber_loss.html
 */
export function huberLoss(
  ...given: Args<
    'nn.functional.huberLoss',
    [input: Tensor, target: Tensor],
    HuberLossOptions,
    ['reduction', 'delta', 'weight']
  >
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.huberLoss', given)
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
 * Binary cross entropy of probabilities from 0 to 1.
 * @throws TorchError `ERR_SHAPE` if the shapes of input and target differ
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy.html
 */
export function binaryCrossEntropy(
  ...given: Args<'nn.functional.binaryCrossEntropy', [input: Tensor, target: Tensor], BCELossOptions, ['weight']>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.binaryCrossEntropy', given)
  const { reduction, weight } = settings<Required<BCELossOptions>>(
    'nn.functional.binaryCrossEntropy',
    { reduction: 'mean', weight: null },
    rest,
  )
  requireSameShape('binaryCrossEntropy', input, target)
  if (weight !== null) requireTensor('nn.functional.binaryCrossEntropy', 'weight', weight)
  const expanded = weight && ops.expand(weight, target.shape)
  return ops.binaryCrossEntropy(input, target, expanded, reductionCode('binaryCrossEntropy', reduction))
}

export interface BCEWithLogitsLossOptions extends BCELossOptions {
  /** The weight of positive examples, for each class. */
  posWeight?: Tensor | null
}

/**
 * Binary cross entropy of logits: it includes the sigmoid.
 * @throws TorchError `ERR_SHAPE` if the shapes of input and target differ
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.binary_cross_entropy_with_logits.html
 */
export function binaryCrossEntropyWithLogits(
  ...given: Args<
    'nn.functional.binaryCrossEntropyWithLogits',
    [input: Tensor, target: Tensor],
    BCEWithLogitsLossOptions,
    ['weight']
  >
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.binaryCrossEntropyWithLogits', given)
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
  /** A target class that is ignored; default -100. */
  ignoreIndex?: number
  /** The fraction of the target that is spread over all classes, from 0 to 1; default 0. */
  labelSmoothing?: number
}

/**
 * Cross entropy of logits `[N, C, ...]` with class indices (int64 `[N, ...]`) or with probabilities of the input's shape.
 * @throws TorchError `ERR_INDEX` for a class outside 0 … C - 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cross_entropy.html
 */
export function crossEntropy(
  ...given: Args<'nn.functional.crossEntropy', [input: Tensor, target: Tensor], CrossEntropyLossOptions, ['weight']>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.crossEntropy', given)
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

export interface NLLLossOptions extends LossOptions {
  /** A weight for each class. */
  weight?: Tensor | null
  /** A target class that is ignored; default -100. */
  ignoreIndex?: number
}

/**
 * The negative log likelihood of log probabilities `[N, C, ...]` with class indices (int64 `[N, ...]`).
 * @throws TorchError `ERR_INDEX` for a class outside 0 … C - 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.nll_loss.html
 */
export function nllLoss(
  ...given: Args<'nn.functional.nllLoss', [input: Tensor, target: Tensor], NLLLossOptions, ['weight']>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.nllLoss', given)
  const { weight, ignoreIndex, reduction } = settings<Required<NLLLossOptions>>(
    'nn.functional.nllLoss',
    { weight: null, ignoreIndex: -100, reduction: 'mean' },
    rest,
  )
  return ops.nllLossNd(input, target, weight, reductionCode('nllLoss', reduction), ignoreIndex)
}

export interface PoissonNLLLossOptions extends LossOptions {
  /** Whether the input is the logarithm of the rate; default true. */
  logInput?: boolean
  /** Whether Stirling's approximation of log(target!) is added; default false. */
  full?: boolean
  /** Added to the input before its logarithm if `logInput` is false; default 1e-8. */
  eps?: number
}

/**
 * The negative log likelihood of targets from a Poisson distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.poisson_nll_loss.html
 */
export function poissonNllLoss(
  ...given: Args<
    'nn.functional.poissonNllLoss',
    [input: Tensor, target: Tensor],
    PoissonNLLLossOptions,
    ['logInput', 'full']
  >
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.poissonNllLoss', given)
  const { logInput, full, eps, reduction } = settings<Required<PoissonNLLLossOptions>>(
    'nn.functional.poissonNllLoss',
    { logInput: true, full: false, eps: 1e-8, reduction: 'mean' },
    rest,
  )
  return ops.poissonNllLoss(input, target, logInput, full, eps, reductionCode('poissonNllLoss', reduction))
}

export interface GaussianNLLLossOptions extends LossOptions {
  /** Whether the constant term ½ log(2π) is added; default false. */
  full?: boolean
  /** The smallest variance; default 1e-6. */
  eps?: number
}

/**
 * The variance in a shape that broadcasts to the input. It may be a number, have the input's shape, or lack or share its last
 * dimension.
 */
function fittingVariance(input: Tensor, variance: Tensor | number): Tensor {
  if (typeof variance === 'number') return ops.fullLike(input, variance)
  const [wants, has] = [input.shape, variance.shape]
  if (String(has) === String(wants)) return variance
  if (String(has) === String(wants.slice(0, -1))) return ops.unsqueeze(variance, -1)
  const others = has.filter((size, i) => size !== wants[i])
  if (has.length === wants.length && String(others) === '1') return variance
  throw new TorchError(
    'ERR_SHAPE',
    `gaussianNllLoss: var's shape [${has}] must be the input's, [${wants}], or that without the last dimension`,
  )
}

/**
 * The negative log likelihood of targets from normal distributions with mean `input` and variance `variance`.
 * @throws TorchError `ERR_RANGE` for a negative variance, `ERR_SHAPE` for a variance that does not fit the input
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.gaussian_nll_loss.html
 */
export function gaussianNllLoss(
  ...given: Args<
    'nn.functional.gaussianNllLoss',
    [input: Tensor, target: Tensor, variance: Tensor | number],
    GaussianNLLLossOptions,
    ['full', 'eps', 'reduction']
  >
): Tensor {
  const [input, target, variance, ...rest] = positional('nn.functional.gaussianNllLoss', given)
  const { full, eps, reduction } = settings<Required<GaussianNLLLossOptions>>(
    'nn.functional.gaussianNllLoss',
    { full: false, eps: 1e-6, reduction: 'mean' },
    rest,
  )
  requireTensor('nn.functional.gaussianNllLoss', 'input', input)
  requireTensor('nn.functional.gaussianNllLoss', 'target', target)
  if (typeof variance !== 'number') requireTensor('nn.functional.gaussianNllLoss', 'variance', variance)
  const fitting = fittingVariance(input, variance)
  refuseWhere(ops.lt(fitting, 0), 'gaussianNllLoss: a variance must not be negative')
  const kept = ops.clone(fitting)
  noGrad(() => ops.clampMin_(kept, eps))
  const error = ops.div(ops.pow(ops.sub(input, target), 2), kept)
  const loss = ops.mul(ops.add(ops.log(kept), error), 0.5)
  const all = full ? ops.add(loss, 0.5 * Math.log(2 * Math.PI)) : loss
  return reduced('gaussianNllLoss', all, reduction)
}

/**
 * How {@link klDiv} reduces its elements; `'batchmean'` divides their sum by the batch size, which is the mathematical definition.
 */
export type KLDivReduction = Reduction | 'batchmean'

export interface KLDivLossOptions {
  /** Default `'mean'`, over all elements; `'batchmean'` gives the divergence itself. */
  reduction?: KLDivReduction
  /** Whether the target is given as log probabilities too; default false. */
  logTarget?: boolean
}

/**
 * The Kullback-Leibler divergence of `target` from `input`, which holds log probabilities.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.kl_div.html
 */
export function klDiv(
  ...given: Args<'nn.functional.klDiv', [input: Tensor, target: Tensor], KLDivLossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.klDiv', given)
  const { reduction, logTarget } = settings<Required<KLDivLossOptions>>(
    'nn.functional.klDiv',
    { reduction: 'mean', logTarget: false },
    rest,
  )
  requireTensor('nn.functional.klDiv', 'input', input)
  requireTensor('nn.functional.klDiv', 'target', target)
  oneOf('klDiv', 'reduction', reduction, ['none', 'mean', 'sum', 'batchmean'])
  const code = reductionCode('klDiv', reduction === 'batchmean' ? 'sum' : reduction)
  const loss = ops.klDiv(input, target, code, { logTarget })
  return reduction === 'batchmean' && input.ndim > 0 ? ops.div(loss, input.shape[0]) : loss
}

export interface CTCLossOptions extends LossOptions {
  /** The class of the blank label; default 0. */
  blank?: number
  /** Whether infinite losses, which occur if a target is longer than its input, become 0; default false. */
  zeroInfinity?: boolean
}

/**
 * Connectionist temporal classification of log probabilities `[T, N, C]` with label sequences.
 * @param inputLengths the number of steps of each input, `[N]`
 * @param targetLengths the number of labels of each target, `[N]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.ctc_loss.html
 */
export function ctcLoss(
  ...given: Args<
    'nn.functional.ctcLoss',
    [
      logProbs: Tensor,
      targets: Tensor,
      inputLengths: Tensor | readonly number[],
      targetLengths: Tensor | readonly number[],
    ],
    CTCLossOptions,
    ['blank', 'reduction', 'zeroInfinity']
  >
): Tensor {
  const [logProbs, targets, inputLengths, targetLengths, ...rest] = positional('nn.functional.ctcLoss', given)
  const { blank, reduction, zeroInfinity } = settings<Required<CTCLossOptions>>(
    'nn.functional.ctcLoss',
    { blank: 0, reduction: 'mean', zeroInfinity: false },
    rest,
  )
  const code = reductionCode('ctcLoss', reduction)
  const loss = ops.ctcLoss as (...args: unknown[]) => Tensor
  return loss(logProbs, targets, inputLengths, targetLengths, blank, code, zeroInfinity)
}

export interface MarginLossOptions extends LossOptions {
  /** The margin; default 0. */
  margin?: number
}

/**
 * `max(0, -target · (input1 - input2) + margin)`. The target is 1 where `input1` should be larger and -1 where `input2` should.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.margin_ranking_loss.html
 */
export function marginRankingLoss(
  ...given: Args<
    'nn.functional.marginRankingLoss',
    [input1: Tensor, input2: Tensor, target: Tensor],
    MarginLossOptions,
    ['margin']
  >
): Tensor {
  const [input1, input2, target, ...rest] = positional('nn.functional.marginRankingLoss', given)
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
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: needs tensors with the same number of dimensions, but ${shapes.join(', ')}`,
  )
}

/**
 * `input` where the target is 1, `max(0, margin - input)` where it is -1; the margin is 1 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.hinge_embedding_loss.html
 */
export function hingeEmbeddingLoss(
  ...given: Args<'nn.functional.hingeEmbeddingLoss', [input: Tensor, target: Tensor], MarginLossOptions, ['margin']>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.hingeEmbeddingLoss', given)
  const { margin, reduction } = settings<Required<MarginLossOptions>>(
    'nn.functional.hingeEmbeddingLoss',
    { margin: 1, reduction: 'mean' },
    rest,
  )
  return ops.hingeEmbeddingLoss(input, target, margin, reductionCode('hingeEmbeddingLoss', reduction))
}

/**
 * The multi-class multi-label hinge loss. Each row of the target lists the correct classes and ends with -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_margin_loss.html
 */
export function multilabelMarginLoss(
  ...given: Args<'nn.functional.multilabelMarginLoss', [input: Tensor, target: Tensor], LossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.multilabelMarginLoss', given)
  const { reduction } = settings<Required<LossOptions>>(
    'nn.functional.multilabelMarginLoss',
    { reduction: 'mean' },
    rest,
  )
  return ops.multilabelMarginLoss(input, target, reductionCode('multilabelMarginLoss', reduction))
}

/**
 * `log(1 + exp(-target · input))` for targets of 1 and -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.soft_margin_loss.html
 */
export function softMarginLoss(
  ...given: Args<'nn.functional.softMarginLoss', [input: Tensor, target: Tensor], LossOptions>
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.softMarginLoss', given)
  const { reduction } = settings<Required<LossOptions>>('nn.functional.softMarginLoss', { reduction: 'mean' }, rest)
  return ops.softMarginLoss(input, target, reductionCode('softMarginLoss', reduction))
}

export interface WeightedLossOptions extends LossOptions {
  /** A weight for each class. */
  weight?: Tensor | null
}

/**
 * Binary cross entropy of logits for several classes, averaged over the last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multilabel_soft_margin_loss.html
 */
export function multilabelSoftMarginLoss(
  ...given: Args<
    'nn.functional.multilabelSoftMarginLoss',
    [input: Tensor, target: Tensor],
    WeightedLossOptions,
    ['weight']
  >
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.multilabelSoftMarginLoss', given)
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
  const weighted = weight === null ? loss : ops.mul(loss, weight)
  const perExample = ops.div(ops.sum(weighted, [-1]), input.shape[input.ndim - 1])
  return reduced('multilabelSoftMarginLoss', perExample, reduction)
}

/**
 * `1 - cos(x1, x2)` where the target is 1, `max(0, cos(x1, x2) - margin)` where it is -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.cosine_embedding_loss.html
 */
export function cosineEmbeddingLoss(
  ...given: Args<
    'nn.functional.cosineEmbeddingLoss',
    [input1: Tensor, input2: Tensor, target: Tensor],
    MarginLossOptions,
    ['margin']
  >
): Tensor {
  const [input1, input2, target, ...rest] = positional('nn.functional.cosineEmbeddingLoss', given)
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
  /** The margin; default 1. */
  margin?: number
}

/**
 * The multi-class hinge loss of scores `[N, C]` with class indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multi_margin_loss.html
 */
export function multiMarginLoss(
  ...given: Args<
    'nn.functional.multiMarginLoss',
    [input: Tensor, target: Tensor],
    MultiMarginLossOptions,
    ['p', 'margin', 'weight']
  >
): Tensor {
  const [input, target, ...rest] = positional('nn.functional.multiMarginLoss', given)
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
  /** Added to the difference for numerical stability; default 1e-6. */
  eps?: number
  /** Whether the distance from positive to negative is used where it is smaller than that from the anchor; default false. */
  swap?: boolean
}

/**
 * `max(0, d(anchor, positive) - d(anchor, negative) + margin)`, with a p-norm for the distance; the margin is 1 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.triplet_margin_loss.html
 */
export function tripletMarginLoss(
  ...given: Args<
    'nn.functional.tripletMarginLoss',
    [anchor: Tensor, positive: Tensor, negative: Tensor],
    TripletMarginLossOptions,
    ['margin', 'p', 'eps', 'swap']
  >
): Tensor {
  const [anchor, positive, negative, ...rest] = positional('nn.functional.tripletMarginLoss', given)
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
  /** The distance of two batches; default the Euclidean distance. */
  distanceFunction?: ((x1: Tensor, x2: Tensor) => Tensor) | null
  /** Whether the distance from positive to negative is used where it is smaller than that from the anchor; default false. */
  swap?: boolean
}

/**
 * {@link tripletMarginLoss} with a custom distance function.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.triplet_margin_with_distance_loss.html
 */
export function tripletMarginWithDistanceLoss(
  ...given: Args<
    'nn.functional.tripletMarginWithDistanceLoss',
    [anchor: Tensor, positive: Tensor, negative: Tensor],
    TripletMarginWithDistanceLossOptions
  >
): Tensor {
  const [anchor, positive, negative, ...rest] = positional('nn.functional.tripletMarginWithDistanceLoss', given)
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
