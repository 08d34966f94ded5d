import { type Args, flag, positional, requireFunction, requireObject, settings, shown, surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import { everyTime } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import * as ops from '../../generated/ops'
import { Module } from '../../nn/core/module'
import { Buffer } from '../../nn/core/parameter'
import { registerFields } from '../../nn/core/slots'
import type { Tensor } from '../../tensor'
import type { Device } from '../../types'
import { groupByDeviceAndDtype } from '../groups'
import { type AvgFn, getSwaMultiAvgFn, type MultiAvgFn } from './averages'

export interface AveragedModelOptions {
  /** The device of the average; default that of the model. */
  device?: Device | null
  /** Averages one tensor; default the mean of all so far (SWA). */
  avgFn?: AvgFn | null
  /** Averages many tensors at once, such as `getEmaMultiAvgFn(0.999)`; give it or avgFn, not both. */
  multiAvgFn?: MultiAvgFn | null
  /** Whether buffers are averaged instead of copied; default false. */
  useBuffers?: boolean
}

const where = 'optim.swaUtils.AveragedModel'
const defaults = { device: null, avgFn: null, multiAvgFn: null, useBuffers: false }

/**
 * A copy of a model whose weights are the average of the model's. Call `updateParameters` after each optimizer step.
 *
 * ```ts
 * const ema = new optim.swaUtils.AveragedModel(model, { multiAvgFn: optim.swaUtils.getEmaMultiAvgFn(0.999) })
 * ```
 * @see https://docs.pytorch.org/docs/2.11/optim.html#weight-averaging-swa-and-ema
 */
export class AveragedModel<Model extends Module = Module> extends Module<Parameters<Model['forward']>> {
  readonly module: Model
  /** The number of models in the average. */
  n_averaged: Buffer
  readonly avgFn: AvgFn | null
  readonly multiAvgFn: MultiAvgFn | null
  readonly useBuffers: boolean

  constructor(
    ...args: Args<
      'optim.swaUtils.AveragedModel',
      [model: Model],
      AveragedModelOptions,
      ['device', 'avgFn', 'multiAvgFn', 'useBuffers']
    >
  ) {
    const [model, ...rest] = positional('optim.swaUtils.AveragedModel', args)
    super()
    const { device, avgFn, multiAvgFn, useBuffers } = settings<Required<AveragedModelOptions>>(where, defaults, rest)
    if (!(model instanceof Module)) throw typeError(`${where}: needs a module, but was given ${shown(model)}`)
    if (avgFn !== null) requireFunction(where, 'avgFn', avgFn)
    if (multiAvgFn !== null) requireFunction(where, 'multiAvgFn', multiAvgFn)
    if (avgFn && multiAvgFn) throw new TorchError('ERR_OPTIMIZER', `${where}: give avgFn or multiAvgFn, not both`)
    this.module = model.clone()
    if (device !== null) this.module.to(device)
    this.n_averaged = new Buffer(ops.zeros([], { dtype: 'int64', ...(device === null ? {} : { device }) }))
    registerFields(this)
    this.avgFn = avgFn
    this.multiAvgFn = multiAvgFn
    this.useBuffers = flag(where, 'useBuffers', useBuffers)
  }

  override forward(...args: Parameters<Model['forward']>): ReturnType<Model['forward']> {
    return this.module.forward(...args)
  }

  /**
   * Adds a model's weights to the average; the first call copies them.
   * @throws TorchError `ERR_MODULE` for a model with other parameters
   */
  updateParameters(model: Module): void {
    if (arguments.length > 1) throw surplus('optim.swaUtils.AveragedModel.updateParameters', 1, arguments)
    requireObject('optim.swaUtils.AveragedModel.updateParameters', 'model', model, 'a Module', 'parameters', 'buffers')
    // Runs at every replay, since it depends on the count.
    everyTime(() => noGrad(() => this.#update(model)))
  }

  #update(model: Module): void {
    const pairs = this.#pairs(model)
    const count = Number(this.n_averaged.item())
    if (count === 0) for (const [averaged, current] of pairs) averaged.copy_(current)
    else if (this.avgFn) for (const [averaged, current] of pairs) averaged.copy_(this.avgFn(averaged, current, count))
    else this.#average(pairs, count)
    if (!this.useBuffers) {
      const buffers = [...model.buffers()]
      for (const [place, buffer] of [...this.module.buffers()].entries()) buffer.copy_(buffers[place])
    }
    ops.add_(this.n_averaged, 1)
  }

  #average(pairs: [Tensor, Tensor][], count: number): void {
    const average = this.multiAvgFn ?? getSwaMultiAvgFn()
    const averaged = pairs.map(([tensor]) => tensor)
    const current = pairs.map(([, tensor]) => tensor)
    for (const { params, grads } of groupByDeviceAndDtype(averaged, current)) average(params, grads, count)
  }

  #pairs(model: Module): [averaged: Tensor, current: Tensor][] {
    const tensors = (of: Module): Tensor[] => [...of.parameters(), ...(this.useBuffers ? of.buffers() : [])]
    const [averaged, current] = [tensors(this.module), tensors(model)]
    const unlike = averaged.findIndex((tensor, place) => String(tensor.shape) !== String(current[place]?.shape))
    if (unlike >= 0 || averaged.length !== current.length) {
      const what = `${current.length} tensors, and the average has ${averaged.length}`
      const at =
        unlike < 0 ? '' : `; tensor ${unlike} is [${current[unlike]?.shape}] and not [${averaged[unlike].shape}]`
      throw new TorchError('ERR_MODULE', `${where}: the model given to updateParameters has ${what}${at}`)
    }
    return averaged.map((tensor, place) => [tensor.detach(), current[place].detach().to(tensor.device)])
  }

  /** Makes a new object, since a module's `clone()` cannot copy private methods. */
  override clone(): this {
    if (arguments.length > 0) throw surplus('optim.swaUtils.AveragedModel.clone', 0, arguments)
    const { avgFn, multiAvgFn, useBuffers } = this
    const copy = new AveragedModel(this.module, { avgFn, multiAvgFn, useBuffers })
    noGrad(() => copy.n_averaged.copy_(this.n_averaged))
    return copy.train(this.training) as this
  }
}
