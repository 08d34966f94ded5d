import { asTensor, fromBytes, full, isTensor, type NestedData, type Tensor, tensor } from '../../lib/tensor'
import type { DType, TypedArray } from '../../lib/types'
import { golden } from '../golden/recipe'
import { refusalOf } from '../hostile/refusal'

describe('tensor() takes numbers, bigints and booleans, alone or nested', () => {
  test.each<[string, NestedData, DType, number[]]>([
    ['a number', 1.5, 'float32', []],
    ['a whole number', 1, 'float32', []],
    ['a bigint', 5n, 'int64', []],
    ['a boolean', true, 'bool', []],
    ['numbers', [1, 2, 3], 'float32', [3]],
    [
      'rows of bigints',
      [
        [1n, 2n],
        [3n, 4n],
      ],
      'int64',
      [2, 2],
    ],
    ['booleans three deep', [[[true], [false]]], 'bool', [1, 2, 1]],
    ['nothing', [], 'float32', [0]],
    ['rows of nothing', [[], [], []], 'float32', [3, 0]],
  ])('%s', (_, data, dtype, shape) => {
    const t = tensor(data)
    expect([t.dtype, t.shape]).toEqual([dtype, shape])
    const plain = JSON.parse(JSON.stringify(data, (_key, value) => (typeof value === 'bigint' ? Number(value) : value)))
    expect(t.toArray()).toEqual(plain)
  })

  test('as deep as 64 levels', () => {
    let data: NestedData = 7
    for (let i = 0; i < 64; i++) data = [data]
    expect(tensor(data).shape).toEqual(Array(64).fill(1))
  })
})

describe('a typed array keeps its type, as a 1-dim copy', () => {
  test.each<[DType, TypedArray]>([
    ['int8', Int8Array.of(-128, 127)],
    ['uint8', Uint8Array.of(0, 255)],
    ['uint8', Uint8ClampedArray.of(0, 300)],
    ['int16', Int16Array.of(-32768, 32767)],
    ['uint16', Uint16Array.of(0, 65535)],
    ['int32', Int32Array.of(-(2 ** 31), 2 ** 31 - 1)],
    ['uint32', Uint32Array.of(0, 2 ** 32 - 1)],
    ['int64', BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n)],
    ['uint64', BigUint64Array.of(0n, 2n ** 64n - 1n)],
    ['float32', Float32Array.of(Math.PI, Number.NEGATIVE_INFINITY)],
    ['float64', Float64Array.of(Math.PI, Number.NaN)],
  ])('%s', (dtype, data) => {
    const t = tensor(data)
    expect([t.dtype, t.shape]).toEqual([dtype, [2]])
    expect(Array.from(t.toTypedArray() as Uint8Array)).toEqual(Array.from(data as Uint8Array))
    ;(data as Uint8Array).fill(typeof data[0] === 'bigint' ? (1n as unknown as number) : 1)
    expect(Array.from(t.toTypedArray() as Uint8Array)).not.toEqual(Array.from(data as Uint8Array))
  })

  test('and contains only the part of a larger buffer that it views', () => {
    const floats = Float32Array.of(9, 1, 2, 3)
    expect(tensor(new Float32Array(floats.buffer, 4, 2)).toArray()).toEqual([1, 2])
    expect(tensor(floats.subarray(2)).toArray()).toEqual([2, 3])
  })

  test('a Buffer becomes uint8, also one from the pool', () => {
    const pooled = Buffer.from('torch')
    expect(pooled.buffer.byteLength).toBeGreaterThan(pooled.length)
    expect(tensor(pooled).toArray()).toEqual([116, 111, 114, 99, 104])
    expect(tensor(pooled.subarray(1, 3)).toArray()).toEqual([111, 114])
  })

  test('shared memory is copied', () => {
    const shared = new Int16Array(new SharedArrayBuffer(8), 2, 2).fill(7)
    const t = tensor(shared)
    shared.fill(0)
    expect(t.toArray()).toEqual([7, 7])
  })
})

