import { createHash } from 'node:crypto'
import { types } from 'node:util'
import { isPlain, shown } from '../arguments'
import { TorchError, type TorchErrorCode, typeError } from '../errors'
import type { DType } from '../types'
import {
  byDType,
  dataDigestKey,
  failDigest,
  failSafetensors,
  headerDigest,
  headerDigestKey,
  headerEntry,
  maxDims,
  maxHeaderBytes,
  maxTensors,
  readHeader,
  readHeaderLength,
  type SafetensorsHeader,
  showShape,
  type TensorEntry,
} from './safetensors-header'
import { brief } from './strict-json'

/** A tensor's raw little-endian bytes in logical order, with its dtype and shape. */
export interface TensorBytes {
  dtype: DType
  shape: readonly number[]
  bytes: Uint8Array
}

/**
 * Parses a safetensors file in memory; `source` names it in errors. The bytes of the result are views of `file`.
 *
 * @throws {@link TorchError} `ERR_FILE` if the file violates the format, `ERR_CHECKSUM` if a checksum does not match
 */
export function parseSafetensors(
  file: Uint8Array,
  source = 'the data',
): { tensors: Map<string, TensorBytes>; metadata: Map<string, string> } {
  const headerBytes = readHeaderLength(file, file.length, source)
  const header = readHeader(file.subarray(8, 8 + headerBytes), file.length - 8 - headerBytes, source)
  const data = file.subarray(8 + headerBytes)
  checkDataDigest(header, createHash('sha256').update(data).digest('hex'), source)
  const tensors = new Map<string, TensorBytes>()
  for (const [name, { dtype, shape, start, end }] of header.tensors) {
    const bytes = data.subarray(start, end)
    checkElements(name, dtype, bytes, source)
    tensors.set(name, { dtype, shape, bytes })
  }
  return { tensors, metadata: header.metadata }
}

/**
 * Makes the bytes of a safetensors file with both checksums in its metadata. The header lists tensors in the given order; their
 * data is ordered by falling element size, so that each is aligned.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for a dtype that the format does not support
 */
export function serializeSafetensors(
  tensors: ReadonlyMap<string, TensorBytes>,
  metadata?: ReadonlyMap<string, string> | Record<string, string>,
): Uint8Array {
  return Buffer.concat(safetensorsPieces(tensors, metadata))
}

/** {@link serializeSafetensors} as the pieces of the file, without copying them. */
export function safetensorsPieces(
  tensors: ReadonlyMap<string, TensorBytes>,
  metadata: ReadonlyMap<string, string> | Record<string, string> = {},
): Uint8Array[] {
  const sizes = new Map([...tensors].map(([name, { bytes, ...rest }]) => [name, { ...rest, size: bytes.length }]))
  const { order, header } = layOut(sizes, metadata)
  const pieces = order.map((name) => tensors.get(name)!.bytes)
  const digest = createHash('sha256')
  for (const bytes of pieces) digest.update(bytes)
  return [header(digest.digest('hex')), ...pieces]
}

/** The layout of a file. */
export interface SafetensorsLayout {
  /** The names of the tensors in the order of their data. */
  order: string[]
  dataBytes: number
  /** Makes the header, whose length does not depend on the data's sha256. */
  header(digest: string): Uint8Array
}

/** Lays out a file of tensors without needing their data. */
export function layOut(
  tensors: ReadonlyMap<string, { dtype: DType; shape: readonly number[]; size: number }>,
  metadata: ReadonlyMap<string, string> | Record<string, string> = {},
): SafetensorsLayout {
  if (tensors.size > maxTensors)
    throw new TorchError('ERR_RANGE', `a safetensors file holds at most ${maxTensors} tensors, got ${tensors.size}`)
  for (const [name, { dtype, shape, size }] of tensors) checkTensor(name, dtype, shape, size)
  const bits = (name: string) => byDType.get(tensors.get(name)!.dtype)!.bits
  const order = [...tensors.keys()].sort((a, b) => bits(b) - bits(a))
  const entries = new Map<string, TensorEntry>()
  let offset = 0
  for (const name of order) {
    const { dtype, shape, size } = tensors.get(name)!
    entries.set(name, { dtype, shape: [...shape], start: offset, end: offset + size })
    offset += size
  }
  const inOrder = new Map([...tensors.keys()].map((name) => [name, entries.get(name)!]))
  const header = { tensors: inOrder, metadata: checkMetadata(metadata) }
  return {
    order,
    dataBytes: offset,
    header(digest) {
      header.metadata.delete(headerDigestKey)
      header.metadata.set(dataDigestKey, digest)
      header.metadata.set(headerDigestKey, headerDigest(header))
      return writeHeader(header, offset)
    },
  }
}

