import { checkOptions, flag, surplus } from '../arguments'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { writeFileAtomicSync } from '../system/files'
import { type CudaDevice, callCuda, indexOf, isAvailable } from './device'

/** A count or a number of bytes: its current value, its peak, and the totals added and removed. */
export interface MemoryStat {
  current: number
  peak: number
  allocated: number
  freed: number
}

/** For all blocks, for blocks of at least 1 MB, and for smaller ones. */
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

/** The result of PyTorch's `memory_stats_as_nested_dict()`, with names in camelCase. */
export type MemoryStats = Record<(typeof kinds)[number], MemoryPools> & {
  /** How often free blocks were returned to the driver before an allocation succeeded. */
  numAllocRetries: number
  /** How often an allocation failed. */
  numOoms: number
  /** Blocks too large to be split, and segments that the driver allocated for them. */
  oversizeAllocations: MemoryStat
  oversizeSegments: MemoryStat
  /** How often all streams were synchronized to free memory, and how often the driver allocated and freed memory. */
  numSyncAllStreams: number
  numDeviceAlloc: number
  numDeviceFree: number
  /** In bytes; -1 where there is no limit. */
  maxSplitSize: number
}

const statAt = (values: number[], at: number): MemoryStat => {
  const [current, peak, allocated, freed] = values.slice(at, at + 4)
  return { current, peak, allocated, freed }
}

/**
 * Statistics of the device's allocator: `memoryStats().allocatedBytes.all.peak`.
 * @throws TorchError ERR_DEVICE where there is no such device, as in the other functions here.
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

/** The time of driver calls in microseconds. */
export interface DurationStat {
  total: number
  max: number
  min: number
  count: number
  avg: number
}

/** The result of PyTorch's `host_memory_stats_as_nested_dict()`, with names in camelCase. */
export interface HostMemoryStats {
  /** Blocks and bytes in use. */
  activeRequests: MemoryStat
  activeBytes: MemoryStat
  /** Blocks and bytes that the allocator holds, free ones included; sizes are rounded up to powers of two. */
  allocations: MemoryStat
  allocatedBytes: MemoryStat
  hostAllocTime: DurationStat
  hostFreeTime: DurationStat
  numHostAlloc: number
  numHostFree: number
}

/**
 * Statistics of the allocator of pinned memory, for all GPUs together.
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

/**
 * Sets every peak of {@link hostMemoryStats} to the current value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_peak_host_memory_stats.html
 */
export function resetPeakHostMemoryStats(): void {
  if (arguments.length > 0) throw surplus('cuda.resetPeakHostMemoryStats', 0, arguments)
  callCuda((cuda) => cuda.resetPeakHostMemoryStats())
}

/**
 * Resets the totals of {@link hostMemoryStats} for allocated and freed memory.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_accumulated_host_memory_stats.html
 */
export function resetAccumulatedHostMemoryStats(): void {
  if (arguments.length > 0) throw surplus('cuda.resetAccumulatedHostMemoryStats', 0, arguments)
  callCuda((cuda) => cuda.resetHostMemoryStats())
}

/**
 * The bytes that tensors occupy.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_allocated.html
 */
export function memoryAllocated(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.memoryAllocated', 1, arguments)
  return memoryStats(device).allocatedBytes.all.current
}

/**
 * The most bytes that tensors have occupied since the start or {@link resetPeakMemoryStats}.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.max_memory_allocated.html
 */
export function maxMemoryAllocated(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.maxMemoryAllocated', 1, arguments)
  return memoryStats(device).allocatedBytes.all.peak
}

/**
 * The bytes that the allocator holds from the driver, free blocks included.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_reserved.html
 */
export function memoryReserved(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.memoryReserved', 1, arguments)
  return memoryStats(device).reservedBytes.all.current
}

/**
 * The most bytes that the allocator has held from the driver.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.max_memory_reserved.html
 */
export function maxMemoryReserved(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.maxMemoryReserved', 1, arguments)
  return memoryStats(device).reservedBytes.all.peak
}

