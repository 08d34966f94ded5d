import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkBetas, checkFlags, checkNumbers, refuseSparse } from './checks'
import { descent, type ForeachOptions, incrementSteps, perCount, zeroStep } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'
import { power } from './power'

export interface RAdamOptions extends ForeachOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-3. */
  lr?: number | Tensor
  /** The decay of the gradient's mean and of its square's; default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the denominator; default 1e-8. */
  eps?: number
  /** Weight decay; default 0. */
  weightDecay?: number
  /** Whether weight decay is applied to the weights instead of the gradient; default false. */
  decoupledWeightDecay?: boolean
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type RAdamGroup = WithRate<Required<RAdamOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: RAdamGroup = {
  lr: 1e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weightDecay: 0,
  decoupledWeightDecay: false,
  foreach: null,
  maximize: false,
  capturable: false,
  differentiable: false,
}

/**
 * Rectified Adam, which lowers its rate while its averages have few steps. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.RAdam.html
 */
export class RAdam extends Optimizer<RAdamGroup> {
  constructor(
    ...given: Args<
      'optim.RAdam',
      [params: Params<RAdamGroup>],
      RAdamOptions,
      ['lr', 'betas', 'eps', 'weightDecay', 'decoupledWeightDecay']
    >
  ) {
    const [params, ...rest] = positional('optim.RAdam', given)
    super(params, settings('optim.RAdam', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<RAdamGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'eps', 'weightDecay'])
    checkBetas(where, group.betas)
    checkFlags(where, group, ['maximize', 'decoupledWeightDecay'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<RAdamGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const { lr, weightDecay, decoupledWeightDecay } = group
    const [beta1, beta2] = group.betas
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.RAdam', allGrads[place])
      return { step: zeroStep(), exp_avg: ops.zerosLike(param), exp_avg_sq: ops.zerosLike(param) }
    })
    const [params, means, squares] = [allParams, kept('exp_avg'), kept('exp_avg_sq')].map(asReal)
    const rates = perCount(incrementSteps(kept('step')), (count) => ratesAt(lr, beta1, beta2, count))
    if (decoupledWeightDecay && weightDecay !== 0) ops._foreachMul_(params, 1 - lr * weightDecay)
    const added = { ...group, weightDecay: decoupledWeightDecay ? 0 : weightDecay }
    const grads = descent(asReal(allGrads), params, added)
    ops._foreachLerp_(means, grads, 1 - beta1)
    ops._foreachMul_(squares, beta2)
    ops._foreachAddcmul_(squares, grads, grads, 1 - beta2)
    const steps = ops._foreachSqrt(squares)
    ops._foreachAdd_(steps, group.eps)
    ops._foreachDiv_(
      steps,
      rates.map(({ rectified }) => rectified),
    )
    ops._foreachReciprocal_(steps)
    ops._foreachAdd_(
      steps,
      rates.map(({ plain }) => plain),
    )
    ops._foreachAddcmul_(params, means, steps)
  }
}

/** The rate of the rectified step and that of the plain step, one of which is zero. */
function ratesAt(lr: number, beta1: number, beta2: number, count: number): { rectified: number; plain: number } {
  const longest = 2 / (1 - beta2) - 1
  const decayed = power(beta2, count)
  const length = longest - (2 * count * decayed) / (1 - decayed)
  const correction = 1 - power(beta1, count)
  if (!(length > 5)) return { rectified: 0, plain: (lr / correction) * -1 }
  const rectified = power(((length - 4) * (length - 2) * longest) / ((longest - 4) * (longest - 2) * length), 0.5)
  return { rectified: power(1 - decayed, 0.5) * ((lr * rectified) / correction) * -1, plain: 0 }
}
