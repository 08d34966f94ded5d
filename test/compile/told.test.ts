import { compile, manualSeed, nn, noGrad, ones, optim, type Tensor, tensor } from '../../lib'

/** The results of calls one after another: numbers, or the classes of errors. */
type Story = (compiled: typeof compile) => (call: number) => unknown

const given = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return (error as Error).name
  }
}

const trained = () => {
  manualSeed(1)
  const layer = new nn.Linear(2, 1)
  return { layer, optimizer: new optim.SGD(layer.parameters(), { lr: 0.1 }) }
}

const stepOf = (layer: nn.Linear, optimizer: optim.Optimizer) => (x: Tensor) => {
  optimizer.zeroGrad()
  const loss = layer.forward(x).pow(2).sum()
  loss.backward()
  optimizer.step()
  return loss.detach()
}

class Anneal {
  rate = 1
  weight = ones([1])
  step(): void {
    this.rate++
    this.weight = tensor([this.rate])
  }
}

class Private {
  #rate = 1
  get rate(): number {
    return this.#rate
  }
  step(): void {
    this.#rate++
  }
}

class Counted extends nn.Module<[x: Tensor], Tensor> {
  times = new nn.Buffer(ones([]))
  forward(x: Tensor): Tensor {
    return x.mul(noGrad(() => this.times.add_(1)))
  }
}

const overArgument =
  (Of: new () => { readonly rate: number; step(): void }): Story =>
  (made) => {
    const subject = new Of()
    const run = made((x: Tensor, one: { readonly rate: number }) => x.mul(one.rate))
    return (call) => {
      if (call > 3) subject.step()
      return run(ones([1]), subject).item()
    }
  }

