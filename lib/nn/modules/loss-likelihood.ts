import { finiteNumber, flag, type Given, oneOf, type Rest, settings, wholeNumber } from '../../arguments'
import type { Tensor } from '../../tensor'
import * as F from '../functional'
import { buffer, Loss } from './loss-base'
import { Module } from '../core/module'
import type { Buffer } from '../core/parameter'
import { registerFields } from '../core/slots'

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

  forward(input: Tensor, target: Tensor): Tensor {
    const { weight, ignoreIndex, reduction } = this
    return F.nllLoss(input, target, { weight, ignoreIndex, reduction })
  }
}

/**
 * The negative log likelihood of counts from a Poisson distribution.
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

  forward(input: Tensor, target: Tensor): Tensor {
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

  forward(input: Tensor, target: Tensor, variance: Tensor | number): Tensor {
    const { full, eps, reduction } = this
    return F.gaussianNllLoss(input, target, variance, { full, eps, reduction })
  }
}

/**
 * The Kullback-Leibler divergence of the target from log probabilities; `'batchmean'` is the definition's.
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

  forward(input: Tensor, target: Tensor): Tensor {
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
 * Connectionist temporal classification: log probabilities `[T, N, C]`, label sequences, and the lengths of both.
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

  forward(logProbs: Tensor, targets: Tensor, inputLengths: CTCInputs[2], targetLengths: CTCInputs[3]): Tensor {
    const { blank, reduction, zeroInfinity } = this
    return F.ctcLoss(logProbs, targets, inputLengths, targetLengths, { blank, reduction, zeroInfinity })
  }
}
