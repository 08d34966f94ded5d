import { TorchError } from '../../errors'
import { isArray, isObject } from '../../kinds'

/** That a file is not an exported program, or one that cannot be run here. */
export function failProgram(name: string, why: string): never {
  throw new TorchError('ERR_FILE', `${name} is not a program of torch.export's that can be read: ${why}`)
}

/** A part of a JSON text, which says where it stands when it is not what it should be. */
export class Json {
  constructor(
    readonly value: unknown,
    readonly where: string,
    readonly file: string,
  ) {}

  /** Parses a text; whole numbers that a double cannot hold are strings of digits. */
  static parse(text: string, where: string, file: string): Json {
    const exact = text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g, (found) =>
      found.startsWith('"') ? found : `"${found}"`,
    )
    try {
      return new Json(JSON.parse(exact), where, file)
    } catch (error) {
      return failProgram(file, `${where} is not JSON: ${(error as Error).message}`)
    }
  }

  fail(why: string): never {
    return failProgram(this.file, `${this.where} ${why}`)
  }

  #part(value: unknown, name: string | number): Json {
    return new Json(value, `${this.where}.${name}`, this.file)
  }

  get isNull(): boolean {
    return this.value === null || this.value === undefined
  }

  get(name: string): Json {
    if (!isObject(this.value) || isArray(this.value)) return this.fail('is not an object')
    const value = Object.hasOwn(this.value, name) ? (this.value as Record<string, unknown>)[name] : undefined
    return this.#part(value, name)
  }

  entries(): [name: string, part: Json][] {
    if (this.isNull) return []
    if (!isObject(this.value) || isArray(this.value)) return this.fail('is not an object')
    return Object.entries(this.value).map(([name, value]) => [name, this.#part(value, name)])
  }

  items(): Json[] {
    return isArray(this.value) ? this.value.map((value, i) => this.#part(value, i)) : this.fail('is not a list')
  }

  /** The one field of a union, such as `{"as_int": 3}`. */
  kind(): [kind: string, part: Json] {
    const entries = this.entries()
    return entries.length === 1 ? entries[0] : this.fail('is not a union of one kind')
  }

  /** The same as a union of this kind. */
  wrapped(kind: string): Json {
    return new Json({ [kind]: this.value }, this.where, this.file)
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : this.fail('is not text')
  }

  flag(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('is neither true nor false')
  }

  /** A whole number; a bigint from 2^53 on. */
  int(): number | bigint {
    if (Number.isSafeInteger(this.value)) return this.value as number
    if (typeof this.value !== 'string' || !/^-?\d{1,40}$/.test(this.value)) return this.fail('is not a whole number')
    const exact = BigInt(this.value)
    return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact
  }

  count(): number {
    const value = this.int()
    return typeof value === 'number' && value >= 0 ? value : this.fail('is not a size')
  }

  float(): number {
    if (typeof this.value === 'number') return this.value
    const isNumber = typeof this.value === 'string' && /^(-?Infinity|NaN|-?\d+)$/.test(this.value)
    return isNumber ? Number(this.value) : this.fail('is not a number')
  }
}
