import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { autocast, GradScaler } from '../amp'
import { flag, isRevoked, type Rest, requireObject, settings, shown, surplus } from '../arguments'
import { noGrad } from '../autograd'
import { lastCheckpoint, loadCheckpoint, saveCheckpoint } from '../checkpoint'
import { compile } from '../compile'
import { TorchError, typeError } from '../errors'
import { progress } from '../install/progress'
import { isArray } from '../kinds'
import type { MetricCollection } from '../metrics'
import { Module } from '../nn'
import { DistributedDataParallel } from '../nn/modules/parallel'
import { clipGradNorm_ } from '../nn/utils'
import { lrScheduler } from '../optim'
import { ensureWritableFolder } from '../system/files'
import { isTensor, type Nested, type Tensor } from '../tensor'
import { follow, type Live } from './live'
import {
  type CheckpointPlan,
  checkFit,
  checkTrainer,
  type Evaluation,
  type TrainerBatches,
  type TrainerCallbacks,
  type TrainerEpoch,
  type TrainerFitOptions,
  type TrainerOptions,
} from './options'
import * as ranks from './ranks'
import { beginning, monitored, note, placed, restoreShares, samplesIn, sharesOf, type TrainerRun, turning } from './run'

type Settings<Output, Batch> = ReturnType<typeof checkTrainer<Output, Batch>>
type FitSettings<Batch> = ReturnType<typeof checkFit<Batch>>
type Passed<Output> = [output: Output, loss: Tensor]
// biome-ignore lint/suspicious/noExplicitAny: a model of any inputs
type AnyModel<Output> = Module<any, Output>

/** A loader whose place in its epoch can be saved. */
const hasState = (loader: unknown) =>
  typeof (loader as { stateDict?: unknown })?.stateDict === 'function' &&
  typeof (loader as { loadStateDict?: unknown }).loadStateDict === 'function'

/**
 * Trains, evaluates and runs any module.
 *
 * ```ts
 * const trainer = new torch.Trainer(model, {
 *   loss: new torch.nn.CrossEntropyLoss(),
 *   optimizer: new torch.optim.AdamW(model.parameters(), { lr: 1e-3 }),
 *   metrics: { accuracy: new torch.metrics.Accuracy({ task: 'multiclass', numClasses: 10 }) },
 * })
 * const history = await trainer.fit(trainLoader, { epochs: 5, validation: testLoader, checkpoint: 'runs/step-*.pt' })
 * const { loss, accuracy } = await trainer.evaluate(testLoader)
 * ```
 *
 * Batches are arrays whose last item is the target, or what `prepare` makes of others.
 *
 * Where the default process group has several ranks, all of them call {@link fit} and {@link evaluate}, and train one model:
 * see docs/distributed.md.
 */
export class Trainer<Output = Tensor, Batch = unknown> {
  readonly model: AnyModel<Output>
  readonly optimizer: TrainerOptions['optimizer']
  /** The scaler of mixed precision with float16; otherwise null. */
  readonly scaler: GradScaler | null
  readonly device: string
  readonly #options: Settings<Output, Batch>
  readonly #pass: (inputs: readonly unknown[], target: Tensor) => Passed<Output>
  readonly #forward: (...inputs: unknown[]) => Output
  #isRunning = false
  /** Whether {@link stop} was called here, and what all ranks then agreed on. */
  #asked = false
  #stopped = false
  #aborted = false
  /** The model as it is called in a training: averaging gradients where there are several ranks. */
  #trained: { model: AnyModel<Output>; group: unknown }
  #live: Live | null = null

  /** @throws TypeError or TorchError `ERR_RANGE` for an option of another kind, `ERR_DEVICE` for a device that there is not */
  constructor(model: AnyModel<Output>, options: TrainerOptions<Output, Batch>) {
    if (arguments.length > 2) throw surplus('Trainer', 2, arguments)
    if (isRevoked(model) || !(model instanceof Module))
      throw typeError(`Trainer: model must be a Module, but it is ${shown(model)}`)
    const all = checkTrainer(options)
    if (all.device !== null && all.device !== undefined) model.to(all.device)
    this.model = model
    this.#trained = { model, group: null }
    this.optimizer = all.optimizer
    this.#options = all
    this.device = all.optimizer.paramGroups[0].params[0].device
    const type = this.device.split(':')[0]
    const isHalf = all.amp === 'float16' || (all.amp === true && type === 'cuda')
    this.scaler = isHalf ? new GradScaler({ device: type }) : null
    const how = all.compile === true ? {} : all.compile
    const pass = (inputs: readonly unknown[], target: Tensor) => this.#backward(inputs, target)
    this.#pass = how === false ? pass : compile(pass, how)
    // Ranks evaluate alone, each as many batches as it has.
    const forward = (...inputs: unknown[]) => alone(this.model).forward(...inputs)
    this.#forward = how === false ? forward : compile(forward, how)
  }

