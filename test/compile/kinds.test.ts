import * as torch from '../../lib'
import { compile, nn, optim, type Tensor, tensor } from '../../lib'

type Use = <A extends unknown[], R>(fn: (...args: A) => R) => (...args: A) => R

const { ones, rand } = torch
const F = nn.functional
const leaf = (...values: number[]) => tensor(values).requiresGrad_()
const values = (x: Tensor | null | undefined) => x?.toArray() ?? null

/** Calls before and after a change: enough for a replay, twice. */
const around = (call: () => unknown, change: () => unknown) => [call, call, call, call, change, call, call, call]

/** The result of a call, or the error that it throws. */
function outcome(call: () => unknown): unknown {
  try {
    const result = call()
    return result instanceof torch.Tensor ? [result.dtype, result.requiresGrad, result.toArray()] : result
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string }
    return { name, code, message }
  }
}

/** Each makes a function and what it uses, and yields the results of its calls and of what happens in between. */
const kinds: Record<string, (use: Use) => ((i: number) => unknown)[]> = {
  'a kernel that is called past the dispatcher': (use) => {
    const pool = use((x: Tensor) => F.maxPool1d(x, 2))
    return Array(5).fill((i: number) => outcome(() => pool(rand([2, 3, 8]).add(i))))
  },
  'an operator without results, which checks': (use) => {
    const inverse = use((x: Tensor) => torch.linalg.inv(x))
    const good = (i: number) => outcome(() => inverse(torch.eye(2).mul(i + 1)))
    return [good, good, good, good, () => outcome(() => inverse(torch.zeros([2, 2]))), good]
  },
  'whole numbers that libtorch reads by itself': (use) => {
    const split = use((x: Tensor, at: Tensor) => torch.tensorSplit(x, at)[0])
    const calls = [1, 1, 1, 2, 3]
    return calls.map((at) => () => outcome(() => split(ones([4]), tensor([at], { dtype: 'int64' }))))
  },
  'whole numbers that libtorch copies and then reads': (use) => {
    const split = use((x: Tensor, at: Tensor) => torch.tensorSplit(x, at.slice(0, 0, 4, 2))[0])
    const calls = [1, 1, 1, 2, 3]
    return calls.map((at) => () => outcome(() => split(ones([4]), tensor([at, 7, 4, 7], { dtype: 'int64' }))))
  },
  'a part that by chance is the whole': (use) => {
    const split = use((x: Tensor, at: Tensor) => torch.tensorSplit(x, at)[0])
    const calls = [1, 1, 1, 2, 3]
    return calls.map(
      (at) => () => outcome(() => torch.inferenceMode(() => split(ones([4]), tensor(at, { dtype: 'int64' })))),
    )
  },
  'autocast around the call': (use) => {
    const w = leaf(1, 2)
    const product = use((x: Tensor) => {
      const y = x.matmul(w.view([2, 1])).sum()
      y.backward()
      return y.detach()
    })
    const on = () => outcome(() => torch.amp.autocast({ device: 'cpu' }, () => product(ones([3, 2]).div(3))))
    const off = () => outcome(() => product(ones([3, 2]).div(3)))
    return [on, off, on, off, on, off, on, off, () => values(w.grad)]
  },
  'autocast switched off inside': (use) => {
    const product = use((x: Tensor) => torch.amp.autocast({ device: 'cpu', enabled: false }, () => x.matmul(x.t())))
    return Array(4).fill(() => outcome(() => torch.amp.autocast({ device: 'cpu' }, () => product(rand([2, 2])))))
  },
  'casts that eager keeps in a block of autocast': (use) => {
    const w = leaf(1.001, 2.002)
    const step = use((x: Tensor) => {
      const y = x.matmul(w.view([2, 1])).sum()
      torch.noGrad(() => w.add_(0.5))
      return y.detach()
    })
    const block = () =>
      torch.amp.autocast({ device: 'cpu' }, () => [1, 2, 3, 4].map(() => outcome(() => step(ones([3, 2])))))
    return [block, block]
  },
  'weights that change within a block of autocast around the calls': (use) => {
    const w = leaf(1.001, 2.002)
    const product = (x: Tensor) => x.matmul(w.view([2, 1])).sum()
    const step = use((x: Tensor) => {
      w.grad = null
      const y = product(x)
      y.backward()
      return y.detach()
    })
    const own = use((x: Tensor) => torch.amp.autocast({ device: 'cpu' }, () => product(x).detach()))
    const changed = (call: () => unknown) => {
      const result = call()
      torch.noGrad(() => w.add_(0.5))
      return [result, values(w.grad)]
    }
    const x = ones([3, 2])
    const block = (enabled: boolean, many: number) => () =>
      torch.amp.autocast({ device: 'cpu', enabled }, () =>
        Array.from({ length: many }, () =>
          changed(() => [outcome(() => step(x)), outcome(() => own(x)), outcome(() => product(x))]),
        ),
      )
    const outside = () => changed(() => outcome(() => own(x)))
    const [on, off] = [true, false].map((enabled) => [block(enabled, 1), block(enabled, 4)])
    return [on, off, on, off].flatMap(([one, four]) => [one, outside, one, one, four, outside])
  },
  'dual numbers as arguments': (use) => {
    const { dualLevel, makeDual, unpackDual } = torch.autograd.forwardAd
    const run = use((x: Tensor) => x.pow(2).sin())
    const plain = () => outcome(() => run(ones([3])))
    const dual = () =>
      dualLevel(() => {
        const { primal, tangent } = unpackDual(run(makeDual(ones([3]), ones([3]).mul(2))))
        return [primal, tangent].map((part) => part && outcome(() => part))
      })
    return [plain, plain, plain, plain, dual, plain, dual]
  },
  'a result whose graph had nothing to free': (use) => {
    const w = leaf(1, 2)
    const sum = use((x: Tensor) => {
      const total = w.sum().sub(x)
      total.backward()
      return total
    })
    const half = use((x: Tensor) => {
      const doubled = w.neg()
      doubled.mul(x).sum().backward()
      return doubled.pow(2).sum()
    })
    const again = (run: (x: Tensor) => Tensor) => () => {
      w.grad = null
      const result = run(tensor(3))
      result.mul(2).backward()
      return [outcome(() => result.detach()), values(w.grad)]
    }
    return [...Array(5).fill(again(sum)), ...Array(5).fill(again(half))]
  },
  'running statistics, whose changes autograd does not count': (use) => {
    const norm = new nn.BatchNorm1d(3)
    const generator = new nn.Sequential(new nn.Linear(2, 3), norm, new nn.Linear(3, 2))
    const critic = new nn.Linear(2, 1)
    const judge = use((x: Tensor) => {
      critic.zeroGrad()
      const loss = critic.forward(generator.forward(x).detach()).mean()
      loss.backward()
      return loss.detach()
    })
    return Array(6).fill(() => {
      generator.zeroGrad()
      const made = generator.forward(rand([4, 2]))
      const loss = outcome(() => judge(rand([4, 2])))
      made.sum().backward()
      return [loss, values(norm.weight.grad), values(norm.running_mean), (norm.running_mean as Tensor)._version]
    })
  },
  'attention trained under autocast': (use) => {
    const layer = new nn.TransformerEncoderLayer(4, 2, 8, { dropout: 0, batchFirst: true })
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 })
    const step = use((x: Tensor) => {
      optimizer.zeroGrad()
      const loss = layer.forward(x).pow(2).sum()
      loss.backward()
      optimizer.step()
      return loss.detach()
    })
    return Array(5).fill(() => outcome(() => torch.amp.autocast({ device: 'cpu' }, () => step(rand([2, 3, 4])))))
  },
  'autocast begun around operators that are made of others below autograd': (use) => {
    const w = torch.eye(2).requiresGrad_()
    const run = use((x: Tensor) =>
      torch.noGrad(() => {
        const [inverse, product] = torch.amp.autocast({ device: 'cpu' }, () => [
          torch.linalg.pinv(w, { hermitian: true }),
          x.matmul(x),
        ])
        w.add_(x.add(x.t()))
        return [inverse, product, torch.linalg.pinv(x, { hermitian: true })]
      }),
    )
    const call = () => run(rand([2, 2])).map((result) => outcome(() => result))
    const other = () => torch.amp.autocast({ device: 'cpu', dtype: 'float16' }, call)
    return [call, call, call, call, other, other, other, other, call]
  },
  'an argument that is a leaf, and then is not': (use) => {
    const grad = use((x: Tensor) => {
      x.pow(2).sum().backward()
      return x.grad?.clone() ?? null
    })
    const leaves = () => outcome(() => grad(leaf(1, 2)))
    const others = () => outcome(() => grad(leaf(1, 2).mul(1)))
    return [leaves, leaves, leaves, leaves, others, others, leaves]
  },
  'a captured tensor whose graph begins outside': (use) => {
    const w = leaf(1, 2)
    let y = w.mul(3)
    const run = use((x: Tensor) => y.mul(x).sum().backward())
    return Array(4).fill((i: number) => {
      y = w.mul(3)
      return [outcome(() => run(ones([2]).mul(i))), values(w.grad)]
    })
  },
  'one leaf twice, and two leaves on one memory': (use) => {
    const run = use((a: Tensor, b: Tensor) => a.mul(b).sum().backward())
    const twice = () => {
      const a = leaf(1, 2)
      run(a, a)
      return values(a.grad)
    }
    const two = () => {
      const a = leaf(1, 2)
      const b = a.detach().requiresGrad_()
      run(a, b)
      return [values(a.grad), values(b.grad)]
    }
    return [twice, twice, twice, twice, two, two, two, two]
  },
  'an argument that is the captured parameter': (use) => {
    const w = leaf(1, 2)
    const product = use((x: Tensor) => x.mul(w))
    const own = () => outcome(() => product(w))
    return [own, own, own, () => outcome(() => product(leaf(5, 6))), own, () => outcome(() => product(leaf(7, 8)))]
  },
  'backward from a captured leaf': (use) => {
    const w = leaf(1, 2)
    const run = use((g: Tensor) => w.backward(g))
    return Array(4).fill((i: number) => {
      run(ones([2]).mul(i + 1))
      return values(w.grad)
    })
  },
  'a leaf that is made inside': (use) => {
    const make = use((x: Tensor) => torch.noGrad(() => x.mul(2)).requiresGrad_())
    return Array(4).fill(() => {
      const y = make(ones([2]))
      return [y.requiresGrad, y.isLeaf]
    })
  },
  'a view made without gradients': (use) => {
    const w = leaf(1, 2)
    const view = use(() => torch.noGrad(() => w.view([2, 1])))
    return Array(4).fill(() => outcome(() => view()))
  },
  'views of leaves, made without gradients, of which gradients are asked': (use) => {
    const inAutocast = (run: () => Tensor) => torch.amp.autocast({ device: 'cpu' }, run)
    const split = use((x: Tensor) => inAutocast(() => torch.split(x, [1, 2])[1]))
    const whole = use((x: Tensor) => inAutocast(() => x.view([3])))
    return [split, whole, split, whole, split, whole].map((run) => () => {
      const x = leaf(1, 2, 3)
      const view = torch.noGrad(() => run(x))
      view.sum().backward()
      return [values(view.grad), values(x.grad), outcome(() => x.mul(1).add_(view).gradFn)]
    })
  },
  'what is there before, given a graph by an operator without results': (use) => {
    const w = ones([2])
    const run = use((x: Tensor) => {
      const y = w.mul(2)
      torch.ops.aten._foreach_mul_.List([w], [x])
      return y
    })
    return Array(4).fill((i: number) => [outcome(() => run(leaf(1, i))), w.requiresGrad, w.gradFn])
  },
  'arguments beside each other in one memory, and then in two': (use) => {
    const run = use((a: Tensor, b: Tensor) => {
      b.zero_()
      return a.mul(1)
    })
    const w = leaf(1, 2)
    const view = w.view([2])
    const base = ones([4])
    const beside = () => values(run(base.narrow(0, 0, 2), base.narrow(0, 2, 2)))
    const apart = () => [values(run(view.detach(), ones([2]))), view.gradFn]
    return [beside, beside, beside, beside, apart, apart, apart]
  },
  'a gradient that has a graph': (use) => {
    const w = leaf(1, 2)
    const run = use((x: Tensor) => {
      w.grad = null
      w.mul(x).pow(2).sum().backward({ createGraph: true })
    })
    return Array(4).fill((i: number) => {
      run(ones([2]).mul(i))
      const { requiresGrad } = w.grad as unknown as Tensor
      w.grad = null
      return requiresGrad
    })
  },
  'captured tensors that come to share memory': (use) => {
    const [online, target] = [leaf(1, 2), leaf(3, 4)]
    const run = use((x: Tensor) => {
      torch.noGrad(() => online.add_(x))
      return target.mul(1).detach()
    })
    return around(
      () => outcome(() => run(ones([2]))),
      () => {
        target.data = online.data
      },
    )
  },
  'an argument that lies in the memory of a captured tensor': (use) => {
    const w = ones([4])
    const run = use((x: Tensor) => {
      w.add_(1)
      return x.mul(2)
    })
    const other = () => outcome(() => run(rand([2])))
    return [other, other, other, other, () => outcome(() => run(w.narrow(0, 1, 2))), other]
  },
  'one tensor given twice, and another in place of it': (use) => {
    const run = use((x: Tensor) => {
      const y = x.mul(2)
      return [y, x, { y }, x.mul(3), y]
    })
    return Array(5).fill((i: number) => {
      const x = rand([2])
      const given = run(x) as [Tensor, Tensor, { y: Tensor }, Tensor, Tensor]
      const all = [given[0], given[1], given[2].y, given[3], given[4]]
      return [i, all.map((each) => [all.indexOf(each), each === x, values(each)])]
    })
  },
  'tensors that no operator touches': (use) => {
    const w = { value: ones([2]) }
    const shape = use((x: Tensor) => (w.value.requiresGrad ? x.mul(10) : x.add(torch.ones(w.value.shape).sum())))
    const call = () => outcome(() => shape(ones([2])))
    const grows = () => {
      w.value.data = ones([3])
    }
    return [call, call, call, call, grows, call, call, () => void w.value.requiresGrad_(), call, call]
  },
  'empty tensors': (use) => {
    const w = { value: torch.empty([0, 2]) }
    const run = use((x: Tensor) => x.mul(w.value.shape[1]))
    const call = () => outcome(() => run(ones([2])))
    return [
      call,
      call,
      call,
      () => {
        w.value.data = torch.empty([0, 5])
      },
      call,
    ]
  },
  'a scale that is made in the recording and used outside': (use) => {
    const w = leaf(1, 2)
    const optimizer = new optim.SGD([w], { lr: 0.1 })
    const scaler = new torch.amp.GradScaler({ device: 'cpu', initScale: 8, growthInterval: 2 })
    const run = use((x: Tensor) => scaler.scale(w.mul(x).sum()).backward())
    return Array(6).fill(() => {
      optimizer.zeroGrad()
      run(ones([2]))
      scaler.step(optimizer)
      scaler.update()
      return [values(w), scaler.getScale()]
    })
  },
  "an optimizer's state that is deleted": (use) => {
    const w = leaf(1, 2)
    const optimizer = new optim.Adam([w], { lr: 0.1 })
    const run = use((x: Tensor) => {
      optimizer.zeroGrad()
      w.mul(x).sum().backward()
      optimizer.step()
    })
    const call = (i: number) => {
      run(ones([2]).mul(i + 1))
      return values(w)
    }
    return [call, call, call, call, () => void optimizer.state.delete(w), call, call]
  },
  'hooks that are added and removed': (use) => {
    const layer = new nn.Linear(2, 1)
    const run = use((x: Tensor) => {
      layer.weight.grad = null
      layer.forward(x).sum().backward()
      return layer.weight.grad as unknown as Tensor
    })
    const call = () => outcome(() => run(ones([1, 2])).clone())
    let hook: { remove(): void }
    return [
      ...[
        call,
        call,
        call,
        call,
        () => {
          hook = layer.weight.registerHook((grad) => grad.mul(3))
        },
        call,
      ],
      ...[call, () => hook.remove(), call],
      () => {
        hook = layer.registerForwardHook((_, __, y: Tensor) => y.mul(5))
      },
      ...[call, call, () => hook.remove(), call],
    ]
  },
  'hooks on an argument': (use) => {
    const run = use((x: Tensor) => {
      x.mul(2).sum().backward()
      return x.grad?.clone() ?? null
    })
    const hooked = () => {
      const x = leaf(1, 2)
      const hook = x.registerHook((grad) => grad.mul(7))
      const result = outcome(() => run(x))
      hook.remove()
      return result
    }
    const plain = () => outcome(() => run(leaf(1, 2)))
    return [hooked, hooked, hooked, plain, plain, plain, plain, hooked]
  },
  'two learning rates set inside': (use) => {
    const w = leaf(1, 2)
    const optimizer = new optim.SGD([w], { lr: 0.1 })
    const run = use((x: Tensor) => {
      for (const lr of [0.1, 0.01]) {
        optimizer.zeroGrad()
        w.mul(x).sum().backward()
        optimizer.paramGroups[0].lr = lr
        optimizer.step()
      }
    })
    return Array(5).fill(() => {
      run(ones([2]))
      return values(w)
    })
  },
  'in-place twins in 16 bits': (use) => {
    const run = use((x: Tensor) => x.mul(1.1).mul(0.7).add(0.3).mul(3).sub(0.1).mul(1.7))
    return Array(4).fill(() => outcome(() => run(rand([64]).to('bfloat16'))))
  },
  'tensors of the caller that get another form': (use) => {
    const run = use((x: Tensor) => {
      x.t_()
      x.detach_()
      return x.add(1)
    })
    return Array(4).fill((i: number) => {
      const x = torch.arange(6).to('float32').view([2, 3]).add(i)
      return [outcome(() => run(x)), x.shape]
    })
  },
  'an argument that is written through a view by what has a graph': (use) => {
    const w = leaf(1, 2)
    const run = use((x: Tensor) => {
      x.view([2]).mul_(w)
      return x.add(1)
    })
    return Array(4).fill(() => {
      const x = ones([2])
      return [outcome(() => run(x)), x.requiresGrad]
    })
  },
  'gradients where a replay throws': (use) => {
    const w = leaf(1, 2)
    const run = use((x: Tensor) => {
      w.grad = null
      w.mul(x.sum()).sum().backward()
      return torch.linalg.inv(x)
    })
    const good = (i: number) => [outcome(() => run(torch.eye(2).mul(i + 1))), values(w.grad)]
    return [good, good, good, good, () => [outcome(() => run(torch.zeros([2, 2]))), values(w.grad)]]
  },
  'the name of what was called, in the error of a replay': (use) => {
    const layer = new nn.Embedding(4, 2)
    layer.weight = new nn.Parameter(ones([4, 2]))
    const optimizer = new optim.SGD(layer.parameters(), { lr: 0.1 })
    const look = use((at: Tensor) => layer.forward(at).gather(0, at))
    const step = use((at: Tensor) => {
      optimizer.zeroGrad()
      const loss = F.crossEntropy(layer.forward(at), at.remainder(5))
      loss.backward()
      optimizer.step()
      return loss.detach()
    })
    const at = (...places: number[]) => tensor(places, { dtype: 'int64' })
    const stepped = (place: number) => () => [
      outcome(() => step(at(0, place))),
      values(layer.weight),
      values(layer.weight.grad),
    ]
    const looked = (place: number) => () => outcome(() => look(at(place).unsqueeze(1)))
    const looks = [0, 0, 0, 0, 9, 0].map(looked)
    return [...looks, ...[1, 1, 1, 1, 7, 1, 3, 1].map(stepped)]
  },
  'a replay that throws after it has changed something': (use) => {
    const w = leaf(1, 2)
    const run = use((x: Tensor) => {
      w.mul(x.sum()).sum().backward()
      return torch.linalg.inv(x)
    })
    const call = (x: Tensor) => [outcome(() => run(x)), values(w.grad)]
    const good = (i: number) => call(torch.eye(2).mul(i + 1))
    return [good, good, good, good, () => call(torch.zeros([2, 2]).add(3)), good]
  },
  'parameters that are replaced': (use) => {
    const layer = new nn.Linear(2, 1)
    const run = use((x: Tensor) => layer.forward(x).detach())
    const call = () => outcome(() => run(ones([1, 2])))
    const replace = () => {
      layer.weight = new nn.Parameter(ones([1, 2]))
    }
    return [
      call,
      call,
      call,
      call,
      replace,
      call,
      call,
      () => {
        layer.bias = null
      },
      call,
      call,
    ]
  },
  'dropout whose share is changed': (use) => {
    const dropout = new nn.Dropout(0.5)
    const run = use((x: Tensor) => dropout.forward(x))
    const call = () => outcome(() => run(ones([16])))
    const change = () => {
      dropout.p = 0
    }
    return [...around(call, change), () => void dropout.eval(), call, call]
  },
}

