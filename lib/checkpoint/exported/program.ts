import { noGrad } from '../../autograd'
import { TorchError } from '../../errors'
import { Module } from '../../nn/core/module'
import { Parameter } from '../../nn/core/parameter'
import { isTensor, type Tensor } from '../../tensor'
import { Graph, type Setting } from './graph'
import type { Json } from './json'
import { ModuleCallSignature, resultCount } from './signature'
import { unflattened } from './tree'
import { deviceOf } from './values'

/** A module that an exported one has within it: it holds parameters under their names, and has no forward. */
export class ExportedPart extends Module {}

/** Where an input of the graph comes from: a tensor of the module by its path, or the next argument of the call. */
type Origin = { path: string[] } | 'given'

/** What is done with a result of the graph: it is written into a tensor, or it is a result of the call. */
type Use = { into: string[] } | { intoGiven: number } | 'result'

/** How a file's graph is called. It is a class of its own, whose insides a compiled function need not compare at each call. */
class Program {
  readonly signature: ModuleCallSignature
  readonly #graph: Graph
  readonly #origins: Origin[]
  readonly #uses: Use[]
  readonly #saved: Setting['saved']

  constructor(program: Json, module: Module, tensors: ReadonlyMap<string, Tensor>) {
    const whole = program.get('graph_module')
    const signature = whole.get('signature')
    const inputs = signature.get('input_specs').items()
    const given: Json[] = []
    this.#graph = new Graph(whole.get('graph'))
    if (this.#graph.inputs.length !== inputs.length) whole.fail('has other inputs than its signature')
    this.#origins = inputs.map((input) => originOf(module, input, tensors, given))
    this.signature = new ModuleCallSignature(program, given)
    this.#uses = signature
      .get('output_specs')
      .items()
      .map((output) => useOf(output, given))
    if (this.#uses.filter((use) => use === 'result').length !== resultCount(this.signature))
      whole.fail('has other results than its signature')
    this.#saved = savedDevice(whole.get('graph'))
  }

  /** The result of the module's forward. */
  run(module: Module, args: readonly unknown[]): unknown {
    const given = this.signature.inputsOf(args)
    const rest = given[Symbol.iterator]()
    const inputs = this.#origins.map((origin) => (origin === 'given' ? rest.next().value : at(module, origin.path)))
    const here = inputs.find(isTensor)?.device ?? 'cpu'
    const outputs = this.#graph.call(inputs, { saved: this.#saved, here })
    const results: unknown[] = []
    for (const [i, use] of this.#uses.entries()) {
      if (use === 'result') results.push(outputs[i])
      else {
        const target = ('into' in use ? at(module, use.into) : given[use.intoGiven]) as Tensor
        noGrad(() => void target.copy_(outputs[i] as Tensor))
      }
    }
    return unflattened(this.signature.results, results[Symbol.iterator]())
  }
}

const held = Symbol('program')

/**
 * A model that Python's `torch.export` wrote, as {@link load} reads it. Its parameters and buffers have their names of Python, and it can
 * be trained further, moved, cast, compiled and saved as any module.
 *
 * `forward` takes the arguments of the module that was exported, by place or by name, and gives what it gave: dicts as objects, tuples
 * as arrays. Sizes that were fixed at the export, and ranges of those that were not, are checked.
 */
export class ExportedModule extends Module {
  private readonly [held]: Program

  /** @internal */
  constructor(program: Json, tensors: ReadonlyMap<string, Tensor>) {
    super()
    this[held] = new Program(program, this, tensors)
  }

  override forward(...args: unknown[]): unknown {
    return this[held].run(this, args)
  }

  /** @throws TorchError `ERR_NOT_IMPLEMENTED`, as in Python: the program has what its mode was when it was exported */
  override train(mode = true): this {
    const how = `export it in that mode, with model.${mode ? 'train' : 'eval'}() in Python`
    throw new TorchError('ERR_NOT_IMPLEMENTED', `an exported program has the mode that it was exported in; ${how}`)
  }

  protected override extraRepr(): string {
    return this[held].signature.names.join(', ')
  }
}

/** The parameter or buffer of that path, as it is now. */
function at(module: Module, path: string[]): unknown {
  // biome-ignore lint/suspicious/noExplicitAny: fields that are known by name alone
  return path.reduce((owner: any, name) => owner[name], module)
}

/** Registers what an input stands for; what the caller gives is added to `given`. */
function originOf(module: Module, input: Json, tensors: ReadonlyMap<string, Tensor>, given: Json[]): Origin {
  const [kind, part] = input.kind()
  if (kind === 'user_input') {
    given.push(part.get('arg'))
    return 'given'
  }
  if (kind === 'constant_input') {
    given.push(part.get('value'))
    return 'given'
  }
  const field = { parameter: 'parameter_name', buffer: 'buffer_name', tensor_constant: 'tensor_constant_name' }[kind]
  if (field === undefined) {
    const name = kind === 'custom_obj' ? ` ${part.get('arg').get('class_fqn').text()}` : ''
    return input.fail(`is a ${kind}${name}, which only Python can make`)
  }
  const name = part.get(field).text()
  const tensor =
    tensors.get(name) ?? part.get(field).fail(`is ${JSON.stringify(name)}, and the file has no such tensor`)
  const path = name.split('.')
  const owner = path.slice(0, -1).reduce<Module>(childOf, module)
  const last = path.at(-1) as string
  // A tensor that the graph takes twice is registered once.
  if (Object.hasOwn(owner, last) && isTensor(at(owner, [last]))) return { path }
  if (kind !== 'parameter') {
    owner.registerBuffer(last, tensor, { persistent: kind === 'buffer' && part.get('persistent').flag() })
  } else if (tensor instanceof Parameter) owner.registerParameter(last, tensor)
  else part.fail(`is a parameter, and the file has ${JSON.stringify(name)} as none`)
  return { path }
}

function childOf(owner: Module, name: string): Module {
  const child = (owner as unknown as Record<string, unknown>)[name]
  if (child instanceof ExportedPart) return child
  const made = new ExportedPart()
  owner.registerModule(name, made)
  return made
}

function useOf(output: Json, given: readonly Json[]): Use {
  const [kind, part] = output.kind()
  if (kind === 'user_output' || kind === 'loss_output') return 'result'
  if (kind === 'buffer_mutation') return { into: part.get('buffer_name').text().split('.') }
  if (kind === 'parameter_mutation') return { into: part.get('parameter_name').text().split('.') }
  if (kind !== 'user_input_mutation') return output.fail(`is a ${kind}, which is not run here`)
  const name = part.get('user_input_name').text()
  const place = given.findIndex((input) => {
    const [of, argument] = input.kind()
    return of === 'as_tensor' && argument.get('name').value === name
  })
  return place < 0 ? part.fail(`changes ${JSON.stringify(name)}, which is not an argument`) : { intoGiven: place }
}

/** The device of the file's first tensor input, which those that its nodes name are compared with. */
function savedDevice(graph: Json): Setting['saved'] {
  for (const input of graph.get('inputs').items()) {
    const [kind, part] = input.kind()
    if (kind === 'as_tensor') return deviceOf(graph.get('tensor_values').get(part.get('name').text()).get('device'))
  }
  return undefined
}
