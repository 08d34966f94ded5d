import { type Args, finiteNumber, oneOf, positional, settings, shown, surplus, wholeNumber } from '../../arguments'
import { onlyAsWritten } from '../../binding/relied'
import { relyOn } from '../../compile/module'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { isArray } from '../../kinds'
import { comparedBy } from '../../tensor/compared'
import { rateOf, setRate } from '../groups'
import { type AnyOptimizer, checkOptimizer, forEachGroup, type RateGroup } from './scheduler'
import { copied, type Saved, take } from './state'

export interface ReduceLROnPlateauOptions {
  /** Whether the metric should fall or rise; default 'min'. */
  mode?: 'min' | 'max'
  /** The factor on the rate, below 1; default 0.1. */
  factor?: number
  /** How many epochs without improvement are allowed; default 10. */
  patience?: number
  /** The smallest improvement that counts; default 1e-4. */
  threshold?: number
  /** Whether the threshold is relative to the best metric or absolute; default 'rel'. */
  thresholdMode?: 'rel' | 'abs'
  /** How many epochs after a reduction bad epochs do not count; default 0. */
  cooldown?: number
  /** The smallest rate, for all groups or for each; default 0. */
  minLr?: number | readonly number[]
  /** Changes of the rate that are not larger than this are not made; default 1e-8. */
  eps?: number
}

const defaults: Required<ReduceLROnPlateauOptions> = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  thresholdMode: 'rel',
  cooldown: 0,
  minLr: 0,
  eps: 1e-8,
}

const where = 'optim.lrScheduler.ReduceLROnPlateau'

function checked(all: Required<ReduceLROnPlateauOptions>, groups: readonly unknown[]) {
  const mode = oneOf(where, 'mode', all.mode, ['min', 'max'])
  const worst = mode === 'min' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  return {
    factor: finiteNumber(where, 'factor', all.factor, { max: 1, belowMax: true }),
    default_min_lr: isArray(all.minLr) ? null : (all.minLr as number),
    min_lrs: forEachGroup(where, 'minLr', groups, all.minLr),
    patience: wholeNumber(where, 'patience', all.patience, { min: 0 }),
    cooldown: wholeNumber(where, 'cooldown', all.cooldown, { min: 0 }),
    eps: finiteNumber(where, 'eps', all.eps, { min: 0 }),
    last_epoch: 0,
    _last_lr: [] as number[],
    mode_worse: worst,
    mode,
    threshold: finiteNumber(where, 'threshold', all.threshold),
    threshold_mode: oneOf(where, 'thresholdMode', all.thresholdMode, ['rel', 'abs']),
    best: worst,
    cooldown_counter: 0,
    num_bad_epochs: 0,
  }
}

/**
 * Lowers the rate when a metric has not improved for some epochs: `scheduler.step(validationLoss)`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.ReduceLROnPlateau.html
 */
export class ReduceLROnPlateau {
  readonly optimizer: AnyOptimizer
  readonly #own: ReturnType<typeof checked>

  static {
    comparedBy(ReduceLROnPlateau, (x) => (#own in x ? x.#own : undefined))
  }

  constructor(
    ...given: Args<
      'optim.lrScheduler.ReduceLROnPlateau',
      [optimizer: AnyOptimizer],
      ReduceLROnPlateauOptions,
      ['mode', 'factor', 'patience', 'threshold', 'thresholdMode', 'cooldown', 'minLr', 'eps']
    >
  ) {
    const [optimizer, ...rest] = positional('optim.lrScheduler.ReduceLROnPlateau', given)
    const all = settings<Required<ReduceLROnPlateauOptions>>(where, defaults, rest)
    checkOptimizer(where, optimizer)
    this.optimizer = optimizer
    this.#own = checked(all, optimizer.paramGroups)
    this.#own._last_lr = this.#rates
  }

  readonly #epochRead = {}

  /** The number of metrics that were given. */
  get lastEpoch(): number {
    currentRecording()?.require(this.#epochRead, () => this.#own.last_epoch)
    return this.#own.last_epoch
  }

  /** A recording needs no note here, since the accessors that are read note themselves. */
  [relyOn](): void {}

  /** @param metric a number, or a tensor of one element; NaN counts as no improvement */
  step(metric: number | { item(): unknown }): void {
    if (arguments.length > 1) throw surplus('optim.lrScheduler.ReduceLROnPlateau.step', 1, arguments)
    const own = this.#own
    const value = typeof metric === 'number' ? metric : metric?.item?.()
    if (typeof value !== 'number') throw typeError(`${where}.step: needs a metric, but was given ${shown(metric)}`)
    // It counts in JavaScript, also while it leaves the rates alone.
    onlyAsWritten('a scheduler steps in it; call its step() outside')
    own.last_epoch++
    if (this.#isBetter(value)) {
      own.best = value
      own.num_bad_epochs = 0
    } else own.num_bad_epochs++
    if (own.cooldown_counter > 0) {
      own.cooldown_counter--
      own.num_bad_epochs = 0
    }
    if (own.num_bad_epochs > own.patience) {
      this.#reduce()
      own.cooldown_counter = own.cooldown
      own.num_bad_epochs = 0
    }
    own._last_lr = this.#rates
  }

  /** The rates after the last step, one for each group. */
  getLastLr(): number[] {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.ReduceLROnPlateau.getLastLr', 0, arguments)
    currentRecording()?.requireItems(this, () => this.#own._last_lr)
    return [...this.#own._last_lr]
  }

  /** Settings and counters in PyTorch's layout. */
  stateDict(): Record<string, unknown> {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.ReduceLROnPlateau.stateDict', 0, arguments)
    currentRecording()?.requireFields(this.#own)
    return copied(this.#own) as Record<string, unknown>
  }

  /**
   * Restores a result of {@link stateDict}, or Python's. If anything is wrong, nothing is changed.
   * @throws TypeError if `state` is not a Map or object, TorchError `ERR_STATE_DICT` for missing values and values of another type
   */
  loadStateDict(state: Saved): void {
    if (arguments.length > 1) throw surplus('optim.lrScheduler.ReduceLROnPlateau.loadStateDict', 1, arguments)
    onlyAsWritten("a scheduler's state is set in it; set it outside")
    Object.assign(this.#own, take(where, state, this.#own))
  }

  get #rates(): number[] {
    return this.optimizer.paramGroups.map(rateOf)
  }

  #isBetter(value: number): boolean {
    const { mode, threshold, threshold_mode, best } = this.#own
    if (mode === 'min') return value < (threshold_mode === 'rel' ? best * (1 - threshold) : best - threshold)
    return value > (threshold_mode === 'rel' ? best * (threshold + 1) : best + threshold)
  }

  #reduce(): void {
    const { factor, eps, default_min_lr } = this.#own
    const groups: RateGroup[] = this.optimizer.paramGroups
    if (groups.length !== this.#own.min_lrs.length) {
      if (default_min_lr === null) {
        const had = `${this.#own.min_lrs.length} values for ${groups.length} groups`
        throw new TorchError('ERR_OPTIMIZER', `${where}: minLr has ${had}: give one number when groups are added later`)
      }
      this.#own.min_lrs = groups.map(() => default_min_lr)
    }
    for (const [place, group] of groups.entries()) {
      const rate = rateOf(group)
      const lower = Math.max(rate * factor, this.#own.min_lrs[place])
      if (rate - lower > eps) setRate(group, lower)
    }
  }
}
