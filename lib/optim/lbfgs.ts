import { type Args, oneOf, positional, settings, shown, surplus, wholeNumber } from '../arguments'
import { enableGrad, noGrad } from '../autograd'
import { isObserved } from '../compile/recording'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'
import { checkNumbers } from './checks'
import { type ParamGroup, rateOf, type WithRate } from './groups'
import { asReal } from './kernels'
import { strongWolfe } from './line-search'
import { atMost, div, less, type Mixed, mul, sub, value } from './mixed'
import { Optimizer, type Params } from './optimizer'
import { observedIterations, usesIterations } from './replay'

export interface LBFGSOptions {
  /** The step's length along the direction found; default 1. */
  lr?: number | Tensor
  /** How many iterations each step takes at most; default 20. */
  maxIter?: number
  /** The most evaluations of the closure in one step; default maxIter * 1.25, rounded down. */
  maxEval?: number | null
  /** A step ends when no gradient element is larger than this; default 1e-7. */
  toleranceGrad?: number
  /** A step ends when the loss or the parameters change by less than this; default 1e-9. */
  toleranceChange?: number
  /** The number of past steps that are kept; default 100. */
  historySize?: number
  /** The line search that finds a step's length; default null, which uses lr. */
  lineSearchFn?: 'strong_wolfe' | null
}

/** Every option with its value. */
export type LBFGSGroup = WithRate<Required<LBFGSOptions>>

/** The state for all parameters together, under PyTorch's names. */
export interface LBFGSState {
  func_evals: number
  n_iter: number
  d?: Tensor
  t?: Mixed
  old_dirs?: Tensor[]
  old_stps?: Tensor[]
  ro?: Tensor[]
  H_diag?: Mixed
  prev_flat_grad?: Tensor
  prev_loss?: number
  al?: (Tensor | null)[]
}

const defaults: LBFGSGroup = {
  lr: 1,
  maxIter: 20,
  maxEval: null,
  toleranceGrad: 1e-7,
  toleranceChange: 1e-9,
  historySize: 100,
  lineSearchFn: null,
}

/** The progress of one step. */
interface Progress {
  loss: number
  grad: Tensor
  evaluations: number
}

/**
 * Limited-memory BFGS. Each step evaluates its closure several times, on all the data. It takes one group of parameters.
 *
 * ```ts
 * optimizer.step(() => {
 *   optimizer.zeroGrad()
 *   const loss = lossFn.forward(model.forward(x), y)
 *   loss.backward()
 *   return loss
 * })
 * ```
 * @throws see {@link Optimizer}; TorchError `ERR_OPTIMIZER` for several groups
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.LBFGS.html
 */
export class LBFGS extends Optimizer<LBFGSGroup, LBFGSState> {
  constructor(
    ...args: Args<
      'optim.LBFGS',
      [params: Params<LBFGSGroup>],
      LBFGSOptions,
      ['lr', 'maxIter', 'maxEval', 'toleranceGrad', 'toleranceChange', 'historySize', 'lineSearchFn']
    >
  ) {
    const [params, ...rest] = positional('optim.LBFGS', args)
    const all = settings('optim.LBFGS', defaults, rest)
    const maxIter = wholeNumber('optim.LBFGS', 'maxIter', all.maxIter, { min: 1 })
    super(params, { ...all, maxEval: all.maxEval ?? Math.floor((maxIter * 5) / 4) })
    if (this.paramGroups.length === 1) return
    const had = `${this.paramGroups.length} groups`
    throw new TorchError('ERR_OPTIMIZER', `optim.LBFGS takes one group of parameters, but was given ${had}`)
  }

  static {
    usesIterations(LBFGS.prototype.step)
  }

