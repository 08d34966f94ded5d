import { types } from 'node:util'
import { isHandle } from '../../binding/handle'
import { shown } from '../../binding/shown'
import { typeError } from '../../errors'
import { isArray, isObject, isPlain } from '../../kinds'

/** Nested arrays, plain objects and Maps of values; anything else is a leaf. */
export interface Tree {
  leaves: unknown[]
  /** Equal for values of the same structure. */
  structure: string
  /** Builds the same structure with other leaves. */
  build(leaves: readonly unknown[]): unknown
}

function entriesOf(value: unknown): [kind: string, keys: unknown[], items: unknown[]] | undefined {
  if (!isObject(value) || isHandle(value)) return undefined
  if (isArray(value)) return ['array', [], value]
  if (types.isMap(value)) return ['map', [...value.keys()], [...value.values()]]
  return isPlain(value) ? ['object', Object.keys(value), Object.values(value)] : undefined
}

function join(kind: string, keys: unknown[], items: unknown[]): unknown {
  if (kind === 'array') return items
  const entries = keys.map((key, i): [unknown, unknown] => [key, items[i]])
  return kind === 'map' ? new Map(entries) : Object.fromEntries(entries as [string, unknown][])
}

export function treeOf(value: unknown): Tree {
  const entries = entriesOf(value)
  if (entries === undefined) return { leaves: [value], structure: '*', build: (leaves) => leaves[0] }
  const [kind, keys, items] = entries
  const parts = items.map(treeOf)
  const names = kind === 'array' ? '' : `${keys.map(String).join(',')}:`
  return {
    leaves: parts.flatMap((part) => part.leaves),
    structure: `${kind}(${names}${parts.map((part) => part.structure).join(' ')})`,
    build(leaves) {
      let at = 0
      const built = parts.map((part) => {
        const result = part.build(leaves.slice(at, at + part.leaves.length))
        at += part.leaves.length
        return result
      })
      return join(kind, keys, built)
    },
  }
}

export function mapTree(value: unknown, change: (leaf: unknown) => unknown): unknown {
  const tree = treeOf(value)
  return tree.build(tree.leaves.map(change))
}

/**
 * For each leaf of `value`, the leaf of `prefix` that stands for it. A leaf of the prefix stands for everything below
 * it.
 * @throws TypeError when the structures do not fit.
 */
export function spreadOver(name: string, prefix: unknown, value: unknown): unknown[] {
  const [outer, inner] = [entriesOf(prefix), entriesOf(value)]
  if (outer === undefined) return treeOf(value).leaves.map(() => prefix)
  if (inner === undefined || outer[0] !== inner[0] || outer[2].length !== inner[2].length) {
    throw typeError(`${name} ${shown(prefix)} does not have the structure of ${shown(value)}`)
  }
  return outer[2].flatMap((part, i) => spreadOver(name, part, inner[2][i]))
}
