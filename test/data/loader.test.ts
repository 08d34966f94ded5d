import { noGrad } from '../../lib/autograd'
import {
  BatchSampler,
  ConcatDataset,
  DataLoader,
  type DataLoaderOptions,
  type Dataset,
  type Indices,
  StackDataset,
  Subset,
  TensorDataset,
} from '../../lib/data'
import { columnsOf } from '../../lib/data/dataset'
import { arange, rand, randint, stack, zeros } from '../../lib/generated/ops'
import { Generator, manualSeed } from '../../lib/random'
import { Tensor, tensor } from '../../lib/tensor'
import { LabelledImages } from '../../lib/vision/labelled-images'
import { Lambda } from '../../lib/vision/transforms'
import golden from '../golden/dataloader.json'

const range = (length: number) => new TensorDataset(arange(length, { dtype: 'int64' }))
const lists = (batches: Iterable<[Tensor]>) => [...batches].map(([batch]) => batch.toArray())
const draw = (generator: Generator | null = null) => randint(2 ** 31, [], { generator }).item()

/** Ten items of which the loader knows only `length` and `get`. */
const items = { length: 10, get: (index: number) => ({ index, half: index / 2, name: `item ${index}` }) }

describe(`the order, as PyTorch ${golden.torch} gives it`, () => {
  test.each(golden.loaders)(
    '$length items by $batchSize, dropLast $dropLast, seed $seed, shuffle $shuffle, own generator $ownGenerator',
    ({ length, batchSize, dropLast, seed, shuffle, ownGenerator, ...wanted }) => {
      for (const dataset of [
        range(length),
        { length, get: (i: number) => [tensor(i, { dtype: 'int64' })] as [Tensor] },
      ]) {
        manualSeed(seed)
        const generator = ownGenerator ? new Generator().manualSeed(seed) : null
        const loader = new DataLoader(dataset, { batchSize, dropLast, shuffle, generator })
        expect(loader.length).toBe(wanted.batches)
        expect([lists(loader), lists(loader)]).toEqual(wanted.epochs)
        const left: unknown[] = []
        for (const [batch] of loader) {
          left.push(batch.toArray())
          break
        }
        expect(left).toEqual(wanted.left)
        expect(lists(loader)).toEqual(wanted.after)
        expect(draw()).toBe(wanted.defaultNext)
        if (generator) expect(draw(generator)).toBe(wanted.ownNext)
      }
    },
  )

  test('60,000 items', () => {
    manualSeed(0)
    const order = lists(new DataLoader(range(60_000), { batchSize: 100, shuffle: true })).flat()
    expect(order.slice(0, 10)).toEqual(golden.sixtyThousand.first)
    expect(order.slice(-10)).toEqual(golden.sixtyThousand.last)
    expect(new Set(order).size).toBe(60_000)
  })

  test('a seed is a generator with that seed', () => {
    const { length, batchSize, seed, epochs } = golden.loaders.find((each) => each.ownGenerator && each.shuffle)!
    const loader = new DataLoader(range(length), { batchSize, shuffle: true, seed })
    expect([lists(loader), lists(loader)]).toEqual(epochs)
  })
})

class Images extends LabelledImages<unknown, unknown> {}

