import { inspect } from 'node:util'
import { TorchError } from '../errors'
import type { Tensor } from '../tensor'
import type { Device, DType } from '../types'
import { Buffer, Parameter } from './parameter'
import { clearGrad, move, type Placement } from './placement'
import { indented } from './repr'
import { type LoadOptions, loadStateDict, type MismatchedKeys, type StateDict } from './state-dict'
import { flag, shown } from './validate'

/** How deep modules may be nested. */
const deepest = 1000

/** What a module holds, by name; the key is a symbol so that no field of a user's can hide it. */
export const members = Symbol('members')

const keepingNothing = new WeakSet<object>()

/** Says of layers that their forward keeps neither its input nor its result. */
export function declareKeepsNothing(...layers: { prototype: Module }[]): void {
  for (const { prototype } of layers) keepingNothing.add(prototype.forward)
}

/** Whether a layer's forward, as it is now, has been declared to keep nothing. */
export function keepsNothing(layer: Module): boolean {
  return keepingNothing.has(layer.forward)
}

/**
 * The base of every layer and model. Subclass it: fields that hold a {@link Parameter}, a {@link Buffer} or another
 * Module are found by themselves, in the order they were assigned, and named after their field.
 * `#private` fields are never looked at; modules kept in arrays or Maps are not found (use {@link Sequential} or
 * {@link ModuleList}).
 *
 * ```ts
 * class Net extends nn.Module {
 *   hidden = new nn.Linear(784, 100)
 *   forward(x: Tensor) { return torch.relu(this.hidden.forward(x)) }
 * }
 * ```
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html
 */
// biome-ignore lint/suspicious/noExplicitAny: a subclass names its own arguments and result by writing forward.
export abstract class Module<Args extends any[] = any[], Result = any> {
  /** Whether layers such as Dropout act as in training; set it with {@link train} and {@link eval}. */
  training = true

  /** What the module computes. */
  abstract forward(...args: Args): Result

  /** The module's own options, as they stand between the brackets when it is printed. */
  protected extraRepr(): string {
    return ''
  }

  /** What stands in its fields, by name; a container gives what it holds instead. */
  *[members](): Iterable<[name: string, value: unknown]> {
    yield* Object.entries(this)
  }

  /** Its direct children by field name, each once. */
  *namedChildren(): Generator<[name: string, child: Module]> {
    const seen = new Set<Module>()
    for (const [name, child] of ownChildren(this)) {
      if (seen.has(child)) continue
      seen.add(child)
      yield [name, child]
    }
  }

  /** Its direct children, each once. */
  *children(): Generator<Module> {
    for (const [, child] of this.namedChildren()) yield child
  }

  /** This module and every module below it, by dotted name, each once; this module's own name is `prefix`. */
  *namedModules(prefix = ''): Generator<[name: string, module: Module]> {
    yield* walk(this, prefix, new Set())
  }

  /** This module and every module below it, each once. */
  *modules(): Generator<Module> {
    for (const [, module] of this.namedModules()) yield module
  }

  /** Every parameter by its dotted name, each once, in PyTorch's order. */
  *namedParameters(prefix = ''): Generator<[name: string, parameter: Parameter]> {
    yield* each(this, Parameter, prefix)
  }

  /** Every parameter, each once: what an optimizer takes. */
  *parameters(): Generator<Parameter> {
    for (const [, parameter] of this.namedParameters()) yield parameter
  }

  /** Every buffer by its dotted name, each once. */
  *namedBuffers(prefix = ''): Generator<[name: string, buffer: Buffer]> {
    yield* each(this, Buffer, prefix)
  }

  /** Every buffer, each once. */
  *buffers(): Generator<Buffer> {
    for (const [, buffer] of this.namedBuffers()) yield buffer
  }

  /**
   * Every parameter and lasting buffer by PyTorch's key and in PyTorch's order (parameters, buffers, then children).
   * The tensors share memory with the module; `clone()` what must not change with it.
   */
  stateDict(): StateDict {
    const entries: StateDict = new Map()
    for (const [name, tensor] of lasting(this)) entries.set(name, tensor.detach())
    return entries
  }

  /**
   * Copies values into the parameters and buffers, by key.
   * Nothing is changed when anything is wrong.
   * @param state what {@link stateDict} gives, or an object of tensors
   * @param options.strict whether keys must match exactly; default true
   * @returns the keys left over on either side, which are empty when strict
   * @throws TorchError `ERR_STATE_DICT` that lists every missing and unexpected key and every other shape or dtype
   * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.Module.html#torch.nn.Module.load_state_dict
   */
  loadStateDict(state: StateDict | Record<string, Tensor>, options: LoadOptions = {}): MismatchedKeys {
    return loadStateDict(this.constructor.name, new Map(lasting(this)), state, options)
  }

