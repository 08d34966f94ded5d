import { constants as buffers } from 'node:buffer'
import { closeSync, fstatSync, constants as modes, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { endianness } from 'node:os'
import { promisify } from 'node:util'
import { type Gunzip, gunzip, gunzipSync, constants as zlib } from 'node:zlib'
import { type Rest, settings, shown, wholeNumber } from '../arguments'
import { TorchError, typeError } from '../errors'
import { fileError } from '../system/files'
import { fromBytes, type Tensor } from '../tensor'

type IdxArray = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array
type IdxDType = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64'

/** The content of an IDX file: `data` has the elements in row-major order. */
export interface IdxData {
  dtype: IdxDType
  shape: number[]
  data: IdxArray
}

const types = {
  8: ['uint8', Uint8Array],
  9: ['int8', Int8Array],
  11: ['int16', Int16Array],
  12: ['int32', Int32Array],
  13: ['float32', Float32Array],
  14: ['float64', Float64Array],
} as const

/** The size of a file's start that contains any IDX header, also a compressed one. */
export const headBytes = 16_384
/** The largest compression ratio of deflate; a header that declares more than that is wrong. */
const deflateRatio = 1032
/** The most dimensions that libtorch can iterate over. */
const maxDims = 64

/** Options of {@link readIdx}. */
export interface ReadIdxOptions {
  /** The most bytes that a gzipped file may unpack to, since a megabyte can unpack to a gigabyte. Default 2**30. */
  maxBytes?: number
}

interface Layout {
  gzipped: boolean
  dtype: IdxDType
  shape: number[]
  headerBytes: number
  totalBytes: number
}

/**
 * Reads the IDX format of http://yann.lecun.com/exdb/mnist: a magic number with the element type and the number of
 * dimensions, the sizes, and the elements, all big-endian. Gzipped bytes are unpacked first.
 *
 * @param bytes the whole file
 * @param name its name in errors
 * @param options `maxBytes`: the most bytes that gzipped bytes may unpack to, by default 2**30
 * @returns `data` in the machine's byte order; elements of one byte share memory with the unpacked bytes
 * @throws {@link TorchError} `ERR_FILE` unless the bytes are exactly one IDX file that unpacks to at most `maxBytes`
 */
export function parseIdx(bytes: Uint8Array, name = 'IDX data', ...rest: Rest<ReadIdxOptions>): IdxData {
  const most = maxBytesOf('vision.datasets.parseIdx', rest)
  if (!ArrayBuffer.isView(bytes) || bytes.BYTES_PER_ELEMENT !== 1) {
    throw typeError(`parseIdx(bytes: Uint8Array, name?: string) was given ${typeof bytes}, not bytes`)
  }
  if (typeof name !== 'string') throw typeError(`parseIdx: name must be a string, but it is ${shown(name)}`)
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const layout = readLayout(whole.subarray(0, headBytes), whole.length, most)
    return elements(layout.gzipped ? unpackSync(whole, layout) : whole, layout)
  } catch (error) {
    throw explain(name, error)
  }
}

/**
 * Reads an IDX file, raw or gzipped. Its content, not its name, decides which.
 *
 * @param options `maxBytes`: the most bytes that a gzipped file may unpack to, by default 2**30
 * @returns a tensor on the CPU with the file's shape; its dtype is `'uint8'`, `'int8'`, `'int16'`, `'int32'`,
 * `'float32'` or `'float64'`, as the file says
 * @throws {@link TorchError} `ERR_FILE` with the path and the fault: a missing file, not a regular file, truncated, a wrong magic
 * number, wrong sizes, bytes after the end, a damaged gzip stream, more than `maxBytes` when unpacked
 */
export async function readIdx(path: string, ...rest: Rest<ReadIdxOptions>): Promise<Tensor> {
  // Awaited, so that an error's stack shows this function, which its message names.
  return await reading(path, maxBytesOf('vision.datasets.readIdx', rest))
}

async function reading(path: string, most: number): Promise<Tensor> {
  let file: FileHandle | undefined
  try {
    file = await open(checkPath(path), readFlags)
    const size = regularSize(await file.stat())
    const head = Buffer.allocUnsafe(Math.min(size, headBytes))
    await fill(file, head, 0)
    const layout = readLayout(head, size, most)
    const whole = Buffer.allocUnsafe(size)
    head.copy(whole)
    await fill(file, whole, head.length)
    return toTensor(elements(layout.gzipped ? await unpack(whole, layout) : whole, layout))
  } catch (error) {
    throw explain(path, error)
  } finally {
    await file?.close()
  }
}

