import { surplus } from '../arguments'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
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
  const stat = (at: number): MemoryStat => {
    const [current, peak, allocated, freed] = values.slice(at, at + 4)
    return { current, peak, allocated, freed }
  }
  const stats = kinds.map((kind, k) => {
    return [kind, Object.fromEntries(pools.map((pool, p) => [pool, stat(4 * (pools.length * k + p))]))]
  })
  const [numAllocRetries, numOoms] = values.slice(-2)
  return { ...Object.fromEntries(stats), numAllocRetries, numOoms }
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
