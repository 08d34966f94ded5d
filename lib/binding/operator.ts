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
  /** Whether it returns a dtype, which libtorch represents as a number. */
  givesDType?: boolean
}

/** The tools of a guard: operators, and {@link refuseWhere}. */
export interface GuardTools {
  readonly run: (info: OperatorInfo, args: unknown[]) => unknown
  readonly refuseWhere: (wrong: Handle, message: string) => void
}

/** Checks the arguments of an operator before libtorch sees them. A handle that it returns is the operator's result. */
export type Guard = (args: unknown[], tools: GuardTools) => Handle | undefined

/** An operator of libtorch for guards to call; `numbers`: whether its tensor operands may be plain numbers. */
export function helper(name: string, overload: string, numbers: boolean): OperatorInfo {
  return { name: `aten::${name}`, overloads: [overload], numbers, index: -1 }
}
