import { inspect } from 'node:util'
import {
  checkOptions,
  flag,
  isOptions,
  named,
  type Rest,
  requireFunction,
  requireString,
  settings,
  shown,
  surplus,
} from '../../arguments'
import { onlyAsWritten, relied } from '../../binding/relied'
import { type RemovableHandle, removable } from '../../binding/removable'
import { fieldKeys } from '../../compile/conditions'
import { relyOn } from '../../compile/module'
import { currentRecording } from '../../compile/recording'
import { printable, printableLine, TorchError, typeError } from '../../errors'
import { emptyLike } from '../../generated/ops'
import { answersForProxies } from '../../kinds'
import { Tensor } from '../../tensor'
import type { Device, DType } from '../../types'
import type { FullBackwardHook, FullBackwardPreHook } from './backward-hooks'
import { deepCopy, likeMember } from './clone'
import {
  addHook,
  type ForwardHook,
  type ForwardHookOptions,
  type ForwardHookWithKwargs,
  type ForwardPreHook,
  type ForwardPreHookOptions,
  type ForwardPreHookWithKwargs,
  globalHookChanges,
  type HookOptions,
  hasGlobalHooks,
  hooksKey,
  hooksOf,
  withGlobalHooks,
} from './hooks'
import { Buffer, type BufferOptions, Parameter } from './parameter'
import { clearGrad, move, type Placement } from './placement'
import { indented } from './repr'
import {
  defineSlot,
  fieldsOf,
  isUnseen,
  type Kind,
  makeSlots,
  newField,
  nouns,
  registerFields,
  registerOnUse,
  replaceField,
  slotNoun,
} from './slots'
import {
  addStateHook,
  type LoadStateDictOptions,
  type LoadStateDictPostHook,
  type LoadStateDictPreHook,
  loadStateDict,
  type MismatchedKeys,
  type StateDict,
  type StateDictOptions,
  type StateDictPostHook,
  type StateDictPreHook,
  stateDict,
} from './state-dict'
import { each, find, isModule, members, ownChildren, placesOf, refuseCycles, replaceMember, walk } from './traversal'

/** The field of the training mode. It is an ordinary field under a symbol, so that it is listed and copied like the others. */
const mode = Symbol('training')

/**
 * The base class of all layers and models. In a subclass, fields that hold a {@link Parameter}, a {@link Buffer} or another Module
 * are registered automatically, in the order of assignment and under the field's name. As in Python, a tensor assigned to a
 * buffer's field becomes the buffer, and a parameter's or module's field refuses other values with a TypeError. An
 * assigned field is
 * registered at once. A field that the class declares, like `hidden` below, is registered when the next tensor or
 * module is made, when the
 * module is used, or when the event loop runs, since JavaScript defines it without calling a setter.
 * A subclass that declares an inherited field again without a value (`hidden`, or TypeScript's `hidden!: nn.Linear`) loses what is
 * in it, as any JavaScript class does: leave the field out, or write `declare hidden: nn.Linear`.
 * `#private` fields, and modules in arrays or Maps, are not found; use {@link Sequential} or {@link ModuleList} for lists.
 *
 * ```ts
 * class Net extends nn.Module {
 *   hidden = new nn.Linear(784, 100)
 *   forward(x: Tensor) { return torch.relu(this.hidden.forward(x)) }
 * }
 * ```
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html
 */
// biome-ignore lint/suspicious/noExplicitAny: a subclass's forward determines the argument and result types.
export abstract class Module<Args extends any[] = any[], Result = any> {
  private [mode] = true

  constructor() {
    if (arguments.length > 0) throw surplus(new.target.name, 0, arguments)
    makeSlots(this)
    announceForward(Object.getPrototypeOf(this))
  }

  /** Whether the module is in training mode, which changes layers such as Dropout; set it with {@link train} and {@link eval}. */
  get training(): boolean {
    noteModule(this)
    return this[mode]
  }

  set training(training: boolean) {
    noteModule(this)
    this[mode] = flag(`nn.${this.constructor.name}`, 'training', training)
  }

