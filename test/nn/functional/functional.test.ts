import { ones, randn, zeros } from '../../../lib/generated/ops'
import { functional as F, MultiheadAttention } from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { type Tensor, tensor } from '../../../lib/tensor'
import { build, camel, golden, options, type Recipe } from '../../golden/recipe'
import { expectCompiledAlike } from '../../support/compiled'
import { near } from '../../support/golden-modules'

test('a loss takes its reduction as a word', () => {
  const [x, y] = [tensor([1, 2]), tensor([3, 5])]
  expect(F.mseLoss(x, y).item()).toBe(6.5)
  expect(F.mseLoss(x, y, { reduction: 'sum' }).item()).toBe(13)
  expect(F.mseLoss(x, y, { reduction: 'none' }).toArray()).toEqual([4, 9])
  expect(() => F.mseLoss(x, y, { reduction: 'Mean' as never })).toThrow(
    "mseLoss: reduction must be one of 'none', 'mean', 'sum'",
  )
})

test('smoothL1Loss with beta 0 equals l1Loss', () => {
  const [x, y] = [tensor([1, 2]), tensor([3, 5])]
  expect(F.smoothL1Loss(x, y, { beta: 0 }).item()).toBe(F.l1Loss(x, y).item())
})

test('dropout is active unless training is false', () => {
  expect(F.dropout(ones([3]), 1).toArray()).toEqual([0, 0, 0])
  expect(F.dropout(ones([3]), 1, { training: false }).toArray()).toEqual([1, 1, 1])
  expect(() => F.dropout(ones([3]), 2)).toThrow('p must be a finite number of at least 0 and at most 1')
})

test('the single operators of PyTorch’s nn.functional exist', () => {
  expect(F.relu(tensor([-1, 1])).toArray()).toEqual([0, 1])
  expect(F.linear(ones([1, 2]), ones([3, 2])).toArray()).toEqual([[2, 2, 2]])
  expect(F.softmax(zeros([2]), 0).toArray()).toEqual([0.5, 0.5])
})

test("the weight of binaryCrossEntropy is broadcast to the target's shape", () => {
  const [x, y] = [tensor([[0.5, 0.5]]), tensor([[1, 0]])]
  const loss = F.binaryCrossEntropy(x, y, { weight: tensor([2, 0]), reduction: 'sum' })
  expect(Number(loss.item())).toBeCloseTo(2 * Math.log(2), 6)
})

interface FunctionCase {
  function: string
  args: unknown[]
  options: Record<string, unknown>
  output: Recipe
}

const { functions } = golden('layers') as { functions: FunctionCase[] }
const called = functions.map((given, i) => ({ ...given, title: `#${i} ${camel(given.function)}` }))
const isRecipe = (value: unknown): value is Recipe =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

test.each(called)("$title $options gives what PyTorch's gives", (given) => {
  const args = given.args.map((arg) => (isRecipe(arg) ? build(arg) : arg))
  if (Object.keys(given.options).length > 0) args.push(options(given.options))
  manualSeed(1)
  const compute = (F as unknown as Record<string, (...args: unknown[]) => Tensor>)[camel(given.function)]
  expect(near(compute(...args), given.output)).toBe('equal')
})

test('a hard gumbelSoftmax is one-hot and passes the gradient of the soft one', () => {
  const logits = tensor([[1, 2, 3]], { requiresGrad: true })
  const chosen = F.gumbelSoftmax(logits, { hard: true })
  expect(chosen.sum().item()).toBeCloseTo(1, 6)
  chosen
    .mul(tensor([1, 2, 3]))
    .sum()
    .backward()
  expect(Number(logits.grad!.abs().sum().item())).toBeGreaterThan(0)
})

