import { checkOptions, flag, surplus } from '../arguments'
import { type Collated, defaultCollate } from '../data/collate'
import { type Columns, checkIndex, columns, type Dataset, type Indices, rows } from '../data/dataset'
import { arange } from '../generated/ops'
import type { Tensor } from '../tensor'
import { requireTransform } from './transform'
import { applyToBatch, applyTransform, isPointwise, type Transform } from './transforms'

/** Options of all datasets of labelled images. */
export interface LabelledImagesOptions<I = Tensor, L = number> {
  /** Whether to use the training set instead of the test set. Default true. */
  train?: boolean
  /** Changes each image, a uint8 tensor `[28, 28]`. Default: none. */
  transform?: Transform<Tensor, I> | null
  /** Changes each label, a number. Default: none. */
  targetTransform?: Transform<number, L> | null
}

/** Checks the options of a dataset before any work is done; returns `train`. */
export function checkImageOptions(
  where: string,
  options: LabelledImagesOptions<unknown, unknown>,
  more: string[],
): boolean {
  checkOptions(where, options, ['train', 'transform', 'targetTransform', ...more])
  const { train = true, transform, targetTransform } = options
  if (transform !== undefined && transform !== null) requireTransform('transform', transform)
  if (targetTransform !== undefined && targetTransform !== null) requireTransform('targetTransform', targetTransform)
  return flag(where, 'train', train)
}

/**
 * Images and their labels, each as one tensor. A batch is made from whole tensors. Images stay uint8 until a batch goes through
 * `transform`, as a whole if the transform allows it.
 */
export abstract class LabelledImages<I = Tensor, L = number> implements Dataset<[I, L]> {
  /** All images: uint8 `[N, 28, 28]`. */
  data: Tensor
  /** All labels: int64 `[N]`. */
  targets: Tensor
  readonly transform: Transform<Tensor, I> | null
  readonly targetTransform: Transform<number, L> | null
  #table: { of: unknown; values: Tensor } | null = null

  constructor(images: Tensor, labels: Tensor, { transform, targetTransform }: LabelledImagesOptions<I, L>) {
    this.data = images
    this.targets = labels.to('int64')
    this.transform = transform ?? null
    this.targetTransform = targetTransform ?? null
  }

  get length(): number {
    return this.data.shape[0]
  }

  /** The image at a position after `transform`, and its label after `targetTransform`. */
  get(index: number): [I, L] {
    if (arguments.length > 1) throw surplus(`vision.datasets.${this.constructor.name}.get`, 1, arguments)
    checkIndex(index, this.length)
    // Copied, since a transform may work in place.
    const image = this.data.select(0, index).clone()
    const label = this.targets.select(0, index).item() as number
    return [
      this.transform ? applyTransform(this.transform, image) : (image as I),
      this.targetTransform ? applyTransform(this.targetTransform, label) : (label as L),
    ]
  }

  /** A batch `[images, labels]`; the labels are int64 `[N]` unless `targetTransform` changes them. */
  getBatch(indices: Indices): Collated<[I, L]> {
    if (arguments.length > 1) throw surplus(`vision.datasets.${this.constructor.name}.getBatch`, 1, arguments)
    const { tensors, finish } = this[columns]()
    return finish(rows(tensors, indices))
  }

  [columns](): Columns<Collated<[I, L]>> {
    if (arguments.length > 0) throw surplus(`vision.datasets.${this.constructor.name}.columns`, 0, arguments)
    const { data, targets, transform, targetTransform } = this
    const batch = (images: unknown, labels: Tensor) =>
      [
        images,
        targetTransform
          ? defaultCollate((labels.toArray() as number[]).map((label) => applyTransform(targetTransform, label)))
          : labels,
      ] as Collated<[I, L]>
    return {
      tensors: [data, targets],
      order: null,
      finish: ([images, labels]) => batch(applyToBatch(transform ? [transform] : [], images), labels),
      mapped: () => {
        const table = this.#byteTable()
        return table && { tables: [table, null], finish: ([images, labels]) => batch(images.unsqueeze(1), labels) }
      },
    }
  }

  /** A table of the transform's result for each of the 256 grey values; null if the transform is not pointwise. */
  #byteTable(): Tensor | null {
    const { data, transform } = this
    if (!transform || data.dtype !== 'uint8' || data.ndim !== 3 || !isPointwise(transform)) return null
    if (this.#table?.of !== transform) {
      const greys = arange(256, { dtype: 'uint8', device: 'cpu' }).reshape([256, 1, 1])
      this.#table = { of: transform, values: applyToBatch([transform], greys).flatten() }
    }
    return this.#table.values
  }
}
