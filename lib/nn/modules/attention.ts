import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  positional,
  requireTensor,
  settings,
  surplus,
  wholeNumber,
} from '../../arguments'
import { isGradEnabled } from '../../autograd'
import { native } from '../../binding/native'
import { op } from '../../binding/ops'
import { TorchError } from '../../errors'
import { empty } from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { registerFields } from '../core/slots'
import { addedMask, attend, mergedMask } from '../functional/attention-kernel'
import { constant_, xavierNormal_, xavierUniform_ } from '../init'
import { Linear } from './linear'

export interface MultiheadAttentionOptions extends Placement {
  /** The dropout probability of attention weights in training; default 0. */
  dropout?: number
  /** Whether the projections have biases; default true. */
  bias?: boolean
  /** Whether a learned key and value are appended to every sequence; default false. */
  addBiasKv?: boolean
  /** Whether a key and value of zeros are appended to every sequence; default false. */
  addZeroAttn?: boolean
  /** The number of features of the keys; default embedDim. */
  kdim?: number | null
  /** The number of features of the values; default embedDim. */
  vdim?: number | null
  /** Whether sequences are `[batch, time, features]` instead of `[time, batch, features]`; default false. */
  batchFirst?: boolean
}

const defaults: MultiheadAttentionOptions = {
  dropout: 0,
  bias: true,
  addBiasKv: false,
  addZeroAttn: false,
  kdim: null,
  vdim: null,
  batchFirst: false,
  device: undefined,
  dtype: undefined,
}

export interface AttentionOptions {
  /** Keys to ignore: bool `[batch, keys]`, true where ignored; or floats that are added to the scores. */
  keyPaddingMask?: Tensor | null
  /** Whether the attention weights are also returned, which is slower; default true. */
  needWeights?: boolean
  /** Pairs to ignore: bool `[queries, keys]` or `[batch · heads, queries, keys]`, true where ignored; or floats to add. */
  attnMask?: Tensor | null
  /** Whether the returned weights are averaged over the heads; default true. */
  averageAttnWeights?: boolean
  /** Declares that attnMask is the causal mask, so that a faster kernel can be used; default false. */
  isCausal?: boolean
}

const attentionDefaults: AttentionOptions = {
  keyPaddingMask: null,
  needWeights: true,
  attnMask: null,
  averageAttnWeights: true,
  isCausal: false,
}

/** The output projection, with the name that PyTorch prints. */
class NonDynamicallyQuantizableLinear extends Linear {}

const nativeMultiHeadAttention = op('_native_multi_head_attention', '')

const attentionFields = {
  in_proj_weight: 'parameter',
  q_proj_weight: 'parameter',
  k_proj_weight: 'parameter',
  v_proj_weight: 'parameter',
  in_proj_bias: 'parameter',
  bias_k: 'parameter',
  bias_v: 'parameter',
} as const

/**
 * Multi-head attention: each head attends to its own projection of queries, keys and values.
 *
 * `forward(query, key, value, options?)` takes `[queries, batch, embedDim]`, `[keys, batch, kdim]`, `[keys, batch, vdim]`
 * (batch first with batchFirst, or no batch at all). It gives `[output, weights]`: the output in the query's shape, and the weights
 * `[batch, queries, keys]`, or `[batch, heads, queries, keys]` if not averaged, or null if not needed.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` or `ERR_DTYPE` for inputs or masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MultiheadAttention.html
 */
export class MultiheadAttention extends Module {
  readonly embedDim: number
  readonly numHeads: number
  readonly kdim: number
  readonly vdim: number
  dropout: number
  readonly batchFirst: boolean
  readonly addZeroAttn: boolean
  in_proj_weight: Parameter | null
  q_proj_weight: Parameter | null
  k_proj_weight: Parameter | null
  v_proj_weight: Parameter | null
  in_proj_bias: Parameter | null
  bias_k: Parameter | null
  bias_v: Parameter | null
  out_proj: Linear

