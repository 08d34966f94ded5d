import { compile, nn, ones, zeros } from '../../../lib'

afterEach(() => jest.restoreAllMocks())

const added = new nn.Linear(2, 2)

test.each<[string, () => { change: () => unknown; undo: () => unknown; count: () => number; after: number }]>([
  [
    'a module that is added to a dict',
    () => {
      const dict = new nn.ModuleDict({ a: new nn.ReLU() })
      return { change: () => dict.set('b', added), undo: () => dict.delete('b'), count: () => dict.length, after: 2 }
    },
  ],
  [
    'a module that is removed from a dict',
    () => {
      const dict = new nn.ModuleDict({ a: added })
      return { change: () => dict.delete('a'), undo: () => dict.set('a', added), count: () => dict.length, after: 0 }
    },
  ],
  [
    'a module that is added to a Sequential',
    () => {
      const row = new nn.Sequential()
      return { change: () => row.append(added), undo: () => row.pop(), count: () => row.length, after: 1 }
    },
  ],
  [
    'a parameter that is added to a dict',
    () => {
      const dict = new nn.ParameterDict({ a: ones([2]) })
      return {
        change: () => dict.set('b', zeros([2])),
        undo: () => dict.delete('b'),
        count: () => dict.length,
        after: 2,
      }
    },
  ],
  [
    'a parameter that is removed from a dict',
    () => {
      const dict = new nn.ParameterDict({ a: ones([2]) })
      return {
        change: () => dict.delete('a'),
        undo: () => dict.set('a', ones([2])),
        count: () => dict.length,
        after: 0,
      }
    },
  ],
])('a compiled function changes its container in every call: %s', (_, make) => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const { change, undo, count, after } = make()
  const before = count()
  const step = compile((x: ReturnType<typeof ones>) => {
    change()
    return x.mul(2).add(1)
  })
  for (let call = 0; call < 6; call++) {
    step(ones([3]))
    expect(count()).toBe(after)
    undo()
    expect(count()).toBe(before)
  }
})

test.each([
  ['a Sequential', () => new nn.Sequential(added)],
  ['a ModuleList', () => new nn.ModuleList([added])],
  ['a ModuleDict', () => new nn.ModuleDict({ a: added })],
])('%s that a compiled function makes does not keep it from being recorded', (_, make) => {
  let runs = 0
  const step = compile((x: ReturnType<typeof ones>) => {
    runs++
    const [layer] = make().children()
    return (layer as nn.Linear).forward(x)
  })
  for (let call = 0; call < 6; call++) step(ones([3, 2]))
  expect(runs).toBeLessThan(6)
})
