import { printable, typeError } from '../errors'
import { dtypes } from '../types'
import { isHandle } from './handle'
import { isArray, isObject, isPlain, isRevoked } from './kinds'
import type { OperatorInfo } from './ops'
import { type Argument, schemaOf } from './schema'

const typeNames: [RegExp, string][] = [
  [/Generator/, 'Generator'],
  [/ScalarType/, 'DType'],
  [/MemoryFormat/, 'MemoryFormat'],
  [/Layout/, 'Layout'],
  [/Device/, 'Device'],
  [/Tensor/, 'Tensor'],
  [/int|float|number|Scalar|SymInt/i, 'number'],
  [/bool/, 'boolean'],
  [/str/, 'string'],
]

/** `linear` for 'aten::linear', `fusedAdam_` spelling for the rest. */
export function camelCase(name: string): string {
  return name.replace(/(?<=[^_])_([^_])/g, (_, letter: string) => letter.toUpperCase())
}

/** What users call an operator by: `linalg.inv` for 'aten::linalg_inv'. */
export function publicName(name: string): string {
  const [namespace, own] = name.split('::')
  return namespace === 'aten'
    ? camelCase(own.replace(/^(linalg|fft|special)_/, '$1.'))
    : `${namespace}::${camelCase(own)}`
}

function typeName(type: string): string {
  const base = typeNames.find(([pattern]) => pattern.test(type))?.[1] ?? type
  return /\[\]|List/.test(type) ? `${base}[]` : base
}

function parameter({ name, type, hasDefault }: Argument): string {
  return `${camelCase(name)}${hasDefault ? '?' : ''}: ${typeName(type)}${/\?|Optional/.test(type) ? ' | null' : ''}`
}

function signature(info: OperatorInfo, overload: string): string {
  const schema = schemaOf(info.name, overload)
  const parameters = schema?.parameters ?? []
  const positional = parameters.filter(({ keyword }) => !keyword).map(parameter)
  const options = parameters.filter(({ keyword }) => keyword).map(parameter)
  if (options.length > 0) positional.push(`{ ${options.join(', ')} }`)
  return `${publicName(info.name)}(${positional.join(', ')})`
}

const maxMessage = 500

/** A text cut to what a message can hold, as it can be shown. */
export function clipped(text: string, length = maxMessage): string {
  return printable(text.length > length ? `${text.slice(0, length - 3)}...` : text)
}

interface Listing {
  /** How many at most. */
  most?: number
  /** How many characters they may take, but for the first. */
  room?: number
  separator?: string
}

/** The first items of a list, each as `one` shows it, and how many more there are. */
export function listed<T>(
  list: readonly T[],
  one: (item: T) => string,
  { most = 8, room = 400, separator = ', ' }: Listing = {},
): string {
  let text = ''
  for (let i = 0; i < list.length; i++) {
    const item = `${i === 0 ? '' : separator}${i < most ? one(list[i]) : ''}`
    if (i >= most || (i > 0 && text.length + item.length > room)) return `${text} and ${list.length - i} more`
    text += item
  }
  return text
}

/** A value as a message shows it: short, on one line, whatever it is. */
export function shown(value: unknown): string {
  return clipped(shownAt(value, 0), 300)
}

function shownAt(value: unknown, depth: number): string {
  if (typeof value === 'string') return JSON.stringify(clipped(value, 40))
  if (typeof value === 'bigint') return clipped(`${value}n`, 40)
  if (typeof value === 'function') return 'a function'
  if (typeof value !== 'object' || value === null) return clipped(String(value).replace(/\s+/g, ' '), 40)
  if (isHandle(value)) {
    if (value.disposed) return `a disposed ${value.constructor.name}`
    const name = clipped(value.constructor.name, 40)
    if ((value as { isNested?: boolean }).isNested) return `nested ${name}`
    const { shape, dtype } = value as { shape?: number[]; dtype?: string }
    return shape === undefined ? name : `${name}[${shape.join(', ')}] ${dtype}`
  }
  if (isRevoked(value)) return 'a revoked Proxy'
  if (ArrayBuffer.isView(value)) return Object.prototype.toString.call(value).slice(8, -1)
  if (depth > 2) return '...'
  if (isArray(value)) return `[${listed(value, (item) => shownAt(item, depth + 1))}]`
  const prototype = Object.getPrototypeOf(value)
  // Whatever a class instance holds is no argument that was written down here.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return `an object (${clipped(String(value.constructor?.name), 40)})`
  }
  const keys = Object.keys(value)
  if (keys.length === 0) return '{}'
  const entry = (key: string) =>
    `${/^[\w$]{1,40}$/.test(key) ? key : shown(key)}: ${shownAt((value as Record<string, unknown>)[key], depth + 1)}`
  return `{ ${listed(keys, entry)} }`
}

