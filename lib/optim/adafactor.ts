import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, checkPair, refuseComplex, refuseSparse } from './checks'
import { type ForeachOptions, incrementSteps, zeroStep } from './foreach'
import type { ParamGroup, ParamState, WithRate } from './groups'
import { checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'
import { power } from './power'

export interface AdafactorOptions extends ForeachOptions {
  /** The largest relative step; default 1e-2. */
  lr?: number | Tensor
  /** The power by which new squares count less with each step; default -0.8. */
  beta2Decay?: number
  /** The smallest mean square (null: the dtype's epsilon) and the smallest root mean square of weights; default [null, 1e-3]. */
  eps?: readonly [number | null, number]
  /** The largest root mean square of a step; default 1. */
  d?: number
  /** Each step multiplies the weights by 1 - lr · weightDecay; default 0. */
  weightDecay?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value. */
export type AdafactorGroup = WithRate<Required<AdafactorOptions>>

const defaults: AdafactorGroup = {
  lr: 1e-2,
  beta2Decay: -0.8,
  eps: [null, 1e-3],
  d: 1,
  weightDecay: 0,
  foreach: null,
  maximize: false,
}

/** The distance from 1 to the next number, by dtype. */
const epsilons: Record<string, number> = { float64: 2 ** -52, float32: 2 ** -23, float16: 2 ** -10, bfloat16: 2 ** -7 }

/**
 * Adafactor, which keeps one mean square for each row and column of a matrix. Results are equal to Python's foreach form bit for
 * bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Adafactor.html
 */
export class Adafactor extends Optimizer<AdafactorGroup> {
  constructor(
    ...given: Args<
      'optim.Adafactor',
      [params: Params<AdafactorGroup>],
      AdafactorOptions,
      ['lr', 'beta2Decay', 'eps', 'd', 'weightDecay']
    >
  ) {
    const [params, ...rest] = positional('optim.Adafactor', given)
    super(params, settings('optim.Adafactor', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<AdafactorGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'weightDecay'])
    checkNumbers(where, group, ['beta2Decay'], { max: 0 })
    checkNumbers(where, group, ['d'], { min: 1 })
    const eps =
      isArray(group.eps) && group.eps.length === 2
        ? group.eps.map((value, place) => (place === 0 ? (value ?? 0) : value))
        : group.eps
    checkPair(where, 'eps', eps, [{ min: 0 }, { min: 0 }])
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group)
    refuseComplex(where, group.params)
  }

  protected override shapeKept(param: Tensor, name: string): number[] {
    if (name === 'row_var') return [...param.shape.slice(0, -1), 1]
    if (name === 'col_var') return [...param.shape.slice(0, -2), 1, ...param.shape.slice(-1)]
    return param.shape
  }

  protected update(group: ParamGroup<AdafactorGroup>, params: Tensor[], grads: Tensor[]): void {
    const places = [...params.keys()]
    for (const isMatrix of [false, true]) {
      const own = places.filter((place) => grads[place].ndim > 1 === isMatrix)
      if (own.length === 0) continue
      const [some, theirs] = [own.map((place) => params[place]), own.map((place) => grads[place])]
      this.#updateAlike(group, some, group.maximize ? ops._foreachNeg(theirs) : theirs, isMatrix)
    }
  }

  #updateAlike(group: AdafactorGroup, params: Tensor[], grads: Tensor[], isMatrix: boolean): void {
    const { lr, beta2Decay, d, weightDecay } = group
    const least = group.eps[0] ?? epsilons[params[0].dtype]
    const kept = this.kept(params, (param, place) => {
      refuseSparse('optim.Adafactor', grads[place])
      const state: ParamState = { step: zeroStep() }
      const own = isMatrix ? ['row_var', 'col_var'] : ['variance']
      for (const name of own) state[name] = grads[place].newZeros(this.shapeKept(param, name))
      return state
    })
    const counts = incrementSteps(kept('step'))
    const shares = counts.map((count) => power(count, beta2Decay))
    const rates = params.map((param, place) => {
      const size = rms(param)
      return Math.max(group.eps[1], size) * Math.min(lr, 1 / power(counts[place], 0.5))
    })
    if (weightDecay !== 0) ops._foreachMul_(params, 1 - lr * weightDecay)
    const updates = isMatrix
      ? matrixSquares(kept('row_var'), kept('col_var'), grads, shares, least)
      : vectorSquares(kept('variance'), grads, shares)
    ops._foreachClampMin_(updates, least * least)
    ops._foreachRsqrt_(updates)
    ops._foreachMul_(updates, grads)
    const clipped = rates.map((rate, place) => {
      const [update, count] = [updates[place], power(updates[place].numel(), 0.5)]
      return -rate / Math.max(1, norm(update) / (count * d))
    })
    ops._foreachMul_(updates, clipped)
    ops._foreachAdd_(params, updates)
  }
}

const norm = (tensor: Tensor) => Number(tensor.norm(2).item())
const rms = (tensor: Tensor) => norm(tensor) / power(tensor.numel(), 0.5)

function vectorSquares(variances: Tensor[], grads: Tensor[], shares: number[]): Tensor[] {
  ops._foreachLerp_(variances, ops._foreachMul(grads, grads), shares)
  return variances.map((variance) => variance.clone())
}

function matrixSquares(rows: Tensor[], columns: Tensor[], grads: Tensor[], shares: number[], least: number): Tensor[] {
  for (const [kept, dim] of [[rows, -1] as const, [columns, -2] as const]) {
    const means = grads.map((grad) => grad.norm(2, [dim], true))
    ops._foreachMul_(means, means)
    ops._foreachDiv_(
      means,
      grads.map((grad) => grad.size(dim)),
    )
    ops._foreachLerp_(kept, means, shares)
  }
  const squares = rows.map((row, place) => row.matmul(columns[place]))
  const rowMeans = rows.map((row) => row.mean([-2], true))
  ops._foreachClampMin_(rowMeans, least)
  ops._foreachDiv_(squares, rowMeans)
  return squares
}
