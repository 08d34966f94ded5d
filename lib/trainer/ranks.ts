import { DataLoader, DistributedSampler } from '../data'
import {
  allGather,
  allGatherObject,
  allReduce,
  broadcast,
  broadcastObjectList,
  getRank,
  getWorldSize,
  isInitialized,
} from '../distributed'
import { groupOf, type ProcessGroup } from '../distributed/group'
import { TorchError } from '../errors'
import { empty } from '../generated/ops'
import { isArray } from '../kinds'
import type { MetricCollection } from '../metrics'
import type { MetricState, MetricStateDict } from '../metrics/metric'
import type { Module } from '../nn'
import { type Tensor, tensor } from '../tensor'
import type { DType } from '../types'

/** How a tensor of another rank is made, before its values come. */
interface Made {
  shape: readonly number[]
  dtype: DType
}
type Described = number | Made | Made[]
type Told = [metric: string, parts: [name: string, Described][]][]

/** Whether the default process group has more than one rank: then a training is that of all of them. */
export const areMany = (): boolean => isInitialized() && getWorldSize() > 1

/** The default process group if it has several ranks, else null. */
export const groupOfMany = (): ProcessGroup | null => (areMany() ? groupOf('Trainer') : null)

/** The number of ranks, and this one's; 1 and 0 where there is no group. */
export const size = (): number => (areMany() ? getWorldSize() : 1)
export const own = (): number => (areMany() ? getRank() : 0)

/** Whether this process shows progress and writes checkpoints: rank 0 does. */
export const reports = (): boolean => own() === 0

/** Numbers of this rank, summed over all ranks in float64; the event loop runs meanwhile. */
export async function sum(values: readonly number[]): Promise<readonly number[]> {
  if (!areMany()) return values
  const all = tensor([...values], { dtype: 'float64', device: 'cpu' })
  await allReduce(all, { asyncOp: true })
  return all.toArray() as number[]
}

/** Waits until all ranks are here. */
export async function meet(): Promise<void> {
  await sum([0])
}

/** The numbers of each rank. */
export function gathered(values: readonly number[]): number[][] {
  if (!areMany()) return [[...values]]
  const all = Array.from({ length: size() }, () => empty([values.length], { dtype: 'float64', device: 'cpu' }))
  allGather(all, tensor([...values], { dtype: 'float64', device: 'cpu' }))
  return all.map((one) => one.toArray() as number[])
}

/** A tensor of each rank, of one shape and dtype. */
export function gatheredTensors(value: Tensor): Tensor[] {
  const all = Array.from({ length: size() }, () => empty(value.shape, { dtype: value.dtype, device: 'cpu' }))
  allGather(all, value)
  return all
}

/** The value of rank 0, which has JSON. */
export function ofFirst<T>(value: T): T {
  if (!areMany()) return value
  const list: unknown[] = [value ?? null]
  broadcastObjectList(list)
  return (list[0] ?? undefined) as T
}

/** Gives all ranks the buffers of rank 0, such as running means. */
export function shareBuffers(model: Module): void {
  if (!areMany()) return
  for (const buffer of model.buffers()) {
    const plain = buffer.detach().contiguous()
    broadcast(plain, 0)
    if (own() > 0) buffer.detach().copy_(plain)
  }
}

/**
 * The batches that this rank takes of a loader. A `DataLoader` without a sampler of the caller's own is shared: in the order
 * of `DistributedSampler` for a training, and otherwise each item once. Anything else gives each rank its share by itself.
 */
export function share<Batches>(loader: Batches, once = false): Batches {
  if (!areMany() || !(loader instanceof DataLoader)) return loader
  const [numReplicas, rank] = [size(), own()]
  const part = (dataset: { readonly length: number }, shuffle: boolean) =>
    once
      ? Array.from({ length: Math.ceil((dataset.length - rank) / numReplicas) }, (_, i) => i * numReplicas + rank)
      : new DistributedSampler(dataset, { numReplicas, rank, shuffle })
  return loader.sharedBy(part) as Batches
}

/** Tells a loader's `DistributedSampler` the epoch. */
export function setEpoch(loader: unknown, epoch: number): void {
  if (loader instanceof DataLoader && loader.sampler instanceof DistributedSampler) loader.sampler.setEpoch(epoch)
}

/** The number of a loader's batches, if it is known. */
export function lengthOf(loader: unknown): number | undefined {
  try {
    const { length } = loader as { length?: unknown }
    return typeof length === 'number' ? length : undefined
  } catch {
    // A DataLoader of a stream, or one with a batchSampler without length, throws.
    return undefined
  }
}

/**
 * The batches, if all ranks have the same number of them: a rank that goes on alone would wait for the others in vain.
 * @throws TorchError `ERR_DISTRIBUTED` at all ranks where the numbers differ
 */
export function even<Batch>(where: string, loader: unknown, batches: AsyncIterable<Batch>): AsyncIterable<Batch> {
  if (!areMany()) return batches
  const lengths = gathered([lengthOf(loader) ?? -1]).map(([length]) => length)
  if (lengths.includes(-1)) return together(where, batches)
  if (lengths.some((length) => length !== lengths[0])) throw uneven(where, `[${lengths.join(', ')}] batches`)
  return batches
}

/** The batches of loaders without length: all ranks say before each one whether they have it. */
async function* together<Batch>(where: string, batches: AsyncIterable<Batch>): AsyncGenerator<Batch> {
  let taken = 0
  for await (const batch of batches) {
    const [ended] = await sum([0])
    if (ended > 0) throw uneven(where, `only ${taken} batches at ${ended} of the ${size()} ranks`)
    taken++
    yield batch
  }
  const [ended] = await sum([1])
  if (ended < size()) throw uneven(where, `only ${taken} batches at ${ended} of the ${size()} ranks`)
}

const uneven = (where: string, what: string) =>
  new TorchError(
    'ERR_DISTRIBUTED',
    `${where}: the loaders of the ranks give ${what}, but all must give as many; use data.DistributedSampler`,
  )

/** Metrics with the states of all ranks as one. */
export function merged<Metrics extends MetricCollection | null | undefined>(metrics: Metrics): Metrics {
  if (!areMany() || !metrics) return metrics
  const copy = metrics.clone()
  const states = copy.stateDict()
  const told: Told[] = Array(size()).fill(null)
  const ours = [...states].map(([name, state]) => [name, [...state].map(([part, value]) => [part, described(value)])])
  allGatherObject(told, ours)
  const all = told.map(
    (metric, rank) => new Map(metric.map(([name, parts]) => [name, given(rank, parts, states.get(name))])),
  )
  copy.merge(all)
  return copy as Metrics
}

function described(value: MetricState | number): Described {
  if (typeof value === 'number') return value
  const made = (one: Tensor): Made => ({ shape: one.shape, dtype: one.dtype })
  return isArray(value) ? value.map(made) : made(value)
}

/** The state of a rank's metric, which that rank gives to all. */
function given(rank: number, parts: [name: string, Described][], ours: MetricStateDict | undefined): MetricStateDict {
  const get = ({ shape, dtype }: Made, mine: Tensor | undefined) => {
    const value = rank === own() && mine ? mine.cpu().contiguous() : empty(shape, { dtype, device: 'cpu' })
    broadcast(value, rank)
    return value
  }
  return new Map(
    parts.map(([name, made]): [string, MetricState | number] => {
      const mine = ours?.get(name)
      if (typeof made === 'number') return [name, made]
      return [name, isArray(made) ? made.map((each, i) => get(each, (mine as Tensor[])[i])) : get(made, mine as Tensor)]
    }),
  )
}
