import { flag, surplus } from '../arguments'
import { nativeError } from '../binding/failure'
import { native, nativeCuda, status } from '../binding/native'
import type { NativeCuda } from '../binding/native-cuda'
import { onlyAsWritten, relied } from '../binding/relied'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { architecturesOf, cudaBuilds, cudaVersion, runsOn, startFailure } from '../install/driver'
import type { Device } from '../types'

// The numbers of cudaDeviceAttr.
const capability = [75, 76]
const multiProcessors = 16

/**
 * Whether tensors can be on a GPU here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.is_available.html
 */
export function isAvailable(): boolean {
  if (arguments.length > 0) throw surplus('cuda.isAvailable', 0, arguments)
  const count = deviceCount()
  for (let index = 0; index < count; index++) if (unsupportedReason(index) === undefined) return true
  return false
}

/** The number of GPUs in use here. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.device_count.html */
export function deviceCount(): number {
  if (arguments.length > 0) throw surplus('cuda.deviceCount', 0, arguments)
  // Without the addon, what libtorch_cuda would do alone is not reliable.
  return nativeCuda === undefined ? 0 : native.cudaDeviceCount()
}

/** A GPU by name, where 'cuda' is the current one, or by index. */
export type CudaDevice = Device | number

const unsupportedReasons = new Map<number, string | undefined>()

/** Why this libtorch cannot run on a GPU; undefined where it can, or where that is not known. */
function unsupportedReason(index: number): string | undefined {
  if (!unsupportedReasons.has(index))
    unsupportedReasons.set(index, findUnsupportedReason(index, nativeCuda as NativeCuda))
  return unsupportedReasons.get(index)
}

function findUnsupportedReason(index: number, cuda: NativeCuda): string | undefined {
  const codes = architecturesOf(status.libtorch.version)
  if (codes === undefined) return undefined
  const [major, minor] = capability.map((number) => cuda.attribute(index, number))
  if (runsOn(codes, major, minor)) return undefined
  const known = codes.map((code) => code / 10).map((code) => code.toFixed(1))
  const other = cudaBuilds.find(({ codes }) => runsOn(codes[process.arch] ?? [], major, minor))
  const cure = other ? `run "npx torchnode install --cuda ${cudaVersion(other.cuda)}", which has it` : 'use another GPU'
  return (
    `cuda:${index} is of compute capability ${major}.${minor}, for which libtorch ${status.libtorch.version} has no code ` +
    `(it has it for ${known.join(', ')}); ${cure}`
  )
}

/** Why {@link isAvailable} is false, in one sentence; undefined when it is true. */
export function explain(): string | undefined {
  if (arguments.length > 0) throw surplus('cuda.explain', 0, arguments)
  if (isAvailable()) return undefined
  if (status.withoutCuda !== undefined || nativeCuda === undefined) return status.withoutCuda
  return deviceCount() > 0 ? unsupportedReason(0) : startFailure(nativeCuda.startError())
}

/**
 * Calls the CUDA addon and gives its errors their codes. For functions that a replay of torch.compile neither repeats
 * nor compares: streams, events, the state of memory.
 * @internal
 */
export function callCuda<T>(use: (cuda: NativeCuda) => T): T {
  onlyAsWritten('it uses streams, events or the state of torch.cuda')
  return askCuda(use)
}

/** Like {@link callCuda}, for what never changes, or changes nothing that a program could see. */
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
 * The index of an existing CUDA device; 'cuda' is the current one.
 * @internal
 */
export function indexOf(device: CudaDevice): number {
  const parts = typeof device === 'string' ? /^cuda(?::(\d{1,3}))?$/.exec(device) : null
  if (parts !== null && parts[1] === undefined) return relied(readCurrentDevice)
  const index = typeof device === 'number' ? device : Number(parts?.[1])
  if (Number.isInteger(index) && index >= 0 && index < deviceCount()) {
    const unfit = unsupportedReason(index)
    if (unfit === undefined) return index
    throw new TorchError('ERR_DEVICE', unfit)
  }
  throw new TorchError(
    'ERR_DEVICE',
    `${shown(device)} is not a CUDA device of this machine; ${explain() ?? `it has ${deviceCount()}, 'cuda:0' is the first`}`,
  )
}

/**
 * The index of the current device, which 'cuda' stands for on this thread.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.current_device.html
 */
export function currentDevice(): number {
  if (arguments.length > 0) throw surplus('cuda.currentDevice', 0, arguments)
  return indexOf('cuda')
}

/**
 * Makes a device the current one, which 'cuda' stands for on this thread.
 * @throws TorchError ERR_DEVICE where there is no such device, as in the other functions here.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_device.html
 */
export function setDevice(device: CudaDevice): void {
  if (arguments.length > 1) throw surplus('cuda.setDevice', 1, arguments)
  const index = indexOf(device)
  callCuda((cuda) => cuda.setDevice(index))
}

/**
 * Runs `fn` with the device as the current one, and returns its result:
 * `cuda.device(1, () => torch.ones([2], { device: 'cuda' }))`. As in PyTorch, a negative index changes nothing.
 * @throws TypeError when fn returns a promise, since the device is current only until fn returns.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.device.html
 */
