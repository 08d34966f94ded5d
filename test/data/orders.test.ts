import { join } from 'node:path'
import * as torch from '../../lib'
import { golden } from '../golden/recipe'

const {
  ChainDataset,
  DataLoader,
  Dataset,
  DistributedSampler,
  defaultConvert,
  IterableDataset,
  Subset,
  TensorDataset,
} = torch.data
const python = golden('data-orders')

class Squares extends Dataset<{ x: number; names: string[] }> {
  readonly length = 7
  get(index: number) {
    return { x: index ** 2, names: ['a', `${index}`] }
  }
}

class Count extends IterableDataset<number> {
  constructor(
    readonly start: number,
    readonly stop: number,
  ) {
    super()
  }
  get length() {
    return this.stop - this.start
  }
  override *[Symbol.iterator]() {
    for (let i = this.start; i < this.stop; i++) yield i
  }
}

const lists = (batches: Iterable<unknown>) => [...batches].map((batch) => (batch as torch.Tensor).toArray())

describe('batchSize: null', () => {
  test('gives the items one by one as they are, in the order of PyTorch', () => {
    torch.manualSeed(3)
    const loader = new DataLoader(new Squares(), { batchSize: null, shuffle: true })
    const items = [...loader]
    const next = torch.randint(2 ** 31, [], { dtype: 'int64' }).item()
    expect({ length: loader.length, items, next }).toEqual(python.single)
    expect(loader.batchSize).toBe(null)
  })

  test('gives those of a stream too, and has a collateFn of single items', async () => {
    const found: unknown[] = []
    for await (const item of new DataLoader(new Count(0, 3), { batchSize: null })) found.push(item)
    expect(found).toEqual([0, 1, 2])
    async function* later() {
      yield* [1, 2]
    }
    const seen: unknown[] = []
    const doubled = { batchSize: null, collateFn: ((item: number) => item * 2) as never }
    for await (const item of new DataLoader(later(), doubled)) seen.push(item)
    expect([...new DataLoader(new Count(0, 3), doubled), ...seen]).toEqual([0, 2, 4, 2, 4])
  })

  test.each<[string, (x: torch.Tensor) => unknown]>([
    ['a tensor', (x) => ({ length: 2, get: (i: number) => x.select(0, i) })],
    ['a list', (x) => ({ length: 2, get: (i: number) => [x.select(0, i), { same: x.select(0, i) }] })],
    ['an item of a TensorDataset', (x) => new TensorDataset(x)],
    ['an item of a Subset', (x) => new Subset(new TensorDataset(x), [1, 0])],
    ['an item of a stream', (x) => [...x][Symbol.iterator]() as never],
  ])('gives items with memory of their own: %s', (_, datasetOf) => {
    const x = torch.tensor([1, 2])
    const dataset = datasetOf(x)
    for (const shuffle of dataset !== null && Symbol.iterator in (dataset as object) ? [false] : [false, true]) {
      for (const item of new DataLoader(dataset as never, { batchSize: null, shuffle })) {
        for (const part of [item].flat() as unknown[]) if (part instanceof torch.Tensor) part.mul_(0)
      }
    }
    expect(x.toArray()).toEqual([1, 2])
  })

  test('gives the items of workers in their order', () => {
    const loader = new DataLoader(
      { length: 4, get: (index: number) => index },
      {
        batchSize: null,
        numWorkers: 2,
        workerModule: join(__dirname, '../support/loader-dataset.cjs'),
        workerExport: 'Nested',
      },
    )
    expect([...loader].map((item) => (item as { list: unknown[] }).list[1])).toEqual(
      [0, 1, 2, 3].map((i) => `item ${i}`),
    )
  })

  test('excludes what is of batches', () => {
    expect(() => new DataLoader(new Squares(), { batchSize: null, dropLast: true })).toThrow(
      'there is no last one to drop',
    )
  })
})

test('defaultConvert makes tensors of typed arrays and leaves the rest', () => {
  const date = new Date(0)
  const found = defaultConvert({ a: [new Float32Array([1, 2]), 3, 'x'], b: new Map([['c', new Uint8Array(1)]]), date })
  const { a, b } = found as { a: [torch.Tensor, ...unknown[]]; b: Map<string, torch.Tensor> }
  expect([a[0].toArray(), a[1], a[2], b.get('c')?.dtype]).toEqual([[1, 2], 3, 'x', 'uint8'])
  expect((found as { date: Date }).date).toBe(date)
})

describe('ChainDataset', () => {
  const chain = () => new ChainDataset([new Count(0, 3), new Count(10, 14)])

  test('gives one stream after the other', () => {
    const batches = lists(new DataLoader(chain(), { batchSize: 2 }))
    const single = [...new DataLoader(chain(), { batchSize: null })]
    expect({ length: chain().length, batches, single }).toEqual(python.chain)
  })

  test('takes asynchronous streams where they are awaited, and no datasets with a length', async () => {
    async function* later() {
      yield* [1, 2]
    }
    const found: unknown[] = []
    for await (const item of new ChainDataset<number>([later(), new Count(5, 6)])) found.push(item)
    expect(found).toEqual([1, 2, 5])
    expect(() => [...new ChainDataset([later()])]).toThrow('needs for await')
    expect(() => new ChainDataset([later()]).length).toThrow('has no length')
    expect(() => new ChainDataset([new Squares() as never])).toThrow('ConcatDataset is for datasets with a length')
  })
})

describe('DistributedSampler', () => {
  interface Case {
    args: [number, number, number, boolean, number, boolean]
    length: number
    epochs: number[][]
  }

  test.each(python.distributed.map((one: Case): [string, Case] => [`${one.args}`, one]))(
    'gives each process its share: %s',
    (_, { args: [length, ...args], length: share, epochs }) => {
      const sampler = new DistributedSampler({ length }, ...args)
      expect(sampler.length).toBe(share)
      const found = epochs.map((_, epoch) => {
        sampler.setEpoch(epoch)
        return [...sampler]
      })
      expect(found).toEqual(epochs)
    },
  )

  test('is told how many there are and which it is', () => {
    const missing = (name: string) =>
      expect.objectContaining({ code: 'ERR_DISTRIBUTED', message: expect.stringContaining(`${name} is missing`) })
    expect(() => new DistributedSampler({ length: 4 })).toThrow(missing('numReplicas'))
    expect(() => new DistributedSampler({ length: 4 }, 2)).toThrow(missing('rank'))
    const { distributed } = torch
    const store = new distributed.TCPStore('127.0.0.1', 0, { isMaster: true, worldSize: 1 })
    distributed.initProcessGroupSync({ store, rank: 0, worldSize: 1 })
    try {
      expect(new DistributedSampler({ length: 4 })).toMatchObject({ numReplicas: 1, rank: 0 })
      expect(new DistributedSampler({ length: 4 }, { numReplicas: 3 })).toMatchObject({ numReplicas: 3, rank: 0 })
    } finally {
      distributed.destroyProcessGroup()
    }
    expect(() => new DistributedSampler({ length: 4 }, 2, 2)).toThrow(
      /rank must be a whole number of at least 0 and at most 1/,
    )
  })
})