  protected override checkGroup(group: ParamGroup<LBFGSGroup>): void {
    const where = `optim.${this.constructor.name}`
    checkNumbers(where, group, ['lr', 'toleranceGrad', 'toleranceChange'])
    for (const name of ['maxIter', 'historySize'] as const) wholeNumber(where, name, group[name], { min: 1 })
    wholeNumber(where, 'maxEval', group.maxEval, { min: 1 })
    if (group.lineSearchFn !== null) oneOf(where, 'lineSearchFn', group.lineSearchFn, ['strong_wolfe'])
  }

  protected override update(): never {
    throw typeError('optim.LBFGS: step() needs a closure that computes the loss and its gradients')
  }

  /**
   * Runs up to `maxIter` iterations.
   * @param closure clears the gradients, computes the loss, calls backward and returns the loss
   * @returns the loss before the step
   */
  override step(closure?: undefined): undefined
  override step<Loss>(closure: () => Loss): Loss
  override step<Loss>(closure?: () => Loss): Loss | undefined {
    if (arguments.length > 1) throw surplus('optim.LBFGS.step', 1, arguments)
    if (typeof closure !== 'function') return this.update()
    this.stepped = true
    const evaluate = () => enableGrad(closure)
    const iterate = (first: number, again: () => number) => noGrad(() => this.#iterate(first, again))
    return this.withHooks(() => {
      const [{ maxIter, lineSearchFn }] = this.paramGroups
      if (isObserved()) return observedIterations(this, evaluate, iterate, lineSearchFn ? 2 : maxIter)
      const first = evaluate()
      iterate(Number(first), () => Number(evaluate()))
      return first
    })
  }

  /** Goes on from the loss of the first evaluation. */
  #iterate(first: number, evaluate: () => number): void {
    const [group] = this.paramGroups
    const state = this.#ownState()
    const now: Progress = { loss: first, grad: this.#flatGrad(), evaluations: 1 }
    state.func_evals++
    const isFlat = () => atMost(now.grad.abs().max(), group.toleranceGrad)
    if (isFlat()) return

    for (let round = 1; round <= group.maxIter; round++) {
      state.n_iter++
      const direction = this.#direction(state, now.grad, group.historySize)
      state.d = direction
      if (state.prev_flat_grad) state.prev_flat_grad.copy_(now.grad)
      else state.prev_flat_grad = now.grad.clone()
      const before = now.loss
      state.prev_loss = before
      const rate = rateOf(group)
      state.t = state.n_iter === 1 ? firstLength(now.grad, rate) : rate
      const slope = now.grad.dot(direction)
      if (less(-group.toleranceChange, slope)) break
      const used = group.lineSearchFn
        ? this.#search(evaluate, group, state, direction, now, slope)
        : this.#advance(evaluate, state.t, direction, now, round === group.maxIter)
      now.evaluations += used
      state.func_evals += used
      if (round === group.maxIter || now.evaluations >= (group.maxEval ?? 0) || isFlat()) break
      if (atMost(direction.mul(value(state.t)).abs().max(), group.toleranceChange)) break
      if (Math.abs(now.loss - before) < group.toleranceChange) break
    }
  }

  /** The direction of the next step: first the negative gradient, then corrected by the curvature that past steps showed. */
  #direction(state: LBFGSState, grad: Tensor, historySize: number): Tensor {
    if (state.n_iter === 1 || !state.d || !state.prev_flat_grad) {
      Object.assign(state, { old_dirs: [], old_stps: [], ro: [], H_diag: 1 })
      return grad.neg()
    }
    const { old_dirs: changes = [], old_stps: steps = [], ro: inverses = [] } = state
    const change = grad.sub(state.prev_flat_grad)
    const step = mul(state.d, state.t as Mixed) as Tensor
    const curvature = change.dot(step)
    if (less(1e-10, curvature)) {
      if (changes.length === historySize) for (const list of [changes, steps, inverses]) list.shift()
      changes.push(change)
      steps.push(step)
      inverses.push(div(1, curvature) as Tensor)
      state.H_diag = curvature.div(change.dot(change))
    }
    state.al ??= Array<Tensor | null>(historySize).fill(null)
    const shares = state.al as Tensor[]
    const rest = grad.neg()
    for (let i = changes.length - 1; i >= 0; i--) {
      shares[i] = steps[i].dot(rest).mul(inverses[i])
      rest.add_(changes[i], { alpha: -value(shares[i]) })
    }
    const direction = mul(rest, state.H_diag as Mixed) as Tensor
    for (let i = 0; i < changes.length; i++) {
      const share = changes[i].dot(direction).mul(inverses[i])
      direction.add_(steps[i], { alpha: value(sub(shares[i], share)) })
    }
    return direction
  }

