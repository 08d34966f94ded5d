import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadNpz, loadNpzSync, saveNpz, saveNpzSync, saveSync } from '../../../lib/checkpoint'
import * as ops from '../../../lib/generated/ops'
import type { Tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { zip } from '../../install/support/wheel'
import { askPython, withPython } from '../../support/python'

const numpy = golden('numpy-files')
const archives: [string, { file: string; told: Record<string, { dtype: string; shape: number[]; hex: string }> }][] =
  numpy.archives.map((entry: { name: string }) => [entry.name, entry])
const fileOf = (name: string) => Buffer.from(archives.find(([known]) => known === name)![1].file, 'base64')
const mixed = Buffer.from(numpy.mixed, 'base64')

let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-npz-'))
  path = join(folder, 'x.npz')
})
afterAll(() => rmSync(folder, { recursive: true }))

const told = (arrays: Map<string, Tensor>) =>
  Object.fromEntries(
    [...arrays].map(([name, x]) => [
      name,
      { dtype: x.dtype, shape: x.shape, hex: Buffer.from(x.toBytes()).toString('hex') },
    ]),
  )

describe('what numpy saved is what is loaded', () => {
  test.each(archives)('%s', async (_name, { file, told: words }) => {
    const wanted = Object.fromEntries(
      Object.entries(words).map(([name, { dtype, shape, hex }]) => [name, { dtype, shape, hex }]),
    )
    const bytes = Buffer.from(file, 'base64')
    expect(told(loadNpzSync(bytes))).toEqual(wanted)
    writeFileSync(path, bytes)
    expect(told(loadNpzSync(path))).toEqual(wanted)
    expect(told(await loadNpz(path))).toEqual(wanted)
    expect(told(await loadNpz(new Blob([bytes])))).toEqual(wanted)
    expect([...loadNpzSync(bytes).keys()]).toEqual(Object.keys(wanted))
  })
})

describe.each([false, true])('what is saved is loaded again, { compressed: %s }', (compressed) => {
  const make = () => ({
    large: ops.arange(300_000).to('float32').view([300, 1000]),
    turned: ops.arange(6).view([2, 3]).t(),
    none: ops.empty([0, 3]),
    scalar: ops.full([], 2.5),
    'of/layer': ops.ones([3], { dtype: 'bool' }),
  })

  test('at once and beside the event loop, from a Map and from an object', async () => {
    const wanted = told(new Map(Object.entries(make())))
    saveNpzSync(make(), path, { compressed })
    expect(told(loadNpzSync(path))).toEqual(wanted)
    const other = join(folder, 'other.npz')
    await saveNpz(new Map(Object.entries(make())), other, { compressed })
    expect(readFileSync(other).equals(readFileSync(path))).toBe(true)
    expect(told(await loadNpz(other))).toEqual(wanted)
  })

  withPython('numpy')('and numpy reads it', (python) => {
    saveNpzSync(make(), path, { compressed })
    const program = `
import json, sys, zipfile, numpy as np
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
print(json.dumps([[k, str(a.dtype), list(a.shape), float(a.astype("float64").sum())] for k, a in np.load(sys.argv[1]).items()]))`
    expect(askPython(python, program, [path])).toEqual([
      ['large', 'float32', [300, 1000], 44999850000],
      ['turned', 'int64', [3, 2], 15],
      ['none', 'float32', [0, 3], 0],
      ['scalar', 'float32', [], 2.5],
      ['of/layer', 'bool', [3], 3],
    ])
  })
})

test('compressed it is smaller', () => {
  saveNpzSync({ x: ops.zeros([100_000]) }, path, { compressed: true })
  expect(statSync(path).size).toBeLessThan(10_000)
})

test('what is saved are the values of the moment of the call', async () => {
  const x = ops.ones([200_000])
  const saving = saveNpz({ x }, path, { compressed: true })
  x.fill_(2)
  await saving
  expect(loadNpzSync(path).get('x')!.sum().item()).toBe(200_000)
})

describe('{ names } says which arrays are read', () => {
  test('so that others may be of what a tensor cannot hold', () => {
    expect(() => loadNpzSync(mixed)).toThrow(/its array "kind": its dtype "<U3" holds texts/)
    expect([...loadNpzSync(mixed, { names: ['x'] }).keys()]).toEqual(['x'])
  })

  test('and one that is not there is refused, with those that are', () => {
    expect(() => loadNpzSync(mixed, { names: ['z'] })).toThrow(/it has no array "z"; it has "x", "kind"/)
  })
})

const zeros = (size: number) => {
  saveNpzSync({ x: ops.zeros([size]) }, path, { compressed: true })
  return path
}

test('a file that unpacks to very much is refused, unless it is allowed', async () => {
  const bomb = zeros(2 ** 25)
  expect(() => loadNpzSync(bomb)).toThrow(expect.objectContaining({ code: 'ERR_FILE' }))
  expect(() => loadNpzSync(bomb)).toThrow(/compressed members claim 1342\d+ bytes; at most 6\d+ are unpacked/)
  expect((await loadNpz(bomb, { maxInflated: 2 ** 28 })).get('x')!.numel()).toBe(2 ** 25)
})

const pytorchs = () => {
  saveSync(ops.ones([1]), path)
  return readFileSync(path)
}

describe('a broken file is refused', () => {
  const good = fileOf('savez')
  const at = (text: string) => good.indexOf(Buffer.from(text, 'latin1'))
  const changed = (place: number, value: number) => {
    const copy = Buffer.from(good)
    copy[place] = value
    return copy
  }
  test.each<[string, () => Uint8Array, string, RegExp]>([
    ['cut off', () => good.subarray(0, 500), 'ERR_CHECKSUM', /no zip directory/],
    ['of altered data', () => changed(at('(3, 4)') + 100, 1), 'ERR_CHECKSUM', /"x\.npy".*CRC-32/],
    [
      'with a member that is not an array',
      () => zip([{ name: 'readme.txt', content: Buffer.from('hi') }]),
      'ERR_FILE',
      /"readme\.txt", which is not an array/,
    ],
    [
      'with a member that only has the name of one',
      () => zip([{ name: 'x.npy', content: Buffer.from('hello, world') }]),
      'ERR_FILE',
      /its array "x": it begins/,
    ],
    ["that is PyTorch's", pytorchs, 'ERR_FILE', /torch\.load reads/],
    ['that is one array', () => Buffer.from(numpy.cases[0].file, 'base64'), 'ERR_FILE', /loadNpy reads/],
    ['that is empty', () => Buffer.alloc(0), 'ERR_FILE', /it is empty/],
  ])('%s', (_name, file, code, message) => {
    expect(() => loadNpzSync(file())).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })
})

describe('refused before anything is written', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a name that would leave the folder', { '../x': ops.ones([1]) }, /cannot be an array's name/],
    ['a name of half a surrogate pair', { '\ud800': ops.ones([1]) }, /cannot be an array's name/],
    ['a value that is not a tensor', { x: [1] }, /"x" must be a Tensor/],
    ['bfloat16', { x: ops.ones([1], { dtype: 'bfloat16' }) }, /numpy has no bfloat16/],
  ])('%s', async (_name, tensors, message) => {
    writeFileSync(path, 'old')
    expect(() => saveNpzSync(tensors as never, path)).toThrow(message)
    await expect(saveNpz(tensors as never, path)).rejects.toThrow(message)
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})
