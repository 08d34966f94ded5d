import { nativeCallback } from '../binding/callback'
import { cannotCompile } from '../binding/failure'
import { type Handle, idOf, idsOf, noteUse, peek, takeUsed } from '../binding/handle'
import { native } from '../binding/native'
import { tellWitness } from '../binding/relied'
import { surroundings } from '../binding/surroundings'
import { TorchError } from '../errors'
import { nodesWithoutTensors } from '../generated/nodes'
import { Tensor } from '../tensor'
import { addTrial, isOneDnnOn, runTrial, type Stops, useChosen } from './autotune'
import { Conditions } from './conditions'
import { type Act, acts, type Listener, type Log, takeLog } from './log'
import { packWeights } from './passes'
import type { JavaScriptCall, Plan, Repeats, RunAgain } from './plan'
import { Program } from './program'
import { type Doubt, Proof } from './proof'
import { Recorder } from './recorder'
import { Usage } from './usage'

/** What a program needs beside its tensors, gathered while a function is being recorded. */
export class Recording extends Conditions {
  /**
   * Why this run must not be replayed although others may: it did something that happens only once. Empty where it did
   * not.
   */
  onlyOnce = ''
  refusal = ''
  /** The JavaScript that runs in between, in order. */
  readonly calls: Pick<JavaScriptCall, 'call' | 'repeats'>[] = []
  readonly #freed = new Set<string>()

  /** Refuses the recording: a function that does this cannot be replayed. */
  refuse(reason: string): void {
    this.refusal ||= reason
  }

  /** Notes that the graph behind these roots is freed; all of it where `whole`, else the roots alone. */
  freeGraphs(roots: readonly Handle[], whole: boolean): void {
    for (const node of native.graphNodes(idsOf(roots), whole)) if (savesTensors(node)) this.#freed.add(node)
  }

