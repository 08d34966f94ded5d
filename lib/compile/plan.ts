import type { Id } from '../runtime/native'
import type { Look } from './look'

/** What native says of an operator, packed into bits in this order. */
export const operatorTraits = {
  mutable: 1,
  inplaceView: 2,
  dataDependent: 4,
  dynamicShape: 8,
  pointwise: 16,
  seeded: 32,
  /** All arguments that are no tensors are the integers that the schema has for defaults. */
  usual: 64,
  /** A generator is given. */
  draws: 128,
  /** The modes are not those in which the recording began. */
  otherModes: 256,
} as const

/** A place for a tensor in a program. */
export interface Slot {
  /** As it was when it was first seen; undefined for what only the program makes. */
  readonly look: Look | undefined
  /** By the program, each time; the others are inputs and captured tensors. */
  made: boolean
  /** It holds the caller's own tensor, not another one on the same memory. */
  readonly own: boolean
  /** The tensor in it has got another shape since. */
  stale: boolean
  /** Captured, or a view of what is, which stays too. */
  lasting: boolean
}

export const operandKinds = { tensor: 0, list: 1, optionalList: 2 } as const

/** A tensor or a list of tensors among an operator's arguments: the slots it comes from, -1 for none. */
export interface Operand {
  readonly argument: number
  readonly kind: number
  readonly writes: boolean
  readonly slots: number[]
}

export interface Result {
  readonly position: number
  /** Its place in a list of results; -1 for a lone one. */
  readonly item: number
  readonly slot: number
}

/** An operator of libtorch. */
export interface Operation {
  /** The number under which native keeps those arguments that are no tensors; -1 when they are left out. */
  number: number
  name: string
  overload: string
  /** See {@link operatorTraits}. */
  readonly traits: number
  /** Arguments that are integers, by their places, where there is no number. */
  constants: (readonly [argument: number, value: number])[]
  operands: Operand[]
  readonly results: Result[]
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
export interface Call {
  readonly call: () => unknown
}

export type Instruction = Operation | SetGradient | Call

export function isOperation(instruction: Instruction): instruction is Operation {
  return 'operands' in instruction
}

/** What was recorded, on its way to a program. */
export interface Plan {
  readonly program: Id
  readonly slots: Slot[]
  /** The slots that are known to lie in a memory, by its address. */
  readonly known: ReadonlyMap<number, readonly number[]>
  instructions: Instruction[]
  /** Of captured tensors: done once, and again when one has other memory. */
  readonly views: Operation[]
  readonly captured: readonly number[]
  readonly outputs: readonly number[]
  /** Captured tensors and inputs whose memory changes. */
  readonly written: readonly number[]
  /** For each input, the first input at the same place. */
  readonly sameAs: readonly number[]
  /** Slots that share elements, and how many elements lie between their beginnings. */
  readonly overlaps: readonly [first: number, second: number, distance: number][]
  /** The slots of the gradients that leaves have when the program starts. */
  readonly gradients: readonly [leaf: number, slot: number][]
  /** Leaves that must start without one. */
  readonly withoutGradient: readonly number[]
  /** Some of the views are copies. */
  packs: boolean
  /** A result shares memory with another, or with what lasts. */
  givesViews: boolean
}

export function operation(
  name: string,
  operands: Operand[],
  results: Result[],
  rest: Partial<Operation> = {},
): Operation {
  const nothing = {
    number: -1,
    overload: '',
    traits: 0,
    constants: [],
    returns: 1,
    aliases: false,
    fresh: false,
    dead: [],
  }
  return { ...nothing, ...rest, name, operands, results }
}

/** An argument that is one tensor. */
export function lone(argument: number, slot: number): Operand {
  return { argument, kind: operandKinds.tensor, writes: false, slots: [slot] }
}
