import * as torch from '../../lib'
import { type Signature, signatureOf } from '../../lib/arguments/signatures'
import { signatures } from '../../lib/generated/signatures'
import { anew, sampleFor } from './samples'
import { type Callable, isClass, reached } from './surface'

const rooms = /^(nn|optim|distributions|data|amp|autograd|func)\./

/** Functions that take their arguments in another way than Python, and why. */
const otherwise: [names: RegExp, why: string][] = [
  [
    /^(amp\.autocast|autograd\.(noGrad|enableGrad|inferenceMode|detectAnomaly)|autograd\.graph\.(savedTensorsHooks|disableSavedTensorsHooks|saveOnCpu))$/,
    'for a with statement there is a function, which comes last',
  ],
  [/^distributions\.registerKl$/, 'for a decorator there is a function, which comes last'],
  [/^(optim\.Optimizer|optim\.lrScheduler\.LRScheduler|distributions\.Distribution)$/, 'a base, called by subclasses'],
  [/^nn\.(ModuleDict|ParameterDict)$/, 'an object is what the container holds'],
]

/** PyTorch's optional arguments that do not exist here, or can be given by name only. */
const notHere: [functions: RegExp, names: RegExp][] = [
  [/./, /^(sizeAverage|reduce|_stacklevel|cacheSize|out)$/],
  [/WithIndices$/, /^returnIndices$/],
  [/^nn\.functional\./, /^inplace$/],
  [/^nn\.utils\.clipGrad/, /^foreach$/],
]

/** The least number of arguments for functions that need some of their optional ones. */
const least: [functions: RegExp, count: number][] = [
  [/^nn\.FractionalMaxPool|^nn\.functional\.(fractionalMaxPool|interpolate|upsample)/, 3],
  [
    /^autograd\.functional\.(hvp|jvp|vhp)$|^data\.DistributedSampler$|^func\.functionalCall$|^optim\.lrScheduler\.OneCycleLR$/,
    3,
  ],
  [/^distributions\.(MultivariateNormal|Wishart|NegativeBinomial|Relaxed\w+|Binomial|Multinomial)$/, 2],
  [/^nn\.functional\.(softmax|logSoftmax|softmin)$/, 2],
]

const callables = new Map(
  reached().flatMap(
    ([name, value]) =>
      [
        [name, value],
        [name.replace(/^autograd\.func\./, 'func.'), value],
      ] as [string, Callable][],
  ),
)

const table = signatures
  .trim()
  .split('\n')
  .map((line) => line.slice(0, line.indexOf('(')))
  .filter((where) => rooms.test(where) && callables.has(where) && !otherwise.some(([names]) => names.test(where)))
  .map((where): [string, Signature | undefined] => [where, signatureOf(where)])
  .filter((row): row is [string, Signature] => row[1] !== undefined && row[1].names.length > 0)

// One of the functions turns anomaly detection on, for this process and so for the tests that follow.
afterEach(() => torch.autograd.setDetectAnomaly(false))

/** The comparable part of a call's result. */
function told(value: unknown, depth = 0): unknown {
  if (value instanceof torch.Tensor) return value.disposed ? 'disposed' : [value.dtype, value.shape, String(value)]
  if (typeof value === 'function') return isClass(value) ? value.name : 'a function'
  if (typeof value !== 'object' || value === null) return value
  if (depth > 4) return value.constructor?.name
  const all = (items: Iterable<unknown>) => Array.from(items, (item) => told(item, depth + 1))
  // A lazy layer's parameters have no values yet.
  if (/^Lazy/.test(value.constructor?.name)) return String(value)
  if (value instanceof torch.nn.Module) return [String(value), all(value.stateDict())]
  if (value instanceof torch.distributions.Distribution)
    return [String(value), value.batchShape, value.eventShape, (value as never as { validates: boolean }).validates]
  if (value instanceof torch.optim.Optimizer)
    return [value.constructor.name, told(value.defaults, depth + 1), told(value.stateDict(), depth + 1)]
  if (value instanceof torch.optim.lrScheduler.LRScheduler)
    return [value.constructor.name, told(value.stateDict(), depth + 1)]
  if (Array.isArray(value) || value instanceof Map) return all(value)
  return [value.constructor?.name, all(Object.entries(value))]
}

function call(where: string, args: unknown[]): unknown {
  const callable = callables.get(where)
  return isClass(callable) ? new callable(...args) : callable(...args)
}

/** New values for the first arguments of a function. */
function values(where: string, names: readonly string[]): unknown[] {
  anew()
  return names.map((name) => {
    const sample = sampleFor(where, name)
    if (sample === undefined) throw new Error(`test/arguments/samples.ts has no value for ${name} of ${where}`)
    return sample()
  })
}

/**
 * Calls a function with this many arguments by position and the rest by name; returns its result, and the arguments
 * after the call.
 */
function outcome(where: string, names: readonly string[], byPosition: number): unknown {
  const given = values(where, names)
  const named = names.slice(byPosition).map((name, i): [string, unknown] => [name, given[byPosition + i]])
  const args = [...given.slice(0, byPosition), ...(named.length > 0 ? [Object.fromEntries(named)] : [])]
  anew()
  return [told(call(where, args)), told(given)]
}

const most = 3
const placesOf = ({ names, required, optional }: Signature) =>
  names.slice(0, Math.max(Math.min(most, required + optional.length), required))

describe('each form of a call means the same', () => {
  test.each(table)('%s', (where, signature) => {
    const places = placesOf(signature)
    const fewest = least.find(([functions]) => functions.test(where))?.[1] ?? Math.max(signature.required, 1)
    const isHere = (name: string) => !notHere.some(([functions, names]) => functions.test(where) && names.test(name))
    for (let count = fewest; count <= places.length; count++) {
      const names = places.slice(0, count)
      if (!names.every(isHere)) break
      const byPosition = outcome(where, names, count)
      for (let positions = 0; positions < count; positions++) {
        expect([positions, outcome(where, names, positions)]).toEqual([positions, byPosition])
      }
    }
  })
})

const withRequired = table.filter(([, { required }]) => required > 0)

describe('an argument is refused by its name', () => {
  const refusal = (where: string, args: unknown[]): string => {
    try {
      call(where, args)
    } catch (error) {
      expect(error).toBeInstanceOf(TypeError)
      return (error as Error).message
    }
    throw new Error(`${where} was not refused`)
  }

  test.each(withRequired)('%s', (where, { names, required }) => {
    const wanted = names.slice(0, required)
    const given = values(where, wanted)
    const named = Object.fromEntries(wanted.map((name, i) => [name, given[i]]))
    const last = wanted[required - 1]
    const { [last]: _, ...others } = named
    // Arguments that are missing, unknown, or given twice. An operator of libtorch calls its input `self`.
    expect(refusal(where, required === 1 ? [] : [others])).toMatch(last === 'input' ? /input|self/ : last)
    expect(refusal(where, [{ ...named, noSuchOption: 1 }])).toContain('noSuchOption')
    expect(refusal(where, [...given, { [last]: given[required - 1] }])).toContain(last)
  })
})
