import { ones } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { type Tensor, tensor } from '../../../lib/tensor'
import { golden } from '../../golden/recipe'

const { reprs } = golden('sequence-layers')

describe('Sequential', () => {
  test('runs its layers one after another', () => {
    const model = new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU(), new nn.Linear(3, 2))
    const x = ones([5, 4])
    const byHand = model.at(2).forward(model.at(1).forward(model.at(0).forward(x)))
    expect(model.forward(x).toArray()).toEqual(byHand.toArray())
    expect(new nn.Sequential().forward(x)).toBe(x)
  })

  test('returns each layer with its own type, by index from either end, and all of them in order', () => {
    const model = new nn.Sequential(new nn.Linear(4, 3), new nn.ReLU())
    const weight: nn.Parameter = model.at(0).weight
    expect(weight.shape).toEqual([3, 4])
    expect(model.at(-1)).toBeInstanceOf(nn.ReLU)
    expect([...model].map(String)).toEqual([String(model.at(0)), 'ReLU()'])
    expect(model.length).toBe(2)
    expect(() => model.at(2)).toThrow('nn.Sequential.at: there is no child 2 of 2')
    expect(() => model.at('0' as never)).toThrow('index must be a whole number')
  })

  test('keeps the order of names that look like numbers', () => {
    const model = new nn.Sequential(
      new Map<string, nn.Layer>([
        ['10', new nn.Linear(1, 2)],
        ['relu', new nn.ReLU()],
        ['2', new nn.Linear(2, 1)],
      ]),
    )
    expect([...model.stateDict().keys()]).toEqual(['10.weight', '10.bias', '2.weight', '2.bias'])
  })

  test('names more than ten layers in order', () => {
    const model = new nn.Sequential(...Array.from({ length: 12 }, () => new nn.Linear(1, 1, { bias: false })))
    expect([...model.stateDict().keys()]).toEqual(Array.from({ length: 12 }, (_, i) => `${i}.weight`))
  })

  test('takes further layers later', () => {
    const model = new nn.Sequential(new nn.ReLU()).append(new nn.Linear(2, 1))
    expect([...model.stateDict().keys()]).toEqual(['1.weight', '1.bias'])
  })

  test("takes a user's own layers", () => {
    class Double extends nn.Module {
      forward(x: Tensor): Tensor {
        return x.mul(2)
      }
    }
    expect(new nn.Sequential(new Double(), new Double()).forward(ones([1])).toArray()).toEqual([4])
  })

  test('of 100,000 layers works', () => {
    const model = new nn.Sequential()
    for (let i = 0; i < 100_000; i++) model.append(new nn.Identity())
    expect(model.forward(ones([2])).toArray()).toEqual([1, 1])
    expect([...model.parameters()]).toEqual([])
  })

  test.each<[string, unknown, string]>([
    ['a function', () => {}, 'nn.Sequential: needs modules, but "0" is a function'],
    ['an array of layers', [new nn.ReLU()], 'nn.Sequential: needs modules, but "0" is [an object (ReLU)]'],
    ['a class instead of a layer', nn.ReLU, 'nn.Sequential: needs modules, but "0" is the class ReLU'],
    ['nothing', undefined, 'nn.Sequential: needs modules, but "0" is undefined'],
    ['a name with a dot', new Map([['a.b', new nn.ReLU()]]), 'must not be empty or contain a dot, but it is "a.b"'],
  ])('refuses %s', (_, layer, message) => {
    expect(() => new nn.Sequential(layer as nn.Layer)).toThrow(message)
  })
})

describe('ModuleList', () => {
  test('makes the modules in a list part of the module', () => {
    class Heads extends nn.Module {
      heads = new nn.ModuleList([new nn.Linear(2, 1), new nn.Linear(2, 1)])
      forward(x: Tensor): Tensor[] {
        return [...this.heads].map((head) => head.forward(x))
      }
    }
    const model = new Heads()
    expect([...model.stateDict().keys()]).toEqual(['heads.0.weight', 'heads.0.bias', 'heads.1.weight', 'heads.1.bias'])
    expect(model.forward(ones([1, 2])).map(({ shape }) => shape)).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(model.heads.at(-1)).toBe([...model.heads][1])
  })

  test('has no forward', () => {
    expect(() => new nn.ModuleList().forward()).toThrow(expect.objectContaining({ code: 'ERR_MODULE' }))
  })

  test("prints as PyTorch's, neighbours that print the same on one line", () => {
    const wide = () => new nn.Sequential(new nn.Linear(1, 2))
    const list = new nn.ModuleList([
      ...[new nn.Linear(2, 2), new nn.Linear(2, 2), new nn.ReLU()],
      ...[wide(), wide(), new nn.ReLU()],
    ])
    expect(String(list)).toBe(reprs.ModuleList)
    expect(String(new nn.ModuleList())).toBe(reprs['ModuleList of none'])
  })

  test('adds and removes modules, and renumbers the others', () => {
    const [a, b, c] = [new nn.ReLU(), new nn.Tanh(), new nn.Linear(1, 1)]
    const list = new nn.ModuleList<nn.Module>([a]).extend([b]).insert(0, c)
    expect([...list]).toEqual([c, a, b])
    expect([...list.namedChildren()].map(([name]) => name)).toEqual(['0', '1', '2'])
    expect(list.pop(0)).toBe(c)
    expect([...list.set(-1, c).stateDict().keys()]).toEqual(['1.weight', '1.bias'])
    expect(list.pop()).toBe(c)
    expect(list.length).toBe(1)
    expect(() => list.insert(5, a)).toThrow('index must be a whole number')
    expect(() => list.pop(3)).toThrow('there is no child 3 of 1')
  })
})

