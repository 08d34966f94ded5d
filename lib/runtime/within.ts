import { isHandle } from './handle'

/** Runs `fn` between `enter` and `leave`, and refuses a promise: the mode would end before its work does. */
export function within<T, S>(name: string, enter: () => S, fn: () => T, leave: (entered: S) => void): T {
  const entered = enter()
  try {
    const result = fn()
    if (typeof (result as { then?: unknown } | null)?.then === 'function' && !isHandle(result)) {
      throw new TypeError(
        `${name}(fn) was given an async function: the mode would end before its work does; call ${name} around the synchronous parts instead`,
      )
    }
    return result
  } finally {
    leave(entered)
  }
}