  /**
   * Computes the module's result. A module that only holds others needs none.
   * @throws TorchError `ERR_NOT_IMPLEMENTED` unless a subclass defines it
   */
  forward(..._args: Args): Result {
    const what = `nn.${this.constructor.name} is missing the required "forward" function`
    throw new TorchError('ERR_NOT_IMPLEMENTED', `${what}: define one, or call the modules that it holds`)
  }

  /** The module's options, printed between the brackets. */
  protected extraRepr(): string {
    return ''
  }

  /** The names and values of its fields; of a container, those of its contents. */
  *[members](): Iterable<[name: string, value: unknown]> {
    noteModule(this)
    yield* fieldsOf(this)
  }

  [relyOn](deep = true): void {
    if (currentRecording() === undefined) return
    noteModule(this)
    if (deep) for (const [, module] of walk(this, '', new Set())) noteModule(module)
  }

  [replaceMember](name: string, value: Tensor): void {
    replaceField(this, name, value)
  }

  /** Direct children with their field names, each once. */
  namedChildren(): Generator<[name: string, child: Module]> {
    if (arguments.length > 0) throw surplus('nn.Module.namedChildren', 0, arguments)
    const seen = new Set<Module>()
    return from(() => ownChildren(this).filter(([, child]) => !seen.has(child) && seen.add(child)))
  }

  /** Direct children, each once. */
  children(): Generator<Module> {
    if (arguments.length > 0) throw surplus('nn.Module.children', 0, arguments)
    return values(this.namedChildren())
  }

  /** This module, under the name `prefix`, and all its descendants by dotted name; each once unless `removeDuplicate` is false. */
  namedModules(
    ...rest: Rest<Pick<MemberOptions, 'prefix' | 'removeDuplicate'>, ['prefix', 'removeDuplicate']>
  ): Generator<[name: string, module: Module]> {
    // Python's first argument is for its own recursion.
    const { prefix, removeDuplicate } = settings('Module.namedModules', { prefix: '', removeDuplicate: true }, rest)
    requireString('nn.Module.namedModules', 'prefix', prefix)
    return from(() => walk(this, prefix, removeDuplicate ? new Set() : undefined))
  }

  /** This module and all its descendants, each once unless `removeDuplicate` is false. */
  modules(...rest: Rest<Pick<MemberOptions, 'removeDuplicate'>, ['removeDuplicate']>): Generator<Module> {
    return values(this.namedModules(settings('nn.Module.modules', { removeDuplicate: true }, rest)))
  }

  /** All parameters with their dotted names, each once, in PyTorch's order. */
  namedParameters(...rest: MemberArguments): Generator<[name: string, parameter: Parameter]> {
    return each(this, Parameter, memberSettings('nn.Module.namedParameters', rest))
  }

  /** All parameters, each once, as an optimizer takes them. */
  parameters(...rest: Rest<Pick<MemberOptions, 'recurse'>, ['recurse']>): Generator<Parameter> {
    return values(this.namedParameters('', settings('nn.Module.parameters', { recurse: true }, rest).recurse))
  }

  /** All buffers with their dotted names, each once. */
  namedBuffers(...rest: MemberArguments): Generator<[name: string, buffer: Buffer]> {
    return each(this, Buffer, memberSettings('nn.Module.namedBuffers', rest))
  }

  /** All buffers, each once. */
  buffers(...rest: Rest<Pick<MemberOptions, 'recurse'>, ['recurse']>): Generator<Buffer> {
    return values(this.namedBuffers('', settings('nn.Module.buffers', { recurse: true }, rest).recurse))
  }

  /**
   * All parameters and persistent buffers, with PyTorch's keys and in PyTorch's order (parameters, buffers, extra state, children).
   * The tensors share memory with the module; `clone()` them to keep their values.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.state_dict
   */
  stateDict(...rest: Rest<StateDictOptions>): StateDict {
    const options = named<StateDictOptions>('nn.Module.stateDict', ['prefix', 'keepVars'], rest)
    requireString('nn.Module.stateDict', 'prefix', options.prefix ?? '')
    return stateDict(this, options)
  }

