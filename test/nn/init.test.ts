import { createHash } from 'node:crypto'
import { empty, zeros } from '../../lib/generated/ops'
import { init, Linear, ReLU, Sequential } from '../../lib/nn'
import { manualSeed } from '../../lib/random'
import type { Tensor } from '../../lib/tensor'
import { camel, golden, options, type Recipe } from '../golden/recipe'
import { near } from '../support/golden-modules'

const { functions, gains, in_turn } = golden('init')
const { inits } = golden('layers')
const bits = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

type Filler = (tensor: unknown, ...options: unknown[]) => Tensor
const fillers = init as unknown as Record<string, Filler>
/** Functions whose options PyTorch takes by position. */
const positional: Record<string, string[]> = {
  uniform_: ['a', 'b'],
  normal_: ['mean', 'std'],
  constant_: ['val'],
  sparse_: ['sparsity'],
}

interface Case {
  init: string
  shape: number[]
  options: Record<string, unknown>
  seed: number
  sha256: string
  data: unknown[]
}

test.each<Case>(functions)(
  '$init$options of $shape is what Python gives, bit for bit if no LAPACK is in it',
  (given) => {
    manualSeed(given.seed)
    const named = positional[given.init]?.map((name) => given.options[name])
    const byName = Object.keys(given.options).length > 0 ? [options(given.options)] : []
    const filled = fillers[camel(given.init)](empty(given.shape), ...(named ?? byName))
    // The last bits of LAPACK's QR depend on the processor.
    if (given.init !== 'orthogonal_' || process.env.TORCHNODE_EXACT === '1') {
      expect(bits(filled.toBytes())).toBe(given.sha256)
      return
    }
    const wanted = given.data.flat(Infinity) as number[]
    for (const [i, value] of filled.flatten().toArray<number[]>().entries()) expect(value).toBeCloseTo(wanted[i], 5)
    expect(wanted).toHaveLength(filled.numel())
  },
)

test.each<{ init: string; shape: number[]; args: unknown[]; output: Recipe }>(inits)(
  '$init$args of $shape is what Python gives',
  (given) => {
    manualSeed(0)
    const filled = fillers[given.init](empty(given.shape), ...given.args)
    expect(near(filled as Tensor, given.output, 1e-6)).toBe('equal')
  },
)

test.each<{ args: [init.Nonlinearity, number?]; gain: number }>(gains)(
  'calculateGain($args) is $gain',
  ({ args, gain }) => {
    expect(init.calculateGain(...args)).toBe(gain)
  },
)

test.each<{ seed: number; parameters: Record<string, { sha256: string }> }>(in_turn)(
  'with seed $seed layers made one after another begin bit for bit as in Python',
  ({ seed, parameters }) => {
    manualSeed(seed)
    const model = new Sequential(new Linear(4, 3), new ReLU(), new Linear(3, 3, { bias: false }), new Linear(3, 2))
    const ours = [...model.namedParameters()].map(([name, value]) => [name, bits(value.toBytes())])
    expect(ours).toEqual(Object.entries(parameters).map(([name, { sha256 }]) => [name, sha256]))
  },
)

test('parameters are filled in place, without a gradient being recorded', () => {
  const { weight } = new Linear(3, 2)
  expect(init.zeros_(weight)).toBe(weight)
  expect([weight.isLeaf, weight.requiresGrad, weight.sum().item()]).toEqual([true, true, 0])
})

test.each<[string, () => unknown, string]>([
  ['a vector has no fans', () => init.xavierUniform_(zeros([3])), 'need two dimensions or more, but the shape is [3]'],
  ['an unknown activation', () => init.calculateGain('mish' as never), "nonlinearity must be one of 'linear'"],
  [
    'an unknown mode',
    () => init.kaimingNormal_(zeros([2, 2]), { mode: 'fanIn' as never }),
    "one of 'fan_in', 'fan_out'",
  ],
  ['dirac_ of a matrix', () => init.dirac_(zeros([2, 2])), 'dirac_ fills 3, 4 or 5 dimensions, but the shape is [2,2]'],
  [
    'groups that do not divide',
    () => init.dirac_(zeros([3, 2, 1]), 2),
    'divisible by groups, but 3 is not divisible by 2',
  ],
  ['a vector is not orthogonal', () => init.orthogonal_(zeros([3])), 'two dimensions or more, but the shape is [3]'],
  ['sparse_ of a vector', () => init.sparse_(zeros([3]), 0.5), 'sparse_ fills a matrix, but the shape is [3]'],
  [
    'a sparsity of 2',
    () => init.sparse_(zeros([3, 3]), 2),
    'sparsity must be a finite number of at least 0 and at most 1',
  ],
  ['eye_ of a cube', () => init.eye_(zeros([2, 2, 2])), 'eye_ fills a matrix, but the shape is [2,2,2]'],
])('%s', (_, fill, message) => {
  expect(fill).toThrow(message)
})
