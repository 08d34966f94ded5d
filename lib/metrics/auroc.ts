import { finiteNumber, isArray, oneOf, type Rest, refuseValue, settings, wholeNumber } from '../arguments'
import { noGrad } from '../autograd'
import { emitWarning } from '../binding/warning'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { isTensor, type Tensor, tensor } from '../tensor'
import {
  type ClassificationOptions,
  checkTask,
  probabilities,
  refuseShapes,
  requireBinary,
  requireClasses,
  requireClassShapes,
  requireLabelShapes,
  requireSameShape,
  rowsWhere,
  safeDivide,
  taskNames,
} from './inputs'
import { Metric } from './metric'

export interface AUROCOptions extends ClassificationOptions {
  /**
   * At which thresholds the curve is computed, so that the state needs no scores: their number (at least 2, evenly spaced),
   * or a list or tensor of them. Default null: all scores are kept, and the area is exact.
   */
  thresholds?: number | readonly number[] | Tensor | null
  /** Default `'macro'`; `'micro'` only for several labels. */
  average?: 'micro' | 'macro' | 'weighted' | 'none' | null
  /** For a binary task: the area up to this false positive rate, standardised; default all. */
  maxFpr?: number | null
}

const defaults: Required<AUROCOptions> = {
  task: undefined as never,
  thresholds: null,
  numClasses: null,
  numLabels: null,
  average: 'macro',
  maxFpr: null,
  ignoreIndex: null,
  validateArgs: true,
}

/** As many comparisons of scores with thresholds as are made at once. */
const mostCompared = 2 ** 24

/** The rates of false and true positives along a curve, each `[..., points]`. */
type Curve = [fpr: Tensor, tpr: Tensor]

/**
 * The area under the receiver operating characteristic curve. `preds` are scores: `[N, ...]` for a binary task, `[N, C, ...]`
 * for several classes or labels; scores outside 0 and 1 are taken as logits. A class without positives or without negatives
 * counts as 0, with a warning, as in torchmetrics.
 * @throws TypeError or TorchError `ERR_RANGE` for an option of another kind, or without `numClasses` or `numLabels`
 * @see https://lightning.ai/docs/torchmetrics/stable/classification/auroc.html
 */
export class AUROC extends Metric {
  private readonly options: Required<AUROCOptions>
  private readonly size: number
  private readonly thresholds: Tensor | null

  constructor(...rest: Rest<AUROCOptions, ['task']>) {
    const where = 'metrics.AUROC'
    const options = settings<AUROCOptions>(where, defaults, rest) as Required<AUROCOptions>
    const size = checkTask(where, options)
    const averages =
      options.task === 'multilabel' ? ['micro', 'macro', 'weighted', 'none'] : ['macro', 'weighted', 'none']
    if (options.average !== null) oneOf(where, 'average', options.average, averages)
    if (options.maxFpr !== null) {
      if (options.task !== 'binary')
        refuseValue(where, 'maxFpr', `left out for the task '${options.task}'`, options.maxFpr, true)
      finiteNumber(where, 'maxFpr', options.maxFpr, { min: 0, aboveMin: true, max: 1 })
    }
    const thresholds = thresholdsOf(where, options.thresholds)
    super({ name: `${taskNames[options.task]}AUROC`, inputs: ['preds', 'target'] })
    this.options = options
    this.size = size
    this.thresholds = thresholds
    if (thresholds === null) {
      this.addState('preds', [], 'cat')
      this.addState('target', [], 'cat')
    } else {
      const perClass = options.task === 'binary' ? [] : [size]
      this.addState('confmat', ops.zeros([thresholds.numel(), ...perClass, 2, 2], { dtype: 'int64' }), 'sum')
    }
  }

  override get higherIsBetter(): boolean {
    return true
  }

  protected override take(preds: Tensor, target: Tensor): void {
    this.check(preds, target)
    const [scores, labels, isKept] = this.rows(preds, target)
    if (this.thresholds === null) {
      const isBinary = this.options.task === 'binary'
      this.addTo('preds', isBinary ? scores.squeeze(1) : scores)
      this.addTo('target', isBinary ? labels.squeeze(1) : labels)
      return
    }
    const { task } = this.options
    const isPositive =
      task === 'multiclass' ? labels.unsqueeze(1).eq(ops.arange(this.size, { device: labels.device })) : labels.eq(1)
    this.addTo('confmat', this.counted(scores, isPositive, isKept).reshape(this.tensorState('confmat').shape))
  }

