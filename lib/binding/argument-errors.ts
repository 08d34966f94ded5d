import { typeError } from '../errors'
import { isObject, isPlain } from '../kinds'
import { dtypes } from '../types'
import { isHandle } from './handle'
import type { OperatorInfo } from './operator'
import { mayBeOptions } from './options'
import { meantDtype } from './python-names'
import { type Argument, schemaOf } from './schema'
import { shown } from './shown'
import { camelCase, clipped, listed, maxMessage, publicName } from './text'

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

/** The error for arguments that no overload takes: what was called, what was given, what fits. */
export function argumentError(info: OperatorInfo, args: unknown[], at: number): TypeError {
  const plain = info.overloads.filter((overload) => !/(^|_)out$/.test(overload))
  const overloads = plain.length > 0 ? plain : info.overloads
  const given = clipped(`was given (${listed(args, (arg) => shown(arg))})`, 240)
  const advice = clipped(hint(info, overloads, args, at), 160)
  const room = maxMessage - given.length - advice.length - 1
  // The count of overloads that are left out takes room too.
  const fitting = listed(overloads, (overload) => signature(info, overload), { room: room - 12, separator: ' or ' })
  return typeError(`${clipped(fitting, room)} ${given}${advice}`)
}

/** The option that a dtype or device should be, where one was given by position to an operator that has such an option. */
export function dtypeOrDevice(positional: readonly unknown[], names: readonly string[]): string | undefined {
  for (const value of positional) {
    if (typeof value !== 'string') continue
    const dtype = (dtypes as readonly string[]).includes(value) ? value : meantDtype(value)
    if (dtype !== undefined && names.includes('dtype')) return `{ dtype: '${dtype}' }`
    if (/^(cpu|cuda|meta)(:\d+)?$/.test(value) && names.includes('device')) return `{ device: '${value}' }`
  }
  return undefined
}

/** A hint at what is probably wrong with the arguments, and what to do. */
function hint(info: OperatorInfo, overloads: string[], args: unknown[], at: number): string {
  const promised = args.findIndex(
    (arg) => isObject(arg) && !isHandle(arg) && typeof (arg as { then?: unknown }).then === 'function',
  )
  if (promised >= 0) return `; argument ${promised + 1} is a promise: await it`
  const last = args[args.length - 1]
  const options = mayBeOptions(last) ? last : {}
  const positional = mayBeOptions(last) ? args.slice(0, -1) : args
  const schemas = overloads.map((overload) => schemaOf(info.name, overload)?.parameters ?? [])
  const names = schemas.flat().map(({ name }) => camelCase(name))
  if (!isPlain(options)) return '; options are a plain object'
  const unknown = Reflect.ownKeys(options).find((name) => !names.includes(name as string))
  if (unknown !== undefined) return `; it has no option ${shown(unknown)}`
  const { dtype } = options
  if (typeof dtype === 'string' && !(dtypes as readonly string[]).includes(dtype)) {
    const meant = meantDtype(dtype)
    const other = meant === undefined ? 'float32, float64, int64, bool and so on' : `PyTorch's is '${meant}' here`
    return `; no dtype is called ${shown(dtype)}: ${other}`
  }
  const byName = dtypeOrDevice(positional, names)
  if (byName !== undefined) return `; write it by name: ${byName}`
  for (const parameters of schemas) {
    const lists = parameters.findIndex(({ type, keyword }) => !keyword && /int\[|List\[int\]|SymInt\[/i.test(type))
    const numbers = positional.slice(lists)
    const isLast = at === lists || numbers.length > 1
    if (lists >= 0 && numbers.length > 0 && isLast && numbers.every((value) => typeof value === 'number')) {
      return `; ${camelCase(parameters[lists].name)} is one array: ${shown(numbers)}`
    }
  }
  for (const parameters of schemas) {
    const list = parameters.findIndex(
      ({ type, keyword }) => !keyword && /Tensor\??\[\]|List\[(Optional\[)?Tensor/.test(type),
    )
    if (list < 0 || !isHandle(positional[list])) continue
    return `; ${camelCase(parameters[list].name)} is one array: [${positional
      .slice(list)
      .filter(isHandle)
      .map(() => 'x')
      .join(', ')}]`
  }
  const culprits = schemas.map((parameters) => parameters[at])
  const [culprit] = culprits
  const most = Math.max(...schemas.map((parameters) => parameters.filter(({ keyword }) => !keyword).length))
  if (positional.length > most || culprits.some((other) => other?.name !== culprit?.name) || !culprit) return ''
  const name = camelCase(culprit.name)
  return at >= positional.length && options[name] === undefined ? `; ${name} is missing` : `; look at ${name}`
}
