import { type Args, finiteNumber, flag, oneOf, positional, wholeNumber } from '../../arguments'
import { TorchError } from '../../errors'
import { beginMomentum, setMomentum, usesBeta1 } from './momentum'
import {
  type AnyOptimizer,
  checkOptimizer,
  forEachGroup,
  LRScheduler,
  type RateGroup,
  type SchedulerOptions,
  schedulerSettings,
} from './scheduler'

export interface OneCycleLROptions extends SchedulerOptions {
  /** The number of steps of the cycle; alternatively give epochs and stepsPerEpoch. */
  totalSteps?: number | null
  epochs?: number | null
  stepsPerEpoch?: number | null
  /** The fraction of the cycle in which the rate rises, from 0 to 1; default 0.3. */
  pctStart?: number
  /** Whether the rate changes along a cosine or linearly; default 'cos'. */
  annealStrategy?: 'cos' | 'linear'
  /** Whether momentum goes down as the rate goes up; default true. */
  cycleMomentum?: boolean
  /** The lowest momentum; default 0.85. */
  baseMomentum?: number | readonly number[]
  /** The highest momentum; default 0.95. */
  maxMomentum?: number | readonly number[]
  /** The initial rate is maxLr / divFactor; default 25. */
  divFactor?: number
  /** The last rate is the initial rate / finalDivFactor; default 1e4. */
  finalDivFactor?: number
  /** Whether the rate first falls to the initial rate, and then to the last; default false. */
  threePhase?: boolean
}

/** A phase of the cycle, under PyTorch's names: the names of its first and last values in a group. */
interface Phase {
  end_step: number
  start_lr: Rate
  end_lr: Rate
  start_momentum: Momentum
  end_momentum: Momentum
}
type Rate = 'initial_lr' | 'max_lr' | 'min_lr'
type Momentum = 'base_momentum' | 'max_momentum'

interface Cycle {
  total_steps: number
  _schedule_phases: Phase[]
  _anneal_func_type: 'cos' | 'linear'
  cycle_momentum: boolean
  use_beta1?: boolean
}

const where = 'optim.lrScheduler.OneCycleLR'
const options = {
  initial_lr: 'initialLr',
  max_lr: 'maxLr',
  min_lr: 'minLr',
  base_momentum: 'baseMomentum',
  max_momentum: 'maxMomentum',
} as const
const defaults: Required<OneCycleLROptions> = {
  totalSteps: null,
  epochs: null,
  stepsPerEpoch: null,
  pctStart: 0.3,
  annealStrategy: 'cos',
  cycleMomentum: true,
  baseMomentum: 0.85,
  maxMomentum: 0.95,
  divFactor: 25,
  finalDivFactor: 1e4,
  threePhase: false,
  lastEpoch: -1,
}

function stepsOf({ totalSteps, epochs, stepsPerEpoch }: Required<OneCycleLROptions>): number {
  if (totalSteps !== null) return wholeNumber(where, 'totalSteps', totalSteps, { min: 1 })
  if (epochs === null || stepsPerEpoch === null) {
    throw new TorchError('ERR_OPTIMIZER', `${where}: give totalSteps, or epochs and stepsPerEpoch`)
  }
  const count = wholeNumber(where, 'epochs', epochs, { min: 1 })
  return count * wholeNumber(where, 'stepsPerEpoch', stepsPerEpoch, { min: 1 })
}

function phasesOf(steps: number, rising: number, isThree: boolean): Phase[] {
  const way = (end_step: number, start_lr: Rate, end_lr: Rate, start: Momentum, end: Momentum): Phase => ({
    end_step,
    start_lr,
    end_lr,
    start_momentum: start,
    end_momentum: end,
  })
  const up = way(rising * steps - 1, 'initial_lr', 'max_lr', 'max_momentum', 'base_momentum')
  if (!isThree) return [up, way(steps - 1, 'max_lr', 'min_lr', 'base_momentum', 'max_momentum')]
  const down = way(2 * rising * steps - 2, 'max_lr', 'initial_lr', 'base_momentum', 'max_momentum')
  return [up, down, way(steps - 1, 'initial_lr', 'min_lr', 'max_momentum', 'max_momentum')]
}

