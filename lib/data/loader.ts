import { setImmediate as turn } from 'node:timers/promises'
import { type Args, named, positional, surplus } from '../arguments'
import { typeError } from '../errors'
import type { Generator } from '../random'
import { comparedBy } from '../tensor/compared'
import { BatchPlacement } from './batch-placement'
import { type Collated, convertedCopy, defaultCollate, defaultConvert } from './collate'
import {
  type Columns,
  checkIndex,
  columnsOf,
  type Dataset,
  getBatch,
  hasPlainMemory,
  type Indices,
  type IterableDataset,
  isStream,
  positions,
  type Range,
  rowNumbers,
  rows,
} from './dataset'
import { checkLoader, type DataLoaderOptions, type LoaderSettings, optionNames } from './loader-options'
import {
  type Again,
  checkState,
  countingDrawn,
  Dropped,
  type EpochProgress,
  generatorsOf,
  type LoaderMake,
  type LoaderState,
  restore,
  resumed,
  statesOf,
} from './loader-state'
import { gatherAhead } from './prefetch'
import { type BatchSampler, drawnBatches, drawSeed, SequentialSampler } from './sampler'
import { type LoadPlan, type Step, steps, WorkerPool } from './workers'

// Ends the threads of loaders and loops that were garbage collected.
const abandoned = new FinalizationRegistry((pool: WorkerPool) => pool.close())

/**
 * Iterates over a dataset in batches; each iteration is a new epoch.
 *
 * `for (const batch of loader)` is synchronous; `for await (const batch of loader)` lets the event loop run between batches. With
 * the same seed the order is that of PyTorch's `DataLoader`, with and without workers.
 *
 * A dataset with `getBatch` makes its batches itself. Batches of {@link TensorDataset} and the datasets of `vision` are copied
 * natively; with `prefetchFactor`, shuffled ones are copied ahead on another thread. A batch, or a single item
 * with `batchSize: null`, never shares memory with the dataset.
 *
 * Any other dataset can be read by `numWorkers` threads, each of which makes it from `workerModule`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.DataLoader
 */
export class DataLoader<T, B = Collated<T>> implements Iterable<B>, AsyncIterable<B> {
  readonly dataset: Dataset<T> | IterableDataset<T>
  /** The batch size; null with a `batchSampler`. */
  readonly batchSize: number | null
  readonly dropLast: boolean
  readonly sampler: Iterable<number> & { readonly length?: number }
  readonly generator: Generator | null
  readonly numWorkers: number
  readonly #options: DataLoaderOptions<T, B>
  readonly #loading: LoaderSettings<T, B>
  readonly #placement: BatchPlacement
  #pool: WorkerPool | null = null
  /** The epoch that was begun last, and the state that the next one begins with. */
  #progress: EpochProgress | null = null
  #resume: LoaderState | null = null

