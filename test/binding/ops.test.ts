import * as ops from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import type { DType, Scalar } from '../../lib/types'

describe('numbers may replace tensors in arithmetic, without widening the dtype', () => {
  test.each<[string, Scalar[] | Scalar, Scalar, DType]>([
    ['int64 + 1', [1n], 1, 'int64'],
    ['int64 + 1.0, which is the same number', [1n], 1.0, 'int64'],
    ['int64 + 0.5', [1n], 0.5, 'float32'],
    ['int64 + 1n', [1n], 1n, 'int64'],
    ['int64 + true', [1n], true, 'int64'],
    ['float32 + 1', [1], 1, 'float32'],
    ['float32 + 0.5', [1], 0.5, 'float32'],
    ['float32 + 1n', [1], 1n, 'float32'],
    ['bool + true', [true], true, 'bool'],
    ['bool + 1', [true], 1, 'int64'],
    ['bool + 0.5', [true], 0.5, 'float32'],
    ['int64 + NaN', [1n], Number.NaN, 'float32'],
    ['int64 + 2^53 + 2, no safe integer', [1n], 2 ** 53 + 2, 'float32'],
  ])('%s', (_, data, other, dtype) => {
    expect(tensor(data).add(other).dtype).toBe(dtype)
  })

  test.each<[string, () => Tensor, unknown, DType]>([
    ['int32 - 1 stays int32', () => tensor([5], { dtype: 'int32' }).sub(1), [4], 'int32'],
    ['uint8 * 2 stays uint8', () => tensor([5], { dtype: 'uint8' }).mul(2), [10], 'uint8'],
    ['float16 + 0.5 stays float16', () => tensor([1], { dtype: 'float16' }).add(0.5), [1.5], 'float16'],
    ['int64 / 2 is float32', () => tensor([7n]).div(2), [3.5], 'float32'],
    ['a number may come first', () => ops.sub(1, tensor([3])), [-2], 'float32'],
    ['or be both', () => ops.add(1, 2), 3, 'int64'],
    ['NaN is a number', () => tensor([1]).mul(Number.NaN), [Number.NaN], 'float32'],
    ['-0 keeps its sign', () => tensor([1]).mul(-0), [-0], 'float32'],
    ['comparisons give bool', () => tensor([1, 3]).gt(2), [false, true], 'bool'],
    ['powers of a number', () => ops.pow(2, tensor([3])), [8], 'float32'],
    ['int64 + float32 of 0 dims is float32', () => tensor([1n]).add(tensor(0.5)), [1.5], 'float32'],
    [
      'float32 + float64 of 0 dims stays float32',
      () => tensor([1]).add(tensor(1, { dtype: 'float64' })),
      [2],
      'float32',
    ],
  ])('%s', (_, compute, expected, dtype) => {
    const t = compute()
    expect([t.toArray(), t.dtype]).toEqual([expected, dtype])
  })
})

describe('arguments are given by position or by name', () => {
  const x = () => tensor([1, 2, 3, 6])

  test.each<[string, (t: Tensor) => Tensor, number]>([
    ['std(x)', (t) => t.std(), 2.160246],
    ['std(x, 0)', (t) => t.std(0), 2.160246],
    ['std(x, 0, false)', (t) => t.std(0, false), 1.870829],
    ['std(x, { unbiased: false })', (t) => t.std({ unbiased: false }), 1.870829],
    ['std(x, 0, { correction: 0 })', (t) => t.std(0, { correction: 0 }), 1.870829],
    ['std(x, null, { correction: 2 })', (t) => t.std(null, { correction: 2 }), 2.645751],
    ['std(x, { dim: [0], correction: 0 })', (t) => t.std({ dim: [0], correction: 0 }), 1.870829],
  ])('%s', (_, compute, expected) => {
    expect(compute(x()).item()).toBeCloseTo(expected, 5)
  })

  test.each<[string, (i: Tensor, w: Tensor) => Tensor, number[]]>([
    ['by name', (i, w) => ops.conv2d(i, w, null, { stride: 2, padding: 1 }), [1, 2, 3, 3]],
    ['by position', (i, w) => ops.conv2d(i, w, null, 2, 1), [1, 2, 3, 3]],
    ['lists where one number would do', (i, w) => ops.conv2d(i, w, null, [2, 1], { padding: [1, 0] }), [1, 2, 3, 3]],
    ['options in the place of the bias', (i, w) => ops.conv2d(i, w, { dilation: 2 }), [1, 2, 1, 1]],
    ['padding as a word', (i, w) => ops.conv2d(i, w, null, { padding: 'same' }), [1, 2, 5, 5]],
    ['undefined is left out', (i, w) => ops.conv2d(i, w, undefined, { stride: undefined }), [1, 2, 3, 3]],
  ])('conv2d, %s', (_, convolve, shape) => {
    expect(convolve(ops.zeros([1, 1, 5, 5]), ops.zeros([2, 1, 3, 3])).shape).toEqual(shape)
  })

  test('beta and alpha of addmm', () => {
    const eye = ops.eye(2)
    expect(ops.addmm(ops.ones([2, 2]), eye, eye, { beta: 2, alpha: 3 }).toArray()).toEqual([
      [5, 2],
      [2, 5],
    ])
  })

  test('sizes as bigints', () => {
    expect(ops.zeros([2n, 3]).shape).toEqual([2, 3])
  })

  test('requiresGrad for what makes a tensor', () => {
    expect(ops.zeros([2], { requiresGrad: true, dtype: 'float64' })).toMatchObject({
      requiresGrad: true,
      dtype: 'float64',
    })
  })
})