const modes: Record<string, torch.CompileOptions> = {
  'by default': {},
  'recorded at once': { warmup: 0 },
  'trusted at once': { warmup: 0, verify: false },
}

describe.each(Object.entries(modes))('a compiled function (%s) does what the function does, with', (_, options) => {
  test.each(Object.entries(kinds))('%s', (_, kind) => {
    const all = (use: Use) => {
      torch.manualSeed(3)
      return kind(use).map((call, i) => call(i))
    }
    expect(all((fn) => compile(fn, options))).toEqual(all((fn) => fn))
  })
})

describe('many', () => {
  test.each(Object.entries(modes))(
    'takes each batch as it comes, of a generator that fills one buffer (%s)',
    (_, options) => {
      const double = compile((x: Tensor) => x.mul(2), options)
      const buffer = ones([2])
      function* batches(): Generator<[Tensor]> {
        for (let i = 0; i < 6; i++) yield [buffer.fill_(i)]
      }
      expect(double.many(batches()).map(values)).toEqual([0, 1, 2, 3, 4, 5].map((i) => [2 * i, 2 * i]))
    },
  )
})

test('tensors that a call of async uses cannot be changed meanwhile', async () => {
  const run = compile((x: Tensor) => x.mm(x).mm(x).sum(), { warmup: 0, verify: false })
  const x = rand([200, 200])
  const before = run(x).item()
  const pending = run.async(x)
  for (const change of [
    () => x.resize_([2]),
    () => x.add_(1),
    () => {
      x.data = rand([2])
    },
  ]) {
    expect(change).toThrow(expect.objectContaining({ code: 'ERR_BUSY' }))
  }
  expect((await pending).item()).toBe(before)
  x.add_(1)
})

