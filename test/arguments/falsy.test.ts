import * as torch from '../../lib'
import { refusalOf } from '../hostile/refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

const { nn } = torch
const x = torch.rand([2, 3])
const row = torch.ones([1, 2])
const linear = () => new nn.Linear(3, 3)
const dataset = new torch.data.TensorDataset(torch.ones([4, 2]))

/** Optional arguments that are tensors, functions and other objects, so that no falsy value but null is one. */
const objects: [string, (value: Anything) => unknown][] = [
  ['weight of binaryCrossEntropy', (weight) => nn.functional.binaryCrossEntropy(x, x, { weight })],
  ['weight of BCELoss', (weight) => new nn.BCELoss({ weight })],
  ['posWeight of BCEWithLogitsLoss', (posWeight) => new nn.BCEWithLogitsLoss({ posWeight })],
  ['weight of NLLLoss', (weight) => new nn.NLLLoss({ weight })],
  ['weight of MultiMarginLoss', (weight) => new nn.MultiMarginLoss({ weight })],
  ['state of RNNCell', (state) => new nn.RNNCell(2, 2).forward(row, state)],
  ['state of GRUCell', (state) => new nn.GRUCell(2, 2).forward(row, state)],
  ['state of LSTMCell', (state) => new nn.LSTMCell(2, 2).forward(row, state)],
  ['avgFn of AveragedModel', (avgFn) => new torch.optim.swaUtils.AveragedModel(linear(), { avgFn })],
  ['workerModule of DataLoader', (workerModule) => new torch.data.DataLoader(dataset, { workerModule })],
  [
    'transform of SyntheticDigits',
    (transform) => new torch.vision.datasets.SyntheticDigits({ length: 1, transform } as Anything),
  ],
  ['metadata of saveSafetensorsSync', (metadata) => torch.saveSafetensorsSync({}, '/nowhere/file', { metadata })],
  ['padValue of makeGrid', (padValue) => torch.vision.utils.makeGrid(x, { padValue: padValue === 0 ? '' : padValue })],
]

/** Options that are true or false. */
const flags: [string, (value: Anything) => unknown][] = [
  ['requiresGrad of zeros', (requiresGrad) => torch.zeros([2], { requiresGrad })],
  ['requiresGrad of rand', (requiresGrad) => torch.rand([2], { requiresGrad })],
  ['hasAux of func.grad', (hasAux) => torch.func.grad((y: torch.Tensor) => y.sum(), { hasAux })],
  ['hasAux of func.gradAndValue', (hasAux) => torch.func.gradAndValue((y: torch.Tensor) => y.sum(), { hasAux })],
  ['normalize of makeGrid', (normalize) => torch.vision.utils.makeGrid(x, { normalize })],
  ['scaleEach of makeGrid', (scaleEach) => torch.vision.utils.makeGrid(x, { scaleEach })],
  ['train of MNIST.exists', (train) => torch.vision.datasets.MNIST.exists('/nowhere', { train })],
  ['freeze of Embedding.fromPretrained', (freeze) => nn.Embedding.fromPretrained(x, { freeze })],
]

describe('a falsy value is not taken for a missing one:', () => {
  test.each(objects)('%s', (_, use) => {
    for (const value of [0, false, '']) expect(refusalOf(() => use(value))).toBe('TypeError')
  })
  test.each(flags)('%s', (_, use) => {
    for (const value of [0, '', Number.NaN, 'no', 1]) expect(refusalOf(() => use(value))).toBe('TypeError')
  })

  test.each<[string, (value: Anything) => Promise<unknown>]>([
    ['onEpoch of train', (onEpoch) => torch.train(linear(), linear(), [], { epochs: 0, onEpoch })],
    ['signal of train', (signal) => torch.train(linear(), linear(), [], { epochs: 0, signal })],
    ['onBatch of Autoencoder.fit', (onBatch) => new torch.Autoencoder().fit([], { epochs: 0, onBatch })],
    ['signal of Autoencoder.fit', (signal) => new torch.Autoencoder().fit([], { epochs: 0, signal })],
    ['checkpoint of Autoencoder.fit', (checkpoint) => new torch.Autoencoder().fit([], { epochs: 0, checkpoint })],
    ['signal of load', (signal) => torch.load('/nowhere/file.pt', { signal })],
  ])('%s', async (_, use) => {
    for (const value of [0, false, {}]) await expect(use(value)).rejects.toBeInstanceOf(TypeError)
  })

  test('a weight of 0 makes the loss of multilabelSoftMarginLoss 0, as in Python', () => {
    expect(nn.functional.multilabelSoftMarginLoss(x, x, { weight: 0 as Anything }).item()).toBe(0)
  })
})