  constructor(
    ...given: Args<
      'nn.MultiheadAttention',
      [embedDim: number, numHeads: number],
      MultiheadAttentionOptions,
      ['dropout', 'bias', 'addBiasKv', 'addZeroAttn', 'kdim', 'vdim', 'batchFirst']
    >
  ) {
    const [embedDim, numHeads, ...args] = positional('nn.MultiheadAttention', given)
    super()
    const where = 'nn.MultiheadAttention'
    const options = settings<MultiheadAttentionOptions>(where, defaults, args)
    this.embedDim = wholeNumber(where, 'embedDim', embedDim, { min: 1 })
    this.numHeads = wholeNumber(where, 'numHeads', numHeads, { min: 1 })
    if (embedDim % numHeads !== 0) {
      throw new TorchError(
        'ERR_RANGE',
        `${where}: embedDim must be a multiple of numHeads, but ${embedDim} is not a multiple of ${numHeads}`,
      )
    }
    this.kdim = wholeNumber(where, 'kdim', options.kdim ?? embedDim, { min: 1 })
    this.vdim = wholeNumber(where, 'vdim', options.vdim ?? embedDim, { min: 1 })
    this.dropout = finiteNumber(where, 'dropout', options.dropout, { min: 0, max: 1 })
    this.batchFirst = flag(where, 'batchFirst', options.batchFirst)
    this.addZeroAttn = flag(where, 'addZeroAttn', options.addZeroAttn)
    const bias = flag(where, 'bias', options.bias)
    const addBiasKv = flag(where, 'addBiasKv', options.addBiasKv)
    const { dtype, device } = options
    const parameter = (has: boolean, ...shape: number[]) =>
      has ? new Parameter(empty(shape, { dtype, device })) : null
    const isPacked = this.kdim === embedDim && this.vdim === embedDim
    this.in_proj_weight = parameter(isPacked, 3 * embedDim, embedDim)
    this.q_proj_weight = parameter(!isPacked, embedDim, embedDim)
    this.k_proj_weight = parameter(!isPacked, embedDim, this.kdim)
    this.v_proj_weight = parameter(!isPacked, embedDim, this.vdim)
    this.in_proj_bias = parameter(bias, 3 * embedDim)
    this.bias_k = parameter(addBiasKv, 1, 1, embedDim)
    this.bias_v = parameter(addBiasKv, 1, 1, embedDim)
    this.out_proj = new NonDynamicallyQuantizableLinear(embedDim, embedDim, { bias, dtype, device })
    registerFields(this, attentionFields)
    this.resetParameters()
  }

  /** Draws new initial values, except for the output projection's weight, in PyTorch's order. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.MultiheadAttention.resetParameters', 0, arguments)
    const { in_proj_weight, q_proj_weight, k_proj_weight, v_proj_weight } = this
    for (const weight of [in_proj_weight, q_proj_weight, k_proj_weight, v_proj_weight])
      if (weight) xavierUniform_(weight)
    if (this.in_proj_bias) constant_(this.in_proj_bias, 0)
    if (this.out_proj.bias) constant_(this.out_proj.bias, 0)
    for (const bias of [this.bias_k, this.bias_v]) if (bias) xavierNormal_(bias)
  }

  override forward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    ...args: Given<
      [
        keyPaddingMask: Tensor | null,
        needWeights: boolean,
        attnMask: Tensor | null,
        averageAttnWeights: boolean,
        isCausal: boolean,
      ],
      AttentionOptions
    >
  ): [output: Tensor, weights: Tensor | null] {
    const where = 'nn.MultiheadAttention'
    const given = settings<AttentionOptions>('nn.MultiheadAttention.forward', attentionDefaults, args)
    requireTensor(where, 'query', query)
    requireTensor(where, 'key', key)
    requireTensor(where, 'value', value)
    const needWeights = flag(where, 'needWeights', given.needWeights)
    const averageWeights = flag(where, 'averageAttnWeights', given.averageAttnWeights)
    const isCausal = flag(where, 'isCausal', given.isCausal)
    const keyMask = addedMask(where, 'keyPaddingMask', given.keyPaddingMask, query.dtype)
    const mask = addedMask(where, 'attnMask', given.attnMask, query.dtype)
    const hasFloatMask = [given.keyPaddingMask, given.attnMask].some((one) => one?.isFloatingPoint())
    if (!hasFloatMask && query === key && key === value && this.isInferring(query)) {
      const { merged, kind } = mergedMask(this.numHeads, mask, keyMask, query)
      return this.inferred(query, merged, kind, needWeights, averageWeights)
    }
    const swap = this.batchFirst && query.ndim === 3
    const turned = new Map([query, key, value].map((input) => [input, swap ? input.transpose(1, 0) : input]))
    const of = (input: Tensor) => turned.get(input) as Tensor
    const options = { keyMask, mask, needWeights, averageWeights, isCausal }
    const [output, weights] = attend(where, this, of(query), of(key), of(value), options)
    return [swap ? output.transpose(1, 0) : output, weights]
  }

  /** @internal Whether PyTorch would use libtorch's inference kernel for self-attention of `input`. */
  isInferring(input: Tensor): boolean {
    const { in_proj_weight, in_proj_bias, out_proj, bias_k, addZeroAttn } = this
    if (this.training || !this.batchFirst || this.numHeads % 2 !== 0 || bias_k || addZeroAttn) return false
    if (!in_proj_weight || !in_proj_bias || !out_proj.bias || input.ndim !== 3) return false
    if (input.dtype !== in_proj_weight.dtype || input.dtype !== in_proj_bias.dtype) return false
    if (native.autocast('cuda')[0]) return false
    const tensors = [input, in_proj_weight, in_proj_bias, out_proj.weight, out_proj.bias]
    return !isGradEnabled() || !tensors.some((tensor) => tensor.requiresGrad)
  }

  private inferred(
    input: Tensor,
    mask: Tensor | null,
    maskKind: number | null,
    needWeights: boolean,
    averageWeights: boolean,
  ): [output: Tensor, weights: Tensor | null] {
    const { embedDim, numHeads, in_proj_weight, in_proj_bias, out_proj } = this
    const [output, weights] = nativeMultiHeadAttention(
      ...[input, input, input, embedDim, numHeads],
      ...[in_proj_weight, in_proj_bias, out_proj.weight, out_proj.bias],
      ...[mask, needWeights, averageWeights, maskKind],
    )
    return [output, needWeights ? weights : null]
  }
}
