import {
  type Args,
  named,
  positional,
  type Rest,
  ratiosFor,
  requireArray,
  requiredOnly,
  requireTensor,
  type Size,
  settings,
  sizesFor,
  surplus,
} from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import type { Tensor } from '../../tensor'

/** A size for each dimension; null keeps the input's size. */
export type AdaptiveSize = number | readonly (number | null)[]

/** The output sizes of an adaptive pool, with the input's sizes in place of null. */
function adapted(where: string, input: Tensor, outputSize: AdaptiveSize): Size {
  if (typeof outputSize === 'number') return outputSize
  requireTensor(where, 'input', input)
  requireArray(where, 'outputSize', outputSize)
  return outputSize.map((size, i) => size ?? input.shape[input.ndim - outputSize.length + i])
}

/**
 * Average pooling to a given size, of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool2d.html
 */
export function adaptiveAvgPool2d(
  ...given: Args<'nn.functional.adaptiveAvgPool2d', [input: Tensor, outputSize: AdaptiveSize]>
): Tensor {
  const [input, outputSize] = requiredOnly('nn.functional.adaptiveAvgPool2d', given)
  return ops.adaptiveAvgPool2d(input, adapted('adaptiveAvgPool2d', input, outputSize))
}

/**
 * Average pooling to a given size, of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_avg_pool3d.html
 */
export function adaptiveAvgPool3d(
  ...given: Args<'nn.functional.adaptiveAvgPool3d', [input: Tensor, outputSize: AdaptiveSize]>
): Tensor {
  const [input, outputSize] = requiredOnly('nn.functional.adaptiveAvgPool3d', given)
  return ops.adaptiveAvgPool3d(input, adapted('adaptiveAvgPool3d', input, outputSize))
}

/**
 * Max pooling to a given size, with the index of each maximum, of `[N, C, L]` or `[C, L]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool1d.html
 */
export function adaptiveMaxPool1dWithIndices(
  ...given: Args<'nn.functional.adaptiveMaxPool1dWithIndices', [input: Tensor, outputSize: Size]>
): [Tensor, Tensor] {
  const [input, outputSize] = requiredOnly('nn.functional.adaptiveMaxPool1dWithIndices', given)
  return ops.adaptiveMaxPool1d(input, outputSize)
}

/**
 * Max pooling to a given size, with the index of each maximum, of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool2d.html
 */
export function adaptiveMaxPool2dWithIndices(
  ...given: Args<'nn.functional.adaptiveMaxPool2dWithIndices', [input: Tensor, outputSize: AdaptiveSize]>
): [Tensor, Tensor] {
  const [input, outputSize] = requiredOnly('nn.functional.adaptiveMaxPool2dWithIndices', given)
  return ops.adaptiveMaxPool2d(input, adapted('adaptiveMaxPool2d', input, outputSize))
}

/**
 * Max pooling to a given size, with the index of each maximum, of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.adaptive_max_pool3d.html
 */
export function adaptiveMaxPool3dWithIndices(
  ...given: Args<'nn.functional.adaptiveMaxPool3dWithIndices', [input: Tensor, outputSize: AdaptiveSize]>
): [Tensor, Tensor] {
  const [input, outputSize] = requiredOnly('nn.functional.adaptiveMaxPool3dWithIndices', given)
  return ops.adaptiveMaxPool3d(input, adapted('adaptiveMaxPool3d', input, outputSize))
}

/** {@link adaptiveMaxPool1dWithIndices} without the indices. */
export function adaptiveMaxPool1d(input: Tensor, outputSize: Size): Tensor {
  if (arguments.length > 2) throw surplus('nn.functional.adaptiveMaxPool1d', 2, arguments)
  return adaptiveMaxPool1dWithIndices(input, outputSize)[0]
}

/** {@link adaptiveMaxPool2dWithIndices} without the indices. */
export function adaptiveMaxPool2d(input: Tensor, outputSize: AdaptiveSize): Tensor {
  if (arguments.length > 2) throw surplus('nn.functional.adaptiveMaxPool2d', 2, arguments)
  return adaptiveMaxPool2dWithIndices(input, outputSize)[0]
}

/** {@link adaptiveMaxPool3dWithIndices} without the indices. */
export function adaptiveMaxPool3d(input: Tensor, outputSize: AdaptiveSize): Tensor {
  if (arguments.length > 2) throw surplus('nn.functional.adaptiveMaxPool3d', 2, arguments)
  return adaptiveMaxPool3dWithIndices(input, outputSize)[0]
}

export interface FractionalPoolOptions {
  /** The size of the output; either this or `outputRatio`. */
  outputSize?: Size | null
  /** The ratio of the output's size to the input's, between 0 and 1. */
  outputRatio?: number | readonly number[] | null
  /** Random numbers from 0 to 1 that place the windows, `[N, C, dims]`; drawn if not given. */
  randomSamples?: Tensor | null
}