  /**
   * Copies values into the parameters and buffers by key, from any dtype and device. If anything is wrong, nothing is changed;
   * only if a hook after loading is registered, wrong keys throw after the rest was loaded.
   * @param state a result of {@link stateDict}, or an object of tensors
   * @returns the missing and unexpected keys, both empty when strict
   * @throws TorchError `ERR_STATE_DICT` that lists all missing keys, unexpected keys and wrong shapes
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.load_state_dict
   */
  loadStateDict(
    state: StateDict | Record<string, Tensor>,
    ...rest: Rest<LoadStateDictOptions, ['strict', 'assign']>
  ): MismatchedKeys {
    return loadStateDict(
      this,
      state,
      named<LoadStateDictOptions>('nn.Module.loadStateDict', ['strict', 'assign'], rest),
    )
  }

  /** Defined by a subclass that has state besides tensors; the result enters the state dict as `_extra_state`. */
  getExtraState?(): unknown
  /** Defined together with {@link getExtraState}; restores its result. */
  setExtraState?(state: unknown): void

  /**
   * Moves parameters, buffers and gradients, in place, to a device or a floating-point dtype (`model.to('cuda')`,
   * `model.to('float64')`). Integer buffers keep their dtype. If one tensor cannot be moved, none is. On `'meta'` they become
   * new objects.
   */
  to(target: Device | DType | Placement): this {
    if (arguments.length > 1) throw surplus('nn.Module.to', 1, arguments)
    if (isOptions(target)) checkOptions('nn.Module.to', target, ['device', 'dtype'])
    move(placesOf(this), target)
    return this
  }

  /**
   * Gives all parameters and buffers uninitialised memory on a device, for example to load a state dict into a model made on
   * `'meta'`.
   * They become new objects, so make the optimizer afterwards.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.to_empty
   */
  toEmpty(options: { device: Device }): this {
    if (arguments.length > 1) throw surplus('nn.Module.toEmpty', 1, arguments)
    checkOptions('nn.Module.toEmpty', options, ['device'])
    const { device } = options
    const made = new Map<Tensor, Tensor>()
    for (const { owner, name, value } of placesOf(this)) {
      const data = made.get(value) ?? likeMember(value, emptyLike(value.detach(), { device }))
      made.set(value, data)
      owner[replaceMember](name, data)
    }
    return this
  }

  /** Moves the module to the GPU, see {@link to}. */
  cuda(device: Device = 'cuda'): this {
    if (arguments.length > 1) throw surplus('nn.Module.cuda', 1, arguments)
    return this.to({ device })
  }

  /** Moves the module to the CPU, see {@link to}. */
  cpu(): this {
    if (arguments.length > 0) throw surplus('nn.Module.cpu', 0, arguments)
    return this.to({ device: 'cpu' })
  }

  /** Casts floating-point parameters and buffers to float32, see {@link to}. */
  float(): this {
    if (arguments.length > 0) throw surplus('nn.Module.float', 0, arguments)
    return this.to('float32')
  }

  /** Casts floating-point parameters and buffers to float64, see {@link to}. */
  double(): this {
    if (arguments.length > 0) throw surplus('nn.Module.double', 0, arguments)
    return this.to('float64')
  }

  /** Casts floating-point parameters and buffers to float16, see {@link to}. */
  half(): this {
    if (arguments.length > 0) throw surplus('nn.Module.half', 0, arguments)
    return this.to('float16')
  }

  /** Casts floating-point parameters and buffers to bfloat16, see {@link to}. */
  bfloat16(): this {
    if (arguments.length > 0) throw surplus('nn.Module.bfloat16', 0, arguments)
    return this.to('bfloat16')
  }

  /** Sets training mode on this module and all its descendants; `train(false)` is {@link eval}. */
  train(mode = true): this {
    if (arguments.length > 1) throw surplus('nn.Module.train', 1, arguments)
    flag('Module.train', 'mode', mode)
    for (const module of this.modules()) module.training = mode
    return this
  }

  /** Sets evaluation mode on this module and all its descendants, so that for example Dropout does nothing. */
  eval(): this {
    if (arguments.length > 0) throw surplus('nn.Module.eval', 0, arguments)
    return this.train(false)
  }

