import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkBetas, checkFlags, checkNumbers, refuseSparse } from './checks'
import { perCount, zeroStep } from './foreach'
import type { ParamGroup, ParamState, WithRate } from './groups'
import { allFused, asReal, callFused, checkKernel, type KernelOptions, uncount, usesFused } from './kernels'
import { Optimizer, type Params, type Scaling } from './optimizer'
import { power } from './power'
import { liveRate } from './replay'

export interface AdamOptions extends KernelOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-3. */
  lr?: number | Tensor
  /** The decay of the gradient's mean and of its square's; default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the denominator; default 1e-8. */
  eps?: number
  /** Weight decay: added to the gradient in Adam, default 0; subtracted from the weights in AdamW, default 1e-2. */
  weightDecay?: number
  /** Whether to divide by the largest mean square so far; default false. */
  amsgrad?: boolean
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
  /** Whether weight decay is applied to the weights instead of the gradient, as in AdamW; default false. */
  decoupledWeightDecay?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type AdamGroup = WithRate<Required<AdamOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: AdamGroup = {
  lr: 1e-3,
  betas: [0.9, 0.999],
  eps: 1e-8,
  weightDecay: 0,
  amsgrad: false,
  maximize: false,
  foreach: null,
  capturable: false,
  differentiable: false,
  fused: null,
  decoupledWeightDecay: false,
}

/**
 * Adam, with libtorch's fused kernel where possible. With `{ fused: false }` results are equal to Python's default bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Adam.html
 */
export class Adam extends Optimizer<AdamGroup> {
  constructor(
    ...given: Args<
      'optim.Adam',
      [params: Params<AdamGroup>],
      AdamOptions,
      ['lr', 'betas', 'eps', 'weightDecay', 'amsgrad']
    >
  ) {
    const [params, ...rest] = positional('optim.Adam', given)
    super(params, settings<AdamGroup>('optim.Adam', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<AdamGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr'])
    checkBetas(where, group.betas)
    checkNumbers(where, group, ['eps', 'weightDecay'])
    checkFlags(where, group, ['amsgrad', 'maximize', 'decoupledWeightDecay'])
    checkKernel(where, group)
  }

  override replayable(group: ParamGroup<AdamGroup>): boolean {
    return allFused(group)
  }

  protected update(group: ParamGroup<AdamGroup>, params: Tensor[], grads: Tensor[]): void {
    const fused = usesFused(group, params)
    const states = params.map((param, place) => this.#stateOf(param, grads[place], group.amsgrad, fused))
    const kept = (name: string) => states.map((state) => state[name])
    const largest = group.amsgrad ? kept('max_exp_avg_sq') : []
    const step = fused ? fusedStep : foreachStep
    const scaling = this.scalingOn(params[0])
    step(group, params, grads, kept('exp_avg'), kept('exp_avg_sq'), largest, kept('step'), scaling)
  }

  #stateOf(param: Tensor, grad: Tensor, amsgrad: boolean, fused: boolean): ParamState {
    let state = this.state.get(param)
    if (!state) {
      refuseSparse(`optim.${this.constructor.name}`, grad)
      const step = fused ? ops.zeros([], { dtype: 'float32', device: param.device }) : zeroStep()
      state = { step, exp_avg: ops.zerosLike(param), exp_avg_sq: ops.zerosLike(param) }
      this.state.set(param, state)
    }
    if (amsgrad) state.max_exp_avg_sq ??= ops.zerosLike(param)
    return state
  }
}

/**
 * Adam with decoupled weight decay, by default 1e-2.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.AdamW.html
 */
export class AdamW extends Adam {
  constructor(...given: Args<'optim.AdamW', [params: Params<AdamGroup>], Omit<AdamOptions, 'decoupledWeightDecay'>>) {
    const [params, ...rest] = positional('optim.AdamW', given)
    const { decoupledWeightDecay: _, ...own } = { ...defaults, weightDecay: 1e-2 }
    super(params, { ...settings('optim.AdamW', own, rest), decoupledWeightDecay: true })
  }
}

type Step = (
  group: ParamGroup<AdamGroup>,
  params: Tensor[],
  grads: Tensor[],
  averages: Tensor[],
  squares: Tensor[],
  largest: Tensor[],
  steps: Tensor[],
  scaling: Scaling,
) => void

const fusedStep: Step = (group, params, grads, averages, squares, largest, steps, scaling) => {
  const { weightDecay, eps, amsgrad, maximize } = group
  const [beta1, beta2] = group.betas
  const lr = liveRate(group, params[0])
  ops._foreachAdd_(steps, 1)
  const kernel = group.decoupledWeightDecay ? ops._fusedAdamw_ : ops._fusedAdam_
  const options = { lr, beta1, beta2, weightDecay, eps, amsgrad, maximize, ...scaling }
  callFused(grads, (grads) => kernel(params, grads, averages, squares, largest, steps, options))
  uncount(steps, scaling.foundInf)
}

/** The foreach form. Its order of operations is Python's, since another order gives other bits. */
const foreachStep: Step = (group, allParams, allGrads, averages, squares, largest, steps) => {
  const { lr, weightDecay, eps, amsgrad, maximize } = group
  const [beta1, beta2] = group.betas
  const [params, means, meanSquares, largestSquares] = [allParams, averages, squares, largest].map(asReal)
  let grads = asReal(allGrads)
  if (maximize) grads = ops._foreachNeg(grads)
  ops._foreachAdd_(steps, 1)
  if (weightDecay !== 0) {
    if (group.decoupledWeightDecay) ops._foreachMul_(params, 1 - lr * weightDecay)
    else grads = ops._foreachAdd(grads, params, { alpha: weightDecay })
  }
  // Only lerp_ gives Python's bits; libtorch's C++ classes multiply and add instead.
  ops._foreachLerp_(means, grads, 1 - beta1)
  ops._foreachMul_(meanSquares, beta2)
  ops._foreachAddcmul_(meanSquares, grads, grads, 1 - beta2)
  const counts = steps.map((step) => Number(step.item()))
  const sizes = perCount(counts, (count) => (lr / (1 - power(beta1, count))) * -1)
  const corrections = perCount(counts, (count) => Math.sqrt(1 - power(beta2, count)))
  if (amsgrad) ops._foreachMaximum_(largestSquares, meanSquares)
  const denominators = ops._foreachSqrt(amsgrad ? largestSquares : meanSquares)
  ops._foreachDiv_(denominators, corrections)
  ops._foreachAdd_(denominators, eps)
  ops._foreachAddcdiv_(params, means, denominators, sizes)
}
