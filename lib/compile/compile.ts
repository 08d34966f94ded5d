import { TorchError } from '../errors'
import { idsOf } from '../runtime/handle'
import { shown } from '../runtime/misfit'
import { inModesOfCall } from '../runtime/within'
import type { Tensor } from '../tensor'
import { type GraphedProgram, graphed } from './cuda-graph'
import type { Program } from './program'
import { complete, isRecording, type Recording, record } from './recording'
import { builder, type Form, flatten, hidden, sameTokens } from './tree'

export interface ManyOptions<R> {
  /** How many calls one native call does; default 32. Their inputs are all in memory meanwhile. */
  chunk?: number
  /** Called after each native call with the number of calls done so far and the result of the last one. */
  onProgress?: (done: number, last: R) => void
}

/** A function that {@link compile} made. */
export interface Compiled<Args extends unknown[], R> {
  (...args: Args): R
  /**
   * Calls it with every batch, many of them in one native call; the results in order.
   * @throws TorchError `ERR_COMPILE` while a promise of {@link Compiled.async} is pending
   */
  many(batches: Iterable<Args>, options?: ManyOptions<R>): R[]
  /** Calls it `times` times with the same arguments in one native call; the last result. */
  repeat(times: number, ...args: Args): R
  /**
   * Calls it on another thread, in the modes of now (`noGrad` and its kin), so that timers and sockets go on. What it uses and
   * changes must be left alone until the promise settles. The first call with a signature is recorded, here and at once.
   * Several calls run beside each other where they change nothing that lasts, as a model's forward in evaluation.
   * @throws TorchError `ERR_COMPILE` when an optimizer without a fused kernel takes a step in it, and when it is called again
   * before it has settled though it changes what lasts, as a training step does
   */
  async(...args: Args): Promise<R>
}

/** A recorded run: when it fits, and what it gives. */
interface Entry<R> {
  readonly tokens: unknown[]
  readonly recording: Recording
  readonly program: Program
  readonly graph: GraphedProgram | undefined
  /** How many tensors it gives that are none of its inputs. */
  readonly outputs: number
  /** The result, of those tensors and the inputs. */
  readonly build: (own: Tensor[], inputs: Tensor[]) => R
}

/** More signatures than this are rather an endless row of new ones than a set of recurring ones. */
const maxRecordings = 64

/**
 * Makes a function that is recorded at its first call and replayed natively afterwards: all its operators, those of its
 * backward pass and of its optimizer's step included, in one native call without JavaScript objects in between.
 *
 * ```ts
 * const step = torch.compile((x: Tensor, y: Tensor) => {
 *   optimizer.zeroGrad()
 *   const loss = lossFn.forward(model.forward(x), y)
 *   loss.backward()
 *   optimizer.step()
 *   return loss
 * })
 * for (const [x, y] of loader) step(x, y)
 * ```
 *
 * It is recorded again for arguments of other shapes, strides, dtypes or devices, other plain values, train and eval mode,
 * grad mode, autocast, and other options of an optimizer; a learning rate may change at any time. JavaScript in it runs
 * while it is recorded only: counters and messages belong outside. Where it calls `backward`, what it returns is detached.
 * On a GPU the replays become a CUDA graph after three of them; where that cannot be, the reason is logged once. A first call
 * that makes an optimizer's state is recorded once more. Modules whose parameters are replaced by other
 * objects must be compiled again; changed values are seen. A tensor that the function holds by itself must not also be its
 * argument in a call that is recorded, where it would be taken for the argument.
 * @param fn takes and gives tensors, arrays and plain objects of them, and plain values; or a module, for its forward
 * @throws TypeError for what is no function, and one that returns a promise; TorchError `ERR_COMPILE`, with the line, where
 * a value is read, where a shape depends on values, where it catches an operator's error, and for sparse, nested or quantised
 * tensors
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.compile.html
 */
export function compile<Args extends unknown[], R>(
  fn: ((...args: Args) => R) | { forward(...args: Args): R },
  options: CompileOptions = {},
): Compiled<Args, R> {
  const run: (...args: Args) => R = typeof fn === 'function' ? fn : (...args) => fn.forward(...args)
  if (typeof fn !== 'function' && typeof fn?.forward !== 'function') {
    throw new TypeError('compile: takes a function or a module')
  }
  const unknown = Object.keys(options).find((name) => name !== 'cudaGraphs' && name !== 'freezing')
  if (unknown !== undefined)
    throw new TypeError(`compile has no option ${shown(unknown)}; it has cudaGraphs and freezing`)
  const memo = new Memo(run, options)
  const compiled = (...args: Args) => memo.call(args)
  return Object.assign(compiled, {
    many: (batches: Iterable<Args>, options: ManyOptions<R> = {}) => memo.many(batches, options),
    repeat: (times: number, ...args: Args) => memo.repeat(times, args),
    async: (...args: Args) => memo.async(args),
  })
}

