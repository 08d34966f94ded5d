import { type Axis, extent, fittingAxis, linearAxis } from './axis'
import type { ReportExperiment, ReportLatent } from './data'
import { type Html, html } from './html'

const width = 720
const height = 360
const left = 72
const right = 26
const top = 16
const bottom = 52
const side = 560
const collapsed = 0.05
const across: [number, number] = [left, width - right]
const upward: [number, number] = [height - bottom, top]

/** Several steps of a curve as one point: their position, and their mean, lowest and highest loss. */
interface Bucket {
  step: number
  mean: number
  low: number
  high: number
}

/** A chart of an experiment's loss at each step, at the last batch of each epoch, and in the notebook. */
export function lossChart(experiment: ReportExperiment): Html {
  const { curve, epochs, dim } = experiment
  const buckets = bucketsOf(curve, 240)
  const stepsPerEpoch = curve.length / Math.max(1, epochs.length)
  const ours = epochs.map(({ loss }, i): Point => [stepsPerEpoch * (i + 1), loss])
  const theirs = epochs.flatMap(({ notebookLoss }, i): Point[] =>
    notebookLoss === undefined ? [] : [[stepsPerEpoch * (i + 1), notebookLoss]],
  )
  const losses = [...buckets.flatMap(({ low, high }) => [low, high]), ...[...ours, ...theirs].map(([, loss]) => loss)]
  const range = extent(losses)
  if (!range) return html`<p class="empty">No step of this training had a finite loss.</p>`
  const x = linearAxis([0, Math.max(1, curve.length)], across, 6)
  const y = fittingAxis(roomy(range), upward, 5)
  const description = `Loss of ${curve.length} steps at latent size ${dim}, from ${short(buckets[0]?.mean)} to ${short(buckets.at(-1)?.mean)}`
  const each = Math.ceil(curve.length / Math.max(1, buckets.length))
  return html`<div class="legend">
  <span><svg class="key s0" viewBox="0 0 24 10"><path class="band" d="M0 1H24V9H0Z"/><path class="line" d="M0 5H24"/></svg>${each > 1 ? `mean and range of ${each} steps` : 'loss of each step'}</span>
  <span><svg class="key s0" viewBox="0 0 24 10"><circle class="dot" cx="12" cy="5" r="4"/></svg>last batch of the epoch</span>
  ${theirs.length > 0 && html`<span><svg class="key" viewBox="0 0 24 10"><circle class="ring" cx="12" cy="5" r="4"/></svg>printed in the notebook</span>`}
</div>
${chart(description, x, y, 'step', 'mean squared error', [
  epochs.length > 1 &&
    html`<path class="guide" d="${ours.slice(0, -1).map(([step]) => `M${at(x.place(step))} ${top}V${height - bottom}`)}"/>`,
  html`<g class="s0"><path class="band" d="${band(buckets, x, y)}"/><path class="line" d="${line(
    buckets.map(({ step, mean }) => [step, mean]),
    x,
    y,
  )}"/></g>`,
  html`<g>${circles(theirs, x, y, 'ring', 6.5)}</g>`,
  html`<g class="s0">${circles(ours, x, y, 'dot', 3.5)}</g>`,
])}`
}

/** A chart of the loss curves of several experiments. */
export function comparisonChart(experiments: readonly ReportExperiment[]): Html {
  const curves = experiments.map(({ curve }) => bucketsOf(curve, 160))
  const range = extent(curves.flat().map(({ mean }) => mean))
  if (!range) return html`<p class="empty">No step of these trainings had a finite loss.</p>`
  const x = linearAxis([0, Math.max(...experiments.map(({ curve }) => curve.length))], across, 6)
  const y = fittingAxis(roomy(range), upward, 5)
  const names = experiments.map(({ dim }) => `latent size ${dim}`)
  const lines = curves.map((buckets, i) => {
    const points = buckets.map(({ step, mean }): Point => [step, mean])
    return html`<g class="s${i % 4}"><path class="line" d="${line(points, x, y)}"/></g>`
  })
  return html`<div class="legend">${names.map((name, i) => html`<span><svg class="key s${i % 4}" viewBox="0 0 24 10"><path class="line" d="M0 5H24"/></svg>${name}</span>`)}</div>
${chart(`Loss by step at ${names.join(', ')}`, x, y, 'step', 'mean squared error', lines)}`
}

/** Whether all codes, within the −1 to 1 of a Tanh, are so close that the decoder can only draw one picture. */
export function isCollapsed({ points }: ReportLatent): boolean {
  return spans(points).every((range) => range !== undefined && range[1] - range[0] < collapsed)
}

/** A chart of codes as points, coloured by digit. Each digit is also written at the centre of its points. */
export function latentChart(latent: ReportLatent, dim: number): Html {
  const { points, labels, axes = ['z₁', 'z₂'] } = latent
  const [rangeX, rangeY] = spans(points)
  if (!rangeX || !rangeY) return html`<p class="empty">No code was finite.</p>`
  const x = linearAxis(padded(widened(rangeX)), [left, left + side], 6)
  const y = linearAxis(padded(widened(rangeY)), [top + side, top], 6)
  const placed = Array.from(
    { length: labels.length },
    (_, i): Point => [x.place(points[2 * i]), y.place(points[2 * i + 1])],
  )
  const clouds = Array.from({ length: 10 }, (_, digit) =>
    placed.filter(([px, py], i) => labels[i] === digit && Number.isFinite(px) && Number.isFinite(py)),
  )
  // A line of length 0 with round ends is a dot, in a third of a circle's bytes.
  const dots = clouds.map((cloud, digit) => {
    const path = thinned(cloud, 600).map(([px, py]) => `M${at(px)} ${at(py)}h0`)
    return cloud.length > 0 && html`<path class="d${digit}" d="${path}"/>`
  })
  const names = isCollapsed(latent)
    ? []
    : spread(clouds.flatMap((cloud, digit) => (cloud.length > 0 ? [{ digit, place: middle(cloud) }] : [])))
  const numerals = names.map(
    ({ digit, place: [px, py] }) => html`<text class="name" x="${at(px)}" y="${at(py + 6)}">${digit}</text>`,
  )
  const description = `Codes of ${labels.length} pictures at latent size ${dim}, coloured by digit`
  return html`<div class="legend digits">${clouds.map((_, d) => html`<span><svg class="key cloud" viewBox="0 0 10 10"><path class="d${d}" d="M5 5h0"/></svg>${d}</span>`)}</div>
