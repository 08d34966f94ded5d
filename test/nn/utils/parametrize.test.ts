import * as torch from '../../../lib'
import { golden } from '../../golden/recipe'

const { nn, optim } = torch
const { parametrizations: P, parametrize } = nn.utils
const { cached, isParametrized, registerParametrization, removeParametrizations } = parametrize
type Layer = torch.nn.Linear

const python = golden('parametrize')

const layers: Record<string, () => Layer> = {
  Linear: () => new nn.Linear(3, 4),
  'square Linear': () => new nn.Linear(3, 3),
  'wide Linear': () => new nn.Linear(4, 3),
  Conv2d: () => new nn.Conv2d(2, 3, 2) as never,
  ConvTranspose1d: () => new nn.ConvTranspose1d(2, 3, 2) as never,
}
const inputs: Record<string, number[]> = {
  Linear: [2, 3],
  'square Linear': [2, 3],
  'wide Linear': [2, 4],
  Conv2d: [1, 2, 3, 3],
  ConvTranspose1d: [1, 2, 4],
}
const applied: Record<string, (layer: Layer) => Layer> = {
  weight_norm: (m) => P.weightNorm(m),
  'weight_norm dim=None': (m) => P.weightNorm(m, { dim: null }),
  'weight_norm dim=1': (m) => P.weightNorm(m, 'weight', 1),
  spectral_norm: (m) => P.spectralNorm(m),
  'spectral_norm n=3 of eval': (m) => P.spectralNorm(m.eval(), { nPowerIterations: 3 }),
  'spectral_norm bias': (m) => P.spectralNorm(m, 'bias'),
  orthogonal: (m) => P.orthogonal(m),
  'orthogonal matrix_exp': (m) => P.orthogonal(m, 'weight', 'matrix_exp'),
  'orthogonal cayley': (m) => P.orthogonal(m, { orthogonalMap: 'cayley' }),
  'orthogonal householder': (m) => P.orthogonal(m, { orthogonalMap: 'householder' }),
  'orthogonal householder alone': (m) => P.orthogonal(m, { orthogonalMap: 'householder', useTrivialization: false }),
  'orthogonal cayley alone': (m) => P.orthogonal(m, { orthogonalMap: 'cayley', useTrivialization: false }),
  two: (m) => P.spectralNorm(P.weightNorm(m)),
}

/** Tolerances for float32 after some sums and a decomposition. */
function near(values: unknown): unknown {
  if (typeof values === 'number') return expect.closeTo(values, 4)
  if (Array.isArray(values)) return values.map(near)
  if (values === null) return null
  return Object.fromEntries(Object.entries(values as object).map(([name, value]) => [name, near(value)]))
}
const state = (module: Layer) => Object.fromEntries([...module.stateDict()].map(([name, t]) => [name, t.toArray()]))
const grads = (module: Layer) =>
  Object.fromEntries([...module.namedParameters()].map(([name, { grad }]) => [name, grad?.toArray() ?? null]))

interface Case {
  layer: string
  applied: string
  text: string
  state: object
  output: unknown
  grads: object
  stepped: object
  removed: object
  removed_text: string
}

describe("parametrized layers equal Python's in state, output, gradients, a step, and after removal", () => {
  test.each((python.cases as Case[]).map((one) => [one.layer, one.applied, one] as const))(
    '%s: %s',
    (layer, name, wanted) => {
      torch.manualSeed(0)
      const module = applied[name](layers[layer]())
      const size = inputs[layer].reduce((a, b) => a * b)
      const x = torch.linspace(-1, 1, size).reshape(inputs[layer])
      expect(Object.keys(state(module))).toEqual(Object.keys(wanted.state))
      expect(state(module)).toEqual(near(wanted.state))
      const output = module.forward(x)
      expect(output.toArray()).toEqual(near(wanted.output))
      output.square().sum().backward()
      expect(grads(module)).toEqual(near(wanted.grads))
      new optim.SGD(module.parameters(), { lr: 0.1 }).step()
      const stepped = { weight: module.weight.toArray(), bias: (module.bias as torch.Tensor).toArray() }
      expect(stepped).toEqual(near(wanted.stepped))
      expect(String(module)).toBe(wanted.text)
      removeParametrizations(module, name.includes('bias') ? 'bias' : 'weight')
      expect(state(module)).toEqual(near(wanted.removed))
      expect(String(module)).toBe(wanted.removed_text)
    },
  )
})