describe('batches', () => {
  const table = () => arange(12, { dtype: 'float32' }).reshape([6, 2])
  const perRow = (data: Tensor): Dataset<Tensor> => ({ length: 6, get: (i) => data.select(0, i) })
  const doubled = (x: Tensor) => x.mul(2)
  // With seed 1, one shuffled batch of three has consecutive items.
  const orders: DataLoaderOptions<unknown, unknown>[] = [
    {},
    { shuffle: true, seed: 1 },
    { sampler: [0, 1, 2, 3, 4, 5] },
    { prefetchFactor: 2 },
    { shuffle: true, seed: 1, prefetchFactor: 2 },
  ]
  test.each<[string, (data: Tensor) => Dataset<unknown>]>([
    ['a TensorDataset', (data) => new TensorDataset(data)],
    ['one that is transposed', (data) => new TensorDataset(data.t().contiguous().t())],
    ['one that requires gradients', (data) => new TensorDataset(data.detach().requiresGrad_())],
    ['a Subset', (data) => new Subset(new TensorDataset(data), [0, 1, 2, 3, 4, 5])],
    ['ConcatDataset', (data) => new ConcatDataset([new TensorDataset(data)])],
    ['StackDataset', (data) => new StackDataset([new TensorDataset(data), new TensorDataset(data)])],
    ['items', perRow],
    ['images', (data) => new Images(data, zeros([6]), {})],
    [
      'images with a transform that works in place',
      (data) => new Images(data, zeros([6]), { transform: (x) => x.mul_(1) }),
    ],
    ['images with a transform of batches', (data) => new Images(data, zeros([6]), { transform: new Lambda(doubled) })],
  ])('are not the memory of the dataset: %s', (_, make) => {
    for (const order of columnsOf(make(table())) ? orders : orders.filter(({ prefetchFactor }) => !prefetchFactor)) {
      for (const batchSize of [1, 3, 6]) {
        const data = table()
        const spoil = (batch: unknown): unknown =>
          batch instanceof Tensor ? noGrad(() => batch.fill_(9)) : (batch as unknown[]).map(spoil)
        for (const batch of new DataLoader(make(data), { ...order, batchSize })) spoil(batch)
        expect(data).toEqual(table())
      }
    }
  })

  test('of a dataset without getBatch are its items, collated', () => {
    const batches = [...new DataLoader(items, { batchSize: 4 })]
    expect(batches.map(({ index }) => index.toArray())).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ])
    expect(batches[0].half.dtype).toBe('float64')
    expect(batches[2].name).toEqual(['item 8', 'item 9'])
  })

  test("are the results of collateFn, by PyTorch's name of collate", () => {
    const count = (batch: unknown[]) => batch.length
    const loaders = [
      new DataLoader(range(5), { batchSize: 2, collateFn: count }),
      new DataLoader(range(5), 2, false, null, null, 0, count),
    ]
    for (const loader of loaders) expect([...loader]).toEqual([2, 2, 1])
    expect([...new DataLoader(range(1), { collateFn: null })][0]).toHaveLength(1)
    expect(() => new DataLoader(range(5), { collate: count, collateFn: count })).toThrow('they are one option')
    expect(() => new DataLoader(range(5), { collateFn: 1 as never })).toThrow('collateFn must be a function')
  })

  test('are the results of collate', () => {
    const loader = new DataLoader(items, { batchSize: 5, collate: (batch) => batch.map(({ index }) => index) })
    expect([...loader]).toEqual([
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ])
    const pairs = new DataLoader(range(3), { collate: (batch) => batch.map(([item]) => item.item()) })
    expect([...pairs]).toEqual([[0], [1], [2]])
  })

  test('follow a sampler with or without a length', () => {
    const sampler = [4, 4, 0, 2]
    expect(lists(new DataLoader(range(5), { sampler, batchSize: 3 }))).toEqual([[4, 4, 0], [2]])
    function* endless() {
      for (let i = 0; ; i++) yield i % 5
    }
    const loader = new DataLoader(range(5), { sampler: endless(), batchSize: 2 })
    expect(() => loader.length).toThrow(/the sampler has no length/)
    const [first] = loader
    expect(first[0].toArray()).toEqual([0, 1])
  })

  test('come from a Subset through its dataset', () => {
    const asked: Indices[] = []
    const dataset = { length: 10, get: (i: number) => i, getBatch: (at: Indices) => asked.push(at) as never }
    expect([...new DataLoader(new Subset(dataset, [9, 7, 5]), { batchSize: 2 })]).toEqual([1, 2])
    expect(asked).toEqual([[9, 7], [5]])
  })

  test('of an empty dataset in order are none', () => {
    expect([...new DataLoader(range(0))]).toEqual([])
    expect(new DataLoader(range(0)).length).toBe(0)
  })

  test('use get when a subclass replaced it', () => {
    class Doubled extends TensorDataset<[Tensor]> {
      override get(index: number): [Tensor] {
        return [super.get(index)[0].mul(2)]
      }
    }
    expect(lists(new DataLoader(new Doubled(arange(4)), { batchSize: 4 }))).toEqual([[0, 2, 4, 6]])
  })
})

describe('a batchSampler', () => {
  test('decides the positions of every batch', () => {
    const loader = new DataLoader(range(10), { batchSampler: [[3], [1, 2], [9, 9, 9]] })
    expect([loader.length, loader.batchSize]).toEqual([3, null])
    expect([lists(loader), lists(loader)]).toEqual([
      [[3], [1, 2], [9, 9, 9]],
      [[3], [1, 2], [9, 9, 9]],
    ])
    const made = new DataLoader(items, { batchSampler: new BatchSampler([4, 0, 2], 2, true) })
    expect([...made].map(({ index }) => index.toArray())).toEqual([[4, 0]])
  })

  test('may have no length', () => {
    const batches = (function* () {
      yield [0]
    })()
    expect(() => new DataLoader(range(1), { batchSampler: batches }).length).toThrow(/the batchSampler has no length/)
  })
})

