import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  loadSafetensors,
  loadSafetensorsSync,
  safetensorsInfo,
  safetensorsInfoSync,
  saveSafetensors,
  saveSafetensorsSync,
} from '../../lib/checkpoint'
import { safetensorsDTypes } from '../../lib/checkpoint/safetensors-header'
import * as ops from '../../lib/generated/ops'
import { fromBytes, nested, type Tensor, tensor } from '../../lib/tensor'
import type { DType } from '../../lib/types'

function makeSparse(file: string): void {
  writeFileSync(file, '')
  truncateSync(file, 2 ** 40)
}

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-safetensors-'))
  path = join(folder, 'model.safetensors')
})
afterEach(() => rmSync(folder, { recursive: true }))

const goldenFile = join(__dirname, '../golden/safetensors-dtypes.safetensors')
const golden: { tensors: { name: string; dtype: DType; shape: number[]; hex: string }[] } = JSON.parse(
  readFileSync(join(__dirname, '../golden/safetensors-dtypes.json'), 'utf8'),
)

const plain = (t: Tensor) => ({ dtype: t.dtype, shape: t.shape, hex: Buffer.from(t.toBytes()).toString('hex') })
const plainMap = (tensors: Map<string, Tensor>) => [...tensors].map(([name, t]) => ({ name, ...plain(t) }))
const weights = () =>
  new Map([
    [
      '0.weight',
      tensor([
        [1, 2],
        [3, 4],
      ]),
    ],
    ['0.bias', tensor([0.5, -0.5])],
  ])

describe.each([
  ['loadSafetensors', loadSafetensors],
  ['loadSafetensorsSync', async (...args: Parameters<typeof loadSafetensors>) => loadSafetensorsSync(...args)],
] as const)('%s', (_, load) => {
  test('loads a file of the reference package: every dtype, bit for bit', async () => {
    const tensors = await load(goldenFile)
    expect(tensors.size).toBe(golden.tensors.length)
    for (const { name, ...expected } of golden.tensors) expect(plain(tensors.get(name)!)).toEqual(expected)
  })

  test.each(safetensorsDTypes)('brings a saved %s tensor back bit for bit', async (dtype) => {
    const { hex } = golden.tensors.find((entry) => entry.name === dtype)!
    const saved = fromBytes(Buffer.from(hex, 'hex'), [3, 2], dtype)
    await saveSafetensors({ t: saved }, path)
    expect(plain((await load(path)).get('t')!)).toEqual({ dtype, shape: [3, 2], hex })
  })

  test.each<[string, (file: string) => void, RegExp]>([
    ['a folder', (file) => mkdirSync(file), /it is a folder/],
    ['a FIFO that nobody writes', (file) => execFileSync('mkfifo', [file]), /a device, a FIFO or a socket/],
    ['a device', (file) => symlinkSync('/dev/zero', file), /a device, a FIFO or a socket/],
    ['a symlink to itself', (file) => symlinkSync(file, file), /ELOOP/],
    ['nothing', () => {}, /ENOENT/],
    ['an empty file', (file) => writeFileSync(file, ''), /is 0 bytes long/],
    ['a sparse file of 1 TB', makeSparse, /does not begin with/],
    ['a pickle', (file) => writeFileSync(file, Buffer.from('80027d71002e00000000', 'hex')), /claims \d+ bytes/],
  ])('refuses %s', async (_, make, reason) => {
    make(path)
    const error = await load(path).catch((reason) => reason)
    expect(error).toMatchObject({ code: 'ERR_FILE', message: expect.stringMatching(reason) })
    expect(error.message).toContain(JSON.stringify(path))
  })

  test.each([
    ['that is empty', ''],
    ['with a NUL', 'a\0b'],
    ['of 5,000 characters', 'x'.repeat(5000)],
  ])('refuses a path %s', async (_, name) => {
    await expect(load(name)).rejects.toMatchObject({ code: 'ERR_FILE' })
  })

  test('refuses a path that is not a string', async () => {
    await expect(load(3 as never)).rejects.toThrow(TypeError)
  })

  test('says that a file was damaged', async () => {
    await saveSafetensors(weights(), path)
    const bytes = readFileSync(path)
    bytes[bytes.length - 3] ^= 1
    writeFileSync(path, bytes)
    await expect(load(path)).rejects.toMatchObject({ code: 'ERR_CHECKSUM', message: expect.stringContaining(path) })
  })

  test('refuses a device that does not exist', async () => {
    await saveSafetensors(weights(), path)
    await expect(load(path, { device: 'cuda:99' })).rejects.toThrow(/cuda/i)
  })
})

test('each of 500 truncations and 500 bit flips loads bit-identical or not at all', () => {
  saveSafetensorsSync(weights(), path)
  const [good, expected] = [readFileSync(path), plainMap(weights())]
  for (let i = 0; i < 500; i++) {
    const flipped = Buffer.from(good)
    const bit = (i * 7919) % (good.length * 8)
    flipped[bit >> 3] ^= 1 << (bit & 7)
    for (const bytes of [flipped, good.subarray(0, Math.floor((good.length * i) / 500))]) {
      writeFileSync(path, bytes)
      let loaded: Map<string, Tensor>
      try {
        loaded = loadSafetensorsSync(path)
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_(FILE|CHECKSUM)$/) })
        continue
      }
      expect(plainMap(loaded)).toEqual(expected)
    }
  }
})

