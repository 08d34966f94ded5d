import {
  type Args,
  finiteNumber,
  oneOf,
  positional,
  requiredOnly,
  requireNumber,
  requireTensor,
  type Settled,
  settings,
  surplus,
  wholeNumber,
} from '../arguments'
import { noGrad } from '../autograd'
import { outside } from '../compile/recording'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Generator } from '../random'
import type { Tensor } from '../tensor'

/** Activations that {@link calculateGain} knows, by PyTorch's names. */
const nonlinearities = [
  'linear',
  'conv1d',
  'conv2d',
  'conv3d',
  'conv_transpose1d',
  'conv_transpose2d',
  'conv_transpose3d',
  'sigmoid',
  'tanh',
  'relu',
  'leaky_relu',
  'selu',
] as const
export type Nonlinearity = (typeof nonlinearities)[number]

export interface RandomOptions {
  /** The generator of the random numbers; default the global one. */
  generator?: Generator
}

export interface XavierOptions extends RandomOptions {
  /** A factor on the standard deviation; default 1. */
  gain?: number
}

export interface KaimingOptions extends RandomOptions {
  /** The negative slope of the activation after this layer, used with `'leaky_relu'`; default 0. */
  a?: number
  /** Whether the variance is preserved in the forward pass (`'fan_in'`, the default) or in the backward pass (`'fan_out'`). */
  mode?: 'fan_in' | 'fan_out'
  /** The activation after this layer; default `'leaky_relu'`. */
  nonlinearity?: Nonlinearity
}

export interface GainOptions {
  /** The negative slope of `'leaky_relu'`; default 0.01. */
  param?: number | null
}

/**
 * The recommended factor on the standard deviation of the weights before an activation.
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.calculate_gain
 */
export function calculateGain(
  ...given: Args<'nn.init.calculateGain', [nonlinearity: Nonlinearity], GainOptions, ['param']>
): number {
  const [nonlinearity, ...rest] = positional('nn.init.calculateGain', given)
  const { param } = settings<GainOptions>('nn.init.calculateGain', { param: null }, rest)
  oneOf('calculateGain', 'nonlinearity', nonlinearity, nonlinearities)
  if (nonlinearity === 'tanh') return 5 / 3
  if (nonlinearity === 'relu') return Math.sqrt(2)
  if (nonlinearity === 'selu') return 3 / 4
  if (nonlinearity !== 'leaky_relu') return 1
  const slope = finiteNumber('calculateGain', 'param', param ?? 0.01)
  return Math.sqrt(2 / (1 + slope ** 2))
}

/**
 * The fan-in and fan-out of a weight `[out, in, ...kernel]`: the number of inputs of an output, and of outputs of an input.
 * @throws TorchError `ERR_SHAPE` for a tensor of fewer than two dimensions
 */
export function fans(tensor: Tensor): [fanIn: number, fanOut: number] {
  if (arguments.length > 1) throw surplus('nn.init.fans', 1, arguments)
  requireTensor('nn.init.fans', 'tensor', tensor)
  const [out, into, ...kernel] = tensor.shape
  if (into === undefined) {
    throw new TorchError(
      'ERR_SHAPE',
      `fan in and fan out need two dimensions or more, but the shape is [${tensor.shape}]`,
    )
  }
  const field = kernel.reduce((size, length) => size * length, 1)
  return [into * field, out * field]
}

export interface UniformOptions extends RandomOptions {
  /** The lowest value; default 0. */
  a?: number
  /** The upper bound, exclusive; default 1. */
  b?: number
}

const uniformDefaults: Settled<UniformOptions, 'generator'> = { a: 0, b: 1, generator: undefined }

