import type { OperatorInfo } from '../../binding/operator'
import { invoke } from '../../binding/ops'
import { schemaOf } from '../../binding/schema'
import { camelCase } from '../../binding/text'
import { viewAsComplex } from '../../generated/ops'
import { isArray } from '../../kinds'
import { isTensor, tensor } from '../../tensor'
import type { Device, DType } from '../../types'
import { higherOrder, higherOrderName } from './higher-order'
import type { Json } from './json'
import { operatorOf, simple } from './operators'
import { constantOf, deviceOf, dtypeOfCode } from './values'

/** What a graph is run with. */
export interface Setting {
  /** The device on which the file has its tensors, and the one that stands for it. */
  readonly saved: Device | undefined
  readonly here: Device
}

export interface Run {
  /** By slot; a value is forgotten after its last use. */
  readonly values: unknown[]
  readonly setting: Setting
}

export type Read = (run: Run) => unknown

interface Step {
  run(run: Run): void
  /** The slots that nothing reads afterwards. */
  last: number[]
}

const maxDepth = 50

/** A graph of a file as steps over numbered slots. */
export class Graph {
  /** The slots of the inputs; undefined for those that are constants. */
  readonly inputs: (number | undefined)[]
  readonly #slots = new Map<string, number>()
  readonly #lastUse: number[] = []
  readonly #used = new Set<number>()
  readonly #steps: Step[] = []
  readonly #outputs: Read[]
  #at = 0

