import { extent } from './axis'
import type { LineChart, ScatterChart, Series } from './chart'
import type { Bucket, EpochView, RunView } from './view'

/** Groups the steps into at most `most` buckets of equal size; steps whose loss is not finite are left out. */
export function bucketsOf(curve: ArrayLike<number>, most: number): Bucket[] {
  const size = bucketSize(curve.length, most)
  const buckets: Bucket[] = []
  for (let start = 0; start < curve.length; start += size) {
    const losses = Array.from({ length: Math.min(size, curve.length - start) }, (_, i) => curve[start + i])
    const finite = losses.filter(Number.isFinite)
    const range = extent(finite)
    if (!range) continue
    const mean = finite.reduce((sum, loss) => sum + loss, 0) / finite.length
    buckets.push({ step: start + (losses.length + 1) / 2, mean, low: range[0], high: range[1] })
  }
  return buckets
}

/** The steps of each bucket. */
export const bucketSize = (length: number, most: number): number => Math.max(1, Math.ceil(length / most))

/** A chart of a run's loss at each step, and of its losses after each epoch. */
export function lossChart(run: RunView, lossName: string, expected: string): LineChart {
  const { epochs, steps, stepCount, each, name } = run
  const perEpoch = stepCount > 0 ? stepCount / Math.max(1, epochs.length) : 1
  const after = (of: Of) => pointsOf(epochs, of, (i) => perEpoch * (i + 1))
  const series: Series[] = [
    ...stepSeries(run, each > 1 ? `mean and range of ${each} steps` : 'loss of each step', 0, each > 1),
    { name: stepCount > 0 ? 'last batch of the epoch' : 'loss', kind: 'dots', colour: 0, ...after(({ loss }) => loss) },
    { name: 'test loss', kind: 'dots', colour: 1, ...after(({ testLoss }) => testLoss) },
    { name: expected, kind: 'rings', colour: 0, ...after(({ expectedLoss }) => expectedLoss) },
  ]
  const [first, last] = [steps[0]?.mean ?? epochs[0]?.loss, steps.at(-1)?.mean ?? epochs.at(-1)?.loss]
  return {
    kind: 'lines',
    description: `Loss of ${stepCount > 0 ? `${stepCount} steps` : `${epochs.length} epochs`} of ${name}, from ${short(first)} to ${short(last)}`,
    xName: stepCount > 0 ? 'step' : 'epoch',
    yName: lossName,
    series: series.filter(({ x }) => x.length > 0),
    guides: stepCount > 0 ? epochs.slice(0, -1).map((_, i) => perEpoch * (i + 1)) : [],
  }
}

type Of = (epoch: EpochView) => number | undefined

/** Charts of several runs: the loss by step, and by epoch the test loss, the learning rate and each metric. */
export function comparisonCharts(runs: readonly RunView[], lossName: string): { title: string; chart: LineChart }[] {
  const found: { title: string; chart: LineChart }[] = []
  const add = (title: string, xName: string, yName: string, series: Series[]) => {
    // One point makes no line.
    const drawn = series.filter(({ x }) => x.length > 1)
    const description = `${title} of ${runs.map(({ name }) => name).join(', ')}`
    if (drawn.length > 0) found.push({ title, chart: { kind: 'lines', description, xName, yName, series: drawn } })
  }
  const byEpoch = (of: Of) =>
    runs.map((run, i): Series => ({ name: run.name, kind: 'line', colour: i, ...pointsOf(run.epochs, of) }))
  const byStep = runs.flatMap((run, i) => stepSeries(run, run.name, i, false))
  const lossOf: Of = ({ loss }) => loss
  if (byStep.length > 0) add('Loss by step', 'step', lossName, byStep)
  else add('Loss by epoch', 'epoch', lossName, byEpoch(lossOf))
  const testLossOf: Of = ({ testLoss }) => testLoss
  add('Test loss by epoch', 'epoch', `test ${lossName}`, byEpoch(testLossOf))
  for (const metric of metricsOf(runs)) {
    const metricOf: Of = ({ metrics }) => metrics[metric]
    add(`${metric} by epoch`, 'epoch', metric, byEpoch(metricOf))
  }
  const rateOf: Of = ({ lr }) => lr
  const rates = byEpoch(rateOf)
  const ratesByStep = runs.flatMap((run, i) => meansOf(run.rates, run.name, i))
  // A rate that stays as it is stands in the table.
  const varies = (series: Series[]) => new Set(series.flatMap(({ y }) => y)).size > 1
  if (varies(ratesByStep)) add('Learning rate by step', 'step', 'learning rate', ratesByStep)
  else if (varies(rates)) add('Learning rate by epoch', 'epoch', 'learning rate', rates)
  return found
}

/** The charts of one run beside its loss. */
export function otherCharts(run: RunView): { title: string; chart: LineChart }[] {
  return comparisonCharts([run], '').filter(({ chart }) => chart.yName !== '' && chart.yName !== 'test ')
}

/** The names of all metrics, in the order in which they appear. */
export function metricsOf(runs: readonly RunView[]): string[] {
  return [...new Set(runs.flatMap(({ epochs }) => epochs.flatMap(({ metrics }) => Object.keys(metrics))))]
}

/** A chart of codes as points. */
export function latentChart({ name, latent }: RunView): ScatterChart | undefined {
  if (latent === undefined || latent.isCollapsed) return undefined
  const { x, y, groups, names, axes } = latent
  const description = `Codes of ${x.length} pictures of ${name}${names.length > 1 ? ', coloured by label' : ''}`
  return { kind: 'scatter', description, xName: axes[0], yName: axes[1], x, y, groups, names }
}

function stepSeries({ steps }: RunView, name: string, colour: number, hasBand: boolean): Series[] {
  const band = hasBand ? { low: steps.map(({ low }) => low), high: steps.map(({ high }) => high) } : {}
  return meansOf(steps, name, colour).map((series) => ({ ...series, ...band }))
}

function meansOf(buckets: readonly Bucket[], name: string, colour: number): Series[] {
  if (buckets.length === 0) return []
  return [{ name, kind: 'line', colour, x: buckets.map(({ step }) => step), y: buckets.map(({ mean }) => mean) }]
}

function pointsOf(
  epochs: readonly EpochView[],
  of: Of,
  place: (i: number) => number = (i) => epochs[i].epoch,
): { x: number[]; y: number[] } {
  const found = epochs.flatMap((epoch, i) => {
    const value = of(epoch)
    return value !== undefined && Number.isFinite(value) ? [[place(i), value]] : []
  })
  return { x: found.map(([x]) => x), y: found.map(([, y]) => y) }
}

const short = (value: number | undefined): string =>
  value === undefined ? 'none' : String(Number(value.toPrecision(3)))
