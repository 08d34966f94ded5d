import { native } from '../binding/native'

/** A tensor as a replay sees it: where its memory is, and how it lies there. */
export interface TensorMeta {
  /** Its number in the log, by which native finds it again. */
  readonly number: number
  /** Numbers for its record and for its memory, which no other has while the recording lasts. */
  readonly tensor: number
  readonly storage: number
  /** Where that memory is. */
  readonly address: number
  /** In elements. */
  readonly offset: number
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  /** Its place in `dtypes`. */
  readonly dtype: number
  readonly itemSize: number
  readonly device: string
  readonly requiresGrad: boolean
  readonly isLeaf: boolean
  readonly isInference: boolean
  /** Autograd knows it as a view. */
  readonly isView: boolean
  /** It is a leaf with hooks on its gradient. */
  readonly isHooked: boolean
  /** It was there before the recording, so that native has kept it. */
  readonly isOuter: boolean
  /** Equal for two on the same memory that a kernel cannot tell from each other. */
  readonly key: string
}

/** The level of a program: kernels are recorded below autograd, calls as JavaScript made them. */
export type Level = 'kernels' | 'calls'
const levels = ['kernels', 'calls'] as const

/** An operator of the log. */
export interface Operator {
  readonly name: string
  readonly overload: string
  /** See `operatorTraits` in plan.ts. */
  readonly traits: number
}

/** The tensors of one argument or result; undefined for none. */
export interface Tensors {
  /** Of the argument, or among what is returned. */
  readonly place: number
  /** See `operandKinds` in plan.ts. */
  readonly kind: number
  /** The argument is written into; the result may be an argument's memory. */
  readonly aliases: boolean
  readonly metas: readonly (TensorMeta | undefined)[]
}

/** What happens beside operators, in native's order. */
export const acts = [
  'touch',
  'leaf',
  'leafGradient',
  'call',
  'callResult',
  'readGrad',
  'setGrad',
  'backward',
  'backwardEnds',
  'setRequiresGrad',
  'registerHook',
  'applyFunction',
  'freeGraph',
  'freeRoot',
  'saveTensor',
  'readValue',
  'readValues',
  'readAddress',
  'replaceMemory',
  'seed',
  'readGeneratorState',
] as const
export type Act = (typeof acts)[number]

/** What traits a single call of an operator has, packed into bits in this order. */
export const callTraits = {
  /** All arguments that are no tensors are the integers that the schema has for defaults. */
  usual: 1,
  /** A generator is given. */
  draws: 2,
  /** The modes are not those in which the recording began. */
  otherModes: 4,
} as const

/** Hears of the events of a log, in order. */
export interface Listener {
  /** An operator is about to run, the `number`-th one. */
  begin(level: Level, number: number, operator: Operator, traits: number, operands: Tensors[]): void
  finish(number: number, returns: number, results: Tensors[]): void
  /** JavaScript names a tensor that was there before. */
  touch(meta: TensorMeta): void
  /** A leaf that was there before is met, and has this gradient. */
  leaf(meta: TensorMeta, grad: TensorMeta | undefined): void
  /** JavaScript runs that is no part of the program, and has given a tensor. */
  call(): void
  callResult(meta: TensorMeta): void
  /** A leaf has this gradient now; told of all leaves at once. */
  leafGradient(meta: TensorMeta, grad: TensorMeta | undefined): void
  /** `grad`: the gradient that is read, or has been set. */
  act(act: Act, meta: TensorMeta | undefined, grad: TensorMeta | undefined): void
}

/** All that native saw of a function while it ran. */
export interface Log {
  readonly inputs: readonly TensorMeta[]
  readonly outputs: readonly TensorMeta[]
  /** An operator has thrown, and the function caught the error. */
  readonly failed: boolean
  /** A part ran on another thread, where nothing was seen. */
  readonly strayed: boolean
  /** A hook was put on a leaf, or taken away. */
  readonly hooksChanged: boolean
  /** The function uses by itself what it is also given. */
  readonly namesInputs: boolean
  /** A block of autocast that keeps what it casts lies around the recording. */
  readonly inAutocast: boolean
  replay(listener: Listener): void
}

/** Reads what native has recorded up to now, of a function that gave these. */
export function takeLog(results: Int32Array): Log {
  const [events, numbers, operators, devices, inputs, outputs, failed, strayed, hooksChanged, inAutocast, namesInputs] =
    native.takeLog(results)
  const metas = readMetas(numbers, devices)
  const named = operators.map(([name, overload, traits]) => ({ name, overload, traits }))
  const decoded = decode(events, metas, named)
  return {
    inputs: inputs.map((input) => metas[input]),
    outputs: outputs.map((output) => metas[output]),
    failed,
    strayed,
    hooksChanged,
    inAutocast,
    namesInputs,
    replay: (listener) => {
      for (const event of decoded) event(listener)
    },
  }
}