/** Functions that read or change modules, optimizers and the objects around them. */
const stories: Record<string, Story> = {
  'a learning rate that is not a number, which every step refuses': (made) => {
    const { layer, optimizer } = trained()
    const run = made(stepOf(layer, optimizer))
    return (call) => {
      optimizer.paramGroups[0].lr = (call < 5 ? 0.1 : undefined) as number
      return run(ones([1, 2])).item()
    }
  },
  'a step that is given to one optimizer': (made) => {
    const { layer, optimizer } = trained()
    const run = made((x: Tensor) => {
      optimizer.zeroGrad()
      layer.forward(x).sum().backward()
      optimizer.step()
      return layer.weight.sum().detach()
    })
    return (call) => {
      if (call === 5) {
        const step = optimizer.step.bind(optimizer)
        optimizer.step = (() => {
          noGrad(() => layer.weight.grad?.mul_(0.01))
          return step()
        }) as typeof optimizer.step
      }
      return run(ones([1, 2])).item()
    }
  },
  'a field of a module that is an argument': (made) => {
    const layer = Object.assign(trained().layer, { scale: 1 })
    const run = made((x: Tensor, module: { scale: number }) => x.mul(module.scale))
    return (call) => {
      if (call > 3) layer.scale = call
      return run(ones([1]), layer).item()
    }
  },
  'a parametrization with state that is added and removed': (made) => {
    manualSeed(1)
    const layer = new nn.Linear(3, 3)
    const run = made((x: Tensor) => layer.forward(x))
    return (call) => {
      if (call === 3) nn.utils.parametrize.registerParametrization(layer, 'weight', new Counted())
      if (call === 8) nn.utils.parametrize.removeParametrizations(layer, 'weight')
      return String([run(ones([1, 3])).toArray(), [...layer.buffers()].map((buffer) => buffer.item())])
    }
  },
  'a zeroGrad that is given to one optimizer': (made) => {
    const { layer, optimizer } = trained()
    const run = made((x: Tensor) => {
      optimizer.zeroGrad()
      const loss = layer.forward(x).pow(2).sum()
      loss.backward()
      optimizer.step()
      return loss.detach()
    })
    return (call) => {
      if (call === 5) optimizer.zeroGrad = () => noGrad(() => void layer.weight.grad?.mul_(0.5))
      return run(ones([1, 2])).item()
    }
  },
  'a step that the class of an optimizer is given': (made) => {
    class Own extends optim.SGD {}
    const layer = trained().layer
    const optimizer = new Own(layer.parameters(), { lr: 0.1 })
    const run = made(stepOf(layer, optimizer))
    const step = Own.prototype.step
    return (call) => {
      if (call === 5)
        Own.prototype.step = function (this: optim.Optimizer) {
          noGrad(() => layer.weight.grad?.mul_(0.01))
          return step.call(this) as never
        }
      return run(ones([1, 2])).item()
    }
  },
  'an optimizer that compiles its own update': (made) => {
    class Mine extends optim.Optimizer {
      readonly move = made((p: Tensor, g: Tensor) => noGrad(() => p.sub_(g.mul(0.1))))
      constructor(params: Iterable<Tensor>) {
        super(params, { lr: 0.1 })
      }
      protected update(): void {}
      override step(): undefined {
        for (const { params } of this.paramGroups) for (const p of params) this.move(p.data, p.grad as Tensor)
        return undefined
      }
    }
    const { layer } = trained()
    const optimizer = new Mine(layer.parameters())
    const run = made(stepOf(layer, optimizer))
    return () => run(ones([1, 2])).item()
  },
  'the state that an optimizer is given': (made) => {
    const { layer, optimizer } = trained()
    const run = made((x: Tensor) => {
      optimizer.state.set(layer.weight, { momentum_buffer: x.mul(2) })
      return x.mul(1)
    })
    return (call) => {
      run(tensor([call]))
      return optimizer.state.get(layer.weight)?.momentum_buffer.item()
    }
  },
  'how many groups there are': (made) => {
    const { optimizer } = trained()
    const run = made((x: Tensor) => x.mul(optimizer.paramGroups.length))
    return (call) => {
      if (call === 5) optimizer.addParamGroup({ params: [new nn.Parameter(ones([1]))] })
      return run(ones([1])).item()
    }
  },
  "an optimizer's defaults": (made) => {
    const { optimizer } = trained()
    const run = made((x: Tensor) => x.mul(optimizer.defaults.lr))
    return (call) => {
      if (call === 5) optimizer.defaults.lr = 9
      return run(ones([1])).item()
    }
  },
  "a scheduler's epoch": (made) => {
    const { optimizer } = trained()
    const scheduler = new optim.lrScheduler.StepLR(optimizer, 3)
    const run = made((x: Tensor) => x.mul(scheduler.lastEpoch))
    return (call) => {
      if (call % 4 === 3) {
        optimizer.step()
        scheduler.step()
      }
      return run(ones([1])).item()
    }
  },
  'whether a tensor has been disposed of': (made) => {
    const flag = ones([1])
    const run = made((x: Tensor) => x.mul(flag.disposed ? 1 : 2))
    return (call) => {
      if (call === 5) flag.dispose()
      return run(ones([1])).item()
    }
  },
  'a registered buffer that is set': (made) => {
    const module = new nn.Module()
    module.registerBuffer('last', ones([1]))
    const fields = module as nn.Module & { last: Tensor }
    const run = made((x: Tensor) => {
      fields.last = x.detach().mul(2)
      return x.add(1)
    })
    return (call) => {
      run(tensor([call]))
      return fields.last.item()
    }
  },
  'a field that forward makes': (made) => {
    class Tempered extends nn.Module {
      temperature?: number
      forward(x: Tensor): Tensor {
        if (this.training) return x
        this.temperature ??= 1
        return x.div(this.temperature)
      }
    }
    const module = new Tempered()
    const run = made((x: Tensor) => module.forward(x))
    return (call) => {
      if (call === 4) module.eval()
      if (call === 8) module.temperature = 0.5
      return run(ones([1])).item()
    }
  },
  'a field under a symbol': (made) => {
    const key = Symbol('scale')
    class Scaled extends nn.Module {
      [key] = 1
      forward(x: Tensor): Tensor {
        return x.mul(this[key])
      }
    }
    const module = new Scaled()
    const run = made((x: Tensor) => module.forward(x))
    return (call) => {
      if (call === 5) module[key] = 5
      return run(ones([1])).item()
    }
  },
  'numbers in a typed array, a date, and properties of a function, in fields': (made) => {
    class Kept extends nn.Module {
      numbers = new Float32Array([1])
      date = new Date(1)
      scale = Object.assign(() => 1, { factor: 1 })
      forward(x: Tensor): Tensor {
        return x.mul(this.numbers[0]).mul(this.date.getTime()).mul(this.scale.factor)
      }
    }
    const module = new Kept()
    const run = made((x: Tensor) => module.forward(x))
    return (call) => {
      if (call === 5) module.numbers[0] = 2
      if (call === 7) module.date.setTime(3)
      if (call === 9) module.scale.factor = 5
      return run(ones([1])).item()
    }
  },
  'an argument of a class with a method step': overArgument(Anneal),
  'an argument with private state': overArgument(Private),
  'a function with fields as an argument': (made) => {
    const scale = Object.assign(() => 1, { factor: 1 })
    const run = made((x: Tensor, by: { factor: number }) => x.mul(by.factor))
    return (call) => {
      if (call > 3) scale.factor = call
      return run(ones([1]), scale).item()
    }
  },
  'fields of this': (made) => {
    class Trainer {
      scale = 1
      run = made(function (this: Trainer, x: Tensor) {
        return x.mul(this.scale)
      } as (x: Tensor) => Tensor)
    }
    const trainer = new Trainer()
    return (call) => {
      if (call > 3) trainer.scale = call
      return trainer.run(ones([1])).item()
    }
  },
  'a gradient in its own parameter': (made) => {
    const weight = new nn.Parameter(ones([4]))
    const optimizer = new optim.SGD([weight], { lr: 0.1 })
    const run = made((x: Tensor) => {
      const loss = weight.mul(x).sum()
      loss.backward()
      weight.grad = weight.detach()
      optimizer.step()
      return loss.detach()
    })
    return () => run(ones([4])).item()
  },
}

