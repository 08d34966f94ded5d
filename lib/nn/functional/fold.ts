import { type Args, positional, type Rest, type Size, settings, sizesFor } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

export interface UnfoldOptions {
  /** The distance between the elements of a block; default 1. */
  dilation?: Size
  /** How many zeros are added on each side; default 0. */
  padding?: Size
  /** The distance between blocks; default 1. */
  stride?: Size
}

const unfoldDefaults: UnfoldOptions = { dilation: 1, padding: 0, stride: 1 }

type UnfoldArguments = Rest<UnfoldOptions, ['dilation', 'padding', 'stride']>

/** The kernel's size, the dilation, the padding and the stride. */
function blocks(name: string, kernelSize: Size, rest: UnfoldArguments): [number[], number[], number[], number[]] {
  const { dilation, padding, stride } = settings(`nn.functional.${name}`, unfoldDefaults, rest)
  return [
    sizesFor(name, 'kernelSize', kernelSize, 2, { min: 1 }),
    sizesFor(name, 'dilation', dilation, 2, { min: 1 }),
    sizesFor(name, 'padding', padding, 2, { min: 0 }),
    sizesFor(name, 'stride', stride, 2, { min: 1 }),
  ]
}

/**
 * Sliding blocks of `[N, C, H, W]` as columns: `[N, C · kernel, blocks]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.unfold.html
 */
export function unfold(
  ...given: Args<
    'nn.functional.unfold',
    [input: Tensor, kernelSize: Size],
    UnfoldOptions,
    ['dilation', 'padding', 'stride']
  >
): Tensor {
  const [input, kernelSize, ...rest] = positional('nn.functional.unfold', given)
  return ops.im2col(input, ...blocks('unfold', kernelSize, rest))
}

/**
 * Sums blocks, as {@link unfold} gives them, to an image `[N, C, ...outputSize]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.fold.html
 */
export function fold(
  ...given: Args<
    'nn.functional.fold',
    [input: Tensor, outputSize: Size, kernelSize: Size],
    UnfoldOptions,
    ['dilation', 'padding', 'stride']
  >
): Tensor {
  const [input, outputSize, kernelSize, ...rest] = positional('nn.functional.fold', given)
  const sizes = blocks('fold', kernelSize, rest)
  return ops.col2im(input, sizesFor('fold', 'outputSize', outputSize, 2, { min: 1 }), ...sizes)
}
