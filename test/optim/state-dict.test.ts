import type * as optim from '../../lib/optim'
import { tensor } from '../../lib/tensor'
import { build, type Recipe } from '../golden/recipe'
import { goldenStates, prepare } from '../support/golden-optimizers'

/** A state dict with plain values instead of tensors, to compare. */
const plain = ({ state, param_groups }: optim.OptimizerState) => ({
  state: Object.fromEntries(
    [...state].map(([number, kept]) => [
      number,
      Object.fromEntries(
        Object.entries(kept).map(([name, value]) => [name, [value.dtype, value.shape, value.toArray()]]),
      ),
    ]),
  ),
  param_groups,
})

const close = (value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value)
    ? Number(value.toPrecision(5))
    : Array.isArray(value)
      ? value.map(close)
      : value

test.each(goldenStates)("$optimizer($options) has PyTorch's state dict, key for key", (given) => {
  const { optimizer, step } = prepare(given, 'float32')
  for (let i = 0; i < given.steps; i++) step(i)
  const { state, param_groups } = plain(optimizer.stateDict())
  const theirs = Object.entries(given.state_dict.state).map(([number, kept]) => [
    number,
    Object.fromEntries(
      Object.entries(kept as Record<string, Recipe>).map(([name, recipe]) => {
        const value = build(recipe)
        return [name, [value.dtype, value.shape, close(value.toArray())]]
      }),
    ),
  ])
  const ours = Object.fromEntries(
    Object.entries(state).map(([number, kept]) => [
      number,
      Object.fromEntries(
        Object.entries(kept).map(([name, [dtype, shape, values]]) => [name, [dtype, shape, close(values)]]),
      ),
    ]),
  )
  expect(ours).toEqual(Object.fromEntries(theirs))
  expect(param_groups).toEqual(given.state_dict.param_groups)
})

describe('loading', () => {
  const adam = { optimizer: 'Adam', options: { lr: 0.05, amsgrad: true } } as const

  test.each([true, false])('continues bit for bit where the other stopped (fused: %p)', (fused) => {
    const whole = prepare(adam, 'float32', { fused })
    const resumed = prepare({ optimizer: 'Adam', options: { lr: 1 } }, 'float32', { fused })
    for (let i = 0; i < 5; i++) whole.step(i)
    for (const [i, param] of resumed.params.entries()) param.data.copy_(whole.params[i].data)
    resumed.optimizer.loadStateDict(whole.optimizer.stateDict())
    expect(plain(resumed.optimizer.stateDict())).toEqual(plain(whole.optimizer.stateDict()))
    for (let i = 5; i < 10; i++) {
      whole.step(i)
      resumed.step(i)
    }
    expect(resumed.params.map((param) => param.toArray())).toEqual(whole.params.map((param) => param.toArray()))
  })

  test('copies the tensors', () => {
    const [from, into] = [prepare(adam, 'float32'), prepare(adam, 'float32')]
    from.step(0)
    into.optimizer.loadStateDict(from.optimizer.stateDict())
    from.step(1)
    expect(into.optimizer.state.get(into.params[0])?.step.item()).toBe(1)
  })

  test('takes Maps, number keys as strings, as in checkpoints, and steps that are numbers', () => {
    const { optimizer, params } = prepare({ optimizer: 'SGD', options: { momentum: 0.9 } }, 'float32')
    const group = new Map<string, unknown>([
      ['lr', 0.5],
      ['weight_decay', 0.25],
      ['initial_lr', 1],
      ['params', [0, 1]],
    ])
    const state = { 0: { momentum_buffer: tensor([1, 2, 3]) }, 1: { momentum_buffer: null } }
    optimizer.loadStateDict(
      new Map<string, unknown>([
        ['state', state],
        ['param_groups', [group]],
      ]),
    )
    expect(optimizer.paramGroups[0]).toMatchObject({ lr: 0.5, weightDecay: 0.25, momentum: 0.9, initialLr: 1 })
    expect(optimizer.state.get(params[0])?.momentum_buffer.toArray()).toEqual([1, 2, 3])
    const other = prepare(adam, 'float32')
    const kept = { step: 7, exp_avg: tensor([1, 2, 3]), exp_avg_sq: tensor([1, 2, 3]) }
    other.optimizer.loadStateDict({ state: new Map([[0, kept as never]]), param_groups: [{ params: [0, 1] }] })
    expect(other.optimizer.state.get(other.params[0])?.step.item()).toBe(7)
  })

  test('converts the state to the dtype of the parameters, except the step', () => {
    const [from, into] = [prepare(adam, 'float32'), prepare(adam, 'float64')]
    from.step(0)
    into.optimizer.loadStateDict(from.optimizer.stateDict())
    const { exp_avg, step } = into.optimizer.state.get(into.params[0])!
    expect([exp_avg.dtype, step.dtype]).toEqual(['float64', 'float32'])
  })

  const groups = [{ params: [0, 1] }]
  test.each<[string, unknown, object]>([
    ['nothing', null, { name: 'TypeError' }],
    [
      'no groups',
      { state: {} },
      {
        code: 'ERR_STATE_DICT',
        message:
          'Adam.loadStateDict: the state dict does not fit optim.Adam: param_groups must be a list, but it is undefined',
      },
    ],
    [
      'another number of groups',
      { state: {}, param_groups: [] },
      { code: 'ERR_STATE_DICT', message: expect.stringContaining('it has 0 parameter groups') },
    ],
    [
      'a smaller group',
      { state: {}, param_groups: [{ params: [0] }] },
      { message: expect.stringContaining("group 0 has 1 parameters, the optimizer's has 2") },
    ],
    [
      'a parameter of no group',
      { state: { 7: {} }, param_groups: groups },
      { message: expect.stringContaining('state of a parameter "7"') },
    ],
    [
      'a state of another shape',
      { state: { 0: { exp_avg: tensor([1]) } }, param_groups: groups },
      { message: expect.stringContaining('"exp_avg" has shape [1] instead of [3]') },
    ],
    ['a state that is text', { state: { 0: { exp_avg: 'x' } }, param_groups: groups }, { code: 'ERR_STATE_DICT' }],
    ['a step that is text', { state: { 0: { step: 'x' } }, param_groups: groups }, { code: 'ERR_STATE_DICT' }],
    ['a rate that is NaN', { state: new Map(), param_groups: [{ params: [0, 1], lr: NaN }] }, { code: 'ERR_RANGE' }],
  ])('%s is refused and changes nothing', (_, state, error) => {
    const { optimizer, step } = prepare(adam, 'float32')
    step(0)
    const before = plain(optimizer.stateDict())
    expect(() => optimizer.loadStateDict(state as optim.OptimizerState)).toThrow(expect.objectContaining(error))
    expect(plain(optimizer.stateDict())).toEqual(before)
  })
})
