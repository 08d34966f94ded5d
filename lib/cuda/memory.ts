import { checkOptions, flag, surplus } from '../arguments'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { writeFileAtomicSync } from '../system/files'
import { type CudaDevice, callCuda, indexOf, isAvailable } from './device'

/** A count or a sum of bytes: now, at its highest, and all that was added and taken off so far. */
export interface MemoryStat {
  current: number
  peak: number
  allocated: number
  freed: number
}

/** Of all blocks, and of those of at least and below 1 MB. */
export interface MemoryPools {
  all: MemoryStat
  largePool: MemoryStat
  smallPool: MemoryStat
}

const kinds = [
  'allocation',
  'segment',
  'active',
  'inactiveSplit',
  'allocatedBytes',
  'reservedBytes',
  'activeBytes',
  'inactiveSplitBytes',
  'requestedBytes',
] as const

// In the order of libtorch's StatType.
const pools = ['all', 'smallPool', 'largePool'] as const

/** What PyTorch's `memory_stats_as_nested_dict()` says, names in camelCase. */
export type MemoryStats = Record<(typeof kinds)[number], MemoryPools> & {
  /** How often free blocks had to go back to the driver before an allocation worked. */
  numAllocRetries: number
  /** How often an allocation failed. */
  numOoms: number
  /** Of blocks too large to be split, and of those that the driver was asked for. */
  oversizeAllocations: MemoryStat
  oversizeSegments: MemoryStat
  /** How often all streams were waited for to free memory, and the driver asked for some and to take it back. */
  numSyncAllStreams: number
  numDeviceAlloc: number
  numDeviceFree: number
  /** In bytes; -1 for no limit. */
  maxSplitSize: number
}

const statAt = (values: number[], at: number): MemoryStat => {
  const [current, peak, allocated, freed] = values.slice(at, at + 4)
  return { current, peak, allocated, freed }
}

/**
 * What the device's allocator has done: `memoryStats().allocatedBytes.all.peak`.
 * @throws TorchError ERR_DEVICE without such a device, as the other functions here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_stats.html
 */
export function memoryStats(device: CudaDevice = 'cuda'): MemoryStats {
  if (arguments.length > 1) throw surplus('cuda.memoryStats', 1, arguments)
  const index = indexOf(device)
  const values = callCuda((cuda) => cuda.memoryStats(index))
  const stats = kinds.map((kind, k) => {
    return [kind, Object.fromEntries(pools.map((pool, p) => [pool, statAt(values, 4 * (pools.length * k + p))]))]
  })
  const others = 4 * kinds.length * pools.length
  const [numAllocRetries, numOoms] = values.slice(others)
  const [numSyncAllStreams, numDeviceAlloc, numDeviceFree, maxSplitSize] = values.slice(others + 10)
  return {
    ...Object.fromEntries(stats),
    numAllocRetries,
    numOoms,
    oversizeAllocations: statAt(values, others + 2),
    oversizeSegments: statAt(values, others + 6),
    ...{ numSyncAllStreams, numDeviceAlloc, numDeviceFree, maxSplitSize },
  }
}

/** Microseconds of calls of the driver. */
export interface DurationStat {
  total: number
  max: number
  min: number
  count: number
  avg: number
}

/** What PyTorch's `host_memory_stats_as_nested_dict()` says, names in camelCase. */
export interface HostMemoryStats {
  /** Blocks, and bytes, that are in use. */
  activeRequests: MemoryStat
  activeBytes: MemoryStat
  /** Those that the allocator has, free ones included; sizes are rounded up to powers of two. */
  allocations: MemoryStat
  allocatedBytes: MemoryStat
  hostAllocTime: DurationStat
  hostFreeTime: DurationStat
  numHostAlloc: number
  numHostFree: number
}

/**
 * What the allocator of pinned memory has done, for all GPUs together.
 * @throws TorchError ERR_DEVICE without CUDA.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.host_memory_stats.html
 */
