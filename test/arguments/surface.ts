import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as torch from '../../lib'
import { signatureOf } from '../../lib/arguments/signatures'
import * as operators from '../../lib/generated/ops'
import { isClass, reached as walk } from '../../scripts/fuzz/api/reached.mjs'

export { isClass }

// biome-ignore lint/suspicious/noExplicitAny: functions and classes of any arguments
export type Callable = any

/** Every function and class that can be reached from `torch`, once, under its first name. */
export const reached = (): [name: string, callable: Callable][] => walk(torch)

export const isOperator = new Set<unknown>(Object.values(operators))

const { distributions, nn, optim, tensor } = torch
const one = [
  'ContinuousBernoulli',
  'Chi2',
  'Exponential',
  'HalfCauchy',
  'HalfNormal',
  'Poisson',
  'StudentT',
  'Geometric',
  'Bernoulli',
]
const two = [
  'Beta',
  'Cauchy',
  'FisherSnedecor',
  'Gamma',
  'Gumbel',
  'InverseGamma',
  'Kumaraswamy',
  'Laplace',
  'LogNormal',
  'LogisticNormal',
  'VonMises',
]
const inRoom = (names: string[], args: unknown[]) => names.map((name) => [`distributions.${name}`, args] as const)

/**
 * Arguments for functions that check them before their options. They are made anew each time, since distributions keep
 * what they have computed.
 */
export function needed(): Map<string, readonly unknown[]> {
  const pair = tensor([0.5, 0.5])
  const normal = new distributions.Normal(tensor([0, 0]), tensor([1, 1]))
  const linear = new nn.Linear(2, 2)
  return new Map<string, readonly unknown[]>([
    ...inRoom(one, [0.5]),
    ...inRoom([...two, 'Normal', 'Pareto', 'Weibull'], [1, 1]),
    ...inRoom(['Uniform'], [0, 1]),
    ...inRoom(['Binomial', 'NegativeBinomial'], [3, 0.5]),
    ...inRoom(['Categorical', 'Dirichlet', 'OneHotCategorical', 'OneHotCategoricalStraightThrough'], [pair]),
    ...inRoom(['RelaxedBernoulli', 'RelaxedOneHotCategorical'], [tensor(1), pair]),
    ...inRoom(['GeneralizedPareto'], [0, 1, 0.5]),
    ...inRoom(['LowRankMultivariateNormal'], [pair, torch.ones([2, 1]), pair]),
    ...inRoom(['LKJCholesky'], [2, 1]),
    ...inRoom(['Wishart'], [3, torch.eye(2)]),
    ...inRoom(['Multinomial'], [3, pair]),
    ...inRoom(['MultivariateNormal'], [pair, torch.eye(2)]),
    ...inRoom(['Independent'], [normal, 1]),
    ...inRoom(['MixtureSameFamily'], [new distributions.Categorical(pair), normal]),
    ...inRoom(['TransformedDistribution'], [normal, [new distributions.ExpTransform()]]),
    ...inRoom(['CatTransform', 'StackTransform'], [[new distributions.ExpTransform()]]),
    ...inRoom(['IndependentTransform'], [new distributions.ExpTransform(), 1]),
    ...inRoom(['ReshapeTransform'], [[2], [1, 2]]),
    ...inRoom(['CumulativeDistributionTransform'], [normal]),
    ...inRoom(['constraints.cat', 'constraints.stack'], [[distributions.constraints.real]]),
    ['PythonObject', ['torch.float32']],
    ['Trainer', [linear, { loss: new nn.MSELoss(), optimizer: new optim.SGD(linear.parameters()) }]],
    ['SummaryWriter', [mkdtempSync(join(tmpdir(), 'torchnode-surface-'))]],
    ['amp.autocast', []],
    ['autograd.backward', [pair]],
    ['compile', [() => 1]],
    ['cuda.ExternalStream', [4096]],
    ['cuda.memory.setMemoryFraction', [0.5]],
    ['cuda.setRngState', [pair]],
    ['data.DataLoader', [new torch.data.TensorDataset(pair)]],
    ['data.DistributedSampler', [new torch.data.TensorDataset(pair), 2, 0]],
    ['distributed.FileStore', [join(mkdtempSync(join(tmpdir(), 'torchnode-store-')), 'store'), -1, 1]],
    ['distributed.TCPStore', ['127.0.0.1', 0, null, true, 2000]],
    ['func.functionalCall', [linear, {}, pair]],
    ...['Accuracy', 'Precision', 'Recall', 'F1Score', 'AUROC', 'ConfusionMatrix'].map(
      (name) => [`metrics.${name}`, ['binary']] as const,
    ),
    ['metrics.MetricCollection', [[new torch.metrics.MeanMetric()]]],
    ['metrics.PeakSignalNoiseRatio', [1]],
    ['nn.ModuleList', [[]]],
    ['nn.ParameterList', [[]]],
    ['nn.init.dirac_', [torch.zeros([2, 2, 3])]],
    ['nn.parallel.DistributedDataParallel', [linear]],
    ['nn.utils.removeSpectralNorm', [linear]],
    ['nn.utils.removeWeightNorm', [linear]],
    ['nn.utils.rnn.PackedSequence', [pair, pair]],
    ['nn.utils.rnn.unpadSequence', [torch.zeros([2, 2]), [1, 2]]],
    ['vision.datasets.FashionMNIST', ['here']],
    ['vision.datasets.KMNIST', ['here']],
    ['vision.datasets.parseIdx', [new Uint8Array(4)]],
  ])
}

