import { TorchError } from '../errors'
import { nativeError } from '../runtime/failure'
import { type NativeCuda, native, nativeCuda, status } from '../runtime/native'
import type { Device } from '../types'

/** Whether tensors can live on a GPU here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.is_available.html */
export function isAvailable(): boolean {
  return native.cudaDeviceCount() > 0
}

/** The number of GPUs in use here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.device_count.html */
export function deviceCount(): number {
  return native.cudaDeviceCount()
}

/** Why {@link isAvailable} is false, in a sentence; undefined when it is true. */
export function explain(): string | undefined {
  if (isAvailable()) return undefined
  return status.withoutCuda ?? 'libtorch_cuda is loaded, but the driver shows no GPU'
}

/** The index of a CUDA device that exists here. */
function indexOf(device: Device): number {
  const index = /^cuda(?::(\d+))?$/.exec(device)
  const number = Number(index?.[1] ?? 0)
  if (index === null || number >= deviceCount()) {
    throw new TorchError(
      'ERR_DEVICE',
      `'${device}' is not a CUDA device of this machine; ${explain() ?? `it has ${deviceCount()}`}`,
    )
  }
  return number
}

/** Runs a function of the CUDA addon, giving its errors their codes. */
function onCuda<T>(device: Device, use: (cuda: NativeCuda, index: number) => T): T {
  const index = indexOf(device)
  try {
    return use(nativeCuda as NativeCuda, index)
  } catch (error) {
    throw nativeError('Error', (error as Error).message)
  }
}

/**
 * Waits until everything put on the device is done.
 * @throws TorchError ERR_DEVICE without such a device, as the other functions here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.synchronize.html
 */
export function synchronize(device: Device = 'cuda'): void {
  onCuda(device, (cuda, index) => cuda.synchronize(index))
}

/** Gives free blocks of the allocator back to the driver. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.empty_cache.html */
export function emptyCache(): void {
  if (isAvailable()) onCuda('cuda', (cuda) => cuda.emptyCache())
}

/** Bytes in use and reserved, now and at their peaks. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory.memory_stats.html */
export function memoryStats(device: Device = 'cuda'): ReturnType<NativeCuda['memoryStats']> {
  return onCuda(device, (cuda, index) => cuda.memoryStats(index))
}

/** Lets the peaks of {@link memoryStats} start over. */
export function resetPeakMemoryStats(device: Device = 'cuda'): void {
  onCuda(device, (cuda, index) => cuda.resetPeakMemoryStats(index))
}
