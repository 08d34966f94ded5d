import { spawnSync } from 'node:child_process'
import { surplus } from '../arguments'
import { printable, TorchError } from '../errors'
import { inPrivateFolder } from '../install/python'
import { type CudaDevice, indexOf, readAttributes } from './device'

// cudaDeviceAttr's numbers for a GPU's place on the bus, by which nvidia-smi finds it whatever CUDA_VISIBLE_DEVICES is.
const place = [50, 33, 34]

/**
 * Asks the driver's own tool about a GPU. PyTorch asks the library under it, which needs a Python package; the names
 * and the units are the same.
 */
function ask(device: CudaDevice, query: string): number {
  const [domain, bus, slot] = readAttributes(indexOf(device), place).map((part) => part.toString(16))
  const id = `${domain.padStart(8, '0')}:${bus.padStart(2, '0')}:${slot.padStart(2, '0')}.0`
  const args = [`--id=${id}`, `--query-gpu=${query}`, '--format=csv,noheader,nounits']
  const { stdout, error } = inPrivateFolder(process.env, (start) =>
    spawnSync('nvidia-smi', args, { ...start, encoding: 'utf8', timeout: 10_000 }),
  )
  const value = Number.parseFloat(stdout ?? '')
  if (!error && !Number.isNaN(value)) return value
  const said = error ? `does not run (${(error as NodeJS.ErrnoException).code})` : `says "${printable(stdout.trim())}"`
  throw new TorchError('ERR_DEVICE', `nvidia-smi ${said} when it is asked for ${query} of the GPU at ${id}`)
}

/**
 * The percentage of the last period (a sixth of a second to a second) in which a kernel of any process ran on the GPU.
 * Like the other functions here it starts nvidia-smi, which takes some tens of milliseconds.
 * @throws TorchError ERR_DEVICE where nvidia-smi is missing or has no value, as for a part of a GPU.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.utilization.html
 */
export function utilization(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.utilization', 1, arguments)
  return ask(device, 'utilization.gpu')
}

/**
 * The percentage of the last period in which the GPU's memory was read or written.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.memory_usage.html
 */
export function memoryUsage(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.memoryUsage', 1, arguments)
  return ask(device, 'utilization.memory')
}

/** Bytes of the GPU's memory that are in use by all processes. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.device_memory_used.html */
export function deviceMemoryUsed(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.deviceMemoryUsed', 1, arguments)
  return ask(device, 'memory.used') * 2 ** 20
}

/**
 * The GPU's temperature in degrees Celsius.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.temperature.html
 */
export function temperature(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.temperature', 1, arguments)
  return ask(device, 'temperature.gpu')
}

/** The GPU's power draw in milliwatts. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.power_draw.html */
export function powerDraw(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.powerDraw', 1, arguments)
  return Math.round(1000 * ask(device, 'power.draw'))
}

/**
 * The clock rate of the multiprocessors in MHz.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.clock_rate.html
 */
export function clockRate(device: CudaDevice = 'cuda'): number {
  if (arguments.length > 1) throw surplus('cuda.clockRate', 1, arguments)
  return ask(device, 'clocks.sm')
}