export function hostMemoryStats(): HostMemoryStats {
  if (arguments.length > 0) throw surplus('cuda.hostMemoryStats', 0, arguments)
  const values = callCuda((cuda) => cuda.hostMemoryStats())
  const duration = (at: number): DurationStat => {
    const [total, max, min, count] = values.slice(at, at + 4)
    return { total, max, min, count, avg: count > 0 ? total / count : 0 }
  }
  const [activeRequests, activeBytes, allocations, allocatedBytes] = [0, 4, 8, 12].map((at) => statAt(values, at))
  const [numHostAlloc, numHostFree] = values.slice(-2)
  return {
    ...{ activeRequests, activeBytes, allocations, allocatedBytes, numHostAlloc, numHostFree },
    hostAllocTime: duration(16),
    hostFreeTime: duration(20),
  }
}

/** Lets every peak of {@link hostMemoryStats} start over at what is now. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_peak_host_memory_stats.html */
export function resetPeakHostMemoryStats(): void {
  if (arguments.length > 0) throw surplus('cuda.resetPeakHostMemoryStats', 0, arguments)
  callCuda((cuda) => cuda.resetPeakHostMemoryStats())
}

/** Lets what was allocated and freed in {@link hostMemoryStats} be counted from now on. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_accumulated_host_memory_stats.html */
export function resetAccumulatedHostMemoryStats(): void {
  if (arguments.length > 0) throw surplus('cuda.resetAccumulatedHostMemoryStats', 0, arguments)
  callCuda((cuda) => cuda.resetHostMemoryStats())
}

/** Bytes that tensors take up. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_allocated.html */
export function memoryAllocated(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.memoryAllocated', 1, arguments)
  return memoryStats(device).allocatedBytes.all.current
}

/** The most bytes that tensors took up since the start or {@link resetPeakMemoryStats}. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.max_memory_allocated.html */
export function maxMemoryAllocated(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.maxMemoryAllocated', 1, arguments)
  return memoryStats(device).allocatedBytes.all.peak
}

/** Bytes that the allocator has from the driver, free blocks included. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_reserved.html */
export function memoryReserved(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.memoryReserved', 1, arguments)
  return memoryStats(device).reservedBytes.all.current
}

/** The most bytes that the allocator had. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.max_memory_reserved.html */
export function maxMemoryReserved(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.maxMemoryReserved', 1, arguments)
  return memoryStats(device).reservedBytes.all.peak
}

/** Lets every peak of {@link memoryStats} start over at what is now. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_peak_memory_stats.html */
export function resetPeakMemoryStats(device: CudaDevice = 'cuda'): void {
  if (arguments.length > 1) throw surplus('cuda.resetPeakMemoryStats', 1, arguments)
  const index = indexOf(device)
  callCuda((cuda) => cuda.resetPeakMemoryStats(index))
}

/** Gives the allocator's free blocks back to the driver; does nothing without CUDA. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.empty_cache.html */
export function emptyCache(): void {
  if (arguments.length > 0) throw surplus('cuda.emptyCache', 0, arguments)
  if (isAvailable()) callCuda((cuda) => cuda.emptyCache())
}

/** Bytes of the device that are free and that it has, whoever uses them. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.mem_get_info.html */
export function memGetInfo(device: CudaDevice = 'cuda'): [free: number, total: number] {
  if (arguments.length > 1) throw surplus('cuda.memGetInfo', 1, arguments)
  const index = indexOf(device)
  const [free, total] = callCuda((cuda) => cuda.memoryInfo(index))
  return [Number(free), Number(total)]
}

/**
 * Lets this process take at most this part of the device's memory; an allocation beyond it fails as if there were no more.
 * @param fraction from 0 to 1, of the memory that the device has.
 * @throws TorchError ERR_RANGE for any other number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.set_per_process_memory_fraction.html
 */
export function setMemoryFraction(fraction: number, device: CudaDevice = 'cuda'): void {
  if (arguments.length > 2) throw surplus('cuda.setMemoryFraction', 2, arguments)
  if (typeof fraction !== 'number')
    throw typeError(`setMemoryFraction(fraction) takes a number, got ${shown(fraction)}`)
  if (!(fraction >= 0 && fraction <= 1))
    throw new TorchError('ERR_RANGE', `setMemoryFraction: fraction is a number from 0 to 1, got ${fraction}`)
  const index = indexOf(device)
  callCuda((cuda) => cuda.setMemoryFraction(index, fraction))
}

