import { finiteNumber, requireObject, settings, shown, surplus, wholeNumber } from '../../arguments'
import { onlyAsWritten } from '../../binding/relied'
import { emitWarning } from '../../binding/warning'
import { relyOn } from '../../compile/module'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { answersForProxies, isArray } from '../../kinds'
import { comparedBy } from '../../tensor/compared'
import { rateOf, setRate } from '../groups'
import { Optimizer } from '../optimizer'
import { copied, type Saved, take } from './state'

// biome-ignore lint/suspicious/noExplicitAny: a scheduler takes any optimizer.
export type AnyOptimizer = Optimizer<any, any>

/** The options that a scheduler reads and writes; `initialLr` is the initial rate. */
export interface RateGroup {
  lr: number
  initialLr: number
  [option: string]: unknown
}

export interface SchedulerOptions {
  /** The epoch to resume from; default -1, which starts anew. */
  lastEpoch?: number
}

const notBegun = -1

/**
 * The base of all learning-rate schedulers. Call `step()` after each epoch (or batch), after the optimizer's step.
 * A subclass defines the rates at `lastEpoch`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.LRScheduler.html
 */
export abstract class LRScheduler<Own extends object = object> {
  readonly optimizer: AnyOptimizer
  /** The initial rates of the groups. */
  baseLrs: number[]
  readonly #epoch = { last: notBegun }
  /** Stands for what a state dict shows of it among what a recording relies on. */
  readonly #counted = {}
  /** Settings and counters, with their names in PyTorch's state dict. */
  protected readonly own: Own
  protected stepCount = 0
  /** Whether the constructor is setting the initial rates. */
  protected isInitial = false
  protected lastLr: number[] = []

