import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs'
import { type FileHandle, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { types } from 'node:util'
import { printable, TorchError, typeError } from '../errors'

/**
 * The content of a file to write. The pieces of an iterable are written one after the other, never joined in memory.
 */
export type FileData = string | ArrayBufferView | Iterable<string | ArrayBufferView>

/**
 * Writes a file whole or not at all: writes to an unpredictable temporary name in the same folder, syncs, and renames.
 * An existing file keeps its mode, a new one gets `mode`. A path that is a folder, a device, a FIFO or a socket is
 * refused. Temporary files that killed processes have left in the folder are removed.
 *
 * @throws {@link TorchError} `ERR_FILE`, with the path and the errno; the old file is then intact and no temporary file
 * is left.
 */
export async function writeFileAtomic(path: string, data: FileData, mode?: number): Promise<void> {
  await replaceFile(path, (file) => writePieces(file, data), mode)
}

/** Writes in progress, by path: of two that overlap, the later one wins. */
const writing = new Map<string, Promise<void>>()

/**
 * Like {@link writeFileAtomic}, for content that `write` writes to the temporary file, which is also open for reading.
 */
export async function replaceFile(
  path: string,
  write: (file: FileHandle) => Promise<void>,
  mode = 0o666,
): Promise<void> {
  checkPath(path, 'write')
  await inTurn(writing, resolve(path), () => replace(path, write, mode))
}

/** Runs `work` when the last work under the same key has ended, well or not; at once where there is none. */
export async function inTurn(
  queues: Map<string, Promise<void>>,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const before = queues.get(key)
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  queues.set(key, ended)
  try {
    if (before !== undefined) await before
    // Only this function waits for the work, so that V8 shows in an error's stack who called.
    await work()
  } finally {
    end()
    if (queues.get(key) === ended) queues.delete(key)
  }
}

async function replace(path: string, write: (file: FileHandle) => Promise<void>, mode: number): Promise<void> {
  let temporary: string | undefined
  try {
    const old = await stat(path).catch(absent)
    checkTarget(path, old)
    const target = old ? await realpath(path) : path
    const folder = dirname(target)
    for (const name of leftBehind(folder, await readdir(folder))) await rm(name, { force: true })
    temporary = join(folder, temporaryName())
    const file = await open(temporary, 'wx+', old?.mode ?? mode)
    try {
      if (old) await file.chmod(old.mode & 0o7777)
      if (old && process.getuid?.() === 0) await file.chown(old.uid, old.gid)
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, target)
  } catch (error) {
    if (temporary !== undefined) await rm(temporary, { force: true })
    throw fileError('write', path, error)
  }
}

/** Like {@link writeFileAtomic}, but returns when the file is in place. */
export function writeFileAtomicSync(path: string, data: FileData, mode = 0o666): void {
  checkPath(path, 'write')
  let temporary: string | undefined
  try {
    const old = statSync(path, { throwIfNoEntry: false })
    checkTarget(path, old)
    const target = old ? realpathSync(path) : path
    const folder = dirname(target)
    for (const name of leftBehind(folder, readdirSync(folder))) rmSync(name, { force: true })
    temporary = join(folder, temporaryName())
    const file = openSync(temporary, 'wx', old?.mode ?? mode)
    try {
      if (old) fchmodSync(file, old.mode & 0o7777)
      if (old && process.getuid?.() === 0) fchownSync(file, old.uid, old.gid)
      writePiecesSync(file, data)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, target)
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true })
    throw fileError('write', path, error)
  }
}

/**
 * Gives a file a second name, or copies it where the file system has no links. A file that had that name is replaced
 * atomically.
 */
export function duplicateFile(from: string, to: string): void {
  const temporary = join(dirname(to), temporaryName())
  try {
    try {
      linkSync(from, temporary)
    } catch {
      copyFileSync(from, temporary)
    }
    renameSync(temporary, to)
  } catch (error) {
    throw fileError('write', to, error)
  } finally {
    rmSync(temporary, { force: true })
  }
}

let machine: string | undefined

/**
 * Identifies the machine or container in which a process number is valid: containers that share a folder may each have
 * a process 1.
 */
function thisMachine(): string {
  const namespace = '/proc/self/ns/pid'
  machine ??= createHash('sha256')
    .update(`${hostname()} ${existsSync(namespace) ? readlinkSync(namespace) : ''}`)
    .digest('hex')
    .slice(0, 8)
  return machine
}

