import { TorchError } from '../errors'
import { Handle, idOf, idsOf, settle } from '../runtime/handle'
import { type Id, native } from '../runtime/native'
import { putBack, takeBlank } from '../runtime/ops'
import { Tensor } from '../tensor'
import { type Instruction, isOperation, type Plan } from './plan'
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
  readonly #callsJavaScript: boolean
  #ids: Int32Array = new Int32Array()

  /** Of a recording that is complete; it owns the native program from now on. */
  constructor(recorder: Recorder) {
    const { program, onCuda, obstacle, callsJavaScript } = recorder
    build(recorder)
    super(program)
    this.graphObstacle = onCuda ? obstacle : undefined
    this.#callsJavaScript = callsJavaScript
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
    if (this.#callsJavaScript) {
      const why = 'its optimizer has no fused kernel, so a part of it is JavaScript'
      throw new TorchError('ERR_COMPILE', `this function cannot run beside JavaScript: ${why}; call it without async`)
    }
    return runOf(await native.runProgramAsync(idOf(this), idsOf(inputs), 1))
  }
}

function runOf([done, ...results]: [number, ...Id[]]): Run {
  return { done, results: results.map((id) => new Tensor(id)) }
}

/** Gives native what it runs. */
function build(plan: Plan): void {
  for (const view of plan.views) add(plan.program, view, true)
  for (const instruction of plan.instructions) add(plan.program, instruction, false)
  native.completeProgram(
    plan.program,
    Int32Array.from(plan.slots, ({ lasting }) => Number(lasting)),
    Int32Array.from(plan.captured),
    Int32Array.from(plan.sameAs),
    plan.overlaps.flat(),
    Int32Array.from(plan.gradients.flat()),
    Int32Array.from(plan.withoutGradient),
    Int32Array.from(plan.outputs),
    Int32Array.from(plan.written),
    plan.givesViews,
    plan.packs,
  )
}

function add(program: Id, instruction: Instruction, view: boolean): void {
  if ('call' in instruction) native.addCall(program, instruction.call)
  else if (isOperation(instruction)) {
    const { number, name, overload, constants, operands, results } = instruction
    const given = operands.flatMap(({ argument, kind, slots }) => [argument, kind, slots.length, ...slots])
    const made = results.flatMap(({ position, item, slot }) => [position, item, slot])
    const [integers, from, to, dead] = [constants.flat(), given, made, instruction.dead].map((list) =>
      Int32Array.from(list),
    )
    native.addOperator(program, view, number, name, overload, integers, from, to, dead)
  } else native.addGradient(program, instruction.to, instruction.from, Int32Array.from(instruction.dead))
}
