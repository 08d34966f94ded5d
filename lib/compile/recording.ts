import { TorchError } from '../errors'
import { guard } from '../runtime/callback'
import { cannotCompile } from '../runtime/failure'
import { type Id, native, traits } from '../runtime/native'
import { forgetLooks, isDense, lookAt } from './look'
import { Program } from './program'
import { type Given, Recorder } from './recorder'

/** A value that is no tensor and must be the same when the recorded program runs again. */
interface Condition {
  readonly read: () => unknown
  readonly value: unknown
}

/** What a program needs beside its tensors. */
export class Recording {
  readonly conditions: Condition[] = []
  /** Run before each replay: they bring numbers that JavaScript keeps into the tensors that stand for them. */
  readonly refreshers: (() => void)[] = []
  /** Why this run must not be replayed, when it did what happens only once. */
  onlyOnce = false
  readonly kernels: Recorder
  readonly calls: Recorder
  /** A backward pass has run. */
  backward = false
  /** The program that is kept, of the two. */
  kept: Id = 0
  /** An argument has a graph that begins outside. */
  readonly #foreign: boolean
  readonly #seen = new Set<unknown>()

  constructor(inputs: Int32Array) {
    this.kernels = new Recorder('kernels', inputs)
    this.calls = new Recorder('calls', inputs)
    this.#foreign = inputs.some(
      (id) => (native.traits(id) & (traits.requiresGrad | traits.isLeaf)) === traits.requiresGrad,
    )
  }

  /** What happens beside operators: a gradient of a tensor is read or set, and the like. Throws for what no program can hold. */
  note(what: string, id: Id): void {
    const { kernels, calls } = this
    if (what === 'setGrad') {
      kernels.beforeGradient(id)
      calls.refuse('gradients are set in it')
    } else if (what === 'grad') {
      kernels.readGradient(id)
      calls.refuse('a gradient is read in it')
    } else if (what === 'backward') this.#noteBackward()
    else if (what in refusals) calls.refuse(refusals[what as keyof typeof refusals])
    else {
      calls.broken++
      const why =
        'while a function is being recorded by torch.compile, which would not happen again when it is replayed'
      throw cannotCompile(`${what} ${why}`)
    }
  }

  #noteBackward(): void {
    if (this.#foreign) {
      this.kernels.broken++
      const why = 'backward would run through an argument that was computed outside of the function'
      throw cannotCompile(`${why}, which is another graph each time; detach() the argument, or compute it inside`)
    }
    this.backward = true
  }

  /** Adds conditions that the fields of an object keep their values. */
  requireFields(subject: object): void {
    for (const [key, value] of Object.entries(subject)) {
      this.conditions.push({ read: () => (subject as Record<string, unknown>)[key], value })
    }
  }

  /** Adds a condition, once for each subject. */
  require(subject: unknown, read: () => unknown): void {
    if (this.#seen.has(subject)) return
    this.#seen.add(subject)
    this.conditions.push({ read, value: read() })
  }

  /** Whether what the program relies on still holds. */
  holds(): boolean {
    return this.conditions.every(({ read, value }) => read() === value)
  }
}

/** What only a program of kernels can hold. */
const refusals = {
  setRequiresGrad: 'requiresGrad is set in it',
  registerHook: 'a hook is registered in it',
  applyFunction: 'an autograd.Function is applied in it',
}

let current: Recording | undefined
let paused = false

/** Whether what runs now is being recorded by {@link compile}. */
export function isRecording(): boolean {
  return current !== undefined && !paused
}

/** The recording that is under way; undefined outside of one. */
export function currentRecording(): Recording | undefined {
  return paused ? undefined : current
}

/**
 * Runs a function while native tells what it does; what it threw is thrown again with nothing recorded.
 * `otherwise` runs, or throws, instead where nothing can be recorded.
 */
