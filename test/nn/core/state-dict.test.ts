import { ones, zeros } from '../../../lib/generated/ops'
import * as nn from '../../../lib/nn'
import { type Tensor, tensor } from '../../../lib/tensor'
import type { DType } from '../../../lib/types'
import { golden } from '../../golden/recipe'

class Net extends nn.Module {
  buffer = new nn.Buffer(tensor([5, 5]))
  passing = new nn.Buffer(tensor([6, 6]), { persistent: false })
  fc = new nn.Linear(2, 1)
  scale = new nn.Parameter(tensor([3]))
  forward() {}
}

const values = (module: nn.Module) => [...module.stateDict()].map(([key, value]) => [key, value.toArray()])

test("a state dict has PyTorch's order: parameters, persistent buffers, children", () => {
  expect([...new Net().stateDict().keys()]).toEqual(['scale', 'buffer', 'fc.weight', 'fc.bias'])
})

test('its tensors share memory with the module and record nothing', () => {
  const net = new Net()
  const scale = net.stateDict().get('scale')!
  expect(scale.requiresGrad).toBe(false)
  scale.fill_(8)
  expect(net.scale.item()).toBe(8)
})

test('loading copies every value, and keeps the parameter objects', () => {
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

test('a plain object of tensors can be loaded', () => {
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
    ['fc.weight', zeros([2, 2])],
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
          'Net.loadStateDict: the state dict does not fit Net: missing keys: "fc.bias"; unexpected keys: "__proto__", "fc.extra"; ' +
          '"buffer" has shape [3], the model wants [2]; "fc.weight" has shape [2, 2], the model wants [1, 2]',
      }),
    )
    expect(values(net)).toEqual(before)
  })

  test('loads what fits when not strict, and reports the rest', () => {
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

  test('is refused for another shape when not strict too', () => {
    const net = new Net()
    expect(() => net.loadStateDict(broken as nn.StateDict, { strict: false })).toThrow(
      /^Net.loadStateDict: the state dict does not fit Net: "buffer"/,
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
  ])('%p is no state dict', (state, message) => {
    expect(() => new nn.Linear(1, 1).loadStateDict(state as nn.StateDict)).toThrow(message)
  })
})

const python = golden('module-state')

describe('a state dict loads as PyTorch loads it', () => {
  const linear = (dtype: DType) => ({
    weight: tensor([[2.7]]).to(dtype),
    bias: tensor([-3.2]).to(dtype),
  })
  const norm = (changes = {}) => ({ running_mean: tensor([1]), running_var: tensor([2]), ...changes })
  const plain = () => new nn.BatchNorm1d(1, { affine: false })
  const withoutCount = () => {
    const state = plain().stateDict()
    state.delete('num_batches_tracked')
    return state
  }
  const count = (value: number | number[]) => norm({ num_batches_tracked: tensor(value, { dtype: 'int64' }) })
  const assign = { assign: true }

  const loads: Record<string, () => [nn.Module, Record<string, Tensor> | nn.StateDict, nn.LoadStateDictOptions?]> = {
    'from float64': () => [new nn.Linear(1, 1), linear('float64')],
    'from float16': () => [new nn.Linear(1, 1), linear('float16')],
    'from bfloat16': () => [new nn.Linear(1, 1), linear('bfloat16')],
    'from int64': () => [new nn.Linear(1, 1), linear('int64')],
    'into int64': () => [plain(), norm({ num_batches_tracked: tensor(5.9) })],
    'no count, no metadata': () => [plain(), norm()],
    'no count, metadata': () => [plain(), withoutCount()],
    'a count of shape [1]': () => [plain(), count([7])],
    'a count of shape [2]': () => [plain(), count([7, 7])],
    assign: () => [new nn.Linear(1, 1), linear('float64'), assign],
    'assign into frozen': () => [new nn.Linear(1, 1).requiresGrad_(false), linear('float16'), assign],
    'assign of another shape': () => [new nn.Linear(2, 1), linear('float32'), assign],
    'assign a buffer': () => [plain(), norm({ running_mean: tensor([4], { dtype: 'float64' }) }), assign],
    lazy: () => [new nn.LazyLinear(1), { weight: tensor([[1, 2]]), bias: tensor([3]) }],
  }

  test('every case is there', () => expect(Object.keys(loads)).toEqual(Object.keys(python.loads)))

  test.each(Object.keys(loads))('%s', (name) => {
    const [module, state, options] = loads[name]()
    const { refused, output, ...wanted } = python.loads[name]
    if (refused) {
      const before = values(module)
      expect(() => module.loadStateDict(state, options)).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
      expect(values(module)).toEqual(before)
      return
    }
    const { missingKeys: missing, unexpectedKeys: unexpected } = module.loadStateDict(state, options)
    const entries = Object.fromEntries(
      [...module.stateDict()].map(([key, value]) => [key, { dtype: value.dtype, values: value.toArray() }]),
    )
    const trained = [...module.namedParameters()].flatMap(([key, { requiresGrad }]) => (requiresGrad ? [key] : []))
    expect({ missing, unexpected, entries, trained }).toEqual(wanted)
    if (output) expect(module.forward(tensor([[10, 100]])).toArray()).toEqual(output)
  })

  test('assigned tensors share their memory; a parameter is assigned itself', () => {
    const layer = new nn.Linear(1, 1)
    const [weight, bias] = [tensor([[2]]), new nn.Parameter(tensor([3]))]
    layer.loadStateDict({ weight, bias }, assign)
    weight.fill_(7)
    expect(layer.weight.item()).toBe(7)
    expect(layer.bias).toBe(bias)
  })

  test('a model on the meta device is filled by assigning', () => {
    const layer = new nn.Linear(1, 1, { device: 'meta' })
    layer.loadStateDict(linear('float32'), assign)
    expect([layer.weight.device, layer.forward(tensor([[1]])).shape]).toEqual(['cpu', [1, 1]])
  })

  test.each<[string, () => nn.Module, Tensor]>([
    ['LazyConv2d', () => new nn.LazyConv2d(2, 3), ones([1, 4, 5, 5])],
    ['LazyConvTranspose1d', () => new nn.LazyConvTranspose1d(2, 3), ones([1, 4, 5])],
    ['LazyBatchNorm1d', () => new nn.LazyBatchNorm1d(), ones([3, 4])],
  ])('%s takes the shapes of what it loads, and keeps its values', (_, make, input) => {
    const [made, lazy] = [make(), make()]
    made.forward(input)
    const state = new Map([...made.stateDict()].map(([key, value]) => [key, value.clone()]))
    lazy.loadStateDict(state)
    expect(lazy.eval().forward(input).equal(made.eval().forward(input))).toBe(true)
    expect(() =>
      make().loadStateDict({ ...Object.fromEntries(state), weight: ones([1]).reshape([1, 1, 1, 1, 1]) }),
    ).toThrow('has shape [1, 1, 1, 1, 1]')
  })

  test('weightNorm takes what parametrizations.weight_norm saves', () => {
    const { state, output } = python.parametrized
    const layer = nn.utils.weightNorm(new nn.Linear(2, 1))
    layer.loadStateDict(Object.fromEntries(Object.entries(state).map(([key, data]) => [key, tensor(data as number[])])))
    expect([...layer.stateDict().keys()]).toEqual(['bias', 'weight_g', 'weight_v'])
    expect(layer.forward(tensor([[1, 2]])).toArray()).toEqual(output)
  })
})

describe('extra state', () => {
  class Counting extends nn.Module {
    child = new nn.Linear(1, 1, { bias: false })
    scale = new nn.Parameter(ones([1]))
    count = 0
    forward() {}
    override getExtraState() {
      return this.count
    }
    override setExtraState(state: unknown) {
      this.count = state as number
    }
  }

  test('is part of the state dict, under a prefix too, as in PyTorch', () => {
    const [module, other] = [new Counting(), new Counting()]
    module.count = 3
    const state = module.stateDict({ prefix: 'net.' })
    other.loadStateDict(new Map([...state].map(([key, value]) => [key.slice(4), value])))
    expect({ keys: [...state.keys()], seen: other.count }).toEqual({
      keys: python.extra_state.keys,
      seen: python.extra_state.seen,
    })
  })

  test('may be missing or unexpected, as any entry', () => {
    expect(() => new Counting().loadStateDict({ scale: ones([1]), 'child.weight': ones([1, 1]) })).toThrow(
      'missing keys: "_extra_state"',
    )
    const state = new Map([...new nn.PReLU().stateDict(), ['_extra_state', ones([1])] as const])
    expect(() => new nn.PReLU().loadStateDict(state)).toThrow('unexpected keys: "_extra_state"')
  })
})

describe('hooks around a state dict', () => {
  test('are called as in PyTorch, those after loading once everything is loaded', () => {
    const calls: unknown[][] = []
    const root = new nn.Sequential(new nn.Sequential(new nn.Linear(1, 1, { bias: false })), new nn.ReLU())
    for (const [name, module] of root.namedModules()) {
      module.registerStateDictPreHook((_, prefix, keepVars) => calls.push(['save before', name, prefix, keepVars]))
      module.registerStateDictPostHook((_, state, prefix, { version }) =>
        calls.push(['save after', name, prefix, state.size, version]),
      )
      module.registerLoadStateDictPreHook((_, state, prefix, { version = null as never }, strict) =>
        calls.push(['load before', name, prefix, [...state.keys()], version, strict]),
      )
      module.registerLoadStateDictPostHook((_, { missingKeys, unexpectedKeys }) =>
        calls.push(['load after', name, [...missingKeys], [...unexpectedKeys]]),
      )
    }
    root.loadStateDict(root.stateDict())
    root.loadStateDict({ '0.0.weight': ones([1, 1]), '0.x': ones([1]) }, { strict: false })
    for (const kind of ['save before', 'save after', 'load before', 'load after']) {
      const own = (all: unknown[][]) => all.filter(([name]) => name === kind)
      expect(own(calls)).toEqual(own(python.hooked))
    }
  })

  test('may rename keys and accept unexpected keys, and can be removed and copied', () => {
    const layer = new nn.Linear(1, 1)
    const rename = layer.registerLoadStateDictPreHook((_, state) => {
      state.set('weight', state.get('w') as Tensor)
      state.delete('w')
    })
    const allow = layer.registerLoadStateDictPostHook((_, { missingKeys }) => missingKeys.splice(0))
    const given = { w: tensor([[5]]) }
    for (const module of [layer, layer.clone()]) {
      module.loadStateDict(given)
      expect(module.weight.item()).toBe(5)
    }
    rename.remove()
    allow.remove()
    expect(Object.keys(given)).toEqual(['w'])
    expect(() => layer.loadStateDict(given)).toThrow('missing keys: "weight", "bias"; unexpected keys: "w"')
  })

  test('must be functions', () => {
    expect(() => new nn.ReLU().registerStateDictPreHook(3 as never)).toThrow(TypeError)
  })
})

test('keepVars returns the parameters themselves', () => {
  const layer = new nn.Linear(1, 1)
  expect(layer.stateDict({ keepVars: true }).get('weight')).toBe(layer.weight)
})
