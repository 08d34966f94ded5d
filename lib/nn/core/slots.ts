import { refusePythonName } from '../../binding/python-names'
import { shown } from '../../binding/shown'
import { warn } from '../../binding/warning'
import { relyOn } from '../../compile/module'
import { beforeRecordings, currentRecording, isRecording } from '../../compile/recording'
import { typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { beforeRelease, knownModules, noteMade, whileMade } from './known-modules'
import type { Module } from './module'
import { Buffer, Parameter } from './parameter'
import { isModule } from './traversal'

/** What a field is registered as; a 'passing' buffer is not persistent. */
export type Kind = 'parameter' | 'buffer' | 'passing' | 'module'

/**
 * The registered fields of a module, as PyTorch's `_parameters`, `_buffers` and `_modules`. The fields themselves are accessors
 * that read these lists and check assigned values.
 */
interface Slots {
  /** When its fields were last registered: never, at construction, or at first use. */
  seen: 'never' | 'made' | 'used'
  readonly names: string[]
  readonly kinds: Kind[]
  readonly values: unknown[]
  readonly places: Map<string, number>
  /** A forward that is the module's own field, not a method of its class. */
  forward?: unknown
  /** The recording during which the module was made. */
  readonly madeIn: object | undefined
}

// A name, not a symbol, since V8 then reads a registered field as fast as a plain one.
type Slotted = Module & { _slots: Slots; [name: string]: unknown }

export function makeSlots(module: Module): void {
  const value: Slots = {
    seen: 'never',
    names: [],
    kinds: [],
    values: [],
    places: new Map(),
    madeIn: currentRecording(),
  }
  Object.defineProperty(module, '_slots', { value })
  noteMade(module)
}

/** The accessor of a module's own forward, so that a recording notices its use; it may be replaced by another. */
const ownForward: PropertyDescriptor = {
  get(this: Slotted) {
    if (isRecording()) this[relyOn](false)
    return this._slots.forward
  },
  set(this: Slotted, value: unknown) {
    this._slots.forward = value
  },
  enumerable: true,
  configurable: true,
}

/**
 * Registers new fields, which a user's class adds without a call here. Otherwise a recording would not notice that they are read.
 */
function registerForRecordings(module: Module): void {
  registerFields(module)
  const { value, enumerable, configurable } = Object.getOwnPropertyDescriptor(module, 'forward') ?? {}
  // The forward that runs hooks is not enumerable. It needs no accessor, since it tells recordings which module it runs.
  if (typeof value !== 'function' || !enumerable || !configurable) return
  ;(module as Slotted)._slots.forward = value
  Object.defineProperty(module, 'forward', ownForward)
}

beforeRecordings(() => {
  for (const module of knownModules()) registerForRecordings(module)
})

beforeRelease((module) => {
  // A module that was never used may still be under construction.
  if (isUnseen(module)) return false
  registerForRecordings(module)
  return true
})

/** How many examinations one counts as. torchnode's own classes register their fields themselves and need fewer. */
const examinations = { never: 1, made: 16, used: Number.POSITIVE_INFINITY }

whileMade((module) => {
  const fields = module as Slotted
  const { seen, places } = fields._slots
  const isNew = (name: string) =>
    !places.has(name) && kindOf(Object.getOwnPropertyDescriptor(fields, name)?.value) !== undefined
  if (seen !== 'used' && Object.keys(fields).some(isNew)) registerNew(module)
  return examinations[seen]
})

/** The kind that a value is registered as; undefined if it is not registered. */
function kindOf(value: unknown): Kind | undefined {
  if (value instanceof Parameter) return 'parameter'
  if (value instanceof Buffer) return value.persistent ? 'buffer' : 'passing'
  return isModule(value) ? 'module' : undefined
}

const expected = {
  parameter: 'an nn.Parameter or null',
  buffer: 'a tensor or null',
  passing: 'a tensor or null',
  module: 'a module or null',
}
export const nouns = { parameter: 'parameter', buffer: 'buffer', passing: 'buffer', module: 'child module' }

/**
 * Assigns a value to a registered field as Python's `Module.__setattr__` does. A parameter's field takes only parameters. Any other
 * field takes parameters and modules, and a buffer's field also takes tensors, which become the buffer.
 */
function assign(module: Slotted, place: number, value: unknown): void {
  const { names, kinds, values } = module._slots
  const had = kinds[place]
  const kind = kindOf(value)
  const isTensor = had !== 'parameter' && had !== 'module' && value instanceof Tensor
  const fits = had === 'parameter' ? kind === had : kind === 'parameter' || kind === 'module' || isTensor
  if (value === null) values[place] = value
  else if (!fits) {
    const field = `${nouns[had]} ${shown(names[place])} of ${module.constructor.name}`
    const wrap = had === 'parameter' && value instanceof Tensor ? '; wrap the tensor in nn.Parameter' : ''
    throw typeError(`cannot assign ${shown(value)} as ${field}: it takes ${expected[had]}${wrap}`)
  } else {
    values[place] = kind === undefined ? new Buffer(value as Tensor, { persistent: had === 'buffer' }) : value
    kinds[place] = kind ?? had
  }
}

/** Stops a recording when a function assigns a field of an older module, since a replay would not assign it again. */
function tellSet(module: Module, name: string): void {
  const recording = currentRecording()
  if (recording === undefined || (module as Slotted)._slots.madeIn === recording) return
  recording.refuse(`it sets ${module.constructor.name}.${name}, which a replay would not do again`)
}

/** One accessor for each place, shared by all modules and names, so that modules of a class share a V8 hidden class. */
const accessors: PropertyDescriptor[] = []

function accessor(place: number): PropertyDescriptor {
  accessors[place] ??= {
    get(this: Slotted) {
      const value = this._slots.values[place]
      if (isRecording()) {
        this[relyOn](false)
        // The child's own forward may not tell the recording.
        if (isModule(value)) value[relyOn](false)
      }
      return value
    },
    set(this: Slotted, value: unknown) {
      tellSet(this, this._slots.names[place])
      assign(this, place, value)
    },
    enumerable: true,
    configurable: true,
  }
  return accessors[place]
}

/** Registers a field of a module. */
export function defineSlot(module: Module, name: string, kind: Kind, value: unknown): void {
  const { names, kinds, values, places } = (module as Slotted)._slots
  const place = places.get(name) ?? names.length
  names[place] = name
  kinds[place] = kind
  values[place] = value
  places.set(name, place)
  Object.defineProperty(module, name, accessor(place))
}

const isSlot = (module: Slotted, name: string) => {
  const place = module._slots.places.get(name)
  return place !== undefined && Object.getOwnPropertyDescriptor(module, name)?.get === accessors[place].get
}

/**
 * Registers the fields that hold parameters, buffers or modules, and those in `reserved` even if they hold null. torchnode's
 * classes call it at the end of their constructor; for other classes it happens when the module's members are listed.
 */
export function registerFields(module: Module, reserved: Readonly<Record<string, Kind>> = {}): void {
  const { _slots: slots } = module as Slotted
  if (slots.seen === 'never') slots.seen = 'made'
  registerNew(module, reserved)
}

function registerNew(module: Module, reserved: Readonly<Record<string, Kind>> = {}): void {
  const fields = module as Slotted
  const names = Object.keys(fields)
  const kinds = new Map<string, Kind>()
  for (const name of names) {
    // Skips registered fields and the user's own getters, which must not be called here.
    const field = Object.getOwnPropertyDescriptor(fields, name)
    const kind = field && 'value' in field ? (kindOf(field.value) ?? reserved[name]) : undefined
    if (kind !== undefined) kinds.set(name, kind)
  }
  if (kinds.size === 0 || !Object.isExtensible(module)) return
  // The fields from the first new one on are deleted from the end and defined again, which keeps their order and V8's hidden class.
  const tail = names.slice(names.findIndex((name) => kinds.has(name)))
  const descriptors = tail.map((name) => Object.getOwnPropertyDescriptor(fields, name) as PropertyDescriptor)
  if (!descriptors.every(({ configurable }) => configurable)) return
  for (const name of [...tail].reverse()) delete fields[name]
  for (const [i, name] of tail.entries()) {
    const kind = kinds.get(name)
    if (kind === undefined) Object.defineProperty(fields, name, descriptors[i])
    else defineSlot(module, name, kind, descriptors[i].value)
  }
}

/** Whether the module's fields were never registered. */
export function isUnseen(module: Module): boolean {
  return (module as Slotted)._slots.seen === 'never'
}

/** Registers the fields of a module when it is first used. */
export function registerOnUse(module: Module): void {
  const slots = (module as Slotted | undefined)?._slots
  if (slots === undefined) {
    throw typeError(
      'forward: was called without its module, as a plain function; write (x) => model.forward(x) where a function is wanted',
    )
  }
  if (slots.seen === 'used') return
  registerFields(module)
  settleChanged(module as Slotted)
  slots.seen = 'used'
}

/** The names and values of a module's fields. Fields that newly hold a parameter, buffer or module are registered on the way. */
export function fieldsOf(module: Module): [name: string, value: unknown][] {
  const fields = module as Slotted
  const { places, values } = fields._slots
  const entries = Object.entries(fields)
  let known = 0
  let isNew = false
  for (const [name, value] of entries) {
    const place = places.get(name)
    if (place !== undefined && values[place] === value) known++
    else if (kindOf(value) !== undefined) isNew = true
  }
  if (known < places.size) settleChanged(fields)
  if (isNew) registerFields(module)
  fields._slots.seen = 'used'
  return entries
}

/**
 * Updates registered fields that were deleted or redefined. A plain value in place of an accessor comes from a class field that
 * redefines an inherited one, since JavaScript defines class fields without assigning them. After `delete`, an assignment would
 * have gone through {@link newField}.
 */
function settleChanged(module: Slotted): void {
  const { places } = module._slots
  for (const [name, place] of [...places]) {
    if (isSlot(module, name)) continue
    const field = Object.getOwnPropertyDescriptor(module, name)
    if (field !== undefined && 'value' in field) {
      if (field.value === undefined) {
        if (module._slots.values[place] != null) warnOfLost(module, place)
        module._slots.values[place] = undefined
      } else assign(module, place, field.value)
      Object.defineProperty(module, name, accessor(place))
    } else forget(module, name)
  }
}

/** TypeScript compiles the declaration `fc!: nn.Linear` to the field `fc`, whose value is undefined. */
function warnOfLost(module: Slotted, place: number): void {
  const { names, kinds } = module._slots
  const { name } = module.constructor
  const loses = `nn.${name}: the class declares ${shown(names[place])} again without a value and so loses the ${nouns[kinds[place]]} there`
  warn(`${loses}; leave the field out, or write in TypeScript: declare ${names[place]}`, name)
}

function forget(module: Slotted, name: string): void {
  const { places, values } = module._slots
  const place = places.get(name)
  if (place === undefined) return
  places.delete(name)
  values[place] = undefined
}

/** The key under which a list has its accessors for numeric names: `list[0] = layer`. */
export const item = Symbol('item')

interface Listed {
  [item]: { get(index: number): unknown; set(index: number, value: unknown): void }
}

/** The number that a name is the text of, whether or not it is a place in a list. */
const indexOf = (name: string | symbol) =>
  typeof name === 'string' && /^(-?\d+(\.\d+)?|NaN|-?Infinity)$/.test(name) ? Number(name) : undefined

/**
 * The end of a module's prototype chain. An assignment to a new field comes here, and a parameter, buffer or module is registered
 * at once. Existing fields are found earlier in the chain, so they cost nothing extra. Declared class fields are
 * defined, not
 * assigned, so they are registered later, when anything is made or used.
 */
export const newField: object = new Proxy(
  {},
  {
    get(target, name, receiver) {
      const index = indexOf(name)
      const items = index === undefined ? undefined : (receiver as Listed)[item]
      if (items === undefined && Object.hasOwn(receiver, '_slots')) refusePythonName(receiver, name)
      return items === undefined ? Reflect.get(target, name, receiver) : items.get(index as number)
    },
    set(target, name, value, receiver) {
      if (typeof name === 'symbol' || !Object.hasOwn(receiver, '_slots') || name === '__proto__') {
        return Reflect.set(target, name, value, receiver)
      }
      const module = receiver as Slotted
      const index = indexOf(name)
      const items = index === undefined ? undefined : (receiver as Listed)[item]
      const kind = kindOf(value)
      if (items !== undefined) items.set(index as number, value)
      else if (kind !== undefined && Object.isExtensible(module)) {
        tellSet(module, name)
        defineSlot(module, name, kind, value)
      } else {
        forget(module, name)
        return Reflect.set(target, name, value, receiver)
      }
      return true
    },
  },
)

/** Sets a field without checking what it is registered as. */
export function replaceField(module: Module, name: string, value: unknown): void {
  const fields = module as Slotted
  const place = fields._slots.places.get(name)
  if (place !== undefined && isSlot(fields, name)) fields._slots.values[place] = value
  else fields[name] = value
}

/** The noun for what a field is registered as; undefined if it is not registered. */
export function slotNoun(module: Module, name: string): string | undefined {
  const { places, kinds } = (module as Slotted)._slots
  const place = places.get(name)
  return place !== undefined && isSlot(module as Slotted, name) ? nouns[kinds[place]] : undefined
}
