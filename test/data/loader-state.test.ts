import { join } from 'node:path'
import {
  BatchSampler,
  DataLoader,
  type DataLoaderOptions,
  RandomSampler,
  SequentialSampler,
  SubsetRandomSampler,
  TensorDataset,
  WeightedRandomSampler,
} from '../../lib/data'
import { arange, rand } from '../../lib/generated/ops'
import { Generator, getRngState, manualSeed, setRngState } from '../../lib/random'
import { Tensor } from '../../lib/tensor'

const workerModule = join(__dirname, '..', 'support', 'loader-dataset.cjs')
const table = arange(20).reshape([10, 2])
const rows = new TensorDataset(table)
/** Items with random numbers, which a resumed loop must draw as the undisturbed one did. */
const noisy = { length: 10, get: (index: number) => table.select(0, index).add(rand([2])) }
const stream = {
  *[Symbol.iterator]() {
    for (let i = 0; i < 10; i++) yield table.select(0, i).add(rand([2]))
  },
}
const asynchronous = {
  async *[Symbol.asyncIterator]() {
    yield* stream
  },
}
const random = (options: object = {}) => new RandomSampler(rows, options)
const seeded = () => new Generator().manualSeed(5)

const plain = (value: unknown): unknown =>
  value instanceof Tensor
    ? value.toArray()
    : Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).map(([key, item]) => [key, plain(item)])
        : value

type Made = () => DataLoader<unknown, unknown>
const make =
  (dataset: unknown, options: () => DataLoaderOptions): Made =>
  () =>
    new DataLoader(dataset as never, { batchSize: 3, ...options() } as never)

const workers = { numWorkers: 2, workerModule, workerData: { table } }
const loaders: [string, Made][] = [
  ['in order', make(rows, () => ({}))],
  ['shuffled', make(rows, () => ({ shuffle: true }))],
  ['shuffled by a seed', make(rows, () => ({ shuffle: true, seed: 3, dropLast: true }))],
  ['prefetched', make(rows, () => ({ shuffle: true, prefetchFactor: 2 }))],
  ['item by item, with random numbers', make(noisy, () => ({ shuffle: true, seed: 3 }))],
  ['one item at a time', make(noisy, () => ({ shuffle: true, batchSize: null }))],
  [
    'with replacement, of a generator',
    make(rows, () => ({ sampler: random({ replacement: true, numSamples: 70, generator: seeded() }) })),
  ],
  [
    'of a sampler with a generator, prefetched',
    make(rows, () => ({ sampler: random({ generator: seeded() }), prefetchFactor: 3 })),
  ],
  ['of a subset', make(rows, () => ({ sampler: new SubsetRandomSampler([1, 3, 5, 7, 9, 2, 4]) }))],
  ['of weights', make(rows, () => ({ sampler: new WeightedRandomSampler([1, 2, 3, 4], 8, { generator: seeded() }) }))],
  [
    'of a batch sampler',
    make(rows, () => ({
      batchSize: undefined,
      batchSampler: new BatchSampler(random({ generator: seeded() }), 4, false),
    })),
  ],
  ['of workers', make({ length: 10, get: () => 0 }, () => ({ shuffle: true, ...workers }))],
  [
    'of workers that are kept',
    make({ length: 10, get: () => 0 }, () => ({ shuffle: true, ...workers, persistentWorkers: true })),
  ],
  ['of a stream', make(stream, () => ({}))],
  ['of an asynchronous stream', make(asynchronous, () => ({}))],
]

interface Stop {
  loader: Record<string, unknown>
  random: Tensor
}

/**
 * Runs two epochs, with a random number of the training for each batch, and saves the states after `stopAfter` batches.
 */
async function run(loader: DataLoader<unknown, unknown>, stopAfter: number, epochs = 2) {
  const batches: unknown[] = []
  let stop: Stop | undefined
  for (let epoch = 0; epoch < epochs; epoch++) {
    for await (const batch of loader) {
      batches.push([plain(batch), rand([1]).item()])
      if (batches.length === stopAfter) stop = { loader: { ...loader.stateDict() }, random: getRngState() }
    }
  }
  return { batches, stop: stop! }
}

