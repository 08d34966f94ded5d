import { createHash, type Hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync as readBytesSync, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { types } from 'node:util'
import { named, type Rest, requireObject, type Settled, settings, surplus } from '../arguments'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { empty } from '../generated/ops'
import { fileError, replaceFile, writeFileAtomicSync } from '../system/files'
import { fromBytes, Tensor } from '../tensor'
import type { DType } from '../types'
import { digestBeside } from './digest'
import {
  checkDataDigest,
  checkElements,
  layOut,
  type SafetensorsLayout,
  safetensorsPieces,
  type TensorBytes,
} from './safetensors-format'
import { dataDigestKey, readHeader, readHeaderLength, type SafetensorsHeader } from './safetensors-header'
import { brief } from './strict-json'

export interface SaveSafetensorsOptions {
  /** Strings for the file's `__metadata__`. Default: `format: 'pt'`, which Hugging Face's tools require. */
  metadata?: ReadonlyMap<string, string> | Record<string, string>
}

export interface LoadSafetensorsOptions {
  /** The device of the loaded tensors. Default: `'cpu'`. */
  device?: string
}

/** The content of a file's header. */
export interface SafetensorsInfo {
  tensors: Map<string, { dtype: DType; shape: number[] }>
  metadata: Map<string, string>
}

type NamedTensors = ReadonlyMap<string, Tensor> | Readonly<Record<string, Tensor>>

/**
 * Saves tensors in the safetensors format, which Python's `safetensors.torch.load_file` reads. It saves the values at the moment of
 * the
 * call, even if training goes on meanwhile. Each tensor is written completely and contiguously, also a view or one that shares
 * memory.
 * The file is replaced atomically and has a sha256 that {@link loadSafetensors} checks. Large tensors block the event loop only for
 * a
 * millisecond at a time if they are contiguous and on the CPU.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for complex32, complex128 and the quantized dtypes, `ERR_FILE` if the file
 * cannot be written; an old file is then unchanged
 */
export async function saveSafetensors(
  tensors: NamedTensors,
  path: string,
  ...rest: Rest<SaveSafetensorsOptions>
): Promise<void> {
  const options = named<SaveSafetensorsOptions>('saveSafetensors', ['metadata'], rest)
  const sources = new Map<string, Source>()
  try {
    hold(sources, tensors)
    const sizes = new Map([...sources].map(([name, { dtype, shape, size }]) => [name, { dtype, shape, size }]))
    const layout = layOut(sizes, options.metadata ?? defaultMetadata)
    await replaceFile(path, (file) => writeBeside(file, layout, sources))
  } finally {
    for (const { held } of sources.values()) native.letGo(held)
  }
}

/** The synchronous form of {@link saveSafetensors}. */
export function saveSafetensorsSync(tensors: NamedTensors, path: string, ...rest: Rest<SaveSafetensorsOptions>): void {
  const options = named<SaveSafetensorsOptions>('saveSafetensorsSync', ['metadata'], rest)
  writeFileAtomicSync(path, piecesOf(tensors, options))
}

/**
 * Loads all tensors of a safetensors file, in the order of its header. Header and offsets are checked before anything is allocated,
 * and
 * checksums are checked if the file has them.
 *
 * @throws {@link TorchError} `ERR_FILE` for a path that is not a file and for a file that violates the format, `ERR_CHECKSUM` for a
 * damaged file
 */
export async function loadSafetensors(
  path: string,
  ...rest: Rest<LoadSafetensorsOptions>
): Promise<Map<string, Tensor>> {
  const { device } = settings<Settled<LoadSafetensorsOptions, 'device'>>('loadSafetensors', { device: undefined }, rest)
  return await readAsync(path, async (file, fileBytes, source) => {
    const header = await spans(file, path, readingHeader(fileBytes, source))
    // Both must end before the file is closed.
    const [digest, tensors] = await Promise.allSettled([
      dataDigest(file, header, fileBytes),
      spans(file, path, loading(header, source, device)),
    ])
    if (tensors.status === 'rejected') throw tensors.reason
    if (digest.status === 'rejected') throw digest.reason
    if (digest.value !== undefined) checkDataDigest(header, digest.value, source)
    return tensors.value
  })
}

/** The synchronous form of {@link loadSafetensors}. */
export function loadSafetensorsSync(path: string, ...rest: Rest<LoadSafetensorsOptions>): Map<string, Tensor> {
  const { device } = settings<Settled<LoadSafetensorsOptions, 'device'>>(
    'loadSafetensorsSync',
    { device: undefined },
    rest,
  )
  return readSync(path, function* (fileBytes, source) {
    const header = yield* readingHeader(fileBytes, source)
    const hash = createHash('sha256')
    const tensors = yield* loading(header, source, device, hash)
    checkDataDigest(header, hash.digest('hex'), source)
    return tensors
  })
}

/** Reads the names, dtypes, shapes and metadata of a safetensors file, and checks them, without reading its data. */
export async function safetensorsInfo(path: string): Promise<SafetensorsInfo> {
  if (arguments.length > 1) throw surplus('safetensorsInfo', 1, arguments)
  return infoOf(await readAsync(path, (file, size, source) => spans(file, path, readingHeader(size, source))))
}

/** The synchronous form of {@link safetensorsInfo}. */
export function safetensorsInfoSync(path: string): SafetensorsInfo {
  if (arguments.length > 1) throw surplus('safetensorsInfoSync', 1, arguments)
  return infoOf(readSync(path, readingHeader))
}

const defaultMetadata = { format: 'pt' }

function entriesOf(tensors: NamedTensors): [string, Tensor][] {
  requireObject('saveSafetensors', 'tensors', tensors, 'tensors by name, such as model.stateDict()')
  const entries: [string, Tensor][] = types.isMap(tensors) ? [...tensors] : Object.entries(tensors)
  for (const [name, tensor] of entries) {
    if (!(tensor instanceof Tensor)) {
      throw typeError(
        `${brief(String(name))} is no Tensor but ${shown(tensor)}; it takes tensors by name, such as model.stateDict()`,
      )
    }
    checkSaveable(name, tensor)
  }
  return entries
}

const bytesOf = (tensor: Tensor) => tensor.detach().cpu().toBytes()

function piecesOf(tensors: NamedTensors, { metadata = defaultMetadata }: SaveSafetensorsOptions): Uint8Array[] {
  const named = entriesOf(tensors).map(([name, tensor]): [string, TensorBytes] => {
    return [name, { dtype: tensor.dtype, shape: tensor.shape, bytes: bytesOf(tensor) }]
  })
  return safetensorsPieces(new Map(named), metadata)
}

/** A tensor's values at the moment of the call, read in slices. */
interface Source {
  dtype: DType
  shape: readonly number[]
  size: number
  /** Native's number for the held values, or 0 if `bytes` has a copy. */
  held: number
  bytes: Uint8Array | undefined
}

/** The size of a slice, which is handled in one turn of the event loop. */
const sliceBytes = 2 ** 20
/** Below this size a copy costs less than watching for changes. */
const smallBytes = 2 ** 16

/** Fills `sources` with the values to save. */
function hold(sources: Map<string, Source>, tensors: NamedTensors): void {
  for (const [name, tensor] of entriesOf(tensors)) {
    const size = tensor.numel() * native.itemSize(idOf(tensor))
    const held = size < smallBytes ? 0 : native.hold(idOf(tensor))
    const bytes = held === 0 ? bytesOf(tensor) : undefined
    sources.set(name, { dtype: tensor.dtype, shape: tensor.shape, size: bytes?.length ?? size, held, bytes })
  }
}

async function writeBeside(file: FileHandle, layout: SafetensorsLayout, sources: Map<string, Source>): Promise<void> {
  // A placeholder, since the checksum is known only after the data is written.
  const head = layout.header('0'.repeat(64))
  await writeAt(file, head, 0)
  const [start, end] = [head.length, head.length + layout.dataBytes]
  const hash = layout.dataBytes < largeBytes ? createHash('sha256') : undefined
  const buffer = Buffer.allocUnsafeSlow(sliceBytes)
  let position = start
  for (const name of layout.order) {
    const { size, held, bytes } = sources.get(name)!
    for (let at = 0; at < size; at += sliceBytes) {
      const slice = buffer.subarray(0, Math.min(sliceBytes, size - at))
      if (bytes === undefined) native.readHeld(held, at, slice)
      const piece = bytes?.subarray(at, at + slice.length) ?? slice
      hash?.update(piece)
      await writeAt(file, piece, position + at)
    }
    position += size
  }
  await writeAt(file, layout.header(hash?.digest('hex') ?? (await digestBeside(file.fd, start, end))), 0)
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten
  }
}

