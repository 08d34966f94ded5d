import { types } from 'node:util'
import { shown } from '../../arguments'
import { ofLoaded } from '../../binding/python-names'
import { TorchError, typeError } from '../../errors'
import { isArray, isObject } from '../../kinds'

/** A scheduler's state dict: an object, or a Map from a checkpoint. */
export type Saved = Record<string, unknown> | ReadonlyMap<string, unknown>

/** A copy with null in place of functions, which are not state. */
export function copied(value: unknown): unknown {
  if (typeof value === 'function') return null
  if (isArray(value)) return value.map(copied)
  if (types.isMap(value)) return new Map(value)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copied(item)]))
}

const kindOf = (value: unknown) =>
  types.isMap(value) ? 'a Map' : isArray(value) ? 'a list' : value === null ? 'null' : typeof value

const isCode = (value: unknown) => typeof [value].flat()[0] === 'function'

/** A saved value as the wanted type, or undefined if it has another type. */
function fitted(saved: unknown, want: unknown): unknown {
  if (kindOf(saved) === kindOf(want) || want === null || saved === null) return copied(saved)
  // Python saves a Counter, which may come as an object.
  if (types.isMap(want) && typeof saved === 'object') {
    return new Map(Object.entries(saved).map(([key, count]) => [Number(key), count]))
  }
  return undefined
}

/**
 * Reads the names of `current` from a saved dict, with the types that they have in `current`; functions are kept.
 * @throws TypeError if `saved` is not a Map or object, TorchError `ERR_STATE_DICT` for missing values and values of another type
 */
export function take<Current extends object>(where: string, saved: Saved, current: Current): Current {
  if (!isObject(saved) || isArray(saved)) {
    throw typeError(
      `${where}.loadStateDict: needs a Map or an object, but was given ${shown(saved)}${ofLoaded(saved, 'scheduler')}`,
    )
  }
  const all = new Map<string, unknown>(types.isMap(saved) ? saved : Object.entries(saved))
  const entries = Object.entries(current).map(([name, want]) => {
    if (isCode(want)) return [name, want]
    const value = fitted(all.get(name), want)
    if (value !== undefined) return [name, value]
    const what = all.has(name) ? `is ${shown(all.get(name))} instead of ${kindOf(want)}` : 'is missing'
    throw new TorchError('ERR_STATE_DICT', `the state dict does not fit ${where}: ${shown(name)} ${what}`)
  })
  return Object.fromEntries(entries)
}