describe('a Map, a list or a Date is not an object of options, for', () => {
  test.each<[string, (options: Anything) => unknown]>([
    ['Tensor.to', (options) => x.to(options)],
    ['Module.to', (options) => linear().to(options)],
    ['compile', (options) => torch.compile((y: torch.Tensor) => y, options)],
    ['Embedding.fromPretrained', (options) => nn.Embedding.fromPretrained(x, options)],
    ['EmbeddingBag.fromPretrained', (options) => nn.EmbeddingBag.fromPretrained(x, options)],
  ])('%s', (_, use) => {
    for (const options of [new Map([['dtype', 'float64']]), ['float64'], new Date(0)]) {
      expect(refusalOf(() => use(options))).toBe('TypeError')
    }
  })
})

describe('what a compiled function is called with is checked:', () => {
  const compiled = torch.compile((y: torch.Tensor) => y.add(1))
  test.each<[string, () => unknown, string]>([
    [
      'an unknown option of many',
      () => compiled.many([[x]], { chunkk: 1 } as Anything),
      'many: has no option "chunkk"',
    ],
    ['onProgress', () => compiled.many([[x]], { onProgress: 5 as Anything }), 'onProgress must be a function'],
    ['batches that cannot be iterated', () => compiled.many(5 as Anything), 'many: batches must be an array'],
    ['a batch that is no list', () => compiled.many([x] as Anything), 'many: batches[0] must be an array'],
  ])('%s', (_, call, words) => {
    expect(call).toThrow(words)
  })
})

test.each(['query', 'synchronize', 'waitStream', 'waitEvent', 'recordEvent', 'equals'])(
  'cuda.Stream.%s refuses an argument too many',
  (name) => {
    const stream = Object.create(torch.cuda.Stream.prototype)
    expect(() => stream[name](1, 2)).toThrow(`cuda.Stream.${name}: takes`)
  },
)
test.each(['record', 'wait', 'query', 'synchronize', 'elapsedTime'])(
  'cuda.Event.%s refuses an argument too many',
  (name) => {
    const event = Object.create(torch.cuda.Event.prototype)
    expect(() => event[name](1, 2)).toThrow(`cuda.Event.${name}: takes`)
  },
)
test.each(['captureBegin', 'captureEnd', 'replay', 'reset', 'pool', 'registerGeneratorState'])(
  'cuda.CUDAGraph.%s refuses an argument too many',
  (name) => {
    const graph = Object.create(torch.cuda.CUDAGraph.prototype)
    expect(() => graph[name]({}, 2)).toThrow(`cuda.CUDAGraph.${name}: takes`)
  },
)

test('Embedding.fromPretrained takes its options by position too, in the order of PyTorch', () => {
  const layer = nn.Embedding.fromPretrained(x, false, 1)
  expect([layer.weight.requiresGrad, layer.paddingIdx]).toEqual([true, 1])
})

describe('an error names a function that users know', () => {
  class Late extends torch.data.Dataset<unknown> {
    readonly length = 2
    async get() {
      return 1
    }
  }
  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'a loader of promises',
      async () => {
        for await (const _ of new torch.data.DataLoader(new Late())) break
      },
      /^DataLoader: a dataset returned promises/,
    ],
    ['fit', () => new torch.Autoencoder().fit(5 as Anything, { epochs: 1 }), /^Autoencoder.fit: the loader must be/],
    ['train', () => torch.train(linear(), linear(), 5 as Anything, { epochs: 1 }), /^train: the loader must be/],
    ['saveSync', async () => torch.saveSync(Symbol('s'), '/nowhere/file.pt'), /^saveSync: Symbol\(s\) cannot be saved/],
    ['export.loadSync', async () => torch.export.loadSync(5 as Anything), /^export.loadSync: needs a path/],
    [
      'ConvTranspose2d',
      async () => new nn.ConvTranspose2d(1, 1, 1).forward([] as Anything, [1, 1]),
      /^ConvTranspose2d.forward: input must be a Tensor/,
    ],
  ])('%s', async (_, call, message) => {
    await expect(call()).rejects.toMatchObject({ message: expect.stringMatching(message) })
  })
})
