import { types } from 'node:util'
import {
  isArray,
  isPlain,
  isRevoked,
  type Rest,
  refuseValue,
  requireObject,
  requireString,
  settings,
  shown,
  surplus,
} from '../arguments'
import { TorchError, typeError } from '../errors'
import type { Tensor } from '../tensor'
import { Metric, type MetricStateDict } from './metric'

// biome-ignore lint/suspicious/noExplicitAny: metrics of any inputs
export type AnyMetric = Metric<any>

const isMetric = (value: unknown): value is AnyMetric => !isRevoked(value) && value instanceof Metric
const isCollection = (value: unknown): value is MetricCollection =>
  !isRevoked(value) && value instanceof MetricCollection

/** Metrics as a {@link MetricCollection} takes them: one, a list, or an object that names them. */
export type Metrics =
  | AnyMetric
  | MetricCollection
  | readonly (AnyMetric | MetricCollection)[]
  | Readonly<Record<string, AnyMetric | MetricCollection>>

export interface MetricCollectionOptions {
  /** Written before each name; default nothing. */
  prefix?: string | null
  /** Written after each name; default nothing. */
  postfix?: string | null
}

/**
 * Several metrics of the same inputs as one, whose values are an object by name. A list names each metric by
 * torchmetrics' class, such as `MulticlassAccuracy`; an object's names are sorted, as in torchmetrics.
 *
 * ```ts
 * const metrics = new torch.metrics.MetricCollection({
 *   accuracy: new torch.metrics.Accuracy({ task: 'multiclass', numClasses: 3 }),
 *   f1: new torch.metrics.F1Score({ task: 'multiclass', numClasses: 3, average: 'macro' }),
 * })
 * metrics.update(torch.tensor([0, 1, 2]), torch.tensor([0, 1, 1]))
 * const { accuracy, f1 } = metrics.compute()
 * ```
 *
 * @see https://lightning.ai/docs/torchmetrics/stable/pages/overview.html#metriccollection
 */
export class MetricCollection {
  private readonly members = new Map<string, AnyMetric>()
  private readonly prefix: string
  private readonly postfix: string

  /** @throws TypeError for what is no metric, or for two metrics of the same name */
  constructor(metrics: Metrics, ...rest: Rest<MetricCollectionOptions>) {
    const where = 'metrics.MetricCollection'
    const options = settings<MetricCollectionOptions>(where, { prefix: null, postfix: null }, rest)
    for (const name of ['prefix', 'postfix'] as const)
      if (options[name] !== null) requireString(where, name, options[name])
    this.prefix = options.prefix ?? ''
    this.postfix = options.postfix ?? ''
    this.add(metrics)
  }

  private add(metrics: unknown): void {
    const where = 'metrics.MetricCollection'
    const want = 'a metric, a list of metrics or an object of metrics'
    const put = (name: string, metric: AnyMetric) => {
      if (this.members.has(name))
        throw typeError(`${where}: metrics has two metrics of the name ${shown(name)}; name them in an object`)
      this.members.set(name, metric)
    }
    const list = isMetric(metrics) || isCollection(metrics) ? [metrics] : metrics
    if (isArray(list)) {
      for (const [place, metric] of list.entries()) {
        if (isMetric(metric)) put(metric.name, metric)
        else if (isCollection(metric)) for (const [name, inner] of metric.members) put(metric.named(name), inner)
        else refuseValue(where, `metrics[${place}]`, 'a metric', metric, true)
      }
    } else if (isPlain(list)) {
      for (const name of Object.keys(list).sort()) {
        const metric = list[name]
        if (isMetric(metric)) put(name, metric)
        else if (isCollection(metric))
          for (const [inner, one] of metric.members) put(`${name}_${metric.named(inner)}`, one)
        else refuseValue(where, `metrics.${name}`, 'a metric', metric, true)
      }
    } else refuseValue(where, 'metrics', want, metrics, true)
  }

  private named(name: string): string {
    return `${this.prefix}${name}${this.postfix}`
  }

