import { type Args, positional, settings } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers } from './checks'
import { descent, incrementSteps, zeroStep } from './foreach'
import type { ParamGroup, ParamState, WithRate } from './groups'
import { allFused, asReal, callFused, checkKernel, type KernelOptions, uncount, usesFused } from './kernels'
import { Optimizer, type Params, type Scaling } from './optimizer'
import { liveRate } from './replay'
import { sparseLike } from './sparse-adam'

export interface AdagradOptions extends KernelOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-2. */
  lr?: number | Tensor
  /** By how much the rate shrinks with each step: lr / (1 + step * lrDecay); default 0. */
  lrDecay?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** The initial value of the sums of squares; default 0. */
  initialAccumulatorValue?: number
  /** Added to the denominator; default 1e-10. */
  eps?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type AdagradGroup = WithRate<Required<AdagradOptions>> & { differentiable: boolean }

const defaults: AdagradGroup = {
  lr: 1e-2,
  lrDecay: 0,
  weightDecay: 0,
  initialAccumulatorValue: 0,
  eps: 1e-10,
  foreach: null,
  maximize: false,
  differentiable: false,
  fused: null,
}

/** libtorch has no fused Adagrad kernel for CUDA. */
const fusedOn = /^cpu/
const fusedFits = ({ device }: Tensor) => fusedOn.test(device)

/**
 * Adagrad, with libtorch's fused kernel on the CPU. With `{ fused: false }` results are equal to Python's foreach form bit for bit.
 * It also takes sparse gradients.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Adagrad.html
 */
export class Adagrad extends Optimizer<AdagradGroup> {
  constructor(
    ...given: Args<
      'optim.Adagrad',
      [params: Params<AdagradGroup>],
      AdagradOptions,
      ['lr', 'lrDecay', 'weightDecay', 'initialAccumulatorValue', 'eps']
    >
  ) {
    const [params, ...rest] = positional('optim.Adagrad', given)
    super(params, settings('optim.Adagrad', defaults, rest))
    for (const group of this.paramGroups) for (const param of group.params) this.#stateOf(param, group)
  }

  protected override checkGroup(group: ParamGroup<AdagradGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'lrDecay', 'weightDecay', 'initialAccumulatorValue', 'eps'])
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group, fusedOn)
  }

  override replayable(group: ParamGroup<AdagradGroup>): boolean {
    return allFused(group, fusedFits)
  }

  protected update(group: ParamGroup<AdagradGroup>, params: Tensor[], grads: Tensor[]): void {
    const places = [...params.keys()]
    for (const sparse of [false, true]) {
      const own = places.filter((place) => (grads[place].layout === 'sparse_coo') === sparse)
      if (own.length === 0) continue
      const states = own.map((place) => this.#stateOf(params[place], group))
      const [sums, steps] = [states.map(({ sum }) => sum), states.map(({ step }) => step)]
      const step = sparse ? sparseStep : usesFused(group, params, fusedFits) ? fusedStep : foreachStep
      step(
        group,
        own.map((place) => params[place]),
        own.map((place) => grads[place]),
        sums,
        steps,
        this.scalingOn(params[0]),
      )
    }
  }

  #stateOf(param: Tensor, group: ParamGroup<AdagradGroup>): ParamState {
    let state = this.state.get(param)
    if (!state) {
      const isFused = usesFused(group, [param], fusedFits)
      state = {
        step: isFused ? ops.zeros([], { dtype: 'float32', device: 'cpu' }) : zeroStep(),
        sum: ops.zerosLike(param),
      }
      asReal([state.sum])[0].fill_(group.initialAccumulatorValue)
      this.state.set(param, state)
    }
    return state
  }
}

type Step = (
  group: AdagradGroup,
  params: Tensor[],
  grads: Tensor[],
  sums: Tensor[],
  steps: Tensor[],
  scaling: Scaling,
) => void

const fusedStep: Step = (group, params, grads, sums, steps, scaling) => {
  const { lrDecay, weightDecay, eps, maximize } = group
  const lr = liveRate(group, params[0])
  ops._foreachAdd_(steps, 1)
  const options = { lr, lrDecay, weightDecay, eps, maximize, ...scaling }
  callFused(grads, (grads) => ops._fusedAdagrad_(params, grads, sums, steps, options))
  uncount(steps, scaling.foundInf)
}

const rateAt = ({ lr, lrDecay }: AdagradGroup, count: number) => lr / (1 + (count - 1) * lrDecay)

const foreachStep: Step = (group, allParams, allGrads, allSums, steps) => {
  const [params, sums] = [allParams, allSums].map(asReal)
  const counts = incrementSteps(steps)
  const grads = descent(asReal(allGrads), params, group)
  ops._foreachAddcmul_(sums, grads, grads, 1)
  const spread = ops._foreachSqrt(sums)
  ops._foreachAdd_(spread, group.eps)
  const rates = counts.map((count) => -rateAt(group, count))
  ops._foreachAddcdiv_(params, ops._foreachMul(grads, rates), spread)
}

/** Updates only the rows that a sparse gradient has. */
const sparseStep: Step = (group, params, grads, sums, steps) => {
  if (group.weightDecay !== 0) {
    throw new TorchError(
      'ERR_OPTIMIZER',
      'optim.Adagrad: weightDecay does not work with sparse gradients; leave it at 0',
    )
  }
  const counts = incrementSteps(steps)
  for (const [place, param] of params.entries()) {
    const grad = (group.maximize ? grads[place].neg() : grads[place]).coalesce()
    const values = grad._values()
    sums[place].add_(sparseLike(grad, values.pow(2)))
    const spread = sums[place].sparseMask(grad)._values().sqrt_().add_(group.eps)
    param.add_(sparseLike(grad, values.div(spread)), { alpha: -rateAt(group, counts[place]) })
  }
}
