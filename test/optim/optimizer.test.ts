import * as nn from '../../lib/nn'
import * as optim from '../../lib/optim'
import { type Tensor, tensor } from '../../lib/tensor'
import { golden, options } from '../golden/recipe'

const param = (...values: number[]) => tensor(values, { requiresGrad: true })

describe('the parameters of an optimizer', () => {
  test('a list of options that claims to be endless is refused without copying it', () => {
    const endless = new Proxy([], { get: (list, key) => (key === 'length' ? 2 ** 53 - 1 : Reflect.get(list, key)) })
    expect(() => new optim.Adafactor([param(1)], { eps: endless as never })).toThrow(/eps must be two numbers/)
  })

  test('may come in any iterable, or in groups with options of their own', () => {
    const model = new nn.Sequential(new nn.Linear(2, 2), new nn.Linear(2, 1))
    expect(new optim.Adam(model.parameters()).paramGroups[0].params).toHaveLength(4)
    const { paramGroups } = new optim.SGD(
      [{ params: model.at(0).parameters() }, { params: model.at(1).weight, lr: 0.5 }],
      { lr: 0.1, momentum: 0.9 },
    )
    expect(paramGroups.map(({ lr, momentum, params }) => [lr, momentum, params.length])).toEqual([
      [0.1, 0.9, 2],
      [0.5, 0.9, 1],
    ])
  })

  const disposed = () => {
    const gone = param(1)
    gone.dispose()
    return gone
  }
  const shared = param(1)

  test.each<[string, () => unknown, object]>([
    ['an empty list', () => [], { code: 'ERR_OPTIMIZER', message: 'optim.SGD was given no parameters' }],
    ['an empty group', () => [{ params: [] }], { code: 'ERR_OPTIMIZER' }],
    [
      'a tensor computed from others',
      () => [param(1).mul(2)],
      { code: 'ERR_OPTIMIZER', message: expect.stringContaining('cannot train the tensor at 0') },
    ],
    [
      'a parameter twice',
      () => [shared, shared],
      { code: 'ERR_OPTIMIZER', message: 'optim.SGD was given the parameter at 1 twice, of shape [1]' },
    ],
    ['a parameter in two groups', () => [{ params: [shared] }, { params: [shared] }], { code: 'ERR_OPTIMIZER' }],
    ['a disposed parameter', () => [disposed()], { code: 'ERR_DISPOSED' }],
    [
      'one tensor',
      () => param(1),
      { name: 'TypeError', message: 'optim.SGD: needs a list of parameters, but was given one tensor' },
    ],
    [
      'a module',
      () => new nn.Linear(1, 1),
      { name: 'TypeError', message: expect.stringContaining('give model.parameters()') },
    ],
    ['texts', () => ['weight'], { name: 'TypeError', message: expect.stringContaining('"weight"') }],
    ['nothing', () => undefined, { name: 'TypeError' }],
    [
      'a group with an unknown option',
      () => [{ params: [param(1)], rate: 1 }],
      { name: 'TypeError', message: expect.stringContaining('no option "rate"') },
    ],
    ['a group with a bad rate', () => [{ params: [param(1)], lr: NaN }], { code: 'ERR_RANGE' }],
    ['a group without parameters', () => [{ lr: 1 }], { name: 'TypeError' }],
  ])('%s is refused at once', (_, params, error) => {
    expect(() => new optim.SGD(params() as Tensor[])).toThrow(expect.objectContaining(error))
  })
})

describe('a step', () => {
  test('skips parameters without a gradient', () => {
    const [moved, still] = [param(1), param(1)]
    const optimizer = new optim.SGD([moved, still], { lr: 1 })
    moved.grad = tensor([0.5])
    optimizer.step()
    expect([moved.item(), still.item()]).toEqual([0.5, 1])
  })

  test('updates parameters of several dtypes together', () => {
    const [single, double] = [param(1), tensor([1], { dtype: 'float64', requiresGrad: true })]
    const optimizer = new optim.Adam([single, double], { lr: 0.5 })
    single.mul(2).sum().backward()
    double.mul(2).sum().backward()
    optimizer.step()
    expect([Number(single.item()).toFixed(5), Number(double.item()).toFixed(5)]).toEqual(['0.50000', '0.50000'])
  })

  test('uses options that were changed since the last step', () => {
    const weight = param(1)
    const optimizer = new optim.SGD([weight], { lr: 1 })
    weight.grad = tensor([1])
    optimizer.step()
    optimizer.paramGroups[0].lr = 0.25
    optimizer.step()
    expect(weight.item()).toBe(-0.25)
  })

  test("calls its closure with gradients enabled, and returns the closure's value", () => {
    const weight = param(3)
    const optimizer = new optim.SGD([weight], { lr: 0.5 })
    const loss = optimizer.step(() => {
      optimizer.zeroGrad()
      const loss = weight.mul(weight).sum()
      loss.backward()
      return loss
    })
    expect([loss.item(), weight.item()]).toEqual([9, 0])
  })

  test('does not make parameters part of a graph', () => {
    const weight = param(1)
    const optimizer = new optim.Adam([weight], { fused: false, weightDecay: 0.1 })
    weight.mul(2).sum().backward()
    optimizer.step()
    expect([weight.isLeaf, weight.requiresGrad]).toEqual([true, true])
  })

  test('trains on a NaN without failing', () => {
    const weight = param(1)
    const optimizer = new optim.Adam([weight])
    weight.grad = tensor([NaN])
    optimizer.step()
    expect(weight.item()).toBeNaN()
  })
})

