import { requireTensor, shown, surplus } from '../arguments'
import { onlyAsWritten } from '../binding/relied'
import { surroundings } from '../binding/surroundings'
import { within } from '../binding/within'
import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import { makeDualAt, openDuals, unpackDualAt } from './func/level'

/**
 * Runs `fn` with forward-mode differentiation on: tensors in it can carry tangents, see {@link makeDual}. When it ends,
 * tensors lose their tangents.
 * @throws TypeError when fn returns a promise; TorchError ERR_AUTOGRAD inside another `dualLevel`, since libtorch has
 * one level.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.forward_ad.dual_level.html
 */
export function dualLevel<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('autograd.forwardAd.dualLevel', 1, arguments)
  onlyAsWritten('autograd.forwardAd.dualLevel is called in it, whose tangents a replay does not have')
  const enter = () => {
    if (surroundings.dual)
      throw new TorchError('ERR_AUTOGRAD', 'forwardAd.dualLevel: there is one already; func.jvp can be nested')
    openDuals(1)
    surroundings.dual = true
  }
  const leave = () => {
    surroundings.dual = false
    openDuals(-1)
  }
  return within('forwardAd.dualLevel', enter, fn, leave)
}

function requireLevel(name: string): void {
  if (!surroundings.dual)
    throw new TorchError('ERR_AUTOGRAD', `forwardAd.${name}: works inside forwardAd.dualLevel(fn) only`)
}

/**
 * Returns the tensor with a tangent. Whatever is computed from it in forward mode carries the product of the Jacobian
 * and this tangent.
 * @throws TorchError ERR_AUTOGRAD outside of {@link dualLevel}; ERR_DTYPE for whole numbers; ERR_SHAPE for a tangent of another
 * shape.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.forward_ad.make_dual.html
 */
export function makeDual(tensor: Tensor, tangent: Tensor): Tensor {
  if (arguments.length > 2) throw surplus('autograd.forwardAd.makeDual', 2, arguments)
  const where = 'autograd.forwardAd.makeDual'
  requireTensor(where, 'tensor', tensor)
  requireTensor(where, 'tangent', tangent)
  requireLevel('makeDual')
  for (const [name, one] of Object.entries({ tensor, tangent })) {
    if (one.isFloatingPoint() || one.isComplex()) continue
    throw new TorchError('ERR_DTYPE', `${where}: ${name} must be floating-point or complex, but it is ${shown(one)}`)
  }
  if (`${tensor.shape}` !== `${tangent.shape}`) {
    const shapes = `the tangent has shape [${tangent.shape.join(', ')}], the tensor [${tensor.shape.join(', ')}]`
    throw new TorchError('ERR_SHAPE', `${where}: ${shapes}`)
  }
  return makeDualAt(tensor, tangent, 0)
}

/** The tensor without its tangent, and the tangent; null where it has none. */
export interface UnpackedDualTensor {
  primal: Tensor
  tangent: Tensor | null
}

/**
 * Splits a tensor that {@link makeDual} made, or that was computed from one, into its value and its tangent.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.autograd.forward_ad.unpack_dual.html
 */
export function unpackDual(tensor: Tensor): UnpackedDualTensor {
  if (arguments.length > 1) throw surplus('autograd.forwardAd.unpackDual', 1, arguments)
  requireTensor('autograd.forwardAd.unpackDual', 'tensor', tensor)
  if (!surroundings.dual) return { primal: tensor, tangent: null }
  const [primal, tangent] = unpackDualAt(tensor, 0)
  return { primal, tangent }
}
