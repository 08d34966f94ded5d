import { brief } from '../strict-json'

/** A value of a Python literal; a dict is a Map, a tuple and a list are arrays. */
export type Literal = string | number | boolean | null | Literal[] | Map<string, Literal>

const maxDepth = 8
const escapes: Record<string, string> = { '\\': '\\', "'": "'", '"': '"', n: '\n', r: '\r', t: '\t' }

/**
 * Reads a literal of Python's as numpy writes it into a header: dicts with string keys, tuples, lists, strings, whole
 * numbers (Python 2's too, such as 10L), True, False and None. Nothing is evaluated.
 *
 * @throws SyntaxError with the fault and its position
 */
export function parseLiteral(text: string): Literal {
  const reader = new Reader(text)
  const value = reader.value(1)
  reader.end()
  return value
}

class Reader {
  #at = 0

  constructor(readonly text: string) {}

  value(depth: number): Literal {
    if (depth > maxDepth) this.#fail(`nested more than ${maxDepth} deep`)
    const next = this.#peek()
    if (next === '{') return this.#dict(depth)
    if (next === '(') return this.#tuple(depth)
    if (next === '[') return this.#items(']', () => this.value(depth + 1)).items
    if (next === "'" || next === '"') return this.#string(next)
    const [word] = /^(?:True|False|None|-?\d+L?)(?!\w)/.exec(this.text.slice(this.#at, this.#at + 24)) ?? []
    if (word === undefined) return this.#fail('expected a dict, a tuple, a list, a string or a whole number')
    this.#at += word.length
    if (word === 'None') return null
    if (word === 'True' || word === 'False') return word === 'True'
    const number = Number(word.replace('L', ''))
    return Number.isSafeInteger(number) ? number : this.#fail('a number of 2^53 or more')
  }

  end(): void {
    if (this.#peek() !== '') this.#fail('expected the end')
  }

  #dict(depth: number): Map<string, Literal> {
    const map = new Map<string, Literal>()
    this.#items('}', () => {
      const quote = this.#peek()
      if (quote !== "'" && quote !== '"') this.#fail('expected a key in quotes')
      const key = this.#string(quote)
      if (map.has(key)) this.#fail(`the key ${brief(key)} stands twice`)
      if (this.#peek() !== ':') this.#fail('expected ":"')
      this.#at++
      map.set(key, this.value(depth + 1))
    })
    return map
  }

  /** A tuple, or a value in parentheses, which has no comma. */
  #tuple(depth: number): Literal {
    const { items, commas } = this.#items(')', () => this.value(depth + 1))
    return items.length === 1 && commas === 0 ? items[0] : items
  }

  #items<T>(close: string, read: () => T): { items: T[]; commas: number } {
    this.#at++
    const items: T[] = []
    let commas = 0
    while (this.#peek() !== close) {
      if (items.length > commas) this.#fail(`expected "," or "${close}"`)
      items.push(read())
      if (this.#peek() !== ',') continue
      this.#at++
      commas++
    }
    this.#at++
    return { items, commas }
  }

  #string(quote: string): string {
    this.#at++
    let value = ''
    for (;;) {
      const next = this.text[this.#at++]
      if (next === quote) return value
      if (next === undefined || next === '\n') return this.#fail('a string that does not end')
      if (next !== '\\') value += next
      else value += escapes[this.text[this.#at++]] ?? this.#fail('an escape that is not read')
    }
  }

  /** The next character that is not white space; empty at the end. */
  #peek(): string {
    while (/[ \n\r\t]/.test(this.text[this.#at] ?? '')) this.#at++
    return this.text[this.#at] ?? ''
  }

  #fail(what: string): never {
    const here = this.text.slice(this.#at, this.#at + 12)
    throw new SyntaxError(`${what} at character ${this.#at}, ${here === '' ? 'where it ends' : `near ${brief(here)}`}`)
  }
}