/** Compares the digest of the data section with the one in the metadata, if there is one. */
export function checkDataDigest(header: SafetensorsHeader, digest: string, source: string): void {
  const expected = header.metadata.get(dataDigestKey)
  if (expected !== undefined && expected !== digest) failDigest(source, 'data', dataDigestKey)
}

/**
 * Throws for bytes that are not values of their dtype, since libtorch's behaviour is undefined for a bool other than 0 and 1.
 * `first` is the index of their first element.
 */
export function checkElements(name: string, dtype: DType, bytes: Uint8Array, source: string, first = 0): void {
  if (dtype !== 'bool') return
  const wrong = bytes.findIndex((byte) => byte > 1)
  if (wrong >= 0)
    failSafetensors(source, `tensor ${brief(name)} is BOOL, and its element ${first + wrong} is ${bytes[wrong]}`)
}

function checkMetadata(metadata: ReadonlyMap<string, string> | Record<string, string>): Map<string, string> {
  if (!types.isMap(metadata) && !isPlain(metadata))
    throw typeError(`safetensors metadata must be a Map or an object of strings, but it is ${shown(metadata)}`)
  const entries = types.isMap(metadata) ? [...metadata] : Object.entries(metadata)
  for (const [key, value] of entries) {
    if (typeof key !== 'string' || typeof value !== 'string')
      throw typeError(`safetensors metadata holds strings only, but ${brief(String(key))} is a ${typeof value}`)
    checkText(key)
    checkText(value)
  }
  return new Map(entries)
}

function checkTensor(name: string, dtype: DType, shape: readonly number[], size: number): void {
  checkText(name)
  const [code, reason] = faultOf(name, dtype, shape, size) ?? []
  if (code) throw new TorchError(code, `tensor ${brief(name)} ${reason}`)
}

function faultOf(
  name: string,
  dtype: DType,
  shape: readonly number[],
  bytes: number,
): [TorchErrorCode, string] | undefined {
  if (name === '__metadata__') return ['ERR_RANGE', 'has a name that is reserved in safetensors files']
  const bits = byDType.get(dtype)?.bits
  if (!bits) return ['ERR_DTYPE', `is ${dtype}, which a safetensors file cannot hold; convert it first`]
  const least = bits < 8 ? 1 : 0
  if (shape.length < least || shape.length > maxDims)
    return ['ERR_SHAPE', `has ${shape.length} dimensions; of ${dtype}, ${least} to ${maxDims} can be stored`]
  const expected = shape.reduce((product, size) => product * size, Math.ceil(bits / 8))
  if (bytes !== expected) return ['ERR_SHAPE', `of ${dtype} ${showShape(shape)} takes ${expected} bytes, got ${bytes}`]
}

function checkText(text: string): void {
  if (/\p{Surrogate}/u.test(text))
    throw new TorchError('ERR_RANGE', `${brief(text)} holds half a surrogate pair, which UTF-8 cannot encode`)
}

function writeHeader(header: SafetensorsHeader, dataBytes: number): Uint8Array {
  const fields = [...header.tensors].map(
    ([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(headerEntry(entry))}`,
  )
  const metadata = [...header.metadata].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
  const json = Buffer.from(`{${[`"__metadata__":{${metadata}}`, ...fields]}}`)
  const padded = Buffer.alloc(8 + Math.ceil(json.length / 8) * 8, ' ')
  padded.writeBigUInt64LE(BigInt(padded.length - 8))
  json.copy(padded, 8)
  if (padded.length - 8 > maxHeaderBytes)
    throw new TorchError(
      'ERR_RANGE',
      `the header of ${header.tensors.size} tensors takes ${padded.length - 8} bytes; at most ${maxHeaderBytes} are stored`,
    )
  readHeader(padded.subarray(8), dataBytes, 'the file to be written')
  return padded
}
