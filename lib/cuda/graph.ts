import { checkOptions, flag, type Rest, settings, surplus } from '../arguments'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import type { External, MempoolId } from '../binding/native-cuda'
import { shown } from '../binding/shown'
import { within } from '../binding/within'
import { TorchError, typeError } from '../errors'
import { answersForProxies, isArray } from '../kinds'
import type { Generator } from '../random'
import { callCuda, isAvailable, synchronize } from './device'
import { emptyCache } from './memory'
import { checked, Stream, stream } from './stream'

/** Memory that graphs may share which are replayed in the order in which they were captured. */
export type GraphPool = MempoolId

const modes = ['global', 'thread_local', 'relaxed'] as const

export interface CaptureOptions {
  /** Another graph's {@link CUDAGraph.pool}, or {@link graphPoolHandle}; by default a pool of the graph's own. */
  pool?: GraphPool
  /** Whose unsafe calls, such as for new memory, end the capture: every thread's (default), this one's, nobody's. */
  captureErrorMode?: (typeof modes)[number]
}

export interface GraphOptions extends CaptureOptions {
  /** Where to capture; by default a stream that is kept for it. */
  stream?: Stream
}

export interface CUDAGraphOptions {
  /** Whether what was captured stays there beside what is replayed, for {@link CUDAGraph.debugDump}; default false. */
  keepGraph?: boolean
}

/**
 * Work of the GPU, captured once and launched as one: `cuda.graph(g, () => { y = model.forward(x) })`, then
 * `x.copy_(next); g.replay()` and read `y`. The graph reads and writes the very memory that it was captured with: tensors that
 * go in or come out must be kept, and filled in place.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.CUDAGraph.html
 */
export class CUDAGraph {
  readonly #graph: External
  readonly #kept: boolean
  // Kept alive: native holds their states alone.
  readonly #generators: Generator[] = []

  /** @throws TorchError ERR_DEVICE without CUDA. */
  constructor(...rest: Rest<CUDAGraphOptions, ['keepGraph']>) {
    const { keepGraph } = settings<Required<CUDAGraphOptions>>('cuda.CUDAGraph', { keepGraph: false }, rest)
    flag('cuda.CUDAGraph', 'keepGraph', keepGraph)
    this.#kept = keepGraph
    this.#graph = callCuda((cuda) => cuda.newGraph(keepGraph))
  }

  /** Begins to capture what is put on the current stream, which must not be the default one; {@link graph} does it all. */
  captureBegin({ pool = [0n, 0n], captureErrorMode = 'global' }: CaptureOptions = {}): void {
    const mode = modes.indexOf(captureErrorMode)
    if (mode < 0) throw typeError(`captureErrorMode is one of ${modes.join(', ')}, got ${shown(captureErrorMode)}`)
    if (!(isArray(pool) && pool.length === 2 && pool.every((half) => typeof half === 'bigint')))
      throw typeError(`pool is what graph.pool() or graphPoolHandle() gave, got ${shown(pool)}`)
    callCuda((cuda) => cuda.beginCapture(this.#graph, pool[0], pool[1], mode))
  }

  /**
   * Ends the capture; the graph can be replayed.
   * @throws TorchError when something that was done cannot be captured; libtorch is then as if nothing had been.
   */
  captureEnd(): void {
    callCuda((cuda) => cuda.endCapture(this.#graph))
  }

  /** Puts the captured work on the current stream, with the numbers that the generators give now. */
  replay(): void {
    callCuda((cuda) => cuda.replayGraph(this.#graph))
  }

  /** Deletes what was captured and gives its memory back. */
  reset(): void {
    callCuda((cuda) => cuda.resetGraph(this.#graph))
    this.#generators.length = 0
  }

  /**
   * Writes what was captured into a file, in the language of Graphviz (`dot -Tsvg`).
   * @throws TorchError ERR_RUNTIME where the graph was made without `keepGraph`.
   */
  debugDump(debugPath: string): void {
    if (arguments.length > 1) throw surplus('CUDAGraph.debugDump', 1, arguments)
    if (typeof debugPath !== 'string')
      throw typeError(`CUDAGraph.debugDump(debugPath) takes a path, got ${shown(debugPath)}`)
    if (!this.#kept)
      throw new TorchError('ERR_RUNTIME', 'CUDAGraph.debugDump is for a graph made with { keepGraph: true }')
    callCuda((cuda) => cuda.dumpGraph(this.#graph, debugPath))
  }

  /** The memory that it works in, for other graphs to share. */
  pool(): GraphPool {
    return callCuda((cuda) => cuda.graphPool(this.#graph))
  }

  /** Lets a generator of one's own be used in the capture, and go on in each replay; the default one always is. */
  registerGeneratorState(generator: Generator): void {
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

/** A pool of memory for several graphs. @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.graph_pool_handle.html */
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
 * The stream that the current GPU's captures are made on.
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
 * Captures what `fn` puts on the GPU, and returns what it returns; nothing is computed before {@link CUDAGraph.replay}. Run `fn`
 * a few times before, on another stream: libraries set themselves up and optimizers make their state in the first runs. When
 * it throws, the capture is given up and the graph left empty.
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
 * @throws TorchError ERR_DEVICE where CUDA cannot capture what fn does, the cause being CUDA's words; ERR_BUSY inside another
 * capture; TypeError when fn returns a promise.
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
  // What is garbage already would otherwise be freed in the middle, or kept beside the graph's own memory.
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

/** Ends a capture that has failed, and says why it has. */
function abandoned(cudaGraph: CUDAGraph, cause: unknown): unknown {
  try {
    cudaGraph.captureEnd()
  } catch {
    // It says that the capture is broken, which `cause` has said better.
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
