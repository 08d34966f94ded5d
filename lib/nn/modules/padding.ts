import { type Args, finiteNumber, requireDims, requiredOnly, type Size, sizesFor } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { pythonFloat, pythonTuple } from '../core/repr'

/** The base of all paddings: two numbers for each dimension, last dimension first. */
abstract class PadNd extends Module<[input: Tensor], Tensor> {
  readonly padding: readonly number[]

  constructor(where: string, dims: number, padding: Size) {
    super()
    this.padding = sizesFor(where, 'padding', padding, 2 * dims)
  }

  protected override extraRepr(): string {
    return pythonTuple(this.padding)
  }
}

abstract class ConstantPadNd extends PadNd {
  readonly value: number

  constructor(where: string, dims: number, padding: Size, value: number) {
    super(where, dims, padding)
    this.value = finiteNumber(where, 'value', value)
  }

  protected override extraRepr(): string {
    return `padding=${pythonTuple(this.padding)}, value=${pythonFloat(this.value)}`
  }
}

/**
 * Pads the last dimension of any tensor of at least 1 dimension with one value.
 * `padding` is one number for every side, or [left, right]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConstantPad1d.html
 */
export class ConstantPad1d extends ConstantPadNd {
  constructor(...given: Args<'nn.ConstantPad1d', [padding: Size, value: number]>) {
    const [padding, value] = requiredOnly('nn.ConstantPad1d', given)
    super('nn.ConstantPad1d', 1, padding, value)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', this.value)
  }
}

/**
 * Pads the last two dimensions of any tensor of at least 2 dimensions with one value.
 * `padding` is one number for every side, or [left, right, top, bottom]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConstantPad2d.html
 */
export class ConstantPad2d extends ConstantPadNd {
  constructor(...given: Args<'nn.ConstantPad2d', [padding: Size, value: number]>) {
    const [padding, value] = requiredOnly('nn.ConstantPad2d', given)
    super('nn.ConstantPad2d', 2, padding, value)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', this.value)
  }
}

/**
 * Pads the last three dimensions of any tensor of at least 3 dimensions with one value.
 * `padding` is one number for every side, or [left, right, top, bottom, front, back]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ConstantPad3d.html
 */
export class ConstantPad3d extends ConstantPadNd {
  constructor(...given: Args<'nn.ConstantPad3d', [padding: Size, value: number]>) {
    const [padding, value] = requiredOnly('nn.ConstantPad3d', given)
    super('nn.ConstantPad3d', 3, padding, value)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', this.value)
  }
}

/**
 * Pads the last dimension of any tensor of at least 1 dimension with zeros.
 * `padding` is one number for every side, or [left, right]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ZeroPad1d.html
 */
export class ZeroPad1d extends PadNd {
  constructor(...given: Args<'nn.ZeroPad1d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ZeroPad1d', given)
    super('nn.ZeroPad1d', 1, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', 0)
  }
}

/**
 * Pads the last two dimensions of any tensor of at least 2 dimensions with zeros.
 * `padding` is one number for every side, or [left, right, top, bottom]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ZeroPad2d.html
 */
export class ZeroPad2d extends PadNd {
  constructor(...given: Args<'nn.ZeroPad2d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ZeroPad2d', given)
    super('nn.ZeroPad2d', 2, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', 0)
  }
}

/**
 * Pads the last three dimensions of any tensor of at least 3 dimensions with zeros.
 * `padding` is one number for every side, or [left, right, top, bottom, front, back]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ZeroPad3d.html
 */
export class ZeroPad3d extends PadNd {
  constructor(...given: Args<'nn.ZeroPad3d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ZeroPad3d', given)
    super('nn.ZeroPad3d', 3, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'constant', 0)
  }
}

/**
 * Pads the last dimension of `[N, C, L]` or `[C, L]` by reflection, without repeating the border.
 * `padding` is one number for every side, or [left, right]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReflectionPad1d.html
 */
export class ReflectionPad1d extends PadNd {
  constructor(...given: Args<'nn.ReflectionPad1d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReflectionPad1d', given)
    super('nn.ReflectionPad1d', 1, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'reflect')
  }
}

/**
 * Pads the last two dimensions of `[N, C, H, W]` or `[C, H, W]` by reflection, without repeating the border.
 * `padding` is one number for every side, or [left, right, top, bottom]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReflectionPad2d.html
 */