  static {
    comparedBy(LRScheduler, (x) => (#epoch in x ? x.#epoch.last : undefined))
  }

  /**
   * @throws TypeError if `optimizer` is not one, TorchError `ERR_OPTIMIZER` if it resumes from an epoch and the groups have no
   * `initialLr`
   */
  constructor(optimizer: AnyOptimizer, own: Own = {} as Own, options: SchedulerOptions = {}) {
    if (arguments.length > 3) throw surplus('optim.lrScheduler.LRScheduler', 3, arguments)
    const { lastEpoch = notBegun } = options
    const where = `optim.lrScheduler.${this.constructor.name}`
    checkOptimizer(where, optimizer)
    requireObject(where, 'the class', this, 'one with a getLr() of its own: this is the base of all', 'getLr')
    this.optimizer = optimizer
    this.own = own
    this.lastEpoch = wholeNumber(where, 'lastEpoch', lastEpoch, { min: notBegun })
    for (const [place, group] of this.groups.entries()) {
      if (lastEpoch === notBegun) group.initialLr ??= rateOf(group)
      else if (group.initialLr === undefined) {
        const hint = "load the optimizer's state dict first, or begin with lastEpoch -1"
        throw new TorchError('ERR_OPTIMIZER', `${where}: group ${place} has no initialLr to resume from: ${hint}`)
      }
    }
    this.baseLrs = this.groups.map(({ initialLr }) => initialLr)
    this.begin()
  }

  /** The number of steps taken. */
  get lastEpoch(): number {
    currentRecording()?.require(this.#epoch, () => this.#epoch.last)
    return this.#epoch.last
  }

  set lastEpoch(epoch: number) {
    // It counts in JavaScript, also where there are no rates to set.
    onlyAsWritten('a scheduler steps in it; call its step() outside')
    this.#epoch.last = epoch
  }

  /** A recording needs no note here, since the accessors that are read note themselves. */
  [relyOn](): void {}

  /** The rates of the groups at `lastEpoch`. */
  protected abstract getLr(): number[]

  /** The rates at `lastEpoch` from the initial ones, if there is a formula; used when `step` is given an epoch. */
  protected closedForm?(): number[]

  /**
   * Sets the rates of the next epoch; warns if the optimizer has not used the initial rates yet.
   * @param epoch moves to this epoch instead; deprecated, as in PyTorch
   */
  step(epoch?: number): void {
    const where = `optim.lrScheduler.${this.constructor.name}.step`
    if (arguments.length > 1) throw surplus(where, 1, arguments)
    if (epoch !== undefined) {
      finiteNumber(where, 'epoch', epoch, { min: 0 })
      const instead = 'call step() without it, once for each epoch'
      emitWarning(`${where}: the epoch is deprecated as in PyTorch; ${instead}`, {
        type: 'Warning',
        code: 'TORCHNODE_SCHEDULER_EPOCH',
      })
    }
    if (this.stepCount === 1 && !this.optimizer.hasStepped) warnOfOrder(this.constructor.name)
    this.stepCount++
    this.moveTo(epoch)
  }

  /** The rates after the last step, one for each group. */
  getLastLr(): number[] {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.LRScheduler.getLastLr', 0, arguments)
    currentRecording()?.requireItems(this, () => this.lastLr)
    return [...this.lastLr]
  }

  /** Settings and counters in PyTorch's layout. */
  stateDict(): Record<string, unknown> {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.LRScheduler.stateDict', 0, arguments)
    currentRecording()?.requireFields(this.own)
    currentRecording()?.requireItems(this.#counted, () => [this.stepCount, ...this.baseLrs])
    return {
      ...(copied(this.own) as Own),
      base_lrs: [...this.baseLrs],
      last_epoch: this.lastEpoch,
      _step_count: this.stepCount,
      _is_initial: false,
      _get_lr_called_within_step: false,
      _last_lr: this.getLastLr(),
    }
  }

  /**
   * Restores a result of {@link stateDict}, or Python's. If anything is wrong, nothing is changed. The optimizer's state dict
   * restores the rates themselves.
   * @throws TypeError if `state` is not a Map or object, TorchError `ERR_STATE_DICT` for missing values and values of another type
   */
  loadStateDict(state: Saved): void {
    if (arguments.length > 1) throw surplus('optim.lrScheduler.LRScheduler.loadStateDict', 1, arguments)
    const taken = take(`optim.lrScheduler.${this.constructor.name}`, state, {
      ...this.own,
      base_lrs: this.baseLrs,
      last_epoch: this.lastEpoch,
      _step_count: this.stepCount,
      _last_lr: this.lastLr,
    })
    const { base_lrs, last_epoch, _step_count, _last_lr, ...own } = taken
    Object.assign(this.own, own)
    Object.assign(this, { baseLrs: base_lrs, lastEpoch: last_epoch, stepCount: _step_count, lastLr: _last_lr })
  }

  /** @internal The first step, which sets the initial rates. */
  begin(): void {
    this.stepCount = 0
    this.isInitial = true
    try {
      this.step()
    } finally {
      this.isInitial = false
    }
  }

  /** @internal Sets the rates of the next epoch, or of the given one. */
  moveTo(epoch?: number): void {
    this.lastEpoch = epoch ?? this.lastEpoch + 1
    this.setRates(epoch === undefined ? this.getLr() : (this.closedForm?.() ?? this.getLr()))
  }

  /** @internal Undoes the first step, since another scheduler will begin this one. */
  unwind(): void {
    this.lastEpoch--
  }

  protected get groups(): RateGroup[] {
    return this.optimizer.paramGroups
  }

  /** The current rates. */
  protected get rates(): number[] {
    return this.groups.map(rateOf)
  }

  protected setRates(rates: readonly number[]): void {
    for (const [place, group] of this.groups.entries()) setRate(group, rates[place])
    this.lastLr = this.rates
  }
}

answersForProxies(LRScheduler)

function warnOfOrder(name: string): void {
  const why = `optim.lrScheduler.${name} was stepped before the optimizer, so that the first rate is never used`
  emitWarning(`${why}: call optimizer.step() first`, { type: 'Warning', code: 'TORCHNODE_SCHEDULER_ORDER' })
}

/** A scheduler's settings: `defaults` overridden by the given options. */
export function schedulerSettings<Options extends object>(
  name: string,
  defaults: Options,
  rest: readonly unknown[],
): Options & Required<SchedulerOptions> {
  return settings(`optim.lrScheduler.${name}`, { ...defaults, lastEpoch: notBegun }, rest) as never
}

export function checkOptimizer(where: string, optimizer: unknown): asserts optimizer is AnyOptimizer {
  if (optimizer instanceof Optimizer) return
  throw typeError(`${where}: needs an optimizer, but was given ${shown(optimizer)}`)
}

/** One number for each group, from a number for all or a list. */
export function forEachGroup(where: string, name: string, groups: readonly unknown[], given: unknown): number[] {
  const all = isArray(given) ? given : groups.map(() => given)
  if (all.length !== groups.length) {
    const had = `${all.length} values for ${groups.length} groups`
    throw new TorchError('ERR_OPTIMIZER', `${where}: ${name} has ${had}: give one number, or one for each group`)
  }
  return Array.from(all, (value) => finiteNumber(where, name, value))
}
