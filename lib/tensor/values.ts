import { requireArguments, requireFunction, requireTensor, settings, shown, surplus } from '../arguments'
import { isHandle } from '../binding/handle'
import { typeError } from '../errors'
import { isObject } from '../kinds'
import type { DType } from '../types'
import type { Tensor } from './tensor'

/**
 * How many elements a tensor has.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.numel.html
 */
export function numel(input: Tensor): number {
  if (arguments.length > 1) throw surplus('numel', 1, arguments)
  requireTensor('numel', 'input', input)
  return input.numel()
}

const kinds: Partial<Record<DType, string>> = {
  ...{ float64: 'Double', float32: 'Float', float16: 'Half', bfloat16: 'BFloat16' },
  ...{ uint8: 'Byte', int8: 'Char', int16: 'Short', int32: 'Int', int64: 'Long', bool: 'Bool' },
  ...{ complex32: 'ComplexHalf', complex64: 'ComplexFloat', complex128: 'ComplexDouble' },
}

/**
 * PyTorch's name for the type of a value: `'torch.FloatTensor'` for a tensor, the class's name for an object, else
 * JavaScript's `typeof`.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.typename.html
 */
export function typename(obj: unknown): string {
  if (arguments.length > 1) throw surplus('typename', 1, arguments)
  if (!isHandle(obj))
    return isObject(obj) ? String((obj.constructor as { name?: unknown } | undefined)?.name ?? 'Object') : typeof obj
  const { dtype, device, isSparse } = obj as Tensor
  const where = device.startsWith('cuda') ? 'cuda.' : ''
  return `torch.${where}${isSparse ? 'sparse.' : ''}${kinds[dtype] ?? dtype}Tensor`
}

/**
 * Calls one of two functions with the operands, as a boolean or a tensor of one element decides, and returns its
 * result. It waits for the tensor's value, so a compiled function that calls it runs as written; `torch.where` chooses
 * element by element.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.cond.html
 */
export function cond<A extends readonly unknown[], R>(
  pred: boolean | Tensor,
  trueFn: (...operands: A) => R,
  falseFn: (...operands: A) => R,
  ...rest: [operands?: A | { operands?: A }]
): R {
  const { operands } = settings<{ operands: readonly unknown[] }>('cond', { operands: [] }, rest)
  requireFunction('cond', 'trueFn', trueFn)
  requireFunction('cond', 'falseFn', falseFn)
  requireArguments('cond', 'operands', operands)
  if (typeof pred !== 'boolean' && !isHandle(pred)) {
    throw typeError(`cond: pred must be a boolean or a tensor of one element, but it is ${shown(pred)}`)
  }
  const chosen = typeof pred === 'boolean' ? pred : Boolean(pred.item<boolean | number>())
  return (chosen ? trueFn : falseFn)(...(operands as A))
}
