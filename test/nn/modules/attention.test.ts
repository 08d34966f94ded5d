import { noGrad } from '../../../lib/autograd'
import { ones, rand } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import type { Tensor } from '../../../lib/tensor'
import { tensor } from '../../../lib/tensor'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules('sequence-layers', 'MultiheadAttention')

const difference = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item()

describe("in evaluation libtorch's kernel for inference", () => {
  test.each<[string, nn.AttentionOptions]>([
    ['no mask', {}],
    [
      'a mask of keys',
      {
        keyPaddingMask: tensor([
          [false, false, true],
          [false, false, false],
        ]),
      },
    ],
    ['a mask of pairs', { attnMask: ones([3, 3], { dtype: 'bool' }).triu(1), averageAttnWeights: false }],
    [
      'both',
      {
        attnMask: ones([3, 3], { dtype: 'bool' }).triu(1),
        keyPaddingMask: tensor([
          [false, false, true],
          [false, false, false],
        ]),
      },
    ],
  ])('gives the same as the other kernels, with %s', (_, options) => {
    const layer = new nn.MultiheadAttention(4, 2, { batchFirst: true }).double().eval()
    const x = rand([2, 3, 4], { dtype: 'float64' })
    expect(layer.isInferring(x)).toBe(false)
    const [output, weights] = layer.forward(x, x, x, options)
    const [fast, fastWeights] = noGrad(() => layer.forward(x, x, x, options))
    expect(noGrad(() => layer.isInferring(x))).toBe(true)
    expect(difference(output, fast)).toBeLessThan(1e-12)
    expect(difference(weights!, fastWeights!)).toBeLessThan(1e-12)
    expect(noGrad(() => layer.forward(x, x, x, { ...options, needWeights: false })[1])).toBeNull()
  })
})

test('options of forward are taken by position, too', () => {
  const layer = new nn.MultiheadAttention(4, 2)
  const x = rand([3, 2, 4])
  const mask = ones([3, 3], { dtype: 'bool' }).triu(1)
  const [byName] = layer.forward(x, x, x, { needWeights: false, attnMask: mask })
  const [byPosition, weights] = layer.forward(x, x, x, null, false, mask)
  expect(weights).toBeNull()
  expect(difference(byName, byPosition)).toBe(0)
})

test.each<[string, () => unknown, string]>([
  [
    'heads that do not divide the features',
    () => new nn.MultiheadAttention(5, 2),
    'embedDim must be a multiple of numHeads, but 5 is not a multiple of 2',
  ],
  ['no head', () => new nn.MultiheadAttention(4, 0), 'numHeads must be a whole number of at least 1'],
  ['an unknown option', () => new nn.MultiheadAttention(4, 2, { heads: 2 } as object), 'has no option "heads"'],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})

test.each<[string, (layer: nn.MultiheadAttention, x: Tensor) => unknown, string]>([
  ['a query of one dimension', (layer, x) => layer.forward(ones([4]), x, x), 'the query must have 2 or 3 dimensions'],
  [
    'a key without the batch',
    (layer, x) => layer.forward(x, ones([3, 4]), x),
    'must have the same number of dimensions',
  ],
  [
    'other features',
    (layer, x) => layer.forward(x, ones([3, 2, 5]), x),
    'the key must have 4 features, but its shape is [3, 2, 5]',
  ],
  ['more keys than values', (layer, x) => layer.forward(x, ones([4, 2, 4]), x), 'there must be as many values as keys'],
  [
    'a mask of numbers',
    (layer, x) => layer.forward(x, x, x, { attnMask: ones([3, 3], { dtype: 'int64' }) }),
    'attnMask must be bool or floating-point, but its dtype is int64',
  ],
  [
    'a mask of another shape',
    (layer, x) => layer.forward(x, x, x, { attnMask: ones([2, 3]) }),
    'attnMask must have shape [3, 3], but it has [2, 3]',
  ],
  [
    'a mask of keys of another shape',
    (layer, x) => layer.forward(x, x, x, { keyPaddingMask: ones([3]) }),
    'keyPaddingMask must have shape [2, 3], but it has [3]',
  ],
  [
    'isCausal without a mask',
    (layer, x) => layer.forward(x, x, x, { isCausal: true }),
    'isCausal needs the causal mask',
  ],
  [
    'a mask that is not a tensor',
    (layer, x) => layer.forward(x, x, x, { attnMask: [1] as never }),
    'attnMask must be a tensor, but it is [1]',
  ],
])('%s is refused', (_, use, message) => {
  expect(() => use(new nn.MultiheadAttention(4, 2), ones([3, 2, 4]))).toThrow(message)
})
