import { parse } from 'node:path'
import {
  finiteNumber,
  flag,
  isArray,
  isPlain,
  oneOf,
  refuseValue,
  requireFunction,
  requireObject,
  requireSignal,
  requireString,
  settings,
  wholeNumber,
} from '../arguments'
import type { CompileOptions } from '../compile'
import { typeError } from '../errors'
import { MetricCollection, type Metrics } from '../metrics'
import { lrScheduler, type Optimizer } from '../optim'
import { Dashboard } from '../report'
import type { Nested, Tensor } from '../tensor'

/** The loss of outputs and targets as a tensor of one element: a function, or a module such as `nn.CrossEntropyLoss`. */
export type TrainerLoss<Output> =
  | ((output: Output, target: Tensor) => Tensor)
  | { forward(output: Output, target: Tensor): Tensor }

/** What a scheduler has: those of `optim.lrScheduler`. */
export interface TrainerScheduler {
  // biome-ignore lint/suspicious/noExplicitAny: ReduceLROnPlateau takes a metric
  step(metric?: any): void
  stateDict(): unknown
}

export interface TrainerSchedule {
  scheduler: TrainerScheduler
  /** Whether it steps after each epoch or after each step of the optimizer; default `'epoch'`. */
  interval?: 'epoch' | 'step'
  /** The value that ReduceLROnPlateau is given; default `'validation.loss'`, without validation `'loss'`. */
  monitor?: string | null
}

export interface TrainerOptions<Output = Tensor, Batch = unknown> {
  loss: TrainerLoss<Output>
  // biome-ignore lint/suspicious/noExplicitAny: any optimizer
  optimizer: Optimizer<any, any>
  /** Default none. */
  scheduler?: TrainerScheduler | TrainerSchedule | null
  /** Metrics of outputs and targets; default none. */
  metrics?: Metrics | null
  /** Where to train; default the device of the first parameter. The model is moved there. */
  device?: string | null
  /** Whether forward, loss and backward are compiled, or the options of `torch.compile`; default false. */
  compile?: boolean | CompileOptions
  /**
   * Mixed precision: the dtype of autocast, or true for its default. float16 trains with a `GradScaler`. Default false.
   */
  amp?: boolean | 'bfloat16' | 'float16'
  /** How many batches make a step of the optimizer, each with its share of the loss; default 1. */
  accumulate?: number
  /** The largest norm of all gradients together; default null, any. */
  clipGradNorm?: number | null
  /** Called and awaited while {@link Trainer.fit} runs, in order. */
  callbacks?: TrainerCallbacks | readonly TrainerCallbacks[]
  /**
   * Makes the model's inputs and the target of a batch. By default the last item of a batch is the target, and those before
   * are the inputs; `predict` also takes batches that are inputs alone: a tensor, or a list of one.
   */
  prepare?: ((batch: Batch) => readonly [...inputs: unknown[], target: Tensor]) | null
}

/**
 * The results of a step. `loss` is that of its last batch at this rank: a tensor, so that only reading its value waits for a
 * GPU.
 */
export interface TrainerStep {
  epoch: number
  /** The number of steps in this training before this one. */
  step: number
  /** The number of the batch in its epoch. */
  batch: number
  loss: Tensor
}

/** The mean loss of all samples, and each metric by its name: a number, or nested arrays. */
export interface Evaluation {
  loss: number
  [metric: string]: Nested
}

/** The results of an epoch. */
export interface TrainerEpoch {
  /** The epoch's number, from 0. */
  epoch: number
  /** The mean loss of the epoch's samples, each with the weights of its step. */
  loss: number
  /** The loss of the last batch; with several ranks the mean of theirs. */
  lastLoss: number
  /** Each metric of the training by its name. */
  metrics: Record<string, Nested>
  /** What `evaluate` gives for the validation loader; null without one. */
  validation: Evaluation | null
  /** The learning rate of each group during the last step. */
  lr: number[]
  seconds: number
}

/** What is called during a training; each may call `trainer.stop()`. */
export interface TrainerCallbacks {
  onFitStart?(): unknown
  onEpochStart?(start: { epoch: number }): unknown
  /** After each step of the optimizer. */
  onStep?(step: TrainerStep): unknown
  /** After each whole epoch, with its validation. */
  onEpochEnd?(end: TrainerEpoch): unknown
  /** After the last epoch, or where the training was stopped; not after an error. */
  onFitEnd?(history: readonly TrainerEpoch[]): unknown
}

export interface EarlyStopping {
  /** The value that decides, such as `'validation.accuracy'`; default `'validation.loss'`, without validation `'loss'`. */
  monitor?: string | null
  /** After how many epochs without improvement the training stops; default 3. */
  patience?: number
  /** Whether smaller or larger is better; default `'min'`. */
  mode?: 'min' | 'max'
  /** The least improvement that counts; default 0. */
  minDelta?: number
  /** Whether the model gets back the weights of its best epoch; default false. */
  restoreBest?: boolean
}

