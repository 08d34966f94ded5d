import { noGrad } from '../../../lib/autograd'
import { compile } from '../../../lib/compile'
import { ones, rand } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { describeGoldenModules } from '../../support/golden-modules'

describeGoldenModules(
  'sequence-layers',
  'TransformerEncoderLayer',
  'TransformerDecoderLayer',
  'Transformer',
  'encoder',
  'decoder',
)

const difference = (a: Tensor, b: Tensor) => a.sub(b).abs().max().item()

test("a whole Transformer prints as PyTorch's, with an activation that is a module", () => {
  const model = new nn.Transformer(4, 2, 2, 1, 8, { activation: new nn.GELU() })
  expect(String(model)).toBe(golden('sequence-layers').reprs.Transformer)
})

test('the causal mask lets each position attend to itself and those before', () => {
  const mask = nn.Transformer.generateSquareSubsequentMask(3, { dtype: 'float64' })
  expect(mask.dtype).toBe('float64')
  expect(mask.toArray()).toEqual([
    [0, -Infinity, -Infinity],
    [0, 0, -Infinity],
    [0, 0, 0],
  ])
})

test('a causal mask is recognised, and gives the same as isCausal', () => {
  const encoder = new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8, 0), 2)
  const x = rand([3, 2, 4])
  const mask = nn.Transformer.generateSquareSubsequentMask(3)
  const outputs = [{ mask }, { mask, isCausal: true }, { mask, isCausal: false }].map((input) =>
    encoder.forward(x, input),
  )
  expect(difference(outputs[0], outputs[1])).toBe(0)
  expect(difference(outputs[0], outputs[2])).toBeLessThan(1e-5)
})

test("a stack's layers start with equal weights and learn different ones", () => {
  const encoder = new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8), 2)
  const [a, b] = [...encoder.layers] as nn.TransformerEncoderLayer[]
  expect(difference(a.linear1.weight, b.linear1.weight)).toBe(0)
  expect(a.linear1.weight).not.toBe(b.linear1.weight)
  expect([...encoder.parameters()]).toHaveLength(24)
})

describe('in evaluation a whole encoder layer is one kernel', () => {
  const made = (options: nn.TransformerLayerOptions = {}) =>
    new nn.TransformerEncoderLayer(4, 2, 8, { batchFirst: true, ...options }).eval()

  test.each<[string, nn.TransformerLayerOptions]>([
    ['relu', {}],
    ['gelu', { activation: 'gelu' }],
    ['a module', { activation: new nn.ReLU(), normFirst: true }],
  ])('with %s, and gives the same as its parts', (_, options) => {
    const layer = made(options).double()
    const x = rand([2, 3, 4], { dtype: 'float64' })
    expect(noGrad(() => layer.isInferring(x))).toBe(true)
    expect(
      difference(
        layer.forward(x),
        noGrad(() => layer.forward(x)),
      ),
    ).toBeLessThan(1e-12)
  })

  test('but not with a hook on a part, or with another activation', () => {
    const layer = made()
    let heard = 0
    layer.linear1.registerForwardHook(() => void heard++)
    noGrad(() => layer.forward(rand([2, 3, 4])))
    expect(heard).toBe(1)
    const other = made({ activation: (x) => x.tanh() })
    expect(noGrad(() => other.isInferring(rand([2, 3, 4])))).toBe(false)
  })

  test('and padding at the end is skipped: zeros there, and the same values elsewhere', () => {
    const encoder = new nn.TransformerEncoder(made().double(), 2).eval()
    const x = rand([2, 3, 4], { dtype: 'float64' })
    const padding = tensor([
      [false, false, true],
      [false, false, false],
    ])
    const slow = encoder.forward(x, { srcKeyPaddingMask: padding })
    const fast = noGrad(() => encoder.forward(x, { srcKeyPaddingMask: padding }))
    expect(fast.select(0, 0).select(0, 2).abs().sum().item()).toBe(0)
    expect(difference(slow.narrow(1, 0, 2), fast.narrow(1, 0, 2))).toBeLessThan(1e-12)
    const kept = new nn.TransformerEncoder(made(), 1, { enableNestedTensor: false }).eval()
    const whole = noGrad(() => kept.forward(x.to('float32'), { srcKeyPaddingMask: padding }))
    expect(whole.select(0, 0).select(0, 2).abs().sum().item()).not.toBe(0)
  })
})

test('encoder and decoder may be user-defined', () => {
  class Shift extends nn.Module {
    forward(x: Tensor, memory?: unknown): Tensor {
      return x.add(memory instanceof Object && 'mask' in memory ? 1 : 10)
    }
  }
  const model = new nn.Transformer({ dModel: 4, nhead: 2, customEncoder: new Shift(), customDecoder: new Shift() })
  expect(model.forward(ones([1, 1, 4]), ones([2, 1, 4])).toArray()).toEqual(Array(2).fill([[11, 11, 11, 11]]))
})

test.each<[string, () => unknown, string]>([
  [
    'an unknown activation',
    () => new nn.TransformerEncoderLayer(4, 2, { activation: 'tanh' as never }),
    "activation must be one of 'relu', 'gelu'",
  ],
  [
    'heads that do not divide the features',
    () => new nn.TransformerDecoderLayer(5, 2),
    'embedDim must be a multiple of numHeads',
  ],
  ['a layer that is none', () => new nn.TransformerEncoder(3 as never, 2), 'the layer must be a module, but it is 3'],
  [
    'a norm that is none',
    () => new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8), 1, 3 as never),
    'norm must be a module or null, but it is 3',
  ],
  [
    'part of a layer',
    () => new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8), 1.5),
    'numLayers must be a whole number',
  ],
  [
    'no layer',
    () => new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8), 0).forward(ones([1, 4])),
    'has no layers',
  ],
  ['an unknown option', () => new nn.Transformer({ heads: 2 } as object), 'has no option "heads"'],
  [
    'other batches',
    () => new nn.Transformer(4, 2, 1, 1, 8).forward(ones([1, 2, 4]), ones([1, 3, 4])),
    'must have 4 features and the same batch, but have shapes [1, 2, 4] and [1, 3, 4]',
  ],
])('%s is refused', (_, use, message) => {
  expect(use).toThrow(message)
})

test('compiled, the values of a mask count in each call, causal or not', () => {
  const encoder = new nn.TransformerEncoder(new nn.TransformerEncoderLayer(4, 2, 8, 0), 1)
  const x = rand([3, 2, 4])
  const compiled = compile((mask: Tensor) => encoder.forward(x, { mask }))
  const causal = nn.Transformer.generateSquareSubsequentMask(3)
  for (const mask of [causal, causal.transpose(0, 1).contiguous(), causal.mul(0).nanToNum(0), causal]) {
    expect(difference(compiled(mask), encoder.forward(x, { mask }))).toBeLessThan(1e-5)
  }
})
