import { isHandle } from '../binding/handle'
import { shown } from '../binding/shown'
import { TorchError, type TorchErrorCode, typeError } from '../errors'
import type { Tensor } from './tensor'

/** Refuses a value that cannot stand for the gradient `like`, or be the gradient of the tensor `like`. */
export function requireGradient(where: string, value: unknown, like: Tensor): asserts value is Tensor {
  if (!isHandle(value) || !('ndim' in value))
    throw typeError(`${where}: a gradient is a Tensor or null, got ${shown(value)}`)
  const given = value as Tensor
  const check = (code: TorchErrorCode, what: 'shape' | 'device' | 'dtype') => {
    const [has, wanted] = [given[what], like[what]]
    if (`${has}` === `${wanted}`) return
    throw new TorchError(
      code,
      `${where}: a gradient has the ${what} of its tensor: ${shown(wanted)} wanted, ${shown(has)} given`,
    )
  }
  // The parts of a nested tensor have shapes of their own.
  if (!(given.isNested && like.isNested)) check('ERR_SHAPE', 'shape')
  check('ERR_DEVICE', 'device')
  check('ERR_DTYPE', 'dtype')
}

/** Refuses what a hook has returned in place of a gradient if it is another kind of tensor. */
export function requireReplacement(where: string, value: unknown, grad: Tensor): asserts value is Tensor {
  requireGradient(where, value, grad)
  if (value.layout === grad.layout) return
  throw new TorchError(
    'ERR_AUTOGRAD',
    `${where}: a gradient keeps its layout in a hook: ${grad.layout} wanted, ${value.layout} given`,
  )
}
