import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load, loadSync, PythonObject } from '../../../lib/checkpoint'
import { BatchNorm1d, Linear, Sequential } from '../../../lib/nn'
import { AdamW } from '../../../lib/optim'
import type { Tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { told, withTexts } from '../../support/told'

interface Case {
  name: string
  file: string
  told: unknown
}

const python = golden('checkpoints')
const cases: [string, Case][] = python.cases.map((entry: Case) => [entry.name, entry])
const fileOf = (name: string) => Buffer.from(cases.find(([known]) => known === name)![1].file, 'base64')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-load-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(bytes: Uint8Array, name = 'model.pt'): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

describe('what Python saved is what is loaded', () => {
  test.each(cases)('%s', async (_name, { file, told: words }) => {
    const bytes = Buffer.from(file, 'base64')
    const wanted = withTexts(words)
    expect(told(loadSync(bytes))).toEqual(wanted)
    const path = written(bytes)
    expect(told(loadSync(path))).toEqual(wanted)
    expect(told(await load(path))).toEqual(wanted)
    expect(told(await load(new Blob([bytes])))).toEqual(wanted)
  })

  const zips = cases.filter(([name]) => !/legacy/.test(name))
  test.each(zips)('mapped: %s', async (_name, { file, told: words }) => {
    const path = written(Buffer.from(file, 'base64'), 'mapped.pt')
    // All lie in the one memory that is mapped.
    const plain = (value: unknown) => JSON.stringify(value, (key, part) => (key === 'storage' ? 0 : part))
    expect(plain(told(await load(path, { mmap: true })))).toBe(plain(withTexts(words)))
    expect(plain(told(loadSync(path, { mmap: true })))).toBe(plain(withTexts(words)))
  })
})

test('a model and its optimizer go on from what Python saved', () => {
  const model = new Sequential(new Linear(3, 2), new BatchNorm1d(2))
  const optimizer = new AdamW(model.parameters())
  const checkpoint = loadSync<Map<string, never>>(fileOf('a checkpoint'))
  model.loadStateDict(checkpoint.get('model')!)
  optimizer.loadStateDict(checkpoint.get('optimizer')!)
  expect(optimizer.paramGroups[0].lr).toBe(1)
  expect(model.at(0).weight.equal((checkpoint.get('model')! as Map<string, Tensor>).get('0.weight')!)).toBe(true)
})

test('mapped memory can be changed, and the file keeps what it has', () => {
  const path = written(fileOf('a scalar, and tensors without elements'), 'kept.pt')
  const [scalar] = loadSync<Tensor[]>(path, { mmap: true })
  scalar.fill_(9)
  expect(scalar.item()).toBe(9)
  expect(loadSync<Tensor[]>(path)[0].item()).toBe(7)
})

describe('{ objects: true }', () => {
  test('gives objects where all keys are strings', () => {
    const loaded = loadSync<Record<string, never>>(fileOf('a checkpoint'), { objects: true })
    expect(loaded).toMatchObject({ epoch: 3, loss: 0.25, done: false, none: null })
    expect(Object.keys(loaded.model)).toContain('1.running_mean')
    expect((loaded.optimizer as { state: unknown }).state).toBeInstanceOf(Map)
    expect((loaded.scheduler as { milestones: unknown }).milestones).toEqual(
      new Map([
        [2, 1],
        [4, 2],
      ]),
    )
  })

  test('and a key __proto__ is a key as any other', () => {
    const loaded = loadSync<Record<string, unknown>>(fileOf('__proto__'), { objects: true })
    expect(Object.getPrototypeOf(loaded)).toBe(Object.prototype)
    expect(Object.entries(loaded)).toEqual([
      ['__proto__', { x: 1 }],
      ['constructor', 2],
    ])
    expect((loaded as { x?: unknown }).x).toBeUndefined()
  })

  test('and what stands twice is one object', () => {
    const loaded = loadSync<Record<string, never>>(fileOf('a list that stands twice'), { objects: true })
    expect(loaded.a).toBe(loaded.b)
  })
})

describe('mapLocation', () => {
  const saved = "Python 2's, legacy, from a GPU"
  test.each<[string, Parameters<typeof loadSync>[1]]>([
    ['left out, where there is no GPU', {}],
    ['a device', 'cpu'],
    ['an object', { mapLocation: { 'cuda:0': 'cpu' } }],
    ['a Map', { mapLocation: new Map([['cuda:0', 'cpu']]) }],
    ['a function', { mapLocation: (location) => (location === 'cuda:0' ? 'cpu' : null) }],
  ])('%s', (_name, option) => {
    const loaded = loadSync<Map<string, Tensor>>(fileOf(saved), option as never)
    expect(loaded.get('w')!.device).toBe('cpu')
    expect(loaded.get('w')!.toArray()).toEqual([1.5, -2])
  })

  test("'meta' reads shapes alone", async () => {
    const [view, scalar] = await load<Tensor[]>(fileOf('views of one memory').subarray(), { mapLocation: 'meta' })
    expect([view.device, view.shape, scalar.stride()]).toEqual(['meta', [4, 6], [1, 6]])
  })

  test('refuses what is none', () => {
    expect(() => loadSync(fileOf(saved), { mapLocation: 5 as never })).toThrow(TypeError)
    expect(() => loadSync(fileOf(saved), { mapLocation: (() => 5) as never })).toThrow(/must give devices/)
  })
})

describe('what weights only does not allow', () => {
  const files: [number, Buffer][] = python.unsafe.map((entry: { protocol: number; file: string }) => [
    entry.protocol,
    Buffer.from(entry.file, 'base64'),
  ])

  test.each(files)('is refused by name, with the way out (protocol %d)', (_protocol, file) => {
    expect(() => loadSync(file)).toThrow(
      expect.objectContaining({
        code: 'ERR_FILE',
        message: expect.stringMatching(/names argparse\.Namespace.*weightsOnly: false/),
      }),
    )
  })

  test.each(files)('is inert with { weightsOnly: false } (protocol %d)', (_protocol, file) => {
    const loaded = loadSync<Map<string, never>>(file, { weightsOnly: false })
    const get = <T>(name: string) => loaded.get(name) as T
    const namespace = get<PythonObject>('namespace')
    expect(namespace).toBeInstanceOf(PythonObject)
    expect(namespace.name).toBe('argparse.Namespace')
    expect(namespace.get('lr')).toBe(0.5)
    expect((namespace.get('tensor') as Tensor).toArray()).toEqual([1, 1])
    const arrays = [get<Tensor>('array'), get<Tensor>('fortran'), get<Tensor>('big')]
    expect(arrays.map(({ dtype }) => dtype)).toEqual(['float32', 'int64', 'int16'])
    expect(arrays.map((array) => array.toArray())).toEqual([
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [
        [0, 1, 2],
        [3, 4, 5],
      ],
      [0, 1, 2],
    ])
    expect(get('texts')).toBeInstanceOf(PythonObject)
    expect(get<unknown[]>('scalars').slice(0, 3)).toEqual([2.5, 7, true])
    expect(String(get<unknown[]>('scalars')[3])).toBe('builtins.complex(1, 2)')
    expect(get('default')).toEqual(new Map([['a', [1]]]))
    expect(get<PythonObject>('deque').items).toEqual([1, 2])
    const parameters = get<PythonObject>('module').get('_parameters') as Map<string, Tensor>
    expect(parameters.get('bias')!.toArray()).toEqual(python.weight.bias)
  })

  test('a TorchScript archive is refused with the reason', () => {
    expect(() => loadSync(Buffer.from(python.script, 'base64'))).toThrow(/TorchScript.*torch\.jit\.load/)
  })
})

describe('beside the event loop', () => {
  test('progress is told, up to the whole file', async () => {
    const told: [number, number][] = []
    const path = written(fileOf('1500 items'), 'progress.pt')
    await load(path, { onProgress: (bytes, total) => told.push([bytes, total]) })
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(([bytes, total]) => bytes <= total)).toBe(true)
  })

  test('a signal ends it', async () => {
    const path = written(fileOf('1500 items'), 'aborted.pt')
    await expect(load(path, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ERR_ABORTED' })
    const controller = new AbortController()
    const loading = load(path, { signal: controller.signal, onProgress: () => controller.abort() })
    await expect(loading).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })
})
