import { setImmediate as turn } from 'node:timers/promises'
import {
  checkOptions,
  finiteNumber,
  flag,
  isOptions,
  isRevoked,
  named,
  requireSignal,
  requireTensor,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import { noGrad } from '../autograd'
import { onlyAsWritten } from '../binding/relied'
import { requireFinished } from '../binding/within'
import { type CompileOptions, compile } from '../compile'
import { TorchError, typeError } from '../errors'
import { isCallable } from '../kinds'
import { Module } from '../nn'
import type { Tensor } from '../tensor'
import { Batcher, type RunItems } from './batcher'
import type { ServingReport } from './report'
import { byRows } from './rows'

export type { ServingReport } from './report'

export interface ServeOptions {
  /** The most items in a batch; default 32. */
  maxBatch?: number
  /** The most milliseconds that an item waits for others before a batch may start; default 2. */
  maxDelay?: number
  /** The most calls that may wait; a further one is refused with `ERR_BUSY`. Default 1024. */
  maxQueue?: number
  /**
   * Whether the model is compiled, or the options of {@link compile} for it; default true. A compiled model runs beside
   * the event loop; any other occupies it.
   */
  compile?: boolean | CompileOptions
}

export interface ServeCallOptions {
  /** Takes the call out of the queue when it is aborted; a batch that is running goes on without it. */
  signal?: AbortSignal | null
}

/** What {@link serve} returns: a function of one item, which calls the model with batches of items. */
export interface Served<Inputs extends unknown[], Result> {
  /**
   * Calls the model for one item.
   * @param args the model's inputs without the batch dimension, and options
   * @throws TypeError for anything but tensors; TorchError `ERR_BUSY` when too many calls wait, `ERR_ABORTED` after
   * `close()`; the signal's reason when it is aborted; the model's error when it fails for this item
   */
  (...args: Inputs | [...Inputs, options: ServeCallOptions]): Promise<Result>
  /** What waits, what runs, and what has been done so far. */
  readonly queue: ServingReport
  /**
   * Runs the model with batches of all sizes that it will get for items like this one, until each is recorded, so that
   * later calls run beside the event loop from the first one on.
   */
  warmUp(...inputs: Inputs): Promise<void>
  /** Refuses further calls, and resolves when those that were taken have been answered. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

type Model = Module | ((...batch: never[]) => unknown)
type InputsOf<Kind> = Kind extends { forward: (...batch: infer Inputs) => unknown }
  ? Inputs
  : Kind extends (...batch: infer Inputs) => unknown
    ? Inputs
    : never
type ResultOf<Kind> = Kind extends { forward: (...batch: never[]) => infer Result }
  ? Result
  : Kind extends (...batch: never[]) => infer Result
    ? Result
    : never

/**
 * Makes a function of one item that gathers concurrent calls into batches, which the model computes faster than single
 * items.
 *
 * ```ts
 * const predict = torch.serve(model, { maxBatch: 32, maxDelay: 2 })
 * const scores = await predict(image) // image: [1, 28, 28]; scores: [10]
 * await predict.close()
 * ```
 *
 * Items whose tensors have the same shapes, dtypes and devices are stacked along a new first dimension, and each call
 * gets its row of each tensor in the result, which may be nested in arrays and plain objects. Items of another form
 * make batches of their own. A batch that fails is run again item by item, so that only the items at fault fail. One
 * batch runs at a time, without gradients; what arrives meanwhile is gathered for the next.
 *
 * The model is put into evaluation mode. It is compiled for batches of 1, 2, 4, ... and `maxBatch` items, and a batch
 * between two sizes is filled up with copies of an item. Calls that are recorded run on this thread, so
 * `warmUp` belongs before the first request.
 * @param model a module, or a function that takes and returns batches
 * @throws TypeError when `model` is neither, and for unknown options; TorchError `ERR_RANGE` for numbers out of range
 */
export function serve<Kind extends Model>(
  model: Kind,
  options: ServeOptions = {},
): Served<InputsOf<Kind>, ResultOf<Kind>> {
  if (arguments.length > 2) throw surplus('serve', 2, arguments)
  const { compile: compiling, ...limits } = checked(options)
  const run = forwardOf(model)
  const runItems = compiling === false ? asWritten(run) : recorded(run, limits.maxBatch, compiling)
  const batcher = new Batcher((items) => {
    requireEvaluation(model)
    return runItems(items)
  }, limits)
  const predict = async (...args: unknown[]) => {
    const last = args.at(-1)
    const { signal } = isOptions(last) ? named<ServeCallOptions>('predict', ['signal'], [last]) : {}
    requireSignal('predict', 'signal', signal)
    onlyAsWritten('predict is called in it, which a replay would not do; call it outside')
    const inputs = inputsOf('predict', isOptions(last) ? args.slice(0, -1) : args)
    signal?.throwIfAborted()
    batcher.admit()
    const form = inputs.map(({ dtype, device, layout, shape }) => `${dtype} ${device} ${layout} ${shape}`).join('; ')
    return batcher.add(form, copied(inputs), signal)
  }
  const warmUp = async (...args: unknown[]) => {
    const inputs = inputsOf('warmUp', args)
    requireEvaluation(model)
    for (const size of compiling === false ? [1] : sizesTo(limits.maxBatch)) {
      for (let call = 0; call < callsUntilProven; call++) {
        await runItems(Array.from({ length: size }, () => copied(inputs)))
        await turn()
      }
    }
  }
  const close = async (...rest: unknown[]) => {
    if (rest.length > 0) throw surplus('close', 0, rest)
    await batcher.close()
  }
  const methods = { warmUp, close, [Symbol.asyncDispose]: () => batcher.close() }
  Object.defineProperty(predict, 'queue', { get: () => batcher.report, enumerable: true })
  return Object.assign(predict, methods) as never
}

type Run = (...batch: Tensor[]) => unknown

/** A compiled function runs as written, is recorded, is compared, and may be recorded anew. */
const callsUntilProven = 4

const defaults = { maxBatch: 32, maxDelay: 2, maxQueue: 1024, compile: true as boolean | CompileOptions }

function checked(options: ServeOptions): typeof defaults {
  checkOptions('serve', options, Object.keys(defaults))
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const all = { ...defaults, ...given }
  wholeNumber('serve', 'maxBatch', all.maxBatch, { min: 1 })
  // setTimeout takes no longer delay.
  finiteNumber('serve', 'maxDelay', all.maxDelay, { min: 0, max: 2 ** 31 - 1 })
  wholeNumber('serve', 'maxQueue', all.maxQueue, { min: 1 })
  if (!isOptions(all.compile)) flag('serve', 'compile', all.compile)
  return all
}

/** The model as a function; a module is put into evaluation mode. */
function forwardOf(model: Model): Run {
  const isModule = !isRevoked(model) && model instanceof Module
  if (!isModule && !isCallable(model)) {
    throw typeError(`serve: model must be a module or a function, but it is ${shown(model)}`)
  }
  if (isModule) model.eval()
  const forward = isModule ? (...batch: Tensor[]) => model.forward(...batch) : (model as Run)
  return (...batch) =>
    requireFinished(
      forward(...batch),
      (what) =>
        `predict: the model is ${what}, whose work would not be done when it returns; give a synchronous function`,
    )
}

/** Refuses to run a model that something has put back into training mode, in which Dropout draws and BatchNorm counts. */
function requireEvaluation(model: Model): void {
  if (!(model instanceof Module)) return
  for (const module of model.modules()) {
    if (!module.training) continue
    const what = module === model ? 'the model' : `its ${module.constructor.name}`
    const why = `predict: ${what} was put into training mode while it is served`
    throw new TorchError('ERR_MODULE', `${why}; call model.eval() after the training, or serve model.clone()`)
  }
}

/** Runs the model as it is, on this thread. */
function asWritten(run: Run): RunItems {
  return async (items) => noGrad(() => byRows(run, items))
}

/** Runs a recording of the model beside the event loop. */
function recorded(run: Run, maxBatch: number, options: true | CompileOptions): RunItems {
  // Without warmup each size is recorded at once: a size that comes rarely would otherwise stay on this thread for long.
  const settings = { warmup: 0, ...(options === true ? {} : options) }
  const compiled = compile((items: Tensor[][]) => byRows(run, items), settings)
  const sizes = sizesTo(maxBatch)
  return async (items) => {
    const size = sizes.find((size) => size >= items.length) as number
    // Copies, since a recording is for arguments of which no two are the same.
    const filler = Array.from({ length: size - items.length }, () => copied(items[0]))
    return noGrad(() => compiled.async([...items, ...filler] as Tensor[][]))
  }
}

/** The sizes of batches for which the model is recorded. */
function sizesTo(maxBatch: number): number[] {
  const powers = Array.from({ length: Math.ceil(Math.log2(maxBatch)) }, (_, power) => 2 ** power)
  return [...powers, maxBatch]
}

function inputsOf(where: string, args: readonly unknown[]): Tensor[] {
  if (args.length === 0)
    throw typeError(`${where}: takes the inputs of one item, at least one Tensor, and was given none`)
  for (const [place, input] of args.entries()) requireTensor(where, `input ${place}`, input)
  return args as Tensor[]
}

/** Copies of an item's tensors, so that the caller may change his own while the call waits. */
function copied(inputs: readonly Tensor[]): Tensor[] {
  return noGrad(() => inputs.map((input) => input.clone()))
}