  private check(preds: Tensor, target: Tensor): void {
    const where = `metrics.${this.name}.update`
    const { task, ignoreIndex, validateArgs } = this.options
    if (!preds.isFloatingPoint())
      throw new TorchError('ERR_DTYPE', `${where}: preds must be floating-point scores, but it is ${preds.dtype}`)
    if (target.isFloatingPoint())
      throw new TorchError('ERR_DTYPE', `${where}: target must hold integers, but it is ${target.dtype}`)
    if (task === 'multiclass') {
      if (preds.ndim !== target.ndim + 1)
        refuseShapes(where, 'preds must be scores [N, C, ...] and target [N, ...]', preds, target)
      requireClassShapes(where, preds, target, this.size)
    } else if (task === 'binary') requireSameShape(where, preds, target)
    else requireLabelShapes(where, preds, target, this.size)
    if (!validateArgs) return
    if (task === 'multiclass') requireClasses(where, 'target', target, this.size, ignoreIndex)
    else requireBinary(where, preds, target, ignoreIndex)
  }

  /** Scores `[samples, classes]`, targets `[samples]` or `[samples, classes]`, and which of these are not ignored. */
  private rows(preds: Tensor, target: Tensor): [scores: Tensor, labels: Tensor, isKept: Tensor | undefined] {
    const { task, ignoreIndex } = this.options
    const columns = (x: Tensor) => x.transpose(0, 1).reshape([this.size, -1]).t()
    let scores = task === 'binary' ? preds.reshape([-1, 1]) : columns(preds)
    let labels = task === 'multilabel' ? columns(target) : target.flatten()
    if (task === 'multilabel')
      return [probabilities(scores, 'sigmoid'), labels, ignoreIndex === null ? undefined : labels.ne(ignoreIndex)]
    if (ignoreIndex !== null) {
      const isKept = labels.ne(ignoreIndex)
      scores = rowsWhere(scores, isKept)
      labels = labels.maskedSelect(isKept)
    }
    if (task === 'binary') return [probabilities(scores, 'sigmoid'), labels.unsqueeze(1), undefined]
    return [probabilities(scores, 'softmax'), labels, undefined]
  }

  /** The pairs of target and prediction at each threshold: `[thresholds, classes, 2, 2]`. */
  private counted(scores: Tensor, isPositive: Tensor, isKept: Tensor | undefined): Tensor {
    const thresholds = this.thresholds as Tensor
    if (thresholds.device !== scores.device) return this.onDevice(scores.device).counted(scores, isPositive, isKept)
    const rows = Math.max(1, Math.floor(mostCompared / (thresholds.numel() * Math.max(1, scores.shape[1]))))
    const count = (from: number) => {
      const part = (x: Tensor) => x.narrow(0, from, Math.min(rows, scores.shape[0] - from))
      const isAbove = part(scores).unsqueeze(-1).ge(thresholds)
      const among = (mask: Tensor) => {
        const which = (isKept ? part(mask).logicalAnd(part(isKept)) : part(mask)).unsqueeze(-1)
        const above = which.logicalAnd(isAbove).sum(0)
        return ops.stack([which.sum(0).sub(above), above], -1)
      }
      return ops.stack([among(isPositive.logicalNot()), among(isPositive)], 2).movedim(1, 0)
    }
    let sum = count(0)
    for (let from = rows; from < scores.shape[0]; from += rows) sum = sum.add(count(from))
    return sum
  }

  private onDevice(device: string): this {
    return Object.assign(this, { thresholds: (this.thresholds as Tensor).to(device) })
  }

  protected override result(): Tensor {
    return noGrad(() => {
      const { task, average } = this.options
      if (task === 'binary') return this.partial(this.binaryCurve())
      if (task === 'multilabel' && average === 'micro') return areaOf(this.microCurve())
      const areas = this.areas()
      if (average === null || average === 'none') return areas
      return this.reduced(areas)
    })
  }

  private binaryCurve(): Curve {
    if (this.thresholds === null) return this.exact(this.joined('preds'), this.joined('target').eq(1))
    return ratesOf(this.tensorState('confmat'))
  }

  private microCurve(): Curve {
    if (this.thresholds !== null) return ratesOf(this.tensorState('confmat').sum(1))
    const { ignoreIndex } = this.options
    const [scores, labels] = [this.joined('preds').flatten(), this.joined('target').flatten()]
    if (ignoreIndex === null) return this.exact(scores, labels.eq(1))
    const isKept = labels.ne(ignoreIndex)
    return this.exact(scores.maskedSelect(isKept), labels.maskedSelect(isKept).eq(1))
  }

  /** The area of each class or label. */
  private areas(): Tensor {
    if (this.thresholds !== null) return areaOf(ratesOf(this.tensorState('confmat')))
    const { task, ignoreIndex } = this.options
    const [scores, labels] = [this.joined('preds'), this.joined('target')]
    const areas = Array.from({ length: this.size }, (_, i) => {
      const own = scores.select(1, i)
      if (task === 'multiclass') return areaOf(this.exact(own, labels.eq(i)))
      const label = labels.select(1, i)
      if (ignoreIndex === null) return areaOf(this.exact(own, label.eq(1)))
      const isKept = label.ne(ignoreIndex)
      return areaOf(this.exact(own.maskedSelect(isKept), label.maskedSelect(isKept).eq(1)))
    })
    return ops.stack(areas)
  }

