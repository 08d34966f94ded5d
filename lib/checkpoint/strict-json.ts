import { printable } from '../errors'

/** A value in a checkpoint's JSON header. Objects are Maps, so that no name in a file can reach a prototype. */
export type StrictJson = string | number | StrictJson[] | Map<string, StrictJson>

export interface JsonLimits {
  /** The deepest nesting of objects and arrays. */
  depth: number
  /** The most entries of one object. */
  keys: number
  /** The most items of one array. */
  items: number
}

/**
 * Parses JSON of objects, arrays, strings and non-negative integers below 2^53. Unlike `JSON.parse` it refuses duplicate keys, lone
 * surrogates, fractions and unlimited nesting.
 *
 * @throws SyntaxError with the fault and its position
 */
export function parseStrictJson(text: string, limits: JsonLimits): StrictJson {
  const reader = new Reader(text, limits)
  const value = reader.value(1)
  reader.end()
  return value
}

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

class Reader {
  #at = 0

  constructor(
    readonly text: string,
    readonly limits: JsonLimits,
  ) {}

  value(depth: number): StrictJson {
    const next = this.#peek()
    if (next === quote) return this.#string()
    if (next >= 0x30 && next <= 0x39) return this.#integer()
    if (next !== openBrace && next !== openBracket) this.#fail('expected an object, an array, a string or an integer')
    if (depth > this.limits.depth) this.#fail(`nested more than ${this.limits.depth} deep`)
    return next === openBrace ? this.#object(depth) : this.#array(depth)
  }

  end(): void {
    if (!Number.isNaN(this.#peek())) this.#fail('expected the end')
  }

  #object(depth: number): Map<string, StrictJson> {
    const map = new Map<string, StrictJson>()
    this.#list(closeBrace, () => {
      if (map.size === this.limits.keys) this.#fail(`more than ${this.limits.keys} keys in one object`)
      if (this.#peek() !== quote) this.#fail('expected a key in double quotes')
      const key = this.#string()
      if (map.has(key)) this.#fail(`the key ${brief(key)} stands twice`)
      if (this.#peek() !== colon) this.#fail('expected ":"')
      this.#at++
      map.set(key, this.value(depth + 1))
    })
    return map
  }

  #array(depth: number): StrictJson[] {
    const items: StrictJson[] = []
    this.#list(closeBracket, () => {
      if (items.length === this.limits.items) this.#fail(`more than ${this.limits.items} items in one array`)
      items.push(this.value(depth + 1))
    })
    return items
  }

  #list(close: number, readItem: () => void): void {
    this.#at++
    if (this.#peek() === close) {
      this.#at++
      return
    }
    for (;;) {
      readItem()
      const next = this.#peek()
      if (next !== comma && next !== close) this.#fail(`expected "," or "${String.fromCharCode(close)}"`)
      this.#at++
      if (next === close) return
    }
  }

  #string(): string {
    const start = this.#at++
    let escaped = false
    for (;;) {
      const unit = this.text.charCodeAt(this.#at)
      if (unit === quote) break
      if (!(unit >= 0x20)) this.#fail('a string that does not end')
      if (unit === backslash) escaped = true
      this.#at += unit === backslash ? 2 : 1
    }
    this.#at++
    const value = escaped ? this.#unescape(start) : this.text.slice(start + 1, this.#at - 1)
    if (/\p{Surrogate}/u.test(value)) this.#fail('half a surrogate pair in a string')
    return value
  }

  #unescape(start: number): string {
    try {
      return JSON.parse(this.text.slice(start, this.#at))
    } catch {
      return this.#fail('a wrong escape in a string')
    }
  }

  #integer(): number {
    const start = this.#at
    let unit = this.text.charCodeAt(this.#at)
    while (unit >= 0x30 && unit <= 0x39) unit = this.text.charCodeAt(++this.#at)
    const digits = this.text.slice(start, this.#at)
    if (digits.length > 1 && digits[0] === '0') this.#fail('an integer with a leading zero')
    if (digits.length > 16 || !Number.isSafeInteger(Number(digits))) this.#fail('an integer of 2^53 or more')
    return Number(digits)
  }

  /** The next UTF-16 unit that is not white space; NaN at the end. */
  #peek(): number {
    for (;;) {
      const unit = this.text.charCodeAt(this.#at)
      if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return unit
      this.#at++
    }
  }

  #fail(what: string): never {
    const here = this.text.slice(this.#at, this.#at + 12)
    throw new SyntaxError(`${what} at character ${this.#at}, ${here === '' ? 'where it ends' : `near ${brief(here)}`}`)
  }
}

/** A string from a file for a message: quoted, escaped and shortened. */
export function brief(text: string, length = 80): string {
  return printable(JSON.stringify(text.length > length ? `${text.slice(0, length)}…` : text))
}
