import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The bytes of an IDX file: magic number, sizes, elements. */
export function idxBytes(type: number, shape: readonly number[], elements: Uint8Array | readonly number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length)
  header[2] = type
  header[3] = shape.length
  for (const [i, length] of shape.entries()) header.writeUInt32BE(length, 4 + 4 * i)
  return Buffer.concat([header, Buffer.from(elements)])
}

/** The files of a small set of labelled images by name; pixel values and labels follow from their positions. */
export function smallSet(count: number, prefix = 'train'): Record<string, Buffer> {
  const pixels = Uint8Array.from({ length: count * 784 }, (_, i) => (i * 7) % 256)
  const labels = Uint8Array.from({ length: count }, (_, i) => (i * 3) % 10)
  return {
    [`${prefix}-images-idx3-ubyte`]: idxBytes(8, [count, 28, 28], pixels),
    [`${prefix}-labels-idx1-ubyte`]: idxBytes(8, [count], labels),
  }
}

/** Writes files into a folder; those whose name ends in .gz are compressed. */
export function writeFiles(folder: string, files: Record<string, Buffer>): void {
  for (const [name, bytes] of Object.entries(files)) {
    writeFileSync(join(folder, name), name.endsWith('.gz') ? gzipSync(bytes) : bytes)
  }
}

/** A new folder for each test, removed after it. */
export function temporaryFolder(): () => string {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'torchnode-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return () => folder
}

/** Where the real MNIST is: `TORCHNODE_MNIST`, or beside the checkout. */
export const mnistFolder = process.env.TORCHNODE_MNIST ?? join(__dirname, '..', '..', '..', 'shared', 'data', 'mnist')
