import { Handle, idOf, idsOf, settle } from '../runtime/handle'
import { type Id, native } from '../runtime/native'
import { putBack, takeBlank } from '../runtime/ops'
import { Tensor } from '../tensor'

/** What a program gave for the sets of inputs that it ran on, one after another. */
interface Run {
  readonly done: number
  readonly results: Tensor[]
}

/** A recorded program of operators, which runs natively. */
export class Program extends Handle {
  #ids: Int32Array = new Int32Array()

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