  /** Sets `requiresGrad` of all parameters. */
  requiresGrad_(requiresGrad = true): this {
    if (arguments.length > 1) throw surplus('nn.Module.requiresGrad_', 1, arguments)
    flag('nn.Module.requiresGrad_', 'requiresGrad', requiresGrad)
    for (const parameter of this.parameters()) parameter.requiresGrad_(requiresGrad)
    return this
  }

  /** Removes all gradients, or fills them with zeros if `setToNone` is false; default true. */
  zeroGrad(...rest: Rest<{ setToNone?: boolean }, ['setToNone']>): void {
    const setToNone = flag(
      'nn.Module.zeroGrad',
      'setToNone',
      settings('nn.Module.zeroGrad', { setToNone: true }, rest).setToNone,
    )
    for (const parameter of this.parameters()) clearGrad(parameter, setToNone)
  }

  /**
   * A deep copy, as Python's `copy.deepcopy`: parameters and buffers (without gradients), child modules, hooks, and the arrays,
   * Maps,
   * Sets and plain objects in its fields. Values that the module shares internally are shared in the copy. A class with `#private`
   * fields must define its own `clone`, since nothing else can copy them.
   */
  clone(): this {
    if (arguments.length > 0) throw surplus('nn.Module.clone', 0, arguments)
    refuseCycles(this)
    return deepCopy(this)
  }

  /**
   * The module at a dotted name; this module for `''`.
   * @throws TorchError `ERR_MODULE` when there is none
   */
  getSubmodule(target: string): Module {
    if (arguments.length > 1) throw surplus('nn.Module.getSubmodule', 1, arguments)
    return found(this, target, 'module', isModule)
  }

  /**
   * Puts a module at a dotted name, in place of the present one or, unless `strict`, as a new one.
   * @throws TorchError `ERR_MODULE` where the parent does not exist, or with `strict` where no module has this name
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.set_submodule
   */
  setSubmodule(target: string, module: Module, ...rest: Rest<{ strict?: boolean }, ['strict']>): void {
    const where = 'nn.Module.setSubmodule'
    const { strict } = settings(where, { strict: false }, rest)
    requireString(where, 'target', target)
    if (!(module instanceof Module)) throw typeError(`${where}: module must be a Module, but it is ${shown(module)}`)
    const at = target.lastIndexOf('.')
    const parent = this.getSubmodule(at < 0 ? '' : target.slice(0, at))
    if (strict) this.getSubmodule(target)
    const name = target.slice(at + 1)
    if (Object.hasOwn(parent, name)) Object.assign(parent, { [name]: module })
    else parent.registerModule(name, module)
  }

  /**
   * The parameter at a dotted name.
   * @throws TorchError `ERR_MODULE` when there is none
   */
  getParameter(target: string): Parameter {
    if (arguments.length > 1) throw surplus('nn.Module.getParameter', 1, arguments)
    return found(this, target, 'parameter', (value) => value instanceof Parameter)
  }

  /**
   * The buffer at a dotted name.
   * @throws TorchError `ERR_MODULE` when there is none
   */
  getBuffer(target: string): Buffer {
    if (arguments.length > 1) throw surplus('nn.Module.getBuffer', 1, arguments)
    return found(this, target, 'buffer', (value) => value instanceof Buffer)
  }

  /**
   * Registers a parameter under a name that is known only at run time; null reserves the name.
   * @throws TorchError `ERR_MODULE` for a name that is taken, empty or contains a dot
   */
  registerParameter(name: string, parameter: Parameter | null): void {
    if (arguments.length > 2) throw surplus('nn.Module.registerParameter', 2, arguments)
    if (parameter !== null && !(parameter instanceof Parameter)) {
      throw typeError(`registerParameter: ${shown(name)} must be an nn.Parameter or null, but is ${shown(parameter)}`)
    }
    addField('registerParameter', this, name, 'parameter', parameter)
  }

