import { checkOptions, surplus } from '../arguments'
import { shown } from '../binding/shown'
import { rangeError, typeError } from '../errors'

/** What a profiler does in a step; 'recordAndSave' ends the recording and calls `onTraceReady`. */
export type ProfilerAction = 'none' | 'warmup' | 'record' | 'recordAndSave'

/** Decides what to do in each step, counted from 0. */
export type Schedule = (step: number) => ProfilerAction

export interface ScheduleOptions {
  /** The number of steps without recording at the start of each cycle. Default 0. */
  wait?: number
  /** The number of steps that are recorded and thrown away, to leave out what happens only once. Default 0. */
  warmup?: number
  /** The number of steps that are recorded. */
  active: number
  /** The number of cycles; 0, the default, has no limit. */
  repeat?: number
  /** The number of steps before the first cycle. Default 0. */
  skipFirst?: number
}

function count(name: string, value: unknown, least: number): number {
  if (typeof value !== 'number')
    throw typeError(`schedule: ${name} must be a whole number of steps, got ${shown(value)}`)
  if (!Number.isInteger(value) || value < least) {
    throw rangeError(`schedule: ${name} must be a whole number from ${least} on, got ${shown(value)}`)
  }
  return value
}

/**
 * The usual schedule of a long training: wait, warm up, record, and repeat.
 * @throws TypeError or RangeError for a value that is not a number of steps.
 * @see https://docs.pytorch.org/docs/2.11/profiler.html#torch.profiler.schedule
 */
export function schedule(options: ScheduleOptions): Schedule {
  if (arguments.length > 1) throw surplus('profiler.schedule', 1, arguments)
  checkOptions('profiler.schedule', options, ['wait', 'warmup', 'active', 'repeat', 'skipFirst'])
  const wait = count('wait', options.wait ?? 0, 0)
  const warmup = count('warmup', options.warmup ?? 0, 0)
  const active = count('active', options.active, 1)
  const repeat = count('repeat', options.repeat ?? 0, 0)
  const skipFirst = count('skipFirst', options.skipFirst ?? 0, 0)
  const cycle = wait + warmup + active
  return (step) => {
    const since = step - skipFirst
    if (since < 0 || (repeat > 0 && since >= repeat * cycle)) return 'none'
    const within = since % cycle
    if (within < wait) return 'none'
    if (within < wait + warmup) return 'warmup'
    return within < cycle - 1 ? 'record' : 'recordAndSave'
  }
}
