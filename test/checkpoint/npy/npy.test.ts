import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadNpy, loadNpySync, saveNpy, saveNpySync, saveSync } from '../../../lib/checkpoint'
import * as ops from '../../../lib/generated/ops'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { askPython, withPython } from '../../support/python'

interface Told {
  dtype: string
  shape: number[]
  fortran: boolean
  hex: string
}

const numpy = golden('numpy-files')
const cases: [string, { file: string; told: Told; same: boolean }][] = numpy.cases.map((entry: { name: string }) => [
  entry.name,
  entry,
])
const fileOf = (name: string) => Buffer.from(cases.find(([known]) => known === name)![1].file, 'base64')

let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-npy-'))
  path = join(folder, 'x.npy')
})
afterAll(() => rmSync(folder, { recursive: true }))

function told(x: Tensor): Told {
  const turned = x.permute(Array.from({ length: x.ndim }, (_, dim) => x.ndim - 1 - dim))
  return {
    dtype: x.dtype,
    shape: x.shape,
    fortran: !x.isContiguous() && turned.isContiguous(),
    hex: Buffer.from(x.toBytes()).toString('hex'),
  }
}

describe('what numpy saved is what is loaded', () => {
  test.each(cases)('%s', async (_name, { file, told: words }) => {
    const bytes = Buffer.from(file, 'base64')
    expect(told(loadNpySync(bytes))).toEqual(words)
    writeFileSync(path, bytes)
    expect(told(loadNpySync(path))).toEqual(words)
    expect(told(await loadNpy(path))).toEqual(words)
    expect(told(await loadNpy(new Blob([bytes])))).toEqual(words)
  })

  const same = cases.filter(([, { same }]) => same)
  test.each(same)('and saved again it has the bytes that numpy writes: %s', async (_name, { file }) => {
    saveNpySync(loadNpySync(Buffer.from(file, 'base64')), path)
    expect(readFileSync(path).toString('base64')).toBe(file)
    const other = join(folder, 'other.npy')
    await saveNpy(loadNpySync(path), other)
    expect(readFileSync(other).toString('base64')).toBe(file)
  })
})

test('a bool that is neither 0 nor 1 becomes 1', () => {
  const file = fileOf('bool')
  file[file.length - 1] = 7
  expect((loadNpySync(file).toArray() as boolean[][])[1][2]).toBe(true)
})

test('{ device } is where the tensor goes', async () => {
  expect(loadNpySync(fileOf('float32'), 'meta').device).toBe('meta')
  expect((await loadNpy(fileOf('float32'), { device: 'meta' })).device).toBe('meta')
})

test('what is saved are the values of the moment of the call', async () => {
  const x = ops.ones([200_000])
  const saving = saveNpy(x, path)
  x.fill_(2)
  await saving
  expect(loadNpySync(path).sum().item()).toBe(200_000)
})

test('a view, a conjugate and a tensor with a gradient are saved by their values', () => {
  const view = ops.arange(24).view([4, 6]).at(1)
  saveNpySync(view, path)
  expect(loadNpySync(path).toArray()).toEqual([6, 7, 8, 9, 10, 11])
  saveNpySync(ops.complex(tensor([0, 1]), tensor([1, 2])).conj(), path)
  expect(loadNpySync(path).toArray()).toEqual([
    [0, -1],
    [1, -2],
  ])
  saveNpySync(ops.ones([2], { requiresGrad: true }), path)
  expect(loadNpySync(path).requiresGrad).toBe(false)
})

describe('refused, by what it holds', () => {
  const refused: [string, { file: string; why: string }][] = numpy.refused.map((entry: { name: string }) => [
    entry.name,
    entry,
  ])
  test.each(refused)('%s', (_name, { file, why }) => {
    const load = () => loadNpySync(Buffer.from(file, 'base64'))
    expect(load).toThrow(expect.objectContaining({ code: 'ERR_FILE', message: expect.stringContaining(why) }))
  })
})

/** A file of this header and this many bytes of data. */
function made(header: string, data = 0, version = 1): Buffer {
  const text = Buffer.from(header)
  const length = Buffer.alloc(version === 1 ? 2 : 4)
  length.writeUIntLE(text.length, 0, length.length)
  return Buffer.concat([
    Buffer.from(`\x93NUMPY${String.fromCharCode(version)}\0`, 'latin1'),
    length,
    text,
    Buffer.alloc(data),
  ])
}

const header = (fields: Record<string, string> = {}) => {
  const all = { descr: "'<f4'", fortran_order: 'False', shape: '(2,)', ...fields }
  return `{${Object.entries(all).map(([name, value]) => `'${name}': ${value}`)}}\n`
}

