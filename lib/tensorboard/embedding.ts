import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isArray, refuseValue, shown } from '../arguments'
import { noGrad } from '../autograd'
import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import { fileError, writeFileAtomicSync } from '../system/files'
import type { Tensor } from '../tensor'
import { pythonFloat } from '../tensor/number-text'
import { encodePng } from '../vision/png'
import { gridOf } from './image'
import { onCpu } from './values'

const where = 'SummaryWriter.addEmbedding'

/** What an embedding is made of, as `addEmbedding` was given it. */
export interface EmbeddingParts {
  mat: unknown
  metadata: unknown
  labelImg: unknown
  globalStep: number | bigint
  tag: string
  metadataHeader: unknown
}

/**
 * Writes the files of an embedding into a folder of its own below `logDir`: the points, their labels, their pictures.
 * @returns its entry in the projector's configuration
 */
export function writeEmbedding(logDir: string, parts: EmbeddingParts): string {
  const { globalStep, tag, metadata, labelImg } = parts
  const points = onCpu(where, 'mat', parts.mat)
  if (points.ndim !== 2)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: mat must be [points, numbers of each], but its shape is [${points.shape}]`,
    )
  const [count] = points.shape
  const labels = metadata === null ? undefined : tableOf(count, metadata, parts.metadataHeader)
  const images = labelImg === null ? undefined : imagesOf(count, labelImg)
  const name = encoded(tag)
  const subdir = `${padded(globalStep)}/${name}`
  const folder = join(logDir, subdir)
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw fileError('write into', folder, error)
  }
  if (labels !== undefined) writeFileAtomicSync(join(folder, 'metadata.tsv'), labels)
  if (images !== undefined) writeFileAtomicSync(join(folder, 'sprite.png'), spriteOf(images))
  writeFileAtomicSync(join(folder, 'tensors.tsv'), tsvOf(points))
  const [height, width] = images?.shape.slice(2) ?? []
  return entryOf([
    ['tensor_name', `${tag}:${padded(globalStep)}`],
    ...(labels === undefined ? [] : [['metadata_path', `${subdir}/metadata.tsv`] as const]),
    ...(images === undefined ? [] : [['sprite', [`${subdir}/sprite.png`, width, height]] as const]),
    ['tensor_path', `${subdir}/tensors.tsv`],
  ])
}

/** A step as Python's `zfill(5)` writes it. */
function padded(step: number | bigint): string {
  const digits = String(step).replace('-', '')
  return step < 0 ? `-${digits.padStart(4, '0')}` : digits.padStart(5, '0')
}

/** A tag as the name of a folder. */
function encoded(tag: string): string {
  const name = tag.replaceAll('%', '%25').replaceAll('/', '%2f').replaceAll('\\', '%5c')
  if (name === '' || name === '.' || name === '..' || name.includes('\0'))
    refuseValue(where, 'tag', 'a name that a folder can have', tag, false)
  return name
}

function tableOf(count: number, metadata: unknown, header: unknown): string {
  if (!isArray(metadata)) refuseValue(where, 'metadata', 'an array of one label for each point', metadata, true)
  const rows = metadata as readonly unknown[]
  if (rows.length !== count)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: metadata must have one label for each of ${count} points, but it has ${rows.length}`,
    )
  if (header !== null && !isArray(header)) refuseValue(where, 'metadataHeader', 'an array of names', header, true)
  const names = (header ?? []) as readonly unknown[]
  const cells = names.length === 0 ? rows.map((label) => [label]) : [names, ...rows]
  return cells.map((row, i) => `${rowOf(row, names.length || 1, i - Math.min(1, names.length))}\n`).join('')
}

function rowOf(row: unknown, width: number, i: number): string {
  if (!isArray(row) || row.length !== width)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: metadata[${i}] must be an array of ${width}, one for each name of metadataHeader, but it is ${shown(row)}`,
    )
  const texts = row.map((cell) => String(cell))
  const broken = texts.find((text) => /[\n\r]/.test(text) || (width > 1 && text.includes('\t')))
  if (broken !== undefined)
    throw new TorchError(
      'ERR_RANGE',
      `${where}: a label must be without tabs and line breaks, which part the labels in the file, but metadata[${i}] holds ${shown(broken)}`,
    )
  return texts.join('\t')
}

function imagesOf(count: number, labelImg: unknown): Tensor {
  const images = onCpu(where, 'labelImg', labelImg)
  if (images.ndim !== 4 || images.shape[0] !== count || images.numel() === 0)
    throw new TorchError(
      'ERR_SHAPE',
      `${where}: labelImg must be [N, C, H, W] with one image for each of ${count} points, but its shape is [${images.shape}]`,
    )
  return images
}

/** All pictures in rows on one square picture. */
function spriteOf(images: Tensor): Buffer {
  return noGrad(() => {
    const grid = gridOf(where, 'labelImg', images.to('float64'), Math.ceil(Math.sqrt(images.shape[0])))
    const [, height, width] = grid.shape
    const square = grid.newZeros([width, width, 3])
    const rows = Math.min(height, width)
    square.narrow(0, 0, rows).copy_(grid.permute([1, 2, 0]).narrow(0, 0, rows))
    const pixels = ops.nanToNum(square.mul(255)).clamp(0, 255).to('uint8')
    return encodePng({ height: width, width, channels: 3, pixels: pixels.toTypedArray() as Uint8Array })
  })
}

function tsvOf(points: Tensor): string {
  const isWhole = !points.isFloatingPoint()
  const values = points.dtype === 'int64' ? points : points.to('float64')
  const texts = Array.from<number | bigint, string>(
    values.reshape([-1]).toTypedArray() as ArrayLike<number>,
    (value) => (isWhole ? String(value) : pythonFloat(Number(value))),
  )
  const width = points.shape[1]
  return Array.from(
    { length: points.shape[0] },
    (_, i) => `${texts.slice(i * width, (i + 1) * width).join('\t')}\n`,
  ).join('')
}

type Field = readonly [name: string, value: string | readonly [path: string, width: number, height: number]]

/** The entry in protobuf's text format. */
function entryOf(fields: readonly Field[]): string {
  const lines = fields.flatMap(([name, value]) => {
    if (typeof value === 'string') return [`  ${name}: ${quoted(value)}`]
    const [path, ...sizes] = value
    return [
      `  ${name} {`,
      `    image_path: ${quoted(path)}`,
      ...sizes.map((size) => `    single_image_dim: ${size}`),
      '  }',
    ]
  })
  return ['embeddings {', ...lines, '}', ''].join('\n')
}

/** A string in protobuf's text format: bytes other than printable ASCII are octal. */
function quoted(text: string): string {
  const escapes: Record<string, string> = {
    '\n': '\\n',
    '\r': '\\r',
    '\t': '\\t',
    '"': '\\"',
    "'": "\\'",
    '\\': '\\\\',
  }
  const parts = Array.from(Buffer.from(text), (byte) => {
    const letter = String.fromCharCode(byte)
    return escapes[letter] ?? (byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : letter)
  })
  return `"${parts.join('')}"`
}
