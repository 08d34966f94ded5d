import { type Args, flag, positional, settings, surplus, wholeNumber } from '../../arguments'
import { bilinear, empty, linear } from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import type { Placement } from '../core/placement'
import { pythonBool } from '../core/repr'
import { registerFields } from '../core/slots'
import { fans, kaimingUniform_, uniform_ } from '../init'

export interface LinearOptions extends Placement {
  /** Whether the layer has a bias; default true. */
  bias?: boolean
}

const linearDefaults: LinearOptions = { bias: true, device: undefined, dtype: undefined }

/**
 * `y = x Aᵀ + b`, from `[..., inFeatures]` to `[..., outFeatures]`. The initial values are equal to Python's bit for bit.
 * @throws TypeError or TorchError `ERR_RANGE` for sizes that are not integers of at least 0
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Linear.html
 */
export class Linear extends Module<[input: Tensor], Tensor> {
  readonly inFeatures: number
  readonly outFeatures: number
  weight: Parameter
  bias: Parameter | null

  constructor(
    ...given: Args<'nn.Linear', [inFeatures: number, outFeatures: number], LinearOptions, ['bias', 'device', 'dtype']>
  ) {
    const [inFeatures, outFeatures, ...rest] = positional('nn.Linear', given)
    super()
    const { bias, device, dtype } = settings<LinearOptions>('nn.Linear', linearDefaults, rest)
    this.inFeatures = wholeNumber('nn.Linear', 'inFeatures', inFeatures, { min: 0 })
    this.outFeatures = wholeNumber('nn.Linear', 'outFeatures', outFeatures, { min: 0 })
    this.weight = new Parameter(empty([outFeatures, inFeatures], { dtype, device }))
    this.bias = flag('nn.Linear', 'bias', bias) ? new Parameter(empty([outFeatures], { dtype, device })) : null
    registerFields(this, { weight: 'parameter', bias: 'parameter' })
    this.resetParameters()
  }

  /** Draws new initial values, first of the weight, then of the bias, as PyTorch does. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.Linear.resetParameters', 0, arguments)
    kaimingUniform_(this.weight, { a: Math.sqrt(5) })
    if (!this.bias) return
    const [fanIn] = fans(this.weight)
    const bound = fanIn > 0 ? 1 / Math.sqrt(fanIn) : 0
    uniform_(this.bias, -bound, bound)
  }

  override forward(input: Tensor): Tensor {
    return linear(input, this.weight, this.bias)
  }

  protected override extraRepr(): string {
    const bias = pythonBool(this.bias !== null)
    return `in_features=${this.inFeatures}, out_features=${this.outFeatures}, bias=${bias}`
  }
}

/**
 * `y = x1ᵀ A x2 + b`, from `[..., in1Features]` and `[..., in2Features]` to `[..., outFeatures]`.
 * The initial values are equal to Python's bit for bit.
 * @throws TypeError or TorchError `ERR_RANGE` for sizes that are not integers of at least 0, or 1 for the first
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Bilinear.html
 */
export class Bilinear extends Module<[input1: Tensor, input2: Tensor], Tensor> {
  readonly in1Features: number
  readonly in2Features: number
  readonly outFeatures: number
  weight: Parameter
  bias: Parameter | null

  constructor(
    ...given: Args<
      'nn.Bilinear',
      [in1Features: number, in2Features: number, outFeatures: number],
      LinearOptions,
      ['bias', 'device', 'dtype']
    >
  ) {
    const [in1Features, in2Features, outFeatures, ...rest] = positional('nn.Bilinear', given)
    super()
    const { bias, device, dtype } = settings<LinearOptions>('nn.Bilinear', linearDefaults, rest)
    this.in1Features = wholeNumber('nn.Bilinear', 'in1Features', in1Features, { min: 1 })
    this.in2Features = wholeNumber('nn.Bilinear', 'in2Features', in2Features, { min: 0 })
    this.outFeatures = wholeNumber('nn.Bilinear', 'outFeatures', outFeatures, { min: 0 })
    this.weight = new Parameter(empty([outFeatures, in1Features, in2Features], { dtype, device }))
    this.bias = flag('nn.Bilinear', 'bias', bias) ? new Parameter(empty([outFeatures], { dtype, device })) : null
    registerFields(this, { weight: 'parameter', bias: 'parameter' })
    this.resetParameters()
  }

  /** Draws new initial values, first of the weight, then of the bias, as PyTorch does. */
  resetParameters(): void {
    if (arguments.length > 0) throw surplus('nn.Bilinear.resetParameters', 0, arguments)
    const bound = 1 / Math.sqrt(this.in1Features)
    uniform_(this.weight, -bound, bound)
    if (this.bias) uniform_(this.bias, -bound, bound)
  }

  override forward(input1: Tensor, input2: Tensor): Tensor {
    return bilinear(input1, input2, this.weight, this.bias)
  }

  protected override extraRepr(): string {
    const { in1Features, in2Features, outFeatures } = this
    const bias = pythonBool(this.bias !== null)
    return `in1_features=${in1Features}, in2_features=${in2Features}, out_features=${outFeatures}, bias=${bias}`
  }
}

/**
 * Returns its input. It accepts and ignores any arguments, so that it can replace any layer.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Identity.html
 */
export class Identity extends Module<[input: Tensor], Tensor> {
  constructor(..._unused: unknown[]) {
    super()
  }

  override forward(input: Tensor): Tensor {
    return input
  }
}

declareOperatorsOnly(Linear, Identity)
