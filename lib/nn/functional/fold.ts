import { type Rest, type Size, settings, sizesFor } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

export interface UnfoldOptions {
  /** The distance between a block's points; default 1. */
  dilation?: Size
  /** What is added on both sides; default 0. */
  padding?: Size
  /** How far a block moves; default 1. */
  stride?: Size
}

const unfoldDefaults: UnfoldOptions = { dilation: 1, padding: 0, stride: 1 }

function pairs(where: string, { dilation, padding, stride }: UnfoldOptions): [number[], number[], number[]] {
  return [
    sizesFor(where, 'dilation', dilation, 2, { min: 1 }),
    sizesFor(where, 'padding', padding, 2, { min: 0 }),
    sizesFor(where, 'stride', stride, 2, { min: 1 }),
  ]
}

/**
 * Sliding blocks of `[N, C, H, W]` as columns: `[N, C · kernel, blocks]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.unfold.html
 */
export function unfold(
  input: Tensor,
  kernelSize: Size,
  ...rest: Rest<UnfoldOptions, ['dilation', 'padding', 'stride']>
): Tensor {
  const options = settings('nn.functional.unfold', unfoldDefaults, rest)
  const kernel = sizesFor('unfold', 'kernelSize', kernelSize, 2, { min: 1 })
  return ops.im2col(input, kernel, ...pairs('unfold', options))
}

/**
 * Adds up the blocks that {@link unfold} gives to an image `[N, C, ...outputSize]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fold.html
 */
export function fold(
  input: Tensor,
  outputSize: Size,
  kernelSize: Size,
  ...rest: Rest<UnfoldOptions, ['dilation', 'padding', 'stride']>
): Tensor {
  const options = settings('nn.functional.fold', unfoldDefaults, rest)
  const size = sizesFor('fold', 'outputSize', outputSize, 2, { min: 1 })
  const kernel = sizesFor('fold', 'kernelSize', kernelSize, 2, { min: 1 })
  return ops.col2im(input, size, kernel, ...pairs('fold', options))
}