export interface CompileOptions {
  /** Whether what runs on a GPU is captured as a CUDA graph once it is warm; default true. Results are copies then. */
  cudaGraphs?: boolean
  /**
   * Whether weights that the function does not change are packed once into the form that the kernels read fastest, for serving:
   * on the CPU, in float32, those of `nn.Linear` and of other products with a transposed weight. Default false, since it takes
   * the weights' memory once more and the last bits may differ. A weight that has been changed in place, but not through
   * its `data`, is packed again at the next call. Nothing is packed where gradients are recorded.
   */
  freezing?: boolean
}

interface MemoOptions extends CompileOptions {
  silent?: boolean
}

/** The recorded runs of one function; a silent one runs it plainly where it cannot be recorded. */
export class Memo<Args extends unknown[], R> {
  readonly #run: (...args: Args) => R
  readonly #silent: boolean
  readonly #cudaGraphs: boolean
  readonly #freezing: boolean
  /** The last one used comes first. */
  #entries: Entry<R>[] = []
  #recordings = 0
  #warned = false

  constructor(run: (...args: Args) => R, { silent = false, cudaGraphs = true, freezing = false }: MemoOptions = {}) {
    this.#run = run
    this.#silent = silent
    this.#cudaGraphs = cudaGraphs
    this.#freezing = freezing
  }

  call(args: Args): R {
    // Within another function that is being recorded this one is simply a part of it.
    if (isRecording()) return this.#run(...args)
    const form = flatten(args)
    const replayed = this.#replay(form, form.tensors, 1)
    if (replayed === undefined) return this.#record(args, form)
    return replayed.entry.build(replayed.results, form.tensors)
  }

  repeat(times: number, args: Args): R {
    atLeastOne('repeat', 'times', times)
    const form = flatten(args)
    for (let left = times; ; ) {
      const replayed = isRecording() ? undefined : this.#replay(form, form.tensors, left)
      const result = replayed ? replayed.entry.build(replayed.results, form.tensors) : this.call(args)
      left -= replayed?.done ?? 1
      if (left === 0) return result
    }
  }

  many(batches: Iterable<Args>, { chunk = 32, onProgress }: ManyOptions<R>): R[] {
    atLeastOne('many', 'chunk', chunk)
    const results: R[] = []
    let waiting: Args[] = []
    const flush = () => {
      if (waiting.length === 0) return
      this.#callAll(waiting, results)
      waiting = []
      onProgress?.(results.length, results[results.length - 1])
    }
    for (const batch of batches) {
      waiting.push(batch)
      if (waiting.length >= chunk) flush()
    }
    flush()
    return results
  }

  async(args: Args): Promise<R> {
    return inModesOfCall(this.#async(args))
  }

  async #async(args: Args): Promise<R> {
    if (isRecording()) {
      throw new TorchError(
        'ERR_COMPILE',
        'async: another function is being recorded, which must call this one without it',
      )
    }
    const form = flatten(args)
    const entry = this.#entries.find((each) => fits(each, form.tokens) && each.program.accepts(form.tensors))
    if (entry === undefined) return this.#record(args, form)
    const { done, results } = await entry.program.runAsync(form.tensors)
    if (done === 1) return followed({ entry, done, results }).entry.build(results, form.tensors)
    const why = 'async: what the function uses was changed before it ran; leave it alone until the promise settles'
    throw new TorchError('ERR_COMPILE', why)
  }

