import { requireString, surplus } from '../arguments'
import { defaultDevice, defaultDtype, setDefault } from '../binding/defaults'
import { native } from '../binding/native'
import { meantDtype } from '../binding/python-names'
import { onlyAsWritten } from '../binding/relied'
import { shown } from '../binding/shown'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Device, DType } from '../types'

/**
 * Has `zeros`, `rand`, `tensor`, layers and all else that makes tensors out of nothing make them on this device where none is given;
 * null for the CPU, as from the beginning. For the whole thread; workers have their own.
 * @throws TorchError ERR_DEVICE for a device that is not there.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_default_device.html
 */
export function setDefaultDevice(device: Device | null): void {
  if (arguments.length > 1) throw surplus('setDefaultDevice', 1, arguments)
  onlyAsWritten('setDefaultDevice is called in it, which a replay does not do')
  if (device !== null) {
    requireString('setDefaultDevice', 'device', device)
    // Tried at once, rather than by whoever makes the next tensor.
    ops.empty([0], { device })
  }
  setDefault(device === null || device === 'cpu' ? undefined : device)
}

/**
 * Where tensors are made that no device is given for.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.get_default_device.html
 */
export function getDefaultDevice(): Device {
  if (arguments.length > 0) throw surplus('getDefaultDevice', 0, arguments)
  return defaultDevice() ?? 'cpu'
}

const floating = ['float32', 'float64', 'float16', 'bfloat16'] as const

/**
 * Makes this the dtype of numbers where none is given: of `tensor([1.5])`, `zeros`, `rand`, layers, and of what an operator makes
 * of whole numbers and a fraction. float32 from the beginning. For the whole process, workers too.
 * @throws TorchError ERR_DTYPE for a dtype that is not float32, float64, float16 or bfloat16.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_default_dtype.html
 */
export function setDefaultDtype(dtype: (typeof floating)[number]): void {
  if (arguments.length > 1) throw surplus('setDefaultDtype', 1, arguments)
  if (!floating.includes(dtype)) {
    const meant = typeof dtype === 'string' ? meantDtype(dtype) : undefined
    const hint = meant === undefined ? '' : `; PyTorch's is '${meant}' here`
    throw new TorchError('ERR_DTYPE', `setDefaultDtype: ${shown(dtype)} is none of ${floating.join(', ')}${hint}`)
  }
  onlyAsWritten('setDefaultDtype is called in it, which a replay does not do')
  native.defaultDtype(dtype)
}

/**
 * The dtype of numbers that no dtype is given for.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.get_default_dtype.html
 */
export function getDefaultDtype(): DType {
  if (arguments.length > 0) throw surplus('getDefaultDtype', 0, arguments)
  return defaultDtype()
}
