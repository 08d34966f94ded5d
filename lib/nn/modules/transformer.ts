import {
  type Args,
  flag,
  type Given,
  oneOf,
  positional,
  requireTensor,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { isGradEnabled } from '../../autograd'
import { op } from '../../binding/ops'
import { isRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { full, toPaddedTensor } from '../../generated/ops'
import type { Tensor } from '../../tensor'
import type { Device, DType } from '../../types'
import { hasHooks } from '../core/hooks'
import { Module } from '../core/module'
import { activationName, namedActivations } from '../core/named-activations'
import type { Placement } from '../core/placement'
import { registerFields } from '../core/slots'
import { addedMask, mergedMask } from '../functional/attention-kernel'
import { xavierUniform_ } from '../init'
import { GELU, ReLU } from './activation'
import { MultiheadAttention } from './attention'
import { ModuleList } from './container'
import { Dropout } from './dropout'
import { Linear } from './linear'
import { LayerNorm } from './normalization'

/** The activation between the two linear layers: a name, a function, or a module that becomes a child. */
export type TransformerActivation = 'relu' | 'gelu' | ((input: Tensor) => Tensor) | Module

export interface TransformerLayerOptions extends Placement {
  /** The number of features between the two linear layers; default 2048. */
  dimFeedforward?: number
  /** The probability of dropout; default 0.1. */
  dropout?: number
  /** The activation; default `'relu'`. */
  activation?: TransformerActivation
  /** Added to the variance in layer normalisation; default 1e-5. */
  layerNormEps?: number
  /** Whether sequences are `[batch, time, features]` instead of `[time, batch, features]`; default false. */
  batchFirst?: boolean
  /** Whether layer normalisation comes before attention and feedforward instead of after; default false. */
  normFirst?: boolean
  /** Whether linear layers and layer normalisations have biases; default true. */
  bias?: boolean
}

const layerDefaults: Required<Omit<TransformerLayerOptions, keyof Placement>> & Placement = {
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

function activationOf(where: string, given: TransformerActivation): ((input: Tensor) => Tensor) | Module {
  if (typeof given === 'function' || given instanceof Module) return given
  return namedActivations[oneOf(where, 'activation', given, ['relu', 'gelu'])]
}

/** The name of an activation that libtorch's inference kernel knows; undefined for any other. */
function kernelActivation(activation: unknown): 'relu' | 'gelu' | undefined {
  const name = activationName(activation)
  if (name !== undefined) return name
  if (activation instanceof ReLU) return 'relu'
  if (activation instanceof GELU) return 'gelu'
  return undefined
}

/** Makes the parts of a layer in PyTorch's order; a decoder's layer has more of them. */
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

/** The base of both kinds of layers. {@link fill} makes the fields. */
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

  /** Self-attention. */
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

interface EncoderLayerInput {
  /** Pairs of positions to ignore, like attnMask of {@link MultiheadAttention}. */
  srcMask?: Tensor | null
  /** Positions to ignore, like keyPaddingMask of {@link MultiheadAttention}. */
  srcKeyPaddingMask?: Tensor | null
  /** Declares that srcMask is the causal mask; default false. */
  isCausal?: boolean
}

const transformerEncoderLayerFwd = op('_transformer_encoder_layer_fwd', '')

/**
 * One layer of a Transformer encoder: self-attention and a feedforward network, each with a residual connection and layer
 * normalisation.
 *
 * `forward(src, options?)` takes and gives `[time, batch, dModel]`, `[batch, time, dModel]` with batchFirst, or `[time, dModel]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` or `ERR_DTYPE` for inputs or masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerEncoderLayer.html
 */
export class TransformerEncoderLayer extends TransformerLayer {
  constructor(
    ...given: Args<
      'nn.TransformerEncoderLayer',
      [dModel: number, nhead: number],
      TransformerLayerOptions,
      ['dimFeedforward', 'dropout', 'activation', 'layerNormEps', 'batchFirst', 'normFirst', 'bias']
    >
  ) {
    const [dModel, nhead, ...args] = positional('nn.TransformerEncoderLayer', given)
    super()
    fill(this, 'nn.TransformerEncoderLayer', [dModel, nhead], args)
  }

  override forward(
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

  /** @internal Whether PyTorch would run the whole layer as one call of libtorch's inference kernel. */
  isInferring(src: Tensor): boolean {
    const { self_attn, norm1, norm2, linear1, linear2, activation } = this
    if (this.training || !kernelActivation(activation) || norm1.eps !== norm2.eps) return false
    if (!self_attn.isInferring(src) || [...this.modules()].some(hasHooks)) return false
    const weights = [norm1, norm2, linear1, linear2].flatMap(({ weight, bias }) => [weight, bias])
    if (weights.some((weight) => weight === null)) return false
    return !isGradEnabled() || !weights.some((weight) => weight?.requiresGrad)
  }

  /** @internal Runs the layer as one call of that kernel; `src` may be nested. */
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

interface DecoderLayerInput {
  /** Pairs of target positions to ignore, like attnMask of {@link MultiheadAttention}. */
  tgtMask?: Tensor | null
  /** Pairs of a target position and a memory position to ignore. */
  memoryMask?: Tensor | null
  /** Target positions to ignore, like keyPaddingMask of {@link MultiheadAttention}. */
  tgtKeyPaddingMask?: Tensor | null
  /** Memory positions to ignore. */
  memoryKeyPaddingMask?: Tensor | null
  /** Declares that tgtMask is the causal mask; default false. */
  tgtIsCausal?: boolean | null
  /** Declares that memoryMask is the causal mask; default false. */
  memoryIsCausal?: boolean
}

/** {@link DecoderLayerInput} by position or name, after the target and the memory. */
type DecoderArguments = Given<
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

const decoderDefaults: DecoderLayerInput = {
  tgtMask: null,
  memoryMask: null,
  tgtKeyPaddingMask: null,
  memoryKeyPaddingMask: null,
  tgtIsCausal: null,
  memoryIsCausal: false,
}

/**
 * One layer of a Transformer decoder: self-attention, attention to the encoder's output (the memory) and a feedforward network,
 * each with a residual connection and layer normalisation.
 *
 * `forward(tgt, memory, options?)` takes and gives `[time, batch, dModel]`, `[batch, time, dModel]` with batchFirst, or
 * `[time, dModel]`.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` or `ERR_DTYPE` for inputs or masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerDecoderLayer.html
 */
export class TransformerDecoderLayer extends TransformerLayer {
  declare multihead_attn: MultiheadAttention
  declare norm3: LayerNorm
  declare dropout3: Dropout

  constructor(
    ...given: Args<
      'nn.TransformerDecoderLayer',
      [dModel: number, nhead: number],
      TransformerLayerOptions,
      ['dimFeedforward', 'dropout', 'activation', 'layerNormEps', 'batchFirst', 'normFirst', 'bias']
    >
  ) {
    const [dModel, nhead, ...args] = positional('nn.TransformerDecoderLayer', given)
    super()
    fill(this, 'nn.TransformerDecoderLayer', [dModel, nhead], args)
  }

  override forward(tgt: Tensor, memory: Tensor, ...args: DecoderArguments): Tensor {
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

/** The causal mask: 0 for each position and those before it, -infinity elsewhere. */
function causalMask(size: number, options: { device?: Device; dtype?: DType } = {}): Tensor {
  return full([size, size], -Infinity, options).triu(1)
}

/** Whether a mask is the causal one, if it was not declared. */
function detectCausal(
  mask: Tensor | null | undefined,
  isCausal: boolean | null | undefined,
  x: Tensor,
  batchFirst: boolean,
) {
  if (isCausal !== null && isCausal !== undefined) return isCausal
  const size = x.shape[x.ndim === 3 && batchFirst ? 1 : 0]
  // A replay may get another mask, so a recording must not depend on its values; the general kernel is right for all masks.
  if (!mask || String(mask.shape) !== String([size, size]) || isRecording()) return false
  // As PyTorch does, a bool mask is compared in its own dtype.
  const { device, dtype } = mask
  return mask.eq(causalMask(size, { device, dtype })).all().item<boolean>() === true
}

function clones<Layer extends Module>(where: string, layer: Layer, count: number): ModuleList<Layer> {
  if (!(layer instanceof Module)) throw typeError(`${where}: the layer must be a module, but it is ${shown(layer)}`)
  wholeNumber(where, 'numLayers', count, { min: 0 })
  return new ModuleList(Array.from({ length: count }, () => layer.clone()))
}

function checkedNorm(where: string, norm: unknown): Module | null {
  if (norm === null || norm instanceof Module) return norm
  throw typeError(`${where}: norm must be a module or null, but it is ${shown(norm)}`)
}

/** Whether sequences are batch first, read from the first layer. */
function batchFirstOf(where: string, layers: ModuleList): boolean {
  if (layers.length === 0) throw new TorchError('ERR_MODULE', `${where}: has no layers`)
  return (layers.at(0) as { self_attn?: { batchFirst?: boolean } }).self_attn?.batchFirst ?? false
}

export interface TransformerEncoderOptions {
  /** A module that normalises the last layer's output; default none. */
  norm?: Module | null
  /** Whether evaluation skips padding where the kernels allow it; padded outputs are then zeros; default true. */
  enableNestedTensor?: boolean
  /** Whether it is checked that padding is at the end of the sequences before it is skipped; default true. */
  maskCheck?: boolean
}

export interface EncoderInput {
  /** Pairs of positions to ignore, like attnMask of MultiheadAttention. */
  mask?: Tensor | null
  /** Positions to ignore, like keyPaddingMask of MultiheadAttention. */
  srcKeyPaddingMask?: Tensor | null
  /** Declares that mask is the causal mask; default null, to detect it (not within torch.compile, where the mask may change). */
  isCausal?: boolean | null
}

const nestedFromMask = op('_nested_tensor_from_mask', '')
const isLeftAligned = op('_nested_tensor_from_mask_left_aligned', '')

/**
 * A stack of encoder layers, which are copies of one layer with the same initial values.
 *
 * `forward(src, options?)` takes and gives `[time, batch, dModel]`, or the layers' other shapes.
 * @throws TypeError for a layer that is not a module, TorchError `ERR_RANGE` if the number of layers is not an integer
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerEncoder.html
 */
export class TransformerEncoder extends Module {
  readonly layers: ModuleList
  readonly numLayers: number
  norm: Module | null
  readonly enableNestedTensor: boolean
  readonly maskCheck: boolean

  constructor(
    ...given: Args<
      'nn.TransformerEncoder',
      [encoderLayer: Module, numLayers: number],
      TransformerEncoderOptions,
      ['norm', 'enableNestedTensor', 'maskCheck']
    >
  ) {
    const [encoderLayer, numLayers, ...args] = positional('nn.TransformerEncoder', given)
    super()
    const where = 'nn.TransformerEncoder'
    const defaults: TransformerEncoderOptions = { norm: null, enableNestedTensor: true, maskCheck: true }
    const options = settings<TransformerEncoderOptions>(where, defaults, args)
    this.layers = clones(where, encoderLayer, numLayers)
    this.numLayers = numLayers
    this.norm = checkedNorm(where, options.norm)
    registerFields(this, { norm: 'module' })
    this.enableNestedTensor = flag(where, 'enableNestedTensor', options.enableNestedTensor)
    this.maskCheck = flag(where, 'maskCheck', options.maskCheck)
  }

  override forward(
    src: Tensor,
    ...args: Given<[mask: Tensor | null, srcKeyPaddingMask: Tensor | null, isCausal: boolean | null], EncoderInput>
  ): Tensor {
    const where = 'nn.TransformerEncoder'
    const defaults: EncoderInput = { mask: null, srcKeyPaddingMask: null, isCausal: null }
    const given = settings<EncoderInput>(`${where}.forward`, defaults, args)
    requireTensor(where, 'src', src)
    const srcKeyPaddingMask = addedMask(where, 'srcKeyPaddingMask', given.srcKeyPaddingMask, src.dtype)
    const srcMask = addedMask(where, 'mask', given.mask, src.dtype)
    const batchFirst = batchFirstOf(where, this.layers)
    const encoded =
      (srcMask === null && srcKeyPaddingMask && this.withoutPadding(src, srcKeyPaddingMask)) ||
      this.layered(src, {
        srcMask,
        srcKeyPaddingMask,
        isCausal: detectCausal(srcMask, given.isCausal, src, batchFirst),
      })
    return this.norm ? this.norm.forward(encoded) : encoded
  }

  private layered(src: Tensor, options: object): Tensor {
    let output = src
    for (const layer of this.layers) output = layer.forward(output, options)
    return output
  }

  /** Runs the layers on a nested tensor without padding; padded outputs are zeros. Null if the kernels do not allow it. */
  private withoutPadding(src: Tensor, keyMask: Tensor): Tensor | null {
    const layers = [...this.layers]
    const isOurs = (layer: Module): layer is TransformerEncoderLayer =>
      layer instanceof TransformerEncoderLayer && layer.forward === TransformerEncoderLayer.prototype.forward
    if (!this.enableNestedTensor || !layers.every(isOurs)) return null
    if (!layers.every((layer) => !layer.normFirst && layer.isInferring(src))) return null
    if (isGradEnabled() && src.requiresGrad) return null
    const kept = keyMask.logicalNot()
    if (this.maskCheck && !isLeftAligned(src, kept)) return null
    let output = nestedFromMask(src, kept, { maskCheck: false })
    for (const layer of layers) output = layer.infer(output, null, null)
    return toPaddedTensor(output, 0, src.shape)
  }
}

/**
 * A stack of decoder layers, which are copies of one layer with the same initial values.
 *
 * `forward(tgt, memory, options?)` takes and gives `[time, batch, dModel]`, or the layers' other shapes.
 * @throws TypeError for a layer that is not a module, TorchError `ERR_RANGE` if the number of layers is not an integer
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerDecoder.html
 */
export class TransformerDecoder extends Module {
  readonly layers: ModuleList
  readonly numLayers: number
  norm: Module | null

  constructor(
    ...given: Args<
      'nn.TransformerDecoder',
      [decoderLayer: Module, numLayers: number],
      Pick<TransformerEncoderOptions, 'norm'>,
      ['norm']
    >
  ) {
    const [decoderLayer, numLayers, ...args] = positional('nn.TransformerDecoder', given)
    super()
    const where = 'nn.TransformerDecoder'
    const { norm } = settings<{ norm?: Module | null }>(where, { norm: null }, args)
    this.layers = clones(where, decoderLayer, numLayers)
    this.numLayers = numLayers
    this.norm = checkedNorm(where, norm)
    registerFields(this, { norm: 'module' })
  }

  override forward(tgt: Tensor, memory: Tensor, ...args: DecoderArguments): Tensor {
    const where = 'nn.TransformerDecoder'
    const given = settings<DecoderLayerInput>(`${where}.forward`, decoderDefaults, args)
    requireTensor(where, 'tgt', tgt)
    requireTensor(where, 'memory', memory)
    const batchFirst = batchFirstOf(where, this.layers)
    const options = { ...given, tgtIsCausal: detectCausal(given.tgtMask, given.tgtIsCausal, tgt, batchFirst) }
    let output = tgt
    for (const layer of this.layers) output = layer.forward(output, memory, options)
    return this.norm ? this.norm.forward(output) : output
  }
}

export interface TransformerOptions extends TransformerLayerOptions {
  /** The number of features of each position; default 512. */
  dModel?: number
  /** The number of attention heads; default 8. */
  nhead?: number
  /** The number of encoder layers; default 6. */
  numEncoderLayers?: number
  /** The number of decoder layers; default 6. */
  numDecoderLayers?: number
  /** A custom encoder; default none. */
  customEncoder?: Module | null
  /** A custom decoder; default none. */
  customDecoder?: Module | null
}

export interface TransformerInput extends Omit<DecoderLayerInput, 'tgtIsCausal'> {
  /** Pairs of source positions to ignore, like attnMask of MultiheadAttention. */
  srcMask?: Tensor | null
  /** Source positions to ignore, like keyPaddingMask of MultiheadAttention. */
  srcKeyPaddingMask?: Tensor | null
  /** Declares that srcMask is the causal mask; default null, to detect it. */
  srcIsCausal?: boolean | null
  /** Declares that tgtMask is the causal mask; default null, to detect it. */
  tgtIsCausal?: boolean | null
}

/**
 * A Transformer: an encoder of the source, and a decoder of the target that attends to the encoder's output.
 *
 * `forward(src, tgt, options?)` takes `[time, batch, dModel]`, `[batch, time, dModel]` with batchFirst, or `[time, dModel]`, and
 * gives the target's shape.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` or `ERR_DTYPE` for inputs or masks that do not fit
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Transformer.html
 */
export class Transformer extends Module {
  readonly encoder: Module
  readonly decoder: Module
  readonly dModel: number
  readonly nhead: number
  readonly batchFirst: boolean

  constructor(
    ...args: Given<
      [
        dModel: number,
        nhead: number,
        numEncoderLayers: number,
        numDecoderLayers: number,
        dimFeedforward: number,
        dropout: number,
        activation: TransformerActivation,
        customEncoder: Module | null,
        customDecoder: Module | null,
        layerNormEps: number,
        batchFirst: boolean,
        normFirst: boolean,
        bias: boolean,
      ],
      TransformerOptions
    >
  ) {
    super()
    const where = 'nn.Transformer'
    const { dimFeedforward, dropout, activation, ...others } = layerDefaults
    const defaults = {
      ...{ dModel: 512, nhead: 8, numEncoderLayers: 6, numDecoderLayers: 6, dimFeedforward, dropout, activation },
      ...{ customEncoder: null, customDecoder: null, ...others },
    }
    const options = settings<typeof defaults & TransformerOptions>(where, defaults, args)
    const { dModel, nhead, numEncoderLayers, numDecoderLayers, customEncoder, customDecoder, ...layer } = options
    const { layerNormEps: eps, bias, device, dtype } = layer
    const norm = () => new LayerNorm(dModel, { eps, bias, device, dtype })
    const encoder = () => {
      const first = new TransformerEncoderLayer(dModel, nhead, layer)
      return new TransformerEncoder(first, numEncoderLayers, norm())
    }
    const decoder = () => {
      const first = new TransformerDecoderLayer(dModel, nhead, layer)
      return new TransformerDecoder(first, numDecoderLayers, norm())
    }
    this.encoder = customEncoder ?? encoder()
    this.decoder = customDecoder ?? decoder()
    registerFields(this)
    this.dModel = dModel
    this.nhead = nhead
    this.batchFirst = layer.batchFirst
    this.resetParameters()
  }

  /** Draws new initial values of all parameters with more than one dimension, by Glorot's uniform initialisation. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.Transformer.resetParameters', 0, arguments)
    for (const parameter of this.parameters()) if (parameter.ndim > 1) xavierUniform_(parameter)
  }

  override forward(
    src: Tensor,
    tgt: Tensor,
    ...args: Given<
      [
        srcMask: Tensor | null,
        tgtMask: Tensor | null,
        memoryMask: Tensor | null,
        srcKeyPaddingMask: Tensor | null,
        tgtKeyPaddingMask: Tensor | null,
        memoryKeyPaddingMask: Tensor | null,
        srcIsCausal: boolean | null,
        tgtIsCausal: boolean | null,
        memoryIsCausal: boolean,
      ],
      TransformerInput
    >
  ): Tensor {
    const where = 'nn.Transformer'
    const none = { srcMask: null, tgtMask: null, memoryMask: null, srcKeyPaddingMask: null, tgtKeyPaddingMask: null }
    const last = { memoryKeyPaddingMask: null, srcIsCausal: null, tgtIsCausal: null, memoryIsCausal: false }
    const given = settings<TransformerInput>(`${where}.forward`, { ...none, ...last }, args)
    const { srcMask: mask, srcKeyPaddingMask, srcIsCausal: isCausal, ...forDecoder } = given
    const batch = this.batchFirst ? 0 : 1
    requireTensor(where, 'src', src)
    requireTensor(where, 'tgt', tgt)
    const [from, to] = [src.shape, tgt.shape]
    if (from.at(-1) !== this.dModel || to.at(-1) !== this.dModel || (from.length === 3 && from[batch] !== to[batch])) {
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: src and tgt must have ${this.dModel} features and the same batch, but have shapes [${from.join(', ')}] and [${to.join(', ')}]`,
      )
    }
    const memory = this.encoder.forward(src, { mask, srcKeyPaddingMask, isCausal })
    return this.decoder.forward(tgt, memory, forDecoder)
  }

  /** The causal mask `[size, size]`: 0 for each position and those before it, -infinity elsewhere. */
  static generateSquareSubsequentMask(size: number, options: { device?: Device; dtype?: DType } = {}): Tensor {
    if (arguments.length > 2) throw surplus('nn.Transformer.generateSquareSubsequentMask', 2, arguments)
    return causalMask(wholeNumber('generateSquareSubsequentMask', 'size', size, { min: 0 }), options)
  }
}
