import { readFileSync } from 'node:fs'
import { Function as AutogradFunction, func, grad } from '../../lib/autograd'
import type { RecordedEvent } from '../../lib/binding/native'
import { compile } from '../../lib/compile'
import { ones, rand } from '../../lib/generated/torch'
import * as nn from '../../lib/nn'
import { type FunctionEvent, type ProfilerOptions, profile } from '../../lib/profiler'
import { read } from '../../lib/profiler/trace'
import { type Tensor, tensor } from '../../lib/tensor'
import { golden } from '../golden/recipe'

const source = readFileSync(__filename, 'utf8').split('\n')

/** `file:line` of the only line in this file that ends with a comment. */
function lineOf(comment: string): string {
  const found = source.flatMap((line, i) => (line.endsWith(`// ${comment}`) ? [i + 1] : []))
  expect(found).toHaveLength(1)
  return `test/profiler/trace.test.ts:${found[0]}`
}

const record = (fn: () => void, options: ProfilerOptions = {}) => profile(options, fn)
const named = (events: readonly FunctionEvent[], name: string) => events.filter((event) => event.name === name)

const first = new nn.Linear(20, 30)
const second = new nn.Linear(30, 5)
const x = rand([10, 20])
const one = tensor(1)

function step() {
  const hidden = first.forward(x).relu() // first layer
  const y = second.forward(hidden) // second layer
  const loss = y.mul(y).mean() // loss
  loss.backward(one) // backward
}

step()

describe('a recording', () => {
  const recording = record(
    () => {
      step()
      step()
    },
    { recordShapes: true, profileMemory: true, withStack: true },
  )
  const events = recording.events()

  test('has every operator, forward and backward, as often as PyTorch counts it, with the memory that PyTorch measures', () => {
    const averages = recording.keyAverages()
    const rows = averages.map(({ key, count, cpuMemoryUsage, selfCpuMemoryUsage }) => ({
      name: key,
      count,
      ...(key.startsWith('aten::') && { cpuMemory: cpuMemoryUsage, selfCpuMemory: selfCpuMemoryUsage }),
    }))
    expect(rows).toEqual(golden('profiler').rows)
  })

  test('has the shapes of the arguments', () => {
    const { shapes } = golden('profiler') as { shapes: { name: string }[] }
    const averages = recording.keyAverages({ groupByInputShapes: true })
    const rows = averages
      .map(({ key, inputShapes, count }) => ({
        name: key,
        shapes: inputShapes.filter((_, i) => key !== 'aten::mm' || i < 2),
        count,
      }))
      .filter(({ name }) => shapes.some((row) => row.name === name))
    expect(rows).toEqual(shapes)
    expect(named(events, 'aten::relu')[0].inputDtypes).toEqual(['float'])
  })

  test('has the line of the user’s file that each operator was called from', () => {
    const lines = (name: string) => named(events, name).map(({ line }) => line)
    const layers = [lineOf('first layer'), lineOf('second layer')]
    expect(lines('aten::linear')).toEqual([...layers, ...layers])
    expect(lines('aten::addmm')).toEqual([...layers, ...layers])
    expect(new Set(lines('aten::relu'))).toEqual(new Set([lineOf('first layer')]))
    expect(new Set(lines('aten::mean'))).toEqual(new Set([lineOf('loss')]))
    expect(new Set(lines('AddmmBackward0'))).toEqual(new Set([lineOf('backward')]))
    expect(events.filter(({ line }) => line === undefined)).toEqual([])
  })

  test('links each derivative, and what runs within it, to its forward call and that line', () => {
    const backward = named(events, 'AddmmBackward0')
    const layers = [lineOf('second layer'), lineOf('first layer')]
    expect(backward.map(({ forwardLine }) => forwardLine)).toEqual([...layers, ...layers])
    expect(backward.map(({ forward }) => forward?.name)).toEqual(Array(4).fill('aten::addmm'))
    const products = named(events, 'aten::mm')
    expect(new Set(products.map(({ forwardLine }) => forwardLine))).toEqual(new Set(layers))
    expect(named(events, 'MeanBackward0')[0].forwardLine).toBe(lineOf('loss'))
    expect(named(events, 'aten::linear').map(({ forwardLine }) => forwardLine)).toEqual(Array(4).fill(undefined))
  })

  test('nests events: a child lies within its parent, and the children’s times and the own time add up to the whole', () => {
    expect(events.length).toBeGreaterThan(100)
    for (const event of events) {
      const { timeRange, cpuParent, cpuChildren, cpuTimeTotal, selfCpuTimeTotal } = event
      expect(cpuTimeTotal).toBeCloseTo(timeRange.end - timeRange.start, 3)
      expect(selfCpuTimeTotal).toBeGreaterThanOrEqual(-1e-6)
      const children = cpuChildren.reduce((sum, child) => sum + child.cpuTimeTotal, 0)
      expect(selfCpuTimeTotal + children).toBeCloseTo(cpuTimeTotal, 3)
      if (cpuParent === undefined) continue
      expect(timeRange.start).toBeGreaterThanOrEqual(cpuParent.timeRange.start)
      expect(timeRange.end).toBeLessThanOrEqual(cpuParent.timeRange.end)
      expect(cpuParent.cpuChildren.includes(event)).toBe(true)
    }
    const parents = named(events, 'aten::addmm').map(({ cpuParent }) => cpuParent?.name)
    expect(parents).toEqual(Array(4).fill('aten::linear'))
  })

  test('has the frames above each call, innermost first, without those of torchnode', () => {
    const [{ stack }] = named(events, 'aten::relu')
    expect(stack[0]).toMatch(/trace\.test\.ts:\d+:\d+\)$/)
    expect(stack[1]).toMatch(/trace\.test\.ts:\d+:\d+\)?$/)
    expect(stack.join()).not.toMatch(/\/lib\//)
  })

  test('is summed up by line, derivatives by that of the forward call', () => {
    const rows = recording.keyAverages({ groupByLine: true })
    const count = (key: string, line: string) => rows.find((row) => row.key === key && row.line === line)?.count
    expect(count('aten::linear', lineOf('first layer'))).toBe(2)
    expect(count('aten::mm', lineOf('first layer'))).toBe(2)
    expect(count('aten::mm', lineOf('second layer'))).toBe(4)
    expect(count('AddmmBackward0', lineOf('second layer'))).toBe(2)
    expect(count('aten::mm', lineOf('backward'))).toBeUndefined()
  })
})

