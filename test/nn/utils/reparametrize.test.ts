import { mul, ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { tensor } from '../../../lib/tensor'
import { build, golden, type Recipe } from '../../golden/recipe'
import { near } from '../../support/golden-modules'

const { weightNorm, removeWeightNorm, spectralNorm, removeSpectralNorm, prune } = nn.utils

interface Case {
  name: string
  first: Recipe
  grads: Record<string, Recipe>
  state: Record<string, Recipe>
  evaluated: Recipe
  removed: Record<string, Recipe>
  last: Recipe
}

const { utilities, layers } = golden('sequence-layers') as { utilities: Case[]; layers: { inputs: Recipe[] }[] }

const mask = () => [
  [1, 0, 1],
  [0, 1, 1],
  [1, 1, 1],
  [0, 0, 0],
]

/** sin(1.7), sin(3.4), … in a shape, as scripts/golden/sequence_layers.py makes its inputs. */
const noise = (...shape: number[]) => {
  const values = Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => Math.sin(1.7 * (i + 1)))
  return tensor(values, { dtype: 'float64' }).reshape(shape)
}

type Change = (layer: nn.Linear) => nn.Linear
const unpruned: Change = (layer) => prune.remove(layer, 'weight')

const changes: Record<string, [change: Change, undo: Change]> = {
  weightNorm: [(layer) => weightNorm(layer), removeWeightNorm],
  'weightNorm dim 1': [(layer) => weightNorm(layer, 'weight', 1), removeWeightNorm],
  'weightNorm of all': [(layer) => weightNorm(layer, { dim: null }), removeWeightNorm],
  spectralNorm: [(layer) => spectralNorm(layer), removeSpectralNorm],
  'spectralNorm of columns': [(layer) => spectralNorm(layer, { nPowerIterations: 3, dim: 1 }), removeSpectralNorm],
  l1Unstructured: [(layer) => prune.l1Unstructured(layer, 'weight', 0.35), unpruned],
  'l1Unstructured twice': [
    (layer) => prune.l1Unstructured(prune.l1Unstructured(layer, 'weight', 3), 'weight', 0.5),
    unpruned,
  ],
  'l1Unstructured with scores': [
    (layer) => prune.l1Unstructured(layer, 'weight', 5, { importanceScores: noise(4, 3) }),
    unpruned,
  ],
  randomUnstructured: [(layer) => prune.randomUnstructured(layer, 'weight', 0.5), unpruned],
  'l1Unstructured, then randomUnstructured': [
    (layer) => prune.randomUnstructured(prune.l1Unstructured(layer, 'weight', 4), 'weight', 2),
    unpruned,
  ],
  customFromMask: [(layer) => prune.customFromMask(layer, 'weight', tensor(mask())), unpruned],
  lnStructured: [(layer) => prune.lnStructured(layer, 'weight', 2, 2, 0), unpruned],
  'lnStructured twice': [
    (layer) => prune.lnStructured(prune.lnStructured(layer, 'weight', 1, 1, 0), 'weight', 0.34, 2, 1),
    unpruned,
  ],
  randomStructured: [(layer) => prune.randomStructured(layer, 'weight', 2, 0), unpruned],
  ...Object.fromEntries(
    [prune.l1Unstructured, prune.randomUnstructured].map((method): [string, [Change, Change]] => [
      `globalUnstructured, ${method.name}`,
      [
        (layer) => {
          prune.l1Unstructured(layer, 'weight', 2)
          const both: [nn.Linear, string][] = [
            [layer, 'weight'],
            [layer, 'bias'],
          ]
          prune.globalUnstructured(both, method, 0.4)
          return layer
        },
        (layer) => prune.remove(unpruned(layer), 'bias'),
      ],
    ]),
  ),
  identity: [(layer) => prune.identity(layer, 'weight'), unpruned],
}

function agrees(layer: nn.Module, state: Record<string, Recipe>): void {
  const ours = [...layer.stateDict()]
  expect(ours.map(([name]) => name)).toEqual(Object.keys(state))
  for (const [name, value] of ours) expect([name, near(value, state[name])]).toEqual([name, 'equal'])
}

test('every golden case is replayed', () => {
  expect(Object.keys(changes)).toEqual(utilities.map(({ name }) => name))
  expect(layers.length).toBeGreaterThan(0)
})

