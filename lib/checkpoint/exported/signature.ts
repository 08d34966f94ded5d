import { isPlain, shown } from '../../arguments'
import { TorchError, typeError } from '../../errors'
import { isTensor } from '../../tensor'
import type { Json } from './json'
import { type SymbolicSize, type Symbols, sizeOf, solved } from './sizes'
import { flattened, leafCount, leafNames, type TreeSpec, treeSpecOf } from './tree'
import { constantOf } from './values'

/** What an argument of the caller's must be. */
interface Expected {
  /** How an error names it, such as `x` or `batch["ids"]`. */
  name: string
  kind: 'tensor' | 'number' | 'constant'
  sizes: SymbolicSize[]
  constant: unknown
}

/** How the arguments of a call become the inputs of a graph, and its results those of the call. */
export class ModuleCallSignature {
  readonly results: TreeSpec
  readonly #args: TreeSpec
  readonly #kwargs: TreeSpec
  /** The names of all arguments, first of those that were positional. */
  readonly names: string[]
  readonly #expected: Expected[]
  readonly #ranges: [symbol: string, min: number, max: number][]

  constructor(program: Json, inputs: Json[]) {
    const module = program.get('graph_module')
    const calls = module.get('module_call_graph').items()
    const whole = calls.find((call) => call.get('fqn').value === '') ?? module.fail('has no signature of the whole')
    const signature = whole.get('signature')
    const fields = module.get('treespec_namedtuple_fields')
    const [args, kwargs] = argumentsOf(signature.get('in_spec'), fields)
    this.#args = args
    this.#kwargs = kwargs
    this.results = treeSpecOf(signature.get('out_spec'), fields)
    const told = signature.get('forward_arg_names')
    const given = told.isNull ? [] : told.items().map((name) => name.text())
    this.names = [...args.children.map((_, i) => given[i] ?? `argument ${i}`), ...(kwargs.keys as string[])]
    const leaves = [...args.children, ...kwargs.children].flatMap((child, i) => leafNames(child, this.names[i]))
    if (leaves.length !== inputs.length) module.fail(`has ${inputs.length} inputs and a signature of ${leaves.length}`)
    this.#expected = inputs.map((input, i) => expectedOf(input, leaves[i], module.get('graph')))
    this.#ranges = program
      .get('range_constraints')
      .entries()
      .map(([symbol, range]) => [symbol, limit(range.get('min_val'), -1), limit(range.get('max_val'), 1)])
  }

