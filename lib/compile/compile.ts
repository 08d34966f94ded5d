import { requireObject, surplus } from '../arguments'
import { captureStack } from '../binding/callback'
import { shown } from '../binding/shown'
import { typeError } from '../errors'
import { isRevoked } from '../kinds'
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
 * Makes a function that is recorded and then replayed natively: all its operators, those of its backward pass and of its
 * optimizer's step included, in one native call without JavaScript objects in between.
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
 * The first call with arguments of some shapes, strides, dtypes and devices, some other plain values and some modes runs as
 * written; the second is recorded; in the third the recording runs on copies beside the function and is trusted when both
 * agree to the bit. All that tensors, modules, optimizers and modes decide is seen to be the same, or another recording is
 * made. JavaScript in the function runs while it is recorded and compared only: counters, messages and what they decide
 * cannot be seen and belong outside. Where the function calls `backward`, what a replay returns is detached; a function that gives
 * what backward could still go through runs as written.
 *
 * What is private to a class (`#field`) cannot be seen either. What cannot be recorded (a value that is read, a shape that
 * depends on values, sparse tensors) runs as written, with one warning that names the line. On a GPU the replays become a CUDA graph after three of them; where that cannot be, the
 * reason is logged once.
 * @param fn takes and gives tensors, arrays and plain objects of them, and plain values; or a module, for its forward
 * @throws TypeError for what is no function, no module, and no option; with `fullgraph` TorchError `ERR_COMPILE`, with the
 * line, for what cannot be recorded
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.compile.html
 */
export function compile<Kind extends CallableModule>(module: Kind, options?: CompileOptions): CompiledModule<Kind>
export function compile<Args extends unknown[], R>(
  fn: (...args: Args) => R,
  options?: CompileOptions,
): Compiled<Args, R>
export function compile(fn: Callable | CallableModule, options: CompileOptions = {}): unknown {
  if (arguments.length > 2) throw surplus('compile', 2, arguments)
  const isFunction = typeof fn === 'function' && !isCompiledModule(fn)
  if (isRevoked(fn) || (!isFunction && typeof (fn as CallableModule | null)?.forward !== 'function')) {
    throw typeError('compile: takes a function or a module')
  }
  const run = isFunction ? (fn as Callable) : forwardOf(fn as CallableModule)
  const line = captureStack().split('\n')[0].trim()
  const subject = isFunction || relyOn in fn ? undefined : fn
  const memo = new Memo(run, { ...checked(options), line, subject })
  const methods = {
    many: (batches: Iterable<unknown[]>, { chunk = 32, onProgress }: ManyOptions<unknown> = {}) =>
      memo.many(batches, chunk, onProgress),
    repeat: (times: number, ...args: unknown[]) => memo.repeat(times, args),
    async: (...args: unknown[]) => memo.async(args),
  }
  if (!isFunction) {
    // An arrow function: others have a `prototype`, which the module has not.
    const forward = (...args: unknown[]) => memo.call(args)
    return asModule(fn as CallableModule, forward, methods, (module) => compile(module, options))
  }
  const compiled = function (this: unknown, ...args: unknown[]) {
    return memo.call(args, this === globalThis ? undefined : this)
  }
  return Object.assign(compiled, methods)
}

export interface CompileOptions {
  /** Whether what runs on a GPU is captured as a CUDA graph once it is warm; default true. Results are copies then. */
  cudaGraphs?: boolean
  /**
   * Whether weights that the function does not change are packed once into the form that the kernels read fastest, for serving:
   * on the CPU, in float32, those of `nn.Linear` and of other products with a transposed weight. Default false, since it takes
   * the weights' memory once more and the last bits may differ. A weight that has been changed in place is packed
   * again at the next call. Nothing is packed where gradients are recorded.
   */
  freezing?: boolean
  /** Whether what cannot be recorded throws, and does not run as written with a warning; default false. */
  fullgraph?: boolean
  /** How many calls with a signature run as written before one is recorded; default 1. */
  warmup?: number
  /**
   * Whether a recording is compared with the function, to the bit, before it is trusted; default true. A number compares it
   * again after so many calls. A comparison takes about as long as five calls, and a copy of all that the function changes.
   */
  verify?: boolean | number
}

const defaults = { cudaGraphs: true, freezing: false, fullgraph: false, warmup: 1, verify: true as boolean | number }

function checked(options: CompileOptions): typeof defaults {
  requireObject('compile', 'options', options, 'an object')
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(defaults, name)) {
      const names = Object.keys(defaults).join(', ')
      throw typeError(`compile has no option ${shown(name)}; it has ${names}`)
    }
    const isCount = typeof value === 'number' && Number.isSafeInteger(value) && value >= (name === 'verify' ? 1 : 0)
    const wantsCount = name === 'warmup' || (name === 'verify' && typeof value === 'number')
    if (value !== undefined && !(wantsCount ? isCount : typeof value === 'boolean')) {
      throw typeError(`compile: ${name} is ${shown(value)}; ${words[name as keyof typeof defaults]}`)
    }
  }
  const given = Object.entries(options).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(given) }
}

const words: Record<keyof typeof defaults, string> = {
  cudaGraphs: 'it is true or false',
  freezing: 'it is true or false',
  fullgraph: 'it is true or false',
  warmup: 'it is a whole number from 0',
  verify: 'it is true, false or a whole number from 1',
}
