import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { numbersFrom } from './random.mjs'

const floats = new Set(['float64', 'float32', 'float16', 'bfloat16'])
const special = [0, -0, Number.NaN, Infinity, -Infinity, 1, -1, 1e-30]

/**
 * One element by flavour: 'any' number; 'special' numbers among them; 'zero' (for singular matrices); 'unit' for
 * probabilities; 'index' for the indices 0 and 1; 'far' for indices that may be out of range.
 */
function element(next, flavour, dtype) {
  const draw = next()
  if (dtype === 'bool') return draw < 0.5
  if (flavour === 'zero') return 0
  if (flavour === 'index') return draw < 0.5 ? 0 : 1
  if (flavour === 'far') return Math.floor(draw * 9) - 2
  if (flavour === 'unit' && floats.has(dtype)) return (1 + Math.floor(draw * 15)) / 16
  if (dtype.startsWith('uint')) return Math.floor(draw * 7)
  if (!floats.has(dtype)) return Math.floor(draw * 7) - 3
  if (flavour === 'special' && draw < 0.4) return special[Math.floor(next() * special.length)]
  return Math.floor(draw * 64 - 32) / 8 || 0.375
}

/** The function `make` of the listings: a tensor whose values a number decides. */
export function maker(torch) {
  return (shape, dtype = 'float32', seed = 1, flavour = 'any') => {
    const next = numbersFrom(seed * 7919)
    const count = shape.reduce((product, size) => product * size, 1)
    if (dtype.startsWith('complex')) {
      const parts = Array.from({ length: 2 * count }, () => element(next, flavour, 'float32'))
      const part = dtype === 'complex128' ? 'float64' : 'float32'
      return torch.viewAsComplex(torch.tensor(parts, { dtype: part }).view([...shape, 2]))
    }
    const values = Array.from({ length: count }, () => element(next, flavour, dtype))
    return torch.tensor(values, { dtype }).view(shape)
  }
}

/** The samples of PyTorch's own tests for operators and modules, as the parity tests keep them. */
export class Samples {
  #cases = new Map()
  #folder

  constructor(folder) {
    this.#folder = folder
  }

  /** The cases of 'parity' or 'parity-modules'. */
  cases(name) {
    if (!this.#cases.has(name)) {
      const text = gunzipSync(readFileSync(`${this.#folder}/${name}.jsonl.gz`)).toString()
      this.#cases.set(name, text.trimEnd().split('\n').slice(1).map(JSON.parse))
    }
    return this.#cases.get(name)
  }

  /**
   * The functions `sample` and `sampleOf` of the listings: tensor `at` of a case. Halving its floats `times` times and
   * reversing integers gives other valid values: probabilities, sorted rows and definite matrices stay such. Nine
   * halvings leave nothing but zeros, which are less useful.
   */
  reader(torch, name) {
    return (number, at, times = 0) => {
      const { dtype, shape, data, layout, view } = this.cases(name)[number].tensors[at]
      let made = torch.fromBytes(new Uint8Array(Buffer.from(data, 'base64')), shape, dtype)
      if (view !== undefined) made = made.asStrided(view.size, view.stride, view.offset)
      if (layout !== undefined) made = made.toSparse({ layout })
      else if (times === 9) made = torch.zerosLike(made)
      else if (times > 0 && (floats.has(dtype) || dtype.startsWith('complex'))) made = made.mul(0.5 ** times)
      else if (times % 2 === 1 && made.ndim > 0) made = made.flip([made.ndim - 1])
      return made
    }
  }
}

const camel = (name) => name.replace(/(?<=[^_])_([^_])/g, (_, letter) => letter.toUpperCase())

/** The text of a sample's argument; undefined for what a listing cannot express. */
function written(value, tensorText) {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, tensorText)).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [[key, content]] = Object.entries(value)
  if (key === 't') return tensorText(content)
  if (key === 'x') return { inf: 'Infinity', '-inf': '-Infinity', nan: 'NaN' }[content]
  if (key === 'n') return `${content}n`
  if (key === 'z') return written(content, tensorText)
  if (key === 's')
    return `torch.slice(${content.map((bound) => (bound === null ? 'null' : written(bound, tensorText)))})`
  if (key === 'e') return "'...'"
  throw new Unwritten(key)
}

/** Thrown for a sample that a listing cannot express. */
export class Unwritten extends Error {}

/** The arguments of a sample's call, as a user writes them. */
export function writtenArguments({ args, kwargs }, tensorText) {
  const positional = args.map((arg) => written(arg, tensorText))
  const options = Object.entries(kwargs).map(([name, value]) => `${camel(name)}: ${written(value, tensorText)}`)
  return [...positional, ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : [])].join(', ')
}

/** The call of a sample's function, as text; undefined for anything but a plain function of `torch`. */
export function writtenCall(torch, { fn, ...call }, tensorText) {
  const text = writtenArguments(call, tensorText)
  const parts = fn.split('.')
  const name = camel(parts.at(-1))
  if (parts[0] === 'Tensor' || fn.endsWith('__getitem__')) {
    const [first, ...rest] = text.split(/, (.*)/s)
    const called = fn.endsWith('__getitem__') ? 'at' : name
    const there = typeof torch.Tensor.prototype[called] === 'function' && /^[\w$]+$/.test(first)
    return there ? `${first}.${called}(${rest[0] ?? ''})` : undefined
  }
  if (fn.startsWith('torch.ops.aten.')) return `ops.aten.${parts.slice(3).join('.')}(${text})`
  const path = parts.slice(1, -1)
  const home = path.reduce((place, part) => place?.[part], torch)
  if (typeof home?.[name] === 'function') return `${['torch', ...path, name].join('.')}(${text})`
  return undefined
}