describe('a dtype may be given', () => {
  test.each<[string, NestedData, DType, unknown]>([
    ['numbers as int64', [1, -2], 'int64', [1, -2]],
    ['bigints as float32', [2n ** 70n], 'float32', [2 ** 70]],
    ['bigints as uint64', [2n ** 64n - 1n], 'uint64', [2n ** 64n - 1n]],
    ['numbers as bool', [0, 2, Number.NaN], 'bool', [false, true, true]],
    ['booleans as float64', [true, false], 'float64', [1, 0]],
    ['numbers as bfloat16, rounded', [1.001], 'bfloat16', [1]],
    ['bigints as float16', [3n], 'float16', [3]],
    [
      'numbers as complex64',
      [1, 2.5],
      'complex64',
      [
        [1, 0],
        [2.5, 0],
      ],
    ],
    ['too much for float32, which becomes infinite', [1e39], 'float32', [Number.POSITIVE_INFINITY]],
  ])('%s', (_, data, dtype, expected) => {
    const t = tensor(data, { dtype })
    expect(t.dtype).toBe(dtype)
    expect(t.toArray()).toEqual(expected)
  })

  test('for typed arrays and tensors too, which are copied', () => {
    expect(tensor(Uint8Array.of(1, 2), { dtype: 'float64' }).toTypedArray()).toEqual(Float64Array.of(1, 2))
    const source = tensor([1])
    const copy = tensor(source)
    copy.fill_(5)
    expect(source.item()).toBe(1)
  })
})

type Conversion = [dtype: DType, value: number | string, tensor: number | boolean | null, full: number | boolean | null]
const { cases: conversions } = golden('conversions') as { cases: Conversion[] }

test.each(conversions)('%s stores %s as in Python: %s, with full() %s', (dtype, value, inTensor, inFull) => {
  const given = typeof value === 'number' ? value : Number(value.replace('inf', 'Infinity'))
  const made: [() => Tensor, number | boolean | null][] = [
    [() => tensor([given], { dtype }), inTensor],
    [() => full([1], given, { dtype }), inFull],
  ]
  for (const [make, held] of made) {
    if (held === null) expect(make).toThrow(/does not fit|not a whole number|without overflow/)
    else expect(make().toArray()).toEqual([held])
  }
})

test('int64 keeps every bit of a bigint', () => {
  const exact = [2n ** 53n + 1n, -(2n ** 53n) - 1n, 2n ** 63n - 1n, -(2n ** 63n)]
  expect(tensor(exact).toArray()).toEqual(exact)
  expect([...(tensor(exact).toTypedArray() as BigInt64Array)]).toEqual(exact)
  expect(
    tensor([1n])
      .add(2n ** 63n - 2n)
      .item(),
  ).toBe(2n ** 63n - 1n)
})

test('requiresGrad and device are options', () => {
  expect(tensor([1], { requiresGrad: true }).requiresGrad).toBe(true)
  expect(tensor([1]).requiresGrad).toBe(false)
  expect(tensor([1], { device: 'meta' }).device).toBe('meta')
})

test('full() is float32 for numbers, int64 for bigints, bool for booleans', () => {
  expect([full([2], 1).dtype, full([2], 1n).dtype, full([], true).dtype]).toEqual(['float32', 'int64', 'bool'])
  expect(full([2, 2], 7, { dtype: 'int32', requiresGrad: false }).toArray()).toEqual([
    [7, 7],
    [7, 7],
  ])
  expect(full([1], Number.NaN).item()).toBeNaN()
})

test('fromBytes() reads bytes as the dtype stores them', () => {
  expect(fromBytes(Uint8Array.of(0, 0, 128, 63, 0, 0, 0, 64), [2, 1], 'float32').toArray()).toEqual([[1], [2]])
  expect(fromBytes(Buffer.from([1, 0]), [], 'int16').item()).toBe(1)
  expect(fromBytes(new Uint8Array(0), [0, 3], 'float64').shape).toEqual([0, 3])
  expect(fromBytes(Uint16Array.of(0x3f80), [1], 'bfloat16').item()).toBe(1)
})