${chart(description, x, y, axes[0], axes[1], [html`<g class="cloud">${dots}</g>`, html`<g>${numerals}</g>`], [left + side + right, top + side + bottom])}`
}

type Point = [x: number, y: number]

function chart(
  description: string,
  x: Axis,
  y: Axis,
  xName: string,
  yName: string,
  layers: (Html | false)[],
  [w, h] = [width, height],
): Html {
  const floor = h - bottom
  const middle = (top + floor) / 2
  return html`<svg class="chart" viewBox="0 0 ${w} ${h}" role="img" aria-label="${description}">
<path class="grid" d="${y.ticks.map(({ value }) => `M${left} ${at(y.place(value))}H${w - right}`)}"/>
${y.ticks.map(({ value, label }) => html`<text class="tick y" x="${left - 8}" y="${at(y.place(value) + 4)}">${label}</text>`)}
${x.ticks.map(({ value, label }) => html`<text class="tick x" x="${at(x.place(value))}" y="${floor + 18}">${label}</text>`)}
<path class="axis" d="M${left} ${floor}H${w - right}${x.ticks.map(({ value }) => `M${at(x.place(value))} ${floor}v4`).join('')}"/>
<text class="title x" x="${(left + w - right) / 2}" y="${h - 10}">${xName}</text>
<text class="title x" transform="translate(14 ${middle}) rotate(-90)">${yName}${y.isLog && ' (log scale)'}</text>
${layers}
</svg>`
}

/** Groups the steps into at most `most` buckets of equal size; steps whose loss is not finite are left out. */
export function bucketsOf(curve: ArrayLike<number>, most: number): Bucket[] {
  const size = Math.max(1, Math.ceil(curve.length / most))
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

function line(points: Point[], x: Axis, y: Axis): string {
  return points.map(([px, py], i) => `${i ? 'L' : 'M'}${at(x.place(px))} ${at(y.place(py))}`).join('')
}

function band(buckets: Bucket[], x: Axis, y: Axis): string {
  const over = buckets.map(({ step, high }): Point => [step, high])
  const under = buckets.map(({ step, low }): Point => [step, low]).reverse()
  return buckets.length > 0 ? `${line([...over, ...under], x, y)}Z` : ''
}

function circles(points: Point[], x: Axis, y: Axis, kind: string, radius: number): Html[] {
  const finite = points.filter(([, value]) => Number.isFinite(value))
  return finite.map(
    ([px, py]) => html`<circle class="${kind}" cx="${at(x.place(px))}" cy="${at(y.place(py))}" r="${radius}"/>`,
  )
}

const at = (place: number): string => String(Math.round(place * 10) / 10)
const short = (value: number | undefined): string =>
  value === undefined ? 'none' : String(Number(value.toPrecision(3)))
const roomy = ([low, high]: [number, number]): [number, number] =>
  low > 0 ? [low / 1.06, high * 1.04] : padded([low, high])
const padded = ([low, high]: [number, number]): [number, number] => [
  low - (high - low) * 0.04,
  high + (high - low) * 0.04,
]

function spans(points: Float32Array): ([number, number] | undefined)[] {
  return [0, 1].map((axis) => extent(points.filter((_, i) => i % 2 === axis)))
}

// Without it, the chart of a collapsed network would show the rounding errors of its codes.
function widened([low, high]: [number, number]): [number, number] {
  const missing = Math.max(0, 4 * collapsed - (high - low)) / 2
  return [low - missing, high + missing]
}

function thinned<T>(items: T[], most: number): T[] {
  const stride = Math.ceil(items.length / most)
  return items.filter((_, i) => i % stride === 0)
}

function middle(points: Point[]): Point {
  const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]).toSorted((a, b) => a - b))
  return [xs[xs.length >> 1], ys[ys.length >> 1]]
}

/** Moves overlapping names apart. */
function spread<T extends { place: Point }>(names: T[]): T[] {
  const apart = 20
  for (let round = 0; round < 50; round++)
    for (const a of names)
      for (const b of names) {
        const [dx, dy] = [b.place[0] - a.place[0], b.place[1] - a.place[1]]
        const distance = Math.hypot(dx, dy)
        if (a === b || distance >= apart) continue
        const push = (apart - distance) / 2 / (distance || 1)
        a.place = [a.place[0] - dx * push, a.place[1] - dy * push]
        b.place = [b.place[0] + dx * push, b.place[1] + (dy || 1) * push]
      }
  return names
}
