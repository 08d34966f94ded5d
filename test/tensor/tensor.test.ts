import * as ops from '../../lib/generated/ops'
import { Tensor, tensor } from '../../lib/tensor'

const matrix = () =>
  tensor([
    [1, 2, 3],
    [4, 5, 6],
  ])

test('a tensor knows its shape, strides and kind', () => {
  const x = matrix()
  expect(x.shape).toEqual([2, 3])
  expect([x.ndim, x.dim(), x.numel(), x.size(), x.size(-1), x.size(0)]).toEqual([2, 2, 6, [2, 3], 3, 2])
  expect([x.stride(), x.stride(0), x.stride(-1)]).toEqual([[3, 1], 3, 1])
  expect([x.device, x.layout, x.dtype, x.elementSize()]).toEqual(['cpu', 'strided', 'float32', 4])
  expect([x.isContiguous(), x.t().isContiguous(), x.isFloatingPoint(), x.isComplex(), x.isQuantized]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ])
})

describe('to()', () => {
  const x = () => tensor([1.5, 2])

  test.each<[string, (t: Tensor) => Tensor, string, number[]]>([
    ['a dtype', (t) => t.to('int64'), 'int64', [1, 2]],
    ['a device', (t) => t.to('cpu'), 'float32', [1.5, 2]],
    ['a dtype and options', (t) => t.to('float64', { copy: true }), 'float64', [1.5, 2]],
    ['options', (t) => t.to({ device: 'cpu', dtype: 'int32' }), 'int32', [1, 2]],
    ['the dtype and device of another tensor', (t) => t.to(tensor([1n])), 'int64', [1, 2]],
    ['options of null', (t) => t.to({ dtype: undefined, device: undefined }), 'float32', [1.5, 2]],
    ['cpu()', (t) => t.cpu(), 'float32', [1.5, 2]],
  ])('takes %s', (_, convert, dtype, values) => {
    const t = convert(x())
    expect([t.dtype, t.toArray()]).toEqual([dtype, values])
  })

  test('returns the tensor itself where nothing changes, unless a copy is asked for', () => {
    const t = x()
    expect(t.to('float32')).toBe(t)
    expect(t.to('cpu')).toBe(t)
    const copy = t.to({ copy: true })
    expect(copy).not.toBe(t)
    expect(copy.dataPtr()).not.toBe(t.dataPtr())
  })

  test('a tensor on meta has a shape and no elements', () => {
    const t = x().to('meta')
    expect([t.device, t.shape, t.add(1).shape]).toEqual(['meta', [2], [2]])
  })
})

describe('a view shares memory with its base', () => {
  test.each<[string, (t: Tensor) => Tensor, number, unknown]>([
    [
      'view',
      (t) => t.view([3, 2]),
      0,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
    ],
    ['reshape', (t) => t.reshape([-1]), 0, [1, 2, 3, 4, 5, 6]],
    [
      't',
      (t) => t.t(),
      0,
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    ['select', (t) => t.select(0, 1), 12, [4, 5, 6]],
    [
      'narrow',
      (t) => t.narrow(1, 1, 2),
      4,
      [
        [2, 3],
        [5, 6],
      ],
    ],
    [
      'permute',
      (t) => t.permute([1, 0]),
      0,
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'expand',
      (t) => t.unsqueeze(0).expand([2, 2, 3]),
      0,
      [
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ],
    ['diagonal', (t) => t.diagonal(), 0, [1, 5]],
    [
      'detach',
      (t) => t.detach(),
      0,
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
    ['unbind', (t) => t.unbind(0)[1], 12, [4, 5, 6]],
  ])('%s', (_, look, offset, expected) => {
    const base = matrix()
    const view = look(base)
    expect(view.toArray()).toEqual(expected)
    expect(view.dataPtr()).toBe(base.dataPtr() + BigInt(offset))
    base.fill_(8)
    expect(view.max().item()).toBe(8)
  })

  test('and a copy does not', () => {
    const base = matrix()
    for (const copy of [base.clone(), base.t().contiguous(), base.add(0)])
      expect(copy.dataPtr()).not.toBe(base.dataPtr())
  })
})

describe('item()', () => {
  test.each<[string, () => Tensor, unknown]>([
    ['a number for a float', () => tensor([[0.5]]), 0.5],
    ['the float32 that is stored', () => tensor(0.1), Math.fround(0.1)],
    ['a number for a safe integer', () => tensor(2n ** 53n - 1n), 2 ** 53 - 1],
    ['a bigint beyond', () => tensor(-(2n ** 53n)), -(2n ** 53n)],
    ['a bigint for a large uint64', () => tensor([2n ** 64n - 1n], { dtype: 'uint64' }), 2n ** 64n - 1n],
    ['a boolean for bool', () => tensor(true), true],
    ['a pair for complex', () => ops.complex(tensor(1), tensor(-2)), [1, -2]],
    ['NaN', () => tensor(Number.NaN), Number.NaN],
    ['-0', () => tensor(-0), -0],
  ])('gives %s', (_, make, value) => {
    expect(make().item()).toEqual(value)
  })
})

test('a tensor of one element works as a number, and any tensor in a template string', () => {
  expect(Number(tensor([2.5]))).toBe(2.5)
  expect((tensor(2) as unknown as number) < 3).toBe(true)
  expect(`${tensor([1, 2])}`).toBe('tensor([1., 2.])')
})

test('iteration runs over the first dimension', () => {
  expect([...matrix()].map((row) => row.toArray())).toEqual([
    [1, 2, 3],
    [4, 5, 6],
  ])
})

test('results are Tensors, of subclasses too', () => {
  expect(tensor([1]).add(1)).toBeInstanceOf(Tensor)
  expect(tensor([1]).add(1).constructor).toBe(Tensor)
})
