import { types } from 'node:util'
import type { Reading } from '../../system/reading'
import type { DType } from '../../types'
import type { Machine, World } from '../pickle/machine'
import { fullName, isAllowed } from '../pickle/names'
import { dtypeNamed } from '../pickle/rebuild'
import { itemSize } from '../pickle/storage'
import { PythonObject } from '../pickle/values'
import { type StorageId, storageId } from '../pickle/world'
import { brief } from '../strict-json'
import type { DescribedTensor, DescribedValue, Description } from './described'

/** A tensor that a pickle describes; it is not made. */
class Sketch {
  constructor(
    readonly dtype: string,
    readonly shape: readonly number[],
    readonly notes: string[],
    readonly storage?: StorageId,
  ) {}

  with(note: string): Sketch {
    return new Sketch(this.dtype, this.shape, [...this.notes, note], this.storage)
  }
}

/** A storage that a pickle names. */
class NamedStorage {
  constructor(readonly id: StorageId) {}
}

const tensorCost = 512
const maxDims = 64

/** The world of a pickle that is only described: nothing but the pickle is read. */
export class Looking implements World {
  machine!: Machine
  readonly unknown = new Map<string, number>()
  /** The bytes of each storage. */
  readonly storages = new Map<string, number>()

  /** `check` refuses a storage that the file does not have. */
  constructor(readonly check: (id: StorageId) => void) {}

  global(module: string, name: string): PythonObject {
    const full = fullName(module, name)
    this.machine.budget.charge(256)
    if (!isAllowed(full)) this.unknown.set(full, this.unknown.get(full) ?? 0)
    return new PythonObject(full)
  }

  call(callee: PythonObject, args: unknown[]): unknown {
    const { name } = callee
    this.machine.budget.charge(tensorCost)
    if (this.unknown.has(name)) this.unknown.set(name, this.unknown.get(name)! + 1)
    const make = callee.args === undefined ? sketches.get(name) : undefined
    if (make !== undefined) return make(args, this)
    if (dicts.has(name)) return this.#dict(args[name.endsWith('defaultdict') ? 1 : 0])
    if (name === 'torch.Size') return Array.isArray(args[0]) ? args[0] : []
    if (name === '_codecs.encode') return new Uint8Array(Buffer.from(String(args[0]), 'latin1'))
    if (sets.has(name)) return new Set(Array.isArray(args[0]) ? args[0] : [])
    return new PythonObject(name, args)
  }

  build(value: unknown, state: unknown): void {
    if (value instanceof PythonObject) value.state = state
  }

  *persistent(id: unknown): Reading<unknown> {
    const [kind, ...rest] = Array.isArray(id) ? id : []
    const isStorage = (types.isUint8Array(kind) ? Buffer.from(kind).toString() : kind) === 'storage'
    if (!isStorage) return rest[0] instanceof PythonObject ? rest[0] : null
    const named = storageId(rest, (why) => this.machine.fail(why))
    this.check(named)
    this.storages.set(named.key, named.numel * itemSize(named.dtype ?? 'uint8'))
    return new NamedStorage(named)
  }

  #dict(given: unknown): Map<unknown, unknown> {
    if (types.isMap(given)) return new Map(given)
    const pairs = Array.isArray(given) ? given.filter((pair) => Array.isArray(pair) && pair.length === 2) : []
    return new Map(pairs as [unknown, unknown][])
  }
}

const dicts = new Set(['collections.OrderedDict', 'collections.Counter', 'collections.defaultdict', 'builtins.dict'])
const sets = new Set(['builtins.set', 'builtins.frozenset'])

type Make = (args: unknown[], here: Looking) => unknown

function sizesOf(value: unknown, here: Looking): number[] {
  const isSizes = Array.isArray(value) && value.length <= maxDims && value.every((size) => Number.isSafeInteger(size))
  return isSizes ? value : here.machine.fail('has a tensor whose size is not a tuple of whole numbers')
}

const product = (sizes: readonly number[]) => sizes.reduce((all, size) => all * size, 1)

/** A tensor over a storage; its arguments begin with storage, offset, size and stride. */
const dense =
  (dtypeAt: number | undefined, gradAt: number | undefined): Make =>
  (args, here) => {
    const [storage, offset, sizes, strides] = args
    if (!(storage instanceof NamedStorage)) return here.machine.fail('has a tensor without a storage')
    const { id } = storage
    const [size, stride] = [sizesOf(sizes, here), sizesOf(strides, here)]
    const dtype = (dtypeAt === undefined ? undefined : dtypeNamed(args[dtypeAt])) ?? id.dtype ?? 'uint8'
    const notes: string[] = []
    let expected = 1
    const inOrder = size.toReversed().every((count, i) => {
      const fits = count === 1 || stride.at(-1 - i) === expected
      expected *= count
      return fits
    })
    if (!inOrder && product(size) > 0) notes.push(`strides [${stride}]`)
    if (offset !== 0) notes.push(`offset ${Number(offset)}`)
    if (id.location !== 'cpu') notes.push(`from ${id.location}`)
    if (gradAt !== undefined && args[gradAt] === true) notes.push('requires grad')
    return new Sketch(dtype, size, notes, id)
  }

