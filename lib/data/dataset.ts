import { TorchError } from '../errors'
import { Tensor, tensor } from '../tensor'
import { type Collated, defaultCollate } from './collate'
import { show } from './options'

/** Positions that follow one another: from `start` up to but not including `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Which items a batch is made of: a range when the order is the dataset's own, else a list. */
export type Indices = readonly number[] | Range

/**
 * Anything with a `length` and a `get`. One that can make a whole batch faster than item by item also has `getBatch`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.Dataset
 */
export interface Dataset<T = unknown> {
  /** How many items there are. */
  readonly length: number
  /** The item at a position from 0 to `length - 1`. */
  get(index: number): T
  /** The same as collating `get` of each position, in their order. */
  getBatch?(indices: Indices): Collated<T>
}

/** The items at these positions as one batch: by the dataset's own `getBatch` where it has one, else item by item. */
export function getBatch<T>(dataset: Dataset<T>, indices: Indices): Collated<T> {
  if (dataset.getBatch && !isOutdated(dataset, 'getBatch', 'get')) return dataset.getBatch(indices)
  return defaultCollate(positions(indices).map((index) => dataset.get(index)))
}

/** The single positions. */
export function positions(indices: Indices): readonly number[] {
  if (!('start' in indices)) return indices
  return Array.from({ length: indices.end - indices.start }, (_, i) => indices.start + i)
}

/** Whether a subclass replaced `single` but inherits `batch`, which then no longer does the same. */
export function isOutdated(object: object, batch: string, single: string): boolean {
  for (let at: object | null = object; at; at = Object.getPrototypeOf(at)) {
    if (Object.hasOwn(at, batch)) return false
    if (Object.hasOwn(at, single)) return true
  }
  return false
}

/** Refuses a position that a dataset of this length does not have. */
export function checkIndex(index: number, length: number): void {
  if (typeof index !== 'number') throw new TypeError(`an index must be a number, got ${show(index)}`)
  if (!Number.isSafeInteger(index) || index < 0 || index >= length) {
    throw new TorchError('ERR_INDEX', `index ${index} is outside of a dataset of ${length} items`)
  }
}

/** The rows of each tensor at these positions: a view of a range, a copy of a list. */
export function rows(tensors: readonly Tensor[], indices: Indices): Tensor[] {
  const length = tensors[0].shape[0]
  if ('start' in indices) {
    const { start, end } = indices
    if (end > start) for (const index of [start, end - 1]) checkIndex(index, length)
    return tensors.map((t) => t.narrow(0, start, end - start))
  }
  for (const index of indices) checkIndex(index, length)
  const index = tensor(BigInt64Array.from(indices, BigInt))
  return tensors.map((t) => t.indexSelect(0, index.to(t.device)))
}

/**
 * Tensors of the same length side by side: item `i` is the row `i` of each.
 *
 * A batch of a range of rows is a view of the tensors, not a copy: changing it in place changes the dataset.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.TensorDataset
 */
export class TensorDataset<T extends Tensor[] = Tensor[]> implements Dataset<T> {
  readonly tensors: T

  /** @throws {@link TorchError} `ERR_SHAPE` when the first dimensions differ */
  constructor(...tensors: T) {
    if (tensors.length === 0) throw new TypeError('new TensorDataset(...tensors: Tensor[]) was given no tensor')
    for (const t of tensors) {
      if (!(t instanceof Tensor)) throw new TypeError(`new TensorDataset(...tensors: Tensor[]) was given ${show(t)}`)
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
    checkIndex(index, this.length)
    return this.tensors.map((t) => t.select(0, index)) as T
  }

  getBatch(indices: Indices): Collated<T> {
    return rows(this.tensors, indices) as Collated<T>
  }
}

/**
 * Some items of a dataset, in the order of `indices`.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.Subset
 */
export class Subset<T> implements Dataset<T> {
  readonly indices: readonly number[]

  /** @throws {@link TorchError} `ERR_INDEX` when an index is outside of the dataset */
  constructor(
    readonly dataset: Dataset<T>,
    indices: Iterable<number>,
  ) {
    checkDataset('new Subset(dataset, indices)', dataset)
    this.indices = [...indices]
    for (const index of this.indices) checkIndex(index, dataset.length)
  }

  get length(): number {
    return this.indices.length
  }

  get(index: number): T {
    checkIndex(index, this.length)
    return this.dataset.get(this.indices[index])
  }

  getBatch(indices: Indices): Collated<T> {
    const chosen = positions(indices).map((index) => {
      checkIndex(index, this.length)
      return this.indices[index]
    })
    return getBatch(this.dataset, chosen)
  }
}

/** Refuses what is not a {@link Dataset}. */
export function checkDataset(where: string, dataset: unknown): asserts dataset is Dataset {
  const given = dataset as Partial<Dataset> | null | undefined
  if (Array.isArray(dataset)) {
    throw new TypeError(`${where}: an array is no Dataset; give { length: list.length, get: (i) => list[i] }`)
  }
  if (typeof given?.get !== 'function') {
    throw new TypeError(`${where}: a Dataset has length and get(index), got ${show(dataset)}`)
  }
  if (!Number.isSafeInteger(given.length) || given.length! < 0) {
    throw new TypeError(`${where}: the length of a Dataset must be a whole number, got ${show(given.length)}`)
  }
}
