import { choicesMade } from '../backends/switches'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { emitWarning } from '../binding/warning'
import { CUDAGraph, currentStream, device, graph, isCurrentStreamCapturing, stream } from '../cuda'
import { captureStream } from '../cuda/graph'
import { copy_, emptyLike } from '../generated/ops'
import type { Tensor } from '../tensor'
import type { Program } from './program'

/** Libraries set themselves up in the first runs, which a capture must not see. */
const warmUps = 3
/** How often a capture is tried: what breaks one, such as another thread, may not break the next. */
const attempts = 3

/** A program of the GPU's as a CUDA graph, once it is warm: launched as one, with no operator called by the CPU. */
export class GraphedProgram {
  readonly #program: Program
  #runs = 0
  #graph: CUDAGraph | undefined
  #choices = 0
  #inputs: Tensor[] = []
  #results: Tensor[] = []
  #refusals = 0

  constructor(program: Program) {
    this.#program = program
  }

  /** The results; undefined where the program must be run without a graph, or does not fit. */
  run(inputs: Tensor[]): Tensor[] | undefined {
    if (this.#refusals >= attempts) return undefined
    // Streams and captures are of the current GPU, which need not be the one that its tensors are on.
    return device(this.#program.cudaDevice ?? 'cuda', () => this.#run(inputs))
  }

  #run(inputs: Tensor[]): Tensor[] | undefined {
    // Within a capture of the user's own it is a part of that graph.
    if (isCurrentStreamCapturing()) return undefined
    if (!this.#program.accepts(inputs)) return undefined
    if (this.#runs++ < warmUps) return this.#warmUp(inputs)
    if (this.#choices !== choicesMade()) this.#graph = undefined
    if (this.#graph === undefined) this.#capture(inputs)
    if (this.#graph === undefined) return undefined
    for (const [i, input] of inputs.entries()) copy_(this.#inputs[i], input, { nonBlocking: true })
    this.#graph.replay()
    native.settleProgram(idOf(this.#program))
    // The graph writes the same memory next time.
    return this.#results.map((result) => result.clone())
  }

  /** Runs it on a stream beside, as CUDA asks for before a capture: on the capture's own, since memory is kept for each stream. */
  #warmUp(inputs: Tensor[]): Tensor[] {
    const main = currentStream()
    const side = captureStream()
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
      // What other threads do, a loader that pins memory say, is no part of it.
      this.#results = graph(fresh, () => this.#plain(this.#inputs), { captureErrorMode: 'thread_local' })
      native.sealProgram(idOf(this.#program))
      this.#graph = fresh
      this.#choices = choicesMade()
    } catch (error) {
      this.#inputs = []
      if (++this.#refusals === attempts) warn((error as Error).message)
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
  emitWarning(`a compiled function is replayed without a CUDA graph: ${reason}`)
}