  /** Whether backward through a tensor would find that what the graph saved has been freed. */
  isSpent(tensor: Tensor): boolean {
    return native.graphNodes(idsOf([tensor]), true).some((node) => this.#freed.has(node))
  }
}

let tensorless: Set<string> | undefined

/** Whether a node of a graph, by its name and number, may have saved tensors. */
function savesTensors(node: string): boolean {
  tensorless ??= new Set(nodesWithoutTensors.split('\n'))
  return !tensorless.has(node.slice(node.lastIndexOf(':') + 1, node.indexOf(' ')))
}

/** The result of recording a function. */
export interface Recorded {
  readonly program: Program
  /** The same program with plain weights, where `program` has packed ones, whose last bits may differ. */
  readonly plain: Program
  readonly conditions: Conditions
  /** For each tensor that the function returned, whether it existed before and is the same each time. */
  readonly constant: readonly boolean[]
}

let current: Recording | undefined
let suspended = false
let proof: Proof | undefined

/** Whether {@link compile} is recording what runs now. */
export function isRecording(): boolean {
  return current !== undefined && !suspended
}

/** Whether what runs now is being recorded, or compared with a recording. */
export function isObserved(): boolean {
  return isRecording() || proof !== undefined
}

/** Whether what runs now is being recorded or compared, or is JavaScript in between. */
export function isWithin(): boolean {
  return current !== undefined || proof !== undefined
}

/** The current recording; undefined outside of one. */
export function currentRecording(): Recording | undefined {
  return suspended ? undefined : current
}

tellWitness(currentRecording)

const preparations: (() => void)[] = []

/** Runs `prepare` before each recording, so that reads of state are reported to it. */
export function beforeRecordings(prepare: () => void): void {
  preparations.push(prepare)
}

/** Why a function cannot be recorded. */
export class Obstacle {
  constructor(readonly error: Error) {}
}

/** Why this run must not be replayed, though another may. */
export class Miss {
  constructor(readonly why: string) {}
}

/** How a function is recorded. */
export interface RecordOptions {
  /** Whether an obstacle throws. */
  readonly strict: boolean
  /** Whether weights are packed. */
  readonly freezing: boolean
  /** Whether the fastest kernels are chosen. */
  readonly tunes: boolean
}

/**
 * Records a function. Others know its `inputs` by `names`. `ownOf` is called with its result, and returns the tensors
 * in it that are not inputs. Returns the program, an {@link Obstacle}, or a {@link Miss}.
 * @throws what the function throws, with nothing recorded; with `strict`, the error of the obstacle
 */
export function record<R>(
  inputs: readonly Tensor[],
  names: readonly Tensor[],
  options: RecordOptions,
  run: () => R,
  ownOf: (result: R) => readonly Tensor[],
): { result: R; recorded: Recorded | Obstacle | Miss } {
  if (current !== undefined) throw new TorchError('ERR_COMPILE', 'another function is being recorded')
  for (const prepare of preparations) prepare()
  let obstacle: Obstacle | undefined
  const recording = new Recording()
  const ask = nativeCallback((question: number, which: number, name: string) => {
    // An earlier reason to refuse may be the cause of this one.
    obstacle ??= new Obstacle(cannotCompile(recording.refusal || questions[question](name, which)) as Error)
    current = undefined
    if (options.strict) throw obstacle.error
    return 1
  })
  try {
    if (!native.beginRecording(idsOf(inputs), idsOf(names), ask)) {
      const what = 'torch.compile cannot be used inside a function that func.grad, vmap and their kin transform'
      if (options.strict) throw cannotCompile(`${what}; compile what calls them`)
      return { result: run(), recorded: new Miss(what) }
    }
    if (obstacle === undefined) current = recording
    noteUse()
    const modes = lastingModes()
    const result = run()
    if (lastingModes() !== modes) recording.refuse('it ends in other modes than it began in')
    const known = new Set<Handle>([...inputs, ...names])
    const used = takeUsed().filter((handle) => !known.has(handle))
    const own = ownOf(result)
    native.suspendRecording(true)
    current = undefined
    const once = recording.onlyOnce || recording.switched()
    const recorded = obstacle ?? (once !== '' ? new Miss(once) : complete(recording, own, used, options, inputs))
    if (options.strict && recorded instanceof Obstacle) throw recorded.error
    return { result, recorded }
  } finally {
    current = undefined
    takeUsed()
    native.endRecording()
  }
}

/** The modes that a function may leave changed when it ends; other modes end with a block. */
const lastingModes = () => `${native.gradEnabled()} ${native.detectsAnomaly()}`

/** The messages for native's questions, in its order. */
const questions: ((name: string, which: number) => string)[] = [
  (name, readsValue) =>
    readsValue === 1
      ? `${name} reads a tensor's value, which is not known while a function is recorded; return the tensor and read it outside`
      : `${name} gives a result whose shape depends on values; torch.where or multiplying by a mask keep the shape`,
  (layout) => `compiled functions are for dense tensors with memory; this one uses a ${layout} tensor`,
  (_, act) => refusedActs[acts[act]] ?? acts[act],
  (name) => `${name} changes the form of a tensor that others know, or gives it other memory`,
]

const once = 'while a function is being recorded by torch.compile, which would not happen again when it is replayed'

const refusedActs: Partial<Record<Act, string>> = {
  readValue: `a tensor's value is read ${once}; return the tensor and read it outside`,
  readValues: `a tensor's values are read ${once}; return the tensor and read it outside`,
  readAddress: `a tensor's address is read ${once}`,
  replaceMemory: `a tensor's memory is replaced ${once}`,
  seed: `a generator is seeded ${once}`,
  readGeneratorState: `a generator's state is read ${once}`,
  setRequiresGrad: `requiresGrad is set on a tensor that existed before the function, ${once}`,
  backward:
    'backward would run through a tensor that was computed outside of the function, which has another graph each time; ' +
    'detach() it, or compute it inside',
}

/**
 * Makes a program from the log: of kernels, or of calls where the results have a graph or kernels do not show all that
 * happened.
 */
function complete(
  recording: Recording,
  own: readonly Tensor[],
  used: readonly Handle[],
  { freezing, tunes }: RecordOptions,
  inputs: readonly Tensor[],
): Recorded | Obstacle | Miss {
  const log = takeLog(idsOf(own))
  // A tensor that is both an argument and used directly would be taken for one of the two in all replays.
  if (log.namesInputs) return new Miss('it uses a tensor directly that is also one of its arguments')
  const usage = new Usage(log.inputs)
  const kernels = new Recorder('kernels', log, usage, recording.calls)
  const calls = new Recorder('calls', log, usage, recording.calls)
  log.replay(eachOf([usage, kernels, calls]))
  usage.complete(log.outputs)
  const { runsBackward, hidden } = usage
  const graph = !runsBackward && log.outputs.some((meta) => meta.requiresGrad && hasGraph(calls, meta))
  const recorder = graph || (hidden !== '' && calls.refusal === '' && !runsBackward) ? calls : kernels
  const reason = refusalOf(log, recording) || usage.refusal || (recorder === kernels ? hidden : '')
  if (reason !== '') return obstacleOf(reason)
  if (own.some((tensor, i) => recorder.makes(log.outputs[i]) && isLeafWithGradient(tensor))) {
    return obstacleOf('it gives a leaf of its own that has a gradient')
  }
  if (runsBackward && own.some((tensor) => tensor.requiresGrad && !tensor.isLeaf && !recording.isSpent(tensor))) {
    return obstacleOf(
      'it runs backward and returns a result that still has a graph, which a replay would not give it; detach() it, or run backward outside',
    )
  }
  const nodes = own.map((tensor) => (runsBackward && !tensor.isLeaf ? tensor.gradFn : undefined))
  const plan = recorder.refusal === '' ? recorder.complete(log.outputs, nodes) : undefined
  if (plan === undefined) {
    const why = 'a function whose results require gradients is replayed call by call, which cannot be done here: '
    return obstacleOf((graph ? why : '') + recorder.refusal)
  }
  if (used.some((handle) => peek(handle) === 0)) return obstacleOf('it disposes of a tensor that existed before it')
  recording.requireLive(capturedOf(plan, used))
  // A block of autocast that is opened around the function later would keep its casts.
  if (recorder.castsWeights) recording.require(surroundings, () => surroundings.caching > 0)
  const plain = new Program(plan)
  const again = (...changes: Change[]) => {
    const kernels = new Recorder('kernels', log, usage, recording.calls)
    log.replay(kernels)
    const changed = kernels.complete(log.outputs, nodes, (plan) => {
      for (const change of changes) change(plan)
    })
    return changed && new Program(changed)
  }
  if (tunes) recording.require(isOneDnnOn, isOneDnnOn)
  const packs = freezing && !runsBackward ? [packWeights] : []
  const fastest = () => (tunes && tuned(again, inputs, packs)) || (packs.length > 0 && again(...packs)) || plain
  const program = recorder === kernels ? fastest() : plain
  return { program, plain, conditions: recording, constant: plan.constant }
}

/** The handles through which the function reached the tensors of a program; the program fails when they are gone. */
function capturedOf({ slots, captured }: Plan, used: readonly Handle[]): Handle[] {
  const addresses = new Set([...captured].map((slot) => slots[slot].meta?.address))
  const live = used.filter((handle) => !handle.disposed)
  const tensors = live.filter((handle) => handle instanceof Tensor)
  const memory = native.memoryOf(idsOf(tensors))
  const held = new Set<Handle>(tensors.filter((_, i) => addresses.has(memory[2 * i])))
  return live.filter((handle) => !(handle instanceof Tensor) || held.has(handle))
}

type Change = (plan: Plan) => void

/**
 * The program with the kernels that are fastest here; those that are not known yet are tried on these inputs. Products
 * that `before` replaces are not among them.
 */
function tuned(
  again: (...changes: Change[]) => Program | undefined,
  inputs: readonly Tensor[],
  before: readonly Change[],
): Program | undefined {
  let stops: Stops | undefined
  const trial = again((plan) => {
    stops = addTrial(plan)
  })
  if (trial !== undefined && stops !== undefined) runTrial(trial, stops, inputs)
  trial?.dispose()
  let isOther = false
  const chosen = again(...before, (plan) => {
    isOther = useChosen(plan)
  })
  if (isOther) return chosen
  chosen?.dispose()
  return undefined
}

function refusalOf(log: Log, recording: Recording): string {
  if (log.failed)
    return 'an operator fails in it, and the function catches the error: its replays would always take the same branch'
  if (log.strayed) return 'a part of it runs on another thread'
  if (log.hooksChanged) return 'a hook on a leaf is added or removed in it'
  return recording.refusal || recording.changed()
}

function obstacleOf(reason: string): Obstacle {
  return new Obstacle(new TorchError('ERR_COMPILE', `it cannot be recorded: ${reason}`))
}

function hasGraph(calls: Recorder, meta: Log['outputs'][number]): boolean {
  return calls.refusal === '' ? calls.makes(meta) : !meta.isLeaf
}

function isLeafWithGradient(tensor: Tensor): boolean {
  return tensor.isLeaf && tensor.requiresGrad && tensor.grad !== null
}

/** A listener that passes each event to three others, in order. */
function eachOf([a, b, c]: readonly [Listener, Listener, Listener]): Listener {
  const all = [a, b, c]
  return {
    begin: (...event) => {
      a.begin(...event)
      b.begin(...event)
      c.begin(...event)
    },
    finish: (...event) => {
      a.finish(...event)
      b.finish(...event)
      c.finish(...event)
    },
    touch: (meta) => {
      for (const each of all) each.touch(meta)
    },
    leaf: (...event) => {
      for (const each of all) each.leaf(...event)
    },
    call: () => {
      for (const each of all) each.call()
    },
    callResult: (meta) => {
      for (const each of all) each.callResult(meta)
    },
    leafGradient: (...event) => {
      for (const each of all) each.leafGradient(...event)
    },
    act: (...event) => {
      for (const each of all) each.act(...event)
    },
  }
}

/** Runs a function now, outside the program that is being recorded: what it makes lasts and is made only once. */
export function outside<R>(run: () => R): R {
  if (!isRecording()) return run()
  native.suspendRecording(true)
  suspended = true
  try {
    return run()
  } finally {
    suspended = false
    native.suspendRecording(false)
  }
}

/**
 * Runs JavaScript now and at this place in every replay, for what no program of operators can do, and returns its
 * result. Where it `repeats` the last part, from the JavaScript before that said `next`, it may run that part again.
 */
export function everyTime<R>(run: (again: RunAgain) => R, repeats: Repeats = 'neither'): R {
  if (proof !== undefined) return besides(proof, run)
  const asWritten: RunAgain = (evaluate) => evaluate()
  const recording = currentRecording()
  if (recording === undefined) return run(asWritten)
  native.note(acts.indexOf('call'), 0)
  recording.calls.push({ call: run, repeats })
  const result = outside(() => run(asWritten))
  if (result instanceof Tensor) native.note(acts.indexOf('callResult'), idOf(result))
  // Native notes the gradients before each call.
  if (repeats === 'last') {
    native.note(acts.indexOf('call'), 0)
    recording.calls.push({ call: () => undefined, repeats: 'after' })
  }
  return result
}

/** Runs JavaScript that is not compared; what it runs again is. */
function besides<R>(proven: Proof, run: (again: RunAgain) => R): R {
  const within = <T>(now: Proof | undefined, work: () => T): T => {
    const before = proof
    proof = now
    try {
      return work()
    } finally {
      proof = before
    }
  }
  const again: RunAgain = (evaluate) => within(proven, () => proven.repeat(evaluate))
  return within(undefined, () => proven.between(() => run(again)))
}

/**
 * Calls `run` with the number that a tensor holds, for use as an operator's argument. In a recording, the operator
 * reads it from the tensor at each replay.
 */
export function withNumber<R>(tensor: Tensor, run: (number: number) => R): R {
  const recording = currentRecording()
  if (recording === undefined) return run(Number(tensor.item()))
  const number = native.followNumber(idsOf([tensor])[0])
  try {
    return run(number)
  } finally {
    const found = native.unfollowNumber()
    if (found === 0) recording.refuse('a number that a tensor holds reaches no kernel')
    // Another argument equals the number by chance, and may not next time.
    if (found > 1) recording.onlyOnce = 'another argument is by chance the number that a tensor holds'
  }
}

/**
 * Compares a program with the function. Returns the function's results, and a {@link Doubt} where the two do not agree.
 */
export function prove<R>(
  program: Program,
  inputs: readonly Tensor[],
  run: () => R,
  ownOf: (result: R) => readonly Tensor[] | string,
): { result: R; doubt: Doubt | undefined } {
  try {
    proof = new Proof(program, inputs)
  } catch (error) {
    if (!(error instanceof TorchError)) throw error
    return { result: run(), doubt: { why: `it cannot be compared: ${error.message}`, stack: '' } }
  }
  try {
    const result = run()
    const own = ownOf(result)
    return { result, doubt: proof.end(own) }
  } finally {
    proof.release()
    proof = undefined
  }
}
