import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, refuseSparse } from './checks'
import { descent, type ForeachOptions, zeroStep } from './foreach'
import type { ParamGroup, ParamState, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'

export interface RMSpropOptions extends ForeachOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-2. */
  lr?: number | Tensor
  /** The decay of the gradient's mean square; default 0.99. */
  alpha?: number
  /** Added to the denominator; default 1e-8. */
  eps?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** The momentum factor; default 0. */
  momentum?: number
  /** Whether to divide by the gradient's standard deviation instead of its root mean square; default false. */
  centered?: boolean
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type RMSpropGroup = WithRate<Required<RMSpropOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: RMSpropGroup = {
  lr: 1e-2,
  alpha: 0.99,
  eps: 1e-8,
  weightDecay: 0,
  momentum: 0,
  centered: false,
  capturable: false,
  foreach: null,
  maximize: false,
  differentiable: false,
}

/**
 * RMSprop. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.RMSprop.html
 */
export class RMSprop extends Optimizer<RMSpropGroup> {
  constructor(
    ...given: Args<
      'optim.RMSprop',
      [params: Params<RMSpropGroup>],
      RMSpropOptions,
      ['lr', 'alpha', 'eps', 'weightDecay', 'momentum', 'centered']
    >
  ) {
    const [params, ...rest] = positional('optim.RMSprop', given)
    super(params, settings('optim.RMSprop', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<RMSpropGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'alpha', 'eps', 'weightDecay', 'momentum'])
    checkFlags(where, group, ['centered', 'maximize'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<RMSpropGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const { lr, alpha, momentum, centered } = group
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.RMSprop', allGrads[place])
      return { step: zeroStep(), square_avg: ops.zerosLike(param) }
    })
    // A scheduler may set a momentum later, when the rest of the state exists.
    for (const param of allParams) {
      const state = this.state.get(param) as ParamState
      if (momentum > 0) state.momentum_buffer ??= ops.zerosLike(param)
      if (centered) state.grad_avg ??= ops.zerosLike(param)
    }
    const [params, squares] = [allParams, kept('square_avg')].map(asReal)
    ops._foreachAdd_(kept('step'), 1)
    const grads = descent(asReal(allGrads), params, group)
    ops._foreachMul_(squares, alpha)
    ops._foreachAddcmul_(squares, grads, grads, 1 - alpha)
    const spread = centered ? deviations(squares, asReal(kept('grad_avg')), grads, alpha) : ops._foreachSqrt(squares)
    ops._foreachAdd_(spread, group.eps)
    if (momentum === 0) {
      ops._foreachAddcdiv_(params, grads, spread, -lr)
      return
    }
    const buffers = asReal(kept('momentum_buffer'))
    ops._foreachMul_(buffers, momentum)
    ops._foreachAddcdiv_(buffers, grads, spread)
    ops._foreachAdd_(params, buffers, { alpha: -lr })
  }
}

function deviations(squares: Tensor[], means: Tensor[], grads: Tensor[], alpha: number): Tensor[] {
  ops._foreachLerp_(means, grads, 1 - alpha)
  const variances = ops._foreachAddcmul(squares, means, means, -1)
  ops._foreachSqrt_(variances)
  return variances
}
