import * as torch from '../../lib'
import { compile, compiler, nn, noGrad, optim, profiler, rand, type Tensor } from '../../lib'

const F = nn.functional
const fused = 'mkldnn::_linear_pointwise'

/** How often each operator runs in a call. */
function countsOf(run: () => unknown): Map<string, number> {
  const recording = profiler.profile({}, run)
  return new Map(recording.keyAverages().map(({ key, count }) => [key, count]))
}

type Artifacts = { version: number; products: Record<string, boolean> }
const read = () => JSON.parse(Buffer.from(compiler.saveCacheArtifacts()).toString()) as Artifacts
const load = (artifacts: unknown) => compiler.loadCacheArtifacts(Buffer.from(JSON.stringify(artifacts)))

/** From now on oneDNN computes all products that have been tried, or none. */
function choose(isFaster: boolean): void {
  const { products } = read()
  load({ version: 1, products: Object.fromEntries(Object.keys(products).map((key) => [key, isFaster])) })
}

/** Records a function with these kernels, and returns it. */
function tuned<Args extends unknown[], R>(make: () => (...args: Args) => R, isFaster: boolean, ...args: Args) {
  const options = { mode: 'max-autotune', fullgraph: true } as const
  const tried = compile(make(), options)
  for (let i = 0; i < 3; i++) tried(...args)
  choose(isFaster)
  const step = compile(make(), options)
  for (let i = 0; i < 3; i++) step(...args)
  return step
}

function training(layers: () => nn.Module[], rows = 6, width = 5) {
  torch.manualSeed(3)
  const model = new nn.Sequential(...layers())
  const optimizer = new optim.Adam(model.parameters(), { lr: 1e-2 })
  const x = rand([rows, width])
  const step = (given: Tensor) => {
    optimizer.zeroGrad()
    const loss = model.forward(given).pow(2).mean()
    loss.backward()
    optimizer.step()
    return loss
  }
  return { model, step, x }
}

const close = (a: Tensor, b: Tensor) => torch.testing.assertClose(a, b, { rtol: 1e-5, atol: 1e-6 })

