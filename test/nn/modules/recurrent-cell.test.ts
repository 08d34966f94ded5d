import { ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('sequence-layers', 'RNNCell', 'GRUCell', 'LSTMCell')

test('the steps of a cell give the same as a layer with its weights', () => {
  const layer = new nn.LSTM(4, 3)
  const cell = new nn.LSTMCell(4, 3)
  const weights = [...layer.stateDict()].map(([name, value]) => [name.replace('_l0', ''), value] as const)
  cell.loadStateDict(new Map(weights))
  const steps = ones([5, 2, 4]).cumsum(0)
  let state: Parameters<typeof cell.forward>[1] = null
  for (const step of steps) state = cell.forward(step, state)
  const [hidden] = layer.forward(steps)[1]
  expect(hidden.select(0, 0).sub(state![0]).abs().max().item()).toBeLessThan(1e-6)
})

test.each<[string, () => unknown, string]>([
  ['a size that is not whole', () => new nn.GRUCell(1.5, 3), 'nn.GRUCell: inputSize must be a whole number'],
  ['an unknown nonlinearity', () => new nn.RNNCell(2, 3, true, 'gelu' as never), "one of 'tanh', 'relu'"],
  [
    'an input with time',
    () => new nn.RNNCell(2, 3).forward(ones([1, 1, 2])),
    'takes a 1-D or 2-D input, but its shape is [1, 1, 2]',
  ],
  ['a state with time', () => new nn.GRUCell(2, 3).forward(ones([1, 2]), ones([1, 1, 3])), 'takes a 1-D or 2-D state'],
  [
    'one state for an LSTMCell',
    () => new nn.LSTMCell(2, 3).forward(ones([2]), ones([3]) as never),
    'must be [hidden, cell]',
  ],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})
