import * as torch from '../../lib'

const { tensor } = torch
const [a, b] = [tensor([1, 2]), tensor([3, 4, 5])]
const texts = (value: torch.Tensor | torch.Tensor[]) => (Array.isArray(value) ? value.map(String) : String(value))

// biome-ignore lint/suspicious/noExplicitAny: calls every function of the table alike
type Operator = (...args: any[]) => torch.Tensor | torch.Tensor[]

test.each<[string, Operator, torch.Tensor[], object[]]>([
  ['atleast1d', torch.atleast1d, [tensor(1), a], []],
  ['atleast2d', torch.atleast2d, [tensor(1), a], []],
  ['atleast3d', torch.atleast3d, [tensor(1), a], []],
  ['blockDiag', torch.blockDiag, [a, b], []],
  ['blockDiag of one', torch.blockDiag, [a], []],
  ['broadcastTensors', torch.broadcastTensors, [a, tensor([[3], [4]])], []],
  ['cartesianProd', torch.cartesianProd, [a, b], []],
  ['cartesianProd of one', torch.cartesianProd, [a], []],
  ['meshgrid', torch.meshgrid, [a, b], [{ indexing: 'ij' }]],
  ["meshgrid, 'xy'", torch.meshgrid, [a, b], [{ indexing: 'xy' }]],
])('%s takes tensors one by one, as Python does, or as a list', (_, call, operands, rest) => {
  expect(texts(call(...operands, ...rest))).toEqual(texts(call(operands, ...rest)))
})

test('one tensor gives one of at least some dimensions, a list of one gives a list', () => {
  expect(torch.atleast2d(a).shape).toEqual([1, 2])
  expect(torch.atleast2d([a]).map(({ shape }) => shape)).toEqual([[1, 2]])
})

test('chainMatmul multiplies matrices given one by one', () => {
  const m = tensor([
    [1, 2],
    [3, 4],
  ])
  expect(torch.chainMatmul(m, m, m).toArray()).toEqual(m.matmul(m).matmul(m).toArray())
})

test.each<[string, () => unknown, RegExp]>([
  ['no tensor', () => (torch.cartesianProd as Operator)(), /cartesianProd\(tensors: Tensor\[\]\) was given \(\)/],
  ['a number among them', () => (torch.blockDiag as Operator)(a, 1), /blockDiag\(.*was given/],
  ['no such option', () => (torch.meshgrid as Operator)(a, b, { index: 'ij' }), /it has no option "index"/],
])('%s is refused', (_, call, words) => {
  expect(call).toThrow(words)
})
