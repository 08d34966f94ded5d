import { types } from 'node:util'
import { isArray, isPlain, shown } from '../../arguments'
import { typeError } from '../../errors'
import { Json } from './json'

/** How values lie within lists and dicts: what Python's pytree calls a TreeSpec. */
export interface TreeSpec {
  kind: 'leaf' | 'list' | 'tuple' | 'dict'
  /** Of a dict and of a named tuple. */
  keys: string[] | undefined
  children: TreeSpec[]
}

const maxDepth = 100

const lists: Readonly<Record<string, 'list' | 'tuple'>> = {
  'builtins.tuple': 'tuple',
  'builtins.list': 'list',
  'collections.deque': 'list',
}

/** The tree that a text of `treespec_dumps` tells; `fields` are the names in named tuples, by their type. */
export function treeSpecOf(text: Json, fields: Json): TreeSpec {
  const whole = Json.parse(text.text(), text.where, text.file)
  const [version, spec, ...more] = whole.items()
  if (version?.int() !== 1 || spec === undefined || more.length > 0) return whole.fail('is of another version than 1')
  return nodeOf(spec, fields, 0)
}

function nodeOf(spec: Json, fields: Json, depth: number): TreeSpec {
  if (depth > maxDepth) return spec.fail(`is nested more than ${maxDepth} deep`)
  const type = spec.get('type')
  if (type.isNull) return { kind: 'leaf', keys: undefined, children: [] }
  const name = type.text()
  const children = spec
    .get('children_spec')
    .items()
    .map((child) => nodeOf(child, fields, depth + 1))
  if (Object.hasOwn(lists, name)) return { kind: lists[name], keys: undefined, children }
  const keys = keysOf(spec, name, fields)
  if (keys?.length !== children.length || new Set(keys).size !== keys.length) {
    return spec.fail(
      `has values in a ${name}, which is not known here; return a dict, a list or a tuple, and export again`,
    )
  }
  return { kind: name === 'collections.namedtuple' ? 'tuple' : 'dict', keys, children }
}

/** The names of the children: any type whose context is a list of them is taken for a dict. */
function keysOf(spec: Json, type: string, fields: Json): string[] | undefined {
  const context = spec.get('context')
  const named = typeof context.value === 'string' ? fields.get(context.value) : undefined
  if (named?.isNull === false) {
    return named
      .get('field_names')
      .items()
      .map((name) => name.text())
  }
  const keys =
    type === 'collections.defaultdict'
      ? context.get('dict_context').value
      : Json.parse(context.text(), context.where, context.file).value
  return isArray(keys) && keys.every((key) => typeof key === 'string') ? keys : undefined
}

/** The names or places of a tree's leaves, such as `x` or `x[0]`. */
export function leafNames({ kind, keys, children }: TreeSpec, name: string): string[] {
  if (kind === 'leaf') return [name]
  return children.flatMap((child, i) =>
    leafNames(child, `${name}[${keys === undefined ? i : JSON.stringify(keys[i])}]`),
  )
}

/** The leaves of a value that has the form of a tree. */
export function flattened(tree: TreeSpec, value: unknown, name: string): unknown[] {
  const { kind, keys, children } = tree
  if (kind === 'leaf') return [value]
  const wrong = (what: string): never => {
    throw typeError(
      `forward: ${name} must be ${what}, as it was when the program was exported, but it is ${shown(value)}`,
    )
  }
  if (kind !== 'dict') {
    if (!isArray(value) || value.length !== children.length) return wrong(`a list of ${children.length}`)
    return children.flatMap((child, i) => flattened(child, value[i], `${name}[${i}]`))
  }
  const what = `an object with ${keys!.join(', ') || 'nothing in it'}`
  if (!types.isMap(value) && !isPlain(value)) return wrong(what)
  const entries = types.isMap(value) ? value : new Map(Object.entries(value))
  if (entries.size !== keys!.length || !keys!.every((key) => entries.has(key))) return wrong(what)
  return children.flatMap((child, i) => flattened(child, entries.get(keys![i]), `${name}.${keys![i]}`))
}

/** A value of the form of a tree; a named tuple is an array with its fields' names. */
export function unflattened(tree: TreeSpec, leaves: Iterator<unknown>): unknown {
  const { kind, keys, children } = tree
  if (kind === 'leaf') return leaves.next().value
  const values = children.map((child) => unflattened(child, leaves))
  if (kind === 'dict') return Object.fromEntries(values.map((value, i) => [keys![i], value]))
  keys?.forEach((key, i) => {
    if (!(key in values)) Object.defineProperty(values, key, { value: values[i] })
  })
  return values
}

/** How many leaves a tree has. */
export const leafCount = (tree: TreeSpec): number =>
  tree.kind === 'leaf' ? 1 : tree.children.reduce((sum, child) => sum + leafCount(child), 0)