/**
 * Sets every peak of {@link memoryStats} to the current value.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.reset_peak_memory_stats.html
 */
export function resetPeakMemoryStats(device: CudaDevice = 'cuda'): void {
  if (arguments.length > 1) throw surplus('cuda.resetPeakMemoryStats', 1, arguments)
  const index = indexOf(device)
  callCuda((cuda) => cuda.resetPeakMemoryStats(index))
}

/**
 * Returns the allocator's free blocks to the driver; does nothing without CUDA.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.empty_cache.html
 */
export function emptyCache(): void {
  if (arguments.length > 0) throw surplus('cuda.emptyCache', 0, arguments)
  if (isAvailable()) callCuda((cuda) => cuda.emptyCache())
}

/**
 * The free and the total bytes of the device's memory, whichever processes use it.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.mem_get_info.html
 */
export function memGetInfo(device: CudaDevice = 'cuda'): [free: number, total: number] {
  if (arguments.length > 1) throw surplus('cuda.memGetInfo', 1, arguments)
  const index = indexOf(device)
  const [free, total] = callCuda((cuda) => cuda.memoryInfo(index))
  return [Number(free), Number(total)]
}

/**
 * Limits this process to a fraction of the device's memory; an allocation beyond it fails as if memory were exhausted.
 * @param fraction from 0 to 1, of the device's total memory.
 * @throws TorchError ERR_RANGE for any other number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.set_per_process_memory_fraction.html
 */
export function setMemoryFraction(fraction: number, device: CudaDevice = 'cuda'): void {
  if (arguments.length > 2) throw surplus('cuda.setMemoryFraction', 2, arguments)
  if (typeof fraction !== 'number')
    throw typeError(`setMemoryFraction(fraction) takes a number, got ${shown(fraction)}`)
  if (!(fraction >= 0 && fraction <= 1))
    throw new TorchError('ERR_RANGE', `setMemoryFraction: fraction must be a number from 0 to 1, got ${fraction}`)
  const index = indexOf(device)
  callCuda((cuda) => cuda.setMemoryFraction(index, fraction))
}

export interface MemoryHistoryOptions {
  /**
   * Whether to record where blocks were allocated: never, for the blocks that exist, or for each in the history too
   * (default).
   */
  context?: 'state' | 'alloc' | 'all' | null
  /**
   * The stacks to record: with C++ frames (default), or without, which is fast. JavaScript's frames are not among them.
   */
  stacks?: 'all' | 'python'
  /** The most entries of the history that are kept; default all. */
  maxEntries?: number
  /** Whether to forget what has been recorded so far; default false. */
  clearHistory?: boolean
}

/**
 * Makes the allocators of all GPUs record what they do, for {@link _dumpSnapshot}: the history ('all', the default),
 * only where existing blocks were allocated ('state'), or nothing (null).
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
    if (!known.includes(value))
      throw typeError(`${name}: ${what} must be one of ${known.join(', ')}, got ${shown(value)}`)
  }
  among('enabled', enabled, ['all', 'state', null])
  among('context', context, ['all', 'alloc', 'state', null])
  among('stacks', stacks, ['all', 'python'])
  flag(name, 'clearHistory', clearHistory)
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1)
    throw typeError(`${name}: maxEntries must be a whole number from 1 on, got ${shown(maxEntries)}`)
  const kept = BigInt(enabled === 'all' ? maxEntries : 1)
  const inTraces = context === 'all' || context === 'alloc'
  callCuda((cuda) =>
    cuda.recordMemoryHistory(enabled !== null, context !== null, kept, inTraces, stacks === 'all', clearHistory),
  )
}

/**
 * Writes what the allocators of all GPUs hold, and the history that {@link _recordMemoryHistory} has recorded, in
 * PyTorch's format: for https://pytorch.org/memory_viz and Python's `torch.cuda._memory_viz`.
 * @throws TorchError ERR_FILE where the file cannot be written.
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

/**
 * {@link memoryStats} as a table.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_summary.html
 */
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