export function record<R>(inputs: Int32Array, run: (recording: Recording) => R, otherwise: (reason: string) => R): R {
  if (current !== undefined) throw new TorchError('ERR_COMPILE', 'a function is being recorded already')
  const other = inputs.find((id) => !isDense(native.look(id)))
  if (other !== undefined) {
    return otherwise(`compiled functions are for dense tensors; an argument is ${native.layout(other)}`)
  }
  const recording = new Recording(inputs)
  const { kernels, calls } = recording
  try {
    if (!native.beginRecording(kernels.program, calls.program, ...listeners(recording))) {
      return otherwise(
        'a function that func.grad, vmap and their kin transform cannot be compiled inside; compile what calls them',
      )
    }
    current = recording
    return run(recording)
  } finally {
    stop()
    native.endRecording()
    forgetLooks()
    for (const { program } of [kernels, calls]) if (program !== recording.kept) native.release(program)
  }
}

/** Nothing is recorded from here on; does nothing the second time. */
function stop(): void {
  if (current === undefined) return
  current = undefined
  native.pauseRecording(true)
}

/**
 * Ends the recording within {@link record}: whether the results have a graph, and the program; undefined when this run must
 * not be replayed.
 */
export function complete(
  recording: Recording,
  outputs: Int32Array,
  freezing: boolean,
): { graph: boolean; program: Program } | undefined {
  const { kernels, calls } = recording
  stop()
  if (recording.onlyOnce) return undefined
  if (kernels.broken > 0 || calls.broken > 0) {
    const what = 'what cannot be recorded was tried in it, and the function caught the error'
    throw cannotCompile(`${what}; its replays would go one way for good`)
  }
  const graph = !recording.backward && (outputs.some((id) => hasGraph(calls, id)) || kernels.writesGraph())
  if (graph && calls.refusal !== '') {
    const what = 'a function whose results require gradients is replayed call by call, which cannot be done here'
    throw cannotCompile(`${what}: ${calls.refusal}`)
  }
  const recorder = graph ? calls : kernels
  recorder.complete(outputs, freezing)
  recording.kept = recorder.program
  return { graph, program: new Program(recorder) }
}

function hasGraph(calls: Recorder, output: Id): boolean {
  const bits = native.traits(output)
  if (!(bits & traits.requiresGrad)) return false
  return calls.refusal === '' ? calls.makes(lookAt(output)) : !(bits & traits.isLeaf)
}

/** What native calls for each operator, before and after, and for what happens beside them. */
function listeners(recording: Recording) {
  const levels = [recording.kernels, recording.calls]
  const begin: Begin = (level, number, name, overload, bits, operands, looks) =>
    levels[level].begin(number, name, overload, bits, given(operands, looks))
  const finish: Finish = (level, number, returns, results, looks) =>
    levels[level].finish(number, returns, given(results, looks))
  const note = (what: string, id: Id) => {
    try {
      recording.note(what, id)
    } finally {
      native.release(id)
    }
  }
  return [guard(begin), guard(finish), guard(note)] as const
}

type Begin = Parameters<typeof native.beginRecording>[2]
type Finish = Parameters<typeof native.beginRecording>[3]

function given(flat: readonly number[], looks: readonly string[]): Given[] {
  const all: Given[] = []
  let first = 0
  for (let at = 0; at < flat.length; at += 4) {
    const [place, kind, aliases, count] = flat.slice(at, at + 4)
    all.push({ place, kind, aliases: aliases !== 0, looks: looks.slice(first, first + count), first })
    first += count
  }
  return all
}

/** Runs a function now, outside of the program that is being recorded: what it makes lasts, and is not made again. */
export function outside<R>(run: () => R): R {
  if (!isRecording()) return run()
  native.pauseRecording(true)
  paused = true
  try {
    return run()
  } finally {
    paused = false
    native.pauseRecording(false)
  }
}

/** Runs JavaScript now and at this place of every replay: for what no program of operators can do. */
export function everyTime(run: () => void): void {
  const call = guard(run)
  currentRecording()?.kernels.call(call)
  currentRecording()?.calls.refuse('an optimizer takes a step in it')
  outside(run)
}
