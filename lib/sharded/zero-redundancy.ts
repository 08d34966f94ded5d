import { flag, isPlain, isRevoked, settings, shown, surplus, wholeNumber } from '../arguments'
import { noGrad } from '../autograd'
import { onlyAsWritten } from '../binding/relied'
import { emitWarning } from '../binding/warning'
import { loadSync } from '../checkpoint'
import { savedAsBytes } from '../checkpoint/pt/save'
import { broadcast } from '../distributed'
import { groupOf, type ProcessGroup } from '../distributed/group'
import { TorchError, typeError } from '../errors'
import { empty, zeros } from '../generated/torch'
import { LBFGS, Optimizer, type OptimizerState, type ParamGroup, type ParamState, type Params } from '../optim'
import type { GroupOptions } from '../optim/optimizer'
import { type Tensor, tensor } from '../tensor'

/** The class of the optimizers that take the steps. */
// biome-ignore lint/suspicious/noExplicitAny: each optimizer has arguments and state of its own
export type LocalOptimizer<Options extends object> = new (...given: any[]) => Optimizer<Options, any>

/** The options, and besides those of the optimizer's class. */
export type ZeroRedundancyOptions<Options extends object> = {
  /** The class of the optimizers that take the steps, such as `optim.Adam`; not `optim.LBFGS`. */
  optimizerClass: LocalOptimizer<Options>
  /** The ranks that share the work; default null, all. */
  processGroup?: ProcessGroup | null
  /** Whether the parameters of a rank lie in one tensor, so that a step sends one message from each rank; default false. */
  parametersAsBucketView?: boolean
  /** Only false is supported. */
  overlapWithDdp?: boolean
} & NoInfer<Partial<Omit<Options, 'lr'>> & { lr?: number | Tensor }>

export interface ConsolidateOptions {
  /** The rank that gets all states, in the group; default 0. */
  to?: number
}

const where = 'distributed.optim.ZeroRedundancyOptimizer'

/** Whether each of the parameters requires gradients, as text. */
const trainable = (params: readonly Tensor[]) => params.map(({ requiresGrad }) => (requiresGrad ? '1' : '0')).join('')

/** For each rank and group the parameters that the rank updates: the largest first, each to the rank with the least. */
function partition(groups: readonly { params: Tensor[] }[], worldSize: number): Tensor[][][] {
  const sizes = Array<number>(worldSize).fill(0)
  const shares: Tensor[][][] = sizes.map(() => groups.map(() => []))
  for (const [index, { params }] of groups.entries()) {
    for (const param of params.toSorted((a, b) => b.numel() - a.numel())) {
      const rank = sizes.indexOf(Math.min(...sizes))
      shares[rank][index].push(param)
      sizes[rank] += param.numel()
    }
  }
  return shares
}

/** Gives groups the options of others, all but their parameters. */
function align(from: readonly object[], to: readonly object[]): void {
  for (const [index, group] of from.entries()) {
    const { params: _, paramNames: __, ...options } = group as { params: unknown; paramNames?: unknown }
    Object.assign(to[index], options)
  }
}

/** The group with the rank's share of its parameters; an empty tensor where it has none, since a group needs one. */
function shareOf<Options extends object>({ paramNames: _, ...group }: ParamGroup<Options>, params: Tensor[]) {
  return { ...group, params: params.length === 0 ? [zeros([0])] : params } as unknown as GroupOptions<Options>
}

