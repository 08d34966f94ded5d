import type { Json } from './json'

/** The values of the symbols that stand for sizes. */
export type Symbols = Map<string, number>

/** A size as the file has it: a number, or an expression of symbols; undefined while one of them is not known. */
export interface SymbolicSize {
  readonly symbols: readonly string[]
  at(symbols: Symbols): number | undefined
}

const functions: Readonly<Record<string, (...parts: number[]) => number>> = {
  Add: (...parts) => parts.reduce((sum, part) => sum + part, 0),
  Mul: (...parts) => parts.reduce((product, part) => product * part, 1),
  Pow: (base, exponent) => base ** exponent,
  FloorDiv: (a, b) => Math.floor(a / b),
  CleanDiv: (a, b) => Math.floor(a / b),
  Mod: (a, b) => a - b * Math.floor(a / b),
  PythonMod: (a, b) => a - b * Math.floor(a / b),
  Max: Math.max,
  Min: Math.min,
}

const maxDepth = 100

/** `{"as_int": 3}` or `{"as_expr": {"expr_str": "Add(Symbol('s0', ...), Integer(1))"}}`, as sympy's srepr writes it. */
export function sizeOf(json: Json): SymbolicSize {
  const [kind, part] = json.kind()
  if (kind === 'as_int') {
    const size = part.count()
    return { symbols: [], at: () => size }
  }
  if (kind !== 'as_expr') return json.fail(`is ${kind}, no size`)
  const text = part.get('expr_str').text()
  const tokens = text.match(/'[^']*'|[\w.]+|[(),=-]/g) ?? []
  const reader = new Reader(tokens, () => part.fail(`has an expression that is not known, ${text.slice(0, 100)}`))
  return reader.whole()
}

class Reader {
  #at = 0

  constructor(
    readonly tokens: readonly string[],
    readonly bad: () => never,
  ) {}

  whole(): SymbolicSize {
    const size = this.#size(0)
    return this.#at === this.tokens.length ? size : this.bad()
  }

  #size(depth: number): SymbolicSize {
    const name = this.tokens[this.#at++]?.split('.').at(-1) ?? ''
    if (depth > maxDepth || this.tokens[this.#at++] !== '(') return this.bad()
    if (name === 'Symbol') return this.#symbol()
    if (name === 'Integer') return this.#integer()
    if (!Object.hasOwn(functions, name)) return this.bad()
    const parts: SymbolicSize[] = []
    while (this.tokens[this.#at] !== ')') {
      parts.push(this.#size(depth + 1))
      if (this.tokens[this.#at] === ',') this.#at++
      else if (this.tokens[this.#at] !== ')') return this.bad()
    }
    this.#at++
    const compute = functions[name]
    return {
      symbols: [...new Set(parts.flatMap(({ symbols }) => symbols))],
      at: (symbols) => {
        const values = parts.map((part) => part.at(symbols))
        return values.every((value) => value !== undefined) ? compute(...(values as number[])) : undefined
      },
    }
  }

  /** A symbol, of which sympy tells what it knows of it. */
  #symbol(): SymbolicSize {
    const quoted = this.tokens[this.#at] ?? ''
    while (this.tokens[this.#at] !== ')' && this.#at < this.tokens.length) this.#at++
    this.#at++
    if (!quoted.startsWith("'")) return this.bad()
    const name = quoted.slice(1, -1)
    return { symbols: [name], at: (symbols) => symbols.get(name) }
  }

  #integer(): SymbolicSize {
    const sign = this.tokens[this.#at] === '-' ? -1 : 1
    if (sign < 0) this.#at++
    const value = sign * Number(this.tokens[this.#at++])
    if (!Number.isSafeInteger(value) || this.tokens[this.#at++] !== ')') return this.bad()
    return { symbols: [], at: () => value }
  }
}

/** The value of an expression's one unknown symbol with which it is `wanted`; undefined where it is no straight line. */
export function solved(
  size: SymbolicSize,
  wanted: number,
  symbols: Symbols,
): [symbol: string, value: number] | undefined {
  const unknown = size.symbols.filter((name) => !symbols.has(name))
  if (unknown.length !== 1) return undefined
  const [name] = unknown
  const at = (value: number) => size.at(new Map(symbols).set(name, value)) as number
  const slope = at(1) - at(0)
  const value = (wanted - at(0)) / slope
  return Number.isSafeInteger(value) && at(value) === wanted ? [name, value] : undefined
}
