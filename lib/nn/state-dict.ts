import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import { clipped, listed } from '../runtime/misfit'
import { Tensor } from '../tensor'
import { shown } from './validate'

/** Tensors by PyTorch's keys, in PyTorch's order. */
export type StateDict = Map<string, Tensor>

export interface LoadOptions {
  /** Whether a key too many or too few is an error; default true. */
  strict?: boolean
}

/** Keys that one side had and the other did not. */
export interface MismatchedKeys {
  missingKeys: string[]
  unexpectedKeys: string[]
}

const list = (keys: string[]) => listed(keys, (key) => JSON.stringify(clipped(key, 80)), { room: 150 })

function entriesOf(state: unknown, where: string): Map<string, unknown> {
  if (state instanceof Map) return state
  if (state instanceof Promise) throw new TypeError(`${where}.loadStateDict: was given a promise; await it`)
  if (typeof state === 'object' && state !== null && !Array.isArray(state)) return new Map(Object.entries(state))
  throw new TypeError(`${where}.loadStateDict: needs a Map or an object of tensors, but was given ${shown(state)}`)
}

/** What keeps one value from being copied into its target, or undefined. */
function misfit(key: string, target: Tensor, value: unknown): string | undefined {
  if (!(value instanceof Tensor)) return `${JSON.stringify(key)} is ${shown(value)} and no tensor`
  const [had, wants] = [`[${value.shape.join(', ')}]`, `[${target.shape.join(', ')}]`]
  if (had !== wants) return `${JSON.stringify(key)} has shape ${had}, the model wants ${wants}`
  if (value.dtype !== target.dtype) return `${JSON.stringify(key)} is ${value.dtype}, the model wants ${target.dtype}`
  return undefined
}

/** Copies `state` into `targets` by key, all or nothing; `where` names the module in errors. */
export function loadStateDict(
  where: string,
  targets: StateDict,
  state: unknown,
  { strict = true }: LoadOptions,
): MismatchedKeys {
  const entries = entriesOf(state, where)
  const missingKeys = [...targets.keys()].filter((key) => !entries.has(key))
  const unexpectedKeys = [...entries.keys()].filter((key) => !targets.has(key))
  const pairs: [target: Tensor, value: Tensor][] = []
  const problems: string[] = []
  if (strict && missingKeys.length > 0) problems.push(`missing keys: ${list(missingKeys)}`)
  if (strict && unexpectedKeys.length > 0) problems.push(`unexpected keys: ${list(unexpectedKeys)}`)
  for (const [key, target] of targets) {
    if (!entries.has(key)) continue
    const value = entries.get(key)
    const problem = misfit(key, target, value)
    if (problem) problems.push(problem)
    else pairs.push([target, value as Tensor])
  }
  if (problems.length > 0) {
    throw new TorchError(
      'ERR_STATE_DICT',
      `the state dict does not fit ${where}: ${listed(problems, String, { separator: '; ' })}`,
    )
  }
  noGrad(() => {
    for (const [target, value] of pairs) target.copy_(value)
  })
  return { missingKeys, unexpectedKeys }
}
