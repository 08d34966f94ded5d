import { noGrad } from '../../lib/autograd'
import { compile } from '../../lib/compile'
import {
  AbsTransform,
  AffineTransform,
  Bernoulli,
  Beta,
  Binomial,
  Categorical,
  Dirichlet,
  Distribution,
  Gamma,
  Geometric,
  Independent,
  klDivergence,
  MixtureSameFamily,
  Multinomial,
  MultivariateNormal,
  Normal,
  OneHotCategorical,
  Pareto,
  Poisson,
  registerKl,
  StickBreakingTransform,
  TransformedDistribution,
  Uniform,
} from '../../lib/distributions'
import { eye } from '../../lib/generated/ops'
import { manualSeed } from '../../lib/random'
import { type Tensor, tensor } from '../../lib/tensor'
import { build, golden } from '../golden/recipe'
import { expectCompiledAlike } from '../support/compiled'

describe('transformed values and mixtures', () => {
  const base = () => new Normal(tensor([0, 1]), 1)

  test('let gradients through', () => {
    const scale = tensor([2, 3], { requiresGrad: true })
    const it = new TransformedDistribution(base(), new AffineTransform(1, scale))
    it.rsample([5]).sum().backward()
    expect(scale.grad?.shape).toEqual([2])
    scale.grad = null
    it.logProb(tensor([1, 2]))
      .sum()
      .backward()
    expect(scale.grad?.abs().min().item()).toBeGreaterThan(0)
  })

  test('a decreasing transform reverses the distribution function', () => {
    const it = new TransformedDistribution(new Normal(0, 1), new AffineTransform(0, -1))
    expect(it.cdf(1).item()).toBeCloseTo(new Normal(0, 1).cdf(1).item() as number, 6)
    expect(it.icdf(0.25).item()).toBeCloseTo(-0.67449, 4)
  })

  test.each<[string, () => unknown, object]>([
    ['no distribution', () => new TransformedDistribution(3 as never, []), { name: 'TypeError' }],
    ['no transform', () => new TransformedDistribution(base(), [3 as never]), { name: 'TypeError' }],
    [
      'a base of too few dimensions',
      () => new TransformedDistribution(new Normal(0, 1), new StickBreakingTransform()),
      { code: 'ERR_SHAPE' },
    ],
    ['a value outside', () => new Pareto(2, 1).logProb(1), { code: 'ERR_RANGE' }],
    ['half a trial', () => new Multinomial(1.5, tensor([1, 1])), { code: 'ERR_RANGE' }],
    [
      'counts that add up to something else',
      () => new Multinomial(3, tensor([1, 1])).logProb(tensor([1, 1])),
      { code: 'ERR_RANGE' },
    ],
    ['a mixture of a number', () => new MixtureSameFamily(3 as never, base()), { name: 'TypeError' }],
    [
      'a mixture of three with two components',
      () => new MixtureSameFamily(new Categorical(tensor([1, 1, 1])), base()),
      { code: 'ERR_SHAPE' },
    ],
    [
      'a stretch that has no size',
      () => new AbsTransform().logAbsDetJacobian(tensor(1), tensor(1)),
      { code: 'ERR_NOT_IMPLEMENTED' },
    ],
  ])('%s is a clear error', (_, make, error) => {
    expect(make).toThrow(expect.objectContaining(error))
  })
})

