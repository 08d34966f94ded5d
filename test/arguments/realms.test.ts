import { createContext, runInContext } from 'node:vm'
import * as torch from '../../lib'

// Objects of another realm of JavaScript (node:vm, an iframe of a browser's engine, jest's own sandbox) are treated
// like our own.

const { nn, optim } = torch
const realm = createContext({})
// biome-ignore lint/suspicious/noExplicitAny: of whichever type the code has
const foreign = (code: string): any => runInContext(code, realm)
const list = <Item>(...items: Item[]): Item[] => Object.assign(foreign('[]'), items)
const object = <Fields extends object>(fields: Fields): Fields => Object.assign(foreign('({})'), fields)

function map<Value>(fields: Record<string, Value> | Map<string, Value>): Map<string, Value> {
  const made = foreign('new Map()')
  const entries = fields instanceof Map ? fields : Object.entries(fields)
  for (const [key, value] of entries) made.set(key, value)
  return made
}

const x = torch.tensor([1, 2])
const layer = () => new nn.Linear(2, 2)
const trained = () => {
  const model = layer()
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.1, momentum: 0.9 })
  model.forward(x).sum().backward()
  optimizer.step()
  return optimizer
}

describe('of another realm', () => {
  test('the values are of another realm', () => {
    expect(map({}) instanceof Map).toBe(false)
  })

  test.each<[string, () => unknown, unknown]>([
    ['an array is data', () => torch.tensor(list(list(1), list(2))).toArray(), [[1], [2]]],
    ['a typed array is data', () => torch.tensor(foreign('new Int8Array([1, 2])')).dtype, 'int8'],
    ['a typed array is written into', () => [...x.toTypedArray(foreign('new Float32Array(2)'))], [1, 2]],
    ['bytes are bytes', () => torch.fromBytes(foreign('new Uint8Array(4)'), list(1), 'float32').toArray(), [0]],
    ['options are options', () => torch.zeros(list(2), object({ dtype: 'int64' as const })).dtype, 'int64'],
    ['a list of tensors is one', () => torch.cat(list(x, x)).shape, [4]],
    ['an index is one', () => x.at(list(1)).toArray(), [2]],
    ['a Map is layers', () => new nn.Sequential(map({ a: layer() })).namedChildren().next().value?.[0], 'a'],
    ['a Map is a ModuleDict', () => [...new nn.ModuleDict(map({ a: layer() })).keys()], ['a']],
    ['an object is a ModuleDict', () => [...new nn.ModuleDict(object({ a: layer() })).keys()], ['a']],
    ['a list is a ModuleList', () => new nn.ModuleList(list(layer())).length, 1],
    ['a Map is a ParameterDict', () => [...new nn.ParameterDict(map({ a: new nn.Parameter(x) })).keys()], ['a']],
    [
      'Maps are a batch',
      () =>
        torch.data
          .defaultCollate(list(map({ a: 1 }), map({ a: 2 })))
          .get('a')
          ?.toArray(),
      [1, 2],
    ],
    [
      'objects are a batch',
      () => torch.data.defaultCollate(list(object({ a: 1 }), object({ a: 2 }))).a.toArray(),
      [1, 2],
    ],
    [
      'structures are mapped over',
      () =>
        (
          torch.vmap((a: { a: torch.Tensor }) => a.a.sum())(object({ a: torch.ones([2, 2]) })) as torch.Tensor
        ).toArray(),
      [2, 2],
    ],
    [
      'a Map replaces tensors',
      () =>
        torch.func.functionalCall(layer(), map({ weight: torch.eye(2), bias: torch.zeros([2]) }), list(x)).toArray(),
      [1, 2],
    ],
  ])('%s', (_, call, wanted) => {
    expect(call()).toEqual(wanted)
  })

  test.each<[string, (state: Map<string, torch.Tensor>) => unknown]>([
    ['a Map', map],
    ['an object', (state) => object(Object.fromEntries(state))],
  ])('%s is a state dict', (_, of) => {
    const [from, to] = [layer(), layer()]
    to.loadStateDict(of(from.stateDict()) as Map<string, torch.Tensor>)
    expect(to.stateDict()).toEqual(from.stateDict())
  })

  test("a Map is an optimizer's state", () => {
    const optimizer = trained()
    const { state, param_groups } = optimizer.stateDict()
    const other = trained()
    const given = { state: map(state as never), param_groups: list(...param_groups) }
    other.loadStateDict(object(given) as never)
    expect(other.stateDict()).toEqual(optimizer.stateDict())
  })
})
