import { oneOf, type Rest, settings } from '../arguments'
import { emitWarning } from '../binding/warning'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import {
  type ClassificationOptions,
  checkTask,
  checkThreshold,
  pairCounts,
  probabilities,
  requireBinary,
  requireClasses,
  requireClassShapes,
  requireLabelShapes,
  requireSameShape,
  taskNames,
} from './inputs'
import { Metric } from './metric'

export interface ConfusionMatrixOptions extends ClassificationOptions {
  /** Scores above it count as 1, for the tasks `'binary'` and `'multilabel'`; default 0.5. */
  threshold?: number
  /** Divides by the sum of a row (`'true'`), of a column (`'pred'`) or of the matrix (`'all'`); default not at all. */
  normalize?: 'true' | 'pred' | 'all' | 'none' | null
}

const defaults: Required<ConfusionMatrixOptions> = {
  task: undefined as never,
  threshold: 0.5,
  numClasses: null,
  numLabels: null,
  normalize: null,
  ignoreIndex: null,
  validateArgs: true,
}

/**
 * How often each class (row) was predicted as each class (column): `[C, C]`, for a binary task `[2, 2]`, for several labels
 * `[numLabels, 2, 2]`. Counts are int64, shares float32. The inputs are those of `Accuracy`.
 * @throws TypeError or TorchError `ERR_RANGE` for an option of another kind, or without `numClasses` or `numLabels`
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/confusion_matrix.html
 */
export class ConfusionMatrix extends Metric {
  private readonly options: Required<ConfusionMatrixOptions>
  private readonly size: number

  constructor(...rest: Rest<ConfusionMatrixOptions, ['task']>) {
    const where = 'metrics.ConfusionMatrix'
    const options = settings(where, defaults, rest) as Required<ConfusionMatrixOptions>
    const size = checkTask(where, options)
    checkThreshold(where, options.threshold)
    if (options.normalize !== null)
      oneOf(where, 'normalize', options.normalize, ['true', 'pred', 'all', 'none'] as const)
    super({ name: `${taskNames[options.task]}ConfusionMatrix`, inputs: ['preds', 'target'] })
    this.options = options
    this.size = size
    const shape = { binary: [2, 2], multiclass: [size, size], multilabel: [size, 2, 2] }[options.task]
    this.addState('confmat', ops.zeros(shape, { dtype: 'int64' }), 'sum')
  }

  protected override take(preds: Tensor, target: Tensor): void {
    this.addTo(
      'confmat',
      this.options.task === 'multiclass' ? this.ofClasses(preds, target) : this.ofLabels(preds, target),
    )
  }

  private ofClasses(preds: Tensor, target: Tensor): Tensor {
    const where = `metrics.${this.name}.update`
    const { ignoreIndex, validateArgs } = this.options
    requireClassShapes(where, preds, target, this.size)
    if (validateArgs) {
      requireClasses(where, 'target', target, this.size, ignoreIndex)
      if (!preds.isFloatingPoint()) requireClasses(where, 'preds', preds, this.size, ignoreIndex)
    }
    const found = preds.ndim === target.ndim + 1 ? preds.argmax(1) : preds
    const isKept = ignoreIndex === null ? undefined : target.flatten().ne(ignoreIndex)
    const [rows, columns] = [target, found].map((x) => (isKept ? x.flatten().maskedSelect(isKept) : x.flatten()))
    return pairCounts(columns, rows, this.size)
  }

  private ofLabels(preds: Tensor, target: Tensor): Tensor {
    const where = `metrics.${this.name}.update`
    const { task, threshold, ignoreIndex, validateArgs } = this.options
    if (task === 'binary') requireSameShape(where, preds, target)
    else requireLabelShapes(where, preds, target, this.size)
    if (validateArgs) requireBinary(where, preds, target, ignoreIndex)
    const isKept = ignoreIndex === null ? undefined : target.ne(ignoreIndex)
    // Whether scores are logits is decided before ignored labels are left out, but after ignored binary targets are.
    const isBinary = task === 'binary'
    const seen = isBinary && isKept ? preds.maskedSelect(isKept) : preds
    const positive = preds.isFloatingPoint() ? probabilities(seen, 'sigmoid').gt(threshold) : seen
    const places = isBinary
      ? ops.zeros([], { dtype: 'int64', device: preds.device })
      : ops
          .arange(this.size, { dtype: 'int64', device: preds.device })
          .reshape([-1, ...preds.shape.slice(2).map(() => 1)])
    const labels = (isBinary && isKept ? target.maskedSelect(isKept) : target).to('int64')
    const pairs = labels.mul(2).add(positive.to('int64')).add(places.mul(4))
    const counted = !isBinary && isKept ? pairs.maskedSelect(isKept) : pairs.flatten()
    return counted.bincount(null, 4 * this.size).reshape(isBinary ? [2, 2] : [this.size, 2, 2])
  }

  protected override result(): Tensor {
    const { normalize } = this.options
    const counts = this.tensorState('confmat')
    if (normalize === null || normalize === 'none') return counts
    const shares = counts.to('float32')
    const dims = { true: [-1], pred: [-2], all: [-2, -1] }[normalize]
    const divided = shares.div(shares.sum(dims, true))
    const missing = divided.isnan().sum().item()
    if (missing === 0) return divided
    emitWarning(`metrics.${this.name}.compute: ${missing} values are 0 divided by 0, and are given as 0`, {
      type: 'Warning',
    })
    return divided.nanToNum(0)
  }
}