  /** The batches one after another, as many in one native call as fit the same program. */
  #callAll(batches: Args[], results: R[]): void {
    const forms = batches.map((batch) => flatten(batch))
    for (let at = 0; at < batches.length; ) {
      const { tokens, tensors } = forms[at]
      let alike = at + 1
      while (alike < forms.length && sameTokens(forms[alike].tokens, tokens)) alike++
      const sets = forms.slice(at, alike)
      const replayed =
        isRecording() || tensors.length === 0
          ? undefined
          : this.#replay(
              forms[at],
              sets.flatMap((form) => form.tensors),
              sets.length,
            )
      if (replayed) {
        const { entry, done } = replayed
        for (let i = 0; i < done; i++) {
          results.push(entry.build(replayed.results.slice(i * entry.outputs, (i + 1) * entry.outputs), sets[i].tensors))
        }
        at += done
      } else results.push(this.call(batches[at++]))
    }
  }

  /**
   * Runs the program that fits on as many of the sets of inputs as fit it, the first of which is `form`; undefined when there
   * is none.
   */
  #replay(form: Form, inputs: Tensor[], sets: number): Replayed<R> | undefined {
    for (const entry of this.#entries) {
      if (!fits(entry, form.tokens)) continue
      const launched = entry.graph?.run(form.tensors)
      if (launched !== undefined) return followed({ entry, done: 1, results: launched })
      const { done, results } = entry.program.run(inputs, sets)
      if (done === 0) continue
      if (entry !== this.#entries[0]) this.#entries = [entry, ...this.#entries.filter((other) => other !== entry)]
      return followed({ entry, done, results })
    }
    return undefined
  }

  #record(args: Args, form: Form): R {
    try {
      return this.#recordLoudly(args, form)
    } catch (error) {
      if (!this.#silent || (error as { code?: unknown }).code !== 'ERR_COMPILE') throw error
      this.#recordings = maxRecordings
      return this.#run(...args)
    }
  }

  #recordLoudly(args: Args, form: Form): R {
    const { tokens, tensors } = form
    refuseHidden('takes', form)
    if (this.#recordings === maxRecordings) {
      if (!this.#silent && !this.#warned) warnOfSignatures()
      this.#warned = true
      return this.#run(...args)
    }
    this.#recordings++
    const plainly = (reason: string) => {
      if (!this.#silent) throw new TorchError('ERR_COMPILE', reason)
      return this.#run(...args)
    }
    const watched = (recording: Recording): R => {
      const result = this.#run(...args)
      if (typeof (result as { then?: unknown } | null | undefined)?.then === 'function') {
        throw new TypeError('compile: the function returned a promise; what it does after an await cannot be recorded')
      }
      const given = flatten(result)
      refuseHidden('gives', given)
      const outputs = given.tensors
      const sources = outputs.map((output) => tensors.indexOf(output))
      const own = outputs.filter((_, i) => sources[i] < 0)
      const completed = complete(idsOf(own), this.#freezing)
      if (completed === undefined) return result
      const { graph, program } = completed
      const build = builder(result)
      const entry: Entry<R> = {
        tokens,
        recording,
        program,
        graph: this.#cudaGraphs ? graphed(program) : undefined,
        outputs: own.length,
        build: (made, inputs) => {
          let place = 0
          let used = 0
          return build(() => {
            const source = sources[place++]
            return source < 0 ? made[used++] : inputs[source]
          }) as R
        },
      }
      this.#entries = [entry, ...this.#entries]
      // As every later call will give it.
      return graph
        ? result
        : entry.build(
            own.map((output) => (output.requiresGrad && !output.isLeaf ? output.detach() : output)),
            tensors,
          )
    }
    return record(idsOf(tensors), watched, plainly)
  }
}

function refuseHidden(verb: string, form: Form): void {
  const name = hidden(form)
  if (name === undefined) return
  const what = `compile: the function ${verb} a ${name}, whose contents a replay would not see change`
  throw new TypeError(`${what}; use tensors, arrays and plain objects of them, and plain values`)
}

/** A call whose signature is one too many. */
function warnOfSignatures(): void {
  const why = `a compiled function has met ${maxRecordings} signatures; calls with further ones are not compiled`
  const what = 'give its arguments few shapes, and numbers that keep changing as tensors'
  process.emitWarning(`${why}: ${what}`, 'TorchWarning')
}

interface Replayed<R> {
  readonly entry: Entry<R>
  readonly done: number
  readonly results: Tensor[]
}

function followed<R>(replayed: Replayed<R>): Replayed<R> {
  for (const follow of replayed.entry.recording.afterwards) follow()
  return replayed
}

/** Whether everything fits that JavaScript can tell; the numbers that may change are brought up to date. */
function fits<R>({ tokens, recording }: Entry<R>, given: unknown[]): boolean {
  if (!sameTokens(tokens, given) || !recording.holds()) return false
  for (const refresh of recording.refreshers) refresh()
  return true
}

function atLeastOne(where: string, name: string, value: unknown): void {
  if (Number.isSafeInteger(value) && (value as number) >= 1) return
  throw new TorchError('ERR_RANGE', `${where}: ${name} must be a whole number from 1, got ${shown(value)}`)
}
