import { byPosition, shown } from '../arguments'
import { enableGrad } from '../autograd'
import { typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor, tensor } from '../tensor'
import { type FInfo, finfo } from '../tensor/limits'

/** A parameter of a distribution: a number or a tensor. */
export type NumberOrTensor = Tensor | number

/** Refuses anything but a number or a tensor. */
export function requireValue(where: string, name: string, value: unknown): asserts value is NumberOrTensor {
  if (value instanceof Tensor || typeof value === 'number') return
  throw typeError(
    `${where}: ${name} must be a number or a tensor, but it is ${shown(value)}${byPosition(where, name, value)}`,
  )
}

/** The limits of a tensor's dtype, or of float32 where that is not floating-point. */
export const limitsOf = (tensor: Tensor): FInfo => finfo(tensor.isFloatingPoint() ? tensor.dtype : 'float32')

/**
 * Broadcasts numbers and tensors to tensors of one shape. Numbers take the dtype of the first tensor, or float32 if there is none.
 * @throws TypeError for values of another type
 */
export function broadcastAll(where: string, values: Record<string, unknown>): Tensor[] {
  const all = Object.entries(values)
  for (const [name, value] of all) requireValue(where, name, value)
  const first = all.map(([, value]) => value).find((value) => value instanceof Tensor)
  const options = first ? { dtype: first.dtype, device: first.device } : {}
  return ops.broadcastTensors(
    all.map(([, value]) => (value instanceof Tensor ? value : tensor(value as number, options))),
  )
}

/** An uninitialised tensor of a shape with the dtype and device of another tensor. */
export const emptyLike = (shape: number[], { dtype, device }: Tensor): Tensor => ops.empty(shape, { dtype, device })

export const standardNormal = (shape: number[], like: Tensor): Tensor => emptyLike(shape, like).normal_()

/** Sums over the last `dims` dimensions. */
export function sumRightmost(value: Tensor, dims: number): Tensor {
  return dims === 0 ? value : value.reshape([...value.shape.slice(0, value.ndim - dims), -1]).sum([-1])
}

export function logitsToProbs(logits: Tensor, isBinary: boolean): Tensor {
  return enableGrad(() => (isBinary ? logits.sigmoid() : logits.softmax(-1)))
}

export function probsToLogits(probs: Tensor, isBinary: boolean): Tensor {
  const { eps } = limitsOf(probs)
  return enableGrad(() => {
    const clamped = probs.clamp(eps, 1 - eps)
    return isBinary ? clamped.log().sub(clamped.neg().log1p()) : clamped.log()
  })
}

/** Probabilities with a little left on both sides. */
export function clampProbs(probs: Tensor): Tensor {
  const { eps } = limitsOf(probs)
  return probs.clamp(eps, 1 - eps)
}

/** The elementwise cross entropy of probabilities and logits. */
export function crossEntropyOfLogits(logits: Tensor, target: Tensor): Tensor {
  return ops.binaryCrossEntropyWithLogits(logits, target, { reduction: 0 })
}

/** Euler's constant. */
export const euler = 0.5772156649015329
