import { types } from 'node:util'
import { requireFunction, surplus } from '../arguments'
import { collectForeign, forgetAll } from '../binding/collector'
import { gone, type Handle, idsOf, isHandle, peek } from '../binding/handle'
import { native } from '../binding/native'
import { onlyAsWritten } from '../binding/relied'
import { requireFinished } from '../binding/within'
import { isObject } from '../kinds'

/** The tensors in a result, at any depth of plain arrays, objects, Maps and Sets. */
function handlesIn(value: unknown, found: Handle[] = [], seen = new Set<object>()): Handle[] {
  if (!isObject(value) || seen.has(value)) return found
  seen.add(value)
  if (isHandle(value)) found.push(value)
  else
    for (const item of types.isMap(value) || types.isSet(value) ? value.values() : Object.values(value))
      handlesIn(item, found, seen)
  return found
}

/**
 * Runs `fn` and frees every tensor that it made, except those that it returns. It is never needed, since garbage is
 * freed anyway; a scope frees it sooner.
 * @throws TypeError when fn returns a promise, since tensors made later would escape.
 */
export function scope<T>(fn: () => T): T {
  if (arguments.length > 1) throw surplus('scope', 1, arguments)
  requireFunction('scope', 'fn', fn)
  const mark = native.scopeMark()
  let kept: Handle[] = []
  gone.openScopes++
  try {
    const result = requireFinished(
      fn(),
      (what) => `scope(fn) was given ${what}; it frees what a synchronous function makes`,
    )
    kept = handlesIn(result)
    return result
  } finally {
    gone.openScopes--
    gone.endedScopes++
    native.releaseSince(mark, idsOf(kept.filter((handle) => peek(handle) !== 0)))
  }
}

/** The number of tensors (and generators) that JavaScript can reach, and the bytes that they hold. */
export function memory(): { tensors: number; bytes: number } {
  if (arguments.length > 0) throw surplus('memory', 0, arguments)
  onlyAsWritten('torch.memory() is called in it, which returns something else each time; call it outside')
  const [tensors, bytes] = native.memory()
  return { tensors, bytes }
}

/** Collects garbage now, tensors included. It is for tests and measurements; programs need not call it. */
export function collectGarbage(): void {
  if (arguments.length > 0) throw surplus('collectGarbage', 0, arguments)
  forgetAll()
  collectForeign(native)
  native.collect()
}
