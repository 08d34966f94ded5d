import * as torch from '../../lib'
import { type Compiled, compile, nn, optim, type Tensor } from '../../lib'

const { inferenceMode, ones, zeros, tensor } = torch

type Wrap = <Args extends unknown[], R>(fn: (...args: Args) => R) => ((...args: Args) => R) | Compiled<Args, R>

/** The outcome of a function as written and compiled, each from the same start. */
function plainAndCompiled<R>(run: (wrap: Wrap) => R): [plain: R, compiled: R] {
  return [run((fn) => fn), run((fn) => compile(fn))]
}

const times = [1, 2, 3, 4]
const values = (t: Tensor) => t.toArray()

const cases: [string, (wrap: Wrap) => unknown][] = [
  [
    'arguments that overlap in the recording and not later',
    (wrap) => {
      const fn = wrap((a: Tensor, b: Tensor) => [a.narrow(0, 1, 1).add_(10).sum(), b.mul(2), a.mul(1)])
      const base = zeros([4])
      fn(base.narrow(0, 0, 2), base.narrow(0, 1, 1))
      return fn(tensor([1, 2]), tensor([3])).map(values)
    },
  ],
  [
    'an operator on what has become a gradient, which lasts',
    (wrap) => {
      const w = ones([2]).requiresGrad_()
      const step = wrap((a: Tensor) => {
        w.grad = null
        w.mul(a).pow(2).sum().backward()
        return w.grad!.clamp(-1, 1)
      })
      // The values are too small for the operator to matter until it is replayed.
      return [0.1, 0.11, 0.12, 0.13, 3].map((by) => [values(step(tensor([by, 2 * by]))), values(w.grad!)])
    },
  ],
  [
    'arguments beside each other in one memory, which autograd counts the changes of as one, after some that are not',
    (wrap) => {
      const step = wrap((a: Tensor, b: Tensor, w: Tensor) => {
        const loss = w.mul(a).sum()
        b.add_(1)
        loss.backward()
        return loss.detach()
      })
      const told: unknown[] = []
      for (let time = 0; time < 5; time++) {
        const w = ones([2]).requiresGrad_()
        const base = ones([4])
        const [a, b] = time < 4 ? [ones([2]), ones([2])] : [base.narrow(0, 0, 2), base.narrow(0, 2, 2)]
        try {
          told.push(values(step(a, b, w)), values(w.grad!))
        } catch (error) {
          told.push((error as Error).message)
        }
      }
      return told
    },
  ],
  [
    'an argument that is a part of a captured tensor in the recording and not later',
    (wrap) => {
      const w = tensor([1, 2, 3, 4])
      const fn = wrap((a: Tensor) => w.narrow(0, 0, 2).mul(10).add(a))
      return [w.narrow(0, 0, 2), tensor([5, 6])].map((a) => values(fn(a)))
    },
  ],
  [
    'tensors of JavaScript values that are made in it, changed in it and returned',
    (wrap) => {
      const fn = wrap((a: Tensor) => [tensor([1, 2]).add_(a), tensor([7, 8])] as const)
      return times.map(() => {
        const [sum, constant] = fn(ones([2]))
        const seen = [sum, constant].map(values)
        constant.add_(1)
        return seen
      })
    },
  ],
  [
    'gradients that are read, whatever they are by then',
    (wrap) => {
      const w = ones([2]).requiresGrad_()
      const norm = wrap(() => nn.utils.clipGradNorm_([w], 0.5))
      const read = wrap(() => (w.grad ? w.grad.mul(2) : zeros([2])))
      const none = values(read())
      return times.map((i) => {
        w.grad = null
        w.mul(i).sum().backward()
        return [none, values(read()), values(norm()), values(w.grad!)]
      })
    },
  ],
  [
    'parameters whose gradients come later or go away',
    (wrap) => {
      const [p, q] = [ones([2]).requiresGrad_(), ones([2]).requiresGrad_()]
      const optimizer = new optim.SGD([p, q], { lr: 0.1 })
      const step = wrap(() => optimizer.step())
      for (const [mine, yours] of [
        [ones([2]), null],
        [ones([2]), ones([2])],
        [null, ones([2])],
        [null, null],
      ]) {
        p.grad = mine
        q.grad = yours
        step()
        step()
      }
      return [p, q].map(values)
    },
  ],
  [
    'what has a graph written into a captured tensor, and into an argument that is returned',
    (wrap) => {
      const w = ones([2]).requiresGrad_()
      const sum = zeros([2])
      const fn = wrap((a: Tensor) => {
        sum.add_(a.clone().mul(w))
        return a.mul_(w)
      })
      for (const i of times)
        fn(ones([2]).mul(i))
          .sum()
          .backward(undefined, { retainGraph: true })
      sum.sum().backward()
      return values(w.grad!)
    },
  ],
  [
    'shapes changed in place, of views of arguments, captured and intermediate tensors',
    (wrap) => {
      const [x, w] = [ones([2, 2]), ones([2, 2])]
      const fn = wrap((a: Tensor) => {
        const product = a.mul(2)
        const views = [a.detach(), w.t(), product.detach()]
        for (const view of views) view.unsqueeze_(0)
        return [product, ...views, a.add(views[1])]
      })
      return times.map(() => [...fn(x), x, w].map((t) => t.shape))
    },
  ],
  [
    'a view of a captured tensor that the caller changes',
    (wrap) => {
      const w = ones([2, 3])
      const fn = wrap(() => w.t())
      return times.map(() => [...fn().unsqueeze_(0).shape])
    },
  ],
  [
    'a result that is a view of an argument, written by what has a graph',
    (wrap) => {
      const w = ones([1]).requiresGrad_()
      const fn = wrap((a: Tensor) => a.view([-1]))
      return times.map(() => {
        const a = ones([1, 2])
        fn(a).mul_(w)
        return a.requiresGrad
      })
    },
  ],
  [
    'a result that shares memory with what a graph outside has saved',
    (wrap) => {
      const w = ones([2]).requiresGrad_()
      const fn = wrap((a: Tensor) => a.view([2, 1]))
      return times.map(() => {
        const a = ones([2])
        const loss = w.mul(a).sum()
        fn(a).mul_(2)
        try {
          loss.backward()
          return 'differentiated'
        } catch (error) {
          return (error as { code: string }).code
        }
      })
    },
  ],
  [
    'a captured parameter that is returned',
    (wrap) => {
      const w = ones([2]).requiresGrad_()
      const fn = wrap(() => w)
      return times.map(() => fn().requiresGrad)
    },
  ],
  [
    'transforms of torch.func in it',
    (wrap) => {
      const fn = wrap((a: Tensor) => torch.func.vmap(torch.func.grad((x: Tensor) => x.pow(3).sum()))(a))
      return times.map((i) => values(fn(ones([2, 2]).mul(i)) as Tensor))
    },
  ],
]

