import { finiteNumber, flag, type Given, type Size, settings, sizeFor, sizesFor, wholeNumber } from '../../arguments'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { Module } from '../core/module'
import { printedSize, pythonBool, pythonNumber } from '../core/repr'

/** What a pool gives: the result, or with `returnIndices` the result and the place of each value in its input. */
export type Pooled<Indices extends boolean> = Indices extends true ? [values: Tensor, indices: Tensor] : Tensor

export interface MaxPoolOptions<Indices extends boolean = false> {
  /** How far the window moves; default the window's size. */
  stride?: Size | null
  /** How much of nothing is added on both sides, at most half the window; default 0. */
  padding?: Size
  /** The distance between the window's points; default 1. */
  dilation?: Size
  /** Whether the place of each maximum is given too, for unpooling; default false. */
  returnIndices?: Indices
  /** Whether a last window that is not full counts; default false. */
  ceilMode?: boolean
}

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
 * The greatest value of each window of `[N, C, L]` or `[C, L]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool1d.html
 */
export class MaxPool1d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Size, ...args: MaxPoolArguments<Indices>) {
    super('nn.MaxPool1d', 1, kernelSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool1d, ops.maxPool1dWithIndices, input)
  }
}

/**
 * The greatest value of each window of `[N, C, H, W]` or `[C, H, W]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool2d.html
 */
export class MaxPool2d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Size, ...args: MaxPoolArguments<Indices>) {
    super('nn.MaxPool2d', 2, kernelSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool2d, ops.maxPool2dWithIndices, input)
  }
}

/**
 * The greatest value of each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 *
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MaxPool3d.html
 */
export class MaxPool3d<Indices extends boolean = false> extends MaxPoolNd<Indices> {
  constructor(kernelSize: Size, ...args: MaxPoolArguments<Indices>) {
    super('nn.MaxPool3d', 3, kernelSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.through(ops.maxPool3d, ops.maxPool3dWithIndices, input)
  }
}

export interface AvgPool1dOptions {
  /** How far the window moves; default the window's size. */
  stride?: Size | null
  /** How many zeros are added on both sides, at most half the window; default 0. */
  padding?: Size
  /** Whether a last window that is not full counts; default false. */
  ceilMode?: boolean
  /** Whether the padding's zeros count in the mean; default true. */
  countIncludePad?: boolean
}

export interface AvgPoolOptions extends AvgPool1dOptions {
  /** What the sum is divided by, instead of the window's size. */
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
    // Python keeps the one size of a 1-D pool as a tuple, and those of the others as they were given.
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
    kernelSize: Size,
    ...args: Given<[stride: Size | null, padding: Size, ceilMode: boolean, countIncludePad: boolean], AvgPool1dOptions>
  ) {
    super('nn.AvgPool1d', 1, kernelSize, settings<AvgPool1dOptions>('nn.AvgPool1d', averageDefaults, args))
  }

  forward(input: Tensor): Tensor {
    return ops.avgPool1d(input, this.kernelSize, this.stride, this.padding, this.ceilMode, this.countIncludePad)
  }
}

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
  constructor(kernelSize: Size, ...args: AvgPoolArguments) {
    super('nn.AvgPool2d', 2, kernelSize, args)
  }

  forward(input: Tensor): Tensor {
    return this.through(ops.avgPool2d, input)
  }
}

/**
 * The mean of each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AvgPool3d.html
 */
export class AvgPool3d extends DivisorPool {
  constructor(kernelSize: Size, ...args: AvgPoolArguments) {
    super('nn.AvgPool3d', 3, kernelSize, args)
  }

  forward(input: Tensor): Tensor {
    return this.through(ops.avgPool3d, input)
  }
}

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
  constructor(normType: number, kernelSize: Size, ...args: LPPoolArguments) {
    super('nn.LPPool1d', 1, normType, kernelSize, args)
  }

  forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool1d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

/**
 * The `normType`-th root of the sum of `normType`-th powers in each window of `[N, C, H, W]` or `[C, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LPPool2d.html
 */
export class LPPool2d extends LPPoolNd {
  constructor(normType: number, kernelSize: Size, ...args: LPPoolArguments) {
    super('nn.LPPool2d', 2, normType, kernelSize, args)
  }

  forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool2d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

/**
 * The `normType`-th root of the sum of `normType`-th powers in each window of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.LPPool3d.html
 */
export class LPPool3d extends LPPoolNd {
  constructor(normType: number, kernelSize: Size, ...args: LPPoolArguments) {
    super('nn.LPPool3d', 3, normType, kernelSize, args)
  }

  forward(input: Tensor): Tensor {
    const { stride, ceilMode } = this
    return F.lpPool3d(input, this.normType, this.kernelSize, { stride, ceilMode })
  }
}

declareOperatorsOnly(MaxPool1d, MaxPool2d, MaxPool3d, AvgPool1d, AvgPool2d, AvgPool3d, LPPool1d, LPPool2d, LPPool3d)
