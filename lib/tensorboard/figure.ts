import { PNG } from 'pngjs'
import { checkOptions, isArray, isPlain, refuseValue, requireString, wholeNumber } from '../arguments'
import { TorchError } from '../errors'
import { type Axis, extent, linearAxis } from '../report/axis'
import { encodePng } from '../vision/png'
import { isDot } from './letters'
import { imageMessage } from './messages'
import { doubles, type Numbers } from './values'

/** A line or a cloud of points in a figure. */
export interface FigurePoints {
  /** The heights. */
  y: Numbers
  /** The places. Default: 0, 1, 2, ... */
  x?: Numbers
  /** What the legend calls it. Default: it is not in the legend. */
  name?: string
}

/** A line in a figure; it has a gap where a value is not finite. */
export type FigureLine = FigurePoints

/** A chart that `addFigure` draws. */
export interface Figure {
  title?: string
  xName?: string
  yName?: string
  lines?: readonly FigureLine[]
  points?: readonly FigurePoints[]
  /** In pixels. Default: 960. */
  width?: number
  /** In pixels. Default: 600. */
  height?: number
}

const where = 'SummaryWriter.addFigure'
const colours = [0x2f5f9e, 0xb8481f, 0x2c7f5e, 0x7d4a94, 0xd9801a, 0x13a0b3, 0x86543e, 0xc3352b]
const [ink, soft, line] = [0x1d1e20, 0x5f646b, 0xdfdfd9]

/** A figure as TensorBoard's message for images. */
export function figureOf(place: string, figure: unknown): Buffer {
  if (ArrayBuffer.isView(figure)) return given(place, figure)
  if (!isPlain(figure)) refuseValue(place, 'figure', 'a PNG as bytes, or an object with lines or points', figure, true)
  checkOptions(place, figure, ['title', 'xName', 'yName', 'lines', 'points', 'width', 'height'])
  const { title = '', xName = '', yName = '', width = 960, height = 600 } = figure as Figure
  for (const [option, text] of Object.entries({ title, xName, yName })) requireString(place, `figure.${option}`, text)
  for (const [option, size] of Object.entries({ width, height }))
    wholeNumber(place, `figure.${option}`, size, { min: 200, max: 8192 })
  const { lines, points } = figure as Figure
  if (lines === undefined && points === undefined)
    throw new TorchError('ERR_RANGE', `${place}: figure must have lines or points, but it has none`)
  const paper = new Paper(width, height)
  draw(paper, { title, xName, yName }, setsOf(figure as Figure, 'lines'), setsOf(figure as Figure, 'points'))
  return imageMessage(height, width, 3, encodePng({ width, height, channels: 3, pixels: paper.pixels }))
}

/** A PNG that has been drawn elsewhere. */
function given(place: string, bytes: ArrayBufferView): Buffer {
  const png = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const { width, height, color, alpha } = PNG.sync.read(png) as PNG & { color: boolean; alpha: boolean }
    return imageMessage(height, width, (color ? 3 : 1) + (alpha ? 1 : 0), png)
  } catch (error) {
    throw new TorchError(
      'ERR_RANGE',
      `${place}: figure must be a PNG, but its ${png.length} bytes are none: ${(error as Error).message}`,
    )
  }
}

interface Points {
  x: Float64Array
  y: Float64Array
  name: string
}

function setsOf(figure: Figure, kind: 'lines' | 'points'): Points[] {
  const sets = figure[kind] ?? []
  if (!isArray(sets)) refuseValue(where, `figure.${kind}`, 'an array', sets, true)
  return (sets as readonly FigurePoints[]).map((set, i) => {
    const name = `figure.${kind}[${i}]`
    if (!isPlain(set)) refuseValue(where, name, 'an object with y', set, true)
    checkOptions(where, set, ['x', 'y', 'name'])
    if (set.name !== undefined) requireString(where, `${name}.name`, set.name)
    const y = doubles(where, `${name}.y`, set.y)
    const x = set.x === undefined ? Float64Array.from(y, (_, place) => place) : doubles(where, `${name}.x`, set.x)
    if (x.length !== y.length)
      throw new TorchError(
        'ERR_SHAPE',
        `${where}: ${name}.x must have as many elements as y, ${y.length}, but it has ${x.length}`,
      )
    return { x, y, name: set.name ?? '' }
  })
}

type Names = { title: string; xName: string; yName: string }

