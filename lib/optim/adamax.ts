import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkBetas, checkFlags, checkNumbers, refuseSparse } from './checks'
import { descent, type ForeachOptions, incrementSteps, perCount, zeroStep } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'
import { power } from './power'

export interface AdamaxOptions extends ForeachOptions {
  /** The learning rate, a number or a tensor of one element; default 2e-3. */
  lr?: number | Tensor
  /** The decay of the gradient's mean and of its largest size; default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the gradient's absolute value; default 1e-8. */
  eps?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type AdamaxGroup = WithRate<Required<AdamaxOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: AdamaxGroup = {
  lr: 2e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weightDecay: 0,
  foreach: null,
  maximize: false,
  differentiable: false,
  capturable: false,
}

/**
 * Adam with the infinity norm instead of the mean square. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Adamax.html
 */
export class Adamax extends Optimizer<AdamaxGroup> {
  constructor(
    ...given: Args<'optim.Adamax', [params: Params<AdamaxGroup>], AdamaxOptions, ['lr', 'betas', 'eps', 'weightDecay']>
  ) {
    const [params, ...rest] = positional('optim.Adamax', given)
    super(params, settings('optim.Adamax', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<AdamaxGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'eps', 'weightDecay'])
    checkBetas(where, group.betas)
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<AdamaxGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const [beta1, beta2] = group.betas
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.Adamax', allGrads[place])
      return { step: zeroStep(), exp_avg: ops.zerosLike(param), exp_inf: ops.zerosLike(param) }
    })
    const [params, means, largest] = [allParams, kept('exp_avg'), kept('exp_inf')].map(asReal)
    const counts = incrementSteps(kept('step'))
    const grads = descent(asReal(allGrads), params, group)
    ops._foreachLerp_(means, grads, 1 - beta1)
    ops._foreachMul_(largest, beta2)
    const sizes = ops._foreachAbs(grads)
    ops._foreachAdd_(sizes, group.eps)
    ops._foreachMaximum_(largest, sizes)
    const rates = perCount(counts, (count) => (group.lr / (1 - power(beta1, count))) * -1)
    ops._foreachAddcdiv_(params, means, largest, rates)
  }
}
