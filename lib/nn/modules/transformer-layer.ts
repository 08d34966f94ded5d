import { flag, type Given, oneOf, requireTensor, settings, wholeNumber } from '../../arguments'
import { isGradEnabled } from '../../autograd'
import { gelu, relu } from '../../generated/ops'
import { op } from '../../binding/ops'
import type { Tensor } from '../../tensor'
import { GELU, ReLU } from './activation'
import { MultiheadAttention } from './attention'
import { addedMask, mergedMask } from '../functional/attention-kernel'
import { Dropout } from './dropout'
import { hasHooks } from '../core/hooks'
import { Linear } from './linear'
import { Module } from '../core/module'
import { LayerNorm } from './normalization'
import type { Placement } from '../core/placement'
import { registerFields } from '../core/slots'

/** What stands between the two linear layers: a name, a function, or a module that becomes a child. */
export type TransformerActivation = 'relu' | 'gelu' | ((input: Tensor) => Tensor) | Module

export interface TransformerLayerOptions extends Placement {
  /** How many features lie between the two linear layers; default 2048. */
  dimFeedforward?: number
  /** The probability of dropout; default 0.1. */
  dropout?: number
  /** Default `'relu'`. */
  activation?: TransformerActivation
  /** Added to variances where is normalised; default 1e-5. */
  layerNormEps?: number
  /** Whether sequences are `[batch, time, features]` instead of `[time, batch, features]`; default false. */
  batchFirst?: boolean
  /** Whether is normalised before attention and feedforward instead of after; default false. */
  normFirst?: boolean
  /** Whether linear layers and normalisations have biases; default true. */
  bias?: boolean
}

/** The options that PyTorch takes by position, in its order. */
export type TransformerLayerArguments = Given<
  [
    dimFeedforward: number,
    dropout: number,
    activation: TransformerActivation,
    layerNormEps: number,
    batchFirst: boolean,
    normFirst: boolean,
    bias: boolean,
  ],
  TransformerLayerOptions
>

export const layerDefaults: Required<Omit<TransformerLayerOptions, keyof Placement>> & Placement = {
  dimFeedforward: 2048,
  dropout: 0.1,
  activation: 'relu',
  layerNormEps: 1e-5,
  batchFirst: false,
  normFirst: false,
  bias: true,
  device: undefined,
  dtype: undefined,
}

const functions = { relu: (input: Tensor) => relu(input), gelu: (input: Tensor) => gelu(input) }

function activationOf(where: string, given: TransformerActivation): ((input: Tensor) => Tensor) | Module {
  if (typeof given === 'function' || given instanceof Module) return given
  return functions[oneOf(where, 'activation', given, ['relu', 'gelu'])]
}

/** Which of the activations that libtorch's kernel for inference knows this is. */
function kernelActivation(activation: unknown): 'relu' | 'gelu' | undefined {
  if (activation === functions.relu || activation === relu || activation instanceof ReLU) return 'relu'
  if (activation === functions.gelu || activation === gelu || activation instanceof GELU) return 'gelu'
  return undefined
}

/** The parts of a layer in PyTorch's order, in which they are made and found: a decoder's has more of them. */
function fill(
  layer: TransformerEncoderLayer | TransformerDecoderLayer,
  where: string,
  sizes: [number, number],
  args: unknown[],
) {
  const [dModel, nhead] = sizes
  const options = settings(where, layerDefaults, args)
  const { dropout, batchFirst, bias, layerNormEps: eps, device, dtype } = options
  wholeNumber(where, 'dModel', dModel, { min: 1 })
  const width = wholeNumber(where, 'dimFeedforward', options.dimFeedforward, { min: 0 })
  const attention = () => new MultiheadAttention(dModel, nhead, { dropout, bias, batchFirst, device, dtype })
  const norm = () => new LayerNorm(dModel, { eps, bias, device, dtype })
  const decoder = layer instanceof TransformerDecoderLayer ? layer : null
  layer.self_attn = attention()
  if (decoder) decoder.multihead_attn = attention()
  layer.linear1 = new Linear(dModel, width, { bias, device, dtype })
  layer.dropout = new Dropout(dropout)
  layer.linear2 = new Linear(width, dModel, { bias, device, dtype })
  layer.normFirst = flag(where, 'normFirst', options.normFirst)
  layer.norm1 = norm()
  layer.norm2 = norm()
  if (decoder) decoder.norm3 = norm()
  layer.dropout1 = new Dropout(dropout)
  layer.dropout2 = new Dropout(dropout)
  if (decoder) decoder.dropout3 = new Dropout(dropout)
  layer.activation = activationOf(where, options.activation)
  registerFields(layer)
}

