import { eachOf, requireObject, requirePair, requireString, shown, surplus } from '../../arguments'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { addField, removeField } from '../core/dict-fields'
import { Module } from '../core/module'
import { members } from '../core/traversal'

/** The field that has what a holder holds. It is a symbol, so that a module or parameter in it can have any name. */
export const held = Symbol('held')

/** Throws unless a name can be part of a state dict's key. */
export function checkName(where: string, name: string): void {
  requireString(where, 'name', name)
  if (name === '' || name.includes('.')) {
    throw new TorchError('ERR_MODULE', `${where}: a name must not be empty or contain a dot, but it is ${shown(name)}`)
  }
}

/** A module that holds modules or parameters by name, in order: a list or a dict of them. */
export abstract class Holder<Value, Given, Args extends unknown[], Result> extends Module<Args, Result> {
  /** A Map, since an object would put numeric names first. */
  readonly [held] = new Map<string, Value>()

  /** The value to hold for what was given; throws for a name or value that cannot be held. */
  protected abstract checked(where: string, name: string, given: Given): Value

  /**
   * What is held. A recording relies on it from the first reading on. Changes read it too: a replay would leave them out.
   */
  protected get contents(): Map<string, Value> {
    const contents = this[held]
    currentRecording()?.requireItems(contents, () => contents.values())
    return contents
  }

  override *[members](): Iterable<[name: string, value: unknown]> {
    const { contents } = this
    yield* super[members]()
    yield* contents
  }

  /** Holds what the constructor was given: no recording relies on an object before it is made. */
  protected begin(name: string, given: Given): void {
    this[held].set(name, this.checked(`nn.${this.constructor.name}`, name, given))
  }

  protected add(name: string, given: Given): void {
    const value = this.checked(`nn.${this.constructor.name}`, name, given)
    this.contents.set(name, value)
  }

  /** The number of modules or parameters that it holds. */
  get length(): number {
    return this.contents.size
  }
}

/** Values by name: a Map or another list of pairs, or an object. */
export type ByName<Given> = Iterable<readonly [name: string, value: Given]> | Record<string, Given>

/** A holder with the methods of a Map and of Python's dict. */
export abstract class Dict<Value, Given> extends Holder<Value, Given, [], never> {
  /** What a value is called in errors, and the argument of {@link update}. */
  protected abstract words(): { value: string; argument: string }

  protected override begin(name: string, given: Given): void {
    super.begin(name, given)
    addField(this, name)
  }

  protected override add(name: string, given: Given): void {
    super.add(name, given)
    addField(this, name)
  }

  /** The pairs of a Map, of a list or of an object, in the order in which they are added. */
  protected pairsOf(values: ByName<Given>): (readonly [name: string, value: Given])[] {
    const where = `nn.${this.constructor.name}.update`
    const { value, argument } = this.words()
    requireObject(where, argument, values, `an object of ${value}s, a Map or a list of [name, ${value}]`)
    const pairs = Symbol.iterator in values ? values : this.inOrder(Object.entries(values))
    return eachOf(where, argument, pairs, requirePair(where, argument))
  }

  /** The entries of an object in the order in which they are added. */
  protected inOrder(entries: [name: string, value: Given][]): [name: string, value: Given][] {
    return entries
  }

  /**
   * What is held under this name.
   * @throws TorchError `ERR_INDEX` if there is nothing
   */
  get(name: string): Value {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.get`, 1, arguments)
    const value = this.contents.get(name)
    if (value !== undefined) return value
    const names = [...this.keys()].map(shown).join(', ')
    throw new TorchError(
      'ERR_INDEX',
      `nn.${this.constructor.name}.get: there is no ${shown(name)}; its names are ${names || 'none'}`,
    )
  }

  /** Adds a value, or replaces the one of the same name. */
  set(name: string, value: Given): this {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.set`, 2, arguments)
    if (typeof name !== 'string') {
      throw typeError(`nn.${this.constructor.name}: a name must be a string, but it is ${shown(name)}`)
    }
    this.add(name, value)
    return this
  }

  has(name: string): boolean {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.has`, 1, arguments)
    return this.contents.has(name)
  }

  /** Removes a value; returns whether it was there. */
  delete(name: string): boolean {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.delete`, 1, arguments)
    removeField(this, name)
    return this.contents.delete(name)
  }

  /** Removes and returns a value. */
  pop(name: string): Value {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.pop`, 1, arguments)
    const value = this.get(name)
    this.delete(name)
    return value
  }

  clear(): void {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.clear`, 0, arguments)
    for (const name of [...this.keys()]) this.delete(name)
  }

  /** Adds values, and replaces those of the same name. */
  update(values: ByName<Given>): this {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.update`, 1, arguments)
    for (const [name, value] of this.pairsOf(values)) this.set(name, value)
    return this
  }

  keys(): IterableIterator<string> {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.keys`, 0, arguments)
    return this.contents.keys()
  }

  values(): IterableIterator<Value> {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.values`, 0, arguments)
    return this.contents.values()
  }

  entries(): IterableIterator<[name: string, value: Value]> {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.entries`, 0, arguments)
    return this.contents.entries()
  }

  /** Python's name of {@link entries}. */
  items(): IterableIterator<[name: string, value: Value]> {
    if (arguments.length > 0) throw surplus(`nn.${this.constructor.name}.items`, 0, arguments)
    return this.contents.entries()
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: Value]> {
    return this.entries()
  }
}
