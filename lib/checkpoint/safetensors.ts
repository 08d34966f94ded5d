import { constants as buffers } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { TorchError } from '../errors'
import { fileError, writeFileAtomic, writeFileAtomicSync } from '../runtime/files'
import { shown } from '../runtime/misfit'
import { fromBytes, Tensor } from '../tensor'
import type { DType } from '../types'
import { checkDataDigest, checkElements, safetensorsPieces, type TensorBytes } from './safetensors-format'
import { fail, readHeader, readHeaderLength, type SafetensorsHeader } from './safetensors-header'
import { brief } from './strict-json'

export interface SaveSafetensorsOptions {
  /** Texts for the file's `__metadata__`. Default: `format: 'pt'`, which Hugging Face's tools ask for. */
  metadata?: ReadonlyMap<string, string> | Record<string, string>
}

export interface LoadSafetensorsOptions {
  /** Where the tensors shall live. Default: `'cpu'`. */
  device?: string
}

/** What a file says about itself before its data. */
export interface SafetensorsInfo {
  tensors: Map<string, { dtype: DType; shape: number[] }>
  metadata: Map<string, string>
}

type NamedTensors = ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>

/**
 * Saves tensors in the safetensors format, which Python's `safetensors.torch.load_file` reads. The values are those of
 * the moment of the call; each tensor is written whole and contiguous, also a view or one that shares its memory. The
 * file appears at once and whole, and carries a sha256 that {@link loadSafetensors} checks.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for complex32, complex128 and the quantized dtypes, `ERR_FILE` if the file
 * cannot be written; an old file is then untouched
 */
export async function saveSafetensors(
  tensors: NamedTensors,
  path: string,
  options: SaveSafetensorsOptions = {},
): Promise<void> {
  await writeFileAtomic(path, piecesOf(tensors, options))
}

/** {@link saveSafetensors} that returns when the file is in place. */
export function saveSafetensorsSync(tensors: NamedTensors, path: string, options: SaveSafetensorsOptions = {}): void {
  writeFileAtomicSync(path, piecesOf(tensors, options))
}

/**
 * Loads every tensor of a safetensors file, in the order in which the file lists them. Nothing in a file is trusted:
 * header and offsets are checked before anything is allocated, a checksum is checked where there is one.
 *
 * @throws {@link TorchError} `ERR_FILE` for a path that is no file or a file that breaks the format, `ERR_CHECKSUM` for
 * one that was damaged
 */
export async function loadSafetensors(
  path: string,
  { device }: LoadSafetensorsOptions = {},
): Promise<Map<string, Tensor>> {
  return readAsync(path, (bytes, source) => loading(bytes, source, device))
}

/** {@link loadSafetensors} that returns the tensors. */
export function loadSafetensorsSync(path: string, { device }: LoadSafetensorsOptions = {}): Map<string, Tensor> {
  return readSyncly(path, (bytes, source) => loading(bytes, source, device))
}

/** Names, dtypes, shapes and metadata of a safetensors file, read and checked without its data. */
export async function safetensorsInfo(path: string): Promise<SafetensorsInfo> {
  return infoOf(await readAsync(path, readingHeader))
}

/** {@link safetensorsInfo} that returns what it found. */
export function safetensorsInfoSync(path: string): SafetensorsInfo {
  return infoOf(readSyncly(path, readingHeader))
}

function piecesOf(tensors: NamedTensors, { metadata = { format: 'pt' } }: SaveSafetensorsOptions): Uint8Array[] {
  const entries: [string, Tensor][] = tensors instanceof Map ? [...tensors] : Object.entries(tensors)
  const bytes = new Map<string, TensorBytes>()
  for (const [name, tensor] of entries) {
    if (!(tensor instanceof Tensor)) {
      throw new TypeError(
        `${brief(String(name))} is no Tensor but ${shown(tensor)}; it takes tensors by name, such as model.stateDict()`,
      )
    }
    checkSaveable(name, tensor)
    bytes.set(name, { dtype: tensor.dtype, shape: tensor.shape, bytes: tensor.detach().cpu().toBytes() })
  }
  return safetensorsPieces(bytes, metadata)
}

/** A computation that asks for spans of a file, [position, length], and is given their bytes. */
type Reading<T> = Generator<[position: number, length: number], T, Uint8Array>

