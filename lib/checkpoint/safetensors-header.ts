import { createHash } from 'node:crypto'
import { types } from 'node:util'
import { TorchError } from '../errors'
import { isArray } from '../kinds'
import type { DType } from '../types'
import { brief, parseStrictJson, type StrictJson } from './strict-json'

/** A tensor's dtype, shape and position in the data section of a file. */
export interface TensorEntry {
  dtype: DType
  shape: number[]
  start: number
  end: number
}

export interface SafetensorsHeader {
  tensors: Map<string, TensorEntry>
  metadata: Map<string, string>
}

export const maxHeaderBytes = 100_000_000
export const maxTensors = 100_000
export const maxDims = 64

/** The metadata key of the data section's sha256 in hex; the format itself has no checksum. */
export const dataDigestKey = 'torchnode.sha256'
/** The metadata key of the sha256 of the header's content: names, dtypes, shapes, offsets and metadata. */
export const headerDigestKey = 'torchnode.header.sha256'

// Name in a file, dtype, bits of an element. libtorch has no dtype for F6_E2M3 and F6_E3M2.
const dtypeTable: [string, DType, number][] = [
  ['BOOL', 'bool', 8],
  ['F4', 'float4_e2m1fn_x2', 4],
  ['U8', 'uint8', 8],
  ['I8', 'int8', 8],
  ['F8_E5M2', 'float8_e5m2', 8],
  ['F8_E4M3', 'float8_e4m3fn', 8],
  ['F8_E8M0', 'float8_e8m0fnu', 8],
  ['F8_E4M3FNUZ', 'float8_e4m3fnuz', 8],
  ['F8_E5M2FNUZ', 'float8_e5m2fnuz', 8],
  ['I16', 'int16', 16],
  ['U16', 'uint16', 16],
  ['F16', 'float16', 16],
  ['BF16', 'bfloat16', 16],
  ['I32', 'int32', 32],
  ['U32', 'uint32', 32],
  ['F32', 'float32', 32],
  ['C64', 'complex64', 64],
  ['F64', 'float64', 64],
  ['I64', 'int64', 64],
  ['U64', 'uint64', 64],
]
const byName = new Map(dtypeTable.map(([name, dtype, bits]) => [name, { name, dtype, bits }]))
/** The name and size of each dtype in a file. */
export const byDType = new Map(dtypeTable.map(([name, dtype, bits]) => [dtype, { name, dtype, bits }]))

/** The dtypes that a safetensors file can hold. */
export const safetensorsDTypes: readonly DType[] = dtypeTable.map(([, dtype]) => dtype)

/** The length of the header, which starts at byte 8; checked against the size of the file. */
export function readHeaderLength(first: Uint8Array, fileBytes: number, source: string): number {
  if (fileBytes < 8 || first.length < 8)
    failSafetensors(source, `it is ${fileBytes} bytes long, and the header's length alone takes 8`)
  const length = Buffer.from(first.buffer, first.byteOffset, 8).readBigUInt64LE()
  if (length > BigInt(maxHeaderBytes)) {
    if (Buffer.from(first).toString('latin1', 0, 4) === 'PK\x03\x04')
      failSafetensors(
        source,
        'it is a zip archive, as torch.save writes; in Python, safetensors.torch.save_file writes what is read here',
      )
    failSafetensors(source, `its header claims ${length} bytes; at most ${maxHeaderBytes} are read`)
  }
  if (length > BigInt(fileBytes - 8))
    failSafetensors(
      source,
      `its header claims ${length} bytes, and the file has ${fileBytes - 8} left: it may be truncated`,
    )
  return Number(length)
}

/** Parses and checks a header. `dataBytes` is the size of the data section, which the tensors must fill without gaps. */
export function readHeader(bytes: Uint8Array, dataBytes: number, source: string): SafetensorsHeader {
  const root = parseHeader(bytes, source)
  const metadata = root.get('__metadata__')
  root.delete('__metadata__')
  const header: SafetensorsHeader = { tensors: new Map(), metadata: readMetadata(metadata, source) }
  for (const [name, info] of root) header.tensors.set(name, readEntry(name, info, source))
  if (header.tensors.size > maxTensors) failSafetensors(source, `it has more than ${maxTensors} tensors`)
  checkLayout(header.tensors, dataBytes, source)
  const digest = header.metadata.get(headerDigestKey)
  if (digest !== undefined && digest !== headerDigest(header)) failDigest(source, 'header', headerDigestKey)
  return header
}

function parseHeader(bytes: Uint8Array, source: string): Map<string, StrictJson> {
  if (bytes[0] !== 0x7b) failSafetensors(source, 'its header does not begin with "{"')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    failSafetensors(source, 'its header is not valid UTF-8')
  }
  try {
    return parseStrictJson(text, { depth: 3, keys: maxTensors + 1, items: maxDims }) as Map<string, StrictJson>
  } catch (error) {
    return failSafetensors(source, `its header is not valid JSON of the format: ${(error as Error).message}`)
  }
}

