import {
  type Args,
  finiteNumber,
  flag,
  type Given,
  positional,
  ratiosFor,
  requiredOnly,
  type Size,
  settings,
  shown,
  sizeFor,
  sizesFor,
  wholeNumber,
} from '../../arguments'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { isArray } from '../../kinds'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { Buffer } from '../core/parameter'
import { printedSize, pythonBool, pythonNumber, pythonTuple } from '../core/repr'
import { registerFields } from '../core/slots'
import * as F from '../functional'

/** The result of a pool; with `returnIndices` also the index of each value in the input. */
export type Pooled<Indices extends boolean> = Indices extends true ? [values: Tensor, indices: Tensor] : Tensor

export interface MaxPoolOptions<Indices extends boolean = false> {
  /** The distance between windows; default the window's size. */
  stride?: Size | null
  /** The padding with -infinity on each side, at most half the window; default 0. */
  padding?: Size
  /** The distance between elements of a window; default 1. */
  dilation?: Size
  /** Whether the index of each maximum is also returned, for unpooling; default false. */
  returnIndices?: Indices
  /** Whether a last, incomplete window counts; default false. */
  ceilMode?: boolean
}

type MaxPoolNames = ['stride', 'padding', 'dilation', 'returnIndices', 'ceilMode']

export type MaxPoolArguments<Indices extends boolean> = Given<
  [stride: Size | null, padding: Size, dilation: Size, returnIndices: Indices, ceilMode: boolean],
  MaxPoolOptions<Indices>
>

const maxDefaults = { stride: null, padding: 0, dilation: 1, returnIndices: false, ceilMode: false }

abstract class MaxPoolNd<Indices extends boolean> extends Module<[input: Tensor], Pooled<Indices>> {
  readonly kernelSize: Size
  readonly stride: Size
  readonly padding: Size
  readonly dilation: Size
  readonly returnIndices: boolean
  readonly ceilMode: boolean

  constructor(where: string, dims: number, kernelSize: Size, args: MaxPoolArguments<Indices>) {
    super()
    const given = settings<MaxPoolOptions<boolean>>(where, maxDefaults, args)
    this.kernelSize = sizeFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.stride = sizeFor(where, 'stride', given.stride ?? kernelSize, dims, { min: 1 })
    this.padding = sizeFor(where, 'padding', given.padding, dims, { min: 0 })
    this.dilation = sizeFor(where, 'dilation', given.dilation, dims, { min: 1 })
    this.returnIndices = flag(where, 'returnIndices', given.returnIndices)
    this.ceilMode = flag(where, 'ceilMode', given.ceilMode)
  }

  protected through(
    pool: typeof ops.maxPool2d,
    withIndices: typeof ops.maxPool1dWithIndices,
    input: Tensor,
  ): Pooled<Indices> {
    const { kernelSize, stride, padding, dilation, ceilMode } = this
    const pooled = this.returnIndices
      ? withIndices(input, kernelSize, stride, padding, dilation, ceilMode)
      : pool(input, kernelSize, stride, padding, dilation, ceilMode)
    return pooled as Pooled<Indices>
  }

  protected override extraRepr(): string {
    const { kernelSize, stride, padding, dilation, ceilMode } = this
    const sizes = Object.entries({ kernel_size: kernelSize, stride, padding, dilation })
    return [...sizes.map(([name, size]) => `${name}=${printedSize(size)}`), `ceil_mode=${pythonBool(ceilMode)}`].join(
      ', ',
    )
  }
}

/**
 * The maximum of each window of `[N, C, L]` or `[C, L]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool1d.html
 */
export class MaxPool1d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(...given: Args<'nn.MaxPool1d', [kernelSize: Size], MaxPoolOptions<Indices>, MaxPoolNames>) {
    const [kernelSize, ...args] = positional('nn.MaxPool1d', given)
    super('nn.MaxPool1d', 1, kernelSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool1d, ops.maxPool1dWithIndices, input)
  }
}

/**
 * The maximum of each window of `[N, C, H, W]` or `[C, H, W]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool2d.html
 */
export class MaxPool2d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(...given: Args<'nn.MaxPool2d', [kernelSize: Size], MaxPoolOptions<Indices>, MaxPoolNames>) {
    const [kernelSize, ...args] = positional('nn.MaxPool2d', given)
    super('nn.MaxPool2d', 2, kernelSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool2d, ops.maxPool2dWithIndices, input)
  }
}