/** Refuses what a file of dense elements cannot hold, rather than saving something else. */
function checkSaveable(name: string, tensor: Tensor): void {
  const { isMeta, isNested } = tensor
  if (!isMeta && !isNested && tensor.layout === 'strided') return
  const [what, instead] = isMeta
    ? ['a meta tensor, which has no elements', 'save what it stands for']
    : isNested
      ? ['a nested tensor', 'save the parts that unbind() gives']
      : [`a ${tensor.layout} tensor`, 'toDense() makes it dense, which may take much more memory']
  const message = `tensor ${brief(name)} is ${what}, and a safetensors file holds dense ones only; ${instead}`
  throw new TorchError('ERR_NOT_IMPLEMENTED', message)
}

function* readingHeader(fileBytes: number, source: string): Reading<SafetensorsHeader & { dataStart: number }> {
  const headerBytes = readHeaderLength(yield [0, Math.min(8, fileBytes)], fileBytes, source)
  const dataStart = 8 + headerBytes
  return { ...readHeader(yield [8, headerBytes], fileBytes - dataStart, source), dataStart }
}

function* loading(fileBytes: number, source: string, device = 'cpu'): Reading<Map<string, Tensor>> {
  const header = yield* readingHeader(fileBytes, source)
  const digest = createHash('sha256')
  // Filled first, so that the tensors stand in the order of the header and not of their data.
  const tensors = new Map<string, Tensor>([...header.tensors.keys()].map((name) => [name, undefined as never]))
  const byOffset = [...header.tensors].sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
  for (const [name, { dtype, shape, start, end }] of byOffset) {
    if (end - start > buffers.MAX_LENGTH)
      fail(source, `tensor ${brief(name)} takes ${end - start} bytes; Node reads ${buffers.MAX_LENGTH} at once`)
    const bytes = yield [header.dataStart + start, end - start]
    digest.update(bytes)
    checkElements(name, dtype, bytes, source)
    tensors.set(name, fromBytes(bytes, shape, dtype).to(device))
  }
  checkDataDigest(header, digest.digest('hex'), source)
  return tensors
}

function infoOf({ tensors, metadata }: SafetensorsHeader): SafetensorsInfo {
  return { tensors: new Map([...tensors].map(([name, { dtype, shape }]) => [name, { dtype, shape }])), metadata }
}

// A FIFO opened without O_NONBLOCK waits for a writer, for ever if need be.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const maxRead = 2 ** 30

async function readAsync<T>(path: string, read: (fileBytes: number, source: string) => Reading<T>): Promise<T> {
  checkPath(path)
  let file: FileHandle | undefined
  try {
    file = await open(path, openFlags)
    const reading = read(regularSize(await file.stat(), path), brief(path, 300))
    let step = reading.next()
    while (!step.done) {
      const [position, length] = step.value
      const buffer = Buffer.allocUnsafeSlow(length)
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(buffer, at, Math.min(length - at, maxRead), position + at)
        at += checkRead(bytesRead, path)
      }
      step = reading.next(buffer)
    }
    return step.value
  } catch (error) {
    throw readError(path, error)
  } finally {
    await file?.close()
  }
}

function readSyncly<T>(path: string, read: (fileBytes: number, source: string) => Reading<T>): T {
  checkPath(path)
  let file: number | undefined
  try {
    file = openSync(path, openFlags)
    const reading = read(regularSize(fstatSync(file), path), brief(path, 300))
    let step = reading.next()
    while (!step.done) {
      const [position, length] = step.value
      const buffer = Buffer.allocUnsafeSlow(length)
      for (let at = 0; at < length; )
        at += checkRead(readSync(file, buffer, at, Math.min(length - at, maxRead), position + at), path)
      step = reading.next(buffer)
    }
    return step.value
  } catch (error) {
    throw readError(path, error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function checkPath(path: unknown): asserts path is string {
  if (typeof path !== 'string') throw new TypeError(`a path must be a string, got ${shown(path)}`)
}

function regularSize(stats: Stats, path: string): number {
  if (!stats.isFile()) {
    const kind = stats.isDirectory() ? 'a folder' : 'a device, a FIFO or a socket'
    throw new TorchError('ERR_FILE', `cannot read ${brief(path, 300)}: it is ${kind}, not a file`)
  }
  return stats.size
}

function checkRead(bytesRead: number, path: string): number {
  if (bytesRead === 0) throw new TorchError('ERR_FILE', `cannot read ${brief(path, 300)}: it shrank while it was read`)
  return bytesRead
}

// Only what the file system says is a file error; anything else keeps its class.
function readError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? error : fileError('read', path, error)
}