type FractionalPoolArguments = Rest<FractionalPoolOptions, ['outputSize', 'outputRatio']>
const fractionalNames: (keyof FractionalPoolOptions)[] = ['outputSize', 'outputRatio', 'randomSamples']

/** The output size and random samples of a fractional pool with `dims` dimensions. */
function fractional(where: string, input: Tensor, dims: number, options: FractionalPoolOptions): [Size, Tensor] {
  const { outputSize, outputRatio, randomSamples } = options
  requireTensor(where, 'input', input)
  const batched = input.ndim === dims + 2
  if ((outputSize ?? outputRatio ?? null) === null) {
    throw typeError(`${where}: needs outputSize or outputRatio`)
  }
  const sizeAt = (ratio: number, i: number) => Math.trunc(input.shape[input.ndim - dims + i] * ratio)
  const size = outputSize ?? ratiosFor(where, outputRatio, dims).map(sizeAt)
  const { dtype, device } = input
  const wanted = [batched ? input.shape[0] : 1, input.shape[input.ndim - dims - 1], dims]
  return [sizesFor(where, 'outputSize', size, dims, { min: 1 }), randomSamples ?? ops.rand(wanted, { dtype, device })]
}

/**
 * Max pooling with randomly placed windows, with the index of each maximum: `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool2d.html
 */
export function fractionalMaxPool2dWithIndices(
  ...given: Args<
    'nn.functional.fractionalMaxPool2dWithIndices',
    [input: Tensor, kernelSize: Size],
    FractionalPoolOptions,
    ['outputSize', 'outputRatio']
  >
): [Tensor, Tensor] {
  const [input, kernelSize, ...rest] = positional('nn.functional.fractionalMaxPool2dWithIndices', given)
  const options = named('nn.functional.fractionalMaxPool2dWithIndices', fractionalNames, rest)
  const [size, samples] = fractional('fractionalMaxPool2d', input, 2, options)
  return ops.fractionalMaxPool2d(input, kernelSize, size, samples)
}

/**
 * Max pooling with randomly placed windows, with the index of each maximum: `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fractional_max_pool3d.html
 */
export function fractionalMaxPool3dWithIndices(
  ...given: Args<
    'nn.functional.fractionalMaxPool3dWithIndices',
    [input: Tensor, kernelSize: Size],
    FractionalPoolOptions,
    ['outputSize', 'outputRatio']
  >
): [Tensor, Tensor] {
  const [input, kernelSize, ...rest] = positional('nn.functional.fractionalMaxPool3dWithIndices', given)
  const options = named('nn.functional.fractionalMaxPool3dWithIndices', fractionalNames, rest)
  const [size, samples] = fractional('fractionalMaxPool3d', input, 3, options)
  return ops.fractionalMaxPool3d(input, kernelSize, size, samples)
}

/** {@link fractionalMaxPool2dWithIndices} without the indices. */
export function fractionalMaxPool2d(input: Tensor, kernelSize: Size, ...rest: FractionalPoolArguments): Tensor {
  const options = named('nn.functional.fractionalMaxPool2d', fractionalNames, rest)
  return fractionalMaxPool2dWithIndices(input, kernelSize, options)[0]
}

/** {@link fractionalMaxPool3dWithIndices} without the indices. */
export function fractionalMaxPool3d(input: Tensor, kernelSize: Size, ...rest: FractionalPoolArguments): Tensor {
  const options = named('nn.functional.fractionalMaxPool3d', fractionalNames, rest)
  return fractionalMaxPool3dWithIndices(input, kernelSize, options)[0]
}

export interface LPPoolOptions {
  /** The distance between windows; default the window's size. */
  stride?: Size | null
  /** Whether a last, incomplete window counts; default false. */
  ceilMode?: boolean
}

const lpDefaults: LPPoolOptions = { stride: null, ceilMode: false }

type LPPoolArguments = Rest<LPPoolOptions, ['stride', 'ceilMode']>

type AveragePool = (input: Tensor, kernel: Size, stride: Size, padding: number, ceilMode: boolean) => Tensor

const averagePools: Record<number, AveragePool> = { 1: ops.avgPool1d, 2: ops.avgPool2d, 3: ops.avgPool3d }

function powerPool(dims: number, input: Tensor, norm: number, kernel: Size, rest: LPPoolArguments): Tensor {
  const { stride, ceilMode = false } = settings(`nn.functional.lpPool${dims}d`, lpDefaults, rest)
  const mean = averagePools[dims](ops.pow(input, norm), kernel, stride ?? kernel, 0, ceilMode)
  const count = sizesFor('lpPool', 'kernelSize', kernel, dims).reduce((product, size) => product * size, 1)
  const positive = ops.mul(ops.sign(mean), ops.relu(ops.abs(mean)))
  return ops.pow(ops.mul(positive, count), 1 / norm)
}

/**
 * The `norm`-th root of the sum of `norm`-th powers in each window, of `[N, C, L]` or `[C, L]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.lp_pool1d.html
 */
