import { createHash } from 'node:crypto'
import { zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { tensor } from '../../../lib/tensor'
import { golden, options } from '../../golden/recipe'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('dense-layers', 'Linear', 'Identity')

interface Initial {
  module: string
  args: [number, number]
  options: Record<string, unknown>
  seed: number
  parameters: Record<string, { shape: number[]; sha256: string }>
}

test.each<Initial>(golden('init').layers)(
  'with seed $seed Linear($args, $options) starts with the same bits as in Python',
  (given) => {
    manualSeed(given.seed)
    const layer = new nn.Linear(...given.args, options(given.options))
    const ours = [...layer.namedParameters()].map(([name, value]) => [
      name,
      { shape: value.shape, sha256: createHash('sha256').update(value.toTypedArray()).digest('hex') },
    ])
    const theirs = Object.entries(given.parameters).map(([name, { shape, sha256 }]) => [name, { shape, sha256 }])
    expect(ours).toEqual(theirs)
  },
)

test('has no bias when told so', () => {
  const layer = new nn.Linear(2, 3, { bias: false })
  expect([...layer.namedParameters()].map(([name]) => name)).toEqual(['weight'])
  expect(layer.bias).toBeNull()
})

test('sizes may be 0, as in PyTorch', () => {
  expect(new nn.Linear(0, 5).forward(zeros([2, 0])).toArray()).toEqual(Array(2).fill(Array(5).fill(0)))
  expect(new nn.Linear(5, 0).forward(zeros([2, 5])).shape).toEqual([2, 0])
})

test('takes dtype and device', () => {
  expect(new nn.Linear(2, 2, { dtype: 'float64', device: 'cpu' }).weight.dtype).toBe('float64')
})

test.each<[unknown, unknown, string]>([
  [-1, 5, 'nn.Linear: inFeatures must be a whole number of at least 0, but it is -1'],
  [5, 1.5, 'nn.Linear: outFeatures must be a whole number of at least 0, but it is 1.5'],
  [NaN, 5, 'inFeatures must be a whole number of at least 0, but it is NaN'],
  [5, Infinity, 'outFeatures must be a whole number of at least 0, but it is Infinity'],
  [2 ** 53, 5, 'inFeatures must be a whole number'],
  ['784', 5, 'inFeatures must be a whole number of at least 0, but it is "784"'],
  [5, undefined, 'outFeatures must be a whole number of at least 0, but it is undefined'],
  [null, 5, 'inFeatures must be a whole number of at least 0, but it is null'],
  [5, 5n, 'outFeatures must be a whole number of at least 0, but it is 5n'],
])('sizes (%p, %p) are refused: %s', (inFeatures, outFeatures, message) => {
  expect(() => new nn.Linear(inFeatures as number, outFeatures as number)).toThrow(message)
})

test.each([
  [2 ** 31, 2 ** 31],
  [2 ** 40, 2 ** 20],
  [10 ** 6, 10 ** 6],
])('a layer of %d to %d, which no memory holds, is refused at once', (inFeatures, outFeatures) => {
  expect(() => new nn.Linear(inFeatures, outFeatures)).toThrow(expect.objectContaining({ code: 'ERR_OUT_OF_MEMORY' }))
})

test('an input that does not fit is an error that names both shapes', () => {
  expect(() => new nn.Linear(4, 2).forward(zeros([3, 3]))).toThrow(
    expect.objectContaining({ code: 'ERR_SHAPE', message: expect.stringMatching(/3x3 and 4x2/) }),
  )
  expect(() => new nn.Linear(2, 2).forward(tensor([[1n, 2n]]))).toThrow(expect.objectContaining({ name: 'TorchError' }))
})
