import * as torch from '../../lib'
import { compile, inferenceMode, nested, nn, noGrad, ones, optim, type Tensor, tensor } from '../../lib'
import { told } from '../support/warnings'

// biome-ignore lint/suspicious/noExplicitAny: modules of the tests' own
type Any = any

/**
 * A function, and a change after it has been replayed. Both are made twice, so that one of the two can run as written.
 */
type Case = () => { run: () => Tensor; change: () => void }

const linear = () => {
  const layer = new nn.Linear(2, 2, { bias: false })
  noGrad(() => layer.weight.fill_(2))
  return layer
}
const x = ones([1, 2])

class Adapted extends nn.Module {
  base = linear()
  lora?: nn.Linear
  sizes = [[2], [3]]
  table = new Map([['scale', 2]])
  scale = 2
  forward(v: Tensor): Tensor {
    const y = this.base.forward(v).mul(this.sizes[0][0])
    return this.lora ? y.add(this.lora.forward(v)) : y.mul(this.table.get('scale') as number)
  }
  encode(v: Tensor): Tensor {
    return this.base.forward(v).mul(this.scale)
  }
}

class Unused extends nn.Module {
  weight = new nn.Parameter(ones([2]))
  child = new Adapted()
  forward(v: Tensor): Tensor {
    return v.mul(this.weight)
  }
}

class Arrow extends nn.Module {
  forward = (v: Tensor) => v.mul(2)
}

class Mine extends optim.Optimizer {
  constructor(params: Tensor[], lr: number) {
    super(params, { lr })
  }
  protected update(): void {}
  override step(): undefined {
    noGrad(() => {
      for (const { params, lr } of this.paramGroups) for (const p of params) if (p.grad) p.sub_(p.grad.mul(lr))
    })
    return undefined
  }
}

class Options {
  scale = 2
}

class Configured extends nn.Module {
  options = new Options()
  forward(v: Tensor): Tensor {
    return v.mul(this.options.scale)
  }
}

/** Adam after one step. */
function stepped() {
  const w = new nn.Parameter(ones([2]))
  const optimizer = new optim.Adam([w], { lr: 0.1 })
  w.grad = ones([2])
  optimizer.step()
  return { w, optimizer }
}

class Range {
  constructor(public scale = 2) {}
  *[Symbol.iterator](): Generator<number> {
    yield this.scale
  }
}

/** What a field of a module may hold, with its number, and how that is set. */
const held: [name: string, make: () => Any, read: (value: Any) => number, set: (value: Any, to: number) => unknown][] =
  [
    ['an iterable object', () => new Range(), (v) => v.scale, (v, to) => Object.assign(v, { scale: to })],
    [
      'an object in a set',
      () => new Set([new Range()]),
      ([v]) => v.scale,
      ([v], to) => Object.assign(v, { scale: to }),
    ],
    ['a field of a map', () => Object.assign(new Map(), { a: 2 }), (v) => v.a, (v, to) => Object.assign(v, { a: to })],
    ['a field of a list', () => Object.assign([1], { a: 2 }), (v) => v.a, (v, to) => Object.assign(v, { a: to })],
    [
      'a field of numbers',
      () => Object.assign(new Int8Array(1), { a: 2 }),
      (v) => v.a,
      (v, to) => Object.assign(v, { a: to }),
    ],
    ['a DataView', () => new DataView(new ArrayBuffer(1)), (v) => v.getInt8(0), (v, to) => v.setInt8(0, to)],
    ['an ArrayBuffer', () => new ArrayBuffer(1), (v) => new Int8Array(v)[0], (v, to) => new Int8Array(v).fill(to)],
    ['the index of a RegExp', () => /a/g, (v) => v.lastIndex, (v, to) => Object.assign(v, { lastIndex: to })],
    [
      'a field that is not listed',
      () => Object.defineProperty({}, 'a', { value: 2, writable: true }),
      (v) => v.a,
      (v, to) => Object.assign(v, { a: to }),
    ],
    [
      'a module in a list',
      () => [new nn.LeakyReLU(2)],
      ([v]) => v.negativeSlope,
      ([v], to) => Object.assign(v, { negativeSlope: to }),
    ],
  ]