describe.each([
  ['ModuleDict', () => new nn.ModuleDict({ a: new nn.ReLU() }), () => new nn.Tanh()],
  ['ParameterDict', () => new nn.ParameterDict({ a: ones([1]) }), () => new nn.Parameter(ones([2]))],
])('what a %s holds', (_, make, other) => {
  type Held = Record<string, unknown> & {
    get(name: string): unknown
    set(name: string, value: unknown): void
    has(name: string): boolean
    pop(name: string): unknown
    clear(): void
  }
  const held = () => make() as unknown as Held

  test('is also read, replaced and found as a field, which is not listed', () => {
    const dict = held()
    expect(['a' in dict, dict.a === dict.get('a'), 'b' in dict]).toEqual([true, true, false])
    const added = other()
    dict.a = added
    dict.set('b', other())
    expect([dict.get('a') === added, dict.b === dict.get('b')]).toEqual([true, true])
    expect(Object.keys(dict)).toEqual([])
  })

  test.each<[string, (dict: Held) => unknown]>([
    ['pop', (dict) => dict.pop('a')],
    ['clear', (dict) => dict.clear()],
    ['the assignment of null', (dict) => Object.assign(dict, { a: null })],
  ])('is no field any more after %s', (_, remove) => {
    const dict = held()
    remove(dict)
    expect(['a' in dict, dict.has('a')]).toEqual([false, false])
  })

  test('hides no method', () => {
    const dict = held()
    const { get } = dict
    dict.set('get', other())
    expect(dict.get).toBe(get)
    dict.pop('get')
    expect(dict.get).toBe(get)
  })

  test('is a field of a copy, which has its own', () => {
    const dict = held()
    const copy = (dict as unknown as nn.Module).clone() as unknown as Held
    expect([copy.a === copy.get('a'), copy.a === dict.a]).toEqual([true, false])
  })
})

describe('ModuleDict', () => {
  test("prints as PyTorch's, finds modules by name and can be read like a Map", () => {
    const dict = new nn.ModuleDict<nn.Module>({ b: new nn.ReLU(), a: new nn.Linear(1, 2) })
    expect(String(dict)).toBe(reprs.ModuleDict)
    expect([...dict.stateDict().keys()]).toEqual(['a.weight', 'a.bias'])
    expect([...dict].map(([name]) => name)).toEqual(['b', 'a'])
    expect(dict.set('c', new nn.Tanh()).get('c')).toBeInstanceOf(nn.Tanh)
    expect([dict.has('b'), dict.delete('b'), dict.has('b'), dict.length]).toEqual([true, true, false, 2])
    expect(dict.pop('a')).toBeInstanceOf(nn.Linear)
    expect([...dict.values()].map(String)).toEqual(['Tanh()'])
    dict.clear()
    expect(dict.length).toBe(0)
  })

  test.each<[string, () => unknown, string]>([
    [
      'a value that is not a module',
      () => new nn.ModuleDict({ a: 3 as never }),
      'nn.ModuleDict: needs modules, but "a" is 3',
    ],
    ['a name with a dot', () => new nn.ModuleDict({ 'a.b': new nn.ReLU() }), 'must not be empty or contain a dot'],
    ['a name that is absent', () => new nn.ModuleDict().get('a'), 'there is no "a"; its names are none'],
    ['forward', () => new nn.ModuleDict().forward(), 'nn.ModuleDict has no forward'],
  ])('refuses %s', (_, use, message) => {
    expect(use).toThrow(message)
  })
})

