import { ops, tensor } from '../../lib/tensor'

const { aten } = ops
const matrix = () =>
  tensor([
    [1, 2],
    [3, 4],
  ])

describe('ops reaches every operator of libtorch', () => {
  test("by PyTorch's name and in camelCase", () => {
    const x = matrix()
    expect(aten.mse_loss(x, x.add(1)).item()).toBe(1)
    expect(aten.mseLoss).toBe(aten.mseLoss)
    expect(aten.mseLoss(x, x.add(1)).item()).toBe(1)
    expect(aten.hardshrink(tensor([0.5, 1]), 0.7).toArray()).toEqual([0, 1])
  })

  test('by overload, where the one without a name is `default`', () => {
    const x = matrix()
    expect(aten.add.Scalar(x, 1).toArray()).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(aten.sum.dim_IntList(x, [0]).toArray()).toEqual([4, 6])
    expect(aten.hardshrink.default(x, 2.5).toArray()).toEqual([
      [0, 0],
      [3, 4],
    ])
  })

  test('with options, in place, and with several results', () => {
    const x = matrix()
    expect(aten.add(x, x, { alpha: 2 }).sum().item()).toBe(30)
    expect(aten.mul_(x, 2)).toBe(x)
    const { values, indices } = aten.topk(x, 1)
    expect([values.toArray(), indices.toArray()]).toEqual([
      [[4], [8]],
      [[1], [1]],
    ])
  })

  test('as functions that can be passed on', () => {
    const x = tensor([1, 4])
    expect(aten.sqrt.call(null, x).toArray()).toEqual([1, 2])
    expect(aten.add.apply(null, [x, 1]).toArray()).toEqual([2, 5])
    expect([tensor([1]), tensor([4])].map((t) => aten.sqrt(t).item())).toEqual([1, 2])
  })
})

test.each<[string, () => unknown]>([
  ['no operator aten::nope', () => aten.nope],
  ['no operator namespace nope', () => ops.nope],
  ['no overload of aten::add named Nope', () => aten.add.Nope],
])('the error says that libtorch has %s', (what, find) => {
  expect(find).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED', message: `ops: libtorch has ${what}` }))
})

test('ops is not mistaken for a promise', async () => {
  expect(await aten).toBe(aten)
})
