import * as torch from '../../lib'
import { autograd, type CompileOptions, compile, nn, noGrad, optim, Tensor, tensor } from '../../lib'
import { told } from '../support/warnings'

const options: CompileOptions[] = [{ warmup: 0, verify: false }, { warmup: 0 }, {}, { fullgraph: true }]

/** The values of a result, and of all that a step changes. */
interface Case {
  given?: (x: Tensor) => Tensor
  step: (x: Tensor) => unknown
  /** What lasts beyond a call. */
  kept: () => unknown
}

const values = (given: unknown): unknown => {
  if (given instanceof Tensor) return given.toArray()
  return given instanceof Object ? Object.values(given).map(values) : given
}

/** Calls with new objects of other values, and sometimes of another shape. */
function story(make: () => Case, options?: CompileOptions): unknown {
  torch.manualSeed(3)
  const { step, kept, given = (x: Tensor) => x } = make()
  let runs = 0
  const counted = (x: Tensor) => {
    runs++
    return step(x)
  }
  const call = options === undefined ? step : compile(counted, options)
  const told: unknown[] = []
  for (let i = 0; i < 12; i++) told.push(values(call(given(torch.randn([i % 4 === 3 ? 3 : 5, 6])))), values(kept()))
  // Each of two shapes runs as written, is recorded and compared, with one more call where it could not be recorded at
  // once.
  expect(runs).toBeLessThanOrEqual(8)
  return [told, torch.rand([1]).toArray()]
}

/** A training step of a model: its loss, weights, gradients and buffers. */
function training(model: nn.Module<[Tensor], Tensor>, run = (x: Tensor) => model.forward(x)): Case {
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1 })
  return {
    step: (x) => {
      optimizer.zeroGrad()
      const loss = run(x).pow(2).mean()
      loss.backward()
      optimizer.step()
      return loss
    },
    kept: () => [...model.stateDict().values(), ...[...model.parameters()].map(({ grad }) => grad)],
  }
}

const layers = (...inner: nn.Module<[Tensor], Tensor>[]) =>
  new nn.Sequential(new nn.Linear(6, 8), new nn.Tanh(), ...inner, new nn.Linear(8, 2))

/** A step whose closure computes the loss and its gradients. */
function withClosure(name: 'Adam' | 'RMSprop'): Case {
  const model = layers(new nn.Dropout(0.2))
  const optimizer = new optim[name](model.parameters(), { lr: 0.1 })
  const evaluate = (x: Tensor) => {
    optimizer.zeroGrad()
    const loss = model.forward(x).pow(2).mean()
    loss.backward()
    return loss
  }
  return {
    step: (x) => optimizer.step(() => evaluate(x)),
    kept: () => [...model.parameters()].flatMap((p) => [p, p.grad]),
  }
}

const checkpointed = (model: nn.Sequential) =>
  training(model, (x) => autograd.checkpoint((a: Tensor) => model.forward(a), x))

const checkpointOf = (leafOf: (x: Tensor) => Tensor, given?: Case['given']) => (): Case => {
  const model = layers(new nn.Dropout(0.4))
  const step = (x: Tensor) => {
    const a = leafOf(x)
    autograd
      .checkpoint((a: Tensor) => model.forward(a), a)
      .sum()
      .backward()
    return a.grad
  }
  return { step, kept: () => [], given }
}