test.each(cases)('a compiled function does what the function does with %s', (_, run) => {
  const [plain, compiled] = plainAndCompiled(run)
  expect(compiled).toEqual(plain)
})

test('a state dict that is loaded is seen when the first parameter has no state', () => {
  const [plain, compiled] = plainAndCompiled((wrap) => {
    const [p, q] = [ones([2]).requiresGrad_(), ones([2]).requiresGrad_()]
    const [optimizer, other] = [new optim.Adam([p, q]), new optim.Adam([p, q])]
    const step = wrap((x: Tensor) => {
      optimizer.zeroGrad()
      x.mul(q).sum().backward()
      optimizer.step()
    })
    for (const i of times) step(ones([2]).mul(i))
    other.loadStateDict(optimizer.stateDict())
    optimizer.loadStateDict(other.stateDict())
    step(ones([2]).mul(-7))
    const kept = Object.values(optimizer.state.get(q)!).filter((value) => value instanceof torch.Tensor)
    return [q, ...kept].map(values)
  })
  expect(compiled).toEqual(plain)
})

describe('refused, since a replay could not do the same', () => {
  const w = ones([2]).requiresGrad_()
  class Batch {
    x = ones([2])
  }
  const refused: [string, (a: Tensor) => unknown, RegExp][] = [
    ['a refusal that the function catches', (a) => attempt(() => a.sum().item()) ?? a, /value is read/],
    ['backward through a graph that begins outside', (a) => a.mul(w).sum().backward(), /outside of the function/],
    [
      'a gradient read for a result with a graph',
      (a) => (w.grad ? a.mul(w).add(w.grad) : a.mul(w)),
      /gradient is read/,
    ],
    [
      'a function as a result',
      (a) => {
        const y = a.mul(2)
        return () => y
      },
      /gives a function/,
    ],
    [
      'a tensor made in inferenceMode',
      (a) => inferenceMode(() => a.detach().mul(2)),
      /put inferenceMode around the call/,
    ],
    ['a result with a field', (a) => Object.assign(a.mul(2), { flag: 3 }), /gives a tensor with fields/],
    ['a field set on an argument', (a) => Object.assign(a, { flag: 3 }).mul(2), /makes of an argument a tensor with/],
    ['a Map of results', (a) => new Map([['y', a.mul(2)]]), /gives a Map/],
    ['an object of a class with results', () => new Batch(), /gives a Batch/],
  ]
  test.each(refused)('%s', (_, fn, message) => {
    const compiled = compile(fn, { fullgraph: true })
    for (let i = 0; i < 2; i++) expect(() => compiled(w.mul(1))).toThrow(message)
  })

  test.each([[new Float32Array(2)], [new Map()], [new Batch()], [Object.assign(ones([1]), { flag: 3 })]])(
    '%p as an argument',
    (argument) => {
      expect(() => compile((_: unknown) => ones([1]), { fullgraph: true })(argument)).toThrow(/the function takes a/)
    },
  )

  test('async of another compiled function', async () => {
    const inner = compile((a: Tensor) => a.mul(2))
    let pending: Promise<Tensor> | undefined
    const outer = (a: Tensor) => {
      pending = inner.async(a)
      return a.add(1)
    }
    expect(() => compile(outer, { fullgraph: true })(ones([1]))).toThrow(/async of another compiled function/)
    expect((await pending)?.item()).toBe(2)
  })
})

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

