import * as torch from '../../lib'
import { golden } from '../golden/recipe'

const { tensor } = torch
const python = golden('pythonic')
const told = (x: torch.Tensor) => ({ dtype: x.dtype, shape: x.shape, data: x.toArray() })
const [one, two] = [tensor(1.5, { dtype: 'float64' }), tensor(2n)]

describe('tensor() of tensors in lists', () => {
  const made: Record<string, () => torch.Tensor> = {
    'of numbers': () => tensor([tensor(1), tensor(2)]),
    'of two dtypes': () => tensor([one, two]),
    nested: () =>
      tensor([
        [one, one],
        [two, two],
      ]),
    'of vectors': () => tensor([tensor([1n]), tensor([2n])]),
    'with numbers': () => tensor([two, 2.5]),
    'of booleans': () => tensor([tensor(true), tensor(false)]),
    'as another dtype': () => tensor([one, two], { dtype: 'float32' }),
  }

  test('is tested for all that Python was asked', () => expect(Object.keys(made)).toEqual(Object.keys(python.lists)))

  test.each(Object.entries(made))('%s', (name, make) => {
    expect(told(make())).toEqual(python.lists[name])
  })

  test('copies them, out of any graph, and refuses those of several elements', () => {
    const x = tensor(1, { requiresGrad: true })
    expect(tensor([x, x]).requiresGrad).toBe(false)
    expect(tensor([x], { requiresGrad: true }).isLeaf).toBe(true)
    expect(() => tensor([tensor([1, 2])])).toThrow('torch.stack makes one of several')
  })

  test('is recorded by compiled functions', () => {
    const double = torch.compile((x: torch.Tensor) => tensor([x.sum(), x.max()]).mul(2))
    expect([1, 2, 3].map((i) => double(tensor([i, i])).toArray())).toEqual([
      [4, 2],
      [8, 4],
      [12, 6],
    ])
  })
})

test('newTensor has the dtype of what it is called on', () => {
  const made = [two.newTensor([1, 2]), one.newTensor([[1.5]]), two.newTensor(1.5, { dtype: 'float32' })]
  expect(made.map(told)).toEqual(python.new_tensor)
  expect(two.newTensor(1, { requiresGrad: false }).device).toBe('cpu')
})

describe('einsum', () => {
  const a = torch.arange(6, { dtype: 'float32' }).reshape([2, 3])
  const b = torch.arange(12, { dtype: 'float32' }).reshape([3, 4])

  test('takes its operands as arguments, as a list, and with lists of their dimensions', () => {
    const found = {
      operands: torch.einsum('ij,jk->ik', a, b),
      sublists: torch.einsum(a, [0, 1], b, [1, 2], [0, 2]),
      'without a result': torch.einsum(a, [0, 1], b, [1, 30]),
      ellipsis: torch.einsum(a, ['...', 0], ['...', 0]),
      many: torch.einsum('ij,ij,ij->j', [a, a, a], { path: [0, 1, 0, 1] }),
    }
    expect(Object.fromEntries(Object.entries(found).map(([name, x]) => [name, x.toArray()]))).toEqual(python.einsum)
  })

  test('refuses what is neither', () => {
    expect(() => torch.einsum(a, b as never)).toThrow('after an operand comes the list of its dimensions')
    expect(() => torch.einsum(a, [0, 52])).toThrow('from 0 to 51')
    expect(() => torch.einsum('ij', 3 as never)).toThrow(TypeError)
  })
})

test('typename, numel and nelement', () => {
  const a = torch.ones([2, 3])
  const all = [a, two, one, a.gt(1), a.to('bfloat16'), a.toSparse()]
  expect(all.map((x) => torch.typename(x))).toEqual(python.typenames)
  expect([torch.typename(new Map()), torch.typename(1), torch.numel(a), a.nelement()]).toEqual(['Map', 'number', 6, 6])
})

test('cond calls one of two functions', () => {
  const [up, down] = [(x: torch.Tensor) => x.add(1), (x: torch.Tensor) => x.sub(1)]
  expect(torch.cond(one.gt(1), up, down, [one]).item()).toBe(2.5)
  expect(torch.cond(false, up, down, { operands: [one] }).item()).toBe(0.5)
  expect(() => torch.cond(1 as never, up, down, [one])).toThrow('pred must be a boolean or a tensor of one element')
})
