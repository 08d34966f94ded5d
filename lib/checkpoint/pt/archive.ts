import { inflateRawSync } from 'node:zlib'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { crc32, type Span } from '../../system/crc32'
import { type Reading, readAtHand, type Source } from '../../system/reading'
import { bodyStart, broken, type Member, readingDirectory } from '../../system/zip'
import { fromBytes, type Tensor } from '../../tensor'
import { fill, sliceBytes } from '../fill'

/** What compressed members may grow to, unless more is allowed: so much, and so many times the file. */
const [inflatedBytes, inflatedTimes] = [64 * 2 ** 20, 16]

/** The members of a zip, each by its name; what is read of them has the CRC-32 that the directory says. */
export class Archive {
  #inflated = 0

  constructor(
    readonly source: Source,
    readonly members: ReadonlyMap<string, Member>,
    /** Whether checksums are looked at as the members are read. */
    readonly checks: boolean,
    /** How many bytes compressed members may grow to. */
    readonly maxInflated = inflatedBytes + inflatedTimes * source.size,
  ) {}

  /** How many bytes a member has when it is read. */
  size(name: string): number | undefined {
    return this.members.get(name)?.size
  }

  /** The whole content of a member. */
  *content(name: string): Reading<Buffer> {
    const member = this.members.get(name)!
    const { size, compressedSize } = member
    const start = yield* this.start(member)
    const packed = Buffer.alloc(compressedSize)
    for (let at = 0; at < compressedSize; at += sliceBytes) {
      packed.set(yield [start + at, Math.min(sliceBytes, compressedSize - at)], at)
    }
    const content = member.deflated ? this.#inflate(member, packed) : packed
    if (content.length !== size) throw broken(this.source.name, member, 'its size is another than the directory says')
    this.#check(member, crc32(content))
    return content
  }

  /** The content of a member as a 1-dim tensor of bytes. */
  *tensor(name: string): Reading<Tensor> {
    const member = this.members.get(name)!
    const { size } = member
    if (member.deflated) return fromBytes(yield* this.content(name), [size], 'uint8')
    const whole = member.end - member.start
    if (whole <= sliceBytes) {
      const bytes = yield [member.start, whole]
      const start = bodyStart(this.source.name, member, asBuffer(bytes))
      const content = bytes.subarray(start, start + size)
      if (this.checks) this.#check(member, crc32(content))
      return fromBytes(content, [size], 'uint8')
    }
    const start = yield* this.start(member)
    const memory = ops.empty([size], { dtype: 'uint8', device: 'cpu' })
    let sum = 0
    yield* fill(memory, start, (bytes) => {
      if (this.checks) sum = crc32(bytes, sum)
    })
    if (this.checks) this.#check(member, sum)
    return memory
  }

  /**
   * What `read` makes of a member's content, of which it is told where it begins. It shows all of it in order to `see`,
   * since that is what the checksum is compared with.
   */
  *through<T>(name: string, read: (start: number, see: (bytes: Uint8Array) => void) => Reading<T>): Reading<T> {
    const member = this.members.get(name)!
    if (member.deflated)
      return readAtHand(
        yield* this.content(name),
        read(0, () => {}),
      )
    let sum = 0
    const result = yield* read(yield* this.start(member), (bytes) => {
      sum = crc32(bytes, sum)
    })
    this.#check(member, sum)
    return result
  }

  /** Where a member's content begins in the file. */
  *start(member: Member): Reading<number> {
    const head = Math.min(member.end - member.start, 30 + Buffer.byteLength(member.name))
    return member.start + bodyStart(this.source.name, member, asBuffer(yield [member.start, head]))
  }

  /** Where each member lies in the file, compressed ones left out: they are checked as they are read. */
  *spans(): Reading<(Span & { member: Member })[]> {
    const found: (Span & { member: Member })[] = []
    for (const member of this.members.values()) {
      if (member.deflated) continue
      found.push({ start: yield* this.start(member), length: member.size, crc: member.crc, member })
    }
    return found
  }

  /** That a member's content is not what was written. */
  damaged(member: Member): TorchError {
    return broken(
      this.source.name,
      member,
      'its bytes do not have the CRC-32 that was written with them; fetch the file again',
    )
  }

  #check(member: Member, sum: number): void {
    if (sum !== member.crc) throw this.damaged(member)
  }

  #inflate(member: Member, packed: Buffer): Buffer {
    const most = this.maxInflated
    this.#inflated += member.size
    if (this.#inflated > most) {
      const why = `its compressed members claim ${this.#inflated} bytes; at most ${most} are unpacked from ${this.source.size}`
      throw new TorchError('ERR_FILE', `${this.source.name} cannot be read: ${why}`)
    }
    try {
      // One byte more than said lets a member that lies about its size be told from one that does not.
      return inflateRawSync(packed, { maxOutputLength: member.size + 1 })
    } catch (error) {
      throw broken(this.source.name, member, (error as Error).message)
    }
  }
}

/** Opens the zip that a file is. */
export function* openingArchive(source: Source, checks: boolean, maxInflated?: number): Reading<Archive> {
  const members = yield* readingDirectory(source.name, source.size)
  return new Archive(source, new Map(members.map((member) => [member.name, member])), checks, maxInflated)
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
