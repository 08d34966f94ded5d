import { isArray, isPlain, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { stack, unbindCopy } from '../generated/ops'
import { Tensor } from '../tensor'

/**
 * Calls a function of batches for items: stacks their tensors along a new first dimension, and splits the result into
 * one result for each item, which shares no memory with the others.
 * @throws TorchError `ERR_SHAPE` when a tensor of the result has not one row for each item
 */
export function byRows(run: (...batch: Tensor[]) => unknown, items: readonly (readonly Tensor[])[]): unknown[] {
  const batch = items[0].map((_, place) => stack(items.map((item) => item[place])))
  return split(run(...batch), items.length)
}

/** The parts of a result of `count` rows, one for each row. */
function split(value: unknown, count: number): unknown[] {
  if (value instanceof Tensor) return rowsOf(value, count)
  if (isArray(value)) {
    const parts = value.map((item) => split(item, count))
    // Named results, such as `values` and `indices` of topk.
    const names = Object.keys(Object.getOwnPropertyDescriptors(value)).filter((name) => !/^(\d+|length)$/.test(name))
    return Array.from({ length: count }, (_, row) => {
      const made = parts.map((part) => part[row])
      for (const name of names)
        Object.defineProperty(made, name, { value: made[value.indexOf((value as never)[name])] })
      return made
    })
  }
  if (isPlain(value)) {
    const parts = Object.entries(value).map(([name, item]) => [name, split(item, count)] as const)
    return Array.from({ length: count }, (_, row) => Object.fromEntries(parts.map(([name, part]) => [name, part[row]])))
  }
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') {
    throw typeError(
      `predict: the model must return tensors, or arrays and plain objects of them, but it returned ${shown(value)}`,
    )
  }
  return Array(count).fill(value)
}

function rowsOf(value: Tensor, count: number): Tensor[] {
  if (value.ndim > 0 && value.size(0) === count) return unbindCopy(value)
  const items = count === 1 ? '1 item' : `${count} items`
  throw new TorchError(
    'ERR_SHAPE',
    `predict: the model must return one row for each item along dimension 0, but for ${items} it returned the shape [${value.shape}]; give serve a function that returns only such tensors`,
  )
}
