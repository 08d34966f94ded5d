import { type Args, finiteNumber, flag, named, positional, requireTensor, wholeNumber } from '../../arguments'
import { TorchError } from '../../errors'
import type { Tensor } from '../../tensor'
import { addedMask, attend } from './attention-kernel'

export interface MultiHeadAttentionForwardOptions {
  /** Whether attention weights are dropped with probability `dropoutP`; default true. */
  training?: boolean
  /** Keys to ignore: bool `[batch, keys]`, true where ignored; or floats that are added to the scores. */
  keyPaddingMask?: Tensor | null
  /** Whether the attention weights are also returned, which is slower; default true. */
  needWeights?: boolean
  /** Pairs to ignore: bool `[queries, keys]` or `[batch · heads, queries, keys]`, true where ignored; or floats to add. */
  attnMask?: Tensor | null
  /** Whether `qProjWeight`, `kProjWeight` and `vProjWeight` project instead of `inProjWeight`; default false. */
  useSeparateProjWeight?: boolean
  /** `[embedDim, embedDim]`. */
  qProjWeight?: Tensor | null
  /** `[embedDim, features of keys]`. */
  kProjWeight?: Tensor | null
  /** `[embedDim, features of values]`. */
  vProjWeight?: Tensor | null
  /** Keys that replace the projected ones, `[batch · heads, keys, embedDim / heads]`. */
  staticK?: Tensor | null
  /** Values that replace the projected ones. */
  staticV?: Tensor | null
  /** Whether the returned weights are averaged over the heads; default true. */
  averageAttnWeights?: boolean
  /** Declares that attnMask is the causal mask, so that a faster kernel can be used; default false. */
  isCausal?: boolean
}

const names = [
  ...(['training', 'keyPaddingMask', 'needWeights', 'attnMask', 'useSeparateProjWeight', 'qProjWeight'] as const),
  ...(['kProjWeight', 'vProjWeight', 'staticK', 'staticV', 'averageAttnWeights', 'isCausal'] as const),
]

const where = 'multiHeadAttentionForward'

/** The weight if it is wanted, else null; throws if it is wanted and missing. */
function needed(name: string, given: Tensor | null | undefined, wanted: boolean): Tensor | null {
  if (wanted && !given) throw new TorchError('ERR_SHAPE', `${where}: ${name} is required, but was not given`)
  return (wanted && given) || null
}

/** The arguments of {@link multiHeadAttentionForward}. */
export type MultiHeadAttentionForwardArguments = Args<
  'nn.functional.multiHeadAttentionForward',
  [
    query: Tensor,
    key: Tensor,
    value: Tensor,
    embedDimToCheck: number,
    numHeads: number,
    inProjWeight: Tensor | null,
    inProjBias: Tensor | null,
    biasK: Tensor | null,
    biasV: Tensor | null,
    addZeroAttn: boolean,
    dropoutP: number,
    outProjWeight: Tensor,
    outProjBias: Tensor | null,
  ],
  MultiHeadAttentionForwardOptions
>

/**
 * Computes what `nn.MultiheadAttention` does, with the weights as arguments. Inputs are `[time, batch, features]` or
 * `[time, features]`.
 * @param inProjWeight `[3 · embedDim, embedDim]`
 * @param biasK a key `[1, 1, embedDim]` that is appended to every sequence; `biasV` is its value
 * @returns the output in the query's shape, and the weights `[batch, queries, keys]`, or null if not needed
 * @throws TorchError `ERR_SHAPE` or `ERR_DTYPE` for inputs, weights or masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.functional.multi_head_attention_forward.html
 */
export function multiHeadAttentionForward(
  ...given: MultiHeadAttentionForwardArguments
): [output: Tensor, weights: Tensor | null] {
  const [query, key, value, embedDimToCheck, numHeads, ...weights] = positional(
    'nn.functional.multiHeadAttentionForward',
    given,
  )
  const [inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias, ...rest] = weights
  const options = named<MultiHeadAttentionForwardOptions>('nn.functional.multiHeadAttentionForward', names, rest)
  for (const [name, input] of Object.entries({ query, key, value })) requireTensor(where, name, input)
  wholeNumber(where, 'embedDimToCheck', embedDimToCheck, { min: 1 })
  wholeNumber(where, 'numHeads', numHeads, { min: 1 })
  const { training = true, needWeights = true, averageAttnWeights = true, isCausal = false, staticK, staticV } = options
  const separate = flag(where, 'useSeparateProjWeight', options.useSeparateProjWeight ?? false)
  if (embedDimToCheck % numHeads !== 0) {
    throw new TorchError('ERR_RANGE', `${where}: ${embedDimToCheck} features cannot be divided among ${numHeads} heads`)
  }
  return attend(
    where,
    {
      embedDim: embedDimToCheck,
      numHeads,
      kdim: separate ? (key.shape.at(-1) ?? 0) : embedDimToCheck,
      vdim: separate ? (value.shape.at(-1) ?? 0) : embedDimToCheck,
      dropout: finiteNumber(where, 'dropoutP', dropoutP, { min: 0, max: 1 }),
      training: flag(where, 'training', training),
      addZeroAttn: flag(where, 'addZeroAttn', addZeroAttn),
      in_proj_weight: needed('inProjWeight', inProjWeight, !separate),
      in_proj_bias: inProjBias,
      q_proj_weight: needed('qProjWeight', options.qProjWeight, separate),
      k_proj_weight: needed('kProjWeight', options.kProjWeight, separate),
      v_proj_weight: needed('vProjWeight', options.vProjWeight, separate),
      bias_k: biasK,
      bias_v: biasV,
      out_proj: { weight: outProjWeight, bias: outProjBias },
      staticK,
      staticV,
    },
    query,
    key,
    value,
    {
      keyMask: addedMask(where, 'keyPaddingMask', options.keyPaddingMask, query.dtype),
      mask: addedMask(where, 'attnMask', options.attnMask, query.dtype),
      needWeights: flag(where, 'needWeights', needWeights),
      averageWeights: flag(where, 'averageAttnWeights', averageAttnWeights),
      isCausal: flag(where, 'isCausal', isCausal),
    },
  )
}