  static {
    comparedBy(DataLoader, (x) => (#loading in x ? [x.#loading, x.#placement, x.stateDict()] : undefined))
  }

  /**
   * @throws TypeError for invalid options and for options that exclude each other
   * @throws {@link TorchError} `ERR_RANGE` for counts that are too small, `ERR_FILE` for a missing `workerModule`, `ERR_DEVICE` for
   * an unavailable `device`
   */
  constructor(
    ...given: Args<
      'data.DataLoader',
      [dataset: Dataset<T> | IterableDataset<T>],
      DataLoaderOptions<T, B>,
      ['batchSize', 'shuffle', 'sampler', 'batchSampler', 'numWorkers', 'collateFn', 'pinMemory', 'dropLast', 'timeout']
    >
  ) {
    const [dataset, ...rest] = positional('data.DataLoader', given, true)
    const options = named<DataLoaderOptions<T, B>>('data.DataLoader', optionNames, rest)
    const loading = checkLoader(dataset, options)
    this.dataset = dataset
    this.batchSize = loading.batchSize
    this.dropLast = loading.dropLast
    this.sampler = loading.sampler
    this.generator = loading.generator
    this.numWorkers = loading.numWorkers
    this.#options = options
    this.#loading = loading
    this.#placement = new BatchPlacement(options.device, options.pinMemory)
  }

  /** The number of batches of an epoch. */
  get length(): number {
    const { length } = this.#loading.batches
    if (length === undefined) throw typeError('the number of batches is not known: the batchSampler has no length')
    return length
  }

  [Symbol.iterator](): IterableIterator<B> {
    if (!this.numWorkers && !(Symbol.iterator in this.dataset) && isStream(this.dataset)) {
      throw typeError('this dataset needs for await, since it has no Symbol.iterator')
    }
    return this.#told(this.#start())
  }

  [Symbol.asyncIterator](): AsyncGenerator<B, void, undefined> {
    const { dataset } = this
    if (!this.numWorkers && isStream(dataset) && Symbol.asyncIterator in dataset) {
      return this.#toldAsync(this.#start(() => this.#fromAsync(dataset)))
    }
    if (!this.numWorkers) return this.#withTurns(this[Symbol.iterator]())
    return this.#toldAsync(this.#start((seed, epoch) => this.#fromWorkersAsync(seed, epoch)))
  }

  /**
   * The state of the loader, for {@link loadStateDict}. Called in a loop over the loader, it says which batch comes
   * next; called elsewhere, that a new epoch comes next. Python's `torch.load` opens a file with it.
   *
   * The default generator's state is not in it; `saveCheckpoint` saves both.
   */
  stateDict(): LoaderState {
    if (arguments.length > 0) throw surplus('data.DataLoader.stateDict', 0, arguments)
    if (this.#resume !== null) return { ...this.#resume }
    const epoch = this.#progress?.ended === false ? this.#progress : null
    return {
      given: epoch?.given ?? 0,
      drawn: epoch?.drawn ?? 0,
      start: epoch?.start ?? null,
      generators: statesOf(this.#generators.slice(1)),
      of: this.#make,
    }
  }

  /**
   * Continues from a result of {@link stateDict}: the next loop begins with the batch that was next, in the same order,
   * with and without prefetching and workers. Earlier batches are not made again, except those of a stream.
   *
   * Random numbers that workers drew are not drawn again. A transform in a worker gives the same bits only if it draws from a
   * generator that it seeds with the item's position. The order changes where a sampler draws during the epoch from a generator
   * that others use too.
   *
   * @throws {@link TorchError} `ERR_STATE_DICT` where the dataset's length, the batch size, `dropLast` or the sampler differs; the
   * message says which
   */
  loadStateDict(state: LoaderState | Readonly<Record<string, unknown>> | ReadonlyMap<string, unknown>): void {
    if (arguments.length > 1) throw surplus('data.DataLoader.loadStateDict', 1, arguments)
    const own = this.#generators.slice(1)
    const checked = checkState(state, this.#make, own.length)
    restore(own, checked.generators)
    this.#resume = checked.start === null ? null : checked
    this.#progress = null
  }

  /**
   * @internal A loader of the same options for a part of the items; this one where a sampler of the caller's own, or a
   * stream, decides the items.
   */
  sharedBy(part: (dataset: Dataset<T>, shuffle: boolean) => DataLoaderOptions<T, B>['sampler']): DataLoader<T, B> {
    const { sampler, batchSampler, shuffle = false } = this.#options
    if (sampler || batchSampler || isStream(this.dataset)) return this
    return new DataLoader(this.dataset, { ...this.#options, shuffle: false, sampler: part(this.dataset, shuffle) })
  }

  get #make(): LoaderMake {
    const { batchSampler } = this.#loading
    const { batchSize, dropLast, sampler = null } = (batchSampler ?? this) as Partial<BatchSampler>
    return {
      length: isStream(this.dataset) ? null : this.dataset.length,
      batch_size: batchSize ?? null,
      drop_last: dropLast ?? false,
      sampler: [batchSampler, sampler].flatMap((source) => source?.constructor.name ?? []).join(' of '),
    }
  }

  get #generators(): Generator[] {
    const { batchSampler } = this.#loading
    const inner = (batchSampler as { sampler?: unknown } | undefined)?.sampler
    return generatorsOf(this.generator, this.sampler, batchSampler, inner)
  }

  /** Begins an epoch, at the place of a loaded state if there is one. */
  #start<Batches = Iterable<B>>(
    make = (seed: number | bigint, epoch: Epoch): Batches =>
      (this.numWorkers ? this.#fromWorkers(seed, epoch) : this.#local(epoch)) as Batches,
  ): Begun<Batches> {
    const [resume, generators] = [this.#resume, this.#generators]
    const now = statesOf(generators)
    if (resume !== null) restore(generators, resume.start!)
    const progress = { start: resume?.start ?? now, given: 0, drawn: 0, ended: false }
    this.#resume = null
    this.#progress = progress
    try {
      // PyTorch draws a seed for worker processes before the first batch, even without workers.
      const seed = drawSeed(this.generator)
      if (isStream(this.dataset)) {
        // A stream cannot be read from a position, so the batches already given are read again and dropped.
        const again = resume === null ? null : { count: resume.given, generators, states: statesOf(generators) }
        return { batches: make(seed, { lists: [], first: 0 }), progress, again }
      }
      const all = this.#loading.single ? this.#loading.batches : this.#indices()
      const lists = resume === null ? countingDrawn(all, progress) : resumed(all, resume, progress)
      progress.given = resume?.given ?? 0
      return { batches: make(seed, { lists, first: progress.given }), progress, again: null }
    } finally {
      if (resume !== null) restore(generators, now)
    }
  }

  /** Gives batches and counts them; batches that are only read again are dropped. */
  *#told({ batches, progress, again }: Begun<Iterable<B>>): IterableIterator<B> {
    const dropped = again === null ? null : new Dropped(again)
    try {
      for (const batch of batches) {
        progress.given++
        if (!dropped?.has(progress.given)) yield batch
      }
    } finally {
      dropped?.end()
      progress.ended = true
    }
  }

  async *#toldAsync({ batches, progress, again }: Begun<AsyncIterable<B>>): AsyncGenerator<B, void, undefined> {
    const dropped = again === null ? null : new Dropped(again)
    try {
      for await (const batch of batches) {
        progress.given++
        if (!dropped?.has(progress.given)) yield batch
      }
    } finally {
      dropped?.end()
      progress.ended = true
    }
  }

  *#local({ lists }: Epoch): IterableIterator<B> {
    for (const batch of this.#unplaced(lists)) yield this.#placement.place(batch)
  }

  *#unplaced(lists: Lists): IterableIterator<B> {
    const { dataset } = this
    const { collateFn, single } = this.#loading
    if (single) {
      if (isStream(dataset)) for (const item of dataset as Iterable<T>) yield this.#ownItem(item)
      else for (const [index] of lists as Iterable<readonly number[]>) yield this.#ownItem(dataset.get(index))
      return
    }
    if (isStream(dataset)) {
      for (const items of this.#inGroups(dataset as Iterable<T>)) yield this.#collate(items)
      return
    }
    const source = collateFn ? null : columnsOf(dataset)
    if (source) return yield* this.#fromColumns(source, lists) as Iterable<B>
    for (const indices of lists) {
      const at = listed(indices)
      yield collateFn ? collateFn(positions(at).map((index) => dataset.get(index))) : (getBatch(dataset, at) as B)
    }
  }

  *#fromColumns(source: Columns, indexLists: Lists): IterableIterator<unknown> {
    const { tensors, order, finish } = source
    const placement = this.#placement
    const resident = placement.resident(tensors)
    const length = order?.length ?? tensors[0].shape[0]
    const numbers = (indices: Indices | Int32Array) => {
      const at = rowNumbers(indices, length)
      if (!order) return at
      return at.map((index) => {
        checkIndex(index, length)
        return order[index]
      })
    }
    const depth = this.#loading.prefetchFactor ?? (placement.pins ? 2 : 0)
    const mapped = depth > 0 ? source.mapped?.() : null
    const isSliced = this.#inOrder && !order && !placement.pins && !mapped
    if (depth > 0 && !isSliced && !resident && tensors.every(hasPlainMemory)) {
      const lists = changed(indexLists, numbers)
      const ahead = gatherAhead(tensors, mapped?.tables ?? [], lists, depth, placement.pins)
      for (const batch of ahead) yield (mapped ?? source).finish(placement.place(batch))
      return
    }
    for (const indices of indexLists) {
      yield finish(placement.place(rows(resident ?? tensors, order ? numbers(indices) : indices)))
    }
  }

  async *#withTurns(batches: Iterable<B>): AsyncGenerator<B, void, undefined> {
    for (const batch of batches) {
      yield batch
      await turn()
    }
  }

  async *#fromAsync(dataset: AsyncIterable<T>): AsyncGenerator<B, void, undefined> {
    const { single } = this.#loading
    let items: T[] = []
    for await (const item of dataset) {
      if (single) {
        yield this.#placement.place(this.#ownItem(item))
        continue
      }
      items.push(item)
      if (items.length < this.batchSize!) continue
      yield this.#placement.place(this.#collate(items))
      items = []
    }
    if (items.length > 0 && !this.dropLast) yield this.#placement.place(this.#collate(items))
  }

  *#inGroups(source: Iterable<T>): IterableIterator<T[]> {
    let items: T[] = []
    for (const item of source) {
      items.push(item)
      if (items.length < this.batchSize!) continue
      yield items
      items = []
    }
    if (items.length > 0 && !this.dropLast) yield items
  }

