import { native } from '../binding/native'

/** A tensor as a replay sees it: its memory, and its layout in it. */
export interface TensorMeta {
  /** Its number in the log, under which native finds it again. */
  readonly number: number
  /** Numbers for the tensor and for its memory, unique while the recording lasts. */
  readonly tensor: number
  readonly storage: number
  /** The address of that memory. */
  readonly address: number
  /** In elements. */
  readonly offset: number
  readonly sizes: readonly number[]
  readonly strides: readonly number[]
  /** Its index in `dtypes`. */
  readonly dtype: number
  readonly itemSize: number
  readonly device: string
  readonly requiresGrad: boolean
  readonly isLeaf: boolean
  readonly isInference: boolean
  /** Autograd treats it as a view. */
  readonly isView: boolean
  /** It is a leaf that has hooks on its gradient. */
  readonly isHooked: boolean
  /** It existed before the recording, so native has kept it. */
  readonly isOuter: boolean
  /** Equal for two tensors on the same memory that a kernel cannot tell apart. */
  readonly key: string
}

/** The level of a program: `kernels` below autograd, or `calls` as JavaScript makes them. */
export type ProgramLevel = 'kernels' | 'calls'
const levels = ['kernels', 'calls'] as const

/** An operator in the log. */
export interface Operator {
  readonly name: string
  readonly overload: string
  /** See `operatorTraits` in plan.ts. */
  readonly traits: number
}

/** The tensors of one argument or result; undefined where there is none. */
export interface Tensors {
  /** The index of the argument, or of the returned value. */
  readonly place: number
  /** See `operandKinds` in plan.ts. */
  readonly kind: number
  /** For an argument: it is written. For a result: it may be an argument's memory. */
  readonly aliases: boolean
  readonly metas: readonly (TensorMeta | undefined)[]
}

/** Events other than operators, in native's order. */
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
  'saveTensor',
  'readValue',
  'readValues',
  'readAddress',
  'replaceMemory',
  'seed',
  'readGeneratorState',
] as const
export type Act = (typeof acts)[number]

/** Traits of a single call of an operator, packed into bits in this order. */
export const callTraits = {
  /** All arguments that are not tensors are integers that equal the schema's defaults. */
  usual: 1,
  /** A generator is given. */
  draws: 2,
  /** The modes differ from those at the start of the recording. */
  otherModes: 4,
} as const

/** Receives the events of a log, in order. */
export interface Listener {
  /** An operator is about to run; `number` counts them. */
  begin(level: ProgramLevel, number: number, operator: Operator, traits: number, operands: Tensors[]): void
  finish(number: number, returns: number, results: Tensors[]): void
  /** JavaScript refers to a tensor that existed before. */
  touch(meta: TensorMeta): void
  /** A leaf that existed before is used; `grad` is its gradient at that time. */
  leaf(meta: TensorMeta, grad: TensorMeta | undefined): void
  /** JavaScript runs that is not part of the program; `callResult` is the tensor that it returned. */
  call(): void
  callResult(meta: TensorMeta): void
  /** The gradient that a leaf has now; called for all leaves at once. */
  leafGradient(meta: TensorMeta, grad: TensorMeta | undefined): void
  /** `grad` is the gradient that is read or set. */
  act(act: Act, meta: TensorMeta | undefined, grad: TensorMeta | undefined): void
}

/** All that native recorded while a function ran. */
export interface Log {
  readonly inputs: readonly TensorMeta[]
  readonly outputs: readonly TensorMeta[]
  /** An operator threw, and the function caught the error. */
  readonly failed: boolean
  /** A part ran on another thread, where nothing is recorded. */
  readonly strayed: boolean
  /** A hook was added to a leaf, or removed. */
  readonly hooksChanged: boolean
  /** The function refers by itself to a tensor that it is also given. */
  readonly namesInputs: boolean
  replay(listener: Listener): void
}

/** Reads what native has recorded so far; `results` are the tensors that the function returned. */
export function takeLog(results: Int32Array): Log {
  const [events, numbers, operators, devices, inputs, outputs, failed, strayed, hooksChanged, namesInputs] =
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
    namesInputs,
    replay: (listener) => {
      for (const event of decoded) event(listener)
    },
  }
}

/** Numbers addresses from 0: a map of small integers is several times as fast as one of addresses. */
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
    // Conjugate and negative bits make it another tensor to a kernel.
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

/** Whether a tensor reaches beyond the memory that the others, on the same storage, span together. */
export function reachesBeyond(meta: TensorMeta, others: readonly TensorMeta[]): boolean {
  if (meta.sizes.includes(0)) return false
  const spans = others.filter(({ sizes }) => !sizes.includes(0)).map(bytesOf)
  const { begin, end } = bytesOf(meta)
  return begin < Math.min(...spans.map((span) => span.begin)) || end > Math.max(...spans.map((span) => span.end))
}

/** The range of bytes in its storage that a tensor lies in. */
function bytesOf({ offset, itemSize, sizes, strides }: TensorMeta): { begin: number; end: number } {
  const last = sizes.reduce((sum, size, i) => sum + (size - 1) * strides[i], 1)
  return { begin: offset * itemSize, end: (offset + last) * itemSize }
}
