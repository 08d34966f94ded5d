import { types } from 'node:util'
import { requireNested } from '../../arguments'
import { isHandle } from '../../binding/handle'
import { shown } from '../../binding/shown'
import { typeError } from '../../errors'
import { isArray, isObject, isPlain } from '../../kinds'

/** Nested arrays, plain objects and Maps of values; anything else is a leaf. */
export interface Tree {
  leaves: unknown[]
  /** Equal for values of the same structure. */
  readonly structure: string
  /** Builds the same structure with other leaves. */
  build(leaves: readonly unknown[]): unknown
}

/** An array, object or Map; a part that is undefined is a leaf. */
interface Branch {
  kind: string
  keys: unknown[]
  parts: (Branch | undefined)[]
}

function entriesOf(value: unknown): [kind: string, keys: unknown[], items: unknown[]] | undefined {
  if (!isObject(value) || isHandle(value)) return undefined
  if (isArray(value)) {
    requireNested('', 'a list of tensors', value, 0)
    return ['array', [], value]
  }
  if (types.isMap(value)) return ['map', [...value.keys()], [...value.values()]]
  return isPlain(value) ? ['object', Object.keys(value), Object.values(value)] : undefined
}

function join(kind: string, keys: unknown[], items: unknown[]): unknown {
  if (kind === 'array') return items
  const entries = keys.map((key, i): [unknown, unknown] => [key, items[i]])
  return kind === 'map' ? new Map(entries) : Object.fromEntries(entries as [string, unknown][])
}

/** The branch at a value, whose leaves it adds to a list; undefined for a leaf. */
function branchAt(value: unknown, leaves: unknown[], depth: number): Branch | undefined {
  const entries = entriesOf(value)
  if (entries === undefined) {
    leaves.push(value)
    return undefined
  }
  requireNested('', 'a value that holds tensors', undefined, depth)
  const [kind, keys, items] = entries
  // Array.from visits holes too.
  return { kind, keys, parts: Array.from(items, (item) => branchAt(item, leaves, depth + 1)) }
}

function structureOf(branch: Branch | undefined): string {
  if (branch === undefined) return '*'
  const { kind, keys, parts } = branch
  const names = kind === 'array' ? '' : `${keys.map(String).join(',')}:`
  return `${kind}(${names}${parts.map(structureOf).join(' ')})`
}

function built(branch: Branch | undefined, next: () => unknown): unknown {
  if (branch === undefined) return next()
  return join(
    branch.kind,
    branch.keys,
    branch.parts.map((part) => built(part, next)),
  )
}

export function treeOf(value: unknown): Tree {
  const leaves: unknown[] = []
  const branch = branchAt(value, leaves, 0)
  return {
    leaves,
    get structure() {
      return structureOf(branch)
    },
    build(others) {
      let at = 0
      return built(branch, () => others[at++])
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
  const spread: unknown[] = []
  const spreadAt = (part: unknown, over: unknown): void => {
    const [outer, inner] = [entriesOf(part), entriesOf(over)]
    if (outer === undefined) {
      const leaves: unknown[] = []
      branchAt(over, leaves, 0)
      for (let i = 0; i < leaves.length; i++) spread.push(part)
      return
    }
    if (inner === undefined || outer[0] !== inner[0] || outer[2].length !== inner[2].length) {
      throw typeError(`${name} ${shown(part)} does not have the structure of ${shown(over)}`)
    }
    for (let i = 0; i < outer[2].length; i++) spreadAt(outer[2][i], inner[2][i])
  }
  spreadAt(prefix, value)
  return spread
}
