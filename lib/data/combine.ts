import {
  type Args,
  eachOf,
  positional,
  requireArray,
  requiredOnly,
  requireNumber,
  settings,
  shown,
  surplus,
} from '../arguments'
import { TorchError, typeError } from '../errors'
import { randperm } from '../generated/ops'
import { isArray, isObject } from '../kinds'
import type { Generator } from '../random'
import type { Collated } from './collate'
import {
  checkDataset,
  checkIndex,
  type Dataset,
  getBatch,
  type Indices,
  type IterableDataset,
  isStream,
  Subset,
} from './dataset'
import { checkGenerator } from './sampler'

/**
 * Concatenates datasets.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.ConcatDataset
 */
export class ConcatDataset<T> implements Dataset<T> {
  readonly datasets: readonly Dataset<T>[]

  constructor(...given: Args<'data.ConcatDataset', [datasets: Iterable<Dataset<T>>]>) {
    const [datasets] = requiredOnly('data.ConcatDataset', given)
    this.datasets = checkList('new ConcatDataset(datasets)', datasets)
  }

  get length(): number {
    return this.datasets.reduce((sum, { length }) => sum + length, 0)
  }

  get(index: number): T {
    if (arguments.length > 1) throw surplus('data.ConcatDataset.get', 1, arguments)
    checkIndex(index, this.length)
    let at = index
    for (const dataset of this.datasets) {
      if (at < dataset.length) return dataset.get(at)
      at -= dataset.length
    }
    throw new TorchError('ERR_INDEX', `index ${index} is outside of all datasets: one of them has become shorter`)
  }
}

/**
 * The items of several streams, one stream after the other.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.ChainDataset
 */
export class ChainDataset<T> {
  readonly datasets: readonly IterableDataset<T>[]

  constructor(...given: Args<'data.ChainDataset', [datasets: Iterable<IterableDataset<T>>]>) {
    const [datasets] = requiredOnly('data.ChainDataset', given)
    this.datasets = eachOf('data.ChainDataset', 'datasets', datasets, (dataset) => {
      if (isStream(dataset)) return dataset
      throw typeError(
        `data.ChainDataset: takes streams, got ${shown(dataset)}; ConcatDataset is for datasets with a length`,
      )
    })
  }

  /** The sum of the streams' lengths; a TypeError where a stream has none. */
  get length(): number {
    return this.datasets.reduce((sum, { length }) => {
      if (typeof length === 'number') return sum + length
      throw typeError('data.ChainDataset: one of the streams has no length')
    }, 0)
  }

  *[Symbol.iterator](): IterableIterator<T> {
    for (const dataset of this.datasets) {
      if (!(Symbol.iterator in dataset)) throw typeError('data.ChainDataset: one of the streams needs for await')
      yield* dataset as Iterable<T>
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (const dataset of this.datasets) yield* dataset
  }
}

/**
 * Datasets of the same length side by side: item `i` is the list of item `i` of each, or an object of them.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.StackDataset
 */
export class StackDataset<T extends readonly unknown[] | Readonly<Record<string, unknown>>> implements Dataset<T> {
  readonly datasets: { readonly [K in keyof T]: Dataset<T[K]> }

  /** @throws {@link TorchError} `ERR_SHAPE` if the datasets differ in length */
  constructor(datasets: { readonly [K in keyof T]: Dataset<T[K]> }) {
    if (arguments.length > 1) throw surplus('data.StackDataset', 1, arguments)
    if (!isObject(datasets)) {
      throw typeError(`new StackDataset(datasets) takes a list or an object of datasets, got ${shown(datasets)}`)
    }
    const all = checkList('new StackDataset(datasets)', Object.values(datasets) as Dataset[])
    if (all.some(({ length }) => length !== all[0].length)) {
      const lengths = all.map(({ length }) => length).join(', ')
      throw new TorchError('ERR_SHAPE', `the datasets of a StackDataset must be equally long, got ${lengths}`)
    }
    this.datasets = datasets
  }

  get length(): number {
    return (Object.values(this.datasets)[0] as Dataset).length
  }

  get(index: number): T {
    if (arguments.length > 1) throw surplus('data.StackDataset.get', 1, arguments)
    checkIndex(index, this.length)
    return this.#each((dataset) => dataset.get(index)) as T
  }

  getBatch(indices: Indices): Collated<T> {
    if (arguments.length > 1) throw surplus('data.StackDataset.getBatch', 1, arguments)
    return this.#each((dataset) => getBatch(dataset, indices)) as Collated<T>
  }

  #each(take: (dataset: Dataset) => unknown): unknown {
    const { datasets } = this as { datasets: object }
    if (isArray(datasets)) return datasets.map(take)
    return Object.fromEntries(Object.entries(datasets).map(([name, dataset]) => [name, take(dataset)]))
  }
}

/**
 * Splits a dataset at random into parts that do not overlap. The same seed gives the same parts as in PyTorch.
 *
 * @param lengths the length of each part; or fractions that sum to 1, where the remainder of rounding is distributed one by one to
 * the first parts
 * @throws {@link TorchError} `ERR_RANGE` if the lengths do not sum to the dataset's length
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.random_split
 */
export function randomSplit<T, const Lengths extends readonly number[]>(
  ...given: Args<
    'data.randomSplit',
    [dataset: Dataset<T>, lengths: Lengths],
    { generator?: Generator | null },
    ['generator']
  >
): { -readonly [Part in keyof Lengths]: Subset<T> } {
  const [dataset, lengths, ...rest] = positional('data.randomSplit', given, true)
  const { generator: source } = settings('data.randomSplit', { generator: null }, rest)
  checkDataset('randomSplit(dataset, lengths)', dataset as Dataset)
  const generator = checkGenerator(source)
  const counts = countsOf(lengths, dataset.length)
  const order = randperm(dataset.length, { generator, device: 'cpu' }).to('int32').toTypedArray() as Int32Array
  let start = 0
  return counts.map((count) => {
    start += count
    return new Subset(dataset, order.subarray(start - count, start))
  }) as unknown as { -readonly [Part in keyof Lengths]: Subset<T> }
}

function countsOf(lengths: readonly number[], length: number): number[] {
  requireArray('data.randomSplit', 'lengths', lengths)
  // A loop sees holes too.
  for (let i = 0; i < lengths.length; i++) requireNumber('data.randomSplit', `lengths[${i}]`, lengths[i])
  const bad = lengths.find((count) => !(count >= 0))
  if (bad !== undefined) throw new TorchError('ERR_RANGE', `a part cannot have the length ${bad}`)
  const sum = lengths.reduce((total, count) => total + count, 0)
  if (Math.abs(sum - 1) < 1e-9 && lengths.every((count) => count <= 1)) {
    const counts = lengths.map((fraction) => Math.floor(length * fraction))
    const rest = length - counts.reduce((total, count) => total + count, 0)
    for (let i = 0; i < rest; i++) counts[i % counts.length]++
    return counts
  }
  if (sum !== length || !lengths.every(Number.isInteger)) {
    const given = shown(lengths)
    throw new TorchError('ERR_RANGE', `lengths must sum to the dataset's ${length}, or fractions to 1; got ${given}`)
  }
  return [...lengths]
}

function checkList<T>(where: string, datasets: Iterable<Dataset<T>>): Dataset<T>[] {
  const list = eachOf(where, 'datasets', datasets, (dataset) => {
    checkDataset(where, dataset)
    return dataset
  })
  if (list.length === 0) throw typeError(`${where} was given no dataset`)
  return list
}