/** Small numbers for addresses: what looks a tensor up by one is several times as fast. */
function numbering(): (address: number) => number {
  const numbered = new Map<number, number>()
  return (address) => {
    let number = numbered.get(address)
    if (number === undefined) {
      number = numbered.size
      numbered.set(address, number)
    }
    return number
  }
}

function readMetas(numbers: Float64Array, devices: string[]): TensorMeta[] {
  const metas: TensorMeta[] = []
  let at = 0
  let key = ''
  const list = (length: number) => {
    const items: number[] = []
    for (let i = 0; i < length; i++) {
      const item = numbers[at++]
      items.push(item)
      key += ` ${item}`
    }
    return items
  }
  const numberOf = numbering()
  while (at < numbers.length) {
    const isOuter = numbers[at++] === 1
    const tensor = numberOf(numbers[at++])
    const address = numbers[at++]
    const storage = numberOf(address)
    const offset = numbers[at++]
    const bits = numbers[at++]
    const dtype = numbers[at++]
    const itemSize = numbers[at++]
    const device = devices[numbers[at++]]
    const dim = numbers[at++]
    // Conjugate and negative tensors are other ones to a kernel.
    key = `${offset} ${bits & 48} ${dtype} ${device}`
    const sizes = list(dim)
    const strides = list(dim)
    metas.push({
      number: metas.length,
      tensor,
      storage,
      address,
      offset,
      sizes,
      strides,
      dtype,
      itemSize,
      device,
      requiresGrad: (bits & 1) !== 0,
      isLeaf: (bits & 2) !== 0,
      isInference: (bits & 4) !== 0,
      isView: (bits & 8) !== 0,
      isHooked: (bits & 64) !== 0,
      isOuter,
      key,
    })
  }
  return metas
}

const kinds = { begin: 0, finish: 1 } as const

type Event = (listener: Listener) => void

function decode(log: Float64Array, metas: TensorMeta[], operators: Operator[]): Event[] {
  const events: Event[] = []
  let at = 0
  let count = 0
  const next = () => log[at++]
  const meta = () => metas[log[at++]] as TensorMeta | undefined
  const tensors = () => {
    const all: Tensors[] = []
    for (let left = log[at++]; left > 0; left--) {
      const place = log[at++]
      const kind = log[at++]
      const aliases = log[at++] !== 0
      const items: (TensorMeta | undefined)[] = []
      for (let length = log[at++]; length > 0; length--) items.push(meta())
      all.push({ place, kind, aliases, metas: items })
    }
    return all
  }
  while (at < log.length) {
    const event = next()
    if (event === kinds.begin) {
      const level = levels[next()]
      const operator = operators[next()]
      const [number, traits, operands] = [count++, next(), tensors()]
      events.push((listener) => listener.begin(level, number, operator, traits, operands))
    } else if (event === kinds.finish) {
      const [number, returns, results] = [next(), next(), tensors()]
      events.push((listener) => listener.finish(number, returns, results))
    } else {
      const [act, first, second] = [acts[next()], meta(), meta()]
      events.push((listener) => tell(listener, act, first, second))
    }
  }
  return events
}

function tell(listener: Listener, act: Act, meta: TensorMeta | undefined, grad: TensorMeta | undefined): void {
  if (act === 'call') listener.call()
  else if (act === 'leaf' || act === 'leafGradient') listener[act](meta as TensorMeta, grad)
  else if (act === 'touch' || act === 'callResult') listener[act](meta as TensorMeta)
  else listener.act(act, meta, grad)
}

/** Whether two tensors share elements. */
export function overlap(a: TensorMeta, b: TensorMeta): boolean {
  if (a.storage !== b.storage || a.sizes.includes(0) || b.sizes.includes(0)) return false
  const [first, second] = [bytesOf(a), bytesOf(b)]
  return first.begin < second.end && second.begin < first.end
}

/** Whether a tensor, in the same memory as others, reaches beyond what all of them together span. */
export function reachesBeyond(meta: TensorMeta, others: readonly TensorMeta[]): boolean {
  if (meta.sizes.includes(0)) return false
  const spans = others.filter(({ sizes }) => !sizes.includes(0)).map(bytesOf)
  const { begin, end } = bytesOf(meta)
  return begin < Math.min(...spans.map((span) => span.begin)) || end > Math.max(...spans.map((span) => span.end))
}

/** The bytes of its memory that a tensor lies in: where they begin, and where they end. */
function bytesOf({ offset, itemSize, sizes, strides }: TensorMeta): { begin: number; end: number } {
  const last = sizes.reduce((sum, size, i) => sum + (size - 1) * strides[i], 1)
  return { begin: offset * itemSize, end: (offset + last) * itemSize }
}
