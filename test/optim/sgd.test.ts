import * as torch from '../../lib'
import { nn } from '../../lib'
import * as optim from '../../lib/optim'
import { tensor } from '../../lib/tensor'
import { describeGoldenOptimizer } from '../support/golden-optimizers'

describe('SGD', () => describeGoldenOptimizer('SGD'))

test.each([true, false])('Nesterov momentum leaves the gradients unchanged (fused: %p)', (fused) => {
  const weight = tensor([1, 2], { requiresGrad: true })
  const optimizer = new optim.SGD([weight], { lr: 0.1, momentum: 0.9, nesterov: true, fused })
  weight.grad = tensor([3, 4])
  optimizer.step()
  expect(weight.grad?.toArray()).toEqual([3, 4])
})

test('keeps no state without a momentum', () => {
  const weight = tensor([1], { requiresGrad: true })
  const optimizer = new optim.SGD([weight])
  weight.grad = tensor([1])
  optimizer.step()
  expect(optimizer.state.size).toBe(0)
})

test.each<[object, object]>([
  [{ lr: -1 }, { code: 'ERR_RANGE' }],
  [{ momentum: -0.1 }, { code: 'ERR_RANGE' }],
  [{ momentum: '0.9' }, { name: 'TypeError' }],
  [{ dampening: NaN }, { code: 'ERR_RANGE' }],
  [{ nesterov: true }, { code: 'ERR_OPTIMIZER', message: expect.stringContaining('momentum is 0 and dampening 0') }],
  [{ nesterov: true, momentum: 0.9, dampening: 0.1 }, { code: 'ERR_OPTIMIZER' }],
])('%p is refused when the optimizer is made', (options, error) => {
  expect(() => new optim.SGD([tensor([1], { requiresGrad: true })], options)).toThrow(expect.objectContaining(error))
})

test.each(['bfloat16', 'float16'] as const)('parameters in %s are trained, however many there are', (dtype) => {
  for (const size of [4, 16, 33]) {
    const after = [undefined, false].map((fused) => {
      const w = new nn.Parameter(torch.zeros([size], { dtype }))
      const optimizer = new optim.SGD([w], { lr: 0.5, momentum: 0.5, fused })
      for (let i = 0; i < 3; i++) {
        w.grad = torch.ones([size], { dtype })
        optimizer.step()
      }
      return w.toArray()
    })
    expect(after).toEqual([Array(size).fill(-2.125), Array(size).fill(-2.125)])
  }
})
