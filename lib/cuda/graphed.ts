import { flag, type Rest, requireArguments, settings, surplus, wholeNumber } from '../arguments'
import { type FunctionContext, Function as GradFunction, grad } from '../autograd'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { copy_, emptyLike } from '../generated/ops'
import { isArray } from '../kinds'
import { Tensor } from '../tensor'
import { CUDAGraph, captureStream, type GraphPool, graph, graphPoolHandle } from './graph'
import { currentStream, stream } from './stream'

type Results = Tensor | readonly Tensor[]

/** The parts of a module that matter for graphs. */
interface GraphableModule {
  training: boolean
  parameters(): Iterable<Tensor>
  buffers(): Iterable<Tensor>
  forward(...inputs: Tensor[]): Results
}

/** What can be graphed: a function of tensors, or a module. Both return a tensor or an array of tensors. */
export type Graphable = ((...inputs: Tensor[]) => Results) | GraphableModule

export interface GraphedOptions {
  /** How often each callable runs before it is captured; default 3. */
  numWarmupIters?: number
  /** Whether inputs may be unused by every result; their gradients are then null; default false. */
  allowUnusedInput?: boolean
  /** The memory pool to capture in; default a new one. */
  pool?: GraphPool | null
}

type Settings = Rest<GraphedOptions, ['numWarmupIters', 'allowUnusedInput', 'pool']>

/** The memory that one callable works on, forward and backward. */
interface Capture {
  readonly inputs: readonly Tensor[]
  readonly parameters: readonly Tensor[]
  readonly run: () => Results
  readonly forward: CUDAGraph
  readonly backward: CUDAGraph
  results: Results
  /** The gradients of the results that have one, and those of all inputs and parameters. */
  gradOutputs: (Tensor | null)[]
  gradInputs: (Tensor | null)[]
}

const where = 'cuda.makeGraphedCallables'
const isModule = (value: unknown): value is GraphableModule =>
  typeof (value as GraphableModule | null)?.forward === 'function'
const listOf = (results: Results): readonly Tensor[] => (results instanceof Tensor ? [results] : results)

/**
 * Replaces the forward and backward passes of functions or modules by CUDA graphs, each for inputs like its sample. A
 * module is changed in place, and runs as written while its `training` differs from now. Each call overwrites the
 * results of the last. Several callables share memory, so they must be called in the order in which they are given.
 *
 * ```ts
 * const graphed = cuda.makeGraphedCallables(model, [torch.randn([64, 784], { device: 'cuda' })])
 * graphed.forward(x).sum().backward()
 * ```
 * @param sampleArgs the inputs of a single callable, or an array of inputs for each of several. Samples require
 * gradients where the inputs' gradients are wanted.
 * @throws TorchError ERR_DEVICE where one cannot be captured; ERR_AUTOGRAD for a buffer that requires a gradient;
 * TypeError for a callable that is neither a function nor a module, and for inputs or results that are not tensors.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cuda.make_graphed_callables.html
 */
export function makeGraphedCallables<C extends Graphable>(
  callables: C,
  sampleArgs: readonly Tensor[],
  ...rest: Settings
): C
export function makeGraphedCallables<C extends readonly Graphable[]>(
  callables: C,
  sampleArgs: readonly (readonly Tensor[])[],
  ...rest: Settings
): C
export function makeGraphedCallables(
  callables: Graphable | readonly Graphable[],
  sampleArgs: readonly Tensor[] | readonly (readonly Tensor[])[],
  ...rest: Settings
): unknown {
  const defaults = { numWarmupIters: 3, allowUnusedInput: false, pool: null }
  const { numWarmupIters, allowUnusedInput, pool } = settings<Required<GraphedOptions>>(where, defaults, rest)
  wholeNumber(where, 'numWarmupIters', numWarmupIters, { min: 0 })
  flag(where, 'allowUnusedInput', allowUnusedInput)
  requireArguments(where, 'sampleArgs', sampleArgs)
  const several = isArray(callables)
  const all = (several ? callables : [callables]) as readonly Graphable[]
  const samples = (several ? sampleArgs : [sampleArgs]) as readonly (readonly Tensor[])[]
  if (samples.length !== all.length)
    throw typeError(`${where}: sampleArgs has inputs for each of the ${all.length} callables, got ${samples.length}`)
  const captures = all.map((callable, i) => prepared(callable, samples[i]))
  warmUp(captures, numWarmupIters, allowUnusedInput)
  const shared = pool ?? graphPoolHandle()
  for (const capture of captures) capture.results = graph(capture.forward, capture.run, { pool: shared })
  // Their memory is freed in the order in which the backward passes run.
  for (const capture of [...captures].reverse()) captureBackward(capture, allowUnusedInput, shared)
  native.collect()
  const graphed = all.map((callable, i) => replacing(callable, captures[i]))
  return several ? graphed : graphed[0]
}

