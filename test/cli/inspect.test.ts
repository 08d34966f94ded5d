import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { saveNpzSync, saveSafetensorsSync, saveSync } from '../../lib/checkpoint'
import { describing } from '../../lib/checkpoint/inspect'
import { inspect, table } from '../../lib/cli/inspection'
import * as ops from '../../lib/generated/ops'
import { golden } from '../golden/recipe'

const main = join(__dirname, '../../lib/cli/main.ts')
const register = join(__dirname, '../install/support/register.cjs')
const python = golden('checkpoints')
const numpy = golden('numpy-files')
const saved = (name: string) =>
  Buffer.from(python.cases.find((entry: { name: string }) => entry.name === name).file, 'base64')
const array = (name: string) =>
  Buffer.from(numpy.cases.find((entry: { name: string }) => entry.name === name).file, 'base64')

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-inspect-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function written(content: Uint8Array, name = 'model.pt'): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** The table of a file, whose first line names its format. */
function tableOf(content: Uint8Array): string {
  const path = written(content)
  return table(path, inspect(path)).replace(JSON.stringify(path), 'FILE')
}

test('the views of one memory, with what they share', () => {
  expect(tableOf(saved('views of one memory'))).toBe(`FILE: PyTorch's zip, 2.1 kB

9 tensors, 100 B of data
  name  dtype    shape   bytes  notes
  0     float32  [4, 6]  96 B
  1     float32  [6, 4]  96 B   strides [1,6], shares memory with 0
  2     float32  [2, 6]  48 B   offset 6, shares memory with 0
  3     float32  [4, 3]  48 B   strides [6,2], shares memory with 0
  4     float32  []      4 B    offset 15, shares memory with 0
  5     float32  [4]     16 B   offset 5, shares memory with 0
  6     float32  [4]     16 B   strides [7], shares memory with 0
  7     float32  [3]     12 B   strides [0]
  8     float32  [4, 6]  96 B   shares memory with 0

metadata
  storages   "2"
  version    "3"
  byteorder  "little"
  folder     "archive"`)
})

test('a checkpoint in either format: tensors by their paths, and the other values', () => {
  const { tensors, values, ...rest } = inspect(written(saved('a checkpoint')))
  expect(rest).toMatchObject({ format: "PyTorch's zip", dataBytes: 184, unknownClasses: {} })
  expect(tensors.find(({ name }) => name === 'model.0.weight')).toEqual({
    ...{ name: 'model.0.weight', dtype: 'float32', shape: [2, 3], bytes: 24, notes: [] },
  })
  expect(values).toContainEqual({ name: 'epoch', type: 'number', value: '3' })
  expect(values).toContainEqual({ name: 'optimizer.param_groups.0.betas', type: 'tuple', value: '0.9, 0.999' })
  const legacy = inspect(written(saved('a checkpoint, legacy')))
  expect({ tensors: legacy.tensors, values: legacy.values }).toEqual({ tensors, values })
  expect(legacy.format).toMatch(/legacy/)
})

test('classes that torch.load would refuse, and the tensors in their objects', () => {
  const { unknownClasses, tensors, values } = inspect(written(Buffer.from(python.unsafe[0].file, 'base64')))
  expect(unknownClasses).toMatchObject({ 'argparse.Namespace': 1, 'torch.nn.modules.linear.Linear': 1 })
  expect(tensors.map(({ name, notes }) => [name, notes])).toContainEqual(['module._parameters.weight', ['Parameter']])
  expect(values).toContainEqual({ name: 'namespace.lr', type: 'number', value: '0.5' })
  expect(values).toContainEqual({ name: 'array', type: 'object', value: 'numpy.ndarray of f4' })
})

