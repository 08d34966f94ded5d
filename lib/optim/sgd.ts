import { type Args, finiteNumber, flag, positional, settings } from '../arguments'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { ParamGroup, WithRate } from './groups'
import { allFused, asReal, callFused, checkKernel, type KernelOptions, usesFused } from './kernels'
import { Optimizer, type Params, type Scaling } from './optimizer'
import { liveRate } from './replay'

export interface SGDOptions extends KernelOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-3. */
  lr?: number | Tensor
  /** How much of the last step is kept; default 0. */
  momentum?: number
  /** The dampening of the momentum: the gradient is multiplied by 1 - dampening; default 0. */
  dampening?: number
  /** The factor with which the weights are added to the gradient; default 0. */
  weightDecay?: number
  /** Whether to use Nesterov's momentum, which needs a momentum and no dampening; default false. */
  nesterov?: boolean
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type SGDGroup = WithRate<Required<SGDOptions>> & { differentiable: boolean }

const defaults: SGDGroup = {
  lr: 1e-3,
  momentum: 0,
  dampening: 0,
  weightDecay: 0,
  nesterov: false,
  maximize: false,
  foreach: null,
  differentiable: false,
  fused: null,
}

/**
 * Stochastic gradient descent with optional momentum, and with libtorch's fused kernel where possible.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.SGD.html
 */
export class SGD extends Optimizer<SGDGroup> {
  constructor(
    ...given: Args<
      'optim.SGD',
      [params: Params<SGDGroup>],
      SGDOptions,
      ['lr', 'momentum', 'dampening', 'weightDecay', 'nesterov']
    >
  ) {
    const [params, ...rest] = positional('optim.SGD', given)
    super(params, settings<SGDGroup>('optim.SGD', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<SGDGroup>): void {
    const where = `optim.${this.constructor.name}`
    for (const name of ['lr', 'momentum', 'weightDecay'] as const) finiteNumber(where, name, group[name], { min: 0 })
    finiteNumber(where, 'dampening', group.dampening)
    for (const name of ['nesterov', 'maximize'] as const) flag(where, name, group[name])
    if (group.nesterov && (group.momentum === 0 || group.dampening !== 0)) {
      const had = `momentum is ${group.momentum} and dampening ${group.dampening}`
      throw new TorchError('ERR_OPTIMIZER', `${where}: nesterov needs a momentum and no dampening, but ${had}`)
    }
    checkKernel(where, group)
  }

  override replayable(group: ParamGroup<SGDGroup>): boolean {
    return allFused(group, fusedFits)
  }

  override get stepSupportsAmpScaling(): boolean {
    // The first momentum is the undamped gradient, but the kernel does not say whether the first step was skipped.
    const isDamped = ({ momentum, dampening }: SGDGroup) => momentum !== 0 && dampening !== 0
    return super.stepSupportsAmpScaling && !this.paramGroups.some(isDamped)
  }

  protected update(group: ParamGroup<SGDGroup>, params: Tensor[], grads: Tensor[]): void {
    if (grads.every(({ layout }) => layout === 'strided')) this.#updateDense(group, params, grads)
    else {
      for (const [place, param] of params.entries()) {
        if (grads[place].layout === 'strided') this.#updateDense(group, [param], [grads[place]])
        else sparseStep(group, param, grads[place])
      }
    }
  }

  #updateDense(group: ParamGroup<SGDGroup>, params: Tensor[], grads: Tensor[]): void {
    const step = usesFused(group, params, fusedFits) ? fusedStep : foreachStep
    const scaling = this.scalingOn(params[0])
    if (group.momentum === 0) {
      step(group, params, grads, [], false, scaling)
      return
    }
    // Parameters on their first step have no momentum yet, but a kernel call needs it for all parameters or for none.
    const places = [...params.keys()]
    const [fresh, moving] = [false, true].map((moves) =>
      places.filter((place) => 'momentum_buffer' in (this.state.get(params[place]) ?? {}) === moves),
    )
    for (const place of fresh) this.state.set(params[place], { momentum_buffer: ops.zerosLike(grads[place]) })
    for (const own of [fresh, moving].filter((some) => some.length > 0)) {
      const [ownParams, ownGrads] = [own.map((place) => params[place]), own.map((place) => grads[place])]
      const buffers = ownParams.map((param) => this.state.get(param)!.momentum_buffer)
      step(group, ownParams, ownGrads, buffers, own === fresh, scaling)
    }
  }
}

type Step = (
  group: ParamGroup<SGDGroup>,
  params: Tensor[],
  grads: Tensor[],
  buffers: Tensor[],
  first: boolean,
  scaling: Scaling,
) => void

/** libtorch's fused CPU kernel does not change 16-bit parameters of 16 or more elements. */
const fusedFits = ({ device, dtype }: Tensor) => device !== 'cpu' || !/16$/.test(dtype)

const fusedStep: Step = (group, params, grads, buffers, isFirstStep, scaling) => {
  const { weightDecay, momentum, dampening, nesterov, maximize } = group
  const lr = liveRate(group, params[0])
  const options = { weightDecay, momentum, lr, dampening, nesterov, maximize, isFirstStep, ...scaling }
  callFused(grads, (grads) => ops._fusedSgd_(params, grads, buffers, options))
}

/** Python's foreach form, except that Nesterov's momentum does not overwrite the gradients. */
const foreachStep: Step = (group, allParams, allGrads, allBuffers, first) => {
  const { lr, weightDecay, momentum, dampening, nesterov, maximize } = group
  const [params, buffers] = [asReal(allParams), asReal(allBuffers)]
  let grads = asReal(allGrads)
  if (maximize) grads = ops._foreachNeg(grads)
  if (weightDecay !== 0) grads = ops._foreachAdd(grads, params, { alpha: weightDecay })
  if (momentum !== 0) {
    if (first) ops._foreachCopy_(buffers, grads)
    else {
      ops._foreachMul_(buffers, momentum)
      ops._foreachAdd_(buffers, grads, { alpha: 1 - dampening })
    }
    grads = nesterov ? ops._foreachAdd(grads, buffers, { alpha: momentum }) : buffers
  }
  ops._foreachAdd_(params, grads, { alpha: -lr })
}

/** Updates only the rows that a sparse gradient has. */
function sparseStep({ lr, momentum, weightDecay, maximize }: SGDGroup, param: Tensor, grad: Tensor): void {
  if (momentum !== 0 || weightDecay !== 0) {
    const had = `momentum is ${momentum} and weightDecay ${weightDecay}`
    throw new TorchError('ERR_OPTIMIZER', `optim.SGD: sparse gradients need both at 0, but ${had}`)
  }
  param.add_(grad, { alpha: maximize ? lr : -lr })
}
