import {
  type Chart,
  drawChart,
  type Frame,
  frameOf,
  type LineChart,
  type Scales,
  type ScatterChart,
  scalesOf,
} from '../lib/report/chart'

type View = NonNullable<Frame['view']>

/** What is called where a point of a scatter is chosen: with the key of its chart, its number, and its place. */
type Choose = (key: string, point: number | undefined, place: { x: number; y: number; box: HTMLElement }) => void

/** A chart on the page. */
interface Plot {
  key: string
  chart: Chart
  box: HTMLElement
  paper: HTMLElement
  tip: HTMLElement
  reset: HTMLButtonElement
  frame: Frame
  scales: Scales | undefined
  /** The place at which the keyboard reads values. */
  place: number
}

/** Draws the charts of a page at the width of the screen, and answers to pointer and keyboard. */
export function plots(choose: Choose) {
  const views = new Map<string, View>()
  let current: Plot[] = []
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const plot = current.find(({ paper }) => paper === target)
      if (plot && Math.round(plot.paper.clientWidth) !== plot.frame.width) draw(plot)
    }
  })

  /** Attaches the charts to the boxes that the page has now. */
  function show(charts: ReadonlyMap<string, Chart>): void {
    observer.disconnect()
    current = [...document.querySelectorAll<HTMLElement>('[data-chart]')].flatMap((box) => {
      const chart = charts.get(box.dataset.chart ?? '')
      return chart === undefined ? [] : [attach(box, chart)]
    })
    for (const plot of current) {
      draw(plot)
      observer.observe(plot.paper)
    }
  }

  /** Draws new values in the same boxes. */
  function update(charts: ReadonlyMap<string, Chart>): void {
    for (const plot of current) {
      const chart = charts.get(plot.key)
      if (chart === undefined) continue
      plot.chart = chart
      draw(plot)
    }
  }

  function draw(plot: Plot): void {
    const { chart, paper, key } = plot
    plot.frame = { ...frameOf(chart, Math.max(240, Math.round(paper.clientWidth))), view: views.get(key) }
    plot.scales = scalesOf(chart, plot.frame)
    paper.innerHTML = drawChart(chart, plot.frame).text
    plot.reset.hidden = !views.has(key)
    plot.tip.hidden = true
  }

  function attach(box: HTMLElement, chart: Chart): Plot {
    const paper = box.querySelector<HTMLElement>('.paper') as HTMLElement
    const tip = element('div', 'tip')
    tip.hidden = true
    const reset = element('button', 'reset') as HTMLButtonElement
    reset.type = 'button'
    reset.textContent = 'Whole chart'
    const hint = element('p', 'hint')
    hint.textContent =
      chart.kind === 'scatter' ? 'Drag to enlarge a part.' : 'Drag to enlarge a part; arrow keys read values.'
    box.append(tip, reset, hint)
    box.tabIndex = 0
    box.setAttribute('role', 'group')
    box.setAttribute('aria-label', chart.description)
    const plot: Plot = {
      key: box.dataset.chart ?? '',
      chart,
      box,
      paper,
      tip,
      reset,
      frame: { width: 0, height: 0 },
      scales: undefined,
      place: -1,
    }
    const zoom = (view: View | undefined) => {
      if (view === undefined) views.delete(plot.key)
      else views.set(plot.key, view)
      draw(plot)
    }
    reset.addEventListener('click', () => {
      zoom(undefined)
      box.focus()
    })
    paper.addEventListener('dblclick', () => zoom(undefined))
    listen(plot, zoom, choose)
    return plot
  }

  return { show, update }
}

export type Plots = ReturnType<typeof plots>