describe('parameters are checked', () => {
  test.each<[string, () => unknown, object]>([
    [
      'a scale below 0',
      () => new Normal(0, tensor([1, -2])),
      {
        code: 'ERR_RANGE',
        message: 'distributions.Normal: scale must be above 0, but it holds -2 (float32 of shape [2])',
      },
    ],
    ['a mean that is NaN', () => new Normal(Number.NaN, 1), { code: 'ERR_RANGE' }],
    ['a mean that is text', () => new Normal('0' as never, 1), { name: 'TypeError' }],
    ['shapes that do not broadcast', () => new Normal(tensor([1, 2]), tensor([1, 2, 3])), { code: 'ERR_SHAPE' }],
    [
      'a probability above 1',
      () => new Bernoulli(1.5),
      { message: expect.stringContaining('probs must be from 0 to 1') },
    ],
    ['probs and logits', () => new Bernoulli({ probs: 0.5, logits: 0 }), { code: 'ERR_RANGE' }],
    ['neither', () => new Bernoulli({}), { message: expect.stringContaining('give either probs or logits') }],
    ['an unknown name', () => new Bernoulli({ p: 0.5 } as never), { name: 'TypeError' }],
    ['a success that never comes', () => new Geometric(0), { message: expect.stringContaining('above 0') }],
    ['half a trial', () => new Binomial(2.5, 0.5), { code: 'ERR_RANGE' }],
    ['one number for categories', () => new Categorical(tensor(1)), { code: 'ERR_SHAPE' }],
    ['a category below 0', () => new Categorical(tensor([1, -1, 1])), { code: 'ERR_RANGE' }],
    ['an empty interval', () => new Uniform(1, 1), { message: expect.stringContaining('low must be below high') }],
    ['a concentration of 0', () => new Dirichlet(tensor([1, 0])), { code: 'ERR_RANGE' }],
    ['a concentration without dimensions', () => new Dirichlet(tensor(1)), { code: 'ERR_SHAPE' }],
    ['a rate below 0', () => new Poisson(-1), { code: 'ERR_RANGE' }],
    [
      'a matrix that is not positive definite',
      () =>
        new MultivariateNormal(
          tensor([0, 0]),
          tensor([
            [1, 2],
            [2, 1],
          ]),
        ),
      {
        message: expect.stringContaining(
          'covarianceMatrix must be symmetric positive definite matrices, but it is not',
        ),
      },
    ],
    [
      'a matrix that is not triangular',
      () =>
        new MultivariateNormal(tensor([0, 0]), {
          scaleTril: tensor([
            [1, 2],
            [2, 1],
          ]),
        }),
      { code: 'ERR_RANGE' },
    ],
    [
      'two matrices',
      () => new MultivariateNormal(tensor([0, 0]), { scaleTril: eye(2), covarianceMatrix: eye(2) }),
      { message: expect.stringContaining('exactly one of covarianceMatrix, precisionMatrix, scaleTril, not 2') },
    ],
    ['a vector for a matrix', () => new MultivariateNormal(tensor([0, 0]), tensor([1, 1])), { code: 'ERR_SHAPE' }],
    ['more dimensions than the batch has', () => new Independent(new Normal(0, 1), 1), { code: 'ERR_RANGE' }],
  ])('%s is refused', (_, make, error) => {
    expect(make).toThrow(expect.objectContaining(error))
  })

  test('unless that is turned off, for one or for all', () => {
    expect(new Normal(0, -1, { validateArgs: false }).logProb(tensor(1)).item()).toBeNaN()
    Distribution.setDefaultValidateArgs(false)
    try {
      expect(new Poisson(-1).mean.item()).toBe(-1)
    } finally {
      Distribution.setDefaultValidateArgs(true)
    }
    expect(() => Distribution.setDefaultValidateArgs(1 as never)).toThrow(TypeError)
  })
})

describe('values are checked', () => {
  test.each<[string, () => unknown, object]>([
    ['below the support', () => new Gamma(1, 1).logProb(-1), { message: expect.stringContaining('at least 0') }],
    ['between whole numbers', () => new Poisson(1).logProb(0.5), { code: 'ERR_RANGE' }],
    [
      'of no category',
      () => new Categorical(tensor([1, 1])).logProb(2),
      { message: expect.stringContaining('0 to 1') },
    ],
    ['above the trials', () => new Binomial(3, 0.5).logProb(4), { code: 'ERR_RANGE' }],
    ['with two ones', () => new OneHotCategorical(tensor([1, 1])).logProb(tensor([1, 1])), { code: 'ERR_RANGE' }],
    [
      'of another length',
      () => new MultivariateNormal(tensor([0, 0]), eye(2)).logProb(tensor([1, 2, 3])),
      { code: 'ERR_SHAPE', message: expect.stringContaining("must end with the event's shape [2]") },
    ],
    [
      'that do not broadcast',
      () => new Normal(tensor([1, 2]), 1).logProb(tensor([1, 2, 3])),
      { code: 'ERR_SHAPE', message: expect.stringContaining('does not broadcast with [2]') },
    ],
  ])('values %s are refused', (_, say, error) => {
    expect(say).toThrow(expect.objectContaining(error))
  })

  test('a number is a value', () => {
    expect(new Normal(0, 1).logProb(0).item()).toBeCloseTo(-0.5 * Math.log(2 * Math.PI), 6)
  })
})

