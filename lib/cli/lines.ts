import { Transform, type TransformCallback } from 'node:stream'

/** A line that grows beyond this many bytes is passed on in pieces. */
const longest = 2 ** 20

/** How many lines {@link Lines.last} keeps. */
const kept = 20

/**
 * Puts a prefix before each line. It passes on whole lines only, so that the lines of several processes that write to
 * one stream do not mix. Bytes stay as they are: a line's end is no part of another character in UTF-8.
 */
export class Lines extends Transform {
  #rest = ''
  #last: string[] = []

  constructor(readonly prefix: string) {
    super()
  }

  /** The last lines that are not empty, without the prefix. */
  get last(): string[] {
    return this.#last.map((line) => Buffer.from(line, 'latin1').toString('utf8'))
  }

  override _transform(chunk: Buffer, _: string, done: TransformCallback): void {
    const text = this.#rest + chunk.toString('latin1')
    const end = text.lastIndexOf('\n') + 1
    const isTooLong = text.length - end > longest
    this.#rest = isTooLong ? '' : text.slice(end)
    this.#pass(isTooLong ? `${text}\n` : text.slice(0, end))
    done()
  }

  override _flush(done: TransformCallback): void {
    if (this.#rest !== '') this.#pass(`${this.#rest}\n`)
    done()
  }

  #pass(text: string): void {
    if (text === '') return
    const lines = text.slice(0, -1).split('\n')
    this.#last = [...this.#last, ...lines.filter((line) => line.trim() !== '')].slice(-kept)
    this.push(Buffer.from(lines.map((line) => `${this.prefix}${line}\n`).join(''), 'latin1'))
  }
}