  /** Takes a step of the given length; returns how often it evaluated the closure. */
  #advance(evaluate: () => number, length: Mixed, direction: Tensor, now: Progress, isLast: boolean): number {
    this.#move(length, direction)
    if (isLast) return 0
    now.loss = evaluate()
    now.grad = this.#flatGrad()
    return 1
  }

  #search(
    evaluate: () => number,
    group: LBFGSGroup,
    state: LBFGSState,
    direction: Tensor,
    now: Progress,
    slope: Tensor,
  ): number {
    const [{ params }] = this.paramGroups
    const start = params.map((param) => param.clone())
    const evaluateAt = (t: Mixed) => {
      this.#move(t, direction)
      const found = { loss: evaluate(), grad: this.#flatGrad() }
      for (const [place, param] of params.entries()) param.copy_(start[place])
      return found
    }
    const most = (group.maxEval ?? 0) - now.evaluations
    const from = { t: 0, loss: now.loss, grad: now.grad, slope }
    const found = strongWolfe(evaluateAt, state.t as Mixed, direction, from, { most })
    Object.assign(now, { loss: found.loss, grad: found.grad })
    state.t = found.t
    this.#move(found.t, direction)
    return found.evaluations
  }

  #ownState(): LBFGSState {
    const [first] = this.paramGroups[0].params
    const state = this.state.get(first) ?? { func_evals: 0, n_iter: 0 }
    this.state.set(first, state)
    return state
  }

  #flatGrad(): Tensor {
    const grads = this.paramGroups[0].params.map((param) => {
      const grad = param.grad ?? ops.zerosLike(param)
      return asReal([grad.layout === 'strided' ? grad : grad.toDense()])[0].reshape([-1])
    })
    return ops.cat(grads)
  }

  #move(length: Mixed, direction: Tensor): void {
    let offset = 0
    for (const param of asRealEach(this.paramGroups[0].params)) {
      const count = param.numel()
      param.add_(direction.narrow(0, offset, count).viewAs(param), { alpha: value(length) })
      offset += count
    }
  }

  protected override restored(
    param: Tensor,
    saved: ReadonlyMap<unknown, unknown>,
    wrong: (what: string) => TorchError,
  ): LBFGSState {
    const state: Record<string, unknown> = { func_evals: 0, n_iter: 0 }
    for (const [name, kept] of saved) if (kept !== null && kept !== undefined) state[String(name)] = copied(param, kept)
    for (const name of ['func_evals', 'n_iter']) {
      if (Number.isSafeInteger(state[name])) continue
      throw wrong(`${shown(name)} is ${shown(saved.get(name))} instead of a whole number, the state`)
    }
    return state as unknown as LBFGSState
  }
}

/** The length of the first step: lr, scaled down if the gradient's absolute values sum to more than 1. */
function firstLength(grad: Tensor, lr: number): Mixed {
  const inverse = div(1, grad.abs().sum())
  return mul(less(inverse, 1) ? inverse : 1, lr)
}

const asRealEach = (params: Tensor[]) => params.map((param) => asReal([param])[0])

/** Copies a tensor, or a list of tensors, to the parameter's device. */
function copied(param: Tensor, kept: unknown): unknown {
  if (isArray(kept)) return kept.map((item) => copied(param, item))
  if (!(kept instanceof Tensor)) return kept
  return kept.detach().to({ dtype: param.dtype, device: param.device, copy: true })
}