const cases: Record<string, () => Case> = {
  'a checkpoint that draws nothing': () => checkpointed(layers()),
  'a checkpoint that draws': () => checkpointed(layers(new nn.Dropout(0.4))),
  'checkpoints among what draws': () => {
    const [first, second, head] = [layers(new nn.Dropout(0.2)), new nn.Dropout(0.3), new nn.Linear(2, 2)]
    return training(new nn.Sequential(first, second, head), (x) => {
      const hidden = second.forward(autograd.checkpoint((a: Tensor) => first.forward(a), x.mul(2)))
      return autograd.checkpoint((a: Tensor) => second.forward(head.forward(a)), hidden)
    })
  },
  'nested checkpoints': () => {
    const model = layers(new nn.Dropout(0.4))
    const inner = (x: Tensor) => autograd.checkpoint((a: Tensor) => model.forward(a), x)
    return training(model, (x) => autograd.checkpoint((a: Tensor) => inner(a).sin(), x))
  },
  'checkpoints of two backward passes': () => {
    const [model, other] = [layers(new nn.Dropout(0.4)), layers()]
    return training(new nn.Sequential(model, new nn.Linear(2, 6), other), (x) => {
      autograd
        .checkpoint((a: Tensor) => model.forward(a), x)
        .exp()
        .sum()
        .backward()
      return autograd.checkpoint((a: Tensor) => other.forward(a), x)
    })
  },
  'a checkpoint of a leaf that is made in it': checkpointOf((x) => x.clone().requiresGrad_()),
  'a checkpoint of an argument that requires a gradient': checkpointOf(
    (x) => x,
    (x) => x.requiresGrad_(),
  ),
  'tensors that are saved elsewhere': () => {
    const model = layers()
    const halves = (run: () => Tensor) =>
      autograd.graph.savedTensorsHooks(
        (a) => a.mul(0.5),
        (a) => a.mul(2),
        run,
      )
    return training(model, (x) => halves(() => model.forward(x)))
  },
  'a closure of an optimizer with a fused kernel': () => withClosure('Adam'),
  'a closure of an optimizer without one': () => withClosure('RMSprop'),
  'a checkpoint without gradients': () => {
    const model = layers(new nn.Dropout(0.4))
    return { step: (x) => torch.noGrad(() => autograd.checkpoint((a: Tensor) => model.forward(a), x)), kept: () => [] }
  },
  'a cumulative average': () => training(layers(new nn.BatchNorm1d(8, { momentum: null }))),
  'a cumulative average that is another number too, for once': () =>
    training(
      layers(new nn.BatchNorm1d(8, { momentum: null, eps: 0.5 }), new nn.BatchNorm1d(8, { momentum: null, eps: 1 })),
    ),
  'a cumulative average without gradients': () => {
    const layer = new nn.BatchNorm1d(6, { momentum: null })
    return { step: (x) => torch.noGrad(() => layer.forward(x)), kept: () => [...layer.stateDict().values()] }
  },
  'a cumulative average whose result has a graph': () => {
    const layer = new nn.BatchNorm1d(6, { momentum: null })
    return { step: (x) => layer.forward(x), kept: () => [...layer.stateDict().values()] }
  },
  forkRng: () => ({ step: (x) => [torch.forkRng(() => torch.rand([2])), x.add(torch.rand([1]))], kept: () => [] }),
}

afterEach(() => jest.restoreAllMocks())

describe.each(Object.entries(cases))('%s is replayed with equal bits', (_, make) => {
  test.each(options)('%j', (options) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const told = story(make, options)
    expect(warn.mock.calls).toEqual([])
    warn.mockRestore()
    expect(told).toEqual(story(make))
  })
})

test('a checkpoint whose backward pass is outside runs as written, and one warning says so', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
  const model = layers()
  const run = (x: Tensor) => autograd.checkpoint((a: Tensor) => model.forward(a), x)
  const compiled = compile(run, { warmup: 0 })
  for (let i = 0; i < 4; i++) {
    const x = torch.randn([5, 6])
    expect(autograd.grad(compiled(x).sum(), [...model.parameters()]).map(values)).toEqual(
      autograd.grad(run(x).sum(), [...model.parameters()]).map(values),
    )
  }
  expect(told(warn)).toEqual([
    ['TorchWarning', expect.stringContaining('hooks on saved tensors, as those of a checkpoint')],
  ])
})

test.each([
  [0, 0],
  [0.5, 1],
])('a replay of a checkpoint with dropout %p uses the generator %p times', (p, times) => {
  const { step } = checkpointed(layers(new nn.Dropout(p)))
  const compiled = compile(step, { warmup: 0 })
  for (let i = 0; i < 3; i++) compiled(torch.randn([5, 6]))
  const profiler = new torch.profiler.Profiler({ activities: ['cpu'] })
  profiler.start()
  compiled(torch.randn([5, 6]))
  profiler.stop()
  const states = profiler.keyAverages().filter(({ key }) => key.includes('rng_state'))
  expect(states.map(({ count }) => count)).toEqual(Array(2 * times).fill(2))
})

