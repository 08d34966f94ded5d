import {
  finiteNumber,
  flag,
  type Given,
  oneOf,
  type Rest,
  requireTensor,
  settings,
  shown,
  wholeNumber,
} from '../../arguments'
import { TorchError } from '../../errors'
import type { Tensor } from '../../tensor'
import { Module } from '../core/module'
import { Buffer } from '../core/parameter'
import { registerFields } from '../core/slots'
import type { Reduction } from '../functional'
import * as F from '../functional'
import { PairwiseDistance } from './distance'

/** The base of all losses: it has the reduction. */
abstract class Loss<Args extends unknown[] = [input: Tensor, target: Tensor]> extends Module<Args, Tensor> {
  reduction: Reduction

  constructor(where: string, reduction: unknown) {
    super()
    this.reduction = oneOf(where, 'reduction', reduction, ['none', 'mean', 'sum'])
  }
}

/** Makes a weight a buffer, so that it moves with its loss and is in the state dict. */
function buffer(tensor: Tensor | null | undefined): Buffer | null {
  return tensor === null || tensor === undefined ? null : new Buffer(tensor)
}

/**
 * The squared error, by default averaged.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MSELoss.html
 */
export class MSELoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    super('nn.MSELoss', settings<F.LossOptions>('nn.MSELoss', { reduction: 'mean' }, rest).reduction)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    return F.mseLoss(input, target, { reduction: this.reduction })
  }
}

/**
 * The absolute error, by default averaged.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.L1Loss.html
 */
export class L1Loss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    super('nn.L1Loss', settings<F.LossOptions>('nn.L1Loss', { reduction: 'mean' }, rest).reduction)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    return F.l1Loss(input, target, { reduction: this.reduction })
  }
}

/**
 * The smooth L1 loss: squared for errors below `beta`, absolute above.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SmoothL1Loss.html
 */
export class SmoothL1Loss extends Loss {
  beta: number

  constructor(...rest: Rest<F.SmoothL1LossOptions>) {
    const defaults = { reduction: 'mean', beta: 1 } as const
    const { reduction, beta } = settings<F.SmoothL1LossOptions>('nn.SmoothL1Loss', defaults, rest)
    super('nn.SmoothL1Loss', reduction)
    this.beta = finiteNumber('nn.SmoothL1Loss', 'beta', beta, { min: 0 })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    return F.smoothL1Loss(input, target, { reduction: this.reduction, beta: this.beta })
  }
}

/**
 * The Huber loss: squared for errors up to `delta`, absolute above.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.HuberLoss.html
 */
export class HuberLoss extends Loss {
  delta: number

  constructor(...rest: Rest<F.HuberLossOptions>) {
    const defaults = { reduction: 'mean', delta: 1 } as const
    const { reduction, delta } = settings<F.HuberLossOptions>('nn.HuberLoss', defaults, rest)
    super('nn.HuberLoss', reduction)
    this.delta = finiteNumber('nn.HuberLoss', 'delta', delta, { min: 0, aboveMin: true })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    return F.huberLoss(input, target, { reduction: this.reduction, delta: this.delta })
  }
}

/**
 * Binary cross entropy of probabilities.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.BCELoss.html
 */
export class BCELoss extends Loss {
  weight: Buffer | null

  constructor(...rest: Rest<F.BCELossOptions>) {
    const defaults = { weight: null, reduction: 'mean' } as const
    const { weight, reduction } = settings<F.BCELossOptions>('nn.BCELoss', defaults, rest)
    super('nn.BCELoss', reduction)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    return F.binaryCrossEntropy(input, target, { weight: this.weight, reduction: this.reduction })
  }
}

/**
 * Binary cross entropy of logits: it includes the sigmoid.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.BCEWithLogitsLoss.html
 */
export class BCEWithLogitsLoss extends Loss {
  weight: Buffer | null
  pos_weight: Buffer | null

  constructor(...rest: Rest<F.BCEWithLogitsLossOptions>) {
    const where = 'nn.BCEWithLogitsLoss'
    const defaults = { weight: null, reduction: 'mean', posWeight: null } as const
    const { weight, reduction, posWeight } = settings<F.BCEWithLogitsLossOptions>(where, defaults, rest)
    super(where, reduction)
    this.weight = buffer(weight)
    this.pos_weight = buffer(posWeight)
    registerFields(this, { weight: 'buffer', pos_weight: 'buffer' })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, pos_weight: posWeight, reduction } = this
    return F.binaryCrossEntropyWithLogits(input, target, { weight, posWeight, reduction })
  }
}

