import { types } from 'node:util'
import { getHeapStatistics } from 'node:v8'
import type { Reading } from '../../system/reading'
import { opcodes, whyUnknown } from './opcodes'
import { textOf } from './text'
import { PythonObject } from './values'

/** Gives meaning to a pickle's names and calls. It must not run anything that the file brings. */
export interface World {
  /** The object for a global's name. */
  global(module: string, name: string): PythonObject
  /** The result of calling a global. */
  call(callee: PythonObject, args: unknown[], kwargs: Map<string, unknown> | undefined): unknown
  /** Sets a value's state; the value stays the same object. */
  build(value: unknown, state: unknown): void
  /** The object outside the pickle that has this id. */
  persistent(id: unknown): Reading<unknown>
}

/** How the strings of Python 2 are read. */
export type Encoding = 'utf-8' | 'latin1' | 'bytes'

const maxBudget = 512 * 2 ** 20
const maxInteger = 2 ** 20

/** The deepest nesting of tuples within a key. */
const maxKeyDepth = 100

/** About how many bytes V8 takes for each. */
const cost = { step: 16, list: 64, tuple: 64, dict: 256, entry: 48, text: 32, memo: 48, blob: 256, grown: 128 }

/** Limits the memory of the objects that a file describes, since a tiny file can describe very many. */
export class Budget {
  readonly bytes: number
  #left: number

  constructor(readonly refuse: (why: string) => never) {
    const { heap_size_limit, used_heap_size } = getHeapStatistics()
    this.bytes = Math.min(maxBudget, Math.floor((heap_size_limit - used_heap_size) / 3))
    this.#left = this.bytes
  }

  charge(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0) {
      const most = Math.floor(this.bytes / 2 ** 20)
      this.refuse(`its objects, without the tensors' data, take more than the ${most} MB that are given to them`)
    }
  }
}

/** Runs a pickle: it makes lists, Maps, strings and numbers, and asks `world` for everything else. */
export class Machine {
  /** The arrays that are tuples. */
  readonly tuples: Set<object>
  readonly #stack: unknown[] = []
  readonly #marks: number[] = []
  readonly #memo: unknown[] = []
  /** The memo's entries whose numbers are not consecutive. */
  readonly #scattered = new Map<number, unknown>()
  readonly #empty: unknown[] = []
  #fence = 0
  #opcode = 0
  #at: number

  constructor(
    readonly bytes: Buffer,
    start: number,
    readonly world: World,
    readonly budget: Budget,
    readonly bad: (at: number, why: string) => never,
    { encoding = 'utf-8', tuples = new Set() }: { encoding?: Encoding; tuples?: Set<object> } = {},
  ) {
    this.#at = start
    this.encoding = encoding
    this.tuples = tuples
  }

  readonly encoding: Encoding

  /** The present position; after {@link run}, the end of the pickle. */
  get at(): number {
    return this.#at
  }

  *run(): Reading<unknown> {
    for (;;) {
      this.#opcode = this.#at
      const code = this.byte()
      this.budget.charge(cost.step)
      if (code === opcodes.STOP) return this.pop()
      if (code === opcodes.BINPERSID) this.push(yield* this.world.persistent(this.pop()))
      else {
        const run = steps[code] ?? this.fail(whyUnknown(code))
        run(this)
      }
    }
  }

