import { finiteNumber, flag, type Given, type Rest, requireTensor, settings, shown } from '../../arguments'
import { TorchError } from '../../errors'
import type { Tensor } from '../../tensor'
import { PairwiseDistance } from './distance'
import * as F from '../functional'
import { buffer, Loss } from './loss-base'
import { Module } from '../core/module'
import type { Buffer } from '../core/parameter'
import { registerFields } from '../core/slots'

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
 * `max(0, -target · (input1 - input2) + margin)`: 1 when the first should be ranked higher, -1 when the second.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MarginRankingLoss.html
 */
export class MarginRankingLoss extends MarginLoss<Pair> {
  constructor(...args: MarginArguments) {
    super('nn.MarginRankingLoss', 0, args)
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
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

  forward(input: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this
    return F.hingeEmbeddingLoss(input, target, { margin, reduction })
  }
}

/**
 * `1 - cos` where the target is 1, `max(0, cos - margin)` where it is -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.CosineEmbeddingLoss.html
 */
export class CosineEmbeddingLoss extends MarginLoss<Pair> {
  constructor(...args: MarginArguments) {
    super('nn.CosineEmbeddingLoss', 0, args)
  }

  forward(input1: Tensor, input2: Tensor, target: Tensor): Tensor {
    const { margin, reduction } = this
    return F.cosineEmbeddingLoss(input1, input2, target, { margin, reduction })
  }
}

/**
 * The hinge loss of several classes: the target's row lists the right ones, ended by -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MultiLabelMarginLoss.html
 */
export class MultiLabelMarginLoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    const where = 'nn.MultiLabelMarginLoss'
    super(where, settings<F.LossOptions>(where, { reduction: 'mean' }, rest).reduction)
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { reduction } = this
    return F.multilabelMarginLoss(input, target, { reduction })
  }
}

/**
 * `log(1 + exp(-target · input))`, with targets of 1 and -1.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.SoftMarginLoss.html
 */
export class SoftMarginLoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    const where = 'nn.SoftMarginLoss'
    super(where, settings<F.LossOptions>(where, { reduction: 'mean' }, rest).reduction)
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { reduction } = this
    return F.softMarginLoss(input, target, { reduction })
  }
}

/**
 * Binary cross entropy of logits for several classes at once, their mean taken over the last dimension.
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

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, reduction } = this
    return F.multilabelSoftMarginLoss(input, target, { weight, reduction })
  }
}

/**
 * The hinge loss of one right class among several: `[N, C]` scores with class indices.
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
    if (weight) requireTensor(where, 'weight', weight)
    if (weight && weight.ndim !== 1) {
      throw new TorchError('ERR_SHAPE', `${where}: weight must be 1-D, but its shape is [${weight.shape.join(', ')}]`)
    }
    this.p = p
    this.margin = finiteNumber(where, 'margin', margin)
    this.weight = buffer(weight)
    registerFields(this, { weight: 'buffer' })
  }

  forward(input: Tensor, target: Tensor): Tensor {
    const { p, margin, weight, reduction } = this
    return F.multiMarginLoss(input, target, { p, margin, weight, reduction })
  }
}

/**
 * `max(0, d(anchor, positive) - d(anchor, negative) + margin)`, with a p-norm for the distance.
 * @throws TorchError `ERR_RANGE` for a margin that is not above 0
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

  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
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
 * {@link TripletMarginLoss} with a distance of one's own.
 * @throws TorchError `ERR_RANGE` for a margin that is not above 0
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

  forward(anchor: Tensor, positive: Tensor, negative: Tensor): Tensor {
    const { distance_function: distance, margin, swap, reduction } = this
    const distanceFunction = distance instanceof Module ? distance.forward.bind(distance) : distance
    return F.tripletMarginWithDistanceLoss(anchor, positive, negative, { distanceFunction, margin, swap, reduction })
  }
}
