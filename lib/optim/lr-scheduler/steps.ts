import { type Args, finiteNumber, positional, requireIterable, wholeNumber } from '../../arguments'
import { power } from '../power'
import { type AnyOptimizer, LRScheduler, type SchedulerOptions, schedulerSettings } from './scheduler'

export interface StepLROptions extends SchedulerOptions {
  /** The factor on the rate; default 0.1. */
  gamma?: number
}

/**
 * Multiplies the rate by `gamma` every `stepSize` epochs.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.StepLR.html
 */
export class StepLR extends LRScheduler<{ step_size: number; gamma: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.StepLR',
      [optimizer: AnyOptimizer, stepSize: number],
      StepLROptions,
      ['gamma', 'lastEpoch']
    >
  ) {
    const [optimizer, stepSize, ...rest] = positional('optim.lrScheduler.StepLR', given)
    const { gamma, lastEpoch } = schedulerSettings('StepLR', { gamma: 0.1 }, rest)
    const where = 'optim.lrScheduler.StepLR'
    const step_size = wholeNumber(where, 'stepSize', stepSize, { min: 1 })
    super(optimizer, { step_size, gamma: finiteNumber(where, 'gamma', gamma) }, { lastEpoch })
  }

  protected getLr(): number[] {
    const { gamma, step_size } = this.own
    if (this.lastEpoch === 0 || this.lastEpoch % step_size !== 0) return this.rates
    return this.rates.map((rate) => rate * gamma)
  }

  protected override closedForm(): number[] {
    const factor = power(this.own.gamma, Math.floor(this.lastEpoch / this.own.step_size))
    return this.baseLrs.map((rate) => rate * factor)
  }
}

/**
 * Multiplies the rate by `gamma` at each milestone; a milestone that is listed twice counts twice.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.MultiStepLR.html
 */
export class MultiStepLR extends LRScheduler<{ milestones: Map<number, number>; gamma: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.MultiStepLR',
      [optimizer: AnyOptimizer, milestones: Iterable<number>],
      StepLROptions,
      ['gamma', 'lastEpoch']
    >
  ) {
    const [optimizer, milestones, ...rest] = positional('optim.lrScheduler.MultiStepLR', given)
    const { gamma, lastEpoch } = schedulerSettings('MultiStepLR', { gamma: 0.1 }, rest)
    const where = 'optim.lrScheduler.MultiStepLR'
    requireIterable(where, 'milestones', milestones)
    const counts = new Map<number, number>()
    for (const epoch of milestones) {
      wholeNumber(where, 'milestones', epoch, { min: 0 })
      counts.set(epoch, (counts.get(epoch) ?? 0) + 1)
    }
    super(optimizer, { milestones: counts, gamma: finiteNumber(where, 'gamma', gamma) }, { lastEpoch })
  }

  protected getLr(): number[] {
    const times = this.own.milestones.get(this.lastEpoch)
    if (times === undefined) return this.rates
    return this.rates.map((rate) => rate * power(this.own.gamma, times))
  }

  protected override closedForm(): number[] {
    let times = 0
    for (const [epoch, count] of this.own.milestones) if (epoch <= this.lastEpoch) times += count
    return this.baseLrs.map((rate) => rate * power(this.own.gamma, times))
  }
}

/**
 * Multiplies the rate by `gamma` every epoch.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.ExponentialLR.html
 */
export class ExponentialLR extends LRScheduler<{ gamma: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.ExponentialLR',
      [optimizer: AnyOptimizer, gamma: number],
      SchedulerOptions,
      ['lastEpoch']
    >
  ) {
    const [optimizer, gamma, ...rest] = positional('optim.lrScheduler.ExponentialLR', given)
    const all = schedulerSettings('ExponentialLR', {}, rest)
    super(optimizer, { gamma: finiteNumber('optim.lrScheduler.ExponentialLR', 'gamma', gamma) }, all)
  }

  protected getLr(): number[] {
    return this.isInitial ? this.rates : this.rates.map((rate) => rate * this.own.gamma)
  }

  protected override closedForm(): number[] {
    return this.baseLrs.map((rate) => rate * power(this.own.gamma, this.lastEpoch))
  }
}
