import { surplus } from '../arguments'
import { TorchError } from '../errors'
import { nativeError } from '../runtime/failure'
import { shown } from '../runtime/misfit'
import { native, nativeCuda, status } from '../runtime/native'
import type { NativeCuda } from '../runtime/native-cuda'
import { onlyAsWritten, relied } from '../runtime/relied'
import type { Device } from '../types'

/** Whether tensors can live on a GPU here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.is_available.html */
export function isAvailable(): boolean {
  if (arguments.length > 0) throw surplus('cuda.isAvailable', 0, arguments)
  return deviceCount() > 0
}

/** The number of GPUs in use here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.device_count.html */
export function deviceCount(): number {
  if (arguments.length > 0) throw surplus('cuda.deviceCount', 0, arguments)
  return native.cudaDeviceCount()
}

/** Why {@link isAvailable} is false, in a sentence; undefined when it is true. */
export function explain(): string | undefined {
  if (arguments.length > 0) throw surplus('cuda.explain', 0, arguments)
  if (isAvailable()) return undefined
  return status.withoutCuda ?? 'libtorch_cuda is loaded, but the driver shows no GPU'
}

/**
 * Calls the CUDA addon, giving its errors their codes, for what a replay of torch.compile neither does nor compares: streams,
 * events, what the memory is like.
 * @internal
 */
export function callCuda<T>(use: (cuda: NativeCuda) => T): T {
  onlyAsWritten('it uses streams, events or the state of torch.cuda')
  return askCuda(use)
}

/** The same for what stays as it is, or changes nothing that a program could see. */
function askCuda<T>(use: (cuda: NativeCuda) => T): T {
  if (!isAvailable()) throw new TorchError('ERR_DEVICE', `there is no CUDA device to use: ${explain()}`)
  try {
    return use(nativeCuda as NativeCuda)
  } catch (error) {
    throw nativeError('Error', (error as Error).message)
  }
}

const readCurrentDevice = () => askCuda((cuda) => cuda.currentDevice())

/**
 * The index of a CUDA device that exists here; of the current one for 'cuda'.
 * @internal
 */
export function indexOf(device: Device): number {
  const parts = typeof device === 'string' ? /^cuda(?::(\d{1,3}))?$/.exec(device) : null
  if (parts !== null && parts[1] === undefined) return relied(readCurrentDevice)
  const index = Number(parts?.[1])
  if (index < deviceCount()) return index
  throw new TorchError(
    'ERR_DEVICE',
    `${shown(device)} is not a CUDA device of this machine; ${explain() ?? `it has ${deviceCount()}, 'cuda:0' is the first`}`,
  )
}

/** The index of the device that 'cuda' stands for on this thread. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.current_device.html */
export function currentDevice(): number {
  if (arguments.length > 0) throw surplus('cuda.currentDevice', 0, arguments)
  return indexOf('cuda')
}

/**
 * Makes a device the one that 'cuda' stands for on this thread.
 * @throws TorchError ERR_DEVICE without such a device, as the other functions here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_device.html
 */
export function setDevice(device: Device): void {
  if (arguments.length > 1) throw surplus('cuda.setDevice', 1, arguments)
  const index = indexOf(device)
  callCuda((cuda) => cuda.setDevice(index))
}

/**
 * Waits until everything put on the device is done.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.synchronize.html
 */
export function synchronize(device: Device = 'cuda'): void {
  if (arguments.length > 1) throw surplus('cuda.synchronize', 1, arguments)
  const index = indexOf(device)
  askCuda((cuda) => cuda.synchronize(index))
}

export interface DeviceProperties {
  /** As its maker calls it, e.g. 'NVIDIA H200'. */
  name: string
  /** In bytes. */
  totalMemory: number
  /** The compute capability is major.minor. */
  major: number
  minor: number
  multiProcessorCount: number
}

/** What a device is. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_properties.html */
export function getDeviceProperties(device: Device = 'cuda'): DeviceProperties {
  if (arguments.length > 1) throw surplus('cuda.getDeviceProperties', 1, arguments)
  const index = indexOf(device)
  const name = askCuda((cuda) => cuda.deviceName(index))
  const [totalMemory, major, minor, multiProcessorCount] = askCuda((cuda) => cuda.deviceProperties(index))
  return { name, totalMemory, major, minor, multiProcessorCount }
}

/** A device's name. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_name.html */
export function getDeviceName(device: Device = 'cuda'): string {
  if (arguments.length > 1) throw surplus('cuda.getDeviceName', 1, arguments)
  return getDeviceProperties(device).name
}

/** A device's compute capability. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_capability.html */
export function getDeviceCapability(device: Device = 'cuda'): [major: number, minor: number] {
  if (arguments.length > 1) throw surplus('cuda.getDeviceCapability', 1, arguments)
  const { major, minor } = getDeviceProperties(device)
  return [major, minor]
}
