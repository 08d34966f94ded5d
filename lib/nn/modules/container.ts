import { types } from 'node:util'
import { eachOf, isArray, type Rest, settings, shown, surplus, wholeNumber } from '../../arguments'
import { relyOn } from '../../compile/module'
import { isRecording } from '../../compile/recording'
import { printableLine, TorchError, typeError } from '../../errors'
import type { Tensor } from '../../tensor'
import { Chain, type Layer, oneAfterAnother } from '../core/chain'
import { replaceByShown, type Showing } from '../core/held-fields'
import { Module } from '../core/module'
import { indented } from '../core/repr'
import { refuseCycles } from '../core/traversal'
import { type ByName, checkName, Dict, held, Listing } from './holder'

/** Throws unless `child` is a module and `name` can be part of a state dict's key. */
function checkedChild<Child extends Module>(where: string, name: string, child: Child): Child {
  checkName(where, name)
  if (child instanceof Module) return child
  const hint =
    where === 'nn.Sequential' && isArray(child) ? `; give the modules of a list one by one: new ${where}(...list)` : ''
  throw typeError(`${where}: needs modules, but ${shown(name)} is ${shown(child)}${hint}`)
}

/** The field that holds the {@link Chain} of a {@link Sequential}; a copy makes its own. */
const chained = Symbol('chained')

type Children<Child> = Map<string, Child> & { [chained]?: Chain }

/** A container of modules. */
interface ModuleHolder<Child extends Module> extends Showing {
  readonly [held]: Map<string, Child>
}

/**
 * Turns the fields of a container that hold modules into children, as in PyTorch: `model.head = layer` adds a layer to a
 * Sequential. The plain fields, which most containers lack, are checked whenever children are read.
 */
function takeFields<Child extends Module>(holder: ModuleHolder<Child>): void {
  const fields = holder as unknown as Record<string, unknown>
  for (const name of Object.keys(fields)) {
    if (!(fields[name] instanceof Module)) continue
    holder[held].set(name, fields[name] as Child)
    replaceByShown(holder, name)
  }
}

/** Makes a recording that is under way rely on the children of a container. */
function relyOnEach<Child extends Module>(children: Map<string, Child>): Map<string, Child> {
  if (isRecording()) for (const child of children.values()) child[relyOn](false)
  return children
}

/** A container whose children are named by their index. */
abstract class Row<Child extends Module, Args extends unknown[], Result> extends Listing<Child, Child, Args, Result> {
  protected override checked(where: string, name: string, child: Child): Child {
    return checkedChild(where, name, child)
  }

  protected override get contents(): Map<string, Child> {
    return relyOnEach(super.contents)
  }

  protected override settled(): Map<string, Child> {
    takeFields(this)
    return super.settled()
  }

  protected override noun(): string {
    return 'child'
  }

  /** Adds a module under a name. */
  override registerModule(name: string, module: Child | null): void {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.registerModule`, 2, arguments)
    this.add(name, module as Child)
  }

  /** Adds a child at the end. */
  append(child: Child): this {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.append`, 1, arguments)
    this.add(String(this.length), child)
    return this
  }

  /** Adds children at the end, in order. */
  extend(children: Iterable<Child>): this {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.extend`, 1, arguments)
    const where = `nn.${this.constructor.name}.extend`
    const all = eachOf(where, 'children', children, (child, place) => checkedChild(where, String(place), child))
    for (const child of all) this.append(child)
    return this
  }

  /** Inserts a child before the one at an index. */
  insert(index: number, child: Child): this {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.insert`, 2, arguments)
    const where = `nn.${this.constructor.name}`
    const place = wholeNumber(`${where}.insert`, 'index', index, { min: -this.length, max: this.length })
    checkedChild(where, String(place), child)
    const children = [...this]
    children.splice(place, 0, child)
    this.renumber(children)
    return this
  }

  /** Replaces the child at an index; a negative index counts from the end. */
  set(index: number, child: Child): this {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.set`, 2, arguments)
    this.add(this.key('set', index), child)
    return this
  }

  /** Removes and returns the child at an index, by default the last. */
  pop(index = -1): Child {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.pop`, 1, arguments)
    const child = this.child('pop', index)
    this.remove('pop', index)
    return child
  }

  /** Removes the child at an index, as Python's `del list[1]`; a negative index counts from the end. */
  delete(index: number): void {
    if (arguments.length > 1) throw surplus(`nn.${this.constructor.name}.delete`, 1, arguments)
    this.remove('delete', index)
  }

  private remove(method: string, index: number): void {
    this.drop(this.key(method, index))
    this.renumber(this.contents.values())
  }

  /** The names and children from `start` up to `end`; negative places count from the end. */
  protected part(start: number, end: number | undefined): [name: string, child: Child][] {
    const where = `nn.${this.constructor.name}.slice`
    wholeNumber(where, 'start', start)
    if (end !== undefined) wholeNumber(where, 'end', end)
    return [...this.contents].slice(start, end)
  }

  protected child(method: string, index: number): Child {
    return this.contents.get(this.key(method, index)) as Child
  }
}

/** The type of the layer at a literal index; for a negative index, of any layer. */
type At<Layers extends readonly Layer[], Index extends number> = `${Index}` extends `-${string}`
  ? Layers[number]
  : Layers[Index]

