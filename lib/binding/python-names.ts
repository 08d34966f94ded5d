import { typeError } from '../errors'
import { isObject } from '../kinds'
import { type DType, dtypes } from '../types'
import { camelCase, snakeCase } from './text'

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

/** Names of PyTorch's in `torch` that have no counterpart of a similar name, each with what to type instead. */
const elsewhere = new Map(
  Object.entries({
    device: "a string, such as 'cpu' or 'cuda:0',",
    Size: 'an array',
    utils:
      'data for torch.utils.data, SummaryWriter for torch.utils.tensorboard and autograd.checkpoint for torch.utils.checkpoint',
    from_numpy: 'tensor(typedArray).reshape(shape)',
    fromNumpy: 'tensor(typedArray).reshape(shape)',
    frombuffer: 'tensor(typedArray)',
    FloatTensor: 'tensor(data)',
    LongTensor: "tensor(data, { dtype: 'int64' })",
    BoolTensor: "tensor(data, { dtype: 'bool' })",
  }),
)

/**
 * Makes the library's namespaces refuse Python's names: `torch.manual_seed` says that it is `manualSeed` here, where it
 * would be undefined, and `optim.StepLR` that it is `optim.lrScheduler.StepLR`. Only names that a namespace lacks reach its
 * prototype, so that the others are read as before.
 */
export function teachPythonNames(
  namespace: object,
  where = 'torch',
  others = elsewhere,
  seen = new Set<object>(),
): void {
  seen.add(namespace)
  const get = (target: object, name: string | symbol, receiver: unknown): unknown => {
    if (typeof name === 'string') {
      const here = camelCase(name)
      const instead =
        here !== name && Object.hasOwn(namespace, here)
          ? here
          : (others.get(name) ?? classWithin(namespace, where, name))
      if (instead !== undefined) throw typeError(`${where}.${name} is ${instead} here`)
    }
    return Reflect.get(target, name, receiver)
  }
  Object.setPrototypeOf(namespace, new Proxy(Object.prototype, { get }))
  for (const [name, value] of Object.entries(namespace)) {
    if (!isObject(value) || !Object.hasOwn(value, '__esModule') || seen.has(value)) continue
    teachPythonNames(value, where === 'torch' ? name : `${where}.${name}`, new Map(), seen)
  }
}

/** The path of a class that a namespace within this one has, such as `nn.Linear` for `torch.Linear`. */
function classWithin(namespace: object, where: string, name: string): string | undefined {
  if (!/^[A-Z]/.test(name)) return undefined
  const holds = ([, value]: [string, unknown]) =>
    isObject(value) && Object.hasOwn(value, '__esModule') && Object.hasOwn(value, name)
  const found = Object.entries(namespace).find(holds)?.[0]
  if (found === undefined) return undefined
  return where === 'torch' ? `${found}.${name}` : `${where}.${found}.${name}`
}

/** What a state dict's error says where a dict of a loaded file was read like an object, which gives undefined. */
export function ofLoaded(value: unknown, key: string): string {
  if (value !== undefined) return ''
  return `; torch.load gives a Map, so take its .get('${key}'), or load with { objects: true }`
}
