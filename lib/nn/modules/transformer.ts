import { flag, type Given, requireTensor, settings, shown, surplus, wholeNumber } from '../../arguments'
import { isGradEnabled } from '../../autograd'
import { isRecording } from '../../compile/recording'
import { TorchError } from '../../errors'
import { full, toPaddedTensor } from '../../generated/ops'
import { op } from '../../binding/ops'
import type { Tensor } from '../../tensor'
import type { Device, DType } from '../../types'
import { addedMask } from '../functional/attention-kernel'
import { ModuleList } from './container'
import { xavierUniform_ } from '../init'
import { Module } from '../core/module'
import { LayerNorm } from './normalization'
import { registerFields } from '../core/slots'
import {
  type DecoderArguments,
  type DecoderLayerInput,
  decoderDefaults,
  layerDefaults,
  type TransformerActivation,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './transformer-layer'

/** The mask that lets each position see itself and those before: 0 there, -infinity elsewhere. */
function causalMask(size: number, options: { device?: Device; dtype?: DType } = {}): Tensor {
  return full([size, size], -Infinity, options).triu(1)
}

/** Whether a mask is the causal one, when nobody said. */
function detectCausal(
  mask: Tensor | null | undefined,
  isCausal: boolean | null | undefined,
  x: Tensor,
  batchFirst: boolean,
) {
  if (isCausal !== null && isCausal !== undefined) return isCausal
  const size = x.shape[x.ndim === 3 && batchFirst ? 1 : 0]
  // The mask of a replay may be another one, and does what it says in any case.
  if (!mask || String(mask.shape) !== String([size, size]) || isRecording()) return false
  // In PyTorch a mask of booleans is compared in its own dtype, where the causal one is all true above the diagonal.
  const { device, dtype } = mask
  return mask.eq(causalMask(size, { device, dtype })).all().item<boolean>() === true
}

function clones<Layer extends Module>(where: string, layer: Layer, count: number): ModuleList<Layer> {
  if (!(layer instanceof Module)) throw new TypeError(`${where}: the layer must be a module, but it is ${shown(layer)}`)
  wholeNumber(where, 'numLayers', count, { min: 0 })
  return new ModuleList(Array.from({ length: count }, () => layer.clone()))
}

function checkedNorm(where: string, norm: unknown): Module | null {
  if (norm === null || norm instanceof Module) return norm
  throw new TypeError(`${where}: norm must be a module or null, but it is ${shown(norm)}`)
}

/** The layers, all like the first one, and whether sequences come batch first. */
function batchFirstOf(where: string, layers: ModuleList): boolean {
  if (layers.length === 0) throw new TorchError('ERR_MODULE', `${where}: has no layers`)
  return (layers.at(0) as { self_attn?: { batchFirst?: boolean } }).self_attn?.batchFirst ?? false
}

export interface TransformerEncoderOptions {
  /** What the last layer's output goes through; default nothing. */
  norm?: Module | null
  /** Whether padding is left out in evaluation, where the kernels allow it: outputs there are zeros; default true. */
  enableNestedTensor?: boolean
  /** Whether masks are checked to have their padding at the end before it is left out; default true. */
  maskCheck?: boolean
}

export interface EncoderInput {
  /** Pairs of positions that are left out, as MultiheadAttention's attnMask. */
  mask?: Tensor | null
  /** Positions that are left out, as MultiheadAttention's keyPaddingMask. */
  srcKeyPaddingMask?: Tensor | null
  /** Says that mask is the causal one; default null, to find out (not in what torch.compile records: a mask may change). */
  isCausal?: boolean | null
}

const nestedFromMask = op('_nested_tensor_from_mask', '')
const isLeftAligned = op('_nested_tensor_from_mask_left_aligned', '')

/**
 * Encoder layers one after another: copies of one, which begin with its values.
 *
 * `forward(src, options?)` takes and gives `[time, batch, dModel]`, or what else the layers take.
 * @throws TypeError for a layer that is no module, TorchError `ERR_RANGE` for a number of layers that is no whole one
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerEncoder.html
 */
export class TransformerEncoder extends Module {
  readonly layers: ModuleList
  readonly numLayers: number
  norm: Module | null
  readonly enableNestedTensor: boolean
  readonly maskCheck: boolean

  constructor(
    encoderLayer: Module,
    numLayers: number,
    ...args: Given<[norm: Module | null, enableNestedTensor: boolean, maskCheck: boolean], TransformerEncoderOptions>
  ) {
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

  forward(
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

  /** The layers' output with the padding left out, as a nested tensor, on the way: zeros there. Null where that cannot be. */
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
 * Decoder layers one after another: copies of one, which begin with its values.
 *
 * `forward(tgt, memory, options?)` takes and gives `[time, batch, dModel]`, or what else the layers take.
 * @throws TypeError for a layer that is no module, TorchError `ERR_RANGE` for a number of layers that is no whole one
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TransformerDecoder.html
 */
export class TransformerDecoder extends Module {
  readonly layers: ModuleList
  readonly numLayers: number
  norm: Module | null

  constructor(
    decoderLayer: Module,
    numLayers: number,
    ...args: Given<[norm: Module | null], Pick<TransformerEncoderOptions, 'norm'>>
  ) {
    super()
    const where = 'nn.TransformerDecoder'
    const { norm } = settings<{ norm?: Module | null }>(where, { norm: null }, args)
    this.layers = clones(where, decoderLayer, numLayers)
    this.numLayers = numLayers
    this.norm = checkedNorm(where, norm)
    registerFields(this, { norm: 'module' })
  }

  forward(tgt: Tensor, memory: Tensor, ...args: DecoderArguments): Tensor {
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
  /** How many features each position has; default 512. */
  dModel?: number
  /** How many heads attention has; default 8. */
  nhead?: number
  /** Default 6. */
  numEncoderLayers?: number
  /** Default 6. */
  numDecoderLayers?: number
  /** An encoder of one's own; default none. */
  customEncoder?: Module | null
  /** A decoder of one's own; default none. */
  customDecoder?: Module | null
}

export interface TransformerInput extends Omit<DecoderLayerInput, 'tgtIsCausal'> {
  /** Pairs of source positions that are left out, as MultiheadAttention's attnMask. */
  srcMask?: Tensor | null
  /** Source positions that are left out, as MultiheadAttention's keyPaddingMask. */
  srcKeyPaddingMask?: Tensor | null
  /** Says that srcMask is the causal one; default null, to find out. */
  srcIsCausal?: boolean | null
  /** Says that tgtMask is the causal one; default null, to find out. */
  tgtIsCausal?: boolean | null
}

/**
 * A Transformer: an encoder of the source, a decoder of the target that looks at the encoder's output.
 *
 * `forward(src, tgt, options?)` takes `[time, batch, dModel]` (`[batch, time, dModel]` with batchFirst, `[time, dModel]`) and
 * gives the target's form.
 * @throws TypeError, TorchError `ERR_RANGE` for wrong options, `ERR_SHAPE` and `ERR_DTYPE` for inputs and masks that do not fit
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

  /** Draws new initial values of everything that is no bias, Glorot's even ones. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.Transformer.resetParameters', 0, arguments)
    for (const parameter of this.parameters()) if (parameter.ndim > 1) xavierUniform_(parameter)
  }

  forward(
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

  /** The mask `[size, size]` that lets each position see itself and those before: 0 there, -infinity elsewhere. */
  static generateSquareSubsequentMask(size: number, options: { device?: Device; dtype?: DType } = {}): Tensor {
    if (arguments.length > 2) throw surplus('nn.Transformer.generateSquareSubsequentMask', 2, arguments)
    return causalMask(wholeNumber('generateSquareSubsequentMask', 'size', size, { min: 0 }), options)
  }
}