const temporaryName = () => `.torchnode-${thisMachine()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`
const temporaryPattern = /^\.torchnode-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{16}\.tmp$/
/**
 * The milliseconds after which a temporary file of another machine, if nobody has written to it, counts as abandoned.
 */
const longAgo = 3_600_000

/** The temporary files in a folder whose writer has ended. */
function leftBehind(folder: string, names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const [, of, pid] = temporaryPattern.exec(name) ?? []
    if (of === undefined) return []
    const path = join(folder, name)
    const written = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
    const started = Date.now() - process.uptime() * 1000
    const isLeft =
      of !== thisMachine()
        ? written < Date.now() - longAgo
        : Number(pid) === process.pid
          ? written < started
          : !isAlive(Number(pid))
    return isLeft ? [path] : []
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/**
 * Makes a folder with its parents, and checks that files can be made in it.
 *
 * @returns its absolute path
 * @throws {@link TorchError} `ERR_FILE`
 */
export function ensureWritableFolder(dir: string, mode = 0o777): string {
  checkPath(dir, 'use the folder')
  const folder = resolve(dir)
  try {
    makeFolder(folder, mode)
    rmdirSync(mkdtempSync(join(folder, '.torchnode-')))
  } catch (error) {
    throw fileError('write into', dir, error)
  }
  return folder
}

// Node's own recursive mkdir never returns below /proc, where making a folder fails with ENOENT although the parent exists.
function makeFolder(folder: string, mode: number): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  const parent = dirname(folder)
  if (parent !== folder) makeFolder(parent, mode)
  try {
    mkdirSync(folder, mode)
  } catch (error) {
    // Another process may have made it in between.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error
  }
}

/** A failed file operation as an `ERR_FILE` error of one line: `cannot read "x": EACCES (permission denied)`. */
export function fileError(verb: string, path: string, cause: unknown): TorchError {
  if (cause instanceof TorchError) return cause
  const { code, message } = cause as NodeJS.ErrnoException
  const words = message?.match(/^[A-Z0-9_]+: ([^,]+)/)?.[1]
  const why = code && words ? `${code} (${words})` : (message ?? String(cause)).split('\n')[0]
  return new TorchError('ERR_FILE', `cannot ${verb} ${quoted(path)}: ${why}`, { cause: printableCause(cause) })
}

function checkPath(path: unknown, verb: string): asserts path is string {
  if (typeof path !== 'string') throw typeError(`a path must be a string, got ${path === null ? 'null' : typeof path}`)
  if (path === '') throw new TorchError('ERR_FILE', `cannot ${verb} "": the path is empty`)
  if (path.includes('\0'))
    throw new TorchError('ERR_FILE', `cannot ${verb} ${quoted(path)}: the path holds a NUL character`)
}

function checkTarget(path: string, target: Stats | undefined): void {
  if (!target || target.isFile()) return
  const kind = target.isDirectory() ? 'a folder' : 'a device, a FIFO or a socket'
  throw new TorchError('ERR_FILE', `cannot write ${quoted(path)}: it is ${kind}, not a file`)
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** A path as a message shows it. */
export const quoted = (path: string) => printable(JSON.stringify(path.length > 300 ? `${path.slice(0, 300)}…` : path))

// One write(2) takes no more than 2 GiB.
const pieceBytes = 2 ** 30

function* pieces(data: FileData): Generator<Uint8Array> {
  const whole = typeof data === 'string' || ArrayBuffer.isView(data) ? [data] : data
  for (const part of whole) {
    const bytes =
      typeof part === 'string' ? Buffer.from(part) : new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
  }
}

async function writePieces(file: FileHandle, data: FileData): Promise<void> {
  for (const piece of pieces(data)) await file.writeFile(piece)
}

function writePiecesSync(file: number, data: FileData): void {
  for (const piece of pieces(data)) {
    for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at)
  }
}

/** Node's error with a printable text: Node writes a path into it as it is, and prints the cause of an error. */
function printableCause(cause: unknown): unknown {
  if (!types.isNativeError(cause) || printable(cause.message) === cause.message) return cause
  const { errno, code, syscall, path } = cause as NodeJS.ErrnoException
  const copy = Object.assign(new Error(printable(cause.message)), { errno, code, syscall, path })
  copy.stack = printable(`${cause.stack}`)
  return copy
}
