import {
  type Args,
  checkOptions,
  type Forms,
  flag,
  positional,
  requiredOnly,
  type Settled,
  settings,
  surplus,
} from '../../arguments'
import * as ops from '../../generated/ops'
import { isRevoked } from '../../kinds'
import type { Tensor } from '../../tensor'
import type { DType } from '../../types'

/**
 * `x / (1 + |x|)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softsign.html
 */
export function softsign(...given: Args<'nn.functional.softsign', [input: Tensor]>): Tensor {
  const [input] = requiredOnly('nn.functional.softsign', given)
  return ops.div(input, ops.add(ops.abs(input), 1))
}

/**
 * `x - tanh(x)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.tanhshrink.html
 */
export function tanhshrink(...given: Args<'nn.functional.tanhshrink', [input: Tensor]>): Tensor {
  const [input] = requiredOnly('nn.functional.tanhshrink', given)
  return ops.sub(input, ops.tanh(input))
}

/**
 * The softmax of `-x` over a dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.softmin.html
 */
export function softmin(
  ...args: Forms<
    'nn.functional.softmin',
    [input: Tensor, dim: number, options?: Partial<SoftminOptions>] | [input: Tensor, options: SoftminOptions]
  >
): Tensor {
  const [input, dim, options = {}] = positional('nn.functional.softmin', args)
  if (arguments.length > 3) throw surplus('nn.functional.softmin', 3, arguments)
  const given = { ...(typeof dim === 'object' && !isRevoked(dim) ? dim : { dim }), ...options }
  checkOptions('nn.functional.softmin', given, ['dim', 'dtype'])
  return ops.softmax(ops.neg(input), given as SoftminOptions)
}

export interface SoftminOptions {
  dim: number
  /** The dtype to which the input is cast first. */
  dtype?: DType | null
}

export interface GumbelSoftmaxOptions {
  /** The temperature; default 1. */
  tau?: number
  /** Whether the result is one-hot, with the gradient of the soft one; default false. */
  hard?: boolean
  /** The dimension; default -1. */
  dim?: number
}

/**
 * Samples from the Gumbel-softmax distribution with the given unnormalised log probabilities.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.gumbel_softmax.html
 */
export function gumbelSoftmax(
  ...given: Args<'nn.functional.gumbelSoftmax', [logits: Tensor], GumbelSoftmaxOptions, ['tau', 'hard']>
): Tensor {
  const [logits, ...rest] = positional('nn.functional.gumbelSoftmax', given)
  const { tau, hard, dim } = settings<Required<GumbelSoftmaxOptions>>(
    'nn.functional.gumbelSoftmax',
    { tau: 1, hard: false, dim: -1 },
    rest,
  )
  flag('gumbelSoftmax', 'hard', hard)
  const noise = ops.neg(ops.log(ops.exponential_(ops.emptyLike(logits, { memoryFormat: 'contiguous_format' }))))
  const soft = ops.softmax(ops.div(ops.add(logits, noise), tau), dim)
  if (!hard) return soft
  const chosen = ops.argmax(soft, dim, true)
  const oneHot = ops.scatter_(ops.zerosLike(logits), dim, chosen, 1)
  return ops.add(ops.sub(oneHot, soft.detach()), soft)
}

export interface NormalizeOptions {
  /** The norm's degree; default 2. */
  p?: number
  /** The dimension; default 1. */
  dim?: number
  /** The smallest norm to divide by; default 1e-12. */
  eps?: number
  /** The tensor that the result is written to; no gradient flows through it then. */
  out?: Tensor
}

/**
 * Divides vectors by their norm: `x / max(‖x‖, eps)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.normalize.html
 */
export function normalize(
  ...given: Args<'nn.functional.normalize', [input: Tensor], NormalizeOptions, ['p', 'dim', 'eps', 'out']>
): Tensor {
  const [input, ...rest] = positional('nn.functional.normalize', given)
  const { p, dim, eps, out } = settings<Settled<NormalizeOptions, 'out'>>(
    'nn.functional.normalize',
    { p: 2, dim: 1, eps: 1e-12, out: undefined },
    rest,
  )
  const length = ops.clampMin(ops.norm(input, p, [dim], true), eps)
  return out === undefined ? ops.div(input, length) : ops.div(input, length, { out })
}
