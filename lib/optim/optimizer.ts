import { inspect } from 'node:util'
import { eachOf, flag, type Rest, requireFunction, requireObject, settings, shown, surplus } from '../arguments'
import { enableGrad, noGrad } from '../autograd'
import { pythonNameAccessors } from '../binding/python-names'
import { snakeCase } from '../binding/text'
import { relyOn } from '../compile/module'
import { currentRecording, isObserved } from '../compile/recording'
import { printable, printableLine, TorchError, typeError } from '../errors'
import { answersForProxies, isArray, isCallable, isObject } from '../kinds'
import type { RemovableHandle } from '../nn/core/hooks'
import { clearGrad } from '../nn/core/placement'
import { pythonBool, pythonFloat } from '../nn/core/repr'
import { Tensor } from '../tensor'
import { comparedBy } from '../tensor/compared'
import { withGrads } from '../tensor/tensor'
import { groupByDeviceAndDtype, type ParamGroup, type ParamState, withRate } from './groups'
import { HookList } from './hooks'
import { announceStep, observedStep, relyOnGroups, requireGroups, requireMethods, States, watchOptions } from './replay'
import { type OptimizerState, packed, tensorState, unpacked } from './state-dict'

/** Parameters that share the optimizer's options, or groups with some options of their own. */
export type Params<Options> = GroupParams | Iterable<GroupOptions<Options>>

/** Parameters, or pairs of a name and a parameter, as `model.namedParameters()` gives them. */
export type GroupParams = Iterable<Tensor> | Iterable<readonly [name: string, parameter: Tensor]>

/** Parameters with some options of their own. */
export type GroupOptions<Options> = Partial<Omit<Options, 'lr'>> & {
  lr?: number | Tensor
  params: GroupParams | Tensor
}

export interface StateDictHookOptions {
  /** Whether it runs before the hooks that are already registered; default false. */
  prepend?: boolean
}

// biome-ignore lint/suspicious/noExplicitAny: a hook gets the optimizer that it was registered with
type StateHook = (optimizer: any) => void
// biome-ignore lint/suspicious/noExplicitAny: and a state dict of that optimizer
type StateChange = (optimizer: any, state: any) => unknown

/** The scaling arguments of a fused kernel. */
export interface Scaling {
  gradScale?: Tensor
  foundInf?: Tensor
}

/**
 * The base of all optimizers. A subclass defines its options and how one group is updated.
 * @see https://docs.pytorch.org/docs/2.11/optim.html#torch.optim.Optimizer
 */
export abstract class Optimizer<Options extends object = { lr: number }, State extends object = ParamState> {
  readonly #defaults: Options
  readonly #groups: ParamGroup<Options>[] = []
  /** The state of each parameter that has taken a step. */
  readonly state: Map<Tensor, State> = new States<State>()
  /** During a step of a GradScaler: the factor by which the gradients are too large. */
  gradScale?: Tensor
  /** During a step of a GradScaler: 1 if the step must not change anything. */
  foundInf?: Tensor
  protected stepped = false
  readonly #before: StepHook[] = []
  readonly #after: StepHook[] = []
  readonly #beforeSaving = new HookList<StateHook>('optim.Optimizer.registerStateDictPreHook')
  readonly #afterSaving = new HookList<StateChange>('optim.Optimizer.registerStateDictPostHook')
  readonly #beforeLoading = new HookList<StateChange>('optim.Optimizer.registerLoadStateDictPreHook')
  readonly #afterLoading = new HookList<StateHook>('optim.Optimizer.registerLoadStateDictPostHook')