type Flagged = Tensor & { by?: number }

/** Fields that user code adds to tensors after the recordings are trusted. */
const fieldsOfTensors: Record<string, Story> = {
  'a field that an argument has from then on': (made) => {
    const run = made((x: Flagged) => x.mul(x.by ?? 2))
    return (call) => {
      const x: Flagged = ones([1])
      if (call > 6) x.by = call
      return run(x).item()
    }
  },
  'a field that a tensor of the caller gets, changes and loses': (made) => {
    const weight: Flagged = ones([1])
    const run = made((x: Tensor) => x.mul(weight).mul(weight.by ?? 2))
    return (call) => {
      if (call > 4) weight.by = call
      if (call > 8) delete weight.by
      return run(ones([1])).item()
    }
  },
  'a field of a parameter': (made) => {
    const { layer } = trained()
    const run = made((x: Tensor) => layer.forward(x).mul((layer.weight as Flagged).by ?? 2))
    return (call) => {
      if (call > 6) (layer.weight as Flagged).by = call
      return run(ones([1, 2])).item()
    }
  },
  'a field of a parameter that it had before': (made) => {
    const { layer } = trained()
    const weight: Flagged = layer.weight
    weight.by = 3
    const run = made((x: Tensor) => layer.forward(x).mul(weight.by as number))
    return (call) => {
      if (call > 6) weight.by = call
      return run(ones([1, 2])).item()
    }
  },
  'a list that a field of a tensor holds': (made) => {
    const weight = Object.assign(ones([1]), { by: [2] })
    const run = made((x: Tensor) => x.mul(weight).mul(weight.by[0]))
    return (call) => {
      if (call > 6) weight.by[0] = call
      return run(ones([1])).item()
    }
  },
}
Object.assign(stories, fieldsOfTensors)

describe('a compiled function notices', () => {
  beforeEach(() => void jest.spyOn(process, 'emitWarning').mockImplementation(() => {}))
  afterEach(() => jest.restoreAllMocks())

  test.each(Object.keys(stories))('%s', (name) => {
    const calls = (make: typeof compile) => {
      const play = stories[name](make)
      return Array.from({ length: 11 }, (_, call) => given(() => play(call)))
    }
    const asWritten = calls(((fn: unknown) => fn) as typeof compile)
    expect(calls(compile)).toEqual(asWritten)
    expect(new Set(asWritten.map(String)).size).toBeGreaterThan(1)
  })

  test('an object with a forward that is not a module, with its fields', () => {
    const double = { by: 2, forward: (x: Tensor): Tensor => x.mul(double.by) }
    const run = compile(double as unknown as nn.Module<[Tensor], Tensor>)
    const results = Array.from({ length: 8 }, (_, call) => {
      if (call === 5) double.by = 3
      return (run as unknown as (x: Tensor) => Tensor)(ones([1])).item()
    })
    expect(results).toEqual([2, 2, 2, 2, 2, 3, 3, 3])
  })
})
