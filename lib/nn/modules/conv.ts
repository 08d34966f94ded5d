import {
  type Args,
  flag,
  type Given,
  oneOf,
  positional,
  requireArray,
  requireDims,
  type Size,
  settings,
  sizesFor,
  surplus,
  wholeNumber,
} from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { RequiredNames } from '../../generated/signatures'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonTuple } from '../core/repr'
import { registerFields } from '../core/slots'
import { fans, kaimingUniform_, uniform_ } from '../init'

export type ConvPaddingMode = 'zeros' | 'reflect' | 'replicate' | 'circular'

export interface ConvOptions extends Placement {
  /** The step of the kernel; default 1. */
  stride?: Size
  /** The padding on each side, `'same'` for an output of the input's size, or `'valid'` for none; default 0. */
  padding?: Size | 'same' | 'valid'
  /** The distance between kernel elements; default 1. */
  dilation?: Size
  /** The number of groups that the channels are split into; default 1. */
  groups?: number
  /** Whether the layer has a bias; default true. */
  bias?: boolean
  /** The values of the padding; default `'zeros'`. */
  paddingMode?: ConvPaddingMode
}

export type ConvArguments = Given<
  [
    stride: Size,
    padding: Size | 'same' | 'valid',
    dilation: Size,
    groups: number,
    bias: boolean,
    paddingMode: ConvPaddingMode,
  ],
  ConvOptions
>

const defaults: ConvOptions = {
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  bias: true,
  paddingMode: 'zeros',
  device: undefined,
  dtype: undefined,
}

/** The options of all convolutions, including transposed ones. */
interface ConvShape extends ConvOptions {
  inChannels: number
  outChannels: number
  kernelSize: Size
  outputPadding?: Size
}

/** The base of all convolutions: weight, bias, initialisation and printing. */
export abstract class ConvNd<Args extends [input: Tensor, ...unknown[]]> extends Module<Args, Tensor> {
  readonly inChannels: number
  readonly outChannels: number
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[] | 'same' | 'valid'
  readonly dilation: readonly number[]
  readonly outputPadding: readonly number[]
  readonly groups: number
  readonly paddingMode: ConvPaddingMode
  weight: Parameter
  bias: Parameter | null

  constructor(where: string, dims: number, given: ConvShape, transposed = false) {
    super()
    const { padding, device, dtype } = given
    this.groups = wholeNumber(where, 'groups', given.groups, { min: 1 })
    this.inChannels = channels(where, 'inChannels', given.inChannels, this.groups)
    this.outChannels = channels(where, 'outChannels', given.outChannels, this.groups)
    this.kernelSize = sizesFor(where, 'kernelSize', given.kernelSize, dims, { min: 1 })
    this.stride = sizesFor(where, 'stride', given.stride, dims, { min: 1 })
    this.padding =
      typeof padding === 'string' && !transposed
        ? oneOf<'same' | 'valid'>(where, 'padding', padding, ['same', 'valid'])
        : sizesFor(where, 'padding', padding, dims, { min: 0 })
    this.dilation = sizesFor(where, 'dilation', given.dilation, dims, { min: 1 })
    this.outputPadding = sizesFor(where, 'outputPadding', given.outputPadding ?? 0, dims, { min: 0 })
    const modes = transposed ? (['zeros'] as const) : (['zeros', 'reflect', 'replicate', 'circular'] as const)
    this.paddingMode = oneOf<ConvPaddingMode>(where, 'paddingMode', given.paddingMode, modes)
    if (this.padding === 'same' && this.stride.some((step) => step !== 1)) {
      throw new TorchError('ERR_RANGE', `${where}: padding 'same' needs stride 1, but the stride is [${this.stride}]`)
    }
    const { inChannels, outChannels, groups } = this
    const shape = transposed ? [inChannels, outChannels / groups] : [outChannels, inChannels / groups]
    this.weight = new Parameter(ops.empty([...shape, ...this.kernelSize], { dtype, device }))
    this.bias = flag(where, 'bias', given.bias) ? new Parameter(ops.empty([outChannels], { dtype, device })) : null
    registerFields(this, { weight: 'parameter', bias: 'parameter' })
    this.resetParameters()
  }