  /**
   * Trains the model. A run that is killed and resumed from a checkpoint ends as one without interruption, to the bit.
   * @returns the results of each epoch
   * @throws TorchError `ERR_BUSY` while another call runs, `ERR_RANGE` for a loader without batches, `ERR_FILE`,
   * `ERR_CHECKSUM` or `ERR_STATE_DICT` for a checkpoint that does not fit; the signal's reason after it is aborted, or
   * `ERR_ABORTED` after that of another rank; `ERR_DISTRIBUTED` where a rank is lost, or their loaders differ in length
   */
  async fit(trainLoader: TrainerBatches<Batch>, options: TrainerFitOptions<Batch>): Promise<TrainerEpoch[]> {
    if (arguments.length > 2) throw surplus('Trainer.fit', 2, arguments)
    const fit = checkFit(options)
    if (this.#isRunning)
      throw new TorchError('ERR_BUSY', 'Trainer.fit: this trainer is running: await it before the next')
    if (!ranks.areMany()) fit.signal?.throwIfAborted()
    if (fit.checkpoint !== null && ranks.reports()) ensureWritableFolder(dirname(fit.checkpoint.path))
    this.#isRunning = true
    this.#asked = false
    this.#stopped = false
    const modes = this.#setMode(true)
    try {
      this.#join()
      const loader = ranks.share(trainLoader)
      const run = await this.#restored(loader, fit)
      if (ranks.reports()) this.#live = await follow(fit.dashboard, () => this.stop())
      await this.#call('onFitStart')
      await this.#epochs(loader, fit, run)
      if (fit.stopping?.restoreBest && run.weights !== null) this.model.loadStateDict(run.weights as never)
      await this.#call('onFitEnd', run.history)
      return run.history
    } finally {
      for (const [module, training] of modes) module.training = training
      // An error may leave the gradients of a part of a step.
      this.optimizer.zeroGrad()
      await this.#live?.end()
      this.#live = null
      this.#isRunning = false
    }
  }

  /** Ends {@link fit} after the current step, with a checkpoint if there are any, at all ranks. */
  stop(): void {
    if (arguments.length > 0) throw surplus('Trainer.stop', 0, arguments)
    this.#asked = true
  }

  /** Wraps the model for the ranks of the default group, unless the caller has. */
  #join(): void {
    const group = ranks.groupOfMany()
    if (group === this.#trained.group) return
    const isWrapped = group === null || [...this.model.modules()].some((one) => one instanceof DistributedDataParallel)
    this.#trained = { model: isWrapped ? this.model : new DistributedDataParallel(this.model), group }
  }

  /** Whether the training goes on: it ends at all ranks after the step in which one of them was asked to end it. */
  async #agree(signal: AbortSignal | null | undefined): Promise<void> {
    const [stops, aborts] = await ranks.sum([Number(this.#asked), Number(signal?.aborted ?? false)])
    this.#stopped = stops > 0
    this.#aborted = aborts > 0
  }

  #throwIfAborted(signal: AbortSignal | null | undefined): void {
    if (!this.#aborted) return
    signal?.throwIfAborted()
    throw new TorchError('ERR_ABORTED', 'Trainer.fit: the signal of another rank was aborted, which ends all ranks')
  }

  /**
   * The mean loss and the metrics of a loader's batches, in evaluation mode; of those of all ranks where there are several.
   * @throws TorchError `ERR_RANGE` for a loader without batches
   */
  async evaluate(loader: TrainerBatches<Batch>): Promise<Evaluation> {
    if (arguments.length > 1) throw surplus('Trainer.evaluate', 1, arguments)
    // A copy, since a callback may evaluate in the middle of an epoch.
    const metrics = this.#options.metrics?.clone()
    metrics?.reset()
    const modes = this.#setMode(false)
    let sum: Tensor | null = null
    let samples = 0
    let batches = 0
    try {
      ranks.shareBuffers(this.model)
      for await (const batch of turning('Trainer.evaluate', ranks.share(loader, true))) {
        const [inputs, target] = this.#split('Trainer.evaluate', batch)
        const size = samplesIn(inputs)
        sum = noGrad(() => {
          const [output, loss] = this.#cast(() => {
            const found = this.#forward(...inputs)
            return [found, this.#loss(found, target)] as const
          })
          metrics?.update(output, target)
          return added(sum, loss, size)
        })
        samples += size
        batches++
      }
      const [total, count, all] = await ranks.sum([lossOf(sum), samples, batches])
      if (all === 0) throw new TorchError('ERR_RANGE', 'Trainer.evaluate: the loader gave no batches')
      return { loss: total / count, ...valuesOf(ranks.merged(metrics)) }
    } finally {
      for (const [module, training] of modes) module.training = training
    }
  }

  /**
   * The model's output for each batch, in evaluation mode and without gradients. With tensors as outputs,
   * `torch.cat(await trainer.predict(loader))` joins them. Each rank predicts all that its loader gives.
   */
  async predict(loader: TrainerBatches<Batch>, ...rest: Rest<{ target?: boolean }>): Promise<Output[]> {
    const { target } = settings('Trainer.predict', { target: true }, rest)
    flag('Trainer.predict', 'target', target)
    const modes = this.#setMode(false)
    const outputs: Output[] = []
    try {
      for await (const batch of turning('Trainer.predict', loader)) {
        const isAlone = !target || (!this.#options.prepare && (!isArray(batch) || batch.length === 1))
        const inputs = isAlone ? placed([batch].flat(), this.device) : this.#split('Trainer.predict', batch)[0]
        outputs.push(noGrad(() => this.#cast(() => this.#forward(...(inputs as unknown[])))))
      }
      return outputs
    } finally {
      for (const [module, training] of modes) module.training = training
    }
  }

  /** The epochs that are still to be done. */
  async #epochs(loader: TrainerBatches<Batch>, fit: FitSettings<Batch>, run: TrainerRun): Promise<void> {
    const length = ranks.lengthOf(loader) ?? 0
    const bar = fit.progress && ranks.reports() ? progress('training', length * fit.epochs) : undefined
    const begun = { at: performance.now(), batches: length * run.epoch + run.batch }
    const show = (text = '') => {
      const done = length * run.epoch + run.batch
      const rate = (1000 * (done - begun.batches)) / (performance.now() - begun.at)
      bar?.update(done, `epoch ${run.epoch + 1}/${fit.epochs}, ${rate.toFixed(1)} batches/s${text}`)
    }
    try {
      while (run.epoch < fit.epochs && !run.isOver) {
        await this.#agree(fit.signal)
        if (this.#stopped) return
        this.#throwIfAborted(fit.signal)
        const start = performance.now()
        if (run.batch === 0) await this.#call('onEpochStart', { epoch: run.epoch })
        await this.#steps(loader, fit, run, show)
        if (this.#stopped) return
        const end = await this.#ended(fit, run, start)
        await this.#call('onEpochEnd', end)
        show(`, loss ${end.loss.toFixed(5)}`)
        Object.assign(run, { epoch: run.epoch + 1, batch: 0, isDrained: false, sum: null, samples: 0, last: null })
        await this.#save(loader, fit.checkpoint, run)
      }
    } finally {
      bar?.end()
    }
  }

  /** The rest of an epoch's steps. */
  async #steps(
    loader: TrainerBatches<Batch>,
    fit: FitSettings<Batch>,
    run: TrainerRun,
    show: () => void,
  ): Promise<void> {
    const { accumulate, metrics } = this.#options
    const { signal, checkpoint } = fit
    const length = ranks.lengthOf(loader)
    const step = async () => {
      this.#update()
      await this.#call('onStep', { epoch: run.epoch, step: run.step++, batch: run.batch - 1, loss: run.last as Tensor })
      show()
      await this.#agree(signal)
      // Within the loop, since a loader that was left says that a new epoch comes next.
      const isLast = this.#stopped || this.#aborted
      const every = checkpoint?.everySteps
      if (isLast || (every && run.step % every === 0)) await this.#save(loader, checkpoint, run)
      this.#throwIfAborted(signal)
    }
    if (run.batch === 0) metrics?.reset()
    await this.#agree(null)
    if (this.#stopped) return
    const skipped = hasState(loader) ? 0 : run.batch
    ranks.setEpoch(loader, run.epoch)
    const batches = ranks.even('Trainer.fit', loader, turning('Trainer.fit', loader, skipped))
    for await (const batch of run.isDrained ? [] : batches) {
      if (checkpoint === null && !ranks.areMany()) signal?.throwIfAborted()
      const [inputs, target] = this.#split('Trainer.fit', batch)
      const isHeld = (run.batch + 1) % accumulate !== 0 && length !== undefined && run.batch + 1 < length
      const [output, loss] = this.#passed(inputs, target, isHeld)
      run.last = loss.detach()
      const size = samplesIn(inputs)
      run.sum = noGrad(() => added(run.sum, run.last as Tensor, size))
      run.samples += size
      metrics?.update(isTensor(output) ? output.detach() : output, target)
      run.batch++
      if (run.batch % accumulate === 0) await step()
      if (this.#stopped && run.batch % accumulate === 0) return
    }
    if (run.batch === 0) throw new TorchError('ERR_RANGE', 'Trainer.fit: the loader gave no batches')
    if (ranks.areMany() && length !== undefined && run.batch !== length)
      throw new TorchError(
        'ERR_RANGE',
        `Trainer.fit: the loader's length is ${length}, but it gave ${run.batch} batches`,
      )
    const isPartial = run.batch % accumulate !== 0 && !run.isDrained
    run.isDrained = true
    if (isPartial) await step()
  }

  /** The results of an epoch, after its validation; schedulers and early stopping have seen them. */
  async #ended(fit: FitSettings<Batch>, run: TrainerRun, start: number): Promise<TrainerEpoch> {
    const { schedule } = this.#options
    const [total, count, last] = await ranks.sum([lossOf(run.sum), run.samples, lossOf(run.last)])
    const metrics = valuesOf(ranks.merged(this.#options.metrics))
    const lr = this.optimizer.paramGroups.map((group) => Number(isTensor(group.lr) ? group.lr.item() : group.lr))
    const validation = fit.validation ? await this.evaluate(fit.validation) : null
    const seconds = (performance.now() - start) / 1000
    const lastLoss = last / ranks.size()
    const end = { epoch: run.epoch, loss: total / count, lastLoss, metrics, validation, lr, seconds }
    run.history.push(end)
    if (schedule?.interval === 'epoch') {
      if (schedule.scheduler instanceof lrScheduler.ReduceLROnPlateau)
        schedule.scheduler.step(monitored(schedule.monitor, end))
      else schedule.scheduler.step()
    }
    if (fit.stopping && note(run, monitored(fit.stopping.monitor, end), fit.stopping) && fit.stopping.restoreBest)
      run.weights = noGrad(() => new Map([...this.model.stateDict()].map(([name, value]) => [name, copied(value)])))
    return end
  }

  /** Output and loss of a batch, whose gradients are added up; those that are held here wait for the next batch's. */
  #passed(inputs: readonly unknown[], target: Tensor, isHeld: boolean): Passed<Output> {
    const { model, group } = this.#trained
    // Collectives are not recorded, so a compiled function that was recorded before would leave them out.
    if (group === null) return this.#pass(inputs, target)
    const pass = () => this.#backward(inputs, target)
    return isHeld && model instanceof DistributedDataParallel ? model.noSync(pass) : pass()
  }

  #backward(inputs: readonly unknown[], target: Tensor): Passed<Output> {
    const { accumulate } = this.#options
    const [output, loss] = this.#cast(() => {
      const found = this.#trained.model.forward(...inputs)
      return [found, this.#loss(found, target)] as Passed<Output>
    })
    const share = accumulate === 1 ? loss : loss.div(accumulate)
    if (this.scaler === null) share.backward()
    else this.scaler.scale(share).backward()
    return [output, loss]
  }

  #loss(output: Output, target: Tensor): Tensor {
    const { loss } = this.#options
    const found = typeof loss === 'function' ? loss(output, target) : loss.forward(output, target)
    if (!isTensor(found) || found.numel() !== 1)
      throw typeError(`Trainer: loss must give a tensor of one element, but it gave ${shown(found)}`)
    return found
  }

  #cast<T>(run: () => T): T {
    const { amp } = this.#options
    if (amp === false) return run()
    const device = this.device.split(':')[0]
    return autocast(amp === true ? { device } : { device, dtype: amp }, run)
  }

  /** One step of the optimizer with the gradients that there are. */
  #update(): void {
    const { clipGradNorm, schedule } = this.#options
    const { optimizer, scaler } = this
    if (clipGradNorm !== null && clipGradNorm !== undefined) {
      scaler?.unscale_(optimizer)
      clipGradNorm_(
        optimizer.paramGroups.flatMap((group) => group.params as Tensor[]),
        clipGradNorm,
      )
    }
    if (scaler === null) optimizer.step()
    else {
      scaler.step(optimizer)
      scaler.update()
    }
    optimizer.zeroGrad()
    if (schedule?.interval === 'step') schedule.scheduler.step()
  }

  /** Inputs and target of a batch, on the device. */
  #split(where: string, batch: Batch): [inputs: unknown[], target: Tensor] {
    const { prepare } = this.#options
    const parts: unknown = prepare ? prepare(batch) : batch
    if (!isArray(parts) || parts.length < 2) {
      const what = prepare ? 'prepare must give an array' : 'each batch must be an array'
      throw typeError(`${where}: ${what} of inputs and, last, the target, not ${shown(parts)}`)
    }
    const all = placed(parts, this.device) as unknown[]
    return [all.slice(0, -1), all[all.length - 1] as Tensor]
  }

  /** Sets the mode of the model; gives the modes of before, since some of its modules may be fixed in one. */
  #setMode(training: boolean): [module: Module, training: boolean][] {
    const modes = [...this.model.modules()].map((module): [Module, boolean] => [module, module.training])
    this.model.train(training)
    return modes
  }

