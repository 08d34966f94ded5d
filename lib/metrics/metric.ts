import { types } from 'node:util'
import { eachOf, named, type Rest, requireObject, requireString, shown, surplus, wholeNumber } from '../arguments'
import { enableGrad, noGrad } from '../autograd'
import { onlyAsWritten } from '../binding/relied'
import { emitWarning } from '../binding/warning'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { isTensor, type Tensor } from '../tensor'

/** A part of a metric's state: a tensor, or a list of tensors to which each update adds. */
export type MetricState = Tensor | Tensor[]

/** How two states of the same metric become one. `null` is for lists whose tensors are not joined. */
export type MetricReduction = 'sum' | 'mean' | 'max' | 'min' | 'cat' | null

/** The state of a metric, as {@link Metric.stateDict} gives it: each part by its name, and the number of updates. */
export type MetricStateDict = Map<string, Tensor | Tensor[] | number>

interface Part {
  start: MetricState
  now: MetricState
  reduction: MetricReduction
}

/** What {@link Metric} is told about a metric. */
export interface MetricDescription {
  /** The name in errors and in a `MetricCollection`; default the name of the class. */
  name?: string
  /** The names of the inputs of `update`; a surplus input is refused. Default: any inputs. */
  inputs?: readonly string[]
  /** How many of the inputs must be given; default all. */
  required?: number
}

/** The key of the number of updates in a state dict. */
const countKey = '_update_count'

/**
 * The base class of all metrics, as torchmetrics' `Metric`: {@link update} adds a batch to the state, {@link compute}
 * gives the value of all batches since {@link reset}, and {@link forward} does both and gives the value of its batch
 * alone. The state is on the device of the last inputs. A metric of one's own makes its state with {@link addState},
 * changes it in `take` and computes its value in `result`:
 *
 * ```ts
 * class Largest extends torch.metrics.Metric<[values: torch.Tensor]> {
 *   constructor() {
 *     super({ name: 'Largest', inputs: ['values'] })
 *     this.addState('largest', torch.tensor(-Infinity), 'max')
 *   }
 *   protected override take(values: torch.Tensor) {
 *     this.setState('largest', torch.maximum(this.tensorState('largest'), values.max()))
 *   }
 *   protected override result() {
 *     return this.tensorState('largest')
 *   }
 * }
 * ```
 *
 * @see https://lightning.ai/docs/torchmetrics/stable/references/metric.html
 */
export abstract class Metric<Inputs extends unknown[] = [preds: Tensor, target: Tensor]> {
  /** The name in errors and in a `MetricCollection`: that of torchmetrics' class, such as `'MulticlassAccuracy'`. */
  readonly name: string
  // No private names, so that clone() can copy objects of any class.
  private readonly parts = new Map<string, Part>()
  private readonly inputs: readonly string[] | undefined
  private readonly required: number
  private updates = 0
  private computed: Tensor | undefined

  constructor(...rest: Rest<MetricDescription>) {
    const where = 'metrics.Metric'
    const { name, inputs, required } = named<MetricDescription>(where, ['name', 'inputs', 'required'], rest)
    if (name !== undefined) requireString(where, 'name', name)
    if (inputs !== undefined)
      eachOf(where, 'inputs', inputs, (item, place) => requireString(where, `inputs[${place}]`, item))
    if (required !== undefined) wholeNumber(where, 'required', required, { min: 0, max: inputs?.length ?? 0 })
    for (const method of ['take', 'result'] as const)
      if (typeof this[method] !== 'function')
        throw typeError(`${where}: a metric must have a method ${method}: this is the base of all, extend it`)
    this.name = name ?? new.target.name
    this.inputs = inputs
    this.required = required ?? inputs?.length ?? 0
  }

  /** Adds a batch to the state. */
  protected abstract take(...inputs: Inputs): void

  /** The value of the state. */
  protected abstract result(): Tensor

  /** Whether a larger value is better; undefined where that cannot be said. */
  get higherIsBetter(): boolean | undefined {
    return undefined
  }

  /** The number of updates since the last reset. */
  get updateCount(): number {
    return this.updates
  }

  /** Whether there was an update since the last reset. */
  get updateCalled(): boolean {
    return this.updates > 0
  }

  /** The device of the state. */
  get device(): string {
    for (const { now, start } of this.parts.values()) {
      const [tensor] = [now, start].flat()
      if (tensor !== undefined) return tensor.device
    }
    return 'cpu'
  }

  /**
   * Adds a batch to the state, without recording for gradients.
   * @throws TypeError for inputs that are not tensors, TorchError `ERR_SHAPE`, `ERR_DTYPE` or `ERR_RANGE` for tensors that
   * the metric does not take; the state is then unchanged
   */
  update(...inputs: Inputs): void {
    this.checkInputs('update', inputs)
    this.follow(inputs)
    noGrad(() => this.take(...inputs))
    this.computed = undefined
    this.updates++
  }