describe('asTensor', () => {
  test('returns the tensor itself if nothing has to change, and keeps gradients otherwise', () => {
    const x = tensor([1, 2], { requiresGrad: true })
    expect(asTensor(x)).toBe(x)
    expect(asTensor(x, { dtype: 'float32', device: 'cpu' })).toBe(x)
    asTensor(x, { dtype: 'float64' }).sum().backward()
    expect(x.grad?.toArray()).toEqual([1, 1])
  })

  test('makes a tensor from other data', () => {
    expect(asTensor([1n, 2n]).dtype).toBe('int64')
    expect(asTensor([1, 2], { dtype: 'float16' }).dtype).toBe('float16')
    expect(() => asTensor(tensor(1), { dtyp: 'float16' } as never)).toThrow(TypeError)
  })

  test('isTensor distinguishes tensors from other values', () => {
    expect([tensor(1), [1], new Float32Array(1), null].map(isTensor)).toEqual([true, false, false, false])
    expect(() => (isTensor as (...args: unknown[]) => boolean)(tensor(1), 2)).toThrow('isTensor: takes 1 argument')
  })
})

describe('a value that an integer dtype cannot hold is refused by name, as in Python', () => {
  const zeros = (dtype: DType) => tensor([0], { dtype })
  test.each<[string, string, string, () => unknown]>([
    ['full', 'full', '9223372036854776000', () => full([1], 2 ** 63, { dtype: 'int64' })],
    ['tensor', 'tensor', '9223372036854776000', () => tensor([2 ** 63], { dtype: 'int64' })],
    ['fill_', 'Tensor.fill_', '9223372036854776000', () => zeros('int64').fill_(2 ** 63)],
    ['maskedFill', 'Tensor.maskedFill', '-1e+30', () => zeros('int64').maskedFill(tensor([true]), -1e30)],
    ['newFull', 'Tensor.newFull', '9223372036854775808', () => zeros('int64').newFull([1], 2n ** 63n)],
    ['setAt', 'Tensor.setAt', 'NaN', () => zeros('int32').setAt(Number.NaN, 0)],
    ['int8', 'Tensor.fill_', '128', () => zeros('int8').fill_(128)],
    ['uint8', 'Tensor.fill_', '256', () => zeros('uint8').fill_(256)],
  ])('%s', (_, where, value, call) => {
    expect(call).toThrow(new RegExp(`^${where}: .*${value.replace('+', '\\+')}`))
  })

  test('the bounds themselves fit, and a negative number wraps in an unsigned dtype', () => {
    expect(
      zeros('int64')
        .fill_(-(2n ** 63n))
        .item(),
    ).toBe(-(2n ** 63n))
    expect(
      [zeros('uint8').fill_(-1), zeros('uint8').fill_(255), zeros('int8').fill_(-128)].map((t) => t.item()),
    ).toEqual([255, 255, -128])
  })
})

describe('data that claims an impossible number of items is refused at once', () => {
  const claiming = (length: number, item: unknown) =>
    new Proxy([], { get: (_, key) => (key === 'length' ? length : item) }) as unknown as number[]
  test.each<[string, string, () => unknown]>([
    ['an array of 2^28 holes', 'TypeError', () => new Array(2 ** 28)],
    ['an array of 2^27 holes', 'TypeError', () => new Array(2 ** 27)],
    ['arrays of 2^28 holes in an array', 'TypeError', () => [new Array(2 ** 28), new Array(2 ** 28)]],
    ['a Proxy of 2^53 - 1 numbers', 'TypeError', () => claiming(2 ** 53 - 1, 1)],
    ['a Proxy of NaN numbers', 'TypeError', () => claiming(Number.NaN, 1)],
    ['Proxies in Proxies', 'ERR_OUT_OF_MEMORY', () => claiming(2 ** 27, claiming(2 ** 27, 1))],
  ])('%s: %s', (_, code, make) => {
    const start = performance.now()
    expect(refusalOf(() => tensor(make() as number[]))).toBe(code)
    expect(performance.now() - start).toBeLessThan(2000)
  })
  test('but a Proxy of a real array is data', () => {
    expect(tensor(new Proxy([1, 2], {})).toArray()).toEqual([1, 2])
  })
})
