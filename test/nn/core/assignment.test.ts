import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { SGD } from '../../../lib/optim'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'

interface Assignment {
  field: string
  value: string
  error?: string
  keys?: string[]
  parameters?: string[]
  buffers?: string[]
}

const { assignments, registered } = golden('module-state')

class Net extends nn.Module<[x: Tensor], Tensor> {
  weight = new nn.Parameter(ones([2]))
  mean = new nn.Buffer(zeros([2]))
  seen = new nn.Buffer(zeros([2]), { persistent: false })
  child = new nn.Linear(2, 1)

  constructor() {
    super()
    this.registerParameter('bias', null)
  }

  forward(x: Tensor): Tensor {
    return this.child.forward(x.mul(this.weight).add(this.mean))
  }
}

const values: Record<string, () => unknown> = {
  tensor: () => tensor([7, 7]),
  parameter: () => new nn.Parameter(tensor([7, 7])),
  'passing buffer': () => new nn.Buffer(tensor([7, 7]), { persistent: false }),
  module: () => new nn.Linear(2, 1, { bias: false }),
  null: () => null,
  number: () => 5,
}

/** Assigns as JavaScript does, without types. */
function assign(module: nn.Module, field: string, value: unknown): void {
  ;(module as unknown as Record<string, unknown>)[field] = value
}

const sorted = (entries: Iterable<[string, unknown]>) => [...entries].map(([name]) => name).sort()

describe("a value assigned to a field of a module does what Python's Module.__setattr__ does", () => {
  test.each<Assignment>(assignments)('$field = $value', ({ field, value, error, keys, parameters, buffers }) => {
    const net = new Net()
    if (error) {
      const before = sorted(net.stateDict())
      expect(() => assign(net, field, values[value]())).toThrow(expect.objectContaining({ name: error }))
      expect(sorted(net.stateDict())).toEqual(before)
      return
    }
    assign(net, field, values[value]())
    expect(sorted(net.stateDict())).toEqual(keys)
    expect(sorted(net.namedParameters())).toEqual(parameters)
    expect(sorted(net.namedBuffers())).toEqual(buffers)
  })

  test('the error says what was wrong and what to do', () => {
    expect(() => assign(new nn.Linear(2, 2), 'weight', ones([2, 2]))).toThrow(
      'cannot assign Tensor[2, 2] float32 as parameter "weight" of Linear: it takes an nn.Parameter or null; wrap the tensor in nn.Parameter',
    )
  })
})

