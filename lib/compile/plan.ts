import { type Id, native } from '../binding/native'
import type { Level, Operator, TensorMeta } from './log'

/** What native says of an operator, packed into bits in this order. */
export const operatorTraits = {
  mutable: 1,
  inplaceView: 2,
  dataDependent: 4,
  dynamicShape: 8,
  pointwise: 16,
  seeded: 32,
  /** Without values its results have the same shapes. */
  staticShape: 64,
} as const

/** A place for a tensor in a program. */
export interface Slot {
  /** As it was when it was first seen; undefined for what only the program makes. */
  readonly meta: TensorMeta | undefined
  /** By the program, each time; the others are inputs and captured tensors. */
  made: boolean
  /** The tensor in it has got another shape since. */
  stale: boolean
  /** Captured, or a view of what is, which stays too. */
  lasting: boolean
}

/** `number`: a plain argument that is the number which a tensor holds. */
export const operandKinds = { tensor: 0, list: 1, optionalList: 2, number: 3 } as const

/** A tensor or a list of tensors among an operator's arguments: the slots it comes from, -1 for none. */
export interface Operand {
  readonly argument: number
  readonly kind: number
  readonly writes: boolean
  readonly slots: number[]
}

export interface OperationResult {
  readonly position: number
  /** Its place in a list of results; -1 for a lone one. */
  readonly item: number
  readonly slot: number
  /** What its sizes must be, where values may decide them. */
  readonly sizes?: readonly number[]
}

/** An operator of libtorch. */
export interface Operation {
  /** The number under which native keeps those arguments that are no tensors; -1 when they are left out. */
  number: number
  name: string
  overload: string
  /** See {@link operatorTraits}. */
  readonly traits: number
  /** All arguments that are no tensors are the integers that the schema has for defaults. */
  readonly usual: boolean
  /** Arguments that are integers, by their places, where there is no number. */
  constants: (readonly [argument: number, value: number])[]
  operands: Operand[]
  readonly results: OperationResult[]
  /** How many values it returns, and whether the first may be an argument's memory. */
  returns: number
  aliases: boolean
  /** It gives a new tensor object, which must be new each time. */
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

/** JavaScript that runs at its place, as an optimizer that has no kernel of its own. */
export interface JavaScriptCall {
  /** Gives the tensor that goes into the slot, where there is one. */
  readonly call: () => unknown
  /** -1 for none. */
  to: number
}

export type Instruction = Operation | SetGradient | JavaScriptCall

export function isOperation(instruction: Instruction): instruction is Operation {
  return 'operands' in instruction
}

/** One of the tensors that a program gives. */
export interface Output {
  readonly slot: number
  /** By the program; else it is a gradient that was there before. */
  readonly made: boolean
  /** It is a leaf that requires gradients. */
  readonly leaf: boolean
}

/** What was recorded, on its way to a program. */
export interface Plan {
  readonly level: Level
  /** Whether leaves get gradients by a backward pass in it. */
  readonly runsBackward: boolean
  readonly inputs: readonly TensorMeta[]
  readonly slots: Slot[]
  /** The slots that are known to lie in a memory, by its address. */
  readonly known: ReadonlyMap<number, readonly number[]>
  instructions: Instruction[]
  /** Of captured tensors: done once, and again when one has other memory. */
  readonly views: Operation[]
  readonly captured: ReadonlySet<number>
  readonly outputs: readonly Output[]
  /** For each tensor that is given, whether it is a captured one, which is not among the outputs. */
  readonly constant: readonly boolean[]
  /** Captured tensors, inputs and gradients whose memory changes. */
  readonly written: ReadonlySet<number>
  /** The slots of the gradients that leaves have when the program starts. */
  readonly gradients: readonly (readonly [leaf: number, slot: number])[]
  /** Leaves that must start without one. */
  readonly withoutGradient: readonly number[]
  /** Some of the views are copies. */
  packs: boolean
  /** A result shares memory with another, or with what lasts. */
  readonly givesViews: boolean
  /** The GPU that it works on, 'cuda:1'. */
  readonly cudaDevice: string | undefined
  /** Why it cannot be captured as a CUDA graph; empty where it can, undefined where nothing in it is on a GPU. */
  graphObstacle: string | undefined
}

export function operation(
  operator: Pick<Operator, 'name'> & Partial<Operator>,
  operands: Operand[],
  results: OperationResult[],
  rest: Partial<Operation> = {},
): Operation {
  // One literal: objects of one form are made and read faster than spread ones.
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
 * Makes a native program of a plan, of the recording that is under way. It is told in numbers, a list after how many items it
 * has, in the order in which `Reader` in native/program.cc reads them.
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
    each(operation?.constants ?? [], (constant) => numbers(...constant))
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
  each(plan.outputs, ({ slot, made, leaf }) => numbers(slot, made, leaf))
  list([...plan.written])
  each(plan.views, instruction)
  each(plan.instructions, instruction)
  return native.buildProgram(Float64Array.from(code), names)
}