describe('LBFGS, where values decide how often its closure runs', () => {
  const started = (lineSearchFn: 'strong_wolfe' | null) => {
    torch.manualSeed(4)
    const model = layers()
    const optimizer = new optim.LBFGS(model.parameters(), { lr: 0.5, maxIter: 4, lineSearchFn })
    const evaluate = (x: Tensor) => {
      optimizer.zeroGrad()
      const loss = model
        .forward(x)
        .sub(x.narrow(1, 0, 2))
        .pow(2)
        .mean()
      loss.backward()
      return loss
    }
    const other = new optim.RMSprop(model.parameters(), { lr: 0.01 })
    return { model, optimizer, evaluate, other }
  }
  type Started = ReturnType<typeof started>
  const trained = ({ model }: Started, step: (x: Tensor) => Tensor) => {
    const losses = Array.from({ length: 6 }, () => step(torch.randn([5, 6])).item())
    return [losses, values([...model.parameters()].flatMap((p) => [p, p.grad]))]
  }
  const plain = (line: 'strong_wolfe' | null) => {
    const made = started(line)
    return trained(made, (x) => made.optimizer.step(() => made.evaluate(x)))
  }

  describe.each(['strong_wolfe', null] as const)('with lineSearchFn %p', (line) => {
    test.each(options)('gives equal bits where the closure is compiled: %j', (options) => {
      const made = started(line)
      let runs = 0
      const evaluate = compile((x: Tensor) => {
        runs++
        return made.evaluate(x)
      }, options)
      expect(trained(made, (x) => made.optimizer.step(() => evaluate(x)))).toEqual(plain(line))
      expect(runs).toBeLessThanOrEqual(4)
    })

    test.each(options)('gives equal bits where the step is compiled: %j', (options) => {
      const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
      const made = started(line)
      let runs = 0
      const step = compile((x: Tensor) => {
        runs++
        return made.optimizer.step(() => made.evaluate(x))
      }, options)
      expect(trained(made, step)).toEqual(plain(line))
      expect(runs).toBeLessThanOrEqual(4)
      expect(told(warn)).toEqual([])
    })
  })

  const around: Record<string, (made: Started, x: Tensor) => Tensor> = {
    'what comes before and after the step': ({ model, optimizer, evaluate }, x) => {
      const scaled = x.mul(2)
      const loss = optimizer.step(() => evaluate(scaled))
      return loss.mul(2).add(model.forward(scaled).detach().sum())
    },
    'gradients that are read after it': ({ model, optimizer, evaluate }, x) => {
      optimizer.step(() => evaluate(x))
      return torch.cat([...model.parameters()].map((p) => (p.grad as Tensor).flatten().mul(2))).sum()
    },
    'two steps': ({ optimizer, evaluate }, x) => {
      const loss = optimizer.step(() => evaluate(x))
      return loss.add(optimizer.step(() => evaluate(x.add(1))))
    },
    'a tensor that each evaluation changes': ({ optimizer, evaluate }, x) => {
      const count = x.mul(0).narrow(1, 0, 1).clone()
      const loss = optimizer.step(() => evaluate(x.add(noGrad(() => count.add_(0.01)))))
      return loss.add(count.sum())
    },
  }
  test.each(Object.keys(around))('%s', (name) => {
    const [one, two] = [started('strong_wolfe'), started('strong_wolfe')]
    let runs = 0
    const step = compile((x: Tensor) => {
      runs++
      return around[name](two, x)
    })
    torch.manualSeed(5)
    const replayed = trained(two, step)
    torch.manualSeed(5)
    expect(replayed).toEqual(trained(one, (x) => around[name](one, x)))
    expect(runs).toBeLessThanOrEqual(4)
  })

  const asWritten: [string, (made: Started, x: Tensor) => Tensor, RegExp][] = [
    [
      'a closure that adds to gradients of before',
      ({ model, optimizer }, x) => {
        optimizer.zeroGrad()
        return optimizer.step(() => {
          const loss = model.forward(x).pow(2).mean()
          loss.backward()
          return loss
        })
      },
      /uses gradients before zeroGrad\(\) clears them/,
    ],
    [
      'a tensor that the first evaluation leaves',
      ({ optimizer, evaluate }, x) => {
        let first: Tensor | undefined
        optimizer.step(() => {
          const loss = evaluate(x)
          first ??= loss
          return loss
        })
        return (first as Tensor).detach().mul(2)
      },
      /makes is used after the step/,
    ],
    [
      'a tensor that the last evaluation leaves',
      ({ optimizer, evaluate }, x) => {
        let last = x
        optimizer.step(() => {
          last = evaluate(x)
          return last
        })
        return last.detach().mul(2)
      },
      /does not do what the function does/,
    ],
    [
      'a closure that counts its evaluations',
      ({ optimizer, model }, x) => {
        let count = 0
        return optimizer.step(() => {
          optimizer.zeroGrad()
          const loss = model.forward(x).pow(2).mean().mul(++count)
          loss.backward()
          return loss
        })
      },
      /does not do what the function does/,
    ],
    [
      'another optimizer that is stepped in the closure',
      ({ optimizer, evaluate, other }, x) =>
        optimizer.step(() => {
          const loss = evaluate(x)
          other.step()
          return loss
        }),
      /another optimizer takes a step in the closure/,
    ],
    [
      'a closure that gives a number',
      ({ optimizer, evaluate }, x) =>
        tensor(optimizer.step(() => Number(evaluate(x).mul(1)) as unknown as Tensor) as unknown as number),
      /value is read/,
    ],
  ]
  test.each(asWritten)('%s: runs as written, with a warning', (_, of, why) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const [one, two] = [started('strong_wolfe'), started('strong_wolfe')]
    torch.manualSeed(5)
    const replayed = trained(
      two,
      compile((x: Tensor) => of(two, x)),
    )
    torch.manualSeed(5)
    expect(replayed).toEqual(trained(one, (x) => of(one, x)))
    expect(told(warn)).toEqual([['TorchWarning', expect.stringMatching(why)]])
  })
})