describe('assignments to fields are checked and registered', () => {
  const layers: [string, () => nn.Module, field: string, value: unknown][] = [
    ['BatchNorm1d', () => new nn.BatchNorm1d(2, { affine: false }), 'weight', ones([2])],
    ['Linear without bias', () => new nn.Linear(2, 2, { bias: false }), 'bias', ones([2])],
    ['Conv2d', () => new nn.Conv2d(1, 1, 1), 'weight', ones([1, 1, 1, 1])],
    ['LayerNorm', () => new nn.LayerNorm(2), 'weight', ones([2])],
    ['Embedding', () => new nn.Embedding(2, 2), 'weight', ones([2, 2])],
    ['PReLU', () => new nn.PReLU(), 'weight', ones([1])],
    ['GRUCell', () => new nn.GRUCell(2, 2), 'bias_ih', ones([6])],
    ['LSTM', () => new nn.LSTM(2, 2), 'weight_ih_l0', ones([8, 2])],
    ['MultiheadAttention', () => new nn.MultiheadAttention(2, 1), 'bias_k', ones([1, 1, 2])],
    ['TransformerEncoderLayer', () => new nn.TransformerEncoderLayer(2, 1), 'self_attn', 5],
    ['CrossEntropyLoss', () => new nn.CrossEntropyLoss({ weight: ones([2]) }), 'weight', 5],
  ]

  test.each(layers)('of %s from the start', (_, make, field, value) => {
    expect(() => assign(make(), field, value)).toThrow(TypeError)
  })

  test.each<[string, (net: Net) => unknown]>([
    ['called', (net) => net.forward(ones([2]))],
    ['asked for its parameters', (net) => [...net.parameters()]],
    ['put into evaluation mode', (net) => net.eval()],
    ['loaded', (net) => net.loadStateDict(new Net().stateDict())],
  ])("of a user's class once it has been %s", (_, use) => {
    const net = new Net()
    use(net)
    expect(() => assign(net, 'child', 5)).toThrow(TypeError)
    assign(net, 'mean', ones([2]))
    expect(net.mean).toBeInstanceOf(nn.Buffer)
    expect(net.getBuffer('mean').toArray()).toEqual([1, 1])
  })

  test('of a subclass of a layer, too', () => {
    class Own extends nn.Linear {
      mean = new nn.Buffer(zeros([1]))
    }
    const layer = new Own(1, 1)
    layer.forward(ones([1, 1]))
    assign(layer, 'mean', ones([1]))
    expect(sorted(layer.stateDict())).toEqual(['bias', 'mean', 'weight'])
    expect(() => assign(layer, 'weight', ones([1, 1]))).toThrow(TypeError)
  })

  test('that are added later, and in copies', () => {
    const net = new Net()
    assign(net, 'extra', new nn.Parameter(ones([1])))
    expect(sorted(net.namedParameters())).toContain('extra')
    const copy = net.clone()
    for (const module of [net, copy]) expect(() => assign(module, 'extra', ones([1]))).toThrow(TypeError)
    copy.mean.add_(1)
    expect(net.mean.toArray()).toEqual([0, 0])
  })

  test('except a field with its own getter', () => {
    const net = new Net()
    const own = new nn.Parameter(ones([1]))
    Object.defineProperty(net, 'own', { get: () => own, enumerable: true, configurable: true })
    expect(sorted(net.namedParameters())).toContain('own')
    expect(net.getParameter('own')).toBe(own)
  })

  test('until they are deleted', () => {
    const net = new Net()
    expect(net.stateDict().has('mean')).toBe(true)
    Reflect.deleteProperty(net, 'mean')
    assign(net, 'mean', 5)
    expect([net.stateDict().has('mean'), net.mean]).toEqual([false, 5])
  })

  test('and the fields keep their order', () => {
    const net = new Net()
    const names = Object.keys(net)
    expect([...net.namedParameters()].map(([name]) => name)).toEqual(['weight', 'child.weight', 'child.bias'])
    expect(Object.keys(net)).toEqual(names)
  })
})

