import { defaultDtype } from '../binding/defaults'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { DType } from '../types'

export interface ForeachOptions {
  /** Kept for PyTorch's checkpoints; the foreach form is always used. Default null. */
  foreach?: boolean | null
}

/** Adds one to every step counter; returns the counts as numbers. */
export function incrementSteps(steps: Tensor[]): number[] {
  ops._foreachAdd_(steps, 1)
  return steps.map((step) => Number(step.item()))
}

/** One result for each count, computed once for equal counts. */
export function perCount<T>(counts: readonly number[], of: (count: number) => T): T[] {
  const known = new Map<number, T>()
  return counts.map((count) => {
    if (!known.has(count)) known.set(count, of(count))
    return known.get(count) as T
  })
}

/** The gradients to descend along: negated if maximising, with weight decay added. */
export function descent(
  grads: Tensor[],
  params: Tensor[],
  { maximize, weightDecay }: { maximize: boolean; weightDecay: number },
): Tensor[] {
  const turned = maximize ? ops._foreachNeg(grads) : grads
  return weightDecay === 0 ? turned : ops._foreachAdd(turned, params, { alpha: weightDecay })
}

/** The dtype of counters, whatever the parameter's is: float32, or float64 where that is the default dtype. */
export const counterDtype = (): DType => (defaultDtype() === 'float64' ? 'float64' : 'float32')

export const zeroStep = () => ops.zeros([], { dtype: counterDtype(), device: 'cpu' })
