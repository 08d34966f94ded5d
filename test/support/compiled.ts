import { compile } from '../../lib/compile'
import { Tensor } from '../../lib/tensor'
import { unnamed } from './unnamed'

function outcome(call: () => unknown): unknown {
  try {
    const value = call()
    return value instanceof Tensor ? [value.dtype, value.toArray()] : value
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string }
    // A replay does not know the name of the method that was called.
    return { name, code, message: unnamed(message) }
  }
}

/**
 * Calls a function and its compiled form with each of the arguments, and expects the same values and errors. The first
 * arguments, which are recorded, must be good ones.
 */
export function expectCompiledAlike<Args extends unknown[]>(fn: (...args: Args) => unknown, calls: Args[]): void {
  const compiled = compile(fn, { warmup: 0 })
  const outcomes = calls.map((args) => [outcome(() => compiled(...args)), outcome(() => fn(...args))])
  expect(outcomes[0][0]).toBeInstanceOf(Array)
  expect(outcomes.map(([given]) => given)).toEqual(outcomes.map(([, wanted]) => wanted))
}
