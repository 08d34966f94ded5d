import { guard } from '../runtime/callback'
import { cannotCompile } from '../runtime/failure'
import { type Given, type Id, native, traits } from '../runtime/native'
import { dtypes } from '../types'
import { borrow, forgetLooks, isDense, lookAt, readLook } from './look'
import { operandKinds, operatorTraits } from './plan'
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
  /** The addresses of the tensors that calls gave, that JavaScript got as gradients, and that it gave to calls by itself. */
  readonly #made = new Set<number>()
  readonly #read = new Set<number>()
  readonly #used = new Set<number>()
  /** The levels of the operators that have begun and not ended well. */
  #open: number[] = []
  /** What no program can hold was tried. */
  #broken = false
  #backward = false
  #kept: Id = 0

  /** Native tells it of all that happens until `native.endRecording`. */
  constructor(inputs: Int32Array) {
    this.#programs = [native.newProgram(true, inputs.length), native.newProgram(false, inputs.length)]
    const began = native.beginRecording(
      ...this.#programs,
      guard((level, ...call) => this.#begin(level, call)),
      guard((level, ...call) => this.#finish(level, call)),
      guard((what, id) => this.#note(what, id)),
    )
    this.obstacle = began
      ? sparseness(inputs)
      : 'a function that func.grad, vmap and their kin transform cannot be compiled inside; compile what calls them'
    const known = this.obstacle === undefined ? inputs : new Int32Array()
    this.#kernels = new Recorder(this, 'kernels', this.#programs[0], known)
    this.#calls = new Recorder(this, 'calls', this.#programs[1], known)
    this.#foreign = known.some(
      (id) => (native.traits(id) & (traits.requiresGrad | traits.isLeaf)) === traits.requiresGrad,
    )
  }

  #begin(level: number, call: Parameters<Recorder['begin']>): void {
    this.#open.push(level)
    const [, name, , traits, operands] = call
    if (level === 0) refuseUnlessStatic(name, traits, operands)
    else for (const address of addressesIn(operands)) if (!this.#read.has(address)) this.#used.add(address)
    this.#recorder(level).begin(...call)
  }

  #finish(level: number, call: Parameters<Recorder['finish']>): void {
    this.#open.splice(this.#open.lastIndexOf(level), 1)
    if (level === 1) for (const address of addressesIn(call[2])) this.#made.add(address)
    this.#recorder(level).finish(...call)
  }

  #recorder(level: number): Recorder {
    return level === 0 ? this.#kernels : this.#calls
  }

  /** Whether the tensor at an address has come out of a call. */
  made(address: number): boolean {
    return this.#made.has(address)
  }

  /** Whether JavaScript has given it to a call though it did not get it as a gradient. */
  isUsed(address: number): boolean {
    return this.#used.has(address)
  }

  /** What happens beside operators: a gradient of a tensor is read or set, and the like. Throws for what no program can hold. */
  #note(what: string, id: Id): void {
    const refusal = refusals[what]
    try {
      if (what === 'setGrad') this.#kernels.beforeGradient(id)
      if (what === 'grad') this.#readGradient(id)
      // The memory had run out: the call begins once more.
      if (what === 'again') this.#open.length = Math.max(0, this.#open.lastIndexOf(1))
      else if (what === 'backward') this.#noteBackward()
      else if (refusal !== undefined) this.#calls.refuse(refusal)
      else this.#refuse(`${what} while a function is being recorded by torch.compile`)
    } finally {
      native.release(id)
    }
  }

  #readGradient(id: Id): void {
    const grad = native.grad(id, 0)
    if (grad !== 0) borrow(grad, () => this.#read.add(lookAt(grad).tensor))
    this.#kernels.readGradient(id)
  }

  #noteBackward(): void {
    if (this.#foreign) {
      this.#broken = true
      const why = 'backward would run through an argument that was computed outside of the function'
      throw cannotCompile(`${why}, which is another graph each time; detach() the argument, or compute it inside`)
    }
    this.#backward = true
  }

  #refuse(what: string): never {
    this.#broken = true
    throw cannotCompile(`${what}, which would not happen again when it is replayed`)
  }

  /** JavaScript that is no part of the program, and runs again each time. */
  call(run: () => unknown): void {
    this.#kernels.call(run)
    this.#calls.refuse('an optimizer takes a step in it')
  }

  /** Whether the results have a graph, and the program; undefined when this run must not be replayed. */
  complete(outputs: Int32Array, freezing: boolean): { graph: boolean; program: Program } | undefined {
    if (this.#broken || this.#open.length > 0) {
      const what = 'what cannot be recorded, or fails, was tried in it, and the function caught the error'
      throw cannotCompile(`${what}; its replays would go one way for good`)
    }
    const { refusal } = this.#calls
    const writes = this.#kernels.writesGraph()
    if (this.#backward && writes) {
      const what = 'a tensor that is there before the function is overwritten by what requires gradients'
      throw cannotCompile(`${what}, in a function that runs backward, whose results are detached; detach() it`)
    }
    const graph = !this.#backward && (writes || outputs.some((id) => this.#hasGraph(id)))
    if (graph && refusal !== '') {
      const what = 'a function whose results require gradients is replayed call by call, which cannot be done here'
      throw cannotCompile(`${what}: ${refusal}`)
    }
    const recorder = graph ? this.#calls : this.#kernels
    recorder.complete(outputs, freezing)
    if (recorder.ambiguous) return undefined
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

/** Of all tensors that an operator was given or gave. */
function addressesIn(given: readonly Given[]): number[] {
  return given.flatMap(([, , , looks]) => looks.map((look) => Number.parseInt(look, 10)))
}

function refuseUnlessStatic(name: string, traits: number, operands: readonly Given[]): void {
  if (traits & operatorTraits.dataDependent) {
    const why = "reads a tensor's value, which is not known while a function is recorded"
    throw cannotCompile(`${name} ${why}; return the tensor and read it outside`)
  }
  if (!(traits & operatorTraits.dynamicShape) || hasPlainIndices(operands)) return
  const why = 'gives a result whose shape depends on values'
  throw cannotCompile(`${name} ${why}; torch.where or multiplying by a mask keep the shape`)
}

/** Whether indices are given and none of them is a mask, so that the shapes of the indices alone say the result's. */
function hasPlainIndices(operands: readonly Given[]): boolean {
  const lists = operands.filter(([, kind]) => kind === operandKinds.optionalList)
  const isMask = (text: string) => text !== '' && ['bool', 'uint8'].includes(dtypes[readLook(text).dtype])
  return lists.length > 0 && !lists.some(([, , , looks]) => looks.some(isMask))
}