  /** Draws new initial values, first of the weight, then of the bias, as PyTorch does. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.resetParameters`, 0, arguments)
    kaimingUniform_(this.weight, { a: Math.sqrt(5) })
    const [fanIn] = fans(this.weight)
    if (!this.bias || fanIn === 0) return
    uniform_(this.bias, -1 / Math.sqrt(fanIn), 1 / Math.sqrt(fanIn))
  }

  protected override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, outputPadding, groups, paddingMode } = this
    const parts = [`${this.inChannels}, ${this.outChannels}, kernel_size=${pythonTuple(kernelSize)}`]
    parts.push(`stride=${pythonTuple(stride)}`)
    if (typeof padding === 'string') parts.push(`padding=${padding}`)
    else if (padding.some(Boolean)) parts.push(`padding=${pythonTuple(padding)}`)
    if (dilation.some((step) => step !== 1)) parts.push(`dilation=${pythonTuple(dilation)}`)
    if (outputPadding.some(Boolean)) parts.push(`output_padding=${pythonTuple(outputPadding)}`)
    if (groups !== 1) parts.push(`groups=${groups}`)
    if (!this.bias) parts.push('bias=False')
    if (paddingMode !== 'zeros') parts.push(`padding_mode=${paddingMode}`)
    return parts.join(', ')
  }
}

function channels(where: string, name: string, value: unknown, groups: number): number {
  const count = wholeNumber(where, name, value, { min: 0 })
  if (count % groups === 0) return count
  throw new TorchError(
    'ERR_RANGE',
    `${where}: ${name} must be divisible by groups, but ${count} is not divisible by ${groups}`,
  )
}

/** The arguments of `pad` for a mode other than zeros: two numbers for each dimension, last dimension first. */
function border({ padding, kernelSize, dilation }: Convolution): number[] {
  const sides = kernelSize.map((length, i) => {
    if (padding === 'valid') return [0, 0]
    if (padding !== 'same') return [padding[i], padding[i]]
    const total = dilation[i] * (length - 1)
    return [Math.floor(total / 2), Math.ceil(total / 2)]
  })
  return sides.reverse().flat()
}

/** What the constructor of a convolution takes: these required arguments, then options. */
export type ConvGiven<Where extends keyof RequiredNames, Required extends unknown[]> = Args<
  Where,
  Required,
  ConvOptions,
  ['stride', 'padding', 'dilation', 'groups', 'bias', 'paddingMode']
>

/** A convolution that is not transposed. */
abstract class Convolution extends ConvNd<[input: Tensor]> {
  constructor(where: string, dims: number, shape: [number, number, Size], args: ConvArguments) {
    const [inChannels, outChannels, kernelSize] = shape
    super(where, dims, { inChannels, outChannels, kernelSize, ...settings(where, defaults, args) })
  }

