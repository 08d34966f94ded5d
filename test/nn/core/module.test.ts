import { inspect } from 'node:util'
import { ones, relu, zeros } from '../../../lib/generated/ops'
import { makeDecoder, makeEncoder } from '../../../lib/models'
import * as nn from '../../../lib/nn'
import { manualSeed } from '../../../lib/random'
import { type Tensor, tensor } from '../../../lib/tensor'
import { printed } from '../../support/golden-modules'

class Net extends nn.Module {
  hidden = new nn.Linear(4, 3)
  scale = new nn.Parameter(ones([3]))
  running_mean = new nn.Buffer(zeros([3]))
  readonly #cache = new nn.Linear(2, 2)
  label = 'a net'
  layers = [new nn.Linear(1, 1)]
  output = new nn.Sequential(new nn.Linear(3, 2), new nn.Dropout())

  forward(x: Tensor): Tensor {
    return this.output.forward(relu(this.hidden.forward(x)).mul(this.scale))
  }

  cached = () => this.#cache
}

const names = (entries: Iterable<[string, unknown]>) => [...entries].map(([name]) => name)

describe('a subclass', () => {
  test('computes with its fields, and trains what it finds in them', () => {
    const net = new Net()
    net
      .forward(ones([5, 4]))
      .sum()
      .backward()
    expect([...net.parameters()].every(({ grad }) => grad !== null)).toBe(true)
  })

  test('finds parameters, buffers and children in the order of its fields, and none in private fields or arrays', () => {
    const net = new Net()
    expect(names(net.namedParameters())).toEqual([
      'scale',
      'hidden.weight',
      'hidden.bias',
      'output.0.weight',
      'output.0.bias',
    ])
    expect(names(net.namedBuffers('net'))).toEqual(['net.running_mean'])
    expect(names(net.namedChildren())).toEqual(['hidden', 'output'])
    expect(names(net.namedModules())).toEqual(['', 'hidden', 'output', 'output.0', 'output.1'])
    expect(names(net.namedModules('net'))).toEqual(['net', 'net.hidden', 'net.output', 'net.output.0', 'net.output.1'])
    expect([...net.children()].map((child) => child === net.hidden || child === net.output)).toEqual([true, true])
    expect([...net.modules()]).toHaveLength(5)
    expect([...net.buffers()][0]).toBe(net.running_mean)
  })

  test('may replace and remove its parameters and children', () => {
    const net = new Net()
    net.hidden = new nn.Linear(4, 3, { bias: false })
    Object.assign(net, { output: null })
    expect(names(net.namedParameters())).toEqual(['scale', 'hidden.weight'])
  })

  test('may have fields whose names are numbers or names of the prototype', () => {
    class Odd extends nn.Module {
      b = new nn.Parameter(zeros([1]))
      toJSON = new nn.Parameter(zeros([1]))
      forward() {}
    }
    expect(names(new Odd().namedParameters())).toEqual(['b', 'toJSON'])
  })
})

describe('a shared parameter', () => {
  class Tied extends nn.Module {
    first = new nn.Linear(2, 2)
    second = this.first
    weight = this.first.weight
    forward() {}
  }

  test('counts once, and is in the state dict under each of its names, as in PyTorch', () => {
    const tied = new Tied()
    expect(names(tied.namedParameters())).toEqual(['weight', 'first.bias'])
    expect(names(tied.namedModules())).toEqual(['', 'first'])
    expect(names(tied.namedChildren())).toEqual(['first'])
    expect([...tied.stateDict().keys()]).toEqual([
      'weight',
      'first.weight',
      'first.bias',
      'second.weight',
      'second.bias',
    ])
  })
})

describe('printing', () => {
  test.each<[string, () => nn.Module]>([
    ['make_encoder(3)', () => makeEncoder(3)],
    ['make_decoder(100)', () => makeDecoder(100)],
    [
      'nested',
      () =>
        new nn.Sequential(
          makeEncoder(3),
          new nn.Sequential(new nn.Dropout(0.2), new nn.Identity()),
          new nn.Sequential(),
        ),
    ],
    ['nn.Sequential()', () => new nn.Sequential()],
    ['nn.Linear(2, 3, bias=False)', () => new nn.Linear(2, 3, { bias: false })],
  ])("%s is PyTorch's", (name, make) => {
    expect(String(make())).toBe(printed[name])
    expect(inspect(make())).toBe(printed[name])
  })

  test('shows all lines of extraRepr before its children', () => {
    class Talkative extends nn.Module {
      child = new nn.ReLU()
      forward() {}
      protected override extraRepr() {
        return 'one\ntwo'
      }
    }
    expect(String(new Talkative())).toBe('Talkative(\n  one\n  two\n  (child): ReLU()\n)')
  })
})