test('a function that is recorded within a scope lives on, and so does Sequential', () => {
  const model = new nn.Sequential(new nn.Linear(4, 4), new nn.Tanh())
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 })
  const step = compile((x: Tensor) => {
    optimizer.zeroGrad()
    model.forward(x).sum().backward()
    optimizer.step()
  })
  const run = () => {
    model.forward(ones([4]))
    step(ones([4]))
  }
  torch.scope(run)
  optimizer.paramGroups[0].lr = 0.2
  run()
  torch.scope(run)
  const before = values(model.at(0).bias!)
  optimizer.paramGroups[0].lr = 0
  run()
  expect(values(model.at(0).bias!)).toEqual(before)
})

test('Sequential takes one of its own weights as input, and then other tensors', () => {
  const model = new nn.Sequential(new nn.Linear(4, 4), new nn.Tanh())
  const plain = (x: Tensor) => model.at(1).forward(model.at(0).forward(x)).toArray()
  for (const x of [model.at(0).weight, ones([4, 4]).requiresGrad_(), model.at(0).weight]) {
    expect(model.forward(x).toArray()).toEqual(plain(x))
  }
})

describe('a view that reaches beyond its base tensor', () => {
  const reaches: [string, (a: Tensor) => Tensor][] = [
    ['asStrided', (a) => a.asStrided([2], [1], 2)],
    ['asStrided of a view', (a) => a.view([2]).asStrided([2], [1], 2)],
    ['asStrided over both', (a) => a.asStrided([4], [1], 0).narrow(0, 2, 2)],
    ['asStrided_ of a view', (a) => a.view([2]).asStrided_([2], [1], 2)],
    ['set_', (a) => a.mul(1).set_(a, 2, [2], [1])],
  ]
  const takes: [string, (reach: (a: Tensor) => Tensor) => (a: Tensor, b: Tensor) => unknown][] = [
    ['read', (reach) => (a, b) => [reach(a).mul(2), b.mul(3)]],
    ['written', (reach) => (a, b) => [reach(a).add_(1).mul(2), b.mul(3)]],
    ['after the other', (reach) => (a, b) => [b.mul(3), b.add_(1).add(reach(a))]],
  ]
  for (const [how, take] of takes) {
    test.each(reaches)(`${how}: %s`, (_, reach) => {
      const fn = take(reach) as (a: Tensor, b: Tensor) => Tensor[]
      for (const options of [{}, { warmup: 0, verify: false }]) {
        const compiled = compile(fn, options)
        for (const isShared of [true, true, true, false, false, true, false]) {
          const make = () => {
            const [first, second] = [1, 2].map(() => torch.tensor([1, 2, 3, 4]))
            return [first.narrow(0, 0, 2), (isShared ? first : second).narrow(0, 2, 2)]
          }
          const [given, wanted] = [make(), make()]
          const results = [...compiled(given[0], given[1]), ...given].map((one) => one.toArray())
          expect(results).toEqual([...fn(wanted[0], wanted[1]), ...wanted].map((one) => one.toArray()))
        }
      }
    })
  }

  test('is replayed where it stays within memory that the function has made', () => {
    const compiled = compile((x: Tensor) => x.mul(2).narrow(0, 0, 2).asStrided([2], [1], 2), { fullgraph: true })
    for (let i = 0; i < 4; i++) expect(compiled(torch.tensor([1, 2, 3, 4])).toArray()).toEqual([6, 8])
  })
})
