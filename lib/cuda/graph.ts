import { checkOptions, flag, type Rest, settings, surplus } from '../arguments'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import type { External, MempoolId } from '../binding/native-cuda'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { answersForProxies, isArray } from '../kinds'
import { Generator } from '../random'
import { comparedBy, itself } from '../tensor/compared'
import { callCuda, isAvailable, synchronize } from './device'
import { emptyCache } from './memory'
import { checked, Stream, stream } from './stream'

/** Memory that several graphs may share if they are replayed in the order in which they were captured. */
export type GraphPool = MempoolId

const modes = ['global', 'thread_local', 'relaxed'] as const

export interface CaptureOptions {
  /** Another graph's {@link CUDAGraph.pool}, or {@link graphPoolHandle}; default a pool of the graph's own. */
  pool?: GraphPool
  /**
   * Whose unsafe calls, such as allocations, end the capture: every thread's (default), only this thread's, or
   * nobody's.
   */
  captureErrorMode?: (typeof modes)[number]
}

export interface GraphOptions extends CaptureOptions {
  /** The stream to capture on; default a stream kept for captures. */
  stream?: Stream
}

export interface CUDAGraphOptions {
  /** Whether to keep the captured graph beside the executable one, for {@link CUDAGraph.debugDump}; default false. */
  keepGraph?: boolean
}

/**
 * Work on a GPU, captured once and launched as one: `cuda.graph(g, () => { y = model.forward(x) })`, then
 * `x.copy_(next); g.replay()` and read `y`. The graph reads and writes the memory that it was captured with: keep its
 * inputs and results, and fill the inputs in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.CUDAGraph.html
 */
export class CUDAGraph {
  static {
    comparedBy(CUDAGraph, itself)
  }

  readonly #graph: External
  readonly #kept: boolean
  // Kept alive here: native holds only their states.
  readonly #generators: Generator[] = []

  /** @throws TorchError ERR_DEVICE without CUDA. */
  constructor(...rest: Rest<CUDAGraphOptions, ['keepGraph']>) {
    const { keepGraph } = settings<Required<CUDAGraphOptions>>('cuda.CUDAGraph', { keepGraph: false }, rest)
    flag('cuda.CUDAGraph', 'keepGraph', keepGraph)
    this.#kept = keepGraph
    this.#graph = callCuda((cuda) => cuda.newGraph(keepGraph))
  }