  /**
   * The value of all batches since the last reset; calls without an update between them give the same tensor. Without any
   * update it warns, and gives what torchmetrics gives: most often NaN or 0.
   * @throws TorchError `ERR_RANGE` without an update, where the value needs one
   */
  compute(): Tensor {
    if (arguments.length > 0) throw surplus(`metrics.${this.name}.compute`, 0, arguments)
    onlyAsWritten('a metric is computed in it; compute it outside')
    if (this.updates === 0) {
      emitWarning(
        `metrics.${this.name}.compute: it was called before update, so the value is that of no data; call update first`,
        { type: 'Warning', code: 'TORCHNODE_METRIC_EMPTY' },
      )
    }
    this.computed ??= scalarOf(this.result()).clone()
    return this.computed
  }

  /**
   * Adds a batch to the state, and gives the value of this batch alone. Gradients flow through it where the metric can be
   * differentiated.
   */
  forward(...inputs: Inputs): Tensor {
    this.checkInputs('forward', inputs)
    this.follow(inputs)
    const before = new Map([...this.parts].map(([name, { now }]) => [name, now]))
    try {
      for (const part of this.parts.values()) part.now = copyOf(part.start, this.device)
      const value = enableGrad(() => {
        this.take(...inputs)
        return scalarOf(this.result()).clone()
      })
      const joined = noGrad(() => [...this.parts].map(([name, part]) => this.join(before.get(name), part)))
      for (const [place, name] of [...this.parts.keys()].entries()) before.set(name, joined[place])
      this.computed = undefined
      this.updates++
      return value
    } finally {
      for (const [name, part] of this.parts) part.now = before.get(name) as MetricState
    }
  }

  /** Forgets all batches. */
  reset(): void {
    if (arguments.length > 0) throw surplus(`metrics.${this.name}.reset`, 0, arguments)
    const { device } = this
    for (const part of this.parts.values()) part.now = copyOf(part.start, device)
    this.updates = 0
    this.computed = undefined
  }

  /** Moves the state to a device. {@link update} does so by itself. */
  to(device: string): this {
    if (arguments.length > 1) throw surplus(`metrics.${this.name}.to`, 1, arguments)
    requireString(`metrics.${this.name}.to`, 'device', device)
    noGrad(() => {
      for (const part of this.parts.values()) {
        part.now = moved(part.now, device)
        part.start = moved(part.start, device)
      }
    })
    this.computed = this.computed?.to(device)
    return this
  }

