import { currentRecording, everyTime, isObserved, isRecording, outside, type Recording } from '../compile/recording'
import * as ops from '../generated/ops'
import { type Tensor, tensor } from '../tensor'
import type { Stepped } from './groups'

/** While a step is taken here, which reads learning rates that may change. */
let stepping = false

/** A step within a function that torch.compile records, or compares with what it has recorded. */
export function observedStep<Options extends object, State extends object>(
  optimizer: Stepped<Options, State>,
  hooks: readonly (readonly unknown[])[],
  update: () => void,
): void {
  stepping = true
  try {
    observed(optimizer, hooks, update)
  } finally {
    stepping = false
  }
}

function observed<Options extends object, State extends object>(
  optimizer: Stepped<Options, State>,
  hooks: readonly (readonly unknown[])[],
  update: () => void,
): void {
  // The number in a tensor is read by JavaScript.
  const isPlain = (group: object) => typeof (group as { lr?: unknown }).lr === 'number'
  const isReplayable = optimizer.paramGroups.every((group) => isPlain(group) && optimizer.replayable(group))
  const recording = currentRecording()
  for (const list of hooks) recording?.requireItems(list, () => list)
  recording?.require(optimizer, () => ownStep(optimizer))
  requireGroups(optimizer)
  if (!isReplayable) {
    everyTime(update)
    recording?.require(optimizer.state, () => optimizer.state.size)
    return
  }
  const before = kept(optimizer)
  update()
  if (recording === undefined) return
  // What a step makes lasts; a program that holds it would make it anew each time.
  if (kept(optimizer) !== before) recording.onlyOnce = "an optimizer's step makes what it keeps"
  requireState(optimizer, recording)
}

/** A step that was given to this optimizer alone. */
const ownStep = (optimizer: object): unknown => Object.getOwnPropertyDescriptor(optimizer, 'step')?.value

const announced = new WeakSet<object>()

/**
 * Makes the `step` that a class of the user's has of its own run as JavaScript at its place, within what torch.compile records too:
 * nothing is known of what it reads.
 */
export function announceStep(prototype: object, base: object): void {
  let owner = prototype as { step(...args: unknown[]): unknown }
  while (owner !== base && !Object.hasOwn(owner, 'step')) owner = Object.getPrototypeOf(owner)
  const { step } = owner
  if (owner === base || typeof step !== 'function' || announced.has(step)) return
  const announcing = function (this: unknown, ...args: unknown[]) {
    const run = () => step.apply(this as typeof owner, args)
    if (!isObserved()) return run()
    if (args.length === 0) return everyTime(run)
    const result = run()
    currentRecording()?.refuse("a step of the optimizer's own class is given arguments in it")
    return result
  }
  Object.defineProperties(announcing, { name: { value: 'step' }, length: { value: step.length } })
  announced.add(announcing)
  Object.defineProperty(owner, 'step', { value: announcing, writable: true, configurable: true })
}

/** That the groups hold the same parameters, and options but the learning rate, which may change. */
export function requireGroups({ paramGroups }: { paramGroups: readonly object[] }): void {
  const recording = currentRecording()
  if (recording === undefined) return
  recording.requireItems(paramGroups, () => paramGroups)
  for (const group of paramGroups) requireGroup(group)
}

/** Who reads the groups outside of a step relies on them. */
export function relyOnGroups(paramGroups: readonly object[]): void {
  if (isRecording() && !stepping) requireGroups({ paramGroups })
}

function requireGroup(group: object): void {
  const options = Object.keys(group).filter((name) => name !== 'lr')
  currentRecording()?.requireFields(group, options)
}

/** That what is kept for the parameters is what it was. */
function requireState<Options extends object, State extends object>(
  { paramGroups, state }: Stepped<Options, State>,
  recording: Recording,
): void {
  const params = paramGroups.flatMap((group) => group.params)
  recording.requireItems(state, () => params.map((param) => state.get(param)))
  for (const entries of state.values()) recording.requireFields(entries)
}

/** What an optimizer keeps for its parameters; it tells when that is taken away within a function that is recorded. */
export class States<State> extends Map<Tensor, State> {
  readonly #isRead = {}

