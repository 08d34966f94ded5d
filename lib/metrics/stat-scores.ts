import { oneOf, type Rest, refuseValue, settings, wholeNumber } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import {
  type ClassificationOptions,
  checkTask,
  checkThreshold,
  pairCounts,
  probabilities,
  refuseShapes,
  requireBinary,
  requireClasses,
  requireClassShapes,
  requireLabelShapes,
  requireSameShape,
  safeDivide,
  taskNames,
} from './inputs'
import { Metric } from './metric'

/** How the values of classes or labels become one: over all samples, as their mean, weighted by support, or not at all. */
export type MetricAverage = 'micro' | 'macro' | 'weighted' | 'none' | null

export interface StatScoresOptions extends ClassificationOptions {
  /** Scores above it count as 1, for the tasks `'binary'` and `'multilabel'`; default 0.5. */
  threshold?: number
  /** Default `'micro'`. */
  average?: MetricAverage
  /** `'samplewise'` gives a value for each sample of inputs `[N, ...]`; default `'global'`. */
  multidimAverage?: 'global' | 'samplewise'
  /** A sample of several classes counts as right if its class is among this many of the highest scores; default 1. */
  topK?: number
}

export interface ZeroDivisionOptions extends StatScoresOptions {
  /** The value where there is nothing to divide by: 0 or 1; default 0. */
  zeroDivision?: number
}

/** The true and false positives and negatives, of each class or label or of all. */
interface Counts {
  tp: Tensor
  fp: Tensor
  tn: Tensor
  fn: Tensor
}

const countNames = ['tp', 'fp', 'tn', 'fn'] as const

const scoreDefaults: Required<StatScoresOptions> = {
  task: undefined as never,
  threshold: 0.5,
  numClasses: null,
  numLabels: null,
  average: 'micro',
  multidimAverage: 'global',
  topK: 1,
  ignoreIndex: null,
  validateArgs: true,
}

type Settings = Required<ZeroDivisionOptions>

/** A metric of true and false positives and negatives. */
abstract class StatScores extends Metric {
  protected readonly options: Settings
  /** The number of classes or labels. */
  protected readonly size: number

  constructor(name: string, rest: readonly unknown[], hasZeroDivision: boolean) {
    const where = `metrics.${name}`
    const defaults = hasZeroDivision ? { ...scoreDefaults, zeroDivision: 0 } : scoreDefaults
    const options = { zeroDivision: 0, ...settings<StatScoresOptions>(where, defaults, rest) } as Settings
    const size = checkTask(where, options)
    checkThreshold(where, options.threshold)
    if (options.average !== null)
      oneOf(where, 'average', options.average, ['micro', 'macro', 'weighted', 'none'] as const)
    oneOf(where, 'multidimAverage', options.multidimAverage, ['global', 'samplewise'])
    wholeNumber(where, 'topK', options.topK, { min: 1, max: options.task === 'multiclass' ? size : 1 })
    if (options.zeroDivision !== 0 && options.zeroDivision !== 1)
      refuseValue(where, 'zeroDivision', '0 or 1', options.zeroDivision, typeof options.zeroDivision !== 'number')
    super({ name: `${taskNames[options.task]}${name}`, inputs: ['preds', 'target'] })
    this.options = options
    this.size = size
    const isOne = options.task === 'multiclass' && options.average === 'micro' && options.topK === 1
    for (const part of countNames) {
      if (options.multidimAverage === 'samplewise') this.addState(part, [], 'cat')
      else this.addState(part, ops.zeros([isOne ? 1 : size], { dtype: 'int64' }), 'sum')
    }
  }

  override get higherIsBetter(): boolean {
    return true
  }

  protected override take(preds: Tensor, target: Tensor): void {
    const counts = this.options.task === 'multiclass' ? this.ofClasses(preds, target) : this.ofLabels(preds, target)
    for (const part of countNames) this.addTo(part, counts[part])
  }

  protected get counts(): Counts {
    const of = (part: string) =>
      this.options.multidimAverage === 'samplewise' ? this.joined(part) : this.tensorState(part)
    return { tp: of('tp'), fp: of('fp'), tn: of('tn'), fn: of('fn') }
  }