  /** A metric with the same options and its own copy of the state. */
  clone(): this {
    if (arguments.length > 0) throw surplus(`metrics.${this.name}.clone`, 0, arguments)
    const parts = new Map<string, Part>()
    for (const [name, { start, now, reduction }] of this.parts)
      parts.set(name, { start, reduction, now: copyOf(now, this.device) })
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, { parts })
  }

  /**
   * The state by torchmetrics' names, and the number of updates. Unlike there it always holds everything, so that a
   * checkpoint in the middle of an epoch is whole.
   */
  stateDict(): MetricStateDict {
    if (arguments.length > 0) throw surplus(`metrics.${this.name}.stateDict`, 0, arguments)
    const state: MetricStateDict = new Map()
    for (const [name, { now }] of this.parts) state.set(name, isArray(now) ? [...now] : now)
    return state.set(countKey, this.updates)
  }

  /**
   * Takes a state that {@link stateDict} gave, or torchmetrics' `state_dict()` after `persistent(True)`.
   * @throws TorchError `ERR_STATE_DICT` that names what is missing, surplus or of another kind; the state is then unchanged
   */
  loadStateDict(state: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>): void {
    const where = `metrics.${this.name}.loadStateDict`
    if (arguments.length > 1) throw surplus(where, 1, arguments)
    requireObject(where, 'state', state, 'a state dict')
    const given = new Map<string, unknown>(types.isMap(state) ? state : Object.entries(state))
    const refuse = (why: string): never => {
      throw new TorchError('ERR_STATE_DICT', `${where}: ${why}`)
    }
    const count = given.get(countKey) ?? 1
    if (!Number.isSafeInteger(count) || (count as number) < 0)
      refuse(`${countKey} must be a count, but it is ${shown(count)}`)
    given.delete(countKey)
    const surplusKeys = [...given.keys()].filter((name) => !this.parts.has(name))
    if (surplusKeys.length > 0)
      refuse(`this metric has no ${surplusKeys.join(', ')}; it has ${[...this.parts.keys()].join(', ')}`)
    for (const [name, { start }] of this.parts) {
      const value = given.get(name)
      if (isArray(start) ? !(isArray(value) && value.every(isTensor)) : !isTensor(value))
        refuse(`${name} must be ${isArray(start) ? 'a list of tensors' : 'a tensor'}, but it is ${shown(value)}`)
    }
    noGrad(() => {
      for (const [name, part] of this.parts) part.now = copyOf(given.get(name) as MetricState, this.device)
    })
    this.updates = count as number
    this.computed = undefined
  }

  /** @internal Replaces the state by those of several processes as one, as torchmetrics does before it computes a value. */
  merge(states: readonly MetricStateDict[]): void {
    noGrad(() => {
      for (const [name, part] of this.parts) {
        const all = states.map((state) => state.get(name) as MetricState)
        part.now = isArray(part.start) ? (all as Tensor[][]).flat() : reduced(all as Tensor[], part.reduction)
      }
    })
    this.updates = states.reduce((sum, state) => sum + (state.get(countKey) as number), 0)
    this.computed = undefined
  }

  /** Adds a part to the state, with its value at the beginning: a tensor, or an empty list. */
  protected addState(name: string, start: MetricState, reduction: MetricReduction): void {
    this.parts.set(name, { start, now: copyOf(start, this.device), reduction })
  }

  protected setState(name: string, value: MetricState): void {
    this.part(name).now = value
  }

  /** A part of the state that is a tensor. */
  protected tensorState(name: string): Tensor {
    return this.part(name).now as Tensor
  }

  /** A part of the state that is a list of tensors. */
  protected listState(name: string): Tensor[] {
    return this.part(name).now as Tensor[]
  }

  /** Adds to a part of the state, which keeps its dtype, or adds an item to a list. */
  protected addTo(name: string, value: Tensor | number): void {
    const part = this.part(name)
    if (isArray(part.now)) part.now.push(value as Tensor)
    // In place, so that a state that was made outside a torch.scope outlives it.
    else part.now.add_(value)
  }

  /**
   * All tensors of a list, one after another.
   * @throws TorchError `ERR_RANGE` for an empty list
   */
  protected joined(name: string): Tensor {
    const list = this.listState(name)
    if (list.length === 0)
      throw new TorchError('ERR_RANGE', `metrics.${this.name}.compute: there are no samples; call update first`)
    return ops.cat(list.map((item) => (item.ndim === 0 ? item.unsqueeze(0) : item)))
  }

  private part(name: string): Part {
    const part = this.parts.get(name)
    if (part === undefined)
      throw typeError(`metrics.${this.name}: it has no state ${shown(name)}; make it with addState`)
    return part
  }

  private checkInputs(method: string, inputs: readonly unknown[]): void {
    onlyAsWritten('a metric is updated in it; update it outside')
    if (this.inputs === undefined) return
    const where = `metrics.${this.name}.${method}`
    if (inputs.length > this.inputs.length) throw surplus(where, this.inputs, inputs)
    for (const [place, name] of this.inputs.entries()) {
      const value = inputs[place]
      if (value === undefined && place >= this.required) continue
      if (!this.isInput(value))
        throw typeError(`${where}: ${name} must be ${this.inputKind}, but it is ${shown(value)}`)
    }
  }

  /** Whether a value may be an input. */
  protected isInput(value: unknown): boolean {
    return isTensor(value)
  }

  /** What an input must be, in words. */
  protected get inputKind(): string {
    return 'a Tensor'
  }

  /** Moves the state to the device of the first tensor among the inputs. */
  private follow(inputs: readonly unknown[]): void {
    const device = inputs.find(isTensor)?.device
    if (device !== undefined && device !== this.device) this.to(device)
  }

  /** The state before a batch and that of the batch as one. */
  private join(before: MetricState | undefined, { now, reduction }: Part): MetricState {
    if (isArray(now)) return [...(before as Tensor[]), ...now.map((item) => item.detach())]
    const [old, local] = [before as Tensor, now.detach()]
    if (reduction === 'mean')
      return old
        .mul(this.updates)
        .add(local)
        .to('float32')
        .div(this.updates + 1)
    if (reduction === 'max') return ops.maximum(old, local)
    if (reduction === 'min') return ops.minimum(old, local)
    const fits = old.dtype === local.dtype && String(old.shape) === String(local.shape)
    return fits ? old.add_(local) : old.add(local)
  }
}

const scalarOf = (value: Tensor) => (value.numel() === 1 ? value.squeeze() : value)

function moved(state: MetricState, device: string): MetricState {
  return isArray(state) ? state.map((item) => item.to(device)) : state.to(device)
}

function copyOf(state: MetricState, device: string): MetricState {
  const copy = (item: Tensor) => item.detach().to({ device, copy: true })
  return noGrad(() => (isArray(state) ? state.map(copy) : copy(state)))
}

/** The tensors of several processes as one. */
function reduced(all: readonly Tensor[], reduction: MetricReduction): Tensor {
  if (reduction === 'cat') return ops.cat(all)
  const [shapes, one] = [all.map(({ shape }) => String(shape)), String(all[0].shape)]
  // A sum whose first shape stands for any, until there is an update.
  if (reduction === 'sum' && shapes.some((shape) => shape !== one)) return all.reduce((sum, next) => sum.add(next))
  const stacked = ops.stack(all)
  if (reduction === 'mean') return stacked.to('float32').mean(0)
  if (reduction === 'max') return stacked.amax(0)
  if (reduction === 'min') return stacked.amin(0)
  return reduction === 'sum' ? stacked.sum(0, { dtype: stacked.dtype }) : stacked
}