/**
 * Runs layers in order, each on the previous one's result. Children are named "0", "1", … or by a Map's keys.
 *
 * ```ts
 * const model = new nn.Sequential(new nn.Linear(784, 100), new nn.ReLU())
 * model.at(0).weight
 * ```
 * @throws TypeError for an argument that is not a module
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Sequential.html
 */
export class Sequential<Layers extends readonly Layer[] = readonly Layer[]> extends Row<
  Layer,
  [input: Tensor],
  Tensor
> {
  constructor(...layers: Layers | [layers: ReadonlyMap<string, Layer>]) {
    super()
    const named = layers.length === 1 && types.isMap(layers[0]) ? layers[0] : new Map(Object.entries(layers))
    for (const [name, layer] of named) this.begin(name, layer)
  }

  /** The layer at an index; a negative index counts from the end. */
  at<Index extends number>(index: Index): At<Layers, Index> {
    if (arguments.length > 1) throw surplus('nn.Sequential.at', 1, arguments)
    return this.child('at', index) as At<Layers, Index>
  }

  /** The layers from `start` up to `end`, with their names; negative places count from the end. */
  slice(start = 0, end?: number): Sequential {
    if (arguments.length > 2) throw surplus('nn.Sequential.slice', 2, arguments)
    return new Sequential(new Map(this.part(start, end)))
  }

  override forward(input: Tensor): Tensor {
    if (isRecording()) return oneAfterAnother([...this], input)
    const children: Children<Layer> = this.settled()
    if (children[chained] === undefined || !isMadeOf(children[chained], children)) {
      children[chained] = new Chain([...children.values()])
    }
    return children[chained].forward(input)
  }
}

function isMadeOf({ layers }: Chain, children: ReadonlyMap<string, Layer>): boolean {
  if (layers.length !== children.size) return false
  let place = 0
  for (const layer of children.values()) if (layers[place++] !== layer) return false
  return true
}

/**
 * A list of modules that are registered as children. It has no forward.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ModuleList.html
 */
export class ModuleList<Child extends Module = Module> extends Row<Child, [], never> {
  constructor(...rest: Rest<{ modules?: Iterable<Child> | null }, ['modules']>) {
    super()
    const { modules } = settings('nn.ModuleList', { modules: null as Iterable<Child> | null }, rest)
    const all = eachOf('nn.ModuleList.extend', 'children', modules ?? [], (child, place) =>
      checkedChild('nn.ModuleList.extend', String(place), child),
    )
    for (const [place, child] of all.entries()) this.begin(String(place), child)
  }

  /** The module at an index; a negative index counts from the end. */
  at(index: number): Child {
    if (arguments.length > 1) throw surplus('nn.ModuleList.at', 1, arguments)
    return this.child('at', index)
  }

  /** A list of the modules from `start` up to `end`; negative places count from the end. */
  slice(start = 0, end?: number): ModuleList<Child> {
    if (arguments.length > 2) throw surplus('nn.ModuleList.slice', 2, arguments)
    return new ModuleList(this.part(start, end).map(([, child]) => child))
  }

  override forward(..._: []): never {
    throw new TorchError('ERR_MODULE', 'nn.ModuleList has no forward: call the modules in it, or use nn.Sequential')
  }

  /** As PyTorch prints it: equal neighbours share one line with their count. */
  override toString(): string {
    if (arguments.length > 0) throw surplus('nn.ModuleList.toString', 0, arguments)
    refuseCycles(this)
    const runs: { from: number; to: number; text: string }[] = []
    for (const [i, text] of [...this].map(String).entries()) {
      const last = runs.at(-1)
      if (last?.text === text) last.to = i
      else runs.push({ from: i, to: i, text })
    }
    const lines = runs.map(({ from, to, text }) =>
      indented(from === to ? `(${from}): ${text}` : `(${from}-${to}): ${to - from + 1} x ${text}`),
    )
    const name = printableLine(this.constructor.name)
    return lines.length === 0 ? `${name}()` : `${name}(\n  ${lines.join('\n  ')}\n)`
  }
}

/** Modules by name: a Map, or an object. */
export type NamedModules<Child extends Module> = ByName<Child>

/**
 * Modules by name that are registered as children, in the order given. It is read like a Map and has no forward. In JavaScript
 * `heads.colour` and `'colour' in heads` work too, where no method has that name.
 *
 * ```ts
 * const heads = new nn.ModuleDict({ colour: new nn.Linear(8, 3), size: new nn.Linear(8, 1) })
 * heads.get('colour').forward(x)
 * ```
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ModuleDict.html
 */
export class ModuleDict<Child extends Module = Module> extends Dict<Child, Child> {
  constructor(children: NamedModules<Child> = []) {
    if (arguments.length > 1) throw surplus('nn.ModuleDict', 1, arguments)
    super()
    for (const [name, child] of this.pairsOf(children)) this.begin(name, child)
  }

  protected override checked(where: string, name: string, child: Child): Child {
    return checkedChild(where, name, child)
  }

  protected override get contents(): Map<string, Child> {
    return relyOnEach(super.contents)
  }

  protected override settled(): Map<string, Child> {
    takeFields(this)
    return super.settled()
  }

  protected override words() {
    return { value: 'module', argument: 'children' }
  }

  /** Adds a module under a name. */
  override registerModule(name: string, module: Child | null): void {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.registerModule`, 2, arguments)
    this.add(name, module as Child)
  }

  override forward(..._: []): never {
    throw new TorchError('ERR_MODULE', 'nn.ModuleDict has no forward: call the modules in it')
  }
}