/**
 * The maximum of each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool3d.html
 */
export class MaxPool3d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(...given: Args<'nn.MaxPool3d', [kernelSize: Size], MaxPoolOptions<Indices>, MaxPoolNames>) {
    const [kernelSize, ...args] = positional('nn.MaxPool3d', given)
    super('nn.MaxPool3d', 3, kernelSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool3d, ops.maxPool3dWithIndices, input)
  }
}

export interface AvgPool1dOptions {
  /** The distance between windows; default the window's size. */
  stride?: Size | null
  /** The padding with zeros on each side, at most half the window; default 0. */
  padding?: Size
  /** Whether a last, incomplete window counts; default false. */
  ceilMode?: boolean
  /** Whether the padding counts in the mean; default true. */
  countIncludePad?: boolean
}

export interface AvgPoolOptions extends AvgPool1dOptions {
  /** The divisor of the sum, instead of the window's size. */
  divisorOverride?: number | null
}

const averageDefaults = { stride: null, padding: 0, ceilMode: false, countIncludePad: true }

abstract class AvgPoolNd extends Module<[input: Tensor], Tensor> {
  readonly kernelSize: Size
  readonly stride: Size
  readonly padding: Size
  readonly ceilMode: boolean
  readonly countIncludePad: boolean

  constructor(where: string, dims: number, kernelSize: Size, given: AvgPool1dOptions) {
    super()
    // Python prints the size of a 1-D pool as a tuple, and sizes of other pools as they were given.
    const kept = dims === 1 ? sizesFor : sizeFor
    this.kernelSize = kept(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.stride = kept(where, 'stride', given.stride ?? kernelSize, dims, { min: 1 })
    this.padding = kept(where, 'padding', given.padding, dims, { min: 0 })
    this.ceilMode = flag(where, 'ceilMode', given.ceilMode)
    this.countIncludePad = flag(where, 'countIncludePad', given.countIncludePad)
  }

  protected override extraRepr(): string {
    const sizes = Object.entries({ kernel_size: this.kernelSize, stride: this.stride, padding: this.padding })
    return sizes.map(([name, size]) => `${name}=${printedSize(size)}`).join(', ')
  }
}

/**
 * The mean of each window of `[N, C, L]` or `[C, L]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AvgPool1d.html
 */
export class AvgPool1d extends AvgPoolNd {
  constructor(
    ...given: Args<
      'nn.AvgPool1d',
      [kernelSize: Size],
      AvgPool1dOptions,
      ['stride', 'padding', 'ceilMode', 'countIncludePad']
    >
  ) {
    const [kernelSize, ...args] = positional('nn.AvgPool1d', given)
    super('nn.AvgPool1d', 1, kernelSize, settings<AvgPool1dOptions>('nn.AvgPool1d', averageDefaults, args))
  }

  override forward(input: Tensor): Tensor {
    return ops.avgPool1d(input, this.kernelSize, this.stride, this.padding, this.ceilMode, this.countIncludePad)
  }
}

type AvgPoolNames = ['stride', 'padding', 'ceilMode', 'countIncludePad', 'divisorOverride']

export type AvgPoolArguments = Given<
  [stride: Size | null, padding: Size, ceilMode: boolean, countIncludePad: boolean, divisorOverride: number | null],
  AvgPoolOptions
>

abstract class DivisorPool extends AvgPoolNd {
  readonly divisorOverride: number | null

  constructor(where: string, dims: number, kernelSize: Size, args: AvgPoolArguments) {
    const given = settings<AvgPoolOptions>(where, { ...averageDefaults, divisorOverride: null }, args)
    super(where, dims, kernelSize, given)
    const divisor = given.divisorOverride ?? null
    this.divisorOverride = divisor === null ? null : wholeNumber(where, 'divisorOverride', divisor, { min: 1 })
  }