  /** Who looks at it outside of a step relies on what is in it. */
  #tellRead(): void {
    if (!isRecording() || stepping) return
    const recording = currentRecording()
    recording?.requireItems(this.#isRead, () => [...super.entries()].flat())
    for (const state of super.values()) recording?.requireFields(state as object)
  }

  override get size(): number {
    this.#tellRead()
    return super.size
  }

  override get(param: Tensor): State | undefined {
    this.#tellRead()
    return super.get(param)
  }

  override has(param: Tensor): boolean {
    this.#tellRead()
    return super.has(param)
  }

  override keys(): MapIterator<Tensor> {
    this.#tellRead()
    return super.keys()
  }

  override values(): MapIterator<State> {
    this.#tellRead()
    return super.values()
  }

  override entries(): MapIterator<[Tensor, State]> {
    this.#tellRead()
    return super.entries()
  }

  override [Symbol.iterator](): MapIterator<[Tensor, State]> {
    return this.entries()
  }

  override forEach(look: (state: State, param: Tensor, all: Map<Tensor, State>) => void, self?: unknown): void {
    this.#tellRead()
    super.forEach(look, self)
  }

  override set(param: Tensor, state: State): this {
    if (!stepping) currentRecording()?.refuse("an optimizer's state is set in it")
    return super.set(param, state)
  }

  override delete(param: Tensor): boolean {
    refuseTaking()
    return super.delete(param)
  }

  override clear(): void {
    refuseTaking()
    super.clear()
  }
}

function refuseTaking(): void {
  currentRecording()?.refuse("an optimizer's state is taken away in it")
}

/** What a group's options are, beside the accessors by which they are read and set. */
interface Watched {
  _options: Record<string, unknown>
  _groups: readonly object[]
}

/** Lets a group say, within a function that is recorded, when its options are read by others than a step, and when they are set. */
export function watchOptions(group: object, groups: readonly object[]): void {
  const hidden = { enumerable: false, configurable: true }
  Object.defineProperty(group, '_options', { value: { ...group }, ...hidden })
  Object.defineProperty(group, '_groups', { value: groups, ...hidden })
  for (const name of Object.keys(group)) Object.defineProperty(group, name, accessorOf(name))
}

const accessors = new Map<string, PropertyDescriptor>()

/** One for all groups: V8 keeps the functions of an accessor, and what they hold, until a full collection. */
function accessorOf(name: string): PropertyDescriptor {
  const known = accessors.get(name)
  if (known !== undefined) return known
  const accessor: PropertyDescriptor & ThisType<Watched> = {
    get() {
      if (isRecording() && !stepping) tellRead(this, name)
      return this._options[name]
    },
    set(given) {
      const what = name === 'lr' ? 'a learning rate' : `${name} of an optimizer`
      currentRecording()?.refuse(`${what} is set in it; set it outside`)
      this._options[name] = given
    },
    enumerable: true,
    configurable: true,
  }
  accessors.set(name, accessor)
  return accessor
}

function tellRead(group: Watched, name: string): void {
  const recording = currentRecording()
  // A step follows the learning rate; whoever else reads it makes it a constant of what is recorded.
  if (name === 'lr') recording?.require(group._options, () => group._options.lr)
  requireGroup(group)
  recording?.requireItems(group._groups, () => group._groups)
}

function kept({ state }: { state: ReadonlyMap<Tensor, object> }): number {
  let count = 0
  for (const entries of state.values()) count += Object.keys(entries).length
  return count
}

/**
 * A group's learning rate for a fused kernel: a number, or where it is recorded a tensor that follows the number, which the
 * kernels take in the number's place.
 */
export function liveRate(group: { lr: number }, param: Tensor): number | Tensor {
  if (!isRecording()) return group.lr
  // The CPU's kernels read it in double precision, as they take the number; CUDA's in single precision.
  const dtype = param.device === 'cpu' ? 'float64' : 'float32'
  let last = group.lr
  const rate = outside(() => tensor(last, { dtype, device: param.device }))
  // A scope around the call that was recorded frees it.
  currentRecording()?.require(rate, () => rate.disposed)
  currentRecording()?.refreshers.push(() => {
    if (group.lr === last) return true
    // What is no number is refused by the step itself.
    if (typeof group.lr !== 'number') return false
    last = group.lr
    ops.fill_(rate, last)
    return true
  })
  return rate
}
