import { type Args, type Given, positional, type Size, settings, sizeFor } from '../../arguments'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { printedSize } from '../core/repr'
import * as F from '../functional'

export type UnfoldArguments = Given<[dilation: Size, padding: Size, stride: Size], F.UnfoldOptions>

/** The base of Unfold and Fold: the options of the sliding blocks. */
abstract class Blocks extends Module<[input: Tensor], Tensor> {
  readonly kernelSize: Size
  readonly dilation: Size
  readonly padding: Size
  readonly stride: Size

  constructor(where: string, kernelSize: Size, args: UnfoldArguments) {
    super()
    const given = settings<F.UnfoldOptions>(where, { dilation: 1, padding: 0, stride: 1 }, args)
    this.kernelSize = sizeFor(where, 'kernelSize', kernelSize, 2, { min: 1 })
    this.dilation = sizeFor(where, 'dilation', given.dilation, 2, { min: 1 })
    this.padding = sizeFor(where, 'padding', given.padding, 2, { min: 0 })
    this.stride = sizeFor(where, 'stride', given.stride, 2, { min: 1 })
  }

  protected override extraRepr(): string {
    const { kernelSize, dilation, padding, stride } = this
    const sizes = Object.entries({ kernel_size: kernelSize, dilation, padding, stride })
    return sizes.map(([name, size]) => `${name}=${printedSize(size)}`).join(', ')
  }
}

/**
 * Sliding blocks of `[N, C, H, W]` as columns: `[N, C · kernel, blocks]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Unfold.html
 */
export class Unfold extends Blocks {
  constructor(...given: Args<'nn.Unfold', [kernelSize: Size], F.UnfoldOptions, ['dilation', 'padding', 'stride']>) {
    const [kernelSize, ...args] = positional('nn.Unfold', given)
    super('nn.Unfold', kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    const { dilation, padding, stride } = this
    return F.unfold(input, this.kernelSize, { dilation, padding, stride })
  }
}

/**
 * Sums blocks, as {@link Unfold} gives them, to an image `[N, C, ...outputSize]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Fold.html
 */
export class Fold extends Blocks {
  readonly outputSize: Size

  constructor(
    ...given: Args<'nn.Fold', [outputSize: Size, kernelSize: Size], F.UnfoldOptions, ['dilation', 'padding', 'stride']>
  ) {
    const [outputSize, kernelSize, ...args] = positional('nn.Fold', given)
    super('nn.Fold', kernelSize, args)
    this.outputSize = sizeFor('nn.Fold', 'outputSize', outputSize, 2, { min: 1 })
  }

  override forward(input: Tensor): Tensor {
    const { dilation, padding, stride } = this
    return F.fold(input, this.outputSize, this.kernelSize, { dilation, padding, stride })
  }

  protected override extraRepr(): string {
    return `output_size=${printedSize(this.outputSize)}, ${super.extraRepr()}`
  }
}

declareOperatorsOnly(Fold, Unfold)
