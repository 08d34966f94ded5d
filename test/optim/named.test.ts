import * as torch from '../../lib'
import { golden } from '../golden/recipe'

const { nn, optim, tensor } = torch
const python = golden('named-optim')
const code = (code: string) => expect.objectContaining({ code })

const numbers = (value: unknown): unknown =>
  typeof value === 'number' ? expect.closeTo(value, 5) : Array.isArray(value) ? value.map(numbers) : value

describe('named parameters', () => {
  test('keep their names in groups, in the state dict and when printed', () => {
    torch.manualSeed(0)
    const model = new nn.Linear(2, 1)
    const optimizer = new optim.SGD(model.namedParameters(), { lr: 0.5, momentum: 0.9 })
    expect(optimizer.paramGroups[0].paramNames).toEqual(['weight', 'bias'])
    const { param_groups } = optimizer.stateDict()
    expect(param_groups).toEqual(python.named.state)
    expect(Object.keys(param_groups[0])).toEqual(Object.keys(python.named.state[0]))
    expect(`${optimizer}`).toBe(python.named.text)
    const groups = [{ params: [['a', model.weight]] }, { params: [['b', model.bias]], lr: 0.1 }] as never
    const found = new optim.SGD(groups, { lr: 0.5 }).stateDict().param_groups
    expect(found.map(({ param_names }) => param_names)).toEqual(python.named.groups)
    const other = new optim.SGD(
      [
        ['x', new nn.Parameter(torch.ones([1, 2]))],
        ['y', new nn.Parameter(torch.ones([1]))],
      ],
      1,
    )
    other.loadStateDict(optimizer.stateDict())
    expect(other.paramGroups[0].paramNames).toEqual(python.named.loaded)
  })

  test('are trained as any others, and what is loaded without names leaves those that are there', () => {
    const model = new nn.Linear(2, 1)
    const optimizer = new optim.Adam(model.namedParameters())
    model
      .forward(torch.ones([1, 2]))
      .sum()
      .backward()
    optimizer.step()
    optimizer.loadStateDict(new optim.Adam(model.parameters()).stateDict())
    expect(optimizer.paramGroups[0].paramNames).toEqual(['weight', 'bias'])
  })

  test('are those of all parameters or of none', () => {
    const [a, b] = [new nn.Parameter(torch.ones([1])), new nn.Parameter(torch.ones([1]))]
    expect(() => new optim.SGD([['a', a], b] as never)).toThrow('give all of them names, or none')
    const optimizer = new optim.SGD([['a', a]])
    expect(() => optimizer.addParamGroup({ params: [b] })).toThrow('give all of them names, or none')
    expect(() => new optim.SGD([['a', a, 1]] as never)).toThrow(/parameter 0 is not a tensor/)
  })
})

describe('a learning rate that is a tensor', () => {
  type Rate = torch.Tensor
  const optimizers: Record<string, (params: torch.Tensor[], lr: Rate) => torch.optim.Optimizer> = {
    SGD: (params, lr) => new optim.SGD(params, { lr, momentum: 0.9 }),
    Adam: (params, lr) => new optim.Adam(params, { lr }),
    Adagrad: (params, lr) => new optim.Adagrad(params, { lr }),
    RMSprop: (params, lr) => new optim.RMSprop(params, { lr }),
  }

  interface Trained {
    optimizer: string
    seen: unknown[]
    same: boolean
  }

  test.each(python.trained.map((one: Trained): [string, Trained] => [one.optimizer, one]))(
    '%s follows it, and schedulers change it in place',
    (name, { seen, same }) => {
      const w = tensor([1, -2], { requiresGrad: true })
      const rate = tensor(0.25)
      const optimizer = optimizers[name]([w], rate)
      const scheduler = new optim.lrScheduler.StepLR(optimizer, 2, 0.5)
      const closure = () => {
        optimizer.zeroGrad()
        const loss = w.mul(w).sum()
        loss.backward()
        return loss
      }
      const found = [0, 1, 2, 3].map(() => {
        optimizer.step(closure)
        scheduler.step()
        return [w.toArray(), rate.item()]
      })
      expect(found).toEqual(numbers(seen))
      expect((optimizer.paramGroups[0].lr as unknown) === rate).toBe(same)
    },
  )

  test('is followed by a compiled step, too', () => {
    const train = (compiled: boolean) => {
      const w = tensor([1, -2], { requiresGrad: true })
      const rate = tensor(0.25)
      const optimizer = new optim.SGD([w], { lr: rate, momentum: 0.9 })
      const step = (x: torch.Tensor) => {
        optimizer.zeroGrad()
        w.mul(w).mul(x).sum().backward()
        optimizer.step()
      }
      const run = compiled ? torch.compile(step) : step
      return Array.from({ length: 6 }, (_, i) => {
        rate.fill_(0.25 / (i + 1))
        run(tensor([1, 1]))
        return w.toArray()
      })
    }
    expect(train(true)).toEqual(train(false))
  })

  test('has one element, and does not go with foreach', () => {
    const w = tensor([1], { requiresGrad: true })
    expect(() => new optim.SGD([w], { lr: tensor([1, 2]) })).toThrow(/lr must be a number or a tensor of one element/)
    expect(() => new optim.SGD([w], { lr: tensor(1), foreach: true })).toThrow(code('ERR_OPTIMIZER'))
    expect(() => new optim.SGD([w], { lr: tensor(-1) })).toThrow(code('ERR_RANGE'))
  })
})

test('hooks run around the state dict, and may change what is given and what is loaded', () => {
  const heard: string[] = []
  const optimizer = new optim.SGD([tensor([1], { requiresGrad: true })], { lr: 0.5 })
  optimizer.registerStateDictPreHook(() => void heard.push('before saving'))
  optimizer.registerStateDictPostHook((_, state) => {
    heard.push('after saving')
    return { ...state, extra: 1 }
  })
  optimizer.registerStateDictPostHook(() => void heard.push('prepended'), true)
  const handle = optimizer.registerLoadStateDictPreHook((_, state) => {
    heard.push('before loading')
    return { ...state, param_groups: [{ ...state.param_groups[0], lr: 7 }] }
  })
  optimizer.registerLoadStateDictPostHook((o) => void heard.push(`after loading ${o.paramGroups[0].lr.toFixed(1)}`))
  const state = optimizer.stateDict()
  optimizer.loadStateDict(state)
  expect({ keys: Object.keys(state), heard }).toEqual(python.hooks)
  handle.remove()
  optimizer.loadStateDict(state)
  expect(optimizer.paramGroups[0].lr).toBe(0.5)
})

test('a tensor that is not a leaf is trained where it keeps its gradient', () => {
  const w = tensor([1], { requiresGrad: true }).mul(2)
  expect(() => new optim.SGD([w])).toThrow(code('ERR_OPTIMIZER'))
  w.retainGrad()
  expect(new optim.SGD([w]).paramGroups[0].params).toEqual([w])
})

test.each([
  ['differentiable', 'ERR_NOT_IMPLEMENTED'],
  ['capturable', 'ERR_OPTIMIZER'],
])('%s is refused where it would do nothing', (option, wanted) => {
  const w = tensor([1], { requiresGrad: true })
  expect(() => new optim.Adam([w], { [option]: true } as never)).toThrow(code(wanted))
})
