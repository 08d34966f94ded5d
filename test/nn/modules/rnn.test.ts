import { noGrad } from '../../../lib/autograd'
import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { describeGoldenModules } from '../../support/golden-modules'
import { told } from '../../support/warnings'

describeGoldenModules('sequence-layers', 'RNN', 'GRU', 'LSTM')

test('names each weight after its layer and direction, and returns them all by layer', () => {
  const layer = new nn.LSTM(4, 3, { numLayers: 2, bidirectional: true, projSize: 2 })
  expect(layer.weight_ih_l0.shape).toEqual([12, 4])
  expect(layer.weight_hr_l1_reverse.shape).toEqual([2, 3])
  expect(layer.allWeights.map((weights) => weights.length)).toEqual([5, 5, 5, 5])
  expect(layer.allWeights[2][0]).toBe(layer.weight_ih_l1)
})

test('a weight that is replaced is used', () => {
  const layer = new nn.RNN(2, 2)
  for (const name of ['weight_ih_l0', 'weight_hh_l0', 'bias_ih_l0', 'bias_hh_l0'] as const) {
    layer[name] = new nn.Parameter(zeros(layer[name].shape))
  }
  expect(
    layer
      .forward(ones([3, 1, 2]))[0]
      .abs()
      .sum()
      .item(),
  ).toBe(0)
})

test('dropout acts only while training, and a seed repeats it', () => {
  const layer = new nn.GRU(2, 8, { numLayers: 2, dropout: 0.5 })
  const run = (seed: number) => {
    manualSeed(seed)
    return noGrad(() => layer.forward(ones([4, 2]))[0].toArray())
  }
  expect(run(1)).toEqual(run(1))
  expect(run(1)).not.toEqual(run(2))
  layer.eval()
  expect(run(1)).toEqual(run(2))
})

test('options are taken by position, by name and mixed', () => {
  const prints = [
    new nn.GRU(2, 3, 2, true, true),
    new nn.GRU(2, 3, { numLayers: 2, batchFirst: true }),
    new nn.GRU(2, 3, 2, { batchFirst: true }),
  ].map(String)
  expect(new Set(prints)).toEqual(new Set(['GRU(2, 3, num_layers=2, batch_first=True)']))
  expect(String(new nn.RNN(2, 3, 2, 'relu', false))).toBe('RNN(2, 3, num_layers=2, bias=False)')
})

test('dropout with a single layer causes a warning', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  try {
    new nn.LSTM(2, 3, { dropout: 0.5 })
    new nn.LSTM(2, 3, { dropout: 0.5, numLayers: 2 })
    const message = 'nn.LSTM: dropout is applied between layers, but there is only one layer'
    expect(told(warn)).toEqual([['TorchWarning', message]])
  } finally {
    warn.mockRestore()
  }
})

test.each<[string, () => unknown, string]>([
  [
    'an input size of 0',
    () => new nn.LSTM(0, 3),
    'nn.LSTM: inputSize must be a whole number of at least 1, but it is 0',
  ],
  ['a hidden size that is text', () => new nn.GRU(2, '3' as never), 'hiddenSize must be a whole number'],
  ['no layer', () => new nn.RNN(2, 3, 0), 'numLayers must be a whole number of at least 1'],
  ['a dropout above 1', () => new nn.RNN(2, 3, { dropout: 2 }), 'dropout must be a finite number'],
  ['a projection that does not shrink', () => new nn.LSTM(2, 3, { projSize: 3 }), 'projSize must be a whole number'],
  ['a projection of a GRU', () => new nn.GRU(2, 3, { projSize: 1 } as object), 'nn.GRU: has no option "projSize"'],
  ['an unknown nonlinearity', () => new nn.RNN(2, 3, { nonlinearity: 'gelu' as never }), "one of 'tanh', 'relu'"],
  ['a bias that is not a boolean', () => new nn.RNN(2, 3, { bias: 1 as never }), 'bias must be true or false'],
  [
    'an input without time',
    () => new nn.RNN(2, 3).forward(ones([2])),
    'takes a 2-D or 3-D input, but its shape is [2]',
  ],
  [
    'another number of features',
    () => new nn.RNN(2, 3).forward(ones([5, 1, 4])),
    "must be inputSize, 2, but the input's shape is [5, 1, 4]",
  ],
  [
    'a value that is not a sequence',
    () => new nn.RNN(2, 3).forward([1] as never),
    'takes a tensor or a PackedSequence, not [1]',
  ],
  [
    'a state of another shape',
    () => new nn.RNN(2, 3).forward(ones([5, 1, 2]), ones([1, 2, 3])),
    'a state has shape [1, 2, 3]; it must be [1, 1, 3]',
  ],
  [
    'a state with a batch where there is none',
    () => new nn.GRU(2, 3).forward(ones([5, 2]), ones([1, 1, 3])),
    'a state is 2-D',
  ],
  [
    'one state for an LSTM',
    () => new nn.LSTM(2, 3).forward(ones([5, 1, 2]), ones([1, 1, 3]) as never),
    'nn.LSTM: the state must be [hidden, cell]',
  ],
  [
    'a pair for a GRU',
    () => new nn.GRU(2, 3).forward(ones([5, 1, 2]), [ones([1])] as never),
    'nn.GRU: the state must be a tensor',
  ],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})