describe('a broken file is refused, with what is wrong', () => {
  const good = made(header(), 8)
  test('and the one that the others are made of is none', () => {
    expect(loadNpySync(good).toArray()).toEqual([0, 0])
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['empty', Buffer.alloc(0), /it is empty/],
    ['cut off in its magic', good.subarray(0, 9), /ends after 9 bytes.*truncated/],
    ['cut off in its header', good.subarray(0, 40), /header claims \d+ bytes, and 30 are left at byte 10: .*truncated/],
    ['cut off in its data', good.subarray(0, -1), /takes 8 bytes, and the file has 7: it may be truncated/],
    ['with bytes after its data', Buffer.concat([good, Buffer.alloc(3)]), /3 bytes follow its data.*savez/],
    ['of a later version', made(header(), 8, 4), /version 4\.0; 1\.0, 2\.0 and 3\.0 are known/],
    ['with a header that is too long', made(' '.repeat(70_000), 0, 2), /claims 70000 bytes; at most 65536/],
    ['with a header that is not UTF-8', made(header({ descr: "'\xff'" }), 8, 3).fill(0xff, 22, 24), /not valid UTF-8/],
    ['with a header that is code', made('__import__("os").system("true")'), /not a literal of Python: expected a dict/],
    ['with a header that is a list', made('[1, 2]'), /not a dict of descr, fortran_order and shape/],
    ['with one name too many', made(header({ more: '1' }), 8), /not a dict of descr/],
    ['with one name too few', made("{'descr': '<f4'}", 8), /not a dict of descr/],
    ['with a dtype that is a number', made(header({ descr: '5' }), 8), /descr is not a dtype/],
    ['with a dtype that is unknown', made(header({ descr: "'<q9'" }), 8), /"<q9" is none of numpy that is known/],
    ['with an order that is a number', made(header({ fortran_order: '0' }), 8), /neither True nor False/],
    ['with a size that is negative', made(header({ shape: '(-2,)' }), 8), /not a tuple of at most 64 whole/],
    ['with a size that is not a number', made(header({ shape: "('2',)" }), 8), /not a tuple of at most 64 whole/],
    ['with too many sizes', made(header({ shape: `(${'1,'.repeat(65)})` }), 4), /not a tuple of at most 64 whole/],
    ['with sizes whose product overflows', made(header({ shape: '(4503599627370496, 4096, 4096)' }), 0), /counted/],
    ['with an overflow that a 0 hides', made(header({ shape: '(0, 4503599627370496, 4096)' }), 0), /counted/],
    ['with more elements than the file', made(header({ shape: '(1000000000000,)' }), 8), /takes 4000000000000 bytes/],
    ['a Git LFS pointer', Buffer.from('version https://git-lfs.github.com/spec/v1\n'), /Git LFS pointer/],
    ['a web page', Buffer.from('<!doctype html><html>'), /web page/],
    ['a zip', Buffer.from('PK\x03\x04'), /loadNpz/],
    ['something else', Buffer.from('hello, this is text'), /begins "hello, this "/],
  ])('%s', (_name, file, message) => {
    expect(() => loadNpySync(file)).toThrow(
      expect.objectContaining({ code: 'ERR_FILE', message: expect.stringMatching(message) }),
    )
  })

  test('and named', async () => {
    writeFileSync(path, good.subarray(0, -1))
    await expect(loadNpy(path)).rejects.toThrow(`${JSON.stringify(path)} is not a numpy array that can be read`)
    await expect(loadNpy(join(folder, 'none.npy'))).rejects.toThrow(/cannot read .*ENOENT/)
    await expect(loadNpy(folder)).rejects.toThrow(/a folder, not a file/)
  })
})

describe('refused before anything is written', () => {
  test.each<[string, () => Tensor, string]>([
    ['bfloat16', () => ops.zeros([2], { dtype: 'bfloat16' }), 'ERR_DTYPE'],
    ['a meta tensor', () => ops.zeros([2], { device: 'meta' }), 'ERR_NOT_IMPLEMENTED'],
    ['a sparse tensor', () => ops.eye(2).toSparse(), 'ERR_NOT_IMPLEMENTED'],
  ])('%s', async (_name, make, code) => {
    writeFileSync(path, 'old')
    expect(() => saveNpySync(make(), path)).toThrow(expect.objectContaining({ code }))
    await expect(saveNpy(make(), path)).rejects.toThrow(expect.objectContaining({ code }))
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('a value that is not a tensor, and a value that is not a path', () => {
    expect(() => saveNpySync([1, 2] as never, path)).toThrow(TypeError)
    expect(() => saveNpySync(ops.ones([1]), 5 as never)).toThrow(TypeError)
    expect(() => loadNpySync(5 as never)).toThrow(TypeError)
  })
})

test("torch.load says what reads numpy's file", () => {
  expect(() => saveSync(ops.ones([1]), path)).not.toThrow()
  expect(() => loadNpySync(path)).toThrow(/torch\.load/)
})

withPython('numpy')('numpy reads what is written here', (python) => {
  const dtypes = ['bool', 'uint8', 'int8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'] as const
  const floats = ['float16', 'float32', 'float64', 'complex64', 'complex128'] as const
  const names = [...dtypes, ...floats].map((dtype) => {
    const name = join(folder, `${dtype}.npy`)
    saveNpySync(ops.arange(12).to(dtype).view([3, 4]), name)
    return name
  })
  saveNpySync(ops.arange(12).view([3, 4]).t(), join(folder, 'turned.npy'))
  const program = `
import json, sys, numpy as np
def tell(path):
    a = np.load(path)
    return [a.dtype.name, list(a.shape), bool(a.flags.f_contiguous), a.real.astype(float).tolist()]
print(json.dumps([tell(path) for path in sys.argv[1:]]))`
  const wanted = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9, 10, 11],
  ]
  const turned = wanted[0].map((_, column) => wanted.map((row) => row[column]))
  const bools = wanted.map((row) => row.map((value) => Number(value > 0)))
  expect(askPython(python, program, [...names, join(folder, 'turned.npy')])).toEqual([
    ...[...dtypes, ...floats].map((dtype) => [dtype, [3, 4], false, dtype === 'bool' ? bools : wanted]),
    ['int64', [4, 3], true, turned],
  ])
})
