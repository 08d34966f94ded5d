import { refuseValue } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { type Tensor, tensor } from '../tensor'
import type { Histogram } from './messages'
import { onCpu } from './values'

const rules = ['auto', 'fd', 'doane', 'scott', 'rice', 'sturges', 'sqrt'] as const

/** How the bins of a histogram are chosen: as `addHistogram` has it. */
export type Bins = 'tensorflow' | (typeof rules)[number] | number | readonly number[]

const mostBins = 2 ** 24

const tensorflowEdges = (() => {
  const positive: number[] = []
  for (let edge = 1e-12; edge < 1e20; edge *= 1.1) positive.push(edge)
  return [...positive.map((edge) => -edge).reverse(), 0, ...positive]
})()

/** A histogram as Python's writer makes it: the counts between the edges, without the empty bins at both ends. */
export function histogramOf(where: string, values: unknown, bins: unknown, maxBins: number | null): Histogram {
  const given = noGrad(() => onCpu(where, 'values', values).to('float64').reshape([-1]))
  const num = given.numel()
  if (num === 0) throw new TorchError('ERR_SHAPE', `${where}: values must have at least one element, but it has none`)
  const edges = edgesOf(where, given, bins)
  let [counts, limits] = [countsOf(given, edges), edges]
  if (maxBins !== null && counts.length > maxBins) [counts, limits] = merged(counts, limits, maxBins)
  const first = counts.findIndex((count) => count > 0)
  if (first === -1)
    throw new TorchError('ERR_RANGE', `${where}: values must have an element within the bins, but it has none`)
  const last = counts.findLastIndex((count) => count > 0)
  const [min, max, sum, sumSquares] = noGrad(() =>
    [given.amin(), given.amax(), given.sum(), given.dot(given)].map((value) => Number(value.item())),
  )
  // TensorBoard knows the right limits of bins only, so an empty bin gives the left limit of the first.
  const before = first === 0 ? [0] : []
  return {
    ...{ min, max, num, sum, sumSquares },
    counts: [...before, ...counts.slice(Math.max(0, first - 1), last + 1)],
    limits: limits.slice(first, last + 2),
  }
}

function edgesOf(where: string, values: Tensor, bins: unknown): number[] {
  if (bins === 'tensorflow') return tensorflowEdges
  if (isArray(bins)) return checkedEdges(where, bins)
  const isRule = (rules as readonly unknown[]).includes(bins)
  if (!isRule && !(typeof bins === 'number' && Number.isSafeInteger(bins) && bins >= 1 && bins <= mostBins)) {
    const want = `'tensorflow', ${rules.map((rule) => `'${rule}'`).join(', ')}, a number of bins, or an array of edges`
    refuseValue(where, 'bins', want, bins, typeof bins !== 'number' && typeof bins !== 'string')
  }
  const [low, high] = [Number(values.amin().item()), Number(values.amax().item())]
  if (!Number.isFinite(high - low))
    throw new TorchError(
      'ERR_RANGE',
      `${where}: values must be finite for bins of one width, but they reach from ${low} to ${high}`,
    )
  const count = isRule ? binCount(values, bins as Rule, high - low) : (bins as number)
  if (count > mostBins)
    throw new TorchError(
      'ERR_RANGE',
      `${where}: bins must give at most ${mostBins} bins, but '${bins}' gives ${count} for these values; give a number`,
    )
  const [start, end] = low === high ? [low - 0.5, high + 0.5] : [low, high]
  const step = (end - start) / count
  return Array.from({ length: count + 1 }, (_, i) => (i === count ? end : i * step + start))
}

function checkedEdges(where: string, edges: readonly unknown[]): number[] {
  for (const [i, edge] of edges.entries()) {
    if (typeof edge !== 'number' || Number.isNaN(edge))
      refuseValue(where, `bins[${i}]`, 'a number', edge, typeof edge !== 'number')
    if (i > 0 && edge < (edges[i - 1] as number))
      refuseValue(where, `bins[${i}]`, 'at least the edge before it', edge, false)
  }
  if (edges.length < 2) refuseValue(where, 'bins', 'an array of at least 2 edges', edges, false)
  return edges as number[]
}

type Rule = (typeof rules)[number]

/** The number of bins that numpy's `histogram_bin_edges` chooses. */
function binCount(values: Tensor, rule: Rule, range: number): number {
  const width = noGrad(() => widthBy(values, rule, range))
  return range > 0 && width > 0 ? Math.ceil(range / width) : 1
}

function widthBy(values: Tensor, rule: Rule, range: number): number {
  const size = values.numel()
  const deviation = () => Number(values.std({ correction: 0 }).item())
  switch (rule) {
    case 'sqrt':
      return range / Math.sqrt(size)
    case 'sturges':
      return range / (Math.log2(size) + 1)
    case 'rice':
      return range / (2 * size ** (1 / 3))
    case 'scott':
      return ((24 * Math.PI ** 0.5) / size) ** (1 / 3) * deviation()
    case 'doane': {
      const sigma = deviation()
      if (size <= 2 || !(sigma > 0)) return 0
      const skewness = Math.abs(Number(values.sub(values.mean()).div(sigma).pow(3).mean().item()))
      const spread = Math.sqrt((6 * (size - 2)) / ((size + 1) * (size + 3)))
      return range / (1 + Math.log2(size) + Math.log2(1 + skewness / spread))
    }
    case 'fd':
      return freedmanDiaconis(values)
    case 'auto': {
      const width = widthBy(values, 'fd', range)
      const sturges = widthBy(values, 'sturges', range)
      // As in numpy: where half of the values are equal, `fd` is 0; a width much below that of `sqrt` would make many bins.
      return Math.min(Math.max(width, widthBy(values, 'sqrt', range) / 2), sturges)
    }
  }
}

function freedmanDiaconis(values: Tensor): number {
  const [low, high] = ops.quantile(values, tensor([0.25, 0.75], { dtype: 'float64' })).toArray() as number[]
  return 2 * (high - low) * values.numel() ** (-1 / 3)
}

/** The number of values in each bin, which has its left edge; the last bin has its right edge too. */
function countsOf(values: Tensor, edges: readonly number[]): number[] {
  return noGrad(() => {
    const places = ops.bucketize(values, tensor(edges, { dtype: 'float64' }), { right: true })
    const counts = ops.bincount(places, { minlength: edges.length + 1 }).toTypedArray()
    const inside = Array.from({ length: edges.length - 1 }, (_, i) => Number(counts[i + 1]))
    inside[inside.length - 1] += Number(
      values
        .eq(edges[edges.length - 1])
        .sum()
        .item(),
    )
    return inside
  })
}

/** Neighbouring bins together, as Python's writer merges them. */
function merged(counts: number[], limits: number[], most: number): [counts: number[], limits: number[]] {
  const each = Math.floor(counts.length / most)
  const groups = Array.from({ length: Math.ceil(counts.length / each) }, (_, i) =>
    counts.slice(i * each, (i + 1) * each),
  )
  return [
    groups.map((group) => group.reduce((sum, count) => sum + count, 0)),
    [...groups.map((_, i) => limits[i * each]), limits[limits.length - 1]],
  ]
}
