import { type Args, eachOf, isRevoked, requireArray, requiredOnly, shown, surplus } from '../arguments'
import { idOf, idsOf } from '../binding/handle'
import { native, traits } from '../binding/native'
import { TorchError, typeError } from '../errors'
import { narrowCopy } from '../generated/ops'
import { isArray, isObject } from '../kinds'
import { isTensor, Tensor, tensor } from '../tensor'
import { type Collated, defaultCollate } from './collate'
import { isOutdated } from './outdated'

/** Consecutive positions from `start` up to, but not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** The positions of a batch: a range if they are consecutive, else a list. */
export type Indices = readonly number[] | Range

/**
 * Anything with a `length` and a `get`, whether it extends this or not. One that can make a whole batch faster than item by item also has `getBatch`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.Dataset
 */
export abstract class Dataset<T = unknown> {
  /** How many items there are. */
  abstract readonly length: number
  /** The item at a position from 0 to `length - 1`. */
  abstract get(index: number): T
  /** The same as collating `get` of each position, in their order. */
  getBatch?(indices: Indices): Collated<T>
}

/**
 * Items in sequence, for example from a file or a socket: anything without `get` that `for` or `for await` can iterate over.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.IterableDataset
 */
export type IterableDataset<T = unknown> = (Iterable<T> | AsyncIterable<T>) & {
  readonly get?: undefined
  readonly length?: number
}

/** A base class for streams, as in Python. It is optional: anything that can be iterated over is a stream. */
export const IterableDataset = class IterableDataset {} as abstract new <T>() => {
  [Symbol.iterator]?(): Iterator<T>
  [Symbol.asyncIterator]?(): AsyncIterator<T>
}

/**
 * Whether this is an {@link IterableDataset}. Lists and typed arrays are not, since they can be read at any position.
 */
export function isStream(dataset: unknown): dataset is IterableDataset {
  if (!isObject(dataset) || isArray(dataset) || ArrayBuffer.isView(dataset)) return false
  return !('get' in dataset) && (Symbol.iterator in dataset || Symbol.asyncIterator in dataset)
}

/** Makes a batch of the items at these positions, by the dataset's `getBatch` if it has one, else item by item. */
export function getBatch<T>(dataset: Dataset<T>, indices: Indices): Collated<T> {
  if (dataset.getBatch && !isOutdated(dataset, 'getBatch', 'get')) return dataset.getBatch(indices)
  return defaultCollate(positions(indices).map((index) => dataset.get(index)))
}

/** The positions as a list. */
export function positions(indices: Indices): readonly number[] {
  if (!isObject(indices)) {
    throw typeError(`a batchSampler gives lists of positions, got ${shown(indices)}`)
  }
  if (!('start' in indices)) {
    requireArray('getBatch', 'indices', indices)
    return indices
  }
  return Array.from({ length: indices.end - indices.start }, (_, i) => indices.start + i)
}

/** Throws for a position outside of a dataset of this length. */
export function checkIndex(index: number, length: number): void {
  if (typeof index !== 'number') throw typeError(`an index must be a number, got ${shown(index)}`)
  if (!Number.isSafeInteger(index) || index < 0 || index >= length) {
    throw new TorchError('ERR_INDEX', `index ${index} is outside of a dataset of ${length} items`)
  }
}

/** The method of a dataset whose batches are rows of whole tensors, which a loader gathers natively. */
export const columns = Symbol('columns')

/** The whole tensors from whose rows batches are made. */
export interface Columns<B = unknown> {
  readonly tensors: readonly Tensor[]
  /** The row of each position of the dataset; null if it is the position. */
  readonly order: Int32Array | null
  /** Makes a batch from the rows of each tensor. */
  finish(rows: Tensor[]): B
  /** For prefetching, a table of the results for a column's 256 byte values, and a `finish` that then makes the same batch. */
  mapped?(): { readonly tables: readonly (Tensor | null)[]; finish(rows: Tensor[]): B } | null
}

/** The whole tensors of a dataset, or null if its batches are not rows of whole tensors. */
export function columnsOf<T>(dataset: Dataset<T>): Columns<Collated<T>> | null {
  const maker = dataset as { [columns]?: () => Columns<Collated<T>> | null }
  if (!maker[columns] || isOutdated(dataset, columns, 'get') || isOutdated(dataset, columns, 'getBatch')) return null
  return maker[columns]()
}

const contiguous = { memoryFormat: 'contiguous_format' } as const

/** Copies the rows of each tensor at these positions, so that changes to a batch do not reach the dataset. */
export function rows(tensors: readonly Tensor[], indices: Indices | Int32Array): Tensor[] {
  const length = tensors[0].shape[0]
  if (isObject(indices) && 'start' in indices) {
    const { start, end } = indices
    if (end > start) for (const index of [start, end - 1]) checkIndex(index, length)
    return tensors.map((t) =>
      // Contiguous, as stacked samples and gathered rows are.
      hasPlainMemory(t) ? narrowCopy(t, 0, start, end - start) : t.narrow(0, start, end - start).clone(contiguous),
    )
  }
  const at = rowNumbers(indices, length)
  if (tensors.every(hasPlainMemory)) {
    return native.gather(idsOf(tensors), noTables, at, false).map((id) => new Tensor(id))
  }
  const index = tensor(at)
  return tensors.map((t) => t.indexSelect(0, index.to(t.device)))
}