test('sample passes no gradient, and an expansion keeps its checks', () => {
  const loc = tensor([1, 2], { requiresGrad: true })
  const normal = new Normal(loc, 1)
  expect([normal.sample().requiresGrad, normal.rsample().requiresGrad]).toEqual([false, true])
  expect(() => normal.expand([3, 2]).logProb(Number.NaN)).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
})

test('logits that were first computed without gradients still pass gradients', () => {
  const probs = tensor([0.25], { requiresGrad: true })
  const bernoulli = new Bernoulli(probs)
  noGrad(() => bernoulli.logits)
  bernoulli
    .logProb(tensor([1]))
    .sum()
    .backward()
  expect(Number(probs.grad?.item())).toBeCloseTo(4, 5)
})

test('means and variances of many draws come near those of the distribution', () => {
  manualSeed(0)
  for (const it of [new Beta(2, 5), new Gamma(3, 2), new Uniform(-1, 4), new Binomial(10, 0.3), new Poisson(4)]) {
    const drawn = it.sample([20_000])
    expect(Math.abs(Number(drawn.mean().sub(it.mean).item()))).toBeLessThan(0.05)
    expect(Math.abs(Number(drawn.var().div(it.variance).item()) - 1)).toBeLessThan(0.05)
  }
})

describe('Independent', () => {
  const { independent } = golden('distributions')
  const rows = [
    [-1.5, 0.25, 3],
    [0.3, 1, 4.5],
  ]
  const of = () => new Independent(new Normal(tensor(rows, { dtype: 'float64' }), 2), 1)

  test('sums over the reinterpreted dimensions, as in PyTorch', () => {
    const it = of()
    const value = tensor([0.5, 1, -1], { dtype: 'float64' })
    expect([it.batchShape, it.eventShape]).toEqual([[2], [3]])
    for (const [ours, theirs] of [
      [it.logProb(value), independent.log_prob],
      [it.entropy(), independent.entropy],
    ] as [Tensor, never][]) {
      expect(ours.sub(build(theirs)).abs().max().item()).toBeLessThan(1e-12)
    }
    expect(String(it)).toBe(independent.repr)
    expect(it.expand([4, 2]).sample().shape).toEqual([4, 2, 3])
  })

  test('has a divergence where its base has one', () => {
    const base = of()
    expect(klDivergence(base, base).toArray()).toEqual([0, 0])
    expect(() => klDivergence(base, new Independent(base.baseDist, 2))).toThrow('1 and 2 dimensions')
  })
})

test('a divergence that the user registers is used for its classes', () => {
  class Mine extends Normal {}
  registerKl(Mine, Mine, () => tensor(7))
  expect(klDivergence(new Mine(0, 1), new Mine(1, 1)).item()).toBe(7)
  expect(klDivergence(new Mine(0, 1), new Normal(0, 1)).item()).toBe(0)
  expect(() => klDivergence(new Normal(0, 1), 1 as never)).toThrow(TypeError)
})