/** The arguments that a function or constructor needs before its options: null, where it checks these first. */
export function requiredBy(name: string, callable: Callable): readonly unknown[] {
  // A function that reads its arguments as Python does has one rest parameter, so its signature gives their number.
  const required = callable.length || signatureOf(name.replace(/^autograd\.func\./, 'func.'))?.required
  return needed().get(name) ?? Array(required ?? 0).fill(null)
}

const lib = join(__dirname, '../../lib')

/** Members that TypeScript or the documentation hides from users; JavaScript sees no difference. */
const kept = new Set(
  readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const marks =
        /^ {2}(?:protected|private) (?:\w+ )*(\w+)[(<]|@internal(?:(?!\*\/)[\s\S])*\*\/\s+(?:\w+ )*(\w+)[(<]/gm
      return [...readFileSync(join(lib, file), 'utf8').matchAll(marks)].map(([, a, b]) => a ?? b)
    }),
)

/**
 * The methods of a class's objects, including those inherited from a public class, but not those of all JavaScript
 * objects.
 */
function methodsOf(prototype: object): string[] {
  if (prototype === Object.prototype || prototype === Error.prototype) return []
  const own = Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
    .map(([name]) => name)
  return [...own, ...methodsOf(Object.getPrototypeOf(prototype))]
}

/** The classes with the methods that users can call, each method once. */
export function publicMethods(all: [name: string, callable: Callable][]): [string, Callable, string[]][] {
  const seen = new Set<unknown>()
  return all
    .filter(([, callable]) => isClass(callable))
    .map(([name, callable]): [string, Callable, string[]] => {
      const methods = methodsOf(callable.prototype).filter((method) => {
        const value = callable.prototype[method]
        if (seen.has(value) || (kept.has(method) && name !== 'Tensor')) return false
        seen.add(value)
        return true
      })
      return [name, callable, methods]
    })
    .filter(([, , methods]) => methods.length > 0)
}

/** Base classes, and classes that need a GPU or files. */
export const notMade =
  /^(autograd\.(Function|FunctionContext)|distributions\.(Distribution|Transform)|distributed\.optim\..*|nn\.parallel\..*|cuda\..*|metrics\.Metric|vision\.datasets\.\w*MNIST|optim\.lrScheduler\.LRScheduler)$/

/** Constructor arguments, one of which fits nearly every class, tried in this order. */
function enough(): unknown[][] {
  const x = torch.ones([2, 3])
  const fn = () => x
  const parameter = new nn.Parameter(torch.ones([2]))
  const optimizer = new optim.SGD([parameter], 0.1)
  const scheduler = new optim.lrScheduler.ConstantLR(optimizer)
  const set = new torch.data.TensorDataset(x)
  const layer = new nn.TransformerDecoderLayer(2, 2)
  const one: unknown[] = [2, [], [parameter], optimizer, x, [fn], fn, set, [set], [scheduler], nn.ReLU]
  const two = [2, fn, [2], [0]].map((value) => [optimizer, value])
  const more = [
    [2, 2],
    [2, 2, 2],
    [set, [0]],
    [[1], 1],
    [1, [2, 2]],
    [layer, 1],
    [2, 3, [1]],
    [optimizer, [scheduler], []],
  ]
  return [
    [],
    ...one.map((value) => [value]),
    ...two,
    ...more,
    [new nn.TransformerEncoderLayer(2, 2), 1],
    [new nn.Linear(2, 2)],
  ]
}

/** An object of a class, made with the first arguments that its constructor accepts. */
export function made(name: string, callable: Callable): Callable {
  if (name === 'Tensor') return torch.ones([2, 3])
  for (const args of [needed().get(name) ?? [], ...enough()]) {
    try {
      return new callable(...args)
    } catch {}
  }
  return undefined
}
