import { ones, relu } from '../../lib/generated/torch'
import { linear } from '../../lib/nn/functional'
import { profile, recordFunction, type SortKey, type TableOptions } from '../../lib/profiler'
import { averages, EventAverages } from '../../lib/profiler/averages'
import type { FunctionEvent } from '../../lib/profiler/trace'
import { golden } from '../golden/recipe'
import { refusalOf } from '../hostile/refusal'

const [x, weight] = [ones([10, 20]), ones([30, 20])]

const recording = profile({ profileMemory: true, recordShapes: true }, () => {
  for (let i = 0; i < 3; i++) recordFunction('block', () => relu(linear(x, weight)))
  linear(ones([2, 20]), weight)
})

/** The cells of a table, row by row, header first. */
const cells = (table: string) =>
  table
    .split('\n')
    .slice(1)
    .filter((line) => !line.startsWith('---') && !line.includes('time total:') && line !== '')
    .map((line) => line.trim().split(/\s{2,}/))

describe('keyAverages()', () => {
  test('has a row for each name, with the number of calls and their sums', () => {
    const rows = recording.keyAverages()
    const linears = recording.events().filter(({ name }) => name === 'aten::linear')
    const row = rows.find(({ key }) => key === 'aten::linear')!
    expect(row.count).toBe(4)
    expect(row.cpuTimeTotal).toBeCloseTo(linears.reduce((sum, event) => sum + event.cpuTimeTotal, 0))
    expect(row.cpuTime).toBeCloseTo(row.cpuTimeTotal / 4)
    expect(row.cpuMemoryUsage).toBe((3 * 10 + 2) * 30 * 4)
    expect(rows.find(({ key }) => key === 'block')).toMatchObject({ count: 3, isUserAnnotation: true })
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
  })

  test('has a row for each list of shapes where asked for', () => {
    const rows = recording.keyAverages({ groupByInputShapes: true }).filter(({ key }) => key === 'aten::linear')
    expect(rows.map(({ inputShapes, count }) => [inputShapes[0], count])).toEqual([
      [[10, 20], 3],
      [[2, 20], 1],
    ])
  })

  test('is a list whose map and filter are plain lists', () => {
    const rows = recording.keyAverages()
    expect(rows).toBeInstanceOf(EventAverages)
    expect(rows.filter(() => true)).not.toBeInstanceOf(EventAverages)
  })

  test('refuses options that are not booleans', () => {
    expect(refusalOf(() => recording.keyAverages({ groupByLine: 1 as never }))).toBe('TypeError')
  })
})

