import { zeros } from '../../lib/generated/ops'
import * as nn from '../../lib/nn'
import { type Tensor, tensor } from '../../lib/tensor'

class Net extends nn.Module {
  buffer = new nn.Buffer(tensor([5, 5]))
  passing = new nn.Buffer(tensor([6, 6]), { persistent: false })
  fc = new nn.Linear(2, 1)
  scale = new nn.Parameter(tensor([3]))
  forward() {}
}

const values = (module: nn.Module) => [...module.stateDict()].map(([key, value]) => [key, value.toArray()])

test("a state dict has PyTorch's order: parameters, lasting buffers, children", () => {
  expect([...new Net().stateDict().keys()]).toEqual(['scale', 'buffer', 'fc.weight', 'fc.bias'])
})

test('its tensors share memory with the module and record nothing', () => {
  const net = new Net()
  const scale = net.stateDict().get('scale')!
  expect(scale.requiresGrad).toBe(false)
  scale.fill_(8)
  expect(net.scale.item()).toBe(8)
})

test('loading copies every value and leaves parameters the objects they were', () => {
  const [from, into] = [new Net(), new Net()]
  from.scale.data.fill_(-1)
  const { weight } = into.fc
  expect(into.loadStateDict(from.stateDict())).toEqual({ missingKeys: [], unexpectedKeys: [] })
  expect(values(into)).toEqual(values(from))
  expect(into.fc.weight).toBe(weight)
  expect([weight.isLeaf, weight.requiresGrad]).toEqual([true, true])
  from.scale.data.fill_(9)
  expect(into.scale.item()).toBe(-1)
})

test('an object of tensors will do', () => {
  const layer = new nn.Linear(1, 1)
  layer.loadStateDict({ weight: tensor([[2]]), bias: tensor([3]) })
  expect(layer.forward(tensor([[5]])).item()).toBe(13)
})

test('a module loads its own state dict', () => {
  const net = new Net()
  const before = values(net)
  net.loadStateDict(net.stateDict())
  expect(values(net)).toEqual(before)
})

describe('a state dict that does not fit', () => {
  const broken = new Map<string, unknown>([
    ['scale', tensor([9])],
    ['buffer', zeros([3])],
    ['fc.weight', zeros([1, 2], { dtype: 'float64' })],
    ['fc.extra', zeros([1])],
    ['__proto__', zeros([1])],
  ])

  test('is refused with every problem in one line, and changes nothing', () => {
    const net = new Net()
    const before = values(net)
    expect(() => net.loadStateDict(broken as nn.StateDict)).toThrow(
      expect.objectContaining({
        code: 'ERR_STATE_DICT',
        message:
          'the state dict does not fit Net: missing keys: "fc.bias"; unexpected keys: "fc.extra", "__proto__"; ' +
          '"buffer" has shape [3], the model wants [2]; "fc.weight" is float64, the model wants float32',
      }),
    )
    expect(values(net)).toEqual(before)
  })

  test('loads what is there when not strict, and says what was left over', () => {
    const net = new Net()
    const given = new Map<string, Tensor>([
      ['scale', tensor([9])],
      ['other', zeros([1])],
    ])
    expect(net.loadStateDict(given, { strict: false })).toEqual({
      missingKeys: ['buffer', 'fc.weight', 'fc.bias'],
      unexpectedKeys: ['other'],
    })
    expect(net.scale.item()).toBe(9)
  })

  test('is refused for another shape or dtype when not strict too', () => {
    const net = new Net()
    expect(() => net.loadStateDict(broken as nn.StateDict, { strict: false })).toThrow(
      /^the state dict does not fit Net: "buffer"/,
    )
    expect(net.scale.item()).toBe(3)
  })

  test('is refused when a tensor in it has been disposed of, before anything is changed', () => {
    const net = new Net()
    const state = new Net().stateDict()
    state.get('scale')!.fill_(1)
    state.get('fc.bias')!.dispose()
    expect(() => net.loadStateDict(state)).toThrow(expect.objectContaining({ code: 'ERR_DISPOSED' }))
    expect(net.scale.item()).toBe(3)
  })

  test.each<[unknown, string]>([
    [null, 'Linear.loadStateDict: needs a Map or an object of tensors, but was given null'],
    [[], 'but was given []'],
    ['weights.pt', 'but was given "weights.pt"'],
    [{ weight: [[1]], bias: 3 }, '"weight" is [[1]] and no tensor; "bias" is 3 and no tensor'],
  ])('%p is none', (state, message) => {
    expect(() => new nn.Linear(1, 1).loadStateDict(state as nn.StateDict)).toThrow(message)
  })
})