export interface CheckpointPlan {
  /** The file. A `*` in its name stands for the number of steps; without it each checkpoint replaces the one before. */
  path: string
  /** Saves after this many steps too; default null, after epochs alone. */
  everySteps?: number | null
  /** How many files are kept, for a path with a `*`; default null, all. */
  keepLast?: number | null
  /** More that is saved and restored, by name: whatever `saveCheckpoint` takes. */
  parts?: Readonly<Record<string, unknown>>
}

export interface TrainerFitOptions<Batch = unknown> {
  /** The number of passes over the loader, those before a checkpoint included. */
  epochs: number
  /** A loader to evaluate after each epoch; default none. */
  validation?: TrainerBatches<Batch> | null
  /** Default none. */
  earlyStopping?: EarlyStopping | null
  /** Saves the whole training after each epoch, and where it is stopped; default none. */
  checkpoint?: string | CheckpointPlan | null
  /** Continues from a checkpoint: from its path, or with true from the last of `checkpoint`, if there is one. */
  resume?: boolean | string
  /**
   * Stops the training after the current step, with a checkpoint if there are any; `fit` then throws its reason. Other
   * ranks end with it, and throw `ERR_ABORTED` unless their own signal is aborted.
   */
  signal?: AbortSignal | null
  /** Whether progress is shown on stderr, with rate and time left; default true if stderr is a terminal. */
  progress?: boolean
  /**
   * Whether a live page is served on 127.0.0.1 during the training, whose address is printed on stderr; or what
   * `serveDashboard` gave, which stays open. The page's button stops the training as {@link Trainer.stop} does. Default
   * false.
   */
  dashboard?: boolean | Dashboard
}

/** A `DataLoader`, or any iterable of batches. */
export type TrainerBatches<Batch> = Iterable<Batch> | AsyncIterable<Batch>

const ofTrainer = {
  ...{ scheduler: null, metrics: null, device: null, compile: undefined, amp: undefined, accumulate: 1 },
  ...{ clipGradNorm: null, callbacks: [], prepare: null, loss: undefined as never, optimizer: undefined as never },
}

const ofFit = {
  ...{ epochs: undefined as never, validation: null, earlyStopping: null, checkpoint: null, resume: undefined },
  ...{ signal: null, progress: undefined, dashboard: undefined },
}

/** Refuses options that the other one of the two places takes. */
function refuseMisplaced(where: string, options: object, others: object, place: string): void {
  const name = Object.keys(options).find((key) => Object.hasOwn(others, key))
  if (name !== undefined) throw typeError(`${where}: ${name} is an option of ${place}; give it there`)
}

export function checkTrainer<Output, Batch>(options: TrainerOptions<Output, Batch>) {
  const where = 'Trainer'
  requireObject(where, 'options', options, 'an object with loss and optimizer')
  refuseMisplaced(where, options, ofFit, 'fit')
  // compile and amp are not only flags, so their defaults are set after the check.
  const all = settings<TrainerOptions<Output, Batch>>(where, ofTrainer, [options])
  const { loss, prepare, device, amp = false, compile = false, accumulate, clipGradNorm } = all
  if (typeof loss !== 'function') requireObject(where, 'loss', loss, 'a function or a module', 'forward')
  requireObject(where, 'optimizer', all.optimizer, 'an optimizer', 'step', 'zeroGrad', 'stateDict')
  if (prepare !== null) requireFunction(where, 'prepare', prepare)
  if (device !== null) requireString(where, 'device', device)
  if (typeof amp !== 'boolean') oneOf(where, 'amp', amp, ['bfloat16', 'float16'])
  if (typeof compile !== 'boolean') requireObject(where, 'compile', compile, 'true, false or options of torch.compile')
  wholeNumber(where, 'accumulate', accumulate, { min: 1 })
  if (clipGradNorm !== null) finiteNumber(where, 'clipGradNorm', clipGradNorm, { min: 0, aboveMin: true })
  const callbacks = (isArray(all.callbacks) ? all.callbacks : [all.callbacks]) as TrainerCallbacks[]
  for (const [place, one] of callbacks.entries()) checkCallbacks(`callbacks[${place}]`, one)
  const metrics = all.metrics === null || all.metrics === undefined ? null : asCollection(all.metrics)
  const schedule =
    all.scheduler === null || all.scheduler === undefined ? null : scheduleOf(all.scheduler, all.optimizer)
  return { ...all, amp, compile, callbacks, metrics, schedule, accumulate: accumulate as number }
}

const hooks = ['onFitStart', 'onEpochStart', 'onStep', 'onEpochEnd', 'onFitEnd'] as const

function checkCallbacks(name: string, callbacks: unknown): void {
  requireObject('Trainer', name, callbacks, 'an object of callbacks')
  // Objects of a class may have other members too.
  if (isPlain(callbacks)) settings(`Trainer`, Object.fromEntries(hooks.map((hook) => [hook, undefined])), [callbacks])
  for (const hook of hooks) {
    const value = (callbacks as TrainerCallbacks)[hook]
    if (value !== undefined) requireFunction('Trainer', `${name}.${hook}`, value)
  }
}