/** What the two kinds of layer share; the fields are made by {@link fill}. */
abstract class TransformerLayer extends Module {
  declare self_attn: MultiheadAttention
  declare linear1: Linear
  declare dropout: Dropout
  declare linear2: Linear
  declare normFirst: boolean
  declare norm1: LayerNorm
  declare norm2: LayerNorm
  declare dropout1: Dropout
  declare dropout2: Dropout
  declare activation: ((input: Tensor) => Tensor) | Module

  /** Attention of every position to every other. */
  protected attendSelf(x: Tensor, attnMask: Tensor | null, keyPaddingMask: Tensor | null, isCausal: boolean): Tensor {
    const options = { attnMask, keyPaddingMask, isCausal, needWeights: false }
    return this.dropout1.forward(this.self_attn.forward(x, x, x, options)[0])
  }

  protected feedForward(x: Tensor, dropout: Dropout): Tensor {
    const { activation } = this
    const inner = this.linear1.forward(x)
    const active = activation instanceof Module ? activation.forward(inner) : activation(inner)
    return dropout.forward(this.linear2.forward(this.dropout.forward(active)))
  }
}

export interface EncoderLayerInput {
  /** Pairs of positions that are left out, as {@link MultiheadAttention}'s attnMask. */
  srcMask?: Tensor | null
  /** Positions that are left out, as {@link MultiheadAttention}'s keyPaddingMask. */
  srcKeyPaddingMask?: Tensor | null
  /** Says that srcMask is the causal one; default false. */
  isCausal?: boolean
}

const transformerEncoderLayerFwd = op('_transformer_encoder_layer_fwd', '')

/**
 * One layer of a Transformer's encoder: self-attention and a feedforward network, each with a residual and a normalisation.
 *
 * `forward(src, options?)` takes and gives `[time, batch, dModel]`, `[batch, time, dModel]` with batchFirst, `[time, dModel]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` and `ERR_DTYPE` for inputs and masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerEncoderLayer.html
 */
export class TransformerEncoderLayer extends TransformerLayer {
  constructor(dModel: number, nhead: number, ...args: TransformerLayerArguments) {
    super()
    fill(this, 'nn.TransformerEncoderLayer', [dModel, nhead], args)
  }

  forward(
    src: Tensor,
    ...args: Given<[srcMask: Tensor | null, srcKeyPaddingMask: Tensor | null, isCausal: boolean], EncoderLayerInput>
  ): Tensor {
    const where = 'nn.TransformerEncoderLayer'
    const defaults: EncoderLayerInput = { srcMask: null, srcKeyPaddingMask: null, isCausal: false }
    const given = settings<EncoderLayerInput>(`${where}.forward`, defaults, args)
    requireTensor(where, 'src', src)
    const keyMask = addedMask(where, 'srcKeyPaddingMask', given.srcKeyPaddingMask, src.dtype)
    const mask = addedMask(where, 'srcMask', given.srcMask, src.dtype)
    const isCausal = flag(where, 'isCausal', given.isCausal)
    if (this.isInferring(src)) {
      const { merged, kind } = mergedMask(this.self_attn.numHeads, mask, keyMask, src)
      return this.infer(src, merged, kind)
    }
    if (this.normFirst) {
      const x = src.add(this.attendSelf(this.norm1.forward(src), mask, keyMask, isCausal))
      return x.add(this.feedForward(this.norm2.forward(x), this.dropout2))
    }
    const x = this.norm1.forward(src.add(this.attendSelf(src, mask, keyMask, isCausal)))
    return this.norm2.forward(x.add(this.feedForward(x, this.dropout2)))
  }

  /** @internal Whether the whole layer can be one call of libtorch's kernel for inference, as PyTorch decides it. */
  isInferring(src: Tensor): boolean {
    const { self_attn, norm1, norm2, linear1, linear2, activation } = this
    if (this.training || !kernelActivation(activation) || norm1.eps !== norm2.eps) return false
    if (!self_attn.isInferring(src) || [...this.modules()].some(hasHooks)) return false
    const weights = [norm1, norm2, linear1, linear2].flatMap(({ weight, bias }) => [weight, bias])
    if (weights.some((weight) => weight === null)) return false
    return !isGradEnabled() || !weights.some((weight) => weight?.requiresGrad)
  }

