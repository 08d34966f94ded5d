import * as torch from '../../lib'
import * as operators from '../../lib/generated/ops'
import { isClass, reached as walk } from '../../scripts/fuzz/api/reached.mjs'

export { isClass }

// biome-ignore lint/suspicious/noExplicitAny: functions and classes of any arguments
export type Callable = any

/** Every function and class that can be reached from `torch`, once, under its first name. */
export const reached = (): [name: string, callable: Callable][] => walk(torch)

export const isOperator = new Set<unknown>(Object.values(operators))

const { distributions, nn, tensor } = torch
const one = ['Chi2', 'Exponential', 'HalfCauchy', 'HalfNormal', 'Poisson', 'StudentT', 'Geometric', 'Bernoulli']
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
]
const inRoom = (names: string[], args: unknown[]) => names.map((name) => [`distributions.${name}`, args] as const)

/** Arguments for what looks at them before it looks at its options, made anew: distributions keep what they have computed. */
export function needed(): Map<string, readonly unknown[]> {
  const pair = tensor([0.5, 0.5])
  const normal = new distributions.Normal(tensor([0, 0]), tensor([1, 1]))
  const linear = new nn.Linear(2, 2)
  return new Map<string, readonly unknown[]>([
    ...inRoom(one, [0.5]),
    ...inRoom([...two, 'Normal', 'Pareto', 'Weibull'], [1, 1]),
    ...inRoom(['Uniform'], [0, 1]),
    ...inRoom(['Binomial', 'NegativeBinomial'], [3, 0.5]),
    ...inRoom(['Categorical', 'Dirichlet', 'OneHotCategorical'], [pair]),
    ...inRoom(['Multinomial'], [3, pair]),
    ...inRoom(['MultivariateNormal'], [pair, torch.eye(2)]),
    ...inRoom(['Independent'], [normal, 1]),
    ...inRoom(['MixtureSameFamily'], [new distributions.Categorical(pair), normal]),
    ...inRoom(['TransformedDistribution'], [normal, [new distributions.ExpTransform()]]),
    ['autograd.backward', [pair]],
    ['compile', [() => 1]],
    ['cuda.setMemoryFraction', [0.5]],
    ['cuda.setRngState', [pair]],
    ['data.DataLoader', [new torch.data.TensorDataset(pair)]],
    ['func.functionalCall', [linear, {}, pair]],
    ['nn.ModuleList', [[]]],
    ['nn.ParameterList', [[]]],
    ['nn.init.dirac_', [torch.zeros([2, 2, 3])]],
    ['nn.utils.removeSpectralNorm', [linear]],
    ['nn.utils.removeWeightNorm', [linear]],
    ['nn.utils.rnn.PackedSequence', [pair, pair]],
    ['nn.utils.rnn.unpadSequence', [torch.zeros([2, 2]), [1, 2]]],
    ['vision.datasets.FashionMNIST', ['here']],
    ['vision.datasets.KMNIST', ['here']],
    ['vision.datasets.parseIdx', [new Uint8Array(4)]],
  ])
}
