import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSafetensorsSync, openSafetensors, saveSafetensorsSync } from '../../lib/checkpoint'
import { arange, ones } from '../../lib/generated/ops'
import { slice, Tensor } from '../../lib/tensor'

const golden = join(__dirname, '../golden/safetensors-dtypes.safetensors')
const names = [...loadSafetensorsSync(golden).keys()]

let folder: string
let path: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-open-'))
  path = join(folder, 'x.safetensors')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('a tensor of an open file is the one that loading gives', () => {
  test.each(names)('%s', (name) => {
    const wanted = loadSafetensorsSync(golden).get(name)!
    const file = openSafetensors(golden)
    const got = file.get(name)
    expect([got.dtype, got.shape, got.stride()]).toEqual([wanted.dtype, wanted.shape, wanted.stride()])
    expect(Buffer.from(got.toBytes())).toEqual(Buffer.from(wanted.toBytes()))
    expect(file.info(name)).toEqual({ dtype: wanted.dtype, shape: wanted.shape })
  })
})

test('names and metadata are those of the header', () => {
  const file = openSafetensors(golden)
  expect(file.names).toEqual(names)
  expect([file.has('float32'), file.has('none'), file.metadata.get('format')]).toEqual([true, false, 'pt'])
})

test('a part of a tensor is read without the rest', () => {
  saveSafetensorsSync({ x: arange(40_000_000) }, path)
  const before = process.memoryUsage.rss()
  const x = openSafetensors(path).get('x')
  expect(x.at(slice(-2)).toArray()).toEqual([39_999_998, 39_999_999])
  // The file has 320 MB.
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 2 ** 20)
})

test('what is written to a tensor stays in this process', () => {
  saveSafetensorsSync({ x: ones([3]) }, path)
  const [one, other] = [openSafetensors(path).get('x'), openSafetensors(path).get('x')]
  one.fill_(7)
  expect(other.toArray()).toEqual([1, 1, 1])
  expect(loadSafetensorsSync(path).get('x')!.toArray()).toEqual([1, 1, 1])
})

test('{ device } is where it goes', () => {
  expect(openSafetensors(golden).get('float32', 'meta').device).toBe('meta')
})

test('data that another writer did not align is copied', () => {
  const header = Buffer.from(
    JSON.stringify({
      a: { dtype: 'U8', shape: [1], data_offsets: [0, 1] },
      b: { dtype: 'F32', shape: [1], data_offsets: [1, 5] },
    }),
  )
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  const data = Buffer.alloc(5)
  data.writeFloatLE(2.5, 1)
  writeFileSync(path, Buffer.concat([length, header, data]))
  expect(openSafetensors(path).get('b').toArray()).toEqual([2.5])
})

describe('refused', () => {
  test('a name that it does not have', () => {
    expect(() => openSafetensors(golden).get('none')).toThrow(expect.objectContaining({ code: 'ERR_INDEX' }))
    expect(() => openSafetensors(golden).info('none')).toThrow(/has no tensor "none"; names lists its/)
  })

  test('a bool that is neither 0 nor 1, when it is asked for', () => {
    saveSafetensorsSync({ b: ones([3], { dtype: 'bool' }), x: ones([1]) }, path)
    const bytes = readFileSync(path)
    bytes[bytes.length - 1] = 7
    writeFileSync(path, bytes)
    const file = openSafetensors(path)
    expect(file.get('x')).toBeInstanceOf(Tensor)
    expect(() => file.get('b')).toThrow(/tensor "b" is BOOL, and its element 2 is 7/)
  })

  test('a file that is cut off, and a value that is not a path', () => {
    writeFileSync(path, readFileSync(golden).subarray(0, -1))
    expect(() => openSafetensors(path)).toThrow(/it may be truncated/)
    expect(() => openSafetensors(5 as never)).toThrow(TypeError)
  })
})
