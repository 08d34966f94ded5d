import { types } from 'node:util'
import { shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import { isArray, isPlain, isRevoked } from '../../kinds'
import { Tensor } from '../../tensor'
import { floatsOf } from './floats'
import { isConstant, isWritable } from './names'
import { opcodes } from './opcodes'
import { Output } from './output'
import type { SavedStorages } from './saved-storages'
import { saveTensor } from './saved-tensor'
import { isSize, PythonObject } from './values'

const maxDepth = 1000
/** Loading a longer list would take more memory than it may. */
const maxItems = 2 ** 24
const batch = 1000
/** Which numbers of the dict that is being written are floats, even if they are whole. */
type Floats = 'all' | 'none'

/** Writes values as a pickle of protocol 2, as Python's `torch.save` does. */
export class Pickler {
  readonly out = new Output()
  readonly #memo = new Map<unknown, number>()
  /** The keys of classes and functions in the memo. They are objects, since a string could read like a name. */
  readonly #globals = new Map<string, object>()
  readonly #path: string[] = []
  readonly #open = new Set<object>()
  /** The versions of a state dict's modules, written as an OrderedDict. */
  #metadata: unknown

  constructor(readonly storages: SavedStorages) {
    this.out.byte(opcodes.PROTO)
    this.out.byte(2)
  }

  finish(): Buffer {
    this.out.byte(opcodes.STOP)
    return this.out.bytes()
  }

  /** @throws TypeError for a value that Python's files cannot hold; it names the value's place */
  save(value: unknown, floats: Floats = 'none'): void {
    if (value === null || value === undefined) this.out.byte(opcodes.NONE)
    else if (typeof value === 'boolean') this.out.byte(value ? opcodes.NEWTRUE : opcodes.NEWFALSE)
    else if (typeof value === 'number') this.number(value, floats)
    else if (typeof value === 'bigint') this.#bigint(value)
    else if (typeof value === 'string') this.text(value)
    else if (typeof value === 'object') this.#object(value, floats)
    else this.#refuse(value)
  }

  number(value: number, floats: Floats = 'none'): void {
    if (floats === 'all' || !Number.isSafeInteger(value) || Object.is(value, -0)) this.out.float(value)
    else this.out.integer(value)
  }

  /** Python's loading of weights only accepts no longer integers than those whose length fits one byte. */
  #bigint(value: bigint): void {
    if (BigInt.asIntN(8 * 255, value) !== value) {
      throw new TorchError(
        'ERR_RANGE',
        `save: a bigint${this.#where()} takes more than 255 bytes, which torch.load refuses in Python`,
      )
    }
    this.out.integer(value)
  }

  text(value: string): void {
    if (this.#recall(value)) return
    this.out.text(value)
    this.remember(value)
  }

  /** A class or a function. */
  global(module: string, name: string): void {
    const key = `${module}\n${name}`
    const known = this.#globals.get(key)
    if (known !== undefined) {
      this.#recall(known)
      return
    }
    const made = {}
    this.#globals.set(key, made)
    this.out.global(module, name)
    this.remember(made)
  }

  /** Writes the call of a function with these arguments, and remembers the result as `value`. */
  call(module: string, name: string, args: () => void, value: unknown = {}): void {
    this.global(module, name)
    args()
    this.out.byte(opcodes.REDUCE)
    this.remember(value)
  }

  /** Writes a tuple of the values that these functions write, and remembers it, as Python remembers every tuple. */
  tuple(...parts: (() => void)[]): void {
    if (parts.length > 3) this.out.byte(opcodes.MARK)
    for (const part of parts) part()
    this.out.byte([opcodes.EMPTY_TUPLE, opcodes.TUPLE1, opcodes.TUPLE2, opcodes.TUPLE3][parts.length] ?? opcodes.TUPLE)
    if (parts.length > 0) this.remember({})
  }

  remember(value: unknown): void {
    this.out.put(this.#memo.size)
    this.#memo.set(value, this.#memo.size)
  }

  #recall(value: unknown): boolean {
    const place = this.#memo.get(value)
    if (place === undefined) return false
    this.out.get(place)
    return true
  }

  #object(value: object, floats: Floats): void {
    if (this.#recall(value)) return
    if (this.#path.length > maxDepth) {
      throw new TorchError('ERR_RANGE', `save: what is saved is nested more than ${maxDepth} deep${this.#where()}`)
    }
    if (isRevoked(value)) this.#refuse(value)
    else if (value instanceof Tensor) saveTensor(value, this)
    else if (isArray(value)) this.#array(value, floats)
    else if (types.isMap(value)) this.#dict(value, value, floats)
    else if (types.isSet(value)) this.#set(value)
    else if (types.isUint8Array(value)) this.#bytes(value)
    else if (value instanceof PythonObject) this.#python(value)
    else if (isPlain(value)) this.#dict(value, new Map(Object.entries(value)), floats)
    else this.#refuse(value)
  }

  /** Writes one part of a container. */
  #part(key: string, value: unknown, floats: Floats = 'none'): void {
    this.#path.push(key)
    this.save(value, floats)
    this.#path.pop()
  }

  #array(value: readonly unknown[], floats: Floats): void {
    if (!(value.length <= maxItems)) {
      const what = `an array of ${value.length} items${this.#where()}`
      throw new TorchError(
        'ERR_RANGE',
        `save: ${what} is too long to be saved as a list (at most ${maxItems}); make it a tensor`,
      )
    }
    if (isSize(value)) {
      const whole = () => this.#tuple([...value], 'none')
      this.call('torch', 'Size', () => this.tuple(whole), value)
    } else if (Object.isFrozen(value)) this.#tuple(value, floats)
    else {
      this.out.byte(opcodes.EMPTY_LIST)
      this.remember(value)
      this.#batches(value, opcodes.APPEND, opcodes.APPENDS, (item, place) => this.#part(`[${place}]`, item, floats))
    }
  }

  /** Writes a frozen array, or an array that was a tuple in Python. It may contain itself by way of a list. */
  #tuple(value: readonly unknown[], floats: Floats): void {
    const { length } = value
    if (length > 3) this.out.byte(opcodes.MARK)
    for (const [place, item] of value.entries()) this.#part(`[${place}]`, item, floats)
    if (length > 0 && this.#memo.has(value)) {
      for (let i = 0; i < (length > 3 ? 1 : length); i++) this.out.byte(length > 3 ? opcodes.POP_MARK : opcodes.POP)
      this.#recall(value)
      return
    }
    this.out.byte([opcodes.EMPTY_TUPLE, opcodes.TUPLE1, opcodes.TUPLE2, opcodes.TUPLE3][length] ?? opcodes.TUPLE)
    if (length > 0) this.remember(value)
  }

  #dict(value: object, entries: ReadonlyMap<unknown, unknown>, floats: Floats): void {
    const metadata = (value as { _metadata?: unknown })._metadata
    const isOrdered = types.isMap(value) && metadata !== undefined
    if (isOrdered || value === this.#metadata) this.call('collections', 'OrderedDict', () => this.tuple(), value)
    else {
      this.out.byte(opcodes.EMPTY_DICT)
      this.remember(value)
    }
    this.#refuseTwins([...entries.keys()])
    const kept = floatsOf((key) => entries.has(key))
    this.#batches([...entries], opcodes.SETITEM, opcodes.SETITEMS, ([key, item]) => {
      this.#key(key)
      const name = typeof key === 'symbol' ? '' : `[${typeof key === 'string' ? JSON.stringify(key) : String(key)}]`
      const ofItem = kept?.floats.has(key as string) ? 'all' : kept === undefined ? floats : 'none'
      if (kept?.isGroup && key !== 'params' && isArray(item)) this.#tuple(item, ofItem)
      else this.#part(name, item, ofItem)
    })
    if (!isOrdered) return
    this.#metadata = metadata
    this.save(new Map([['_metadata', metadata]]))
    this.out.byte(opcodes.BUILD)
  }

  /** Refuses keys that Python does not allow. */
  #key(key: unknown): void {
    const isMutable = types.isMap(key) || types.isSet(key) || (isArray(key) && !Object.isFrozen(key)) || isPlain(key)
    if (isMutable) {
      throw typeError(
        `save: a key is ${shown(key)}${this.#where()}, which Python does not take for one; a frozen array becomes a tuple`,
      )
    }
    this.save(key)
  }

  /** Refuses keys that differ here but are equal in Python, where the last one would replace the others. */
  #refuseTwins(keys: readonly unknown[]): void {
    const seen = new Map<string, unknown>()
    for (const key of keys) {
      const text = keyText(key)
      if (seen.has(text)) {
        const both = `${shown(seen.get(text))} and ${shown(key)}`
        throw typeError(`save: the keys ${both}${this.#where()} are one key in Python`)
      }
      if (text !== '') seen.set(text, key)
    }
  }

  #set(value: ReadonlySet<unknown>): void {
    if (this.#open.has(value)) throw typeError(`save: a Set holds itself${this.#where()}`)
    this.#open.add(value)
    this.#refuseTwins([...value])
    const items = () => {
      this.out.byte(opcodes.EMPTY_LIST)
      this.remember({})
      this.#batches([...value], opcodes.APPEND, opcodes.APPENDS, (item) => this.#key(item))
    }
    this.call('__builtin__', 'set', () => this.tuple(items), value)
    this.#open.delete(value)
  }

  /** Protocol 2 has no bytes: it stores a text in which each character stands for a byte. */
  #bytes(value: Uint8Array): void {
    const text = Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1')
    const args = () =>
      this.tuple(
        () => this.text(text),
        () => this.text('latin1'),
      )
    this.call('_codecs', 'encode', args, value)
  }

  #python(value: PythonObject): void {
    const { name, args } = value
    const isBare = value.kwargs === undefined && value.state === undefined && !value.items && !value.entries
    if (!isWritable(name) || !isBare) {
      const why = 'which torch.load refuses in Python unless it is told to run what a file says'
      throw new TorchError(
        'ERR_NOT_IMPLEMENTED',
        `save: a ${name}${this.#where()} would make a file of Python's code, ${why}`,
      )
    }
    if (args !== undefined && isConstant(name)) {
      throw typeError(`save: a ${name}${this.#where()} has arguments, and is not a function in Python`)
    }
    const [module, last] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)]
    const of = module.replace(/^builtins$/, '__builtin__')
    if (args === undefined) this.global(of, last)
    else this.call(of, last, () => this.#tuple([...args], name === 'builtins.complex' ? 'all' : 'none'), value)
  }

  /** Writes the items of a list or a dict, a thousand at a time. */
  #batches<Item>(items: readonly Item[], one: number, many: number, write: (item: Item, place: number) => void): void {
    for (let at = 0; at < items.length; at += batch) {
      const some = items.slice(at, at + batch)
      if (some.length > 1) this.out.byte(opcodes.MARK)
      for (let i = 0; i < some.length; i++) write(some[i], at + i)
      this.out.byte(some.length > 1 ? many : one)
    }
  }

  #where(): string {
    return this.#path.length === 0 ? '' : ` (at ${this.#path.slice(0, 8).join('')})`
  }

  #refuse(value: unknown): never {
    const instead = types.isTypedArray(value)
      ? '; tensor() makes a tensor of it'
      : typeof value === 'object' && value !== null && !isRevoked(value) && 'stateDict' in value
        ? '; save its stateDict()'
        : ''
    const can = 'tensors, numbers, strings, booleans, null, bytes, and arrays, Maps, Sets and objects of these'
    throw typeError(`save: ${shown(value)}${this.#where()} cannot be saved, only ${can}${instead}`)
  }
}

/**
 * A text that is the same for keys that are equal in Python (true, 1 and 1n, and frozen arrays of these); '' for a key
 * that equals only itself.
 */
function keyText(key: unknown): string {
  if (typeof key === 'boolean') return String(Number(key))
  if (typeof key === 'number' || typeof key === 'bigint') return String(Object.is(key, -0) ? 0 : key)
  if (typeof key === 'string') return JSON.stringify(key)
  // Another array is no key, or too long for one, which is found where it is written.
  if (!isArray(key) || !Object.isFrozen(key) || key.length > maxItems) return ''
  const parts = key.map(keyText)
  return parts.includes('') ? '' : `(${parts.join()})`
}
