import { checkOptions, named, oneOf, type Rest, requireFunction, requireIterable, surplus } from '../arguments'
import { captureStack } from '../binding/callback'
import { shown } from '../binding/shown'
import { typeError } from '../errors'
import { isCallable, isRevoked } from '../kinds'
import type { Compiled, ManyOptions } from './compiled'
import { Memo } from './memo'
import {
  asModule,
  type Callable,
  type CallableModule,
  type CompiledModule,
  forwardOf,
  isCompiledModule,
  relyOn,
} from './module'

/**
 * Compiles a function: its operators, with those of its backward pass and of its optimizer's step, are recorded once
 * and then replayed in one native call, without JavaScript objects in between.
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
 * A recording is for arguments of given shapes, strides, dtypes and devices, for given plain values, and for given
 * modes. The first such call runs as written. The second is recorded. In the third the recording runs on copies beside
 * the function, and is trusted when both agree to the bit. Each replay checks that what tensors, modules, optimizers
 * and modes decide is unchanged; otherwise another recording is made. JavaScript in the function runs only while it is
 * recorded and compared: counters, messages and decisions that depend on them are not seen and belong outside. Where
 * the function calls `backward` and returns a tensor that backward could still go through, it runs as written.
 *
 * Private fields of a class (`#field`) are not seen either. A function that cannot be recorded (it reads a value, has a
 * shape that depends on values, uses sparse tensors) runs as written, with one warning that names the line. On a GPU a
 * CUDA graph replaces the replays after three of them; where it cannot be captured, the reason is logged once.
 * @param fn a function that takes and returns tensors, arrays and plain objects of them, and plain values; or a module,
 * whose forward is compiled
 * @throws TypeError when `fn` is neither a function nor a module, and for unknown options; with `fullgraph`, TorchError
 * `ERR_COMPILE` that names the line, where the function cannot be recorded
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.compile.html
 */
export function compile<Kind extends CallableModule>(module: Kind, options?: CompileOptions): CompiledModule<Kind>
export function compile<Args extends unknown[], R>(
  fn: (...args: Args) => R,
  options?: CompileOptions,
): Compiled<Args, R>
export function compile(fn: Callable | CallableModule, options: CompileOptions = {}): unknown {
  if (arguments.length > 2) throw surplus('compile', 2, arguments)
  const isFunction = isCallable(fn) && !isCompiledModule(fn)
  if (isRevoked(fn) || (!isFunction && typeof (fn as CallableModule | null)?.forward !== 'function')) {
    throw typeError('compile: takes a function or a module')
  }
  const run = isFunction ? (fn as Callable) : forwardOf(fn as CallableModule)
  const line = captureStack().split('\n')[0].trim()
  const subject = isFunction || relyOn in fn ? undefined : fn
  const memo = new Memo(run, { ...checked(options), line, subject })
  const methods = {
    many(batches: Iterable<unknown[]>, ...rest: Rest<ManyOptions<unknown>>) {
      const { chunk = 32, onProgress } = named<ManyOptions<unknown>>('many', ['chunk', 'onProgress'], rest)
      if (onProgress !== undefined) requireFunction('many', 'onProgress', onProgress)
      requireIterable('many', 'batches', batches)
      return memo.many(batches, chunk, onProgress)
    },
    repeat: (times: number, ...args: unknown[]) => memo.repeat(times, args),
    async: (...args: unknown[]) => memo.async(args),
  }
  if (!isFunction) {
    // An arrow function has no `prototype`, and neither has the module.
    const forward = (...args: unknown[]) => memo.call(args)
    return asModule(fn as CallableModule, forward, methods, (module) => compile(module, options))
  }
  const compiled = function (this: unknown, ...args: unknown[]) {
    return memo.call(args, this === globalThis ? undefined : this)
  }
  return Object.assign(compiled, methods)
}

export interface CompileOptions {
  /** Whether work on a GPU is captured as a CUDA graph once it is warm; the results are then copies; default true. */
  cudaGraphs?: boolean
  /**
   * Whether weights that the function does not change are packed once into the form that kernels read fastest, for
   * serving. This concerns weights on the CPU in float32, of `nn.Linear` and of other products with a transposed
   * weight. Default false, since it takes the weights' memory a second time and the last bits may differ. A weight that
   * is changed in place is packed again at the next call. Nothing is packed while gradients are recorded.
   */
  freezing?: boolean
  /** Whether a function that cannot be recorded throws, instead of running as written with a warning; default false. */
  fullgraph?: boolean
  /**
   * With 'max-autotune', each product of float32 matrices on the CPU, with the bias and a tanh after it, is tried with
   * oneDNN's kernels while the function is recorded, with the number of threads of that moment, and oneDNN computes
   * those for which it was at least 5 % faster. Sums are then rounded otherwise: by at most 2e-6 of the product of the
   * absolute values, and depending on what was faster. The choice is kept for the process. Recording takes up to a
   * second longer. Default 'default', which gives the bits of the function as written.
   */
  mode?: 'default' | 'max-autotune'
  /** How many calls with a signature run as written before it is recorded; default 1. */
  warmup?: number
  /**
   * Whether a recording is compared with the function, to the bit, before it is trusted; default true. A number repeats
   * the comparison after that many calls. A comparison takes about as long as five calls, and copies all that the
   * function changes.
   */
  verify?: boolean | number
}

const modes = ['default', 'max-autotune'] as const

const defaults = {
  ...{ cudaGraphs: true, freezing: false, fullgraph: false, warmup: 1 },
  ...{ mode: 'default' as (typeof modes)[number], verify: true as boolean | number },
}

function checked(options: CompileOptions): typeof defaults {
  checkOptions('compile', options, Object.keys(defaults))
  for (const [name, value] of Object.entries(options)) {
    if (name === 'mode') {
      if (value !== undefined) oneOf('compile', 'mode', value, modes)
      continue
    }
    const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= (name === 'verify' ? 1 : 0)
    const wantsCount = name === 'warmup' || (name === 'verify' && typeof value === 'number')
    if (value !== undefined && !(wantsCount ? isCount : typeof value === 'boolean')) {
      throw typeError(`compile: ${name} is ${shown(value)}; ${words[name as keyof typeof words]}`)
    }
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

const words: Record<Exclude<keyof typeof defaults, 'mode'>, string> = {
  cudaGraphs: 'it is true or false',
  freezing: 'it is true or false',
  fullgraph: 'it is true or false',
  warmup: 'it is a whole number from 0',
  verify: 'it is true, false or a whole number from 1',
}
