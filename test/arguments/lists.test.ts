import * as torch from '../../lib'
import { Tensor, tensor } from '../../lib/tensor'
import { expectAlive, refusalOf } from '../hostile/refusal'

// biome-ignore lint/suspicious/noExplicitAny: what the types forbid is what is tested
type Anything = any

afterEach(expectAlive)

const x = tensor([1, 2])
const model = () => new torch.nn.Linear(2, 2)
const optimizer = () => new torch.optim.SGD(model().parameters(), { lr: 0.1 })
const dataset = () => new torch.data.TensorDataset(torch.ones([4, 2]))
const identity = (value: Anything) => value

/** Public functions that read a list, called with one. */
const readers: Record<string, (list: Anything) => unknown> = {
  'the function that vmap returns': (list) => torch.vmap(identity)(list),
  'vmap, as the result': (list) => torch.vmap(() => list)(x),
  'the function that func.grad returns': (list) => torch.func.grad(identity)(list),
  'func.vjp': (list) => torch.func.vjp(identity, list),
  'func.jvp': (list) => torch.func.jvp(identity, list, list),
  'func.functionalCall': (list) => torch.func.functionalCall(model(), list, [x]),
  'autograd.backward': (list) => torch.autograd.backward(list),
  'backward, as inputs': (list) => tensor(1, { requiresGrad: true }).backward(null, { inputs: list }),
  'autograd.grad': (list) => torch.autograd.grad(x, list),
  'autograd.gradcheck': (list) => torch.autograd.gradcheck(identity, list),
  'autograd.gradgradcheck': (list) => torch.autograd.gradgradcheck(identity, list),
  'nested.nestedTensor': (list) => torch.nested.nestedTensor(list),
  'nested.asNestedTensor': (list) => torch.nested.asNestedTensor(list),
  stack: (list) => torch.stack(list),
  cat: (list) => torch.cat(list),
  blockDiag: (list) => torch.blockDiag(list),
  broadcastTensors: (list) => torch.broadcastTensors(list),
  broadcastShapes: (list) => torch.broadcastShapes(list),
  'einsum, as operands': (list) => torch.einsum('i->i', list),
  cond: (list) => torch.cond(true, identity, identity, list),
  'nn.Sequential': (list) => new torch.nn.Sequential(list),
  'nn.ModuleList': (list) => new torch.nn.ModuleList(list),
  'nn.ParameterList': (list) => new torch.nn.ParameterList(list),
  'nn.Unflatten': (list) => new torch.nn.Unflatten(1, list),
  'nn.Conv2d': (list) => new torch.nn.Conv2d(1, 1, list),
  'nn.AdaptiveLogSoftmaxWithLoss': (list) => new torch.nn.AdaptiveLogSoftmaxWithLoss(2, 8, list),
  'nn.utils.clipGradNorm_': (list) => torch.nn.utils.clipGradNorm_(list, 1),
  'nn.utils.rnn.padSequence': (list) => torch.nn.utils.rnn.padSequence(list),
  'nn.utils.rnn.packPaddedSequence': (list) => torch.nn.utils.rnn.packPaddedSequence(torch.ones([2, 2, 2]), list),
  'optim.SGD': (list) => new torch.optim.SGD(list, { lr: 0.1 }),
  'optim.lrScheduler.LambdaLR': (list) => new torch.optim.lrScheduler.LambdaLR(optimizer(), list),
  'amp.GradScaler': (list) => new torch.amp.GradScaler('cpu').scale(list),
  'data.TensorDataset': (list) => new torch.data.TensorDataset(...[list]),
  'data.Subset': (list) => new torch.data.Subset(dataset(), list),
  'data.randomSplit': (list) => torch.data.randomSplit(dataset(), list),
  'data.defaultCollate': (list) => torch.data.defaultCollate(list),
  'data.defaultConvert': (list) => torch.data.defaultConvert(list),
  'vision.utils.makeGrid': (list) => torch.vision.utils.makeGrid(list),
  saveSync: (list) => torch.saveSync(list, '/nowhere/file.pt'),
}

describe('a list that claims an impossible number of items is refused at once by', () => {
  const claiming = (item: unknown) =>
    new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 53 - 1 : key === 'at' ? [].at : item) })
  test.each(Object.entries(readers))('%s', (_, read) => {
    for (const list of [new Array(2 ** 28), claiming(undefined), claiming(x)]) {
      const start = performance.now()
      expect(refusalOf(() => read(list))).toMatch(/^(TypeError|ERR_SHAPE|ERR_RANGE|ERR_OPTIMIZER|ERR_FILE)$/)
      expect(performance.now() - start).toBeLessThan(2000)
    }
  })
})