test('zeroGrad drops gradients, or fills them with zeros', () => {
  const weight = param(1)
  const optimizer = new optim.SGD([weight])
  weight.mul(2).sum().backward()
  optimizer.zeroGrad({ setToNone: false })
  expect(weight.grad?.toArray()).toEqual([0])
  optimizer.zeroGrad()
  expect(weight.grad).toBeNull()
})

test('a group can be added later', () => {
  const [first, second] = [param(1), param(1)]
  const optimizer = new optim.SGD([first], { lr: 1 })
  optimizer.addParamGroup({ params: second, lr: 0.5 })
  second.grad = tensor([1])
  optimizer.step()
  expect(second.item()).toBe(0.5)
  expect(() => optimizer.addParamGroup({ params: [first] })).toThrow(expect.objectContaining({ code: 'ERR_OPTIMIZER' }))
  expect(optimizer.paramGroups).toHaveLength(2)
})

test("a user's own optimizer needs only its options and its update", () => {
  class SignDescent extends optim.Optimizer<{ lr: number }> {
    constructor(params: Iterable<Tensor>, { lr = 0.1 } = {}) {
      super(params, { lr })
    }
    protected update({ lr }: { lr: number }, params: Tensor[], grads: Tensor[]) {
      for (const [i, param] of params.entries()) param.sub_(grads[i].sign().mul(lr))
    }
  }
  const weight = param(1, -1)
  const optimizer = new SignDescent([weight], { lr: 0.5 })
  weight.mul(weight).sum().backward()
  optimizer.step()
  expect(weight.toArray()).toEqual([0.5, -0.5])
  expect(optimizer.stateDict()).toEqual({ state: new Map(), param_groups: [{ lr: 0.5, params: [0] }] })
})

test.each(golden('sgd-adam').reprs as { optimizer: string; options: object; groups: object[] | null; repr: string }[])(
  '$optimizer($options) is printed as PyTorch prints it',
  ({ optimizer, options: given, groups, repr }) => {
    const params = [param(1), param(2)]
    const all = groups?.map((group, i) => ({ ...options(group as never), params: [params[i]] })) ?? params
    const Kind = (optim as unknown as Record<string, new (p: unknown, o: object) => object>)[optimizer]
    expect(String(new Kind(all, options(given as never)))).toBe(repr)
  },
)

describe('hooks of steps', () => {
  const closure = (x: Tensor) => () => {
    x.grad = null
    const loss = x.pow(2).sum()
    loss.backward()
    return loss
  }

  test.each([optim.SGD, optim.Adam, optim.LBFGS])('run before and after each step of %p, until removed', (Kind) => {
    const x = param(1)
    const optimizer: optim.Optimizer<never, never> = new Kind([x], { lr: 0.1 }) as never
    const seen: unknown[] = []
    const before = optimizer.registerStepPreHook((given) => seen.push(['before', given === optimizer, x.item()]))
    using _after = optimizer.registerStepPostHook(() => seen.push(['after', x.item() !== 1]))
    optimizer.step(closure(x))
    expect(seen).toEqual([
      ['before', true, 1],
      ['after', true],
    ])
    before.remove()
    before.remove()
    optimizer.step(closure(x))
    expect(seen).toHaveLength(3)
  })

  test('may be those of all optimizers, around their own', () => {
    const x = param(1)
    const [first, second] = [new optim.SGD([x], { lr: 0.1 }), new optim.Adam([x])]
    const seen: string[] = []
    using _own = first.registerStepPreHook(() => seen.push('own before'))
    using _ownAfter = first.registerStepPostHook(() => seen.push('own after'))
    {
      using _before = optim.registerOptimizerStepPreHook((given) => seen.push(`before ${given.constructor.name}`))
      using _after = optim.registerOptimizerStepPostHook((given) => seen.push(`after ${given.constructor.name}`))
      x.pow(2).sum().backward()
      first.step()
      second.step()
    }
    first.step()
    const around = ['before SGD', 'own before', 'own after', 'after SGD', 'before Adam', 'after Adam']
    expect(seen).toEqual([...around, 'own before', 'own after'])
  })

  test('must be functions', () => {
    expect(() => optim.registerOptimizerStepPostHook(3 as never)).toThrow('a hook must be a function')
    expect(() => new optim.SGD([param(1)], { lr: 1 }).registerStepPreHook(3 as never)).toThrow(
      'a hook must be a function',
    )
  })
})

test('a step with an argument that is not a closure is an error that names the step', () => {
  const optimizer = new optim.SGD([param(1)], { lr: 0.1 })
  expect(() => optimizer.step(5 as never)).toThrow(/^optim\.SGD\.step: closure must be a function, but it is 5$/)
})
