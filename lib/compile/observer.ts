import { guard } from '../runtime/callback'
import { cannotCompile } from '../runtime/failure'
import { type Id, native, traits } from '../runtime/native'
import { forgetLooks, isDense, lookAt } from './look'
import { Program } from './program'
import { Recorder } from './recorder'

/** What only a program of kernels can hold. */
const refusals: Partial<Record<string, string>> = {
  setGrad: 'gradients are set in it',
  grad: 'a gradient is read in it',
  setRequiresGrad: 'requiresGrad is set in it',
  registerHook: 'a hook is registered in it',
  applyFunction: 'an autograd.Function is applied in it',
}

/** Hears from native what a function does, and lets both levels record it, since only its end shows which one it takes. */
export class Observer {
  /** Why nothing can be recorded, if so. */
  readonly obstacle: string | undefined
  readonly #programs: [kernels: Id, calls: Id]
  readonly #kernels: Recorder
  readonly #calls: Recorder
  /** An argument has a graph that begins outside. */
  readonly #foreign: boolean
  #backward = false
  #kept: Id = 0

  /** Native tells it of all that happens until `native.endRecording`. */
  constructor(inputs: Int32Array) {
    this.#programs = [native.newProgram(true, inputs.length), native.newProgram(false, inputs.length)]
    const levels = (): Recorder[] => [this.#kernels, this.#calls]
    const began = native.beginRecording(
      ...this.#programs,
      guard((level, ...call) => levels()[level].begin(...call)),
      guard((level, ...call) => levels()[level].finish(...call)),
      guard((what, id) => this.#note(what, id)),
    )
    this.obstacle = began
      ? sparseness(inputs)
      : 'a function that func.grad, vmap and their kin transform cannot be compiled inside; compile what calls them'
    const known = this.obstacle === undefined ? inputs : new Int32Array()
    this.#kernels = new Recorder('kernels', this.#programs[0], known)
    this.#calls = new Recorder('calls', this.#programs[1], known)
    this.#foreign = known.some(
      (id) => (native.traits(id) & (traits.requiresGrad | traits.isLeaf)) === traits.requiresGrad,
    )
  }

  /** What happens beside operators: a gradient of a tensor is read or set, and the like. Throws for what no program can hold. */
  #note(what: string, id: Id): void {
    const refusal = refusals[what]
    try {
      if (what === 'setGrad') this.#kernels.beforeGradient(id)
      if (what === 'grad') this.#kernels.readGradient(id)
      if (what === 'backward') this.#noteBackward()
      else if (refusal !== undefined) this.#calls.refuse(refusal)
      else this.#refuse(`${what} while a function is being recorded by torch.compile`)
    } finally {
      native.release(id)
    }
  }

  #noteBackward(): void {
    if (this.#foreign) {
      this.#kernels.broken++
      const why = 'backward would run through an argument that was computed outside of the function'
      throw cannotCompile(`${why}, which is another graph each time; detach() the argument, or compute it inside`)
    }
    this.#backward = true
  }

  #refuse(what: string): never {
    this.#kernels.broken++
    throw cannotCompile(`${what}, which would not happen again when it is replayed`)
  }

  /** JavaScript that is no part of the program, and runs again each time. */
  call(run: () => unknown): void {
    this.#kernels.call(run)
    this.#calls.refuse('an optimizer takes a step in it')
  }

  /** Whether the results have a graph, and the program. */
  complete(outputs: Int32Array, freezing: boolean): { graph: boolean; program: Program } {
    if (this.#kernels.broken > 0 || this.#calls.broken > 0) {
      const what = 'what cannot be recorded was tried in it, and the function caught the error'
      throw cannotCompile(`${what}; its replays would go one way for good`)
    }
    const { refusal } = this.#calls
    const graph = !this.#backward && (outputs.some((id) => this.#hasGraph(id)) || this.#kernels.writesGraph())
    if (graph && refusal !== '') {
      const what = 'a function whose results require gradients is replayed call by call, which cannot be done here'
      throw cannotCompile(`${what}: ${refusal}`)
    }
    const recorder = graph ? this.#calls : this.#kernels
    recorder.complete(outputs, freezing)
    this.#kept = recorder.program
    return { graph, program: new Program(recorder) }
  }

  #hasGraph(output: Id): boolean {
    const bits = native.traits(output)
    if (!(bits & traits.requiresGrad)) return false
    return this.#calls.refusal === '' ? this.#calls.makes(lookAt(output)) : !(bits & traits.isLeaf)
  }

  end(): void {
    forgetLooks()
    for (const program of this.#programs) if (program !== this.#kept) native.release(program)
  }
}

function sparseness(inputs: Int32Array): string | undefined {
  const other = inputs.find((id) => !isDense(native.look(id)))
  if (other === undefined) return undefined
  return `compiled functions are for dense tensors; an argument is ${native.layout(other)}`
}