function listen(plot: Plot, zoom: (view: View) => void, choose: Choose): void {
  const { paper, box } = plot
  let start: { x: number; y: number } | undefined
  const here = (event: PointerEvent) => {
    const bounds = paper.getBoundingClientRect()
    const scale = plot.frame.width / bounds.width
    return { x: (event.clientX - bounds.left) * scale, y: (event.clientY - bounds.top) * scale }
  }
  paper.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return
    start = here(event)
    paper.setPointerCapture(event.pointerId)
  })
  paper.addEventListener('pointermove', (event) => {
    const end = here(event)
    if (start && isDrag(start, end)) mark(plot, start, end)
    else hover(plot, end)
  })
  paper.addEventListener('pointerup', (event) => {
    const end = here(event)
    const from = start
    start = undefined
    if (from === undefined || plot.scales === undefined) return
    if (isDrag(from, end)) zoom(viewBetween(plot, plot.scales, from, end))
    else if (plot.chart.kind === 'scatter') {
      const place = { x: plot.scales.x.valueAt(end.x), y: plot.scales.y.valueAt(end.y), box }
      choose(plot.key, nearestPoint(plot, end, 18), place)
    }
  })
  paper.addEventListener('pointercancel', () => {
    start = undefined
    clear(plot)
  })
  paper.addEventListener('pointerleave', () => {
    if (start === undefined) clear(plot)
  })
  box.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (event.target !== box || plot.scales === undefined) return
    if (step !== undefined) {
      event.preventDefault()
      byKeyboard(plot, plot.scales, step)
    } else if (event.key === 'Escape') clear(plot)
    else if (event.key === 'Enter' && plot.chart.kind === 'scatter' && plot.place >= 0) {
      const { x, y } = plot.chart
      choose(plot.key, plot.place, { x: x[plot.place], y: y[plot.place], box })
    }
  })
  box.addEventListener('blur', () => clear(plot))
}

function byKeyboard(plot: Plot, { x, y }: Scales, step: number): void {
  const { chart } = plot
  const places = chart.kind === 'scatter' ? chart.x : placesOf(plot)
  if (places.length === 0) return
  plot.place = Math.min(places.length - 1, Math.max(0, plot.place + step))
  const at = plot.place
  hover(plot, { x: x.place(places[at]), y: chart.kind === 'scatter' ? y.place(chart.y[at]) : 40 })
}

/** All places of a chart of lines that are seen. */
function placesOf({ chart, frame }: Plot): number[] {
  if (chart.kind === 'scatter') return []
  const all = [...new Set(chart.series.flatMap(({ x }) => x))].sort((a, b) => a - b)
  const { view } = frame
  return view ? all.filter((x) => x >= view.x[0] && x <= view.x[1]) : all
}

const isDrag = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y) > 8

function viewBetween(
  plot: Plot,
  { x, y, left, right, top, floor }: Scales,
  a: { x: number; y: number },
  b: { x: number; y: number },
): View {
  const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  const xs = [a.x, b.x].map((place) => x.valueAt(within(place, left, right))).sort((p, q) => p - q)
  const ys = [a.y, b.y].map((place) => y.valueAt(within(place, top, floor))).sort((p, q) => p - q)
  // A drag along a line takes all of its height.
  const isFlat = plot.chart.kind === 'lines' && Math.abs(a.y - b.y) < 24
  const height: [number, number] = isFlat ? [y.valueAt(floor), y.valueAt(top)] : [ys[0], ys[1]]
  return { x: [xs[0], xs[1]], y: height }
}

/** Shows the rectangle that is dragged. */
function mark(plot: Plot, a: { x: number; y: number }, b: { x: number; y: number }): void {
  plot.tip.hidden = true
  const layer = plot.paper.querySelector('.hover')
  if (layer === null) return
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  layer.innerHTML = `<rect class="chosen" x="${x}" y="${y}" width="${Math.abs(a.x - b.x)}" height="${Math.abs(a.y - b.y)}"/>`
}

function clear(plot: Plot): void {
  plot.tip.hidden = true
  const layer = plot.paper.querySelector('.hover')
  if (layer !== null) layer.innerHTML = ''
}