const sparse: Make = ([layout, data], here) => {
  const name = layout instanceof PythonObject ? String(layout.args?.[0] ?? 'sparse') : 'sparse'
  const parts = Array.isArray(data) ? data : []
  const values = parts.filter((part) => part instanceof Sketch).at(-1) as Sketch | undefined
  const sizes = parts.slice(2).find((part) => Array.isArray(part))
  return new Sketch(values?.dtype ?? 'unknown', sizesOf(sizes, here), [name.replace('torch.', '')])
}

const meta: Make = ([dtype, sizes], here) =>
  new Sketch(dtypeNamed(dtype) ?? 'unknown', sizesOf(sizes, here), ['on meta, without data'])

const within =
  (note: string): Make =>
  ([data]) =>
    data instanceof Sketch ? data.with(note) : new PythonObject(note, [data])

const fromType: Make = ([func, type, args], here) => {
  const made =
    func instanceof PythonObject && Array.isArray(args) ? here.call(func, args) : new PythonObject('tensor', [])
  const name = type instanceof PythonObject ? type.name : 'none'
  const isPlain = /^torch\.(Tensor|nn\.parameter\.(Parameter|Buffer))$/.test(name)
  return made instanceof Sketch && !isPlain ? made.with(`of class ${name}`) : made
}

const sketches: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['torch._utils._rebuild_tensor', dense(undefined, undefined)],
  ['torch._utils._rebuild_tensor_v2', dense(undefined, 4)],
  ['torch._utils._rebuild_tensor_v3', dense(6, 4)],
  ['torch._utils._rebuild_qtensor', dense(undefined, 5)],
  ['torch._utils._rebuild_parameter', within('Parameter')],
  ['torch._utils._rebuild_parameter_with_state', within('Parameter')],
  ['torch.nn.parameter.Parameter', within('Parameter')],
  ['torch._utils._rebuild_device_tensor_from_cpu_tensor', within('of another device')],
  ['torch._utils._rebuild_nested_tensor', within('nested')],
  ['torch._utils._rebuild_sparse_tensor', sparse],
  ['torch._utils._rebuild_meta_tensor_no_storage', meta],
  ['torch._tensor._rebuild_from_type_v2', fromType],
])

/** A container without tensors is shown value by value up to this length. */
const maxValues = 16
const maxDepth = 100

/** Lists the tensors and the values in the result of a pickle. */
export function describePickled(root: unknown, tuples: ReadonlySet<object>): Pick<Description, 'tensors' | 'values'> {
  const walk = new Walk(tuples, holdersOf(root))
  walk.show(root, '', 0)
  return { tensors: walk.tensors, values: walk.values }
}

class Walk {
  readonly tensors: DescribedTensor[] = []
  readonly values: DescribedValue[] = []
  /** The first tensor of each storage. */
  readonly owners = new Map<string, string>()
  readonly #seen = new Map<object, string>()

  /** `holders` are the containers that hold a tensor at any depth. */
  constructor(
    readonly tuples: ReadonlySet<object>,
    readonly holders: ReadonlySet<unknown>,
  ) {}

  show(value: unknown, name: string, depth: number): void {
    if (value instanceof Sketch) this.#tensor(value, name)
    else if (value instanceof NamedStorage) this.#storage(value, name)
    else if (partsOf(value) === undefined) this.#value(name, ...leafOf(value))
    else this.#container(value as object, name, depth)
  }

