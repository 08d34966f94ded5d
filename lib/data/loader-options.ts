import { existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { flag, shown, wholeNumber } from '../arguments'
import { TorchError, typeError } from '../errors'
import { isCallable } from '../kinds'
import { Generator } from '../random'
import type { Device } from '../types'
import type { Collated } from './collate'
import { checkDataset, columnsOf, type Dataset, type IterableDataset, isStream } from './dataset'
import { BatchSampler, checkGenerator, RandomSampler, SequentialSampler } from './sampler'
import type { PoolOptions } from './workers'

/** Options of {@link DataLoader}. */
export interface DataLoaderOptions<T = unknown, B = Collated<T>> {
  /** Items in a batch; null: items come one by one as the dataset gives them, see {@link defaultConvert}. Default 1. */
  batchSize?: number | null
  /** Whether each epoch has a new random order. Default false. */
  shuffle?: boolean
  /** Whether an incomplete last batch is dropped. Default false. */
  dropLast?: boolean
  /** Short for `generator: new Generator().manualSeed(seed)`. */
  seed?: number | bigint
  /** The generator of the random order. Default: the default generator, which `manualSeed` seeds. */
  generator?: Generator | null
  /** The positions of the items in order, instead of `shuffle`. Default: all in order. */
  sampler?: (Iterable<number> & { readonly length?: number }) | null
  /** The positions of each batch, instead of `batchSize`, `shuffle`, `sampler` and `dropLast`. */
  batchSampler?: (Iterable<readonly number[]> & { readonly length?: number }) | null
  /**
   * Makes a batch of a list of items, in the loader's own thread. Default {@link defaultCollate}, or the dataset's own `getBatch`.
   * With `batchSize: null` it is given single items.
   */
  collateFn?: ((items: T[]) => B) | null
  /**
   * The number of batches that are made ahead. With workers, for each worker; default 2. Without workers, a native thread gathers
   * rows of whole tensors (TensorDataset, the datasets of `vision`, Subsets of these); default none.
   */
  prefetchFactor?: number
  /**
   * The number of threads that run the dataset's `get`, its transforms and the default collating. They need a `workerModule`.
   * Default 0.
   */
  numWorkers?: number
  /**
   * The module from which each worker makes the dataset, since functions cannot be sent to another thread:
   * `new URL('./digits.mjs', import.meta.url)` or an absolute path. It may be TypeScript if Node can run it.
   */
  workerModule?: URL | string
  /**
   * The module's export: a dataset, a dataset class, or a function `(workerData, workerInfo)` that makes one. Default `'default'`.
   */
  workerExport?: string
  /** The first argument of that function: anything that can be cloned, and tensors, which are not copied. */
  workerData?: unknown
  /** Whether the workers and their datasets are kept for the next epoch. Default false. */
  persistentWorkers?: boolean
  /** Milliseconds to wait for a batch from the workers. Default 0: without limit. */
  timeout?: number
  /**
   * Whether batches are put into page-locked memory, from which a GPU copies while the CPU goes on. Default: whether `device` is a
   * CUDA device. Without CUDA it has no effect and warns.
   */
  pinMemory?: boolean
  /**
   * The device of the batches. Whole tensors that take at most half of a CUDA device's free memory are copied there once, and
   * transforms run there; anything else is copied batch by batch. Default: batches stay where they are.
   */
  device?: Device
}

type NotEmpty<T> = Iterable<T> & { readonly length?: number }

/** The checked options of a loader. */
export interface LoaderSettings<T, B> {
  batchSize: number | null
  /** Whether items come one by one. */
  single: boolean
  dropLast: boolean
  generator: Generator | null
  sampler: NotEmpty<number>
  batchSampler: NotEmpty<readonly number[]> | undefined
  batches: NotEmpty<readonly number[]>
  collateFn: ((items: T[]) => B) | null
  prefetchFactor: number | undefined
  numWorkers: number
  persistentWorkers: boolean
  worker: Omit<PoolOptions, 'count' | 'seed'> | null
}

export const optionNames = [
  'batchSize',
  'shuffle',
  'dropLast',
  'seed',
  'generator',
  'sampler',
  'batchSampler',
  'collateFn',
  'prefetchFactor',
  'numWorkers',
  'workerModule',
  'workerExport',
  'workerData',
  'persistentWorkers',
  'timeout',
  'pinMemory',
  'device',
] as const

/** Checks the arguments of a loader. */
export function checkLoader<T, B>(
  dataset: Dataset<T> | IterableDataset<T>,
  options: DataLoaderOptions<T, B>,
): LoaderSettings<T, B> {
  if (!isStream(dataset)) checkDataset('new DataLoader(dataset, options)', dataset)
  const { batchSize = 1, shuffle = false, dropLast = false, seed, sampler, collateFn = null } = options
  const batchSampler = options.batchSampler ?? undefined
  flag('data.DataLoader', 'shuffle', shuffle)
  if (sampler && shuffle) {
    throw typeError('DataLoader takes either shuffle or a sampler: the sampler already decides the order')
  }
  if (batchSampler && (shuffle || sampler || dropLast || options.batchSize !== undefined)) {
    throw typeError(
      'DataLoader takes a batchSampler without batchSize, shuffle, sampler and dropLast: it decides all of these',
    )
  }
  if (isStream(dataset) && (shuffle || sampler || batchSampler)) {
    throw typeError('an iterable dataset has its own order, so it takes no shuffle, sampler or batchSampler')
  }
  if (seed !== undefined && options.generator) throw typeError('DataLoader takes either a seed or a generator')
  if (collateFn !== null && !isCallable(collateFn)) {
    throw typeError(
      `data.DataLoader: collateFn must be a function from a list of items to a batch, got ${shown(collateFn)}`,
    )
  }
  if (batchSampler !== undefined && typeof batchSampler?.[Symbol.iterator] !== 'function') {
    throw typeError(`a batchSampler must be an iterable of lists of positions, got ${shown(batchSampler)}`)
  }
  if (batchSize !== null) wholeNumber('data.DataLoader', 'batchSize', batchSize, { min: 1 })
  flag('data.DataLoader', 'dropLast', dropLast)
  const single = batchSize === null && !batchSampler
  if (single && dropLast) throw typeError('DataLoader: without batches (batchSize: null) there is no last one to drop')
  const generator = seed === undefined ? checkGenerator(options.generator) : new Generator().manualSeed(seed)
  const source = dataset as { readonly length: number }
  const order = sampler ?? (shuffle ? new RandomSampler(source, { generator }) : new SequentialSampler(source))
  return {
    ...{ dropLast, generator, collateFn, batchSampler, sampler: order, single },
    batchSize: batchSampler ? null : batchSize,
    batches: batchSampler ?? (batchSize === null ? oneByOne(order) : new BatchSampler(order, batchSize, dropLast)),
    ...checkThreads(dataset, options),
  }
}

/** Each position as a list of its own. */
const oneByOne = (order: NotEmpty<number>): NotEmpty<readonly number[]> => ({
  get length() {
    return order.length
  },
  *[Symbol.iterator]() {
    for (const index of order) yield [index]
  },
})

function checkThreads<T, B>(dataset: Dataset<T> | IterableDataset<T>, options: DataLoaderOptions<T, B>) {
  const { prefetchFactor, persistentWorkers = false, timeout = 0 } = options
  const numWorkers = wholeNumber('data.DataLoader', 'numWorkers', options.numWorkers ?? 0, { min: 0 })
  if (prefetchFactor !== undefined) wholeNumber('data.DataLoader', 'prefetchFactor', prefetchFactor, { min: 1 })
  flag('data.DataLoader', 'persistentWorkers', persistentWorkers)
  wholeNumber('data.DataLoader', 'timeout', timeout, { min: 0 })
  if (numWorkers > 0) {
    const { href, name } = checkModule(dataset, options)
    const length = isStream(dataset) ? null : dataset.length
    const worker = { module: href, name, data: options.workerData, timeout, length }
    return { prefetchFactor, numWorkers, persistentWorkers, worker }
  }
  const usual: DataLoaderOptions<T, B> = { persistentWorkers: false, timeout: 0 }
  const idle = ['workerModule', 'workerExport', 'workerData', 'persistentWorkers', 'timeout'] as const
  const found = idle.find((name) => options[name] !== undefined && options[name] !== usual[name])
  if (found) throw typeError(`${found} is for workers, but numWorkers is 0`)
  const isPlain = options.batchSize !== null && !options.collateFn
  if (prefetchFactor !== undefined && (isStream(dataset) || !isPlain || !columnsOf(dataset))) {
    throw typeError(
      'prefetchFactor without workers needs a dataset of whole tensors, but this one is read item by item: give numWorkers',
    )
  }
  return { prefetchFactor, numWorkers, persistentWorkers, worker: null }
}

function checkModule<T, B>(dataset: Dataset<T> | IterableDataset<T>, options: DataLoaderOptions<T, B>) {
  const { workerModule, workerExport = 'default' } = options
  if (workerModule === undefined) {
    const instead =
      !isStream(dataset) && columnsOf(dataset)
        ? '; this dataset needs no workers: { prefetchFactor: 2 } gathers its batches ahead on a native thread'
        : ''
    throw typeError(
      `numWorkers needs workerModule: functions cannot be sent to another thread, so each worker makes the dataset from a file, such as new URL('./digits.mjs', import.meta.url)${instead}`,
    )
  }
  if (typeof workerModule !== 'string' && !(workerModule instanceof URL)) {
    const why = typeof workerModule === 'function' ? ': a function cannot be sent to another thread, a file can' : ''
    throw typeError(`workerModule must be a URL or an absolute path, got ${shown(workerModule)}${why}`)
  }
  if (typeof workerExport !== 'string') {
    throw typeError(`workerExport must be the name of an export, got ${shown(workerExport)}`)
  }
  const text = String(workerModule)
  if (!text.startsWith('file:') && !isAbsolute(text)) {
    throw typeError(`workerModule must be absolute, got ${shown(text)}; use new URL(${shown(text)}, import.meta.url)`)
  }
  const url = text.startsWith('file:') ? new URL(text) : pathToFileURL(text)
  if (!existsSync(fileURLToPath(url))) {
    throw new TorchError('ERR_FILE', `the workerModule ${fileURLToPath(url)} does not exist`)
  }
  return { href: url.href, name: workerExport }
}