/** Refuses what is no boolean, which native would not take. */
export function flag(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw typeError(`${name} is true or false, got ${shown(value)}`)
}

/**
 * The error for an argument too many: `if (arguments.length > 2) throw surplus('nn.init.constant_', ['tensor', 'value'], arguments)`.
 * @param names what the function takes; the number of arguments where they have no good names
 */
export function surplus(where: string, names: readonly string[] | number, args: ArrayLike<unknown>): TypeError {
  const takes =
    typeof names === 'number'
      ? `${names} argument${names === 1 ? '' : 's'}`
      : names.length === 0
        ? 'none'
        : names.join(', ')
  const given = clipped(shown(Array.from(args)), 300)
  return typeError(`${where}: takes ${clipped(takes, 150)} and was given ${given}`)
}

/** Whether these are the arguments that `map`, `filter` and their kin call with: a predicate of one argument passes over the rest. */
export function isEachOf([value, index, list]: ArrayLike<unknown> & Iterable<unknown>): boolean {
  return isArray(list) && typeof index === 'number' && Object.is(list[index], value)
}

/** The error for arguments that no overload takes: what was called, what came, what fits. */
export function misfit(info: OperatorInfo, args: unknown[], at: number): TypeError {
  const plain = info.overloads.filter((overload) => !/(^|_)out$/.test(overload))
  const overloads = plain.length > 0 ? plain : info.overloads
  const given = clipped(`was given (${listed(args, (arg) => shown(arg))})`, 240)
  const advice = clipped(hint(info, overloads, args, at), 160)
  const room = maxMessage - given.length - advice.length - 1
  // Less what the count of those that have no room takes.
  const fitting = listed(overloads, (overload) => signature(info, overload), { room: room - 12, separator: ' or ' })
  return typeError(`${clipped(fitting, room)} ${given}${advice}`)
}

/** What is probably wrong with the arguments, and what to do. */
function hint(info: OperatorInfo, overloads: string[], args: unknown[], at: number): string {
  const promised = args.findIndex(
    (arg) => isObject(arg) && !isHandle(arg) && typeof (arg as { then?: unknown }).then === 'function',
  )
  if (promised >= 0) return `; argument ${promised + 1} is a promise: await it`
  const last = args[args.length - 1]
  const options = isOptions(last) ? last : {}
  const positional = isOptions(last) ? args.slice(0, -1) : args
  const schemas = overloads.map((overload) => schemaOf(info.name, overload)?.parameters ?? [])
  const names = schemas.flat().map(({ name }) => camelCase(name))
  if (!isPlain(options)) return '; options are a plain object'
  const unknown = Reflect.ownKeys(options).find((name) => !names.includes(name as string))
  if (unknown !== undefined) return `; it has no option ${shown(unknown)}`
  const { dtype } = options
  if (typeof dtype === 'string' && !(dtypes as readonly string[]).includes(dtype)) {
    return `; no dtype is called ${shown(dtype)}: float32, float64, int64, bool and so on`
  }
  for (const parameters of schemas) {
    const lists = parameters.findIndex(({ type, keyword }) => !keyword && /int\[|List\[int\]|SymInt\[/i.test(type))
    const numbers = positional.slice(lists)
    if (lists >= 0 && numbers.length > 1 && numbers.every((value) => typeof value === 'number')) {
      return `; ${camelCase(parameters[lists].name)} is one array: ${shown(numbers)}`
    }
  }
  const culprits = schemas.map((parameters) => parameters[at])
  const [culprit] = culprits
  const most = Math.max(...schemas.map((parameters) => parameters.filter(({ keyword }) => !keyword).length))
  if (positional.length > most || culprits.some((other) => other?.name !== culprit?.name) || !culprit) return ''
  const name = camelCase(culprit.name)
  return at >= positional.length && options[name] === undefined ? `; ${name} is missing` : `; look at ${name}`
}

/** Whether a value stands where options do: it is no tensor or list. Looks at tensors, of which there are most, first. */
export function isOptions(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || isHandle(value)) return false
  return !isRevoked(value) && !isArray(value) && !ArrayBuffer.isView(value)
}
