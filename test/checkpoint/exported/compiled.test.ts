import { compile, nn, noGrad, optim, profiler, rand, type Tensor, zeros } from '../../../lib'
import { native } from '../../../lib/binding/native'
import { loadSync } from '../../../lib/checkpoint/exported'
import { golden } from '../../golden/recipe'

const cases: { name: string; file: string }[] = golden('exported-programs').cases
const exportedAs = (name: string) => loadSync(Buffer.from(cases.find((one) => one.name === name)!.file, 'base64'))

/** The operators that a call runs, and the functions of the addon that it calls, each as often as it does. */
function workOf(run: () => unknown): { operators: string[]; calls: string[] } {
  const events = profiler.profile({}, run).events()
  const operators = events.flatMap(({ name }) => (name.includes('::') ? [name] : []))
  const calls: string[] = []
  const functions = native as unknown as Record<string, (...args: unknown[]) => unknown>
  const own = { ...functions }
  for (const [name, call] of Object.entries(own)) {
    if (typeof call !== 'function') continue
    functions[name] = (...args) => {
      calls.push(name)
      return call(...args)
    }
  }
  try {
    run()
  } finally {
    Object.assign(functions, own)
  }
  return { operators, calls }
}

type Model = nn.Module<[x: Tensor], Tensor>

class Embedded extends nn.Module<[ids: Tensor], Tensor> {
  inner = new nn.Embedding(10, 4)
  override forward(ids: Tensor): Tensor {
    return this.inner.forward(ids).sum(1)
  }
}

class Recurrent extends nn.Module<[x: Tensor], Tensor> {
  inner = new nn.LSTM(4, 3, { numLayers: 2, batchFirst: true })
  override forward(x: Tensor): Tensor {
    return this.inner.forward(x)[0]
  }
}

const convolution = (mode: boolean) =>
  new nn.Sequential(
    new nn.Conv2d(2, 3, 3, { padding: 1 }),
    new nn.BatchNorm2d(3),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(12, 2),
  ).train(mode)

describe('compiled, an exported program runs what the module written by hand runs', () => {
  const models: [name: string, own: () => Model, x: Tensor][] = [
    ['linear', () => new nn.Linear(4, 3), rand([5, 4])],
    ['convolution', () => convolution(false), rand([2, 2, 4, 4])],
    ['convolution in training', () => convolution(true), rand([2, 2, 4, 4])],
    ['lstm', () => new Recurrent(), rand([2, 5, 4])],
    ['embedding', () => new Embedded(), zeros([2, 2], { dtype: 'int64' })],
  ]

  test.each(models)('%s', (name, own, x) => {
    const [exported, written] = [exportedAs(name) as unknown as Model, own()].map((model) => {
      const run = compile(model, { fullgraph: true })
      return noGrad(() => {
        for (let i = 0; i < 4; i++) run(x)
        return workOf(() => run(x))
      })
    })
    expect(written.calls).toContain('runProgram')
    expect(exported).toEqual(written)
  })

  test.each(models)('%s, in a step of a training', (name, own, x) => {
    const [exported, written] = [exportedAs(name) as unknown as Model, own()].map((model) => {
      const optimizer = new optim.SGD(model.parameters(), { lr: 0.01 })
      const step = compile((x: Tensor) => {
        optimizer.zeroGrad()
        model.forward(x).square().mean().backward()
        optimizer.step()
      })
      for (let i = 0; i < 5; i++) step(x)
      return workOf(() => step(x))
    })
    expect(written.calls).toContain('runProgram')
    expect(exported).toEqual(written)
  })
})