  protected through(pool: typeof ops.avgPool2d, input: Tensor): Tensor {
    const { kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride } = this
    return pool(input, kernelSize, stride, padding, ceilMode, countIncludePad, divisorOverride)
  }
}

/**
 * The mean of each window of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AvgPool2d.html
 */
export class AvgPool2d extends DivisorPool {
  constructor(...given: Args<'nn.AvgPool2d', [kernelSize: Size], AvgPoolOptions, AvgPoolNames>) {
    const [kernelSize, ...args] = positional('nn.AvgPool2d', given)
    super('nn.AvgPool2d', 2, kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    return this.through(ops.avgPool2d, input)
  }
}

/**
 * The mean of each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AvgPool3d.html
 */
export class AvgPool3d extends DivisorPool {
  constructor(...given: Args<'nn.AvgPool3d', [kernelSize: Size], AvgPoolOptions, AvgPoolNames>) {
    const [kernelSize, ...args] = positional('nn.AvgPool3d', given)
    super('nn.AvgPool3d', 3, kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    return this.through(ops.avgPool3d, input)
  }
}

type LPPoolNames = ['stride', 'ceilMode']

export type LPPoolArguments = Given<[stride: Size | null, ceilMode: boolean], F.LPPoolOptions>

abstract class LPPoolNd extends Module<[input: Tensor], Tensor> {
  readonly normType: number
  readonly kernelSize: Size
  readonly stride: Size | null
  readonly ceilMode: boolean

  constructor(where: string, dims: number, normType: number, kernelSize: Size, args: LPPoolArguments) {
    super()
    const { stride, ceilMode } = settings<F.LPPoolOptions>(where, { stride: null, ceilMode: false }, args)
    this.normType = finiteNumber(where, 'normType', normType)
    this.kernelSize = sizeFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.stride = (stride ?? null) === null ? null : sizeFor(where, 'stride', stride, dims, { min: 1 })
    this.ceilMode = flag(where, 'ceilMode', ceilMode)
  }

