import { arange, eye, ones, zeros } from '../../lib/generated/ops'
import * as torch from '../../lib/tensor'
import { tensor } from '../../lib/tensor'
import { expectCompiledAlike } from '../support/compiled'

const matrix = () =>
  tensor([
    [3, 4, 0],
    [0, 0, 5],
  ])

test('optional arguments go by position or by name', () => {
  for (const norms of [matrix().norm(1, 1), matrix().norm(1, { dim: 1 }), matrix().norm({ p: 1, dim: [1] })]) {
    expect(norms.toArray()).toEqual([7, 5])
  }
  expect(torch.norm(matrix(), undefined, 0, true).shape).toEqual([1, 3])
  expect(torch.tensordot(ones([2, 3]), ones([3, 2]), 1).shape).toEqual([2, 2])
  expect(torch.tensordot(ones([2, 3]), ones([2, 3]), { dims: [[0], [0]] }).shape).toEqual([3, 3])
})

test('missing and unknown arguments are named', () => {
  expect(() => torch.norm(matrix(), { ord: 2 } as never)).toThrow('norm: has no option "ord"; its options are p, dim')
  expect(() => torch.norm(matrix(), 2, 1, false, 'float64', undefined, 1 as never)).toThrow('norm: takes')
  expect(() => torch.norm(matrix(), 'max' as never)).toThrow(`p must be a number, 'fro' or 'nuc', but it is "max"`)
  expect(() => torch.cdist(matrix(), matrix(), { computeMode: 'fast' as never })).toThrow('not "fast"')
})

test('the norm is Frobenius unless another is asked for', () => {
  expect(matrix().norm().item()).toBeCloseTo(Math.sqrt(50), 5)
  expect(matrix().norm('nuc').item()).toBeCloseTo(10, 5)
  expect(matrix().norm({ dtype: 'float64' }).dtype).toBe('float64')
})

test('tensordot refuses to sum over more dimensions than there are', () => {
  expect(torch.tensordot(ones([2]), ones([3]), 0).shape).toEqual([2, 3])
  expect(() => torch.tensordot(ones([2]), ones([2]))).toThrow('dims must be a whole number from 0 to 1, but it is 2')
})

test('unique returns the values, and whatever else is asked for', () => {
  const x = tensor([3, 1, 3, 3, 2])
  expect(x.unique().toArray()).toEqual([1, 2, 3])
  expect(x.uniqueConsecutive().toArray()).toEqual([3, 1, 3, 2])
  const [values, inverse, counts] = x.unique({ returnInverse: true, returnCounts: true })
  expect([values, inverse, counts].map((part) => part.toArray())).toEqual([
    [1, 2, 3],
    [2, 0, 2, 2, 1],
    [1, 1, 3],
  ])
  const [rows, repeats] = torch.uniqueConsecutive(
    tensor([
      [1, 2],
      [1, 2],
    ]),
    { returnCounts: true, dim: 0 },
  )
  expect([rows.toArray(), repeats.toArray()]).toEqual([[[1, 2]], [2]])
})

test('nonzero returns positions as rows or as one tensor for each dimension', () => {
  expect(matrix().nonzero().toArray()).toEqual([
    [0, 0],
    [0, 1],
    [1, 2],
  ])
  const [rows, columns] = matrix().nonzero({ asTuple: true })
  expect([rows.toArray(), columns.toArray()]).toEqual([
    [0, 0, 1],
    [0, 1, 2],
  ])
})

test('unravelIndex undoes flattening', () => {
  const found = torch.unravelIndex(arange(0, 6), [2, 3])
  expect(found.map((part) => part.toArray())).toEqual([
    [0, 0, 0, 1, 1, 1],
    [0, 1, 2, 0, 1, 2],
  ])
  expect(() => torch.unravelIndex(tensor([1]), [2])).toThrow('indices must be integers, but they are float32')
  expect(() => torch.unravelIndex(arange(0, 2), [-2])).toThrow(
    'shape[0] must be a whole number of at least 0, but it is -2',
  )
})

test('broadcastShapes returns the common shape', () => {
  expect(torch.broadcastShapes([[2, 1], [3], 1])).toEqual([2, 3])
  expect(torch.broadcastShapes([])).toEqual([])
  expect(() => torch.broadcastShapes([[2, 3], [2]])).toThrow('[[2, 3], [2]] do not fit together in dimension 1')
})

test('lu returns the factors, and with getInfos what failed', () => {
  expect(eye(2).lu()).toHaveLength(2)
  expect(zeros([2, 2]).lu({ getInfos: true })[2].item()).toBe(1)
})

