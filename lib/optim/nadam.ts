import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkBetas, checkFlags, checkNumbers, refuseSparse } from './checks'
import { counterDtype, descent, type ForeachOptions, incrementSteps, perCount, zeroStep } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'
import { power } from './power'

export interface NAdamOptions extends ForeachOptions {
  /** The learning rate, a number or a tensor of one element; default 2e-3. */
  lr?: number | Tensor
  /** The decay of the gradient's mean and of its square's; default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the denominator; default 1e-8. */
  eps?: number
  /** Weight decay; default 0. */
  weightDecay?: number
  /** How fast the momentum grows towards its final value; default 4e-3. */
  momentumDecay?: number
  /** Whether weight decay is applied to the weights instead of the gradient; default false. */
  decoupledWeightDecay?: boolean
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type NAdamGroup = WithRate<Required<NAdamOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: NAdamGroup = {
  lr: 2e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weightDecay: 0,
  momentumDecay: 4e-3,
  decoupledWeightDecay: false,
  foreach: null,
  maximize: false,
  capturable: false,
  differentiable: false,
}

/**
 * Adam with Nesterov's momentum. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.NAdam.html
 */
export class NAdam extends Optimizer<NAdamGroup> {
  constructor(
    ...given: Args<
      'optim.NAdam',
      [params: Params<NAdamGroup>],
      NAdamOptions,
      ['lr', 'betas', 'eps', 'weightDecay', 'momentumDecay', 'decoupledWeightDecay']
    >
  ) {
    const [params, ...rest] = positional('optim.NAdam', given)
    super(params, settings('optim.NAdam', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<NAdamGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'eps', 'weightDecay', 'momentumDecay'])
    checkBetas(where, group.betas)
    checkFlags(where, group, ['maximize', 'decoupledWeightDecay'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<NAdamGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const { lr, weightDecay, momentumDecay, decoupledWeightDecay } = group
    const [beta1, beta2] = group.betas
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.NAdam', allGrads[place])
      const averages = { exp_avg: ops.zerosLike(param), exp_avg_sq: ops.zerosLike(param) }
      return { step: zeroStep(), mu_product: ops.ones([], { dtype: counterDtype(), device: 'cpu' }), ...averages }
    })
    const products = kept('mu_product')
    const [params, means, squares] = [allParams, kept('exp_avg'), kept('exp_avg_sq')].map(asReal)
    const counts = incrementSteps(kept('step'))
    if (decoupledWeightDecay && weightDecay !== 0) ops._foreachMul_(params, 1 - lr * weightDecay)
    const added = { ...group, weightDecay: decoupledWeightDecay ? 0 : weightDecay }
    const grads = descent(asReal(allGrads), params, added)
    ops._foreachLerp_(means, grads, 1 - beta1)
    ops._foreachMul_(squares, beta2)
    ops._foreachAddcmul_(squares, grads, grads, 1 - beta2)
    const spread = ops._foreachSqrt(squares)
    const momentumAt = (count: number) => beta1 * (1 - 0.5 * power(0.96, count * momentumDecay))
    const momenta = perCount(counts, momentumAt)
    const next = perCount(counts, (count) => momentumAt(count + 1))
    ops._foreachMul_(products, momenta)
    ops._foreachDiv_(
      spread,
      perCount(counts, (count) => power(1 - power(beta2, count), 0.5)),
    )
    ops._foreachAdd_(spread, group.eps)
    const soFar = products.map((product) => Number(product.item()))
    const gradRates = momenta.map((momentum, place) => ((lr * (1 - momentum)) / (1 - soFar[place])) * -1)
    const meanRates = next.map((momentum, place) => ((lr * momentum) / (1 - soFar[place] * momentum)) * -1)
    ops._foreachAddcdiv_(params, grads, spread, gradRates)
    ops._foreachAddcdiv_(params, means, spread, meanRates)
  }
}