  protected override extraRepr(): string {
    const { normType, kernelSize, stride, ceilMode } = this
    const sizes = `kernel_size=${printedSize(kernelSize)}, stride=${stride === null ? 'None' : printedSize(stride)}`
    return `norm_type=${pythonNumber(normType)}, ${sizes}, ceil_mode=${pythonBool(ceilMode)}`
  }
}

/**
 * The `normType`-th root of the sum of `normType`-th powers in each window of `[N, C, L]` or `[C, L]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LPPool1d.html
 */
export class LPPool1d extends LPPoolNd {
  constructor(...given: Args<'nn.LPPool1d', [normType: number, kernelSize: Size], F.LPPoolOptions, LPPoolNames>) {
    const [normType, kernelSize, ...args] = positional('nn.LPPool1d', given)
    super('nn.LPPool1d', 1, normType, kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool1d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

/**
 * The `normType`-th root of the sum of `normType`-th powers in each window of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LPPool2d.html
 */
export class LPPool2d extends LPPoolNd {
  constructor(...given: Args<'nn.LPPool2d', [normType: number, kernelSize: Size], F.LPPoolOptions, LPPoolNames>) {
    const [normType, kernelSize, ...args] = positional('nn.LPPool2d', given)
    super('nn.LPPool2d', 2, normType, kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool2d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

/**
 * The `normType`-th root of the sum of `normType`-th powers in each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LPPool3d.html
 */
export class LPPool3d extends LPPoolNd {
  constructor(...given: Args<'nn.LPPool3d', [normType: number, kernelSize: Size], F.LPPoolOptions, LPPoolNames>) {
    const [normType, kernelSize, ...args] = positional('nn.LPPool3d', given)
    super('nn.LPPool3d', 3, normType, kernelSize, args)
  }

  override forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool3d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

declareOperatorsOnly(MaxPool1d, MaxPool2d, MaxPool3d, AvgPool1d, AvgPool2d, AvgPool3d, LPPool1d, LPPool2d, LPPool3d)

export type { AdaptiveSize } from '../functional'

function adaptiveSize(where: string, value: unknown, dims: number): F.AdaptiveSize {
  if (!isArray(value)) return wholeNumber(where, 'outputSize', value, { min: 0 })
  if (value.length !== dims) {
    const wants = `one whole number or an array of ${dims}`
    throw new TorchError('ERR_SHAPE', `${where}: outputSize must be ${wants}, but it is ${shown(value)}`)
  }
  return Array.from(value, (size, i) =>
    size === null ? null : wholeNumber(where, `outputSize[${i}]`, size, { min: 0 }),
  )
}

function printed(size: F.AdaptiveSize): string {
  if (typeof size === 'number') return `output_size=${size}`
  const sizes = size.map((part) => part ?? 'None')
  return `output_size=(${sizes.join(', ')}${sizes.length === 1 ? ',' : ''})`
}

abstract class AdaptiveAvgPoolNd extends Module<[input: Tensor], Tensor> {
  readonly outputSize: F.AdaptiveSize

  constructor(where: string, dims: number, outputSize: F.AdaptiveSize) {
    super()
    this.outputSize = adaptiveSize(where, outputSize, dims)
  }

  protected override extraRepr(): string {
    return printed(this.outputSize)
  }
}

/**
 * The means of adaptive windows of `[N, C, L]` or `[C, L]`, which give an output of `outputSize`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool1d.html
 */
export class AdaptiveAvgPool1d extends AdaptiveAvgPoolNd {
  constructor(...given: Args<'nn.AdaptiveAvgPool1d', [outputSize: Size]>) {
    const [outputSize] = requiredOnly('nn.AdaptiveAvgPool1d', given)
    super('nn.AdaptiveAvgPool1d', 1, outputSize)
  }

  override forward(input: Tensor): Tensor {
    return ops.adaptiveAvgPool1d(input, this.outputSize as Size)
  }
}

/**
 * The means of adaptive windows of `[N, C, H, W]` or `[C, H, W]`, which give an output of `outputSize`. A null in `outputSize`
 * keeps the input's size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool2d.html
 */
export class AdaptiveAvgPool2d extends AdaptiveAvgPoolNd {
  constructor(...given: Args<'nn.AdaptiveAvgPool2d', [outputSize: F.AdaptiveSize]>) {
    const [outputSize] = requiredOnly('nn.AdaptiveAvgPool2d', given)
    super('nn.AdaptiveAvgPool2d', 2, outputSize)
  }

  override forward(input: Tensor): Tensor {
    return F.adaptiveAvgPool2d(input, this.outputSize)
  }
}

/**
 * The means of adaptive windows of `[N, C, D, H, W]` or `[C, D, H, W]`, which give an output of `outputSize`. A null in
 * `outputSize` keeps the input's size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool3d.html
 */
export class AdaptiveAvgPool3d extends AdaptiveAvgPoolNd {
  constructor(...given: Args<'nn.AdaptiveAvgPool3d', [outputSize: F.AdaptiveSize]>) {
    const [outputSize] = requiredOnly('nn.AdaptiveAvgPool3d', given)
    super('nn.AdaptiveAvgPool3d', 3, outputSize)
  }

  override forward(input: Tensor): Tensor {
    return F.adaptiveAvgPool3d(input, this.outputSize)
  }
}

export interface AdaptiveMaxPoolOptions<Indices extends boolean = false> {
  /** Whether the index of each maximum is also returned; default false. */
  returnIndices?: Indices
}

export type AdaptiveMaxPoolArguments<Indices extends boolean> = Given<
  [returnIndices: Indices],
  AdaptiveMaxPoolOptions<Indices>
>

abstract class AdaptiveMaxPoolNd<Indices extends boolean> extends Module<[input: Tensor], Pooled<Indices>> {
  readonly outputSize: F.AdaptiveSize
  readonly returnIndices: boolean

  constructor(where: string, dims: number, outputSize: F.AdaptiveSize, args: AdaptiveMaxPoolArguments<Indices>) {
    super()
    const { returnIndices } = settings<AdaptiveMaxPoolOptions<boolean>>(where, { returnIndices: false }, args)
    this.outputSize = adaptiveSize(where, outputSize, dims)
    this.returnIndices = flag(where, 'returnIndices', returnIndices)
  }

  protected chosen(pooled: [values: Tensor, indices: Tensor]): Pooled<Indices> {
    return (this.returnIndices ? pooled : pooled[0]) as Pooled<Indices>
  }

  protected override extraRepr(): string {
    return printed(this.outputSize)
  }
}

/**
 * The maxima of adaptive windows of `[N, C, L]` or `[C, L]`, which give an output of `outputSize`.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool1d.html
 */
export class AdaptiveMaxPool1d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(
    ...given: Args<'nn.AdaptiveMaxPool1d', [outputSize: Size], AdaptiveMaxPoolOptions<Indices>, ['returnIndices']>
  ) {
    const [outputSize, ...args] = positional('nn.AdaptiveMaxPool1d', given)
    super('nn.AdaptiveMaxPool1d', 1, outputSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool1dWithIndices(input, this.outputSize as Size))
  }
}

/**
 * The maxima of adaptive windows of `[N, C, H, W]` or `[C, H, W]`, which give an output of `outputSize`. A null in `outputSize`
 * keeps the input's size.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool2d.html
 */
export class AdaptiveMaxPool2d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(
    ...given: Args<
      'nn.AdaptiveMaxPool2d',
      [outputSize: F.AdaptiveSize],
      AdaptiveMaxPoolOptions<Indices>,
      ['returnIndices']
    >
  ) {
    const [outputSize, ...args] = positional('nn.AdaptiveMaxPool2d', given)
    super('nn.AdaptiveMaxPool2d', 2, outputSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool2dWithIndices(input, this.outputSize))
  }
}

/**
 * The maxima of adaptive windows of `[N, C, D, H, W]` or `[C, D, H, W]`, which give an output of `outputSize`. A null in
 * `outputSize` keeps the input's size.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool3d.html
 */
export class AdaptiveMaxPool3d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(
    ...given: Args<
      'nn.AdaptiveMaxPool3d',
      [outputSize: F.AdaptiveSize],
      AdaptiveMaxPoolOptions<Indices>,
      ['returnIndices']
    >
  ) {
    const [outputSize, ...args] = positional('nn.AdaptiveMaxPool3d', given)
    super('nn.AdaptiveMaxPool3d', 3, outputSize, args)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool3dWithIndices(input, this.outputSize))
  }
}

export interface FractionalMaxPoolOptions<Indices extends boolean = false> {
  /** The size of the output; either this or `outputRatio`. */
  outputSize?: Size | null
  /** The ratio of the output's size to the input's, between 0 and 1. */
  outputRatio?: number | readonly number[] | null
  /** Whether the index of each maximum is also returned; default false. */
  returnIndices?: Indices
  /** Random numbers from 0 to 1 that place the windows, `[N, C, dims]`; drawn at each call if not given. */
  randomSamples?: Tensor | null
}

const fractionalDefaults = { outputSize: null, outputRatio: null, returnIndices: false, randomSamples: null }

abstract class FractionalMaxPoolNd<Indices extends boolean> extends Module<[input: Tensor], Pooled<Indices>> {
  readonly kernelSize: readonly number[]
  readonly outputSize: readonly number[] | null
  readonly outputRatio: readonly number[] | null
  readonly returnIndices: boolean
  _random_samples: Buffer | null

  constructor(where: string, dims: number, kernelSize: Size, rest: readonly unknown[]) {
    super()
    const given = settings<FractionalMaxPoolOptions<boolean>>(where, fractionalDefaults, rest)
    const { outputSize, outputRatio, randomSamples } = given
    if ((outputSize === null) === (outputRatio === null)) {
      const both = `outputSize ${shown(outputSize)} and outputRatio ${shown(outputRatio)}`
      throw typeError(`${where}: needs either outputSize or outputRatio, but was given ${both}`)
    }
    this.kernelSize = sizesFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.outputSize = outputSize === null ? null : sizesFor(where, 'outputSize', outputSize, dims, { min: 1 })
    this.outputRatio =
      outputRatio === null
        ? null
        : ratiosFor(where, outputRatio, dims, { min: 0, aboveMin: true, max: 1, belowMax: true })
    this.returnIndices = flag(where, 'returnIndices', given.returnIndices)
    this._random_samples = randomSamples ? new Buffer(randomSamples) : null
    registerFields(this, { _random_samples: 'buffer' })
  }

  protected through(pool: typeof F.fractionalMaxPool2dWithIndices, input: Tensor): Pooled<Indices> {
    const { kernelSize, outputSize, outputRatio, _random_samples: randomSamples } = this
    const pooled = pool(input, kernelSize, { outputSize, outputRatio, randomSamples })
    return (this.returnIndices ? pooled : pooled[0]) as Pooled<Indices>
  }
}

/**
 * The maxima of randomly placed windows of `[N, C, H, W]` or `[C, H, W]`.
 * With `returnIndices` the result is `[values, indices]`.
 * @throws TypeError unless exactly one of `outputSize` and `outputRatio` is given
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.FractionalMaxPool2d.html
 */
export class FractionalMaxPool2d<Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(
    ...given: Args<
      'nn.FractionalMaxPool2d',
      [kernelSize: Size],
      FractionalMaxPoolOptions<Indices>,
      ['outputSize', 'outputRatio', 'returnIndices']
    >
  ) {
    const [kernelSize, ...rest] = positional('nn.FractionalMaxPool2d', given)
    super('nn.FractionalMaxPool2d', 2, kernelSize, rest)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.through(F.fractionalMaxPool2dWithIndices, input)
  }
}

/**
 * The maxima of randomly placed windows of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * With `returnIndices` the result is `[values, indices]`.
 * @throws TypeError unless exactly one of `outputSize` and `outputRatio` is given
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.FractionalMaxPool3d.html
 */
export class FractionalMaxPool3d<Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(
    ...given: Args<
      'nn.FractionalMaxPool3d',
      [kernelSize: Size],
      FractionalMaxPoolOptions<Indices>,
      ['outputSize', 'outputRatio', 'returnIndices']
    >
  ) {
    const [kernelSize, ...rest] = positional('nn.FractionalMaxPool3d', given)
    super('nn.FractionalMaxPool3d', 3, kernelSize, rest)
  }

  override forward(input: Tensor): Pooled<Indices> {
    return this.through(F.fractionalMaxPool3dWithIndices, input)
  }
}

declareOperatorsOnly(
  ...[AdaptiveAvgPool1d, AdaptiveAvgPool2d, AdaptiveAvgPool3d],
  ...[AdaptiveMaxPool1d, AdaptiveMaxPool2d, AdaptiveMaxPool3d],
)

export interface MaxUnpoolOptions {
  /** The stride of the pool; default the window's size. */
  stride?: Size | null
  /** The padding of the pool; default 0. */
  padding?: Size
}

export type MaxUnpoolArguments = Given<[stride: Size | null, padding: Size], MaxUnpoolOptions>
type UnpoolInputs = [input: Tensor, indices: Tensor, outputSize?: readonly number[]]

abstract class MaxUnpoolNd extends Module<UnpoolInputs, Tensor> {
  readonly kernelSize: readonly number[]
  readonly stride: readonly number[]
  readonly padding: readonly number[]

