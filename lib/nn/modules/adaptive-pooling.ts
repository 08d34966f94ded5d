import {
  finiteNumber,
  flag,
  type Given,
  type Rest,
  type Size,
  settings,
  shown,
  sizesFor,
  surplus,
  wholeNumber,
} from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'
import { declareOperatorsOnly } from '../core/chain'
import * as F from '../functional'
import { Module } from '../core/module'
import { Buffer } from '../core/parameter'
import type { Pooled } from './pooling'
import { registerFields } from '../core/slots'

export type { AdaptiveSize } from '../functional'

function adaptiveSize(where: string, value: unknown, dims: number): F.AdaptiveSize {
  if (!Array.isArray(value)) return wholeNumber(where, 'outputSize', value, { min: 0 })
  if (value.length !== dims) {
    const wants = `one whole number or an array of ${dims}`
    throw new TorchError('ERR_SHAPE', `${where}: outputSize must be ${wants}, but it is ${shown(value)}`)
  }
  return value.map((size, i) => (size === null ? null : wholeNumber(where, `outputSize[${i}]`, size, { min: 0 })))
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
 * The means of as many windows of `[N, C, L]` or `[C, L]` as `outputSize` says.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool1d.html
 */
export class AdaptiveAvgPool1d extends AdaptiveAvgPoolNd {
  constructor(outputSize: Size) {
    if (arguments.length > 1) throw surplus('nn.AdaptiveAvgPool1d', 1, arguments)
    super('nn.AdaptiveAvgPool1d', 1, outputSize)
  }

  forward(input: Tensor): Tensor {
    return ops.adaptiveAvgPool1d(input, this.outputSize as Size)
  }
}

/**
 * The means of as many windows of `[N, C, H, W]` or `[C, H, W]` as `outputSize` says. A null in `outputSize` keeps the input's size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool2d.html
 */
export class AdaptiveAvgPool2d extends AdaptiveAvgPoolNd {
  constructor(outputSize: F.AdaptiveSize) {
    if (arguments.length > 1) throw surplus('nn.AdaptiveAvgPool2d', 1, arguments)
    super('nn.AdaptiveAvgPool2d', 2, outputSize)
  }

  forward(input: Tensor): Tensor {
    return F.adaptiveAvgPool2d(input, this.outputSize)
  }
}

/**
 * The means of as many windows of `[N, C, D, H, W]` or `[C, D, H, W]` as `outputSize` says. A null in `outputSize` keeps the input's size.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveAvgPool3d.html
 */
export class AdaptiveAvgPool3d extends AdaptiveAvgPoolNd {
  constructor(outputSize: F.AdaptiveSize) {
    if (arguments.length > 1) throw surplus('nn.AdaptiveAvgPool3d', 1, arguments)
    super('nn.AdaptiveAvgPool3d', 3, outputSize)
  }

  forward(input: Tensor): Tensor {
    return F.adaptiveAvgPool3d(input, this.outputSize)
  }
}

export interface AdaptiveMaxPoolOptions<Indices extends boolean = false> {
  /** Whether the place of each maximum is given too; default false. */
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
 * The greatest values of as many windows of `[N, C, L]` or `[C, L]` as `outputSize` says.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool1d.html
 */
export class AdaptiveMaxPool1d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: Size, ...args: AdaptiveMaxPoolArguments<Indices>) {
    super('nn.AdaptiveMaxPool1d', 1, outputSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool1dWithIndices(input, this.outputSize as Size))
  }
}

/**
 * The greatest values of as many windows of `[N, C, H, W]` or `[C, H, W]` as `outputSize` says. A null in `outputSize` keeps the input's size.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool2d.html
 */
export class AdaptiveMaxPool2d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: F.AdaptiveSize, ...args: AdaptiveMaxPoolArguments<Indices>) {
    super('nn.AdaptiveMaxPool2d', 2, outputSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool2dWithIndices(input, this.outputSize))
  }
}

