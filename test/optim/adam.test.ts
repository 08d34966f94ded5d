import * as optim from '../../lib/optim'
import { tensor } from '../../lib/tensor'
import { describeGoldenOptimizer, prepare } from '../support/golden-optimizers'

describe('Adam', () => describeGoldenOptimizer('Adam'))
describe('AdamW', () => describeGoldenOptimizer('AdamW'))

test('uses the fused kernel where it fits, and the foreach form for complex parameters', () => {
  const run = (fused?: boolean) => {
    const { params, step } = prepare({ optimizer: 'Adam', options: { weight_decay: 0.1 } }, 'float32', { fused })
    for (let i = 0; i < 10; i++) step(i)
    return params.map((param) => param.toArray())
  }
  expect(run()).toEqual(run(true))
  const complex = tensor([1, 2]).to('complex64').requiresGrad_()
  const optimizer = new optim.Adam([complex], { lr: 0.1 })
  complex.grad = tensor([1, -1]).to('complex64')
  optimizer.step()
  expect((complex.toArray() as [number, number][]).map(([real]) => Number(real.toFixed(4)))).toEqual([0.9, 2.1])
  expect(optimizer.state.get(complex)?.exp_avg.dtype).toBe('complex64')
})

test('the step is counted in float32, whatever the parameters are', () => {
  const { params, optimizer, step } = prepare({ optimizer: 'Adam', options: {} }, 'float64')
  step(0)
  step(1)
  const { step: count } = optimizer.state.get(params[0])!
  expect([count.dtype, count.shape, count.item()]).toEqual(['float32', [], 2])
})

test('AdamW decays the weights themselves, by 0.01 by default', () => {
  const weight = tensor([1], { requiresGrad: true })
  const optimizer = new optim.AdamW([weight], { lr: 0.1 })
  weight.grad = tensor([0])
  optimizer.step()
  expect(Number(weight.item())).toBeCloseTo(1 - 0.1 * 0.01, 6)
  expect(optimizer.paramGroups[0]).toMatchObject({ weightDecay: 0.01, decoupledWeightDecay: true })
})

const param = () => tensor([1], { requiresGrad: true })

test.each<[object, object]>([
  [{ lr: -1 }, { code: 'ERR_RANGE', message: 'optim.Adam: lr must be a finite number of at least 0, but it is -1' }],
  [{ lr: NaN }, { code: 'ERR_RANGE' }],
  [{ lr: Infinity }, { code: 'ERR_RANGE' }],
  [
    { lr: '0.1' },
    { name: 'TypeError', message: 'optim.Adam: lr must be a finite number of at least 0, but it is "0.1"' },
  ],
  [
    { betas: [1, 1] },
    { message: 'optim.Adam: betas[0] must be a finite number of at least 0 and below 1, but it is 1' },
  ],
  [{ betas: [0.9, -0.1] }, { message: expect.stringContaining('betas[1]') }],
  [{ betas: 0.9 }, { name: 'TypeError', message: 'optim.Adam: betas must be two numbers, but it is 0.9' }],
  [{ betas: [0.9] }, { name: 'TypeError' }],
  [{ eps: -1e-8 }, { message: expect.stringContaining('eps must be') }],
  [{ weightDecay: NaN }, { message: expect.stringContaining('weightDecay must be') }],
  [{ amsgrad: 1 }, { message: 'optim.Adam: amsgrad must be true or false, but it is 1' }],
  [{ fused: 'yes' }, { message: 'optim.Adam: fused must be true or false, but it is "yes"' }],
  [{ fused: true, foreach: true }, { code: 'ERR_OPTIMIZER' }],
  [
    { learningRate: 0.1 },
    { message: expect.stringContaining('optim.Adam: has no option "learningRate"; its options are lr,') },
  ],
])('%p is refused when the optimizer is made', (options, error) => {
  expect(() => new optim.Adam([param()], options)).toThrow(expect.objectContaining(error))
})

test('fused: true is refused where there is no fused kernel', () => {
  const complex = tensor([1]).to('complex64').requiresGrad_()
  expect(() => new optim.Adam([complex], { fused: true })).toThrow('but one is complex64 on cpu')
})