export class ReflectionPad2d extends PadNd {
  constructor(...given: Args<'nn.ReflectionPad2d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReflectionPad2d', given)
    super('nn.ReflectionPad2d', 2, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'reflect')
  }
}

/**
 * Pads the last three dimensions of `[N, C, D, H, W]` or `[C, D, H, W]` by reflection, without repeating the border.
 * `padding` is one number for every side, or [left, right, top, bottom, front, back]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReflectionPad3d.html
 */
export class ReflectionPad3d extends PadNd {
  constructor(...given: Args<'nn.ReflectionPad3d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReflectionPad3d', given)
    super('nn.ReflectionPad3d', 3, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'reflect')
  }
}

/**
 * Pads the last dimension of `[N, C, L]` or `[C, L]` with the border values.
 * `padding` is one number for every side, or [left, right]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReplicationPad1d.html
 */
export class ReplicationPad1d extends PadNd {
  constructor(...given: Args<'nn.ReplicationPad1d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReplicationPad1d', given)
    super('nn.ReplicationPad1d', 1, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'replicate')
  }
}

/**
 * Pads the last two dimensions of `[N, C, H, W]` or `[C, H, W]` with the border values.
 * `padding` is one number for every side, or [left, right, top, bottom]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReplicationPad2d.html
 */
export class ReplicationPad2d extends PadNd {
  constructor(...given: Args<'nn.ReplicationPad2d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReplicationPad2d', given)
    super('nn.ReplicationPad2d', 2, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'replicate')
  }
}

/**
 * Pads the last three dimensions of `[N, C, D, H, W]` or `[C, D, H, W]` with the border values.
 * `padding` is one number for every side, or [left, right, top, bottom, front, back]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ReplicationPad3d.html
 */
export class ReplicationPad3d extends PadNd {
  constructor(...given: Args<'nn.ReplicationPad3d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.ReplicationPad3d', given)
    super('nn.ReplicationPad3d', 3, padding)
  }

  override forward(input: Tensor): Tensor {
    return ops.pad(input, this.padding, 'replicate')
  }
}

/**
 * Pads the last dimension of `[N, C, L]` or `[C, L]` with the values from the opposite end.
 * `padding` is one number for every side, or [left, right]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CircularPad1d.html
 */
export class CircularPad1d extends PadNd {
  constructor(...given: Args<'nn.CircularPad1d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.CircularPad1d', given)
    super('nn.CircularPad1d', 1, padding)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.CircularPad1d', input, 2, 3)
    return ops.pad(input, this.padding, 'circular')
  }
}

/**
 * Pads the last two dimensions of `[N, C, H, W]` or `[C, H, W]` with the values from the opposite end.
 * `padding` is one number for every side, or [left, right, top, bottom]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CircularPad2d.html
 */
export class CircularPad2d extends PadNd {
  constructor(...given: Args<'nn.CircularPad2d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.CircularPad2d', given)
    super('nn.CircularPad2d', 2, padding)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.CircularPad2d', input, 3, 4)
    return ops.pad(input, this.padding, 'circular')
  }
}

/**
 * Pads the last three dimensions of `[N, C, D, H, W]` or `[C, D, H, W]` with the values from the opposite end.
 * `padding` is one number for every side, or [left, right, top, bottom, front, back]; negative numbers crop.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CircularPad3d.html
 */
export class CircularPad3d extends PadNd {
  constructor(...given: Args<'nn.CircularPad3d', [padding: Size]>) {
    const [padding] = requiredOnly('nn.CircularPad3d', given)
    super('nn.CircularPad3d', 3, padding)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.CircularPad3d', input, 4, 5)
    return ops.pad(input, this.padding, 'circular')
  }
}

declareOperatorsOnly(
  ...[ConstantPad1d, ConstantPad2d, ConstantPad3d],
  ...[ZeroPad1d, ZeroPad2d, ZeroPad3d],
  ...[ReflectionPad1d, ReflectionPad2d, ReflectionPad3d],
  ...[ReplicationPad1d, ReplicationPad2d, ReplicationPad3d],
  ...[CircularPad1d, CircularPad2d, CircularPad3d],
)