  fail(why: string): never {
    this.bad(this.#opcode, why)
  }

  push(value: unknown): void {
    this.#stack.push(value)
  }

  pop(): unknown {
    if (this.#stack.length <= this.#fence) this.fail('takes from an empty stack')
    return this.#stack.pop()
  }

  /** Removes the top of the stack, or a mark if nothing lies above it. */
  drop(): void {
    if (this.#stack.length > this.#fence) this.#stack.pop()
    else this.popMark()
  }

  top(): unknown {
    if (this.#stack.length <= this.#fence) this.fail('looks at an empty stack')
    return this.#stack[this.#stack.length - 1]
  }

  mark(): void {
    this.#marks.push(this.#fence)
    this.#fence = this.#stack.length
  }

  popMark(): unknown[] {
    const before = this.#marks.pop()
    if (before === undefined) return this.fail('there is no mark')
    const items = this.#stack.splice(this.#fence)
    this.#fence = before
    return items
  }

  #advance(count: number): number {
    const from = this.#at
    if (!(count <= this.bytes.length - from)) {
      this.fail(`needs ${count} bytes, and ${this.bytes.length - from} are left: it may be truncated`)
    }
    this.#at = from + count
    return from
  }

  byte(): number {
    return this.bytes[this.#advance(1)]
  }

  unsigned(width: 2 | 4): number {
    return this.bytes.readUIntLE(this.#advance(width), width)
  }

  int32(): number {
    return this.bytes.readInt32LE(this.#advance(4))
  }

  double(): number {
    return this.bytes.readDoubleBE(this.#advance(8))
  }

  /** Reads a length that takes this many bytes. */
  length(width: 1 | 4 | 8): number {
    if (width === 1) return this.byte()
    return width === 4 ? this.unsigned(4) : Number(this.bytes.readBigUInt64LE(this.#advance(8)))
  }

  line(): string {
    const end = this.bytes.indexOf(0x0a, this.#at)
    if (end < 0) return this.fail('names a global without an end')
    const from = this.#advance(end + 1 - this.#at)
    return textOf(this.bytes, from, end) ?? this.fail('names a global that is not text')
  }

  text(length: number): string {
    const from = this.#advance(length)
    this.budget.charge(cost.text + length)
    return textOf(this.bytes, from, from + length) ?? this.fail('is a string that is not UTF-8')
  }

  /** Reads a string of Python 2's, which may be text or bytes. */
  string(length: number): string | Uint8Array {
    if (this.encoding === 'bytes') return this.blob(length)
    const from = this.#advance(length)
    this.budget.charge(cost.text + length)
    if (this.encoding === 'latin1') return this.bytes.toString('latin1', from, from + length)
    const text = textOf(this.bytes, from, from + length)
    return text ?? this.fail("is a string of Python 2's that is not UTF-8; give { encoding: 'latin1' } or 'bytes'")
  }

  blob(length: number): Uint8Array {
    const from = this.#advance(length)
    this.budget.charge(cost.blob + length)
    return new Uint8Array(this.bytes.subarray(from, from + length))
  }

  integer(length: number): number | bigint {
    if (length > maxInteger) this.fail(`is an integer of ${length} bytes; at most ${maxInteger} are read`)
    const from = this.#advance(length)
    this.budget.charge(length)
    if (length === 0) return 0
    if (length <= 6) return this.bytes.readIntLE(from, length)
    const hex = Buffer.from(this.bytes.subarray(from, from + length))
      .reverse()
      .toString('hex')
    const value = BigInt.asIntN(length * 8, BigInt(`0x${hex}`))
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : value
  }

  remember(place: number): void {
    this.budget.charge(cost.memo)
    if (place > this.#memo.length) this.#scattered.set(place, this.top())
    else {
      this.#memo[place] = this.top()
      if (this.#scattered.size > 0) this.#scattered.delete(place)
    }
  }

  memoize(): void {
    this.remember(this.#memo.length + this.#scattered.size)
  }

  recall(place: number): void {
    const value = place < this.#memo.length ? this.#memo[place] : this.#scattered.get(place)
    // undefined means that nothing was remembered there, since None is null.
    if (value === undefined) this.fail(`recalls value ${place}, which it has not remembered`)
    this.push(value)
  }

  list(items: unknown[]): void {
    this.budget.charge(cost.list)
    this.push(items)
  }

  tuple(items: unknown[]): void {
    this.budget.charge(cost.tuple)
    this.list(items)
    this.tuples.add(items)
  }

  /** There is one, as in Python. */
  emptyTuple(): void {
    this.tuples.add(this.#empty)
    this.push(this.#empty)
  }

  /** The lowest `count` values of the stack's top as a tuple. */
  tupleOf(count: number): void {
    if (this.#stack.length - count < this.#fence) this.fail('takes from an empty stack')
    this.tuple(this.#stack.splice(-count))
  }

  dict(): Map<unknown, unknown> {
    this.budget.charge(cost.dict)
    const made = new Map()
    this.push(made)
    return made
  }

  append(items: unknown[]): void {
    const to = this.top()
    if (to instanceof PythonObject && to.args !== undefined) {
      to.items ??= []
      for (const item of items) to.items.push(item)
    } else if (Array.isArray(to) && !this.tuples.has(to)) {
      // V8 gives an empty list that grows room for sixteen.
      if (to.length === 0) this.budget.charge(cost.grown)
      for (const item of items) to.push(item)
    } else this.fail('appends to something that is not a list')
  }

  setItems(items: unknown[], to: unknown = this.top()): void {
    if (items.length % 2 !== 0) this.fail('has a key without a value')
    let entries: Map<unknown, unknown>
    if (types.isMap(to)) entries = to
    else if (to instanceof PythonObject && to.args !== undefined) {
      to.entries ??= new Map()
      entries = to.entries
    } else this.fail('sets an item of something that is not a dict')
    this.budget.charge(cost.entry * (items.length / 2))
    for (let i = 0; i < items.length; i += 2) entries.set(this.key(items[i]), items[i + 1])
  }

  addItems(items: unknown[], to: unknown = this.top()): void {
    if (!types.isSet(to)) this.fail('adds to something that is not a set')
    this.budget.charge(cost.entry * items.length)
    for (const item of items) to.add(this.key(item))
  }

  /** Refuses keys that Python would not allow. */
  key(value: unknown): unknown {
    this.#checkKey(value, 0)
    return value
  }

  #checkKey(value: unknown, depth: number): void {
    const isTuple = Array.isArray(value) && this.tuples.has(value)
    const isMutable = types.isMap(value) || types.isSet(value) || (Array.isArray(value) && !isTuple)
    if (isMutable || depth > maxKeyDepth) this.fail('has a list, a dict or a set for a key, or too deep a tuple')
    if (!isTuple) return
    // A value that occurs again is charged again: tuples within tuples can be more than a file is long.
    this.budget.charge(cost.step * value.length)
    for (const item of value) this.#checkKey(item, depth + 1)
  }

  global(module: unknown, name: unknown): void {
    if (typeof module !== 'string' || typeof name !== 'string')
      this.fail('names a global by something that is not text')
    this.push(this.world.global(module, name))
  }

  /** Calls the object below its arguments. The world decides what that does, not the file. */
  call(kwargs?: unknown): void {
    const args = this.pop()
    const callee = this.pop()
    if (!Array.isArray(args) || !this.tuples.has(args)) this.fail('calls with arguments that are not a tuple')
    if (!(callee instanceof PythonObject)) this.fail('calls something that is not a class or function')
    const named = types.isMap(kwargs) && kwargs.size > 0 ? (kwargs as Map<string, unknown>) : undefined
    this.push(this.world.call(callee, args, named))
  }

  build(): void {
    const state = this.pop()
    this.world.build(this.top(), state)
  }
}

type Step = (machine: Machine) => void

/** What each opcode does. */
const steps: (Step | undefined)[] = []

Object.assign(steps, {
  [opcodes.PROTO]: (m) => {
    const protocol = m.byte()
    if (protocol > 5) m.fail(`is of pickle's protocol ${protocol}; 2 to 5 are read`)
  },
  // Frames are hints for reading ahead, and ignored.
  [opcodes.FRAME]: (m) => void m.length(8),
  [opcodes.MARK]: (m) => m.mark(),
  [opcodes.POP]: (m) => m.drop(),
  [opcodes.POP_MARK]: (m) => void m.popMark(),
  [opcodes.DUP]: (m) => m.push(m.top()),
  [opcodes.NONE]: (m) => m.push(null),
  [opcodes.NEWTRUE]: (m) => m.push(true),
  [opcodes.NEWFALSE]: (m) => m.push(false),
  [opcodes.BININT]: (m) => m.push(m.int32()),
  [opcodes.BININT1]: (m) => m.push(m.byte()),
  [opcodes.BININT2]: (m) => m.push(m.unsigned(2)),
  [opcodes.LONG1]: (m) => m.push(m.integer(m.byte())),
  [opcodes.LONG4]: (m) => m.push(m.integer(m.length(4))),
  [opcodes.BINFLOAT]: (m) => m.push(m.double()),
  [opcodes.BINSTRING]: (m) => m.push(m.string(m.length(4))),
  [opcodes.SHORT_BINSTRING]: (m) => m.push(m.string(m.byte())),
  [opcodes.BINUNICODE]: (m) => m.push(m.text(m.length(4))),
  [opcodes.SHORT_BINUNICODE]: (m) => m.push(m.text(m.byte())),
  [opcodes.BINUNICODE8]: (m) => m.push(m.text(m.length(8))),
  [opcodes.BINBYTES]: (m) => m.push(m.blob(m.length(4))),
  [opcodes.SHORT_BINBYTES]: (m) => m.push(m.blob(m.byte())),
  [opcodes.BINBYTES8]: (m) => m.push(m.blob(m.length(8))),
  [opcodes.BYTEARRAY8]: (m) => m.push(m.blob(m.length(8))),
} satisfies Record<number, Step>)

Object.assign(steps, {
  [opcodes.EMPTY_LIST]: (m) => m.list([]),
  [opcodes.LIST]: (m) => m.list(m.popMark()),
  [opcodes.APPEND]: (m) => m.append([m.pop()]),
  [opcodes.APPENDS]: (m) => m.append(m.popMark()),
  [opcodes.EMPTY_TUPLE]: (m) => m.emptyTuple(),
  [opcodes.TUPLE]: (m) => m.tuple(m.popMark()),
  [opcodes.TUPLE1]: (m) => m.tupleOf(1),
  [opcodes.TUPLE2]: (m) => m.tupleOf(2),
  [opcodes.TUPLE3]: (m) => m.tupleOf(3),
  [opcodes.EMPTY_DICT]: (m) => void m.dict(),
  [opcodes.DICT]: (m) => {
    const items = m.popMark()
    m.setItems(items, m.dict())
  },
  [opcodes.SETITEM]: (m) => {
    const value = m.pop()
    m.setItems([m.pop(), value])
  },
  [opcodes.SETITEMS]: (m) => m.setItems(m.popMark()),
  [opcodes.EMPTY_SET]: (m) => {
    m.budget.charge(cost.dict)
    m.push(new Set())
  },
  [opcodes.ADDITEMS]: (m) => m.addItems(m.popMark()),
  [opcodes.FROZENSET]: (m) => {
    const made = new Set()
    m.budget.charge(cost.dict)
    m.addItems(m.popMark(), made)
    m.push(made)
  },
  [opcodes.BINGET]: (m) => m.recall(m.byte()),
  [opcodes.LONG_BINGET]: (m) => m.recall(m.unsigned(4)),
  [opcodes.BINPUT]: (m) => m.remember(m.byte()),
  [opcodes.LONG_BINPUT]: (m) => m.remember(m.unsigned(4)),
  [opcodes.MEMOIZE]: (m) => m.memoize(),
  [opcodes.GLOBAL]: (m) => {
    const module = m.line()
    m.global(module, m.line())
  },
  [opcodes.STACK_GLOBAL]: (m) => {
    const name = m.pop()
    m.global(m.pop(), name)
  },
  [opcodes.REDUCE]: (m) => m.call(),
  [opcodes.NEWOBJ]: (m) => m.call(),
  [opcodes.NEWOBJ_EX]: (m) => m.call(m.pop()),
  [opcodes.BUILD]: (m) => m.build(),
} satisfies Record<number, Step>)
