import { inspect } from 'node:util'
import { ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { Tensor, tensor } from '../../../lib/tensor'

test('a parameter is a leaf that requires a gradient, whatever it was made from', () => {
  const parameter = new nn.Parameter(ones([2]).requiresGrad_().mul(3))
  expect(parameter).toBeInstanceOf(Tensor)
  expect([parameter.requiresGrad, parameter.isLeaf, parameter.dtype, parameter.shape]).toEqual([
    true,
    true,
    'float32',
    [2],
  ])
  parameter.mul(2).sum().backward()
  expect(parameter.grad?.toArray()).toEqual([2, 2])
})

test('it shares memory with its data, as in PyTorch', () => {
  const data = tensor([1, 2])
  const parameter = new nn.Parameter(data)
  data.fill_(7)
  expect(parameter.toArray()).toEqual([7, 7])
})

test('it lives on when its data is disposed of', () => {
  const data = tensor([1, 2])
  const parameter = new nn.Parameter(data)
  data.dispose()
  expect(parameter.toArray()).toEqual([1, 2])
})

test('a result computed from it is a plain tensor', () => {
  expect(new nn.Parameter(ones([2])).add(1)).not.toBeInstanceOf(nn.Parameter)
})

test('it can be frozen', () => {
  expect(new nn.Parameter(ones([1]), { requiresGrad: false }).requiresGrad).toBe(false)
  expect(new nn.Parameter(tensor([1n]), { requiresGrad: false }).dtype).toBe('int64')
})

test('it is printed as PyTorch prints it', () => {
  expect(inspect(new nn.Parameter(ones([2])))).toBe('Parameter containing:\ntensor([1., 1.], requires_grad=True)')
})

test('a buffer does not require a gradient', () => {
  const buffer = new nn.Buffer(ones([2]))
  expect([buffer.requiresGrad, buffer.persistent]).toEqual([false, true])
})

test.each<[string, () => unknown, object]>([
  ['whole numbers', () => new nn.Parameter(tensor([1n])), { code: 'ERR_AUTOGRAD' }],
  [
    'an array',
    () => new nn.Parameter([1, 2] as never),
    { message: 'nn.Parameter: needs a tensor, but was given [1, 2]' },
  ],
  [
    'nothing',
    () => new nn.Buffer(undefined as never),
    { message: 'nn.Buffer: needs a tensor, but was given undefined' },
  ],
])('%s make no parameter', (_, make, error) => {
  expect(make).toThrow(expect.objectContaining(error))
})