  private ofLabels(preds: Tensor, target: Tensor): Counts {
    const where = `metrics.${this.name}.update`
    const { task, threshold, ignoreIndex, validateArgs, multidimAverage } = this.options
    const isGlobal = multidimAverage === 'global'
    const kept = task === 'binary' ? 1 : 2
    if (task === 'binary') requireSameShape(where, preds, target)
    else requireLabelShapes(where, preds, target, this.size)
    const least = isGlobal ? kept : kept + 1
    if (preds.ndim < least) refuseShapes(where, `both must have at least ${least} dimensions`, preds, target)
    if (validateArgs) requireBinary(where, preds, target, ignoreIndex)
    const positive = preds.isFloatingPoint() ? probabilities(preds, 'sigmoid').gt(threshold) : preds
    const shape = [...preds.shape.slice(0, kept), -1]
    const predicted = positive.reshape(shape)
    const flat = target.reshape(shape)
    const marked = ignoreIndex === null ? flat : flat.maskedFill(flat.eq(ignoreIndex), -1)
    return countsOf(marked.eq(predicted), marked, isGlobal ? [0, -1] : [-1], true)
  }

  private ofClasses(preds: Tensor, target: Tensor): Counts {
    const where = `metrics.${this.name}.update`
    const { topK, average, multidimAverage, ignoreIndex, validateArgs } = this.options
    const { size } = this
    requireClassShapes(where, preds, target, size)
    const hasScores = preds.ndim === target.ndim + 1
    if (multidimAverage === 'samplewise' && target.ndim < 2)
      refuseShapes(where, "target must have at least 2 dimensions with multidimAverage 'samplewise'", preds, target)
    if (topK > 1 && !hasScores)
      refuseShapes(where, `preds must have scores of shape [N, C, ...] for topK ${topK}`, preds, target)
    if (validateArgs) {
      requireClasses(where, 'target', target, size, ignoreIndex)
      if (!preds.isFloatingPoint()) requireClasses(where, 'preds', preds, size, ignoreIndex)
    }
    const predicted = hasScores && topK === 1 ? preds.argmax(1) : preds
    if (multidimAverage === 'samplewise' || topK > 1) return this.oneHot(predicted, target)
    const counted = target.flatten()
    const isKept = ignoreIndex === null ? undefined : counted.ne(ignoreIndex)
    const [found, wanted] = [predicted.flatten(), counted].map((x) => (isKept ? x.maskedSelect(isKept) : x))
    if (average === 'micro') {
      const tp = found.eq(wanted).sum()
      const fp = found.ne(wanted).sum()
      return {
        tp,
        fp,
        fn: fp,
        tn: fp
          .add(fp)
          .add(tp)
          .neg()
          .add(size * found.numel()),
      }
    }
    const pairs = pairCounts(found, wanted, size)
    const tp = pairs.diagonal()
    const [fp, fn] = [pairs.sum(0).sub(tp), pairs.sum(1).sub(tp)]
    return { tp, fp, fn, tn: pairs.sum().sub(fp.add(fn).add(tp)) }
  }

  /** The counts of each class from one-hot rows, which are needed for each sample and for the highest scores. */
  private oneHot(preds: Tensor, target: Tensor): Counts {
    const { topK, multidimAverage, ignoreIndex } = this.options
    const { size } = this
    const flat = target.reshape([target.shape[0], -1])
    const isIgnored = ignoreIndex === null ? undefined : flat.eq(ignoreIndex)
    const wanted = isIgnored ? flat.maskedFill(isIgnored, 0) : flat
    let found = preds
    if (topK > 1) {
      const best = preds.reshape([preds.shape[0], size, -1]).topk(topK, 1).indices
      const isAmong = best.eq(wanted.unsqueeze(1)).any(1)
      found = ops.where(isAmong, wanted, best.select(1, 0))
    } else {
      found = preds.reshape([preds.shape[0], -1])
      if (isIgnored) found = found.maskedFill(isIgnored, 0)
    }
    const hot = ops.oneHot(found.to('int64'), size)
    const wantedHot = ops.oneHot(wanted.to('int64'), size)
    const marked = isIgnored ? wantedHot.maskedFill(isIgnored.unsqueeze(-1), -1) : wantedHot
    return countsOf(marked.eq(hot), marked, multidimAverage === 'global' ? [0, 1] : [1], false)
  }

  /** The mean of the classes' or labels' scores, as `average` says. */
  protected averaged(score: Tensor, { tp, fp, fn }: Counts, topK = this.options.topK): Tensor {
    const { average, task } = this.options
    if (average === null || average === 'none') return score
    const isAbsent = topK === 1 ? tp.add(fp).add(fn).eq(0) : tp.add(fn).eq(0)
    const ones = ops.onesLike(score)
    const macro = task === 'multilabel' ? ones : ones.maskedFill(isAbsent, 0)
    const weights = average === 'weighted' ? tp.add(fn) : macro
    return safeDivide(weights.mul(score), weights.sum(-1, true)).sum(-1)
  }