class Symmetric extends nn.Module<[torch.Tensor], torch.Tensor> {
  calls = 0
  forward(x: torch.Tensor) {
    this.calls++
    return x.triu().add(x.triu(1).T)
  }
  rightInverse(a: torch.Tensor) {
    return a.triu()
  }
}

class Doubled extends nn.Module<[torch.Tensor], torch.Tensor> {
  forward(x: torch.Tensor) {
    return torch.cat([x, x])
  }
}

describe('a user’s own parametrization', () => {
  const parametrized = () => {
    torch.manualSeed(0)
    const module = new nn.Linear(3, 3)
    const { weight } = module
    const parametrization = new Symmetric()
    return { module: registerParametrization(module, 'weight', parametrization), weight, parametrization }
  }

  test('computes the tensor that is read, accepts assignments, and keeps the original', () => {
    const { module, weight } = parametrized()
    expect(state(module)).toEqual(near(python.own.before))
    expect(module.weight.toArray()).toEqual(near(python.own.symmetric))
    module.weight = torch.arange(9).to('float32').reshape([3, 3]) as never
    expect(state(module)).toEqual(near(python.own.assigned))
    removeParametrizations(module, 'weight', { leaveParametrized: false })
    expect(module.weight).toBe(weight)
    expect(state(module)).toEqual(near(python.own.left))
  })

  test('can be distinguished from others', () => {
    const { module } = parametrized()
    expect([isParametrized(module), isParametrized(module, 'weight'), isParametrized(module, 'bias')]).toEqual([
      true,
      true,
      false,
    ])
    expect([isParametrized(new nn.Linear(1, 1)), isParametrized(removeParametrizations(module, 'weight'))]).toEqual([
      false,
      false,
    ])
  })

  test('is computed at each use, and only once within cached()', () => {
    const { module, parametrization } = parametrized()
    const x = torch.ones([1, 3])
    const callsOf = (use: () => unknown) => {
      const { calls } = parametrization
      use()
      return parametrization.calls - calls
    }
    const three = () => [1, 2, 3].map(() => module.forward(x))
    expect([callsOf(three), callsOf(() => cached(three)), callsOf(() => cached(three))]).toEqual([3, 1, 1])
    expect(callsOf(() => cached(() => cached(three).concat(three())))).toBe(1)
    expect(() => cached(async () => three())).toThrow('cached')
  })

  test('of a clone and of a layer in a Sequential is separate', () => {
    const { module } = parametrized()
    const copy = module.clone()
    const before = module.weight.toArray()
    torch.noGrad(() => void copy.parametrizations.get('weight').original.zero_())
    expect([module.weight.toArray(), copy.weight.sum().item()]).toEqual([before, 0])
    const x = torch.ones([1, 3])
    const model = new nn.Sequential(module, new nn.ReLU())
    const first = model.forward(x)
    torch.noGrad(() => void module.parametrizations.get('weight').original.add_(1))
    expect(model.forward(x)).not.toEqual(first)
  })

  test.each<[string, (module: Layer) => unknown, string, RegExp]>([
    [
      'no such parameter',
      (m) => registerParametrization(m, 'wight', new Symmetric()),
      'ERR_MODULE',
      /no parameter or buffer "wight"/,
    ],
    [
      'another shape',
      (m) => registerParametrization(m, 'weight', new Doubled()),
      'ERR_SHAPE',
      /may not change the shape/,
    ],
    [
      'nothing to remove',
      (m) => removeParametrizations(m, 'weight'),
      'ERR_MODULE',
      /"weight" of Linear is not parametrized/,
    ],
    [
      'several originals',
      (m) => removeParametrizations(P.weightNorm(m), 'weight', false),
      'ERR_MODULE',
      /made of several tensors/,
    ],
    ['a vector', (m) => P.orthogonal(m, 'bias'), 'ERR_SHAPE', /needs a matrix/],
  ])('%s is refused', (_, call, code, message) => {
    expect(() => call(new nn.Linear(3, 3))).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })
})

test('weightNorm loads what nn.utils.weightNorm has saved, weight_g and weight_v', () => {
  const module = P.weightNorm(new nn.Linear(3, 4))
  const given = Object.entries(python.old.given).map(
    ([name, value]) => [name, torch.tensor(value as number[])] as const,
  )
  module.loadStateDict(new Map(given))
  expect(state(module)).toEqual(near(python.old.loaded))
})
