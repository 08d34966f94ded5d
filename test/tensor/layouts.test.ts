import { func } from '../../lib/autograd'
import * as ops from '../../lib/generated/ops'
import { nested, type Tensor, tensor } from '../../lib/tensor'
import type { DType, Layout } from '../../lib/types'
import { build, golden, options, type Recipe } from '../golden/recipe'

interface Printed {
  name: string
  recipe: Recipe
  repr: string
}
interface PrintedNested {
  name: string
  parts: Recipe[]
  options: Record<string, unknown>
  repr: string
}
const file = golden('layouts') as {
  cases: Printed[]
  nested: PrintedNested[]
  matrix: Recipe
  transforms: Record<string, string>
}

const matrix = () =>
  tensor([
    [1.5, 0, -2],
    [0, 3, 4],
  ])
const list = () => [tensor([1, 2, 3]), tensor([4, 5])]

describe('printed as PyTorch prints it', () => {
  test.each(file.cases.map((item) => [item.name, item] as const))('%s', (_, { recipe, repr }) => {
    expect(String(build(recipe))).toBe(repr)
  })

  test.each(file.nested.map((item) => [item.name, item] as const))('nested: %s', (_, item) => {
    expect(String(nested.nestedTensor(item.parts.map(build), options(item.options)))).toBe(item.repr)
  })

  const transforms: Record<string, (f: (x: Tensor) => Tensor) => (x: Tensor) => unknown> = {
    grad: (f) => func.grad(f),
    vmap: (f) => func.vmap(f),
    'vmap of grad': (f) => func.vmap(func.grad(f)),
    jvp: (f) => (x) => func.jvp(f, [x], [x]),
  }
  test.each(Object.entries(file.transforms))('within %s', (name, repr) => {
    const seen: string[] = []
    const watched = (x: Tensor) => {
      seen.push(String(x.mul(2)))
      return x.sum()
    }
    transforms[name](watched)(build(file.matrix))
    expect(seen[0]).toBe(repr)
  })

  test('and printing a nested tensor keeps gradient recording on', () => {
    const x = tensor([1], { requiresGrad: true })
    String(nested.nestedTensor([x]))
    expect(x.mul(2).requiresGrad).toBe(true)
  })
})

describe('sparse tensors', () => {
  const layouts: [Layout, object][] = [
    ['sparse_coo', {}],
    ['sparse_csr', {}],
    ['sparse_csc', {}],
    ['sparse_bsr', { blocksize: [1, 3] }],
    ['sparse_bsc', { blocksize: [1, 3] }],
  ]
  test.each(layouts)('%s converts to the dense form, to another dtype and to JavaScript', (layout, given) => {
    const x = matrix().toSparse({ layout, ...given })
    expect([x.layout, x.isSparse, x.isSparseCsr]).toEqual([layout, layout === 'sparse_coo', layout === 'sparse_csr'])
    expect(x.toDense().equal(matrix())).toBe(true)
    expect(x.toArray()).toEqual(matrix().toArray())
    const double = x.to('float64')
    expect([double.layout, double.dtype]).toEqual([layout, 'float64'])
    expect(double.toDense().toArray()).toEqual(matrix().toArray())
  })

  test('COO is made from positions and values, and returns them', () => {
    const [positions, values] = [
      tensor([
        [0n, 1n, 1n],
        [2n, 0n, 0n],
      ]),
      tensor([3, 4, 5]),
    ]
    const x = ops.sparseCooTensor(positions, values, [2, 3])
    expect(x.isCoalesced()).toBe(false)
    const sum = x.coalesce()
    expect(sum.indices().toArray()).toEqual([
      [0, 1],
      [2, 0],
    ])
    expect(sum.values().toArray()).toEqual([3, 9])
    expect([x.sparseDim(), x.denseDim()]).toEqual([2, 0])
  })

  test('CSR is made from row starts, columns and values, and multiplies', () => {
    const x = ops.sparseCsrTensor(tensor([0n, 1n, 2n]), tensor([1n, 0n]), tensor([2, 3]), [2, 2])
    expect(x.matmul(tensor([[1], [10]])).toArray()).toEqual([[20], [3]])
    expect([x.crowIndices().toArray(), x.colIndices().toArray()]).toEqual([
      [0, 1, 2],
      [1, 0],
    ])
  })

  test('positions outside are refused', () => {
    const make = () => ops.sparseCooTensor(tensor([[5n]]), tensor([1]), [2])
    expect(make).toThrow(expect.objectContaining({ name: 'TorchError' }))
  })
})

