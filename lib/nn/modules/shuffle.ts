import { type Args, requiredOnly, wholeNumber } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'

/**
 * Rearranges channels into pixels: `[N, C·r², H, W]` to `[N, C, H·r, W·r]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.PixelShuffle.html
 */
export class PixelShuffle extends Module<[input: Tensor], Tensor> {
  readonly upscaleFactor: number

  constructor(...given: Args<'nn.PixelShuffle', [upscaleFactor: number]>) {
    const [upscaleFactor] = requiredOnly('nn.PixelShuffle', given)
    super()
    this.upscaleFactor = wholeNumber('nn.PixelShuffle', 'upscaleFactor', upscaleFactor, { min: 1 })
  }

  override forward(input: Tensor): Tensor {
    return ops.pixelShuffle(input, this.upscaleFactor)
  }

  protected override extraRepr(): string {
    return `upscale_factor=${this.upscaleFactor}`
  }
}

/**
 * Rearranges squares of pixels into channels: `[N, C, H·r, W·r]` to `[N, C·r², H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.PixelUnshuffle.html
 */
export class PixelUnshuffle extends Module<[input: Tensor], Tensor> {
  readonly downscaleFactor: number

  constructor(...given: Args<'nn.PixelUnshuffle', [downscaleFactor: number]>) {
    const [downscaleFactor] = requiredOnly('nn.PixelUnshuffle', given)
    super()
    this.downscaleFactor = wholeNumber('nn.PixelUnshuffle', 'downscaleFactor', downscaleFactor, { min: 1 })
  }

  override forward(input: Tensor): Tensor {
    return ops.pixelUnshuffle(input, this.downscaleFactor)
  }

  protected override extraRepr(): string {
    return `downscale_factor=${this.downscaleFactor}`
  }
}

/**
 * Splits the channels of `[N, C, ...]` into `groups` groups and interleaves them.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ChannelShuffle.html
 */
export class ChannelShuffle extends Module<[input: Tensor], Tensor> {
  readonly groups: number

  constructor(...given: Args<'nn.ChannelShuffle', [groups: number]>) {
    const [groups] = requiredOnly('nn.ChannelShuffle', given)
    super()
    this.groups = wholeNumber('nn.ChannelShuffle', 'groups', groups, { min: 1 })
  }

  override forward(input: Tensor): Tensor {
    return ops.channelShuffle(input, this.groups)
  }

  protected override extraRepr(): string {
    return `groups=${this.groups}`
  }
}

declareOperatorsOnly(PixelShuffle, PixelUnshuffle, ChannelShuffle)