test('a list of indices that claims an impossible length is refused at once', () => {
  const zeros = new Proxy([], { get: (list, key) => (key === 'length' ? 2 ** 40 : (Reflect.get(list, key) ?? 0)) })
  expect(refusalOf(() => new torch.data.Subset(dataset(), zeros))).toBe('TypeError')
  expect(refusalOf(() => new torch.data.SubsetRandomSampler(zeros))).toBe('TypeError')
  expect(refusalOf(() => new torch.data.WeightedRandomSampler(zeros, 1))).toBe('TypeError')
})

describe('a hole in a list is no item, for', () => {
  test.each<[string, (list: Anything) => unknown, number]>([
    ['nn.Unflatten', readers['nn.Unflatten'], 2],
    ['nn.Conv2d', readers['nn.Conv2d'], 2],
    ['nn.AdaptiveAvgPool2d', (list) => new torch.nn.AdaptiveAvgPool2d(list), 2],
    ['nn.AdaptiveLogSoftmaxWithLoss', readers['nn.AdaptiveLogSoftmaxWithLoss'], 1],
    ['nn.FractionalMaxPool2d', (list) => new torch.nn.FractionalMaxPool2d(2, { outputRatio: list }), 2],
    ['nn.LSTM', (list) => new torch.nn.LSTM(2, 2).forward(torch.ones([1, 2]), list), 2],
    ['nn.LSTMCell', (list) => new torch.nn.LSTMCell(2, 2).forward(torch.ones([1, 2]), list), 2],
    ['nn.utils.rnn.packPaddedSequence', readers['nn.utils.rnn.packPaddedSequence'], 2],
    ['broadcastShapes', (list) => torch.broadcastShapes([list]), 2],
    ['optim.lrScheduler.LambdaLR', readers['optim.lrScheduler.LambdaLR'], 1],
    ['optim.lrScheduler.CyclicLR', (list) => new torch.optim.lrScheduler.CyclicLR(optimizer(), list, 1), 1],
    ['data.randomSplit', readers['data.randomSplit'], 1],
    ['data.defaultCollate', readers['data.defaultCollate'], 1],
    ['func.functionalCall', readers['func.functionalCall'], 1],
    ['vision.utils.makeGrid, as valueRange', (list) => torch.vision.utils.makeGrid(x, { valueRange: list }), 2],
    ['profiler.profile', (list) => new torch.profiler.Profile({ activities: list }), 1],
  ])('%s', (_, read, length) => {
    expect(refusalOf(() => read(new Array(length)))).toBe('TypeError')
  })
})

describe('a value that contains itself, or is nested a thousand deep, is refused by', () => {
  const list: unknown[] = [x]
  list.push(list)
  const object: Record<string, unknown> = { x }
  object.self = object
  const map = new Map<string, unknown>([['x', x]])
  map.set('self', map)
  let deep: unknown = x
  for (let i = 0; i < 1000; i++) deep = [deep]
  const values = { list, object, map, deep }
  test.each<[string, (value: Anything) => unknown]>([
    ['the function that vmap returns', (value) => torch.vmap(identity)(value)],
    ['the function that func.grad returns', (value) => torch.func.grad(identity)(value)],
    ['func.vjp, as the result', (value) => torch.func.vjp(() => value, [x])],
    ['data.defaultConvert', (value) => torch.data.defaultConvert(value)],
    ['data.defaultCollate', (value) => torch.data.defaultCollate([value, value])],
    ['amp.GradScaler', (value) => new torch.amp.GradScaler('cpu').scale(value)],
    ['testing.assertClose', (value) => torch.testing.assertClose(value, value)],
    ['func.functionalCall', (value) => torch.func.functionalCall(model(), value, [x])],
  ])('%s', (_, read) => {
    for (const value of Object.values(values)) {
      expect(refusalOf(() => read(value))).toMatch(/^(TypeError|ERR_STATE_DICT)$/)
    }
  })

  test('but one that is nested a hundred deep is not', () => {
    let nested: unknown = x
    for (let i = 0; i < 100; i++) nested = [nested]
    expect((torch.data.defaultConvert(nested) as unknown[]).flat(Number.POSITIVE_INFINITY)).toEqual([x])
    expect((torch.vmap(identity)(nested) as unknown[]).flat(Number.POSITIVE_INFINITY)[0]).toBeInstanceOf(Tensor)
  })
})