export function lpPool1d(
  ...given: Args<
    'nn.functional.lpPool1d',
    [input: Tensor, normType: number, kernelSize: Size],
    LPPoolOptions,
    ['stride', 'ceilMode']
  >
): Tensor {
  const [input, norm, kernelSize, ...rest] = positional('nn.functional.lpPool1d', given)
  return powerPool(1, input, norm, kernelSize, rest)
}

/**
 * The `norm`-th root of the sum of `norm`-th powers in each window, of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.lp_pool2d.html
 */
export function lpPool2d(
  ...given: Args<
    'nn.functional.lpPool2d',
    [input: Tensor, normType: number, kernelSize: Size],
    LPPoolOptions,
    ['stride', 'ceilMode']
  >
): Tensor {
  const [input, norm, kernelSize, ...rest] = positional('nn.functional.lpPool2d', given)
  return powerPool(2, input, norm, kernelSize, rest)
}

/**
 * The `norm`-th root of the sum of `norm`-th powers in each window, of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.lp_pool3d.html
 */
export function lpPool3d(
  ...given: Args<
    'nn.functional.lpPool3d',
    [input: Tensor, normType: number, kernelSize: Size],
    LPPoolOptions,
    ['stride', 'ceilMode']
  >
): Tensor {
  const [input, norm, kernelSize, ...rest] = positional('nn.functional.lpPool3d', given)
  return powerPool(3, input, norm, kernelSize, rest)
}

export interface UnpoolOptions {
  /** The stride of the pool; default the window's size. */
  stride?: Size | null
  /** The padding of the pool; default 0. */
  padding?: Size
  /** The size of the pool's input, which resolves ambiguous cases. */
  outputSize?: readonly number[] | null
}

type UnpoolArguments = Rest<UnpoolOptions, ['stride', 'padding', 'outputSize']>

const unpoolDefaults: UnpoolOptions = { stride: null, padding: 0, outputSize: null }

/** The output size, the strides and the paddings of an unpooling. */
function unpooled(input: Tensor, dims: number, kernelSize: Size, rest: UnpoolArguments): number[][] {
  const where = `maxUnpool${dims}d`
  const options = settings(`nn.functional.${where}`, unpoolDefaults, rest)
  requireTensor(where, 'input', input)
  const kernel = sizesFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
  const stride = sizesFor(where, 'stride', options.stride ?? kernelSize, dims, { min: 1 })
  const padding = sizesFor(where, 'padding', options.padding ?? 0, dims, { min: 0 })
  const usual = kernel.map((size, i) => (input.shape[input.ndim - dims + i] - 1) * stride[i] + size - 2 * padding[i])
  const { outputSize } = options
  if (outputSize == null) return [usual, stride, padding]
  const given = isArray(outputSize) && outputSize.length === dims + 2 ? outputSize.slice(2) : outputSize
  const size = sizesFor(where, 'outputSize', given, dims, { min: 0 })
  if (size.some((length, i) => Math.abs(length - usual[i]) >= stride[i])) {
    const about = `within its stride [${stride}] of [${usual}]`
    throw new TorchError('ERR_SHAPE', `${where}: outputSize must be ${about}, but it is [${size}]`)
  }
  return [size, stride, padding]
}

/**
 * Puts the results of {@link maxPool1dWithIndices} back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool1d.html
 */
export function maxUnpool1d(
  ...given: Args<
    'nn.functional.maxUnpool1d',
    [input: Tensor, indices: Tensor, kernelSize: Size],
    UnpoolOptions,
    ['stride', 'padding', 'outputSize']
  >
): Tensor {
  const [input, indices, kernelSize, ...rest] = positional('nn.functional.maxUnpool1d', given)
  const [size] = unpooled(input, 1, kernelSize, rest)
  const plane = ops.maxUnpool2d(ops.unsqueeze(input, -1), ops.unsqueeze(indices, -1), [...size, 1])
  return ops.squeeze(plane, -1)
}

/**
 * Puts the results of {@link maxPool2dWithIndices} back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool2d.html
 */
export function maxUnpool2d(
  ...given: Args<
    'nn.functional.maxUnpool2d',
    [input: Tensor, indices: Tensor, kernelSize: Size],
    UnpoolOptions,
    ['stride', 'padding', 'outputSize']
  >
): Tensor {
  const [input, indices, kernelSize, ...rest] = positional('nn.functional.maxUnpool2d', given)
  const [size] = unpooled(input, 2, kernelSize, rest)
  return ops.maxUnpool2d(input, indices, size)
}

/**
 * Puts the results of {@link maxPool3dWithIndices} back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.max_unpool3d.html
 */
export function maxUnpool3d(
  ...given: Args<
    'nn.functional.maxUnpool3d',
    [input: Tensor, indices: Tensor, kernelSize: Size],
    UnpoolOptions,
    ['stride', 'padding', 'outputSize']
  >
): Tensor {
  const [input, indices, kernelSize, ...rest] = positional('nn.functional.maxUnpool3d', given)
  const [size, stride, padding] = unpooled(input, 3, kernelSize, rest)
  return ops.maxUnpool3d(input, indices, size, stride, padding)
}