/**
 * Cross entropy of logits with class indices or probabilities.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CrossEntropyLoss.html
 */
export class CrossEntropyLoss extends Loss {
  weight: Buffer | null
  ignoreIndex: number
  labelSmoothing: number

  constructor(...rest: Rest<F.CrossEntropyLossOptions, ['weight']>) {
    const where = 'nn.CrossEntropyLoss'
    const defaults = { weight: null, ignoreIndex: -100, reduction: 'mean', labelSmoothing: 0 } as const
    const { weight, ignoreIndex, reduction, labelSmoothing } = settings<F.CrossEntropyLossOptions>(
      where,
      defaults,
      rest,
    )
    super(where, reduction)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
    this.ignoreIndex = wholeNumber(where, 'ignoreIndex', ignoreIndex)
    this.labelSmoothing = finiteNumber(where, 'labelSmoothing', labelSmoothing, { min: 0, max: 1 })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction, labelSmoothing } = this
    return F.crossEntropy(input, target, { weight, ignoreIndex, reduction, labelSmoothing })
  }
}

/**
 * The negative log likelihood of log probabilities `[N, C, ...]` with class indices.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.NLLLoss.html
 */
export class NLLLoss extends Loss {
  weight: Buffer | null
  ignoreIndex: number

  constructor(...rest: Rest<F.NLLLossOptions>) {
    const defaults = { weight: null, ignoreIndex: -100, reduction: 'mean' } as const
    const { weight, ignoreIndex, reduction } = settings<F.NLLLossOptions>('nn.NLLLoss', defaults, rest)
    super('nn.NLLLoss', reduction)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
    this.ignoreIndex = wholeNumber('nn.NLLLoss', 'ignoreIndex', ignoreIndex)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction } = this
    return F.nllLoss(input, target, { weight, ignoreIndex, reduction })
  }
}

/**
 * The negative log likelihood of targets from a Poisson distribution.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.PoissonNLLLoss.html
 */
export class PoissonNLLLoss extends Loss {
  logInput: boolean
  full: boolean
  eps: number

  constructor(...args: Given<[logInput: boolean, full: boolean], F.PoissonNLLLossOptions>) {
    const where = 'nn.PoissonNLLLoss'
    const defaults = { logInput: true, full: false, eps: 1e-8, reduction: 'mean' } as const
    const { logInput, full, eps, reduction } = settings<F.PoissonNLLLossOptions>(where, defaults, args)
    super(where, reduction)
    this.logInput = flag(where, 'logInput', logInput)
    this.full = flag(where, 'full', full)
    this.eps = finiteNumber(where, 'eps', eps)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { logInput, full, eps, reduction } = this
    return F.poissonNllLoss(input, target, { logInput, full, eps, reduction })
  }
}

/**
 * The negative log likelihood of targets from normal distributions, given their means and variances.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.GaussianNLLLoss.html
 */
export class GaussianNLLLoss extends Loss<[input: Tensor, target: Tensor, variance: Tensor | number]> {
  full: boolean
  eps: number

  constructor(options: F.GaussianNLLLossOptions = {}) {
    const where = 'nn.GaussianNLLLoss'
    const defaults = { full: false, eps: 1e-6, reduction: 'mean' } as const
    const { full, eps, reduction } = settings<F.GaussianNLLLossOptions>(where, defaults, [options])
    super(where, reduction)
    this.full = flag(where, 'full', full)
    this.eps = finiteNumber(where, 'eps', eps)
  }

  override forward(input: Tensor, target: Tensor, variance: Tensor | number): Tensor {
    const { full, eps, reduction } = this
    return F.gaussianNllLoss(input, target, variance, { full, eps, reduction })
  }
}

/**
 * The Kullback-Leibler divergence of the target from the input, which holds log probabilities. The reduction `'batchmean'` gives
 * the mathematical definition.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.KLDivLoss.html
 */
export class KLDivLoss extends Module<[input: Tensor, target: Tensor], Tensor> {
  reduction: F.KLDivReduction
  logTarget: boolean

  constructor(...rest: Rest<F.KLDivLossOptions>) {
    super()
    const defaults = { reduction: 'mean', logTarget: false } as const
    const { reduction, logTarget } = settings<F.KLDivLossOptions>('nn.KLDivLoss', defaults, rest)
    this.reduction = oneOf('nn.KLDivLoss', 'reduction', reduction, ['none', 'mean', 'sum', 'batchmean'])
    this.logTarget = flag('nn.KLDivLoss', 'logTarget', logTarget)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { reduction, logTarget } = this
    return F.klDiv(input, target, { reduction, logTarget })
  }
}