function readMetadata(value: StrictJson | undefined, source: string): Map<string, string> {
  if (value === undefined) return new Map()
  if (!types.isMap(value)) failSafetensors(source, '__metadata__ is not an object')
  for (const [key, text] of value)
    if (typeof text !== 'string')
      failSafetensors(source, `__metadata__ may hold strings only, but ${brief(key)} is not a string`)
  return value as Map<string, string>
}

function readEntry(name: string, info: StrictJson, source: string): TensorEntry {
  const wrong = (reason: string) => failSafetensors(source, `tensor ${brief(name)} ${reason}`)
  if (!types.isMap(info)) return wrong('is not described by an object')
  for (const key of info.keys())
    if (key !== 'dtype' && key !== 'shape' && key !== 'data_offsets') wrong(`has an unknown field ${brief(key)}`)
  const [dtype, shape, offsets] = [info.get('dtype'), info.get('shape'), info.get('data_offsets')]
  const known = typeof dtype === 'string' ? byName.get(dtype) : wrong('has no dtype that is a string')
  if (!known) return wrong(`has the dtype ${brief(String(dtype))}, which libtorch does not have`)
  if (!isIntegers(shape)) return wrong('has no shape that is an array of integers')
  if (!isIntegers(offsets) || offsets.length !== 2) return wrong('has no data_offsets that are two integers')
  const [start, end] = offsets
  if (end < start) wrong(`ends at byte ${end}, before it starts at ${start}`)
  const bytes = shape.reduce((product, size) => product * size, 1) * (known.bits / 8)
  if (!isSafeProduct(shape, known.bits)) wrong(`of shape ${showShape(shape)} has more elements than can be counted`)
  if (bytes !== end - start)
    wrong(
      `of shape ${showShape(shape)} and dtype ${known.name} takes ${bytes} bytes, and its offsets give it ${end - start}`,
    )
  return { dtype: known.dtype, shape: known.bits === 4 ? packedShape(shape, wrong) : shape, start, end }
}

// A size of zero must not hide an overflow, since other readers multiply in another order.
function isSafeProduct(shape: number[], bits: number): boolean {
  return shape.reduce((product, size) => product * Math.max(size, 1), bits) <= Number.MAX_SAFE_INTEGER
}

// Two 4-bit elements are one element of float4_e2m1fn_x2.
function packedShape(shape: number[], wrong: (reason: string) => never): number[] {
  const last = shape.at(-1)
  if (last === undefined || last % 2 !== 0)
    return wrong(`of dtype F4 and shape ${showShape(shape)} needs an even last size`)
  return shape.with(-1, last / 2)
}

function isIntegers(value: StrictJson | undefined): value is number[] {
  return isArray(value) && value.every((item) => typeof item === 'number')
}

function checkLayout(tensors: Map<string, TensorEntry>, dataBytes: number, source: string): void {
  let at = 0
  const byOffset = [...tensors].sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
  for (const [name, { start, end }] of byOffset) {
    if (start < at)
      failSafetensors(
        source,
        `tensor ${brief(name)} starts at byte ${start}, inside the previous tensor, which ends at ${at}`,
      )
    if (start > at) failSafetensors(source, `bytes ${at} to ${start} before tensor ${brief(name)} belong to no tensor`)
    at = end
  }
  if (at > dataBytes)
    failSafetensors(source, `its tensors take ${at} bytes, and the file has ${dataBytes} of them: it may be truncated`)
  if (at < dataBytes) failSafetensors(source, `${dataBytes - at} bytes after the last tensor belong to no tensor`)
}

/** A tensor's description in the header. */
export function headerEntry({ dtype, shape, start, end }: TensorEntry): object {
  const { name, bits } = byDType.get(dtype)!
  const stored = bits === 4 ? shape.with(-1, shape.at(-1)! * 2) : shape
  return { dtype: name, shape: stored, data_offsets: [start, end] }
}

/** The sha256 of a header's content without its own digest. */
export function headerDigest(header: SafetensorsHeader): string {
  const tensors = [...header.tensors].map(([name, entry]) => [name, headerEntry(entry)])
  const metadata = [...header.metadata].filter(([key]) => key !== headerDigestKey)
  return createHash('sha256')
    .update(JSON.stringify([metadata, tensors]))
    .digest('hex')
}

export function showShape(shape: readonly number[]): string {
  return shape.length > 8 ? `[${shape.slice(0, 8)},… ${shape.length} sizes]` : `[${shape}]`
}

export function failSafetensors(source: string, reason: string): never {
  throw new TorchError('ERR_FILE', `${source} is not a safetensors file that can be read: ${reason}`)
}

export function failDigest(source: string, part: string, key: string): never {
  const message = `${source} is damaged: its ${part} does not match ${key}; if another program rewrote the file, that program should drop the key`
  throw new TorchError('ERR_CHECKSUM', message)
}
