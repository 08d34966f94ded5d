import { TorchError } from '../errors'
import { guard } from '../runtime/callback'
import { native } from '../runtime/native'
import { Observer } from './observer'
import type { Program } from './program'

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
  /** Run after each replay: they bring about what the function does to objects of JavaScript. */
  readonly afterwards: (() => void)[] = []
  /** Why this run must not be replayed, when it did what happens only once. */
  onlyOnce = false
  readonly #seen = new Set<unknown>()

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

let current: Recording | undefined
let observer: Observer | undefined
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
  let obstacle: string
  try {
    observer = new Observer(inputs)
    if (observer.obstacle === undefined) {
      current = new Recording()
      return run(current)
    }
    obstacle = observer.obstacle
  } finally {
    current = undefined
    native.endRecording()
    observer?.end()
    observer = undefined
  }
  return otherwise(obstacle)
}

/**
 * Ends the recording within {@link record}: whether the results have a graph, and the program; undefined when this run must
 * not be replayed.
 */
export function complete(outputs: Int32Array, freezing: boolean): { graph: boolean; program: Program } | undefined {
  const onlyOnce = current?.onlyOnce
  current = undefined
  native.pauseRecording(true)
  return onlyOnce ? undefined : observer?.complete(outputs, freezing)
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
  outside(() => {
    observer?.call(guard(run))
    run()
  })
}
