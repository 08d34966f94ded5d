import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  positional,
  requireDims,
  requireTensor,
  settings,
} from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

export interface FunctionalDropoutOptions {
  /** The probability of dropping an element, from 0 to 1; default 0.5. */
  p?: number
  /** Whether dropout is applied; default true, for the alpha forms false. */
  training?: boolean
  /** Whether to work in place; default false. */
  inplace?: boolean
}

export type FunctionalDropoutArguments = Given<
  [p: number, training: boolean, inplace: boolean],
  FunctionalDropoutOptions
>

function checked(where: string, args: FunctionalDropoutArguments, training = true): Required<FunctionalDropoutOptions> {
  const given = settings<FunctionalDropoutOptions>(`nn.functional.${where}`, { p: 0.5, training, inplace: false }, args)
  return {
    p: finiteNumber(where, 'p', given.p, { min: 0, max: 1 }),
    training: flag(where, 'training', given.training),
    inplace: flag(where, 'inplace', given.inplace),
  }
}

/**
 * Sets each element to zero with probability `p` and scales the others by 1 / (1 - p).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.dropout.html
 */
export function dropout(
  ...given: Args<'nn.functional.dropout', [input: Tensor], FunctionalDropoutOptions, ['p', 'training', 'inplace']>
): Tensor {
  const [input, ...args] = positional('nn.functional.dropout', given)
  const { p, training, inplace } = checked('dropout', args)
  return inplace ? ops.dropout_(input, p, training) : ops.dropout(input, p, training)
}

/**
 * Sets whole channels of `[N, C, L]` or `[C, L]` to zero with probability `p` and scales the others by 1 / (1 - p).
 * @throws TorchError `ERR_SHAPE` for any other number of dimensions
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.dropout1d.html
 */
export function dropout1d(
  ...given: Args<'nn.functional.dropout1d', [input: Tensor], FunctionalDropoutOptions, ['p', 'training', 'inplace']>
): Tensor {
  const [input, ...args] = positional('nn.functional.dropout1d', given)
  const options = checked('dropout1d', args)
  requireDims('dropout1d', input, 2, 3)
  return dropChannels(input, options, input.ndim === 2)
}

/**
 * Sets whole channels of `[N, C, H, W]`, or of `[N, C, L]` as in PyTorch, to zero with probability `p` and scales the others by
 * 1 / (1 - p).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.dropout2d.html
 */
export function dropout2d(
  ...given: Args<'nn.functional.dropout2d', [input: Tensor], FunctionalDropoutOptions, ['p', 'training', 'inplace']>
): Tensor {
  const [input, ...args] = positional('nn.functional.dropout2d', given)
  return dropChannels(input, checked('dropout2d', args), false)
}

/**
 * Sets whole channels of `[N, C, D, H, W]` or `[C, D, H, W]` to zero with probability `p` and scales the others by 1 / (1 - p).
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.dropout3d.html
 */
export function dropout3d(
  ...given: Args<'nn.functional.dropout3d', [input: Tensor], FunctionalDropoutOptions, ['p', 'training', 'inplace']>
): Tensor {
  const [input, ...args] = positional('nn.functional.dropout3d', given)
  const options = checked('dropout3d', args)
  requireTensor('dropout3d', 'input', input)
  return dropChannels(input, options, input.ndim !== 5)
}

function dropChannels(input: Tensor, options: Required<FunctionalDropoutOptions>, unbatched: boolean): Tensor {
  const { p, training, inplace } = options
  const batch = unbatched ? ops.unsqueeze(input, 0) : input
  const dropped = inplace ? ops.featureDropout_(batch, p, training) : ops.featureDropout(batch, p, training)
  if (unbatched && inplace) return input
  return unbatched ? ops.squeeze(dropped, 0) : dropped
}

/**
 * Dropout for SELU networks that preserves mean and variance: dropped elements get SELU's lowest value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.alpha_dropout.html
 */
export function alphaDropout(
  ...given: Args<'nn.functional.alphaDropout', [input: Tensor], FunctionalDropoutOptions, ['p', 'training', 'inplace']>
): Tensor {
  const [input, ...args] = positional('nn.functional.alphaDropout', given)
  const { p, training, inplace } = checked('alphaDropout', args, false)
  return inplace ? ops.alphaDropout_(input, p, training) : ops.alphaDropout(input, p, training)
}

/**
 * {@link alphaDropout} of whole channels.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.feature_alpha_dropout.html
 */
export function featureAlphaDropout(
  ...given: Args<
    'nn.functional.featureAlphaDropout',
    [input: Tensor],
    FunctionalDropoutOptions,
    ['p', 'training', 'inplace']
  >
): Tensor {
  const [input, ...args] = positional('nn.functional.featureAlphaDropout', given)
  const { p, training, inplace } = checked('featureAlphaDropout', args, false)
  return inplace ? ops.featureAlphaDropout_(input, p, training) : ops.featureAlphaDropout(input, p, training)
}
