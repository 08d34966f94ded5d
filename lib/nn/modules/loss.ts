import { finiteNumber, type Rest, settings, wholeNumber } from '../../arguments'
import type { Tensor } from '../../tensor'
import * as F from '../functional'
import { buffer, Loss } from './loss-base'
import type { Buffer } from '../core/parameter'
import { registerFields } from '../core/slots'

/**
 * The squared error, its mean by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.MSELoss.html
 */
export class MSELoss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    super('nn.MSELoss', settings<F.LossOptions>('nn.MSELoss', { reduction: 'mean' }, rest).reduction)
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.mseLoss(input, target, { reduction: this.reduction })
  }
}

/**
 * The absolute error, its mean by default.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.L1Loss.html
 */
export class L1Loss extends Loss {
  constructor(...rest: Rest<F.LossOptions>) {
    super('nn.L1Loss', settings<F.LossOptions>('nn.L1Loss', { reduction: 'mean' }, rest).reduction)
  }

  forward(input: Tensor, target: Tensor): Tensor {
    return F.l1Loss(input, target, { reduction: this.reduction })
  }
}

/**
 * Squared for errors below `beta`, absolute above.
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

  forward(input: Tensor, target: Tensor): Tensor {
    return F.smoothL1Loss(input, target, { reduction: this.reduction, beta: this.beta })
  }
}

/**
 * Squared for errors below `delta`, absolute above, without a jump in slope.
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

  forward(input: Tensor, target: Tensor): Tensor {
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

  forward(input: Tensor, target: Tensor): Tensor {
    return F.binaryCrossEntropy(input, target, { weight: this.weight, reduction: this.reduction })
  }
}

/**
 * Binary cross entropy of logits, the sigmoid included.
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

  forward(input: Tensor, target: Tensor): Tensor {
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

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction, labelSmoothing } = this
    return F.crossEntropy(input, target, { weight, ignoreIndex, reduction, labelSmoothing })
  }
}
