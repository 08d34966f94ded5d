import * as torch from '../../lib'
import { compile, nn, optim, type Tensor } from '../../lib'

interface Run {
  losses: unknown[]
  weights: unknown[]
  state: unknown
}

const numbers = (tensors: Iterable<Tensor>) => [...tensors].map((each) => each.toArray())

/** Trains a model with many kinds of layers for this many steps; the learning rate changes on the way. */
function train(
  name: 'SGD' | 'Adam' | 'AdamW' | 'Adagrad' | 'RMSprop' | 'NAdam' | 'Adadelta' | 'RAdam' | 'Adamax' | 'ASGD' | 'Rprop',
  options: object,
  steps: number,
  compiled: boolean,
): Run {
  torch.manualSeed(5)
  const model = new nn.Sequential(
    ...[new nn.Linear(6, 16), new nn.BatchNorm1d(16), new nn.ReLU(), new nn.Dropout(0.2)],
    ...[new nn.Linear(16, 8), new nn.Tanh(), new nn.LayerNorm(8), new nn.Linear(8, 6)],
  )
  const optimizer = new optim[name](model.parameters(), { lr: 1e-2, ...options })
  const scheduler = new optim.lrScheduler.StepLR(optimizer, 20, { gamma: 0.8 })
  const lossFn = new nn.MSELoss()
  const plain = (x: Tensor) => {
    optimizer.zeroGrad()
    const loss = lossFn.forward(model.forward(x), x)
    loss.backward()
    optimizer.step()
    return loss
  }
  const step = compiled ? compile(plain) : plain
  const data = torch.rand([40, 6])
  const losses: unknown[] = []
  for (let i = 0; i < steps; i++) {
    // The last batch of an epoch is smaller.
    losses.push(step(data.narrow(0, (i % 4) * 10, i % 4 === 3 ? 6 : 10)).item())
    scheduler.step()
  }
  const tensors = [...model.stateDict().values(), ...[...model.parameters()].map((parameter) => parameter.grad!)]
  const state = [...optimizer.state.values()].map((kept) =>
    numbers(Object.values(kept).filter((value) => value instanceof torch.Tensor)),
  )
  return { losses, weights: numbers(tensors), state }
}

describe('200 compiled training steps are those of the plain loop, bit for bit', () => {
  test.each([
    ['SGD', {}],
    ['SGD', { momentum: 0.9, nesterov: true, weightDecay: 1e-3 }],
    ['Adam', {}],
    ['Adam', { amsgrad: true }],
    ['Adam', { fused: false }],
    ['AdamW', {}],
    ['Adagrad', { lrDecay: 1e-3 }],
  ] as const)('%s %j', (name, options) => {
    expect(train(name, options, 200, true)).toEqual(train(name, options, 200, false))
  })

  test.each(['RMSprop', 'NAdam', 'Adadelta', 'RAdam', 'Adamax', 'ASGD', 'Rprop'] as const)(
    '%s, whose step stays JavaScript (40 steps)',
    (name) => {
      expect(train(name, {}, 40, true)).toEqual(train(name, {}, 40, false))
    },
  )
})

test('a changed option of an optimizer, other than its learning rate, makes it record again', () => {
  const run = (compiled: boolean) => {
    const w = torch.ones([4]).requiresGrad_()
    const optimizer = new optim.SGD([w], { lr: 0.1 })
    const plain = (x: Tensor) => {
      optimizer.zeroGrad()
      x.mul(w).sum().backward()
      optimizer.step()
    }
    const step = compiled ? compile(plain) : plain
    for (let i = 0; i < 12; i++) {
      if (i === 4) optimizer.paramGroups[0].momentum = 0.9
      if (i === 8) optimizer.paramGroups[0].weightDecay = 0.1
      step(torch.ones([4]).mul(i))
    }
    return w.toArray()
  }
  expect(run(true)).toEqual(run(false))
})

test.each([optim.SGD, optim.Adam, optim.Adagrad, optim.RMSprop, optim.NAdam])(
  'a learning rate that a scheduler changes after each step makes no other recording: %p',
  (Kind) => {
    const run = (compiled: boolean) => {
      const w = torch.ones([4]).requiresGrad_()
      const optimizer = new Kind([w], { lr: 0.1 })
      const scheduler = new optim.lrScheduler.ExponentialLR(optimizer, 0.7)
      let runs = 0
      const plain = (x: Tensor) => {
        runs++
        optimizer.zeroGrad()
        x.mul(w).pow(2).sum().backward()
        optimizer.step()
      }
      const step = compiled ? compile(plain) : plain
      for (let i = 0; i < 30; i++) {
        step(torch.ones([4]).mul(i))
        scheduler.step()
      }
      return { runs, w: w.toArray() }
    }
    const [asWritten, replayed] = [run(false), run(true)]
    expect(replayed.w).toEqual(asWritten.w)
    // The first call, one that makes the state, the recording, its comparison, and one for an argument that was always the same.
    expect(replayed.runs).toBeLessThanOrEqual(5)
  },
)

test('parameter groups keep their own options and learning rates', () => {
  const run = (compiled: boolean) => {
    const [a, b] = [torch.ones([4]).requiresGrad_(), torch.ones([4]).requiresGrad_()]
    const optimizer = new optim.Adam([{ params: [a] }, { params: [b], lr: 0.5, betas: [0.5, 0.9] }], { lr: 0.1 })
    const plain = (x: Tensor) => {
      optimizer.zeroGrad()
      x.mul(a).add(b).pow(2).sum().backward()
      optimizer.step()
    }
    const step = compiled ? compile(plain) : plain
    for (let i = 0; i < 10; i++) {
      if (i === 5) optimizer.paramGroups[1].lr = 0.05
      step(torch.ones([4]).mul(i))
    }
    return [a.toArray(), b.toArray()]
  }
  expect(run(true)).toEqual(run(false))
})

test('after a checkpoint is restored between two calls, the next call continues from it', () => {
  const w = torch.ones([4]).requiresGrad_()
  const optimizer = new optim.Adam([w], { lr: 0.1 })
  const step = compile((x: Tensor) => {
    optimizer.zeroGrad()
    x.mul(w).pow(2).sum().backward()
    optimizer.step()
    return w.clone()
  })
  const x = torch.ones([4])
  for (let i = 0; i < 3; i++) step(x)
  const saved = { w: w.detach().clone(), state: structuredCloneOf(optimizer) }
  const next = step(x).toArray()
  step(x)
  torch.noGrad(() => w.copy_(saved.w))
  optimizer.loadStateDict(saved.state)
  expect(step(x).toArray()).toEqual(next)
})

/** A state dict whose tensors do not share memory with the optimizer's. */
function structuredCloneOf(optimizer: optim.Adam) {
  const copy = new optim.Adam([torch.ones([4]).requiresGrad_()])
  copy.loadStateDict(optimizer.stateDict())
  return copy.stateDict()
}

test('an optimizer without a fused kernel steps at once, not beside JavaScript', async () => {
  const w = torch.ones([4]).requiresGrad_()
  const optimizer = new optim.RMSprop([w])
  const step = compile(
    (x: Tensor) => {
      optimizer.zeroGrad()
      x.mul(w).sum().backward()
      optimizer.step()
    },
    { warmup: 0, verify: false },
  )
  const x = torch.ones([4])
  step(x)
  const before = w.toArray()
  await step.async(x)
  expect(w.toArray()).not.toEqual(before)
  step(x)
})