  /** The counts summed over classes or labels for `average: 'micro'`. */
  protected summed(counts: Counts): Counts {
    const dim = this.options.multidimAverage === 'global' ? 0 : 1
    const { tp, fp, tn, fn } = counts
    return { tp: tp.sum(dim), fp: fp.sum(dim), tn: tn.sum(dim), fn: fn.sum(dim) }
  }

  /** What one division of the counts gives, over classes or labels as `average` says. */
  protected scored(score: (counts: Counts) => Tensor, topK?: number): Tensor {
    const { counts } = this
    if (this.options.task === 'binary') return score(counts)
    if (this.options.average === 'micro') return score(this.summed(counts))
    return this.averaged(score(counts), counts, topK)
  }
}

/** Counts where targets of 1 and 0 were found (`isEqual`) or not; other targets are ignored. */
function countsOf(isEqual: Tensor, target: Tensor, dims: number[], squeezed: boolean): Counts {
  const count = (which: Tensor, value: number) => {
    const sum = which.logicalAnd(target.eq(value)).sum(dims)
    return squeezed ? sum.squeeze() : sum
  }
  const isOther = isEqual.logicalNot()
  return { tp: count(isEqual, 1), fp: count(isOther, 0), tn: count(isEqual, 0), fn: count(isOther, 1) }
}

/**
 * The share of predictions that are right. For several classes `average: 'micro'` counts samples, and `'macro'` is the mean
 * of the classes' recalls without classes that occur nowhere.
 *
 * ```ts
 * const accuracy = new torch.metrics.Accuracy({ task: 'multiclass', numClasses: 10 })
 * accuracy.update(model.forward(images), labels)
 * console.log(accuracy.compute().item())
 * ```
 *
 * `preds` are scores `[N, C, ...]` or classes `[N, ...]`, or for binary and multilabel tasks scores or labels of the target's
 * shape; scores outside 0 and 1 are taken as logits.
 * @throws TypeError or TorchError `ERR_RANGE` for an option of another kind, or without `numClasses` or `numLabels`
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/accuracy.html
 */
export class Accuracy extends StatScores {
  constructor(...rest: Rest<StatScoresOptions, ['task']>) {
    super('Accuracy', rest, false)
  }

  protected override result(): Tensor {
    const { task } = this.options
    return this.scored(({ tp, fp, tn, fn }) => {
      if (task === 'multiclass') return safeDivide(tp, tp.add(fn))
      const right = tp.add(tn)
      return safeDivide(right, right.add(fp).add(fn))
    })
  }
}

/**
 * The share of predicted positives that are positive: `tp / (tp + fp)`.
 * @throws TypeError or TorchError `ERR_RANGE` as {@link Accuracy}
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/precision.html
 */
export class Precision extends StatScores {
  constructor(...rest: Rest<ZeroDivisionOptions, ['task']>) {
    super('Precision', rest, true)
  }

  protected override result(): Tensor {
    return this.scored(({ tp, fp }) => safeDivide(tp, tp.add(fp), this.options.zeroDivision))
  }
}

/**
 * The share of positives that are predicted: `tp / (tp + fn)`.
 * @throws TypeError or TorchError `ERR_RANGE` as {@link Accuracy}
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/recall.html
 */
export class Recall extends StatScores {
  constructor(...rest: Rest<ZeroDivisionOptions, ['task']>) {
    super('Recall', rest, true)
  }

  protected override result(): Tensor {
    return this.scored(({ tp, fn }) => safeDivide(tp, tp.add(fn), this.options.zeroDivision))
  }
}

/**
 * The harmonic mean of precision and recall: `2 tp / (2 tp + fp + fn)`.
 * @throws TypeError or TorchError `ERR_RANGE` as {@link Accuracy}
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/f1_score.html
 */
export class F1Score extends StatScores {
  constructor(...rest: Rest<ZeroDivisionOptions, ['task']>) {
    super('F1Score', rest, true)
  }

  protected override result(): Tensor {
    const score = ({ tp, fp, fn }: Counts) => {
      const twice = tp.to('float32').mul(2)
      return safeDivide(twice, twice.add(fn).add(fp), this.options.zeroDivision)
    }
    // torchmetrics does not tell this reduction of topK.
    return this.scored(score, 1)
  }
}
