import { type Args, positional, requireDims, requireTensor, type Size, settings, surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { Module } from '../core/module'
import { takesShape } from '../core/state-dict'
import { BatchNorm1d, BatchNorm2d, BatchNorm3d, type NormArguments, type NormBase, type NormOptions } from './batchnorm'
import {
  Conv1d,
  Conv2d,
  Conv3d,
  type ConvArguments,
  type ConvGiven,
  type ConvNd,
  ConvTranspose1d,
  ConvTranspose2d,
  ConvTranspose3d,
  type ConvTransposeArguments,
  type ConvTransposeOptions,
} from './conv'
import { InstanceNorm1d, InstanceNorm2d, InstanceNorm3d } from './instancenorm'
import { Linear, type LinearOptions } from './linear'

const instanceDefaults: NormOptions = {
  eps: 1e-5,
  momentum: 0.1,
  affine: true,
  trackRunningStats: true,
  device: undefined,
  dtype: undefined,
}

/** Gives a tensor a new shape with undefined values, in place, so that an optimizer that holds it sees the change. */
function reshaped(tensor: Tensor | null, shape: number[]): void {
  if (!tensor) return
  const { dtype, device } = tensor
  noGrad(() => {
    tensor.data = ops.empty(shape, { dtype, device })
  })
}

/** Whether a tensor has no shape yet, because neither an input nor a state dict has determined it. */
const isUnmade = (tensor: Tensor | null) => tensor?.shape.includes(0) ?? false

/** Whether a tensor without a shape can take this shape. */
function takes(target: Tensor, shape: readonly number[]): boolean {
  const sizes = target.shape
  return isUnmade(target) && sizes.length === shape.length && sizes.every((size, i) => size === 0 || size === shape[i])
}

/** Turns a lazy layer into a layer of its real class. */
function become<Layer extends Module>(lazy: Layer, prototype: Layer, fields: Partial<Layer>): void {
  Object.assign(lazy, fields)
  Object.setPrototypeOf(lazy, prototype)
}

/** Makes a convolution's weight when its first input gives the channels. */
function settleConvolution<Layer extends ConvNd<never>>(lazy: Layer, prototype: Layer, input: Tensor): void {
  const dims = lazy.kernelSize.length
  const where = `nn.${lazy.constructor.name}`
  requireDims(where, input, dims + 1, dims + 2)
  const inChannels = input.shape[input.ndim - dims - 1]
  const [first, second] = lazy.weight.shape
  if (inChannels % lazy.groups !== 0) {
    const got = `but the input has ${inChannels} and groups is ${lazy.groups}`
    throw new TorchError('ERR_RANGE', `${where}: the input's channels must be divisible by groups, ${got}`)
  }
  const isUnmadeYet = isUnmade(lazy.weight)
  const transposed = first === 0
  const shape = transposed ? [inChannels, second] : [first, inChannels / lazy.groups]
  if (isUnmadeYet) reshaped(lazy.weight, [...shape, ...lazy.kernelSize])
  become(lazy, prototype, { inChannels } as unknown as Partial<Layer>)
  if (isUnmadeYet) lazy.resetParameters()
}

/** Makes a normalisation's parameters and statistics when its first input gives the channels. */
function settleNorm<Layer extends NormBase>(lazy: Layer, prototype: Layer, input: Tensor): void {
  const tensors = [lazy.weight, lazy.bias, lazy.running_mean, lazy.running_var]
  const numFeatures = tensors.some(Boolean) ? input.shape[1] : 0
  const isUnmadeYet = tensors.some(isUnmade)
  if (isUnmadeYet) for (const tensor of tensors) reshaped(tensor, [numFeatures])
  become(lazy, prototype, { numFeatures } as Partial<Layer>)
  if (isUnmadeYet) lazy.resetParameters()
}

/**
 * A {@link Linear} that takes `inFeatures` from its first input, and then becomes a {@link Linear}. Until then its weight is empty.
 * The optimizer can be made before or after.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyLinear.html
 */
export class LazyLinear extends Linear {
  constructor(...given: Args<'nn.LazyLinear', [outFeatures: number], LinearOptions, ['bias', 'device', 'dtype']>) {
    const [outFeatures, ...rest] = positional('nn.LazyLinear', given)
    super(0, outFeatures, ...rest)
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyLinear.resetParameters', 0, arguments)
    if (this.inFeatures > 0) super.resetParameters()
  }

  override forward(input: Tensor): Tensor {
    requireTensor('nn.LazyLinear', 'input', input)
    const inFeatures = input.shape[input.ndim - 1] ?? 1
    const isUnmadeYet = isUnmade(this.weight)
    if (isUnmadeYet) reshaped(this.weight, [this.outFeatures, inFeatures])
    become<Linear>(this, Linear.prototype, { inFeatures })
    if (isUnmadeYet) Linear.prototype.resetParameters.call(this)
    return Linear.prototype.forward.call(this, input)
  }
}

/**
 * A {@link Conv1d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConv1d.html
 */
export class LazyConv1d extends Conv1d {
  constructor(...given: ConvGiven<'nn.LazyConv1d', [outChannels: number, kernelSize: Size]>) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConv1d', given)
    super(0, outChannels, kernelSize, ...(args as ConvArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConv1d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor): Tensor {
    settleConvolution<Conv1d>(this, Conv1d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link Conv2d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConv2d.html
 */
export class LazyConv2d extends Conv2d {
  constructor(...given: ConvGiven<'nn.LazyConv2d', [outChannels: number, kernelSize: Size]>) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConv2d', given)
    super(0, outChannels, kernelSize, ...(args as ConvArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConv2d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor): Tensor {
    settleConvolution<Conv2d>(this, Conv2d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link Conv3d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConv3d.html
 */
export class LazyConv3d extends Conv3d {
  constructor(...given: ConvGiven<'nn.LazyConv3d', [outChannels: number, kernelSize: Size]>) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConv3d', given)
    super(0, outChannels, kernelSize, ...(args as ConvArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConv3d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor): Tensor {
    settleConvolution<Conv3d>(this, Conv3d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link ConvTranspose1d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConvTranspose1d.html
 */
export class LazyConvTranspose1d extends ConvTranspose1d {
  constructor(
    ...given: Args<
      'nn.LazyConvTranspose1d',
      [outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConvTranspose1d', given)
    super(0, outChannels, kernelSize, ...(args as ConvTransposeArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConvTranspose1d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    settleConvolution<ConvTranspose1d>(this, ConvTranspose1d.prototype, input)
    return super.forward(input, outputSize)
  }
}

/**
 * A {@link ConvTranspose2d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConvTranspose2d.html
 */
export class LazyConvTranspose2d extends ConvTranspose2d {
  constructor(
    ...given: Args<
      'nn.LazyConvTranspose2d',
      [outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConvTranspose2d', given)
    super(0, outChannels, kernelSize, ...(args as ConvTransposeArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConvTranspose2d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    settleConvolution<ConvTranspose2d>(this, ConvTranspose2d.prototype, input)
    return super.forward(input, outputSize)
  }
}

/**
 * A {@link ConvTranspose3d} that takes `inChannels` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyConvTranspose3d.html
 */
export class LazyConvTranspose3d extends ConvTranspose3d {
  constructor(
    ...given: Args<
      'nn.LazyConvTranspose3d',
      [outChannels: number, kernelSize: Size],
      ConvTransposeOptions,
      ['stride', 'padding', 'outputPadding', 'groups', 'bias', 'dilation']
    >
  ) {
    const [outChannels, kernelSize, ...args] = positional('nn.LazyConvTranspose3d', given)
    super(0, outChannels, kernelSize, ...(args as ConvTransposeArguments))
  }

  override resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LazyConvTranspose3d.resetParameters', 0, arguments)
    if (this.inChannels > 0) super.resetParameters()
  }

  override forward(input: Tensor, outputSize?: readonly number[]): Tensor {
    settleConvolution<ConvTranspose3d>(this, ConvTranspose3d.prototype, input)
    return super.forward(input, outputSize)
  }
}

/**
 * A {@link BatchNorm1d} that takes `numFeatures` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyBatchNorm1d.html
 */
export class LazyBatchNorm1d extends BatchNorm1d {
  constructor(...args: NormArguments) {
    super(0, ...args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyBatchNorm1d', input, 2, 3)
    settleNorm<BatchNorm1d>(this, BatchNorm1d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link BatchNorm2d} that takes `numFeatures` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyBatchNorm2d.html
 */
export class LazyBatchNorm2d extends BatchNorm2d {
  constructor(...args: NormArguments) {
    super(0, ...args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyBatchNorm2d', input, 4)
    settleNorm<BatchNorm2d>(this, BatchNorm2d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link BatchNorm3d} that takes `numFeatures` from its first input, and then becomes that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyBatchNorm3d.html
 */
export class LazyBatchNorm3d extends BatchNorm3d {
  constructor(...args: NormArguments) {
    super(0, ...args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyBatchNorm3d', input, 5)
    settleNorm<BatchNorm3d>(this, BatchNorm3d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link InstanceNorm1d} that takes `numFeatures` from its first input, and then becomes that class. As in PyTorch,
 * `affine` and `trackRunningStats` are true by default, unlike in that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyInstanceNorm1d.html
 */
export class LazyInstanceNorm1d extends InstanceNorm1d {
  constructor(...args: NormArguments) {
    super(0, settings('nn.LazyInstanceNorm1d', instanceDefaults, args))
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyInstanceNorm1d', input, 2, 3)
    settleNorm<InstanceNorm1d>(this, InstanceNorm1d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link InstanceNorm2d} that takes `numFeatures` from its first input, and then becomes that class. As in PyTorch,
 * `affine` and `trackRunningStats` are true by default, unlike in that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyInstanceNorm2d.html
 */
export class LazyInstanceNorm2d extends InstanceNorm2d {
  constructor(...args: NormArguments) {
    super(0, settings('nn.LazyInstanceNorm2d', instanceDefaults, args))
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyInstanceNorm2d', input, 3, 4)
    settleNorm<InstanceNorm2d>(this, InstanceNorm2d.prototype, input)
    return super.forward(input)
  }
}

/**
 * A {@link InstanceNorm3d} that takes `numFeatures` from its first input, and then becomes that class. As in PyTorch,
 * `affine` and `trackRunningStats` are true by default, unlike in that class.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LazyInstanceNorm3d.html
 */
export class LazyInstanceNorm3d extends InstanceNorm3d {
  constructor(...args: NormArguments) {
    super(0, settings('nn.LazyInstanceNorm3d', instanceDefaults, args))
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.LazyInstanceNorm3d', input, 4, 5)
    settleNorm<InstanceNorm3d>(this, InstanceNorm3d.prototype, input)
    return super.forward(input)
  }
}

for (const { prototype } of [
  LazyLinear,
  LazyConv1d,
  LazyConv2d,
  LazyConv3d,
  LazyConvTranspose1d,
  LazyConvTranspose2d,
  LazyConvTranspose3d,
  LazyBatchNorm1d,
  LazyBatchNorm2d,
  LazyBatchNorm3d,
  LazyInstanceNorm1d,
  LazyInstanceNorm2d,
  LazyInstanceNorm3d,
]) {
  Object.defineProperty(prototype, takesShape, { value: takes })
}
