import { native } from './native'

export interface Schema {
  text: string
  parameters: Argument[]
  returns: Argument[]
}

export interface Argument {
  name: string
  type: string
  keyword: boolean
  writes: boolean
  /** The length of a list for which a single value may stand, else 0. */
  length: number
  hasDefault: boolean
}

/** The parts between the commas of a list of arguments: texts, what is in parentheses or brackets, and the rest. */
const items = /(?:"(?:[^"\\]|\\.)*"|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[^,"([])+/g
/** The alias annotation of a tensor, as in `Tensor(a!)`; with an exclamation mark the tensor is written. */
const alias = /\((?:[a-z](?:\|[a-z])*|\*)!?(?: -> [^)]*)?\)/g

function argumentsOf(text: string): Argument[] {
  const found: Argument[] = []
  let keyword = false
  for (const item of text.match(items) ?? []) {
    const [, full, name = '', value] = /^(.*?)(?: (\w+)(?:=(.*))?)?$/s.exec(item.trim()) as RegExpExecArray
    if (full === '*') keyword = true
    if (full === '*' || full === '...') continue
    const plain = full.replace(alias, '')
    found.push({
      name,
      type: plain.replace(/\[\d+\]/, '[]').replace('__torch__.torch.classes.c10d.', ''),
      keyword,
      writes: plain !== full && full.includes('!'),
      length: Number(/\[(\d+)\]/.exec(plain)?.[1] ?? 0),
      hasDefault: value !== undefined,
    })
  }
  return found
}

/**
 * Parses libtorch's text of an operator, e.g.
 * `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`.
 */
export function parseSchema(text: string): Schema {
  const [, parameters, returns] = /^[^(]*\((.*)\) -> (.*)$/s.exec(text) as RegExpExecArray
  return { text, parameters: argumentsOf(parameters), returns: argumentsOf(returns.replace(/^\((.*)\)$/s, '$1')) }
}

/**
 * The types of arguments that JavaScript can give, or of the items of a list, in the order of `Kind` in native/state.h.
 */
const kinds = [
  ...(['Tensor', 'Tensor?', 'Tensor[]', 'Generator', 'int', 'float', 'Scalar', 'bool', 'str'] as const),
  ...(['ScalarType', 'Layout', 'Device', 'MemoryFormat', 'ProcessGroup', 'ReduceOp', ''] as const),
]
const kindOf = (type: string) => kinds.indexOf(type as 'int')
const [firstNumber, lastNumber, lastInLists] = (['int', 'Scalar', 'str'] as const).map(kindOf)

/** How native converts an argument for a parameter. */
interface Shape {
  kind: number
  list: boolean
  optional: boolean
}

function shapeOf({ type }: Argument): Shape {
  const optional = type.endsWith('?')
  const whole = optional ? type.slice(0, -1) : type
  const list = whole.endsWith('[]')
  const kind = kindOf((list ? whole.slice(0, -2) : whole).replace(/^SymInt/, 'int'))
  const known = kind >= 0 && (!list || (kind <= lastInLists && kind !== kindOf('Generator')))
  return { kind: known ? kind : kindOf(''), list, optional }
}

/**
 * Describes the overloads of an operator for native. Each parameter has the number that `keyOf` gives its name, its
 * kind, the number of items that a single value may stand for, and flags as bits: it is a list; it is optional; a
 * number may stand for this tensor (where `numbers` allows it); two numbers may stand for this complex one, since no
 * overload takes a list in its place; it is a list of tensors that is written.
 */
export function encodedOverloads(overloads: Argument[][], numbers: boolean, keyOf: (name: string) => number): number[] {
  const isNumber = ({ kind }: Shape) => kind >= firstNumber && kind <= lastNumber
  const shapes = overloads.map((parameters) => parameters.map(shapeOf))
  const numberLists = new Set(
    shapes.flatMap((row) => row.flatMap((shape, i) => (shape.list && isNumber(shape) ? [i] : []))),
  )
  return overloads.flatMap((parameters, overload) =>
    parameters.flatMap((parameter, i) => {
      const { kind, list, optional } = shapes[overload][i]
      const number = numbers && !(parameter.keyword && parameter.writes)
      const written = parameter.writes && list && kind === kindOf('Tensor')
      const flags = [list, optional, number, !numberLists.has(i), written]
      const bits = flags.reduce((sum, flag, place) => sum + (flag ? 1 << place : 0), 0)
      return [keyOf(parameter.name), kind, parameter.length, bits]
    }),
  )
}

const known = new Map<string, Schema>()

/** The schema of an operator by its full name and overload; undefined where libtorch has none. */
export function schemaOf(name: string, overload: string): Schema | undefined {
  const key = `${name}.${overload}`
  let schema = known.get(key)
  if (schema === undefined) {
    const text = native.schemaOf(name, overload)
    if (text === undefined) return undefined
    schema = parseSchema(text)
    known.set(key, schema)
  }
  return schema
}