test.each(utilities)(
  "$name names, computes and differentiates as PyTorch's, also in evaluation and after removal",
  (given) => {
    const [change, undo] = changes[given.name]
    manualSeed(0)
    const layer = change(new nn.Linear(3, 4).double())
    const first = layer.forward(noise(2, 3))
    expect(near(first, given.first)).toBe('equal')
    const ramp = build({ op: 'arange', args: [1, 9], options: { dtype: 'float64' } }).reshape([2, 4])
    mul(first, ramp).sum().backward()
    const grads = [...layer.namedParameters()].filter(([, { grad }]) => grad)
    expect(grads.map(([name]) => name)).toEqual(Object.keys(given.grads))
    for (const [name, { grad }] of grads) expect([name, near(grad!, given.grads[name])]).toEqual([name, 'equal'])
    agrees(layer, given.state)

    expect(near(layer.eval().forward(noise(2, 3)), given.evaluated)).toBe('equal')
    expect(undo(layer)).toBe(layer)
    agrees(layer, given.removed)
    expect(near(layer.forward(noise(2, 3)), given.last)).toBe('equal')
    expect(layer.forward).toBe(nn.Linear.prototype.forward)
    expect(layer.weight).toBeInstanceOf(nn.Parameter)
  },
)

test('isPruned finds pruned parameters in submodules, in a copy too, until the pruning is removed', () => {
  const model = new nn.Sequential(new nn.Linear(2, 2), new nn.ReLU())
  expect(prune.isPruned(model)).toBe(false)
  prune.l1Unstructured(model.at(0), 'weight', 1)
  expect([prune.isPruned(model), prune.isPruned(model.clone())]).toEqual([true, true])
  prune.remove(model.at(0), 'weight')
  expect(prune.isPruned(model)).toBe(false)
})

test('weightNorm and spectralNorm work inside a Sequential that is trained', () => {
  const model = new nn.Sequential(weightNorm(new nn.Linear(3, 4)), new nn.ReLU(), spectralNorm(new nn.Linear(4, 1)))
  model
    .forward(ones([2, 3]))
    .sum()
    .backward()
  expect([...model.parameters()].every(({ grad }) => grad !== null)).toBe(true)
})

describe('what is impossible', () => {
  const layer = () => new nn.Linear(3, 4)
  const wrong: [string, () => unknown, string][] = [
    ['a parameter that is absent', () => weightNorm(layer(), 'w'), 'Linear has no parameter "w"'],
    ['a value that is not a module', () => spectralNorm(3 as never), 'needs a module, but was given 3'],
    ['weightNorm twice', () => weightNorm(weightNorm(layer())), '"weight" of Linear has it already'],
    ['spectralNorm twice', () => spectralNorm(spectralNorm(layer())), '"weight" of Linear has it already'],
    ['no iteration', () => spectralNorm(layer(), { nPowerIterations: 0 }), 'nPowerIterations must be a whole number'],
    ['a dimension too high', () => spectralNorm(layer(), { dim: 2 }), 'dim must be a whole number'],
    ['undoing what was not done', () => removeWeightNorm(layer()), '"weight" of Linear has none'],
    ['removing what was not pruned', () => prune.remove(layer(), 'weight'), '"weight" of Linear has none'],
    [
      'more than there is',
      () => prune.l1Unstructured(layer(), 'weight', 13),
      'amount must be a whole number at most 12',
    ],
    [
      'a negative amount',
      () => prune.randomUnstructured(layer(), 'weight', -1),
      'amount must be a whole number of at least 0',
    ],
    ['a share above 1', () => prune.l1Unstructured(layer(), 'weight', 1.5), 'amount must be a whole number'],
    [
      'a mask of another shape',
      () => prune.customFromMask(layer(), 'weight', ones([3])),
      'must have shape [4, 3], but it has [3]',
    ],
    [
      'scores of another shape',
      () => prune.l1Unstructured(layer(), 'weight', 1, { importanceScores: ones([3]) }),
      'importanceScores must have "weight"\'s shape',
    ],
    [
      'another method for all',
      () => prune.globalUnstructured([[layer(), 'weight']], prune.identity as never, 1),
      'method must be l1Unstructured or randomUnstructured, not a function',
    ],
    ['channels of a vector', () => prune.lnStructured(layer(), 'bias', 1, 2, 0), 'channels need two dimensions'],
  ]

  test.each(wrong)('%s is refused', (_, use, message) => {
    expect(use).toThrow(message)
  })

  test('leaves the module unchanged', () => {
    const given = layer()
    expect(() => prune.l1Unstructured(given, 'weight', 13)).toThrow('amount')
    expect([...given.stateDict().keys()]).toEqual(['weight', 'bias'])
    expect(given.forward).toBe(nn.Linear.prototype.forward)
  })
})
