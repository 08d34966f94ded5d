import * as torch from '../../lib'
import { autograd, type CompileOptions, compile, nn, noGrad, ones, type Tensor, tensor } from '../../lib'
import { unnamed } from '../support/unnamed'

/** The results of a function of parameters in several calls, and the gradients that backward from each gives them. */
function gradients(make: (params: Tensor[]) => (x: Tensor) => Tensor, options?: CompileOptions) {
  const params = [new nn.Parameter(tensor([1, 2])), new nn.Parameter(tensor([3, 4]))]
  const plain = make(params)
  let runs = 0
  const counted = (x: Tensor) => {
    runs++
    return plain(x)
  }
  const call = options === undefined ? counted : compile(counted, options)
  const told: unknown[] = []
  for (let i = 0; i < 5; i++) {
    for (const param of params) param.grad = null
    params[0]
      .mul(2)
      .sum()
      .add(call(ones([2])))
      .backward()
    told.push(params.map((param) => param.grad?.toArray()))
  }
  return { told, runs }
}

describe('results that still have a graph after a backward pass have one in every call', () => {
  test.each<[string, (params: Tensor[]) => (x: Tensor) => Tensor]>([
    [
      'a penalty on gradients, as of a WGAN',
      ([w]) =>
        (x) => {
          const at = x.detach().requiresGrad_()
          const [g] = autograd.grad(w.mul(at).pow(3).sum(), [at], { createGraph: true })
          return (g as Tensor).pow(2).sum()
        },
    ],
    [
      'a product with a gradient that has no graph',
      ([w, v]) =>
        (x) => {
          const [g] = autograd.grad(w.mul(x).pow(2).sum(), [w])
          return v.mul(g as Tensor).sum()
        },
    ],
    [
      'a branch that the pass to some inputs did not go through',
      ([w, v]) =>
        (x) => {
          const other = v.mul(x).pow(2)
          autograd.grad(other.sum().add(w.mul(x).sum()), [w])
          return other.mul(1).sum()
        },
    ],
    [
      'a loss whose graph is retained',
      ([w, v]) =>
        (x) => {
          const loss = w.mul(x).pow(2).sum()
          v.mul(x).sum().backward({ retainGraph: true })
          loss.backward({ retainGraph: true })
          return loss
        },
    ],
    [
      'a gradient of torch.func with respect to an argument',
      ([w]) =>
        (x) =>
          (torch.func.grad((at: Tensor) => w.mul(at).pow(3).sum())(x) as Tensor).sum(),
    ],
  ])('%s', (_, make) => {
    const plain = gradients(make).told
    for (const options of [{}, { warmup: 0 }, { verify: false }]) expect(gradients(make, options).told).toEqual(plain)
  })
})

test('a loss, its sources and what is computed from it are replayed after backward, as no gradient can flow through them', () => {
  const w = new nn.Parameter(tensor([1, 2]))
  let runs = 0
  const step = compile((x: Tensor) => {
    runs++
    w.grad = null
    const y = w.mul(x)
    const loss = y.pow(2).sum()
    loss.backward()
    return [loss, y, loss.mul(3)]
  })
  const told = Array.from({ length: 8 }, () => step(ones([2])).map((result) => result.toArray()))
  expect(told).toEqual(Array(8).fill([5, [1, 2], 15]))
  expect(runs).toBe(3)
})

describe('a result whose graph has been freed is not a leaf, has the name of its node, and takes no other backward pass', () => {
  const uses: [string, (loss: Tensor, w: Tensor) => unknown][] = [
    ['what autograd tells of it', ({ requiresGrad, isLeaf, gradFn }) => [requiresGrad, isLeaf, gradFn]],
    ['backward', (loss) => loss.backward()],
    ['backward together with another term', (loss, w) => loss.add(w.mul(3).sum()).backward()],
    ['autograd.grad', (loss, w) => autograd.grad([loss], [w])],
    ['autograd.grad that allows unused tensors', (loss, w) => autograd.grad([loss], [w], { allowUnused: true })],
    ['a change in place', (loss) => noGrad(() => loss.mul_(2)).item()],
    ['its graph in what is computed from it', (loss) => loss.mul(2).gradFn],
  ]
  const outcomes = (make: typeof compile, options: object, use: (loss: Tensor, w: Tensor) => unknown) => {
    const w = new nn.Parameter(tensor([1, 2]))
    const step = make((x: Tensor) => {
      w.grad = null
      const loss = w.mul(x).pow(2).mean()
      loss.backward()
      return loss
    }, options)
    return Array.from({ length: 6 }, () => {
      const loss = step(ones([2]))
      try {
        return [use(loss, w), w.grad?.toArray()]
      } catch (error) {
        return [(error as { code: string }).code, unnamed((error as Error).message), w.grad?.toArray()]
      }
    })
  }
  const plainly = ((fn: unknown) => fn) as typeof compile
  test.each(uses)('%s', (_, use) => {
    const wanted = outcomes(plainly, {}, use)
    for (const options of [{}, { warmup: 0 }, { verify: false }])
      expect(outcomes(compile, options, use)).toEqual(wanted)
  })

  test('the first row says so: [true, false, MeanBackward0]', () => {
    const [, use] = uses[0]
    expect(outcomes(compile, { warmup: 0 }, use).map(([told]) => told)).toEqual(
      Array(6).fill([true, false, 'MeanBackward0']),
    )
  })
})

test('an argument that stays the same beside one that is new does not make every call a proof', () => {
  const mask = tensor([0, 1])
  let runs = 0
  const masked = compile((x: Tensor, by: Tensor) => {
    runs++
    return x.mul(by)
  })
  for (let i = 0; i < 10; i++) expect(masked(tensor([i, i]), mask).toArray()).toEqual([0, i])
  expect(runs).toBe(3)
  // With another argument it is compared again.
  expect(masked(tensor([5, 6]), tensor([1, 1])).toArray()).toEqual([5, 6])
  expect(runs).toBe(4)
})

test('asynchronous calls draw random numbers in the order of the calls', async () => {
  const dropout = new nn.Dropout(0.5)
  const call = compile((x: Tensor) => dropout.forward(x))
  const x = ones([8])
  for (let i = 0; i < 5; i++) call(ones([8]))
  const seen = new Set<string>()
  for (let i = 0; i < 50; i++) {
    torch.manualSeed(1)
    const pending = [call.async(x), call.async(x)]
    const after = torch.rand([2]).toArray()
    seen.add(JSON.stringify([...(await Promise.all(pending)).map((y) => y.toArray()), after]))
  }
  expect(seen.size).toBe(1)
})

test('a parameter and a tensor are different arguments', () => {
  const twice = compile((x: Tensor) => x.mul(x instanceof nn.Parameter ? 2 : 1))
  const given = [...Array(4).fill(new nn.Parameter(ones([1]))), ones([1], { requiresGrad: true })]
  expect(given.map((x) => twice(x).item())).toEqual([2, 2, 2, 2, 1])
})
