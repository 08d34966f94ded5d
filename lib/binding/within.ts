import { typeError } from '../errors'
import { isCallable } from '../kinds'
import { isHandle } from './handle'
import { shown } from './shown'

const begun = new WeakSet<object>()

/** Notes that the work of a promise runs in the modes of the call that returned it, even if they change. */
export function inModesOfCall<P extends object>(promise: P): P {
  begun.add(promise)
  return promise
}

/** Refuses the result of a function whose work continues after it has returned; `words` makes the message. */
export function requireFinished<R>(result: R, words: (what: string) => string): R {
  const what = unfinished(result)
  if (what === undefined) return result
  // A rejection of its own would end the process, since nobody else can handle it.
  if (isPromise(result)) result.then(undefined, () => undefined)
  throw typeError(words(what))
}

/** Checks what a hook has returned: its work must be done when it returns. */
export function fromHook<R>(where: string, result: R): R {
  return requireFinished(
    result,
    (what) => `${where}: the hook is ${what}: its work would not be done when it returns; give a synchronous function`,
  )
}

function unfinished(result: unknown): string | undefined {
  if (isPromise(result)) return 'an async function'
  const tag = isGenerator(result) && result[Symbol.toStringTag]
  if (tag === 'Generator') return 'a generator function'
  return tag === 'AsyncGenerator' ? 'an async generator function' : undefined
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function' && !isHandle(value)
}

/** Whether a value is a generator, synchronous or not. */
function isGenerator(value: unknown): value is Generator {
  return typeof (value as { next?: unknown } | null)?.next === 'function' && Symbol.toStringTag in (value as object)
}

/**
 * Runs `fn` between `enter` and `leave`, and refuses a promise or a generator, whose work would outlast the mode. With
 * `bySteps`, for a mode that can be entered again and again, each step of a generator runs in the mode, as in PyTorch.
 */
export function within<T, S>(
  name: string,
  enter: () => S,
  fn: () => T,
  leave: (entered: S) => void,
  bySteps = false,
): T {
  if (!isCallable(fn)) throw typeError(`${name}: fn must be a function, but it is ${shown(fn)}`)
  const run = <R>(step: () => R): R => {
    const entered = enter()
    try {
      return checked(step())
    } finally {
      leave(entered)
    }
  }
  const checked = <R>(result: R): R => {
    if (isPromise(result) && begun.has(result)) return result
    if (bySteps && unfinished(result) === 'a generator function') return stepping(result as Generator, run) as R
    return requireFinished(
      result,
      (what) =>
        `${name}(fn) was given ${what}: the mode would end before its work does; call ${name} around the synchronous parts instead`,
    )
  }
  return run(fn)
}

/** A generator whose steps are run by `run`. */
function stepping(generator: Generator, run: <R>(step: () => R) => R): Generator {
  return Object.defineProperties(Object.create(Object.getPrototypeOf(generator)), {
    next: { value: (...args: [] | [unknown]) => run(() => generator.next(...args)) },
    return: { value: (value: unknown) => run(() => generator.return(value)) },
    throw: { value: (error: unknown) => run(() => generator.throw(error)) },
  })
}