describe('table()', () => {
  test('has the columns of PyTorch', () => {
    const header = recording.keyAverages().table().split('\n')[1].trim().split(/\s+/)
    expect(header).toEqual(golden('profiler').header)
  })

  test('has a row for each average and the total, all rows of one width', () => {
    const rows = recording.keyAverages()
    const table = rows.table()
    expect(
      cells(table)
        .slice(1)
        .map(([name]) => name),
    ).toEqual(rows.map(({ key }) => key))
    const [rule, ...lines] = table.split('\n')
    expect(new Set(lines.slice(0, rows.length + 3).map((line) => line.length))).toEqual(new Set([rule.length]))
    const self = rows.reduce((sum, row) => sum + row.selfCpuTimeTotal, 0)
    expect(table).toMatch(/\nSelf CPU time total: [\d.]+(us|ms|s)\n$/)
    expect(table).toContain(self < 1000 ? `${self.toFixed(3)}us` : `${(self / 1000).toFixed(3)}ms`)
  })

  test('is sorted and cut off where asked for', () => {
    const rows = recording.keyAverages()
    const names = (options: TableOptions) =>
      cells(rows.table(options))
        .slice(1)
        .map(([name]) => name)
    const sorted = [...rows].sort((a, b) => b.selfCpuMemoryUsage - a.selfCpuMemoryUsage)
    expect(names({ sortBy: 'selfCpuMemoryUsage', rowLimit: 2 })).toEqual(sorted.slice(0, 2).map(({ key }) => key))
    expect(names({ sortBy: 'count' })[0]).toBe([...rows].sort((a, b) => b.count - a.count)[0].key)
    expect(names({ rowLimit: 0 })).toEqual([])
  })

  test('has shapes and lines where the averages have them', () => {
    const byShape = cells(recording.keyAverages({ groupByInputShapes: true }).table())
    expect(byShape[0].at(-1)).toBe('Input Shapes')
    expect(byShape.find(([name]) => name === 'aten::linear')?.at(-1)).toBe('[[10, 20], [30, 20], []]')
    const byLine = cells(recording.keyAverages({ groupByLine: true }).table())
    expect(byLine[0].at(-1)).toBe('Line')
    expect(byLine.find(([name]) => name === 'aten::linear')?.at(-1)).toMatch(/^test\/profiler\/averages\.test\.ts:\d+$/)
  })

  test.each<[unknown]>([
    [{ sortBy: 'cudaTime' }],
    [{ sortBy: 7 }],
    [{ rowLimit: -1 }],
    [{ rowLimit: 1.5 }],
    [{ maxNameColumnWidth: 2 }],
  ])('refuses %j', (options) => {
    const rows = recording.keyAverages()
    expect(refusalOf(() => rows.table(options as TableOptions))).toMatch(/TypeError|RangeError/)
  })

  test('of an empty recording is empty', () => {
    expect(
      profile({}, () => {})
        .keyAverages()
        .table(),
    ).toBe('')
  })
})

describe('units', () => {
  const event = (name: string, some: Partial<FunctionEvent>): FunctionEvent => ({
    ...recording.events()[0],
    name,
    cpuTimeTotal: 0,
    selfCpuTimeTotal: 0,
    deviceTimeTotal: 0,
    selfDeviceTimeTotal: 0,
    cpuMemoryUsage: 0,
    selfCpuMemoryUsage: 0,
    isUserAnnotation: false,
    ...some,
  })
  const column = (events: FunctionEvent[], title: string, options: { sortBy?: SortKey } = {}) => {
    const [header, ...rows] = cells(averages(events, false, false).table(options))
    return rows.map((row) => row[header.indexOf(title)])
  }

  // In the format of _format_time and _format_memory of torch/autograd/profiler_util.py.
  test.each([
    [0.5, '0.500us'],
    [999.9994, '999.999us'],
    [1000, '1.000ms'],
    [2_500_000, '2.500s'],
  ])('%d microseconds are %s', (cpuTimeTotal, text) => {
    expect(column([event('op', { cpuTimeTotal, selfCpuTimeTotal: cpuTimeTotal })], 'CPU total')).toEqual([text])
  })

  test.each([
    [17, '17 B'],
    [-4, '-4 B'],
    [1536, '1.50 KB'],
    [-3 * 1024 ** 2, '-3.00 MB'],
    [2 * 1024 ** 3, '2.00 GB'],
  ])('%d bytes are %s', (cpuMemoryUsage, text) => {
    expect(column([event('op', { cpuMemoryUsage, selfCpuMemoryUsage: 1 })], 'CPU Mem')).toEqual([text])
  })

  test('the time of a device has columns of its own, and is counted once although operator and kernel both have it', () => {
    const events = [
      event('aten::mm', { selfCpuTimeTotal: 1, cpuTimeTotal: 1, deviceTimeTotal: 30, selfDeviceTimeTotal: 30 }),
      event('gemm', { device: 'cuda:0', deviceTimeTotal: 30, selfDeviceTimeTotal: 30 }),
    ]
    expect(column(events, 'Self CUDA %')).toEqual(['100.00%', '100.00%'])
    expect(averages(events, false, false).table()).toContain('Self CUDA time total: 30.000us')
  })
})
