import { type Given, oneOf, type Size, settings } from '../../arguments'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import { Module } from '../core/module'
import { printedSize, pythonFloat } from '../core/repr'
import * as F from '../functional'

export type UpsampleOptions = Omit<F.InterpolateOptions, 'antialias'>

type Factors = number | readonly number[]

export type UpsampleArguments = Given<
  [
    size: Size | null,
    scaleFactor: Factors | null,
    mode: F.InterpolationMode,
    alignCorners: boolean | null,
    recomputeScaleFactor: boolean | null,
  ],
  UpsampleOptions
>

const defaults: UpsampleOptions = {
  size: null,
  scaleFactor: null,
  mode: 'nearest',
  alignCorners: null,
  recomputeScaleFactor: null,
}

abstract class UpsampleNd extends Module<[input: Tensor], Tensor> {
  readonly size: Size | null
  readonly scaleFactor: Factors | null
  readonly mode: F.InterpolationMode
  readonly alignCorners: boolean | null
  readonly recomputeScaleFactor: boolean | null

  constructor(where: string, given: UpsampleOptions) {
    super()
    const { size, scaleFactor, mode, alignCorners, recomputeScaleFactor } = given
    this.size = size ?? null
    this.scaleFactor = scaleFactor ?? null
    this.mode = oneOf(where, 'mode', mode, F.interpolationModes)
    this.alignCorners = alignCorners ?? null
    this.recomputeScaleFactor = recomputeScaleFactor ?? null
  }

  protected resized(input: Tensor): Tensor {
    const { size, scaleFactor, mode, alignCorners, recomputeScaleFactor } = this
    return F.interpolate(input, { size, scaleFactor, mode, alignCorners, recomputeScaleFactor })
  }

  protected override extraRepr(): string {
    const mode = `mode='${this.mode}'`
    if (this.scaleFactor === null) return `size=${this.size === null ? 'None' : printedSize(this.size)}, ${mode}`
    if (typeof this.scaleFactor === 'number') return `scale_factor=${pythonFloat(this.scaleFactor)}, ${mode}`
    const factors = this.scaleFactor.map(pythonFloat)
    return `scale_factor=(${factors.join(', ')}${factors.length === 1 ? ',' : ''}), ${mode}`
  }
}

/**
 * Resizes `[N, C, L]`, `[N, C, H, W]` or `[N, C, D, H, W]` to a size or by a factor.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Upsample.html
 */
export class Upsample extends UpsampleNd {
  constructor(...args: UpsampleArguments) {
    super('nn.Upsample', settings<UpsampleOptions>('nn.Upsample', defaults, args))
  }

  override forward(input: Tensor): Tensor {
    return this.resized(input)
  }
}

export type Upsampling2dOptions = Pick<UpsampleOptions, 'size' | 'scaleFactor'>
export type Upsampling2dArguments = Given<[size: Size | null, scaleFactor: Factors | null], Upsampling2dOptions>

const resizes: Upsampling2dOptions = { size: null, scaleFactor: null }

/**
 * Resizes images `[N, C, H, W]` by repeating the nearest pixel.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.UpsamplingNearest2d.html
 */
export class UpsamplingNearest2d extends UpsampleNd {
  constructor(...args: Upsampling2dArguments) {
    const given = settings<Upsampling2dOptions>('nn.UpsamplingNearest2d', resizes, args)
    super('nn.UpsamplingNearest2d', { ...given, mode: 'nearest' })
  }

  override forward(input: Tensor): Tensor {
    return this.resized(input)
  }
}

/**
 * Resizes images `[N, C, H, W]` by bilinear interpolation, with the centres of the corner pixels aligned.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.UpsamplingBilinear2d.html
 */
export class UpsamplingBilinear2d extends UpsampleNd {
  constructor(...args: Upsampling2dArguments) {
    const given = settings<Upsampling2dOptions>('nn.UpsamplingBilinear2d', resizes, args)
    super('nn.UpsamplingBilinear2d', { ...given, mode: 'bilinear', alignCorners: true })
  }

  override forward(input: Tensor): Tensor {
    return this.resized(input)
  }
}

declareOperatorsOnly(Upsample, UpsamplingNearest2d, UpsamplingBilinear2d)
