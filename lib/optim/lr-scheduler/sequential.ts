import { type Args, positional, requiredOnly, settings, shown, surplus, wholeNumber } from '../../arguments'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { isArray, isObject } from '../../kinds'
import { setRate } from '../groups'
import { type AnyOptimizer, LRScheduler } from './scheduler'
import { copied, type Saved, take } from './state'

/** Checks that all are schedulers of one optimizer. */
function checkSchedulers(where: string, optimizer: AnyOptimizer | undefined, schedulers: readonly unknown[]): void {
  if (!isArray(schedulers) || schedulers.length === 0) {
    throw typeError(`${where}: needs a list of schedulers, but was given ${shown(schedulers)}`)
  }
  for (const [place, scheduler] of schedulers.entries()) {
    if (!(scheduler instanceof LRScheduler)) {
      const hint = 'ReduceLROnPlateau needs a metric and cannot be part of it'
      throw typeError(`${where}: the value at ${place} must be a scheduler, but it is ${shown(scheduler)}; ${hint}`)
    }
    if (optimizer && scheduler.optimizer === optimizer) continue
    throw new TorchError('ERR_OPTIMIZER', `${where}: the scheduler at ${place} belongs to another optimizer`)
  }
}

/** A scheduler made of several schedulers. */
abstract class SeveralSchedulers<Own extends object> extends LRScheduler<Own> {
  protected abstract readonly schedulers: readonly LRScheduler[]

  protected getLr(): number[] {
    return this.rates
  }

  /** Its own entries in the state dict, besides those of its schedulers. */
  protected abstract ownState(): Record<string, unknown>

  override stateDict(): Record<string, unknown> {
    if (arguments.length > 0) throw surplus(`optim.lrScheduler.${this.constructor.name}.stateDict`, 0, arguments)
    currentRecording()?.requireFields(this.own)
    const _schedulers = this.schedulers.map((scheduler) => scheduler.stateDict())
    return { ...(copied(this.ownState()) as object), _schedulers }
  }

  override loadStateDict(state: Saved): void {
    if (arguments.length > 1) throw surplus(`optim.lrScheduler.${this.constructor.name}.loadStateDict`, 1, arguments)
    const where = `optim.lrScheduler.${this.constructor.name}`
    const { _schedulers, ...own } = take<Record<string, unknown> & { _schedulers: Saved[] }>(where, state, {
      ...this.ownState(),
      _schedulers: [],
    })
    if (_schedulers.length !== this.schedulers.length) {
      const had = `${_schedulers.length} schedulers, and there are ${this.schedulers.length}`
      throw new TorchError('ERR_STATE_DICT', `the state dict does not fit ${where}: it has ${had}`)
    }
    const before = this.schedulers.map((scheduler) => scheduler.stateDict())
    try {
      for (const [place, scheduler] of this.schedulers.entries()) scheduler.loadStateDict(_schedulers[place])
    } catch (error) {
      for (const [place, scheduler] of this.schedulers.entries()) scheduler.loadStateDict(before[place])
      throw error
    }
    const { last_epoch, _last_lr, ...rest } = own
    Object.assign(this.own, rest)
    this.lastLr = _last_lr as number[]
    if (last_epoch !== undefined) this.lastEpoch = last_epoch as number
  }

  override unwind(): void {
    for (const scheduler of this.schedulers) scheduler.unwind()
  }
}

export interface ChainedSchedulerOptions {
  /** Default that of the schedulers. */
  optimizer?: AnyOptimizer | null
}

/**
 * Several schedulers that act together: each step calls `step` of all of them in order.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.ChainedScheduler.html
 */
export class ChainedScheduler extends SeveralSchedulers<object> {
  // Only declared, since the base's constructor sets it before this class's fields are defined.
  declare protected readonly schedulers: readonly LRScheduler[]

  constructor(
    ...args: Args<
      'optim.lrScheduler.ChainedScheduler',
      [schedulers: readonly LRScheduler[]],
      ChainedSchedulerOptions,
      ['optimizer']
    >
  ) {
    const [schedulers, ...rest] = positional('optim.lrScheduler.ChainedScheduler', args)
    const where = 'optim.lrScheduler.ChainedScheduler'
    const { optimizer } = settings<ChainedSchedulerOptions>(where, { optimizer: null }, rest)
    const own =
      optimizer ??
      (isArray(schedulers) && isObject(schedulers[0]) ? (schedulers[0] as LRScheduler).optimizer : undefined)
    checkSchedulers(where, own, schedulers)
    super(own as AnyOptimizer)
    this.schedulers = [...schedulers]
  }

  override begin(): void {
    if (this.schedulers) super.begin()
    else this.lastLr = this.rates
  }

  override step(): void {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.ChainedScheduler.step', 0, arguments)
    for (const scheduler of this.schedulers) scheduler.step()
    this.lastLr = this.rates
  }

  override moveTo(epoch?: number): void {
    for (const scheduler of this.schedulers) scheduler.moveTo(epoch)
    this.lastLr = this.rates
  }

  protected ownState() {
    return { _last_lr: this.lastLr }
  }
}

/** How many milestones an epoch has reached. */
const reached = (milestones: readonly number[], epoch: number) =>
  milestones.filter((milestone) => milestone <= epoch).length

/**
 * Several schedulers in sequence: the first begins at epoch 0, each other at a milestone.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.SequentialLR.html
 */
export class SequentialLR extends SeveralSchedulers<{ _milestones: number[] }> {
  declare protected readonly schedulers: readonly LRScheduler[]

  /** @param milestones the epochs at which the second and later schedulers begin, in ascending order */
  constructor(
    ...args: Args<
      'optim.lrScheduler.SequentialLR',
      [optimizer: AnyOptimizer, schedulers: readonly LRScheduler[], milestones: readonly number[]]
    >
  ) {
    const [optimizer, schedulers, milestones] = requiredOnly('optim.lrScheduler.SequentialLR', args)
    const where = 'optim.lrScheduler.SequentialLR'
    checkSchedulers(where, optimizer, schedulers)
    if (!isArray(milestones) || milestones.length !== schedulers.length - 1) {
      const wants = `${schedulers.length} schedulers need ${schedulers.length - 1} milestones`
      throw new TorchError('ERR_OPTIMIZER', `${where}: ${wants}, but was given ${shown(milestones)}`)
    }
    for (const milestone of milestones) wholeNumber(where, 'milestones', milestone, { min: 0 })
    super(optimizer, { _milestones: [...milestones] })
    this.schedulers = [...schedulers]
    this.lastEpoch = 0
    // Each scheduler has already taken its first step, but only the first scheduler has begun.
    for (const group of this.groups) setRate(group, group.initialLr)
    this.unwind()
    this.schedulers[0].begin()
    this.lastLr = this.schedulers[0].getLastLr()
  }

  override begin(): void {
    if (this.schedulers) super.begin()
  }

  override step(): void {
    if (arguments.length > 0) throw surplus('optim.lrScheduler.SequentialLR.step', 0, arguments)
    this.lastEpoch++
    const { _milestones } = this.own
    const place = reached(_milestones, this.lastEpoch)
    const scheduler = this.schedulers[place]
    if (place > 0 && _milestones[place - 1] === this.lastEpoch) scheduler.moveTo(0)
    else scheduler.step()
    this.lastLr = scheduler.getLastLr()
  }

  override moveTo(epoch?: number): void {
    if (epoch !== undefined) this.lastEpoch = epoch - 1
    this.step()
  }

  protected ownState() {
    return { _milestones: this.own._milestones, last_epoch: this.lastEpoch, _last_lr: this.lastLr }
  }
}