describe.each<[string, object]>([
  ['compared', { warmup: 0 }],
  ['trusted at once', { warmup: 0, verify: false }],
])('a function that changes or returns its argument does so in each call, %s', (_, options) => {
  const rows = [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 0],
    [0, 0],
  ]
  const wide = () => torch.arange(12, { dtype: 'float32' }).view([4, 3]).requiresGrad_()

  test.each<[string, (i: Tensor, w: Tensor) => Tensor]>([
    ['embedding', (i, w) => nn.functional.embedding(i, w, { maxNorm: 0.5 })],
    ['embedding of computed rows', (i, w) => nn.functional.embedding(i, w.mul(3), { maxNorm: 0.5 })],
    [
      'embedding whose weight is used before and after',
      (i, w) => {
        const before = w.mul(2)
        const found = nn.functional.embedding(i, w, { maxNorm: 0.5 })
        return found.sum().add(before.sum()).add(w.mul(3).sum())
      },
    ],
    ['embeddingBag', (i, w) => nn.functional.embeddingBag(i.view([1, -1]), w, { maxNorm: 0.5 })],
    ['cartesianProd of one', (_i, w) => torch.cartesianProd([w.view([-1])])],
  ])('%s', (_name, fn) => {
    const [given, wanted] = [wide(), wide()]
    const compiled = compile(fn, options)
    for (const row of rows) {
      const index = torch.tensor(row, { dtype: 'int64' })
      const [a, b] = [compiled(index, given), fn(index, wanted)]
      expect([a.toArray(), a.gradFn]).toEqual([b.toArray(), b.gradFn])
      a.sum().backward()
      b.sum().backward()
      expect([given.toArray(), given.grad?.toArray()]).toEqual([wanted.toArray(), wanted.grad?.toArray()])
    }
  })

  test('cartesianProd of one leaf gives that leaf', () => {
    const compiled = compile((w: Tensor) => torch.cartesianProd([w]), options)
    for (let i = 0; i < 4; i++) {
      const w = torch.ones([1], { requiresGrad: true })
      const given = compiled(w)
      expect([given.isLeaf, given.requiresGrad]).toEqual([true, true])
      given.mul(2).sum().backward()
      expect([w.grad?.toArray(), given.grad?.toArray()]).toEqual([[2], [2]])
    }
  })
})