describe('a loop that is resumed gives what the undisturbed one gave', () => {
  test.each(loaders)('%s', async (name, made) => {
    manualSeed(1)
    const whole = (await run(made(), 0)).batches
    const perEpoch = whole.length / 2
    for (const stopAfter of name.includes('workers') ? [1, 3] : [1, 2, perEpoch, perEpoch + 1]) {
      manualSeed(1)
      const { stop } = await run(made(), stopAfter)
      // As in another process: another seed, and nothing but what was saved.
      manualSeed(99)
      const other = made()
      setRngState(stop.random)
      other.loadStateDict(new Map(Object.entries(stop.loader)))
      expect(other.stateDict()).toEqual(stop.loader)
      const { batches } = await run(other, 0, stopAfter > perEpoch ? 1 : 2)
      expect([stopAfter, ...batches]).toEqual([stopAfter, ...whole.slice(stopAfter)])
    }
  })

  test('in a synchronous loop, too, and again after the resumed one', () => {
    const made = make(noisy, () => ({ shuffle: true }))
    manualSeed(1)
    const whole = [...made()].map(plain)
    manualSeed(1)
    const first = made()
    const states: Stop[] = []
    for (const _ of first) states.push({ loader: { ...first.stateDict() }, random: getRngState() })
    const [second, third] = [made(), made()]
    setRngState(states[0].random)
    second.loadStateDict(states[0].loader)
    const loop = second[Symbol.iterator]()
    const got = [plain(loop.next().value)]
    const again = { loader: second.stateDict(), random: getRngState() }
    manualSeed(50)
    setRngState(again.random)
    third.loadStateDict(again.loader)
    expect([...got, ...[...third].map(plain)]).toEqual(whole.slice(1))
  })
})

describe('stateDict()', () => {
  test('between two epochs says that a new one comes next', () => {
    const loader = make(rows, () => ({ shuffle: true }))()
    expect(loader.stateDict()).toMatchObject({ given: 0, drawn: 0, start: null, generators: [] })
    for (const _ of loader);
    expect(loader.stateDict()).toMatchObject({ given: 0, start: null })
    for (const _ of loader) break
    expect(loader.stateDict()).toMatchObject({ given: 0, start: null })
  })

  test('counts what was given and what was drawn ahead', () => {
    const loader = make(rows, () => ({ shuffle: true, prefetchFactor: 2 }))()
    for (const _ of loader) {
      expect(loader.stateDict()).toMatchObject({ given: 1, drawn: 3, of: { length: 10, batch_size: 3 } })
      break
    }
  })
})

describe('loadStateDict refuses', () => {
  const loader = make(rows, () => ({ seed: 1, shuffle: true }))()
  const good = () => ({ ...loader.stateDict() })
  test.each<[string, () => unknown, RegExp]>([
    ['a value that is not a dict', () => 5, /needs a state dict/],
    ['a count that is none', () => ({ ...good(), given: -1 }), /given is -1, no count/],
    ['what says nothing of the loader', () => ({ ...good(), of: undefined }), /the batch size was undefined and is 3/],
    ['a loader of other generators', () => ({ ...good(), generators: [] }), /generators are not 1 states/],
    ['a start of other generators', () => ({ ...good(), start: [getRngState()] }), /start is not 2 states/],
  ])('%s', (_name, state, message) => {
    expect(() => loader.loadStateDict(state() as never)).toThrow(message)
  })

  const ofTen = new TensorDataset(arange(10))
  const options = { batchSize: 3, shuffle: true }
  test.each<[string, () => DataLoader<unknown, unknown>, RegExp]>([
    [
      'a dataset of another length',
      () => new DataLoader(new TensorDataset(arange(11)), options),
      /DataLoader: the length of the dataset was 11 and is 10$/,
    ],
    ['another batch size', () => new DataLoader(ofTen, { ...options, batchSize: 4 }), /the batch size was 4 and is 3$/],
    [
      'another dropLast',
      () => new DataLoader(ofTen, { ...options, dropLast: true }),
      /dropLast was true and is false$/,
    ],
    [
      'another order',
      () => new DataLoader(ofTen, { ...options, shuffle: false }),
      /which shuffle decides, was "SequentialSampler" and is "RandomSampler"$/,
    ],
    [
      'a batch sampler',
      () => new DataLoader(ofTen, { batchSampler: new BatchSampler(new SequentialSampler(ofTen), 3, false) }),
      /was "BatchSampler of SequentialSampler" and is/,
    ],
  ])('the state of %s', (_name, make, message) => {
    const other = make()
    const own = new DataLoader(ofTen, options)
    for (const _ of other) {
      expect(() => own.loadStateDict(other.stateDict())).toThrow(message)
      break
    }
    expect(() => own.loadStateDict(other.stateDict())).toThrow(message)
  })
})
