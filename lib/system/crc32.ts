import * as zlib from 'node:zlib'
import { answerBeside } from './worker'

// Node has it since 20.15.
const builtIn = (zlib as { crc32?: (bytes: Uint8Array, before?: number) => number }).crc32

/** A checksum of 32 bits by this polynomial, with its bits reversed. */
function byTable(polynomial: number): (bytes: Uint8Array, before?: number) => number {
  let table: Int32Array | undefined
  return (bytes, before = 0) => {
    table ??= Int32Array.from({ length: 256 }, (_, byte) => {
      for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? (byte >>> 1) ^ polynomial : byte >>> 1
      return byte
    })
    let crc = ~before
    for (let i = 0; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 255] ^ (crc >>> 8)
    return ~crc >>> 0
  }
}

/** The CRC-32 of bytes; or, given the CRC-32 of the bytes before them, of all together. */
export const crc32: (bytes: Uint8Array, before?: number) => number = builtIn ?? byTable(0xedb88320)

/** The CRC-32C (Castagnoli) of bytes; or, given that of the bytes before them, of all together. */
export const crc32c = byTable(0x82f63b78)

/** A part of a file, and the CRC-32 that it should have. */
export interface Span {
  start: number
  length: number
  crc: number
}

// The worker reads through the process's file descriptor, since the path could meanwhile name another file.
const code = `
const { parentPort, workerData: { file, spans } } = require('node:worker_threads')
const { readSync } = require('node:fs')
const { crc32 } = require('node:zlib')
const buffer = Buffer.alloc(2 ** 20)
const isWrong = ({ start, length, crc }) => {
  let sum = 0
  for (let at = 0; at < length; ) {
    const count = readSync(file, buffer, 0, Math.min(buffer.length, length - at), start + at)
    if (count === 0) return true
    sum = crc32(buffer.subarray(0, count), sum)
    at += count
  }
  return sum !== crc
}
parentPort.postMessage(spans.findIndex(isWrong))`

/** Whether {@link firstWrong} can run here. */
export const checksBeside = builtIn !== undefined

/**
 * The index of the first part of an open file with a wrong CRC-32, -1 for none. A worker computes it beside the event
 * loop; `file` must stay open meanwhile.
 */
export function firstWrong(file: number, spans: readonly Span[]): Promise<number> {
  return answerBeside(code, { file, spans }, 'checksums')
}
