import { shown, surplus } from '../binding/shown'
import { clipped } from '../binding/text'
import { typeError } from '../errors'
import type { RequiredNames } from '../generated/signatures'
import { isPlain } from '../kinds'
import { flag } from './checks'
import { nearest } from './nearest'
import { type Signature, signatureOf } from './signatures'

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

type Slots<Names extends readonly unknown[]> = { [Place in keyof Names]: unknown }

/** The forms in which the last of the required arguments stand by name, beside the options. */
type Named<Values extends readonly unknown[], Names extends readonly unknown[], Options> = Values extends readonly [
  ...infer Before,
  infer Last,
]
  ? Names extends readonly [...infer Others, infer Name extends string]
    ? [...Before, named: Record<Name, Last> & Options] | Named<Before, Others, Record<Name, Last> & Options>
    : never
  : never

/**
 * The forms in which Python takes arguments: the required ones (`Values`) and then options, of which those in `Optional`
 * may come by position; and the forms in which the last of the required ones, or all of them, stand by name among the
 * options. The names are PyTorch's.
 */
export type Args<
  Where extends keyof RequiredNames,
  Values extends unknown[],
  Options = never,
  Optional extends readonly (keyof Options)[] = [],
> = [Options] extends [never]
  ? Values | Named<Values, RequiredNames[Where], unknown>
  : [...Values, ...Rest<Options, Optional>] | Named<Values, RequiredNames[Where], Options>

/** Like {@link Args}, where what comes by position has forms of its own: required arguments, or these and options. */
export type Forms<Where extends keyof RequiredNames, Positional extends unknown[]> =
  | Positional
  | NamedForms<RequiredNames[Where], Positional>

type NamedForms<Names extends readonly unknown[], Positional extends unknown[]> =
  Positional extends Slots<Names>
    ? Named<Positional, Names, unknown>
    : Positional extends [...Slots<Names>, (infer Options)?]
      ? Required<Positional> extends [...infer Values, unknown]
        ? Named<Values, Names, Extract<Options, object>>
        : never
      : never

/** The forms in which all required arguments come by position. */
type Placed<Names extends readonly unknown[], Given> = Given extends readonly unknown[]
  ? Required<Given> extends readonly [...infer Before, infer Last]
    ? Names extends readonly [...Slots<Before>, infer Name, ...unknown[]]
      ? Name extends keyof Last
        ? never
        : Given
      : Given
    : Given
  : never

/** Options with the defaults filled in; those of `Absent` have none. */
export type Settled<Options, Absent extends keyof Options = never> = Required<Omit<Options, Absent>> &
  Pick<Options, Absent>

/** Whether an argument is the object of options: a plain object of any realm, and no tensor, list, Map or module. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  return isPlain(value)
}

/**
 * Brings the required arguments that were given by name to their places, which {@link Args} describes:
 * `const [optimizer, stepSize, ...rest] = positional('optim.lrScheduler.StepLR', given)`.
 * @param takesObjects whether a required argument may itself be a plain object; one then counts as names only if it has
 * the name of that place
 * @throws TypeError for a required argument that is missing, or given by position and by name
 */
export function positional<Where extends keyof RequiredNames, Taken extends readonly unknown[]>(
  where: Where,
  given: Taken,
  takesObjects = false,
): Placed<RequiredNames[Where], Taken> {
  const { required, names } = signatureOf(where) as Signature
  // All required arguments have their places, and the last argument is an option.
  if (given.length > required) return given as never
  const place = given.length - 1
  const last = given[place]
  if (isOptions(last) && (!takesObjects || Object.hasOwn(last, names[place]))) {
    return [...given.slice(0, place), ...fromNames(where, names, required, place, last)] as never
  }
  if (given.length < required) throw missing(where, names, names.slice(given.length, required), given)
  return given as never
}

/**
 * Like {@link positional}, for a function without options.
 * @throws TypeError also for an argument too many, and a name that is none
 */
export function requiredOnly<Where extends keyof RequiredNames, Taken extends readonly unknown[]>(
  where: Where,
  given: Taken,
  takesObjects = false,
): Placed<RequiredNames[Where], Taken> {
  const placed = positional(where, given, takesObjects) as readonly unknown[]
  const { required, names } = signatureOf(where) as Signature
  if (given.length > required) throw surplusOrTwice(where, names.slice(0, required), given)
  if (placed.length > required) checkOptions(where, given.at(-1), names.slice(0, required))
  return placed as never
}

function surplusOrTwice(where: string, names: readonly string[], given: readonly unknown[]): TypeError {
  const last = given.at(-1)
  if (isOptions(last) && given.length === names.length + 1) {
    refuseTwice(where, names, last)
    checkOptions(where, last, [])
  }
  return surplus(where, names, given)
}

/** The required arguments from `place` on, and what else is in the object. */
function fromNames(
  where: string,
  names: readonly string[],
  required: number,
  place: number,
  object: Record<string, unknown>,
): unknown[] {
  refuseTwice(where, names.slice(0, place), object)
  const wanted = names.slice(place, required)
  const absent = wanted.filter((name) => !Object.hasOwn(object, name) || object[name] === undefined)
  if (absent.length > 0) {
    const wrong = Object.keys(object).find((name) => !names.includes(name) && nearest(name, absent) !== undefined)
    throw wrong === undefined ? missing(where, names, absent, [object]) : unknownOption(where, wrong, names)
  }
  const values = wanted.map((name) => object[name])
  const options = { ...object }
  for (const name of wanted) delete options[name]
  return Reflect.ownKeys(options).length === 0 ? values : [...values, options]
}

function missing(
  where: string,
  names: readonly string[],
  absent: readonly string[],
  given: readonly unknown[],
): TypeError {
  const what = `${absent.join(', ')} ${absent.length === 1 ? 'is' : 'are'} missing`
  return typeError(`${where}: ${what}; it takes ${clipped(names.join(', '), 200)} and was given ${shown(given)}`)
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
    refuseRequired(where, last, options)
    checkOptions(where, last, options)
    // Names that are not enumerable are read too, since they were checked.
    for (const name of Object.getOwnPropertyNames(last)) if (last[name] !== undefined) found[name] = last[name]
  }
  return found as Options
}

function refuseTwice(where: string, given: readonly string[], options: Record<string, unknown>): void {
  const twice = given.find((name) => Object.hasOwn(options, name) && options[name] !== undefined)
  if (twice !== undefined) throw typeError(`${where}: ${twice} is given by position and by name`)
}

/** Refuses a required argument among the options, where it has come by position already. */
function refuseRequired(where: string, options: Record<string, unknown>, names: readonly string[]): void {
  const { required, names: all } = signatureOf(where) ?? { required: 0, names: [] }
  const own = all.slice(0, required).filter((name) => !names.includes(name))
  refuseTwice(where, own, options)
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