  constructor(
    readonly json: Json,
    readonly depth = 0,
  ) {
    if (depth > maxDepth) json.fail(`has graphs within graphs, more than ${maxDepth} deep`)
    this.inputs = json
      .get('inputs')
      .items()
      .map((input) => this.#inputSlot(input))
    const nodes = json.get('nodes').items()
    for (const [at, node] of nodes.entries()) {
      this.#at = at
      this.#steps.push({ run: this.#step(node), last: [] })
    }
    this.#at = nodes.length
    this.#outputs = json
      .get('outputs')
      .items()
      .map((output) => this.#read(output))
    for (const [slot, at] of this.#lastUse.entries()) this.#steps[at]?.last.push(slot)
  }

  /** What the graph gives for the values of its inputs. */
  call(inputs: readonly unknown[], setting: Setting): unknown[] {
    const run: Run = { values: new Array(this.#lastUse.length), setting }
    for (const [i, slot] of this.inputs.entries()) if (slot !== undefined) run.values[slot] = inputs[i]
    for (const step of this.#steps) {
      step.run(run)
      for (const slot of step.last) run.values[slot] = undefined
    }
    return this.#outputs.map((read) => read(run))
  }

  get outputCount(): number {
    return this.#outputs.length
  }

  /** Whether something in the graph reads its input of that place. */
  reads(place: number): boolean {
    const slot = this.inputs[place]
    return slot !== undefined && this.#used.has(slot)
  }

  #inputSlot(input: Json): number | undefined {
    const [kind, part] = input.kind()
    if (kind === 'as_tensor') return this.#define(part.get('name'))
    if (/^as_sym_(int|float|bool)$/.test(kind)) return this.#define(part.get('as_name'))
    return constantOf(kind, part) === undefined ? input.fail(`is an input of the kind ${kind}`) : undefined
  }

  #define(name: Json): number {
    const text = name.text()
    if (this.#slots.has(text)) name.fail(`is ${JSON.stringify(text)}, which there is already`)
    const slot = this.#slots.size
    this.#slots.set(text, slot)
    this.#lastUse[slot] = this.#at
    return slot
  }

  #use(name: Json): Read {
    const slot = this.#slots.get(name.text())
    if (slot === undefined) return name.fail(`is ${JSON.stringify(name.text())}, which no node before has given`)
    this.#lastUse[slot] = this.#at
    this.#used.add(slot)
    return ({ values }) => values[slot]
  }

  /** How an argument is read when the graph runs. */
  #read(argument: Json): Read {
    const [kind, part] = argument.kind()
    const constant = constantOf(kind, part)
    if (constant !== undefined) return () => constant.value
    if (kind === 'as_tensor') return this.#use(part.get('name'))
    if (kind === 'as_tensors') return listed(part.items().map((item) => this.#use(item.get('name'))))
    if (kind === 'as_optional_tensor') return this.#read(part)
    if (kind === 'as_optional_tensors') return listed(part.items().map((item) => this.#read(item)))
    if (/^as_sym_(int|float|bool)$/.test(kind)) return this.#symbolic(part)
    if (/^as_sym_(int|float|bool)s$/.test(kind)) return listed(part.items().map((item) => this.#symbolic(item)))
    if (kind === 'as_int_lists') {
      const lists = part.items().map((list) => list.items().map((item) => item.int()))
      return () => lists
    }
    if (kind === 'as_device') {
      const device = deviceOf(part)
      return ({ setting }) => (device === setting.saved ? setting.here : device)
    }
    if (kind === 'as_custom_obj') return argument.fail(`is an object of the class ${part.get('class_fqn').text()}`)
    return argument.fail(`is of the kind ${kind}, which is not run here`)
  }

  /** A number that a node computes, or one of the file's. */
  #symbolic(argument: Json): Read {
    const [kind, part] = argument.kind()
    if (kind === 'as_name') return this.#use(part)
    const constant = constantOf(kind, part)
    return constant === undefined ? argument.fail(`is of the kind ${kind}, no number`) : () => constant.value
  }

  #step(node: Json): (run: Run) => void {
    const target = node.get('target').text()
    const higher = higherOrderName(target)
    const compute = higher === undefined ? this.#plain(node, target) : this.#higherOrder(node, higher)
    const bind = this.#binding(node.get('outputs').items(), higher !== undefined)
    return (run) => bind(run.values, compute(run))
  }

  /** Puts a node's results into their slots. */
  #binding(outputs: Json[], isList: boolean): (values: unknown[], result: unknown) => void {
    const binds = outputs.map((output): ((values: unknown[], value: unknown) => void) => {
      const [kind, part] = output.kind()
      if (kind === 'as_none') return () => {}
      if (kind === 'as_tensors' || kind === 'as_optional_tensors') {
        return this.#binding(kind === 'as_tensors' ? part.items().map(asTensor) : part.items(), true)
      }
      if (kind === 'as_optional_tensor') return this.#binding([part], false)
      if (kind !== 'as_tensor' && !/^as_sym_(int|float|bool)$/.test(kind))
        return output.fail(`is a result of the kind ${kind}`)
      const slot = this.#define(part.get(kind === 'as_tensor' ? 'name' : 'as_name'))
      return (values, value) => {
        values[slot] = value
      }
    })
    const isWhole = outputs.length === 1 && (!isList || outputs[0].kind()[0] === 'as_tensors')
    return (values, result) => {
      const results = isWhole || !isArray(result) ? [result] : result
      for (const [i, bind] of binds.entries()) bind(values, results[i])
    }
  }

  #plain(node: Json, target: string): Read {
    const run = simple.get(target) as ((...values: unknown[]) => unknown) | undefined
    const operator = run === undefined ? operatorOf(target) : undefined
    const schema = operator && schemaOf(operator.name, operator.overload)
    if (run === undefined && (operator === undefined || schema === undefined)) {
      const why = 'libtorch does not have it, or it is not an operator on tensors'
      return node.get('target').fail(`is ${target}, which a program may not call here: ${why}`)
    }
    const inputs = node.get('inputs').items()
    const isNamed = (input: Json) =>
      input.get('kind').isNull
        ? schema?.parameters.some(({ name, keyword }) => keyword && name === input.get('name').value) === true
        : input.get('kind').count() === 2
    const read = (input: Json) => {
      const [kind, part] = input.get('arg').kind()
      const type = schema?.parameters.find(({ name }) => name === input.get('name').value)?.type
      return kind === 'as_complex' && type === 'Tensor' ? this.#complex(node, part) : this.#read(input.get('arg'))
    }
    const positional = inputs.filter((input) => !isNamed(input)).map(read)
    const options = inputs
      .filter(isNamed)
      .map((input): [string, Read] => [camelCase(input.get('name').text()), read(input)])
    const dtype =
      schema &&
      this.#dtypeWithout(
        node,
        schema.parameters.some(({ name }) => name === 'dtype'),
      )
    if (dtype !== undefined && !dtype.casts) options.push(['dtype', () => dtype.of])
    const info: OperatorInfo = {
      name: operator?.name ?? '',
      overloads: [operator?.overload ?? ''],
      numbers: true,
      index: -1,
    }
    const cast = dtype?.casts ? (value: unknown) => (isTensor(value) ? value.to(dtype.of) : value) : undefined
    return (at) => {
      const args: unknown[] = positional.map((read) => read(at))
      if (options.length > 0) args.push(Object.fromEntries(options.map(([name, read]) => [name, read(at)])))
      if (run !== undefined) return run(...args)
      return invoke(info, cast === undefined ? args : args.map(cast))
    }
  }

  /** A complex number that stands for a tensor, which a pair of numbers does not: one of the result's dtype. */
  #complex(node: Json, pair: Json): Read {
    const [first] = node.get('outputs').items()
    const of = dtypeOfCode(this.#meta(first.get('as_tensor').get('name')).get('dtype'))
    const parts = tensor([pair.get('real').float(), pair.get('imag').float()], { dtype: 'float64' })
    const value = viewAsComplex(parts).to(of.startsWith('complex') ? of : 'complex128')
    return () => value
  }

  /**
   * The dtype that a call of whole numbers has to be told: JavaScript does not tell 2.0 from 2, and Python makes floats
   * of whole numbers and of integers with it.
   */
  #dtypeWithout(node: Json, takesDType: boolean): { of: DType; casts: boolean } | undefined {
    const args = node
      .get('inputs')
      .items()
      .map((input) => [input.get('name').value, ...input.get('arg').kind()] as const)
    const [first] = node.get('outputs').items()
    if (first === undefined || first.kind()[0] !== 'as_tensor') return undefined
    const of = dtypeOfCode(this.#meta(first.kind()[1].get('name')).get('dtype'))
    const tensors = args.filter(([, kind]) => kind === 'as_tensor').map(([, , part]) => part)
    const isGiven = args.some(([name, kind]) => name === 'dtype' && kind !== 'as_none')
    if (tensors.length === 0) return takesDType && !isGiven ? { of, casts: false } : undefined
    const isWhole = ([, kind, part]: (typeof args)[number]) => kind === 'as_float' && Number.isInteger(part.float())
    if (!args.some(isWhole) || !of.includes('float')) return undefined
    const dtypes = tensors.map((part) => dtypeOfCode(this.#meta(part.get('name')).get('dtype')))
    return dtypes.every((dtype) => /^u?int|^bool/.test(dtype)) ? { of, casts: true } : undefined
  }

  #meta(name: Json): Json {
    return this.json.get('tensor_values').get(name.text())
  }

  #higherOrder(node: Json, name: string): Read {
    const args = node
      .get('inputs')
      .items()
      .map((input) => input.get('arg'))
    const at = (place: number) => args[place] ?? node.fail('lacks an argument')
    return higherOrder(name, {
      node,
      count: args.length,
      read: (place) => this.#read(at(place)),
      list: (place, only) => {
        const [kind, part] = at(place).kind()
        const isOne = only === undefined ? /^as_(tensors|optional_tensors|(sym_)?(int|float|bool)s)$/.test(kind) : false
        if (!isOne && kind !== 'as_tensors')
          at(place).fail(`is of the kind ${kind}, not a list of ${only ?? 'operands'}`)
        return { count: part.items().length, read: this.#read(at(place)) as (run: Run) => unknown[] }
      },
      graph: (place) => {
        const [kind, part] = at(place).kind()
        return kind === 'as_graph' ? new Graph(part.get('graph'), this.depth + 1) : at(place).fail('is not a graph')
      },
    })
  }
}

const listed =
  (reads: readonly Read[]): Read =>
  (run) =>
    reads.map((read) => read(run))

/** A tensor in a list of results, as one that stands alone. */
const asTensor = (json: Json) => json.wrapped('as_tensor')
