import { typeError } from '../errors'
import { type DType, dtypes } from '../types'

// What a program was in Python before it was carried over here: names that JavaScript would pass over in silence, or of which V8
// would only say that they are no function.

const aliases: Record<string, DType> = {
  ...{ float: 'float32', double: 'float64', half: 'float16', long: 'int64', int: 'int32', short: 'int16' },
  ...{ char: 'int8', byte: 'uint8', cfloat: 'complex64', cdouble: 'complex128', chalf: 'complex32', boolean: 'bool' },
}

/** The dtype that is meant by PyTorch's other names, as 'float', 'torch.float32' and 'torch.long'. */
export function meantDtype(name: unknown): DType | undefined {
  if (typeof name !== 'string') return undefined
  const plain = name.replace(/^torch\./, '')
  if (Object.hasOwn(aliases, plain)) return aliases[plain]
  return plain !== name && (dtypes as readonly string[]).includes(plain) ? (plain as DType) : undefined
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const camel = (name: string) => name.replace(/(?<=[a-z0-9])_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Refuses a name that an object has not, where it has a method whose name in Python that is: `model.state_dict`. */
export function refusePythonName(owner: object, name: unknown): void {
  if (typeof name !== 'string' || !/^[a-z]\w*_[a-z]/.test(name)) return
  const here = camel(name)
  if (here === name || typeof (owner as Record<string, unknown>)[here] !== 'function') return
  throw typeError(`${owner.constructor.name}: ${name} is ${here} here`)
}

/**
 * Properties of a prototype that say, when they are asked for, how a name of Python is called here: `x.masked_fill` is
 * `x.maskedFill`.
 * @param names what the prototype has
 * @param others names that are no snake case of one that is there, with what to type instead
 */
export function refusals(names: readonly string[], others: Record<string, string> = {}): PropertyDescriptorMap {
  const here = names.filter((name) => snake(name) !== name && /^[a-z]\w*$/.test(name))
  const taught = new Map([...here.map((name) => [snake(name), name] as const), ...Object.entries(others)])
  for (const name of names) taught.delete(name)
  return Object.fromEntries([...taught].map(([name, instead]) => [name, refusal(name, instead)]))
}

function refusal(name: string, instead: string): PropertyDescriptor & ThisType<object> {
  const refuse = (owner: object): never => {
    throw typeError(`${owner.constructor.name}: ${/^-?\d+$/.test(name) ? `x[${name}]` : name} is ${instead} here`)
  }
  return {
    get() {
      // A prototype is looked at by those who list what it has.
      return Object.hasOwn(this, name) ? undefined : refuse(this)
    },
    set() {
      refuse(this)
    },
    configurable: true,
  }
}
