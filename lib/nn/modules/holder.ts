import { eachOf, requireObject, requirePair, requireString, shown, surplus, wholeNumber } from '../../arguments'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import {
  deletedNames,
  deletedPlaces,
  hideField,
  replaceShown,
  type Showing,
  type Shown,
  showField,
  shownAt,
  shownFields,
  showPlaces,
} from '../core/held-fields'
import { Module } from '../core/module'
import { item } from '../core/slots'
import { members } from '../core/traversal'

/** The field that has what a holder holds. It is a symbol, so that a module or parameter in it can have any name. */
export const held = Symbol('held')

const tokens = new WeakMap<object, object>()

/**
 * Stands for the contents of a holder in a recording. The Map itself may be required already, as a field of the module,
 * and whoever compares it does not notice what `delete` removed.
 */
function tokenOf(holder: object): object {
  const token = tokens.get(holder) ?? {}
  tokens.set(holder, token)
  return token
}

/** Throws unless a name can be part of a state dict's key. */
export function checkName(where: string, name: string): void {
  requireString(where, 'name', name)
  if (name === '' || name.includes('.')) {
    throw new TorchError('ERR_MODULE', `${where}: a name must not be empty or contain a dot, but it is ${shown(name)}`)
  }
}

/** A module that holds modules or parameters by name, in order: a list or a dict of them. */
export abstract class Holder<Value, Given, Args extends unknown[], Result>
  extends Module<Args, Result>
  implements Showing
{
  /** A Map, since an object would put numeric names first. */
  readonly [held] = new Map<string, Value>()

  readonly [shownFields]: Shown = { names: new Set(), places: 0 }

  /** The value to hold for what was given; throws for a name or value that cannot be held. */
  protected abstract checked(where: string, name: string, given: Given): Value

  /**
   * What is held. A recording relies on it from the first reading on. Changes read it too: a replay would leave them out.
   */
  protected get contents(): Map<string, Value> {
    const contents = this.settled()
    currentRecording()?.requireItems(tokenOf(this), () => this.settled().values())
    return contents
  }

  /** What is held now: without what was removed by `delete holder.name` or `delete holder[0]`, which are noticed here. */
  protected settled(): Map<string, Value> {
    const contents = this[held]
    for (const name of deletedNames(this)) contents.delete(name)
    const places = deletedPlaces(this)
    if (places !== undefined) this.renumber([...contents.values()].filter((_, place) => !places.has(place)))
    return contents
  }

  /** Names the values by their places. */
  protected renumber(values: Iterable<Value>): void {
    const kept = [...values]
    for (const name of [...this[held].keys()]) this.drop(name)
    for (const [place, value] of kept.entries()) this.keep(String(place), value)
  }

  /** Holds a value, and shows it as a field. */
  protected keep(name: string, value: Value): void {
    this[held].set(name, value)
    this.show(name)
  }

  /** Shows what is held under a name as a field. */
  protected show(name: string): void {
    showField(this, name)
  }

  /** Holds what has this name no longer; returns whether there was anything. */
  protected drop(name: string): boolean {
    hideField(this, name)
    return this[held].delete(name)
  }

  [shownAt](name: string | number): unknown {
    return this.contents.get(name as string)
  }

  [replaceShown](name: string | number, value: unknown): void {
    if (value != null) this.add(name as string, value as Given)
    else if (this.contents.has(name as string)) this.drop(name as string)
  }

  override *[members](): Iterable<[name: string, value: unknown]> {
    const { contents } = this
    yield* super[members]()
    yield* contents
  }

  /** Holds what the constructor was given: no recording relies on an object before it is made. */
  protected begin(name: string, given: Given): void {
    this.keep(name, this.checked(`nn.${this.constructor.name}`, name, given))
  }

  protected add(name: string, given: Given): void {
    const value = this.checked(`nn.${this.constructor.name}`, name, given)
    this.contents.set(name, value)
    this.show(name)
  }

  /** The number of modules or parameters that it holds. */
  get length(): number {
    return this.contents.size
  }
}

/** A holder whose values have places: `list[0]`, `list[-1]` and `list[0] = value` work as in Python, and `delete list[0]` too. */
export abstract class Listing<Value, Given, Args extends unknown[], Result> extends Holder<Value, Given, Args, Result> {
  protected override show(name: string): void {
    if (!/^\d+$/.test(name)) super.show(name)
    showPlaces(this, this[held].size)
  }

  protected override drop(name: string): boolean {
    const had = super.drop(name)
    showPlaces(this, this[held].size)
    return had
  }

  /** Replaces the value at an index; a negative index counts from the end. */
  abstract set(index: number, value: Given): this

  /** What a value is called in errors. */
  protected abstract noun(): string

  get [item](): { get(index: number): Value; set(index: number, value: Given): void } {
    return {
      get: (index) => (Number.isInteger(index) ? [...this.contents.values()].at(index) : undefined) as Value,
      set: (index, value) => void this.set(index, value),
    }
  }

  override [shownAt](name: string | number): unknown {
    return typeof name === 'number' ? this[item].get(name) : super[shownAt](name)
  }

  override [replaceShown](name: string | number, value: unknown): void {
    if (typeof name === 'number') this.set(name, value as Given)
    else super[replaceShown](name, value)
  }

  /** The name of what is at an index. */
  protected key(method: string, index: number): string {
    const where = `nn.${this.constructor.name}.${method}`
    const place = wholeNumber(where, 'index', index)
    const key = [...this.contents.keys()].at(place)
    if (key !== undefined) return key
    throw new TorchError('ERR_INDEX', `${where}: there is no ${this.noun()} ${place} of ${this.length}`)
  }

  /** The values in order. */
  [Symbol.iterator](): IterableIterator<Value> {
    return this.contents.values()
  }
}

/** Values by name: a Map or another list of pairs, or an object. */
export type ByName<Given> = Iterable<readonly [name: string, value: Given]> | Record<string, Given>

/** A holder with the methods of a Map and of Python's dict. */
export abstract class Dict<Value, Given> extends Holder<Value, Given, [], never> {
  /** What a value is called in errors, and the argument of {@link update}. */
  protected abstract words(): { value: string; argument: string }

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
    return this.contents.has(name) && this.drop(name)
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
