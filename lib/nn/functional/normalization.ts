import { type Args, positional, requireTensor, settings, wholeNumber } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

/** Whether cuDNN's kernels may be used on a GPU, as by default in PyTorch. */
const cudnn = true

export interface BatchNormOptions {
  weight?: Tensor | null
  bias?: Tensor | null
  /** Whether to normalise with the batch's statistics and update the running ones; default false. */
  training?: boolean
  /** The weight of the new statistics in the running ones; default 0.1. */
  momentum?: number
  /** Added to the variance; default 1e-5. */
  eps?: number
}

/** Throws if there is only one value for each channel, which has no variance to divide by. */
function requireSeveral(where: string, what: string, sizes: readonly number[], input: Tensor): void {
  if (sizes.reduce((product, size) => product * size, 1) !== 1) return
  throw new TorchError(
    'ERR_SHAPE',
    `${where}: needs more than one ${what} in training, but the input's shape is [${input.shape.join(', ')}]`,
  )
}

/**
 * Batch normalisation of `[N, C, ...]`; in training it updates the running statistics in place.
 * @throws TorchError `ERR_SHAPE` in training with only one value for each channel
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.batch_norm.html
 */
export function batchNorm(
  ...given: Args<
    'nn.functional.batchNorm',
    [input: Tensor, runningMean: Tensor | null, runningVar: Tensor | null],
    BatchNormOptions,
    ['weight', 'bias', 'training', 'momentum', 'eps']
  >
): Tensor {
  const [input, runningMean, runningVar, ...rest] = positional('nn.functional.batchNorm', given)
  const { weight, bias, training, momentum, eps } = settings<Required<BatchNormOptions>>(
    'nn.functional.batchNorm',
    { weight: null, bias: null, training: false, momentum: 0.1, eps: 1e-5 },
    rest,
  )
  requireTensor('nn.functional.batchNorm', 'input', input)
  if (training) {
    const [batch, , ...spatial] = input.shape
    requireSeveral('batchNorm', 'value for each channel', [batch, ...spatial], input)
  }
  return ops.batchNorm(input, weight, bias, runningMean, runningVar, training, momentum, eps, cudnn)
}

export interface InstanceNormOptions {
  runningMean?: Tensor | null
  runningVar?: Tensor | null
  weight?: Tensor | null
  bias?: Tensor | null
  /** Whether to normalise with each example's statistics instead of the running ones; default true. */
  useInputStats?: boolean
  /** The weight of the new statistics in the running ones; default 0.1. */
  momentum?: number
  /** Added to the variance; default 1e-5. */
  eps?: number
}

/**
 * Normalises each channel of each example of `[N, C, ...]`.
 * @throws TorchError `ERR_SHAPE` for channels of one value
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.instance_norm.html
 */
export function instanceNorm(
  ...given: Args<
    'nn.functional.instanceNorm',
    [input: Tensor],
    InstanceNormOptions,
    ['runningMean', 'runningVar', 'weight', 'bias', 'useInputStats', 'momentum', 'eps']
  >
): Tensor {
  const [input, ...rest] = positional('nn.functional.instanceNorm', given)
  const { runningMean, runningVar, weight, bias, useInputStats, momentum, eps } = settings<
    Required<InstanceNormOptions>
  >(
    'nn.functional.instanceNorm',
    { runningMean: null, runningVar: null, weight: null, bias: null, useInputStats: true, momentum: 0.1, eps: 1e-5 },
    rest,
  )
  requireTensor('nn.functional.instanceNorm', 'input', input)
  if (useInputStats) requireSeveral('instanceNorm', 'spatial element', input.shape.slice(2), input)
  return ops.instanceNorm(input, weight, bias, runningMean, runningVar, useInputStats, momentum, eps, cudnn)
}

export interface GroupNormOptions {
  weight?: Tensor | null
  bias?: Tensor | null
  /** Added to the variance; default 1e-5. */
  eps?: number
}

/**
 * Normalises groups of channels of each example of `[N, C, ...]`.
 * @throws TorchError `ERR_SHAPE` for fewer than two dimensions and for groups of one value
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.group_norm.html
 */
export function groupNorm(
  ...given: Args<
    'nn.functional.groupNorm',
    [input: Tensor, numGroups: number],
    GroupNormOptions,
    ['weight', 'bias', 'eps']
  >
): Tensor {
  const [input, numGroups, ...rest] = positional('nn.functional.groupNorm', given)
  const { weight, bias, eps } = settings<Required<GroupNormOptions>>(
    'nn.functional.groupNorm',
    { weight: null, bias: null, eps: 1e-5 },
    rest,
  )
  requireTensor('nn.functional.groupNorm', 'input', input)
  wholeNumber('nn.functional.groupNorm', 'numGroups', numGroups, { min: 1 })
  const [batch, channels, ...spatial] = input.shape
  if (channels === undefined) {
    throw new TorchError('ERR_SHAPE', `groupNorm: takes [N, C, ...], but the input's shape is [${input.shape}]`)
  }
  requireSeveral('groupNorm', 'value for each group', [Math.floor((batch * channels) / numGroups), ...spatial], input)
  return ops.groupNorm(input, numGroups, weight, bias, eps, cudnn)
}

export interface LocalResponseNormOptions {
  /** The factor on the mean of the neighbours' squares; default 1e-4. */
  alpha?: number
  /** The exponent; default 0.75. */
  beta?: number
  /** The constant that is added; default 1. */
  k?: number
}

/**
 * Divides each value of `[N, C, L, ...]` by `(k + alpha · mean of squares over size neighbouring channels) ** beta`.
 * @throws TorchError `ERR_SHAPE` for fewer than three dimensions
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.local_response_norm.html
 */
export function localResponseNorm(
  ...given: Args<
    'nn.functional.localResponseNorm',
    [input: Tensor, size: number],
    LocalResponseNormOptions,
    ['alpha', 'beta', 'k']
  >
): Tensor {
  const [input, size, ...rest] = positional('nn.functional.localResponseNorm', given)
  const { alpha, beta, k } = settings<Required<LocalResponseNormOptions>>(
    'nn.functional.localResponseNorm',
    { alpha: 1e-4, beta: 0.75, k: 1 },
    rest,
  )
  requireTensor('nn.functional.localResponseNorm', 'input', input)
  wholeNumber('nn.functional.localResponseNorm', 'size', size, { min: 1 })
  const [batch, channels, length] = input.shape
  if (length === undefined) {
    throw new TorchError('ERR_SHAPE', `localResponseNorm: takes [N, C, L, ...], but the shape is [${input.shape}]`)
  }
  if (input.numel() === 0) return input
  const around = [Math.floor(size / 2), Math.floor((size - 1) / 2)]
  const squares = ops.reshape(ops.mul(input, input), [batch, 1, channels, length, -1])
  const padded = ops.pad(squares, [0, 0, 0, 0, ...around])
  const means = ops.reshape(ops.avgPool3d(padded, [size, 1, 1], 1), input.shape)
  return ops.div(input, ops.pow(ops.add(ops.mul(means, alpha), k), beta))
}
