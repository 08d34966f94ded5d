import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { types } from 'node:util'
import { named, type Rest, requireObject, type Settled, settings, surplus } from '../arguments'
import { idOf } from '../binding/handle'
import { native } from '../binding/native'
import { shown } from '../binding/shown'
import { TorchError, typeError } from '../errors'
import { empty } from '../generated/ops'
import { replaceFile, writeFileAtomicSync } from '../system/files'
import { type AsyncSource, type Source as FileSource, type Reading, readFrom, readFromSync } from '../system/reading'
import { fromBytes, Tensor } from '../tensor'
import type { DType } from '../types'
import { digestBeside } from './digest'
import { fill, sliceBytes } from './fill'
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
 * the call, even if training goes on meanwhile. Each tensor is written completely and contiguously, also a view or
 * one that shares
 * memory.
 * The file is replaced atomically and has a sha256 that {@link loadSafetensors} checks. Large tensors block the event loop only for
 * a millisecond at a time if they are contiguous and on the CPU.
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
  const content = new SafetensorsContent(tensors, options.metadata)
  try {
    await content.write(path)
  } finally {
    content.letGo()
  }
}

/**
 * The contents of a file of tensors: checked, and with the values at the moment of the call, which are held until
 * {@link letGo}.
 */
export class SafetensorsContent {
  readonly #sources = new Map<string, HeldValues>()
  readonly #layout: SafetensorsLayout