describe('a tensor that is written to is returned itself', () => {
  test('in place', () => {
    const x = tensor([1, 2])
    const before = x.dataPtr()
    expect(
      x
        .add_(1)
        .mul_(tensor([2, 2]))
        .zero_(),
    ).toBe(x)
    expect(x.dataPtr()).toBe(before)
  })

  test('as out', () => {
    const out = tensor([0, 0])
    expect(ops.add(tensor([1, 2]), 1, { out })).toBe(out)
    expect(out.toArray()).toEqual([2, 3])
  })

  test('as one of several outs', () => {
    const [values, indices] = [ops.empty([1]), ops.empty([1], { dtype: 'int64' })]
    const result = ops.topk(tensor([3, 9]), 1, { values, indices })
    expect(result[0]).toBe(values)
    expect(result.values).toBe(values)
    expect(result.indices).toBe(indices)
    expect([values.item(), indices.item()]).toEqual([9, 1])
  })

  test('and into a view of a larger tensor', () => {
    const base = ops.zeros([2, 2])
    base.select(0, 1).add_(5)
    expect(base.toArray()).toEqual([
      [0, 0],
      [5, 5],
    ])
  })
})

describe('several results', () => {
  test("have PyTorch's names beside their indices", () => {
    const { values, indices } = tensor([1, 3, 2]).topk(2)
    expect([values.toArray(), indices.toArray()]).toEqual([
      [3, 2],
      [1, 2],
    ])
    const [v, i] = tensor([1, 3, 2]).topk(2)
    expect([v.toArray(), i.dtype]).toEqual([[3, 2], 'int64'])
    expect(Object.keys(tensor([1]).sort())).toEqual(['0', '1'])
    const svd = ops.linalgSvd(ops.eye(2))
    expect([svd.U.shape, svd.S.toArray(), svd.Vh.shape]).toEqual([
      [2, 2],
      [1, 1],
      [2, 2],
    ])
  })

  test('of any number are an array', () => {
    expect(ops.split(ops.arange(5), 2).map((t) => t.toArray())).toEqual([[0, 1], [2, 3], [4]])
  })
})

test.each<[string, () => unknown, unknown]>([
  ['booleans', () => tensor([1]).equal(tensor([1])), true],
  ['integers', () => ops._nnz(tensor([0, 1, 2]).toSparse()), 2],
  ['nothing', () => ops._foreachAdd_([tensor([1])], 1), undefined],
])('%s are returned as JavaScript values', (_, compute, expected) => {
  expect(compute()).toBe(expected)
})

test('lists of tensors may have holes where the schema says so', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ])
  expect(x.index([null, tensor([1n])]).toArray()).toEqual([[2], [4]])
})

describe('a list whose getter calls an operator with a list of its own', () => {
  /** [1, 2], whose second item is computed when it is read, by an operator with another list. */
  const restless = () => {
    const list = [tensor([1])]
    const get = () => {
      ops.cat([tensor([7]), tensor([8])])
      ops.stack([tensor([5]), tensor([6])], 0)
      return tensor([2])
    }
    return Object.defineProperty(list, 1, { enumerable: true, get })
  }

  test.each<[string, () => Tensor]>([
    ['alone', () => ops.cat(restless())],
    ['with a number', () => ops.cat(restless(), 0)],
    ['with options', () => ops.cat(restless(), { dim: 0 } as never)],
    ['after another list', () => ops.cat(ops._foreachAdd([tensor([0]), tensor([0])], restless()))],
    ['in a proxy', () => ops.cat(new Proxy(restless(), {}))],
  ])('has the items that it gives: %s', (_, call) => {
    expect(call().toArray()).toEqual([1, 2])
  })
})

test('named dimensions are not exposed', () => {
  expect(Object.keys(ops).filter((name) => /^(align|refineNames|rename)/.test(name))).toEqual([])
  expect(() => (ops.zeros as (...args: unknown[]) => unknown)([2], { names: ['a'] })).toThrow(
    'it has no option "names"',
  )
})
