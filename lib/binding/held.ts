import { noteGiven } from './collector'
import { native } from './native'

const held = new WeakMap<object, Set<unknown>>()

/**
 * Makes an object hold a function that native calls on its behalf. Where nothing else holds the object's tensor,
 * native's full collections leave the function to the object, so that both may be garbage together. The result removes
 * the function again.
 */
export function heldBy(owner: object, fn: unknown): () => void {
  const all = held.get(owner) ?? new Set()
  held.set(owner, all.add(fn))
  noteGiven(native)
  return () => void all.delete(fn)
}
