import { refusePythonName } from '../../binding/python-names'
import { shown } from '../../binding/shown'
import { relyOn } from '../../compile/module'
import { beforeRecordings, currentRecording, isRecording } from '../../compile/recording'
import { typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { beforeRelease, knownModules, noteMade, whileMade } from './known-modules'
import type { Module } from './module'
import { Buffer, Parameter } from './parameter'
import { isModule } from './tree'

/** What a field is registered as; a 'passing' buffer is not part of the state dict. */
export type Kind = 'parameter' | 'buffer' | 'passing' | 'module'

/**
 * What a module has registered, as PyTorch's `_parameters`, `_buffers` and `_modules`: the fields of these names are accessors
 * that read it, and look at what they are given.
 */
interface Slots {
  /** How far its fields have been looked for: not at all, while it was made, or when it was first used. */
  seen: 'never' | 'made' | 'used'
  readonly names: string[]
  readonly kinds: Kind[]
  readonly values: unknown[]
  readonly places: Map<string, number>
  /** A forward of the module's own, which is no method of its class. */
  forward?: unknown
  /** The recording that it was made in. */
  readonly madeIn: object | undefined
}

// Under a name, not a symbol: V8 reads it as fast as a field, so that a registered field costs what another does.
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

/** Of a module with a forward of its own, which may be replaced by another. */
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
 * Registers what has come since and what classes of the user's have made, which nobody tells: a recording would not see it read.
 */
function lookAfter(module: Module): void {
  registerFields(module)
  const { value, enumerable, configurable } = Object.getOwnPropertyDescriptor(module, 'forward') ?? {}
  // The one that runs hooks is not enumerable, and tells of the module by itself.
  if (typeof value !== 'function' || !enumerable || !configurable) return
  ;(module as Slotted)._slots.forward = value
  Object.defineProperty(module, 'forward', ownForward)
}

beforeRecordings(() => {
  for (const module of knownModules()) lookAfter(module)
})

beforeRelease((module) => {
  // One that is never used may still be in the making.
  if (isUnseen(module)) return false
  lookAfter(module)
  return true
})

/** Of how many times that it may be looked at this is one: a class of torchnode's has registered its fields by itself. */
const glances = { never: 1, made: 16, used: Number.POSITIVE_INFINITY }

whileMade((module) => {
  const fields = module as Slotted
  const { seen, places } = fields._slots
  const isNew = (name: string) =>
    !places.has(name) && kindOf(Object.getOwnPropertyDescriptor(fields, name)?.value) !== undefined
  if (seen !== 'used' && Object.keys(fields).some(isNew)) registerNew(module)
  return glances[seen]
})

/** What a value is registered as; undefined for any other. */
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
 * Gives a registered field a value, as Python's `Module.__setattr__` does: a tensor becomes the buffer, parameters and modules
 * take a place of any kind but a parameter's, which takes parameters only.
 */
function assign(module: Slotted, place: number, value: unknown): void {
  const { names, kinds, values } = module._slots
  const had = kinds[place]
  const kind = kindOf(value)
  const isTensor = had !== 'parameter' && had !== 'module' && value instanceof Tensor
  const fits = had === 'parameter' ? kind === had : kind === 'parameter' || kind === 'module' || isTensor
  if (value == null) values[place] = value
  else if (!fits) {
    const field = `${nouns[had]} ${shown(names[place])} of ${module.constructor.name}`
    const wrap = had === 'parameter' && value instanceof Tensor ? '; wrap the tensor in nn.Parameter' : ''
    throw typeError(`cannot assign ${shown(value)} as ${field}: it takes ${expected[had]}${wrap}`)
  } else {
    values[place] = kind === undefined ? new Buffer(value as Tensor, { persistent: had === 'buffer' }) : value
    kinds[place] = kind ?? had
  }
}

/** A field that a function registers or gives a value while it is recorded: a replay would not do it again. */
export function tellSet(module: Module, name: string): void {
  const recording = currentRecording()
  if (recording === undefined || (module as Slotted)._slots.madeIn === recording) return
  recording.refuse(`it gives ${module.constructor.name}.${name} a value, which would not happen again`)
}

/** One pair of functions for each place, whatever the module and the name, so that modules of a class share a hidden class. */
const accessors: PropertyDescriptor[] = []

function accessor(place: number): PropertyDescriptor {
  accessors[place] ??= {
    get(this: Slotted) {
      const value = this._slots.values[place]
      if (isRecording()) {
        this[relyOn](false)
        // It may have a forward of its own, which tells nothing.
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

/** Makes a field of the module's a registered one. */
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
 * Registers the fields that hold parameters, buffers or modules, and those of `reserved` even while they hold null. Classes of
 * torchnode call it when they have made their fields; for others it happens whenever a module is asked what it holds.
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
    // Neither what is registered nor a getter of the user's own, which is not called for it.
    const field = Object.getOwnPropertyDescriptor(fields, name)
    const kind = field && 'value' in field ? (kindOf(field.value) ?? reserved[name]) : undefined
    if (kind !== undefined) kinds.set(name, kind)
  }
  if (kinds.size === 0 || !Object.isExtensible(module)) return
  // What comes after the first is taken off from the end and put back: the order stays, and so does V8's hidden class.
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

/** Whether nobody has looked for fields to register yet. */
export function isUnseen(module: Module): boolean {
  return (module as Slotted)._slots.seen === 'never'
}

/** Registers the fields of a module that is used for the first time. */
export function noteUse(module: Module): void {
  const { _slots: slots } = module as Slotted
  if (slots.seen === 'used') return
  registerFields(module)
  settleChanged(module as Slotted)
  slots.seen = 'used'
}

/** The fields of a module by name; those that have come to hold a parameter, buffer or module are registered by it. */
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
 * Lets go of what fields held that are others now. A plain value where one stood is a class field over an inherited one, which
 * JavaScript defines and does not assign; after `delete` it would have come by {@link newField}.
 */
function settleChanged(module: Slotted): void {
  const { places } = module._slots
  for (const [name, place] of [...places]) {
    if (isSlot(module, name)) continue
    const field = Object.getOwnPropertyDescriptor(module, name)
    if (field !== undefined && 'value' in field) {
      assign(module, place, field.value)
      Object.defineProperty(module, name, accessor(place))
    } else forget(module, name)
  }
}

function forget(module: Slotted, name: string): void {
  const { places, values } = module._slots
  const place = places.get(name)
  if (place === undefined) return
  places.delete(name)
  values[place] = undefined
}

/** What a list does with a number in the place of a name: `list[0] = layer`. */
export const item = Symbol('item')

interface Listed {
  [item]: { get(index: number): unknown; set(index: number, value: unknown): void }
}

const indexOf = (name: string | symbol) => (typeof name === 'string' && /^\d+$/.test(name) ? Number(name) : undefined)

/**
 * The end of the modules' prototypes: what is assigned to a field that is not there yet comes here, where a parameter, buffer or
 * module is registered at once. What modules and their classes have is found before and costs what it did; fields that a class
 * declares are defined, not assigned, and are seen the next time that anything is made or used.
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

/** Gives a field a value, whatever it is registered as. */
export function replaceField(module: Module, name: string, value: unknown): void {
  const fields = module as Slotted
  const place = fields._slots.places.get(name)
  if (place !== undefined && isSlot(fields, name)) fields._slots.values[place] = value
  else fields[name] = value
}

/** What a field is registered as, in a word. */
export function slotNoun(module: Module, name: string): string | undefined {
  const { places, kinds } = (module as Slotted)._slots
  const place = places.get(name)
  return place !== undefined && isSlot(module as Slotted, name) ? nouns[kinds[place]] : undefined
}