test('without options there are neither shapes, nor memory, nor frames', () => {
  const [relu] = named(record(step).events(), 'aten::relu')
  expect(relu).toMatchObject({ inputShapes: [], inputDtypes: [], cpuMemoryUsage: 0, stack: [] })
})

test('every way into libtorch gives its operators a line', () => {
  const events = record(() => {
    const t = tensor([1, 2, 3]) // made
    t.sum().item() // read
    t.t().toArray()
    t.detach().data = tensor([4])
    t.to('float64')
    const leaf = t.clone().requiresGrad_()
    grad([leaf.exp().sum()], [leaf])
    func.vmap((row: Tensor) => func.grad((x: Tensor) => x.sin().sum())(row))(tensor([[1, 2]]))
    step()
  }).events()
  expect(named(events, 'aten::item')[0].line).toBe(lineOf('read'))
  expect(events[0].line).toBe(lineOf('made'))
  expect(events.filter(({ line }) => line === undefined).map(({ name }) => name)).toEqual([])
})

test('what a hook or a Function calls within a backward pass has its own line', () => {
  class Double extends AutogradFunction {
    static override forward(_: unknown, value: Tensor) {
      return value.mul(2)
    }
    static override backward(_: unknown, grad: Tensor) {
      return grad.exp() // in the Function
    }
  }
  const events = record(() => {
    const leaf = ones([3], { requiresGrad: true })
    leaf.registerHook((grad) => grad.sin()) // in the hook
    Double.apply(leaf).sum().backward()
  }).events()
  expect(named(events, 'aten::sin')[0]).toMatchObject({ line: lineOf('in the hook'), forwardLine: undefined })
  expect(named(events, 'aten::exp')[0]).toMatchObject({ line: lineOf('in the Function'), forwardLine: undefined })
})

test('the second derivative is linked to the line of the first call', () => {
  const leaf = tensor([2, 3], { requiresGrad: true })
  const events = record(() => {
    const y = leaf.pow(3).sum() // cube
    y.backward({ createGraph: true })
    leaf.grad?.sum().backward()
  }).events()
  const powers = named(events, 'PowBackward0')
  expect(powers.length).toBeGreaterThanOrEqual(1)
  const cube = lineOf('cube')
  expect(powers.every(({ forwardLine }) => forwardLine === cube)).toBe(true)
  leaf.grad = null
})

describe('a compiled function', () => {
  const net = compile((input: Tensor) => second.forward(first.forward(input).relu()).exp())
  // Runs as written, is recorded, is compared.
  for (let i = 0; i < 3; i++) net(x)

  test('has the operators of its replay, with the line that it was called from', () => {
    const events = record(() => {
      net(x) // replayed
    }).events()
    expect(named(events, 'aten::addmm').map(({ line }) => line)).toEqual(Array(2).fill(lineOf('replayed')))
    expect(named(events, 'aten::exp').map(({ line }) => line)).toEqual([lineOf('replayed')])
  })

  test('that runs beside JavaScript is in the recording, whose end waits for it', async () => {
    for (let i = 0; i < 20; i++) {
      let result: Promise<Tensor> | undefined
      const events = record(() => {
        result = net.async(x)
      }).events()
      expect(named(events, 'aten::addmm')).toHaveLength(2)
      expect(named(events, 'aten::exp')[0].thread).not.toBe(1)
      await result
    }
  })
})

describe('what a GPU does', () => {
  const nothing: [number[][], string[]] = [[], []]
  // As libtorch reports it: an operator, the call of the CUDA runtime that it makes, and the kernel that this call
  // starts later.
  const recorded: RecordedEvent[] = [
    ['0', 0, 1000, 1, 0, -1, 2, 'cpu', 0, 1, 0, ...nothing],
    ['aten::mm', 100, 500, 1, 0, 3, 0, 'cpu', 0, 7, 0, ...nothing],
    ['cudaLaunchKernel', 200, 300, 991, 0, -1, 0, 'cpu', 0, 7001, 7, ...nothing],
    ['[memory]', 150, 0, 1, 0, -1, 0, 'cuda:0', 512, 0, 0, ...nothing],
    ['gemm', 5000, 9000, 13, 0, -1, 0, 'cuda:0', 0, 7001, 7, ...nothing],
  ]
  const { events } = read(recorded, () => ({ line: 'train.ts:3', stack: [] }), false)
  const [product, launch, kernel] = events

  test('is counted for the operator that started it, and has its line', () => {
    expect(product).toMatchObject({ name: 'aten::mm', deviceTimeTotal: 9, selfDeviceTimeTotal: 9, cpuTimeTotal: 0.5 })
    expect(product.selfCpuTimeTotal).toBeCloseTo(0.2)
    expect(product).toMatchObject({ deviceMemoryUsage: 512, cpuMemoryUsage: 0 })
    expect(launch.cpuParent).toBe(product)
    expect(kernel).toMatchObject({
      device: 'cuda:0',
      line: 'train.ts:3',
      cpuTimeTotal: 0,
      deviceTimeTotal: 9,
      thread: 13,
    })
  })
})
