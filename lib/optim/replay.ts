import { noGrad } from '../autograd'
import type { RunAgain } from '../compile/plan'
import { currentRecording, everyTime, isObserved, isRecording, outside, type Recording } from '../compile/recording'
import * as ops from '../generated/ops'
import { Tensor, tensor } from '../tensor'
import type { Stepped } from './groups'

/** Whether a step is running. It reads learning rates, which may change between replays. */
let stepping = false

/** A step within a function that torch.compile records or compares with its recording. */
export function observedStep<Options extends object, State extends object>(
  optimizer: Stepped<Options, State>,
  update: () => void,
): void {
  stepping = true
  try {
    observed(optimizer, update)
  } finally {
    stepping = false
  }
}

function observed<Options extends object, State extends object>(
  optimizer: Stepped<Options, State>,
  update: () => void,
): void {
  // The number in a tensor is read by JavaScript.
  const isPlain = (group: object) => typeof (group as { lr?: unknown }).lr === 'number'
  const isReplayable = optimizer.paramGroups.every((group) => isPlain(group) && optimizer.replayable(group))
  const recording = currentRecording()
  requireMethods(optimizer)
  requireGroups(optimizer)
  if (!isReplayable) {
    everyTime(update)
    recording?.require(optimizer.state, () => optimizer.state.size)
    return
  }
  const before = kept(optimizer)
  update()
  if (recording === undefined) return
  // State that a step creates is permanent, but a replay would create it again each time.
  if (kept(optimizer) !== before) recording.onlyOnce = "an optimizer's step makes what it keeps"
  requireState(optimizer, recording)
}

/** The loss of an optimizer's closure, where a replay writes it too. */
const losses = new WeakMap<object, Tensor>()

/**
 * A step that evaluates its closure as often as values require, `most` times if that is one, within a function that torch.compile records or
 * compares: `iterate` runs as JavaScript at its place, and each evaluation is a run of the recorded closure.
 */
export function observedIterations<Loss>(
  optimizer: Methods & { paramGroups: readonly object[] },
  closure: () => Loss,
  iterate: (first: number, evaluate: () => number) => void,
  most: number,
): Loss {
  const recording = currentRecording()
  requireMethods(optimizer)
  requireGroups(optimizer)
  const mayRepeat = most > 1
  if (mayRepeat) everyTime(() => undefined, 'next')
  const first = closure()
  if (!(first instanceof Tensor) || first.numel() !== 1) {
    recording?.refuse('the closure of an optimizer gives no tensor of one number')
    outside(() => iterate(Number(first), () => Number(closure())))
    return first
  }
  const loss = lossOf(optimizer, first)
  const keep = (value: Tensor) => noGrad(() => ops.copy_(loss, value.detach()))
  keep(first)
  const iterated = (again: RunAgain) => {
    const before = ops.clone(loss)
    let times = 1
    iterate(loss.item(), () => {
      times++
      again(() => keep(closure() as Tensor))
      return loss.item()
    })
    if (mayRepeat && times === 1 && recording)
      recording.onlyOnce = 'an optimizer evaluates its closure once, and otherwise may more often'
    return before
  }
  return everyTime(iterated, mayRepeat ? 'last' : 'neither') as Loss
}

function lossOf(optimizer: object, like: Tensor): Tensor {
  const known = losses.get(optimizer)
  const form = ({ dtype, device, shape }: Tensor) => `${dtype} ${device} ${shape}`
  if (known && !known.disposed && form(known) === form(like)) return known
  const made = outside(() => ops.emptyLike(like.detach()))
  losses.set(optimizer, made)
  return made
}

/** The steps that tell a recording what it needs. */
const announced = new WeakSet<object>()

/** Says that a step with a closure uses {@link observedIterations}. */
export function usesIterations(step: (closure: () => unknown) => unknown): void {
  announced.add(step)
}

/**
 * Makes the `step` of a user's class run as JavaScript at its place in a recording of torch.compile, since it may read anything.
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

interface Methods {
  readonly step: unknown
  readonly zeroGrad: unknown
}

/** Makes a recording rely on the methods that a function may call, which a user may replace on the instance or class. */
export function requireMethods(optimizer: Methods): void {
  currentRecording()?.requireItems(optimizer, () => [optimizer.step, optimizer.zeroGrad])
}

/** Makes a recording rely on the groups' parameters and on their options, except the learning rate, which may change. */
export function requireGroups({ paramGroups }: { paramGroups: readonly object[] }): void {
  const recording = currentRecording()
  if (recording === undefined) return
  recording.requireItems(paramGroups, () => paramGroups)
  for (const group of paramGroups) requireGroup(group)
}

/** Makes a recording rely on the groups if they are read outside of a step. */
export function relyOnGroups(paramGroups: readonly object[]): void {
  if (isRecording() && !stepping) requireGroups({ paramGroups })
}

function requireGroup(group: object): void {
  currentRecording()?.requireFields(group, () => Object.keys(group).filter((name) => name !== 'lr'))
}

/** Makes a recording rely on the parameters' state. */
function requireState<Options extends object, State extends object>(
  { paramGroups, state }: Stepped<Options, State>,
  recording: Recording,
): void {
  const params = paramGroups.flatMap((group) => group.params)
  recording.requireItems(state, () => params.map((param) => state.get(param)))
  for (const entries of state.values()) recording.requireFields(entries)
}

/** An optimizer's state by parameter. It tells a recording when the state is read, set or removed. */
export class States<State> extends Map<Tensor, State> {
  readonly #isRead = {}

  /** Makes a recording rely on the state if it is read outside of a step. */
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

/** A group whose options are accessors, with the field that holds their values. */
interface Watched {
  _options: Record<string, unknown>
  _groups: readonly object[]
}

/** Makes a group tell a recording when its options are set, and when they are read outside of a step. */
export function watchOptions(group: object, groups: readonly object[]): void {
  const hidden = { enumerable: false, configurable: true }
  Object.defineProperty(group, '_options', { value: { ...group }, ...hidden })
  Object.defineProperty(group, '_groups', { value: groups, ...hidden })
  for (const name of Object.keys(group)) Object.defineProperty(group, name, accessorOf(name))
}

const accessors = new Map<string, PropertyDescriptor>()

/** One accessor for all groups, since V8 keeps an accessor's functions and their closures until a full collection. */
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
  // A replayed step follows the learning rate, but any other read makes it a constant of the recording.
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
 * A group's learning rate for a fused kernel: a number, or in a recording a tensor that follows the number, which the kernels also
 * take.
 */
export function liveRate(group: { lr: number }, param: Tensor): number | Tensor {
  if (!isRecording()) return group.lr
  // CPU kernels read the tensor in double precision, like the number; CUDA kernels in single precision.
  const dtype = param.device === 'cpu' ? 'float64' : 'float32'
  let last = group.lr
  const rate = outside(() => tensor(last, { dtype, device: param.device }))
  // A scope around the recorded call may free it.
  currentRecording()?.require(rate, () => rate.disposed)
  currentRecording()?.refreshers.push(() => {
    if (group.lr === last) return true
    // The step itself refuses a value that is not a number.
    if (typeof group.lr !== 'number') return false
    last = group.lr
    ops.fill_(rate, last)
    return true
  })
  return rate
}
