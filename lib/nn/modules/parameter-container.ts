import {
  eachOf,
  requireEachTensor,
  requireObject,
  requirePair,
  requireString,
  shown,
  surplus,
  wholeNumber,
} from '../../arguments'
import { currentRecording } from '../../compile/recording'
import { TorchError } from '../../errors'
import { Tensor } from '../../tensor'
import { Module } from '../core/module'
import { Parameter } from '../core/parameter'
import { item } from '../core/slots'
import { members, replaceMember } from '../core/tree'

/** Where a container keeps its parameters: no field of a name, so that a name of a parameter can be any. */
const kept = Symbol('kept')
const held = Symbol('held')

const typeNames: Record<string, string> = {
  float32: 'FloatTensor',
  float64: 'DoubleTensor',
  float16: 'HalfTensor',
  bfloat16: 'BFloat16Tensor',
  complex64: 'ComplexFloatTensor',
  complex128: 'ComplexDoubleTensor',
}

/** PyTorch's old name for a tensor of a dtype and device: `torch.cuda.FloatTensor`. */
function typeName({ dtype, device }: Tensor): string {
  return `torch.${device.startsWith('cuda') ? 'cuda.' : ''}${typeNames[dtype] ?? dtype}`
}

/** Parameters in order, under names. */
abstract class ParameterContainer extends Module<[], never> {
  private readonly [kept] = new Map<string, Parameter>()

  /** What is asked for parameters relies on which there are. */
  protected get [held](): Map<string, Parameter> {
    const parameters = this[kept]
    currentRecording()?.requireItems(parameters, () => parameters.values())
    return parameters
  }

  override *[members](): Iterable<[name: string, value: unknown]> {
    yield* super[members]()
    yield* this[held]
  }

  override [replaceMember](name: string, value: Tensor): void {
    this[held].set(name, value as Parameter)
  }

  protected add(name: string, value: Tensor): void {
    const where = `nn.${this.constructor.name}`
    requireString(where, 'name', name)
    if (name === '' || name.includes('.')) {
      throw new TorchError('ERR_MODULE', `${where}: a name must not be empty or hold a dot, but it is ${shown(name)}`)
    }
    if (!(value instanceof Tensor)) {
      throw new TypeError(`${where}: needs parameters or tensors, but ${shown(name)} is ${shown(value)}`)
    }
    this[held].set(name, value instanceof Parameter ? value : new Parameter(value))
  }

  /** Adds a parameter under a name, where an index or name finds it. */
  override registerParameter(name: string, parameter: Parameter | null): void {
    if (arguments.length > 2) throw surplus(`nn.${this.constructor.name}.registerParameter`, 2, arguments)
    this.add(name, parameter as Parameter)
  }

  /** How many parameters it has. */
  get length(): number {
    return this[held].size
  }

  forward(..._: []): never {
    throw new TorchError('ERR_MODULE', `nn.${this.constructor.name} has no forward: use the parameters in it`)
  }

  protected abstract kind(parameter: Parameter): string

  protected override extraRepr(): string {
    const place = ({ device }: Parameter) => (device.startsWith('cuda') ? ` (${device})` : '')
    const line = ([name, value]: [string, Parameter]) =>
      `  (${name}): Parameter containing: [${this.kind(value)} of size ${value.shape.join('x')}${place(value)}]`
    return [...this[held]].map(line).join('\n')
  }
}

/**
 * Parameters in a list, found as a module's are. A plain tensor that is added becomes a parameter that shares its memory.
 * @throws TypeError for what is no tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterList.html
 */
export class ParameterList extends ParameterContainer {
  constructor(values: Iterable<Tensor> = []) {
    if (arguments.length > 1) throw surplus('nn.ParameterList', 1, arguments)
    super()
    this.extend(values)
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

  /** The parameter at an index, from the end when negative. */
  at(index: number): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterList.at', 1, arguments)
    return this[held].get(this.key('at', index)) as Parameter
  }

  /** Puts a parameter in the place of the one at an index. */
  set(index: number, value: Tensor): this {
    if (arguments.length > 2) throw surplus('nn.ParameterList.set', 2, arguments)
    this.add(this.key('set', index), value)
    return this
  }

  /** `list[0]` and `list[0] = tensor`, as in Python. */
  get [item]() {
    return {
      get: (index: number) => [...this][index],
      set: (index: number, value: Tensor) => void this.set(index, value),
    }
  }

  /** The parameters in order. */
  [Symbol.iterator](): IterableIterator<Parameter> {
    return this[held].values()
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

/** Parameters by name: a Map, whose order is kept, or an object, whose names are sorted as Python sorts those of a dict. */
export type NamedParameters = Iterable<readonly [name: string, value: Tensor]> | Record<string, Tensor>

/**
 * Parameters by name, found as a module's are; read it as a Map. A plain tensor becomes a parameter that shares its memory.
 * @throws TypeError for what is no tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterDict.html
 */
export class ParameterDict extends ParameterContainer {
  constructor(values: NamedParameters = []) {
    if (arguments.length > 1) throw surplus('nn.ParameterDict', 1, arguments)
    super()
    this.update(values)
  }

  /**
   * The parameter of a name.
   * @throws TorchError `ERR_INDEX` when there is none
   */
  get(name: string): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.get', 1, arguments)
    const value = this[held].get(name)
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
      throw new TypeError(`nn.ParameterDict: a name must be a string, but it is ${shown(name)}`)
    }
    this.add(name, value)
    return this
  }

  has(name: string): boolean {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.has', 1, arguments)
    return this[held].has(name)
  }

  /** Takes out a parameter and says whether it was there. */
  delete(name: string): boolean {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.delete', 1, arguments)
    return this[held].delete(name)
  }

  /** Takes out a parameter and gives it. */
  pop(name: string): Parameter {
    if (arguments.length > 1) throw surplus('nn.ParameterDict.pop', 1, arguments)
    const value = this.get(name)
    this[held].delete(name)
    return value
  }

  clear(): void {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.clear', 0, arguments)
    this[held].clear()
  }

  /** Adds parameters; one whose name is there takes the place of the other. */
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
    return this[held].keys()
  }

  values(): IterableIterator<Parameter> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.values', 0, arguments)
    return this[held].values()
  }

  entries(): IterableIterator<[name: string, value: Parameter]> {
    if (arguments.length > 0) throw surplus('nn.ParameterDict.entries', 0, arguments)
    return this[held].entries()
  }

  [Symbol.iterator](): IterableIterator<[name: string, value: Parameter]> {
    return this.entries()
  }

  protected kind(parameter: Parameter): string {
    return typeName(parameter)
  }
}