test('svdLowrank and pcaLowrank find the singular values of matrices of low rank', () => {
  const low = ones([6, 2]).matmul(ones([2, 4]))
  const [U, S, V] = torch.svdLowrank(low, 2)
  expect(S.at(0).item()).toBeCloseTo(2 * Math.sqrt(24), 4)
  expect(U.mul(S).matmul(V.mT).sub(low).abs().max().item()).toBeLessThan(1e-4)
  expect(torch.pcaLowrank(low, { q: 1 })[1].item()).toBeCloseTo(0, 4)
  expect(() => torch.pcaLowrank(low, 5)).toThrow('q must be from 0 to 4, but it is 5')
})

test('conversions have their short names', () => {
  const x = tensor([1.5, 0])
  const dtypes = [
    x.double(),
    x.half(),
    x.bfloat16(),
    x.int(),
    x.long(),
    x.short(),
    x.char(),
    x.byte(),
    x.bool(),
    x.cfloat(),
  ]
  expect(dtypes.map(({ dtype }) => dtype)).toEqual([
    'float64',
    'float16',
    'bfloat16',
    'int32',
    'int64',
    'int16',
    'int8',
    'uint8',
    'bool',
    'complex64',
  ])
  expect(x.float()).toBe(x)
})

test('T, H, mT and mH are attributes', () => {
  const x = arange(0, 6).reshape([2, 3])
  expect([x.T.shape, x.mT.shape]).toEqual([
    [3, 2],
    [3, 2],
  ])
  expect(ones([2, 3, 4]).mH.shape).toEqual([2, 4, 3])
  const z = torch.full([1, 2], [1, 2])
  expect([z.dtype, z.H.toArray()]).toEqual(['complex64', [[[1, -2]], [[1, -2]]]])
})

test('windows refuse invalid arguments', () => {
  const { windows } = torch.signal
  expect(windows.hann(0).shape).toEqual([0])
  expect(windows.hann(3, { dtype: 'float64', requiresGrad: true }).requiresGrad).toBe(true)
  expect(() => windows.hann(-1)).toThrow('M must be a whole number of at least 0, but it is -1')
  expect(() => windows.hann(3, { dtype: 'int64' })).toThrow('a window is float32 or float64, not "int64"')
  expect(() => windows.gaussian(3, { std: 0 })).toThrow('std must be positive, but it is 0')
  expect(() => windows.generalCosine(3, {} as never)).toThrow('a must be a list of coefficients')
  expect(() => windows.exponential(3, { center: 1 })).toThrow('center is for windows with sym: false')
})

test('masked reductions use only unmasked elements', () => {
  const x = tensor([
    [1, 2],
    [3, 4],
  ])
  const mask = tensor([
    [true, false],
    [true, true],
  ])
  expect(torch.masked.sum(x, { mask }).item()).toBe(8)
  expect(torch.masked.mean(x, 1, { mask }).toArray()).toEqual([1, 3.5])
  expect(torch.masked.amax(x, 0, { mask: tensor([true, false]) }).toArray()).toEqual([3, -Infinity])
  expect(torch.masked.argmin(x, 1, { mask }).toArray()).toEqual([0, 0])
  expect(() => torch.masked.sum(x, [0, 0])).toThrow('dim [0, 0] repeats')
  expect(() => torch.masked.sum(x, 2)).toThrow('dim must be from -2 to 1, but it is 2')
  expect(() => torch.masked.mean(arange(0, 3))).toThrow('the dtype must be floating or complex, not int64')
  expect(() => torch.masked.median(arange(0, 2), { mask: tensor([false, false]) })).toThrow('no median among integers')
})

test('sparse products equal dense ones', () => {
  const [a, b] = [eye(3).mul(2), ones([3, 2])]
  expect(torch.sparse.mm(a.toSparse(), b).toArray()).toEqual(a.matmul(b).toArray())
  expect(torch.sparse.sum(a.toSparse()).item()).toBe(6)
})

test('a zero tensor without memory can be read', () => {
  const x = tensor([1, -1], { requiresGrad: true })
  x.sgn().sum().backward()
  expect(x.grad?.toArray()).toEqual([0, 0])
  expect(torch.ops.aten._efficientzerotensor([2], { dtype: 'int64' }).toArray()).toEqual([0, 0])
})

test('a compiled masked median of integers refuses a fully masked row in each call', () => {
  const x = arange(0, 3)
  expectCompiledAlike(
    (mask: torch.Tensor) => torch.masked.median(x, { mask }),
    [[tensor([true, true, false])], [tensor([false, false, false])], [tensor([false, false, true])]],
  )
})
