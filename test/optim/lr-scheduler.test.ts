import * as optim from '../../lib/optim'
import { tensor } from '../../lib/tensor'
import { golden, options } from '../golden/recipe'
import { told } from '../support/warnings'

type Rates = number[][]
type Scheduler = optim.lrScheduler.LRScheduler
interface Recorded {
  lr: Rates
  momentum?: Rates
  state_at_10: Record<string, unknown>
}
interface Case extends Recorded {
  scheduler: string
  args: unknown[]
  options: Record<string, unknown>
  optimizer: 'SGD' | 'Adam'
}
type Part = [name: string, args: unknown[], options: Record<string, unknown>]

const file = golden('schedulers')
const { lrScheduler } = optim
const kinds = { ...lrScheduler, SWALR: optim.swaUtils.SWALR } as unknown as Record<
  string,
  new (
    ...args: unknown[]
  ) => Scheduler
>

const optimizerOf = (kind: 'SGD' | 'Adam' = 'SGD'): optim.lrScheduler.AnyOptimizer => {
  const [first, second] = [0, 0].map(() => tensor([0], { requiresGrad: true }))
  const groups = [{ params: [first] }, { params: [second], lr: 0.2 }]
  const optimizer =
    kind === 'SGD' ? new optim.SGD(groups, { lr: 0.05, momentum: 0.5 }) : new optim.Adam(groups, { lr: 0.05 })
  // Without gradients a step changes nothing; schedulers expect a step before their own.
  optimizer.step()
  return optimizer
}

/** The names of PyTorch's T_max, T_0 and T_mult are tMax, t0 and tMult here. */
const named = (given: Record<string, unknown>) =>
  options(Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace('T_', 't_'), value])))

const made = (optimizer: optim.lrScheduler.AnyOptimizer, [name, args, given]: Part) =>
  new kinds[name](optimizer, ...args, named(given))

const step = (scheduler: Scheduler, i: number) =>
  scheduler instanceof lrScheduler.ReduceLROnPlateau ? scheduler.step(file.metrics[i]) : scheduler.step()

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.max(1e-6, Math.abs(b))

/** A state dict in the form of the golden file. */
const plain = (value: unknown): unknown => {
  if (value instanceof Map) return plain(Object.fromEntries(value))
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
  }
  if (typeof value === 'number')
    return Number.isFinite(value) ? Number(value.toPrecision(10)) : value > 0 ? 'inf' : '-inf'
  return value
}

function momenta({ paramGroups }: optim.lrScheduler.AnyOptimizer): number[] {
  return paramGroups.map((group) => group.momentum ?? group.betas[0])
}

/** The differences from PyTorch's values, in words. */
function differences(optimizer: optim.lrScheduler.AnyOptimizer, scheduler: Scheduler, expected: Recorded): string[] {
  return expected.lr.flatMap((rates, i) => {
    if (i > 0) {
      optimizer.step()
      // Schedulers count their steps themselves; only ReduceLROnPlateau reads its argument.
      if (scheduler instanceof lrScheduler.ReduceLROnPlateau) step(scheduler as never, i - 1)
      else scheduler.step()
    }
    const ours = optimizer.paramGroups.map(({ lr }) => lr)
    expect(scheduler.getLastLr()).toEqual(ours)
    if (i === 10) expect(plain(scheduler.stateDict())).toEqual(plain(expected.state_at_10))
    const theirs = [...rates, ...(expected.momentum?.[i] ?? [])]
    return [...ours, ...(expected.momentum ? momenta(optimizer) : [])].flatMap((value, place) =>
      close(value, theirs[place]) ? [] : [`step ${i}: ${value} is not ${theirs[place]}`],
    )
  })
}

test.each(file.cases as Case[])("$scheduler($args, $options) of $optimizer follows PyTorch's", (given) => {
  const optimizer = optimizerOf(given.optimizer)
  const scheduler = made(optimizer, [given.scheduler, given.args, given.options])
  expect(differences(optimizer, scheduler, given)).toEqual([])
})

const factors = [(epoch: number) => 1 / (1 + epoch), (epoch: number) => 0.5 + 0.25 * (epoch % 3)]

test.each(file.lambdas as Case[])("$scheduler of a function for each group follows PyTorch's", (given) => {
  const optimizer = optimizerOf()
  expect(differences(optimizer, new kinds[given.scheduler](optimizer, factors), given)).toEqual([])
})

