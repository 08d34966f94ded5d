import { types } from 'node:util'
import * as ops from '../../generated/ops'
import type { Reading } from '../../system/reading'
import { Tensor } from '../../tensor'
import type { Device, DType } from '../../types'
import type { Budget, Machine, World } from './machine'
import { fullName, isAllowed } from './names'
import { numpyCall, numpyTensor } from './numpy'
import { type Here, rebuilds, setTensor } from './rebuild'
import { type Storage, storageDtypes } from './storage'
import { asSize, PythonObject } from './values'

/** A pickle's description of a storage that lies outside it. */
export interface StorageId {
  key: string
  /** Undefined for plain bytes. */
  dtype: DType | undefined
  location: string
  /** In elements of the dtype. */
  numel: number
  /** In the legacy format, the part of another storage that this is: key, offset, count. */
  part: [key: string, offset: number, numel: number] | undefined
}

export interface WorldOptions {
  weightsOnly: boolean
  budget: Budget
  /** The arrays that are tuples. */
  tuples: Set<object>
  storage(id: StorageId): Reading<Storage>
  place(location: string): Device
  /** Reads a pickle within the pickle. */
  nested(bytes: Uint8Array): unknown
}

type Call = (args: unknown[], world: TorchWorld) => unknown

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** The world of PyTorch's files: what their names mean, and what calls of them return. */
export class TorchWorld implements World, Here {
  /** The machine that runs in this world; its errors say where the file is wrong. */
  machine!: Machine
  readonly #globals = new Map<string, PythonObject>()

  constructor(readonly options: WorldOptions) {}

  fail(why: string): never {
    return this.machine.fail(why)
  }

  charge(bytes: number): void {
    this.options.budget.charge(bytes)
  }

  place(location: string): Device {
    return this.options.place(location)
  }

  global(module: string, name: string): PythonObject {
    return this.named(fullName(module, name))
  }

  /** One object for each name. */
  named(name: string): PythonObject {
    if (this.options.weightsOnly && !isAllowed(name)) {
      const safe = 'its name, arguments and state, as a PythonObject: nothing of it runs'
      this.fail(`names ${name}, which loading weights only does not allow; { weightsOnly: false } gives ${safe}`)
    }
    const known = this.#globals.get(name)
    if (known !== undefined) return known
    this.charge(256)
    const made = new PythonObject(name)
    this.#globals.set(name, made)
    return made
  }

  call(callee: PythonObject, args: unknown[], kwargs?: Map<string, unknown>): unknown {
    const { name } = callee
    if (callee.args === undefined && kwargs === undefined) {
      const rebuild = rebuilds.get(name)
      if (name.endsWith('_from_numpy') && args[0] instanceof PythonObject)
        args = [numpyTensor(args[0], this), ...args.slice(1)]
      if (rebuild !== undefined) return rebuild(args, this)
      const call = calls.get(name)
      if (call !== undefined) return call(args, this)
      if (/^torch\.(cuda\.)?\w+Tensor$/.test(name) && args.length === 0) return this.#emptyTensor(name)
      const array = numpyCall(name, args, this)
      if (array !== undefined) return array
    }
    return this.object(callee, args, kwargs)
  }

  /** An object of which only the name and the arguments are known. */
  object(callee: PythonObject, args: readonly unknown[], kwargs?: Map<string, unknown>): PythonObject {
    this.charge(256)
    const made = new PythonObject(callee.args === undefined ? callee.name : `${callee.name}()`, args)
    if (kwargs !== undefined) made.kwargs = kwargs
    return made
  }

  build(value: unknown, state: unknown): void {
    if (value instanceof Tensor) this.#buildTensor(value, state)
    else if (types.isMap(value)) this.#buildDict(value, state)
    else if (value instanceof PythonObject && value.args !== undefined) value.state = state
    else this.fail('gives a state to what has none')
  }

  *persistent(id: unknown): Reading<unknown> {
    if (!Array.isArray(id) || !this.options.tuples.has(id)) return this.fail('names something outside by no tuple')
    const [kind, ...rest] = id.map(asText)
    if (kind === 'storage') return yield* this.options.storage(storageId(rest, (why) => this.fail(why)))
    // A class with its source code, which the legacy format has for whole modules.
    if (kind === 'module' && !this.options.weightsOnly) return rest[0]
    return this.fail(`names something outside that is not a storage`)
  }

  /** A tensor that gets its storage later, as its state. */
  #emptyTensor(name: string): Tensor {
    const dtype = storageDtypes.get(name.slice(name.lastIndexOf('.') + 1).replace(/Tensor$/, 'Storage'))
    if (dtype === undefined || name.includes('sparse')) return this.fail(`has a tensor of the class ${name}`)
    this.charge(1024)
    return ops.empty([0], { dtype })
  }

  #buildTensor(tensor: Tensor, state: unknown): void {
    if (!Array.isArray(state)) this.fail('gives a tensor a state that is not a tuple')
    else if (state.length === 4) setTensor(tensor, state, this)
    else if (state.length === 3 && tensor.isLeaf) tensor.requiresGrad_(state[0] === true)
    else this.fail('gives a tensor a state that is not known')
  }

  /** Python keeps attributes beside an OrderedDict's entries; state dicts keep their modules' versions there. */
  #buildDict(value: Map<unknown, unknown>, state: unknown): void {
    const metadata = types.isMap(state) ? state.get('_metadata') : undefined
    if (metadata === undefined) return
    Object.defineProperty(value, '_metadata', { value: metadata, writable: true, configurable: true })
  }
}