describe('every file that Python saved can be looked into', () => {
  test.each(python.cases.map((entry: { name: string }) => entry.name))('%s', (name) => {
    expect(tableOf(saved(name as string))).toMatch(/^FILE: PyTorch's/)
  })
})

test('safetensors, with their metadata', () => {
  const path = join(folder, 'model.safetensors')
  saveSafetensorsSync({ w: ops.zeros([2, 3], { dtype: 'bfloat16' }) }, path, { metadata: { by: 'me' } })
  expect(inspect(path)).toMatchObject({
    ...{ format: 'safetensors', dataBytes: 12, metadata: { by: 'me' } },
    tensors: [{ name: 'w', dtype: 'bfloat16', shape: [2, 3], bytes: 12 }],
  })
})

test("numpy's arrays and archives, and what tensors cannot hold", () => {
  expect(inspect(written(array('Fortran order, big-endian')))).toMatchObject({
    tensors: [{ name: '', dtype: 'float32', shape: [2, 3], bytes: 24, notes: ['Fortran order', 'big-endian'] }],
    metadata: { version: '1.0' },
  })
  const path = join(folder, 'x.npz')
  saveNpzSync({ x: ops.zeros([1000, 1000]), y: ops.ones([2]) }, path, { compressed: true })
  expect(inspect(path).tensors.map(({ name, shape }) => [name, shape])).toEqual([
    ['x', [1000, 1000]],
    ['y', [2]],
  ])
  expect(inspect(written(Buffer.from(numpy.mixed, 'base64')))).toMatchObject({
    tensors: [{ name: 'x' }],
    values: [{ name: 'kind', type: 'array', value: expect.stringMatching(/"<U3" holds texts/) }],
  })
})

describe('a program of torch.export', () => {
  const programs: { name: string; file: string }[] = golden('exported-programs').cases
  const program = (name: string) => Buffer.from(programs.find((entry) => entry.name === name)!.file, 'base64')

  test('with its tied weights, arguments and results', () => {
    const { tensors, values, metadata } = inspect(written(program('tied weights')))
    expect(tensors).toEqual([
      { name: 'embedding.weight', dtype: 'float32', shape: [7, 4], bytes: 112, notes: [] },
      { name: 'head.weight', dtype: 'float32', shape: [7, 4], bytes: 112, notes: [], sharedWith: 'embedding.weight' },
    ])
    expect(values).toEqual([
      { name: 'ids', type: 'argument', value: 'int64 [3]' },
      { name: 'linear', type: 'result', value: 'float32 [3, 7]' },
    ])
    expect(metadata).toMatchObject({ model: 'model', operators: '2' })
  })

  test('with symbols for sizes that may differ', () => {
    const [argument] = inspect(written(program('dynamic batch'))).values
    expect(argument.value).toMatch(/^float32 \[s\d+, 4\]$/)
  })

  test.each(programs.map(({ name }) => name))('%s', (name) => {
    expect(Object.keys(inspect(written(program(name))).unknownClasses)).toEqual([])
  })
})

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['IDX', (bytes) => bytes],
  ['IDX, gzipped', (bytes) => gzipSync(bytes)],
])('%s', (format, packed) => {
  const bytes = Buffer.from([0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6])
  expect(inspect(written(packed(bytes)))).toMatchObject({
    format,
    tensors: [{ dtype: 'uint8', shape: [2, 3], bytes: 6 }],
  })
})

describe('a file of another kind is named', () => {
  const onnx = Buffer.from([0x08, 0x08, 0x12, 0x07, ...Buffer.from('pytorch')])
  test.each<[string, Uint8Array, RegExp]>([
    [
      'a Git LFS pointer',
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid'),
      /Git LFS pointer.*git lfs pull/,
    ],
    ['a web page', Buffer.from('<!DOCTYPE html><html>'), /a web page/],
    ['ONNX', onnx, /an ONNX model/],
    ['GGUF', Buffer.from('GGUF\x03\0\0\0'), /a GGUF file/],
    ['nothing', Buffer.alloc(0), /it is empty/],
    [
      'text with a terminal escape',
      Buffer.from('\x1b[31mhello'),
      /begins "\\u001b\[31mhello", which no known format does/,
    ],
  ])('%s', (_name, content, message) => {
    expect(() => inspect(written(content))).toThrow(
      expect.objectContaining({ code: 'ERR_FILE', message: expect.stringMatching(message) }),
    )
  })

  test('TorchScript', () => {
    const records = {
      'data.pkl': Buffer.from('\x80\x02N.', 'latin1'),
      'constants.pkl': Buffer.from('\x80\x02N.', 'latin1'),
    }
    const { zipPieces } =
      require('../../lib/checkpoint/pt/zip-writer') as typeof import('../../lib/checkpoint/pt/zip-writer')
    const made = Object.entries(records).map(([name, data]) => ({
      name: `m/${name}`,
      size: data.length,
      pieces: () => [data],
    }))
    expect(() => inspect(written(Buffer.concat([...zipPieces(made)].map(Buffer.from))))).toThrow(/TorchScript archive/)
  })
})

