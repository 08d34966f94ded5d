import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { idOf } from '../../lib/binding/handle'
import { native } from '../../lib/binding/native'
import { DataLoader, type DataLoaderOptions, TensorDataset } from '../../lib/data'
import { arange, zeros } from '../../lib/generated/ops'
import { Tensor } from '../../lib/tensor'
import golden from '../golden/dataloader.json'
import { answer, runChild } from '../support/child'

const datasets = join(__dirname, '..', 'support', 'loader-dataset.cjs')
const table = arange(20).reshape([10, 2])

interface Item {
  row: Tensor
  index: number
  worker: number
}
const local = { length: 10, get: (index: number): Item => ({ row: table.select(0, index).mul(2), index, worker: -1 }) }

const loader = (options: DataLoaderOptions<Item> = {}, ways: object = {}) =>
  new DataLoader<Item>(local, {
    batchSize: 3,
    numWorkers: 2,
    workerModule: datasets,
    workerData: { table, ...ways },
    ...options,
  })

/** The batches as plain values, from a synchronous loop and from for await, which must be the same. */
async function batches<T, B>(loader: DataLoader<T, B>, other = loader): Promise<unknown[]> {
  const [sync, async] = [[] as unknown[], [] as unknown[]]
  for (const batch of loader) sync.push(plain(batch))
  for await (const batch of other) async.push(plain(batch))
  expect(async).toEqual(sync)
  return sync
}

function plain(value: unknown): unknown {
  if (value instanceof Tensor) return value.toArray()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries =
    typeof (value as Map<string, unknown>).get === 'function'
      ? [...(value as Map<string, unknown>)]
      : Object.entries(value)
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]))
}

/** How loops with `for` and with `for await` end: after how many batches, and with which error. */
async function failures<T, B>(loader: DataLoader<T, B>): Promise<{ given: number; error: Error }[]> {
  const loops = [
    async (count: () => void) => {
      for (const _ of loader) count()
    },
    async (count: () => void) => {
      for await (const _ of loader) count()
    },
  ]
  const ends: { given: number; error: Error }[] = []
  for (const loop of loops) {
    let given = 0
    await expect(
      loop(() => given++).catch((error) => {
        ends.push({ given, error })
        throw error
      }),
    ).rejects.toThrow()
  }
  return ends
}

