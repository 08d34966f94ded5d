import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { types } from 'node:util'
import { TorchError, typeError } from '../errors'
import { fileError, quoted } from './files'

/**
 * A computation over a file. It yields the span that it wants, [position, length], and receives the bytes, which are
 * valid until it yields again. So the same code serves a file that is read at once, one that is read beside the event
 * loop, bytes, and Blobs. With a third number it says how many bytes it will want right after, and these are read
 * meanwhile.
 */
export type Reading<T> = Generator<[position: number, length: number, next?: number], T, Uint8Array>

/** Something that a {@link Reading} can run on. */
export interface Source {
  /** Its name in errors. */
  readonly name: string
  readonly size: number
  /** The descriptor, if it is an open file. */
  readonly file: number | undefined
}

/** What the caller of a reading may give: a signal that ends it, and a callback for its progress. */
export interface Watch {
  /** Ends the reading when aborted. */
  signal?: AbortSignal
  /** Called with the number of bytes read so far. */
  onProgress?: (bytes: number, total: number) => void
}

export interface AsyncSource extends Source {
  run<T>(reading: Reading<T>, watch?: Watch): Promise<T>
}

export interface SyncSource extends Source {
  run<T>(reading: Reading<T>): T
}

// Without O_NONBLOCK, opening a FIFO would wait for a writer, perhaps for ever.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const maxRead = 2 ** 30
/** Spans up to this length are short, and are read together with what follows, as many bytes as fit a window. */
const maxShort = 4096
const windowBytes = 64 * 1024
/** The event loop gets a turn after this many bytes that needed no waiting. */
const turnBytes = 8 * 2 ** 20

/** Opens a file, bytes or a Blob for as long as `read` takes. */
export async function readFrom<T>(
  from: string | Uint8Array | Blob,
  read: (source: AsyncSource) => Promise<T>,
): Promise<T> {
  if (types.isUint8Array(from)) return await read({ ...inMemory(from), run: (reading) => spansOf(from, reading) })
  if (from instanceof Blob) {
    const run = <R>(reading: Reading<R>, watch?: Watch) => spans(reading, from.size, blobReader(from), watch)
    return await read({ name: 'the Blob', size: from.size, file: undefined, run })
  }
  checkPath(from)
  let handle: FileHandle | undefined
  try {
    const file = await open(from, openFlags)
    handle = file
    const before = await file.stat({ bigint: true })
    const size = regularSize(before, from)
    const run = <R>(reading: Reading<R>, watch?: Watch) => spans(reading, size, fileReader(file, from), watch)
    const result = await read({ name: quoted(from), size, file: file.fd, run })
    refuseChange(before, await file.stat({ bigint: true }), from)
    return result
  } catch (error) {
    throw readError(from, error)
  } finally {
    await handle?.close()
  }
}