function prepared(callable: Graphable, inputs: readonly Tensor[]): Capture {
  if (typeof callable !== 'function' && !isModule(callable))
    throw typeError(`${where} takes functions and modules, got ${shown(callable)}`)
  requireArguments(where, 'sampleArgs', inputs)
  const odd = inputs.findIndex((input) => !(input instanceof Tensor && input.device.startsWith('cuda')))
  if (odd !== -1) throw typeError(`${where}: the sample's inputs must be tensors on a GPU, got ${shown(inputs[odd])}`)
  if (isModule(callable) && [...callable.buffers()].some((buffer) => buffer.requiresGrad))
    throw new TorchError('ERR_AUTOGRAD', `${where}: a buffer of the module requires a gradient; make it a parameter`)
  const run = isModule(callable) ? callable.forward.bind(callable) : callable
  return {
    inputs,
    parameters: isModule(callable) ? [...callable.parameters()] : [],
    run: () => checked(run(...inputs)),
    forward: new CUDAGraph(),
    backward: new CUDAGraph(),
    results: [],
    gradOutputs: [],
    gradInputs: [],
  }
}

function checked(results: Results): Results {
  const all: readonly unknown[] = isArray(results) ? results : [results]
  const odd = all.findIndex((one) => !(one instanceof Tensor))
  if (odd === -1) return results
  throw typeError(`${where}: a callable gives a tensor or an array of tensors, got ${shown(all[odd])}`)
}

/** The gradients of all inputs and parameters; null where none is wanted, or the input is unused. */
function gradients(
  { inputs, parameters }: Capture,
  results: Results,
  gradOutputs: (Tensor | null)[],
  allowUnused: boolean,
) {
  const surface = [...inputs, ...parameters]
  const wanted = surface.filter((tensor) => tensor.requiresGrad)
  const roots = listOf(results).filter((_, i) => gradOutputs[i] !== null)
  if (wanted.length === 0 || roots.length === 0) return surface.map(() => null)
  const given = gradOutputs.filter((one) => one !== null)
  const found = grad(roots, wanted, { gradOutputs: given, allowUnused: true })
  const unused = allowUnused ? undefined : wanted[found.indexOf(null)]
  if (unused !== undefined) {
    const which = inputs.includes(unused) ? `input ${inputs.indexOf(unused)}` : `a parameter, ${shown(unused)},`
    throw new TorchError(
      'ERR_AUTOGRAD',
      `${where}: no result depends on ${which}, which requires a gradient; give { allowUnusedInput: true } if that is meant`,
    )
  }
  return surface.map((tensor) => (tensor.requiresGrad ? (found[wanted.indexOf(tensor)] ?? null) : null))
}

const gradOutputsFor = (results: Results) =>
  listOf(results).map((result) => (result.requiresGrad ? emptyLike(result) : null))

/** Runs on the stream for captures, where libraries must set themselves up and each parameter's graph must begin. */
function warmUp(captures: readonly Capture[], times: number, allowUnused: boolean): void {
  const [main, side] = [currentStream(), captureStream()]
  side.waitStream(main)
  stream(side, () => {
    for (const capture of captures) {
      for (let i = 0; i < times; i++) {
        const results = capture.run()
        gradients(capture, results, gradOutputsFor(results), allowUnused)
      }
    }
  })
  main.waitStream(side)
}

function captureBackward(capture: Capture, allowUnused: boolean, pool: GraphPool): void {
  const { results } = capture
  capture.gradOutputs = gradOutputsFor(results)
  if (capture.gradOutputs.some((one) => one !== null)) {
    const run = () => gradients(capture, results, capture.gradOutputs, allowUnused)
    capture.gradInputs = graph(capture.backward, run, { pool })
  }
  // Without the autograd graph, whose nodes would keep later gradients on the stream of the capture.
  capture.results = results instanceof Tensor ? results.detach() : results.map((result) => result.detach())
}

/** Copies new values into the memory that a graph was captured with. */
function fill(places: readonly (Tensor | null)[], given: readonly (Tensor | null)[]): void {
  for (const [i, place] of places.entries()) {
    const one = given[i]
    if (place !== null && one !== null) copy_(place, one, { nonBlocking: true })
  }
}

function replayOf(capture: Capture): (...inputs: Tensor[]) => Results {
  const { inputs, parameters, forward, backward } = capture
  class Graphed extends GradFunction {
    static override forward(_ctx: FunctionContext, ...given: Tensor[]): Results {
      fill(inputs, given)
      forward.replay()
      const results = listOf(capture.results).map((result) => result.detach())
      return capture.results instanceof Tensor ? results[0] : results
    }

    static override backward(_ctx: FunctionContext, ...given: Tensor[]): (Tensor | null)[] {
      fill(capture.gradOutputs, given)
      backward.replay()
      return capture.gradInputs.map((one) => one?.detach() ?? null)
    }
  }
  return (...given) => {
    if (given.length !== inputs.length) throw surplus(where, inputs.length, given)
    for (const [i, one] of given.entries()) {
      const fits =
        one instanceof Tensor && one.dtype === inputs[i].dtype && String(one.shape) === String(inputs[i].shape)
      if (!fits)
        throw typeError(
          `a graphed callable takes inputs like its sample's: ${shown(inputs[i])}, but input ${i} is ${shown(one)}`,
        )
    }
    return Graphed.apply(...given, ...parameters)
  }
}

function replacing(callable: Graphable, capture: Capture): Graphable {
  const replay = replayOf(capture)
  if (!isModule(callable)) return replay
  const { training } = callable
  const asWritten = callable.forward.bind(callable)
  callable.forward = (...inputs) => (callable.training === training ? replay : asWritten)(...inputs)
  return callable
}
