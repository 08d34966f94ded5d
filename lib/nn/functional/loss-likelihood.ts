import { oneOf, type Rest, requireTensor, settings } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { refuseWhere } from '../../binding/ops'
import type { Tensor } from '../../tensor'
import { type LossOptions, type Reduction, reduced, reductionCode } from './reduction'

export interface NLLLossOptions extends LossOptions {
  /** A weight for each class. */
  weight?: Tensor | null
  /** A class index that counts for nothing; default -100. */
  ignoreIndex?: number
}

/**
 * The negative log likelihood of log probabilities `[N, C, ...]` with class indices (int64 `[N, ...]`).
 * @throws TorchError `ERR_INDEX` for a class outside 0 … C - 1
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.nll_loss.html
 */
export function nllLoss(input: Tensor, target: Tensor, ...rest: Rest<NLLLossOptions, ['weight']>): Tensor {
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
  /** Whether Stirling's estimate of log(target!) is added; default false. */
  full?: boolean
  /** Added to the input before its logarithm when `logInput` is false; default 1e-8. */
  eps?: number
}

/**
 * The negative log likelihood of counts from a Poisson distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.poisson_nll_loss.html
 */
export function poissonNllLoss(
  input: Tensor,
  target: Tensor,
  ...rest: Rest<PoissonNLLLossOptions, ['logInput', 'full']>
): Tensor {
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
  /** The least variance; default 1e-6. */
  eps?: number
}

/** A variance that can be combined with the input: one number, of its shape, or with one value for all of its last dimension. */
function fittingVariance(input: Tensor, variance: Tensor | number): Tensor {
  if (typeof variance === 'number') return ops.fullLike(input, variance)
  const [wants, has] = [input.shape, variance.shape]
  if (String(has) === String(wants)) return variance
  if (String(has) === String(wants.slice(0, -1))) return ops.unsqueeze(variance, -1)
  const others = has.filter((size, i) => size !== wants[i])
  if (has.length === wants.length && String(others) === '1') return variance
  throw new TorchError(
    'ERR_SHAPE',
    `gaussianNllLoss: var's shape [${has}] must be the input's, [${wants}], or lack one`,
  )
}

/**
 * The negative log likelihood of targets from normal distributions with the mean `input` and the variance `variance`.
 * @throws TorchError `ERR_RANGE` for a negative variance, `ERR_SHAPE` for one that does not fit the input
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.gaussian_nll_loss.html
 */
export function gaussianNllLoss(
  input: Tensor,
  target: Tensor,
  variance: Tensor | number,
  ...rest: Rest<GaussianNLLLossOptions, ['full', 'eps', 'reduction']>
): Tensor {
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

/** What {@link klDiv} does with its elements: `'batchmean'` divides their sum by the batch, as the definition says. */
export type KLDivReduction = Reduction | 'batchmean'

export interface KLDivLossOptions {
  /** Default `'mean'`, over every element; the divergence itself is `'batchmean'`. */
  reduction?: KLDivReduction
  /** Whether the target holds logarithms too; default false. */
  logTarget?: boolean
}

/**
 * The Kullback-Leibler divergence of `target` from log probabilities.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.kl_div.html
 */
export function klDiv(input: Tensor, target: Tensor, ...rest: Rest<KLDivLossOptions>): Tensor {
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
  /** The class that stands for no label; default 0. */
  blank?: number
  /** Whether infinite losses, of targets longer than their input, count as 0; default false. */
  zeroInfinity?: boolean
}

/**
 * Connectionist temporal classification of log probabilities `[T, N, C]` with label sequences.
 * @param inputLengths how many steps of each input count, `[N]`
 * @param targetLengths how many labels each target has, `[N]`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.ctc_loss.html
 */
export function ctcLoss(
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: Tensor | readonly number[],
  targetLengths: Tensor | readonly number[],
  ...rest: Rest<CTCLossOptions, ['blank', 'reduction', 'zeroInfinity']>
): Tensor {
  const { blank, reduction, zeroInfinity } = settings<Required<CTCLossOptions>>(
    'nn.functional.ctcLoss',
    { blank: 0, reduction: 'mean', zeroInfinity: false },
    rest,
  )
  const code = reductionCode('ctcLoss', reduction)
  const loss = ops.ctcLoss as (...args: unknown[]) => Tensor
  return loss(logProbs, targets, inputLengths, targetLengths, blank, code, zeroInfinity)
}