describe("a module in a field of a container is one of its children, as in PyTorch's _modules", () => {
  const linear = (weight: number) => {
    const layer = new nn.Linear(1, 1, { bias: false })
    layer.weight.data = tensor([[weight]])
    return layer
  }
  const withField = () => Object.assign(new nn.Sequential(linear(2)), { extra: linear(5) })

  test('a Sequential runs it, in the order of assignment', () => {
    const model = withField()
    expect(model.forward(ones([1, 1])).item()).toBe(10)
    model.append(linear(3))
    expect([...model.stateDict().keys()]).toEqual(['0.weight', 'extra.weight', '2.weight'])
    expect(model.forward(ones([1, 1])).item()).toBe(30)
    expect(model.length).toBe(3)
    expect([...model][1]).toBe(model.extra)
  })

  test('it may be replaced and removed, and a copy has its own', () => {
    const model = withField()
    expect(model.forward(ones([1, 1])).item()).toBe(10)
    const copy = model.clone()
    model.extra = linear(7)
    expect(model.forward(ones([1, 1])).item()).toBe(14)
    expect(copy.forward(ones([1, 1])).item()).toBe(10)
    delete (model as { extra?: unknown }).extra
    expect(model.forward(ones([1, 1])).item()).toBe(2)
    expect([...model.stateDict().keys()]).toEqual(['0.weight'])
    expect(() => Object.assign(copy, { extra: 5 })).toThrow('needs modules, but "extra" is 5')
  })

  test('of a class with fields too', () => {
    class Net extends nn.Sequential {
      readonly head = linear(3)
    }
    const net = new Net(linear(2))
    expect(net.forward(ones([1, 1])).item()).toBe(6)
    expect([...net.parameters()]).toHaveLength(2)
  })
})

describe('containers are read and changed as their Python twins are', () => {
  const three = () => [new nn.Linear(1, 1), new nn.ReLU(), new nn.Tanh()] as const

  test('a slice holds the same modules; of a Sequential, with their names', () => {
    const model = new nn.Sequential(...three())
    expect([...model.slice(1).namedChildren()].map(([name]) => name)).toEqual(['1', '2'])
    expect(model.slice(-1).at(0)).toBe(model.at(2))
    expect(
      model
        .slice(0, 2)
        .forward(ones([1, 1]))
        .toArray(),
    ).toEqual(
      model
        .at(1)
        .forward(model.at(0).forward(ones([1, 1])))
        .toArray(),
    )
    const list = new nn.ModuleList<nn.Module>(three())
    expect([...list.slice(1, 3).namedChildren()].map(([name]) => name)).toEqual(['0', '1'])
    expect(() => list.slice('1' as never)).toThrow('nn.ModuleList.slice: start must be a whole number')
  })

  test('delete removes a module and renumbers the others', () => {
    for (const row of [new nn.Sequential(...three()), new nn.ModuleList<nn.Module>(three())]) {
      row.delete(1)
      row.delete(-1)
      expect([...row.namedChildren()].map(([name, child]) => [name, child.constructor])).toEqual([['0', nn.Linear]])
      expect(() => row.delete(1)).toThrow('there is no child 1 of 1')
    }
  })

  test('items are the entries', () => {
    const dict = new nn.ModuleDict({ a: new nn.ReLU() })
    expect([...dict.items()]).toEqual([...dict.entries()])
    const parameters = new nn.ParameterDict({ w: new nn.Parameter(ones([1])) })
    expect([...parameters.items()]).toEqual([...parameters.entries()])
  })

  test('registerModule adds under a name', () => {
    const list = new nn.ModuleList<nn.Module>([new nn.ReLU()])
    list.registerModule('last', new nn.Tanh())
    expect([...list.namedChildren()].map(([name]) => name)).toEqual(['0', 'last'])
  })

  test('lists may be given by name', () => {
    expect(String(new nn.ModuleList({ modules: [new nn.ReLU()] }))).toBe(String(new nn.ModuleList([new nn.ReLU()])))
    expect(new nn.ParameterList({ values: [ones([2])] }).length).toBe(1)
  })
})

describe('a list of layers or parameters is read and assigned by index', () => {
  const layers = () => new nn.ModuleList([new nn.ReLU(), new nn.Tanh()])
  const chain = () => new nn.Sequential(new nn.ReLU(), new nn.Tanh())
  const parameters = () => new nn.ParameterList([new nn.Parameter(ones([1])), new nn.Parameter(ones([2]))])

  test('from either end, as in Python', () => {
    for (const list of [layers(), chain()] as Record<number, nn.Module>[]) {
      expect(String(list[-1])).toBe('Tanh()')
      list[-1] = new nn.Linear(2, 2)
      expect([...(list as never as nn.Module).stateDict().keys()]).toEqual(['1.weight', '1.bias'])
    }
    const list = parameters() as unknown as Record<number, Tensor>
    list[-1] = ones([3])
    expect([...(list as never as nn.Module).stateDict()].map(([name, { shape }]) => [name, shape])).toEqual([
      ['0', [1]],
      ['1', [3]],
    ])
    expect(list[-1].shape).toEqual([3])
  })

  test.each([1.5, -3, 2, Number.NaN, Number.POSITIVE_INFINITY])('but not at %p, which would be a name', (index) => {
    for (const list of [layers(), chain(), parameters()]) {
      const before = [...list.stateDict().keys()]
      const value = list instanceof nn.ParameterList ? ones([1]) : new nn.Linear(2, 2)
      expect(() => Object.assign(list, { [index]: value })).toThrow(/index must be a whole number|there is no/)
      expect((list as unknown as Record<number, unknown>)[index]).toBeUndefined()
      expect([...list.stateDict().keys()]).toEqual(before)
    }
  })
})
