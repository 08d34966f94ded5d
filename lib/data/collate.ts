import { types } from 'node:util'
import { type Args, requiredOnly, requireNested, shown } from '../arguments'
import { TorchError, typeError } from '../errors'
import { stack } from '../generated/ops'
import { isArray, isPlain } from '../kinds'
import { Tensor, tensor } from '../tensor'
import type { TypedArray } from '../types'

/** The result of {@link defaultCollate} for a list of `T`. */
export type Collated<T> = unknown extends T
  ? T
  : T extends Tensor | TypedArray | number | bigint | boolean
    ? Tensor
    : T extends string
      ? string[]
      : T extends ReadonlyMap<infer K, infer V>
        ? Map<K, Collated<V>>
        : { -readonly [K in keyof T]: Collated<T[K]> }

/**
 * Makes a batch of a list of items, as PyTorch's `default_collate` does:
 *
 * - tensors and typed arrays are stacked along a new first dimension;
 * - numbers become an int64 tensor if all are integers, else float64; bigints become int64, booleans bool;
 * - strings stay a list;
 * - arrays are collated per position, objects and Maps per key.
 *
 * @throws TypeError for items of another type
 * @throws {@link TorchError} `ERR_SHAPE` if the items differ in shape, length or keys
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.default_collate
 */
export function defaultCollate<T>(...given: Args<'data.defaultCollate', [batch: readonly T[]]>): Collated<T> {
  const [items] = requiredOnly('data.defaultCollate', given, true)
  if (!isArray(items) || items.length === 0) {
    throw typeError(`defaultCollate(items: T[]) needs a list of at least one item, got ${shown(items)}`)
  }
  return collate(items, 0) as Collated<T>
}

function collate(list: readonly unknown[], depth: number): unknown {
  requireNested('data.defaultCollate', 'a batch', list, depth)
  // Without holes, which the methods of arrays skip.
  const items = Array.from(list)
  const [first] = items
  if (items.every((item) => item instanceof Tensor)) return stack(items as Tensor[])
  if (items.every(isTypedArray)) return stack(items.map((item) => tensor(item)))
  if (items.every((item) => typeof item === 'number')) {
    return tensor(items, { dtype: items.every(Number.isSafeInteger) ? 'int64' : 'float64' })
  }
  if (items.every((item) => typeof item === 'bigint')) return tensor(items, { dtype: 'int64' })
  if (items.every((item) => typeof item === 'boolean')) return tensor(items, { dtype: 'bool' })
  if (items.every((item) => typeof item === 'string')) return [...items]
  if (items.every(isArray)) return collateLists(items, depth + 1)
  if (items.every((item) => types.isMap(item))) return collateMaps(items, depth + 1)
  if (items.every(isPlain)) {
    const maps = items.map((item) => new Map(Object.entries(item)))
    return Object.fromEntries(collateMaps(maps, depth + 1))
  }
  if (types.isPromise(first)) {
    throw typeError(
      'a dataset returned promises, but get() must be synchronous: load the data beforehand, or read it synchronously in numWorkers',
    )
  }
  const other = items.find((item) => typeof item !== typeof first || item === null) ?? first
  throw typeError(
    `a batch is made of tensors, typed arrays, numbers, bigints, booleans, strings, arrays, objects or Maps of one kind; ` +
      `got ${shown(first)}${other === first ? '' : ` and ${shown(other)}`}; give DataLoader a collateFn of your own`,
  )
}

function collateLists(lists: readonly unknown[][], depth: number): unknown[] {
  requireNested('data.defaultCollate', 'an item', lists[0], depth)
  const { length } = lists[0]
  for (const list of lists) {
    if (list.length !== length) {
      throw new TorchError('ERR_SHAPE', `items of one batch must be equally long, got ${length} and ${list.length}`)
    }
  }
  return Array.from({ length }, (_, i) =>
    collate(
      lists.map((list) => list[i]),
      depth,
    ),
  )
}

function collateMaps(maps: readonly Map<unknown, unknown>[], depth: number): Map<unknown, unknown> {
  const keys = [...maps[0].keys()]
  for (const map of maps) {
    if (map.size !== keys.length || !keys.every((key) => map.has(key))) {
      const [wanted, found] = [keys, [...map.keys()]].map((names) => names.map(String).join(', '))
      throw new TorchError('ERR_SHAPE', `items of one batch must have the same keys, got (${wanted}) and (${found})`)
    }
  }
  return new Map(
    keys.map((key) => [
      key,
      collate(
        maps.map((map) => map.get(key)),
        depth,
      ),
    ]),
  )
}

const isTypedArray = (item: unknown): item is TypedArray => ArrayBuffer.isView(item) && !types.isDataView(item)

/**
 * An item with its typed arrays as tensors, in arrays, objects and Maps too; everything else is unchanged.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.default_convert
 */
export function defaultConvert(...given: Args<'data.defaultConvert', [data: unknown]>): unknown {
  const [item] = requiredOnly('data.defaultConvert', given, true)
  return convert(item, (tensor) => tensor)
}

/** What {@link defaultConvert} gives, with a copy of each tensor. */
export function convertedCopy(item: unknown): unknown {
  return convert(item, (tensor) => tensor.clone())
}

function convert(item: unknown, taken: (tensor: Tensor) => Tensor, depth = 0): unknown {
  if (item instanceof Tensor) return taken(item)
  if (isTypedArray(item)) return tensor(item)
  requireNested('data.defaultConvert', 'data', item, depth)
  const inner = (part: unknown) => convert(part, taken, depth + 1)
  if (isArray(item)) return item.map(inner)
  if (types.isMap(item)) return new Map([...item].map(([key, value]) => [key, inner(value)]))
  if (!isPlain(item)) return item
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, inner(value)]))
}
