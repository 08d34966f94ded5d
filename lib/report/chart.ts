import { type Axis, extent, fittingAxis, linearAxis, logAxis } from './axis'
import { type Html, html } from './html'

/** A set of points in a chart, drawn as a line, dots or rings. */
export interface Series {
  name: string
  kind: 'line' | 'dots' | 'rings'
  /** The number of its colour; sets that belong together have the same. */
  colour: number
  x: number[]
  y: number[]
  /** The lowest and the highest value at each place, which a line has as a band. */
  low?: number[]
  high?: number[]
}

/** A chart of lines and dots. */
export interface LineChart {
  kind: 'lines'
  /** The description that a screen reader speaks. */
  description: string
  xName: string
  yName: string
  series: Series[]
  /** Places with a broken vertical line. */
  guides?: number[]
}

/** A cloud of points in groups. */
export interface ScatterChart {
  kind: 'scatter'
  description: string
  xName: string
  yName: string
  x: number[]
  y: number[]
  groups: number[]
  names: string[]
}

export type Chart = LineChart | ScatterChart

/** The size of a chart, and the part of it that is seen; without a part, all. */
export interface Frame {
  width: number
  height: number
  view?: { x: [number, number]; y: [number, number] }
}

/** The axes of a chart and the edges between which it is drawn. */
export interface Scales {
  x: Axis
  y: Axis
  left: number
  right: number
  top: number
  floor: number
}

/** The size of a chart that is this wide. */
export function frameOf(chart: Chart, width: number): Frame {
  const share = chart.kind === 'scatter' ? 0.9 : width < 500 ? 0.75 : 0.5
  return { width, height: Math.round(width * share) }
}

/** The axes of a chart; undefined if it has no point. */
export function scalesOf(chart: Chart, { width, height, view }: Frame): Scales | undefined {
  const [left, right, top, floor] = [width < 500 ? 58 : 72, width - 18, 16, height - 52]
  const [wide, high] = [Math.max(2, Math.round((right - left) / 105)), Math.max(3, Math.round((floor - top) / 60))]
  const ranges = chart.kind === 'scatter' ? scatterRanges(chart) : lineRanges(chart)
  if (ranges === undefined) return undefined
  const x = linearAxis(view?.x ?? ranges.x, [left, right], wide)
  const isLog = chart.kind === 'lines' && fittingAxis(ranges.y, [0, 1], high).isLog
  const seen = view?.y ?? ranges.y
  const paper: [number, number] = [floor, top]
  const y = isLog && seen[0] > 0 && seen[1] / seen[0] > 3 ? logAxis(seen, paper) : linearAxis(seen, paper, high)
  return { x, y, left, right, top, floor }
}