export interface MemoryHistoryOptions {
  /** Where blocks come from is noted: never, of those that are there, or of each in the history too (default). */
  context?: 'state' | 'alloc' | 'all' | null
  /** Whose frames: with those of C++ (default), or without, which is fast. JavaScript's are not among them. */
  stacks?: 'all' | 'python'
  /** How much of the history is kept; default all of it. */
  maxEntries?: number
  /** Whether to forget what has been noted so far; default false. */
  clearHistory?: boolean
}

/**
 * Lets the allocators of all GPUs note what they do from now on, for {@link _dumpSnapshot}: a history ('all', the default), only where
 * the blocks that are there came from ('state'), or nothing any more (null).
 * @see https://docs.pytorch.org/docs/2.11/torch_cuda_memory.html
 */
export function _recordMemoryHistory(
  enabled: 'all' | 'state' | null = 'all',
  options: MemoryHistoryOptions = {},
): void {
  const name = 'cuda.memory._recordMemoryHistory'
  if (arguments.length > 2) throw surplus(name, 2, arguments)
  checkOptions(name, options, ['context', 'stacks', 'maxEntries', 'clearHistory'])
  const { context = 'all', stacks = 'all', maxEntries = Number.MAX_SAFE_INTEGER, clearHistory = false } = options
  const among = <T>(what: string, value: T, known: readonly T[]) => {
    if (!known.includes(value)) throw typeError(`${name}: ${what} is one of ${known.join(', ')}, got ${shown(value)}`)
  }
  among('enabled', enabled, ['all', 'state', null])
  among('context', context, ['all', 'alloc', 'state', null])
  among('stacks', stacks, ['all', 'python'])
  flag(name, 'clearHistory', clearHistory)
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1)
    throw typeError(`${name}: maxEntries is a whole number from 1 on, got ${shown(maxEntries)}`)
  const kept = BigInt(enabled === 'all' ? maxEntries : 1)
  const inTraces = context === 'all' || context === 'alloc'
  callCuda((cuda) =>
    cuda.recordMemoryHistory(enabled !== null, context !== null, kept, inTraces, stacks === 'all', clearHistory),
  )
}

/**
 * Writes what the allocators of all GPUs hold, and the history that {@link _recordMemoryHistory} has had noted, as PyTorch writes
 * it: for https://pytorch.org/memory_viz and Python's `torch.cuda._memory_viz`.
 * @throws TorchError ERR_FILE where it cannot be written.
 * @see https://docs.pytorch.org/docs/2.11/torch_cuda_memory.html
 */
export function _dumpSnapshot(filename = 'dump_snapshot.pickle'): void {
  if (arguments.length > 1) throw surplus('cuda.memory._dumpSnapshot', 1, arguments)
  if (typeof filename !== 'string')
    throw typeError(`cuda.memory._dumpSnapshot(filename) takes a path, got ${shown(filename)}`)
  writeFileAtomicSync(
    filename,
    callCuda((cuda) => cuda.memorySnapshot()),
  )
}

/** {@link memoryStats} as a table to read. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_summary.html */
export function memorySummary(device: CudaDevice = 'cuda'): string {
  if (arguments.length > 1) throw surplus('cuda.memorySummary', 1, arguments)
  const stats = memoryStats(device)
  const text = (kind: string, value: number) =>
    kind.endsWith('Bytes') ? `${(value / 2 ** 20).toFixed(1)} MiB` : String(value)
  const cells = kinds.map((kind) => {
    const { current, peak, allocated, freed } = stats[kind].all
    return [kind, ...[current, peak, allocated, freed].map((value) => text(kind, value))]
  })
  const lines = [['', 'now', 'peak', 'allocated', 'freed'], ...cells].map(([kind, ...values]) =>
    [kind.padEnd(18), ...values.map((value) => value.padStart(16))].join(''),
  )
  return `${lines.join('\n')}\nretries ${stats.numAllocRetries}, out of memory ${stats.numOoms}\n`
}
