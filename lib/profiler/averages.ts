import { surplus } from '../arguments'
import { shown } from '../binding/shown'
import { printableLine, rangeError, typeError } from '../errors'
import type { FunctionEvent } from './trace'

/**
 * The events of one name summed up, by line or by shapes where asked for. Times are in microseconds, memory in bytes.
 */
export interface EventAverage {
  readonly key: string
  /** With `groupByLine`: the user's line; for derivatives, that of the forward call. */
  readonly line: string | undefined
  readonly inputShapes: readonly (readonly number[])[]
  readonly device: string
  readonly isUserAnnotation: boolean
  count: number
  cpuTimeTotal: number
  selfCpuTimeTotal: number
  deviceTimeTotal: number
  selfDeviceTimeTotal: number
  cpuMemoryUsage: number
  selfCpuMemoryUsage: number
  deviceMemoryUsage: number
  selfDeviceMemoryUsage: number
  /** The average times of one call. */
  readonly cpuTime: number
  readonly deviceTime: number
}

const sums = [
  'cpuTimeTotal',
  'selfCpuTimeTotal',
  'deviceTimeTotal',
  'selfDeviceTimeTotal',
  'cpuMemoryUsage',
  'selfCpuMemoryUsage',
  'deviceMemoryUsage',
  'selfDeviceMemoryUsage',
] as const

const sortKeys = [...sums, 'cpuTime', 'deviceTime', 'count'] as const
export type SortKey = (typeof sortKeys)[number]

export interface TableOptions {
  /** The column that the rows are sorted by, the largest first; default the order of the first calls. */
  sortBy?: SortKey
  /** The most rows to show. Default 100. */
  rowLimit?: number
  /** The most characters of a name to show. Default 55. */
  maxNameColumnWidth?: number
}

class Average implements EventAverage {
  count = 0
  cpuTimeTotal = 0
  selfCpuTimeTotal = 0
  deviceTimeTotal = 0
  selfDeviceTimeTotal = 0
  cpuMemoryUsage = 0
  selfCpuMemoryUsage = 0
  deviceMemoryUsage = 0
  selfDeviceMemoryUsage = 0

  constructor(
    readonly key: string,
    readonly line: string | undefined,
    readonly inputShapes: readonly (readonly number[])[],
    readonly device: string,
    readonly isUserAnnotation: boolean,
  ) {}

  get cpuTime(): number {
    return this.cpuTimeTotal / this.count
  }

  get deviceTime(): number {
    return this.deviceTimeTotal / this.count
  }

  add(event: FunctionEvent): void {
    this.count++
    for (const sum of sums) this[sum] += event[sum]
  }
}

/** A list of averages that prints as PyTorch's does. */
export class EventAverages extends Array<EventAverage> {
  /** `map` and `filter` return a plain array. */
  static override get [Symbol.species]() {
    return Array
  }

  /**
   * The averages as text, in PyTorch's columns; the columns for memory, the device and lines are left out where they
   * would be empty.
   * @throws TypeError or RangeError for an unknown column, or a limit that is not a number of rows.
   * @see https://docs.pytorch.org/docs/2.11/autograd.html#torch.autograd.profiler.profile.table
   */
  table({ sortBy, rowLimit = 100, maxNameColumnWidth = 55 }: TableOptions = {}): string {
    if (arguments.length > 1) throw surplus('profiler.EventAverages.table', 1, arguments)
    if (sortBy !== undefined && !sortKeys.includes(sortBy)) {
      throw typeError(`table: sortBy must be one of ${sortKeys.join(', ')}, got ${shown(sortBy)}`)
    }
    for (const [name, value, least] of [
      ['rowLimit', rowLimit, 0],
      ['maxNameColumnWidth', maxNameColumnWidth, 8],
    ] as const) {
      if (!Number.isInteger(value) || value < least) {
        throw rangeError(`table: ${name} must be a whole number from ${least} on, got ${shown(value)}`)
      }
    }
    if (this.length === 0) return ''
    const sorted = sortBy === undefined ? [...this] : [...this].sort((a, b) => b[sortBy] - a[sortBy])
    return layOut(sorted, rowLimit, maxNameColumnWidth)
  }
}

