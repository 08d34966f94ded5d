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
  const [namespace, name] = info.name.split('::')
  return `${namespace === 'aten' ? '' : `${namespace}::`}${camelCase(name)}(${positional.join(', ')})`
}

const maxMessage = 500

/** A text cut to what a message can hold. */
export function clipped(text: string, length = maxMessage): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text
}

/** A value as a message shows it: short, on one line, whatever it is. */
export function shown(value: unknown, depth = 0): string {
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
  if (ArrayBuffer.isView(value)) return Object.prototype.toString.call(value).slice(8, -1)
  if (depth > 2) return '...'
  if (Array.isArray(value)) {
    const items = Array.from({ length: Math.min(8, value.length) }, (_, i) => shown(value[i], depth + 1))
    return `[${items.join(', ')}${value.length > 8 ? ', ...' : ''}]`
  }
  const entries = Object.entries(value).slice(0, 8)
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  if (entries.length === 0 && tag !== 'Object') return tag
  return `{ ${entries.map(([key, item]) => `${clipped(key, 40)}: ${shown(item, depth + 1)}`).join(', ')} }`
}

/** Refuses what is no boolean, which native would not take. */
export function flag(name: string, value: unknown): asserts value is boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${name} is true or false, got ${shown(value)}`)
}

/** The error for arguments that no overload takes: what was called, what came, what fits. */
export function misfit(info: OperatorInfo, args: unknown[], at: number): TypeError {
  const overloads = info.overloads.filter((overload) => !/(^|_)out$/.test(overload))
  const fitting = (overloads.length > 0 ? overloads : info.overloads)
    .slice(0, 6)
    .map((overload) => signature(info, overload))
  const name = native.schemaOf(info.name, info.overloads[0])?.parameters[at]?.name
  const culprit = info.overloads.length === 1 && name !== undefined ? `; look at ${camelCase(name)}` : ''
  const given = clipped(`was given (${args.map((arg) => shown(arg)).join(', ')})${culprit}`, 240)
  return new TypeError(`${clipped(fitting.join(' or '), maxMessage - given.length - 1)} ${given}`)
}