type CTCInputs = [
  logProbs: Tensor,
  targets: Tensor,
  inputLengths: Tensor | readonly number[],
  targetLengths: Tensor | readonly number[],
]

/**
 * The connectionist temporal classification loss of log probabilities `[T, N, C]` and label sequences, with the lengths of both.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CTCLoss.html
 */
export class CTCLoss extends Loss<CTCInputs> {
  blank: number
  zeroInfinity: boolean

  constructor(...args: Given<[blank: number, reduction: F.Reduction, zeroInfinity: boolean], F.CTCLossOptions>) {
    const defaults = { blank: 0, reduction: 'mean', zeroInfinity: false } as const
    const { blank, reduction, zeroInfinity } = settings<F.CTCLossOptions>('nn.CTCLoss', defaults, args)
    super('nn.CTCLoss', reduction)
    this.blank = wholeNumber('nn.CTCLoss', 'blank', blank, { min: 0 })
    this.zeroInfinity = flag('nn.CTCLoss', 'zeroInfinity', zeroInfinity)
  }

  override forward(logProbs: Tensor, targets: Tensor, inputLengths: CTCInputs[2], targetLengths: CTCInputs[3]): Tensor {
    const { blank, reduction, zeroInfinity } = this
    return F.ctcLoss(logProbs, targets, inputLengths, targetLengths, { blank, reduction, zeroInfinity })
  }
}

type Pair = [input1: Tensor, input2: Tensor, target: Tensor]
type Triplet = [anchor: Tensor, positive: Tensor, negative: Tensor]

export type MarginArguments = Given<[margin: number], F.MarginLossOptions>

/** A loss with a margin. */
abstract class MarginLoss<Args extends unknown[]> extends Loss<Args> {
  margin: number

  constructor(where: string, margin: number, args: MarginArguments) {
    const given = settings<F.MarginLossOptions>(where, { margin, reduction: 'mean' }, args)
    super(where, given.reduction)
    this.margin = finiteNumber(where, 'margin', given.margin)
  }
}

/**
 * `max(0, -target · (input1 - input2) + margin)`. The target is 1 where `input1` should be larger and -1 where `input2` should.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MarginRankingLoss.html
 */
export class MarginRankingLoss extends MarginLoss<Pair> {
  constructor(...args: MarginArguments) {
    super('nn.MarginRankingLoss', 0, args)
  }

  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this
    return F.marginRankingLoss(input1, input2, target, { margin, reduction })
  }
}

/**
 * `input` where the target is 1, `max(0, margin - input)` where it is -1; the margin is 1 by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.HingeEmbeddingLoss.html
 */
export class HingeEmbeddingLoss extends MarginLoss<[input: Tensor, target: Tensor]> {
  constructor(...args: MarginArguments) {
    super('nn.HingeEmbeddingLoss', 1, args)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this
    return F.hingeEmbeddingLoss(input, target, { margin, reduction })
  }
}

/**
 * `1 - cos(x1, x2)` where the target is 1, `max(0, cos(x1, x2) - margin)` where it is -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CosineEmbeddingLoss.html
 */
export class CosineEmbeddingLoss extends MarginLoss<Pair> {
  constructor(...args: MarginArguments) {
    super('nn.CosineEmbeddingLoss', 0, args)
  }

  override forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this
    return F.cosineEmbeddingLoss(input1, input2, target, { margin, reduction })
  }
}

/**
 * The multi-class multi-label hinge loss. Each row of the target lists the correct classes and ends with -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MultiLabelMarginLoss.html
 */
export class MultiLabelMarginLoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    const where = 'nn.MultiLabelMarginLoss'
    super(where, settings<F.LossOptions>(where, { reduction: 'mean' }, rest).reduction)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { reduction } = this
    return F.multilabelMarginLoss(input, target, { reduction })
  }
}

/**
 * `log(1 + exp(-target · input))` for targets of 1 and -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SoftMarginLoss.html
 */
export class SoftMarginLoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    const where = 'nn.SoftMarginLoss'
    super(where, settings<F.LossOptions>(where, { reduction: 'mean' }, rest).reduction)
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { reduction } = this
    return F.softMarginLoss(input, target, { reduction })
  }
}

/**
 * Binary cross entropy of logits for several classes, averaged over the last dimension.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MultiLabelSoftMarginLoss.html
 */
export class MultiLabelSoftMarginLoss extends Loss {
  weight: Buffer | null