  private reduced(areas: Tensor): Tensor {
    const isNumber = areas.isnan().logicalNot()
    if (!isNumber.all().item<boolean>())
      this.tell(`the area of one or more classes is NaN; they are left out of the ${this.options.average} average`)
    const known = areas.maskedSelect(isNumber)
    if (this.options.average === 'macro') return known.mean()
    const support = this.support().maskedSelect(isNumber)
    return known.mul(safeDivide(support, support.sum())).sum()
  }

  /** The number of positives of each class or label. */
  private support(): Tensor {
    if (this.thresholds !== null) return this.tensorState('confmat').select(0, 0).select(1, 1).sum(-1)
    const labels = this.joined('target')
    const counts = this.options.task === 'multiclass' ? labels.bincount(null, this.size) : labels.eq(1).sum(0)
    return counts.to('float32')
  }

  /** The curve through every distinct score. */
  private exact(scores: Tensor, isPositive: Tensor): Curve {
    if (scores.numel() === 0)
      throw new TorchError('ERR_RANGE', `metrics.${this.name}.compute: there are no samples, since all are ignored`)
    const order = scores.argsort(-1, true)
    const [sorted, positive] = [scores.indexSelect(0, order), isPositive.indexSelect(0, order)]
    const last = sorted.numel() - 1
    const end = ops.full([1], last, { dtype: 'int64', device: scores.device })
    const steps = last < 1 ? end.narrow(0, 0, 0) : sorted.diff().ne(0).nonzero().squeeze(1)
    const places = ops.cat([steps, end])
    const zero = ops.zeros([1], { dtype: 'int64', device: scores.device })
    const trues = positive.to('int64').cumsum(0).indexSelect(0, places)
    const falses = places.add(1).sub(trues)
    const rate = (counts: Tensor, what: string, rates: string) => {
      const curve = ops.cat([zero, counts])
      const total = curve.select(0, -1)
      if (total.item() > 0) return curve.div(total)
      this.tell(`the targets have no ${what}, so the ${rates} positive rate means nothing and is given as 0`)
      return ops.zeros(curve.shape, { dtype: scores.dtype, device: scores.device })
    }
    return [rate(falses, 'negatives', 'false'), rate(trues, 'positives', 'true')]
  }

  /** The area up to `maxFpr` with McClish's correction, or all of it. */
  private partial([fpr, tpr]: Curve): Tensor {
    const { maxFpr } = this.options
    if (maxFpr === null || maxFpr === 1 || fpr.sum().item() === 0 || tpr.sum().item() === 0) return areaOf([fpr, tpr])
    const most = ops.full([], maxFpr, { dtype: 'float32', device: fpr.device })
    const stop = fpr.le(most).sum().item()
    const at = (x: Tensor, place: number) => x.select(0, place)
    const weight = most.sub(at(fpr, stop - 1)).div(at(fpr, stop).sub(at(fpr, stop - 1)))
    const between = ops.lerp(at(tpr, stop - 1), at(tpr, stop), weight)
    const cut = (x: Tensor, end: Tensor) => ops.cat([x.narrow(0, 0, stop), end.reshape([1])])
    const area = areaOf([cut(fpr, most), cut(tpr, between)])
    const least = most.square().mul(0.5)
    return area.sub(least).div(most.sub(least)).add(1).mul(0.5)
  }

  private tell(what: string): void {
    emitWarning(`metrics.${this.name}.compute: ${what}`, { type: 'Warning' })
  }
}

/** The rates from pairs `[thresholds, ..., 2, 2]`, in rising order. */
function ratesOf(pairs: Tensor): Curve {
  const of = (label: number) => {
    const [missed, found] = [0, 1].map((i) => pairs.select(-2, label).select(-1, i))
    return safeDivide(found, found.add(missed)).flip([0]).movedim(0, -1)
  }
  return [of(0), of(1)]
}

const areaOf = ([fpr, tpr]: Curve) => ops.trapezoid(tpr, fpr, { dim: -1 })

function thresholdsOf(where: string, given: unknown): Tensor | null {
  if (given === null) return null
  if (isTensor(given)) {
    if (given.ndim !== 1) refuseValue(where, 'thresholds', 'a tensor of one dimension', given, false)
    return given.detach().clone()
  }
  if (!isArray(given)) return ops.linspace(0, 1, wholeNumber(where, 'thresholds', given, { min: 2 }))
  const list = given.map((value, i) => finiteNumber(where, `thresholds[${i}]`, value, { min: 0, max: 1 }))
  return tensor(list)
}