  /** A single item, for a loader without batches. */
  #one(item: T): B {
    const { collateFn } = this.#loading
    return collateFn ? collateFn(item as never) : (defaultConvert(item) as B)
  }

  /** A single item that shares no memory with the dataset, as a worker's; a collateFn gets the item itself. */
  #ownItem(item: T): B {
    return this.#loading.collateFn ? this.#one(item) : (convertedCopy(item) as B)
  }

  #collate(items: T[]): B {
    const { collateFn } = this.#loading
    return collateFn ? collateFn(items) : (defaultCollate(items) as B)
  }

  *#fromWorkers(seed: number | bigint, epoch: Epoch): IterableIterator<B> {
    const { pool, run, end } = this.#begin(seed, epoch)
    try {
      for (const step of run) {
        if ('wait' in step) pool.waitSync(step.wait)
        else yield this.#finish(step.value)
      }
    } finally {
      end()
    }
  }

  async *#fromWorkersAsync(seed: number | bigint, epoch: Epoch): AsyncGenerator<B, void, undefined> {
    const { pool, run, end } = this.#begin(seed, epoch)
    try {
      for (const step of run) {
        if ('wait' in step) {
          await pool.wait(step.wait)
        } else {
          yield this.#finish(step.value)
          await turn()
        }
      }
    } finally {
      end()
    }
  }

  /** Makes the loader's batch of what a worker sent. */
  #finish(value: unknown): B {
    const { collateFn, single } = this.#loading
    if (single) return this.#placement.place(this.#one((value as T[])[0]))
    return this.#placement.place(collateFn ? collateFn(value as T[]) : (value as B))
  }

  /** Begins an epoch in the workers, which are new unless persistent ones exist. */
  #begin(seed: number | bigint, epoch: Epoch): { pool: WorkerPool; run: Iterable<Step>; end: () => void } {
    const { persistentWorkers, prefetchFactor, collateFn, worker, dropLast, single } = this.#loading
    const isKept = persistentWorkers && this.#pool !== null && !this.#pool.failed
    const pool = isKept ? this.#pool! : new WorkerPool({ ...worker!, count: this.numWorkers, seed })
    if (persistentWorkers && !isKept) {
      this.#pool?.close()
      this.#pool = pool
      abandoned.register(this, pool)
    }
    const loop = {}
    if (!persistentWorkers) abandoned.register(loop, pool, loop)
    const items = collateFn !== null || single
    const lists = changed(epoch.lists, (indices) => [...positions(listed(indices))])
    const plan: LoadPlan =
      worker!.length === null ? { count: this.batchSize ?? 1, dropLast, items } : { lists, first: epoch.first, items }
    const end = () => {
      abandoned.unregister(loop)
      if (!persistentWorkers || pool.failed) pool.close()
    }
    return { pool, run: steps(pool, plan, prefetchFactor ?? 2), end }
  }

  get #inOrder(): boolean {
    return !this.#loading.batchSampler && Object.getPrototypeOf(this.sampler) === SequentialSampler.prototype
  }

  /** The positions of each batch: a range if they are consecutive, a typed array from samplers that draw many at a time. */
  #indices(): Iterable<Indices | Int32Array> {
    const { batches, batchSampler, batchSize, dropLast } = this.#loading
    if (this.#inOrder) return ranges((this.sampler as SequentialSampler).length, batchSize!, dropLast)
    return (batchSampler ? null : drawnBatches(this.sampler, batchSize!, dropLast)) ?? batches
  }
}

type Lists = Iterable<Indices | Int32Array>

/** The positions of an epoch's batches, and the number of its first one. */
interface Epoch {
  lists: Lists
  first: number
}

interface Begun<Batches> {
  batches: Batches
  progress: EpochProgress
  /** The batches of a stream to read again. */
  again: Again | null
}

function* ranges(length: number, batchSize: number, dropLast: boolean): IterableIterator<Range> {
  for (let start = 0; start < length; start += batchSize) {
    const end = Math.min(start + batchSize, length)
    if (end - start === batchSize || !dropLast) yield { start, end }
  }
}

function* changed<A, R>(items: Iterable<A>, change: (item: A) => R): IterableIterator<R> {
  for (const item of items) yield change(item)
}

const listed = (indices: Indices | Int32Array): Indices => (ArrayBuffer.isView(indices) ? Array.from(indices) : indices)