describe('assignments to fields of a user’s class are registered before its first use', () => {
  /** Assigned in the constructor, as PyTorch's modules do it. */
  class Assigned extends nn.Module {
    constructor(change: (self: Record<string, unknown>) => void = () => {}) {
      super()
      const self = this as unknown as Record<string, unknown>
      self.s = new nn.Parameter(ones([1]))
      self.m = new nn.Buffer(zeros([2]))
      self.child = new nn.Linear(1, 1)
      change(self)
    }

    forward(): void {}
  }

  /** Declared, as with JavaScript's class fields. */
  class Declared extends nn.Module {
    s = new nn.Parameter(ones([1]))
    m = new nn.Buffer(zeros([2]))
    child = new nn.Linear(1, 1)
    forward(): void {}
  }

  test('in its constructor', () => {
    const buffered = new Assigned((self) => {
      self.m = ones([2])
    })
    expect(buffered.stateDict().get('m')?.toArray()).toEqual([1, 1])
    for (const [name, value] of [
      ['s', ones([1])],
      ['s', 5],
      ['child', 5],
      ['child', ones([1])],
    ] as const) {
      const make = () =>
        new Assigned((self) => {
          self[name] = value
        })
      expect(make).toThrow(`cannot assign`)
    }
  })

  test('also where the value was made before the module', () => {
    const value = ones([1])
    expect(() => assign(new Assigned(), 's', value)).toThrow(TypeError)
    expect(() => assign(new Assigned(), 'child', 5)).toThrow(TypeError)
    const layer = new nn.Linear(2, 2)
    assign(layer, 'foo', new nn.Linear(1, 1))
    expect(() => assign(layer, 'foo', 5)).toThrow(TypeError)
  })

  test('also of fields that it declares, when a tensor or a module is made', () => {
    const net = new Declared()
    expect(() => assign(net, 's', ones([1]))).toThrow(TypeError)
    assign(net, 'm', tensor([1, 1]))
    expect(net.stateDict().get('m')?.toArray()).toEqual([1, 1])
    const other = new Declared()
    expect(() => assign(other, 's', tensor([1]))).toThrow(TypeError)
    new nn.Sequential(other as never)
    expect(() => assign(other, 'child', 5)).toThrow(TypeError)
  })

  test('also of fields that it declares, when the event loop turns', async () => {
    const net = new Declared()
    await null
    expect(() => assign(net, 'child', 5)).toThrow(TypeError)
  })

  test('also of those that a subclass declares again', () => {
    class Tensors extends nn.Linear {
      override weight = ones([2, 2]) as nn.Parameter
    }
    class Own extends nn.Linear {
      override weight = new nn.Parameter(zeros([2, 2]))
    }
    class Means extends nn.BatchNorm1d {
      override running_mean = ones([2]) as nn.Buffer
    }
    const lost = new Tensors(2, 2)
    const message = 'cannot assign Tensor[2, 2] float32 as parameter "weight" of Tensors'
    for (const use of [() => lost.stateDict(), () => lost.forward(ones([2])), () => lost.stateDict()]) {
      expect(use).toThrow(message)
    }
    expect(sorted(new Own(2, 2).stateDict())).toEqual(['bias', 'weight'])
    const norm = new Means(2)
    expect(norm.double().stateDict().get('running_mean')).toMatchObject({ dtype: 'float64', shape: [2] })
  })

  test('a subclass that declares one again without a value loses it, with a warning', () => {
    class Again extends nn.Linear {
      // biome-ignore lint/suspicious/noExplicitAny: what TypeScript's `override weight!: nn.Parameter` is compiled to
      override weight = undefined as any
    }
    const warned = jest.spyOn(process, 'emitWarning').mockReturnValue()
    expect(sorted(new Again(2, 2).stateDict())).toEqual(['bias'])
    const told = warned.mock.calls.map(([warning]) => (warning as Error).message)
    warned.mockRestore()
    expect(told).toEqual([
      'nn.Again: the class declares "weight" again without a value and so loses the parameter there; ' +
        'leave the field out, or write in TypeScript: declare weight',
    ])
  })

  test.each<[string, nn.Module, string]>([
    ['a parameter', new nn.Linear(2, 2), 'weight'],
    ['a buffer', new nn.BatchNorm1d(2), 'running_mean'],
    ['a child', new nn.TransformerEncoderLayer(2, 1, { dimFeedforward: 2 }), 'linear1'],
  ])('%s is not lost by the assignment of undefined', (_, module, name) => {
    const before = sorted(module.stateDict())
    expect(() => assign(module, name, undefined)).toThrow('cannot assign undefined as')
    expect(sorted(module.stateDict())).toEqual(before)
  })

  test('a deleted field is like any other field', () => {
    const layer = new nn.Linear(2, 2)
    Reflect.deleteProperty(layer, 'bias')
    assign(layer, 'bias', ones([2]))
    expect(sorted(layer.stateDict())).toEqual(['weight'])
    expect(layer.forward(zeros([2])).toArray()).toEqual([1, 1])
  })

  test('and plain fields, setters and symbols behave as in any class', () => {
    class Plain extends Assigned {
      heard: unknown
      set volume(value: unknown) {
        this.heard = value
      }
    }
    const net = new Plain()
    const key = Symbol('key')
    Object.assign(net, { volume: 3, other: 'x', [key]: new nn.Linear(1, 1) })
    expect([net.heard, Reflect.get(net, 'other')]).toEqual([3, 'x'])
    expect(Object.keys(net)).toEqual(['s', 'm', 'child', 'heard', 'other'])
    expect(sorted(net.stateDict())).toEqual(['child.bias', 'child.weight', 'm', 's'])
    expect(Object.getPrototypeOf(Object.getPrototypeOf(nn.Module.prototype))).toBe(Object.prototype)
  })
})

