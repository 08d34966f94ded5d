import { sep } from 'node:path'
import { codeFolder } from '../folders'

let thrown: { value: unknown } | undefined

/**
 * Wraps a function for native code to call. An error that it throws is kept, and it returns false, which makes the
 * native call that led here throw that same error.
 */
export function nativeCallback<A extends unknown[], R>(fn: (...args: A) => R): (...args: A) => R | false {
  return (...args) => {
    try {
      return fn(...args)
    } catch (value) {
      thrown = { value }
      return false
    }
  }
}

/** Returns what the last {@link nativeCallback} caught, and forgets it. */
export function takeThrown(): unknown {
  const value = thrown?.value
  thrown = undefined
  return value
}

const ownFolder = codeFolder + sep

/** The frames of a stack that belong neither to torchnode nor to Node; the first is the user's call. */
export function userFrames(stack: string): string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames.filter((line) => !line.includes(ownFolder) && !/\(node:|at node:|<anonymous>\)?$/.test(line))
}

/** The current stack, long enough to reach through torchnode's own frames. */
export function wholeStack(): string {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 40
  const { stack } = new Error('here')
  Error.stackTraceLimit = before
  return typeof stack === 'string' ? stack : ''
}

/** The user's frames of the current stack, for messages that come later than the call. */
export function captureStack(): string {
  return userFrames(wholeStack()).join('\n')
}
