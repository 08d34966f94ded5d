import * as torch from '../../lib'
import { golden } from '../golden/recipe'
import { told } from '../support/warnings'

const { amp, autograd, distributions, func, nn, optim, tensor } = torch
const { functional: F, init } = nn
const python = golden('arguments')

const x = tensor([1, 2, 4])
const y = tensor([0.5, 2.5, 1])

describe('arguments by position and by name mean the same, as in Python', () => {
  test('losses', () => {
    expect(F.mseLoss(x, y, null as never, null as never, 'sum' as never).item()).toBeCloseTo(python.losses.third, 6)
    expect(F.mseLoss(x, y, { reduction: 'sum' }).item()).toBeCloseTo(python.losses.named, 6)
    expect(F.huberLoss(x, y, 'sum', 2).item()).toBeCloseTo(python.losses.huber, 6)
  })

  test.each(['mseLoss', 'l1Loss', 'huberLoss'] as const)('%s with a weight for each element', (name) => {
    const weight = tensor([0.5, 2, 0.25])
    const found = (['none', 'mean', 'sum'] as const).map((reduction) => [
      reduction,
      F[name](x, y, { reduction, weight }).toArray(),
    ])
    expect(Object.fromEntries(found)).toEqual(python.weighted[name])
    expect(() => F[name](x, y, { weight: tensor([1, 2]) })).toThrow("weight must have the input's shape")
  })

  test.each<[keyof typeof init, unknown[], object]>([
    ['orthogonal_', [5], { gain: 5 }],
    ['xavierUniform_', [5], { gain: 5 }],
    ['truncNormal_', [0, 0.02], { std: 0.02 }],
    ['kaimingNormal_', [1, 'fan_out'], { a: 1, mode: 'fan_out' }],
  ])('nn.init.%s', (name, args, options) => {
    const drawn = (...given: unknown[]) => {
      torch.manualSeed(0)
      return (init[name] as (...all: unknown[]) => torch.Tensor)(torch.empty([3, 2]), ...given)
        .flatten()
        .toArray()
    }
    const wanted = python.init[name].map((value: number) => expect.closeTo(value, 6))
    expect(drawn(...args)).toEqual(wanted)
    expect(drawn(options)).toEqual(wanted)
  })

  test('new SGD(params, 0.1, 0.9) has a momentum, and zeroGrad(false) keeps the gradients', () => {
    const w = tensor([1, -2], { requiresGrad: true })
    const optimizer = new optim.SGD([w], 0.1, 0.9)
    for (let i = 0; i < 3; i++) {
      optimizer.zeroGrad(false)
      w.mul(w).sum().backward()
      optimizer.step()
    }
    expect(w.toArray()).toEqual(python.sgd.map((value: number) => expect.closeTo(value, 5)))
    optimizer.zeroGrad(false)
    expect(w.grad?.toArray()).toEqual([0, 0])
  })

  test('scheduler.step(5) goes to that epoch, with a warning', () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation()
    const optimizer = new optim.SGD([tensor([0], { requiresGrad: true })], 1)
    optimizer.step()
    const scheduler = new optim.lrScheduler.StepLR(optimizer, 2, 0.5)
    const rates = [undefined, undefined, undefined, 5, 2].flatMap((epoch) => {
      scheduler.step(epoch)
      return scheduler.getLastLr()
    })
    expect(rates).toEqual(python.rates)
    expect(told(warn).map(([, text]) => text)).toEqual(Array(2).fill(expect.stringContaining('deprecated')))
    warn.mockRestore()
  })

  test('the members of a module', () => {
    const tied = new nn.Sequential(new nn.Linear(2, 2), new nn.Linear(2, 2))
    tied.at(1).weight = tied.at(0).weight
    const names = (entries: Iterable<[string, unknown]>) => [...entries].map(([name]) => name)
    expect(names(tied.namedParameters('', true, false))).toEqual(python.names.all)
    expect(names(tied.namedParameters('', { removeDuplicate: false }))).toEqual(python.names.all)
    expect(names(tied.namedParameters('net'))).toEqual(python.names.prefixed)
    expect(names(tied.namedParameters('', false))).toEqual(python.names.own)
    expect([...tied.parameters(false)]).toEqual([])
    expect([...tied.stateDict({ prefix: 'net.' }).keys()]).toEqual(python.names.state)
    expect(tied.stateDict({ keepVars: true }).get('0.weight')).toBe(tied.at(0).weight)
  })

  test('isContiguous({ memoryFormat })', () => {
    const image = torch.zeros([2, 3, 4, 5]).contiguous({ memoryFormat: 'channels_last' })
    const all = [image, image.contiguous(), torch.zeros([2, 1, 4, 5]), torch.zeros([2, 3])]
    const formats = ['contiguous_format', 'channels_last'] as const
    const found = all.flatMap((one) => formats.map((memoryFormat) => one.isContiguous({ memoryFormat })))
    expect(found).toEqual(python.contiguous)
  })

  test("autocast('cpu', fn) beside autocast(options, fn)", () => {
    const product = () => torch.mm(torch.ones([2, 2]), torch.ones([2, 2])).dtype
    expect(amp.autocast('cpu', product)).toBe('bfloat16')
    expect(amp.autocast('cpu', { dtype: 'float16' }, product)).toBe('float16')
    expect(amp.autocast({ device: 'cpu', enabled: false }, product)).toBe('float32')
  })

  test("dtypes by PyTorch's names", () => {
    expect(torch.zeros([1], { dtype: torch.long }).dtype).toBe('int64')
    expect(torch.tensor([1], { dtype: torch.double }).dtype).toBe('float64')
  })
})

