import { finiteNumber, flag, isArray, oneOf, type Rest, refuseValue, settings, wholeNumber } from '../arguments'
import { emitWarning } from '../binding/warning'
import * as ops from '../generated/ops'
import { conv2d, conv3d, pad } from '../nn/functional'
import type { Tensor } from '../tensor'
import { refuseShapes, requireSameShape } from './inputs'
import { Metric } from './metric'

/** How the values of several images become one. */
export type ImageReduction = 'elementwise_mean' | 'sum' | 'none' | null

export interface PeakSignalNoiseRatioOptions {
  /** The range of the values, such as 1; or the smallest and the largest, to which the inputs are clamped. */
  dataRange: number | readonly [low: number, high: number]
  /** The base of the logarithm; default 10. */
  base?: number
  /** Default the mean, `'elementwise_mean'`; only with `dim`. */
  reduction?: ImageReduction
  /** The dimensions over which each ratio is computed; default null, all of them and all batches together. */
  dim?: number | readonly number[] | null
}

export interface StructuralSimilarityIndexMeasureOptions {
  /** False takes the plain mean of each window in place of a Gaussian's; default true. */
  gaussianKernel?: boolean
  /** The Gaussian's standard deviation, or one for each dimension; default 1.5. */
  sigma?: number | readonly number[]
  /** The size of the window without a Gaussian, odd, or one for each dimension; default 11. */
  kernelSize?: number | readonly number[]
  /** Default the mean, `'elementwise_mean'`. */
  reduction?: ImageReduction
  /** The range of the values, or the smallest and the largest, to which the inputs are clamped; default that of each batch. */
  dataRange?: number | readonly [low: number, high: number] | null
  /** Default 0.01. */
  k1?: number
  /** Default 0.03. */
  k2?: number
}

const reductions = ['elementwise_mean', 'sum', 'none'] as const

function checkReduction(where: string, reduction: unknown): void {
  if (reduction !== null) oneOf(where, 'reduction', reduction, reductions)
}

function checkRange(where: string, range: unknown): number | readonly [number, number] {
  if (!isArray(range)) return finiteNumber(where, 'dataRange', range)
  if (range.length !== 2) refuseValue(where, 'dataRange', 'a number or a pair [low, high]', range, true)
  const [low, high] = range.map((value, i) => finiteNumber(where, `dataRange[${i}]`, value))
  return [low, high]
}

/**
 * The peak signal-to-noise ratio in decibels, of images of any shape.
 * @see https://lightning.ai/docs/torchmetrics/stable/image/peak_signal_noise_ratio.html
 */
export class PeakSignalNoiseRatio extends Metric {
  private readonly base: number
  private readonly reduction: ImageReduction
  private readonly dim: number[] | null
  private readonly clamp: readonly [low: number, high: number] | undefined

  constructor(...rest: Rest<PeakSignalNoiseRatioOptions, ['dataRange']>) {
    const where = 'metrics.PeakSignalNoiseRatio'
    const defaults = { dataRange: undefined as never, base: 10, reduction: 'elementwise_mean' as const, dim: null }
    const options = settings<PeakSignalNoiseRatioOptions>(
      where,
      defaults,
      rest,
    ) as Required<PeakSignalNoiseRatioOptions>
    const range = checkRange(where, options.dataRange)
    const base = finiteNumber(where, 'base', options.base, { min: 0, aboveMin: true })
    checkReduction(where, options.reduction)
    const { dim } = options
    const dims = dim === null ? null : (isArray(dim) ? dim : [dim]).map((one) => wholeNumber(where, 'dim', one))
    if (dims === null && options.reduction !== 'elementwise_mean')
      emitWarning(`${where}: reduction ${options.reduction} has no effect without dim`, { type: 'Warning' })
    super({ name: 'PeakSignalNoiseRatio', inputs: ['preds', 'target'] })
    this.base = base
    this.reduction = options.reduction
    this.dim = dims
    this.clamp = typeof range === 'number' ? undefined : range
    this.addState('sum_squared_error', dims === null ? ops.zeros([]) : [], dims === null ? 'sum' : 'cat')
    this.addState('total', dims === null ? ops.zeros([], { dtype: 'int64' }) : [], dims === null ? 'sum' : 'cat')
    this.addState('data_range', ops.full([], typeof range === 'number' ? range : range[1] - range[0]), 'mean')
  }