const cases: [name: string, make: Case][] = [
  ...held.map(([name, make, read, set]): (typeof cases)[number] => [
    name,
    () => {
      const m = Object.assign(new Adapted(), { held: make() })
      m.encode = (v) => m.base.forward(v).add(read(m.held))
      return { run: () => m.encode(x), change: () => set(m.held, 7) }
    },
  ]),
  [
    'a number of a module that was NaN',
    () => {
      const model = new Adapted()
      model.scale = Number.NaN
      return { run: () => model.encode(x), change: () => Object.assign(model, { scale: 5 }) }
    },
  ],
  ...(
    [
      ['a field', (m) => m.encode(x.div(m.scale)), (m) => Object.assign(m, { scale: -0 })],
      ['a list', (m) => m.encode(x.div(m.sizes[0][0])), (m) => m.sizes[0].fill(-0)],
      ['a map', (m) => m.encode(x.div(m.table.get('scale') as number)), (m) => m.table.set('scale', -0)],
    ] as [string, (m: Adapted) => Tensor, (m: Adapted) => void][]
  ).map(([where, run, change]): (typeof cases)[number] => [
    `the sign of zero in ${where}`,
    () => {
      const m = new Adapted()
      Object.assign(m, { scale: 0, sizes: [[0]], table: new Map([['scale', 0]]) })
      m.encode = (v) => v.mul(m.base.forward(v).abs())
      return { run: () => run(m), change: () => change(m) }
    },
  ]),
  [
    'a field that is not enumerable',
    () => {
      const m = new Adapted()
      Object.defineProperty(m, 'scale', { value: 3, writable: true, enumerable: false, configurable: true })
      return { run: () => m.encode(x), change: () => Object.assign(m, { scale: 5 }) }
    },
  ],
  [
    'whether distributions check their parameters',
    () => {
      const { Distribution, Normal } = torch.distributions
      Distribution.setDefaultValidateArgs(false)
      return {
        run: () => {
          try {
            return new Normal(tensor([0]), tensor([-1])).logProb(tensor([0])).isnan()
          } catch {
            return tensor([9])
          }
        },
        change: () => Distribution.setDefaultValidateArgs(true),
      }
    },
  ],
  [
    "an optimizer's state that is looked at outside of a step",
    () => {
      const { w, optimizer } = stepped()
      return {
        run: () => optimizer.state.get(w)!.exp_avg.norm(),
        change: () => {
          optimizer.loadStateDict(optimizer.stateDict())
          optimizer.state.get(w)!.exp_avg.mul_(10)
        },
      }
    },
  ],
  [
    "how many parameters have state, and a GradScaler's interval",
    () => {
      const { optimizer } = stepped()
      const scaler = new torch.amp.GradScaler('cpu')
      return {
        run: () => x.mul(optimizer.state.size).add(scaler.getGrowthInterval()),
        change: () => {
          optimizer.state.clear()
          scaler.setGrowthInterval(7)
        },
      }
    },
  ],
  [
    'an object of a class in a field',
    () => {
      const m = new Configured()
      return {
        run: () => m.forward(x),
        change: () => {
          m.options.scale = 3
        },
      }
    },
  ],
  [
    'a weight that a function takes out of a module',
    () => {
      const m = linear()
      return {
        run: () => nn.functional.linear(x, m.weight),
        change: () => {
          m.weight = new nn.Parameter(ones([2, 2]))
        },
      }
    },
  ],
  [
    'a child that a method other than forward uses',
    () => {
      const m = new Adapted()
      m.eval()
      return {
        run: () => m.encode(x),
        change: () => {
          m.base = new nn.Linear(2, 2, { bias: false })
          noGrad(() => m.base.weight.fill_(5))
        },
      }
    },
  ],
  [
    'an option that such a method reads',
    () => {
      const m = new Adapted()
      m.eval()
      return { run: () => m.encode(x), change: () => Object.assign(m, { scale: 7 }) }
    },
  ],
  [
    'a child that there was not',
    () => {
      const m = new Adapted()
      return { run: () => m.forward(x), change: () => Object.assign(m, { lora: linear() }) }
    },
  ],
  [
    'a number in a list of lists',
    () => {
      const m = new Adapted()
      return {
        run: () => m.forward(x),
        change: () => {
          m.sizes[0][0] = 9
        },
      }
    },
  ],
  [
    'a value of a Map',
    () => {
      const m = new Adapted()
      return { run: () => m.forward(x), change: () => m.table.set('scale', 9) }
    },
  ],
  [
    'a parameter that is added to a list',
    () => {
      const list = new nn.ParameterList([ones([2])])
      return {
        run: () => [...list].reduce<Tensor>((sum, p) => sum.add(p), x.mul(1)),
        change: () => list.append(new nn.Parameter(ones([2]))),
      }
    },
  ],
  [
    'the parameters of a module, one of which is another',
    () => {
      const m = linear()
      return {
        run: () => [...m.parameters()].reduce<Tensor>((sum, p) => sum.add(p.sum()), tensor(0)),
        change: () => {
          m.weight = new nn.Parameter(ones([2, 2]))
        },
      }
    },
  ],
  [
    'a weight of a module that nobody has used',
    () => {
      const m = new Unused()
      return {
        run: () => x.mul(m.weight),
        change: () => {
          m.weight = new nn.Parameter(ones([2]).mul(7))
        },
      }
    },
  ],
  [
    'a child of one, by another method of its own',
    () => {
      const m = new Unused()
      return {
        run: () => m.child.encode(x),
        change: () => {
          m.child = new Adapted()
          m.child.scale = 9
        },
      }
    },
  ],
  [
    'a buffer that a module has got late',
    () => {
      const m = linear() as Any
      m.forward(x)
      m.scale = new nn.Buffer(ones([2]))
      return {
        run: () => x.mul(m.scale),
        change: () => {
          m.scale = ones([2]).mul(3)
        },
      }
    },
  ],
  [
    'a weight of a copy of one',
    () => {
      const m = new Unused().clone()
      return {
        run: () => x.mul(m.weight),
        change: () => {
          m.weight = new nn.Parameter(ones([2]).mul(7))
        },
      }
    },
  ],
  [
    "an instance's own forward, in a function",
    () => {
      const m = linear() as Any
      m.forward = (v: Tensor) => v.mul(2)
      return {
        run: () => m.forward(x),
        change: () => {
          m.forward = (v: Tensor) => v.mul(5)
        },
      }
    },
  ],
  [
    "a class's forward that is a field",
    () => {
      const m = new Arrow()
      return {
        run: () => m.forward(x),
        change: () => {
          m.forward = (v) => v.mul(5)
        },
      }
    },
  ],
  [
    'the own forward of a layer in a Sequential',
    () => {
      const layer = linear() as Any
      layer.forward = (v: Tensor) => v.mul(2)
      const m = new nn.Sequential(layer, new nn.ReLU())
      return {
        run: () => m.forward(x),
        change: () => {
          layer.forward = (v: Tensor) => v.mul(5)
        },
      }
    },
  ],
  [
    'an own forward under a hook',
    () => {
      const m = linear() as Any
      m.forward = (v: Tensor) => v.mul(2)
      const hook = m.registerForwardHook((_m: nn.Module, _args: unknown, result: Tensor) => result.add(1))
      return { run: () => m.forward(x), change: () => hook.remove() }
    },
  ],
  [
    'a forward that a layer gets late',
    () => {
      const layer = linear() as Any
      const m = new nn.ModuleList([layer])
      return {
        run: () => (m.at(0) as nn.Linear).forward(x),
        change: () => {
          layer.forward = (v: Tensor) => v.mul(5)
        },
      }
    },
  ],
  [
    'a learning rate that a function reads',
    () => {
      const o = new optim.SGD([ones([2], { requiresGrad: true })], { lr: 2 })
      return {
        run: () => x.mul(o.paramGroups[0].lr),
        change: () => {
          o.paramGroups[0].lr = 3
        },
      }
    },
  ],
  [
    "the learning rate of a user's own optimizer",
    () => {
      const w = ones([2], { requiresGrad: true })
      const o = new Mine([w], 0.5)
      return {
        run: () => {
          o.zeroGrad()
          const loss = w.mul(w).sum()
          loss.backward()
          o.step()
          return loss.detach().add(w.detach())
        },
        change: () => {
          o.paramGroups[0].lr = 0
        },
      }
    },
  ],
]