describe('quantised tensors', () => {
  const perTensor = (dtype: DType = 'qint8') => ops.quantizePerTensor(matrix(), 0.5, 10, dtype)

  test('report how they encode numbers', () => {
    const x = perTensor()
    expect([x.isQuantized, x.qscheme(), x.qScale(), x.qZeroPoint()]).toEqual([true, 'per_tensor_affine', 0.5, 10])
    const rows = ops.quantizePerChannel(matrix(), tensor([0.5, 0.25]), tensor([0n, 1n]), 0, 'quint8')
    expect([rows.qscheme(), rows.qPerChannelAxis()]).toEqual(['per_channel_affine', 0])
    expect(rows.qPerChannelScales().toArray()).toEqual([0.5, 0.25])
    expect(rows.qPerChannelZeroPoints().toArray()).toEqual([0, 1])
  })

  test.each([
    ['qint8', 'int8'],
    ['quint8', 'uint8'],
    ['qint32', 'int32'],
  ] as const)('%s goes back to floats, and to the %s that is stored', (dtype, stored) => {
    const x = perTensor(dtype)
    expect(x.dequantize().equal(matrix())).toBe(true)
    expect(x.intRepr().dtype).toBe(stored)
    expect(x.intRepr().toArray()).toEqual([
      [13, 10, 6],
      [10, 16, 18],
    ])
  })

  test('reach the kernels of other namespaces', async () => {
    const { ops: dynamic } = await import('../../lib/tensor')
    const sum = dynamic.quantized.add(perTensor(), perTensor(), 1, 0) as Tensor
    expect(sum.dequantize().toArray()).toEqual(matrix().mul(2).toArray())
  })
})

describe('nested tensors', () => {
  test('know their dimensions, number of elements and the sizes that all parts share', () => {
    const x = nested.nestedTensor([ops.ones([2, 3]), ops.ones([1, 3])])
    expect([x.isNested, x.ndim, x.numel(), x.size(0), x.size(-1)]).toEqual([true, 3, 9, 2, 3])
  })

  test.each<[string, (x: Tensor) => unknown, string]>([
    ['shape', (x) => x.shape, 'a nested tensor has no shape: its parts differ; size(dim) gives'],
    ['size()', (x) => x.size(), 'a nested tensor has no shape'],
    ['size(1)', (x) => x.size(1), 'dimension 1 is irregular'],
    ['size(7)', (x) => x.size(7), 'Dimension out of range'],
    ['stride()', (x) => x.stride(), 'a nested tensor has no stride'],
    ['item()', (x) => x.item(), '5 elements'],
  ])('%s is a clear error', (_, use, message) => {
    expect(() => use(nested.nestedTensor(list()))).toThrow(
      expect.objectContaining({ name: 'TorchError', message: expect.stringContaining(message) }),
    )
  })

  test('return their parts', () => {
    const x = nested.nestedTensor(list())
    expect(x.unbind().map((part) => part.toArray())).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
    expect([...x].map((part) => part.toArray())).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
    expect(x.toArray()).toEqual([
      [1, 2, 3],
      [4, 5],
    ])
    expect([...(x.toTypedArray() as Float32Array)]).toEqual([1, 2, 3, 4, 5])
    expect([x.at(1).toArray(), x.at(0, 2).item()]).toEqual([[4, 5], 3])
  })

  test('can be computed with, converted and padded', () => {
    const x = nested.nestedTensor(list())
    expect(x.add(x).mul(0.5).toArray()).toEqual(x.toArray())
    expect(x.to('float64').unbind()[1].dtype).toBe('float64')
    expect(nested.toPaddedTensor(x, -1).toArray()).toEqual([
      [1, 2, 3],
      [4, 5, -1],
    ])
    expect(nested.toPaddedTensor(x, 0, { outputSize: [2, 4] }).shape).toEqual([2, 4])
  })

  test('pass gradients back to the tensors that they were made from', () => {
    const parts = list().map((part) => part.requiresGrad_())
    const x = nested.asNestedTensor(parts)
    nested.toPaddedTensor(x.mul(x), 0).sum().backward()
    expect(parts.map((part) => part.grad?.toArray())).toEqual([
      [2, 4, 6],
      [8, 10],
    ])
    expect(nested.nestedTensor(parts).requiresGrad).toBe(false)
  })

  test('refuse what does not fit', () => {
    expect(() => nested.nestedTensor([ops.ones([1]), ops.ones([1, 1])])).toThrow('must have the same dimension')
    expect(() => nested.nestedTensor([1 as never])).toThrow(TypeError)
  })
})
