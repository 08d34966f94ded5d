// Compiled, never run: each line without a directive must type-check, and each line after a directive must not.

import type { Tensor } from '../../lib'
import * as torch from '../../lib'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function is<Expected>() {
  return <Given>(_value: Given, _same: Same<Given, Expected>) => undefined
}

const x = torch.tensor([
  [1, 2],
  [3, 4],
])

// Creation
is<Tensor>()(x, true)
torch.tensor(1)
torch.tensor(1n, { dtype: 'int64', device: 'cuda:0', requiresGrad: true })
torch.tensor([[true], [false]])
torch.tensor(new Float32Array(3))
torch.tensor(Buffer.from('abc'))
torch.tensor(x, { dtype: 'float64' })
torch.zeros([2, 3], { dtype: 'bfloat16', requiresGrad: true })
torch.zeros([2n])
torch.full([2], 1)
// @ts-expect-error a string is no data
torch.tensor('abc')
// @ts-expect-error no such dtype
torch.tensor([1], { dtype: 'float' })
// @ts-expect-error no such option
torch.tensor([1], { dtyp: 'float32' })
// @ts-expect-error sizes are one array
torch.zeros(2, 3)

// Properties and export
is<number[]>()(x.shape, true)
is<number[]>()(x.stride(), true)
is<number>()(x.size(0), true)
is<torch.DType>()(x.dtype, true)
is<Tensor | null>()(x.grad, true)
is<bigint>()(x.dataPtr(), true)
is<torch.TypedArray>()(x.toTypedArray(), true)
is<Uint8Array>()(x.toBytes(), true)
x.requiresGrad = true
x.grad = null
// @ts-expect-error a shape is read
x.shape = [4]
// @ts-expect-error a gradient is a tensor
x.grad = 5

// Operators as functions and methods, by position and by name
is<Tensor>()(x.add(1), true)
is<Tensor>()(x.add(x, { alpha: 2 }), true)
is<Tensor>()(x.add_(1n), true)
is<Tensor>()(torch.add(1, x), true)
is<Tensor>()(x.std(1, { correction: 0 }), true)
is<Tensor>()(x.sum([0], true, { dtype: 'float64' }), true)
is<Tensor>()(torch.conv2d(x, x, null, { stride: 2 }), true)
is<Tensor>()(torch.nn.functional.conv2d(x, { weight: x, stride: 2 }), true)
is<Tensor>()(torch.nn.functional.avgPool2d({ input: x, kernelSize: 2 }), true)
is<Tensor>()(torch.nn.functional.bilinear(x, x, { weight: x }), true)
// @ts-expect-error a required argument is missing
torch.nn.functional.avgPool2d(x, { stride: 2 })
// @ts-expect-error no such argument
torch.nn.functional.linear(x, { weights: x })
is<Tensor>()(torch.conv2d(x, x, null, 2, [1, 1]), true)
is<Tensor[]>()(torch.split(x, 2), true)
is<boolean>()(x.equal(x), true)
const { values } = x.topk(3)
values.add(x.topk(3).indices)
const [, second] = x.topk(3)
is<Tensor>()(second, true)
// @ts-expect-error text is no operand
x.add('1')
// @ts-expect-error no such option
x.add(1, { alpa: 2 })
// @ts-expect-error k is required
x.topk()
// @ts-expect-error an integer, please
x.select(0, 'a')
// @ts-expect-error no such method
x.addition(1)

// Moving
is<Tensor>()(x.to('float64'), true)
is<Tensor>()(x.to('cuda:1'), true)
is<Tensor>()(x.to({ device: 'cpu', dtype: 'int8', copy: true }), true)
is<Tensor>()(x.to(x), true)
// @ts-expect-error not a number
x.to(64)
// @ts-expect-error no such option
x.to({ dtyp: 'float64' })

// Autograd
x.backward()
x.backward(x)
x.backward(null, { retainGraph: true, inputs: [x] })
x.backward({ retainGraph: true })
is<Tensor>()(
  torch.noGrad(() => x.mul(2)),
  true,
)
is<number>()(
  torch.noGrad(() => 5),
  true,
)
is<Tensor[]>()(torch.autograd.grad(x, [x], { createGraph: true }), true)
is<Tensor[]>()(torch.autograd.grad(x, x), true)
is<Tensor[]>()(torch.autograd.grad({ outputs: x, inputs: [x] }), true)
is<Tensor[]>()(torch.autograd.grad(x, x, null, true, true), true)
is<(Tensor | null)[]>()(torch.autograd.grad(x, [x], { allowUnused: true }), true)
// @ts-expect-error a flag is a boolean
x.backward(null, { retainGraph: 1 })
// @ts-expect-error noGrad takes a function
torch.noGrad(5)

