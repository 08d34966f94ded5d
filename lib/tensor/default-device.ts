import { requireString, surplus } from '../arguments'
import { defaultDevice, setDefault } from '../binding/default-device'
import { onlyAsWritten } from '../binding/relied'
import * as ops from '../generated/ops'
import type { Device } from '../types'

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
