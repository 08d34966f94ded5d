import type { Handle } from './handle'

export interface OperatorInfo {
  /** libtorch's name with its namespace, e.g. 'aten::add'. */
  readonly name: string
  /** The overloads in the order in which they are tried. */
  readonly overloads: string[]
  /** Whether a number may stand for a tensor, as in Python's arithmetic. */
  readonly numbers: boolean
  index: number
  guard?: Guard
  /** Whether it gives a dtype, which libtorch has as a number. */
  givesDType?: boolean
}

/** What a guard works with: operators, and {@link refuseWhere}. */
export interface GuardTools {
  readonly run: (info: OperatorInfo, args: unknown[]) => unknown
  readonly refuseWhere: (wrong: Handle, message: string) => void
}

/** Looks at the arguments of an operator before libtorch sees them; what it gives is the result, if it gives one. */
export type Guard = (args: unknown[], tools: GuardTools) => Handle | undefined

/** An operator of libtorch that guards call; `numbers`: whether tensors among its operands may be plain numbers. */
export function helper(name: string, overload: string, numbers: boolean): OperatorInfo {
  return { name: `aten::${name}`, overloads: [overload], numbers, index: -1 }
}