describe.each<[string, object]>([
  ['by default', {}],
  ['at the first meeting, trusted at once', { warmup: 0, verify: false }],
])('a replay notices a changed value that it relies on, %s', (_, options) => {
  test.each(cases)('%s', (_name, make) => {
    const [plain, other] = [make(), make()]
    const compiled = compile(other.run, options)
    for (let i = 0; i < 5; i++) expect(compiled().toArray()).toEqual(plain.run().toArray())
    plain.change()
    other.change()
    for (let i = 0; i < 5; i++) expect(compiled().toArray()).toEqual(plain.run().toArray())
  })
})

test("an instance's own forward may be replaced", () => {
  const m = linear() as Any
  m.forward = (v: Tensor) => v.mul(2)
  const compiled = compile(m as nn.Linear)
  for (let i = 0; i < 5; i++) expect(compiled(x).toArray()).toEqual([[2, 2]])
  m.forward = (v: Tensor) => v.mul(3)
  expect(compiled(x).toArray()).toEqual([[3, 3]])
})

test('a function that makes a Parameter runs as written', () => {
  const compiled = compile((v: Tensor) => new nn.Parameter(v.mul(2)))
  for (let i = 0; i < 5; i++) expect(compiled(x)).toBeInstanceOf(nn.Parameter)
})