type Combined = Recorded & { kind: string; of: Part[]; milestones?: number[] }

function combined(optimizer: optim.lrScheduler.AnyOptimizer, { of, milestones }: Combined): Scheduler {
  const parts = of.map((part) => made(optimizer, part))
  return milestones
    ? new lrScheduler.SequentialLR(optimizer, parts, milestones)
    : new lrScheduler.ChainedScheduler(parts)
}

test.each(file.combined as Combined[])("$kind of $of follows PyTorch's", (given) => {
  const optimizer = optimizerOf()
  expect(differences(optimizer, combined(optimizer, given), given)).toEqual([])
})

test('CosineAnnealingWarmRestarts takes fractions of epochs', () => {
  const scheduler = new lrScheduler.CosineAnnealingWarmRestarts(optimizerOf(), 3, { tMult: 2 })
  const rates = file.fractions.epochs.map((epoch: number) => {
    scheduler.step(epoch)
    return scheduler.getLastLr()
  })
  for (const [i, theirs] of (file.fractions.lr as Rates).entries()) {
    expect(rates[i].every((rate: number, place: number) => close(rate, theirs[place]))).toBe(true)
  }
})

describe('a state dict', () => {
  type Make = (optimizer: optim.lrScheduler.AnyOptimizer) => Scheduler
  const makers: [string, Make][] = [
    ...(file.cases as Case[]).map((given): [string, Make] => [
      `${given.scheduler} ${JSON.stringify([given.args, given.options])} of ${given.optimizer}`,
      (optimizer) => made(optimizer, [given.scheduler, given.args, given.options]),
    ]),
    ...(file.combined as Combined[]).map((given): [string, Make] => [
      `${given.kind} ${JSON.stringify(given.of)}`,
      (optimizer) => combined(optimizer, given),
    ]),
    ['LambdaLR', (optimizer) => new lrScheduler.LambdaLR(optimizer, factors)],
  ]

  test.each(makers)('of %s continues where it was', (_, make) => {
    const optimizers = [optimizerOf(), optimizerOf()]
    const [whole, resumed] = optimizers.map(make)
    for (let i = 0; i < 8; i++) step(whole, i)
    optimizers[1].loadStateDict(optimizers[0].stateDict())
    resumed.loadStateDict(new Map(Object.entries(whole.stateDict())))
    expect(resumed.stateDict()).toEqual(whole.stateDict())
    for (let i = 8; i < 20; i++) {
      step(whole, i)
      step(resumed, i)
      expect(resumed.getLastLr()).toEqual(whole.getLastLr())
    }
    expect(momenta(optimizers[1])).toEqual(momenta(optimizers[0]))
  })

  test.each<[unknown, object]>([
    [null, { name: 'TypeError' }],
    [[], { name: 'TypeError' }],
    [{}, { code: 'ERR_STATE_DICT', message: expect.stringContaining('"step_size" is missing') }],
    [{ step_size: '3' }, { code: 'ERR_STATE_DICT', message: expect.stringContaining('is "3" instead of number') }],
  ])('%p is refused and changes nothing', (state, error) => {
    const scheduler = new lrScheduler.StepLR(optimizerOf(), 5)
    scheduler.step()
    const before = scheduler.stateDict()
    expect(() => scheduler.loadStateDict(state as never)).toThrow(expect.objectContaining(error))
    expect(scheduler.stateDict()).toEqual(before)
  })

  test('of several schedulers is loaded whole or not at all', () => {
    const optimizer = optimizerOf()
    const chained = new lrScheduler.ChainedScheduler([
      new lrScheduler.StepLR(optimizer, 2),
      new lrScheduler.ExponentialLR(optimizer, 0.5),
    ])
    const before = chained.stateDict()
    const [first] = before._schedulers as object[]
    const wrong = { ...before, _schedulers: [{ ...first, last_epoch: 7 }, {}] }
    expect(() => chained.loadStateDict(wrong)).toThrow(expect.objectContaining({ code: 'ERR_STATE_DICT' }))
    expect(chained.stateDict()).toEqual(before)
  })
})

test("a user's own scheduler needs only its rates", () => {
  class Halves extends lrScheduler.LRScheduler {
    protected getLr() {
      return this.baseLrs.map((rate) => rate / 2 ** this.lastEpoch)
    }
  }
  const scheduler = new Halves(optimizerOf())
  scheduler.step()
  scheduler.step()
  expect(scheduler.getLastLr()).toEqual([0.0125, 0.05])
})

