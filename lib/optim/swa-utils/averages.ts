import { finiteNumber, type Rest, settings, surplus } from '../../arguments'
import { noGrad } from '../../autograd'
import * as ops from '../../generated/ops'
import type { Tensor } from '../../tensor'

/** Computes the new average of one tensor. */
export type AvgFn = (averaged: Tensor, current: Tensor, numAveraged: number) => Tensor

/** Averages tensors of one dtype on one device, in place. */
export type MultiAvgFn = (averaged: Tensor[], current: Tensor[], numAveraged: number) => void

const isSmooth = (tensor: Tensor) => tensor.isFloatingPoint() || tensor.isComplex()

/** Averages integer tensors one by one, truncating fractions. */
function each(average: AvgFn, averaged: Tensor[], current: Tensor[], count: number): void {
  for (const [place, tensor] of averaged.entries()) tensor.copy_(average(tensor, current[place], count))
}

const checked = (where: string, decay: number) =>
  finiteNumber(`optim.swaUtils.${where}`, 'decay', decay, { min: 0, max: 1 })

export interface EmaOptions {
  /** How much of the average is kept; default 0.999. */
  decay?: number
}

/**
 * An exponential moving average: `decay * averaged + (1 - decay) * current`.
 * @see https://docs.pytorch.org/docs/2.11/optim.html#weight-averaging-swa-and-ema
 */
export function getEmaAvgFn(...rest: Rest<EmaOptions, ['decay']>): AvgFn {
  const { decay } = settings('optim.swaUtils.getEmaAvgFn', { decay: 0.999 }, rest)
  checked('getEmaAvgFn', decay)
  return (averaged, current) => noGrad(() => averaged.mul(decay).add(current.mul(1 - decay)))
}

/** An exponential moving average of many tensors at once; {@link getEmaAvgFn}. */
export function getEmaMultiAvgFn(...rest: Rest<EmaOptions, ['decay']>): MultiAvgFn {
  const { decay } = settings('optim.swaUtils.getEmaMultiAvgFn', { decay: 0.999 }, rest)
  checked('getEmaMultiAvgFn', decay)
  return (averaged, current, count) => {
    noGrad(() => {
      if (isSmooth(averaged[0])) ops._foreachLerp_(averaged, current, 1 - decay)
      else each(getEmaAvgFn(decay), averaged, current, count)
    })
  }
}

/** The mean of all so far. */
export function getSwaAvgFn(): AvgFn {
  if (arguments.length > 0) throw surplus('optim.swaUtils.getSwaAvgFn', 0, arguments)
  return (averaged, current, count) => noGrad(() => averaged.add(current.sub(averaged).div(count + 1)))
}

/** The mean of all so far, of many tensors at once. */
export function getSwaMultiAvgFn(): MultiAvgFn {
  if (arguments.length > 0) throw surplus('optim.swaUtils.getSwaMultiAvgFn', 0, arguments)
  return (averaged, current, count) => {
    noGrad(() => {
      // Python divides tensors here, so that its share is a float32.
      if (isSmooth(averaged[0])) ops._foreachLerp_(averaged, current, Math.fround(1 / (count + 1)))
      else each(getSwaAvgFn(), averaged, current, count)
    })
  }
}