  /** Calls the convolution operator, after padding by `paddingMode`. */
  protected through(convolve: typeof ops.conv2d, input: Tensor): Tensor {
    const { weight, bias, stride, padding, dilation, groups } = this
    if (this.paddingMode !== 'zeros') {
      const padded = ops.pad(input, border(this), this.paddingMode)
      return convolve(padded, weight, bias, stride, 0, dilation, groups)
    }
    if (typeof padding === 'string') return convolve(input, weight, bias, stride, padding, dilation, groups)
    return convolve(input, weight, bias, stride, padding, dilation, groups)
  }
}

/**
 * Convolution over `[N, inChannels, L]` or `[inChannels, L]`.
 * The initial values are equal to Python's bit for bit.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Conv1d.html
 */
export class Conv1d extends Convolution {
  constructor(...given: ConvGiven<'nn.Conv1d', [inChannels: number, outChannels: number, kernelSize: Size]>) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.Conv1d', given)
    super('nn.Conv1d', 1, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor): Tensor {
    return this.through(ops.conv1d, input)
  }
}

/**
 * Convolution over `[N, inChannels, H, W]` or `[inChannels, H, W]`.
 * The initial values are equal to Python's bit for bit.
 *
 * ```ts
 * new nn.Conv2d(1, 32, 3, { padding: 'same' })
 * ```
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Conv2d.html
 */
export class Conv2d extends Convolution {
  constructor(...given: ConvGiven<'nn.Conv2d', [inChannels: number, outChannels: number, kernelSize: Size]>) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.Conv2d', given)
    super('nn.Conv2d', 2, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor): Tensor {
    return this.through(ops.conv2d, input)
  }
}

/**
 * Convolution over `[N, inChannels, D, H, W]` or `[inChannels, D, H, W]`.
 * The initial values are equal to Python's bit for bit.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Conv3d.html
 */
export class Conv3d extends Convolution {
  constructor(...given: ConvGiven<'nn.Conv3d', [inChannels: number, outChannels: number, kernelSize: Size]>) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.Conv3d', given)
    super('nn.Conv3d', 3, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor): Tensor {
    return this.through(ops.conv3d, input)
  }
}

declareOperatorsOnly(Conv1d, Conv2d, Conv3d)

export interface ConvTransposeOptions extends Placement {
  /** The step of the kernel in the output; default 1. */
  stride?: Size
  /** How much is cut from each side of the output; default 0. */
  padding?: Size
  /** How much is added to one side of the output, less than stride or dilation; default 0. */
  outputPadding?: Size
  /** The number of groups that the channels are split into; default 1. */
  groups?: number
  /** Whether the layer has a bias; default true. */
  bias?: boolean
  /** The distance between kernel elements; default 1. */
  dilation?: Size
  /** Only `'zeros'`. */
  paddingMode?: 'zeros'
}

export type ConvTransposeArguments = Given<
  [stride: Size, padding: Size, outputPadding: Size, groups: number, bias: boolean, dilation: Size],
  ConvTransposeOptions
>

const transposeDefaults: ConvTransposeOptions = {
  stride: 1,
  padding: 0,
  outputPadding: 0,
  groups: 1,
  bias: true,
  dilation: 1,
  paddingMode: 'zeros',
  device: undefined,
  dtype: undefined,
}

/** The output padding that gives the wanted size. The size may include batch and channels. */
function paddingFor(layer: TransposedConvolution, input: Tensor, outputSize: readonly number[]): number[] {
  const { kernelSize, stride, dilation } = layer
  const padding = layer.padding as readonly number[]
  const dims = kernelSize.length
  const where = `ConvTranspose${dims}d.forward`
  requireDims(where, input, dims + 1, dims + 2)
  const leading = input.ndim - dims
  requireArray(where, 'outputSize', outputSize)
  const spatial = outputSize.length === dims + leading ? outputSize.slice(leading) : outputSize
  const wanted = sizesFor(where, 'outputSize', spatial, dims, { min: 0 })
  const smallest = kernelSize.map((kernel, i) => {
    const length = input.shape[leading + i]
    return (length - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel - 1) + 1
  })
  const largest = smallest.map((size, i) => size + stride[i] - 1)
  if (wanted.some((size, i) => size < smallest[i] || size > largest[i])) {
    const range = `from [${smallest.join(', ')}] to [${largest.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `${where}: outputSize must be ${range}, but it is [${wanted.join(', ')}]`)
  }
  return wanted.map((size, i) => size - smallest[i])
}

abstract class TransposedConvolution extends ConvNd<[input: Tensor, outputSize?: readonly number[]]> {
  constructor(where: string, dims: number, shape: [number, number, Size], args: ConvTransposeArguments) {
    const [inChannels, outChannels, kernelSize] = shape
    super(where, dims, { inChannels, outChannels, kernelSize, ...settings(where, transposeDefaults, args) }, true)
  }

  protected through(convolve: typeof ops.convTranspose2d, input: Tensor, outputSize?: readonly number[]): Tensor {
    const { weight, bias, stride, dilation, groups } = this
    const padding = this.padding as readonly number[]
    const outputPadding = outputSize ? paddingFor(this, input, outputSize) : this.outputPadding
    return convolve(input, weight, bias, stride, padding, outputPadding, groups, dilation)
  }
}

/**
 * Transposed convolution over `[N, inChannels, L]` or `[inChannels, L]`: the gradient of Conv1d with respect to its input.
 * `forward(input, outputSize)` chooses among the output sizes that are possible with a stride above 1.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose1d.html
 */
export class ConvTranspose1d extends TransposedConvolution {
  constructor(
    ...given: Args<
      'nn.ConvTranspose1d',
      [inChannels: number, outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.ConvTranspose1d', given)
    super('nn.ConvTranspose1d', 1, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose1d, input, outputSize)
  }
}

/**
 * Transposed convolution over `[N, inChannels, H, W]` or `[inChannels, H, W]`: the gradient of Conv2d with respect to its input.
 * `forward(input, outputSize)` chooses among the output sizes that are possible with a stride above 1.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose2d.html
 */
export class ConvTranspose2d extends TransposedConvolution {
  constructor(
    ...given: Args<
      'nn.ConvTranspose2d',
      [inChannels: number, outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.ConvTranspose2d', given)
    super('nn.ConvTranspose2d', 2, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose2d, input, outputSize)
  }
}

/**
 * Transposed convolution over `[N, inChannels, D, H, W]` or `[inChannels, D, H, W]`: the gradient of Conv3d with respect to its
 * input.
 * `forward(input, outputSize)` chooses among the output sizes that are possible with a stride above 1.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for invalid options
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose3d.html
 */
export class ConvTranspose3d extends TransposedConvolution {
  constructor(
    ...given: Args<
      'nn.ConvTranspose3d',
      [inChannels: number, outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [inChannels, outChannels, kernelSize, ...args] = positional('nn.ConvTranspose3d', given)
    super('nn.ConvTranspose3d', 3, [inChannels, outChannels, kernelSize], args)
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose3d, input, outputSize)
  }
}

declareOperatorsOnly(ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)
