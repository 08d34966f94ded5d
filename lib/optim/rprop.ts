import { type Args, positional, settings } from '../arguments'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, checkPair, refuseSparse } from './checks'
import { type ForeachOptions, zeroStep } from './foreach'
import type { ParamGroup, WithRate } from './groups'
import { asReal, checkKernel } from './kernels'
import { Optimizer, type Params } from './optimizer'

export interface RpropOptions extends ForeachOptions {
  /** The size of every element's first step; default 1e-2. */
  lr?: number | Tensor
  /** What a step is multiplied by when the gradient's sign turns and when it stays; default [0.5, 1.2]. */
  etas?: readonly [number, number]
  /** The smallest and the largest step size; default [1e-6, 50]. */
  stepSizes?: readonly [number, number]
  /** Whether to maximise instead of minimise; default false. */
  maximize?: boolean
}

/** Every option with its value, and what PyTorch's checkpoints have besides. */
export type RpropGroup = WithRate<Required<RpropOptions>> & { capturable: boolean; differentiable: boolean }

const defaults: RpropGroup = {
  lr: 1e-2,
  etas: [0.5, 1.2],
  stepSizes: [1e-6, 50],
  foreach: null,
  maximize: false,
  differentiable: false,
  capturable: false,
}

/**
 * Resilient backpropagation, for gradients of whole datasets. Results are equal to Python's foreach form bit for bit.
 * @throws see {@link Optimizer}
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Rprop.html
 */
export class Rprop extends Optimizer<RpropGroup> {
  constructor(...given: Args<'optim.Rprop', [params: Params<RpropGroup>], RpropOptions, ['lr', 'etas', 'stepSizes']>) {
    const [params, ...rest] = positional('optim.Rprop', given)
    super(params, settings('optim.Rprop', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<RpropGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr'])
    checkPair(where, 'etas', group.etas, [
      { min: 0, aboveMin: true, max: 1, belowMax: true },
      { min: 1, aboveMin: true },
    ])
    checkPair(where, 'stepSizes', group.stepSizes, [{}, {}])
    checkFlags(where, group, ['maximize'])
    checkKernel(where, group)
  }

  protected update(group: ParamGroup<RpropGroup>, allParams: Tensor[], allGrads: Tensor[]): void {
    const [less, more] = group.etas
    const [smallest, largest] = group.stepSizes
    const kept = this.kept(allParams, (param, place) => {
      refuseSparse('optim.Rprop', allGrads[place])
      const sizes = ops.zerosLike(allGrads[place])
      asReal([sizes])[0].fill_(group.lr)
      return { step: zeroStep(), prev: ops.zerosLike(param), step_size: sizes }
    })
    const [params, grads, last, sizes] = [allParams, allGrads, kept('prev'), kept('step_size')].map(asReal)
    ops._foreachAdd_(kept('step'), 1)
    const turns = ops._foreachMul(grads, last)
    ops._foreachCopy_(last, grads)
    if (group.maximize) {
      ops._foreachNeg_(turns)
      ops._foreachNeg_(last)
    }
    for (const [place, turn] of turns.entries()) {
      const turned = turn.lt(0)
      const factor = turn.sign_().maskedFill_(turn.gt(0), more).maskedFill_(turned, less).maskedFill_(turn.eq(0), 1)
      sizes[place].mul_(factor).clamp_(smallest, largest)
      // An element whose gradient changed its sign is not updated in this step.
      last[place].maskedFill_(turned, 0)
    }
    const signs = last.map((grad) => grad.sign())
    ops._foreachAddcmul_(params, signs, sizes, -1)
  }
}
