import { Worker } from 'node:worker_threads'
import { fromBytes, Tensor, tensor } from '../../lib/tensor'
import { dtypes } from '../../lib/types'
import { expectAlive, refusalOf } from './refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

afterEach(expectAlive)

function detached(): Float32Array {
  const array = Float32Array.of(1, 2)
  structuredClone(array.buffer, { transfer: [array.buffer] })
  return array
}

/** A view of bytes 8 to 15 of a buffer that was shrunk to 8 bytes. */
function shrunk(): Float32Array {
  const buffer = new (ArrayBuffer as Anything)(16, { maxByteLength: 32 })
  const view = new Float32Array(buffer, 8, 2)
  buffer.resize(8)
  return view
}

describe('a buffer that is gone is refused', () => {
  test.each([
    ['transferred', detached],
    ['shrunk', shrunk],
  ])('%s before the call', (_, make) => {
    expect(refusalOf(() => tensor(make()))).toBe('ERR_DETACHED')
    expect(refusalOf(() => fromBytes(make(), [2], 'float32'))).toBe('ERR_DETACHED')
    expect(refusalOf(() => fromBytes(make(), [0], 'float32'))).toBe('ERR_DETACHED')
  })

  test('and one that is gone after the call leaves the tensor unchanged', () => {
    const array = Float32Array.of(1, 2)
    const copy = tensor(array)
    structuredClone(array.buffer, { transfer: [array.buffer] })
    const buffer = new (ArrayBuffer as Anything)(8, { maxByteLength: 1 << 20 })
    const [whole, tracking] = [new Float32Array(buffer, 0, 2).fill(3), new Float32Array(buffer)]
    const copies = [tensor(whole), tensor(tracking)]
    buffer.resize(1 << 20)
    expect(tensor(tracking).shape).toEqual([1 << 18])
    buffer.resize(0)
    expect([copy, ...copies].map((t) => t.toArray())).toEqual([
      [1, 2],
      [3, 3],
      [3, 3],
    ])
    expect(tensor(tracking).shape).toEqual([0])
  })

  test('an empty array is not gone', () => {
    expect(tensor(new Float32Array(0)).shape).toEqual([0])
  })
})

test('shared memory that another thread writes to is copied whole', async () => {
  const shared = new Int32Array(new SharedArrayBuffer(4 * 4096))
  const writer = new Worker(
    'const { workerData: a } = require("worker_threads"); a[0] = 1; for (let v = 1; ; v = 3 - v) a.fill(v)',
    {
      eval: true,
      workerData: shared,
    },
  )
  try {
    while (Atomics.load(shared, 0) === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (let i = 0; i < 200; i++) {
      const t = tensor(shared)
      const before = t.toTypedArray()
      expect(t.toTypedArray()).toEqual(before)
    }
  } finally {
    await writer.terminate()
  }
})

describe('a typed array with false properties is read correctly', () => {
  class Liar extends Float32Array {
    override get length(): Anything {
      return 1000
    }
    override get byteLength(): Anything {
      return 4000
    }
    override get buffer(): Anything {
      return new ArrayBuffer(4000)
    }
    override get byteOffset(): Anything {
      return 4
    }
  }
  const own = (key: PropertyKey, value: unknown) => Object.defineProperty(Float32Array.of(1, 2), key, { value })

  test.each<[string, () => Float32Array]>([
    ['a subclass', () => new Liar([1, 2])],
    ['its length', () => own('length', 1e9)],
    ['its byteLength', () => own('byteLength', 4)],
    ['its byteOffset', () => own('byteOffset', 4)],
    ['its buffer', () => own('buffer', new ArrayBuffer(1))],
    ['its tag', () => own(Symbol.toStringTag, 'Float64Array')],
    ['its constructor', () => own('constructor', Uint8Array)],
    ['its iterator', () => own(Symbol.iterator, null)],
  ])('%s', (_, make) => {
    const t = tensor(make())
    expect([t.dtype, t.toArray()]).toEqual(['float32', [1, 2]])
    expect(fromBytes(make(), [2], 'float32').toArray()).toEqual([1, 2])
  })
})

describe('an object that only looks like a typed array is refused', () => {
  test.each<[string, () => Anything]>([
    ['a DataView', () => new DataView(new ArrayBuffer(8))],
    ['an ArrayBuffer', () => new ArrayBuffer(8)],
    ['a SharedArrayBuffer', () => new SharedArrayBuffer(8)],
    ['a proxy', () => new Proxy(new Float32Array(2), {})],
    ['an heir', () => Object.create(new Float32Array(2))],
    ['an object like one', () => ({ length: 2, buffer: new ArrayBuffer(8), byteOffset: 0, byteLength: 8 })],
    ['null', () => null],
    ['a string', () => 'abcd'],
  ])('%s', (_, make) => {
    expect(refusalOf(() => tensor(make()))).toBe('TypeError')
    expect(refusalOf(() => fromBytes(make(), [2], 'float32'))).toBe('TypeError')
  })
})

test.each<[string, number, number[], string]>([
  ['short', 7, [2], 'ERR_SHAPE'],
  ['long', 9, [2], 'ERR_SHAPE'],
  ['empty', 0, [2], 'ERR_SHAPE'],
  ['for nothing', 4, [0], 'ERR_SHAPE'],
  ['for a negative size', 4, [-1], 'ERR_SHAPE'],
  ['for far too much', 4, [2 ** 45], 'ERR_OUT_OF_MEMORY'],
])('bytes that are %s are refused', (_, length, shape, code) => {
  expect(refusalOf(() => fromBytes(new Uint8Array(length), shape, 'float32'))).toBe(code)
})

test.each<[string, Anything, Anything, string]>([
  ['no shape', null, 'uint8', 'TypeError'],
  ['a shape of text', 'ab', 'uint8', 'TypeError'],
  ['an unknown dtype', [4], 'float33', 'ERR_DTYPE'],
  ['no dtype', [4], undefined, 'TypeError'],
])('fromBytes with %s is refused', (_, shape, dtype, name) => {
  expect(refusalOf(() => fromBytes(new Uint8Array(4), shape, dtype))).toBe(name)
})

describe('a typed array of any kind becomes any dtype by conversion, never by reinterpretation', () => {
  const arrays = [
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  ]
  test.each(arrays.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
    const data = kind.name.startsWith('Big') ? [1n, 0n] : [1, 0]
    for (const dtype of dtypes) {
      let t: Tensor | undefined
      try {
        t = tensor(new (kind as Anything)(data), { dtype })
      } catch (error) {
        expect(error).toMatchObject({ code: 'ERR_NOT_IMPLEMENTED' })
        continue
      }
      expect(t.dtype).toBe(dtype)
      // float8_e8m0fnu has no zero, so only the one is compared.
      expect(([t.toArray()] as unknown[]).flat(9)[0]).toEqual(dtype === 'bool' ? true : 1)
    }
  })
})

test('results of toTypedArray and toBytes can be written to without harm', () => {
  const t = tensor([
    [1, 2],
    [3, 4],
  ]).t()
  ;(t.toTypedArray() as Float32Array).fill(0)
  t.toBytes().fill(0)
  expect(t.toArray()).toEqual([
    [1, 3],
    [2, 4],
  ])
  expect(t).toBeInstanceOf(Tensor)
})