  #container(value: object, name: string, depth: number): void {
    const type = this.#typeOf(value)
    const before = this.#seen.get(value)
    if (before !== undefined) {
      this.#value(name, type, `the same as ${before === '' ? 'the whole' : before}`)
      return
    }
    this.#seen.set(value, name)
    const parts = partsOf(value)!
    const isLong = parts.length > maxValues && !this.holders.has(value)
    if (parts.length === 0 || isLong || depth === maxDepth) this.#value(name, type, `of ${parts.length}`)
    else if (Array.isArray(value) && value.every((part) => isLeaf(part))) {
      this.#value(name, type, value.map((part) => leafOf(part)[1]).join(', '))
    } else {
      const isObject = value instanceof PythonObject
      if (isObject) this.#value(name, type, value.name)
      // Left out, since modules have a dozen empty dicts of hooks.
      const shown = isObject ? parts.filter(([, part]) => partsOf(part)?.length !== 0) : parts
      for (const [key, part] of shown) this.show(part, name === '' ? key : `${name}.${key}`, depth + 1)
    }
  }

  #tensor({ dtype, shape, notes, storage }: Sketch, name: string): void {
    const bytes = storage === undefined ? undefined : product(shape) * itemSize(dtype as DType)
    const key = storage?.part?.[0] ?? storage?.key
    const sharedWith = key === undefined ? undefined : this.owners.get(key)
    if (key !== undefined && sharedWith === undefined) this.owners.set(key, name)
    const shared = sharedWith === undefined ? {} : { sharedWith }
    this.tensors.push({ name, dtype, shape, ...(bytes !== undefined && { bytes }), notes, ...shared })
  }

  #storage({ id }: NamedStorage, name: string): void {
    this.#tensor(new Sketch(id.dtype ?? 'uint8', [id.numel], ['a storage'], id), name)
  }

  #value(name: string, type: string, value: string): void {
    this.values.push({ name, type, value })
  }

  #typeOf(value: object): string {
    if (Array.isArray(value)) return this.tuples.has(value) ? 'tuple' : 'list'
    return types.isMap(value) ? 'dict' : types.isSet(value) ? 'set' : 'object'
  }
}

const isNamed = (value: unknown, name: string) => value instanceof PythonObject && value.name === name
const dtypeText = (of: unknown) => (of instanceof PythonObject ? ` of ${String(of.args?.[0])}` : '')

const isLeaf = (value: unknown) => typeof value !== 'object' || value === null

function leafOf(value: unknown): [type: string, value: string] {
  if (value === null) return ['None', 'None']
  if (typeof value === 'boolean') return ['bool', value ? 'True' : 'False']
  if (typeof value === 'string') return ['str', brief(value)]
  if (typeof value === 'bigint') return ['int', String(value)]
  if (typeof value === 'number') return ['number', String(value)]
  if (types.isUint8Array(value)) return ['bytes', `of ${value.length}`]
  const { name, args, state } = value as PythonObject
  if (!name.startsWith('numpy.')) return ['object', String(value)]
  const of = [...(args ?? []), ...(Array.isArray(state) ? state : [])].find((part) => isNamed(part, 'numpy.dtype'))
  return ['object', /reconstruct|frombuffer/.test(name) ? `numpy.ndarray${dtypeText(of)}` : `${name}${dtypeText(of)}`]
}

/** Whether one line shows all of an object: a device, a complex number, an object of numpy's. */
function isToldWhole({ name, args, state, items, entries }: PythonObject): boolean {
  if (name.startsWith('numpy.')) return true
  return args!.every(isLeaf) && [state, items, entries].every((part) => part === undefined || part === null)
}

/** The parts of a container with their names; undefined for any other value. */
function partsOf(value: unknown): [string, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((part, i) => [String(i), part])
  if (types.isMap(value)) return [...value].map(([key, part]) => [typeof key === 'string' ? key : String(key), part])
  if (types.isSet(value)) return [...value].map((part, i) => [String(i), part])
  if (!(value instanceof PythonObject) || value.args === undefined || isToldWhole(value)) return undefined
  const { args, state, items, entries } = value
  const alone = (name: string, part: unknown): [string, unknown][] =>
    part === undefined || part === null ? [] : [[name, part]]
  const parts = [
    ...args.map((part, i): [string, unknown] => [`args.${i}`, part]),
    ...(types.isMap(state) ? partsOf(state)! : alone('state', state)),
    ...alone('items', items),
    ...(entries === undefined ? [] : partsOf(entries)!),
  ]
  return parts.length === 0 ? undefined : parts
}

/**
 * The tensors in a value, and the containers that hold them at any depth. Each container is visited once, even if it
 * occurs often.
 */
function holdersOf(root: unknown): Set<unknown> {
  const containers = new Map<unknown, unknown[]>([[root, []]])
  // Iterating over a Map also visits entries that are added meanwhile.
  for (const value of containers.keys()) {
    for (const [, part] of partsOf(value) ?? []) {
      if (isLeaf(part)) continue
      const around = containers.get(part)
      if (around === undefined) containers.set(part, [value])
      else around.push(value)
    }
  }
  const isTensor = (value: unknown) => value instanceof Sketch || value instanceof NamedStorage
  const holders = new Set<unknown>([...containers.keys()].filter(isTensor))
  for (const value of holders) for (const around of containers.get(value)!) holders.add(around)
  return holders
}
