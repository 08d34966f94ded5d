import type { OperatorInfo } from './ops'

/** An operator of libtorch that guards call; `numbers`: whether tensors among its operands may be plain numbers. */
export function helper(name: string, overload: string, numbers: boolean): OperatorInfo {
  return { name: `aten::${name}`, overloads: [overload], numbers, index: -1 }
}
