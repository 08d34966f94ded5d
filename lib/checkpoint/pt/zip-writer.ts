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

/** Numbers, each with its width in bytes, as little-endian. */
function packed(...fields: [width: 2 | 4 | 8, value: number][]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}

/** The extra field for what 32 bits do not hold. */
function wide(size: number, start: number): Buffer {
  const fields: [8, number][] = []
  if (size >= max32) fields.push([8, size], [8, size])
  if (start >= max32) fields.push([8, start])
  return fields.length === 0 ? Buffer.alloc(0) : packed([2, 1], [2, 8 * fields.length], ...fields)
}

const flags = (size: number) => isUtf8 | (size > 0 ? sizesFollow : 0)

function localHeader(name: string, size: number, start: number): Buffer {
  const named = Buffer.from(name)
  const extra = wide(size, start)
  const content = start + 30 + named.length + extra.length + 4
  const padding = Buffer.alloc((zipAlignment - (content % zipAlignment)) % zipAlignment, 'Z')
  const head = packed(
    ...([
      [4, 0x04034b50],
      [2, 0],
      [2, flags(size)],
      [2, 0],
      [2, 0],
      [2, 0],
    ] as [2 | 4, number][]),
    ...([
      [4, 0],
      [4, 0],
      [4, 0],
      [2, named.length],
      [2, extra.length + 4 + padding.length],
    ] as [2 | 4, number][]),
  )
  return Buffer.concat([head, named, extra, Buffer.from('FB'), packed([2, padding.length]), padding])
}

function descriptor(sum: number, size: number, start: number): Buffer {
  const width = size >= max32 || start >= max32 ? 8 : 4
  return packed([4, 0x08074b50], [4, sum], [width, size], [width, size])
}

function entry(name: string, size: number, start: number, sum: number): Buffer {
  const named = Buffer.from(name)
  const extra = wide(size, start)
  const shown = Math.min(size, max32)
  const head = packed(
    ...([
      [4, 0x02014b50],
      [2, 0],
      [2, 0],
      [2, flags(size)],
      [2, 0],
      [2, 0],
      [2, 0],
    ] as [2 | 4, number][]),
    ...([
      [4, sum],
      [4, shown],
      [4, shown],
      [2, named.length],
      [2, extra.length],
    ] as [2 | 4, number][]),
    ...([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, Math.min(start, max32)],
    ] as [2 | 4, number][]),
  )
  return Buffer.concat([head, named, extra])
}

function end(count: number, length: number, start: number): Buffer {
  const few = Math.min(count, 0xffff)
  return packed(
    // The Zip64 record, its locator, and what older programs look for.
    ...([
      [4, 0x06064b50],
      [8, 44],
      [2, 0x031e],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
    ] as [2 | 4 | 8, number][]),
    ...([
      [8, length],
      [8, start],
    ] as [8, number][]),
    ...([
      [4, 0x07064b50],
      [4, 0],
      [8, start + length],
      [4, 1],
    ] as [4 | 8, number][]),
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, few],
      [2, few],
    ] as [2 | 4, number][]),
    ...([
      [4, Math.min(length, max32)],
      [4, Math.min(start, max32)],
      [2, 0],
    ] as [2 | 4, number][]),
  )
}