const w = tensor([1, 2], { requiresGrad: true })
const linear = new nn.Linear(2, 2)
// biome-ignore lint/suspicious/noExplicitAny: what TypeScript would refuse
const any = (value: unknown) => value as any

test.each<[string, () => unknown, string]>([
  [
    'a misspelt reduction',
    () => F.mseLoss(x, y, any({ reductoin: 'sum' })),
    'no option "reductoin"; its options are reduction, weight; did you mean reduction?',
  ],
  ['autograd.grad', () => autograd.grad(w.sum(), w, any({ retain_graph: true })), 'did you mean retainGraph?'],
  [
    'autograd.backward',
    () => autograd.backward(w.sum(), null, any({ keepGraph: true })),
    'autograd.backward: has no option "keepGraph"',
  ],
  ['x.backward', () => w.sum().backward(any({ retain_graph: true })), 'did you mean retainGraph?'],
  ['func.grad', () => func.grad(() => w, any({ argnum: 1 })), 'did you mean argnums?'],
  ['func.jvp', () => func.jvp(() => w, [w], [w], any({ has_aux: true })), 'did you mean hasAux?'],
  ['vmap', () => torch.vmap(() => w, any({ in_dims: 1 })), 'did you mean inDims?'],
  ['functionalCall', () => func.functionalCall(linear, {}, w, any({ strickt: true })), 'did you mean strict?'],
  ['nn.init', () => init.xavierNormal_(w, any({ gian: 2 })), 'nn.init.xavierNormal_: has no option "gian"'],
  ['too many for nn.init', () => any(init.ones_)(w, 1), 'nn.init.ones_: takes tensor and was given'],
  ['stateDict', () => linear.stateDict(any({ prefx: 'a' })), 'did you mean prefix?'],
  ['loadStateDict', () => linear.loadStateDict(linear.stateDict(), any({ strct: true })), 'did you mean strict?'],
  ['zeroGrad', () => linear.zeroGrad(any({ setToNull: true })), 'did you mean setToNone?'],
  ['distributions', () => new distributions.Normal(0, 1, any({ validate_args: false })), 'did you mean validateArgs?'],
  ['amp.autocast', () => amp.autocast(any({ device: 'cpu', type: 'float16' }), () => 1), 'no option "type"'],
  ['GradScaler', () => new amp.GradScaler(any({ init_scale: 2 })), 'did you mean initScale?'],
  ['setPrintOptions', () => torch.setPrintOptions(any({ edgeItems: 2 })), 'did you mean edgeitems?'],
  ['isContiguous', () => w.isContiguous(any({ memory_format: 'channels_last' })), 'did you mean memoryFormat?'],
  ['gradcheck', () => autograd.gradcheck(() => w, [w], any({ epsilon: 1 })), 'has no option "epsilon"'],
  ['detectAnomaly', () => autograd.detectAnomaly(() => 1, any({ check_nan: false })), 'did you mean checkNan?'],
  [
    'keyword-only in PyTorch',
    () => new optim.SGD([w], 0.1, 0.9, 0, 0, false, any(true)),
    'optim.SGD: takes lr, momentum',
  ],
  ['given twice', () => new optim.SGD([w], 0.1, any({ lr: 1 })), 'optim.SGD: lr is given by position and by name'],
])('refuses %s', (_, run, message) => {
  expect(run).toThrow(TypeError)
  expect(run).toThrow(message)
})