  constructor(where: string, dims: number, kernelSize: Size, args: MaxUnpoolArguments) {
    super()
    const { stride, padding } = settings<MaxUnpoolOptions>(where, { stride: null, padding: 0 }, args)
    this.kernelSize = sizesFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.stride = sizesFor(where, 'stride', stride ?? kernelSize, dims, { min: 1 })
    this.padding = sizesFor(where, 'padding', padding, dims, { min: 0 })
  }

  protected override extraRepr(): string {
    const sizes = Object.entries({ kernel_size: this.kernelSize, stride: this.stride, padding: this.padding })
    return sizes.map(([name, size]) => `${name}=${pythonTuple(size)}`).join(', ')
  }
}

/**
 * Puts the results of {@link MaxPool1d} with `returnIndices` back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool1d.html
 */
export class MaxUnpool1d extends MaxUnpoolNd {
  constructor(...given: Args<'nn.MaxUnpool1d', [kernelSize: Size], MaxUnpoolOptions, ['stride', 'padding']>) {
    const [kernelSize, ...args] = positional('nn.MaxUnpool1d', given)
    super('nn.MaxUnpool1d', 1, kernelSize, args)
  }

  override forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool1d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}

/**
 * Puts the results of {@link MaxPool2d} with `returnIndices` back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool2d.html
 */
export class MaxUnpool2d extends MaxUnpoolNd {
  constructor(...given: Args<'nn.MaxUnpool2d', [kernelSize: Size], MaxUnpoolOptions, ['stride', 'padding']>) {
    const [kernelSize, ...args] = positional('nn.MaxUnpool2d', given)
    super('nn.MaxUnpool2d', 2, kernelSize, args)
  }

  override forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool2d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}

/**
 * Puts the results of {@link MaxPool3d} with `returnIndices` back at their indices, with zeros elsewhere.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxUnpool3d.html
 */
export class MaxUnpool3d extends MaxUnpoolNd {
  constructor(...given: Args<'nn.MaxUnpool3d', [kernelSize: Size], MaxUnpoolOptions, ['stride', 'padding']>) {
    const [kernelSize, ...args] = positional('nn.MaxUnpool3d', given)
    super('nn.MaxUnpool3d', 3, kernelSize, args)
  }

  override forward(input: Tensor, indices: Tensor, outputSize?: readonly number[]): Tensor {
    return F.maxUnpool3d(input, indices, this.kernelSize, { stride: this.stride, padding: this.padding, outputSize })
  }
}