describe('what is shown does not grow beyond what the file has', () => {
  const path = () => join(folder, 'many.pt')

  /** A file of five lists or tuples of 300 items, each containing the one before 300 times; `whole` wraps the last. */
  const nested = (open: string, close: string, whole: string) => {
    const levels = ['K\0', 'h\0', 'h\x01', 'h\x02', 'h\x03'].map(
      (item, i) => `${open}${item.repeat(300)}${close}q${String.fromCharCode(i)}0`,
    )
    const { zipPieces } =
      require('../../lib/checkpoint/pt/zip-writer') as typeof import('../../lib/checkpoint/pt/zip-writer')
    const record = (name: string, text: string) => {
      const data = Buffer.from(text, 'latin1')
      return { name: `m/${name}`, size: data.length, pieces: () => [data] }
    }
    const records = [record('data.pkl', `\x80\x02${levels.join('')}${whole}.`), record('version', '3\n')]
    return inspect(written(Buffer.concat([...zipPieces(records)].map(Buffer.from))))
  }

  test('lists that stand very often in each other are looked at once', () => {
    const { values } = nested('](', 'e', '}X\x04\0\0\0wideh\x04s')
    expect(values).toEqual([{ name: 'wide', type: 'list', value: 'of 300' }])
  })

  test('a tensor is found at any depth of a long list', () => {
    saveSync({ holder: Array.from({ length: 20 }, () => [[[[[[ops.ones([2])]]]]]]) }, path())
    expect(inspect(path()).tensors).toHaveLength(20)
  })

  test('of very many values the table has the first ten thousand', () => {
    saveSync({ x: ops.ones([1]), many: Array.from({ length: 150_000 }, (_, i) => i), y: 1 }, path())
    expect(inspect(path()).values).toHaveLength(2)
    const many = new Map<unknown, unknown>(Array.from({ length: 150_000 }, (_, i) => [i, i]))
    saveSync(many.set('x', ops.ones([1])), path())
    const description = inspect(path())
    expect(description.values).toHaveLength(150_000)
    const lines = table(path(), description).split('\n')
    expect(lines).toContain('  and 140001 more, which --json gives')
    expect(lines.length).toBeLessThan(10_050)
  })
})

test('a storage that the file does not have is said', () => {
  const path = join(folder, 'large.pt')
  saveSync({ x: ops.ones([1000]) }, path)
  truncateSync(path, 3000)
  expect(() => inspect(path)).toThrow(/no zip directory/)
})

test('no data is read: only headers, directories and the pickle', () => {
  const path = join(folder, 'large.pt')
  saveSync(
    Array.from({ length: 10 }, () => ops.zeros([100_000])),
    path,
  )
  const { readFileSync } = require('node:fs') as typeof import('node:fs')
  const bytes = readFileSync(path)
  const reading = describing({ name: 'large.pt', size: bytes.length, file: undefined })
  let read = 0
  let step = reading.next()
  while (!step.done) {
    const [position, length] = step.value
    read += length
    step = reading.next(bytes.subarray(position, position + length))
  }
  expect(step.value.dataBytes).toBe(4_000_000)
  // The end of a zip is searched for its directory.
  expect(read).toBeLessThan(100_000)
})

test('names from a file are escaped, in the table and in JSON', () => {
  const path = join(folder, 'evil.safetensors')
  saveSafetensorsSync({ '\x1b[2Jgone\u202e': ops.ones([1]) }, path)
  expect(table(path, inspect(path))).toContain('"\\u001b[2Jgone\\u202e"')
})

describe('npx torchnode inspect', () => {
  const command = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', register, main, 'inspect', ...args], {
      encoding: 'utf8',
    })
    return { status, stdout, stderr }
  }

  test('prints the table, and with --json one object', () => {
    const path = written(array('float32'), 'x.npy')
    expect(command(path)).toEqual({ status: 0, stdout: `${table(path, inspect(path))}\n`, stderr: '' })
    const { stdout } = command(path, '--json')
    expect(JSON.parse(stdout)).toEqual({ file: path, ...inspect(path) })
  })

  test('ends with 1 and one line for what cannot be looked into', () => {
    const { status, stdout, stderr } = command(join(folder, 'none.pt'))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/^error: cannot read ".*none\.pt": ENOENT/)
  })
})
