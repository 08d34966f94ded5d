import { sep } from 'node:path'
import { codeFolder } from '../folders'

let thrown: { value: unknown } | undefined

/**
 * A function as native code calls it: what it throws is kept, and the false it returns makes the native call that led here
 * throw that same value.
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

const held = new WeakMap<object, Set<unknown>>()

/**
 * Has an object hold what native calls on its behalf: where nothing else holds the object's tensor, native's full collections
 * leave the function to the object, and both may be garbage together. The result takes it away again.
 */
export function heldBy(owner: object, fn: unknown): () => void {
  const all = held.get(owner) ?? new Set()
  held.set(owner, all.add(fn))
  return () => void all.delete(fn)
}

/** What the last {@link nativeCallback} caught. */
export function takeThrown(): unknown {
  const value = thrown?.value
  thrown = undefined
  return value
}

const ownFolder = codeFolder + sep

/** The frames of a stack that are neither torchnode's nor Node's: the first is where the user called. */
export function userFrames(stack: string): string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line))
  return frames.filter((line) => !line.includes(ownFolder) && !/\(node:|at node:|<anonymous>\)?$/.test(line))
}

/** Where the code is, through all of torchnode's own frames. */
export function wholeStack(): string {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 40
  const { stack } = new Error('here')
  Error.stackTraceLimit = before
  return typeof stack === 'string' ? stack : ''
}

/** The stack of the user's call that is being run, for messages that come later than the call. */
export function captureStack(): string {
  return userFrames(wholeStack()).join('\n')
}
