import { inflateRawSync } from 'node:zlib'
import { TorchError } from '../../errors'
import * as ops from '../../generated/ops'
import { crc32, type Span } from '../../system/crc32'
import { type Reading, readAtHand, type Source } from '../../system/reading'
import { bodyStart, broken, type Member, readingDirectory } from '../../system/zip'
import { fromBytes, type Tensor } from '../../tensor'
import { fill, sliceBytes } from '../fill'

/** The default limit for compressed members: this many bytes, and this many times the file. */
const [inflatedBytes, inflatedTimes] = [64 * 2 ** 20, 16]

/** The members of a zip, by name. Their contents are compared with the CRC-32 in the directory as they are read. */
export class Archive {
  #inflated = 0

  constructor(
    readonly source: Source,
    readonly members: ReadonlyMap<string, Member>,
    /** Whether checksums are compared as the members are read. */
    readonly checks: boolean,
    /** The most bytes that compressed members may unpack to. */
    readonly maxInflated = inflatedBytes + inflatedTimes * source.size,
  ) {}

  /** The size of a member's content. */
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
   * Reads a member's content by `read`, which gets the position where it begins. It must pass the whole content to
   * `see`, in order, for the checksum.
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

  /** The position of a member's content in the file. */
  *start(member: Member): Reading<number> {
    const head = Math.min(member.end - member.start, 30 + Buffer.byteLength(member.name))
    return member.start + bodyStart(this.source.name, member, asBuffer(yield [member.start, head]))
  }

  /**
   * The position of each member's content in the file. Compressed members are left out, since they are checked as they
   * are read.
   */
  *spans(): Reading<(Span & { member: Member })[]> {
    const found: (Span & { member: Member })[] = []
    for (const member of this.members.values()) {
      if (member.deflated) continue
      found.push({ start: yield* this.start(member), length: member.size, crc: member.crc, member })
    }
    return found
  }

  /** The error for a member whose content does not have its CRC-32. */
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
      // One byte more, so that a member that is larger than its claimed size is noticed.
      return inflateRawSync(packed, { maxOutputLength: member.size + 1 })
    } catch (error) {
      throw broken(this.source.name, member, (error as Error).message)
    }
  }
}

/** Opens a file as a zip. */
export function* openingArchive(source: Source, checks: boolean, maxInflated?: number): Reading<Archive> {
  const members = yield* readingDirectory(source.name, source.size)
  return new Archive(source, new Map(members.map((member) => [member.name, member])), checks, maxInflated)
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