/** Fills a tensor with numbers from the uniform distribution on [a, b), by default [0, 1). */
export function uniform_(
  ...given: Args<'nn.init.uniform_', [tensor: Tensor], UniformOptions, ['a', 'b', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.uniform_', given)
  const { a, b, generator } = settings<Settled<UniformOptions, 'generator'>>('nn.init.uniform_', uniformDefaults, rest)
  requireTensor('nn.init.uniform_', 'tensor', tensor)
  return noGrad(() => tensor.uniform_(a, b, { generator }))
}

export interface NormalOptions extends RandomOptions {
  /** Default 0. */
  mean?: number
  /** The standard deviation; default 1. */
  std?: number
}

const normalDefaults: Settled<NormalOptions, 'generator'> = { mean: 0, std: 1, generator: undefined }

/** Fills a tensor with numbers from a normal distribution, by default of mean 0 and standard deviation 1. */
export function normal_(
  ...given: Args<'nn.init.normal_', [tensor: Tensor], NormalOptions, ['mean', 'std', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.normal_', given)
  const { mean, std, generator } = settings<Settled<NormalOptions, 'generator'>>(
    'nn.init.normal_',
    normalDefaults,
    rest,
  )
  requireTensor('nn.init.normal_', 'tensor', tensor)
  return noGrad(() => tensor.normal_(mean, std, { generator }))
}

export interface TruncatedOptions extends RandomOptions {
  /** The normal distribution's mean; default 0. */
  mean?: number
  /** Its standard deviation; default 1. */
  std?: number
  /** The lowest value; default -2. */
  a?: number
  /** The highest value; default 2. */
  b?: number
}

/**
 * Fills a tensor with numbers from a normal distribution truncated to [a, b].
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.trunc_normal_
 */
export function truncNormal_(
  ...given: Args<'nn.init.truncNormal_', [tensor: Tensor], TruncatedOptions, ['mean', 'std', 'a', 'b', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.truncNormal_', given)
  const { mean, std, a, b, generator } = settings<Settled<TruncatedOptions, 'generator'>>(
    'nn.init.truncNormal_',
    { mean: 0, std: 1, a: -2, b: 2, generator: undefined },
    rest,
  )
  requireTensor('nn.init.truncNormal_', 'tensor', tensor)
  for (const [name, value] of Object.entries({ mean, std, a, b })) requireNumber('nn.init.truncNormal_', name, value)
  const below = (x: number) => (1 + erf((x - mean) / std / Math.sqrt(2))) / 2
  const [low, high] = [below(a), below(b)]
  return noGrad(() => {
    uniform_(tensor, 2 * low - 1, 2 * high - 1, { generator })
    return tensor
      .erfinv_()
      .mul_(std * Math.sqrt(2))
      .add_(mean)
      .clamp_(a, b)
  })
}

const erf = (x: number) => outside(() => Number(ops.erf(ops.full([], x, { dtype: 'float64' })).item()))

/** Fills a tensor with `value`. */
export function constant_(...given: Args<'nn.init.constant_', [tensor: Tensor, val: number]>): Tensor {
  const [tensor, value] = requiredOnly('nn.init.constant_', given)
  requireTensor('nn.init.constant_', 'tensor', tensor)
  return noGrad(() => tensor.fill_(value))
}

/** Fills a tensor with zeros. */
export function zeros_(...given: Args<'nn.init.zeros_', [tensor: Tensor]>): Tensor {
  const [tensor] = requiredOnly('nn.init.zeros_', given)
  requireTensor('nn.init.zeros_', 'tensor', tensor)
  return noGrad(() => tensor.zero_())
}

/** Fills a tensor with ones. */
export function ones_(...given: Args<'nn.init.ones_', [tensor: Tensor]>): Tensor {
  const [tensor] = requiredOnly('nn.init.ones_', given)
  requireTensor('nn.init.ones_', 'tensor', tensor)
  return constant_(tensor, 1)
}

/**
 * Fills a matrix with ones on its diagonal and zeros elsewhere.
 * @throws TorchError `ERR_SHAPE` unless the tensor has two dimensions
 */
export function eye_(...given: Args<'nn.init.eye_', [tensor: Tensor]>): Tensor {
  const [tensor] = requiredOnly('nn.init.eye_', given)
  requireTensor('nn.init.eye_', 'tensor', tensor)
  const [rows, columns, ...rest] = tensor.shape
  if (columns === undefined || rest.length > 0) {
    throw new TorchError('ERR_SHAPE', `eye_ fills a matrix, but the shape is [${tensor.shape}]`)
  }
  return noGrad(() => tensor.copy_(ops.eye(rows, columns, { dtype: tensor.dtype, device: tensor.device })))
}

/**
 * Fills the weight of a convolution so that it preserves its input: a 1 in the middle of the kernel from channel c to channel c.
 * `groups` are the convolution's; default 1.
 * @throws TorchError `ERR_SHAPE` unless the weight has 3, 4 or 5 dimensions, `ERR_RANGE` if `groups` does not divide the first size
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.dirac_
 */
export function dirac_(...given: Args<'nn.init.dirac_', [tensor: Tensor], { groups?: number }, ['groups']>): Tensor {
  const [tensor, ...rest] = positional('nn.init.dirac_', given)
  const { groups } = settings('nn.init.dirac_', { groups: 1 }, rest)
  requireTensor('nn.init.dirac_', 'tensor', tensor)
  const [out, , ...kernel] = tensor.shape
  if (kernel.length < 1 || kernel.length > 3) {
    throw new TorchError('ERR_SHAPE', `dirac_ fills 3, 4 or 5 dimensions, but the shape is [${tensor.shape}]`)
  }
  wholeNumber('dirac_', 'groups', groups, { min: 1 })
  if (out % groups !== 0) {
    throw new TorchError(
      'ERR_RANGE',
      `dirac_: the first size must be divisible by groups, but ${out} is not divisible by ${groups}`,
    )
  }
  return noGrad(() => {
    tensor.zero_()
    // The middle of the kernel is a matrix [out, in]; each group gets a diagonal of ones.
    const middle = kernel.reduce((part, length) => part.select(2, Math.floor(length / 2)), tensor)
    for (let group = 0; group < groups; group++) middle.narrow(0, (group * out) / groups, out / groups).fillDiagonal_(1)
    return tensor
  })
}

export interface OrthogonalOptions extends RandomOptions {
  /** A factor on the result; default 1. */
  gain?: number
}

const gainDefaults: Settled<OrthogonalOptions & XavierOptions, 'generator'> = { gain: 1, generator: undefined }

/**
 * Fills a tensor with a matrix whose rows or columns are orthonormal; the dimensions after the first are flattened.
 * @throws TorchError `ERR_SHAPE` for fewer than two dimensions
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.orthogonal_
 */
export function orthogonal_(
  ...given: Args<'nn.init.orthogonal_', [tensor: Tensor], OrthogonalOptions, ['gain', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.orthogonal_', given)
  const { gain, generator } = settings('nn.init.orthogonal_', gainDefaults, rest)
  requireTensor('nn.init.orthogonal_', 'tensor', tensor)
  const [rows, ...others] = tensor.shape
  if (others.length === 0) {
    throw new TorchError('ERR_SHAPE', `orthogonal_ needs two dimensions or more, but the shape is [${tensor.shape}]`)
  }
  if (tensor.shape.includes(0)) return tensor
  const columns = tensor.numel() / rows
  return noGrad(() => {
    const { dtype, device } = tensor
    const drawn = ops.empty([rows, columns], { dtype, device }).normal_(0, 1, { generator })
    const { Q, R } = ops.linalgQr(rows < columns ? drawn.t() : drawn)
    const matrix = Q.mul(R.diagonal().sign())
    return tensor.copy_((rows < columns ? matrix.t() : matrix).reshape(tensor.shape)).mul_(gain)
  })
}

export interface SparseOptions extends RandomOptions {
  /** The standard deviation of the nonzero elements; default 0.01. */
  std?: number
}

const sparseDefaults: Settled<SparseOptions, 'generator'> = { std: 0.01, generator: undefined }

/**
 * Fills a matrix from N(0, std²) and sets a random fraction of each column to zero.
 * @param sparsity the fraction of zeros, from 0 to 1
 * @throws TorchError `ERR_SHAPE` unless the tensor has two dimensions
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.sparse_
 */
export function sparse_(
  ...given: Args<'nn.init.sparse_', [tensor: Tensor, sparsity: number], SparseOptions, ['std', 'generator']>
): Tensor {
  const [tensor, sparsity, ...rest] = positional('nn.init.sparse_', given)
  const { std, generator } = settings<Settled<SparseOptions, 'generator'>>('nn.init.sparse_', sparseDefaults, rest)
  requireTensor('nn.init.sparse_', 'tensor', tensor)
  const [rows, columns, ...others] = tensor.shape
  if (columns === undefined || others.length > 0) {
    throw new TorchError('ERR_SHAPE', `sparse_ fills a matrix, but the shape is [${tensor.shape}]`)
  }
  const zeros = Math.ceil(finiteNumber('sparse_', 'sparsity', sparsity, { min: 0, max: 1 }) * rows)
  return noGrad(() => {
    tensor.normal_(0, std, { generator })
    for (let column = 0; column < columns; column++) {
      tensor.select(1, column).indexFill_(0, ops.randperm(rows).narrow(0, 0, zeros).to(tensor.device), 0)
    }
    return tensor
  })
}

/**
 * Glorot's uniform initialisation: U(-b, b) with b = gain √(6 / (fanIn + fanOut)).
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.xavier_uniform_
 */
export function xavierUniform_(
  ...given: Args<'nn.init.xavierUniform_', [tensor: Tensor], XavierOptions, ['gain', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.xavierUniform_', given)
  const { gain, generator } = settings('nn.init.xavierUniform_', gainDefaults, rest)
  requireTensor('nn.init.xavierUniform_', 'tensor', tensor)
  const bound = Math.sqrt(3) * xavierDeviation(tensor, gain)
  return uniform_(tensor, -bound, bound, { generator })
}

/**
 * Glorot's normal initialisation: N(0, gain² · 2 / (fanIn + fanOut)).
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.xavier_normal_
 */
export function xavierNormal_(
  ...given: Args<'nn.init.xavierNormal_', [tensor: Tensor], XavierOptions, ['gain', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.xavierNormal_', given)
  const { gain, generator } = settings('nn.init.xavierNormal_', gainDefaults, rest)
  requireTensor('nn.init.xavierNormal_', 'tensor', tensor)
  return normal_(tensor, 0, xavierDeviation(tensor, gain), { generator })
}

function xavierDeviation(tensor: Tensor, gain: number): number {
  requireNumber('nn.init', 'gain', gain)
  const [fanIn, fanOut] = fans(tensor)
  return gain * Math.sqrt(2 / (fanIn + fanOut))
}

const kaimingDefaults: Settled<KaimingOptions, 'generator'> = {
  a: 0,
  mode: 'fan_in',
  nonlinearity: 'leaky_relu',
  generator: undefined,
}

/**
 * He's uniform initialisation: U(-b, b) with b = gain √(3 / fan). PyTorch's Linear uses it with `a = √5`.
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.kaiming_uniform_
 */
export function kaimingUniform_(
  ...given: Args<
    'nn.init.kaimingUniform_',
    [tensor: Tensor],
    KaimingOptions,
    ['a', 'mode', 'nonlinearity', 'generator']
  >
): Tensor {
  const [tensor, ...rest] = positional('nn.init.kaimingUniform_', given)
  const options = settings<Settled<KaimingOptions, 'generator'>>('nn.init.kaimingUniform_', kaimingDefaults, rest)
  requireTensor('nn.init.kaimingUniform_', 'tensor', tensor)
  if (tensor.shape.includes(0)) return tensor
  const bound = Math.sqrt(3) * kaimingDeviation(tensor, options)
  return uniform_(tensor, -bound, bound, { generator: options.generator })
}

/**
 * He's normal initialisation: N(0, gain² / fan).
 * @see https://docs.pytorch.org/docs/2.11/nn.init.html#torch.nn.init.kaiming_normal_
 */
export function kaimingNormal_(
  ...given: Args<'nn.init.kaimingNormal_', [tensor: Tensor], KaimingOptions, ['a', 'mode', 'nonlinearity', 'generator']>
): Tensor {
  const [tensor, ...rest] = positional('nn.init.kaimingNormal_', given)
  const options = settings<Settled<KaimingOptions, 'generator'>>('nn.init.kaimingNormal_', kaimingDefaults, rest)
  requireTensor('nn.init.kaimingNormal_', 'tensor', tensor)
  if (tensor.shape.includes(0)) return tensor
  return normal_(tensor, 0, kaimingDeviation(tensor, options), { generator: options.generator })
}

function kaimingDeviation(tensor: Tensor, { a, mode, nonlinearity }: Settled<KaimingOptions, 'generator'>): number {
  oneOf('kaiming initialisation', 'mode', mode, ['fan_in', 'fan_out'])
  const [fanIn, fanOut] = fans(tensor)
  return calculateGain(nonlinearity, a) / Math.sqrt(mode === 'fan_in' ? fanIn : fanOut)
}
