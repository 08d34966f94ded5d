import * as torch from '../../lib'
import { compile, nn, noGrad, optim, profiler, rand, type Tensor } from '../../lib'

/** The operators that a call runs. */
function operatorsOf(run: () => unknown): string[] {
  const recording = profiler.profile({}, run)
  return recording
    .keyAverages()
    .map(({ key }) => key)
    .filter((name) => name.includes('::'))
}

const products = ['aten::addmm', 'aten::mm', 'mkl::_mkl_linear']
const first = (model: nn.Module) => [...model.parameters()][0]
const layers = () => new nn.Sequential(new nn.Linear(6, 5), new nn.Tanh(), new nn.Linear(5, 4, { bias: false }))

describe('compile with freezing', () => {
  test.each([1, 3])('multiplies %d rows by packed weights', (rows) => {
    const model = layers()
    const frozen = compile(model, { freezing: true })
    const x = rand([rows, 6])
    noGrad(() => {
      frozen(x)
      const ran = operatorsOf(() => frozen(x)).filter((name) => products.includes(name))
      expect(new Set(ran)).toEqual(new Set(['mkl::_mkl_linear']))
      const y = rand([rows, 6])
      expect(torch.allclose(frozen(y), model.forward(y), { rtol: 1e-6, atol: 1e-7 })).toBe(true)
    })
  })

  test.each<[string, (model: nn.Sequential) => void]>([
    ['an operator', (model) => void noGrad(() => first(model).mul_(2))],
    ['loadStateDict', (model) => model.loadStateDict(layers().stateDict())],
    ['an optimizer', train],
    ['a compiled optimizer', (model) => compile(() => train(model))()],
    ['another dtype', (model) => model.double()],
  ])('sees weights that %s has changed', (_, change) => {
    const model = layers()
    const frozen = compile(model, { freezing: true })
    noGrad(() => frozen(rand([1, 6])))
    for (let i = 0; i < 3; i++) {
      change(model)
      const x = rand([1, 6]).to(first(model).dtype)
      noGrad(() => expect(torch.allclose(frozen(x), model.forward(x), { rtol: 1e-6, atol: 1e-7 })).toBe(true))
    }
  })

  test('changes nothing where gradients flow, or a weight is changed in the function', () => {
    const model = layers()
    const x = rand([1, 6])
    const frozen = compile(model, { freezing: true })
    frozen(x).sum().backward()
    expect(frozen(x).equal(model.forward(x))).toBe(true)
    const decay = compile((input: Tensor) => noGrad(() => first(model).mul_(0.5) && model.forward(input)), {
      freezing: true,
    })
    for (let i = 0; i < 3; i++) {
      const given = decay(x)
      expect(given.equal(noGrad(() => model.forward(x)))).toBe(true)
    }
  })

  test.each<[string, (x: Tensor, w: Tensor, b: Tensor) => Tensor]>([
    ['of float64', (x, w, b) => torch.addmm(b.double(), x.double(), w.double().t())],
    ['scaled', (x, w, b) => torch.addmm(b, x, w.t(), { alpha: 2 })],
    ['added to a matrix', (x, w) => torch.addmm(torch.ones([2, 6]), x, w.t())],
    ['with a weight that is no transpose', (x, w, b) => torch.addmm(b, x, w)],
    ['of a part of a matrix', (x, w, b) => torch.addmm(b.narrow(0, 0, 3), x, w.narrow(0, 0, 3).t())],
    ['of a transposed batch', (x, w, b) => torch.addmm(b, x.narrow(0, 0, 2).t().contiguous().t(), w.t())],
    ['of one number', (x, w) => x.narrow(1, 0, 1).mm(w.narrow(0, 0, 1).narrow(1, 0, 1).t())],
  ])('leaves the values of a product %s', (_, fn) => {
    const [w, b] = [rand([6, 6]), rand([6])]
    const frozen = compile((x: Tensor) => fn(x, w, b), { freezing: true })
    for (let i = 0; i < 3; i++) {
      const x = rand([2, 6])
      expect(torch.allclose(frozen(x), fn(x, w, b), { rtol: 1e-6, atol: 1e-7 })).toBe(true)
    }
  })
})

describe('a compiled function writes over what nothing needs any more', () => {
  const operators = (fn: (x: Tensor) => Tensor, x: Tensor) => {
    const compiled = compile(fn)
    compiled(x)
    const before = x.clone()
    const result = compiled(x)
    expect(result.equal(fn(x))).toBe(true)
    expect(x.equal(before)).toBe(true)
    return operatorsOf(() => compiled(x))
  }

  test('and over nothing else', () => {
    const x = rand([3, 4]).sub(0.5)
    expect(operators((a) => a.mul(2).relu(), x)).toContain('aten::relu_')
    const kept: ((a: Tensor) => Tensor)[] = [
      (a) => a.relu(),
      (a) => [a.mul(2)].map((b) => b.relu().add(b))[0],
      (a) => [a.mul(2)].map((b) => torch.cat([b.t().relu().t(), b]))[0],
      (a) => [a.mul(2)].map((b) => torch.cat([b.relu().mul(0).add(1), b.view([4, 3]).t().reshape([3, 4])]))[0],
      (a) => a.mul(2).to('int64').relu().div(2),
      (a) => a.sum(0).expand([3, 4]).relu(),
      (a) => a.sum(0, true).add(a),
      (a) => [a.mul(3)].map((b) => b.mul(b))[0],
    ]
    for (const fn of kept) operators(fn, x)
  })
})

function train(model: nn.Sequential): void {
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 })
  model
    .forward(rand([4, 6]))
    .sum()
    .backward()
  optimizer.step()
  optimizer.zeroGrad()
}