function asCollection(metrics: Metrics): MetricCollection {
  const collection = new MetricCollection(metrics)
  if (collection.keys().includes('loss'))
    throw typeError('Trainer: a metric must not be named loss; give it another name')
  return collection
}

function scheduleOf(given: TrainerScheduler | TrainerSchedule, optimizer: unknown): Required<TrainerSchedule> {
  const defaults = { scheduler: undefined as never, interval: 'epoch' as const, monitor: null }
  const isOptions = isPlain(given) && typeof (given as { step?: unknown }).step !== 'function'
  const all = isOptions ? settings<TrainerSchedule>('Trainer', defaults, [given]) : { ...defaults, scheduler: given }
  requireObject('Trainer', 'scheduler', all.scheduler, 'a scheduler', 'step', 'stateDict')
  oneOf('Trainer', 'scheduler.interval', all.interval, ['epoch', 'step'])
  const isPlateau = all.scheduler instanceof lrScheduler.ReduceLROnPlateau
  if (all.monitor !== null) requireString('Trainer', 'scheduler.monitor', all.monitor)
  if (all.monitor !== null && !isPlateau)
    refuseValue('Trainer', 'scheduler.monitor', 'left out for a scheduler that takes no value', all.monitor, true)
  if (isPlateau && all.interval === 'step')
    refuseValue('Trainer', 'scheduler.interval', "'epoch' for ReduceLROnPlateau", all.interval, false)
  const { optimizer: own = optimizer } = all.scheduler as { optimizer?: unknown }
  if (own !== optimizer)
    refuseValue('Trainer', 'scheduler', "one of the trainer's optimizer, not of another", all.scheduler, true)
  return all as Required<TrainerSchedule>
}

export function checkFit<Batch>(options: TrainerFitOptions<Batch>) {
  const where = 'Trainer.fit'
  requireObject(where, 'options', options, 'an object with epochs')
  refuseMisplaced(where, options, ofTrainer, 'new Trainer')
  const all = settings<TrainerFitOptions<Batch>>(where, { ...ofFit, progress: process.stderr.isTTY === true }, [
    options,
  ])
  wholeNumber(where, 'epochs', all.epochs, { min: 0 })
  requireSignal(where, 'signal', all.signal)
  const dashboard = all.dashboard ?? false
  if (typeof dashboard !== 'boolean' && !(dashboard instanceof Dashboard))
    refuseValue(where, 'dashboard', 'true, false or what serveDashboard gave', dashboard, true)
  const resume = all.resume ?? false
  if (typeof resume !== 'boolean') requireString(where, 'resume', resume)
  const checkpoint = all.checkpoint === null ? null : planOf(where, all.checkpoint as string | CheckpointPlan)
  if (resume === true && checkpoint === null)
    refuseValue(where, 'resume', 'a path where there is no checkpoint option', resume, true)
  return {
    ...all,
    dashboard,
    resume,
    checkpoint,
    stopping: all.earlyStopping ? stoppingOf(where, all.earlyStopping) : null,
  }
}

function planOf(where: string, given: string | CheckpointPlan): Required<CheckpointPlan> {
  const defaults = { path: undefined as never, everySteps: null, keepLast: null, parts: {} }
  const plan = settings<CheckpointPlan>(where, defaults, [typeof given === 'string' ? { path: given } : given])
  requireString(where, 'checkpoint.path', plan.path)
  for (const name of ['everySteps', 'keepLast'] as const)
    if (plan[name] !== null) wholeNumber(where, `checkpoint.${name}`, plan[name], { min: 1 })
  const { dir, base } = parse(plan.path)
  if (dir.includes('*') || base.split('*').length > 2)
    refuseValue(where, 'checkpoint.path', "one with at most one *, in the file's name", plan.path, false)
  if (plan.keepLast !== null && !plan.path.includes('*'))
    refuseValue(
      where,
      'checkpoint.path',
      "one with a * for the number, as in 'runs/step-*.pt', for keepLast",
      plan.path,
      false,
    )
  return plan as Required<CheckpointPlan>
}

function stoppingOf(where: string, given: EarlyStopping): Required<EarlyStopping> {
  requireObject(where, 'earlyStopping', given, 'an object of options')
  const defaults = { monitor: null, patience: 3, mode: 'min' as const, minDelta: 0, restoreBest: false }
  const all = settings<EarlyStopping>(where, defaults, [given])
  if (all.monitor !== null) requireString(where, 'earlyStopping.monitor', all.monitor)
  wholeNumber(where, 'earlyStopping.patience', all.patience, { min: 0 })
  oneOf(where, 'earlyStopping.mode', all.mode, ['min', 'max'])
  finiteNumber(where, 'earlyStopping.minDelta', all.minDelta, { min: 0 })
  flag(where, 'earlyStopping.restoreBest', all.restoreBest)
  return all as Required<EarlyStopping>
}
