import { type Args, oneOf, positional, settings, shown, wholeNumber } from '../arguments'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import type { Tensor } from '../tensor'
import { checkFlags, checkNumbers, refuseComplex, refuseSparse } from './checks'
import type { ParamGroup, WithRate } from './groups'
import { Optimizer, type Params } from './optimizer'

export interface MuonOptions {
  /** The learning rate, a number or a tensor of one element; default 1e-3. */
  lr?: number | Tensor
  /** The share of the weights that each step takes away, times lr; default 0.1. */
  weightDecay?: number
  /** The momentum factor; default 0.95. */
  momentum?: number
  /** Whether to use Nesterov's momentum; default true. */
  nesterov?: boolean
  /** The polynomial of the Newton-Schulz iteration; default [3.4445, -4.775, 2.0315]. */
  nsCoefficients?: readonly [number, number, number]
  /** The smallest norm that a gradient is divided by; default 1e-7. */
  eps?: number
  /** The number of Newton-Schulz iterations, below 100; default 5. */
  nsSteps?: number
  /** How the rate depends on the matrix's shape; default null, which means 'original'. */
  adjustLrFn?: 'original' | 'match_rms_adamw' | null
}

/** Every option with its value. */
export type MuonGroup = WithRate<Required<MuonOptions>>

const defaults: MuonGroup = {
  lr: 1e-3,
  weightDecay: 0.1,
  momentum: 0.95,
  nesterov: true,
  nsCoefficients: [3.4445, -4.775, 2.0315],
  eps: 1e-7,
  nsSteps: 5,
  adjustLrFn: null,
}

/**
 * Muon, for the matrices of hidden layers: it steps along the orthogonal matrix that is nearest to the momentum.
 * @throws see {@link Optimizer}; TorchError `ERR_OPTIMIZER` for a parameter that is not a matrix
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Muon.html
 */
export class Muon extends Optimizer<MuonGroup> {
  constructor(
    ...given: Args<
      'optim.Muon',
      [params: Params<MuonGroup>],
      MuonOptions,
      ['lr', 'weightDecay', 'momentum', 'nesterov', 'nsCoefficients', 'eps', 'nsSteps', 'adjustLrFn']
    >
  ) {
    const [params, ...rest] = positional('optim.Muon', given)
    super(params, settings('optim.Muon', defaults, rest))
  }

  protected override checkGroup(group: ParamGroup<MuonGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'weightDecay', 'momentum', 'eps'])
    checkFlags(where, group, ['nesterov'])
    wholeNumber(where, 'nsSteps', group.nsSteps, { min: 0, max: 100, belowMax: true })
    if (group.adjustLrFn !== null) oneOf(where, 'adjustLrFn', group.adjustLrFn, ['original', 'match_rms_adamw'])
    const { nsCoefficients } = group
    if (!isArray(nsCoefficients) || nsCoefficients.length !== 3) {
      throw typeError(`${where}: nsCoefficients must be three numbers, but it is ${shown(nsCoefficients)}`)
    }
    refuseComplex(where, group.params)
    const unfit = group.params.find((param) => param.ndim !== 2)
    if (!unfit) return
    const hint = 'give the others to AdamW'
    throw new TorchError('ERR_OPTIMIZER', `${where} trains matrices, but one parameter is [${unfit.shape}]: ${hint}`)
  }

  protected update(group: ParamGroup<MuonGroup>, params: Tensor[], grads: Tensor[]): void {
    const { lr, weightDecay, momentum, nesterov } = group
    const kept = this.kept(params, (_, place) => {
      refuseSparse('optim.Muon', grads[place])
      return { momentum_buffer: ops.zerosLike(grads[place]) }
    })
    for (const [place, buffer] of kept('momentum_buffer').entries()) {
      const [param, grad] = [params[place], grads[place]]
      buffer.lerp_(grad, 1 - momentum)
      const update = orthogonal(nesterov ? grad.lerp(buffer, momentum) : buffer, group)
      param.mul_(1 - lr * weightDecay)
      param.add_(update, { alpha: -lr * shapeFactor(group.adjustLrFn, param) })
    }
  }
}

/** Moves the singular values of a matrix near 1 by Newton-Schulz iterations in bfloat16. */
function orthogonal(matrix: Tensor, { nsCoefficients: [a, b, c], nsSteps, eps }: MuonGroup): Tensor {
  const isTall = matrix.size(0) > matrix.size(1)
  let result = matrix.to('bfloat16')
  if (isTall) result = result.t()
  // PyTorch does this in place, which scales the momentum itself if that is already bfloat16.
  result = result.div(result.norm().clamp(eps))
  for (let i = 0; i < nsSteps; i++) {
    const gram = result.matmul(result.t())
    const change = ops.addmm(gram, gram, gram, { beta: b, alpha: c })
    result = ops.addmm(result, change, result, { beta: a })
  }
  return isTall ? result.t() : result
}

function shapeFactor(adjust: MuonGroup['adjustLrFn'], { shape: [rows, columns] }: Tensor): number {
  if (adjust === 'match_rms_adamw') return 0.2 * Math.sqrt(Math.max(rows, columns))
  return Math.sqrt(Math.max(1, rows / columns))
}
