import { type Given, type Size, settings, sizesFor } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { ConvNd } from './conv'
import type { Placement } from '../core/placement'

export interface ConvTransposeOptions extends Placement {
  /** How far the kernel moves in the output at each step; default 1. */
  stride?: Size
  /** How much is cut from both sides of the output; default 0. */
  padding?: Size
  /** How much is added to one side of the output, below stride or dilation; default 0. */
  outputPadding?: Size
  /** Into how many groups the channels are split; default 1. */
  groups?: number
  /** Whether the layer adds a learned bias; default true. */
  bias?: boolean
  /** The distance between the kernel's points; default 1. */
  dilation?: Size
  /** Only `'zeros'`. */
  paddingMode?: 'zeros'
}

export type ConvTransposeArguments = Given<
  [stride: Size, padding: Size, outputPadding: Size, groups: number, bias: boolean, dilation: Size],
  ConvTransposeOptions
>

const defaults: ConvTransposeOptions = {
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

/** The output padding that gives the wanted size, which may hold the batch and channels too. */
function paddingFor(layer: TransposedConvolution, input: Tensor, outputSize: readonly number[]): number[] {
  const { kernelSize, stride, dilation } = layer
  const padding = layer.padding as readonly number[]
  const dims = kernelSize.length
  const where = `ConvTranspose${dims}d.forward`
  const leading = input.ndim - dims
  const spatial = outputSize.length === dims + leading ? outputSize.slice(leading) : outputSize
  const wanted = sizesFor(where, 'outputSize', spatial, dims, { min: 0 })
  const smallest = kernelSize.map((kernel, i) => {
    const length = input.shape[leading + i]
    return (length - 1) * stride[i] - 2 * padding[i] + dilation[i] * (kernel - 1) + 1
  })
  const largest = smallest.map((size, i) => size + stride[i] - 1)
  if (wanted.some((size, i) => size < smallest[i] || size > largest[i])) {
    const range = `from [${smallest.join(', ')}] to [${largest.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `${where}: outputSize must lie ${range}, but it is [${wanted.join(', ')}]`)
  }
  return wanted.map((size, i) => size - smallest[i])
}

abstract class TransposedConvolution extends ConvNd<[input: Tensor, outputSize?: readonly number[]]> {
  constructor(where: string, dims: number, shape: [number, number, Size], args: ConvTransposeArguments) {
    const [inChannels, outChannels, kernelSize] = shape
    super(where, dims, { inChannels, outChannels, kernelSize, ...settings(where, defaults, args) }, true)
  }

  protected through(convolve: typeof ops.convTranspose2d, input: Tensor, outputSize?: readonly number[]): Tensor {
    const { weight, bias, stride, dilation, groups } = this
    const padding = this.padding as readonly number[]
    const outputPadding = outputSize ? paddingFor(this, input, outputSize) : this.outputPadding
    return convolve(input, weight, bias, stride, padding, outputPadding, groups, dilation)
  }
}

/**
 * Transposed convolution over `[N, inChannels, L]` or `[inChannels, L]`: the gradient of Conv1d as a layer.
 * `forward(input, outputSize)` chooses among the sizes that a stride above 1 leaves open.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for options that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose1d.html
 */
export class ConvTranspose1d extends TransposedConvolution {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, ...args: ConvTransposeArguments) {
    super('nn.ConvTranspose1d', 1, [inChannels, outChannels, kernelSize], args)
  }

  forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose1d, input, outputSize)
  }
}

/**
 * Transposed convolution over `[N, inChannels, H, W]` or `[inChannels, H, W]`: the gradient of Conv2d as a layer.
 * `forward(input, outputSize)` chooses among the sizes that a stride above 1 leaves open.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for options that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose2d.html
 */
export class ConvTranspose2d extends TransposedConvolution {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, ...args: ConvTransposeArguments) {
    super('nn.ConvTranspose2d', 2, [inChannels, outChannels, kernelSize], args)
  }

  forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose2d, input, outputSize)
  }
}

/**
 * Transposed convolution over `[N, inChannels, D, H, W]` or `[inChannels, D, H, W]`: the gradient of Conv3d as a layer.
 * `forward(input, outputSize)` chooses among the sizes that a stride above 1 leaves open.
 * @throws TypeError or TorchError `ERR_RANGE`, `ERR_SHAPE` for options that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConvTranspose3d.html
 */
export class ConvTranspose3d extends TransposedConvolution {
  constructor(inChannels: number, outChannels: number, kernelSize: Size, ...args: ConvTransposeArguments) {
    super('nn.ConvTranspose3d', 3, [inChannels, outChannels, kernelSize], args)
  }

  forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    return this.through(ops.convTranspose3d, input, outputSize)
  }
}

declareOperatorsOnly(ConvTranspose1d, ConvTranspose2d, ConvTranspose3d)
