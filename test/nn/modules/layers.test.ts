import { arange, gather, ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'
import { told } from '../../support/warnings'

test('every module of torch.nn is here', () => {
  const { names } = golden('layers') as { names: string[] }
  expect(names.filter((name) => !(name in nn))).toEqual([
    'Container', // deprecated in PyTorch: Sequential, ModuleList and ModuleDict replace it
    'NLLLoss2d', // deprecated in PyTorch: NLLLoss does the same
    'RNNBase', // the base of RNN, LSTM and GRU, not meant to be instantiated
    'RNNCellBase', // the base of their cells, not meant to be instantiated
  ])
})

test('options are taken by position, by name and mixed', () => {
  const same: [nn.Module, nn.Module][] = [
    [new nn.Conv2d(1, 2, 3, 2, 1), new nn.Conv2d(1, 2, 3, { stride: 2, padding: 1 })],
    [new nn.Conv2d(1, 2, 3, 2, { padding: 1 }), new nn.Conv2d(1, 2, [3, 3], [2, 2], [1, 1])],
    [new nn.ConvTranspose1d(2, 2, 3, 2, 1, 1), new nn.ConvTranspose1d(2, 2, 3, 2, { padding: 1, outputPadding: 1 })],
    [new nn.MaxPool2d(2, null, 1), new nn.MaxPool2d(2, { padding: 1 })],
    [new nn.BatchNorm2d(3, 0.1, null), new nn.BatchNorm2d(3, { momentum: null, eps: 0.1 })],
    [new nn.LayerNorm(3, 0.1, false), new nn.LayerNorm([3], { eps: 0.1, elementwiseAffine: false })],
    [new nn.Embedding(3, 2, 1), new nn.Embedding(3, 2, { paddingIdx: 1 })],
    [new nn.Upsample(null, 2, 'bilinear'), new nn.Upsample({ scaleFactor: 2, mode: 'bilinear' })],
    [new nn.Dropout2d(0.2, true), new nn.Dropout2d({ p: 0.2, inplace: true })],
    [new nn.Softmax(1), new nn.Softmax({ dim: 1 })],
    [new nn.Hardtanh(0, 2), new nn.Hardtanh({ minVal: 0, maxVal: 2 })],
  ]
  for (const [one, other] of same) expect(String(one)).toBe(String(other))
})

test('the types know returnIndices: a pool returns what its unpool takes', () => {
  const x = arange(16, { dtype: 'float32' }).reshape([1, 1, 4, 4])
  const [values, indices] = new nn.MaxPool2d(2, { returnIndices: true }).forward(x)
  const plain: Tensor = new nn.MaxPool2d(2).forward(x)
  expect(values.toArray()).toEqual(plain.toArray())
  expect(new nn.MaxUnpool2d(2).forward(values, indices).sum().item()).toBe(plain.sum().item())
})

test('the tensors between the layers of a Sequential can be freed, and gradients still flow', () => {
  manualSeed(0)
  const layers = [
    ...[new nn.Conv2d(1, 4, 3, { padding: 'same' }), new nn.BatchNorm2d(4), new nn.ELU(), new nn.MaxPool2d(2)],
    ...[new nn.ReflectionPad2d(1), new nn.GroupNorm(2, 4), new nn.PReLU(4), new nn.Dropout2d(0.2)],
    ...[new nn.ConvTranspose2d(4, 4, 2), new nn.InstanceNorm2d(4), new nn.PixelShuffle(2), new nn.Upsample(4)],
    ...[new nn.AvgPool2d(2), new nn.ChannelShuffle(1), new nn.Softmax2d(), new nn.Flatten(), new nn.LogSoftmax(1)],
  ]
  const model = new nn.Sequential(...layers)
  const x = ones([2, 1, 8, 8]).requiresGrad_()
  const apart = () => layers.reduce((value, layer) => layer.forward(value), x as Tensor)
  const [first, second] = [() => model.forward(x), apart].map((run) => {
    manualSeed(1)
    const output = run()
    output.select(1, 0).sum().backward()
    const grads = [...model.parameters()].map((parameter) => parameter.grad!.toArray())
    model.zeroGrad()
    return [output.toArray(), grads]
  })
  expect(first).toEqual(second)
})

test('an embedding from given rows shares and freezes them', () => {
  const rows = tensor([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
  const layer = nn.Embedding.fromPretrained(rows, { paddingIdx: 1 })
  expect([layer.weight.requiresGrad, String(layer)]).toEqual([false, 'Embedding(3, 2, padding_idx=1)'])
  rows.zero_()
  expect(layer.forward(tensor([2n])).toArray()).toEqual([[0, 0]])
  expect(nn.EmbeddingBag.fromPretrained(rows, { freeze: false, mode: 'sum' }).weight.requiresGrad).toBe(true)
})

test('the adaptive softmax gives a distribution, and predicts the most probable class', () => {
  manualSeed(0)
  const layer = new nn.AdaptiveLogSoftmaxWithLoss(8, 12, [3, 7])
  const x = arange(80, { dtype: 'float32' }).sin().mul(9).reshape([10, 8])
  const logs = layer.logProb(x)
  for (const sum of logs.exp().sum([1]).toArray() as number[]) expect(sum).toBeCloseTo(1, 5)
  expect(layer.predict(x).toArray()).toEqual(logs.argmax(1).toArray())
  const target = arange(10)
  const { output, loss } = layer.forward(x, target)
  expect(output.allclose(gather(logs, 1, target.unsqueeze(1)).squeeze(1))).toBe(true)
  expect(loss.item()).toBeCloseTo(-Number(output.mean().item()), 5)
})

test('a triplet loss takes a distance of any kind', () => {
  const [a, b, c] = [
    [1, 2],
    [2, 4],
    [1, 3],
  ].map((row) => tensor([row]))
  const cityBlock = (x: Tensor, y: Tensor) => x.sub(y).abs().sum([1])
  expect(new nn.TripletMarginWithDistanceLoss({ distanceFunction: cityBlock }).forward(a, b, c).item()).toBe(3)
  const module = new nn.TripletMarginWithDistanceLoss({ distanceFunction: new nn.PairwiseDistance(Infinity) })
  expect(module.forward(a, b, c).item()).toBeCloseTo(2, 5)
})

test('a softmax without a dimension warns once, as PyTorch does', () => {
  const emit = jest.spyOn(process, 'emitWarning').mockImplementation()
  for (let i = 0; i < 3; i++) new nn.Softmin().forward(zeros([2, 3]))
  const warnings = told(emit).map(([, message]) => message)
  emit.mockRestore()
  expect(warnings).toEqual(['nn.Softmin: no dim was given, so 1 is used; give one'])
})

test('batch normalisation forgets its statistics when told to', () => {
  const layer = new nn.BatchNorm1d(2)
  layer.forward(
    tensor([
      [1, 2],
      [3, 5],
    ]),
  )
  expect(layer.num_batches_tracked?.item()).toBe(1)
  layer.resetRunningStats()
  expect([layer.running_mean, layer.running_var, layer.num_batches_tracked].map((t) => t?.toArray())).toEqual([
    [0, 0],
    [1, 1],
    0,
  ])
})

const images = () => zeros([1, 2, 3, 4])

test.each<[string, () => unknown, object]>([
  ['channels that groups do not divide', () => new nn.Conv2d(3, 4, 1, { groups: 2 }), { code: 'ERR_RANGE' }],
  ["'same' with a stride", () => new nn.Conv1d(1, 1, 3, { padding: 'same', stride: 2 }), { code: 'ERR_RANGE' }],
  ['a padding word', () => new nn.Conv1d(1, 1, 3, { padding: 'full' as never }), { code: 'ERR_RANGE' }],
  ['a kernel for other dimensions', () => new nn.Conv2d(1, 1, [3, 3, 3]), { code: 'ERR_SHAPE' }],
  ['a kernel of 0', () => new nn.Conv3d(1, 1, 0), { code: 'ERR_RANGE' }],
  ['a kernel that is text', () => new nn.Conv2d(1, 1, '3' as never), { name: 'TypeError' }],
  ['a misspelt option', () => new nn.Conv2d(1, 1, 3, { strides: 2 } as object), { name: 'TypeError' }],
  ['an unknown padding mode', () => new nn.Conv2d(1, 1, 3, { paddingMode: 'edge' as never }), { code: 'ERR_RANGE' }],
  ["a transposed 'same'", () => new nn.ConvTranspose2d(1, 1, 3, { padding: 'same' as never }), { name: 'TypeError' }],
  ['an impossible size', () => new nn.ConvTranspose1d(1, 1, 3).forward(zeros([1, 1, 4]), [9]), { code: 'ERR_SHAPE' }],
  ['too many channels', () => new nn.Conv2d(3, 1, 1).forward(images()), { name: 'TorchError' }],
  ['a pool of 0', () => new nn.MaxPool2d(0), { code: 'ERR_RANGE' }],
  ['a divisor of 0', () => new nn.AvgPool2d(2, { divisorOverride: 0 }), { code: 'ERR_RANGE' }],
  ['sizes for other dimensions', () => new nn.AdaptiveAvgPool2d([1, 2, 3]), { code: 'ERR_SHAPE' }],
  ['neither size nor ratio', () => new nn.FractionalMaxPool2d(2, {}), { name: 'TypeError' }],
  ['a ratio of 1', () => new nn.FractionalMaxPool2d(2, { outputRatio: 1 }), { code: 'ERR_RANGE' }],
  ['three paddings', () => new nn.ReflectionPad2d([1, 2, 3]), { code: 'ERR_SHAPE' }],
  ['a mirror larger than the image', () => new nn.ReflectionPad2d(9).forward(images()), { name: 'TorchError' }],
  ['circular padding of other dimensions', () => new nn.CircularPad1d(1).forward(images()), { code: 'ERR_SHAPE' }],
  ['images in BatchNorm1d', () => new nn.BatchNorm1d(2).forward(images()), { code: 'ERR_SHAPE' }],
  ['a vector in SyncBatchNorm', () => new nn.SyncBatchNorm(2).forward(zeros([2])), { code: 'ERR_SHAPE' }],
  [
    'channels that do not fit',
    () => new nn.InstanceNorm2d(3, { affine: true }).forward(images()),
    { code: 'ERR_SHAPE' },
  ],
  ['groups that do not divide', () => new nn.GroupNorm(2, 3), { code: 'ERR_RANGE' }],
  ['nothing to normalise', () => new nn.LayerNorm([]), { code: 'ERR_SHAPE' }],
  ['a row outside', () => new nn.Embedding(3, 2).forward(tensor([3n])), { name: 'TorchError' }],
  ['a padding row outside', () => new nn.Embedding(3, 2, { paddingIdx: -4 }), { code: 'ERR_RANGE' }],
  ['rows that are a vector', () => nn.Embedding.fromPretrained(zeros([3])), { code: 'ERR_SHAPE' }],
  ['an unknown bag', () => new nn.EmbeddingBag(3, 2, { mode: 'min' as never }), { code: 'ERR_RANGE' }],
  ['a max below the min', () => new nn.Hardtanh(1, 1), { code: 'ERR_RANGE' }],
  ['a negative shrink', () => new nn.Softshrink(-1), { code: 'ERR_RANGE' }],
  ['a softmax of vectors', () => new nn.Softmax2d().forward(zeros([2])), { code: 'ERR_SHAPE' }],
  ['a margin of 0', () => new nn.TripletMarginLoss(0), { code: 'ERR_RANGE' }],
  ['a power of 3', () => new nn.MultiMarginLoss(3), { code: 'ERR_RANGE' }],
  ['cutoffs that fall', () => new nn.AdaptiveLogSoftmaxWithLoss(4, 9, [5, 3]), { code: 'ERR_RANGE' }],
  ['a class outside', () => adaptive([9n]), { code: 'ERR_INDEX' }],
  ['more targets than rows', () => adaptive([1n, 2n]), { code: 'ERR_SHAPE' }],
  ['no first features', () => new nn.Bilinear(0, 2, 3), { code: 'ERR_RANGE' }],
  ['an unknown mode', () => new nn.Upsample({ size: 2, mode: 'cubic' as never }), { code: 'ERR_RANGE' }],
])('%s: a clear error', (_, make, error) => {
  expect(make).toThrow(expect.objectContaining({ ...error, message: expect.stringMatching(/^[^\n]{10,500}$/) }))
})

const adaptive = (classes: bigint[]) =>
  new nn.AdaptiveLogSoftmaxWithLoss(4, 9, [3]).forward(zeros([1, 4]), tensor(classes))

test('a clone computes the same', () => {
  const layers: [nn.Module<[Tensor]>, Tensor][] = [
    [new nn.Conv2d(2, 4, 3, { padding: 1, paddingMode: 'circular' }), ones([1, 2, 3, 4])],
    [new nn.BatchNorm2d(2), ones([1, 2, 3, 4])],
    [new nn.LogSoftmax({ dim: 1 }), ones([1, 2])],
    [new nn.LazyConv2d(3, 2), ones([1, 2, 3, 4])],
  ]
  for (const [layer, input] of layers) {
    if (String(layer).startsWith('Lazy')) layer.forward(input)
    expect(layer.clone().forward(input).toArray()).toEqual(layer.forward(input).toArray())
  }
  const transposed = new nn.ConvTranspose1d(2, 1, 3, { stride: 2 })
  expect(transposed.clone().forward(ones([1, 2, 4]), [10]).shape).toEqual([1, 1, 10])
  const adaptive = new nn.AdaptiveLogSoftmaxWithLoss(4, 9, [3])
  expect(
    adaptive
      .clone()
      .predict(ones([2, 4]))
      .toArray(),
  ).toEqual(adaptive.predict(ones([2, 4])).toArray())
})