  async #call<Name extends keyof TrainerCallbacks>(
    name: Name,
    ...event: Parameters<NonNullable<TrainerCallbacks[Name]>>
  ): Promise<void> {
    const live = this.#live === null ? [] : [this.#live.callbacks]
    for (const callbacks of [...live, ...this.#options.callbacks]) {
      const call = callbacks[name] as ((...given: typeof event) => unknown) | undefined
      if (call) await call.apply(callbacks, event)
    }
  }

  /** The parts of a checkpoint that keep their state themselves. */
  #parts(loader: TrainerBatches<Batch>, plan: CheckpointPlan | null): Record<string, unknown> {
    const { schedule, metrics } = this.#options
    const parts: Record<string, unknown> = { model: this.model, optimizer: this.optimizer }
    if (schedule) parts.scheduler = schedule.scheduler
    if (this.scaler) parts.scaler = this.scaler
    if (metrics) parts.metrics = metrics
    if (hasState(loader)) parts.loader = loader
    return { ...parts, ...plan?.parts }
  }

  async #save(loader: TrainerBatches<Batch>, plan: Required<CheckpointPlan> | null, run: TrainerRun): Promise<void> {
    if (plan === null) return
    const path = plan.path.replace('*', String(run.step))
    const options = plan.keepLast === null ? [] : [{ keepLast: plan.keepLast }]
    const { metrics } = this.#options
    const all = metrics ? { metrics: ranks.merged(metrics) } : {}
    const training = { ...run, shares: sharesOf(run) }
    if (ranks.reports()) await saveCheckpoint(path, { ...this.#parts(loader, plan), ...all, training }, ...options)
    // So that no rank ends, or reads the file, before it is whole.
    await ranks.meet()
  }

  async #restored(loader: TrainerBatches<Batch>, { resume, checkpoint }: FitSettings<Batch>): Promise<TrainerRun> {
    if (resume === false) return beginning()
    const own = checkpoint?.path ?? ''
    const last = own.includes('*') ? lastCheckpoint(own) : existsSync(own) ? own : undefined
    const path = ranks.ofFirst(resume === true ? last : resume)
    if (path === undefined) return beginning()
    const { training } = await loadCheckpoint<{ training: TrainerRun }>(path, this.#parts(loader, checkpoint))
    requireObject('Trainer.fit', `the training in ${path}`, training, 'one that Trainer.fit saved')
    const run = restoreShares(path, { ...beginning(), ...training })
    // The file has those of all ranks.
    if (!ranks.reports()) this.#options.metrics?.reset()
    return { ...run, sum: run.sum?.to(this.device) ?? null, last: run.last?.to(this.device) ?? null }
  }
}

const alone = <Output>(model: AnyModel<Output>): AnyModel<Output> =>
  model instanceof DistributedDataParallel ? model.module : model

/** The number of a loss; 0 where there was no batch. */
const lossOf = (loss: Tensor | null) => (loss === null ? 0 : Number(loss.item()))

/** The sum of the losses of samples, to which a batch's mean loss is added. */
function added(sum: Tensor | null, loss: Tensor, samples: number): Tensor {
  const own = loss.detach().mul(samples)
  return sum === null ? own : sum.add(own)
}

function valuesOf(metrics: MetricCollection | null | undefined): Record<string, Nested> {
  const values = Object.entries(metrics?.compute() ?? {})
  return Object.fromEntries(values.map(([name, value]) => [name, value.ndim === 0 ? value.item() : value.toArray()]))
}

const copied = (value: unknown) => (isTensor(value) ? value.detach().clone() : value)
