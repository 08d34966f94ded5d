import { type Args, oneOf, positional, wholeNumber } from '../../arguments'
import { rateOf } from '../groups'
import {
  type AnyOptimizer,
  checkOptimizer,
  forEachGroup,
  LRScheduler,
  type SchedulerOptions,
  schedulerSettings,
} from '../lr-scheduler/scheduler'

export interface SWALROptions extends SchedulerOptions {
  /** The number of epochs of the change; default 10. */
  annealEpochs?: number
  /** Whether the rate changes along a cosine or linearly; default 'cos'. */
  annealStrategy?: 'cos' | 'linear'
}

interface Annealing {
  anneal_epochs: number
  _anneal_strategy: 'cos' | 'linear'
}

const where = 'optim.swaUtils.SWALR'

/**
 * Changes the rate to a constant one, at which weights are averaged.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.swa_utils.SWALR.html
 */
export class SWALR extends LRScheduler<Annealing> {
  /** @param swaLr the final rate, for all groups or for each */
  constructor(
    ...given: Args<
      'optim.swaUtils.SWALR',
      [optimizer: AnyOptimizer, swaLr: number | readonly number[]],
      SWALROptions,
      ['annealEpochs', 'annealStrategy', 'lastEpoch']
    >
  ) {
    const [optimizer, swaLr, ...rest] = positional('optim.swaUtils.SWALR', given)
    const all = schedulerSettings('SWALR', { annealEpochs: 10, annealStrategy: 'cos' } as Required<SWALROptions>, rest)
    checkOptimizer(where, optimizer)
    const own = {
      anneal_epochs: wholeNumber(where, 'annealEpochs', all.annealEpochs, { min: 0 }),
      _anneal_strategy: oneOf(where, 'annealStrategy', all.annealStrategy, ['cos', 'linear']),
    }
    const rates = forEachGroup(where, 'swaLr', optimizer.paramGroups, swaLr)
    for (const [place, group] of optimizer.paramGroups.entries()) group.swaLr = rates[place]
    super(optimizer, own, all)
  }

  protected getLr(): number[] {
    const { anneal_epochs } = this.own
    const step = anneal_epochs === 0 ? Math.max(1, this.stepCount - 1) : this.stepCount - 1
    const length = Math.max(1, anneal_epochs)
    const [before, now] = [(step - 1) / length, step / length].map((way) => shareOf(this.own, way))
    return this.groups.map((group) => {
      const goal = group.swaLr as number
      const first = before === 1 ? goal : (rateOf(group) - before * goal) / (1 - before)
      return goal * now + first * (1 - now)
    })
  }
}

function shareOf({ _anneal_strategy }: Annealing, way: number): number {
  const part = Math.max(0, Math.min(1, way))
  return _anneal_strategy === 'linear' ? part : (1 - Math.cos(Math.PI * part)) / 2
}
