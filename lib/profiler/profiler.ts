import { checkOptions, surplus } from '../arguments'
import { native } from '../binding/native'
import { requireFlag, shown } from '../binding/shown'
import { emitWarning } from '../binding/warning'
import { isPromise, requireFinished } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { isArray, isCallable } from '../kinds'
import { writeFileAtomic, writeFileAtomicSync } from '../system/files'
import { comparedBy, itself } from '../tensor/compared'
import { averages, type EventAverages } from './averages'
import { CallSites } from './call-sites'
import { chromeTrace } from './chrome-trace'
import type { ProfilerAction, Schedule } from './schedule'
import { type FunctionEvent, read, type Trace } from './trace'

/** What can be recorded. */
export type ProfilerActivity = 'cpu' | 'cuda'

export interface ProfilerOptions {
  /** What to record; default 'cpu', and 'cuda' where there is a GPU. Operators on the CPU are always recorded. */
  activities?: readonly ProfilerActivity[]
  /** Whether to record the shapes and dtypes of each operator's tensors. Default false. */
  recordShapes?: boolean
  /** Whether to record the memory that each operator allocates and frees. Default false. */
  profileMemory?: boolean
  /** Whether to keep all the frames above each call, not only the line. Default false. */
  withStack?: boolean
  /**
   * What to do in which step, see {@link schedule}; without it everything is recorded. {@link Profiler.step} counts the
   * steps.
   */
  schedule?: Schedule
  /** Called with the profiler each time a recording is complete. */
  onTraceReady?: (profiler: Profiler) => void
}

export interface KeyAveragesOptions {
  /**
   * Makes a row for each line that an operator was called from; derivatives count for the line of their forward call.
   */
  groupByLine?: boolean
  /** Makes a row for each list of shapes; needs `recordShapes`. */
  groupByInputShapes?: boolean
}

const optionNames: (keyof ProfilerOptions)[] = [
  'activities',
  'recordShapes',
  'profileMemory',
  'withStack',
  'schedule',
  'onTraceReady',
]

const activityNames: readonly unknown[] = ['cpu', 'cuda'] satisfies ProfilerActivity[]
const recorded: readonly ProfilerAction[] = ['record', 'recordAndSave']
const actions: readonly ProfilerAction[] = ['none', 'warmup', ...recorded]

let recorder: Profiler | undefined

/**
 * Records which operators run, forward and backward, how long they take, and which line of TypeScript called each.
 *
 * libtorch has one recording at a time for the whole process. It contains what runs on the thread that started it, and
 * on autograd's threads on its behalf.
 * @see https://docs.pytorch.org/docs/2.11/profiler.html#torch.profiler.profile
 */
export class Profiler {
  static {
    comparedBy(Profiler, itself)
  }

  readonly #settings: Required<Omit<ProfilerOptions, 'activities' | 'schedule' | 'onTraceReady'>> & { cuda: boolean }
  readonly #schedule: Schedule | undefined
  readonly #onTraceReady: (profiler: Profiler) => void
  #sites: CallSites | undefined
  #trace: Trace | undefined
  #action: ProfilerAction = 'none'
  #running = false
  #stepNumber = 0
  #stepRange = 0

  /** @throws TypeError for options of the wrong type; {@link TorchError} `ERR_DEVICE` for 'cuda' alone where there is no GPU. */
  constructor(options: ProfilerOptions = {}) {
    if (arguments.length > 1) throw surplus('profiler.Profiler', 1, arguments)
    checkOptions('profiler.Profiler', options, optionNames)
    const {
      recordShapes = false,
      profileMemory = false,
      withStack = false,
      schedule,
      onTraceReady = () => {},
    } = options
    for (const [name, value] of Object.entries({ recordShapes, profileMemory, withStack })) requireFlag(name, value)
    for (const [name, value] of [
      ['schedule', schedule ?? onTraceReady],
      ['onTraceReady', onTraceReady],
    ]) {
      if (!isCallable(value)) throw typeError(`${name} must be a function, got ${shown(value)}`)
    }
    this.#settings = { recordShapes, profileMemory, withStack, cuda: wantsCuda(options.activities) }
    this.#schedule = schedule
    this.#onTraceReady = onTraceReady
  }