/** Shows the values nearest to a place. */
function hover(plot: Plot, place: { x: number; y: number }): void {
  const { chart, scales } = plot
  if (scales === undefined) return
  const inside = place.x >= scales.left - 6 && place.x <= scales.right + 6
  if (!inside) clear(plot)
  else if (chart.kind === 'scatter') hoverPoint(plot, chart, scales, place)
  else hoverLines(plot, chart, scales, place)
}

function hoverLines(plot: Plot, chart: LineChart, scales: Scales, place: { x: number; y: number }): void {
  const found = chart.series.flatMap((series) => {
    const i = nearest(series.x, scales.x.valueAt(place.x))
    return i === -1 ? [] : [{ series, x: series.x[i], y: series.y[i] }]
  })
  const [first] = [...found].sort(
    (a, b) => Math.abs(scales.x.place(a.x) - place.x) - Math.abs(scales.x.place(b.x) - place.x),
  )
  if (first === undefined) return
  const shown = found.filter(({ x }) => Math.abs(scales.x.place(x) - scales.x.place(first.x)) < 8)
  const left = scales.x.place(first.x)
  const layer = plot.paper.querySelector('.hover')
  if (layer !== null)
    layer.innerHTML = `<path class="rule" d="M${left} ${scales.top}V${scales.floor}"/>${shown
      .map(
        ({ series, x, y }) =>
          `<g class="s${series.colour % 6}"><circle class="dot" cx="${scales.x.place(x)}" cy="${scales.y.place(y)}" r="4.5"/></g>`,
      )
      .join('')}`
  const rows = [
    `${chart.xName} ${numberText(first.x)}`,
    ...shown.map(({ series, y }) => `${series.name}: ${numberText(y)}`),
  ]
  tell(plot, rows, left, Math.min(...shown.map(({ y }) => scales.y.place(y))))
}

function hoverPoint(plot: Plot, chart: ScatterChart, { x, y }: Scales, place: { x: number; y: number }): void {
  const i = nearestPoint(plot, place, 30)
  clear(plot)
  if (i === undefined) return
  plot.place = i
  const [px, py] = [x.place(chart.x[i]), y.place(chart.y[i])]
  const layer = plot.paper.querySelector('.hover')
  if (layer !== null) layer.innerHTML = `<circle class="ring" cx="${px}" cy="${py}" r="7"/>`
  tell(plot, [chart.names[chart.groups[i]], `${numberText(chart.x[i])}, ${numberText(chart.y[i])}`], px, py)
}

function nearestPoint({ chart, scales }: Plot, place: { x: number; y: number }, reach: number): number | undefined {
  if (chart.kind !== 'scatter' || scales === undefined) return undefined
  let [best, found] = [reach, undefined as number | undefined]
  for (const [i, value] of chart.x.entries()) {
    const distance = Math.hypot(scales.x.place(value) - place.x, scales.y.place(chart.y[i]) - place.y)
    if (distance < best) [best, found] = [distance, i]
  }
  return found
}

/** The place of the value that is nearest in a list that grows; -1 if it is empty. */
function nearest(values: readonly number[], value: number): number {
  let found = -1
  for (const [i, each] of values.entries())
    if (found === -1 || Math.abs(each - value) < Math.abs(values[found] - value)) found = i
  return found
}

/** Shows text beside a place of the chart. */
function tell({ tip, paper, box, frame }: Plot, rows: string[], x: number, y: number): void {
  tip.replaceChildren(...rows.map((row) => Object.assign(element('div', ''), { textContent: row })))
  tip.hidden = false
  const scale = paper.clientWidth / frame.width
  const top = paper.offsetTop + y * scale - tip.offsetHeight - 12
  const left = paper.offsetLeft + x * scale + 12
  tip.style.left = `${Math.max(0, Math.min(box.clientWidth - tip.offsetWidth, left))}px`
  tip.style.top = `${Math.max(0, top)}px`
}

export function element(name: string, className: string): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  return made
}

export function numberText(value: number): string {
  return (
    Math.abs(value) >= 1e5 && Number.isInteger(value)
      ? value.toLocaleString('en-US')
      : String(Number(value.toPrecision(5)))
  ).replace('-', '−')
}