  /**
   * Begins to capture the work queued on the current stream, which must not be the default one; {@link graph} does all
   * of this.
   */
  captureBegin(options: CaptureOptions = {}): void {
    if (arguments.length > 1) throw surplus('cuda.CUDAGraph.captureBegin', 1, arguments)
    checkOptions('cuda.CUDAGraph.captureBegin', options, ['pool', 'captureErrorMode'])
    const { pool = [0n, 0n], captureErrorMode = 'global' } = options
    const mode = modes.indexOf(captureErrorMode)
    if (mode < 0) throw typeError(`captureErrorMode must be one of ${modes.join(', ')}, got ${shown(captureErrorMode)}`)
    if (!(isArray(pool) && pool.length === 2 && [...pool].every((half) => typeof half === 'bigint')))
      throw typeError(`pool must be a result of graph.pool() or graphPoolHandle(), got ${shown(pool)}`)
    callCuda((cuda) => cuda.beginCapture(this.#graph, pool[0], pool[1], mode))
  }

  /**
   * Ends the capture. The graph can then be replayed.
   * @throws TorchError where some of the work cannot be captured; libtorch is then as it was before.
   */
  captureEnd(): void {
    if (arguments.length > 0) throw surplus('cuda.CUDAGraph.captureEnd', 0, arguments)
    callCuda((cuda) => cuda.endCapture(this.#graph))
  }

  /** Queues the captured work on the current stream, with new random numbers from the generators. */
  replay(): void {
    if (arguments.length > 0) throw surplus('cuda.CUDAGraph.replay', 0, arguments)
    callCuda((cuda) => cuda.replayGraph(this.#graph))
  }

  /** Deletes the captured work and frees its memory. */
  reset(): void {
    if (arguments.length > 0) throw surplus('cuda.CUDAGraph.reset', 0, arguments)
    callCuda((cuda) => cuda.resetGraph(this.#graph))
    this.#generators.length = 0
  }

  /**
   * Writes the captured graph to a file, in the language of Graphviz (`dot -Tsvg`).
   * @throws TorchError ERR_RUNTIME where the graph was made without `keepGraph`.
   */
  debugDump(debugPath: string): void {
    if (arguments.length > 1) throw surplus('cuda.CUDAGraph.debugDump', 1, arguments)
    if (typeof debugPath !== 'string')
      throw typeError(`CUDAGraph.debugDump(debugPath) takes a path, got ${shown(debugPath)}`)
    if (!this.#kept)
      throw new TorchError('ERR_RUNTIME', 'CUDAGraph.debugDump is for a graph made with { keepGraph: true }')
    callCuda((cuda) => cuda.dumpGraph(this.#graph, debugPath))
  }

  /** The memory pool of the graph, for other graphs to share. */
  pool(): GraphPool {
    if (arguments.length > 0) throw surplus('cuda.CUDAGraph.pool', 0, arguments)
    return callCuda((cuda) => cuda.graphPool(this.#graph))
  }

  /**
   * Allows the capture to use a generator that the user made, and continues its stream in each replay; the default
   * generator is always allowed.
   */
  registerGeneratorState(generator: Generator): void {
    if (arguments.length > 1) throw surplus('cuda.CUDAGraph.registerGeneratorState', 1, arguments)
    if (!(generator instanceof Generator)) {
      throw typeError(
        `cuda.CUDAGraph.registerGeneratorState: generator must be a Generator, but it is ${shown(generator)}`,
      )
    }
    const id = idOf(generator)
    if (!generator.device.startsWith('cuda'))
      throw new TorchError(
        'ERR_DEVICE',
        `a graph takes generators of a CUDA device, this one is of ${generator.device}`,
      )
    const pointer = native.generatorPointer(id)
    callCuda((cuda) => cuda.registerGenerator(this.#graph, pointer))
    this.#generators.push(generator)
  }
}

answersForProxies(CUDAGraph)

/**
 * Makes a memory pool for several graphs.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.graph_pool_handle.html
 */
export function graphPoolHandle(): GraphPool {
  if (arguments.length > 0) throw surplus('cuda.graphPoolHandle', 0, arguments)
  return callCuda((cuda) => cuda.newGraphPool())
}

/** Whether the current stream is being captured; false without CUDA. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.graphs.is_current_stream_capturing.html */
export function isCurrentStreamCapturing(): boolean {
  if (arguments.length > 0) throw surplus('cuda.isCurrentStreamCapturing', 0, arguments)
  return isAvailable() && callCuda((cuda) => cuda.isCapturing())
}

const captureStreams = new Map<number, Stream>()

/**
 * The stream for captures on the current GPU.
 * @internal
 */
export function captureStream(): Stream {
  const fresh = () => {
    const made = new Stream()
    captureStreams.set(made.deviceIndex, made)
    return made
  }
  return captureStreams.get(callCuda((cuda) => cuda.currentDevice())) ?? fresh()
}

/**
 * Captures the work that `fn` queues on the GPU, and returns the result of `fn`. Nothing is computed before
 * {@link CUDAGraph.replay}. Run `fn` a few times before, on another stream: in the first runs libraries set themselves
 * up and optimizers make their state. When `fn` throws, the capture is abandoned and the graph is empty.
 *
 * ```ts
 * const x = torch.zeros([100, 784], { device: 'cuda' })
 * const side = new cuda.Stream()
 * side.waitStream(cuda.currentStream())
 * cuda.stream(side, () => { for (let i = 0; i < 3; i++) model.forward(x) })
 * cuda.currentStream().waitStream(side)
 * const g = new cuda.CUDAGraph()
 * const y = cuda.graph(g, () => model.forward(x))
 * ```
 * @throws TorchError ERR_DEVICE where CUDA cannot capture what fn does; the cause is CUDA's error; ERR_BUSY inside
 * another capture; TypeError when fn returns a promise.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.graph.html
 */
export function graph<T>(cudaGraph: CUDAGraph, fn: () => T, options: GraphOptions = {}): T {
  if (arguments.length > 3) throw surplus('cuda.graph', 3, arguments)
  checkOptions('cuda.graph', options, ['stream', 'pool', 'captureErrorMode'])
  if (!(cudaGraph instanceof CUDAGraph)) throw typeError(`cuda.graph(g, fn) takes a CUDAGraph, got ${shown(cudaGraph)}`)
  if (isCurrentStreamCapturing())
    throw new TorchError(
      'ERR_BUSY',
      'cuda.graph: another graph is being captured on this stream; captures cannot be nested',
    )
  const side = options.stream === undefined ? captureStream() : checked(options.stream)
  synchronize(side.device)
  // Garbage would otherwise be freed during the capture, or keep memory beside the graph's own.
  native.collect()
  emptyCache()
  return stream(side, () => captured(cudaGraph, fn, options))
}

function captured<T>(cudaGraph: CUDAGraph, fn: () => T, options: CaptureOptions): T {
  cudaGraph.captureBegin(options)
  let result: T
  try {
    result = within(
      'cuda.graph',
      () => undefined,
      fn,
      () => undefined,
    )
  } catch (cause) {
    throw abandoned(cudaGraph, cause)
  }
  try {
    cudaGraph.captureEnd()
  } catch (cause) {
    cudaGraph.reset()
    throw uncapturable(cause as Error)
  }
  return result
}

/** Ends a capture that has failed, and returns the error that says why. */
function abandoned(cudaGraph: CUDAGraph, cause: unknown): unknown {
  try {
    cudaGraph.captureEnd()
  } catch {
    // This error says only that the capture is broken; `cause` says why.
  }
  cudaGraph.reset()
  const isCuda = cause instanceof TorchError && cause.code !== 'ERR_BUSY' && /captur/i.test(cause.message)
  return isCuda ? uncapturable(cause) : cause
}

function uncapturable(cause: Error): TorchError {
  const why =
    'a graph takes work of the GPU alone: no values read (item(), printing, toArray(), a shape that depends on data)'
  return new TorchError(
    'ERR_DEVICE',
    `cuda.graph: this cannot be captured: ${why}, no copies from or to the CPU: ${cause.message}`,
    {
      cause,
    },
  )
}
