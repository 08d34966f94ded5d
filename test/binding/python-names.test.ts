import * as torch from '../../lib'

const { nn, optim, tensor } = torch
const F = nn.functional
// biome-ignore lint/suspicious/noExplicitAny: what a program from Python writes, and TypeScript would refuse
const any = (value: unknown) => value as any

const x = torch.ones([2, 3])
const floats = tensor([1, 2])
const parameter = () => new nn.Parameter(torch.ones([1]))

describe('a program from Python is told what to type instead of', () => {
  const whole = "whole numbers are tensor([0, 2], { dtype: 'int64' }) or x.to('int64')"

  test.each<[string, () => unknown, string]>([
    ['numbers for classes', () => F.crossEntropy(x, floats), whole],
    ['numbers for nllLoss', () => F.nllLoss(x, floats), whole],
    ['numbers for an embedding', () => new nn.Embedding(3, 2).forward(floats), whole],
    ['numbers for indexSelect', () => x.indexSelect(0, floats), whole],
    ['numbers for gather', () => x.gather(0, tensor([[1, 2]])), whole],
    ['numbers for oneHot', () => F.oneHot(floats), whole],
    ['numbers for at', () => x.at(floats), whole],
    ["dtype: 'float'", () => torch.zeros([1], { dtype: any('float') }), "PyTorch's is 'float32' here"],
    ["dtype: 'long'", () => torch.zeros([1], { dtype: any('long') }), "PyTorch's is 'int64' here"],
    ["dtype: 'torch.half'", () => torch.zeros([1], { dtype: any('torch.half') }), "PyTorch's is 'float16' here"],
    ["dtype: 'torch.float32'", () => tensor([1], { dtype: any('torch.float32') }), "PyTorch's is 'float32' here"],
    ["tensor's dtype: 'double'", () => tensor([1], { dtype: any('double') }), "PyTorch's is 'float64' here"],
    ["x.to('double')", () => x.to('double'), "use 'float64', which is PyTorch's dtype double here"],
    ["model.to('half')", () => new nn.Linear(1, 1).to('half'), "use 'float16', which is PyTorch's dtype half here"],
    ["tensor(data, 'int64')", () => tensor([1], any('int64')), "write it by name: { dtype: 'int64' }"],
    ["zeros(size, 'long')", () => any(torch.zeros)([1], 'long'), "write it by name: { dtype: 'int64' }"],
    ["full(size, 1, 'int64')", () => torch.full([1], 1, any('int64')), "write it by name: { dtype: 'int64' }"],
    ["sum('float64')", () => x.sum(any('float64')), "write it by name: { dtype: 'float64' }"],
    ["randn(size, 'cuda:0')", () => any(torch.randn)([1], 'cuda:0'), "write it by name: { device: 'cuda:0' }"],
    ['full(size, 1, 2)', () => torch.full([1], 1, any(2)), 'was given ([1], 1, 2)'],
    ['model.loadStateDict(checkpoint.model)', () => new nn.Linear(1, 1).loadStateDict(any(undefined)), ".get('model')"],
    [
      'optimizer.loadStateDict(checkpoint.optimizer)',
      () => new optim.SGD([parameter()]).loadStateDict(any(undefined)),
      "torch.load gives a Map, so take its .get('optimizer'), or load with { objects: true }",
    ],
    [
      'scheduler.loadStateDict(checkpoint.scheduler)',
      () => new optim.lrScheduler.StepLR(new optim.SGD([parameter()]), 1).loadStateDict(any(undefined)),
      ".get('scheduler')",
    ],
    ['torch.manual_seed', () => any(torch).manual_seed(0), 'torch.manual_seed is manualSeed here'],
    ['torch.no_grad', () => any(torch).no_grad, 'torch.no_grad is noGrad here'],
    ['torch.atleast_1d', () => any(torch).atleast_1d, 'torch.atleast_1d is atleast1d here'],
    ['torch.device', () => any(torch).device('cpu'), "torch.device is a string, such as 'cpu' or 'cuda:0', here"],
    ['torch.fromNumpy', () => any(torch).fromNumpy, 'is tensor(typedArray).reshape(shape) here'],
    ['torch.Linear', () => new (any(torch).Linear)(1, 2), 'torch.Linear is nn.Linear here'],
    ['optim.StepLR', () => any(optim).StepLR, 'optim.StepLR is optim.lrScheduler.StepLR here'],
    [
      'nn.Sequential([layers])',
      () => new nn.Sequential(any([new nn.ReLU()])),
      'one by one: new nn.Sequential(...list)',
    ],
    ['torch.utils.data', () => any(torch).utils.data, 'data for torch.utils.data'],
    ['torch.LongTensor', () => new (any(torch).LongTensor)([1]), "is tensor(data, { dtype: 'int64' }) here"],
    ['F.cross_entropy', () => any(F).cross_entropy, 'nn.functional.cross_entropy is crossEntropy here'],
    ['F.adaptive_avg_pool2d', () => any(F).adaptive_avg_pool2d, 'is adaptiveAvgPool2d here'],
    ['nn.init.xavier_uniform_', () => any(nn.init).xavier_uniform_, 'nn.init.xavier_uniform_ is xavierUniform_ here'],
    ['clip_grad_norm_', () => any(nn.utils).clip_grad_norm_, 'nn.utils.clip_grad_norm_ is clipGradNorm_ here'],
    ['pad_sequence', () => any(nn.utils.rnn).pad_sequence, 'nn.utils.rnn.pad_sequence is padSequence here'],
    ['optim.lr_scheduler', () => any(optim).lr_scheduler.StepLR, 'optim.lr_scheduler is lrScheduler here'],
    ['kl_divergence', () => any(torch.distributions).kl_divergence, 'distributions.kl_divergence is klDivergence here'],
    ['linalg.matrix_norm', () => any(torch.linalg).matrix_norm, 'linalg.matrix_norm is matrixNorm here'],
    ['flip(0)', () => x.flip(any(0)), 'dims is one array: [0]'],
    ['newZeros(2)', () => x.newZeros(any(2)), 'size is one array: [2]'],
    ['zeros(2, 3)', () => any(torch.zeros)(2, 3), 'size is one array: [2, 3]'],
    ['reshape(-1)', () => x.reshape(any(-1)), 'shape is one array: [-1]'],
    ['cat(a, b)', () => any(torch.cat)(x, x), 'tensors is one array: [x, x]'],
    ['x[0]', () => any(x)[0], 'x[0] is x.at(0)'],
    ['x[-1]', () => any(x)[-1], 'x[-1] is x.at(-1)'],
    ['x[0] = 7', () => (any(x)[0] = 7), 'x[0] = y is x.setAt(y, 0)'],
    ['x.length', () => any(x).length, 'x.shape[0] is how many rows it has'],
    ['a + b', () => any(x) + any(x), 'use x.add(y)'],
    ['masked_fill', () => any(x).masked_fill, 'masked_fill is maskedFill here'],
    ['x.requires_grad = true', () => (any(x).requires_grad = true), 'requires_grad is requiresGrad here'],
    ['x.numpy()', () => any(x).numpy(), 'numpy is toTypedArray()'],
    ['x.__getitem__', () => any(x).__getitem__, '__getitem__ is at(index) here'],
    ['model.state_dict()', () => any(new nn.Linear(1, 1)).state_dict(), 'Linear: state_dict is stateDict here'],
    ['param_groups', () => any(new optim.SGD([parameter()])).param_groups, 'SGD: param_groups is paramGroups here'],
    ['zero_grad', () => any(new optim.SGD([parameter()])).zero_grad(), 'SGD: zero_grad is zeroGrad here'],
    [
      'collate_fn',
      () => new torch.data.DataLoader(new torch.data.TensorDataset(x), any({ collate_fn: () => 1 })),
      'did you mean collateFn?',
    ],
    [
      '__getitem__',
      () => new torch.data.DataLoader(any({ __len__: () => 1, __getitem__: () => 1 })),
      "Python's __getitem__ is get(index) here, and __len__ is a getter or field length",
    ],
  ])('%s', (_, run, words) => {
    expect(run).toThrow(words)
  })
})

test('items of lists of modules are what they are in Python', () => {
  const layer = new nn.ReLU()
  expect(any(new nn.ModuleList([layer]))[0]).toBe(layer)
})

test('names of one’s own may be those of Python', () => {
  class Net extends nn.Module {
    running_mean = 3
    named_parameters = 4
    forward() {
      return this.running_mean + this.named_parameters
    }
  }
  expect(new Net().forward()).toBe(7)
  expect(any(new Net()).no_such_thing).toBe(undefined)
  expect('state_dict' in new Net()).toBe(false)
})

test('names that are nowhere are undefined in the namespaces, and what an object has is kept', () => {
  for (const namespace of [torch, nn, F, optim]) {
    expect(any(namespace).no_such_name).toBeUndefined()
    expect(any(namespace).then).toBeUndefined()
    expect('hasOwnProperty' in namespace).toBe(true)
    expect(any(namespace).toString()).toBe('[object Object]')
    expect('manual_seed' in namespace).toBe(false)
  }
})