/**
 * The greatest values of as many windows of `[N, C, D, H, W]` or `[C, D, H, W]` as `outputSize` says. A null in `outputSize` keeps the input's size.
 * With `returnIndices` the result is `[values, indices]`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.AdaptiveMaxPool3d.html
 */
export class AdaptiveMaxPool3d<Indices extends boolean = false> extends AdaptiveMaxPoolNd<Indices> {
  constructor(outputSize: F.AdaptiveSize, ...args: AdaptiveMaxPoolArguments<Indices>) {
    super('nn.AdaptiveMaxPool3d', 3, outputSize, args)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.chosen(F.adaptiveMaxPool3dWithIndices(input, this.outputSize))
  }
}

export interface FractionalMaxPoolOptions<Indices extends boolean = false> {
  /** The size of the output; either this or `outputRatio`. */
  outputSize?: Size | null
  /** The output's share of the input's size, between 0 and 1. */
  outputRatio?: number | readonly number[] | null
  /** Whether the place of each maximum is given too; default false. */
  returnIndices?: Indices
  /** Where each window begins, from 0 to 1: `[N, C, dims]`; drawn at each call when left out. */
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
      throw new TypeError(`${where}: needs either outputSize or outputRatio, but was given ${both}`)
    }
    this.kernelSize = sizesFor(where, 'kernelSize', kernelSize, dims, { min: 1 })
    this.outputSize = outputSize === null ? null : sizesFor(where, 'outputSize', outputSize, dims, { min: 1 })
    this.outputRatio = outputRatio === null ? null : ratios(where, outputRatio, dims)
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

function ratios(where: string, value: unknown, dims: number): number[] {
  const list = Array.isArray(value) ? value : Array(dims).fill(value)
  if (list.length !== dims) {
    throw new TorchError('ERR_SHAPE', `${where}: outputRatio must be one number or ${dims}, but it is ${shown(value)}`)
  }
  const range = { min: 0, aboveMin: true, max: 1, belowMax: true }
  return list.map((ratio) => finiteNumber(where, 'outputRatio', ratio, range))
}

/**
 * The greatest values of windows whose places are drawn, of `[N, C, H, W]` or `[C, H, W]`.
 * With `returnIndices` the result is `[values, indices]`.
 * @throws TypeError unless exactly one of `outputSize` and `outputRatio` is given
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.FractionalMaxPool2d.html
 */
export class FractionalMaxPool2d<Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(
    kernelSize: Size,
    ...rest: Rest<FractionalMaxPoolOptions<Indices>, ['outputSize', 'outputRatio', 'returnIndices']>
  ) {
    super('nn.FractionalMaxPool2d', 2, kernelSize, rest)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.through(F.fractionalMaxPool2dWithIndices, input)
  }
}

/**
 * The greatest values of windows whose places are drawn, of `[N, C, D, H, W]` or `[C, D, H, W]`.
 * With `returnIndices` the result is `[values, indices]`.
 * @throws TypeError unless exactly one of `outputSize` and `outputRatio` is given
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.FractionalMaxPool3d.html
 */
export class FractionalMaxPool3d<Indices extends boolean = false> extends FractionalMaxPoolNd<Indices> {
  constructor(
    kernelSize: Size,
    ...rest: Rest<FractionalMaxPoolOptions<Indices>, ['outputSize', 'outputRatio', 'returnIndices']>
  ) {
    super('nn.FractionalMaxPool3d', 3, kernelSize, rest)
  }

  forward(input: Tensor): Pooled<Indices> {
    return this.through(F.fractionalMaxPool3dWithIndices, input)
  }
}

declareOperatorsOnly(
  ...[AdaptiveAvgPool1d, AdaptiveAvgPool2d, AdaptiveAvgPool3d],
  ...[AdaptiveMaxPool1d, AdaptiveMaxPool2d, AdaptiveMaxPool3d],
)
