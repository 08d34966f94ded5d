import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, refuseSparse } from './checks'
import { counterDtype, descent, type ForeachOptions, incrementSteps } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'

export interface ASGDOptions extends ForeachOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-2. */
  lr?: number | Tensor
  /** How fast the weights decay and the rate shrinks; default 1e-4. */
  lambd?: number
  /** The exponent of the learning rate's decay; default 0.75. */
  alpha?: number
  /** The step at which averaging begins; default 1e6. */
  t0?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type ASGDGroup = WithRate<Required<ASGDOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: ASGDGroup = {
  lr: 1e-2,
  lambd: 1e-4,
  alpha: 0.75,
  t0: 1e6,
  weightDecay: 0,
  foreach: null,
  maximize: false,
  differentiable: false,
  capturable: false,
}

/**
 * Averaged stochastic gradient descent. The average is `state.get(param).ax`. Results are equal to Python's foreach form bit for
 * bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.ASGD.html
 */
export class ASGD extends Optimizer<ASGDGroup> {
  constructor(
    ...given: Args<
      'optim.ASGD',
      [params: Params<ASGDGroup>],
      ASGDOptions,
      ['lr', 'lambd', 'alpha', 't0', 'weightDecay']
    >
  ) {
    const [params, ...rest] = positional('optim.ASGD', given)
    super(params, settings('optim.ASGD', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<ASGDGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'weightDecay'])
    checkNumbers(where, group, ['lambd', 'alpha', 't0'], {})
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<ASGDGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const { lr, lambd, alpha, t0 } = group
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.ASGD', allGrads[place])
      const where = { dtype: counterDtype(), device: param.device }
      const [step, eta, mu] = [ops.zeros([], where), ops.zeros([], where).fill_(lr), ops.ones([], where)]
      return { step, eta, mu, ax: ops.zerosLike(param) }
    })
    const [steps, etas, mus] = [kept('step'), kept('eta'), kept('mu')]
    const [params, averages] = [allParams, kept('ax')].map(asReal)
    const counts = incrementSteps(steps)
    const moves = ops._foreachAdd(descent(asReal(allGrads), params, group), params, { alpha: lambd })
    ops._foreachAddcmul_(params, moves, etas, -1)
    ops._foreachAddcmul_(averages, ops._foreachSub(params, averages), mus)
    for (const [place, count] of counts.entries()) {
      const shrunk = steps[place]
        .mul(lambd * lr)
        .add(1)
        .pow(alpha)
      etas[place].copy_(shrunk.reciprocal().mul(lr))
      mus[place].fill_(1 / Math.max(1, count - t0))
    }
  }
}
