import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import { GELU, LeakyReLU, ReLU, Sigmoid, SiLU, Softplus, Tanh } from './activation'
import { Dropout } from './dropout'
import { Flatten, Unflatten } from './flatten'
import { Identity, Linear } from './linear'
import { declareKeepsNothing, keepsNothing, Module, members } from './module'
import { shown, wholeNumber } from './validate'

/** A module that takes one tensor and gives one: what a {@link Sequential} is made of. */
export type Layer = Module<[input: Tensor], Tensor>

declareKeepsNothing(
  ...[Linear, Identity, Flatten, Unflatten, Dropout],
  ...[ReLU, LeakyReLU, GELU, SiLU, Tanh, Sigmoid, Softplus],
)

/** Refuses what is no module and a name that cannot stand in a state dict's keys. */
function checkedChild(where: string, name: string, child: unknown): asserts child is Module {
  if (name === '' || name.includes('.')) {
    throw new TorchError('ERR_MODULE', `${where}: a name must not be empty or hold a dot, but it is ${shown(name)}`)
  }
  if (!(child instanceof Module)) {
    throw new TypeError(`${where}: needs modules, but ${shown(name)} is ${shown(child)}`)
  }
}

/** Children in order, under names: kept in a Map, since an object would sort number-like names before the others. */
abstract class Container<Child extends Module, Args extends unknown[], Result> extends Module<Args, Result> {
  readonly #children = new Map<string, Child>()

  override *[members](): Iterable<[name: string, value: unknown]> {
    yield* this.#children
  }

  protected add(name: string, child: Child): void {
    checkedChild(`nn.${this.constructor.name}`, name, child)
    this.#children.set(name, child)
  }

  /** How many children it has. */
  get length(): number {
    return this.#children.size
  }

  /** Adds a child at the end, under its number. */
  append(child: Child): this {
    this.add(String(this.length), child)
    return this
  }

  /** The children in order. */
  [Symbol.iterator](): IterableIterator<Child> {
    return this.#children.values()
  }

  protected child(index: number): Child {
    const where = `nn.${this.constructor.name}.at`
    const place = wholeNumber(where, 'index', index)
    const child = [...this.#children.values()].at(place)
    if (!child) throw new TorchError('ERR_INDEX', `${where}: there is no child ${place} of ${this.length}`)
    return child
  }
}

/** The layer at a known index; at one from the end, any of them. */
type At<Layers extends readonly Layer[], Index extends number> = `${Index}` extends `-${string}`
  ? Layers[number]
  : Layers[Index]

/**
 * Layers one after another: each takes what the one before gives. Children are named "0", "1", … or by a Map's keys.
 *
 * ```ts
 * const model = new nn.Sequential(new nn.Linear(784, 100), new nn.ReLU())
 * model.at(0).weight
 * ```
 * @throws TypeError for an argument that is no module
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Sequential.html
 */
export class Sequential<Layers extends readonly Layer[] = readonly Layer[]> extends Container<
  Layer,
  [input: Tensor],
  Tensor
> {
  constructor(...layers: Layers | [layers: ReadonlyMap<string, Layer>]) {
    super()
    const named = layers.length === 1 && layers[0] instanceof Map ? layers[0] : new Map(Object.entries(layers))
    for (const [name, layer] of named) this.add(name, layer)
  }

  /** The layer at an index, from the end when negative. */
  at<Index extends number>(index: Index): At<Layers, Index> {
    return this.child(index) as At<Layers, Index>
  }

  forward(input: Tensor): Tensor {
    let value = input
    let giver: Layer | undefined
    for (const layer of this) {
      const next = layer.forward(value)
      // Nobody else has seen what passes between two layers of ours: its memory can go back at once, as in Python.
      if (value !== input && value !== next && giver && keepsNothing(giver) && keepsNothing(layer)) value.dispose()
      value = next
      giver = layer
    }
    return value
  }
}

/**
 * Modules in a list, found as parameters are; it has no forward of its own.
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ModuleList.html
 */
export class ModuleList<Child extends Module = Module> extends Container<Child, [], never> {
  constructor(children: Iterable<Child> = []) {
    super()
    for (const child of children) this.append(child)
  }

  /** The module at an index, from the end when negative. */
  at(index: number): Child {
    return this.child(index)
  }

  forward(): never {
    throw new TorchError('ERR_MODULE', 'nn.ModuleList has no forward: call the modules in it, or use nn.Sequential')
  }
}
