import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  positional,
  requireDims,
  type Size,
  settings,
  shapeFor,
  surplus,
  wholeNumber,
} from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonBool, pythonFloat, pythonNumber, pythonTuple } from '../core/repr'
import { registerFields } from '../core/slots'
import * as F from '../functional'
import { crossMapNorm } from '../functional/cross-map'
import { ones_, zeros_ } from '../init'

/** `normalizedShape` as a list of sizes. */
function normalizedSizes(where: string, shape: unknown): number[] {
  const sizes = shapeFor(where, 'normalizedShape', isArray(shape) ? shape : [shape])
  if (sizes.length === 0) throw new TorchError('ERR_SHAPE', `${where}: normalizedShape must not be empty`)
  return sizes
}

export interface LayerNormOptions extends Placement {
  /** Added to the variance; default 1e-5. */
  eps?: number
  /** Whether a weight and a bias are learned; default true. */
  elementwiseAffine?: boolean
  /** Whether a bias is learned together with the weight; default true. */
  bias?: boolean
}

/**
 * Normalises over the last dimensions, whose sizes are `normalizedShape`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LayerNorm.html
 */
export class LayerNorm extends Module<[input: Tensor], Tensor> {
  readonly normalizedShape: readonly number[]
  eps: number
  readonly elementwiseAffine: boolean
  weight: Parameter | null
  bias: Parameter | null

  constructor(
    ...forms: Args<'nn.LayerNorm', [normalizedShape: Size], LayerNormOptions, ['eps', 'elementwiseAffine', 'bias']>
  ) {
    const [normalizedShape, ...args] = positional('nn.LayerNorm', forms)
    super()
    const where = 'nn.LayerNorm'
    const defaults = { eps: 1e-5, elementwiseAffine: true, bias: true, device: undefined, dtype: undefined }
    const given = settings<LayerNormOptions>(where, defaults, args)
    const { device, dtype } = given
    this.normalizedShape = normalizedSizes(where, normalizedShape)
    this.eps = finiteNumber(where, 'eps', given.eps)
    this.elementwiseAffine = flag(where, 'elementwiseAffine', given.elementwiseAffine)
    const bias = flag(where, 'bias', given.bias)
    this.weight = this.elementwiseAffine ? new Parameter(ops.ones(this.normalizedShape, { dtype, device })) : null
    this.bias = this.weight && bias ? new Parameter(ops.zeros(this.normalizedShape, { dtype, device })) : null
    registerFields(this, { weight: 'parameter', bias: 'parameter' })
  }

  /** Sets the weight to 1 and the bias to 0. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.LayerNorm.resetParameters', 0, arguments)
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  override forward(input: Tensor): Tensor {
    return ops.layerNorm(input, this.normalizedShape, this.weight, this.bias, this.eps)
  }

  protected override extraRepr(): string {
    const affine = `elementwise_affine=${pythonBool(this.elementwiseAffine)}`
    return `${pythonTuple(this.normalizedShape)}, eps=${pythonFloat(this.eps)}, ${affine}`
  }
}

export interface RMSNormOptions extends Placement {
  /** Added to the mean of squares; default the epsilon of the input's dtype. */
  eps?: number | null
  /** Whether a weight is learned; default true. */
  elementwiseAffine?: boolean
}

/**
 * Divides by the root mean square over the last dimensions, whose sizes are `normalizedShape`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.RMSNorm.html
 */
export class RMSNorm extends Module<[input: Tensor], Tensor> {
  readonly normalizedShape: readonly number[]
  eps: number | null
  readonly elementwiseAffine: boolean
  weight: Parameter | null

  constructor(...given: Args<'nn.RMSNorm', [normalizedShape: Size], RMSNormOptions, ['eps', 'elementwiseAffine']>) {
    const [normalizedShape, ...args] = positional('nn.RMSNorm', given)
    super()
    const where = 'nn.RMSNorm'
    const defaults = { eps: null, elementwiseAffine: true, device: undefined, dtype: undefined }
    const { eps, elementwiseAffine, device, dtype } = settings<RMSNormOptions>(where, defaults, args)
    this.normalizedShape = normalizedSizes(where, normalizedShape)
    this.eps = eps === null ? null : finiteNumber(where, 'eps', eps)
    this.elementwiseAffine = flag(where, 'elementwiseAffine', elementwiseAffine)
    this.weight = this.elementwiseAffine ? new Parameter(ops.ones(this.normalizedShape, { dtype, device })) : null
    registerFields(this, { weight: 'parameter' })
  }

  /** Sets the weight to 1. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.RMSNorm.resetParameters', 0, arguments)
    if (this.weight) ones_(this.weight)
  }

  override forward(input: Tensor): Tensor {
    return ops.rmsNorm(input, this.normalizedShape, this.weight, this.eps)
  }

  protected override extraRepr(): string {
    const eps = this.eps === null ? 'None' : pythonFloat(this.eps)
    return `${pythonTuple(this.normalizedShape)}, eps=${eps}, elementwise_affine=${pythonBool(this.elementwiseAffine)}`
  }
}

export interface GroupNormLayerOptions extends Placement {
  /** Added to the variance; default 1e-5. */
  eps?: number
  /** Whether a weight and a bias are learned for each channel; default true. */
  affine?: boolean
}