/** The synchronous form of {@link readIdx}. */
export function readIdxSync(path: string, ...rest: Rest<ReadIdxOptions>): Tensor {
  const most = maxBytesOf('vision.datasets.readIdxSync', rest)
  let file: number | undefined
  try {
    file = openSync(checkPath(path), readFlags)
    const size = regularSize(fstatSync(file))
    const head = Buffer.allocUnsafe(Math.min(size, headBytes))
    fillSync(file, head, 0)
    const layout = readLayout(head, size, most)
    const whole = Buffer.allocUnsafe(size)
    head.copy(whole)
    fillSync(file, whole, head.length)
    return toTensor(elements(layout.gzipped ? unpackSync(whole, layout) : whole, layout))
  } catch (error) {
    throw explain(path, error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function maxBytesOf(where: string, rest: Rest<ReadIdxOptions>): number {
  const { maxBytes } = settings<Required<ReadIdxOptions>>(where, { maxBytes: 2 ** 30 }, rest)
  return maxBytes === Infinity ? maxBytes : wholeNumber(where, 'maxBytes', maxBytes, { min: 0 })
}

/** What the start of a file of `size` bytes says of it, without its elements; `name` is for errors. */
export function describeIdx(
  head: Uint8Array,
  size: number,
  name: string,
): { dtype: string; shape: number[]; gzipped: boolean; bytes: number } {
  try {
    const start = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    const { dtype, shape, gzipped, totalBytes, headerBytes } = readLayout(start, size, Infinity)
    return { dtype, shape, gzipped, bytes: totalBytes - headerBytes }
  } catch (error) {
    throw explain(name, error)
  }
}

const toTensor = ({ data, shape, dtype }: IdxData): Tensor => fromBytes(data, shape, dtype)

/** A fault in the bytes; {@link explain} adds the file's name to its message. */
class Damage extends Error {}

function explain(path: string, error: unknown): Error {
  if (error instanceof Damage) return new TorchError('ERR_FILE', `${JSON.stringify(path)} ${error.message}`)
  return error instanceof TypeError ? error : fileError('read', path, error)
}

function checkPath(path: unknown): string {
  if (typeof path !== 'string') {
    throw typeError(`readIdx(path: string) was given ${path === null ? 'null' : typeof path}`)
  }
  if (path === '' || path.includes('\0')) throw new Damage('is not a path')
  return path
}

// Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
const readFlags = modes.O_RDONLY | (modes.O_NONBLOCK ?? 0)

function regularSize(stat: { isFile(): boolean; isDirectory(): boolean; size: number }): number {
  if (stat.isFile()) return stat.size
  throw new Damage(`is not a file but ${stat.isDirectory() ? 'a folder' : 'a device, a FIFO or a socket'}`)
}

const readBytes = 2 ** 30

function fillSync(file: number, into: Buffer, from: number): void {
  for (let at = from; at < into.length; ) {
    const count = readSync(file, into, at, Math.min(readBytes, into.length - at), at)
    if (count === 0) throw new Damage('became shorter while it was read')
    at += count
  }
}

async function fill(file: FileHandle, into: Buffer, from: number): Promise<void> {
  for (let at = from; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, Math.min(readBytes, into.length - at), at)
    if (bytesRead === 0) throw new Damage('became shorter while it was read')
    at += bytesRead
  }
}

/** Reads the layout from the start of a file of `size` bytes; throws if the file cannot have that layout. */
function readLayout(head: Buffer, size: number, most: number): Layout {
  const gzipped = head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b
  const start = gzipped ? unpackStart(head) : head
  const shown = `0x${start.subarray(0, 4).toString('hex')}`
  if (start.length < 4) throw new Damage(`ends after ${start.length} bytes, before the magic number of an IDX file`)
  const type = types[start[2] as keyof typeof types]
  const dims = start[3]
  if (start[0] !== 0 || start[1] !== 0 || !type) {
    throw new Damage(`is not an IDX file: its magic number is ${shown}, an IDX file of bytes begins with 0x000008`)
  }
  if (dims < 1 || dims > maxDims)
    throw new Damage(`has ${dims} dimensions (magic number ${shown}), not 1 to ${maxDims}`)
  const headerBytes = 4 + 4 * dims
  if (start.length < headerBytes) {
    throw new Damage(
      `is truncated: the header of ${dims} dimensions takes ${headerBytes} bytes, ${start.length} are there`,
    )
  }
  const shape = Array.from({ length: dims }, (_, i) => start.readUInt32BE(4 + 4 * i))
  const [dtype, { BYTES_PER_ELEMENT }] = type
  const totalBytes = shape.reduce((product, length) => product * length, BYTES_PER_ELEMENT) + headerBytes
  const declared = `its header declares [${shape.join(', ')}] of ${dtype}, ${totalBytes} bytes`
  if (totalBytes > buffers.MAX_LENGTH) throw new Damage(`is damaged: ${declared}, more than can be read`)
  const holds = `${declared}, but the file holds ${size}${gzipped ? ' packed' : ''} bytes`
  const [least, longest] = gzipped
    ? [totalBytes / deflateRatio, totalBytes + totalBytes / 512 + headBytes]
    : [totalBytes, totalBytes]
  if (size < least) throw new Damage(`is truncated: ${holds}`)
  if (size > longest) throw new Damage(`is too long: ${holds}`)
  if (gzipped && totalBytes > most)
    throw new Damage(`is gzipped and ${declared}, more than the allowed ${most}; give { maxBytes } if that is right`)
  return { gzipped, dtype, shape, headerBytes, totalBytes }
}

const unpackStart = (head: Buffer): Buffer => {
  try {
    return gunzipSync(head, { finishFlush: zlib.Z_SYNC_FLUSH })
  } catch (error) {
    throw gzipDamage(error)
  }
}

// The declared size limits unpacking, so that a small file cannot fill the memory.
const unpackOptions = ({ totalBytes }: Layout) =>
  ({ maxOutputLength: totalBytes, chunkSize: Math.min(Math.max(totalBytes + 1, 64), 2 ** 26), info: true }) as const

interface Unpacked {
  buffer: Buffer
  engine: Gunzip
}

function unpackSync(packed: Buffer, layout: Layout): Buffer {
  try {
    return checkUnpacked(gunzipSync(packed, unpackOptions(layout)) as unknown as Unpacked, packed, layout)
  } catch (error) {
    throw gzipDamage(error, layout)
  }
}

async function unpack(packed: Buffer, layout: Layout): Promise<Buffer> {
  try {
    const unpacked = await promisify(gunzip)(packed, unpackOptions(layout))
    return checkUnpacked(unpacked as unknown as Unpacked, packed, layout)
  } catch (error) {
    throw gzipDamage(error, layout)
  }
}

function checkUnpacked({ buffer, engine }: Unpacked, packed: Buffer, layout: Layout): Buffer {
  if (buffer.length < layout.totalBytes) {
    throw new Damage(`is truncated: it unpacks to ${buffer.length} bytes, its header declares ${layout.totalBytes}`)
  }
  const rest = packed.length - engine.bytesWritten
  if (rest > 0) throw new Damage(`is damaged: ${rest} bytes follow the end of the gzip stream`)
  return buffer
}

function gzipDamage(error: unknown, layout?: Layout): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return new Damage(`is too long: it unpacks to more than the ${layout?.totalBytes} bytes its header declares`)
  }
  if (code === 'Z_BUF_ERROR') return new Damage('is truncated: the gzip stream ends too early')
  return code?.startsWith('Z_') ? new Damage(`is damaged: the gzip stream is broken (${message})`) : error
}

function elements(whole: Buffer, { dtype, shape, headerBytes, totalBytes }: Layout): IdxData {
  const [, TypedArray] = Object.values(types).find(([name]) => name === dtype)!
  const body = whole.subarray(headerBytes, totalBytes)
  if (TypedArray.BYTES_PER_ELEMENT === 1) {
    return { dtype, shape, data: new TypedArray(body.buffer as ArrayBuffer, body.byteOffset, body.length) }
  }
  // Copied, since typed arrays need aligned elements and the caller's bytes must not be swapped.
  const bytes = Buffer.from(new Uint8Array(body).buffer)
  if (endianness() === 'LE') swapBytes(bytes, TypedArray.BYTES_PER_ELEMENT)
  return { dtype, shape, data: new TypedArray(bytes.buffer as ArrayBuffer) }
}

function swapBytes(bytes: Buffer, width: number): void {
  if (width === 2) bytes.swap16()
  if (width === 4) bytes.swap32()
  if (width === 8) bytes.swap64()
}
