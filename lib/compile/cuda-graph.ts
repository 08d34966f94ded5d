import { choicesMade } from '../backends/switches'
import { idOf, idsOf } from '../binding/handle'
import { native } from '../binding/native'
import { emitWarning } from '../binding/warning'
import { CUDAGraph, currentStream, device, graph, isCurrentStreamCapturing, stream } from '../cuda'
import { captureStream } from '../cuda/graph'
import { copy_, emptyLike } from '../generated/ops'
import type { Tensor } from '../tensor'
import type { Program } from './program'

/** Libraries set themselves up in the first runs, and a capture must not contain that. */
const warmUps = 3
/** How often a capture is tried: what breaks one attempt, such as another thread, may not break the next. */
const attempts = 3

/**
 * A program on a GPU that is replayed as a CUDA graph once it is warm: one launch, with no operator calls on the CPU.
 */
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

  /** Returns the results; undefined where the program does not fit or must run without a graph. */
  run(inputs: Tensor[]): Tensor[] | undefined {
    if (this.#refusals >= attempts) return undefined
    // Streams and captures belong to the current GPU, which may not be the one that its tensors are on.
    return device(this.#program.cudaDevice ?? 'cuda', () => this.#run(inputs))
  }

  #run(inputs: Tensor[]): Tensor[] | undefined {
    // While the user captures a graph, the program becomes a part of that graph.
    if (isCurrentStreamCapturing()) return undefined
    if (!this.#program.accepts(inputs)) return undefined
    if (this.#runs++ < warmUps) return this.#warmUp(inputs)
    if (this.#choices !== choicesMade()) this.#graph = undefined
    if (this.#graph === undefined) this.#capture(inputs)
    if (this.#graph === undefined) return undefined
    for (const [i, input] of inputs.entries()) copy_(this.#inputs[i], input, { nonBlocking: true })
    this.#graph.replay()
    // The next replay writes to the same memory.
    const results = this.#results.map((result) => result.detach().clone())
    native.settleProgram(idOf(this.#program), idsOf(results))
    return results
  }

  /**
   * Runs the program on a side stream, as CUDA requires before a capture. It is the stream of the capture, since the
   * allocator keeps memory per stream.
   */
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
      // Work of other threads, such as a loader that pins memory, is not part of the graph.
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

/**
 * A program on a GPU, prepared to become a CUDA graph; where it cannot be captured, logs the reason and returns
 * undefined.
 */
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
