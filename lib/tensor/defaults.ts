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
 * Sets the device on which tensors are made where none is given: by `zeros`, `rand`, `tensor`, layers and so on. null
 * is the CPU, the default. It applies to this thread; workers have their own.
 * @throws TorchError ERR_DEVICE for a device that is not there.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.set_default_device.html
 */
export function setDefaultDevice(device: Device | null): void {
  if (arguments.length > 1) throw surplus('setDefaultDevice', 1, arguments)
  onlyAsWritten('setDefaultDevice is called in it, which a replay does not do')
  if (device !== null) {
    requireString('setDefaultDevice', 'device', device)
    // Tried here, so that a wrong device throws now and not at the next new tensor.
    ops.empty([0], { device })
  }
  setDefault(device === null || device === 'cpu' ? undefined : device)
}

/**
 * The device on which tensors are made where none is given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.get_default_device.html
 */
export function getDefaultDevice(): Device {
  if (arguments.length > 0) throw surplus('getDefaultDevice', 0, arguments)
  return defaultDevice() ?? 'cpu'
}

const floating = ['float32', 'float64', 'float16', 'bfloat16'] as const

/**
 * Sets the dtype of numbers where none is given: of `tensor([1.5])`, `zeros`, `rand`, layers, and of the result of an
 * operator on integers and a fraction. The default is float32. It applies to the whole process, workers included.
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
 * The dtype of numbers for which no dtype is given.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.get_default_dtype.html
 */
export function getDefaultDtype(): DType {
  if (arguments.length > 0) throw surplus('getDefaultDtype', 0, arguments)
  return defaultDtype()
}