describe('a dataset that is an iterable', () => {
  const five = {
    *[Symbol.iterator]() {
      for (let i = 0; i < 5; i++) yield i
    },
  }
  const later = {
    async *[Symbol.asyncIterator]() {
      for (let i = 0; i < 5; i++) yield i
    },
  }
  const numbers = (batches: Iterable<Tensor>) => [...batches].map((batch) => batch.toArray())

  test('gives its items in order, from the start in each epoch', () => {
    const loader = new DataLoader(five, { batchSize: 2 })
    expect([numbers(loader), numbers(loader)]).toEqual(Array(2).fill([[0, 1], [2, 3], [4]]))
    expect(numbers(new DataLoader(five, { batchSize: 2, dropLast: true }))).toEqual([
      [0, 1],
      [2, 3],
    ])
    const sum = (batch: number[]) => batch.reduce((a, b) => a + b)
    expect([...new DataLoader(five, { batchSize: 3, collate: sum })]).toEqual([3, 7])
  })

  test.each([
    ['synchronous', five],
    ['asynchronous', later],
  ])('%s, can be iterated with for await', async (_, dataset) => {
    const got: Tensor[] = []
    for await (const batch of new DataLoader(dataset, { batchSize: 2 })) got.push(batch)
    expect(numbers(got)).toEqual([[0, 1], [2, 3], [4]])
    for await (const batch of new DataLoader(dataset, { batchSize: 2, dropLast: true })) got.push(batch)
    expect(got).toHaveLength(5)
  })

  test('asynchronous, cannot be iterated without await', () => {
    expect(() => [...new DataLoader(later)]).toThrow(/this dataset needs for await/)
  })

  test('draws the seed that PyTorch draws', async () => {
    const next = async (epoch: () => unknown) => {
      manualSeed(1)
      await epoch()
      return draw()
    }
    const wanted = await next(() => [...new DataLoader(range(5))])
    expect(await next(() => [...new DataLoader(five)])).toBe(wanted)
    expect(
      await next(async () => {
        for await (const _ of new DataLoader(later)) void _
      }),
    ).toBe(wanted)
  })

  test('is closed when the loop is left', async () => {
    let ended = 0
    const endless = {
      *[Symbol.iterator]() {
        try {
          for (;;) yield 1
        } finally {
          ended++
        }
      },
    }
    for (const _ of new DataLoader(endless)) break
    for await (const _ of new DataLoader(endless)) break
    expect(ended).toBe(2)
  })

  test('has a number of batches only if it has a length', () => {
    expect(new DataLoader({ ...five, length: 5 }, { batchSize: 2 }).length).toBe(3)
    expect(() => new DataLoader(five).length).toThrow(/the number of batches is not known/)
  })

  test.each([[{ shuffle: true }], [{ sampler: [0] }], [{ batchSampler: [[0]] }]])('takes no %p', (options) => {
    expect(() => new DataLoader(five, options)).toThrow(/^DataLoader: an iterable dataset has its own order/)
  })
})

describe('for await', () => {
  test('gives the same batches and lets the event loop turn between them', async () => {
    const seen: string[] = []
    setImmediate(() => seen.push('turn'))
    for await (const [batch] of new DataLoader(range(4), { batchSize: 2 })) seen.push(String(batch.toArray()))
    expect(seen).toEqual(['0,1', 'turn', '2,3'])
  })

  test('ends the sampler when the loop is left', async () => {
    let ended = false
    function* sampler() {
      try {
        for (let i = 0; ; i++) yield i
      } finally {
        ended = true
      }
    }
    for await (const _ of new DataLoader(range(4), { sampler: sampler(), batchSize: 2 })) break
    expect(ended).toBe(true)
  })

  test('passes on the error of a dataset', async () => {
    const broken = {
      length: 2,
      get(): number {
        throw new Error('no such picture')
      },
    }
    const run = async () => {
      for await (const _ of new DataLoader(broken)) void _
    }
    await expect(run()).rejects.toThrow('no such picture')
  })
})