// Randomness, scopes, the dynamic route
torch.manualSeed(2n ** 64n - 1n)
torch.rand([2], { generator: new torch.Generator('cpu') })
is<{ y: Tensor }>()(
  torch.scope(() => ({ y: x })),
  true,
)
torch.ops.aten.add.Scalar(x, 1)
// @ts-expect-error a seed is a number
torch.manualSeed('1')
// @ts-expect-error a tensor is no generator
torch.rand([2], { generator: x })

{
  using scratch = torch.tensor([1])
  is<boolean>()(scratch.disposed, true)
}

// Where only a dimension is required, it may be named
is<Tensor>()(x.sum({ dim: 1 }), true)
is<Tensor>()(x.mean({ dim: [0, 1], keepdim: true }), true)
is<Tensor>()(torch.softmax(x, { dim: -1, dtype: 'float64' }), true)
x.max({ dim: 0 }).indices.shape
// @ts-expect-error a dimension is a number
x.sum({ dim: '1' })
// @ts-expect-error no such option
x.mean({ dim: 1, keepDims: true })
// Loaders
{
  const { DataLoader, StackDataset, TensorDataset } = torch.data
  const pairs = new TensorDataset<[Tensor, Tensor]>(x, x)
  const [batch] = new DataLoader(pairs, { batchSize: 2, prefetchFactor: 2 })
  is<[Tensor, Tensor]>()(batch, true)
  const [named] = new DataLoader({ length: 1, get: (i: number) => ({ i, name: 'a', deep: [i] }) })
  is<{ i: Tensor; name: string[]; deep: Tensor[] }>()({ ...named, deep: [...named.deep] }, true)
  const [numbers] = new DataLoader(new Set([1, 2]), { batchSize: 2 })
  is<Tensor>()(numbers, true)
  const [sum] = new DataLoader(pairs, { collateFn: (items) => items.length })
  is<number>()(sum, true)
  const [stacked] = new DataLoader(new StackDataset({ image: pairs, label: { length: 2, get: (i: number) => i } }))
  is<Tensor>()(stacked.label, true)
  type Part = torch.data.Subset<[Tensor, Tensor]>
  is<[Part, Part]>()(torch.data.randomSplit(pairs, [0.5, 0.5]), true)
  is<Part[]>()(torch.data.randomSplit(pairs, [0.5, 0.5] as number[]), true)
  is<bigint | undefined>()(torch.data.getWorkerInfo()?.seed, true)
  new DataLoader(pairs, { numWorkers: 2, workerModule: new URL('file:///digits.mjs'), workerData: { x } })
  // @ts-expect-error a function cannot be sent to another thread
  new DataLoader(pairs, { numWorkers: 2, workerModule: () => pairs })
  // @ts-expect-error no such option
  new DataLoader(pairs, { num_workers: 2 })
}

// A compiled module is that module, and a function; a compiled function has its own arguments.
const linear = new torch.nn.Linear(2, 2)
const compiledLinear = torch.compile(linear)
is<Tensor>()(compiledLinear(x), true)
is<Tensor>()(compiledLinear.forward(x), true)
is<torch.nn.Parameter>()(compiledLinear.weight, true)
const asLinear: torch.nn.Linear = compiledLinear
const asFunction: (input: Tensor) => Tensor = compiledLinear
asFunction(x)
// @ts-expect-error a compiled module is no function with members of its own
compiledLinear.bind(null)
// @ts-expect-error the same
compiledLinear.call(null, x)
// @ts-expect-error the same
const ownName: string = compiledLinear.name
// @ts-expect-error the same
const ownLength: number = compiledLinear.length
void [ownName, ownLength]
class Named extends torch.nn.Module<[input: Tensor], Tensor> {
  name = 'own'
  override forward(input: Tensor): Tensor {
    return input
  }
}
is<string>()(torch.compile(new Named()).name, true)
new torch.nn.Sequential(compiledLinear, asLinear)
is<Promise<Tensor>>()(compiledLinear.async(x), true)
is<[Tensor, number]>()(torch.compile((a: Tensor, n: number): [Tensor, number] => [a, n])(x, 1), true)
torch.compile(linear, { warmup: 0, verify: false, fullgraph: true, freezing: true, cudaGraphs: false })
torch.compile(linear, { verify: 100 })
// @ts-expect-error no such option
torch.compile(linear, { freeze: true })
// @ts-expect-error it takes a tensor
compiledLinear(1)