test('an inference tensor and a nested tensor are not confused with plain ones', () => {
  const twice = compile((v: Tensor) => v.mul(2))
  for (let i = 0; i < 5; i++) twice(ones([2]))
  const parts = twice(nested.nestedTensor([ones([2]), ones([1])])).unbind()
  expect(parts.map((part) => part.toArray())).toEqual([[2, 2], [2]])
  const written = compile((v: Tensor) => v.add_(1).mul(2))
  for (let i = 0; i < 5; i++) written(ones([2]))
  const frozen = inferenceMode(() => ones([2]))
  expect(() => written(frozen)).toThrow(/inference/i)
})

test('the fields of a compiled module are the module’s', () => {
  const m = linear()
  const compiled = compile(m)
  expect(Object.keys(compiled)).toEqual(Object.keys(m))
  expect({ ...compiled }).toEqual({ ...m })
  expect(Reflect.ownKeys(compiled)).toEqual(Reflect.ownKeys(m))
  expect(torch.compile(compiled)(x).toArray()).toEqual([[4, 4]])
})

test('a Sequential keeps alive for a hook the tensors that it was given, also through layers that pass them on', () => {
  const kept: Tensor[] = []
  const first = linear()
  first.registerForwardHook((_m, _args, result) => {
    kept.push(result as Tensor)
  })
  const model = new nn.Sequential(first, new nn.Identity(), new nn.ReLU())
  for (let i = 0; i < 4; i++) model.forward(x)
  expect(kept.map((result) => result.disposed)).toEqual([false, false, false, false])
})

