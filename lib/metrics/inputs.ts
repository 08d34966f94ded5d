import { finiteNumber, flag, oneOf, refuseValue, wholeNumber } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'

/** What is to be classified: two classes, one class of several for each sample, or several labels at once. */
export type MetricTask = 'binary' | 'multiclass' | 'multilabel'

/** The options that all classification metrics have. */
export interface ClassificationOptions {
  /** `'binary'`, `'multiclass'` (needs `numClasses`) or `'multilabel'` (needs `numLabels`). */
  task: MetricTask
  /** The number of classes, at least 2; for the task `'multiclass'`. */
  numClasses?: number | null
  /** The number of labels, at least 2; for the task `'multilabel'`. */
  numLabels?: number | null
  /** Targets with this value are left out; default none. */
  ignoreIndex?: number | null
  /** Whether the values of the inputs are checked, which waits for a GPU; default true. */
  validateArgs?: boolean
}

/** The names of torchmetrics' classes begin with these. */
export const taskNames = { binary: 'Binary', multiclass: 'Multiclass', multilabel: 'Multilabel' } as const

/** Checks the options of a classification metric, and gives the number of its classes or labels. */
export function checkTask(where: string, options: ClassificationOptions): number {
  const task = oneOf(where, 'task', options.task, ['binary', 'multiclass', 'multilabel'])
  if (options.ignoreIndex !== null && options.ignoreIndex !== undefined)
    wholeNumber(where, 'ignoreIndex', options.ignoreIndex)
  flag(where, 'validateArgs', options.validateArgs)
  const name = task === 'multilabel' ? 'numLabels' : 'numClasses'
  const other = task === 'multilabel' ? 'numClasses' : 'numLabels'
  if (options[other] !== null && options[other] !== undefined)
    refuseValue(where, other, `left out for the task '${task}'`, options[other], true)
  if (task !== 'binary') return wholeNumber(where, name, options[name], { min: 2 })
  if (options.numClasses !== null && options.numClasses !== undefined)
    refuseValue(where, 'numClasses', "left out for the task 'binary'", options.numClasses, true)
  return 1
}

export function checkThreshold(where: string, threshold: unknown): number {
  return finiteNumber(where, 'threshold', threshold, { min: 0, max: 1 })
}

export const sizes = (shape: readonly number[]) => `[${shape.join(', ')}]`

export function requireSameShape(where: string, preds: Tensor, target: Tensor): void {
  if (String(preds.shape) !== String(target.shape)) {
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: preds and target must have the same shape, but they have ${sizes(preds.shape)} and ${sizes(target.shape)}`,
    )
  }
}

function requireValues(where: string, name: string, values: Tensor, isWrong: Tensor, want: string): void {
  if (!isWrong.any().item<boolean>()) return
  const found = [...new Set<unknown>(values.maskedSelect(isWrong).toTypedArray())].slice(0, 5)
  throw new TorchError('ERR_RANGE', `${where}: ${name} must hold ${want}, but it has ${found.join(', ')}`)
}

/** Checks that the targets are 0, 1 or ignored, and that predictions that are no scores are 0 or 1. */
export function requireBinary(where: string, preds: Tensor, target: Tensor, ignoreIndex: number | null): void {
  const isOther = target.ne(0).logicalAnd(target.ne(1))
  const isWrong = ignoreIndex === null ? isOther : isOther.logicalAnd(target.ne(ignoreIndex))
  const also = ignoreIndex === null ? '' : ` and the ignored ${ignoreIndex}`
  requireValues(where, 'target', target, isWrong, `only 0 and 1${also}`)
  if (preds.isFloatingPoint()) return
  requireValues(where, 'preds', preds, preds.ne(0).logicalAnd(preds.ne(1)), 'only 0 and 1, since it has labels')
}

/** Checks that classes lie between 0 and the last one, or are ignored. */
export function requireClasses(
  where: string,
  name: string,
  classes: Tensor,
  numClasses: number,
  ignoreIndex: number | null,
): void {
  const isOutside = classes.lt(0).logicalOr(classes.ge(numClasses))
  const isWrong = ignoreIndex === null ? isOutside : isOutside.logicalAnd(classes.ne(ignoreIndex))
  const also = ignoreIndex === null ? '' : `, or the ignored ${ignoreIndex}`
  requireValues(where, name, classes, isWrong, `classes from 0 to ${numClasses - 1}${also}`)
}

/** Checks the shapes of classes `[N, ...]` with predicted classes of the same shape, or scores `[N, C, ...]`. */
export function requireClassShapes(where: string, preds: Tensor, target: Tensor, numClasses: number): void {
  if (target.ndim === 0) refuseShapes(where, 'target must have at least one dimension', preds, target)
  if (preds.ndim === target.ndim) {
    requireSameShape(where, preds, target)
    return
  }
  if (preds.ndim !== target.ndim + 1)
    refuseShapes(where, 'preds must have the shape of target, or scores of shape [N, C, ...]', preds, target)
  if (!preds.isFloatingPoint())
    throw new TorchError(
      'ERR_DTYPE',
      `${where}: scores [N, C, ...] must be floating-point, but preds is ${preds.dtype}`,
    )
  if (preds.shape[1] !== numClasses)
    refuseShapes(where, `preds must have a score for each of ${numClasses} classes in dimension 1`, preds, target)
  const [batch, , ...rest] = preds.shape
  if (String([batch, ...rest]) !== String(target.shape))
    refuseShapes(where, 'preds must be [N, C, ...] and target [N, ...]', preds, target)
}

export function requireLabelShapes(where: string, preds: Tensor, target: Tensor, numLabels: number): void {
  requireSameShape(where, preds, target)
  if (preds.shape[1] !== numLabels)
    refuseShapes(where, `both must have ${numLabels} labels in dimension 1`, preds, target)
}

export function refuseShapes(where: string, want: string, preds: Tensor, target: Tensor): never {
  const found = `preds has the shape ${sizes(preds.shape)} and target ${sizes(target.shape)}`
  throw new TorchError('ERR_SHAPE', `${where}: ${want}, but ${found}`)
}

/** Scores as probabilities: logits become so by sigmoid or softmax if any score lies outside 0 and 1. */
export function probabilities(scores: Tensor, by: 'sigmoid' | 'softmax'): Tensor {
  if (scores.ge(0).logicalAnd(scores.le(1)).all().item<boolean>()) return scores
  return by === 'sigmoid' ? scores.sigmoid() : scores.softmax(1)
}

const asFloat = (x: Tensor) => (x.isFloatingPoint() ? x : x.to('float32'))

/** `num / denom`, and `zeroDivision` where the denominator is 0. */
export function safeDivide(num: Tensor, denom: Tensor, zeroDivision = 0): Tensor {
  const [top, bottom] = [asFloat(num), asFloat(denom)]
  return ops.where(bottom.ne(0), top.div(bottom), ops.full([], zeroDivision, { dtype: top.dtype, device: top.device }))
}

/** The rows for which the mask `[N]` is true. */
export const rowsWhere = (x: Tensor, mask: Tensor) => x.indexSelect(0, mask.nonzero().squeeze(1))

/** The number of each pair of a target's class (row) and a predicted class (column): `[size, size]`. */
export function pairCounts(preds: Tensor, target: Tensor, size: number): Tensor {
  const pairs = target.to('int64').mul(size).add(preds.to('int64'))
  return pairs.bincount(null, size * size).reshape([size, size])
}