// Required arguments by position and by name
new torch.nn.Linear({ inFeatures: 2, outFeatures: 3, bias: false })
new torch.nn.Linear(2, { outFeatures: 3 })
new torch.nn.Linear(2, 3, false)
new torch.nn.Conv2d(1, 2, { kernelSize: 3, padding: 'same' })
new torch.nn.LSTM({ inputSize: 2, hiddenSize: 3 })
new torch.nn.PixelShuffle({ upscaleFactor: 2 })
new torch.distributions.Normal({ loc: 0, scale: x })
new torch.distributions.Normal(0, 1, false)
new torch.distributions.Categorical({ logits: x })
new torch.distributions.Binomial({ totalCount: 3, probs: 0.5 })
new torch.optim.SGD({ params: [x], lr: 0.1 })
const sgd = new torch.optim.SGD([x], 0.1, 0.9)
new torch.optim.lrScheduler.StepLR(sgd, { stepSize: 1, gamma: 0.5 })
new torch.optim.lrScheduler.StepLR({ optimizer: sgd, stepSize: 1 })
is<Tensor>()(torch.nn.functional.mseLoss({ input: x, target: x, reduction: 'sum' }), true)
is<Tensor>()(torch.nn.functional.mseLoss(x, { target: x }), true)
is<Tensor>()(torch.nn.init.xavierUniform_({ tensor: x, gain: 2 }), true)
torch.nn.utils.clipGradNorm_([x], { maxNorm: 1 })
// @ts-expect-error outFeatures is missing
new torch.nn.Linear(2)
// @ts-expect-error outFeatures is missing
new torch.nn.Linear({ inFeatures: 2 })
// @ts-expect-error given twice
new torch.nn.Linear(2, { inFeatures: 2, outFeatures: 3 })
// @ts-expect-error no such option
new torch.nn.Linear(2, { outFeatures: 3, bais: true })
// @ts-expect-error of another type
new torch.nn.Conv2d(1, 2, { kernelSize: 'three' })
// @ts-expect-error no such option
new torch.optim.lrScheduler.StepLR(sgd, { stepSise: 1 })

// A module without forward
class Heads extends torch.nn.Module {
  a = new torch.nn.Linear(1, 1)
}
is<torch.nn.Linear>()(new Heads().a, true)

// A list of layers of one class is a list of modules
const linears = new torch.nn.ModuleList([new torch.nn.Linear(1, 1)])
is<torch.nn.ModuleList<torch.nn.Linear>>()(linears, true)
const layers: torch.nn.ModuleList = linears
is<torch.nn.Module>()(layers.at(0), true)

// Tensors one by one, as Python's *tensors
is<Tensor>()(torch.cartesianProd(x, x), true)
is<Tensor>()(torch.cartesianProd([x, x]), true)
is<Tensor[]>()(torch.meshgrid(x, x, { indexing: 'xy' }), true)
is<Tensor[]>()(torch.meshgrid([x, x], { indexing: 'xy' }), true)
is<Tensor>()(torch.atleast2d(x), true)
is<Tensor[]>()(torch.atleast2d(x, x), true)
is<Tensor[]>()(torch.atleast2d([x]), true)
is<torch.distributions.AffineTransform>()(new torch.distributions.transforms.AffineTransform(0, 1), true)

// A sampler of batches, and a batch of PyTorch's collateFn
class Pairs extends torch.data.Sampler<number[]> {
  *[Symbol.iterator]() {
    yield [0, 1]
  }
  get length() {
    return 1
  }
}
const batches = new torch.data.DataLoader(new torch.data.TensorDataset(x), {
  batchSampler: new Pairs(),
  collateFn: (items) => ({ count: items.length }),
})
for (const { count } of batches) is<number>()(count, true)

// A custom function's apply keeps its types in a call
class Twice extends torch.autograd.Function {
  static override forward(_ctx: torch.autograd.FunctionCtx, input: Tensor, _by = 2): Tensor {
    return input
  }
  static override backward(_ctx: torch.autograd.FunctionCtx, grad: Tensor): Tensor {
    return grad
  }
}
is<Tensor>()(Twice.apply(x), true)
// @ts-expect-error of another type
Twice.apply('x')
const twice = (input: Tensor) => Twice.apply(input)
is<Tensor>()(twice(x), true)

// What serve returns takes the model's inputs, and gives its result
const predict = torch.serve(new torch.nn.Linear(2, 1))
is<Promise<Tensor>>()(predict(x.at(0)), true)
is<Promise<Tensor>>()(predict(x.at(0), { signal: AbortSignal.timeout(1) }), true)
is<number>()(predict.queue.latency.p99, true)
// @ts-expect-error an array
predict([1, 2])
// @ts-expect-error an unknown option
predict(x.at(0), { timeout: 1 })
// @ts-expect-error two inputs where the model takes one
predict(x.at(0), x.at(1))
const several = torch.serve((a: Tensor, b: Tensor) => ({ sum: a.add(b), pair: [a, b] as const }), { compile: false })
is<Promise<{ sum: Tensor; pair: readonly [Tensor, Tensor] }>>()(several(x, x), true)
// @ts-expect-error an input is missing
several(x)
is<Promise<Tensor>>()(torch.serve(torch.compile(new torch.nn.Linear(2, 1)))(x.at(0)), true)
// @ts-expect-error a number is no model
torch.serve(1)
// @ts-expect-error an unknown option
torch.serve(several, { maxbatch: 1 })