describe.each<[string, object]>([
  ['by default', {}],
  ['trusted at once', { verify: false }],
])('a function that sets options of its optimizer runs as written and says so, %s', (_, options) => {
  type Stepped = { step(): void }
  const setters: [string, (o: optim.SGD) => Stepped][] = [
    ['OneCycleLR, which cycles the momentum too', (o) => new optim.lrScheduler.OneCycleLR(o, 1, { totalSteps: 50 })],
    ['CyclicLR', (o) => new optim.lrScheduler.CyclicLR(o, 0.1, 1, { stepSizeUp: 5 })],
    [
      'ReduceLROnPlateau, which counts before it sets a rate',
      (o) => {
        const scheduler = new optim.lrScheduler.ReduceLROnPlateau(o, { patience: 5 })
        return { step: () => scheduler.step(1) }
      },
    ],
    [
      'a momentum that is set by itself',
      ({ paramGroups: [group] }) => ({
        step: () => {
          group.momentum *= 0.9
        },
      }),
    ],
  ]
  test.each(setters)('%s', async (_name, make) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const train = (through: (fn: (x: Tensor) => Tensor) => (x: Tensor) => Tensor) => {
      const w = ones([2], { requiresGrad: true })
      const o = new optim.SGD([w], { lr: 0.1, momentum: 0.9 })
      const scheduler = make(o)
      const step = through((v) => {
        o.zeroGrad()
        const loss = w.mul(v).square().sum()
        loss.backward()
        o.step()
        scheduler.step()
        return loss.detach()
      })
      return [...Array(12)].map(() => step(ones([2])).item())
    }
    const wanted = train((fn) => fn)
    expect(train((fn) => compile(fn, options))).toEqual(wanted)
    expect(told(warn).map(([, text]) => text)).toEqual([
      expect.stringMatching(/set in it; set it outside|steps in it; call its step\(\) outside/),
    ])
    warn.mockRestore()
  })
})

test('a momentum that changes between calls is noticed each time, and a warning says that recording does not pay', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  const train = (through: (fn: () => Tensor) => () => Tensor) => {
    const w = ones([2], { requiresGrad: true })
    const o = new optim.SGD([w], { lr: 0.1, momentum: 0.9 })
    const step = through(() => {
      o.zeroGrad()
      const loss = w.square().sum()
      loss.backward()
      o.step()
      return loss.detach()
    })
    return [...Array(40)].map((_, i) => {
      o.paramGroups[0].momentum = 1 / (2 + i)
      return step().item()
    })
  }
  const wanted = train((fn) => fn)
  expect(train((fn) => compile(fn))).toEqual(wanted)
  expect(told(warn).map(([, text]) => text)).toEqual([expect.stringMatching(/momentum has changed again/)])
  warn.mockRestore()
})

test('values read from an optimizer and its scheduler are the current ones', () => {
  const w = ones([2], { requiresGrad: true })
  const o = new optim.Adam([w], { lr: 2 })
  const scheduler = new optim.lrScheduler.StepLR(o, 1, { gamma: 0.5 })
  const chained = new optim.lrScheduler.ChainedScheduler([new optim.lrScheduler.StepLR(o, 1)])
  const plateau = new optim.lrScheduler.ReduceLROnPlateau(o)
  const read = () => [
    ...[scheduler, chained, plateau].map((one) => JSON.stringify(one.stateDict())),
    o.paramGroups[0].betas[0],
    o.paramGroups[0].eps,
    scheduler.getLastLr()[0],
    o.paramGroups[0].params.length,
  ]
  const compiled = compile(() => [x.mul(2), ...read()], { warmup: 0, verify: false })
  const changes = [
    () => undefined,
    () => Object.assign(o.paramGroups[0].betas, { 0: 0.5 }),
    () => Object.assign(o.paramGroups[0], { eps: 1 }),
    () => o.step(),
    () => scheduler.step(),
    () => Object.assign(scheduler.baseLrs, { 0: 5 }),
    () => scheduler.loadStateDict({ ...scheduler.stateDict(), gamma: 0.7 }),
    () => chained.step(),
    () => plateau.step(1),
    () => o.paramGroups[0].params.push(ones([2], { requiresGrad: true })),
  ]
  for (const change of changes) {
    change()
    for (let i = 0; i < 2; i++) expect(compiled().slice(1)).toEqual(read())
  }
})

