import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'

const cases: [string, () => Tensor, number[]][] = [
  [
    'contiguous',
    () =>
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    [1, 2, 3, 4, 5, 6],
  ],
  [
    'transposed',
    () =>
      tensor([
        [1, 2, 3],
        [4, 5, 6],
      ]).t(),
    [1, 4, 2, 5, 3, 6],
  ],
  ['expanded, with stride 0', () => tensor([1, 2]).expand([2, 2]), [1, 2, 1, 2]],
  ['flipped', () => tensor([1, 2, 3]).flip([0]), [3, 2, 1]],
  ['every other element', () => tensor([1, 2, 3, 4]).asStrided([2], [2], 1), [2, 4]],
  ['overlapping windows', () => tensor([1, 2, 3]).unfold(0, 2, 1), [1, 2, 2, 3]],
  [
    'channels last',
    () => ops.arange(1, 5).reshape([1, 2, 1, 2]).contiguous({ memoryFormat: 'channels_last' }),
    [1, 2, 3, 4],
  ],
  ['of no elements', () => ops.zeros([0, 3]), []],
  ['of no dimension', () => tensor(7), [7]],
  ['that requires a gradient', () => tensor([1], { requiresGrad: true }).mul(2), [2]],
  [
    'sparse',
    () =>
      tensor([
        [0, 1],
        [2, 0],
      ]).toSparse(),
    [0, 1, 2, 0],
  ],
]

describe('a tensor is exported in logical order, whatever its memory layout', () => {
  test.each(cases)('%s', (_, make, expected) => {
    const t = make()
    const float = t.to('float32')
    expect(Array.from(float.toTypedArray() as Float32Array)).toEqual(expected)
    expect(([t.toArray()] as unknown[]).flat(9)).toEqual(expected)
    expect(new Float32Array(float.toBytes().buffer)).toEqual(Float32Array.from(expected))
  })

  test('lazily conjugated and negated', () => {
    const z = ops.complex(tensor([1, 2]), tensor([3, -4])).conj()
    expect(z.toArray()).toEqual([
      [1, -3],
      [2, 4],
    ])
    expect([...(ops.imag(z).toTypedArray() as Float32Array)]).toEqual([-3, 4])
    expect([...new Float32Array(z.toBytes().buffer)]).toEqual([1, -3, 2, 4])
  })
})

test('the exported data is a copy', () => {
  const t = tensor([1, 2])
  ;(t.toTypedArray() as Float32Array).fill(9)
  t.toBytes().fill(9)
  expect(t.toArray()).toEqual([1, 2])
})

test('round trip over typed arrays, bytes and nested arrays', () => {
  for (const values of [[], [0], [1, 2.5, -3, Number.POSITIVE_INFINITY, -0]]) {
    const t = tensor(Float64Array.from(values))
    expect(tensor(t.toTypedArray()).toArray()).toEqual(values)
    expect(tensor(t.toArray() as number[], { dtype: 'float64' }).equal(t)).toBe(true)
  }
})

test('toTypedArray writes into an array that is given, of its own kind and length only', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ])
  const into = new Float32Array(4)
  expect(x.t().toTypedArray(into)).toBe(into)
  expect([...into]).toEqual([1, 3, 2, 4])
  expect(() => x.toTypedArray(new Float64Array(4))).toThrow(TypeError)
  expect(() => x.toTypedArray(new Float32Array(5))).toThrow(/take 16 bytes, the typed array has 20/)
  expect(() => x.toTypedArray([0] as never)).toThrow(TypeError)
})

test('a tensor of too many dimensions for nested arrays says so, and is printed without its elements', () => {
  const deep = ops.zeros(Array(20_000).fill(1))
  expect(() => deep.toArray()).toThrow('Tensor.toArray: an array of 20000 dimensions is nested too deeply')
  expect(() => JSON.stringify(deep)).toThrow('an array of 20000 dimensions is nested too deeply')
  expect(String(deep)).toMatch(/^tensor\(\.\.\.,\s+size=\(1, 1, /)
  expect(ops.zeros(Array(1000).fill(1)).toArray().flat(1000)).toEqual([0])
})