describe('modes', () => {
  test('train and eval reach every module below', () => {
    const net = new Net()
    expect(net.eval()).toBe(net)
    expect([...net.modules()].map(({ training }) => training)).toEqual(Array(5).fill(false))
    expect(net.train().output.at(1).training).toBe(true)
    expect(() => net.train('false' as never)).toThrow('Module.train: mode must be true or false, but it is "false"')
  })

  test('requiresGrad_ freezes every parameter', () => {
    const net = new Net().requiresGrad_(false)
    expect(net.forward(ones([1, 4])).requiresGrad).toBe(false)
    expect(net.requiresGrad_().forward(ones([1, 4])).requiresGrad).toBe(true)
  })

  test('zeroGrad drops gradients, or fills them with zeros', () => {
    const net = new Net()
    net
      .forward(ones([1, 4]))
      .sum()
      .backward()
    net.zeroGrad({ setToNone: false })
    expect([...net.parameters()].map(({ grad }) => Number(grad?.abs().sum().item()))).toEqual(Array(5).fill(0))
    net.zeroGrad()
    expect([...net.parameters()].map(({ grad }) => grad)).toEqual(Array(5).fill(null))
  })

  test('apply visits children before their parents, in order', () => {
    const seen: string[] = []
    new Net().apply((module) => seen.push(module.constructor.name))
    expect(seen).toEqual(['Linear', 'Linear', 'Dropout', 'Sequential', 'Net'])
  })
})

describe('modules that form no tree', () => {
  class Node extends nn.Module {
    child: nn.Module | null = null
    forward(): void {}
  }

  const uses: [string, (module: nn.Module) => unknown][] = [
    ['parameters', (module) => [...module.parameters()]],
    ['stateDict', (module) => module.stateDict()],
    ['printing', (module) => String(module)],
    ['to', (module) => module.to('float64')],
    ['train', (module) => module.train()],
    ['apply', (module) => module.apply(() => {})],
  ]

  test.each(uses)('%s refuses a module that holds itself', (_, use) => {
    const [a, b] = [new Node(), new Node()]
    a.child = b
    b.child = a
    expect(() => use(a)).toThrow(
      expect.objectContaining({ code: 'ERR_MODULE', message: expect.stringContaining('holds itself') }),
    )
    const list = new nn.ModuleList()
    list.append(list)
    expect(() => use(list)).toThrow(expect.objectContaining({ code: 'ERR_MODULE' }))
  })

  test('stateDict is named where it refuses', () => {
    const module = new Node()
    module.child = module
    expect(() => module.stateDict()).toThrow(/^Node\.stateDict: the module Node holds itself/)
  })

  test.each(uses)('%s works a thousand levels deep and refuses a hundred thousand', (_, use) => {
    const nested = (depth: number) => {
      const root = new Node()
      let last = root
      for (let i = 0; i < depth; i++) {
        const next = new Node()
        last.child = next
        last = next
      }
      return root
    }
    expect(() => use(nested(1000))).not.toThrow()
    expect(() => use(nested(100_000))).toThrow(expect.objectContaining({ code: 'ERR_MODULE' }))
  })
})

test('an error of forward is thrown unchanged', () => {
  class Thrower extends nn.Module {
    constructor(readonly thrown: unknown) {
      super()
    }
    forward(): Tensor {
      throw this.thrown
    }
  }
  for (const thrown of [new Error('mine'), undefined, null, Object.freeze({})]) {
    let caught: unknown = 'nothing'
    try {
      new nn.Sequential(new nn.Identity(), new Thrower(thrown)).forward(tensor([1]))
    } catch (error) {
      caught = error
    }
    expect(caught).toBe(thrown)
  }
})

test('a seed gives the same module again', () => {
  const weights = () => {
    manualSeed(7)
    return new Net().hidden.weight.toArray()
  }
  expect(weights()).toEqual(weights())
})