  /** The arguments of a call as the graph's inputs, checked. */
  inputsOf(given: readonly unknown[]): unknown[] {
    const { positional, named } = this.#byName(given)
    const leaves = [
      ...this.#args.children.flatMap((child, i) => flattened(child, positional[i], this.names[i])),
      ...this.#kwargs.children.flatMap((child, i) => {
        const name = (this.#kwargs.keys as string[])[i]
        return flattened(child, named[name], name)
      }),
    ]
    this.#check(leaves)
    return leaves
  }

  /** Positional arguments by place, and the rest by name; each may be given either way. */
  #byName(given: readonly unknown[]): { positional: unknown[]; named: Record<string, unknown> } {
    const count = this.#args.children.length
    const last = given.at(-1)
    const isLate = (name: string) => this.names.indexOf(name) >= given.length - 1
    const isOptions =
      isPlain(last) && Object.keys(last).every(isLate) && (given.length > count || Object.keys(last).length > 0)
    const byPlace = isOptions ? given.slice(0, -1) : given
    const byName: Record<string, unknown> = isOptions ? last : {}
    const all = new Map(this.names.map((name, i) => [name, i < byPlace.length ? byPlace[i] : byName[name]]))
    const missing = this.names.filter((name, i) => i >= byPlace.length && !Object.hasOwn(byName, name))
    if (missing.length > 0 || byPlace.length > this.names.length) {
      const what =
        missing.length > 0 ? `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing` : 'there are more'
      throw typeError(`forward: the program was exported with the arguments ${this.names.join(', ')}, and ${what}`)
    }
    const values = this.names.map((name) => all.get(name))
    return { positional: values.slice(0, count), named: Object.fromEntries(all) }
  }

  #check(leaves: readonly unknown[]): void {
    const symbols: Symbols = new Map()
    const from = new Map<string, string>()
    const sizes = this.#expected.flatMap((expected, i) => sizesIn(expected, leaves[i]))
    // First the sizes that are a symbol themselves, then those that are computed from them.
    for (const { size, value, where } of sizes) {
      const [symbol] = size.symbols
      if (size.symbols.length !== 1 || symbols.has(symbol) || size.at(new Map([[symbol, value]])) !== value) continue
      symbols.set(symbol, value)
      from.set(symbol, where)
    }
    for (const { size, value, where } of sizes) {
      const found = solved(size, value, symbols)
      if (found !== undefined) {
        symbols.set(...found)
        from.set(found[0], where)
      }
    }
    for (const { size, value, where } of sizes) {
      const wanted = size.at(symbols)
      if (wanted === value) continue
      const why =
        size.symbols.length === 0 ? '' : `, by ${size.symbols.map((symbol) => from.get(symbol) ?? symbol).join(', ')}`
      throw new TorchError(
        'ERR_SHAPE',
        `forward: ${where} is ${value}, and the program was exported for ${wanted ?? 'other sizes'}${why}`,
      )
    }
    for (const [symbol, min, max] of this.#ranges) {
      const value = symbols.get(symbol)
      if (value === undefined || (value >= min && value <= max)) continue
      throw new TorchError(
        'ERR_SHAPE',
        `forward: ${from.get(symbol)} is ${value}, and the program was exported for ${min} to ${max}`,
      )
    }
  }
}

/** The trees of the positional arguments and of those by name. */
function argumentsOf(spec: Json, fields: Json): [args: TreeSpec, kwargs: TreeSpec] {
  const [args, kwargs] = treeSpecOf(spec, fields).children
  return args?.kind === 'tuple' && kwargs?.kind === 'dict' ? [args, kwargs] : spec.fail('is not a tuple and a dict')
}

function limit(json: Json, sign: 1 | -1): number {
  return json.isNull ? sign * Number.POSITIVE_INFINITY : Number(json.int())
}

function expectedOf(input: Json, name: string, graph: Json): Expected {
  const [kind, part] = input.kind()
  if (kind === 'as_tensor') {
    const meta = graph.get('tensor_values').get(part.get('name').text())
    return { name, kind: 'tensor', sizes: meta.get('sizes').items().map(sizeOf), constant: undefined }
  }
  if (kind === 'as_sym_int') {
    const size = graph.get('sym_int_values').get(part.get('as_name').text())
    return { name, kind: 'number', sizes: [sizeOf(size)], constant: undefined }
  }
  const constant = constantOf(kind, part)
  if (constant === undefined) return input.fail(`is an argument of the kind ${kind}, which cannot be given here`)
  return { name, kind: 'constant', sizes: [], constant: constant.value }
}

interface BoundArgument {
  size: SymbolicSize
  value: number
  where: string
}

/** The sizes that an argument has, where it is what it must be. */
function sizesIn({ name, kind, sizes, constant }: Expected, value: unknown): BoundArgument[] {
  const wrong = (what: string): never => {
    throw typeError(
      `forward: ${name} must be ${what}, as it was when the program was exported, but it is ${shown(value)}`,
    )
  }
  if (kind === 'constant') return (value ?? null) === constant ? [] : wrong(`${shown(constant)}`)
  if (kind === 'number') {
    if (!Number.isSafeInteger(value)) return wrong('a whole number')
    return [{ size: sizes[0], value: value as number, where: name }]
  }
  if (!isTensor(value)) return wrong('a tensor')
  if (value.dim() !== sizes.length) return wrong(`of ${sizes.length} dimensions`)
  return value.shape.map((size, i) => ({ size: sizes[i], value: size, where: `dimension ${i} of ${name}` }))
}

/** How many results a tree of results has. */
export const resultCount = (signature: ModuleCallSignature): number => leafCount(signature.results)