describe('multiHeadAttentionForward with the weights of nn.MultiheadAttention', () => {
  const [length, batch, heads] = [3, 2, 2]
  const inputs = (kdim: number) => [4, kdim, 4].map((features) => randn([length, batch, features]))
  const call = (layer: MultiheadAttention, given: Tensor[], more: F.MultiHeadAttentionForwardOptions) =>
    F.multiHeadAttentionForward(
      ...(given as [Tensor, Tensor, Tensor]),
      ...([4, heads, layer.in_proj_weight, layer.in_proj_bias, layer.bias_k, layer.bias_v, false, 0] as const),
      ...([layer.out_proj.weight, layer.out_proj.bias, more] as const),
    )

  test.each([
    ['in one piece', 4, true],
    ['in three', 6, false],
  ])('%s gives what the layer gives', (_, kdim, addBiasKv) => {
    const layer = new MultiheadAttention(4, heads, { kdim, addBiasKv })
    const given = inputs(kdim)
    const weights = {
      useSeparateProjWeight: kdim !== 4,
      qProjWeight: layer.q_proj_weight,
      kProjWeight: layer.k_proj_weight,
      vProjWeight: layer.v_proj_weight,
    }
    const [output, attention] = call(layer, given, weights)
    const [wanted, wantedAttention] = layer.forward(given[0], given[1], given[2])
    expect(output.equal(wanted)).toBe(true)
    expect(attention?.equal(wantedAttention as Tensor)).toBe(true)
  })

  test('uses given keys and values instead of the projected ones', () => {
    const layer = new MultiheadAttention(4, heads)
    const [staticK, staticV] = [randn([batch * heads, 5, 2]), ones([batch * heads, 5, 2])]
    const [output, attention] = call(layer, inputs(4), { staticK, staticV })
    const wanted = F.linear(ones([4]), layer.out_proj.weight, layer.out_proj.bias).expand([length, batch, 4])
    expect(output.sub(wanted).abs().max().item()).toBeLessThan(1e-6)
    expect(attention?.shape).toEqual([batch, length, 5])
  })

  test('says which weight is missing', () => {
    const layer = new MultiheadAttention(4, heads)
    expect(() => call(layer, inputs(4), { useSeparateProjWeight: true })).toThrow('qProjWeight is required')
  })
})

test('normalize writes to its out argument', () => {
  const out = zeros([1, 2])
  expect(F.normalize(tensor([[3, 4]]), { out })).toBe(out)
  expect(
    out
      .sub(tensor([[0.6, 0.8]]))
      .abs()
      .max()
      .item(),
  ).toBeLessThan(1e-6)
})

const image = () => zeros([1, 2, 3, 4])