/** The synchronous form of {@link readFrom}. */
export function readFromSync<T>(from: string | Uint8Array, read: (source: SyncSource) => T): T {
  if (types.isUint8Array(from)) return read({ ...inMemory(from), run: (reading) => readAtHand(from, reading) })
  checkPath(from)
  let handle: number | undefined
  try {
    const file = openSync(from, openFlags)
    handle = file
    const before = fstatSync(file, { bigint: true })
    const size = regularSize(before, from)
    const result = read({ name: quoted(from), size, file, run: (reading) => spansSync(file, from, reading) })
    refuseChange(before, fstatSync(file, { bigint: true }), from)
    return result
  } catch (error) {
    throw readError(from, error)
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

const inMemory = ({ length }: Uint8Array): Source => ({ name: 'the data', size: length, file: undefined })

type Read = (memory: Uint8Array, position: number) => Promise<void>

async function spans<T>(reading: Reading<T>, total: number, read: Read, watch: Watch = {}): Promise<T> {
  const memories = [new Uint8Array(0), new Uint8Array(0)]
  const begin = (position: number, length: number) => {
    memories.reverse()
    if (memories[0].length < length) memories[0] = Buffer.allocUnsafeSlow(length)
    const span = memories[0].subarray(0, length)
    const done = read(span, position)
    // If the reading asks for another span, or ends, nobody waits for this one.
    done.catch(() => {})
    return { position, length, done: done.then(() => span) }
  }
  let ahead: ReturnType<typeof begin> | undefined
  try {
    let count = 0
    let step = reading.next()
    while (!step.done) {
      if (watch.signal?.aborted) throw new TorchError('ERR_ABORTED', 'the reading was aborted by its signal')
      const [position, length, next] = step.value
      const isAhead = ahead !== undefined && ahead.position === position && ahead.length === length
      if (!isAhead) await ahead?.done
      const span = await (isAhead ? ahead! : begin(position, length)).done
      ahead = next === undefined ? undefined : begin(position + length, next)
      count = Math.min(total, count + length)
      watch.onProgress?.(count, total)
      step = reading.next(span)
    }
    return step.value
  } finally {
    // The file must not be closed while it is being read.
    await ahead?.done.catch(() => {})
  }
}

/** Short spans are taken from a window, since each read of a file beside the event loop takes some 50 microseconds. */
function fileReader(file: FileHandle, path: string): Read {
  const fill = async (memory: Uint8Array, position: number, least: number) => {
    let at = 0
    while (at < least) at += checkRead((await file.read(memory, at, memory.length - at, position + at)).bytesRead, path)
    return at
  }
  const window = { memory: new Uint8Array(0), begin: 0, end: 0 }
  return async (span, position) => {
    if (span.length > maxShort) return void (await fill(span, position, span.length))
    if (position < window.begin || position + span.length > window.end) {
      // Another read may begin before this one ends, and needs another memory then.
      const memory = Buffer.allocUnsafe(windowBytes)
      const count = await fill(memory, position, span.length)
      Object.assign(window, { memory, begin: position, end: position + count })
      span.set(memory.subarray(0, span.length))
    } else span.set(window.memory.subarray(position - window.begin, position - window.begin + span.length))
  }
}

const blobReader =
  (blob: Blob): Read =>
  async (span, position) =>
    span.set(new Uint8Array(await blob.slice(position, position + span.length).arrayBuffer()))

async function spansOf<T>(bytes: Uint8Array, reading: Reading<T>): Promise<T> {
  let since = 0
  let step = reading.next()
  while (!step.done) {
    const [position, length] = step.value
    since += length
    if (since >= turnBytes) {
      since = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    step = reading.next(bytes.subarray(position, position + length))
  }
  return step.value
}

/** Runs a reading over bytes. */
export function readAtHand<T>(bytes: Uint8Array, reading: Reading<T>): T {
  let step = reading.next()
  while (!step.done) {
    const [position, length] = step.value
    step = reading.next(bytes.subarray(position, position + length))
  }
  return step.value
}

function spansSync<T>(file: number, path: string, reading: Reading<T>): T {
  let memory = new Uint8Array(0)
  let step = reading.next()
  while (!step.done) {
    const [position, length] = step.value
    if (memory.length < length) memory = Buffer.allocUnsafeSlow(length)
    for (let at = 0; at < length; )
      at += checkRead(readSync(file, memory, at, Math.min(length - at, maxRead), position + at), path)
    step = reading.next(memory.subarray(0, length))
  }
  return step.value
}

function checkPath(path: unknown): asserts path is string {
  if (typeof path !== 'string') throw typeError(`a path must be a string, got ${path === null ? 'null' : typeof path}`)
}

function regularSize(stats: BigIntStats, path: string): number {
  if (stats.isFile()) return Number(stats.size)
  const kind = stats.isDirectory() ? 'a folder' : 'a device, a FIFO or a socket'
  throw new TorchError('ERR_FILE', `cannot read ${quoted(path)}: it is ${kind}, not a file`)
}

/**
 * Refuses a file that another program changed meanwhile: the bytes that were checked may not be those that were kept.
 */
function refuseChange(before: BigIntStats, after: BigIntStats, path: string): void {
  if (before.mtimeNs === after.mtimeNs && before.size === after.size) return
  throw new TorchError('ERR_FILE', `cannot read ${quoted(path)}: it was changed while it was read; read it again`)
}

function checkRead(bytesRead: number, path: string): number {
  if (bytesRead === 0) throw new TorchError('ERR_FILE', `cannot read ${quoted(path)}: it shrank while it was read`)
  return bytesRead
}

// Only errors of the file system become file errors; others keep their class.
function readError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? error : fileError('read', path, error)
}
