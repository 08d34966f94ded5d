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
  /** Of a list that a lone value may stand for, else 0. */
  length: number
  hasDefault: boolean
}

/** Between the commas of a list of arguments: texts, what is in parentheses or brackets, and the rest. */
const items = /(?:"(?:[^"\\]|\\.)*"|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]|[^,"([])+/g
/** Which memory a tensor shares, as in `Tensor(a!)`; with an exclamation mark it is written. */
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
      type: plain.replace(/\[\d+\]/, '[]'),
      keyword,
      writes: plain !== full && full.includes('!'),
      length: Number(/\[(\d+)\]/.exec(plain)?.[1] ?? 0),
      hasDefault: value !== undefined,
    })
  }
  return found
}

/** What libtorch writes of an operator, e.g. `aten::add.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor`. */
export function parseSchema(text: string): Schema {
  const [, parameters, returns] = /^[^(]*\((.*)\) -> (.*)$/s.exec(text) as RegExpExecArray
  return { text, parameters: argumentsOf(parameters), returns: argumentsOf(returns.replace(/^\((.*)\)$/s, '$1')) }
}

const known = new Map<string, Schema>()

/** Of an operator by its full name and overload; undefined when libtorch has none. */
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
