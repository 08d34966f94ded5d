import { TorchError } from '../errors'
import type { Reading } from './reading'

/** One file inside a zip, as the zip's central directory describes it. */
export interface Member {
  name: string
  /** The position of its local header, and the first position after the member. */
  start: number
  end: number
  size: number
  compressedSize: number
  deflated: boolean
  /** The CRC-32 of its content, according to the directory. */
  crc: number
}

const tailBytes = 65_557
const maxDirectory = 256 * 2 ** 20

/**
 * The members of a zip of `size` bytes in the order of their positions, without folders. It needs two reads, three for
 * Zip64, so that it is cheap over HTTP ranges.
 *
 * @throws {@link TorchError} `ERR_CHECKSUM` for a damaged zip, and for names that would leave the target folder
 */
export function* readingDirectory(archive: string, size: number): Reading<Member[]> {
  const bad = (why: string) => new TorchError('ERR_CHECKSUM', `${archive} is damaged: ${why}`)
  const tailStart = Math.max(0, size - tailBytes)
  const tail = Buffer.from(yield [tailStart, size - tailStart])
  const at = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (at < 0 || at + 22 > tail.length) throw bad('it has no zip directory (truncated?)')
  let count = tail.readUInt16LE(at + 10)
  let length = tail.readUInt32LE(at + 12)
  let offset = tail.readUInt32LE(at + 16)
  if (count === 0xffff || length === 0xffffffff || offset === 0xffffffff) {
    if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) throw bad('its Zip64 locator is missing')
    const place = Number(tail.readBigUInt64LE(at - 12))
    if (place + 56 > size) throw bad('its Zip64 record lies outside the file')
    const record = asBuffer(yield [place, 56])
    if (record.readUInt32LE(0) !== 0x06064b50) throw bad('its Zip64 record has a wrong signature')
    count = Number(record.readBigUInt64LE(32))
    length = Number(record.readBigUInt64LE(40))
    offset = Number(record.readBigUInt64LE(48))
  }
  if (offset + length > tailStart + at || length > maxDirectory || count * 46 > length) {
    throw bad('its directory lies outside the file')
  }
  const inTail = offset >= tailStart
  const directory = inTail
    ? tail.subarray(offset - tailStart, offset - tailStart + length)
    : asBuffer(yield [offset, length])
  return parseDirectory(directory, count, offset, bad)
}

const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

function parseDirectory(
  bytes: Buffer,
  count: number,
  directoryStart: number,
  bad: (why: string) => TorchError,
): Member[] {
  const members: Member[] = []
  const names = new Set<string>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50)
      throw bad(`entry ${i} of its directory is broken`)
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const next = extraEnd + bytes.readUInt16LE(at + 32)
    if (next > bytes.length) throw bad(`entry ${i} of its directory is cut off`)
    const name = bytes.toString('utf8', at + 46, nameEnd)
    const unixMode = bytes.readUInt32LE(at + 38) >>> 16
    checkName(name.endsWith('/') ? name.slice(0, -1) : name, unixMode, bad)
    if (names.has(name)) throw bad(`it holds "${name}" twice`)
    names.add(name)
    const method = bytes.readUInt16LE(at + 10)
    if (bytes.readUInt16LE(at + 8) & 1) throw bad(`"${name}" is encrypted`)
    if (method !== 0 && method !== 8) throw bad(`"${name}" is compressed by method ${method}`)
    const fields = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    const wide = widen(fields, bytes.subarray(nameEnd, extraEnd))
    if (!wide) throw bad(`"${name}" has no Zip64 sizes`)
    const [size, compressedSize, start] = wide
    if (start + 30 + compressedSize > directoryStart) throw bad(`"${name}" lies outside the file`)
    if (method === 0 && size !== compressedSize) throw bad(`"${name}" has two sizes`)
    const crc = bytes.readUInt32LE(at + 16)
    members.push({ name, start, end: directoryStart, size, compressedSize, deflated: method === 8, crc })
    at = next
  }
  members.sort((a, b) => a.start - b.start)
  for (let i = 0; i + 1 < members.length; i++) {
    const member = members[i]
    member.end = members[i + 1].start
    if (member.start + 30 + member.compressedSize > member.end) {
      throw bad(`"${member.name}" overlaps "${members[i + 1].name}"`)
    }
  }
  return members.filter((member) => !member.name.endsWith('/'))
}

/** Fields of 0xffffffff stand in the Zip64 extra field (id 1) instead, in the same order. */
function widen(fields: number[], extra: Buffer): number[] | undefined {
  if (!fields.includes(0xffffffff)) return fields
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    const end = Math.min(extra.length, place + extra.readUInt16LE(at + 2))
    const wide: number[] = []
    for (const field of fields) {
      if (field !== 0xffffffff) wide.push(field)
      else if (place + 8 > end) return undefined
      else {
        wide.push(Number(extra.readBigUInt64LE(place)))
        place += 8
      }
    }
    return wide
  }
  return undefined
}

const symlinkMode = 0o120000
const modeKind = 0o170000

/** Whether a member with this name stays within the folder that the zip is unpacked into. */
export function isSafeName(name: string): boolean {
  const steps = name.split('/')
  // Backslash and colon are ordinary characters on Linux, but on Windows they lead out of the folder.
  return !steps.some((step) => step === '' || step === '.' || step === '..') && !/[\\:\0]/.test(name)
}

function checkName(name: string, unixMode: number, bad: (why: string) => TorchError): void {
  if (!isSafeName(name)) throw bad(`the entry ${JSON.stringify(name)} would be written outside its folder`)
  if ((unixMode & modeKind) === symlinkMode) throw bad(`the entry ${JSON.stringify(name)} is a symbolic link`)
}

/** The offset of a member's content from its `start`, read from its local header. */
export function bodyStart(archive: string, member: Member, bytes: Buffer): number {
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== 0x04034b50) throw broken(archive, member, 'its header is broken')
  const nameLength = bytes.readUInt16LE(26)
  const start = 30 + nameLength + bytes.readUInt16LE(28)
  if (bytes.toString('utf8', 30, 30 + nameLength) !== member.name)
    throw broken(archive, member, 'its header names another')
  if (member.start + start + member.compressedSize > member.end) throw broken(archive, member, 'it is cut off')
  return start
}

export function broken(archive: string, member: Member, why: string): TorchError {
  return new TorchError('ERR_CHECKSUM', `${archive} is damaged: "${member.name}": ${why}`)
}
