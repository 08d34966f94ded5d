import { type Id, native } from '../binding/native'
import type { Operator, ProgramLevel, TensorMeta } from './log'

/** Traits of an operator by native, packed into bits in this order. */
export const operatorTraits = {
  mutable: 1,
  inplaceView: 2,
  dataDependent: 4,
  dynamicShape: 8,
  pointwise: 16,
  seeded: 32,
  /** The shapes of its results do not depend on values. */
  staticShape: 64,
} as const

/** A place for a tensor in a program. */
export interface Slot {
  /** The tensor as it was first seen; undefined for one that only the program makes. */
  readonly meta: TensorMeta | undefined
  /** Whether the program makes it each time; otherwise it is an input or a captured tensor. */
  made: boolean
  /** The tensor in it has since got another shape. */
  stale: boolean
  /** It is captured, or a view of a captured tensor, and so stays. */
  lasting: boolean
}

/** `number` is a plain argument whose value a tensor holds. */
export const operandKinds = { tensor: 0, list: 1, optionalList: 2, number: 3 } as const

/** A tensor or a list of tensors among an operator's arguments, by slots; -1 for none. */
export interface Operand {
  readonly argument: number
  readonly kind: number
  readonly writes: boolean
  readonly slots: number[]
}

export interface OperationResult {
  readonly position: number
  /** Its index in a list of results; -1 for a single one. */
  readonly item: number
  readonly slot: number
  /** The sizes that it must have, where values may decide them. */
  readonly sizes?: readonly number[]
}

/** An operator of libtorch. */
export interface Operation {
  /** The number under which native keeps the arguments that are not tensors; -1 where they are left out. */
  number: number
  name: string
  overload: string
  /** See {@link operatorTraits}. */
  readonly traits: number
  /** All arguments that are not tensors are integers that equal the schema's defaults. */
  readonly usual: boolean
  /** Whole numbers from 0 and texts among the arguments, by their index, where there is no number. */
  constants: (readonly [argument: number, value: number | string])[]
  operands: Operand[]
  readonly results: OperationResult[]
  /** The number of values that it returns, and whether the first may be an argument's memory. */
  returns: number
  aliases: boolean
  /** It returns a tensor object that must be new each time. */
  readonly fresh: boolean
  /** Slots that nothing needs from here on. */
  readonly dead: number[]
}

/** Slot `from` becomes the gradient of slot `to`; -1 takes the gradient away. */
export interface SetGradient {
  readonly to: number
  readonly from: number
  readonly dead: number[]
}

/**
 * Runs again what lies between two parts of JavaScript: natively in a replay; elsewhere it calls `evaluate`, which does
 * the same as written.
 */
export type RunAgain = (evaluate: () => void) => void

/**
 * Whether what lies between this JavaScript and the next, or between the last and this, may run again; `after` follows
 * where it has.
 */
export type Repeats = 'next' | 'last' | 'after' | 'neither'

/** JavaScript that runs at this place, such as an optimizer that has no kernel of its own. */
export interface JavaScriptCall {
  /** Returns the tensor for the slot `to`, if there is one. */
  readonly call: (again: RunAgain) => unknown
  readonly repeats: Repeats
  /** -1 for none. */
  to: number
}

export type Instruction = Operation | SetGradient | JavaScriptCall

export function isOperation(instruction: Instruction): instruction is Operation {
  return 'operands' in instruction
}

/** A tensor that a program returns. */
export interface ProgramOutput {
  readonly slot: number
  /** Whether the program makes it; otherwise it is a gradient that was there before. */
  readonly made: boolean
  /** It is a leaf that requires gradients. */
  readonly leaf: boolean
  /** The name of the node of its graph, which a backward pass has freed; undefined for none. */
  readonly node: string | undefined
}

