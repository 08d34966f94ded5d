import { setImmediate as turn } from 'node:timers/promises'
import { Generator } from '../random'
import type { Collated } from './collate'
import { checkDataset, type Dataset, getBatch, positions, type Range } from './dataset'
import { checkBoolean, checkCount, checkOptions, show } from './options'
import { BatchSampler, checkGenerator, drawSeed, RandomSampler, SequentialSampler } from './sampler'

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions<T = unknown, B = Collated<T>> {
  /** Items in a batch. Default 1. */
  batchSize?: number
  /** Whether each epoch has a new random order. Default false. */
  shuffle?: boolean
  /** Whether a last batch that is not full is left out. Default false. */
  dropLast?: boolean
  /** Short for `generator: new Generator().manualSeed(seed)`. */
  seed?: number | bigint
  /** Where the order of `shuffle` comes from. Default: the default generator, the one of `manualSeed`. */
  generator?: Generator | null
  /** The positions to take, instead of `shuffle`. Default: all, in order. */
  sampler?: Iterable<number> & { readonly length?: number }
  /** Makes a batch of a list of items. Default {@link defaultCollate}, or the dataset's own `getBatch`. */
  collate?: (items: T[]) => B
}

/**
 * Gives a dataset in batches; each iteration is a new epoch.
 *
 * `for (const batch of loader)` is synchronous; `for await (const batch of loader)` lets the event loop turn between
 * batches. With the same seed the order is the same as that of PyTorch's `DataLoader`.
 *
 * A dataset with `getBatch` makes its batches itself. Without `shuffle` and sampler, what {@link TensorDataset} and the
 * datasets of `vision` need not compute is a slice of their tensors, not a copy: changing it in place changes the dataset.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.DataLoader
 */
export class DataLoader<T, B = Collated<T>> implements Iterable<B>, AsyncIterable<B> {
  readonly dataset: Dataset<T>
  readonly batchSize: number
  readonly dropLast: boolean
  readonly sampler: Iterable<number> & { readonly length?: number }
  readonly generator: Generator | null
  readonly #batches: BatchSampler
  readonly #collate: ((items: T[]) => B) | undefined

  /** @throws TypeError when an option does not fit, `sampler` and `shuffle` come together, or `seed` and `generator` */
  constructor(dataset: Dataset<T>, options: DataLoaderOptions<T, B> = {}) {
    checkDataset('new DataLoader(dataset, options)', dataset)
    checkOptions('DataLoader', options, optionNames)
    const { batchSize = 1, shuffle = false, dropLast = false, seed, sampler, collate } = options
    if (sampler && checkBoolean('shuffle', shuffle)) {
      throw new TypeError('DataLoader takes either shuffle or a sampler: the sampler already decides the order')
    }
    if (seed !== undefined && options.generator) throw new TypeError('DataLoader takes either a seed or a generator')
    if (collate !== undefined && typeof collate !== 'function') {
      throw new TypeError(`collate must be a function from a list of items to a batch, got ${show(collate)}`)
    }
    this.dataset = dataset
    this.batchSize = checkCount('batchSize', batchSize, 1)
    this.dropLast = checkBoolean('dropLast', dropLast)
    this.generator = seed === undefined ? checkGenerator(options.generator) : new Generator().manualSeed(seed)
    this.sampler =
      sampler ??
      (checkBoolean('shuffle', shuffle)
        ? new RandomSampler(dataset, { generator: this.generator })
        : new SequentialSampler(dataset))
    this.#batches = new BatchSampler(this.sampler, this.batchSize, this.dropLast)
    this.#collate = collate
  }

  /** The number of batches of an epoch. */
  get length(): number {
    return this.#batches.length
  }

  [Symbol.iterator](): IterableIterator<B> {
    // PyTorch draws a seed for its worker processes, with or without them, before the first batch is asked for.
    drawSeed(this.generator)
    return this.#epoch()
  }

  [Symbol.asyncIterator](): AsyncGenerator<B, void, undefined> {
    return withTurns(this[Symbol.iterator]())
  }

  *#epoch(): IterableIterator<B> {
    const collate = this.#collate
    const inOrder = Object.getPrototypeOf(this.sampler) === SequentialSampler.prototype
    for (const indices of inOrder ? this.#ranges() : this.#batches) {
      yield collate
        ? collate(positions(indices).map((index) => this.dataset.get(index)))
        : (getBatch(this.dataset, indices) as B)
    }
  }

  *#ranges(): IterableIterator<Range> {
    const { length } = this.sampler as SequentialSampler
    for (let start = 0; start < length; start += this.batchSize) {
      const end = Math.min(start + this.batchSize, length)
      if (end - start === this.batchSize || !this.dropLast) yield { start, end }
    }
  }
}

const optionNames = ['batchSize', 'shuffle', 'dropLast', 'seed', 'generator', 'sampler', 'collate']

async function* withTurns<B>(batches: Iterable<B>): AsyncGenerator<B, void, undefined> {
  for (const batch of batches) {
    yield batch
    await turn()
  }
}
