import { opcodes } from './opcodes'
import { textBytes } from './text'

/** Collects the bytes of a pickle. */
export class Output {
  #bytes = Buffer.alloc(2 ** 14)
  #length = 0

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  byte(value: number): void {
    const at = this.#room(1)
    this.#bytes[at] = value
  }

  /** Writes an integer in the fewest bytes, as Python does. */
  integer(value: number | bigint): void {
    const is32 = value >= -(2 ** 31) && value < 2 ** 31
    const small = Number(value)
    if (!is32) this.#long(BigInt(value))
    else if (small >= 0 && small < 2 ** 8) this.#number(opcodes.BININT1, small, 1)
    else if (small >= 0 && small < 2 ** 16) this.#number(opcodes.BININT2, small, 2)
    else this.#number(opcodes.BININT, small >>> 0, 4)
  }

  float(value: number): void {
    this.byte(opcodes.BINFLOAT)
    const at = this.#room(8)
    this.#bytes.writeDoubleBE(value, at)
  }

  text(value: string): void {
    const bytes = textBytes(value)
    this.#number(opcodes.BINUNICODE, bytes.length, 4)
    this.#raw(bytes)
  }

  global(module: string, name: string): void {
    this.byte(opcodes.GLOBAL)
    this.#raw(Buffer.from(`${module}\n${name}\n`))
  }

  put(place: number): void {
    if (place < 256) this.#number(opcodes.BINPUT, place, 1)
    else this.#number(opcodes.LONG_BINPUT, place, 4)
  }

  get(place: number): void {
    if (place < 256) this.#number(opcodes.BINGET, place, 1)
    else this.#number(opcodes.LONG_BINGET, place, 4)
  }

  #number(code: number, value: number, width: 1 | 2 | 4): void {
    this.byte(code)
    const at = this.#room(width)
    this.#bytes.writeUIntLE(value, at, width)
  }

  /** Two's complement in the fewest bytes. */
  #long(value: bigint): void {
    const bits = (value < 0n ? -value - 1n : value).toString(16).length * 4 + 1
    const length = Math.ceil(bits / 8)
    const hex = BigInt.asUintN(length * 8, value)
      .toString(16)
      .padStart(length * 2, '0')
    const bytes = Buffer.from(hex, 'hex').reverse()
    if (length < 256) this.#number(opcodes.LONG1, length, 1)
    else this.#number(opcodes.LONG4, length, 4)
    this.#raw(bytes)
  }

  #raw(bytes: Uint8Array): void {
    const at = this.#room(bytes.length)
    this.#bytes.set(bytes, at)
  }

  /** Makes room for the next bytes, which may replace the memory. */
  #room(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const more = Buffer.alloc(Math.max(this.#length, 2 * this.#bytes.length))
      this.#bytes.copy(more)
      this.#bytes = more
    }
    return at
  }
}
