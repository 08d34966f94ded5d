import {
  eachOf,
  type Rest,
  requireEachTensor,
  requireObject,
  requirePair,
  requireString,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { currentRecording } from '../../compile/recording'
import { TorchError, typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { addField, removeField } from '../core/dict-fields'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import { item } from '../core/slots'
import { members, replaceMember } from '../core/traversal'

/** The field that holds a container's parameters. It is a symbol, so that a parameter can have any name. */
const kept = Symbol('kept')
const heldParameters = Symbol('held')

const typeNames: Record<string, string> = {
  float32: 'FloatTensor',
  float64: 'DoubleTensor',
  float16: 'HalfTensor',
  bfloat16: 'BFloat16Tensor',
  complex64: 'ComplexFloatTensor',
  complex128: 'ComplexDoubleTensor',
}

/** PyTorch's old type name for a dtype and device, such as `torch.cuda.FloatTensor`. */
function typeName({ dtype, device }: Tensor): string {
  return `torch.${device.startsWith('cuda') ? 'cuda.' : ''}${typeNames[dtype] ?? dtype}`
}

/** Named parameters in order. */
abstract class ParameterContainer extends Module<[], never> {
  private readonly [kept] = new Map<string, Parameter>()

  /** The parameters; reading them makes a recording rely on them. */
  protected get [heldParameters](): Map<string, Parameter> {
    const parameters = this[kept]
    currentRecording()?.requireItems(parameters, () => parameters.values())
    return parameters
  }

  override *[members](): Iterable<[name: string, value: unknown]> {
    yield* super[members]()
    yield* this[heldParameters]
  }

  override [replaceMember](name: string, value: Tensor): void {
    this[heldParameters].set(name, value as Parameter)
  }

  protected add(name: string, value: Tensor): void {
    const where = `nn.${this.constructor.name}`
    requireString(where, 'name', name)
    if (name === '' || name.includes('.')) {
      throw new TorchError(
        'ERR_MODULE',
        `${where}: a name must not be empty or contain a dot, but it is ${shown(name)}`,
      )
    }
    if (!(value instanceof Tensor)) {
      throw typeError(`${where}: needs parameters or tensors, but ${shown(name)} is ${shown(value)}`)
    }
    this[heldParameters].set(name, value instanceof Parameter ? value : new Parameter(value))
  }

  /** Adds a parameter under a name. */
  override registerParameter(name: string, parameter: Parameter | null): void {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.registerParameter`, 2, arguments)
    this.add(name, parameter as Parameter)
  }

  /** The number of parameters. */
  get length(): number {
    return this[heldParameters].size
  }

  override forward(..._: []): never {
    throw new TorchError('ERR_MODULE', `nn.${this.constructor.name} has no forward: use the parameters in it`)
  }

  protected abstract kind(parameter: Parameter): string

  protected override extraRepr(): string {
    const place = ({ device }: Parameter) => (device.startsWith('cuda') ? ` (${device})` : '')
    const line = ([name, value]: [string, Parameter]) =>
      `  (${name}): Parameter containing: [${this.kind(value)} of size ${value.shape.join('x')}${place(value)}]`
    return [...this[heldParameters]].map(line).join('\n')
  }
}

/**
 * A list of registered parameters. A plain tensor becomes a parameter that shares its memory.
 * @throws TypeError for a value that is not a tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterList.html
 */
export class ParameterList extends ParameterContainer {
  constructor(...rest: Rest<{ values?: Iterable<Tensor> | null }, ['values']>) {
    super()
    const { values } = settings('nn.ParameterList', { values: null as Iterable<Tensor> | null }, rest)
    this.extend(values ?? [])
  }

  /** Adds a parameter at the end. */
  append(value: Tensor): this {
    if (arguments.length > 1) throw surplus('nn.ParameterList.append', 1, arguments)
    this.add(String(this.length), value)
    return this
  }

  /** Adds parameters at the end, in order. */
  extend(values: Iterable<Tensor>): this {
    if (arguments.length > 1) throw surplus('nn.ParameterList.extend', 1, arguments)
    const where = 'nn.ParameterList.extend'
    const all = eachOf(where, 'values', values, requireEachTensor(where, 'values'))
    for (const value of all) this.append(value)
    return this
  }

  /** The parameter at an index; a negative index counts from the end. */
  at(index: number): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterList.at', 1, arguments)
    return this[heldParameters].get(this.key('at', index)) as Parameter
  }

  /** Replaces the parameter at an index. */
  set(index: number, value: Tensor): this {
    if (arguments.length > 2) throw surplus('nn.ParameterList.set', 2, arguments)
    this.add(this.key('set', index), value)
    return this
  }

  /** `list[0]`, `list[-1]` and `list[0] = tensor`, as in Python. */
  get [item]() {
    return {
      get: (index: number) => (Number.isInteger(index) ? [...this].at(index) : undefined),
      set: (index: number, value: Tensor) => void this.set(index, value),
    }
  }

  /** The parameters in order. */
  [Symbol.iterator](): IterableIterator<Parameter> {
    return this[heldParameters].values()
  }

  private key(method: string, index: number): string {
    const where = `nn.ParameterList.${method}`
    const place = wholeNumber(where, 'index', index)
    const count = this.length
    if (place >= -count && place < count) return String(place < 0 ? place + count : place)
    throw new TorchError('ERR_INDEX', `${where}: there is no parameter ${place} of ${count}`)
  }

  protected kind(parameter: Parameter): string {
    return `torch.${parameter.dtype}`
  }
}

/** Parameters by name: a Map, which keeps its order, or an object, whose names are sorted, as Python does for a dict. */
export type NamedParameters = Iterable<readonly [name: string, value: Tensor]> | Record<string, Tensor>

/**
 * Registered parameters by name; read it like a Map. In JavaScript `dict.name` works too, where no method has that name. A plain tensor becomes a parameter that shares its memory.
 * @throws TypeError for a value that is not a tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterDict.html
 */
export class ParameterDict extends ParameterContainer {
  constructor(values: NamedParameters = []) {
    if (arguments.length > 1) throw surplus('nn.ParameterDict', 1, arguments)
    super()
    this.update(values)
  }

  protected override add(name: string, value: Tensor): void {
    super.add(name, value)
    addField(this, name)
  }

  /**
   * The parameter with this name.
   * @throws TorchError `ERR_INDEX` if there is none
   */
  get(name: string): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.get', 1, arguments)
    const value = this[heldParameters].get(name)
    if (value) return value
    const names = [...this.keys()].map(shown).join(', ')
    throw new TorchError(
      'ERR_INDEX',
      `nn.ParameterDict.get: there is no ${shown(name)}; its names are ${names || 'none'}`,
    )
  }

  set(name: string, value: Tensor): this {
    if (arguments.length > 2) throw surplus('nn.ParameterDict.set', 2, arguments)
    if (typeof name !== 'string') {
      throw typeError(`nn.ParameterDict: a name must be a string, but it is ${shown(name)}`)
    }
    this.add(name, value)
    return this
  }

  has(name: string): boolean {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.has', 1, arguments)
    return this[heldParameters].has(name)
  }

  /** Removes a parameter; returns whether it was there. */
  delete(name: string): boolean {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.delete', 1, arguments)
    removeField(this, name)
    return this[heldParameters].delete(name)
  }

  /** Removes and returns a parameter. */
  pop(name: string): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.pop', 1, arguments)
    const value = this.get(name)
    this.delete(name)
    return value
  }

  clear(): void {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.clear', 0, arguments)
    for (const name of [...this.keys()]) this.delete(name)
  }

  /** Adds parameters, replacing those of the same name. */
  update(values: NamedParameters): this {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.update', 1, arguments)
    const byName = ([a]: readonly [string, Tensor], [b]: readonly [string, Tensor]) => (a < b ? -1 : 1)
    requireObject(
      'nn.ParameterDict.update',
      'values',
      values,
      'an object of parameters, a Map or a list of [name, parameter]',
    )
    const entries = Symbol.iterator in values ? values : Object.entries(values).sort(byName)
    const where = 'nn.ParameterDict.update'
    for (const [name, value] of eachOf(where, 'values', entries, requirePair(where, 'values'))) this.set(name, value)
    return this
  }

  keys(): IterableIterator<string> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.keys', 0, arguments)
    return this[heldParameters].keys()
  }

  values(): IterableIterator<Parameter> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.values', 0, arguments)
    return this[heldParameters].values()
  }

  entries(): IterableIterator<[name: string, value: Parameter]> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.entries', 0, arguments)
    return this[heldParameters].entries()
  }

  /** Python's name of {@link entries}. */
  items(): IterableIterator<[name: string, value: Parameter]> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.items', 0, arguments)
    return this[heldParameters].entries()
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: Parameter]> {
    return this.entries()
  }

  protected kind(parameter: Parameter): string {
    return typeName(parameter)
  }
}