describe('saveSafetensors', () => {
  test('keeps the order of a Map and takes a plain object too', async () => {
    await saveSafetensors(new Map([...weights()].reverse()), path)
    expect([...(await loadSafetensors(path)).keys()]).toEqual(['0.bias', '0.weight'])
    await saveSafetensors(Object.fromEntries(weights()), path)
    expect(plainMap(await loadSafetensors(path))).toEqual(plainMap(weights()))
  })

  test('writes views in logical order, and each tensor that shares memory separately', async () => {
    const base = ops.arange(6, { dtype: 'float32' }).reshape([2, 3])
    const views = {
      base,
      transposed: base.t(),
      column: base.select(1, 1),
      expanded: base.narrow(0, 0, 1).expand([2, 3]),
      conjugate: ops.complex(base, base).conj(),
    }
    await saveSafetensors(views, path)
    const loaded = await loadSafetensors(path)
    for (const [name, view] of Object.entries(views)) {
      expect(loaded.get(name)!.shape).toEqual(view.shape)
      expect(loaded.get(name)!.toArray()).toEqual(view.toArray())
    }
  })

  test('saves parameters without their history and loads plain leaves', async () => {
    const weight = tensor([1, 2], { requiresGrad: true })
    await saveSafetensors({ weight, doubled: weight.mul(2) }, path)
    const loaded = await loadSafetensors(path)
    expect([...loaded.values()].map((t) => t.requiresGrad)).toEqual([false, false])
    expect(loaded.get('doubled')!.toArray()).toEqual([2, 4])
  })

  test('saves what the tensors held when it was called', async () => {
    const weight = tensor([1, 2])
    const saving = saveSafetensors({ weight }, path)
    weight.add_(1)
    await saving
    expect((await loadSafetensors(path)).get('weight')!.toArray()).toEqual([1, 2])
  })

  test('marks the file as PyTorch’s, or with the metadata it is given', async () => {
    await saveSafetensors(weights(), path)
    expect((await safetensorsInfo(path)).metadata.get('format')).toBe('pt')
    await saveSafetensors(weights(), path, { metadata: { latent: '3' } })
    expect((await safetensorsInfo(path)).metadata.get('latent')).toBe('3')
  })

  test.each<[string, () => Tensor]>([
    ['complex128', () => ops.zeros([2], { dtype: 'complex128' })],
    ['quint8', () => ops.quantizePerTensor(tensor([1, 2]), 0.1, 0, 'quint8')],
  ])('refuses %s, leaving the old file as it was', async (dtype, make) => {
    await saveSafetensors(weights(), path)
    const before = readFileSync(path)
    await expect(saveSafetensors({ bad: make() }, path)).rejects.toMatchObject({
      code: 'ERR_DTYPE',
      message: expect.stringContaining(dtype),
    })
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['model.safetensors'])
  })

  test('refuses a value that is not a tensor, by name', async () => {
    await expect(saveSafetensors({ lr: 3 as never }, path)).rejects.toThrow(/"lr" must be a Tensor, but it is 3/)
    await expect(saveSafetensors({ lr: 3 as never }, path)).rejects.toThrow(TypeError)
  })

  test('refuses a folder as its target', async () => {
    await expect(saveSafetensors(weights(), folder)).rejects.toMatchObject({ code: 'ERR_FILE' })
    expect(() => saveSafetensorsSync(weights(), join(folder, 'no', 'such'))).toThrow(/ENOENT/)
  })
})

test('safetensorsInfo tells names, dtypes, shapes and metadata without reading the data', async () => {
  saveSafetensorsSync(weights(), path, { metadata: { latent: '3' } })
  const bytes = readFileSync(path)
  bytes[bytes.length - 1] ^= 1
  writeFileSync(path, bytes)
  for (const { tensors, metadata } of [await safetensorsInfo(path), safetensorsInfoSync(path)]) {
    expect([...tensors]).toEqual([
      ['0.weight', { dtype: 'float32', shape: [2, 2] }],
      ['0.bias', { dtype: 'float32', shape: [2] }],
    ])
    expect(metadata.get('latent')).toBe('3')
  }
})

test.each<[string, () => Tensor, RegExp]>([
  [
    'sparse',
    () => ops.ones([2, 2]).toSparse(),
    /"w" is a sparse_coo tensor, .* holds only dense tensors; toDense\(\) makes/,
  ],
  ['compressed', () => ops.ones([2, 2]).toSparseCsr(), /"w" is a sparse_csr tensor/],
  ['meta', () => ops.ones([2], { device: 'meta' }), /"w" is a meta tensor, which has no elements/],
  ['nested', () => nested.nestedTensor([ops.ones([1]), ops.ones([2])]), /"w" is a nested tensor/],
])('a tensor that is not dense is not saved: %s', (_, make, why) => {
  expect(() => saveSafetensorsSync(new Map([['w', make()]]), path)).toThrow(why)
  expect(readdirSync(folder)).toEqual([])
})

test('empty tensors need no reads and no memory, however many a file has', () => {
  const path = join(folder, 'empties.safetensors')
  saveSafetensorsSync(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`t${i}`, ops.zeros([0, 3])])), path)
  const buffers = jest.spyOn(Buffer, 'allocUnsafeSlow')
  const loaded = loadSafetensorsSync(path)
  expect(buffers.mock.calls.length).toBeLessThan(5)
  buffers.mockRestore()
  expect(loaded.size).toBe(2000)
  expect(loaded.get('t1999')?.shape).toEqual([0, 3])
})