export function device<T>(device: CudaDevice, fn: () => T): T {
  if (arguments.length > 2) throw surplus('cuda.device', 2, arguments)
  const enter = () => {
    if (typeof device === 'number' && device < 0) return undefined
    const [index, before] = [indexOf(device), callCuda((cuda) => cuda.currentDevice())]
    if (index === before) return undefined
    callCuda((cuda) => cuda.setDevice(index))
    return before
  }
  return within('cuda.device', enter, fn, (before) => {
    if (before !== undefined) callCuda((cuda) => cuda.setDevice(before))
  })
}

/**
 * Waits until all work queued on the device is done.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.synchronize.html
 */
export function synchronize(device: CudaDevice = 'cuda'): void {
  if (arguments.length > 1) throw surplus('cuda.synchronize', 1, arguments)
  const index = indexOf(device)
  askCuda((cuda) => cuda.synchronize(index))
}

/**
 * Attributes of a device, by their numbers in cudaDeviceAttr.
 * @internal
 */
export function readAttributes(index: number, numbers: number[]): number[] {
  return askCuda((cuda) => numbers.map((number) => cuda.attribute(index, number)))
}

export interface DeviceProperties {
  /** The vendor's name, such as 'NVIDIA H200'. */
  name: string
  /** In bytes. */
  totalMemory: number
  /** The major and the minor part of the compute capability. */
  major: number
  minor: number
  multiProcessorCount: number
}

/** A device's properties. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_properties.html */
export function getDeviceProperties(device: CudaDevice = 'cuda'): DeviceProperties {
  if (arguments.length > 1) throw surplus('cuda.getDeviceProperties', 1, arguments)
  const index = indexOf(device)
  return askCuda((cuda) => {
    const [major, minor, multiProcessorCount] = readAttributes(index, [...capability, multiProcessors])
    const [, total] = cuda.memoryInfo(index)
    return { name: cuda.deviceName(index), totalMemory: Number(total), major, minor, multiProcessorCount }
  })
}

/** A device's name. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_name.html */
export function getDeviceName(device: CudaDevice = 'cuda'): string {
  if (arguments.length > 1) throw surplus('cuda.getDeviceName', 1, arguments)
  return getDeviceProperties(device).name
}

/** A device's compute capability. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_device_capability.html */
export function getDeviceCapability(device: CudaDevice = 'cuda'): [major: number, minor: number] {
  if (arguments.length > 1) throw surplus('cuda.getDeviceCapability', 1, arguments)
  const { major, minor } = getDeviceProperties(device)
  return [major, minor]
}

/**
 * Whether a device can access another's memory directly, over NVLink or PCIe.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.can_device_access_peer.html
 */
export function canDeviceAccessPeer(device: CudaDevice, peerDevice: CudaDevice): boolean {
  if (arguments.length > 2) throw surplus('cuda.canDeviceAccessPeer', 2, arguments)
  const [index, peer] = [indexOf(device), indexOf(peerDevice)]
  return askCuda((cuda) => cuda.canAccessPeer(index, peer))
}

const syncDebugModes = ['default', 'warn', 'error'] as const

/** How operators that wait for the GPU are treated: allowed, with a warning, or as an error. */
export type SyncDebugMode = (typeof syncDebugModes)[number] | 0 | 1 | 2

/**
 * Makes operators that wait for the GPU, such as `item()` and copies to the CPU, warn or throw.
 * @throws TypeError for a value that is neither a mode nor a mode's number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.set_sync_debug_mode.html
 */
export function setSyncDebugMode(debugMode: SyncDebugMode): void {
  if (arguments.length > 1) throw surplus('cuda.setSyncDebugMode', 1, arguments)
  const mode = typeof debugMode === 'number' ? debugMode : syncDebugModes.indexOf(debugMode)
  if (![0, 1, 2].includes(mode))
    throw typeError(
      `cuda.setSyncDebugMode: debugMode must be one of ${syncDebugModes.join(', ')}, 0, 1 and 2, got ${shown(debugMode)}`,
    )
  callCuda((cuda) => cuda.setSyncDebugMode(mode))
}

/**
 * The mode that {@link setSyncDebugMode} has set, as its number.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_sync_debug_mode.html
 */
export function getSyncDebugMode(): number {
  if (arguments.length > 0) throw surplus('cuda.getSyncDebugMode', 0, arguments)
  return callCuda((cuda) => cuda.syncDebugMode())
}

/**
 * Whether the current GPU supports bfloat16: natively from compute capability 8.0 on, by emulation below.
 * @param includingEmulation whether emulation, which is slow, counts too; default true.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.is_bf16_supported.html
 */
export function isBf16Supported(includingEmulation = true): boolean {
  if (arguments.length > 1) throw surplus('cuda.isBf16Supported', 1, arguments)
  flag('cuda.isBf16Supported', 'includingEmulation', includingEmulation)
  return isAvailable() && (includingEmulation || getDeviceCapability()[0] >= 8)
}

/**
 * The GPU architectures that this libtorch has code for, such as 'sm_90' for compute capability 9.0; empty without
 * CUDA, and for a libtorch that torchnode does not know.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.get_arch_list.html
 */
export function getArchList(): string[] {
  if (arguments.length > 0) throw surplus('cuda.getArchList', 0, arguments)
  return isAvailable() ? (architecturesOf(status.libtorch.version) ?? []).map((code) => `sm_${code}`) : []
}