  static {
    comparedBy(Optimizer, (x) => (#groups in x ? [x.#defaults, x.#groups, x.#before, x.#after] : undefined))
  }

  /**
   * @throws TypeError if `params` is not a list of tensors, TorchError `ERR_OPTIMIZER` for an empty list, a parameter that is given
   * twice or one that is not a leaf, `ERR_DISPOSED`, `ERR_RANGE` for an option out of range
   */
  constructor(params: Params<Options>, defaults: Options) {
    if (arguments.length > 2) throw surplus('optim.Optimizer', 2, arguments)
    requireObject('optim.Optimizer', 'defaults', defaults, 'an object of options')
    this.#defaults = defaults
    const entries = this.#entries(params)
    if (entries.length === 0) throw this.#error('was given no parameters')
    const isGroup = (entry: unknown) => isObject(entry) && !isArray(entry) && 'params' in entry
    const groups = entries.some(isGroup) ? entries : [{ params: entries }]
    for (const group of groups) this.addParamGroup(group as GroupOptions<Options>)
    announceStep(Object.getPrototypeOf(this), Optimizer.prototype)
  }

  /** The default options of a group. */
  get defaults(): Options {
    currentRecording()?.requireFields(this.#defaults)
    return this.#defaults
  }

  get paramGroups(): ParamGroup<Options>[] {
    requireMethods(this)
    relyOnGroups(this.#groups)
    return this.#groups
  }

  [relyOn](): void {
    requireMethods(this)
    relyOnGroups(this.#groups)
  }

  /** Checks a group's options; throws for invalid ones. */
  protected checkGroup(_group: ParamGroup<Options>): void {}

  /** Updates parameters of one dtype and device. It runs without recording gradients. */
  protected abstract update(group: ParamGroup<Options>, params: Tensor[], grads: Tensor[]): void

  /**
   * Updates all parameters that have a gradient.
   * @param closure computes the loss and its gradients again; its result is returned
   */
  step(): undefined
  step<Loss>(closure: () => Loss): Loss
  step<Loss>(closure?: () => Loss): Loss | undefined {
    if (arguments.length > 1) throw surplus(`${this.#name}.step`, 1, arguments)
    // null means no closure, as None in Python.
    if (closure != null) requireFunction(`${this.#name}.step`, 'closure', closure)
    return this.withHooks(() => {
      const loss = closure == null ? undefined : enableGrad(closure)
      this.stepped = true
      if (isObserved()) observedStep(this, () => this.#update())
      else this.#update()
      return loss
    })
  }

  #update(): void {
    noGrad(() => {
      for (const group of this.paramGroups) {
        withGrads(group.params, (all) => {
          const rated = withRate(group)
          for (const { params, grads } of groupByDeviceAndDtype(group.params, all)) this.update(rated, params, grads)
        })
      }
    })
  }

  /**
   * @internal Whether `torch.compile` can replay an update of the group: it only calls operators, and {@link liveRate} is their
   * only changing number. Otherwise the update's JavaScript runs at every replay.
   */
  replayable(_group: ParamGroup<Options>): boolean {
    return false
  }

  /** Whether a step uses {@link gradScale} and {@link foundInf}. Fused kernels do, without waiting for their values. */
  get stepSupportsAmpScaling(): boolean {
    const isDense = ({ grad }: Tensor) => grad === null || grad.layout === 'strided'
    return this.paramGroups.every((group) => this.replayable(group) && group.params.every(isDense))
  }

  /** The scaling arguments of a fused kernel, on the parameter's device. */
  protected scalingOn({ device }: Tensor): Scaling {
    return { gradScale: this.gradScale?.to({ device }), foundInf: this.foundInf?.to({ device }) }
  }

  /** Runs a step with the hooks before and after it. */
  protected withHooks<Loss>(step: () => Loss): Loss {
    const lists = [everyBefore, this.#before, this.#after, everyAfter]
    for (const list of lists) currentRecording()?.requireItems(list, () => list)
    for (const { hook } of [...everyBefore, ...this.#before]) hook(this)
    const loss = step()
    for (const { hook } of [...this.#after, ...everyAfter]) hook(this)
    return loss
  }

  /**
   * Runs `hook(optimizer)` before every step.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_step_pre_hook.html
   */
  registerStepPreHook(hook: (optimizer: this) => void): RemovableHandle {
    if (arguments.length > 1) throw surplus('optim.Optimizer.registerStepPreHook', 1, arguments)
    return added(this.#before, hook)
  }

  /**
   * Runs `hook(optimizer)` after every step.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_step_post_hook.html
   */
  registerStepPostHook(hook: (optimizer: this) => void): RemovableHandle {
    if (arguments.length > 1) throw surplus('optim.Optimizer.registerStepPostHook', 1, arguments)
    return added(this.#after, hook)
  }

  /** Whether the optimizer has taken a step since it was made. */
  get hasStepped(): boolean {
    return this.stepped
  }

  /** Removes all gradients, or fills them with zeros if `setToNone` is false; default true. */
  zeroGrad(...rest: Rest<{ setToNone?: boolean }, ['setToNone']>): void {
    const { setToNone } = settings('optim.Optimizer.zeroGrad', { setToNone: true }, rest)
    flag('optim.Optimizer.zeroGrad', 'setToNone', setToNone)
    requireGroups(this)
    requireMethods(this)
    for (const { params } of this.paramGroups) for (const param of params) clearGrad(param, setToNone)
  }

  /**
   * Adds parameters with options of their own; options left out take the optimizer's values. Parameters that come with
   * names keep them as `paramNames`; then every group must have names.
   */
  addParamGroup(group: GroupOptions<Options>): void {
    if (arguments.length > 1) throw surplus('optim.Optimizer.addParamGroup', 1, arguments)
    if (!isObject(group) || !('params' in group)) {
      throw typeError(`${this.#name}: a group must be an object with params, but it is ${shown(group)}`)
    }
    const { params, ...options } = group
    const { tensors, names } = this.#withNames(params instanceof Tensor ? [params] : this.#entries(params))
    if (tensors.length === 0) throw this.#error('was given a group without parameters')
    const held = new Set(this.paramGroups.flatMap((other) => other.params))
    for (const [index, tensor] of tensors.entries()) {
      this.#checkParameter(tensor, index)
      if (held.has(tensor)) throw this.#error(`was given the parameter at ${index} twice, of shape [${tensor.shape}]`)
      held.add(tensor)
    }
    const own = settings<object>(this.#name, this.defaults, [options])
    const whole = { ...names, ...own, params: tensors } as ParamGroup<Options>
    // A list of options is copied for the group. One that is too long is refused below, and may be endless, so it is
    // not copied.
    for (const [name, value] of Object.entries(whole))
      if (isArray(value) && value.length <= 3) Object.assign(whole, { [name]: [...value] })
    checkRate(this.#name, whole)
    this.checkGroup(withRate(whole))
    watchOptions(whole, this.paramGroups)
    this.paramGroups.push(whole)
  }

  /** The tensors, and the names that came with them. */
  #withNames(entries: readonly unknown[]): { tensors: Tensor[]; names: { paramNames?: string[] } } {
    const pairs = entries.filter(isNamed)
    const isWhole = pairs.length === 0 || pairs.length === entries.length
    const others = this.paramGroups.length === 0 ? undefined : 'paramNames' in this.paramGroups[0]
    if (!isWhole || (others !== undefined && others !== pairs.length > 0)) {
      throw this.#error('was given parameters with names and some without; give all of them names, or none')
    }
    if (pairs.length === 0) return { tensors: entries as Tensor[], names: {} }
    return { tensors: pairs.map(([, tensor]) => tensor), names: { paramNames: pairs.map(([name]) => name) } }
  }

  /** Options and state in PyTorch's layout and under PyTorch's names; the tensors share memory with the optimizer's. */
  stateDict(): OptimizerState<State> {
    if (arguments.length > 0) throw surplus('optim.Optimizer.stateDict', 0, arguments)
    this.#beforeSaving.run(this)
    return this.#afterSaving.through(this, this.packedState())
  }

  /** What {@link stateDict} gives before its hooks. */
  protected packedState(): OptimizerState<State> {
    return packed(this.paramGroups, this.state)
  }

  /**
   * Runs `hook(optimizer)` before {@link stateDict} reads anything.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_state_dict_pre_hook.html
   */
  registerStateDictPreHook(
    hook: (optimizer: this) => void,
    ...rest: Rest<StateDictHookOptions, ['prepend']>
  ): RemovableHandle {
    return this.#beforeSaving.add(hook, prepended('registerStateDictPreHook', rest))
  }

  /**
   * Runs `hook(optimizer, state)` on the result of {@link stateDict}. What it returns, unless undefined or null,
   * replaces the result.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_state_dict_post_hook.html
   */
  registerStateDictPostHook(
    hook: (optimizer: this, state: OptimizerState<State>) => unknown,
    ...rest: Rest<StateDictHookOptions, ['prepend']>
  ): RemovableHandle {
    return this.#afterSaving.add(hook, prepended('registerStateDictPostHook', rest))
  }

  /**
   * Runs `hook(optimizer, state)` on the argument of {@link loadStateDict}. What it returns, unless undefined or null,
   * is loaded instead.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_load_state_dict_pre_hook.html
   */
  registerLoadStateDictPreHook(
    hook: (optimizer: this, state: OptimizerState<State>) => unknown,
    ...rest: Rest<StateDictHookOptions, ['prepend']>
  ): RemovableHandle {
    return this.#beforeLoading.add(hook, prepended('registerLoadStateDictPreHook', rest))
  }

  /**
   * Runs `hook(optimizer)` after {@link loadStateDict} has loaded.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_load_state_dict_post_hook.html
   */
  registerLoadStateDictPostHook(
    hook: (optimizer: this) => void,
    ...rest: Rest<StateDictHookOptions, ['prepend']>
  ): RemovableHandle {
    return this.#afterLoading.add(hook, prepended('registerLoadStateDictPostHook', rest))
  }

  /**
   * Restores options and state from {@link stateDict}, or from Python's; tensors are copied. If anything is wrong, nothing is
   * changed.
   * @throws TorchError `ERR_STATE_DICT` for other groups, other parameters or state of another shape
   */
  loadStateDict(state: OptimizerState<State> | ReadonlyMap<string, unknown>): void {
    if (arguments.length > 1) throw surplus('optim.Optimizer.loadStateDict', 1, arguments)
    const given = this.#beforeLoading.through(this, state)
    const { groups, states } = unpacked<Options, State>(this.#name, given, this.paramGroups, (...saved) =>
      this.restored(...saved),
    )
    for (const group of groups) this.checkGroup(withRate(group))
    for (const [index, group] of groups.entries()) Object.assign(this.paramGroups[index], group)
    this.state.clear()
    for (const [param, kept] of states) this.state.set(param, kept)
    this.#afterLoading.run(this)
  }

  /** The optimizer as PyTorch prints it, with the groups' options in alphabetical order. */
  toString(): string {
    if (arguments.length > 0) throw surplus('optim.Optimizer.toString', 0, arguments)
    const groups = this.paramGroups.map(({ params: _, ...options }, place) => {
      const lines = Object.entries(options)
        .map(([name, value]) => `    ${printableLine(snakeCase(name))}: ${printable(pythonValue(value))}`)
        .sort()
      return `Parameter Group ${place}\n${lines.join('\n')}\n`
    })
    return `${printableLine(this.constructor.name)} (\n${groups.join('\n')})`
  }

  [inspect.custom](): string {
    return this.toString()
  }

  /** Gives the state tensors of the parameters by name; `make` makes them at a parameter's first step. */
  protected kept(params: Tensor[], make: (param: Tensor, place: number) => State): (name: string) => Tensor[] {
    const states = params.map((param, place) => {
      let state = this.state.get(param)
      if (!state) {
        state = make(param, place)
        this.state.set(param, state)
      }
      return state
    })
    return (name) => states.map((state) => state[name as keyof State] as Tensor)
  }

  /** The shape of a state tensor: the parameter's, unless a subclass overrides it. */
  protected shapeKept(param: Tensor, _name: string): number[] {
    return param.shape
  }

  /** The state of one parameter from a state dict, checked and copied to the parameter's device. */
  protected restored(param: Tensor, saved: ReadonlyMap<unknown, unknown>, wrong: (what: string) => TorchError): State {
    return tensorState(param, saved, wrong, (name) => this.shapeKept(param, name)) as State
  }

  get #name(): string {
    return `optim.${this.constructor.name}`
  }

  #error(what: string): TorchError {
    return new TorchError('ERR_OPTIMIZER', `${this.#name} ${what}`)
  }

  #entries(params: unknown): unknown[] {
    const iterates = isObject(params) && Symbol.iterator in params
    if (iterates && !(params instanceof Tensor)) {
      return eachOf(this.#name, 'params', params as Iterable<unknown>, (entry, index) => {
        if (!isObject(entry) || (isArray(entry) && !isNamed(entry))) this.#checkParameter(entry, index)
        return entry
      })
    }
    const hint =
      isObject(params) && typeof (params as { parameters?: unknown }).parameters === 'function'
        ? '; give model.parameters()'
        : ''
    const what = params instanceof Tensor ? 'one tensor' : shown(params)
    throw typeError(`${this.#name}: needs a list of parameters, but was given ${what}${hint}`)
  }

  #checkParameter(tensor: unknown, index: number): asserts tensor is Tensor {
    if (!(tensor instanceof Tensor)) {
      throw typeError(`${this.#name}: parameter ${index} is not a tensor but ${shown(tensor)}`)
    }
    if (!tensor.isLeaf && !tensor.retainsGrad) {
      throw this.#error(`cannot train the tensor at ${index}: it was computed from others (isLeaf is false)`)
    }
  }
}

answersForProxies(Optimizer)
Object.defineProperties(Optimizer.prototype, pythonNameAccessors(Object.getOwnPropertyNames(Optimizer.prototype)))
// jest copies these properties to show a difference; otherwise it would call every getter.
Object.defineProperty(Optimizer.prototype, Symbol.for('@jest/serializableProperties'), { value: [] })

/** Whether it is a pair such as namedParameters() yields. */
const isNamed = (entry: unknown): entry is readonly [string, Tensor] =>
  isArray(entry) && entry.length === 2 && typeof entry[0] === 'string'

const prepended = (name: string, rest: readonly unknown[]) =>
  settings<Required<StateDictHookOptions>>(`optim.Optimizer.${name}`, { prepend: false }, rest).prepend

/** Refuses a rate that is a tensor of several elements, and options that no step here supports. */
function checkRate(
  where: string,
  group: { lr?: unknown; foreach?: unknown; capturable?: unknown; params: Tensor[] },
): void {
  const { lr, foreach, capturable, params } = group
  if (lr instanceof Tensor && lr.numel() !== 1) {
    throw new TorchError(
      'ERR_OPTIMIZER',
      `${where}: lr must be a number or a tensor of one element, but it is ${shown(lr)}`,
    )
  }
  if (lr instanceof Tensor && foreach === true && capturable !== true) {
    throw new TorchError('ERR_OPTIMIZER', `${where}: foreach with a tensor for lr needs capturable: true`)
  }
  if ((group as { differentiable?: unknown }).differentiable === true) {
    const how = 'func.functionalCall and autograd.grad with createGraph differentiate through steps of your own'
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${where}: differentiable is not supported; ${how}`)
  }
  if (capturable !== true || params.every(({ device }) => device.startsWith('cuda'))) return
  throw new TorchError('ERR_OPTIMIZER', `${where}: capturable needs parameters on a CUDA device, as in PyTorch`)
}

// biome-ignore lint/suspicious/noExplicitAny: a hook gets the optimizer that it was registered with
type StepHook = { hook: (optimizer: any) => void }

/** The hooks of all optimizers. */
const everyBefore: StepHook[] = []
const everyAfter: StepHook[] = []

/**
 * Runs `hook(optimizer)` before every step of every optimizer, and before the optimizer's own hooks.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_step_pre_hook.html
 */
export function registerOptimizerStepPreHook(hook: StepHook['hook']): RemovableHandle {
  if (arguments.length > 1) throw surplus('optim.registerOptimizerStepPreHook', 1, arguments)
  return added(everyBefore, hook)
}

/**
 * Runs `hook(optimizer)` after every step of every optimizer, and after the optimizer's own hooks.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.optim.Optimizer.register_step_post_hook.html
 */
export function registerOptimizerStepPostHook(hook: StepHook['hook']): RemovableHandle {
  if (arguments.length > 1) throw surplus('optim.registerOptimizerStepPostHook', 1, arguments)
  return added(everyAfter, hook)
}

function added(hooks: StepHook[], hook: StepHook['hook']): RemovableHandle {
  if (!isCallable(hook)) throw typeError(`a hook must be a function, but it is ${shown(hook)}`)
  const entry = { hook }
  hooks.push(entry)
  const remove = () => {
    if (hooks.includes(entry)) hooks.splice(hooks.indexOf(entry), 1)
  }
  return { remove, [Symbol.dispose]: remove }
}

/** An option as Python prints it. A whole number is shown as an integer, though it may be a float in Python. */
function pythonValue(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return pythonBool(value)
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : pythonFloat(value)
  if (isArray(value) && typeof value[0] === 'string') return `[${value.map((name) => `'${name}'`).join(', ')}]`
  return isArray(value) ? `(${value.map(pythonValue).join(', ')})` : String(value)
}
