import { types } from 'node:util'
import { TorchError } from '../../errors'
import type { Reading } from '../../system/reading'
import type { DType } from '../../types'
import { otherKind } from '../pt/kinds'
import { brief } from '../strict-json'
import { type Literal, parseLiteral } from './literal'

/** The contents of an array's header. */
export interface NpyHeader {
  dtype: DType
  shape: number[]
  /** Whether the first index runs fastest. */
  isFortran: boolean
  isBig: boolean
  /** Bytes of an element. */
  itemBytes: number
  /** The number of bytes before the data, and of the data. */
  headerBytes: number
  dataBytes: number
  version: string
}

const magic = '\x93NUMPY'
const maxHeaderBytes = 2 ** 16
const maxDims = 64
const alignment = 64
/** The room that numpy leaves in the header for the digits of a growing first size. */
const growth = 21

/** numpy's codes of dtypes (letter and width), and the dtypes that they stand for. */
const dtypes = new Map<string, DType>([
  ['b1', 'bool'],
  ['?', 'bool'],
  ...[1, 2, 4, 8].flatMap((width): [string, DType][] => [
    [`i${width}`, `int${8 * width}` as DType],
    [`u${width}`, `uint${8 * width}` as DType],
  ]),
  ...[2, 4, 8].map((width): [string, DType] => [`f${width}`, `float${8 * width}` as DType]),
  ['c8', 'complex64'],
  ['c16', 'complex128'],
])
const codes = new Map([...dtypes].filter(([code]) => code !== '?').map(([code, dtype]) => [dtype, code]))

/** numpy's other dtypes, by letter, each with advice. */
const others: Record<string, string> = {
  O: 'objects of Python, which lie in the file as a pickle; in Python, make an array of numbers of them',
  V: 'raw bytes, as numpy writes a dtype that it does not know, such as bfloat16; in Python, save x.view(np.uint16)',
  S: 'byte strings, which a tensor cannot hold',
  a: 'byte strings, which a tensor cannot hold',
  U: 'texts, which a tensor cannot hold',
  M: "dates; in Python, save x.astype('int64')",
  m: "times; in Python, save x.astype('int64')",
  f: "floats that libtorch does not have; in Python, save x.astype('float64')",
  c: "complex numbers that libtorch does not have; in Python, save x.astype('complex128')",
}

/** Throws an error that names the file, or the array in it. */
export type Fail = (why: string) => never

export function failNpy(source: string): Fail {
  return (why) => {
    throw new TorchError('ERR_FILE', `${source} is not a numpy array that can be read: ${why}`)
  }
}

/** Reads and checks the header of an array that begins at `at` in a file and takes `size` bytes. */
export function* readingNpyHeader(
  at: number,
  size: number,
  fail: Fail,
  see?: (bytes: Uint8Array) => void,
): Reading<NpyHeader> {
  const first = Buffer.from(yield [at, Math.min(12, size)])
  if (first.toString('latin1', 0, 6) !== magic) {
    const head = Buffer.from(yield [at, Math.min(512, size)])
    if (head.toString('latin1', 0, 2) === 'PK') fail("it is a zip; loadNpz reads numpy's and torch.load PyTorch's")
    fail(otherKind(head) ?? `it begins ${brief(head.toString('latin1', 0, 12))}, and numpy's begin "\\x93NUMPY"`)
  }
  if (first.length < 12) fail(`it ends after ${size} bytes, within its header: it may be truncated`)
  const [major, minor] = [first[6], first[7]]
  const version = `${major}.${minor}`
  if (minor !== 0 || major < 1 || major > 3) fail(`its format has the version ${version}; 1.0, 2.0 and 3.0 are known`)
  const start = major === 1 ? 10 : 12
  const length = major === 1 ? first.readUInt16LE(8) : first.readUInt32LE(8)
  if (length > maxHeaderBytes) fail(`its header claims ${length} bytes; at most ${maxHeaderBytes} are read`)
  if (start + length > size) {
    fail(`its header claims ${length} bytes, and ${size - start} are left at byte ${start}: it may be truncated`)
  }
  const bytes = yield [at, start + length]
  see?.(bytes)
  const text = decoded(bytes.subarray(start), major === 3, fail)
  return { ...parsed(text, size - start - length, fail), headerBytes: start + length, version }
}