  constructor(tensors: NamedTensors, metadata: SaveSafetensorsOptions['metadata'] = defaultMetadata) {
    try {
      hold(this.#sources, tensors)
      const sizes = new Map([...this.#sources].map(([name, { dtype, shape, size }]) => [name, { dtype, shape, size }]))
      this.#layout = layOut(sizes, metadata)
    } catch (error) {
      this.letGo()
      throw error
    }
  }

  async write(path: string): Promise<void> {
    await replaceFile(path, (file) => writeBeside(file, this.#layout, this.#sources))
  }

  letGo(): void {
    for (const { held } of this.#sources.values()) native.letGo(held)
    this.#sources.clear()
  }
}

/** The synchronous form of {@link saveSafetensors}. */
export function saveSafetensorsSync(tensors: NamedTensors, path: string, ...rest: Rest<SaveSafetensorsOptions>): void {
  const options = named<SaveSafetensorsOptions>('saveSafetensorsSync', ['metadata'], rest)
  writeFileAtomicSync(path, piecesOf(tensors, options))
}

/**
 * Loads all tensors of a safetensors file, in the order of its header. Header and offsets are checked before anything is allocated,
 * and checksums are checked if the file has them.
 *
 * @throws {@link TorchError} `ERR_FILE` for a path that is not a file and for a file that violates the format, `ERR_CHECKSUM` for a
 * damaged file
 */
export async function loadSafetensors(
  path: string,
  ...rest: Rest<LoadSafetensorsOptions>
): Promise<Map<string, Tensor>> {
  const { device } = settings<Settled<LoadSafetensorsOptions, 'device'>>('loadSafetensors', { device: undefined }, rest)
  requirePath(path)
  return await readFrom(path, async (file) => {
    const header = await file.run(readingHeader(file))
    // The file is closed when both are done with it.
    const [digest, tensors] = await Promise.allSettled([
      dataDigest(file, header),
      file.run(loading(header, file.name, device)),
    ])
    if (tensors.status === 'rejected') throw tensors.reason
    if (digest.status === 'rejected') throw digest.reason
    if (digest.value !== undefined) checkDataDigest(header, digest.value, file.name)
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
  requirePath(path)
  return readFromSync(path, (file) => {
    const header = file.run(readingHeader(file))
    const hash = createHash('sha256')
    const tensors = file.run(loading(header, file.name, device, hash))
    checkDataDigest(header, hash.digest('hex'), file.name)
    return tensors
  })
}

/** Reads the names, dtypes, shapes and metadata of a safetensors file, and checks them, without reading its data. */
export async function safetensorsInfo(path: string): Promise<SafetensorsInfo> {
  if (arguments.length > 1) throw surplus('safetensorsInfo', 1, arguments)
  requirePath(path)
  return infoOf(await readFrom(path, (file) => file.run(readingHeader(file))))
}

/** The synchronous form of {@link safetensorsInfo}. */
export function safetensorsInfoSync(path: string): SafetensorsInfo {
  if (arguments.length > 1) throw surplus('safetensorsInfoSync', 1, arguments)
  requirePath(path)
  return infoOf(readFromSync(path, (file) => file.run(readingHeader(file))))
}

const defaultMetadata = { format: 'pt' }

function entriesOf(tensors: NamedTensors): [string, Tensor][] {
  requireObject('saveSafetensors', 'tensors', tensors, 'tensors by name, such as model.stateDict()')
  const entries: [string, Tensor][] = types.isMap(tensors) ? [...tensors] : Object.entries(tensors)
  for (const [name, tensor] of entries) {
    if (!(tensor instanceof Tensor)) {
      throw typeError(
        `${brief(String(name))} must be a Tensor, but it is ${shown(tensor)}; it takes tensors by name, such as model.stateDict()`,
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
interface HeldValues {
  dtype: DType
  shape: readonly number[]
  size: number
  /** Native's number for the held values, or 0 if `bytes` has a copy. */
  held: number
  bytes: Uint8Array | undefined
}

/** Below this size a copy costs less than holding. */
const smallBytes = 2 ** 16

/** Fills `sources` with the values to save. */
function hold(sources: Map<string, HeldValues>, tensors: NamedTensors): void {
  for (const [name, tensor] of entriesOf(tensors)) {
    const size = tensor.numel() * native.itemSize(idOf(tensor))
    const held = size < smallBytes ? 0 : native.hold(idOf(tensor))
    const bytes = held === 0 ? bytesOf(tensor) : undefined
    sources.set(name, { dtype: tensor.dtype, shape: tensor.shape, size: bytes?.length ?? size, held, bytes })
  }
}

async function writeBeside(
  file: FileHandle,
  layout: SafetensorsLayout,
  sources: Map<string, HeldValues>,
): Promise<void> {
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
  file: AsyncSource,
  { metadata, dataStart }: SafetensorsHeader & { dataStart: number },
): Promise<string | undefined> {
  if (!metadata.has(dataDigestKey)) return undefined
  if (file.size - dataStart >= largeBytes) return digestBeside(file.file!, dataStart, file.size)
  return file.run(digesting(dataStart, file.size))
}

function* digesting(from: number, to: number): Reading<string> {
  const hash = createHash('sha256')
  for (let at = from; at < to; at += sliceBytes) hash.update(yield [at, Math.min(sliceBytes, to - at)])
  return hash.digest('hex')
}

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

/** Reads and checks the header of a file. */
export function* readingHeader({ name, size }: FileSource): Reading<SafetensorsHeader & { dataStart: number }> {
  const headerBytes = readHeaderLength(yield [0, Math.min(8, size)], size, name)
  const dataStart = 8 + headerBytes
  return { ...readHeader(yield [8, headerBytes], size - dataStart, name), dataStart }
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
    const see = (bytes: Uint8Array, at: number) => {
      hash?.update(bytes)
      checkElements(name, dtype, bytes, source, at)
    }
    if (size <= sliceBytes) {
      const bytes = size > 0 ? yield [header.dataStart + start, size] : none
      see(bytes, 0)
      tensors.set(name, fromBytes(bytes, shape, dtype).to(device))
      continue
    }
    const whole = empty(shape, { dtype, device: 'cpu' })
    yield* fill(whole.view('uint8').flatten(), header.dataStart + start, see)
    tensors.set(name, whole.to(device))
  }
  return tensors
}

function infoOf({ tensors, metadata }: SafetensorsHeader): SafetensorsInfo {
  return { tensors: new Map([...tensors].map(([name, { dtype, shape }]) => [name, { dtype, shape }])), metadata }
}

function requirePath(path: unknown): asserts path is string {
  if (typeof path !== 'string') throw typeError(`a path must be a string, got ${shown(path)}`)
}