describe('workers', () => {
  test.each([
    [{}],
    [{ shuffle: true, seed: 5 }],
    [{ shuffle: true, seed: 5, dropLast: true, numWorkers: 3, prefetchFactor: 1 }],
    [{ sampler: [9, 9, 0, 4], prefetchFactor: 5 }],
    [{ batchSize: undefined, batchSampler: [[1], [2, 3, 4]] }],
    [{ batchSize: 20 }],
  ] as DataLoaderOptions<Item>[][])(
    'give the same batches in the same order as the loader without workers: %j',
    async (options) => {
      const { numWorkers: _, prefetchFactor: __, ...alone } = options
      const run: unknown[] = []
      const settle = (batch: unknown) => ({ ...(plain(batch) as object), worker: 0 })
      for (const batch of new DataLoader(local, { batchSize: 3, ...alone })) run.push(settle(batch))
      const kept = () => loader({ ...options, persistentWorkers: true })
      const first = kept()
      // The generator of a seed continues from epoch to epoch.
      const made = await batches(first, options.seed === undefined ? first : kept())
      expect(made.map((batch) => ({ ...(batch as object), worker: 0 }))).toEqual(run)
    },
  )

  test('take turns', async () => {
    const made = (await batches(loader({ batchSize: 2 }))) as { worker: number[] }[]
    expect(made.map(({ worker }) => worker[0])).toEqual([0, 1, 0, 1, 0])
  })

  test('send tensors without copying them', () => {
    const sent = zeros([3])
    const channel = native.openChannel()
    const messageId = native.sendTensors(channel, Int32Array.of(idOf(sent)))
    const [received] = native.receiveTensors(channel, messageId).map((handle) => new Tensor(handle))
    received.fill_(7)
    expect(sent.toArray()).toEqual([7, 7, 7])
    expect(() => native.receiveTensors(channel, messageId)).toThrow('not the number of a message of tensors')
    native.closeChannel(channel)
    expect(() => native.sendTensors(channel, Int32Array.of(idOf(sent)))).toThrow(
      expect.objectContaining({ code: 'ERR_ABORTED' }),
    )
  })

  test('keep the structure of the dataset’s items', async () => {
    const make = () =>
      new DataLoader(
        { length: 4, get: () => 0 as unknown },
        { batchSize: 2, numWorkers: 2, workerModule: datasets, workerExport: 'Nested' },
      )
    expect(await batches(make())).toEqual([
      {
        list: [
          [
            [0, 0],
            [1, 1],
          ],
          ['item 0', 'item 1'],
        ],
        map: {
          t: [
            [0, 0],
            [1, 1],
          ],
        },
        deep: { n: [0, 1], yes: [false, false] },
      },
      {
        list: [
          [
            [2, 2],
            [3, 3],
          ],
          ['item 2', 'item 3'],
        ],
        map: {
          t: [
            [2, 2],
            [3, 3],
          ],
        },
        deep: { n: [2, 3], yes: [true, true] },
      },
    ])
  })

  test('leave a collateFn to the loader’s thread', async () => {
    const collateFn = (items: Item[]) => items.map(({ row, index }) => [index, row.sum().item()])
    const make = () =>
      new DataLoader(local, { batchSize: 4, numWorkers: 1, workerModule: datasets, workerData: { table }, collateFn })
    expect((await batches(make()))[2]).toEqual([
      [8, 66],
      [9, 74],
    ])
  })

  test('take a module as a path, a URL or its text, and a dataset itself as an export', async () => {
    for (const workerModule of [datasets, pathToFileURL(datasets), pathToFileURL(datasets).href]) {
      const make = () =>
        new DataLoader(
          { length: 6, get: (i: number) => i },
          { batchSize: 4, numWorkers: 1, workerModule, workerExport: 'ready' },
        )
      expect(await batches(make())).toEqual([
        [0, 1, 2, 3],
        [4, 5],
      ])
    }
  })

  test.each(golden.workerSeeds)(
    'have PyTorch’s seeds when the loader’s is $seed, and generators of their own',
    (wanted) => {
      const options = { numWorkers: 2, workerModule: datasets, workerExport: 'info', batchSize: 2, seed: wanted.seed }
      const loader = new DataLoader({ length: 4, get: () => ({}) as Record<string, number> }, options)
      const [a, b] = [...loader].map((batch) => plain(batch) as Record<string, unknown[]>)
      expect([a.id, b.id, a.numWorkers]).toEqual([
        [0, 0],
        [1, 1],
        [2, 2],
      ])
      expect([a.seed[0], b.seed[0]]).toEqual(wanted.workers)
      expect(a.draw).not.toEqual(b.draw)
    },
  )

  test('that persist keep their datasets; others make new ones', () => {
    const options = { numWorkers: 1, workerModule: datasets, workerExport: 'info', batchSize: 4 }
    const counts = (persistentWorkers: boolean) => {
      const made = new DataLoader(
        { length: 4, get: () => ({}) as { calls: number } },
        { ...options, persistentWorkers },
      )
      return [[...made], [...made]].map(([batch]) => (batch.calls as Tensor).toArray())
    }
    expect(counts(true)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ])
    expect(counts(false)).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ])
  })

  test('that persist serve a new epoch after one that was left, and two at once', () => {
    const kept = loader({ persistentWorkers: true })
    for (const _ of kept) break
    const [a, b] = [kept[Symbol.iterator](), kept[Symbol.iterator]()]
    const indices = () => [a, b].map((each) => (each.next().value!.index as Tensor).toArray())
    expect([indices(), indices()]).toEqual([
      [
        [0, 1, 2],
        [0, 1, 2],
      ],
      [
        [3, 4, 5],
        [3, 4, 5],
      ],
    ])
    a.return!()
    expect((b.next().value!.index as Tensor).toArray()).toEqual([6, 7, 8])
    b.return!()
  })

  test('use one OpenMP thread each, and do not change the number of other threads', () => {
    const before = native.numThreads()
    const [batch] = new DataLoader(
      { length: 2, get: () => 0 },
      { batchSize: 2, numWorkers: 1, workerModule: datasets, workerExport: 'threads' },
    )
    expect(batch.toArray()).toEqual([1, 1])
    expect(native.numThreads()).toBe(before)
  })

  test('iterate over their own streams, in turns, until each has ended', async () => {
    const stream = {
      *[Symbol.iterator]() {
        yield 0
      },
    }
    const make = (length: number, dropLast = false) =>
      new DataLoader<number>(stream, {
        batchSize: 2,
        numWorkers: 2,
        persistentWorkers: true,
        dropLast,
        workerModule: datasets,
        workerExport: 'stream',
        workerData: { length },
      })
    expect(await batches(make(9))).toEqual([[0, 2], [1, 3], [4, 6], [5, 7], [8]])
    expect(await batches(make(9, true))).toEqual([
      [0, 2],
      [1, 3],
      [4, 6],
      [5, 7],
    ])
    expect(await batches(make(1))).toEqual([[0]])
    const later = () =>
      new DataLoader<number>(stream, {
        batchSize: 2,
        numWorkers: 2,
        workerModule: datasets,
        workerExport: 'asyncStream',
        workerData: { length: 3 },
      })
    expect(await batches(later())).toEqual([[0, 1], [10, 11], [2], [12]])
  })
})

