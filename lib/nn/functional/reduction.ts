import { oneOf, requireTensor } from '../../arguments'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { emitWarning } from '../../binding/warning'
import type { Tensor } from '../../tensor'

/** What a loss does with its elements: nothing, their mean, their sum. */
export type Reduction = 'none' | 'mean' | 'sum'

const reductions = ['none', 'mean', 'sum'] as const

/** ATen's number for a reduction. */
export function reductionCode(where: string, reduction: Reduction | undefined): number {
  return reductions.indexOf(oneOf(where, 'reduction', reduction, reductions))
}

export interface LossOptions {
  /** Default `'mean'`. */
  reduction?: Reduction
}

/** The shapes of what a loss compares, as messages show them. */
function shapesOf(where: string, input: Tensor, target: Tensor): [input: string, target: string] {
  requireTensor(where, 'input', input)
  requireTensor(where, 'target', target)
  return [`[${input.shape.join(', ')}]`, `[${target.shape.join(', ')}]`]
}

/** PyTorch only warns of a target that is broadcast to its input, or the other way; so do we, once for each pair. */
const warned = new Set<string>()
export function warnOfBroadcast(where: string, input: Tensor, target: Tensor): void {
  const [inputSizes, targetSizes] = shapesOf(where, input, target)
  if (inputSizes === targetSizes) return
  const message = `${where}: the target's shape ${targetSizes} differs from the input's ${inputSizes}; they are broadcast`
  if (warned.has(message) || warned.size > 100) return
  warned.add(message)
  emitWarning(message)
}

export function requireSameShape(where: string, input: Tensor, target: Tensor): void {
  const [inputSizes, targetSizes] = shapesOf(where, input, target)
  if (inputSizes === targetSizes) return
  throw new TorchError('ERR_SHAPE', `${where}: the target's shape ${targetSizes} must be the input's, ${inputSizes}`)
}

/** A loss of elements, reduced. */
export function reduced(where: string, loss: Tensor, reduction: Reduction | undefined): Tensor {
  const code = reductionCode(where, reduction)
  return code === 0 ? loss : code === 1 ? ops.mean(loss) : ops.sum(loss)
}