test('a mode that a function switches is switched in each call', () => {
  const m = new nn.Sequential(new nn.Dropout())
  const compiled = compile((v: Tensor) => m.eval().forward(v), { warmup: 0, verify: false })
  for (let i = 0; i < 5; i++) {
    m.train()
    expect(compiled(x).toArray()).toEqual([[1, 1]])
    expect(m.training).toBe(false)
  }
  const both = compile(
    (v: Tensor) => {
      const y = m.eval().forward(v)
      m.train()
      return y
    },
    { warmup: 0, verify: false },
  )
  for (let i = 0; i < 5; i++) {
    expect(both(x).toArray()).toEqual([[1, 1]])
    expect(m.training).toBe(true)
  }
})

test('a warning about autocast around a function does not silence the one about what cannot be recorded', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const reads = compile((v: Tensor) => v.mul(v.sum().item()))
  for (let i = 0; i < 2; i++) torch.amp.autocast('cpu', () => reads(x))
  for (let i = 0; i < 5; i++) reads(x)
  expect(told(warn).map(([, text]) => text)).toEqual([
    expect.stringMatching(/autocast keeps the casts/),
    expect.stringMatching(/value is read while/),
  ])
  warn.mockRestore()
})

test('parametrize.cached around a function keeps what was computed, also if what it is made of changes', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const layer = nn.utils.parametrizations.weightNorm(linear())
  const { original0 } = layer.parametrizations.weight as unknown as { original0: Tensor }
  const run = (v: Tensor) => layer.forward(v).detach()
  const compiled = compile(run, { warmup: 0 })
  for (let i = 0; i < 4; i++) compiled(x)
  const [first, second, written] = nn.utils.parametrize.cached(() => {
    const before = compiled(x)
    torch.noGrad(() => original0.mul_(2))
    return [before, compiled(x), run(x)].map((y) => y.toArray())
  })
  expect([second, written]).toEqual([first, first])
  expect(compiled(x).toArray()).toEqual(run(x).toArray())
  expect(compiled(x).toArray()).not.toEqual(first)
  expect(told(warn).map(([, text]) => text)).toEqual([
    expect.stringMatching(/parametrize\.cached keeps what it has computed/),
  ])
  warn.mockRestore()
})

test('what a Sequential keeps for itself when it is called outside is no change', () => {
  const model = new nn.Sequential(linear(), new nn.ReLU())
  let runs = 0
  const compiled = compile((v: Tensor) => {
    runs++
    return model.forward(v)
  })
  for (let i = 0; i < 6; i++) compiled(ones([1, 2]))
  const before = runs
  model.forward(x)
  for (let i = 0; i < 3; i++) expect(compiled(x).toArray()).toEqual(model.forward(x).toArray())
  expect(runs).toBe(before)
})

describe("an optimizer's method that is replaced for some calls", () => {
  type Replaces = (o: optim.Optimizer) => void
  const ways: [string, 'step' | 'zeroGrad', Replaces][] = [
    ['zeroGrad that does nothing', 'zeroGrad', (o) => Object.assign(o, { zeroGrad: () => undefined })],
    [
      'a step that takes two',
      'step',
      (o) => {
        const step = o.step.bind(o)
        Object.assign(o, {
          step: () => {
            step()
            step()
          },
        })
      },
    ],
    [
      'a step of plain SGD',
      'step',
      (o) =>
        Object.assign(o, {
          step: () =>
            torch.noGrad(() => {
              for (const p of o.paramGroups[0].params) if (p.grad) p.sub_(p.grad.mul(0.1))
            }),
        }),
    ],
  ]
  test.each(ways)('%s', (_, name, replace) => {
    const train = (through: (fn: () => Tensor) => () => Tensor) => {
      const w = ones([2], { requiresGrad: true })
      const o = new optim.SGD([w], { lr: 0.01, momentum: 0.9 })
      const step = through(() => {
        o.zeroGrad()
        const loss = w.square().sum()
        loss.backward()
        o.step()
        return loss.detach()
      })
      return [...Array(14)].map((_, i) => {
        if (i === 5) replace(o)
        if (i === 10) delete (o as Partial<optim.Optimizer>)[name]
        return step().item()
      })
    }
    expect(train((fn) => compile(fn))).toEqual(train((fn) => fn))
  })
})