describe('what goes wrong in a worker', () => {
  test.each([
    ['an error', { throwAt: 4 }, RangeError, /^no picture 4$/],
    [
      'an error of torchnode',
      { throwOursAt: 4 },
      expect.objectContaining({ code: 'ERR_FILE', name: 'TorchError' }),
      /^DataLoader: no file 4$/,
    ],
    ['something else thrown', { throwTextAt: 4 }, Error, /^worker 1 of the DataLoader threw "text 4"$/],
    [
      'process.exit',
      { exitAt: 4 },
      expect.objectContaining({ code: 'ERR_ABORTED' }),
      /^(DataLoader: )?worker 1 of the DataLoader ended (by itself|with exit code 3) before/,
    ],
    [
      'items of other shapes',
      { raggedAt: 4 },
      expect.objectContaining({ code: 'ERR_SHAPE' }),
      /stack expects each tensor to be equal size/,
    ],
    ['what makes no batch', { functionAt: 4 }, TypeError, /^a batch is made of tensors, .* got 1 and a function/],
    [
      'a tensor that requires grad',
      { gradAt: 4 },
      expect.objectContaining({ code: 'ERR_AUTOGRAD' }),
      /^DataLoader: a tensor that requires grad cannot be handed to another thread; detach\(\) it first$/,
    ],
  ])('%s, is thrown by the loop at its batch', async (_, ways, type, message) => {
    for (const { given, error } of await failures(loader({ persistentWorkers: true }, ways))) {
      expect(given).toBe(1)
      if (typeof type === 'function') expect(error).toBeInstanceOf(type)
      else expect(error).toEqual(type)
      expect(error.message).toMatch(message)
    }
  })

  test('comes with the worker’s own stack', async () => {
    for (const { error } of await failures(loader({ numWorkers: 1 }, { throwAt: 0 }))) {
      expect(error.stack).toMatch(/at .*get .*loader-dataset\.cjs:\d+/)
      expect(error.stack).toMatch(/in worker 0 of the DataLoader$/)
    }
  })

  test('no batch within the timeout', async () => {
    for (const { error } of await failures(loader({ timeout: 700, numWorkers: 1 }, { hangAt: 0 }))) {
      expect(error).toMatchObject({ code: 'ERR_ABORTED', message: expect.stringContaining('timeout of 700 ms') })
    }
  })

  test.each([
    ['broken', /^the dataset is on a disk that is not there$/],
    ['absent', /has no export "absent"; it has .*stream/],
    ['notADataset', /a Dataset has length and get\(index\), got 5/],
    ['ready', /the loader's dataset has 10 items, the one of its worker module .* 6 items/],
  ])('a dataset that cannot be made: %s', async (workerExport, message) => {
    for (const { given, error } of await failures(loader({ workerExport, numWorkers: 1 }))) {
      expect(given).toBe(0)
      expect(error.message).toMatch(message)
    }
  })

  test('persistent workers go on after an error of the dataset', () => {
    const kept = loader({ persistentWorkers: true }, { throwAt: 4 })
    for (let i = 0; i < 2; i++) expect(() => [...kept]).toThrow('no picture 4')
  })

  test('persistent workers that have ended are replaced', () => {
    const kept = loader({ persistentWorkers: true }, { exitAt: 4 })
    for (let i = 0; i < 2; i++) expect(() => [...kept]).toThrow(/ended/)
  })
})

describe('batches that nobody takes are freed', () => {
  /** The number of open channels in this process, by asking for each that ever existed. */
  const open = () => {
    const last = native.openChannel()
    native.closeChannel(last)
    let count = 0
    for (let channel = 1; channel < last; channel++) {
      try {
        native.channelState(channel)
        count++
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_ABORTED' })
      }
    }
    return count
  }
  const rows = () => new DataLoader(new TensorDataset(table), { shuffle: true, prefetchFactor: 3, batchSize: 2 })
  const collected = async () => {
    for (let i = 0; i < 20 && open() > 0; i++) {
      native.collect()
      await sleep(20)
    }
    return open()
  }

  test('at once when a loop is left or fails', async () => {
    for (const make of [rows, loader, () => loader({}, { throwAt: 4 })]) {
      await collected()
      const end = async () => {
        for (const _ of make()) break
        for await (const _ of make()) break
        for (const _ of make()) void _
      }
      await end().catch((error) => expect(error.message).toBe('no picture 4'))
      expect(open()).toBe(0)
    }
  })

  test.each([
    ['a loop', rows],
    ['a loop with workers', loader],
    ['a loader with persistent workers', () => loader({ persistentWorkers: true })],
  ])('by the collector when %s is dropped in the middle', async (_, make) => {
    const drop = () => {
      make()[Symbol.iterator]().next()
      make()[Symbol.iterator]()
    }
    drop()
    expect(open()).toBeGreaterThan(0)
    expect(await collected()).toBe(0)
  })
})

describe('refuses', () => {
  const closure = { length: 3, get: (i: number) => i }
  test.each([
    [{ numWorkers: -1 }, 'TorchError', /numWorkers must be a whole number.*, but it is -1$/],
    [{ numWorkers: 1.5 }, 'TorchError', /it is 1.5$/],
    [{ numWorkers: '2' }, 'TypeError', /numWorkers must be a whole number.*, but it is "2"$/],
    [
      { numWorkers: 2 },
      'TypeError',
      /^DataLoader: numWorkers needs workerModule: functions cannot be sent to another thread/,
    ],
    [
      { numWorkers: 2, workerModule: () => closure },
      'TypeError',
      /a function cannot be sent to another thread, a file can/,
    ],
    [
      { numWorkers: 2, workerModule: './digits.mjs' },
      'TypeError',
      /must be absolute, got "\.\/digits\.mjs"; use new URL\(/,
    ],
    [{ numWorkers: 2, workerModule: join(__dirname, 'none.mjs') }, 'TorchError', /none\.mjs does not exist$/],
    [{ numWorkers: 2, workerModule: datasets, workerExport: 5 }, 'TypeError', /workerExport must be the name/],
    [
      { numWorkers: 2, workerModule: datasets, prefetchFactor: 0 },
      'TorchError',
      /prefetchFactor must be a whole number.*, but it is 0$/,
    ],
    [{ numWorkers: 2, workerModule: datasets, timeout: -1 }, 'TorchError', /timeout must be/],
    [
      { numWorkers: 2, workerModule: datasets, persistentWorkers: 1 },
      'TypeError',
      /persistentWorkers must be true or false/,
    ],
    [{ workerModule: datasets }, 'TypeError', /^DataLoader: workerModule is for workers, but numWorkers is 0$/],
    [{ persistentWorkers: true }, 'TypeError', /^DataLoader: persistentWorkers is for workers/],
    [{ timeout: 5 }, 'TypeError', /^DataLoader: timeout is for workers/],
    [
      { prefetchFactor: 2 },
      'TypeError',
      /^DataLoader: prefetchFactor without workers needs a dataset of whole tensors/,
    ],
  ])('%p', (options, name, message) => {
    const make = () => new DataLoader(closure, options as object)
    expect(make).toThrow(expect.objectContaining({ name, message: expect.stringMatching(message) }))
  })

  test('workerData that holds a function', () => {
    const bad = loader({}, { transform: () => 1 })
    expect(() => [...bad]).toThrow(/^DataLoader: workerData cannot be sent to another thread: .*could not be cloned/)
  })
})

describe('in a process of its own', () => {
  const play = async <T>(story: string) => answer<T>(await runChild('loader-stories.cjs', { args: [story] }))

  test('workers that run out of memory are an error', async () => {
    const { message } = answer<{ message: string }>(
      await runChild('loader-stories.cjs', { args: ['outOfMemory'], env: { NODE_OPTIONS: '--max-old-space-size=64' } }),
    )
    expect(message).toMatch(/^DataLoader: worker 0 of the DataLoader ended by itself/)
  })

  test.each(['exitWithWorkers', 'exitWhilePrefetching', 'endWithPersistentWorkers'])(
    'a process ends as it is told to: %s',
    async (story) => {
      const ended = await runChild('loader-stories.cjs', { args: [story] })
      expect(ended).toMatchObject({ code: story.startsWith('exit') ? 4 : 0, signal: null, stderr: '' })
      expect(ended.stdout).toContain('ending')
    },
  )

  test('threads that use loaders can be terminated in the middle of an epoch', async () => {
    expect(await play('terminated')).toEqual({ terminated: 12, sum: 45 })
  })
})

describe('an item that cannot be sent to another thread is refused:', () => {
  test.each([
    ['function', /^data.DataLoader: a batch cannot be sent to another thread: .*could not be cloned/],
    ['symbol', /^data.DataLoader: a batch cannot be sent to another thread: .*could not be cloned/],
    ['promise', /^data.DataLoader: a batch cannot be sent to another thread: .*could not be cloned/],
    ['weakMap', /^data.DataLoader: a batch cannot be sent to another thread: .*could not be cloned/],
    ['cyclic', /^data.DataLoader: a batch must be nested at most 500 deep/],
  ])('a %s', async (name, message) => {
    const single = new DataLoader<unknown>(
      { length: 1, get: () => 0 },
      {
        batchSize: null,
        numWorkers: 1,
        workerModule: datasets,
        workerExport: 'unsendable',
        workerData: name,
      },
    )
    for (const { given, error } of await failures(single)) {
      expect([given, error.name]).toEqual([0, 'TypeError'])
      expect(error.message).toMatch(message)
    }
  })
})
