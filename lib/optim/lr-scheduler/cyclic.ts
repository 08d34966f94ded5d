import { type Args, finiteNumber, flag, oneOf, positional } from '../../arguments'
import { setRate } from '../groups'
import { power } from '../power'
import { beginMomentum, setMomentum, usesBeta1 } from './momentum'
import {
  type AnyOptimizer,
  checkOptimizer,
  forEachGroup,
  LRScheduler,
  type SchedulerOptions,
  schedulerSettings,
} from './scheduler'

export interface CyclicLROptions extends SchedulerOptions {
  /** The number of steps up; default 2000. */
  stepSizeUp?: number
  /** The number of steps down; default the same as up. */
  stepSizeDown?: number | null
  /** Whether cycles keep their height, halve it each time, or shrink by gamma each step; default 'triangular'. */
  mode?: 'triangular' | 'triangular2' | 'exp_range'
  /** The factor of 'exp_range' for each step; default 1. */
  gamma?: number
  /** A custom scale, instead of a mode. */
  scaleFn?: ((x: number) => number) | null
  /** Whether scaleFn gets the number of the cycle or of the step; default 'cycle'. */
  scaleMode?: 'cycle' | 'iterations'
  /** Whether momentum goes down as the rate goes up; default true. */
  cycleMomentum?: boolean
  /** The lowest momentum; default 0.8. */
  baseMomentum?: number | readonly number[]
  /** The highest momentum; default 0.9. */
  maxMomentum?: number | readonly number[]
}

interface Cycle {
  max_lrs: number[]
  total_size: number
  step_ratio: number
  mode: 'triangular' | 'triangular2' | 'exp_range'
  gamma: number
  _scale_fn_custom: ((x: number) => number) | null
  scale_mode: 'cycle' | 'iterations'
  cycle_momentum: boolean
  use_beta1?: boolean
  base_momentums?: number[]
  max_momentums?: number[]
}

const where = 'optim.lrScheduler.CyclicLR'
const defaults = {
  stepSizeUp: 2000,
  stepSizeDown: null as number | null,
  mode: 'triangular' as const,
  gamma: 1,
  scaleFn: null,
  scaleMode: 'cycle' as const,
  cycleMomentum: true,
  baseMomentum: 0.8,
  maxMomentum: 0.9,
}

function cycleOf(optimizer: AnyOptimizer, maxLr: number | readonly number[], all: Required<CyclicLROptions>): Cycle {
  const up = finiteNumber(where, 'stepSizeUp', all.stepSizeUp, { min: 0, aboveMin: true })
  const down = finiteNumber(where, 'stepSizeDown', all.stepSizeDown ?? up, { min: 0, aboveMin: true })
  const modes = ['triangular', 'triangular2', 'exp_range'] as const
  const mode = all.scaleFn ? all.mode : oneOf(where, 'mode', all.mode, modes)
  const scale = oneOf(where, 'scaleMode', all.scaleMode, ['cycle', 'iterations'])
  const cycle: Cycle = {
    max_lrs: forEachGroup(where, 'maxLr', optimizer.paramGroups, maxLr),
    total_size: up + down,
    step_ratio: up / (up + down),
    mode,
    gamma: finiteNumber(where, 'gamma', all.gamma),
    _scale_fn_custom: all.scaleFn,
    scale_mode: all.scaleFn ? scale : mode === 'exp_range' ? 'iterations' : 'cycle',
    cycle_momentum: flag(where, 'cycleMomentum', all.cycleMomentum),
  }
  if (!cycle.cycle_momentum) return cycle
  const momenta = {
    use_beta1: usesBeta1(where, optimizer),
    base_momentums: forEachGroup(where, 'baseMomentum', optimizer.paramGroups, all.baseMomentum),
    max_momentums: forEachGroup(where, 'maxMomentum', optimizer.paramGroups, all.maxMomentum),
  }
  return { ...cycle, ...momenta }
}

/**
 * Moves the rate from `baseLr` to `maxLr` and back in cycles. Call `step()` after each batch.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.lr_scheduler.CyclicLR.html
 */
export class CyclicLR extends LRScheduler<Cycle> {
  /** @param baseLr the lowest rate, for all groups or for each; `maxLr` likewise the highest */
  constructor(
    ...given: Args<
      'optim.lrScheduler.CyclicLR',
      [optimizer: AnyOptimizer, baseLr: number | readonly number[], maxLr: number | readonly number[]],
      CyclicLROptions,
      [
        'stepSizeUp',
        'stepSizeDown',
        'mode',
        'gamma',
        'scaleFn',
        'scaleMode',
        'cycleMomentum',
        'baseMomentum',
        'maxMomentum',
        'lastEpoch',
      ]
    >
  ) {
    const [optimizer, baseLr, maxLr, ...rest] = positional('optim.lrScheduler.CyclicLR', given)
    const all = schedulerSettings<Required<CyclicLROptions>>('CyclicLR', { ...defaults, lastEpoch: -1 }, rest)
    checkOptimizer(where, optimizer)
    const baseLrs = forEachGroup(where, 'baseLr', optimizer.paramGroups, baseLr)
    const cycle = cycleOf(optimizer, maxLr, all)
    if (all.lastEpoch === -1) {
      for (const [place, group] of optimizer.paramGroups.entries()) setRate(group, baseLrs[place])
      const { base_momentums, max_momentums, use_beta1 = false } = cycle
      if (base_momentums && max_momentums) {
        beginMomentum(optimizer.paramGroups, base_momentums, max_momentums, use_beta1)
      }
    }
    super(optimizer, cycle, all)
    this.baseLrs = baseLrs
  }

  protected getLr(): number[] {
    const { total_size, step_ratio, max_lrs, base_momentums, max_momentums, use_beta1 = false } = this.own
    const cycle = Math.floor(1 + this.lastEpoch / total_size)
    const x = 1 + this.lastEpoch / total_size - cycle
    const share = x <= step_ratio ? x / step_ratio : (x - 1) / (step_ratio - 1)
    const scale = scaleAt(this.own, this.own.scale_mode === 'cycle' ? cycle : this.lastEpoch)
    for (const [place, group] of this.groups.entries()) {
      if (!base_momentums || !max_momentums) break
      const height = (max_momentums[place] - base_momentums[place]) * share
      setMomentum(group, max_momentums[place] - height * scale, use_beta1)
    }
    return this.baseLrs.map((base, place) => base + (max_lrs[place] - base) * share * scale)
  }
}

function scaleAt({ _scale_fn_custom, mode, gamma }: Cycle, x: number): number {
  if (_scale_fn_custom) return _scale_fn_custom(x)
  if (mode === 'exp_range') return power(gamma, x)
  return mode === 'triangular' ? 1 : 1 / 2 ** (x - 1)
}