describe('refuses', () => {
  const bad: [options: object, name: string, message: RegExp][] = [
    [{ batchSize: 0 }, 'TorchError', /batchSize must be a whole number.*, but it is 0$/],
    [{ batchSize: -1 }, 'TorchError', /it is -1$/],
    [{ batchSize: 1.5 }, 'TorchError', /it is 1.5$/],
    [{ batchSize: Number.NaN }, 'TorchError', /it is NaN$/],
    [{ batchSize: Number.POSITIVE_INFINITY }, 'TorchError', /it is Infinity$/],
    [{ batchSize: '100' }, 'TypeError', /batchSize must be a whole number.*, but it is "100"$/],
    [{ batchSize: 100n }, 'TypeError', /it is 100n$/],
    [{ shuffle: 'yes' }, 'TypeError', /shuffle must be true or false, but it is "yes"$/],
    [{ shuffle: 1 }, 'TypeError', /it is 1$/],
    [{ dropLast: 'no' }, 'TypeError', /dropLast must be true or false/],
    [{ seed: 'abc' }, 'TypeError', /seed/],
    [{ seed: 1.5 }, 'TypeError', /seed/],
    [{ generator: 7 }, 'TypeError', /generator must be a Generator, got 7$/],
    [{ seed: 1, generator: new Generator() }, 'TypeError', /either a seed or a generator/],
    [{ sampler: [0], shuffle: true }, 'TypeError', /either shuffle or a sampler/],
    [{ sampler: 5 }, 'TypeError', /a sampler must be an iterable of positions, got 5/],
    [{ collate: 'stack' }, 'TypeError', /collate must be a function .*, got "stack"$/],
    [{ batchSampler: 5 }, 'TypeError', /a batchSampler must be an iterable of lists of positions, got 5/],
    [{ batchSampler: [[0]], batchSize: 2 }, 'TypeError', /takes a batchSampler without batchSize, shuffle/],
    [{ batchSampler: [[0]], shuffle: true }, 'TypeError', /takes a batchSampler without/],
    [{ prefetchFactor: 0 }, 'TorchError', /prefetchFactor must be a whole number.*, but it is 0$/],
    [{ prefetchFactor: '2' }, 'TypeError', /prefetchFactor must be a whole number.*, but it is "2"$/],
    [{ pinMemory: 'yes' }, 'TypeError', /pinMemory must be true or false, but it is "yes"$/],
    [{ device: 7 }, 'TypeError', /device must be a device's name such as 'cuda', got 7$/],
    [
      { batch_size: 5 },
      'TypeError',
      /^data.DataLoader: has no option "batch_size"; its options are batchSize, shuffle,/,
    ],
  ]

  test.each(bad)('%p', (options, name, message) => {
    const make = () => new DataLoader(range(10), options)
    expect(make).toThrow(expect.objectContaining({ name, message: expect.stringMatching(message) }))
  })

  test.each([
    [null, /a Dataset has length and get\(index\), got null/],
    [{}, /a Dataset has length and get\(index\), got \{\}/],
    [[1, 2], /an array is not a Dataset; give \{ length: list.length, get/],
    [{ get: () => 1 }, /the length of a Dataset must be a whole number, got undefined/],
    [{ get: () => 1, length: -1 }, /got -1/],
    [{ get: () => 1, length: '3' }, /got "3"/],
  ])('the dataset %p', (dataset, message) => {
    expect(() => new DataLoader(dataset as never)).toThrow(TypeError)
    expect(() => new DataLoader(dataset as never)).toThrow(message)
  })

  test.each([3, null, 'text'])('a batchSampler that gives %p', (batch) => {
    for (const dataset of [range(10), new Subset(range(10), [1]), items]) {
      const loader = new DataLoader<unknown, unknown>(dataset, { batchSampler: [batch as never] })
      expect(() => [...loader]).toThrow(/^DataLoader: a batchSampler gives lists of positions, got/)
    }
  })

  test('options that are not an object', () => {
    expect(() => new DataLoader(range(10), 'all' as never)).toThrow('batchSize must be a whole number of at least 1')
  })

  test('to shuffle an empty dataset', () => {
    expect(() => new DataLoader(range(0), { shuffle: true })).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
  })

  test.each([7, -1, 0.5, Number.NaN])('the position %p of a sampler', (position) => {
    for (const dataset of [range(7), new Subset(range(7), [0, 1, 2, 3, 4, 5, 6])]) {
      const loader = new DataLoader(dataset, { sampler: [0, position], batchSize: 2 })
      expect(() => [...loader]).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
    }
  })
})

test.each([
  ['contiguous', (x: Tensor) => x],
  ['channels_last', (x: Tensor) => x.contiguous({ memoryFormat: 'channels_last' })],
  ['transposed', (x: Tensor) => x.transpose(2, 3)],
  ['expanded', (x: Tensor) => x.narrow(1, 0, 1).expand([16, 3, 4, 5])],
])('a batch of %s images has the memory format of its stacked samples, in any order', (_, lay) => {
  const images = lay(rand([16, 3, 4, 5]))
  const samples = Array.from({ length: 8 }, (_, i) => images.at(i))
  const strides = stack(samples).stride()
  const dataset = new TensorDataset(images)
  const settings = [{}, { shuffle: true }, { sampler: [7, 6, 5, 4, 3, 2, 1, 0] }]
  const loaders = settings.map((options) => new DataLoader(dataset, { batchSize: 8, ...options }))
  loaders.push(new DataLoader(new Subset(dataset, [0, 1, 2, 3, 4, 5, 6, 7]), { batchSize: 8 }))
  for (const loader of loaders) for (const [batch] of loader) expect(batch.stride()).toEqual(strides)
})