/** From this size on a checksum is computed in a worker. */
const largeBytes = 4 * 2 ** 20

/** The sha256 of a file's data; undefined if its header has none to compare with. */
async function dataDigest(
  file: FileHandle,
  { metadata, dataStart }: SafetensorsHeader & { dataStart: number },
  fileBytes: number,
): Promise<string | undefined> {
  if (!metadata.has(dataDigestKey)) return undefined
  if (fileBytes - dataStart >= largeBytes) return digestBeside(file.fd, dataStart, fileBytes)
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafeSlow(sliceBytes)
  for (let at = dataStart; at < fileBytes; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(sliceBytes, fileBytes - at), at)
    // Reading the tensors reports that the file is too short.
    if (bytesRead === 0) break
    hash.update(buffer.subarray(0, bytesRead))
    at += bytesRead
  }
  return hash.digest('hex')
}

/** A generator that yields spans of a file, [position, length], and gets their bytes, which are valid until it yields again. */
type Reading<T> = Generator<[position: number, length: number], T, Uint8Array>

/** Throws for tensors that a file of dense elements cannot represent. */
function checkSaveable(name: string, tensor: Tensor): void {
  const { isMeta, isNested } = tensor
  if (!isMeta && !isNested && tensor.layout === 'strided') return
  const [what, instead] = isMeta
    ? ['a meta tensor, which has no elements', 'save what it stands for']
    : isNested
      ? ['a nested tensor', 'save the parts that unbind() gives']
      : [`a ${tensor.layout} tensor`, 'toDense() makes it dense, which may take much more memory']
  const message = `tensor ${brief(name)} is ${what}, but a safetensors file holds only dense tensors; ${instead}`
  throw new TorchError('ERR_NOT_IMPLEMENTED', message)
}

