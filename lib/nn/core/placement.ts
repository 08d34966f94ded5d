import { isOptions, shown } from '../../arguments'
import { noGrad } from '../../autograd'
import { TorchError, typeError } from '../../errors'
import type { Tensor } from '../../tensor'
import { type Device, type DType, dtypes, isFloatingOrComplex } from '../../types'
import { likeMember } from './clone'
import { type Place, replaceMember } from './traversal'

/** A device, a dtype, or both. */
export interface Placement {
  device?: Device
  dtype?: DType
}

function placement(target: Device | DType | Placement): Placement {
  if (typeof target === 'string') {
    return (dtypes as readonly string[]).includes(target) ? { dtype: target as DType } : { device: target }
  }
  if (isOptions(target)) return target
  throw typeError(`Module.to: needs a device, a dtype or { device, dtype }, but was given ${shown(target)}`)
}

/**
 * Moves parameters and buffers to a device or dtype in place, so that their other holders, such as an optimizer, see the move.
 * A tensor that goes to 'meta' cannot keep its object, since that has memory: its places get a new one, as in PyTorch.
 */
export function move(places: readonly Place[], target: Device | DType | Placement): void {
  const { device, dtype } = placement(target)
  // Checked here, since there may be no tensor that would check it.
  if (device !== undefined && typeof device !== 'string')
    throw typeError(`Module.to: device must be a string, got ${shown(device)}`)
  if (dtype !== undefined && !isFloatingOrComplex(dtype)) {
    throw new TorchError('ERR_DTYPE', `Module.to: takes a floating or complex dtype, but was given ${shown(dtype)}`)
  }
  const fitted = (tensor: Tensor) => {
    const wantedDtype = dtype !== undefined && isFloatingOrComplex(tensor.dtype) ? dtype : tensor.dtype
    return tensor.to({ device: device ?? tensor.device, dtype: wantedDtype })
  }
  noGrad(() => {
    // All tensors are made before any is set, so that running out of memory leaves the module unchanged.
    const made = [...new Set(places.map(({ value }) => value))].map((tensor) => ({
      tensor,
      data: fitted(tensor),
      grad: tensor.grad && fitted(tensor.grad),
    }))
    const replaced = new Map<Tensor, Tensor>()
    for (const { tensor, data, grad } of made) {
      let moved = tensor
      if (data.device === 'meta' && tensor.device !== 'meta') {
        moved = likeMember(tensor, data)
        replaced.set(tensor, moved)
      } else {
        tensor.grad = null
        tensor.data = data
      }
      moved.grad = grad
    }
    for (const { owner, name, value } of places) {
      const other = replaced.get(value)
      if (other !== undefined) owner[replaceMember](name, other)
    }
  })
}

/** Removes a gradient, or fills it with zeros. */
export function clearGrad(tensor: Tensor, setToNone: boolean): void {
  if (setToNone) tensor.grad = null
  else if (tensor.grad) noGrad(() => tensor.grad?.detach().zero_())
}
