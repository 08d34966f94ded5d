import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, refuseSparse } from './checks'
import { descent, type ForeachOptions, zeroStep } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'

export interface AdadeltaOptions extends ForeachOptions {
  /** What the step is multiplied by; default 1. */
  lr?: number | Tensor
  /** The decay of the averages; default 0.9. */
  rho?: number
  /** Added to the averages before their square roots; default 1e-6. */
  eps?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type AdadeltaGroup = WithRate<Required<AdadeltaOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: AdadeltaGroup = {
  lr: 1,
  rho: 0.9,
  eps: 1e-6,
  weightDecay: 0,
  foreach: null,
  capturable: false,
  maximize: false,
  differentiable: false,
}

/**
 * Adadelta. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Adadelta.html
 */
export class Adadelta extends Optimizer<AdadeltaGroup> {
  constructor(
    ...given: Args<
      'optim.Adadelta',
      [params: Params<AdadeltaGroup>],
      AdadeltaOptions,
      ['lr', 'rho', 'eps', 'weightDecay']
    >
  ) {
    const [params, ...rest] = positional('optim.Adadelta', given)
    super(params, settings('optim.Adadelta', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<AdadeltaGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'eps', 'weightDecay'])
    checkNumbers(where, group, ['rho'], { min: 0, max: 1 })
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<AdadeltaGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const { lr, rho, eps } = group
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.Adadelta', allGrads[place])
      return { step: zeroStep(), square_avg: ops.zerosLike(param), acc_delta: ops.zerosLike(param) }
    })
    const [params, squares, changes] = [allParams, kept('square_avg'), kept('acc_delta')].map(asReal)
    ops._foreachAdd_(kept('step'), 1)
    const grads = descent(asReal(allGrads), params, group)
    ops._foreachMul_(squares, rho)
    ops._foreachAddcmul_(squares, grads, grads, 1 - rho)
    const spread = ops._foreachAdd(squares, eps)
    ops._foreachSqrt_(spread)
    const deltas = ops._foreachAdd(changes, eps)
    ops._foreachSqrt_(deltas)
    ops._foreachDiv_(deltas, spread)
    ops._foreachMul_(deltas, grads)
    ops._foreachMul_(changes, rho)
    ops._foreachAddcmul_(changes, deltas, deltas, 1 - rho)
    ops._foreachAdd_(params, deltas, { alpha: -lr })
  }
}