describe("compile with mode: 'max-autotune'", () => {
  test.each<[string, () => (x: Tensor) => Tensor, number, number]>([
    ['relu, which oneDNN computes wrongly for NaN', () => (x) => F.relu(F.linear(x, weight, bias)), 1, 1],
    ['tanh', () => (x) => torch.tanh(F.linear(x, weight, bias)), 1, 0],
    ['sigmoid, which oneDNN computes as zero too early', () => (x) => torch.sigmoid(F.linear(x, weight, bias)), 1, 1],
    ['another activation', () => (x) => F.gelu(F.linear(x, weight, bias)), 1, 1],
    ['a layer without a bias', () => (x) => F.linear(x, weight), 1, 0],
    ['a product of two arguments', () => (x) => torch.mm(x, x.t()), 1, 0],
    ['a product that is read twice', () => (x) => doubled(F.linear(x, weight, bias)), 1, 1],
    ['a batch of rows', () => (x) => F.relu(F.linear(x.unsqueeze(0), weight, bias)), 1, 1],
    ['products with other factors', () => (x) => torch.addmm(bias, x, weight.t(), { beta: 2 }), 0, 0],
    ['a bias with another stride', () => (x) => F.linear(x, weight, rand8.asStrided([4], [2])), 0, 0],
    ['a bias that is one number', () => (x) => F.linear(x, weight, rand8.narrow(0, 0, 1).expand([4])), 0, 0],
    ['a bias that is a column', () => (x) => torch.addmm(x.select(1, 0).narrow(0, 0, 4), x, weight.t()), 0, 0],
    ['a factor whose rows overlap', () => (x) => torch.mm(x.asStrided([6, 5], [2, 1]), weight.t()), 0, 0],
    ['a factor whose columns overlap', () => (x) => torch.mm(x.asStrided([6, 5], [1, 3]), weight.t()), 0, 0],
    ['a factor whose rows are the same', () => (x) => torch.mm(x.narrow(0, 0, 1).expand([6, 5]), weight.t()), 1, 0],
    ['a factor whose columns are the same', () => (x) => torch.mm(x.narrow(1, 0, 1).expand([6, 5]), weight.t()), 1, 0],
    ['products of float64', () => (x) => F.linear(x.double(), weight.double()).float(), 0, 0],
  ])('computes %s', (_, make, products, activations) => {
    const x = rand([6, 5])
    noGrad(() => {
      const step = tuned(make, true, x)
      const y = rand([6, 5])
      close(step(y), make()(y))
      const counts = countsOf(() => step(y))
      expect(counts.get(fused) ?? 0).toBe(products)
      const left = ['relu', 'relu_', 'tanh', 'tanh_', 'sigmoid', 'sigmoid_', 'gelu', 'gelu_']
      expect(left.reduce((sum, name) => sum + (counts.get(`aten::${name}`) ?? 0), 0)).toBe(activations)
    })
  })

  const weight = rand([4, 5])
  const bias = rand([4])
  const rand8 = rand([8])
  const doubled = (y: Tensor) => torch.relu(y).add(y)

  test('trains as the function as written, products of the backward pass included', () => {
    const layers = () => [new nn.Linear(5, 8), new nn.Tanh(), new nn.Linear(8, 8), new nn.ReLU(), new nn.Linear(8, 3)]
    const { x } = training(layers)
    const make = () => training(layers).step
    const step = tuned(make, true, x)
    const written = training(layers)
    for (let i = 0; i < 3; i++) written.step(x)
    for (let i = 0; i < 10; i++) close(step(x), written.step(x).detach())
    // Three in the forward pass; backward has one for each weight, and one for each hidden activation.
    expect(countsOf(() => step(x)).get(fused)).toBe(8)
  })

  test('gives the bits of the default mode where oneDNN is not faster', () => {
    const layers = () => [new nn.Linear(5, 8), new nn.Sigmoid(), new nn.Linear(8, 3)]
    const { x } = training(layers)
    const step = tuned(() => training(layers).step, false, x)
    const written = training(layers)
    for (let i = 0; i < 3; i++) written.step(x)
    for (let i = 0; i < 5; i++) expect(step(x).equal(written.step(x))).toBe(true)
    expect(countsOf(() => step(x)).get(fused)).toBeUndefined()
  })

  test('a trial changes nothing that others can see', () => {
    const layers = () => [new nn.Linear(7, 9), new nn.BatchNorm1d(9), new nn.Dropout(0.5), new nn.Linear(9, 3)]
    const written = training(layers, 6, 7)
    const [ends, states] = [() => torch.getRngState(), () => written.model.stateDict()]
    for (let i = 0; i < 2; i++) written.step(written.x)
    const [end, state] = [ends(), [...states().values()].map((each) => each.clone())]
    const tried = training(layers, 6, 7)
    const step = compile(tried.step, { mode: 'max-autotune', fullgraph: true })
    for (let i = 0; i < 2; i++) step(tried.x)
    expect(ends().equal(end)).toBe(true)
    expect([...tried.model.stateDict().values()].every((each, i) => each.equal(state[i]))).toBe(true)
  })

  test.each(['relu', 'tanh', 'sigmoid'] as const)('%s of a product keeps NaN and infinity', (name) => {
    const make = () => (x: Tensor) => F[name](F.linear(x, weight, bias))
    noGrad(() => {
      const step = tuned(make, true, rand([6, 5]))
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const x = rand([6, 5])
        x.select(0, 1).fill_(value)
        torch.testing.assertClose(step(x), make()(x), { rtol: 1e-5, atol: 1e-6, equalNan: true })
      }
    })
  })

  test.each(['tanh', 'sigmoid'] as const)('%s of a product keeps the least numbers', (name) => {
    const make = () => (x: Tensor) => F[name](F.linear(x, torch.eye(5)))
    noGrad(() => {
      const step = tuned(make, true, rand([6, 5]))
      for (const value of [-1e-30, -1e-8, -1, -30, -80, -87, -1e30]) {
        const x = torch.full([6, 5], value)
        torch.testing.assertClose(step(x), make()(x), { rtol: 1e-5, atol: 0 })
      }
    })
  })

  test('oneDNN is not used while backends.mkldnn.enabled is false', () => {
    const make = () => (x: Tensor) => F.linear(x, weight, bias)
    noGrad(() => {
      const x = rand([6, 5])
      const step = tuned(make, true, x)
      torch.backends.mkldnn.enabled = false
      try {
        for (let i = 0; i < 4; i++) expect(step(x).equal(make()(x))).toBe(true)
        expect(countsOf(() => step(x)).get(fused)).toBeUndefined()
      } finally {
        torch.backends.mkldnn.enabled = true
      }
      expect(countsOf(() => step(x)).get(fused)).toBe(1)
    })
  })

  test.each([
    ['its second call is not possible', 4, 3],
    ['a later call is not possible', 20, 0],
  ])('a trial of a function that counts up an index, where %s', (_, rows, start) => {
    const state = () => [torch.zeros([rows, 4]), torch.full([1], start, { dtype: 'int64' })] as const
    const stepOf = ([kept, place]: ReturnType<typeof state>) => {
      return (x: Tensor) => {
        kept.indexCopy_(0, place, F.linear(x, weight, bias))
        place.add_(1)
        return kept.clone()
      }
    }
    noGrad(() => {
      const [own, written] = [state(), state()]
      const step = compile(stepOf(own), { mode: 'max-autotune', fullgraph: true })
      const x = rand([1, 5])
      close(step(x), stepOf(written)(x))
      expect(own[1].item()).toBe(start + 1)
    })
  })

  test('chooses the kernels of the products that freezing does not pack', () => {
    const other = rand([4, 3])
    const make = () => (x: Tensor) => torch.mm(F.linear(x, weight, bias), other)
    noGrad(() => {
      const x = rand([6, 5])
      tuned(make, true, x)
      const step = compile(make(), { mode: 'max-autotune', freezing: true, fullgraph: true })
      for (let i = 0; i < 3; i++) close(step(x), make()(x))
      const counts = countsOf(() => step(x))
      expect([counts.get(fused), counts.get('mkl::_mkl_linear')]).toEqual([1, 1])
    })
  })

  test('other threads and other shapes are tried by themselves', () => {
    const step = (x: Tensor) => torch.mm(x, x.t())
    const triedIn = (x: Tensor) => {
      const before = new Set(Object.keys(read().products))
      const compiled = compile(step, { mode: 'max-autotune' })
      for (let i = 0; i < 3; i++) compiled(x)
      return Object.keys(read().products).filter((key) => !before.has(key)).length
    }
    const threads = torch.getNumThreads()
    expect([triedIn(rand([11, 3])), triedIn(rand([11, 3])), triedIn(rand([12, 3]))]).toEqual([1, 0, 1])
    torch.setNumThreads(threads + 1)
    try {
      expect(triedIn(rand([11, 3]))).toBe(1)
    } finally {
      torch.setNumThreads(threads)
    }
  })

  test('other modes are refused', () => {
    const mode = 'fastest' as 'default'
    expect(() => compile((x: Tensor) => x, { mode })).toThrow("compile: mode must be one of 'default', 'max-autotune'")
  })
})

describe('loadCacheArtifacts', () => {
  const takes = 'compiler.loadCacheArtifacts: takes what saveCacheArtifacts returned, but '

  test('takes what saveCacheArtifacts returned', () => {
    const saved = compiler.saveCacheArtifacts()
    choose(true)
    compiler.loadCacheArtifacts(saved)
    expect(compiler.saveCacheArtifacts()).toEqual(saved)
  })

  test.each<[string, unknown, string]>([
    ['a text', 'text', 'it was given "text"'],
    ['other bytes', Uint8Array.of(1, 2), 'these bytes are not JSON'],
    ['another version', Buffer.from('{"version":2}'), 'these have the version 2'],
    ['null', Buffer.from('null'), 'these have the version undefined'],
    ['numbers', Buffer.from('{"version":1,"products":{"a":1}}'), 'their products are not true or false by name'],
    ['no products', Buffer.from('{"version":1}'), 'their products are not true or false by name'],
  ])('refuses %s', (_, artifacts, why) => {
    const before = compiler.saveCacheArtifacts()
    expect(() => compiler.loadCacheArtifacts(artifacts as Uint8Array)).toThrow(`${takes}${why}`)
    expect(compiler.saveCacheArtifacts()).toEqual(before)
  })
})