  /** The names of the values, with prefix and postfix. */
  keys(): string[] {
    if (arguments.length > 0) throw surplus('metrics.MetricCollection.keys', 0, arguments)
    return [...this.members.keys()].map((name) => this.named(name))
  }

  /** The metric of a name, with or without prefix and postfix; undefined where there is none. */
  get(name: string): AnyMetric | undefined {
    if (arguments.length > 1) throw surplus('metrics.MetricCollection.get', 1, arguments)
    requireString('metrics.MetricCollection.get', 'name', name)
    return this.members.get(name) ?? [...this.members].find(([own]) => this.named(own) === name)?.[1]
  }

  /** Adds a batch to each metric. */
  update(...inputs: unknown[]): void {
    for (const metric of this.members.values()) metric.update(...inputs)
  }

  /** Adds a batch to each metric, and gives the values of this batch alone. */
  forward(...inputs: unknown[]): Record<string, Tensor> {
    return this.each((metric) => metric.forward(...inputs))
  }

  /** The values of all batches since the last reset. */
  compute(): Record<string, Tensor> {
    if (arguments.length > 0) throw surplus('metrics.MetricCollection.compute', 0, arguments)
    return this.each((metric) => metric.compute())
  }

  private each(of: (metric: AnyMetric) => Tensor): Record<string, Tensor> {
    return Object.fromEntries([...this.members].map(([name, metric]) => [this.named(name), of(metric)]))
  }

  /** Forgets all batches. */
  reset(): void {
    if (arguments.length > 0) throw surplus('metrics.MetricCollection.reset', 0, arguments)
    for (const metric of this.members.values()) metric.reset()
  }

  /** Moves the state to a device. */
  to(device: string): this {
    if (arguments.length > 1) throw surplus('metrics.MetricCollection.to', 1, arguments)
    requireString('metrics.MetricCollection.to', 'device', device)
    for (const metric of this.members.values()) metric.to(device)
    return this
  }

  /** The same metrics with states of their own, and perhaps another prefix or postfix: `clone({ prefix: 'val_' })`. */
  clone(...rest: Rest<MetricCollectionOptions>): MetricCollection {
    const where = 'metrics.MetricCollection.clone'
    const { prefix, postfix } = settings<MetricCollectionOptions>(where, { prefix: null, postfix: null }, rest)
    for (const [name, value] of Object.entries({ prefix, postfix }))
      if (value !== null) requireString(where, name, value)
    const copy = new MetricCollection([], { prefix: prefix ?? this.prefix, postfix: postfix ?? this.postfix })
    for (const [name, metric] of this.members) copy.members.set(name, metric.clone())
    return copy
  }

  /** @internal Replaces the states by those of several processes as one. */
  merge(states: readonly ReadonlyMap<string, MetricStateDict>[]): void {
    for (const [name, metric] of this.members) metric.merge(states.map((state) => state.get(name) as MetricStateDict))
  }

  /** The states of the metrics by name, without prefix and postfix. */
  stateDict(): Map<string, MetricStateDict> {
    if (arguments.length > 0) throw surplus('metrics.MetricCollection.stateDict', 0, arguments)
    return new Map([...this.members].map(([name, metric]) => [name, metric.stateDict()]))
  }

  /** @throws TorchError `ERR_STATE_DICT` for a metric that is missing or does not fit */
  loadStateDict(state: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>): void {
    const where = 'metrics.MetricCollection.loadStateDict'
    if (arguments.length > 1) throw surplus(where, 1, arguments)
    requireObject(where, 'state', state, 'a state dict')
    const given = new Map<string, unknown>(types.isMap(state) ? state : Object.entries(state))
    const [own, found] = [[...this.members.keys()], [...given.keys()]].map((names) => names.sort().join(', '))
    if (own !== found)
      throw new TorchError('ERR_STATE_DICT', `${where}: the metrics are ${own}, but the state has ${found}`)
    const before = [...this.members.values()].map((metric) => [metric, metric.clone().stateDict()] as const)
    try {
      for (const [name, metric] of this.members) metric.loadStateDict(given.get(name) as MetricStateDict)
    } catch (error) {
      for (const [metric, old] of before) metric.loadStateDict(old)
      throw error
    }
  }
}
