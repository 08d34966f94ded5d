import * as torch from '../../lib'
import { compile, ones, rand, type Tensor } from '../../lib'
import { native } from '../../lib/binding/native'

const { cudnn, mkldnn, cuda } = torch.backends

/** A plain value that a function reads, and two changes: the first changes it, the second restores it. */
const states: [name: string, read: () => unknown, change: () => void, restore: () => void][] = [
  ['initialSeed', () => torch.initialSeed(), () => torch.manualSeed(5), () => torch.manualSeed(1)],
  ['getNumThreads', () => torch.getNumThreads(), () => torch.setNumThreads(2), () => torch.setNumThreads(1)],
  [
    'getFloat32MatmulPrecision',
    () => torch.getFloat32MatmulPrecision(),
    () => torch.setFloat32MatmulPrecision('high'),
    () => torch.setFloat32MatmulPrecision('highest'),
  ],
  [
    'areDeterministicAlgorithmsEnabled',
    () => torch.areDeterministicAlgorithmsEnabled(),
    () => torch.useDeterministicAlgorithms(true),
    () => torch.useDeterministicAlgorithms(false),
  ],
  ...[() => torch.getPrintOptions().precision, () => String(torch.empty([1, 0]))].map(
    (read): (typeof states)[number] => [
      'setPrintOptions',
      read,
      () => torch.setPrintOptions({ precision: 2, linewidth: 10 }),
      () => torch.setPrintOptions({ profile: 'default' }),
    ],
  ),
  ...[
    [cudnn, 'benchmark'] as const,
    [cudnn, 'allowTf32'] as const,
    [cudnn, 'enabled'] as const,
    [mkldnn, 'enabled'] as const,
    [cuda.matmul, 'allowTf32'] as const,
    [cuda.matmul, 'allowFp16ReducedPrecisionReduction'] as const,
  ].map(([owner, name]): (typeof states)[number] => {
    const table = owner as Record<string, boolean>
    const before = table[name]
    const set = (value: boolean) => () => {
      table[name] = value
    }
    return [`backends' ${name}`, () => table[name], set(!before), set(before)]
  }),
]

describe.each<[string, object]>([
  ['by default', {}],
  ['trusted at once', { warmup: 0, verify: false }],
])('a state of the process that a compiled function reads, %s', (_, options) => {
  beforeEach(() => {
    torch.manualSeed(1)
    torch.setNumThreads(1)
  })

  test.each(states)('%s', (_name, read, change, restore) => {
    const compiled = compile((x: Tensor) => [x.mul(2), read()], options)
    const answers = () => [...Array(4)].map(() => compiled(ones([1]))[1])
    const before = read()
    expect(answers()).toEqual(Array(4).fill(before))
    change()
    const after = read()
    expect(after).not.toEqual(before)
    expect(answers()).toEqual(Array(4).fill(after))
    restore()
    expect(answers()).toEqual(Array(4).fill(before))
  })

  test.each(states)('%s, which it also sets', (_name, read, change, restore) => {
    const compiled = compile((x: Tensor) => {
      change()
      return x.mul(2)
    }, options)
    change()
    const wanted = read()
    for (let i = 0; i < 4; i++) {
      restore()
      compiled(ones([1]))
      expect(read()).toEqual(wanted)
    }
    restore()
  })
})

test('a compiled function that ends in another mode does so in each call', () => {
  for (const options of [{}, { warmup: 0, verify: false }]) {
    const compiled = compile((x: Tensor) => {
      torch.autograd.setGradEnabled(false)
      return x.mul(2)
    }, options)
    for (let i = 0; i < 4; i++) {
      torch.autograd.setGradEnabled(true)
      compiled(ones([1]))
      expect(torch.isGradEnabled()).toBe(false)
    }
    torch.autograd.setGradEnabled(true)
  }
})

/** Something that a function reads of an argument, and two arguments of the same form that differ in it. */
const answers: [name: string, read: (x: Tensor) => unknown, first: () => Tensor, second: () => Tensor][] = [
  ['storageOffset', (x) => x.storageOffset(), () => rand([4]).narrow(0, 0, 2), () => rand([4]).narrow(0, 2, 2)],
  [
    'retainsGrad',
    (x) => x.retainsGrad,
    () => ones([2], { requiresGrad: true }).mul(2),
    () => {
      const x = ones([2], { requiresGrad: true }).mul(2)
      x.retainGrad()
      return x
    },
  ],
  [
    'gradFn',
    (x) => x.gradFn,
    () => ones([2], { requiresGrad: true }).mul(2),
    () => ones([2], { requiresGrad: true }).add(2),
  ],
  ['isSetTo', (x) => torch.ops.aten.isSetTo(x, x.narrow(0, 0, 1)), () => rand([1]), () => rand([1])],
  ['_version', (x) => torch.ops.aten._version(x), () => rand([2]), () => rand([2]).add_(1)],
  ['outputNr', (x) => torch.ops.aten.outputNr(x), () => rand([2]), () => rand([2])],
  ['memory', () => torch.memory().tensors > 0, () => rand([2]), () => rand([2])],
]

test.each(answers)(
  'a function that reads %s of an argument runs as written, and throws with fullgraph',
  (_, read, a, b) => {
    for (const options of [{}, { warmup: 0, verify: false }]) {
      const compiled = compile((x: Tensor) => [x.detach().mul(2), read(x)], options)
      for (const make of [a, a, a, a, b, b, a]) {
        const x = make()
        expect(compiled(x)[1]).toEqual(read(x))
      }
    }
    const whole = compile((x: Tensor) => [x.detach().mul(2), read(x)], { fullgraph: true })
    expect(() => whole(a())).toThrow(expect.objectContaining({ code: 'ERR_COMPILE' }))
  },
)

test.each<[string, (x: Tensor) => unknown]>([
  ['sizes', (x) => [x.shape, x.size(0), x.numel(), x.ndim, x.dim(), x.nbytes]],
  ['strides', (x) => [x.stride(), x.stride(0), x.isContiguous()]],
  [
    'dtypes',
    (x) => [x.dtype, x.elementSize(), x.isComplex(), x.isFloatingPoint(), x.isSigned(), torch.resultType(x, 1)],
  ],
  ['leaves', (x) => [x.isLeaf, x.requiresGrad, x.grad, x.isInference(), x.isConj(), x.isNeg()]],
  ['layouts', (x) => [x.layout, x.device, x.isSparse, x.isNested, x.isQuantized, x.isCpu, x.isSameSize(x)]],
  ['modes', () => [torch.isGradEnabled(), torch.isInferenceModeEnabled(), torch.amp.isAutocastEnabled('cpu')]],
])('values that follow from the form of an argument, or from modes, are replayed: %s', (_, read) => {
  const compiled = compile((x: Tensor) => [x.mul(2), read(x)], { fullgraph: true, warmup: 0, verify: false })
  for (const x of [rand([2, 3]), rand([2, 3]), rand([3, 2]).t()]) expect(compiled(x)[1]).toEqual(read(x))
})

test('a compiled function that reads a setting only compares it in replays', () => {
  let runs = 0
  const compiled = compile((x: Tensor) => {
    runs++
    return x.mul(torch.getNumThreads())
  })
  for (let i = 0; i < 10; i++) compiled(ones([1]))
  expect(runs).toBe(3)
  expect(native.numThreads()).toBe(torch.getNumThreads())
})
