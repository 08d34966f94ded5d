import { type Args, finiteNumber, positional, wholeNumber } from '../../arguments'
import { power } from '../power'
import { type AnyOptimizer, LRScheduler, type SchedulerOptions, schedulerSettings } from './scheduler'

export interface ConstantLROptions extends SchedulerOptions {
  /** The factor on the rate, from 0 to 1; default 1/3. */
  factor?: number
  /** The number of epochs with the factor; default 5. */
  totalIters?: number
}

/**
 * Multiplies the rate by a constant factor for the first epochs.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.ConstantLR.html
 */
export class ConstantLR extends LRScheduler<{ factor: number; total_iters: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.ConstantLR',
      [optimizer: AnyOptimizer],
      ConstantLROptions,
      ['factor', 'totalIters', 'lastEpoch']
    >
  ) {
    const [optimizer, ...rest] = positional('optim.lrScheduler.ConstantLR', given)
    const all = schedulerSettings('ConstantLR', { factor: 1 / 3, totalIters: 5 }, rest)
    const where = 'optim.lrScheduler.ConstantLR'
    const factor = finiteNumber(where, 'factor', all.factor, { min: 0, max: 1 })
    super(optimizer, { factor, total_iters: wholeNumber(where, 'totalIters', all.totalIters, { min: 0 }) }, all)
  }

  protected getLr(): number[] {
    const { factor, total_iters } = this.own
    if (this.lastEpoch === 0) return this.rates.map((rate) => rate * factor)
    return this.lastEpoch === total_iters ? this.rates.map((rate) => rate * (1 / factor)) : this.rates
  }

  protected override closedForm(): number[] {
    const { factor, total_iters } = this.own
    const given = this.lastEpoch >= total_iters ? 1 : 0
    return this.baseLrs.map((rate) => rate * (factor + given * (1 - factor)))
  }
}

export interface LinearLROptions extends SchedulerOptions {
  /** The first factor on the initial rate, above 0 and at most 1; default 1/3. */
  startFactor?: number
  /** The last factor, from 0 to 1; default 1. */
  endFactor?: number
  /** The number of epochs from the first to the last factor; default 5. */
  totalIters?: number
}

/**
 * Changes the factor on the rate linearly, as a warm-up.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.LinearLR.html
 */
export class LinearLR extends LRScheduler<{ start_factor: number; end_factor: number; total_iters: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.LinearLR',
      [optimizer: AnyOptimizer],
      LinearLROptions,
      ['startFactor', 'endFactor', 'totalIters', 'lastEpoch']
    >
  ) {
    const [optimizer, ...rest] = positional('optim.lrScheduler.LinearLR', given)
    const all = schedulerSettings('LinearLR', { startFactor: 1 / 3, endFactor: 1, totalIters: 5 }, rest)
    const where = 'optim.lrScheduler.LinearLR'
    const own = {
      start_factor: finiteNumber(where, 'startFactor', all.startFactor, { min: 0, aboveMin: true, max: 1 }),
      end_factor: finiteNumber(where, 'endFactor', all.endFactor, { min: 0, max: 1 }),
      total_iters: wholeNumber(where, 'totalIters', all.totalIters, { min: 1 }),
    }
    super(optimizer, own, all)
  }

  protected getLr(): number[] {
    const { start_factor: start, end_factor: end, total_iters: total } = this.own
    if (this.lastEpoch === 0) return this.rates.map((rate) => rate * start)
    if (this.isInitial || this.lastEpoch > total) return this.rates
    return this.rates.map((rate) => rate * (1 + (end - start) / (total * start + (this.lastEpoch - 1) * (end - start))))
  }

  protected override closedForm(): number[] {
    const { start_factor: start, end_factor: end, total_iters: total } = this.own
    return this.baseLrs.map((rate) => rate * (start + ((end - start) * Math.min(total, this.lastEpoch)) / total))
  }
}

export interface PolynomialLROptions extends SchedulerOptions {
  /** The number of epochs until the rate is zero; default 5. */
  totalIters?: number
  /** The exponent; default 1, which is linear. */
  power?: number
}

/**
 * Lowers the rate to zero along a power of the remaining fraction of epochs.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.PolynomialLR.html
 */
export class PolynomialLR extends LRScheduler<{ total_iters: number; power: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.PolynomialLR',
      [optimizer: AnyOptimizer],
      PolynomialLROptions,
      ['totalIters', 'power', 'lastEpoch']
    >
  ) {
    const [optimizer, ...rest] = positional('optim.lrScheduler.PolynomialLR', given)
    const all = schedulerSettings('PolynomialLR', { totalIters: 5, power: 1 }, rest)
    const where = 'optim.lrScheduler.PolynomialLR'
    const total_iters = wholeNumber(where, 'totalIters', all.totalIters, { min: 1 })
    super(optimizer, { total_iters, power: finiteNumber(where, 'power', all.power) }, all)
  }

  protected getLr(): number[] {
    const { total_iters: total, power: exponent } = this.own
    if (this.isInitial || this.lastEpoch > total) return this.rates
    const left = (1 - this.lastEpoch / total) / (1 - (this.lastEpoch - 1) / total)
    return this.rates.map((rate) => rate * power(left, exponent))
  }

  protected override closedForm(): number[] {
    const { total_iters: total, power: exponent } = this.own
    const left = power(1 - Math.min(total, this.lastEpoch) / total, exponent)
    return this.baseLrs.map((rate) => rate * left)
  }
}
