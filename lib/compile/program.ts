import { Handle, idOf, idsOf, settle } from '../binding/handle'
import { type Id, native } from '../binding/native'
import { putBack, takePlaceholder } from '../binding/ops'
import { Tensor } from '../tensor'
import type { ProgramLevel } from './log'
import { findFirstChange } from './passes'
import { buildProgram, isOperation, type JavaScriptCall, type Operation, operatorTraits, type Plan } from './plan'

/** A recorded program of operators, which runs natively. */
export class Program extends Handle {
  /** Why it cannot be captured as a CUDA graph; empty where it can, undefined where nothing is on a GPU. */
  readonly graphObstacle: string | undefined
  /** The GPU that it works on. */
  readonly cudaDevice: string | undefined
  /** Whether a part of it is JavaScript, which must run on the thread that recorded it. */
  readonly callsJavaScript: boolean
  /**
   * The slots that it relies on, with views of captured tensors, and those whose memory it changes; the leaves whose
   * gradients it sets; the places of its JavaScript.
   */
  readonly relied: Int32Array
  readonly written: Int32Array
  readonly leaves: Int32Array
  readonly gradients: readonly (readonly [leaf: number, slot: number])[]
  readonly calls: ReadonlyMap<number, JavaScriptCall>
  readonly length: number
  /** Whether it draws random numbers, or reads or sets the generator's state. */
  readonly draws: boolean
  readonly level: ProgramLevel
  readonly #firstChange: number
  #ids: Int32Array = new Int32Array()

  /** Builds a program from a complete recording, and owns the native program from then on. */
  constructor(plan: Plan) {
    super(buildProgram(plan))
    const { inputs, captured, gradients, views, instructions } = plan
    this.graphObstacle = plan.graphObstacle
    this.cudaDevice = plan.cudaDevice
    this.level = plan.level
    const hoisted = views.flatMap(({ results }) => results.map(({ slot }) => slot))
    this.relied = Int32Array.from([...inputs.keys(), ...captured, ...gradients.map(([, slot]) => slot), ...hoisted])
    this.written = Int32Array.from(plan.written)
    const set = instructions.flatMap((one) => (isOperation(one) || 'call' in one ? [] : [one.to]))
    this.leaves = Int32Array.from(new Set([...set, ...gradients.map(([leaf]) => leaf)]))
    this.gradients = gradients
    this.calls = new Map(instructions.flatMap((one, place) => ('call' in one ? [[place, one]] : [])))
    this.callsJavaScript = this.calls.size > 0
    this.length = instructions.length
    const draws = ({ traits, name }: Operation) =>
      (traits & operatorTraits.seeded) !== 0 || name.startsWith('torchnode::')
    this.#firstChange = findFirstChange(plan)
    this.draws = instructions.some((one) => 'call' in one || (isOperation(one) && draws(one)))
  }

  /**
   * Runs it and returns its results; undefined where it does not fit these inputs, the captured tensors, or the current
   * modes.
   */
  run(inputs: readonly Tensor[]): Tensor[] | undefined {
    if (this.callsJavaScript) return this.#runInParts(inputs)
    const placeholder = takePlaceholder()
    this.#ids = idsOf(inputs, this.#ids)
    const ran = native.runProgram(idOf(this), this.#ids, placeholder)
    if (typeof ran === 'number') return [settle(placeholder, ran) as Tensor]
    putBack(placeholder)
    return tensorsOf(ran)
  }

  /** Runs it natively up to each part that is JavaScript. */
  #runInParts(inputs: readonly Tensor[]): Tensor[] | undefined {
    const parts = native.shadowOf(idOf(this), idsOf(inputs))
    if (parts === 0) return undefined
    try {
      for (let place = 0; ; place++) {
        const begin = place
        place = native.runFrom(parts, begin, false)
        const part = this.calls.get(place)
        if (part === undefined) return tensorsOf(native.outputsOf(parts))
        const result = part.call(() => native.runFrom(parts, begin, false))
        if (part.to >= 0) native.setSlotTensors(parts, Int32Array.of(part.to), idsOf([result as Tensor]))
      }
    } finally {
      native.release(parts)
    }
  }

  /** Whether the run that has just thrown had changed nothing yet that lasts. */
  get hasChangedNothing(): boolean {
    const place = native.reachedBy(idOf(this))
    return !this.callsJavaScript && place >= 0 && place < this.#firstChange
  }

  /** Whether it fits these inputs. */
  accepts(inputs: readonly Tensor[]): boolean {
    return native.checkProgram(idOf(this), idsOf(inputs))
  }

  async runAsync(inputs: readonly Tensor[]): Promise<Tensor[] | undefined> {
    return tensorsOf(await native.runProgramAsync(idOf(this), idsOf(inputs)))
  }
}

function tensorsOf(ids: Id[] | false): Tensor[] | undefined {
  return ids === false ? undefined : ids.map((id) => new Tensor(id))
}