function readOptions<Options extends object>(given: unknown) {
  if (!isPlain(given)) {
    throw typeError(
      `${where}: options must be an object such as { optimizerClass: optim.Adam }, but it is ${shown(given)}`,
    )
  }
  const { optimizerClass, processGroup, parametersAsBucketView, overlapWithDdp, ...defaults } = given
  const isClass =
    typeof optimizerClass === 'function' &&
    !isRevoked(optimizerClass) &&
    Object.prototype.isPrototypeOf.call(Optimizer, optimizerClass)
  if (!isClass) {
    throw typeError(
      `${where}: optimizerClass must be an optimizer's class, such as optim.Adam, but it is ${shown(optimizerClass)}`,
    )
  }
  const local = optimizerClass as unknown as LocalOptimizer<Options>
  const why = new Map<unknown, string>([
    [LBFGS, 'it steps all parameters together'],
    [ZeroRedundancyOptimizer, 'it shares the work already'],
  ]).get(local)
  if (why !== undefined) {
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${where}: optimizerClass cannot be ${local.name}, since ${why}`)
  }
  const isBucketed = flag(where, 'parametersAsBucketView', parametersAsBucketView ?? false)
  if (flag(where, 'overlapWithDdp', overlapWithDdp ?? false)) {
    throw new TorchError(
      'ERR_NOT_IMPLEMENTED',
      `${where}: overlapWithDdp is not supported; call step() after backward()`,
    )
  }
  onlyAsWritten(`${where} is made`)
  const group = groupOf(where, processGroup as ProcessGroup | null)
  if (group.rank() < 0) {
    throw new TorchError('ERR_DISTRIBUTED', `${where}: this process is no rank of the group '${group.groupName}'`)
  }
  return { local, group, isBucketed, defaults }
}

/** What an optimizer keeps for its subclasses. */
interface Inner<Options extends object> {
  checkGroup(group: ParamGroup<Options>): void
  restored(param: Tensor, saved: ReadonlyMap<unknown, unknown>, wrong: (what: string) => TorchError): ParamState
}

/**
 * Shares an optimizer's state among ranks (ZeRO-1): each rank keeps the state of some parameters and updates them, and gives
 * them to the others. All ranks need the same gradients, as `nn.parallel.DistributedDataParallel` leaves them; then the
 * result is equal bit for bit to that of the optimizer alone. Ranks of Python may be in the group.
 *
 * ```ts no-run
 * const model = new torch.nn.parallel.DistributedDataParallel(new torch.nn.Linear(10, 2))
 * const { optim } = torch.distributed
 * const optimizer = new optim.ZeroRedundancyOptimizer(model.parameters(), { optimizerClass: torch.optim.Adam, lr: 0.01 })
 * ```
 *
 * All ranks must make it, call `step`, `addParamGroup` and `consolidateStateDict` alike. A compiled function that calls it runs
 * as written.
 * @throws TypeError and TorchError as the optimizer's class, ERR_OPTIMIZER for parameters of several dtypes or layouts,
 * ERR_DISTRIBUTED where there is no process group, ERR_NOT_IMPLEMENTED for `overlapWithDdp` and LBFGS
 * @see https://docs.pytorch.org/docs/2.11/distributed.optim.html#torch.distributed.optim.ZeroRedundancyOptimizer
 */
export class ZeroRedundancyOptimizer<Options extends object> extends Optimizer<Options, ParamState> {
  readonly #group: ProcessGroup
  readonly #local: Optimizer<Options, ParamState>
  /** The parameters that each rank updates, by rank and group. */
  #shares: Tensor[][][]
  /** The parameters of each rank in one tensor; empty unless asked for. */
  #buckets: Tensor[] = []
  #trainable: string
  readonly #isBucketed: boolean
  #consolidated: OptimizerState[] | undefined

  constructor(params: Params<NoInfer<Options>>, options: ZeroRedundancyOptions<Options>) {
    if (arguments.length > 2) throw surplus(where, ['params', 'options'], arguments)
    const { local, group, isBucketed, defaults } = readOptions<Options>(options)
    // One that is made for its options alone.
    super(params, new local([zeros([0])], defaults).defaults)
    requireOneKind(this.paramGroups.flatMap((each) => each.params))
    this.#group = group
    this.#isBucketed = isBucketed
    this.#shares = partition(this.paramGroups, group.size())
    const own = this.#shares[group.rank()]
    this.#local = new local(
      this.paramGroups.map((each, index) => shareOf(each, own[index])),
      defaults,
    )
    Object.assign(this, { state: this.#local.state })
    this.#trainable = trainable(this.#params)
    this.#fill()
  }

  get #params(): Tensor[] {
    return this.paramGroups.flatMap(({ params }) => params)
  }

  get #inner(): Inner<Options> {
    return this.#local as unknown as Inner<Options>
  }

  protected override checkGroup(group: ParamGroup<Options>): void {
    if (!(#local in this)) return
    requireOneKind([...this.#params, ...group.params])
    this.#inner.checkGroup(group)
  }

  protected update(): void {}

  override addParamGroup(group: GroupOptions<Options>): void {
    if (arguments.length > 1) throw surplus(`${where}.addParamGroup`, ['group'], arguments)
    super.addParamGroup(group)
    // The first groups come before there is a local optimizer.
    if (!(#local in this)) return
    this.#shares = partition(this.paramGroups, this.#group.size())
    this.#local.addParamGroup(shareOf(this.paramGroups.at(-1)!, this.#shares[this.#group.rank()].at(-1)!))
    this.#consolidated = undefined
    this.#trainable = trainable(this.#params)
    this.#fill()
  }

  /** Moves the parameters into one tensor for each rank. */
  #fill(): void {
    if (!this.#isBucketed) return
    noGrad(() => {
      this.#buckets = this.#shares.map((share) => {
        for (const param of share.flat()) if (!param.requiresGrad) param.data = param.detach().clone()
        const params = share.flat().filter(({ requiresGrad }) => requiresGrad)
        const sizes = params.map((param) => param.numel())
        const size = sizes.reduce((sum, numel) => sum + numel, 0)
        // As in Python, which sends something in any case.
        if (size === 0) return zeros([1])
        const bucket = empty([size], { dtype: params[0].dtype, device: params[0].device })
        for (const [place, part] of bucket.split(sizes).entries()) {
          const view = part.viewAs(params[place])
          view.copy_(params[place])
          params[place].data = view
        }
        return bucket
      })
    })
  }

  /**
   * Updates this rank's parameters that have a gradient, and gives all ranks those of the others.
   * @param closure computes the loss and its gradients again; its result is returned
   */
  override step(): undefined
  override step<Loss>(closure: () => Loss): Loss
  override step<Loss>(closure?: () => Loss): Loss | undefined {
    if (arguments.length > 1) throw surplus(`${where}.step`, ['closure'], arguments)
    onlyAsWritten(`${where}.step talks to other processes`)
    return this.withHooks(() => {
      const current = trainable(this.#params)
      if (current !== this.#trainable) {
        if (this.#isBucketed) emitWarning(`${where}: other parameters require gradients now, so they are moved again`)
        this.#trainable = current
        this.#fill()
      }
      align(this.paramGroups, this.#local.paramGroups)
      const loss = closure == null ? this.#local.step() : this.#local.step(closure)
      align(this.#local.paramGroups, this.paramGroups)
      this.stepped = true
      this.#share()
      return loss
    })
  }

  #share(): void {
    const tensors = this.#isBucketed
      ? this.#buckets.map((bucket) => [bucket])
      : this.#shares.map((share) => share.flat().map((param) => param.detach()))
    const works = tensors.flatMap((share, rank) =>
      share.map((each) => broadcast(each, this.#group.ranks[rank], { group: this.#group, asyncOp: true })),
    )
    for (const work of works) work.wait()
  }

  /**
   * Gathers the states of all ranks at one, whose {@link stateDict} then has them. All ranks must call it.
   * @see https://docs.pytorch.org/docs/2.11/distributed.optim.html#torch.distributed.optim.ZeroRedundancyOptimizer.consolidate_state_dict
   */
  consolidateStateDict(options?: ConsolidateOptions): void
  consolidateStateDict(...rest: unknown[]): void {
    const name = `${where}.consolidateStateDict`
    const group = this.#group
    const { to } = settings<Required<ConsolidateOptions>>(name, { to: 0 }, rest)
    wholeNumber(name, 'to', to, { min: 0, max: group.size(), belowMax: true })
    onlyAsWritten(`${name} talks to other processes`)
    align(this.paramGroups, this.#local.paramGroups)
    const isTarget = group.rank() === to
    const states: OptimizerState[] = []
    // Python's messages, so that its ranks understand them: from each rank but the target, to all.
    for (const [rank, src] of group.ranks.entries()) {
      const own = rank === group.rank() ? savedAsBytes(this.#local.stateDict()) : undefined
      const bytes = rank === to ? own : exchanged(own, src, group)
      if (isTarget && bytes !== undefined) states.push(stateFrom(bytes))
    }
    this.#consolidated = isTarget ? states : undefined
  }

  /**
   * The options and the states of all parameters that {@link consolidateStateDict} gathered last at this rank, as the optimizer alone
   * would have them.
   * @throws TorchError ERR_STATE_DICT where nothing was gathered at this rank since the optimizer was made, loaded a state or was
   * given another group
   */
  override stateDict(): OptimizerState<ParamState> {
    if (arguments.length > 0) throw surplus(`${where}.stateDict`, [], arguments)
    if (this.#consolidated === undefined) {
      throw new TorchError(
        'ERR_STATE_DICT',
        `${where}.stateDict: the states of other ranks are not known here; call consolidateStateDict({ to: ${this.#group.rank()} }) at all ranks before`,
      )
    }
    return super.stateDict()
  }

  protected override packedState(): OptimizerState<ParamState> {
    const numbers = new Map(this.#params.map((param, number) => [param, number]))
    const found: [number, ParamState][] = []
    for (const [rank, { state, param_groups }] of this.#consolidated!.entries()) {
      for (const [index, params] of this.#shares[rank].entries()) {
        const locals = param_groups[index].params as number[]
        for (const [place, param] of params.entries()) {
          const kept = state.get(locals[place])
          if (kept !== undefined) found.push([numbers.get(param)!, kept])
        }
      }
    }
    return { ...super.packedState(), state: new Map(found.sort(([a], [b]) => a - b)) }
  }

  /**
   * Restores options, and the state of this rank's parameters, from a state dict of all, which may be that of the optimizer alone.
   * All ranks must load it.
   * @throws TorchError `ERR_STATE_DICT` for other groups, other parameters or state of another shape
   */
  override loadStateDict(state: OptimizerState<ParamState> | ReadonlyMap<string, unknown>): void {
    if (arguments.length > 1) throw surplus(`${where}.loadStateDict`, ['stateDict'], arguments)
    super.loadStateDict(state)
    for (const param of this.state.keys()) if (!this.#own.has(param)) this.state.delete(param)
    align(this.paramGroups, this.#local.paramGroups)
    this.#consolidated = undefined
  }

  protected override restored(
    param: Tensor,
    saved: ReadonlyMap<unknown, unknown>,
    wrong: (what: string) => TorchError,
  ): ParamState {
    return this.#own.has(param) ? this.#inner.restored(param, saved, wrong) : {}
  }

  get #own(): Set<Tensor> {
    return new Set(this.#local.paramGroups.flatMap(({ params }) => params))
  }
}

function requireOneKind(params: readonly Tensor[]): void {
  const kindOf = ({ dtype, device, layout }: Tensor) => `${dtype}, ${layout}, on ${device}`
  const other = params.find((param) => kindOf(param) !== kindOf(params[0]) || param.layout !== 'strided')
  if (other === undefined) return
  throw new TorchError(
    'ERR_OPTIMIZER',
    `${where}: all parameters must be dense and of one dtype, but there are [${kindOf(params[0])}] and [${kindOf(other)}]`,
  )
}

/** Gives all ranks the bytes of one. */
function exchanged(own: Uint8Array | undefined, src: number, group: ProcessGroup): Uint8Array {
  const length = tensor([own?.length ?? 0], { dtype: 'int64' })
  broadcast(length, src, { group })
  const bytes = own === undefined ? zeros([Number(length.item())], { dtype: 'uint8' }) : tensor(own, { dtype: 'uint8' })
  broadcast(bytes, src, { group })
  return own ?? bytes.toBytes()
}

/** A state dict that {@link savedAsBytes} or Python wrote, on the CPU. */
function stateFrom(bytes: Uint8Array): OptimizerState {
  const saved = loadSync<Map<string, unknown>>(bytes, { mapLocation: 'cpu' })
  const state = saved.get('state') as Map<number, ReadonlyMap<string, Tensor>>
  const groups = saved.get('param_groups') as ReadonlyMap<string, unknown>[]
  return {
    state: new Map([...state].map(([number, kept]) => [number, Object.fromEntries(kept)])),
    param_groups: groups.map((group) => Object.fromEntries(group)),
  }
}
