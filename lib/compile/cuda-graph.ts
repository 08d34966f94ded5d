import { CUDAGraph, currentStream, graph, isCurrentStreamCapturing, Stream, stream } from '../cuda'
import { copy_, emptyLike } from '../generated/ops'
import { idOf } from '../runtime/handle'
import { native } from '../runtime/native'
import type { Tensor } from '../tensor'
import type { Program } from './program'

/** Libraries set themselves up in the first runs, which a capture must not see. */
const warmUps = 3

/** A program of the GPU's as a CUDA graph, once it is warm: launched as one, with no operator called by the CPU. */
export class GraphedProgram {
  readonly #program: Program
  #runs = 0
  #graph: CUDAGraph | undefined
  #inputs: Tensor[] = []
  #results: Tensor[] = []
  #refused = false

  constructor(program: Program) {
    this.#program = program
  }

  /** The results; undefined where the program must be run without a graph, or does not fit. */
  run(inputs: Tensor[]): Tensor[] | undefined {
    // Within a capture of the user's own it is a part of that graph.
    if (this.#refused || isCurrentStreamCapturing()) return undefined
    if (!this.#program.accepts(inputs)) return undefined
    if (this.#runs++ < warmUps) return this.#warmUp(inputs)
    if (this.#graph === undefined) this.#capture(inputs)
    if (this.#graph === undefined) return undefined
    for (const [i, input] of inputs.entries()) copy_(this.#inputs[i], input, { nonBlocking: true })
    this.#graph.replay()
    native.settleProgram(idOf(this.#program))
    // The graph writes the same memory next time.
    return this.#results.map((result) => result.clone())
  }

  /** Runs it on a stream beside, as CUDA asks for before a capture. */
  #warmUp(inputs: Tensor[]): Tensor[] {
    const main = currentStream()
    const side = new Stream({ device: main.device })
    side.waitStream(main)
    const results = stream(side, () => this.#plain(inputs))
    main.waitStream(side)
    return results
  }

  #plain(inputs: Tensor[]): Tensor[] {
    return this.#program.run(inputs) ?? []
  }

  #capture(inputs: Tensor[]): void {
    this.#inputs = inputs.map((input) => copy_(emptyLike(input), input))
    const fresh = new CUDAGraph()
    try {
      this.#results = graph(fresh, () => this.#plain(this.#inputs))
      native.sealProgram(idOf(this.#program))
      this.#graph = fresh
    } catch (error) {
      this.#refused = true
      warn((error as Error).message)
    }
  }
}

/** A program as a graph where it is the GPU's; where it cannot be captured the reason is logged. */
export function graphed(program: Program): GraphedProgram | undefined {
  const obstacle = program.graphObstacle
  if (obstacle === undefined) return undefined
  if (obstacle === '') return new GraphedProgram(program)
  warn(obstacle)
  return undefined
}

function warn(reason: string): void {
  process.emitWarning(`a compiled function is replayed without a CUDA graph: ${reason}`, 'TorchWarning')
}
