import { type Given, type Size, settings, sizesFor } from '../../arguments'
import type { Tensor } from '../../tensor'
import * as F from '../functional'
import { Module } from '../core/module'
import { pythonTuple } from '../core/repr'

export interface MaxUnpoolOptions {
  /** How far the pool's window moved; default the window's size. */
  stride?: Size | null
  /** The pool's padding; default 0. */
  padding?: Size
}

export type MaxUnpoolArguments = Given<[stride: Size | null, padding: Size], MaxUnpoolOptions>
type UnpoolInputs = [input: Tensor, indices: Tensor, outputSize?: readonly number[]]

abstract class MaxUnpoolNd extends Module<UnpoolInputs, Tensor> {
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]

  constructor(where: string, dims: number, kernelSize: Size, args: MaxUnpoolArguments) {
    super()
    const { stride, padding } = settings<MaxUnpoolOptions>(where, { stride: null, padding: 0 }, args)
    this.kernelSize = sizesFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.stride = sizesFor(where, 'stride', stride ?? kernelSize, dims, { min: 1 })
    this.padding = sizesFor(where, 'padding', padding, dims, { min: 0 })
  }

  protected override extraRepr(): string {
    const sizes = Object.entries({ kernel_size: this.kernelSize, stride: this.stride, padding: this.padding })
    return sizes.map(([name, size]) => `${name}=${pythonTuple(size)}`).join(', ')
  }
}

/**
 * Puts the results of {@link MaxPool1d} with `returnIndices` back in their places, zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool1d.html
 */
export class MaxUnpool1d extends MaxUnpoolNd {
  constructor(kernelSize: Size, ...args: MaxUnpoolArguments) {
    super('nn.MaxUnpool1d', 1, kernelSize, args)
  }

  forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool1d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}

/**
 * Puts the results of {@link MaxPool2d} with `returnIndices` back in their places, zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool2d.html
 */
export class MaxUnpool2d extends MaxUnpoolNd {
  constructor(kernelSize: Size, ...args: MaxUnpoolArguments) {
    super('nn.MaxUnpool2d', 2, kernelSize, args)
  }

  forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool2d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}

/**
 * Puts the results of {@link MaxPool3d} with `returnIndices` back in their places, zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool3d.html
 */
export class MaxUnpool3d extends MaxUnpoolNd {
  constructor(kernelSize: Size, ...args: MaxUnpoolArguments) {
    super('nn.MaxUnpool3d', 3, kernelSize, args)
  }

  forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool3d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}