const noTables = new Int32Array(0)

/** Positions as an Int32Array for native. Positions that native drew itself are checked there. */
export function rowNumbers(indices: Indices | Int32Array, length: number): Int32Array {
  if (ArrayBuffer.isView(indices)) return indices
  const list = positions(indices)
  for (const index of list) checkIndex(index, length)
  return Int32Array.from(list)
}

const unlike = traits.requiresGrad | traits.isQuantized | traits.isConj

/** Whether native can copy the rows of a tensor directly from memory. */
export function hasPlainMemory(t: Tensor): boolean {
  const bits = native.traits(idOf(t))
  return (bits & traits.isContiguous) !== 0 && (bits & unlike) === 0 && t.device === 'cpu'
}

/**
 * Zips tensors of the same length: item `i` is row `i` of each.
 *
 * A batch is a copy. `get` gives views, as in Python; changing them in place changes the dataset.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.TensorDataset
 */
export class TensorDataset<T extends Tensor[] = Tensor[]> implements Dataset<T> {
  readonly tensors: T

  /** @throws {@link TorchError} `ERR_SHAPE` if the first dimensions differ */
  constructor(...tensors: T) {
    if (tensors.length === 0) throw typeError('new TensorDataset(...tensors: Tensor[]) was given no tensor')
    for (const t of tensors) {
      if (!isTensor(t)) throw typeError(`new TensorDataset(...tensors: Tensor[]) was given ${shown(t)}`)
      if (t.ndim === 0 || t.shape[0] !== tensors[0].shape[0]) {
        const shapes = tensors.map(({ shape }) => `[${shape.join(', ')}]`).join(', ')
        throw new TorchError(
          'ERR_SHAPE',
          `the tensors of a TensorDataset must have the same first dimension: ${shapes}`,
        )
      }
    }
    this.tensors = tensors
  }

  get length(): number {
    return this.tensors[0].shape[0]
  }

  get(index: number): T {
    if (arguments.length > 1) throw surplus('data.TensorDataset.get', 1, arguments)
    checkIndex(index, this.length)
    return this.tensors.map((t) => t.select(0, index)) as T
  }

  getBatch(indices: Indices): Collated<T> {
    if (arguments.length > 1) throw surplus('data.TensorDataset.getBatch', 1, arguments)
    return rows(this.tensors, indices) as Collated<T>
  }

  [columns](): Columns<Collated<T>> {
    if (arguments.length > 0) throw surplus('data.TensorDataset.columns', 0, arguments)
    return { tensors: this.tensors, order: null, finish: (batch) => batch as Collated<T> }
  }
}

/**
 * Some items of a dataset, in the order of `indices`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.Subset
 */
export class Subset<T> implements Dataset<T> {
  readonly indices: readonly number[]

  /** @throws {@link TorchError} `ERR_INDEX` for an index outside of the dataset */
  readonly dataset: Dataset<T>

  constructor(...given: Args<'data.Subset', [dataset: Dataset<T>, indices: Iterable<number>]>) {
    const [dataset, indices] = requiredOnly('data.Subset', given, true)
    this.dataset = dataset
    checkDataset('new Subset(dataset, indices)', dataset)
    this.indices = eachOf('data.Subset', 'indices', indices, (index) => {
      checkIndex(index, dataset.length)
      return index
    })
  }

  get length(): number {
    return this.indices.length
  }

  get(index: number): T {
    if (arguments.length > 1) throw surplus('data.Subset.get', 1, arguments)
    checkIndex(index, this.length)
    return this.dataset.get(this.indices[index])
  }

  getBatch(indices: Indices): Collated<T> {
    if (arguments.length > 1) throw surplus('data.Subset.getBatch', 1, arguments)
    const chosen = positions(indices).map((index) => {
      checkIndex(index, this.length)
      return this.indices[index]
    })
    return getBatch(this.dataset, chosen)
  }

  [columns](): Columns<Collated<T>> | null {
    if (arguments.length > 0) throw surplus('data.Subset.columns', 0, arguments)
    const inner = columnsOf(this.dataset)
    if (!inner) return null
    const { order } = inner
    return { ...inner, order: Int32Array.from(this.indices, order ? (index) => order[index] : (index) => index) }
  }
}

/** Throws unless the value is a {@link Dataset}. */
export function checkDataset(where: string, dataset: unknown): asserts dataset is Dataset {
  const given = dataset as Partial<Dataset> | null | undefined
  if (isRevoked(dataset)) throw typeError(`${where}: a Dataset is wanted, got ${shown(dataset)}`)
  if (isArray(dataset)) {
    throw typeError(`${where}: an array is not a Dataset; give { length: list.length, get: (i) => list[i] }`)
  }
  if (typeof given?.get !== 'function') {
    const python = given != null && typeof given === 'object' && '__getitem__' in given
    const hint = python ? "; Python's __getitem__ is get(index) here, and __len__ is a getter or field length" : ''
    throw typeError(`${where}: a Dataset has length and get(index), got ${shown(dataset)}${hint}`)
  }
  if (!Number.isSafeInteger(given.length) || given.length! < 0) {
    throw typeError(`${where}: the length of a Dataset must be a whole number, got ${shown(given.length)}`)
  }
}
