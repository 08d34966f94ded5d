import { type Rest, settings, shown } from '../arguments'
import { isHandle } from '../binding/handle'
import { TorchError, typeError } from '../errors'
import * as ops from '../generated/ops'
import { isArray } from '../kinds'
import type { Tensor } from './tensor'

/** Numbers of an operand's dimensions, 0 to 51; '...' for those that have none. */
export type Sublist = readonly (number | '...')[]

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

function subscripts(list: Sublist): string {
  return list
    .map((number) => {
      if (number === '...') return '...'
      const letter = letters[number]
      if (letter !== undefined) return letter
      throw new TorchError(
        'ERR_RANGE',
        `einsum: a dimension's number is from 0 to 51 or '...', but one is ${shown(number)}`,
      )
    })
    .join('')
}

/**
 * Writes operands that each come with a list of dimensions, and perhaps the result's list at the end, as an equation.
 */
function fromSublists(args: readonly unknown[]): [equation: string, operands: Tensor[]] {
  const operands: Tensor[] = []
  const inputs: string[] = []
  const isWhole = args.length % 2 === 0
  const pairs = isWhole ? args : args.slice(0, -1)
  for (let i = 0; i < pairs.length; i += 2) {
    const [operand, list] = [pairs[i], pairs[i + 1]]
    if (!isHandle(operand) || !isArray(list)) {
      throw typeError(`einsum: after an operand comes the list of its dimensions: einsum(a, [0, 1], b, [1, 2], [0, 2])`)
    }
    operands.push(operand as Tensor)
    inputs.push(subscripts(list))
  }
  const result = args.at(-1)
  if (!isWhole && !isArray(result)) throw typeError(`einsum: the list of the result's dimensions is ${shown(result)}`)
  return [`${inputs.join(',')}${isWhole ? '' : `->${subscripts(result as Sublist)}`}`, operands]
}

/**
 * Sums of products of elements, in Einstein's notation: `einsum('ij,jk->ik', a, b)` is a matrix product. The operands
 * come one by one or as a list, or each with the list of its dimensions: `einsum(a, [0, 1], b, [1, 2], [0, 2])`.
 * @param path the order in which the operands are contracted; only where they come as a list
 * @throws TorchError ERR_SHAPE for operands that do not fit the equation.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.einsum.html
 */
export function einsum(
  equation: string,
  operands: readonly Tensor[],
  ...rest: Rest<{ path?: readonly number[] | null }>
): Tensor
export function einsum(equation: string, ...operands: Tensor[]): Tensor
export function einsum(operand: Tensor, sublist: Sublist, ...more: (Tensor | Sublist)[]): Tensor
export function einsum(first: string | Tensor, ...args: unknown[]): Tensor {
  if (isHandle(first)) {
    const [equation, operands] = fromSublists([first, ...args])
    return ops.einsum(equation, operands)
  }
  if (args.length > 0 && args.every((operand) => isHandle(operand))) return ops.einsum(first, args as Tensor[])
  const [operands, ...rest] = args
  const { path } = settings('einsum', { path: null as readonly number[] | null }, rest)
  return path === null ? ops.einsum(first, operands as Tensor[]) : ops.einsum(first, operands as Tensor[], { path })
}