  override get higherIsBetter(): boolean {
    return true
  }

  protected override take(preds: Tensor, target: Tensor): void {
    requireSameShape('metrics.PeakSignalNoiseRatio.update', preds, target)
    const { clamp, dim } = this
    const [found, wanted] = [preds, target].map((x) => {
      const inRange = clamp === undefined ? x : x.clamp(clamp[0], clamp[1])
      return inRange.isFloatingPoint() ? inRange : inRange.to('float32')
    })
    const difference = found.sub(wanted)
    const squares = difference.mul(difference)
    if (dim === null) {
      this.addTo('sum_squared_error', squares.sum())
      this.addTo('total', target.numel())
      return
    }
    const sums = squares.sum(dim)
    const count = dim.reduce((product, one) => product * (target.shape.at(one) ?? 1), 1)
    this.addTo('sum_squared_error', sums.flatten())
    this.addTo(
      'total',
      ops.full([sums.numel()], dim.length === 0 ? target.numel() : count, { dtype: 'int64', device: sums.device }),
    )
  }

  protected override result(): Tensor {
    const of = (name: string) => (this.dim === null ? this.tensorState(name) : this.joined(name))
    const error = of('sum_squared_error').div(of('total'))
    const natural = this.tensorState('data_range').log().mul(2).sub(error.log())
    // As in torchmetrics, the factor is computed in float32.
    const factor = ops.full([], this.base, { device: this.device }).log().reciprocal().mul(10)
    return reduced(natural.mul(factor), this.reduction)
  }
}

function reduced(values: Tensor, reduction: ImageReduction): Tensor {
  if (reduction === 'elementwise_mean') return values.mean()
  return reduction === 'sum' ? values.sum() : values
}

/**
 * The structural similarity of images `[N, C, H, W]` or volumes `[N, C, D, H, W]`: 1 where they are equal.
 * @see https://lightning.ai/docs/torchmetrics/stable/image/structural_similarity.html
 */
export class StructuralSimilarityIndexMeasure extends Metric {
  private readonly options: Required<StructuralSimilarityIndexMeasureOptions>

  constructor(...rest: Rest<StructuralSimilarityIndexMeasureOptions>) {
    const where = 'metrics.StructuralSimilarityIndexMeasure'
    const defaults: Required<StructuralSimilarityIndexMeasureOptions> = {
      gaussianKernel: true,
      sigma: 1.5,
      kernelSize: 11,
      reduction: 'elementwise_mean',
      dataRange: null,
      k1: 0.01,
      k2: 0.03,
    }
    const options = settings(where, defaults, rest)
    flag(where, 'gaussianKernel', options.gaussianKernel)
    for (const one of [options.sigma].flat()) finiteNumber(where, 'sigma', one, { min: 0, aboveMin: true })
    for (const one of [options.kernelSize].flat()) {
      wholeNumber(where, 'kernelSize', one, { min: 1 })
      if (one % 2 === 0) refuseValue(where, 'kernelSize', 'odd', one, false)
    }
    checkReduction(where, options.reduction)
    if (options.dataRange !== null) checkRange(where, options.dataRange)
    for (const name of ['k1', 'k2'] as const) finiteNumber(where, name, options[name])
    super({ name: 'StructuralSimilarityIndexMeasure', inputs: ['preds', 'target'] })
    this.options = options
    const isList = options.reduction === null || options.reduction === 'none'
    this.addState('similarity', isList ? [] : ops.zeros([]), isList ? null : 'sum')
    this.addState('total', ops.zeros([]), 'sum')
  }

  override get higherIsBetter(): boolean {
    return true
  }

  protected override take(preds: Tensor, target: Tensor): void {
    const where = `metrics.${this.name}.update`
    requireSameShape(where, preds, target)
    if (preds.ndim !== 4 && preds.ndim !== 5)
      refuseShapes(where, 'both must be [N, C, H, W] or [N, C, D, H, W]', preds, target)
    const values = this.similarities(where, preds, target.to(preds.dtype))
    const { reduction } = this.options
    if (reduction === null || reduction === 'none') {
      this.addTo('similarity', values)
      return
    }
    this.addTo('similarity', values.sum())
    this.addTo('total', preds.shape[0])
  }

