import { type Args, positional, settings, shown } from '../arguments'
import { op } from '../binding/ops'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkBetas, checkFlags, checkNumbers, refuseComplex } from './checks'
import type { ParamGroup, WithRate } from './groups'
import { Optimizer, type Params } from './optimizer'
import { power } from './power'

export interface SparseAdamOptions {
  /** The learning rate, above 0; default 1e-3. */
  lr?: number | Tensor
  /** The decay of the gradient's mean and of its square's; default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the denominator, above 0; default 1e-8. */
  eps?: number
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value. */
export type SparseAdamGroup = WithRate<Required<SparseAdamOptions>>

/** The state of a parameter. As in PyTorch, its step is a number. */
export type SparseAdamState = { step: number; exp_avg: Tensor; exp_avg_sq: Tensor }

const withoutChecks = op('_sparse_coo_tensor_unsafe', '')

const defaults: SparseAdamGroup = { lr: 1e-3, betas: [0.9, 0.999], eps: 1e-8, maximize: false }

/**
 * Adam for sparse gradients: it updates only the rows that a gradient has, and their averages.
 * @throws see {@link Optimizer}; TorchError `ERR_OPTIMIZER` for a dense gradient
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.SparseAdam.html
 */
export class SparseAdam extends Optimizer<SparseAdamGroup, SparseAdamState> {
  constructor(
    ...given: Args<
      'optim.SparseAdam',
      [params: Params<SparseAdamGroup>],
      SparseAdamOptions,
      ['lr', 'betas', 'eps', 'maximize']
    >
  ) {
    const [params, ...rest] = positional('optim.SparseAdam', given)
    super(params, settings('optim.SparseAdam', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<SparseAdamGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'eps'], { min: 0, aboveMin: true })
    checkBetas(where, group.betas)
    checkFlags(where, group, ['maximize'])
    refuseComplex(where, group.params)
    const sparse = group.params.find((param) => param.layout !== 'strided')
    if (sparse) throw new TorchError('ERR_OPTIMIZER', `${where} trains dense parameters, but one is ${sparse.layout}`)
  }

  protected override restored(
    param: Tensor,
    saved: ReadonlyMap<unknown, unknown>,
    wrong: (what: string) => TorchError,
  ): SparseAdamState {
    const step = saved.get('step')
    const count = typeof step === 'number' ? step : Number((step as Tensor | undefined)?.item?.())
    if (!Number.isSafeInteger(count)) throw wrong(`"step" is ${shown(step)} instead of a whole number, the state`)
    const averages = super.restored(param, new Map([...saved].filter(([name]) => name !== 'step')), wrong)
    return { ...averages, step: count }
  }

  protected update(group: ParamGroup<SparseAdamGroup>, params: Tensor[], grads: Tensor[]): void {
    for (const [place, param] of params.entries()) {
      const grad = grads[place]
      if (grad.layout !== 'sparse_coo') {
        const hint = 'make the Embedding with { sparse: true }, or use Adam'
        throw new TorchError('ERR_OPTIMIZER', `optim.SparseAdam was given a ${grad.layout} gradient: ${hint}`)
      }
      let state = this.state.get(param)
      if (!state) {
        state = { step: 0, exp_avg: ops.zerosLike(param), exp_avg_sq: ops.zerosLike(param) }
        this.state.set(param, state)
      }
      state.step++
      stepOf(group, param, (group.maximize ? grad.neg() : grad).coalesce(), state)
    }
  }
}

function stepOf({ lr, betas, eps }: SparseAdamGroup, param: Tensor, grad: Tensor, state: SparseAdamState): void {
  const [beta1, beta2] = betas
  const values = grad._values()
  if (values.numel() === 0) return
  const oldMean = state.exp_avg.sparseMask(grad)._values()
  const mean = values.sub(oldMean).mul_(1 - beta1)
  state.exp_avg.add_(sparseLike(grad, mean))
  const oldSquare = state.exp_avg_sq.sparseMask(grad)._values()
  const square = values
    .pow(2)
    .sub_(oldSquare)
    .mul_(1 - beta2)
  state.exp_avg_sq.add_(sparseLike(grad, square))
  const [numerator, denominator] = [mean.add(oldMean), square.add(oldSquare).sqrt_().add_(eps)]
  const rate = (lr * Math.sqrt(1 - power(beta2, state.step))) / (1 - power(beta1, state.step))
  param.add_(sparseLike(grad, numerator.div_(denominator).mul(-rate)))
}

/** A sparse tensor with the indices of a coalesced one and other values; the indices are known to fit. */
export function sparseLike(grad: Tensor, values: Tensor): Tensor {
  return withoutChecks(grad._indices(), values, grad.shape)
}