test('continuing from an epoch needs the initial learning rates', () => {
  const optimizer = optimizerOf()
  expect(() => new lrScheduler.StepLR(optimizer, 3, { lastEpoch: 4 })).toThrow(
    expect.objectContaining({ code: 'ERR_OPTIMIZER', message: expect.stringContaining('has no initialLr') }),
  )
  new lrScheduler.StepLR(optimizer, 3)
  expect(new lrScheduler.StepLR(optimizer, 3, { lastEpoch: 4 }).lastEpoch).toBe(5)
})

test.each<[string, (o: optim.lrScheduler.AnyOptimizer) => unknown, object]>([
  ['no optimizer', () => new lrScheduler.StepLR({} as never, 3), { name: 'TypeError' }],
  ['a step size of 0', (o) => new lrScheduler.StepLR(o, 0), { code: 'ERR_RANGE' }],
  ['an unknown option', (o) => new lrScheduler.StepLR(o, 3, { rate: 1 } as never), { name: 'TypeError' }],
  ['milestones that are a number', (o) => new lrScheduler.MultiStepLR(o, 3 as never), { name: 'TypeError' }],
  ['a factor above 1', (o) => new lrScheduler.ConstantLR(o, { factor: 2 }), { code: 'ERR_RANGE' }],
  ['a start of 0', (o) => new lrScheduler.LinearLR(o, { startFactor: 0 }), { code: 'ERR_RANGE' }],
  ['a function too few', (o) => new lrScheduler.LambdaLR(o, [() => 1]), { code: 'ERR_OPTIMIZER' }],
  ['a number for a function', (o) => new lrScheduler.LambdaLR(o, [() => 1, 1 as never]), { name: 'TypeError' }],
  ['no steps', (o) => new lrScheduler.OneCycleLR(o, 0.1), { message: expect.stringContaining('give totalSteps') }],
  ['rates for three groups', (o) => new lrScheduler.CyclicLR(o, [1, 2, 3], 4), { code: 'ERR_OPTIMIZER' }],
  [
    'a momentum to cycle where there is none',
    () => new lrScheduler.CyclicLR(new optim.Adagrad([tensor([1], { requiresGrad: true })]), 0.1, 1),
    { message: expect.stringContaining('give { cycleMomentum: false } for Adagrad') },
  ],
  ['a factor of 1', (o) => new lrScheduler.ReduceLROnPlateau(o, { factor: 1 }), { code: 'ERR_RANGE' }],
  ['no metric', (o) => new lrScheduler.ReduceLROnPlateau(o).step(undefined as never), { name: 'TypeError' }],
  ['no schedulers', () => new lrScheduler.ChainedScheduler([]), { name: 'TypeError' }],
  [
    "another optimizer's scheduler",
    (o) => new lrScheduler.SequentialLR(o, [new lrScheduler.StepLR(optimizerOf(), 3)], []),
    { code: 'ERR_OPTIMIZER', message: expect.stringContaining('belongs to another optimizer') },
  ],
  [
    'a milestone too few',
    (o) => new lrScheduler.SequentialLR(o, [new lrScheduler.StepLR(o, 3), new lrScheduler.StepLR(o, 3)], []),
    { message: expect.stringContaining('2 schedulers need 1 milestones, but was given []') },
  ],
  [
    'a plateau among others',
    (o) => new lrScheduler.ChainedScheduler([new lrScheduler.ReduceLROnPlateau(o) as never], o),
    { name: 'TypeError' },
  ],
])('%s is refused', (_, make, error) => {
  expect(() => make(optimizerOf())).toThrow(expect.objectContaining(error))
})

test('a step after the last of OneCycleLR is refused', () => {
  const scheduler = new lrScheduler.OneCycleLR(optimizerOf(), 0.1, { totalSteps: 2 })
  scheduler.step()
  scheduler.step()
  expect(() => scheduler.step()).toThrow('was stepped 3 times, but totalSteps is 2')
})

test('a scheduler warns when it is stepped before the optimizer, and then not again', () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  const [early, late] = [0, 0].map(() => new optim.SGD([tensor([0], { requiresGrad: true })]))
  const scheduler = new lrScheduler.StepLR(early, 3)
  scheduler.step()
  scheduler.step()
  late.step()
  new lrScheduler.StepLR(late, 3).step()
  expect(told(warn)).toEqual([['Warning', expect.stringContaining('call optimizer.step() first')]])
  warn.mockRestore()
})
