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
    const frozen = compile(model, { freezing: true, warmup: 0, verify: false })
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
  ])('uses the new values of weights that %s has changed', (_, change) => {
    const model = layers()
    const frozen = compile(model, { freezing: true })
    noGrad(() => frozen(rand([1, 6])))
    for (let i = 0; i < 3; i++) {
      change(model)
      const x = rand([1, 6]).to(first(model).dtype)
      noGrad(() => expect(torch.allclose(frozen(x), model.forward(x), { rtol: 1e-6, atol: 1e-7 })).toBe(true))
    }
  })

  test('uses the new values of weights that lie in other memory, or have no version counter', () => {
    const model = new nn.Linear(6, 6)
    const frozen = compile(model, { freezing: true })
    const x = rand([2, 6])
    const holds = () => noGrad(() => torch.allclose(frozen(x), model.forward(x), { rtol: 1e-6, atol: 1e-7 }))
    const both = rand([72])
    for (const start of [0, 36]) {
      model.weight.data = both.narrow(0, start, 36).view([6, 6])
      for (let i = 0; i < 2; i++) expect(holds()).toBe(true)
    }
    torch.inferenceMode(() => model.double() && model.float())
    expect(holds()).toBe(true)
    torch.inferenceMode(() => model.weight.mul_(2))
    expect(holds()).toBe(true)
  })

  test('packs a weight once, and no other part of its storage', () => {
    const model = new nn.Linear(6, 6)
    const frozen = compile((x: Tensor) => model.forward(model.forward(x)), { freezing: true, warmup: 0, verify: false })
    noGrad(() => frozen(rand([2, 6])))
    const ran = noGrad(() => profiler.profile({}, () => frozen(rand([2, 6]))))
    const packs = ran.keyAverages().find(({ key }) => key === 'mkl::_mkl_reorder_linear_weight')
    expect(packs?.count).toBe(1)
    const weight = rand([12, 6]).narrow(0, 0, 6)
    const second = (x: Tensor) => x.mm(weight.asStrided([6, 6], [1, 6], 36))
    const compiled = compile(second, { freezing: true })
    const x = rand([2, 6])
    for (let i = 0; i < 2; i++) expect(compiled(x).equal(second(x))).toBe(true)
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
    ['with a weight that is not a transpose', (x, w, b) => torch.addmm(b, x, w)],
    ['of a part of a matrix', (x, w, b) => torch.addmm(b.narrow(0, 0, 3), x, w.narrow(0, 0, 3).t())],
    ['of a transposed batch', (x, w, b) => torch.addmm(b, x.narrow(0, 0, 2).t().contiguous().t(), w.t())],
    ['of one number', (x, w) => x.narrow(1, 0, 1).mm(w.narrow(0, 0, 1).narrow(1, 0, 1).t())],
  ])('keeps the values of a product %s', (_, fn) => {
    const [w, b] = [rand([6, 6]), rand([6])]
    const frozen = compile((x: Tensor) => fn(x, w, b), { freezing: true })
    for (let i = 0; i < 3; i++) {
      const x = rand([2, 6])
      expect(torch.allclose(frozen(x), fn(x, w, b), { rtol: 1e-6, atol: 1e-7 })).toBe(true)
    }
  })
})

describe('a compiled function writes over tensors that are no longer needed', () => {
  const operators = (fn: (x: Tensor) => Tensor, x: Tensor) => {
    const compiled = compile(fn)
    compiled(x)
    const before = x.clone()
    const result = compiled(x)
    expect(result.equal(fn(x))).toBe(true)
    expect(x.equal(before)).toBe(true)
    return operatorsOf(() => compiled(x))
  }

  test('and over no other tensors', () => {
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
      (a) =>
        torch.viewAsReal(
          torch
            .complex(a, a)
            .mul(2)
            .div(torch.complex(a, a.add(3))),
        ),
    ]
    for (const fn of kept) operators(fn, x)
  })
})

describe('a compiled function', () => {
  test.each<[string, (w: Tensor) => Tensor]>([
    ['reshape', (w) => w.t().reshape([36])],
    ['contiguous', (w) => w.t().contiguous().view([36])],
    ['to', (w) => w.to('float64').view([36])],
  ])('in inference mode takes no copy by %s for a view', (_, copy) => {
    const w = rand([6, 6])
    const x = rand([36])
    const fn = (input: Tensor) => copy(w).add(input)
    const compiled = compile(fn)
    torch.inferenceMode(() => {
      for (let i = 0; i < 3; i++) {
        expect(compiled(x).equal(fn(x))).toBe(true)
        w.mul_(2)
      }
    })
  })

  test('returns separate tensors for results that look alike', () => {
    const w = rand([3], { requiresGrad: true })
    const compiled = compile((x: Tensor) => {
      const y = x.mul(2)
      return [x.detach(), w.detach(), w.detach().view([3, 1]), y, y.detach()]
    })
    const x = rand([3])
    compiled(x)
    const given = compiled(x)
    expect(given.map(({ requiresGrad }) => requiresGrad)).toEqual(given.map(() => false))
    for (const at of [0, 1, 3]) given[at].unsqueeze_(0)
    expect([x.shape, w.shape, given[4].shape]).toEqual([[3], [3], [3]])
  })

  test('distinguishes an out tensor with a new shape from the old one', () => {
    const fn = (x: Tensor, y: Tensor) => {
      const sum = torch.add(x, y, { out: torch.empty([4]) })
      return sum.select(0, 0).relu().add(sum)
    }
    const compiled = compile(fn)
    for (let i = 0; i < 3; i++) {
      const [x, y] = [rand([4]), rand([4, 4])]
      expect(compiled(x, y).toArray()).toEqual(fn(x, y).toArray())
    }
  })

  test('may remove the gradient of a leaf of its own', () => {
    const fn = (x: Tensor) => {
      const leaf = x.clone().requiresGrad_()
      const optimizer = new optim.SGD([leaf], { lr: 0.1 })
      optimizer.zeroGrad()
      leaf.pow(2).sum().backward()
      optimizer.step()
      return leaf.detach()
    }
    const compiled = compile(fn)
    const x = rand([3])
    for (let i = 0; i < 3; i++) expect(compiled(x).equal(fn(x))).toBe(true)
  })
})

test('an option that calls an operator changes no list of tensors', () => {
  const [a, b, c, d] = [1, 2, 3, 4].map((value) => torch.full([1], value))
  const options = {
    get dim() {
      torch.cat([c, d])
      return 0
    },
  }
  expect(torch.cat([a, b], options).toArray()).toEqual([1, 2])
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