  /** Whether it has been started and not yet stopped. */
  get running(): boolean {
    return this.#running
  }

  /** How many times {@link step} has been called since the start. */
  get stepNumber(): number {
    return this.#stepNumber
  }

  /** @throws {@link TorchError} `ERR_BUSY` when this or another profiler is recording, on any thread. */
  start(): void {
    if (arguments.length > 0) throw surplus('profiler.Profiler.start', 0, arguments)
    if (this.#running) throw new TorchError('ERR_BUSY', 'this profiler has been started already; stop() it first')
    this.#stepNumber = 0
    this.#running = true
    try {
      this.#turnTo(this.#actionAt(0))
    } catch (error) {
      this.#running = false
      throw error
    }
  }

  /** Ends a step; the schedule decides what to do in the next. */
  step(): void {
    if (arguments.length > 0) throw surplus('profiler.Profiler.step', 0, arguments)
    this.#mustRun('step')
    this.#stepNumber++
    this.#turnTo(this.#actionAt(this.#stepNumber))
  }

  /** Ends the recording, which is then ready. @throws {@link TorchError} `ERR_RUNTIME` when it has not been started. */
  stop(): void {
    if (arguments.length > 0) throw surplus('profiler.Profiler.stop', 0, arguments)
    this.#mustRun('stop')
    try {
      this.#turnTo('none')
    } finally {
      this.#running = this.#sites !== undefined
    }
  }

  [Symbol.dispose](): void {
    if (this.#running) this.stop()
  }

  /** The operators, derivatives and ranges of the last complete recording, in the order in which they began. */
  events(): FunctionEvent[] {
    if (arguments.length > 0) throw surplus('profiler.Profiler.events', 0, arguments)
    return this.#complete().events
  }

  /**
   * The events summed up by name.
   * @see https://docs.pytorch.org/docs/2.11/profiler.html#torch.profiler._KinetoProfile.key_averages
   */
  keyAverages(options: KeyAveragesOptions = {}): EventAverages {
    if (arguments.length > 1) throw surplus('profiler.Profiler.keyAverages', 1, arguments)
    checkOptions('Profiler.keyAverages', options, ['groupByLine', 'groupByInputShapes'])
    const { groupByLine = false, groupByInputShapes = false } = options
    requireFlag('groupByLine', groupByLine)
    requireFlag('groupByInputShapes', groupByInputShapes)
    return averages(this.events(), groupByLine, groupByInputShapes)
  }

  /**
   * Writes the last complete recording, whole or not at all, as a trace for chrome://tracing and Perfetto.
   * @throws {@link TorchError} `ERR_FILE` when the file cannot be written.
   */
  async exportChromeTrace(path: string): Promise<void> {
    if (arguments.length > 1) throw surplus('profiler.Profiler.exportChromeTrace', 1, arguments)
    await writeFileAtomic(path, this.#chromeTrace())
  }

  /** Like {@link exportChromeTrace}, but returns when the file is there. */
  exportChromeTraceSync(path: string): void {
    if (arguments.length > 1) throw surplus('profiler.Profiler.exportChromeTraceSync', 1, arguments)
    writeFileAtomicSync(path, this.#chromeTrace())
  }

  #chromeTrace(): Iterable<string> {
    return chromeTrace(this.#complete(), this.#settings.withStack)
  }

  #complete(): Trace {
    if (this.#trace === undefined) {
      throw new TorchError(
        'ERR_RUNTIME',
        'this profiler has no complete recording yet; stop() it, or let its schedule come to an end, first',
      )
    }
    return this.#trace
  }

  #mustRun(name: string): void {
    if (this.#running) return
    throw new TorchError('ERR_RUNTIME', `${name}() was called on a profiler that is not running; start() it first`)
  }

  #actionAt(step: number): ProfilerAction {
    const action = this.#schedule === undefined ? 'record' : this.#schedule(step)
    if (!actions.includes(action)) {
      throw typeError(`the schedule gives one of ${actions.join(', ')}; for step ${step} it gave ${shown(action)}`)
    }
    return action
  }

  #turnTo(next: ProfilerAction): void {
    const before = this.#action
    native.endRange(this.#stepRange)
    const isComplete = before === 'recordAndSave' || (before === 'record' && !recorded.includes(next))
    if (isComplete || (before === 'warmup' && next !== 'warmup')) this.#end(isComplete)
    if (isComplete) this.#onTraceReady(this)
    // The callback may have stopped this profiler.
    if (next === 'none' || !this.#running) return
    if (this.#sites === undefined) this.#begin()
    this.#action = next
    if (this.#schedule !== undefined) this.#stepRange = native.beginRange(`ProfilerStep#${this.#stepNumber}`, false)
  }

  #begin(): void {
    const { cuda, recordShapes, profileMemory } = this.#settings
    native.startProfiler(cuda, recordShapes, profileMemory)
    this.#sites = new CallSites()
    this.#sites.begin()
    recorder = this
  }

  #end(keep: boolean): void {
    const events = native.stopProfiler()
    const sites = this.#sites as CallSites
    sites.end()
    this.#sites = undefined
    this.#action = 'none'
    recorder = undefined
    if (keep) this.#trace = read(events, (mark) => sites.named(mark), this.#settings.withStack)
  }
}

function wantsCuda(activities: unknown): boolean {
  const there = native.cudaDeviceCount() > 0
  if (activities === undefined) return there
  if (
    !isArray(activities) ||
    activities.length === 0 ||
    ![...activities].every((name) => activityNames.includes(name))
  ) {
    throw typeError(`activities must be a list of 'cpu' and 'cuda', got ${shown(activities)}`)
  }
  if (!activities.includes('cuda') || there) return there && activities.includes('cuda')
  const why = 'there is no GPU in use here (torch.cuda.explain() says why)'
  if (!activities.includes('cpu'))
    throw new TorchError('ERR_DEVICE', `activities ['cuda'] have nothing to record: ${why}`)
  emitWarning(`the profiler records the CPU alone: ${why}`)
  return false
}

/**
 * Records while `fn` runs, and, if it returns a promise, until that settles. Returns the profiler with its recording.
 * Errors of `fn` are thrown after the recording has ended.
 *
 * @example const recording = profiler.profile({ profileMemory: true }, () => model.forward(x).sum().backward())
 * console.log(recording.keyAverages({ groupByLine: true }).table({ sortBy: 'selfCpuTimeTotal', rowLimit: 10 }))
 * @see https://docs.pytorch.org/docs/2.11/profiler.html#torch.profiler.profile
 */
export function profile(options: ProfilerOptions, fn: (profiler: Profiler) => PromiseLike<unknown>): Promise<Profiler>
export function profile(options: ProfilerOptions, fn: (profiler: Profiler) => unknown): Profiler
export function profile(options: ProfilerOptions, fn: (profiler: Profiler) => unknown): Profiler | Promise<Profiler> {
  if (arguments.length > 2) throw surplus('profiler.profile', 2, arguments)
  if (!isCallable(fn)) throw typeError(`profile(options, fn): fn must be a function, got ${shown(fn)}`)
  const profiler = new Profiler(options)
  const stop = () => {
    profiler[Symbol.dispose]()
    return profiler
  }
  profiler.start()
  let result: unknown
  try {
    result = fn(profiler)
  } catch (error) {
    stop()
    throw error
  }
  if (!isPromise(result)) return stop()
  return Promise.resolve(result).then(stop, (error) => {
    stop()
    throw error
  })
}

/**
 * Runs `fn` as a named range of the recording; without a recording it only runs `fn`.
 * @throws TypeError when fn returns a promise, since the range ends when fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.profiler.record_function.html
 */
export function recordFunction<T>(name: string, fn: () => T): T {
  if (arguments.length > 2) throw surplus('profiler.recordFunction', 2, arguments)
  if (typeof name !== 'string') throw typeError(`recordFunction(name, fn): name must be a string, got ${shown(name)}`)
  if (!isCallable(fn)) throw typeError(`recordFunction(name, fn): fn must be a function, got ${shown(fn)}`)
  const range = recorder === undefined ? 0 : native.beginRange(name, false)
  try {
    return requireFinished(
      fn(),
      (what) =>
        `recordFunction(name, fn) was given ${what}: the range would end before its work does; use it around the synchronous parts`,
    )
  } finally {
    native.endRange(range)
  }
}
