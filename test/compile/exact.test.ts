import * as torch from '../../lib'
import { autograd, type CompileOptions, compile, nn, optim, Tensor } from '../../lib'

const options: CompileOptions[] = [{ warmup: 0, verify: false }, { warmup: 0 }, {}, { fullgraph: true }]

/** Values of a result, and of all that a step leaves behind. */
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

/** Calls of new objects with other values, and now and then another shape. */
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
  // Each of two shapes is met, recorded and compared, and met once more where it could not be recorded at once.
  expect(runs).toBeLessThanOrEqual(8)
  return [told, torch.rand([1]).toArray()]
}

/** A training step of a model: loss, weights, gradients and buffers. */
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

const checkpointed = (model: nn.Sequential) => training(model, (x) => autograd.checkpoint((a: Tensor) => model.forward(a), x))

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
      autograd.checkpoint((a: Tensor) => model.forward(a), x).exp().sum().backward()
      return autograd.checkpoint((a: Tensor) => other.forward(a), x)
    })
  },
  'a checkpoint of a leaf that is made in it': () => {
    const model = layers(new nn.Dropout(0.4))
    return {
      step: (x) => {
        const a = x.clone().requiresGrad_()
        autograd.checkpoint((a: Tensor) => model.forward(a), a).sum().backward()
        return a.grad
      },
      kept: () => [],
    }
  },
  'a checkpoint of an argument that requires a gradient': () => {
    const model = layers(new nn.Dropout(0.4))
    return {
      step: (x) => {
        autograd.checkpoint((a: Tensor) => model.forward(a), x).sum().backward()
        return x.grad
      },
      kept: () => [],
      given: (x) => x.requiresGrad_(),
    }
  },
  'tensors that are saved elsewhere': () => {
    const model = layers()
    const halves = (run: () => Tensor) => autograd.graph.savedTensorsHooks((a) => a.mul(0.5), (a) => a.mul(2), run)
    return training(model, (x) => halves(() => model.forward(x)))
  },
  'a cumulative average': () => training(layers(new nn.BatchNorm1d(8, { momentum: null }))),
  'a cumulative average that is another number too, for once': () =>
    training(layers(new nn.BatchNorm1d(8, { momentum: null, eps: 0.5 }), new nn.BatchNorm1d(8, { momentum: null, eps: 1 }))),
  'a cumulative average without gradients': () => {
    const layer = new nn.BatchNorm1d(6, { momentum: null })
    return { step: (x) => torch.noGrad(() => layer.forward(x)), kept: () => [...layer.stateDict().values()] }
  },
  'a cumulative average whose result has a graph': () => {
    const layer = new nn.BatchNorm1d(6, { momentum: null })
    return { step: (x) => layer.forward(x), kept: () => [...layer.stateDict().values()] }
  },
  'forkRng': () => ({ step: (x) => [torch.forkRng(() => torch.rand([2])), x.add(torch.rand([1]))], kept: () => [] }),
}

afterEach(() => jest.restoreAllMocks())

describe.each(Object.entries(cases))('%s is replayed to the bit', (_, make) => {
  test.each(options)('%j', (options) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const told = story(make, options)
    expect(warn.mock.calls).toEqual([])
    warn.mockRestore()
    expect(told).toEqual(story(make))
  })
})
