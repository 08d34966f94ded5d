import { isHandle } from '../runtime/handle'

/** Whether an argument is the object that names the others: no tensor, no list, no typed array. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isHandle(value)) return false
  return Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null
}

/** Optional arguments by position, then at most one object of options that names the rest. */
export type Given<Positional extends unknown[], Options> =
  | []
  | [options: Options]
  | (Positional extends [infer First, ...infer Rest] ? [First | undefined, ...Given<Rest, Options>] : never)

/**
 * Optional arguments given Python's way: by position, in the order of `defaults`, and by name in one object at the end.
 * What is left out or undefined takes its default.
 * @throws TypeError for an argument too many and for a name that `defaults` lacks
 */
export function optional<Options extends object>(where: string, defaults: Options, args: readonly unknown[]): Options {
  const names = Object.keys(defaults)
  const last = args.at(-1)
  const options = isOptions(last) ? last : {}
  const positional = isOptions(last) ? args.slice(0, -1) : args
  if (positional.length > names.length) {
    throw new TypeError(
      `${where} takes at most ${names.length} optional arguments (${names.join(', ')}), not ${positional.length}`,
    )
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name))
  if (unknown !== undefined)
    throw new TypeError(`${where} has no option '${unknown}'; its options are ${names.join(', ')}`)
  const given = [...positional.map((value, i) => [names[i], value]), ...Object.entries(options)]
  return { ...defaults, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) }
}
