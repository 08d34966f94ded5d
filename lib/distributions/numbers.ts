import { byPosition, shown } from '../arguments'
import { enableGrad } from '../autograd'
import { typeError } from '../errors'
import * as ops from '../generated/ops'
import { Tensor, tensor } from '../tensor'

/** A parameter of a distribution: one number, or a tensor of them. */
export type Value = Tensor | number

interface Limits {
  eps: number
  tiny: number
  min: number
}

const limits: Record<string, Limits> = {
  float64: { eps: 2 ** -52, tiny: 2 ** -1022, min: -Number.MAX_VALUE },
  float32: { eps: 2 ** -23, tiny: 2 ** -126, min: -(2 - 2 ** -23) * 2 ** 127 },
  float16: { eps: 2 ** -10, tiny: 2 ** -14, min: -65504 },
  bfloat16: { eps: 2 ** -7, tiny: 2 ** -126, min: -(2 - 2 ** -7) * 2 ** 127 },
}

/** What a floating dtype can hold, as Python's `torch.finfo`. */
export const finfo = ({ dtype }: Tensor): Limits => limits[dtype] ?? limits.float32

/**
 * Numbers and tensors as tensors of one shape; numbers take the dtype of the first tensor, float32 without one.
 * @throws TypeError for what is neither
 */
export function broadcastAll(where: string, values: Record<string, unknown>): Tensor[] {
  const all = Object.entries(values)
  const wrong = all.find(([, value]) => !(value instanceof Tensor) && typeof value !== 'number')
  if (wrong) {
    throw typeError(
      `${where}: ${wrong[0]} must be a number or a tensor, but it is ${shown(wrong[1])}${byPosition(where, ...wrong)}`,
    )
  }
  const first = all.map(([, value]) => value).find((value) => value instanceof Tensor)
  const options = first ? { dtype: first.dtype, device: first.device } : {}
  return ops.broadcastTensors(
    all.map(([, value]) => (value instanceof Tensor ? value : tensor(value as number, options))),
  )
}

/** New memory of a shape, like another tensor. */
export const emptyLike = (shape: number[], { dtype, device }: Tensor): Tensor => ops.empty(shape, { dtype, device })

export const standardNormal = (shape: number[], like: Tensor): Tensor => emptyLike(shape, like).normal_()

/** Sums over the last dimensions, as one. */
export function sumRightmost(value: Tensor, dims: number): Tensor {
  return dims === 0 ? value : value.reshape([...value.shape.slice(0, value.ndim - dims), -1]).sum([-1])
}

export function logitsToProbs(logits: Tensor, isBinary: boolean): Tensor {
  return enableGrad(() => (isBinary ? logits.sigmoid() : logits.softmax(-1)))
}

export function probsToLogits(probs: Tensor, isBinary: boolean): Tensor {
  const { eps } = finfo(probs)
  return enableGrad(() => {
    const clamped = probs.clamp(eps, 1 - eps)
    return isBinary ? clamped.log().sub(clamped.neg().log1p()) : clamped.log()
  })
}

/** Probabilities with a little left on both sides. */
export function clampProbs(probs: Tensor): Tensor {
  const { eps } = finfo(probs)
  return probs.clamp(eps, 1 - eps)
}

/** The elementwise cross entropy of probabilities and logits. */
export function binaryCrossEntropy(logits: Tensor, target: Tensor): Tensor {
  return ops.binaryCrossEntropyWithLogits(logits, target, { reduction: 0 })
}

/** Euler's constant. */
export const euler = 0.5772156649015329
