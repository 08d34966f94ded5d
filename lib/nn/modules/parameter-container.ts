import { eachOf, type Rest, requireEachTensor, settings, shown, surplus } from '../../arguments'
import { printableLine, TorchError, typeError } from '../../errors'
import { Tensor } from '../../tensor'
import { Parameter } from '../core/parameter'
import { replaceMember } from '../core/traversal'
import { type ByName, checkName, Dict, Listing } from './holder'

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

/** The parameter to hold for a tensor; throws for anything else, and for a name that cannot be part of a state dict's key. */
function checkedParameter(where: string, name: string, value: Tensor): Parameter {
  checkName(where, name)
  if (value instanceof Tensor) return value instanceof Parameter ? value : new Parameter(value)
  throw typeError(`${where}: needs parameters or tensors, but ${shown(name)} is ${shown(value)}`)
}

/** One line for each parameter, as PyTorch prints them. */
function linesOf(parameters: ReadonlyMap<string, Parameter>, kindOf: (parameter: Parameter) => string): string {
  const place = ({ device }: Parameter) => (device.startsWith('cuda') ? ` (${device})` : '')
  const line = ([name, value]: [string, Parameter]) =>
    `  (${printableLine(name)}): Parameter containing: [${kindOf(value)} of size ${value.shape.join('x')}${place(value)}]`
  return [...parameters].map(line).join('\n')
}

/**
 * A list of registered parameters. A plain tensor becomes a parameter that shares its memory.
 * @throws TypeError for a value that is not a tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterList.html
 */
export class ParameterList extends Listing<Parameter, Tensor, [], never> {
  constructor(...rest: Rest<{ values?: Iterable<Tensor> | null }, ['values']>) {
    super()
    const { values } = settings('nn.ParameterList', { values: null as Iterable<Tensor> | null }, rest)
    const where = 'nn.ParameterList.extend'
    const all = eachOf(where, 'values', values ?? [], requireEachTensor(where, 'values'))
    for (const [place, value] of all.entries()) this.begin(String(place), value)
  }

  protected override checked(where: string, name: string, value: Tensor): Parameter {
    return checkedParameter(where, name, value)
  }

  override [replaceMember](name: string, value: Tensor): void {
    this.contents.set(name, value as Parameter)
  }

  /** Adds a parameter under a name. */
  override registerParameter(name: string, parameter: Parameter | null): void {
    if (arguments.length > 2) throw surplus('nn.ParameterList.registerParameter', 2, arguments)
    this.add(name, parameter as Parameter)
  }

  override forward(..._: []): never {
    throw new TorchError('ERR_MODULE', 'nn.ParameterList has no forward: use the parameters in it')
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
    return this.contents.get(this.key('at', index)) as Parameter
  }

  /** Replaces the parameter at an index. */
  set(index: number, value: Tensor): this {
    if (arguments.length > 2) throw surplus('nn.ParameterList.set', 2, arguments)
    this.add(this.key('set', index), value)
    return this
  }

  protected override noun(): string {
    return 'parameter'
  }

  protected override extraRepr(): string {
    return linesOf(this.contents, ({ dtype }) => `torch.${dtype}`)
  }
}

/** Parameters by name: a Map, which keeps its order, or an object, whose names are sorted, as Python does for a dict. */
export type NamedParameters = ByName<Tensor>

/**
 * Registered parameters by name; read it like a Map. In JavaScript `dict.name` works too, where no method has that name. A plain tensor becomes a parameter that shares its memory.
 * @throws TypeError for a value that is not a tensor
 * @see https://docs.pytorch.org/docs/2.11/generated/torch.nn.ParameterDict.html
 */
export class ParameterDict extends Dict<Parameter, Tensor> {
  constructor(values: NamedParameters = []) {
    if (arguments.length > 1) throw surplus('nn.ParameterDict', 1, arguments)
    super()
    for (const [name, value] of this.pairsOf(values)) this.begin(name, value)
  }

  protected override checked(where: string, name: string, value: Tensor): Parameter {
    return checkedParameter(where, name, value)
  }

  override [replaceMember](name: string, value: Tensor): void {
    this.contents.set(name, value as Parameter)
  }

  /** Adds a parameter under a name. */
  override registerParameter(name: string, parameter: Parameter | null): void {
    if (arguments.length > 2) throw surplus('nn.ParameterDict.registerParameter', 2, arguments)
    this.add(name, parameter as Parameter)
  }

  override forward(..._: []): never {
    throw new TorchError('ERR_MODULE', 'nn.ParameterDict has no forward: use the parameters in it')
  }

  protected override words() {
    return { value: 'parameter', argument: 'values' }
  }

  protected override inOrder(entries: [name: string, value: Tensor][]): [name: string, value: Tensor][] {
    return entries.sort(([a], [b]) => (a < b ? -1 : 1))
  }

  protected override extraRepr(): string {
    return linesOf(this.contents, typeName)
  }
}
