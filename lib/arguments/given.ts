import { shown, surplus } from '../binding/shown'
import { clipped } from '../binding/text'
import { typeError } from '../errors'
import { isPlain } from '../kinds'
import { flag } from './checks'
import { nearest } from './nearest'
import { signatureOf } from './signatures'

type Beginnings<Positional extends unknown[]> = Positional extends [...infer Rest, unknown]
  ? { [Place in keyof Positional]: Positional[Place] | undefined } | Beginnings<Rest>
  : []

/** Arguments given as in Python: any number of them by position, then the others by name in one object. */
export type Given<Positional extends unknown[], Options> =
  Beginnings<Positional> extends infer Some extends unknown[] ? [...Some, options?: Options] : never

/** Like {@link Given}, where these options may come by position. */
export type Rest<Options, Names extends readonly (keyof Options)[] = []> = Given<
  { -readonly [Place in keyof Names]: Options[Names[Place]] },
  Options
>

/** Options with the defaults filled in; those of `Absent` have none. */
export type Settled<Options, Absent extends keyof Options = never> = Required<Omit<Options, Absent>> &
  Pick<Options, Absent>

/** Whether an argument is the object of options: a plain object of any realm, and no tensor, list, Map or module. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  return isPlain(value)
}

/**
 * Reads optional arguments as Python does: by position, in PyTorch's order (that of `defaults` where PyTorch has no
 * such function), and by name in one object at the end. An argument that is left out or undefined takes its default,
 * since TypeScript allows `{ dtype: maybe }`; null stays null.
 * @param where the public name without `torch.`, such as `nn.functional.mseLoss`
 * @throws TypeError for an argument too many, a name that `defaults` lacks, an argument given twice, and a value other
 * than true or false where the default is a boolean
 */
export function settings<Options extends object>(where: string, defaults: Options, args: readonly unknown[]): Options {
  if (args.length === 0) return { ...defaults }
  const found = named<Options>(where, Object.keys(defaults) as (keyof Options & string)[], args)
  for (const name in found) {
    // A string such as 'no' would count as true.
    if (typeof defaults[name] === 'boolean' && found[name] !== null) flag(where, name, found[name])
  }
  return { ...defaults, ...found }
}

/**
 * Like {@link settings}, for options with these names and no defaults: returns only what was given and is not
 * undefined.
 */
export function named<Options extends object>(
  where: string,
  options: readonly (keyof Options & string)[],
  args: readonly unknown[],
): Options {
  const found: Record<string, unknown> = {}
  const last = args.at(-1)
  const positional = isOptions(last) ? args.slice(0, -1) : args
  if (positional.some((value) => value !== undefined)) {
    const names = signatureOf(where)?.optional ?? options
    if (positional.length > names.length) throw surplus(where, names, args)
    for (const [place, value] of positional.entries()) {
      if (value === undefined) continue
      const isKnown = (options as readonly string[]).includes(names[place])
      // In Python, null skips an argument to reach a later one.
      if (!isKnown && value === null) continue
      if (!isKnown) throw unsupported(where, names[place], options)
      found[names[place]] = value
    }
    if (isOptions(last)) refuseTwice(where, names.slice(0, positional.length), last)
  }
  if (isOptions(last)) {
    checkOptions(where, last, options)
    // Names that are not enumerable are read too, since they were checked.
    for (const name of Object.getOwnPropertyNames(last)) if (last[name] !== undefined) found[name] = last[name]
  }
  return found as Options
}

function refuseTwice(where: string, given: readonly string[], options: Record<string, unknown>): void {
  const twice = given.find((name) => options[name] !== undefined)
  if (twice !== undefined) throw typeError(`${where}: ${twice} is given by position and by name`)
}

/** Refuses options other than `names`: a misspelled option would otherwise be ignored silently. */
export function checkOptions(where: string, options: unknown, names: readonly string[]): void {
  if (!isOptions(options)) throw typeError(`${where}: options must be an object, but it is ${shown(options)}`)
  for (const name of Reflect.ownKeys(options)) {
    if (!(names as readonly PropertyKey[]).includes(name)) throw unknownOption(where, name, names)
  }
}

function unknownOption(where: string, name: string | symbol, names: readonly string[]): TypeError {
  const meant = typeof name === 'string' ? nearest(name, names) : undefined
  const options = names.length === 0 ? 'it takes none' : clipped(`its options are ${names.join(', ')}`, 300)
  const hint = meant === undefined ? '' : `; did you mean ${meant}?`
  return typeError(`${where}: has no option ${shown(name)}; ${options}${hint}`)
}

function unsupported(where: string, name: string, names: readonly string[]): TypeError {
  const others = clipped(names.join(', '), 200)
  return typeError(
    `${where}: PyTorch's ${name} stands at this place and is not supported; name what you mean: ${others}`,
  )
}
