import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import * as optim from '../../../lib/optim'

class Net extends nn.Module {
  fc = new nn.Linear(2, 1)
  count = new nn.Buffer(zeros([1], { dtype: 'int64' }))
  forward() {}
}

test('to changes floating dtypes in place, gradients too, and leaves integers alone', () => {
  const net = new Net()
  const { weight } = net.fc
  net.fc
    .forward(ones([1, 2]))
    .sum()
    .backward()
  expect(net.to('float64')).toBe(net)
  expect(net.fc.weight).toBe(weight)
  expect([weight.dtype, weight.grad?.dtype, net.count.dtype]).toEqual(['float64', 'float64', 'int64'])
  expect([weight.isLeaf, weight.requiresGrad]).toEqual([true, true])
  expect(weight.grad?.toArray()).toEqual([[1, 1]])
})

test('a moved model continues to train with the optimizer that was made before', () => {
  const layer = new nn.Linear(2, 1, { bias: false })
  const optimizer = new optim.SGD(layer.parameters(), { lr: 1 })
  layer.to('float64')
  nn.init.zeros_(layer.weight)
  layer
    .forward(ones([1, 2], { dtype: 'float64' }))
    .sum()
    .backward()
  optimizer.step()
  expect(layer.weight.toArray()).toEqual([[-1, -1]])
})

test('values survive the way to float64 and back', () => {
  const layer = new nn.Linear(5, 5)
  const before = layer.weight.toArray()
  expect(layer.to({ dtype: 'float64', device: 'cpu' }).to('float32').weight.toArray()).toEqual(before)
})

test.each<[unknown, object]>([
  ['int64', { code: 'ERR_DTYPE', message: 'Module.to: takes a floating or complex dtype, but was given "int64"' }],
  ['gpu:0', { code: 'ERR_DEVICE' }],
  ['cuda:99', { code: 'ERR_DEVICE' }],
  [undefined, { name: 'TypeError', message: expect.stringContaining('needs a device, a dtype') }],
  [7, { name: 'TypeError' }],
])('to(%p) is refused and moves nothing', (target, error) => {
  const net = new Net()
  expect(() => net.to(target as string)).toThrow(expect.objectContaining(error))
  expect([net.fc.weight.dtype, net.fc.weight.device]).toEqual(['float32', 'cpu'])
})

test('toEmpty allocates memory for a model on meta, which a state dict fills', () => {
  const model = new nn.Sequential(new nn.Linear(2, 3, { device: 'meta' }), new nn.BatchNorm1d(3, { device: 'meta' }))
  const other = new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm1d(3))
  expect(model.toEmpty({ device: 'cpu' })).toBe(model)
  model.loadStateDict(other.stateDict())
  const x = ones([4, 2])
  expect(model.forward(x).equal(other.forward(x))).toBe(true)
  expect([...model.parameters()].every(({ requiresGrad, device }) => requiresGrad && device === 'cpu')).toBe(true)
})

test('a model that goes to meta has new members there, with the gradients, and is filled again from its old state', () => {
  const model = new nn.Sequential(new nn.Linear(2, 3), new nn.BatchNorm1d(3))
  const tied = new nn.ModuleList([model.at(0), model.at(0)])
  model
    .forward(ones([4, 2]))
    .sum()
    .backward()
  const { weight } = model.at(0)
  const saved = model.stateDict()
  expect(model.to('meta')).toBe(model)
  expect([...model.stateDict().values()].map(({ device }) => device)).toEqual(Array(7).fill('meta'))
  expect(weight.device).toBe('cpu')
  expect(model.at(0).weight).toBeInstanceOf(nn.Parameter)
  expect(model.at(0).weight.requiresGrad).toBe(true)
  expect(model.at(0).weight.grad?.device).toBe('meta')
  expect(model.at(0).forward(ones([4, 2], { device: 'meta' })).shape).toEqual([4, 3])
  expect(tied.at(0).weight).toBe(tied.at(1).weight)
  expect(() => model.to('cpu')).toThrow(/meta/)
  model.loadStateDict(saved, { assign: true })
  expect(model.at(0).weight.toArray()).toEqual(weight.toArray())
})