describe('compiled, parameters and values are checked in every call', () => {
  const vector = (...values: number[]) => tensor(values)
  const good = vector(0.25, 0.5, 0.25)
  const matrix = (corner: number) =>
    tensor([
      [1, corner],
      [corner, 1],
    ])

  test.each<[string, (x: Tensor) => Tensor, Tensor[]]>([
    [
      'a scale',
      (x) => new Normal(0, x).logProb(1),
      [good, vector(1, -1e-7, 2), vector(1, 0, -0), vector(1, Number.NaN, -2)],
    ],
    ['a value', (x) => new Gamma(2, 3).logProb(x), [good, vector(1, -0.1, 2), vector(1, -Infinity, 2)]],
    ['whole numbers', (x) => new Poisson(2).logProb(x), [vector(1, 2), vector(1, 2.5), vector(0, 7)]],
    [
      'int64 categories',
      (x) => new Categorical(good).logProb(x),
      [tensor([0n, 2n]), tensor([3n, 0n]), tensor([-1n, 5n])],
    ],
    ['probabilities', (x) => new Categorical(x).logProb(tensor([1n])), [good, vector(1, -1, 1), vector(1, 1, 1)]],
    [
      'one-hot values',
      (x) => new OneHotCategorical(good).logProb(x),
      [vector(0, 1, 0), vector(0, 1, 1), vector(1, 0, 0)],
    ],
    ['bounds', (x) => new Uniform(0, x).logProb(0.1), [good, vector(1, 0, 1), vector(1, 2, 3)]],
    ['a success', (x) => new Geometric(x).logProb(2), [good, vector(1, 0, 1), vector(1, 2, 3), vector(1, 0.5, 0.1)]],
    [
      'matrices',
      (x) => new MultivariateNormal(vector(0, 0), x).logProb(vector(1, 2)),
      [matrix(0.5), matrix(2), matrix(0.1)],
    ],
    ['a sum', (x) => new Multinomial(3, good).logProb(x), [vector(1, 1, 1), vector(1, 1, 2), vector(3, 0, 0)]],
    [
      'draws',
      (x) => new Bernoulli(x).logProb(new Bernoulli(x).mean.round()),
      [good, vector(2, 0, 1), vector(1, 0, 0.2)],
    ],
  ])('%s', (_, compute, values) => {
    expectCompiledAlike(
      compute,
      values.map((value) => [value]),
    )
  })

  test('and two distributions without a divergence are refused', () => {
    expectCompiledAlike(
      (x: Tensor) => klDivergence(new Binomial(3, good), new Binomial(x, good)),
      [[vector(1, 2, 3)], [vector(1, 2, 4)], [vector(3, 3, 3)]],
    )
  })

  test('also in a program with JavaScript parts', async () => {
    const plain = (x: Tensor) => new Normal(0, x).logProb(1)
    const compiled = compile(plain)
    compiled(good)
    const [first, second, wrong] = [compiled.async(good), compiled.async(good), compiled.async(vector(1, -1, 1))]
    const message = 'distributions.Normal: scale must be above 0, but it holds -1 (float32 of shape [3])'
    await expect(wrong).rejects.toMatchObject({ code: 'ERR_RANGE', message })
    for (const result of [await first, await second]) expect(result.toArray()).toEqual(plain(good).toArray())
  })

  test('draws are new each time, and checked', () => {
    const draw = compile((scale: Tensor) => new Normal(0, scale).rsample())
    expect(draw(good).toArray()).not.toEqual(draw(good).toArray())
    expect(() => draw(vector(1, -1, 1))).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
  })
})

describe('a shape is a list of at most 64 sizes', () => {
  const endless = new Proxy([] as number[], { get: (list, key) => (key === 'length' ? 2 ** 53 : list[key as never]) })
  const normal = () => new Normal(0, 1)
  test.each<[string, (shape: number[]) => unknown]>([
    ['sample', (shape) => normal().sample(shape)],
    ['rsample', (shape) => normal().rsample(shape)],
    ['expand', (shape) => normal().expand(shape)],
    ['forwardShape', (shape) => new AffineTransform(0, 1).forwardShape(shape)],
    ['inverseShape', (shape) => new AbsTransform().inverseShape(shape)],
  ])('%s refuses other shapes at once', (_, use) => {
    const began = performance.now()
    expect(() => use(new Array(2 ** 28))).toThrow('must be a list of at most 64 sizes, one for each dimension')
    expect(() => use(endless)).toThrow(`but it has ${2 ** 53} items`)
    expect(() => use(tensor([1]).expand([2 ** 22]) as never)).toThrow('must be an array, but it is Tensor[4194304]')
    expect(() => use([1.5])).toThrow(/hape\[0\] must be a whole number/i)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
