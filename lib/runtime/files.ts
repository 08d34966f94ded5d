import { closeSync, mkdirSync, mkdtempSync, openSync, rmdirSync, statSync, writeSync } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import writeFile from 'write-file-atomic'
import { TorchError } from '../errors'

/** What a file can be written from; the pieces of an iterable are written one after the other, never joined in memory. */
export type FileData = string | ArrayBufferView | Iterable<string | ArrayBufferView>

/**
 * Writes a file whole or not at all: a temporary name in the same folder, fsync, rename; the mode of an existing file is
 * kept. A path that is a folder, a device, a FIFO or a socket is refused.
 *
 * @throws {@link TorchError} `ERR_FILE`, naming the path and the errno; the old file is then intact and no temporary
 * file is left.
 */
export async function writeFileAtomic(path: string, data: FileData): Promise<void> {
  checkPath(path, 'write')
  try {
    checkTarget(path, await stat(path).catch(absent))
    await writeFile(path, '', { tmpfileCreated: (temporary) => writePieces(temporary, data) as unknown as undefined })
  } catch (error) {
    throw fileError('write', path, error)
  }
}

/** {@link writeFileAtomic} that returns when the file is in place. */
export function writeFileAtomicSync(path: string, data: FileData): void {
  checkPath(path, 'write')
  try {
    checkTarget(path, statSync(path, { throwIfNoEntry: false }))
    writeFile.sync(path, '', { tmpfileCreated: (temporary) => writePiecesSync(temporary, data) })
  } catch (error) {
    throw fileError('write', path, error)
  }
}

/**
 * Makes a folder with its parents and shows that files can be made in it.
 *
 * @returns its absolute path
 * @throws {@link TorchError} `ERR_FILE`
 */
export function ensureWritableFolder(dir: string): string {
  checkPath(dir, 'use the folder')
  const folder = resolve(dir)
  try {
    makeFolder(folder)
    rmdirSync(mkdtempSync(join(folder, '.torchnode-')))
  } catch (error) {
    throw fileError('write into', dir, error)
  }
  return folder
}

// Node's own recursive mkdir never returns below /proc, where making a folder fails with ENOENT although the parent exists.
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent)
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

/** What Node says of a failed file operation, as an `ERR_FILE` of one line: `cannot read "x": EACCES (permission denied)`. */
export function fileError(verb: string, path: string, cause: unknown): TorchError {
  if (cause instanceof TorchError) return cause
  const { code, message } = cause as NodeJS.ErrnoException
  const words = message?.match(/^[A-Z0-9_]+: ([^,]+)/)?.[1]
  const why = code && words ? `${code} (${words})` : (message ?? String(cause)).split('\n')[0]
  return new TorchError('ERR_FILE', `cannot ${verb} ${quote(path)}: ${why}`, { cause })
}

function checkPath(path: unknown, verb: string): asserts path is string {
  if (typeof path !== 'string')
    throw new TypeError(`a path must be a string, got ${path === null ? 'null' : typeof path}`)
  if (path === '') throw new TorchError('ERR_FILE', `cannot ${verb} "": the path is empty`)
  if (path.includes('\0'))
    throw new TorchError('ERR_FILE', `cannot ${verb} ${quote(path)}: the path holds a NUL character`)
}

function checkTarget(path: string, target: { isFile(): boolean; isDirectory(): boolean } | undefined): void {
  if (!target || target.isFile()) return
  const kind = target.isDirectory() ? 'a folder' : 'a device, a FIFO or a socket'
  throw new TorchError('ERR_FILE', `cannot write ${quote(path)}: it is ${kind}, not a file`)
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

const quote = (path: string) => JSON.stringify(path.length > 300 ? `${path.slice(0, 300)}…` : path)

// write-file-atomic itself calls write(2) once, which a full disk or a file over 2 GiB cuts short without an error.
const pieceBytes = 2 ** 30

function* pieces(data: FileData): Generator<Uint8Array> {
  const whole = typeof data === 'string' || ArrayBuffer.isView(data) ? [data] : data
  for (const part of whole) {
    const bytes =
      typeof part === 'string' ? Buffer.from(part) : new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
}

async function writePieces(path: string, data: FileData): Promise<void> {
  const file = await open(path, 'w')
  try {
    for (const piece of pieces(data)) await file.writeFile(piece)
  } finally {
    await file.close()
  }
}

function writePiecesSync(path: string, data: FileData): void {
  const file = openSync(path, 'w')
  try {
    for (const piece of pieces(data)) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
    }
  } finally {
    closeSync(file)
  }
}