function* readingHeader(fileBytes: number, source: string): Reading<SafetensorsHeader & { dataStart: number }> {
  const headerBytes = readHeaderLength(yield [0, Math.min(8, fileBytes)], fileBytes, source)
  const dataStart = 8 + headerBytes
  return { ...readHeader(yield [8, headerBytes], fileBytes - dataStart, source), dataStart }
}

/** The bytes of an empty tensor, shared, since a file may have very many of them. */
const none = new Uint8Array(0)

function* loading(
  header: SafetensorsHeader & { dataStart: number },
  source: string,
  device = 'cpu',
  hash?: Hash,
): Reading<Map<string, Tensor>> {
  // Keys are inserted first, so that the tensors are in the order of the header, not of their data.
  const tensors = new Map<string, Tensor>([...header.tensors.keys()].map((name) => [name, undefined as never]))
  const byOffset = [...header.tensors].sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
  for (const [name, { dtype, shape, start, end }] of byOffset) {
    const size = end - start
    const read = function* (at: number, length: number): Reading<Uint8Array> {
      const bytes = length > 0 ? yield [header.dataStart + start + at, length] : none
      hash?.update(bytes)
      checkElements(name, dtype, bytes, source, at)
      return bytes
    }
    if (size <= sliceBytes) {
      tensors.set(name, fromBytes(yield* read(0, size), shape, dtype).to(device))
      continue
    }
    const whole = empty(shape, { dtype, device: 'cpu' })
    const memory = whole.view('uint8').flatten()
    for (let at = 0; at < size; at += sliceBytes) {
      const bytes = yield* read(at, Math.min(sliceBytes, size - at))
      // Disposed of at once, since collecting the garbage of all slices would take longer than a slice.
      using slice = fromBytes(bytes, [bytes.length], 'uint8')
      using place = memory.narrow(0, at, bytes.length)
      place.copy_(slice)
    }
    tensors.set(name, whole.to(device))
  }
  return tensors
}

function infoOf({ tensors, metadata }: SafetensorsHeader): SafetensorsInfo {
  return { tensors: new Map([...tensors].map(([name, { dtype, shape }]) => [name, { dtype, shape }])), metadata }
}

// Without O_NONBLOCK, opening a FIFO would wait for a writer for ever.
const openFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const maxRead = 2 ** 30

async function readAsync<T>(
  path: string,
  read: (file: FileHandle, fileBytes: number, source: string) => Promise<T>,
): Promise<T> {
  checkPath(path)
  let file: FileHandle | undefined
  try {
    file = await open(path, openFlags)
    return await read(file, regularSize(await file.stat(), path), brief(path, 300))
  } catch (error) {
    throw readError(path, error)
  } finally {
    await file?.close()
  }
}

/** Runs a reading to its end. */
async function spans<T>(file: FileHandle, path: string, reading: Reading<T>): Promise<T> {
  let memory = Buffer.alloc(0)
  let step = reading.next()
  while (!step.done) {
    const [position, length] = step.value
    if (memory.length < length) memory = Buffer.allocUnsafeSlow(length)
    for (let at = 0; at < length; ) {
      at += checkRead((await file.read(memory, at, length - at, position + at)).bytesRead, path)
    }
    step = reading.next(memory.subarray(0, length))
  }
  return step.value
}

function readSync<T>(path: string, read: (fileBytes: number, source: string) => Reading<T>): T {
  checkPath(path)
  let file: number | undefined
  try {
    file = openSync(path, openFlags)
    const reading = read(regularSize(fstatSync(file), path), brief(path, 300))
    let memory = Buffer.alloc(0)
    let step = reading.next()
    while (!step.done) {
      const [position, length] = step.value
      if (memory.length < length) memory = Buffer.allocUnsafeSlow(length)
      for (let at = 0; at < length; )
        at += checkRead(readBytesSync(file, memory, at, Math.min(length - at, maxRead), position + at), path)
      step = reading.next(memory.subarray(0, length))
    }
    return step.value
  } catch (error) {
    throw readError(path, error)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function checkPath(path: unknown): asserts path is string {
  if (typeof path !== 'string') throw typeError(`a path must be a string, got ${shown(path)}`)
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

// Only errors of the file system become file errors; others keep their class.
function readError(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  return code === undefined ? error : fileError('read', path, error)
}