  /**
   * Moves parameters and buffers, in place, to a device or a floating dtype (`model.to('cuda')`, `model.to('float64')`).
   * Gradients move along; whole-number buffers keep their dtype. Nothing moves when any of it cannot.
   */
  to(target: Device | DType | Placement): this {
    const tensors = [...this.parameters(), ...this.buffers()]
    move(tensors, target)
    return this
  }

  /** Sets training mode here and in every module below; `train(false)` is {@link eval}. */
  train(mode = true): this {
    flag('Module.train', 'mode', mode)
    for (const module of this.modules()) module.training = mode
    return this
  }

  /** Sets evaluation mode here and in every module below: Dropout does nothing. */
  eval(): this {
    return this.train(false)
  }

  /** Sets whether gradients are computed for every parameter. */
  requiresGrad_(requiresGrad = true): this {
    for (const parameter of this.parameters()) parameter.requiresGrad_(requiresGrad)
    return this
  }

  /** Forgets every gradient, or fills it with zeros when `setToNone` is false. */
  zeroGrad({ setToNone = true }: { setToNone?: boolean } = {}): void {
    for (const parameter of this.parameters()) clearGrad(parameter, setToNone)
  }

  /** Calls `fn` with every module below, children before their parent, and with this one last. */
  apply(fn: (module: Module) => void): this {
    refuseCycles(this)
    for (const child of this.children()) child.apply(fn)
    fn(this)
    return this
  }

  /** The module as PyTorch prints it. */
  toString(): string {
    refuseCycles(this)
    const own = this.extraRepr()
    const lines = ownChildren(this).map(([name, child]) => `(${name}): ${indented(child.toString())}`)
    if (lines.length === 0 && !own.includes('\n')) return `${this.constructor.name}(${own})`
    if (own) lines.unshift(...own.split('\n'))
    return `${this.constructor.name}(\n  ${lines.join('\n  ')}\n)`
  }

  [inspect.custom](): string {
    return this.toString()
  }
}

function ownChildren(module: Module): [name: string, child: Module][] {
  const children: [string, Module][] = []
  for (const [name, value] of module[members]()) if (value instanceof Module) children.push([name, value])
  return children
}

/**
 * The module and all below it, parents first. With `seen`, a module is met once; without, once for each of its names.
 * @throws TorchError `ERR_MODULE` for a module inside itself and for nesting deeper than {@link deepest}
 */
function walk(root: Module, prefix: string, seen?: Set<Module>): [name: string, module: Module][] {
  const found: [string, Module][] = []
  const path = new Set<Module>()
  const visit = (module: Module, name: string) => {
    const kind = module.constructor.name
    if (path.has(module)) {
      throw new TorchError('ERR_MODULE', `${kind} holds itself (as ${shown(name)}): modules must form a tree`)
    }
    if (path.size > deepest) {
      throw new TorchError('ERR_MODULE', `modules are nested deeper than ${deepest} levels: use a flat Sequential`)
    }
    if (seen?.has(module)) return
    seen?.add(module)
    found.push([name, module])
    path.add(module)
    for (const [key, child] of ownChildren(module)) visit(child, joined(name, key))
    path.delete(module)
  }
  visit(root, prefix)
  return found
}

function refuseCycles(module: Module): void {
  walk(module, '', new Set())
}

function joined(prefix: string, name: string): string {
  return prefix ? `${prefix}.${name}` : name
}

/** Every parameter, or buffer, below a module, once, under the first of its names. */
function* each<Kind extends Tensor>(
  root: Module,
  kind: new (...args: never[]) => Kind,
  prefix: string,
): Generator<[name: string, tensor: Kind]> {
  const seen = new Set<unknown>()
  for (const [path, module] of walk(root, prefix, new Set())) {
    for (const [name, value] of module[members]()) {
      if (!(value instanceof kind) || seen.has(value)) continue
      seen.add(value)
      yield [joined(path, name), value]
    }
  }
}

/** What a state dict holds: for each module its parameters, then its lasting buffers, under every one of their names. */
function* lasting(root: Module): Generator<[name: string, tensor: Tensor]> {
  for (const [path, module] of walk(root, '')) {
    const own = [...module[members]()]
    for (const [name, value] of own) if (value instanceof Parameter) yield [joined(path, name), value]
    for (const [name, value] of own) if (value instanceof Buffer && value.persistent) yield [joined(path, name), value]
  }
}