  protected override result(): Tensor {
    const { reduction } = this.options
    if (reduction === null || reduction === 'none') return this.joined('similarity')
    const sum = this.tensorState('similarity')
    return reduction === 'sum' ? sum : sum.div(this.tensorState('total'))
  }

  /** The similarity of each pair of images: `[N]`. */
  private similarities(where: string, preds: Tensor, target: Tensor): Tensor {
    const { gaussianKernel, k1, k2 } = this.options
    const dims = preds.ndim - 2
    const sigma = forEach(where, 'sigma', this.options.sigma, dims)
    const window = forEach(where, 'kernelSize', this.options.kernelSize, dims)
    const gauss = sigma.map((one) => Math.trunc(3.5 * one + 0.5) * 2 + 1)
    const used = gaussianKernel ? gauss : window
    const [ofPreds, ofTarget, range] = this.ranged(preds, target)
    const [c1, c2] = [k1, k2].map((k) => (typeof range === 'number' ? (k * range) ** 2 : range.mul(k).square()))
    const [h, w] = used.map((size) => (size - 1) / 2)
    // As in torchmetrics, the last dimension of a volume is padded by the window's size even with a Gaussian.
    const around = dims === 3 ? [h, h, w, w, (window[2] - 1) / 2, (window[2] - 1) / 2] : [w, w, h, h]
    const [a, b] = [ofPreds, ofTarget].map((x) => pad(x, around, { mode: 'reflect' }))
    const channels = preds.shape[1]
    const kernel = gaussianKernel ? gaussian(gauss, sigma, preds) : ops.ones(window, like(preds)).div(product(window))
    const weight = kernel.expand([channels, 1, ...used])
    const stacked = ops.cat([a, b, a.mul(a), b.mul(b), a.mul(b)])
    const convolve = dims === 3 ? conv3d : conv2d
    const parts = convolve(stacked, weight, null, { groups: channels }).split(preds.shape[0])
    const [muA, muB, squareA, squareB, both] = parts
    const [muAA, muBB, muAB] = [muA.square(), muB.square(), muA.mul(muB)]
    const upper = both.sub(muAB).mul(2).add(c2)
    const lower = squareA.sub(muAA).clampMin(0).add(squareB.sub(muBB).clampMin(0)).add(c2)
    const similar = muAB.mul(2).add(c1).mul(upper).div(muAA.add(muBB).add(c1).mul(lower))
    return similar.reshape([similar.shape[0], -1]).mean(-1)
  }

  /** The inputs, clamped where the range has ends, and the range. */
  private ranged(preds: Tensor, target: Tensor): [preds: Tensor, target: Tensor, range: number | Tensor] {
    const { dataRange } = this.options
    if (typeof dataRange === 'number') return [preds, target, dataRange]
    if (dataRange !== null) {
      const [low, high] = dataRange
      return [preds.clamp(low, high), target.clamp(low, high), high - low]
    }
    const [ofPreds, ofTarget] = [preds, target].map((x) => x.max().sub(x.min()))
    return [preds, target, ops.where(ofTarget.gt(ofPreds), ofTarget, ofPreds)]
  }
}

const product = (sizes: readonly number[]) => sizes.reduce((all, one) => all * one, 1)
const like = ({ dtype, device }: Tensor) => ({ dtype, device })

function forEach(where: string, name: string, value: number | readonly number[], dims: number): readonly number[] {
  if (typeof value === 'number') return Array(dims).fill(value)
  if (value.length !== dims) refuseValue(where, name, `a number or one for each of ${dims} dimensions`, value, false)
  return value
}

/** A Gaussian window of these sizes whose sum is 1. */
function gaussian(sizes: readonly number[], sigma: readonly number[], x: Tensor): Tensor {
  const [first, ...others] = sizes.map((size, i) => {
    const distance = ops.arange((1 - size) / 2, (1 + size) / 2, { step: 1, ...like(x) })
    const bell = distance.div(sigma[i]).square().div(2).neg().exp()
    return bell.div(bell.sum())
  })
  return others.reduce((window, one) => window.unsqueeze(-1).mul(one), first)
}
