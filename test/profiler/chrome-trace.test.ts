import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ones } from '../../lib/generated/torch'
import * as nn from '../../lib/nn'
import { profile, recordFunction } from '../../lib/profiler'

interface TraceEvent {
  ph: string
  name: string
  cat?: string
  pid: number
  tid: number
  ts: number
  dur: number
  id?: number
  args: {
    line?: string
    forwardLine?: string
    sequence?: number
    stack?: string[]
    bytes?: number
    shapes?: number[][]
  }
}

const folder = mkdtempSync(join(tmpdir(), 'torchnode-trace-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'trace.json')

const source = readFileSync(__filename, 'utf8').split('\n')
const lineOf = (comment: string) =>
  `test/profiler/chrome-trace.test.ts:${source.findIndex((line) => line.endsWith(`// ${comment}`)) + 1}`

const layer = new nn.Linear(20, 30)
const x = ones([10, 20])

const recording = profile({ profileMemory: true, recordShapes: true, withStack: true }, () => {
  const y = recordFunction('the model', () => layer.forward(x)) // forward
  y.sum().backward() // backward
})
recording.exportChromeTraceSync(path)
const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: TraceEvent[] }
const slices = traceEvents.filter(({ ph }) => ph === 'X')
const [call] = slices.filter(({ cat }) => cat === 'typescript')

const holds = (outer: TraceEvent, inner: TraceEvent) =>
  outer.pid === inner.pid &&
  outer.tid === inner.tid &&
  outer.ts <= inner.ts &&
  inner.ts + inner.dur <= outer.ts + outer.dur + 0.002

describe('exportChromeTrace', () => {
  test('has every event of the recording, with its duration', () => {
    const operators = slices.filter(({ cat }) => cat !== 'typescript')
    expect(operators.map(({ name }) => name)).toEqual(recording.events().map(({ name }) => name))
    recording.events().forEach(({ timeRange }, i) => {
      expect(operators[i].ts).toBeCloseTo(timeRange.start, 2)
      expect(operators[i].ts + operators[i].dur).toBeCloseTo(timeRange.end, 2)
    })
    expect(slices.every(({ pid, tid, ts, dur }) => pid === process.pid && tid > 0 && ts >= 0 && dur >= 0)).toBe(true)
  })

  test('leads from the call in TypeScript to the operators and their derivatives', () => {
    const one = (name: string) => slices.filter((slice) => slice.name === name)[0]
    expect(call).toMatchObject({ name: lineOf('forward'), args: { line: lineOf('forward') } })
    for (const name of ['aten::linear', 'aten::addmm']) {
      expect(one(name).args.line).toBe(lineOf('forward'))
      expect(holds(call, one(name))).toBe(true)
      expect(holds(one('the model'), one(name))).toBe(true)
    }
    expect(one('the model').cat).toBe('user_annotation')
    const derivative = one('AddmmBackward0')
    expect(derivative.args).toMatchObject({ line: lineOf('backward'), forwardLine: lineOf('forward') })
    expect(derivative.args.sequence).toBe(one('aten::addmm').args.sequence)
    expect(slices.some((slice) => slice.name === lineOf('backward') && holds(slice, derivative))).toBe(true)
  })

  test('draws an arrow from each forward call to its derivative', () => {
    const starts = traceEvents.filter(({ ph }) => ph === 's')
    const at = (flow: TraceEvent) =>
      slices.filter(({ ts, tid, cat }) => ts === flow.ts && tid === flow.tid && cat === 'cpu_op')
    const arrows = starts.map((start) => {
      const end = traceEvents.find(({ ph, id }) => ph === 'f' && id === start.id)!
      return [at(start)[0].name, at(end)[0].name]
    })
    expect(arrows).toContainEqual(['aten::addmm', 'AddmmBackward0'])
    expect(arrows).toContainEqual(['aten::sum', 'SumBackward0'])
    expect(new Set(starts.map(({ id }) => id)).size).toBe(starts.length)
  })

  test('has shapes, frames, and the memory in use', () => {
    expect(slices.find(({ name }) => name === 'aten::linear')?.args.shapes).toEqual([[10, 20], [30, 20], [30]])
    expect(call.args.stack?.[0]).toMatch(/chrome-trace\.test\.ts/)
    const counters = traceEvents.filter(({ ph }) => ph === 'C')
    expect(counters[0].args.bytes).toBe(10 * 30 * 4)
    expect(counters.every(({ name }) => name === 'memory of cpu since the beginning')).toBe(true)
  })

  test('names the process and its threads', () => {
    const names = traceEvents.filter(({ ph }) => ph === 'M').map(({ name, args }) => [name, args])
    expect(names).toContainEqual(['process_name', { name: 'node' }])
    expect(names).toContainEqual(['thread_name', { name: 'thread 1' }])
  })

  test('writes the same in its asynchronous form', async () => {
    const other = join(folder, 'other.json')
    await recording.exportChromeTrace(other)
    expect(readFileSync(other, 'utf8')).toBe(readFileSync(path, 'utf8'))
  })

  test('of an empty recording is an empty trace', () => {
    const empty = join(folder, 'empty.json')
    profile({}, () => {}).exportChromeTraceSync(empty)
    expect(JSON.parse(readFileSync(empty, 'utf8')).traceEvents).toHaveLength(1)
  })

  test('keeps the old file and leaves nothing behind where it cannot write', async () => {
    const within = mkdtempSync(join(folder, 'unwritable-'))
    writeFileSync(join(within, 'file'), 'old')
    for (const bad of [join(within, 'file', 'trace.json'), join(within, 'absent', 'trace.json'), within]) {
      expect(() => recording.exportChromeTraceSync(bad)).toThrow(expect.objectContaining({ code: 'ERR_FILE' }))
      await expect(recording.exportChromeTrace(bad)).rejects.toMatchObject({ code: 'ERR_FILE' })
    }
    expect(readdirSync(within)).toEqual(['file'])
    expect(readFileSync(join(within, 'file'), 'utf8')).toBe('old')
    expect(() => recording.exportChromeTraceSync(7 as never)).toThrow(TypeError)
  })
})