/** A chart as SVG; a text if it has no point. */
export function drawChart(chart: Chart, frame: Frame): Html {
  const scales = scalesOf(chart, frame)
  if (scales === undefined) return html`<p class="empty">There is no finite value to draw.</p>`
  const { x, y, left, right, top, floor } = scales
  const { width, height } = frame
  const content = chart.kind === 'scatter' ? scatter(chart, scales) : lines(chart, scales)
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${chart.description}">
<path class="grid" d="${y.ticks.map(({ value }) => `M${left} ${at(y.place(value))}H${right}`)}"/>
${y.ticks.map(({ value, label }) => html`<text class="tick y" x="${left - 8}" y="${at(y.place(value) + 4)}">${label}</text>`)}
${x.ticks.map(({ value, label }) => html`<text class="tick x" x="${at(x.place(value))}" y="${floor + 18}">${label}</text>`)}
<path class="axis" d="M${left} ${floor}H${right}${x.ticks.map(({ value }) => `M${at(x.place(value))} ${floor}v4`).join('')}"/>
<text class="title x" x="${(left + right) / 2}" y="${height - 10}">${chart.xName}</text>
<text class="title x" transform="translate(14 ${(top + floor) / 2}) rotate(-90)">${chart.yName}${y.isLog && ' (log scale)'}</text>
<svg class="inner" x="${left}" y="${top - 6}" width="${right - left + 8}" height="${floor - top + 6}" viewBox="${left} ${top - 6} ${right - left + 8} ${floor - top + 6}">
${content}
<g class="hover"></g>
</svg>
</svg>`
}

/** What the colours of a chart mean. */
export function legendOf(chart: Chart): Html {
  if (chart.kind === 'scatter')
    return html`<div class="legend digits">${chart.names.map((name, group) => html`<span><svg class="key cloud" viewBox="0 0 10 10" aria-hidden="true"><path class="d${group % 10}" d="M5 5h0"/></svg>${name}</span>`)}</div>`
  const keys = chart.series.map(({ name, kind, colour, low }) => {
    const sign = {
      line: html`${low && html`<path class="band" d="M0 1H24V9H0Z"/>`}<path class="line" d="M0 5H24"/>`,
      dots: html`<circle class="dot" cx="12" cy="5" r="4"/>`,
      rings: html`<circle class="ring" cx="12" cy="5" r="4"/>`,
    }[kind]
    return html`<span><svg class="key s${colour % 6}" viewBox="0 0 24 10" aria-hidden="true">${sign}</svg>${name}</span>`
  })
  return html`<div class="legend">${keys}</div>`
}

function lineRanges({ series }: LineChart): { x: [number, number]; y: [number, number] } | undefined {
  const x = extent(series.flatMap((each) => each.x))
  const y = extent(series.flatMap((each) => [...each.y, ...(each.low ?? []), ...(each.high ?? [])]))
  if (x === undefined || y === undefined) return undefined
  const counts = series.some(({ kind }) => kind === 'line')
  return { x: counts ? [Math.min(0, x[0]), Math.max(1, x[1])] : x, y: roomy(y) }
}

/** Codes that differ less than this would show the errors of rounding. */
const leastSpan = 0.2

function scatterRanges({ x, y }: ScatterChart): { x: [number, number]; y: [number, number] } | undefined {
  const [wide, high] = [extent(x), extent(y)]
  if (wide === undefined || high === undefined) return undefined
  return { x: padded(widened(wide)), y: padded(widened(high)) }
}

function lines({ series, guides = [] }: LineChart, scales: Scales): Html {
  const { x, y, top, floor } = scales
  return html`${guides.length > 0 && html`<path class="guide" d="${guides.map((place) => `M${at(x.place(place))} ${top}V${floor}`).join('')}"/>`}
${series.map((each) => html`<g class="s${each.colour % 6}">${marks(each, scales)}</g>`)}`

  function marks({ kind, x: places, y: values, low, high }: Series, { x, y }: Scales): Html {
    if (kind !== 'line')
      return html`${values.map((value, i) => html`<circle class="${kind === 'dots' ? 'dot' : 'ring'}" cx="${at(x.place(places[i]))}" cy="${at(y.place(value))}" r="${kind === 'dots' ? 3.5 : 6.5}"/>`)}`
    const band =
      low &&
      high &&
      low.length > 0 &&
      `${path(places, high)}${path(places.toReversed(), low.toReversed()).replace('M', 'L')}Z`
    return html`${band && html`<path class="band" d="${band}"/>`}<path class="line" d="${path(places, values)}"/>`
  }

  function path(places: number[], values: number[]): string {
    return values.map((value, i) => `${i ? 'L' : 'M'}${at(x.place(places[i]))} ${at(y.place(value))}`).join('')
  }
}

type Point = [x: number, y: number]

function scatter(chart: ScatterChart, { x, y }: Scales): Html {
  const placed = chart.x.map((value, i): Point => [x.place(value), y.place(chart.y[i])])
  const clouds = chart.names.map((_, group) =>
    placed.filter(([px, py], i) => chart.groups[i] === group && Number.isFinite(px) && Number.isFinite(py)),
  )
  // A line of length 0 with round ends is a dot, in a third of a circle's bytes.
  const dots = clouds.map((cloud, group) => {
    const path = thinned(cloud, Math.ceil(6000 / clouds.length)).map(([px, py]) => `M${at(px)} ${at(py)}h0`)
    return cloud.length > 0 && html`<path class="d${group % 10}" d="${path}"/>`
  })
  const found = clouds.flatMap((cloud, group) => (cloud.length > 0 ? [{ group, place: middle(cloud) }] : []))
  const names = clouds.length > 1 && clouds.length <= 20 ? spread(found) : []
  const texts = names.map(
    ({ group, place: [px, py] }) =>
      html`<text class="name" x="${at(px)}" y="${at(py + 6)}">${chart.names[group]}</text>`,
  )
  return html`<g class="cloud">${dots}</g><g>${texts}</g>`
}

const at = (place: number): string => String(Math.round(place * 10) / 10)
const roomy = ([low, high]: [number, number]): [number, number] =>
  low > 0 ? [low / 1.06, high * 1.04] : padded(low === high ? [low - 0.5, high + 0.5] : [low, high])
const padded = ([low, high]: [number, number]): [number, number] => [
  low - (high - low) * 0.04,
  high + (high - low) * 0.04,
]

function widened([low, high]: [number, number]): [number, number] {
  const missing = Math.max(0, leastSpan - (high - low)) / 2
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