function decoded(bytes: Uint8Array, isUtf8: boolean, fail: Fail): string {
  if (!isUtf8) return Buffer.from(bytes).toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail('its header is not valid UTF-8')
  }
}

function parsed(text: string, left: number, fail: Fail): Omit<NpyHeader, 'headerBytes' | 'version'> {
  let header: Literal
  try {
    header = parseLiteral(text)
  } catch (error) {
    return fail(`its header is not a literal of Python: ${(error as Error).message}`)
  }
  const names = ['descr', 'fortran_order', 'shape']
  if (!types.isMap(header) || header.size !== 3 || !names.every((name) => (header as Map<string, Literal>).has(name))) {
    return fail('its header is not a dict of descr, fortran_order and shape')
  }
  const [descr, isFortran, shape] = names.map((name) => (header as Map<string, Literal>).get(name))
  const kind = kindOf(descr, fail)
  if (typeof isFortran !== 'boolean') return fail('its fortran_order is neither True nor False')
  const isShape = Array.isArray(shape) && shape.every((size) => typeof size === 'number' && size >= 0)
  if (!isShape || shape.length > maxDims) return fail(`its shape is not a tuple of at most ${maxDims} whole numbers`)
  const sizes = shape as number[]
  // The other sizes count even if one is zero, since libtorch multiplies them for strides.
  const counted = sizes.reduce((product, size) => product * Math.max(size, 1), kind.itemBytes)
  const shown = `of shape [${sizes}] and dtype ${brief(String(descr))}`
  if (!Number.isSafeInteger(counted)) return fail(`${shown} it has more elements than can be counted`)
  const dataBytes = sizes.includes(0) ? 0 : counted
  if (left < dataBytes) {
    return fail(`${shown} its data takes ${dataBytes} bytes, and the file has ${left}: it may be truncated`)
  }
  if (left > dataBytes) {
    return fail(`${left - dataBytes} bytes follow its data; several arrays go into one file with numpy.savez`)
  }
  return { ...kind, shape: sizes, isFortran, dataBytes }
}

function kindOf(descr: Literal | undefined, fail: Fail): Pick<NpyHeader, 'dtype' | 'isBig' | 'itemBytes'> {
  if (Array.isArray(descr)) {
    const fields = descr.map((field) => brief(String(Array.isArray(field) ? field[0] : field), 20))
    return fail(`it holds records of the fields ${fields.slice(0, 8).join(', ')}; in Python, save each field by itself`)
  }
  if (typeof descr !== 'string') return fail('its descr is not a dtype')
  const [, order, code] = /^([<>|=]?)(.*)$/s.exec(descr)!
  const dtype = dtypes.get(code)
  if (dtype === undefined) {
    const what = /^[A-Za-z]\d*(\[.*\])?$/.test(code) ? others[code[0]] : undefined
    return fail(`its dtype ${brief(descr)} ${what === undefined ? 'is none of numpy that is known' : `holds ${what}`}`)
  }
  const itemBytes = Number(/\d+$/.exec(code)?.[0] ?? 1)
  return { dtype, itemBytes, isBig: order === '>' }
}

/**
 * The header that numpy would write.
 *
 * @throws {@link TorchError} `ERR_DTYPE` for a dtype that numpy does not have
 */
export function writeHeader(dtype: DType, shape: readonly number[], isFortran: boolean): Buffer {
  const code = codes.get(dtype)
  if (code === undefined) {
    throw new TorchError(
      'ERR_DTYPE',
      `numpy has no ${dtype}, so the file cannot hold it; convert it, as x.to('float32')`,
    )
  }
  const descr = `${code.endsWith('1') ? '|' : '<'}${code}`
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ')
  const text = `{'descr': '${descr}', 'fortran_order': ${isFortran ? 'True' : 'False'}, 'shape': (${sizes}), }`
  const first = shape.length === 0 ? undefined : String(shape[isFortran ? shape.length - 1 : 0])
  const padded = first === undefined ? text : text + ' '.repeat(growth - first.length)
  const fill = alignment - ((10 + padded.length + 1) % alignment)
  const length = Buffer.alloc(2)
  length.writeUInt16LE(padded.length + fill + 1)
  return Buffer.concat([Buffer.from(`${magic}\x01\0`, 'latin1'), length, Buffer.from(`${padded}${' '.repeat(fill)}\n`)])
}