describe('a parameter, buffer or child with a computed name', () => {
  test('is registered as a field and found by its dotted name', () => {
    const net = new Net()
    net.output.at(0).registerParameter('scale', new nn.Parameter(ones([2])))
    net.registerBuffer('mean', ones([1]))
    net.registerBuffer('seen', ones([1]), { persistent: false })
    net.registerModule('extra', new nn.Linear(1, 1))
    net.registerParameter('none', null)
    expect([...net.stateDict().keys()].filter((key) => /scale|mean|seen|extra|none/.test(key))).toEqual([
      ...['scale', 'running_mean', 'mean', 'output.0.scale', 'extra.weight', 'extra.bias'],
    ])
    expect(net.getParameter('output.0.scale').toArray()).toEqual([1, 1])
    expect(net.getBuffer('mean')).toBeInstanceOf(nn.Buffer)
    expect(net.getSubmodule('output.1')).toBe(net.output.at(1))
    expect(net.getSubmodule('')).toBe(net)
  })

  test.each<[string, (net: Net) => unknown, string]>([
    [
      'a name that is taken',
      (net) => net.registerParameter('label', new nn.Parameter(ones([1]))),
      'nn.Net.registerParameter: Net has "label" already',
    ],
    ['a method', (net) => net.registerBuffer('forward', ones([1])), 'nn.Net.registerBuffer: Net has "forward" already'],
    [
      'a name with a dot',
      (net) => net.registerBuffer('a.b', ones([1])),
      'nn.Net.registerBuffer: a name must not be empty or contain a dot, but it is "a.b"',
    ],
    [
      'no name',
      (net) => net.registerModule(3 as never, net),
      'nn.Net.registerModule: name must be a string, but it is 3',
    ],
    ['a tensor as a parameter', (net) => net.registerParameter('x', ones([1]) as never), '"x" must be an nn.Parameter'],
    ['a number as a buffer', (net) => net.registerBuffer('x', 3 as never), '"x" must be a tensor or null, but is 3'],
    ['a function as a module', (net) => net.registerModule('x', (() => {}) as never), '"x" must be a module or null'],
    ['a way that ends', (net) => net.getSubmodule('output.7'), '"output.7": Net.output has no "7"'],
    [
      'a way through a value that is not a module',
      (net) => net.getParameter('label.x'),
      '"label.x": Net.label is not a module',
    ],
    ['another kind', (net) => net.getParameter('hidden'), 'Net: "hidden" is not a parameter'],
  ])('%s is refused', (_, use, message) => {
    expect(() => use(new Net())).toThrow(message)
  })
})

test.each<[string, (net: Net) => Net, string]>([
  ['double', (net) => net.double(), 'float64'],
  ['half', (net) => net.half(), 'float16'],
  ['bfloat16', (net) => net.bfloat16(), 'bfloat16'],
  ['float', (net) => net.double().float(), 'float32'],
  ['cpu', (net) => net.cpu(), 'float32'],
])('%s turns parameters and buffers', (_, turn, dtype) => {
  const net = turn(new Net())
  expect([...net.parameters(), ...net.buffers()].map((tensor) => [tensor.dtype, tensor.device])).toEqual(
    Array(6).fill([dtype, 'cpu']),
  )
})

test('a field that is only declared may be registered as a buffer or a parameter', () => {
  class Norm extends nn.Module {
    mean: Tensor | undefined
    scale: nn.Parameter | undefined
    constructor() {
      super()
      this.registerBuffer('mean', zeros([2]))
      this.registerParameter('scale', new nn.Parameter(ones([2])))
    }
  }
  const norm = new Norm()
  expect([...norm.stateDict().keys()]).toEqual(['scale', 'mean'])
  expect(norm.mean?.shape).toEqual([2])
})

test('a module that only holds others needs no forward', () => {
  class Heads extends nn.Module {
    a = new nn.Linear(1, 1)
  }
  const heads = new Heads()
  expect([...heads.namedParameters()].map(([name]) => name)).toEqual(['a.weight', 'a.bias'])
  expect(() => heads.forward(ones([1]))).toThrow(
    expect.objectContaining({
      code: 'ERR_NOT_IMPLEMENTED',
      message: expect.stringContaining('nn.Heads is missing the required "forward" function'),
    }),
  )
})

test.each<[string, (model: nn.Module) => unknown]>([
  ['a variable', ({ forward }) => forward(ones([1, 1]))],
  ['a callback', (model) => [ones([1, 1])].map(model.forward)],
  ['a field of another object', (model) => ({ run: model.forward }).run(ones([1, 1]))],
])('forward as %s says that it needs its module', (_, call) => {
  class Own extends nn.Module {
    fc = new nn.Linear(1, 1)
    override forward(x: Tensor) {
      return this.fc.forward(x)
    }
  }
  for (const model of [new nn.Linear(1, 1), new Own()]) {
    expect(() => call(model)).toThrow(
      'forward: was called without its module, as a plain function; write (x) => model.forward(x)',
    )
  }
})