describe('an index as a field name', () => {
  test.each([nn.ModuleList, nn.Sequential])('sets and gives the children of %p', (List) => {
    const [first, second] = [new nn.Linear(1, 1), new nn.Linear(1, 2)]
    const list = List === nn.ModuleList ? new nn.ModuleList([first]) : new nn.Sequential(first)
    assign(list, '0', second)
    expect([list.at(0), Reflect.get(list, 0), list.length]).toEqual([second, second, 1])
    expect(() => assign(list, '0', 5)).toThrow(/needs modules, but "0" is 5/)
    expect(() => assign(list, '1', first)).toThrow(/there is no child 1 of 1/)
    expect(list.length).toBe(1)
  })

  test('sets and gives the parameters of a ParameterList', () => {
    const list = new nn.ParameterList([zeros([1])])
    assign(list, '0', ones([1]))
    expect([list.at(0).item(), Reflect.get(list, 0)]).toEqual([1, list.at(0)])
    expect(() => assign(list, '0', 5)).toThrow(/needs parameters or tensors, but "0" is 5/)
    expect(() => assign(list, '3', ones([1]))).toThrow(/there is no parameter 3 of 1/)
  })
})

test('a tensor assigned to a buffer moves, saves and computes with the module, and shares its memory', () => {
  const layer = new nn.BatchNorm1d(2).eval()
  const mean = tensor([10, 20])
  assign(layer, 'running_mean', mean)
  mean.add_(1)
  expect(layer.stateDict().get('running_mean')?.toArray()).toEqual([11, 21])
  expect(layer.double().running_mean?.dtype).toBe('float64')
  expect(mean.dtype).toBe('float32')
  const y = layer.forward(tensor([[11, 21]], { dtype: 'float64' }))
  expect(Number(y.abs().max().item())).toBeLessThan(1e-12)
})

test('a parameter assigned over a parameter is trained in its place', () => {
  const layer = new nn.Linear(1, 1, { bias: false })
  layer.weight = new nn.Parameter(tensor([[3]]))
  const optimizer = new SGD(layer.parameters(), { lr: 1 })
  layer
    .forward(tensor([[1]]))
    .sum()
    .backward()
  optimizer.step()
  expect(layer.weight.item()).toBe(2)
})

describe('registering a module or parameter on a container adds it to the container', () => {
  test('Sequential runs it, as in PyTorch', () => {
    const model = new nn.Sequential(new nn.Linear(1, 1))
    model.forward(ones([2, 1]))
    model.registerModule('x', new nn.Linear(1, 3))
    expect({ length: model.length, shape: model.forward(ones([2, 1])).shape }).toEqual(registered.Sequential)
    expect([...model.stateDict().keys()]).toEqual(['0.weight', '0.bias', 'x.weight', 'x.bias'])
  })

  test('ModuleList and ModuleDict find it', () => {
    const list = new nn.ModuleList([new nn.Linear(1, 1)])
    list.registerModule('1', new nn.Linear(1, 3))
    expect({ length: list.length, last: String(list.at(1)) }).toEqual(registered.ModuleList)
    const dict = new nn.ModuleDict<nn.Linear>()
    dict.registerModule('head', new nn.Linear(1, 3))
    expect(dict.get('head').outFeatures).toBe(3)
  })

  test('ParameterList and ParameterDict find a parameter', () => {
    const list = new nn.ParameterList()
    list.registerParameter('0', new nn.Parameter(ones([2])))
    const dict = new nn.ParameterDict()
    dict.registerParameter('w', new nn.Parameter(ones([3])))
    expect([list.at(0).shape, dict.get('w').shape]).toEqual([[2], [3]])
  })

  test.each<[string, () => void]>([
    ['nothing', () => new nn.Sequential().registerModule('x', null)],
    ['a value that is not a module', () => new nn.ModuleList().registerModule('0', 3 as never)],
    ['a dotted name', () => new nn.Sequential().registerModule('a.b', new nn.ReLU())],
  ])('and refuses %s', (_, register) => {
    expect(register).toThrow(/needs modules|must not be empty or contain a dot/)
  })
})