/** Sums up the events of each name, and of each line and shapes where asked for. */
export function averages(events: readonly FunctionEvent[], byLine: boolean, byShapes: boolean): EventAverages {
  const groups = new Map<string, Average>()
  for (const event of events) {
    const line = byLine ? (event.forwardLine ?? event.line) : undefined
    const shapes = byShapes ? event.inputShapes : []
    // Steps of a schedule have numbers in their names.
    const name = event.name.replace(/^ProfilerStep#\d+$/, 'ProfilerStep*')
    const key = JSON.stringify([name, event.device, event.isUserAnnotation, line, shapes])
    let group = groups.get(key)
    if (group === undefined) {
      group = new Average(name, line, shapes, event.device, event.isUserAnnotation)
      groups.set(key, group)
    }
    group.add(event)
  }
  const list = new EventAverages()
  for (const group of groups.values()) list.push(group)
  return list
}

interface Column {
  title: string
  text: (row: EventAverage) => string
  width: number
  left?: boolean
}

const plain = 12

function layOut(rows: EventAverage[], limit: number, widestName: number): string {
  const total = (key: SortKey) => rows.reduce((sum, row) => sum + row[key], 0)
  const cpu = total('selfCpuTimeTotal')
  // Kernels are rows of their own, and also count for their operators.
  const device = rows.reduce((sum, row) => sum + (row.device === 'cpu' ? 0 : row.selfDeviceTimeTotal), 0)
  const columns = columnsOf(rows, widestName, cpu, device)
  const rule = columns.map(({ width }) => '-'.repeat(width)).join('  ')
  const row = (text: (column: Column) => string) =>
    columns
      .map((column) => (column.left ? text(column).padEnd(column.width) : text(column).padStart(column.width)))
      .join('  ')
      .trimEnd()
  const cell = (of: EventAverage) => (column: Column) => {
    const text = column.text(of)
    if (text.length < column.width - 2 || column.width === plain) return text
    // The end of a path distinguishes it from others.
    return column.left ? `...${text.slice(text.length - column.width + 3)}` : `${text.slice(0, column.width - 3)}...`
  }
  const lines = [rule, row(({ title }) => title), rule, ...rows.slice(0, limit).map((of) => row(cell(of))), rule]
  lines.push(`Self CPU time total: ${time(cpu)}`)
  if (device > 0) lines.push(`Self CUDA time total: ${time(device)}`)
  return `${lines.join('\n')}\n`
}

/** The columns that are not empty for these rows; `cpu` and `device` are the total times of all rows. */
function columnsOf(rows: EventAverage[], widestName: number, cpu: number, device: number): Column[] {
  const some = (key: SortKey) => rows.some((row) => row[key] !== 0)
  const widest = (text: (row: EventAverage) => string, most: number) =>
    Math.min(Math.max(...rows.map((row) => text(row).length)) + 4, most)
  const shapes = (row: EventAverage) => JSON.stringify(row.inputShapes).replaceAll(',', ', ')
  const name = (row: EventAverage) => printableLine(row.key)
  const line = (row: EventAverage) => printableLine(row.line ?? '')

  const columns: Column[] = [
    { title: 'Name', text: name, width: widest(name, widestName) },
    { title: 'Self CPU %', text: (row) => share(row.selfCpuTimeTotal, cpu), width: plain },
    { title: 'Self CPU', text: (row) => time(row.selfCpuTimeTotal), width: plain },
    { title: 'CPU total %', text: (row) => share(row.cpuTimeTotal, cpu), width: plain },
    { title: 'CPU total', text: (row) => time(row.cpuTimeTotal), width: plain },
    { title: 'CPU time avg', text: (row) => time(row.cpuTime), width: plain },
  ]
  if (some('deviceTimeTotal')) {
    columns.push(
      { title: 'Self CUDA', text: (row) => time(row.selfDeviceTimeTotal), width: plain },
      { title: 'Self CUDA %', text: (row) => share(row.selfDeviceTimeTotal, device), width: plain },
      { title: 'CUDA total', text: (row) => time(row.deviceTimeTotal), width: plain },
      { title: 'CUDA time avg', text: (row) => time(row.deviceTime), width: plain + 1 },
    )
  }
  if (some('cpuMemoryUsage') || some('selfCpuMemoryUsage')) {
    columns.push(
      { title: 'CPU Mem', text: (row) => memory(row.cpuMemoryUsage), width: plain },
      { title: 'Self CPU Mem', text: (row) => memory(row.selfCpuMemoryUsage), width: plain },
    )
  }
  if (some('deviceMemoryUsage') || some('selfDeviceMemoryUsage')) {
    columns.push(
      { title: 'CUDA Mem', text: (row) => memory(row.deviceMemoryUsage), width: plain },
      { title: 'Self CUDA Mem', text: (row) => memory(row.selfDeviceMemoryUsage), width: plain + 1 },
    )
  }
  columns.push({ title: '# of Calls', text: (row) => String(row.count), width: plain })
  if (rows.some((row) => row.inputShapes.length > 0)) {
    columns.push({ title: 'Input Shapes', text: shapes, width: Math.max(widest(shapes, 80), plain) })
  }
  if (rows.some((row) => row.line !== undefined)) {
    columns.push({ title: 'Line', text: line, width: Math.max(widest(line, 75), plain), left: true })
  }
  return columns
}

function time(microseconds: number): string {
  if (microseconds >= 1e6) return `${(microseconds / 1e6).toFixed(3)}s`
  if (microseconds >= 1e3) return `${(microseconds / 1e3).toFixed(3)}ms`
  return `${microseconds.toFixed(3)}us`
}

const share = (part: number, whole: number) => (whole === 0 ? 'NaN' : `${((part * 100) / whole).toFixed(2)}%`)

function memory(bytes: number): string {
  const units = ['KB', 'MB', 'GB'] as const
  for (let i = units.length - 1; i >= 0; i--) {
    const unit = 1024 ** (i + 1)
    if (Math.abs(bytes) >= unit) return `${(bytes / unit).toFixed(2)} ${units[i]}`
  }
  return `${bytes} B`
}