  /** @internal The layer as one call of that kernel; `src` may be nested. */
  infer(src: Tensor, mask: Tensor | null, maskKind: number | null): Tensor {
    const { self_attn, norm1, norm2, linear1, linear2 } = this
    const { embedDim, numHeads, in_proj_weight, in_proj_bias, out_proj } = self_attn
    return transformerEncoderLayerFwd(
      ...[src, embedDim, numHeads, in_proj_weight, in_proj_bias, out_proj.weight, out_proj.bias],
      ...[kernelActivation(this.activation) === 'gelu', this.normFirst, norm1.eps],
      ...[norm1.weight, norm1.bias, norm2.weight, norm2.bias],
      ...[linear1.weight, linear1.bias, linear2.weight, linear2.bias, mask, maskKind],
    )
  }
}

export interface DecoderLayerInput {
  /** Pairs of target positions that are left out, as {@link MultiheadAttention}'s attnMask. */
  tgtMask?: Tensor | null
  /** Pairs of a target's and a memory's position that are left out. */
  memoryMask?: Tensor | null
  /** Target positions that are left out, as {@link MultiheadAttention}'s keyPaddingMask. */
  tgtKeyPaddingMask?: Tensor | null
  /** Memory positions that are left out. */
  memoryKeyPaddingMask?: Tensor | null
  /** Says that tgtMask is the causal one; default false. */
  tgtIsCausal?: boolean | null
  /** Says that memoryMask is the causal one; default false. */
  memoryIsCausal?: boolean
}

/** {@link DecoderLayerInput} by position or name, after the target and the memory. */
export type DecoderArguments = Given<
  [
    tgtMask: Tensor | null,
    memoryMask: Tensor | null,
    tgtKeyPaddingMask: Tensor | null,
    memoryKeyPaddingMask: Tensor | null,
    tgtIsCausal: boolean | null,
    memoryIsCausal: boolean,
  ],
  DecoderLayerInput
>

export const decoderDefaults: DecoderLayerInput = {
  tgtMask: null,
  memoryMask: null,
  tgtKeyPaddingMask: null,
  memoryKeyPaddingMask: null,
  tgtIsCausal: null,
  memoryIsCausal: false,
}

/**
 * One layer of a Transformer's decoder: self-attention, attention to the encoder's output (the memory) and a feedforward
 * network, each with a residual and a normalisation.
 *
 * `forward(tgt, memory, options?)` takes and gives `[time, batch, dModel]`, `[batch, time, dModel]` with batchFirst, or
 * `[time, dModel]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` and `ERR_DTYPE` for inputs and masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerDecoderLayer.html
 */
export class TransformerDecoderLayer extends TransformerLayer {
  declare multihead_attn: MultiheadAttention
  declare norm3: LayerNorm
  declare dropout3: Dropout

  constructor(dModel: number, nhead: number, ...args: TransformerLayerArguments) {
    super()
    fill(this, 'nn.TransformerDecoderLayer', [dModel, nhead], args)
  }

  forward(tgt: Tensor, memory: Tensor, ...args: DecoderArguments): Tensor {
    const where = 'nn.TransformerDecoderLayer'
    const given = settings<DecoderLayerInput>(`${where}.forward`, decoderDefaults, args)
    requireTensor(where, 'tgt', tgt)
    requireTensor(where, 'memory', memory)
    const { tgtMask = null, tgtKeyPaddingMask = null, tgtIsCausal } = given
    const options = {
      attnMask: given.memoryMask,
      keyPaddingMask: given.memoryKeyPaddingMask,
      isCausal: given.memoryIsCausal,
      needWeights: false,
    }
    const self = (x: Tensor) => this.attendSelf(x, tgtMask, tgtKeyPaddingMask, tgtIsCausal ?? false)
    const cross = (x: Tensor) => this.dropout2.forward(this.multihead_attn.forward(x, memory, memory, options)[0])
    if (this.normFirst) {
      let x = tgt.add(self(this.norm1.forward(tgt)))
      x = x.add(cross(this.norm2.forward(x)))
      return x.add(this.feedForward(this.norm3.forward(x), this.dropout3))
    }
    let x = this.norm1.forward(tgt.add(self(tgt)))
    x = this.norm2.forward(x.add(cross(x)))
    return this.norm3.forward(x.add(this.feedForward(x, this.dropout3)))
  }
}