  /**
   * Registers a tensor as a buffer under a name that is known only at run time; null reserves the name.
   * @throws TorchError `ERR_MODULE` for a name that is taken, empty or contains a dot
   */
  registerBuffer(name: string, tensor: Tensor | null, ...rest: Rest<BufferOptions, ['persistent']>): void {
    const options = named<BufferOptions>('nn.Module.registerBuffer', ['persistent'], rest)
    if (tensor !== null && !(tensor instanceof Tensor)) {
      throw typeError(`registerBuffer: ${shown(name)} must be a tensor or null, but is ${shown(tensor)}`)
    }
    const { persistent } = settings<BufferOptions>('registerBuffer', { persistent: true }, [options])
    const kind = flag('registerBuffer', 'persistent', persistent) ? 'buffer' : 'passing'
    addField('registerBuffer', this, name, kind, tensor && new Buffer(tensor, { persistent }))
  }

  /**
   * Registers a module as a child under a name that is known only at run time; null reserves the name.
   * @throws TorchError `ERR_MODULE` for a name that is taken, empty or contains a dot
   */
  registerModule(name: string, module: Module | null): void {
    if (arguments.length > 2) throw surplus('nn.Module.registerModule', 2, arguments)
    if (module !== null && !(module instanceof Module)) {
      throw typeError(`registerModule: ${shown(name)} must be a module or null, but is ${shown(module)}`)
    }
    addField('registerModule', this, name, 'module', module)
  }

  /** {@link registerModule}, by PyTorch's older name. */
  addModule(name: string, module: Module | null): void {
    if (arguments.length > 2) throw surplus('nn.Module.addModule', 2, arguments)
    this.registerModule(name, module)
  }

  /**
   * Runs `hook(module, args)` before every forward, also for `module.forward(x)`. A result other than undefined or null replaces
   * the arguments: an array of them, or the only one.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_forward_pre_hook
   */
  registerForwardPreHook(
    hook: ForwardPreHookWithKwargs<this>,
    options: ForwardPreHookOptions & { withKwargs: true },
  ): RemovableHandle
  registerForwardPreHook(hook: ForwardPreHook<this>, ...rest: Rest<ForwardPreHookOptions>): RemovableHandle
  // biome-ignore lint/suspicious/noExplicitAny: one of the two above
  registerForwardPreHook(hook: any, ...rest: unknown[]): RemovableHandle {
    const defaults: ForwardPreHookOptions = { prepend: false, withKwargs: false }
    return addHook(this, 'before', hook, settings('nn.Module.registerForwardPreHook', defaults, rest))
  }

  /**
   * Runs `hook(module, args, result)` after every forward, also for `module.forward(x)`. A result other than undefined or null
   * replaces forward's result.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_forward_hook
   */
  registerForwardHook(
    hook: ForwardHookWithKwargs<this>,
    options: ForwardHookOptions & { withKwargs: true },
  ): RemovableHandle
  registerForwardHook(hook: ForwardHook<this>, ...rest: Rest<ForwardHookOptions>): RemovableHandle
  // biome-ignore lint/suspicious/noExplicitAny: one of the two above
  registerForwardHook(hook: any, ...rest: unknown[]): RemovableHandle {
    const defaults: ForwardHookOptions = { prepend: false, withKwargs: false, alwaysCall: false }
    const options = settings('nn.Module.registerForwardHook', defaults, rest)
    return addHook(this, 'after', hook, options)
  }

  /**
   * Runs `hook(module, gradInput, gradOutput)` when backward has computed the gradients of this module's arguments. A result other
   * than undefined or null replaces them: one for each argument of forward, null for an argument that is not a tensor.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_hook
   */
  registerFullBackwardHook(hook: FullBackwardHook<this>, ...rest: Rest<HookOptions, ['prepend']>): RemovableHandle {
    const defaults: HookOptions = { prepend: false }
    return addHook(this, 'backward', hook, settings('nn.Module.registerFullBackwardHook', defaults, rest))
  }

