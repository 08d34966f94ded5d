import { isHandle } from './handle'
import { shown } from './misfit'

const begun = new WeakSet<object>()

/** Says that what a promise stands for runs in the modes of the call that gave it, however they change. */
export function inModesOfCall<P extends object>(promise: P): P {
  begun.add(promise)
  return promise
}

/** Runs `fn` between `enter` and `leave`, and refuses a promise: the mode would end before its work does. */
export function within<T, S>(name: string, enter: () => S, fn: () => T, leave: (entered: S) => void): T {
  if (typeof fn !== 'function') throw new TypeError(`${name}: fn must be a function, but it is ${shown(fn)}`)
  const entered = enter()
  try {
    const result = fn()
    if (isPromise(result) && !begun.has(result)) {
      // Its own error would end the process, since nobody can hold it.
      result.then(undefined, () => undefined)
      throw new TypeError(
        `${name}(fn) was given an async function: the mode would end before its work does; call ${name} around the synchronous parts instead`,
      )
    }
    return result
  } finally {
    leave(entered)
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null)?.then === 'function' && !isHandle(value)
}