/**
 * Raises the rate to `maxLr` and then lowers it to almost zero, once. Call `step()` after each batch.
 * @throws TorchError `ERR_OPTIMIZER` for a step after the last one
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.OneCycleLR.html
 */
export class OneCycleLR extends LRScheduler<Cycle> {
  /** @param maxLr the highest rate, for all groups or for each */
  constructor(
    ...given: Args<
      'optim.lrScheduler.OneCycleLR',
      [optimizer: AnyOptimizer, maxLr: number | readonly number[]],
      OneCycleLROptions,
      [
        'totalSteps',
        'epochs',
        'stepsPerEpoch',
        'pctStart',
        'annealStrategy',
        'cycleMomentum',
        'baseMomentum',
        'maxMomentum',
        'divFactor',
        'finalDivFactor',
        'threePhase',
        'lastEpoch',
      ]
    >
  ) {
    const [optimizer, maxLr, ...rest] = positional('optim.lrScheduler.OneCycleLR', given)
    const all = schedulerSettings('OneCycleLR', defaults, rest)
    checkOptimizer(where, optimizer)
    const groups: RateGroup[] = optimizer.paramGroups
    const total_steps = stepsOf(all)
    const rising = finiteNumber(where, 'pctStart', all.pctStart, { min: 0, max: 1 })
    const cycle: Cycle = {
      total_steps,
      _schedule_phases: phasesOf(total_steps, rising, flag(where, 'threePhase', all.threePhase)),
      _anneal_func_type: oneOf(where, 'annealStrategy', all.annealStrategy, ['cos', 'linear']),
      cycle_momentum: flag(where, 'cycleMomentum', all.cycleMomentum),
    }
    const maxLrs = forEachGroup(where, 'maxLr', groups, maxLr)
    if (cycle.cycle_momentum) cycle.use_beta1 = usesBeta1(where, optimizer)
    if (all.lastEpoch === -1) {
      for (const [place, group] of groups.entries()) {
        group.initialLr = maxLrs[place] / finiteNumber(where, 'divFactor', all.divFactor, { min: 0, aboveMin: true })
        group.maxLr = maxLrs[place]
        group.minLr =
          group.initialLr / finiteNumber(where, 'finalDivFactor', all.finalDivFactor, { min: 0, aboveMin: true })
      }
      if (cycle.cycle_momentum) {
        const base = forEachGroup(where, 'baseMomentum', groups, all.baseMomentum)
        const max = forEachGroup(where, 'maxMomentum', groups, all.maxMomentum)
        beginMomentum(groups, base, max, cycle.use_beta1 === true)
      }
    }
    super(optimizer, cycle, all)
  }

  protected getLr(): number[] {
    const { total_steps, _schedule_phases: phases, cycle_momentum, use_beta1 = false } = this.own
    const step = this.lastEpoch
    if (step > total_steps) {
      throw new TorchError('ERR_OPTIMIZER', `${where}: was stepped ${step} times, but totalSteps is ${total_steps}`)
    }
    const place = phases.findIndex(({ end_step }, at) => step <= end_step || at === phases.length - 1)
    const phase = phases[place]
    const start = place === 0 ? 0 : phases[place - 1].end_step
    const share = (step - start) / (phase.end_step - start)
    return this.groups.map((group) => {
      const between = (from: Rate | Momentum, to: Rate | Momentum) =>
        way(this.own._anneal_func_type, group[options[from]] as number, group[options[to]] as number, share)
      if (cycle_momentum) setMomentum(group, between(phase.start_momentum, phase.end_momentum), use_beta1)
      return between(phase.start_lr, phase.end_lr)
    })
  }
}

function way(strategy: Cycle['_anneal_func_type'], start: number, end: number, share: number): number {
  if (strategy === 'linear') return (end - start) * share + start
  return end + ((start - end) / 2) * (Math.cos(Math.PI * share) + 1)
}
