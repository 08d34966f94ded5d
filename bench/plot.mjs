// Draws a run: bars for each training and inference race, lines for the scaling; log scales, one SVG.
import { createRequire } from 'node:module'
import escapeHtml from 'escape-html'
import { median } from './statistics.mjs'
import { STACK_PRODUCTS, titleOf } from './workloads.mjs'

const { logAxis } = createRequire(import.meta.url)('../dist/report/axis.js')

const WIDTH = 900
const NAMES = 210
const RIGHT = 130
const ROW = 20
const OURS = '#d9480f'
const OTHERS = '#868e96'
const COLOURS = ['#d9480f', '#1864ab', '#2b8a3e', '#862e9c', '#495057']

const text = (x, y, words, { anchor = 'start', size = 12, weight = 400, fill = '#212529' } = {}) =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeHtml(words)}</text>`

/** An axis of whole powers of ten that contains the values. */
function decades(values, from, to) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10)
  const floor = Math.floor(low + 1e-9)
  const top = Math.max(Math.ceil(high - 1e-9), floor + 1)
  const { place, ticks } = logAxis([10 ** floor, 10 ** top], [from, to], [1])
  return { place, ticks: ticks.map(({ value }) => value) }
}

const short = (value) => (value >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(3))))
const dot = (value) => (value >= 1 ? value.toLocaleString('en-US') : String(Number(value.toPrecision(1))))

/**
 * One bar for each peer: the median of its runs with its better thread count, and a line from the lowest to the
 * highest.
 */
function barPanel(results, top) {
  const [first] = results
  const [unit, factor] = first.workload === 'inference' ? ['µs a call', 1000] : ['ms a step', 1]
  const best = new Map()
  for (const { peer, threads } of results) {
    const values = results.filter((r) => r.peer === peer && r.threads === threads).map((r) => r.mean * factor)
    const known = best.get(peer)
    if (!known || median(values) < median(known.values)) best.set(peer, { peer, threads, values })
  }
  const rows = [...best.values()].toSorted((a, b) => median(a.values) - median(b.values))
  const { place, ticks } = decades(
    rows.flatMap(({ values }) => values),
    NAMES,
    WIDTH - RIGHT,
  )
  const floor = top + 34 + rows.length * ROW
  const parts = [text(12, top + 18, `${titleOf(first)}: ${unit}, log scale`, { size: 14, weight: 600 })]
  for (const tick of ticks) {
    parts.push(`<path d="M${place(tick).toFixed(1)} ${top + 28}V${floor}" stroke="#dee2e6"/>`)
    parts.push(text(place(tick), floor + 14, dot(tick), { anchor: 'middle', size: 11, fill: '#495057' }))
  }
  for (const [i, { peer, threads, values }] of rows.entries()) {
    const y = top + 32 + i * ROW
    const end = place(median(values))
    const colour = peer.startsWith('torchnode') ? OURS : OTHERS
    const [low, high] = [place(Math.min(...values)), place(Math.max(...values))]
    parts.push(text(NAMES - 8, y + 13, `${peer} (${threads}t)`, { anchor: 'end' }))
    parts.push(`<path d="M${NAMES} ${y + 2}H${end.toFixed(1)}V${y + 16}H${NAMES}Z" fill="${colour}"/>`)
    parts.push(`<path d="M${low.toFixed(1)} ${y + 9}H${high.toFixed(1)}" stroke="#212529"/>`)
    parts.push(text(Math.max(end, high) + 6, y + 13, short(median(values)), { size: 11 }))
  }
  return { svg: parts.join('\n'), height: floor + 26 - top }
}

/** The step's time by width: one line for each peer, and one for the time of the matrix products alone. */
function scalingPanel(results, top) {
  const height = 320
  const widths = [...new Set(results.map((r) => r.width))].toSorted((a, b) => a - b)
  const peers = [...new Set(results.map((r) => r.peer))]
  const line = (name, figureOf) => ({
    name,
    points: widths.flatMap((width) => {
      const values = results.filter((r) => r.width === width && figureOf(r) !== undefined).map(figureOf)
      return values.length > 0 ? [[width, median(values)]] : []
    }),
  })
  const lines = peers.map((peer) => line(peer, (r) => (r.peer === peer ? r.median : undefined)))
  lines.push(line(`${STACK_PRODUCTS} matrix products alone`, (r) => STACK_PRODUCTS * r.product))
  const x = decades(widths, 70, WIDTH - 240)
  const y = decades(
    lines.flatMap(({ points }) => points.map(([, value]) => value)),
    top + height - 40,
    top + 36,
  )
  const parts = [
    text(12, top + 18, 'training a stack of three square layers with SGD, batch 1000: ms a step, log scales', {
      size: 14,
      weight: 600,
    }),
  ]
  for (const tick of y.ticks) {
    parts.push(`<path d="M70 ${y.place(tick).toFixed(1)}H${WIDTH - 240}" stroke="#dee2e6"/>`)
    parts.push(text(62, y.place(tick) + 4, dot(tick), { anchor: 'end', size: 11, fill: '#495057' }))
  }
  for (const width of widths)
    parts.push(text(x.place(width), top + height - 22, String(width), { anchor: 'middle', size: 11 }))
  parts.push(text((70 + WIDTH - 240) / 2, top + height - 6, 'width', { anchor: 'middle', size: 11, fill: '#495057' }))
  for (const [i, { name, points }] of lines.entries()) {
    const colour = i === lines.length - 1 ? '#adb5bd' : COLOURS[i % COLOURS.length]
    const path = points.map(([w, v], k) => `${k ? 'L' : 'M'}${x.place(w).toFixed(1)} ${y.place(v).toFixed(1)}`).join('')
    parts.push(`<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>`)
    const at = top + 44 + i * 20
    parts.push(`<path d="M${WIDTH - 228} ${at}h22" stroke="${colour}" stroke-width="2"/>`)
    parts.push(text(WIDTH - 200, at + 4, name))
  }
  return { svg: parts.join('\n'), height: height + 10 }
}

/** The SVG of a run. */
export function plot({ results, machine, date }) {
  const races = new Map()
  for (const result of results) {
    if (result.workload === 'stack') continue
    const key = titleOf(result)
    races.set(key, [...(races.get(key) ?? []), result])
  }
  const stack = results.filter(({ workload, optimizer }) => workload === 'stack' && optimizer === 'SGD')
  let top = 40
  const parts = [
    text(12, 24, `torchnode and its peers on ${machine.cpu}, ${machine.cores} cores, ${date.slice(0, 10)}`, {
      size: 16,
      weight: 600,
    }),
  ]
  const panels = [...races.values()].map((runs) => (at) => barPanel(runs, at))
  if (stack.length > 0) panels.push((at) => scalingPanel(stack, at))
  for (const draw of panels) {
    const { svg, height } = draw(top)
    parts.push(svg)
    top += height
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" font-family="system-ui, sans-serif">
<rect width="${WIDTH}" height="${top}" fill="#fff"/>
${parts.join('\n')}
</svg>
`
}
