import { isHandle } from './handle'
import { type Argument, native } from './native'
import type { OperatorInfo } from './ops'

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

function typeName(type: string): string {
  const base = typeNames.find(([pattern]) => pattern.test(type))?.[1] ?? type
  return /\[\]|List/.test(type) ? `${base}[]` : base
}

function parameter({ name, type, hasDefault }: Argument): string {
  return `${camelCase(name)}${hasDefault ? '?' : ''}: ${typeName(type)}${/\?|Optional/.test(type) ? ' | null' : ''}`
}

function signature(info: OperatorInfo, overload: string): string {
  const schema = native.schemaOf(info.name, overload)
  const parameters = schema?.parameters ?? []
  const positional = parameters.filter(({ keyword }) => !keyword).map(parameter)
  const options = parameters.filter(({ keyword }) => keyword).map(parameter)
  if (options.length > 0) positional.push(`{ ${options.join(', ')} }`)
  return `${camelCase(info.name.replace(/^aten::/, ''))}(${positional.join(', ')})`
}

function shown(value: unknown, depth = 0): string {
  if (isHandle(value)) {
    const { constructor, shape, dtype } = value as { constructor: { name: string }; shape?: number[]; dtype?: string }
    return shape === undefined ? constructor.name : `${constructor.name}[${shape.join(', ')}] ${dtype}`
  }
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}...` : value)
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) {
    if (depth > 2) return '[...]'
    const items = value.slice(0, 8).map((item) => shown(item, depth + 1))
    return `[${items.join(', ')}${value.length > 8 ? ', ...' : ''}]`
  }
  if (typeof value === 'object' && value !== null) {
    if (ArrayBuffer.isView(value)) return value.constructor.name
    const entries = Object.keys(value).slice(0, 8)
    return `{ ${entries.map((key) => `${key}: ${shown((value as Record<string, unknown>)[key], depth + 1)}`).join(', ')} }`
  }
  return String(value)
}

/** The error for arguments that no overload takes: what was called, what came, what fits. */
export function misfit(info: OperatorInfo, args: unknown[], at: number): TypeError {
  const overloads = info.overloads.filter((overload) => !/(^|_)out$/.test(overload))
  const fitting = (overloads.length > 0 ? overloads : info.overloads)
    .slice(0, 6)
    .map((overload) => signature(info, overload))
  const name = native.schemaOf(info.name, info.overloads[0])?.parameters[at]?.name
  const culprit = info.overloads.length === 1 && name !== undefined ? `; look at ${camelCase(name)}` : ''
  return new TypeError(`${fitting.join(' or ')} was given (${args.map((arg) => shown(arg)).join(', ')})${culprit}`)
}