const utf8 = new TextDecoder()

/** One of PyTorch's own keys, which Python 2 wrote as bytes. */
const asText = (value: unknown) => (types.isUint8Array(value) ? utf8.decode(value) : value)

/** Checks a pickle's description of a storage. */
export function storageId(told: unknown[], bad: (why: string) => never): StorageId {
  const [type, key, location, numel, part] = told.map(asText)
  const name = type instanceof PythonObject && type.args === undefined ? type.name : 'none'
  const dtype = storageDtypes.get(name.slice(name.lastIndexOf('.') + 1))
  if (dtype === undefined && name !== 'torch.storage.UntypedStorage') bad(`has a storage of the class ${name}`)
  if (!isWhole(numel)) return bad('has a storage whose size is not a whole number')
  if (typeof location !== 'string' || (typeof key !== 'string' && !isWhole(key))) {
    return bad('has a storage without a key or a location')
  }
  const id: StorageId = { key: String(key), dtype, location, numel, part: undefined }
  if (!Array.isArray(part)) return id
  const [of, offset, count] = part
  if (!isWhole(offset) || !isWhole(count)) return bad('has a part of a storage without a place')
  return { ...id, part: [String(asText(of)), offset, count] }
}

function itemsOf(value: unknown, world: TorchWorld): unknown[] {
  const items = Array.isArray(value) ? value : types.isSet(value) ? [...value] : undefined
  if (items === undefined) return world.fail('makes a collection of what is none')
  world.charge(64 + 48 * items.length)
  return items
}

/** `dict(...)` of nothing, of another dict, or of pairs. */
function dictOf(value: unknown, world: TorchWorld): Map<unknown, unknown> {
  world.charge(256)
  if (value === undefined) return new Map()
  if (types.isMap(value)) {
    world.charge(48 * value.size)
    return new Map(value)
  }
  const pairs = itemsOf(value, world)
  const isPair = (pair: unknown) => Array.isArray(pair) && pair.length === 2
  if (!pairs.every(isPair)) return world.fail('makes a dict of what are not pairs')
  return new Map((pairs as [unknown, unknown][]).map(([key, item]) => [world.machine.key(key), item]))
}

function setOf(value: unknown, world: TorchWorld): Set<unknown> {
  if (value === undefined) {
    world.charge(256)
    return new Set()
  }
  return new Set(itemsOf(value, world).map((item) => world.machine.key(item)))
}

/** The bytes of a text in which each character stands for a byte; so protocol 2 writes bytes. */
function encoded([text, encoding]: unknown[], world: TorchWorld): unknown {
  if (typeof text !== 'string') return world.fail('encodes something that is not a string')
  world.charge(64 + text.length)
  if (encoding !== 'latin1' && encoding !== 'latin-1') return world.fail('encodes a string otherwise than by latin1')
  if (/[^\0-\xff]/.test(text)) return world.fail('has bytes that are none')
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

function bytesOf(value: unknown, encoding: unknown, world: TorchWorld): unknown {
  if (value === undefined) return new Uint8Array(0)
  if (typeof value === 'string') return encoded([value, encoding], world)
  if (!types.isUint8Array(value)) return world.fail('makes bytes of what are none')
  world.charge(64 + value.length)
  return new Uint8Array(value)
}

function sizeOf(value: unknown, world: TorchWorld): readonly number[] {
  const sizes = value === undefined ? [] : itemsOf(value, world)
  if (!sizes.every((size) => Number.isSafeInteger(size)))
    return world.fail('has a Size that is not a list of whole numbers')
  const size = asSize([...sizes] as number[])
  world.options.tuples.add(size)
  return size
}

/** An attribute of a class or module; protocols before 4 name nested classes in this way. */
function attribute(args: unknown[], world: TorchWorld): unknown {
  const [of, name] = args
  const isName = of instanceof PythonObject && of.args === undefined && typeof name === 'string'
  return isName ? world.named(`${of.name}.${name}`) : world.object(world.named('builtins.getattr'), args)
}

/** The function that made any object before protocol 2, from its class, its base class and the base's state. */
function reconstructed(args: unknown[], world: TorchWorld): unknown {
  const [cls] = args
  if (!(cls instanceof PythonObject)) return world.fail('makes an object of no class')
  return world.object(cls, args[2] === null || args[2] === undefined ? [] : [args[2]])
}

const calls: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['collections.OrderedDict', ([value], world) => dictOf(value, world)],
  ['collections.Counter', ([value], world) => dictOf(value, world)],
  ['collections.defaultdict', ([, value], world) => dictOf(value, world)],
  ['builtins.dict', ([value], world) => dictOf(value, world)],
  ['builtins.set', ([value], world) => setOf(value, world)],
  ['builtins.frozenset', ([value], world) => setOf(value, world)],
  ['builtins.bytearray', ([value, encoding], world) => bytesOf(value, encoding, world)],
  ['builtins.bytes', ([value, encoding], world) => bytesOf(value, encoding, world)],
  ['_codecs.encode', encoded],
  ['torch.Size', ([value], world) => sizeOf(value, world)],
  ['torch.Tensor', (_, world) => world.fail('has a tensor of no dtype')],
  ['builtins.getattr', attribute],
  ['copyreg._reconstructor', reconstructed],
  [
    'torch.storage._load_from_bytes',
    ([bytes], world) =>
      types.isUint8Array(bytes) ? world.options.nested(bytes) : world.fail('loads something that is not bytes'),
  ],
])