/**
 * Normalises groups of channels of each example of `[N, C, ...]`.
 * @throws TorchError `ERR_RANGE` unless the number of channels is divisible by the number of groups
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GroupNorm.html
 */
export class GroupNorm extends Module<[input: Tensor], Tensor> {
  readonly numGroups: number
  readonly numChannels: number
  eps: number
  readonly affine: boolean
  weight: Parameter | null
  bias: Parameter | null

  constructor(
    ...given: Args<'nn.GroupNorm', [numGroups: number, numChannels: number], GroupNormLayerOptions, ['eps', 'affine']>
  ) {
    const [numGroups, numChannels, ...args] = positional('nn.GroupNorm', given)
    super()
    const where = 'nn.GroupNorm'
    const defaults = { eps: 1e-5, affine: true, device: undefined, dtype: undefined }
    const { eps, affine, device, dtype } = settings<GroupNormLayerOptions>(where, defaults, args)
    this.numGroups = wholeNumber(where, 'numGroups', numGroups, { min: 1 })
    this.numChannels = wholeNumber(where, 'numChannels', numChannels, { min: 0 })
    if (numChannels % numGroups !== 0) {
      const got = `but ${numChannels} is not divisible by ${numGroups}`
      throw new TorchError('ERR_RANGE', `${where}: numChannels must be divisible by numGroups, ${got}`)
    }
    this.eps = finiteNumber(where, 'eps', eps)
    this.affine = flag(where, 'affine', affine)
    this.weight = this.affine ? new Parameter(ops.ones([numChannels], { dtype, device })) : null
    this.bias = this.affine ? new Parameter(ops.zeros([numChannels], { dtype, device })) : null
    registerFields(this, { weight: 'parameter', bias: 'parameter' })
  }

  /** Sets the weight to 1 and the bias to 0. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.GroupNorm.resetParameters', 0, arguments)
    if (this.weight) ones_(this.weight)
    if (this.bias) zeros_(this.bias)
  }

  override forward(input: Tensor): Tensor {
    return F.groupNorm(input, this.numGroups, { weight: this.weight, bias: this.bias, eps: this.eps })
  }

  protected override extraRepr(): string {
    const { numGroups, numChannels, eps, affine } = this
    return `${numGroups}, ${numChannels}, eps=${pythonFloat(eps)}, affine=${pythonBool(affine)}`
  }
}

export type LocalResponseNormArguments = Given<[alpha: number, beta: number, k: number], F.LocalResponseNormOptions>

/** The base of normalisations over neighbouring channels. */
abstract class ResponseNorm extends Module<[input: Tensor], Tensor> {
  readonly size: number
  alpha: number
  beta: number
  k: number

  constructor(where: string, size: number, args: LocalResponseNormArguments) {
    super()
    const defaults = { alpha: 1e-4, beta: 0.75, k: 1 }
    const { alpha, beta, k } = settings<F.LocalResponseNormOptions>(where, defaults, args)
    this.size = wholeNumber(where, 'size', size, { min: 1 })
    this.alpha = finiteNumber(where, 'alpha', alpha)
    this.beta = finiteNumber(where, 'beta', beta)
    this.k = finiteNumber(where, 'k', k)
  }

  protected override extraRepr(): string {
    return `${this.size}, alpha=${pythonFloat(this.alpha)}, beta=${pythonFloat(this.beta)}, k=${pythonFloat(this.k)}`
  }
}

/**
 * Divides each value of `[N, C, L, ...]` by `(k + alpha · mean of squares over size neighbouring channels) ** beta`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LocalResponseNorm.html
 */
export class LocalResponseNorm extends ResponseNorm {
  constructor(
    ...given: Args<'nn.LocalResponseNorm', [size: number], F.LocalResponseNormOptions, ['alpha', 'beta', 'k']>
  ) {
    const [size, ...args] = positional('nn.LocalResponseNorm', given)
    super('nn.LocalResponseNorm', size, args)
  }

  override forward(input: Tensor): Tensor {
    const { alpha, beta, k } = this
    return F.localResponseNorm(input, this.size, { alpha, beta, k })
  }
}

/**
 * {@link LocalResponseNorm} of images `[N, C, H, W]` with the results and gradients of PyTorch's hand-written CrossMapLRN2d.
 * @see https://docs.pytorch.org/docs/2.11/nn.html
 */
export class CrossMapLRN2d extends ResponseNorm {
  constructor(...given: Args<'nn.CrossMapLRN2d', [size: number], F.LocalResponseNormOptions, ['alpha', 'beta', 'k']>) {
    const [size, ...args] = positional('nn.CrossMapLRN2d', given)
    super('nn.CrossMapLRN2d', size, args)
  }

  override forward(input: Tensor): Tensor {
    requireDims('nn.CrossMapLRN2d', input, 4)
    return crossMapNorm(input, this)
  }

  protected override extraRepr(): string {
    const { size, alpha, beta, k } = this
    return `${size}, alpha=${pythonFloat(alpha)}, beta=${pythonFloat(beta)}, k=${pythonNumber(k)}`
  }
}

declareOperatorsOnly(LayerNorm, RMSNorm, GroupNorm, LocalResponseNorm, CrossMapLRN2d)
