import { type Args, finiteNumber, positional, surplus, wholeNumber } from '../../arguments'
import { type AnyOptimizer, LRScheduler, type SchedulerOptions, schedulerSettings } from './scheduler'

export interface CosineAnnealingLROptions extends SchedulerOptions {
  /** The smallest rate; default 0. */
  etaMin?: number
}

/**
 * Lowers the rate to `etaMin` along a cosine in `tMax` epochs, then raises it in the same way.
 * @param tMax PyTorch's `T_max`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.CosineAnnealingLR.html
 */
export class CosineAnnealingLR extends LRScheduler<{ T_max: number; eta_min: number }> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.CosineAnnealingLR',
      [optimizer: AnyOptimizer, tMax: number],
      CosineAnnealingLROptions,
      ['etaMin', 'lastEpoch']
    >
  ) {
    const [optimizer, tMax, ...rest] = positional('optim.lrScheduler.CosineAnnealingLR', given)
    const { etaMin, lastEpoch } = schedulerSettings('CosineAnnealingLR', { etaMin: 0 }, rest)
    const where = 'optim.lrScheduler.CosineAnnealingLR'
    const T_max = wholeNumber(where, 'tMax', tMax, { min: 1 })
    super(optimizer, { T_max, eta_min: finiteNumber(where, 'etaMin', etaMin) }, { lastEpoch })
  }

  protected getLr(): number[] {
    const { T_max, eta_min } = this.own
    const epoch = this.lastEpoch
    if (this.isInitial) return this.rates
    if (this.stepCount === 1 && epoch > 0) return this.closedForm()
    if ((epoch - 1 - T_max) % (2 * T_max) === 0) {
      const up = (1 - Math.cos(Math.PI / T_max)) / 2
      return this.rates.map((rate, place) => rate + (this.baseLrs[place] - eta_min) * up)
    }
    const factor = (1 + Math.cos((Math.PI * epoch) / T_max)) / (1 + Math.cos((Math.PI * (epoch - 1)) / T_max))
    return this.rates.map((rate) => factor * (rate - eta_min) + eta_min)
  }

  protected override closedForm(): number[] {
    const { T_max, eta_min } = this.own
    const cosine = 1 + Math.cos((Math.PI * this.lastEpoch) / T_max)
    return this.baseLrs.map((rate) => eta_min + ((rate - eta_min) * cosine) / 2)
  }
}

export interface CosineAnnealingWarmRestartsOptions extends CosineAnnealingLROptions {
  /** The factor on the length of each further run; default 1. */
  tMult?: number
}

interface Restarts {
  T_0: number
  T_i: number
  T_mult: number
  eta_min: number
  T_cur: number
}

/**
 * Lowers the rate to `etaMin` along a cosine, then restarts at the initial rate. The first run takes `t0` epochs.
 * @param t0 PyTorch's `T_0`
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.CosineAnnealingWarmRestarts.html
 */
export class CosineAnnealingWarmRestarts extends LRScheduler<Restarts> {
  constructor(
    ...given: Args<
      'optim.lrScheduler.CosineAnnealingWarmRestarts',
      [optimizer: AnyOptimizer, t0: number],
      CosineAnnealingWarmRestartsOptions,
      ['tMult', 'etaMin', 'lastEpoch']
    >
  ) {
    const [optimizer, t0, ...rest] = positional('optim.lrScheduler.CosineAnnealingWarmRestarts', given)
    const name = 'CosineAnnealingWarmRestarts'
    const { etaMin, tMult, lastEpoch } = schedulerSettings(name, { tMult: 1, etaMin: 0 }, rest)
    const where = `optim.lrScheduler.${name}`
    const T_0 = wholeNumber(where, 't0', t0, { min: 1 })
    const T_mult = wholeNumber(where, 'tMult', tMult, { min: 1 })
    const eta_min = finiteNumber(where, 'etaMin', etaMin)
    super(optimizer, { T_0, T_i: T_0, T_mult, eta_min, T_cur: lastEpoch }, { lastEpoch })
  }

  protected getLr(): number[] {
    const { T_cur, T_i, eta_min } = this.own
    const cosine = 1 + Math.cos((Math.PI * T_cur) / T_i)
    return this.baseLrs.map((rate) => eta_min + ((rate - eta_min) * cosine) / 2)
  }

  /**
   * Sets the rates of the next epoch, or of the given one.
   * @param epoch may be a fraction, to set the rate within an epoch: `step(epoch + batch / batches)`
   */
  override step(epoch?: number): void {
    if (arguments.length > 1) throw surplus('optim.lrScheduler.CosineAnnealingWarmRestarts.step', 1, arguments)
    const begun = epoch === undefined && this.lastEpoch < 0 ? 0 : epoch
    if (begun === undefined) advance(this.own)
    else jump(this.own, finiteNumber('optim.lrScheduler.CosineAnnealingWarmRestarts.step', 'epoch', begun, { min: 0 }))
    this.lastEpoch = Math.floor(begun ?? this.lastEpoch + 1)
    this.setRates(this.getLr())
  }

  override moveTo(epoch?: number): void {
    this.step(epoch)
  }
}

/** Moves to the next whole epoch. */
function advance(own: Restarts): void {
  own.T_cur += 1
  if (own.T_cur < own.T_i) return
  own.T_cur %= own.T_i
  own.T_i *= own.T_mult
}

/** Moves to an epoch: finds its run and its place in the run. */
function jump(own: Restarts, epoch: number): void {
  const { T_0, T_mult } = own
  if (epoch < T_0) Object.assign(own, { T_i: T_0, T_cur: epoch })
  else if (T_mult === 1) own.T_cur = epoch % T_0
  else {
    const run = Math.trunc(Math.log((epoch / T_0) * (T_mult - 1) + 1) / Math.log(T_mult))
    own.T_cur = epoch - (T_0 * (T_mult ** run - 1)) / (T_mult - 1)
    own.T_i = T_0 * T_mult ** run
  }
}
