import { typeError } from '../errors'
import { type DType, dtypes } from '../types'
import { snakeCase } from './text'

// Python's names in a program that was ported from Python. JavaScript would silently read undefined for them, or V8
// would only say that something is not a function.

const aliases: Record<string, DType> = {
  ...{ float: 'float32', double: 'float64', half: 'float16', long: 'int64', int: 'int32', short: 'int16' },
  ...{ char: 'int8', byte: 'uint8', cfloat: 'complex64', cdouble: 'complex128', chalf: 'complex32', boolean: 'bool' },
}

/** The dtype that another of PyTorch's names stands for, such as 'float', 'torch.float32' or 'torch.long'. */
export function meantDtype(name: unknown): DType | undefined {
  if (typeof name !== 'string') return undefined
  const plain = name.replace(/^torch\./, '')
  if (Object.hasOwn(aliases, plain)) return aliases[plain]
  return plain !== name && (dtypes as readonly string[]).includes(plain) ? (plain as DType) : undefined
}

const camel = (name: string) => name.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Refuses Python's name of a method that an object has under another name, such as `model.state_dict`. */
export function refusePythonName(owner: object, name: unknown): void {
  if (typeof name !== 'string' || !/^[a-z]\w*_[a-z]/.test(name)) return
  const here = camel(name)
  if (here === name || typeof (owner as Record<string, unknown>)[here] !== 'function') return
  throw typeError(`${owner.constructor.name}: ${name} is ${here} here`)
}

/**
 * Accessors for a prototype. Reading one throws an error that says what Python's name is called here: `x.masked_fill`
 * is `x.maskedFill`.
 * @param names the names that the prototype has
 * @param others further names of Python's, each with what to type instead
 */
export function pythonNameAccessors(
  names: readonly string[],
  others: Record<string, string> = {},
): PropertyDescriptorMap {
  const here = names.filter((name) => snakeCase(name) !== name && /^[a-z]\w*$/.test(name))
  const taught = new Map([...here.map((name) => [snakeCase(name), name] as const), ...Object.entries(others)])
  for (const name of names) taught.delete(name)
  return Object.fromEntries([...taught].map(([name, instead]) => [name, refusal(name, instead)]))
}

function refusal(name: string, instead: string): PropertyDescriptor & ThisType<object> {
  const refuse = (owner: object): never => {
    throw typeError(`${owner.constructor.name}: ${/^-?\d+$/.test(name) ? `x[${name}]` : name} is ${instead} here`)
  }
  return {
    get() {
      // Libraries that list what a prototype has also read it there.
      return Object.hasOwn(this, name) ? undefined : refuse(this)
    },
    set() {
      refuse(this)
    },
    configurable: true,
  }
}

/** What a state dict's error says where a dict of a loaded file was read like an object, which gives undefined. */
export function ofLoaded(value: unknown, key: string): string {
  if (value !== undefined) return ''
  return `; torch.load gives a Map, so take its .get('${key}'), or load with { objects: true }`
}