  constructor(...rest: Rest<F.WeightedLossOptions>) {
    const where = 'nn.MultiLabelSoftMarginLoss'
    const { weight, reduction } = settings<F.WeightedLossOptions>(where, { weight: null, reduction: 'mean' }, rest)
    super(where, reduction)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { weight, reduction } = this
    return F.multilabelSoftMarginLoss(input, target, { weight, reduction })
  }
}

/**
 * The multi-class hinge loss of scores `[N, C]` with class indices.
 * @throws TorchError `ERR_RANGE` for a `p` other than 1 and 2, `ERR_SHAPE` for a weight that is not 1-D
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MultiMarginLoss.html
 */
export class MultiMarginLoss extends Loss {
  p: number
  margin: number
  weight: Buffer | null

  constructor(...args: Given<[p: number, margin: number], F.MultiMarginLossOptions>) {
    const where = 'nn.MultiMarginLoss'
    const defaults = { p: 1, margin: 1, weight: null, reduction: 'mean' } as const
    const { p, margin, weight, reduction } = settings<F.MultiMarginLossOptions>(where, defaults, args)
    super(where, reduction)
    if (p !== 1 && p !== 2) throw new TorchError('ERR_RANGE', `${where}: p must be 1 or 2, but it is ${shown(p)}`)
    if (weight !== null && weight !== undefined) requireTensor(where, 'weight', weight)
    if (weight && weight.ndim !== 1) {
      throw new TorchError('ERR_SHAPE', `${where}: weight must be 1-D, but its shape is [${weight.shape.join(', ')}]`)
    }
    this.p = p
    this.margin = finiteNumber(where, 'margin', margin)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
  }

  override forward(input: Tensor, target: Tensor): Tensor {
    const { p, margin, weight, reduction } = this
    return F.multiMarginLoss(input, target, { p, margin, weight, reduction })
  }
}

/**
 * `max(0, d(anchor, positive) - d(anchor, negative) + margin)`, with a p-norm for the distance.
 * @throws TorchError `ERR_RANGE` unless the margin is above 0
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TripletMarginLoss.html
 */
export class TripletMarginLoss extends Loss<Triplet> {
  margin: number
  p: number
  eps: number
  swap: boolean

  constructor(...args: Given<[margin: number, p: number, eps: number, swap: boolean], F.TripletMarginLossOptions>) {
    const where = 'nn.TripletMarginLoss'
    const defaults = { margin: 1, p: 2, eps: 1e-6, swap: false, reduction: 'mean' } as const
    const { margin, p, eps, swap, reduction } = settings<F.TripletMarginLossOptions>(where, defaults, args)
    super(where, reduction)
    this.margin = finiteNumber(where, 'margin', margin, { min: 0, aboveMin: true })
    this.p = finiteNumber(where, 'p', p)
    this.eps = finiteNumber(where, 'eps', eps)
    this.swap = flag(where, 'swap', swap)
  }

  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { margin, p, eps, swap, reduction } = this
    return F.tripletMarginLoss(anchor, positive, negative, { margin, p, eps, swap, reduction })
  }
}

type Distance = (x1: Tensor, x2: Tensor) => Tensor

export interface TripletDistanceOptions extends Omit<F.TripletMarginWithDistanceLossOptions, 'distanceFunction'> {
  /** The distance of two batches, a function or a module; default {@link PairwiseDistance}. */
  distanceFunction?: Distance | Module<[x1: Tensor, x2: Tensor], Tensor> | null
}

/**
 * {@link TripletMarginLoss} with a custom distance function.
 * @throws TorchError `ERR_RANGE` unless the margin is above 0
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.TripletMarginWithDistanceLoss.html
 */
export class TripletMarginWithDistanceLoss extends Loss<Triplet> {
  distance_function: Distance | Module<[x1: Tensor, x2: Tensor], Tensor>
  margin: number
  swap: boolean

  constructor(options: TripletDistanceOptions = {}) {
    const where = 'nn.TripletMarginWithDistanceLoss'
    const defaults = { distanceFunction: null, margin: 1, swap: false, reduction: 'mean' } as const
    const { distanceFunction, margin, swap, reduction } = settings<TripletDistanceOptions>(where, defaults, [options])
    super(where, reduction)
    this.distance_function = distanceFunction ?? new PairwiseDistance()
    this.margin = finiteNumber(where, 'margin', margin, { min: 0, aboveMin: true })
    this.swap = flag(where, 'swap', swap)
  }

  override forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { distance_function: distance, margin, swap, reduction } = this
    const distanceFunction = distance instanceof Module ? distance.forward.bind(distance) : distance
    return F.tripletMarginWithDistanceLoss(anchor, positive, negative, { distanceFunction, margin, swap, reduction })
  }
}
