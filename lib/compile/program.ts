import { Handle, idOf, idsOf, settle } from '../runtime/handle'
import { type Id, native } from '../runtime/native'
import { putBack, takeBlank } from '../runtime/ops'
import { Tensor } from '../tensor'
import { buildProgram } from './plan'
import type { Recorder } from './recorder'

/** What a program gave for the sets of inputs that it ran on, one after another. */
interface Run {
  readonly done: number
  readonly results: Tensor[]
}

/** A recorded program of operators, which runs natively. */
export class Program extends Handle {
  /** Why it cannot be captured as a CUDA graph; empty where it can, undefined where nothing in it is on a GPU. */
  readonly graphObstacle: string | undefined
  /** Whether a part of it is JavaScript, which runs on its own thread alone. */
  readonly callsJavaScript: boolean
  #ids: Int32Array = new Int32Array()

  /** Of a recording that is complete; it owns the native program from now on. */
  constructor(recorder: Recorder) {
    const { onCuda, obstacle, callsJavaScript } = recorder
    super(buildProgram(recorder))
    this.graphObstacle = onCuda ? obstacle : undefined
    this.callsJavaScript = callsJavaScript
  }

  /** Runs it as `native.runProgram` says. */
  run(inputs: Tensor[], sets: number): Run {
    const blank = takeBlank()
    this.#ids = idsOf(inputs, this.#ids)
    const ran = native.runProgram(idOf(this), this.#ids, sets, blank)
    if (typeof ran === 'number') return { done: 1, results: [settle(blank, ran) as Tensor] }
    putBack(blank)
    return runOf(ran)
  }

  /** Whether it fits these inputs, and the modes of now. */
  accepts(inputs: Tensor[]): boolean {
    return native.checkProgram(idOf(this), idsOf(inputs)) > 0
  }

  async runAsync(inputs: Tensor[]): Promise<Run> {
    return runOf(await native.runProgramAsync(idOf(this), idsOf(inputs), 1))
  }
}

function runOf([done, ...results]: [number, ...Id[]]): Run {
  return { done, results: results.map((id) => new Tensor(id)) }
}
