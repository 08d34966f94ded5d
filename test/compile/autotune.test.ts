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
    ['a layer with its activation', () => (x) => F.relu(F.linear(x, weight, bias)), 1, 0],
    ['tanh', () => (x) => torch.tanh(F.linear(x, weight, bias)), 1, 0],
    ['sigmoid', () => (x) => torch.sigmoid(F.linear(x, weight, bias)), 1, 0],
    ['another activation', () => (x) => F.gelu(F.linear(x, weight, bias)), 1, 1],
    ['a layer without a bias', () => (x) => F.linear(x, weight), 1, 0],
    ['a product of two arguments', () => (x) => torch.mm(x, x.t()), 1, 0],
    ['a product that is read twice', () => (x) => doubled(F.linear(x, weight, bias)), 1, 1],
    ['a batch of rows', () => (x) => F.relu(F.linear(x.unsqueeze(0), weight, bias)), 1, 1],
    ['products with other factors', () => (x) => torch.addmm(bias, x, weight.t(), { beta: 2 }), 0, 0],
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
  const takes = 'loadCacheArtifacts: takes what saveCacheArtifacts returned, but '

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
