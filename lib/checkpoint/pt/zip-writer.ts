import { deflateRawSync, constants as zlib } from 'node:zlib'
import { crc32 } from '../../system/crc32'

/** A record of an archive; its content comes in pieces, each valid until the next is asked for. */
export interface ZipRecord {
  name: string
  size: number
  /** Whether it is compressed. */
  deflated?: boolean
  pieces(): Iterable<Uint8Array>
}

/** In PyTorch's archives the content of each record begins at a multiple of this. */
export const zipAlignment = 64

const max32 = 0xffffffff
// Names are UTF-8; the sizes follow the content.
const [isUtf8, sizesFollow] = [0x800, 8]

/**
 * The bytes of a zip as PyTorch lays them out: nothing compressed unless a record says so, every content aligned by an
 * extra field "FB", its checksum and size after it, and a Zip64 directory at the end.
 */
export function* zipPieces(records: readonly ZipRecord[]): Generator<Uint8Array> {
  const directory: Buffer[] = []
  let at = 0
  for (const record of records) {
    const start = at
    const head = localHeader(record, start)
    yield head
    at += head.length
    let [sum, packedSize] = [0, 0]
    const see = (piece: Uint8Array) => {
      sum = crc32(piece, sum)
    }
    for (const piece of record.deflated ? deflated(record, see) : seen(record, see)) {
      yield piece
      packedSize += piece.length
    }
    at += packedSize
    if (record.size > 0) {
      const after = descriptor(sum, packedSize, record, start)
      yield after
      at += after.length
    }
    directory.push(entry(record, packedSize, start, sum))
  }
  const length = directory.reduce((sum, { length }) => sum + length, 0)
  yield Buffer.concat([...directory, end(records.length, length, at)])
}

/** Numbers in little-endian order; `widths` has a digit for the width of each in bytes. */
function packed(widths: string, ...values: number[]): Buffer {
  const bytes = Buffer.alloc([...widths].reduce((sum, width) => sum + Number(width), 0))
  let at = 0
  for (const [i, value] of values.entries()) {
    const width = Number(widths[i])
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}

function* seen({ pieces }: ZipRecord, see: (piece: Uint8Array) => void): Generator<Uint8Array> {
  for (const piece of pieces()) {
    see(piece)
    yield piece
  }
}

/** The number of bytes that are compressed at a time. */
const deflatedBytes = 2 ** 18

/**
 * A record's compressed content. Each part is compressed separately, since Node has no synchronous compressor that
 * continues.
 */
function* deflated({ pieces }: ZipRecord, see: (piece: Uint8Array) => void): Generator<Uint8Array> {
  for (const piece of pieces()) {
    see(piece)
    for (let at = 0; at < piece.length; at += deflatedBytes) {
      yield deflateRawSync(piece.subarray(at, at + deflatedBytes), { finishFlush: zlib.Z_SYNC_FLUSH })
    }
  }
  yield deflateRawSync(Buffer.alloc(0))
}

/** Whether a record's sizes need 8 bytes; incompressible content becomes a little larger. */
const isWide = ({ size, deflated }: ZipRecord) => size >= max32 - (deflated ? 2 ** 24 : 0)

/** The extra field for numbers that 32 bits do not hold. */
function wide(sizes: readonly number[], start: number): Buffer {
  const values = [...sizes, ...(start >= max32 ? [start] : [])]
  return values.length === 0
    ? Buffer.alloc(0)
    : packed(`22${'8'.repeat(values.length)}`, 1, 8 * values.length, ...values)
}

const flags = (size: number) => isUtf8 | (size > 0 ? sizesFollow : 0)
const method = ({ deflated }: ZipRecord) => (deflated ? 8 : 0)

function localHeader(record: ZipRecord, start: number): Buffer {
  const { name, size } = record
  const named = Buffer.from(name)
  const extra = wide(isWide(record) ? [size, size] : [], start)
  const content = start + 30 + named.length + extra.length + 4
  const padding = Buffer.alloc((zipAlignment - (content % zipAlignment)) % zipAlignment, 'Z')
  const extraLength = extra.length + 4 + padding.length
  const fields = [0x04034b50, 0, flags(size), method(record), 0, 0, 0, 0, 0, named.length, extraLength]
  return Buffer.concat([
    packed('42222244422', ...fields),
    named,
    extra,
    Buffer.from('FB'),
    packed('2', padding.length),
    padding,
  ])
}

function descriptor(sum: number, packedSize: number, record: ZipRecord, start: number): Buffer {
  const width = isWide(record) || start >= max32 ? 8 : 4
  return packed(`44${width}${width}`, 0x08074b50, sum, packedSize, record.size)
}

function entry(record: ZipRecord, packedSize: number, start: number, sum: number): Buffer {
  const { name, size } = record
  const named = Buffer.from(name)
  const extra = wide(isWide(record) ? [size, packedSize] : [], start)
  const shownSizes = isWide(record) ? [max32, max32] : [packedSize, size]
  const lengths = [named.length, extra.length]
  const before = [0x02014b50, 0, 0, flags(size), method(record), 0, 0, sum]
  const fields = [...before, ...shownSizes, ...lengths, 0, 0, 0, 0, Math.min(start, max32)]
  return Buffer.concat([packed('42222224442222244', ...fields), named, extra])
}

/** The Zip64 record, its locator, and the plain record for older programs. */
function end(count: number, length: number, start: number): Buffer {
  const few = Math.min(count, 0xffff)
  return Buffer.concat([
    packed('4822448888', 0x06064b50, 44, 0x031e, 45, 0, 0, count, count, length, start),
    packed('4484', 0x07064b50, 0, start + length, 1),
    packed('42222442', 0x06054b50, 0, 0, few, few, Math.min(length, max32), Math.min(start, max32), 0),
  ])
}