/** A recording on its way to a program. */
export interface Plan {
  readonly level: ProgramLevel
  /** Whether a backward pass in it gives gradients to leaves. */
  readonly runsBackward: boolean
  readonly inputs: readonly TensorMeta[]
  readonly slots: Slot[]
  /** For each memory, by its address, the slots that are known to lie in it. */
  readonly known: ReadonlyMap<number, readonly number[]>
  instructions: Instruction[]
  /** Views of captured tensors: computed once, and again when a tensor gets other memory. */
  readonly views: Operation[]
  readonly captured: ReadonlySet<number>
  readonly outputs: readonly ProgramOutput[]
  /** For each returned tensor, whether it is a captured one, which is not among the outputs. */
  readonly constant: readonly boolean[]
  /** Captured tensors, inputs and gradients whose memory changes. */
  readonly written: ReadonlySet<number>
  /** Those whose changes autograd counts: not the running statistics of normalization. */
  readonly counted: ReadonlySet<number>
  /** The slots of the gradients that leaves have when the program starts. */
  readonly gradients: readonly (readonly [leaf: number, slot: number])[]
  /** Leaves that must start without a gradient. */
  readonly withoutGradient: readonly number[]
  /** Leaves whose gradient is replaced before it is read, so that what it was at the start does not matter. */
  readonly replaced: ReadonlySet<number>
  /** Some of the views are copies. */
  packs: boolean
  /** A result shares memory with another result, or with a tensor that lasts. */
  readonly givesViews: boolean
  /** The GPU that it works on, as 'cuda:1'. */
  readonly cudaDevice: string | undefined
  /** Why it cannot be captured as a CUDA graph; empty where it can, undefined where nothing is on a GPU. */
  graphObstacle: string | undefined
}

export function operation(
  operator: Pick<Operator, 'name'> & Partial<Operator>,
  operands: Operand[],
  results: OperationResult[],
  rest: Partial<Operation> = {},
): Operation {
  // One literal: objects of one shape are made and read faster than spread ones.
  return {
    number: rest.number ?? -1,
    name: operator.name,
    overload: operator.overload ?? '',
    traits: operator.traits ?? 0,
    usual: rest.usual ?? true,
    constants: rest.constants ?? [],
    operands,
    results,
    returns: 1,
    aliases: rest.aliases ?? false,
    fresh: rest.fresh ?? false,
    dead: [],
  }
}

/** An argument that is one tensor. */
export function lone(argument: number, slot: number): Operand {
  return { argument, kind: operandKinds.tensor, writes: false, slots: [slot] }
}

/**
 * Builds a native program from the plan of the current recording. The plan is passed as numbers, each list after its
 * length, in the order in which `Reader` in native/program.cc reads them.
 */
export function buildProgram(plan: Plan): Id {
  const code: number[] = []
  const names: string[] = []
  const places = new Map<string, number>()
  const numbers = (...values: (number | boolean)[]) => {
    for (const value of values) code.push(Number(value))
  }
  const each = <Item>(items: readonly Item[], one: (item: Item) => void) => {
    code.push(items.length)
    for (const item of items) one(item)
  }
  const list = (items: readonly (number | boolean)[]) => each(items, numbers)
  const name = (text: string) => {
    let place = places.get(text)
    if (place === undefined) {
      place = names.push(text) - 1
      places.set(text, place)
    }
    return place
  }
  const instruction = (one: Instruction) => {
    const operation = isOperation(one) ? one : undefined
    const [called, overload] = operation ? [name(operation.name), name(operation.overload)] : [-1, -1]
    numbers(operation?.number ?? -1, called, overload, 'call' in one)
    each(operation?.constants ?? [], ([argument, value]) => {
      numbers(argument, typeof value === 'string' ? -1 - name(value) : value)
    })
    each(operation?.operands ?? [], ({ argument, kind, slots }) => {
      numbers(argument, kind)
      list(slots)
    })
    each(operation?.results ?? [], ({ position, item, slot, sizes }) => {
      numbers(position, item, slot, sizes !== undefined)
      if (sizes !== undefined) list(sizes)
    })
    list('dead' in one ? one.dead : [])
    numbers('to' in one ? one.to : -1, 'from' in one ? one.from : -1)
  }
  const captured = [...plan.captured]
  const gradients = plan.gradients.map(([, slot]) => slot)
  const changes = plan.written.size > 0 || gradients.length > 0 || !plan.instructions.every(isOperation)
  const hooked = plan.runsBackward && plan.slots.some(({ meta }) => meta?.isHooked)
  numbers(plan.level === 'kernels' ? 0 : 1, hooked, plan.givesViews, plan.packs, changes)
  list(plan.slots.map(({ lasting }) => lasting))
  list(plan.inputs.map(({ tensor }) => plan.inputs.findIndex((other) => other.tensor === tensor)))
  list(captured)
  each(plan.gradients, (pair) => numbers(...pair))
  each([...plan.inputs.keys(), ...captured, ...gradients], (slot) => {
    numbers(slot, (plan.slots[slot].meta as TensorMeta).number, plan.captured.has(slot))
  })
  list(plan.withoutGradient)
  each(plan.outputs, ({ slot, made, leaf, node }) => numbers(slot, made, leaf, node === undefined ? -1 : name(node)))
  list([...plan.written])
  list([...plan.counted])
  each(plan.views, instruction)
  each(plan.instructions, instruction)
  return native.buildProgram(Float64Array.from(code), names)
}
