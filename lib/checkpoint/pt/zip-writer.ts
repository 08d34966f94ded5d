import { crc32 } from '../../system/crc32'

/** A record of an archive: its content comes in pieces, each good until the next is asked for. */
export interface ZipRecord {
  name: string
  size: number
  pieces(): Iterable<Uint8Array>
}

/** Where PyTorch's archives have the content of each record begin: at a multiple of this. */
export const zipAlignment = 64

const max32 = 0xffffffff
// Names are UTF-8; the sizes follow the content.
const [isUtf8, sizesFollow] = [0x800, 8]

/**
 * The bytes of a zip as PyTorch lays them out: nothing compressed, every content aligned by an extra field "FB", its
 * checksum and size after it, and a Zip64 directory at the end.
 */
export function* zipPieces(records: readonly ZipRecord[]): Generator<Uint8Array> {
  const directory: Buffer[] = []
  let at = 0
  for (const { name, size, pieces } of records) {
    const start = at
    const head = localHeader(name, size, start)
    yield head
    at += head.length
    let sum = 0
    for (const piece of pieces()) {
      sum = crc32(piece, sum)
      yield piece
      at += piece.length
    }
    if (size > 0) {
      const after = descriptor(sum, size, start)
      yield after
      at += after.length
    }
    directory.push(entry(name, size, start, sum))
  }
  const length = directory.reduce((sum, { length }) => sum + length, 0)
  yield Buffer.concat([...directory, end(records.length, length, at)])
}

/** Numbers as little-endian; `widths` has a digit for the bytes of each. */
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

/** The extra field for what 32 bits do not hold. */
function wide(size: number, start: number): Buffer {
  const values = [...(size >= max32 ? [size, size] : []), ...(start >= max32 ? [start] : [])]
  return values.length === 0
    ? Buffer.alloc(0)
    : packed(`22${'8'.repeat(values.length)}`, 1, 8 * values.length, ...values)
}

const flags = (size: number) => isUtf8 | (size > 0 ? sizesFollow : 0)

function localHeader(name: string, size: number, start: number): Buffer {
  const named = Buffer.from(name)
  const extra = wide(size, start)
  const content = start + 30 + named.length + extra.length + 4
  const padding = Buffer.alloc((zipAlignment - (content % zipAlignment)) % zipAlignment, 'Z')
  const extraLength = extra.length + 4 + padding.length
  const head = packed('42222244422', 0x04034b50, 0, flags(size), 0, 0, 0, 0, 0, 0, named.length, extraLength)
  return Buffer.concat([head, named, extra, Buffer.from('FB'), packed('2', padding.length), padding])
}

function descriptor(sum: number, size: number, start: number): Buffer {
  const width = size >= max32 || start >= max32 ? 8 : 4
  return packed(`44${width}${width}`, 0x08074b50, sum, size, size)
}

function entry(name: string, size: number, start: number, sum: number): Buffer {
  const named = Buffer.from(name)
  const extra = wide(size, start)
  const [shownSize, shownStart] = [Math.min(size, max32), Math.min(start, max32)]
  const lengths = [named.length, extra.length]
  const fields = [0x02014b50, 0, 0, flags(size), 0, 0, 0, sum, shownSize, shownSize, ...lengths, 0, 0, 0, 0, shownStart]
  return Buffer.concat([packed('42222224442222244', ...fields), named, extra])
}

/** The Zip64 record, its locator, and what older programs look for. */
function end(count: number, length: number, start: number): Buffer {
  const few = Math.min(count, 0xffff)
  return Buffer.concat([
    packed('4822448888', 0x06064b50, 44, 0x031e, 45, 0, 0, count, count, length, start),
    packed('4484', 0x07064b50, 0, start + length, 1),
    packed('42222442', 0x06054b50, 0, 0, few, few, Math.min(length, max32), Math.min(start, max32), 0),
  ])
}