  /**
   * Runs `hook(module, gradOutput)` when backward has computed the gradients of this module's results. A result other than
   * undefined or null replaces them.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_pre_hook
   */
  registerFullBackwardPreHook(
    hook: FullBackwardPreHook<this>,
    ...rest: Rest<HookOptions, ['prepend']>
  ): RemovableHandle {
    const defaults: HookOptions = { prepend: false }
    return addHook(this, 'backwardBefore', hook, settings('nn.Module.registerFullBackwardPreHook', defaults, rest))
  }

  /**
   * Runs `hook(module, prefix, keepVars)` before this module's entries are added to a state dict.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_state_dict_pre_hook
   */
  registerStateDictPreHook(hook: StateDictPreHook<this>): RemovableHandle {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.registerStateDictPreHook`, 1, arguments)
    return removable(addStateHook(this, 'saveBefore', hook))
  }

  /**
   * Runs `hook(module, state, prefix, localMetadata)` after the entries of this module and its descendants were added to a state
   * dict.
   * The hook may change the state dict.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_state_dict_post_hook
   */
  registerStateDictPostHook(hook: StateDictPostHook<this>): RemovableHandle {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.registerStateDictPostHook`, 1, arguments)
    return removable(addStateHook(this, 'saveAfter', hook))
  }

  /**
   * Runs `hook(module, state, prefix, localMetadata, strict, missingKeys, unexpectedKeys, errorMsgs)` before this module's
   * entries are loaded. `state` is a copy of the state dict, which the hook may change, for example to rename keys.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_load_state_dict_pre_hook
   */
  registerLoadStateDictPreHook(hook: LoadStateDictPreHook<this>): RemovableHandle {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.registerLoadStateDictPreHook`, 1, arguments)
    return removable(addStateHook(this, 'loadBefore', hook))
  }

  /**
   * Runs `hook(module, { missingKeys, unexpectedKeys })` after this module and its descendants were loaded. Keys that the hook
   * removes from the lists cause no error.
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.register_load_state_dict_post_hook
   */
  registerLoadStateDictPostHook(hook: LoadStateDictPostHook<this>): RemovableHandle {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.registerLoadStateDictPostHook`, 1, arguments)
    return removable(addStateHook(this, 'loadAfter', hook))
  }

  /** Calls `fn` with every descendant, children before their parent, and with this module last. */
  apply(fn: (module: Module) => void): this {
    if (arguments.length > 1) throw surplus('nn.Module.apply', 1, arguments)
    requireFunction('nn.Module.apply', 'fn', fn)
    refuseCycles(this)
    for (const child of this.children()) child.apply(fn)
    fn(this)
    return this
  }

  /** The module as PyTorch prints it. */
  toString(): string {
    if (arguments.length > 0) throw surplus('nn.Module.toString', 0, arguments)
    refuseCycles(this)
    const own = printable(this.extraRepr())
    const kind = printableLine(this.constructor.name)
    const lines = ownChildren(this).map(([name, child]) => `(${printableLine(name)}): ${indented(child.toString())}`)
    if (lines.length === 0 && !own.includes('\n')) return `${kind}(${own})`
    if (own) lines.unshift(...own.split('\n'))
    return `${kind}(\n  ${lines.join('\n  ')}\n)`
  }

  [inspect.custom](): string {
    return this.toString()
  }
}

answersForProxies(Module)

Object.setPrototypeOf(Module.prototype, newField)
// A compiled function reads this field at each call. Without a value here JavaScript would look for it in that proxy.
Object.defineProperty(Module.prototype, hooksKey, { value: undefined, writable: true, configurable: true })

export interface MemberOptions {
  /** A prefix that is put before each name with a dot; default none. */
  prefix?: string
  /** Whether descendants are included; default true. */
  recurse?: boolean
  /** Whether a member with several names is given only once, under its first name; default true. */
  removeDuplicate?: boolean
}

type MemberArguments = Rest<MemberOptions, ['prefix', 'recurse', 'removeDuplicate']>
const memberDefaults: Required<MemberOptions> = { prefix: '', recurse: true, removeDuplicate: true }

function memberSettings(where: string, rest: MemberArguments): Required<MemberOptions> {
  const given = settings(where, memberDefaults, rest)
  requireString(where, 'prefix', given.prefix)
  flag(where, 'recurse', given.recurse)
  flag(where, 'removeDuplicate', given.removeDuplicate)
  return given
}