test.each<[string, () => unknown, object]>([
  ['a size and a factor', () => F.interpolate(image(), { size: 2, scaleFactor: 2 }), { name: 'TypeError' }],
  ['neither size nor factor', () => F.interpolate(image()), { name: 'TypeError' }],
  ['a mode for other dimensions', () => F.interpolate(image(), { size: 2, mode: 'linear' }), { code: 'ERR_SHAPE' }],
  ['corners in nearest mode', () => F.interpolate(image(), { size: 2, alignCorners: true }), { code: 'ERR_RANGE' }],
  ['antialias in nearest mode', () => F.interpolate(image(), { size: 2, antialias: true }), { code: 'ERR_RANGE' }],
  ['a factor of 0', () => F.interpolate(image(), { scaleFactor: 0 }), { code: 'ERR_RANGE' }],
  ['factors for other dimensions', () => F.interpolate(image(), { scaleFactor: [1, 2, 3] }), { code: 'ERR_SHAPE' }],
  ['matrices for another size', () => F.affineGrid(zeros([1, 2, 3]), [1, 1, 2, 2, 2]), { code: 'ERR_SHAPE' }],
  ['training on one value', () => F.batchNorm(zeros([1, 3]), null, null, { training: true }), { code: 'ERR_SHAPE' }],
  ['an instance of one value', () => F.instanceNorm(zeros([2, 3, 1])), { code: 'ERR_SHAPE' }],
  ['a group of one value', () => F.groupNorm(zeros([1, 3]), 3), { code: 'ERR_SHAPE' }],
  ['too few dimensions', () => F.localResponseNorm(zeros([2, 3]), 2), { code: 'ERR_SHAPE' }],
  ['an impossible unpooling', () => unpool([1, 1, 9, 9]), { code: 'ERR_SHAPE' }],
  ['rows without offsets', () => F.embeddingBag(tensor([1n]), ones([3, 2])), { code: 'ERR_SHAPE' }],
  ['a bag with offsets', () => F.embeddingBag(tensor([[1n]]), ones([3, 2]), tensor([0n])), { code: 'ERR_SHAPE' }],
  ['factors of a mean', () => bagOf({ perSampleWeights: ones([1, 1]) }), { code: 'ERR_NOT_IMPLEMENTED' }],
  ['a padding row that is not there', () => bagOf({ paddingIdx: 3 }), { code: 'ERR_RANGE' }],
  ['a row that is not there', () => F.embedding(tensor([7n]), ones([3, 2])), { name: 'TorchError' }],
  ['a negative variance', () => F.gaussianNllLoss(zeros([2]), zeros([2]), -1), { code: 'ERR_RANGE' }],
  ['a variance of another shape', () => F.gaussianNllLoss(zeros([2]), zeros([2]), ones([3])), { code: 'ERR_SHAPE' }],
  ['a margin of 0', () => F.tripletMarginLoss(image(), image(), image(), { margin: 0 }), { code: 'ERR_RANGE' }],
  ['dropout1d of images', () => F.dropout1d(image()), { code: 'ERR_SHAPE' }],
])('%s is a clear error', (_, compute, error) => {
  expect(compute).toThrow(expect.objectContaining({ ...error, message: expect.stringMatching(/^[^\n]{10,500}$/) }))
})

const unpool = (outputSize: number[]) =>
  F.maxUnpool2d(zeros([1, 1, 2, 2]), zeros([1, 1, 2, 2], { dtype: 'int64' }), 2, { outputSize })
const bagOf = (given: object) => F.embeddingBag(tensor([[1n]]), ones([3, 2]), null, given)

test('a compiled gaussianNllLoss refuses a negative variance in each call', () => {
  const [mean, target] = [tensor([1, 2]), tensor([1.5, 1])]
  const loss = (variance: Tensor) => F.gaussianNllLoss(mean, target, variance, { full: true })
  expectCompiledAlike(loss, [[ones([2])], [tensor([1, -1])], [tensor([0, 3])], [tensor([1, Number.NaN])]])
})

const [picture, kernel, row] = [randn([1, 2, 4, 4]), randn([3, 2, 2, 2]), randn([2, 4])]

test.each<[string, () => Tensor, () => Tensor]>([
  ['conv2d', () => F.conv2d(picture, { weight: kernel, stride: 2 }), () => F.conv2d(picture, kernel, null, 2)],
  ['conv2d', () => F.conv2d({ input: picture, weight: kernel }), () => F.conv2d(picture, kernel)],
  ['avgPool2d', () => F.avgPool2d(picture, { kernelSize: 2 }), () => F.avgPool2d(picture, 2)],
  [
    'pixelShuffle',
    () => F.pixelShuffle(picture.view([1, 8, 2, 2]), { upscaleFactor: 2 }),
    () => F.pixelShuffle(picture.view([1, 8, 2, 2]), 2),
  ],
  ['linear', () => F.linear({ input: row, weight: row }), () => F.linear(row, row)],
  ['elu', () => F.elu({ input: row, alpha: 2 }), () => F.elu(row, 2)],
  ['bilinear', () => F.bilinear(row, row, { weight: ones([1, 4, 4]) }), () => F.bilinear(row, row, ones([1, 4, 4]))],
  [
    'scaledDotProductAttention',
    () => F.scaledDotProductAttention(row, { key: row, value: row }),
    () => F.scaledDotProductAttention(row, row, row),
  ],
])('%s takes its required arguments by name', (_, byName, byPosition) => {
  expect(byName()).toEqual(byPosition())
})