function draw(paper: Paper, { title, xName, yName }: Names, lines: Points[], points: Points[]): void {
  const { width, height } = paper
  const [left, right, top, bottom] = [96, width - 24, 56, height - 64]
  const all = [...lines, ...points]
  const range = (of: 'x' | 'y') => extent(all.flatMap((set) => Array.from(set[of]))) ?? [0, 1]
  const x = linearAxis(range('x'), [left, right], 6)
  const [low, high] = range('y')
  const margin = (high - low) * 0.05
  const y = linearAxis([low - margin, high + margin], [bottom, top], 6)
  for (const { value, label } of y.ticks) {
    paper.stroke([left, y.place(value)], [right, y.place(value)], 1, line)
    paper.text(label, left - 8, y.place(value) - 7, 'end', soft)
  }
  for (const { value, label } of x.ticks) {
    paper.stroke([x.place(value), bottom], [x.place(value), bottom + 6], 1, soft)
    paper.text(label, x.place(value), bottom + 12, 'middle', soft)
  }
  paper.stroke([left, bottom], [right, bottom], 1, soft)
  paper.text(xName, (left + right) / 2, height - 24, 'middle', soft)
  paper.text(yName, 8, top - 24, 'start', soft)
  paper.text(title, (left + right) / 2, 10, 'middle', ink)
  for (const [i, set] of all.entries()) {
    const colour = colours[i % colours.length]
    if (i < lines.length) drawLine(paper, set, x, y, colour)
    else drawPoints(paper, set, x, y, colour)
  }
  legend(paper, all, right, top)
}

function drawLine(paper: Paper, set: Points, x: Axis, y: Axis, colour: number): void {
  let before: [number, number] | undefined
  for (const [i, value] of set.y.entries()) {
    const here: [number, number] = [x.place(set.x[i]), y.place(value)]
    const isDrawn = here.every(Number.isFinite)
    if (isDrawn && before !== undefined) paper.stroke(before, here, 2, colour)
    before = isDrawn ? here : undefined
  }
}

function drawPoints(paper: Paper, set: Points, x: Axis, y: Axis, colour: number): void {
  for (const [i, value] of set.y.entries()) {
    const here: [number, number] = [x.place(set.x[i]), y.place(value)]
    if (here.every(Number.isFinite)) paper.stroke(here, here, 6, colour)
  }
}

function legend(paper: Paper, sets: Points[], right: number, top: number): void {
  const named = sets
    .map(({ name }, i) => ({ name, colour: colours[i % colours.length] }))
    .filter(({ name }) => name !== '')
  for (const [row, { name, colour }] of named.entries()) {
    const height = top + 8 + 22 * row
    paper.text(name, right - 4, height, 'end', ink)
    const start = right - 4 - 12 * name.length - 34
    paper.stroke([start, height + 7], [start + 24, height + 7], 3, colour)
  }
}

/** A white picture on which lines and letters are drawn. */
class Paper {
  readonly pixels: Uint8Array

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.pixels = new Uint8Array(3 * width * height).fill(255)
  }

  /** A line with round ends, smoothed at its edges. A line without length is a dot. */
  stroke([x0, y0]: readonly number[], [x1, y1]: readonly number[], thick: number, colour: number): void {
    const reach = thick / 2 + 1
    const [dx, dy] = [x1 - x0, y1 - y0]
    const length = dx * dx + dy * dy
    for (let y = Math.floor(Math.min(y0, y1) - reach); y <= Math.max(y0, y1) + reach; y++)
      for (let x = Math.floor(Math.min(x0, x1) - reach); x <= Math.max(x0, x1) + reach; x++) {
        const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length))
        const distance = Math.hypot(x - x0 - along * dx, y - y0 - along * dy)
        this.#blend(x, y, colour, thick / 2 + 0.5 - distance)
      }
  }

  /** A text of letters of 10 by 14 pixels, whose upper edge is at `y`. */
  text(text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end', colour: number): void {
    const plain = text.replaceAll('\u2212', '-')
    const width = 12 * plain.length - 2
    const start = Math.round(x - (anchor === 'start' ? 0 : anchor === 'middle' ? width / 2 : width))
    for (const [i, letter] of [...plain].entries())
      for (let px = 0; px < 10; px++)
        for (let py = 0; py < 16; py++)
          if (isDot(letter, px >> 1, py >> 1)) this.#blend(start + 12 * i + px, Math.round(y) + py, colour, 1)
  }

  #blend(x: number, y: number, colour: number, cover: number): void {
    if (!(cover > 0) || x < 0 || y < 0 || x >= this.width || y >= this.height) return
    const share = Math.min(1, cover)
    for (const [i, shift] of [16, 8, 0].entries()) {
      const at = 3 * (y * this.width + x) + i
      this.pixels[at] = Math.round(this.pixels[at] * (1 - share) + ((colour >> shift) & 255) * share)
    }
  }
}