function* from<T>(make: () => Iterable<T>): Generator<T> {
  yield* make()
}

function* values<T>(entries: Iterable<[string, T]>): Generator<T> {
  for (const [, value] of entries) yield value
}

const announced = new WeakSet<object>()

/** How many arguments a forward takes. One with rest arguments checks them itself. */
const takenBy = (forward: (...args: never) => unknown) =>
  /^[^{]*\.\.\./.test(String(forward)) ? Number.POSITIVE_INFINITY : forward.length

/**
 * Wraps a class's forward so that it tells a recording which module it runs on. A forward of torchnode's own (`isOurs`) also
 * refuses surplus arguments; a user's may take any.
 */
export function announceForward(prototype: Module, isOurs = false): void {
  // biome-ignore lint/suspicious/noExplicitAny: any class of the prototype chain
  let owner: any = prototype
  while (owner !== Module.prototype && !Object.hasOwn(owner, 'forward')) owner = Object.getPrototypeOf(owner)
  if (owner === Module.prototype) return
  const { forward } = owner
  if (announced.has(forward) || typeof forward !== 'function') return
  const most = isOurs ? takenBy(forward) : Number.POSITIVE_INFINITY
  const announcing = function (this: Module, ...args: unknown[]) {
    registerOnUse(this)
    if (args.length > most) throw surplus(`nn.${this.constructor.name}.forward`, most, args)
    noteModule(this)
    return hasGlobalHooks() ? withGlobalHooks(this, forward, args) : forward.apply(this, args)
  }
  const text = () => String(forward)
  Object.defineProperties(announcing, { name: { value: 'forward' }, length: { value: forward.length } })
  Object.defineProperty(announcing, 'toString', { value: text })
  announced.add(announcing)
  Object.defineProperty(owner, 'forward', { value: announcing, writable: true, configurable: true })
}

/** Tells the current recording that it relies on a module's state: its fields, its mode and its hooks. */
export function noteModule(module: Module): void {
  const recording = currentRecording()
  if (recording === undefined) return
  // The class comes first: a parametrization gives the module another, and makes a field a getter, which must not be read.
  const keys = () => [...new Set(['constructor', ...fieldKeys(module), mode, hooksKey, 'forward'])]
  recording.requireFields(module, keys)
  relied(globalHookChanges)
  if (hasGlobalHooks()) onlyAsWritten('hooks of all modules run in it')
  const hooks = (module as { [hooksKey]?: unknown })[hooksKey]
  if (hooks !== undefined) recording.requireItems(hooks, () => hooksOf(module))
}

function found<Kind>(root: Module, target: string, what: string, is: (value: unknown) => value is Kind): Kind {
  const value = find(root, target)
  if (is(value)) return value
  throw new TorchError('ERR_MODULE', `${root.constructor.name}: ${shown(target)} is not a ${what}`)
}

function addField(method: string, module: Module, name: string, kind: Kind, value: unknown): void {
  const where = `nn.${module.constructor.name}.${method}`
  requireString(where, 'name', name)
  if (name === '' || name.includes('.')) {
    throw new TorchError('ERR_MODULE', `${where}: a name must not be empty or contain a dot, but it is ${shown(name)}`)
  }
  const fields = module as unknown as Record<string, unknown>
  // Defines a field that the class only declares: `mean: Tensor`.
  const declared = Object.getOwnPropertyDescriptor(fields, name)
  if (declared !== undefined && 'value' in declared && declared.value === undefined) delete fields[name]
  const isOwn = Object.hasOwn(fields, name)
  if (isOwn || isUnseen(module)) registerFields(module, isOwn && fields[name] === null ? { [name]: kind } : {})
  const noun = slotNoun(module, name)
  const isFree = noun === undefined ? !(name in fields) : noun === nouns[kind] || fields[name] === null
  if (!isFree) throw new TorchError('ERR_MODULE', `${where}: ${module.constructor.name} has ${shown(name)} already`)
  defineSlot(module, name, kind, value)
}
