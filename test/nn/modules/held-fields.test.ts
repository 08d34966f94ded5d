// What containers hold is readable as fields, and `delete` removes it, as Python's `del`.
import { compile, nn, noGrad, ones, type Tensor } from '../../../lib'

const layers = () => [new nn.ReLU(), new nn.Tanh(), new nn.Sigmoid()]
const names = (modules: Iterable<unknown>) => [...modules].map((x) => (x as object).constructor.name)

const rows: [string, () => nn.Sequential | nn.ModuleList<nn.Module>][] = [
  ['Sequential', () => new nn.Sequential(...layers())],
  ['ModuleList', () => new nn.ModuleList<nn.Module>(layers())],
]

describe.each(rows)('a %s', (_, make) => {
  test.each([
    [0, ['Tanh', 'Sigmoid']],
    [1, ['ReLU', 'Sigmoid']],
    [2, ['ReLU', 'Tanh']],
  ])('removes the child %d at delete, and numbers the others', (place, left) => {
    const row = make()
    expect(Reflect.deleteProperty(row, place)).toBe(true)
    expect(names(row)).toEqual(left)
    expect(row.length).toBe(2)
    expect([...row.namedChildren()].map(([name]) => name)).toEqual(['0', '1'])
    expect(names([(row as never)[1]])).toEqual(left.slice(1))
    expect((row as never)[2]).toBeUndefined()
  })

  test('removes several children, one after another', () => {
    const row = make()
    for (const place of [2, 0]) Reflect.deleteProperty(row, place)
    expect(names(row)).toEqual(['Tanh'])
    row.append(new nn.GELU())
    expect(names(row)).toEqual(['Tanh', 'GELU'])
    Reflect.deleteProperty(row, 1)
    expect(names(row)).toEqual(['Tanh'])
  })

  test('shows no field of a place that has no child, after any change', () => {
    const row = make()
    row.pop()
    expect(1 in row).toBe(true)
    expect(2 in row).toBe(false)
    row.insert(0, new nn.GELU())
    expect(2 in row).toBe(true)
    row.delete(-1)
    expect(2 in row).toBe(false)
    expect(Object.keys(row)).not.toContain('0')
  })

  test('removes a child that was registered under a name', () => {
    const row = make()
    row.registerModule('head', new nn.GELU())
    expect(names([(row as never).head])).toEqual(['GELU'])
    Reflect.deleteProperty(row, 'head')
    expect(names(row)).toEqual(['ReLU', 'Tanh', 'Sigmoid'])
  })

  test('has a copy whose children are deleted separately', () => {
    const row = make()
    const copy = row.clone()
    Reflect.deleteProperty(copy, 0)
    expect([names(copy), names(row)]).toEqual([
      ['Tanh', 'Sigmoid'],
      ['ReLU', 'Tanh', 'Sigmoid'],
    ])
  })

  test('takes and loses children although it is frozen', () => {
    const row = make()
    Object.freeze(row)
    row.append(new nn.GELU())
    row.pop(0)
    expect(names(row)).toEqual(['Tanh', 'Sigmoid', 'GELU'])
  })
})

test('a Sequential shows the names that a Map gives', () => {
  const model = new nn.Sequential(
    new Map([
      ['fc', new nn.Tanh()],
      ['2', new nn.ReLU()],
    ]),
  )
  expect(names([(model as never).fc, (model as never)[0], (model as never)[1]])).toEqual(['Tanh', 'Tanh', 'ReLU'])
  Reflect.deleteProperty(model, 'fc')
  expect([...model.namedChildren()].map(([name]) => name)).toEqual(['2'])
})

test('a Sequential runs and a state dict lists what is left', () => {
  const model = new nn.Sequential(new nn.Linear(1, 1), new nn.Linear(1, 2), new nn.ReLU())
  model.forward(ones([1]))
  Reflect.deleteProperty(model, 0)
  expect(model.forward(ones([1])).shape).toEqual([2])
  expect([...model.stateDict().keys()]).toEqual(['0.weight', '0.bias'])
})

test.each<[string, (model: nn.Sequential) => void]>([
  ['a place', (model) => Reflect.deleteProperty(model, 1)],
  ['a name', (model) => Reflect.deleteProperty(model, 'head')],
  ['an assigned field', (model) => Reflect.deleteProperty(model, 'tail')],
])('a compiled function notices that %s was deleted', (_, remove) => {
  const model = new nn.Sequential(new nn.Tanh(), new nn.Sigmoid())
  model.registerModule('head', new nn.Softplus())
  Object.assign(model, { tail: new nn.GELU() })
  const step = compile((x: Tensor) => model.forward(x))
  const x = ones([1])
  noGrad(() => {
    for (let i = 0; i < 5; i++) step(x)
    remove(model)
    expect(step(x).item()).toBe(model.forward(x).item())
    expect(model.length).toBe(3)
  })
})

test('a ParameterList removes the parameter at delete, and numbers the others', () => {
  const list = new nn.ParameterList([ones([1]), ones([2])])
  Reflect.deleteProperty(list, 0)
  expect(list.length).toBe(1)
  expect([...list.stateDict()].map(([name, { shape }]) => [name, shape])).toEqual([['0', [2]]])
  expect([...list.parameters()]).toHaveLength(1)
})

test('a ParameterList counts a parameter that was registered under a name by its place', () => {
  const list = new nn.ParameterList([ones([1])])
  list.registerParameter('w', new nn.Parameter(ones([2])))
  expect(list.at(1).shape).toEqual([2])
  list.set(1, ones([3]))
  expect([...list.stateDict()].map(([name, { shape }]) => [name, shape])).toEqual([
    ['0', [1]],
    ['w', [3]],
  ])
})

test.each<[string, nn.ModuleDict | nn.ParameterDict]>([
  ['ModuleDict', new nn.ModuleDict({ a: new nn.ReLU(), b: new nn.Linear(1, 1) })],
  ['ParameterDict', new nn.ParameterDict({ a: ones([1]), b: ones([2]) })],
])('a %s removes what is deleted as a field', (_, dict) => {
  Reflect.deleteProperty(dict, 'a')
  expect([...dict.keys()]).toEqual(['b'])
  expect([dict.has('a'), 'a' in dict, dict.length]).toEqual([false, false, 1])
})
