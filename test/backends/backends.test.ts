import {
  areDeterministicAlgorithmsEnabled,
  backends,
  getFloat32MatmulPrecision,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  nn,
  ones,
  setFloat32MatmulPrecision,
  tensor,
  useDeterministicAlgorithms,
  zeros,
} from '../../lib'

const { cuda, cudnn, mkldnn } = backends

// PyTorch's own defaults.
const switches: [name: string, target: object, key: string, fallback: boolean][] = [
  ['cuda.matmul.allowTf32', cuda.matmul, 'allowTf32', false],
  ['cuda.matmul.allowFp16ReducedPrecisionReduction', cuda.matmul, 'allowFp16ReducedPrecisionReduction', true],
  ['cuda.matmul.allowBf16ReducedPrecisionReduction', cuda.matmul, 'allowBf16ReducedPrecisionReduction', true],
  ['cuda.matmul.allowFp16Accumulation', cuda.matmul, 'allowFp16Accumulation', false],
  ['cudnn.enabled', cudnn, 'enabled', true],
  ['cudnn.benchmark', cudnn, 'benchmark', false],
  ['cudnn.deterministic', cudnn, 'deterministic', false],
  ['cudnn.allowTf32', cudnn, 'allowTf32', true],
  ['mkldnn.enabled', mkldnn, 'enabled', true],
]

describe('backends', () => {
  test.each(switches)(
    "%s has PyTorch's default, can be set and set back, and takes only booleans",
    (_, target, key, fallback) => {
      const flags = target as Record<string, unknown>
      expect(flags[key]).toBe(fallback)
      flags[key] = !fallback
      expect(flags[key]).toBe(!fallback)
      flags[key] = fallback
      expect(flags[key]).toBe(fallback)
      for (const wrong of [1, 'true', null, undefined]) {
        expect(() => {
          flags[key] = wrong
        }).toThrow(TypeError)
      }
    },
  )

  // As pairs of functions, as in PyTorch.
  const kernels: [enable: keyof typeof cuda, isEnabled: keyof typeof cuda, fallback: boolean][] = [
    ['enableFlashSdp', 'flashSdpEnabled', true],
    ['enableMemEfficientSdp', 'memEfficientSdpEnabled', true],
    ['enableMathSdp', 'mathSdpEnabled', true],
    ['enableCudnnSdp', 'cudnnSdpEnabled', true],
    ['allowFp16Bf16ReductionMathSdp', 'fp16Bf16ReductionMathSdpAllowed', false],
  ]

  test.each(kernels)(
    "cuda.%s has PyTorch's default, can be set and set back, and takes only a boolean",
    (set, get, fallback) => {
      const turn = cuda[set] as (value: unknown) => void
      const isOn = cuda[get] as () => boolean
      expect(isOn()).toBe(fallback)
      turn(!fallback)
      expect(isOn()).toBe(!fallback)
      turn(fallback)
      expect(isOn()).toBe(fallback)
      expect(() => turn(1)).toThrow(TypeError)
      expect(() => turn(undefined)).toThrow(TypeError)
    },
  )

  // libtorch's CPU kernels read the same switches.
  test('attention is refused where no kernel may compute it', () => {
    const q = ones([1, 1, 4, 8])
    cuda.enableFlashSdp(false)
    cuda.enableMathSdp(false)
    try {
      expect(() => nn.functional.scaledDotProductAttention(q, q, q)).toThrow(/kernel|backend/)
    } finally {
      cuda.enableFlashSdp(true)
      cuda.enableMathSdp(true)
    }
    expect(nn.functional.scaledDotProductAttention(q, q, q).shape).toEqual([1, 1, 4, 8])
  })

  test('say whether this libtorch has them', () => {
    expect([typeof cuda.isBuilt(), typeof (cudnn.version() ?? 0)]).toEqual(['boolean', 'number'])
    expect([mkldnn.isAvailable(), typeof cudnn.isAvailable()]).toEqual([true, 'boolean'])
  })
})

describe('the precision of float32 products', () => {
  afterEach(() => setFloat32MatmulPrecision('highest'))

  test('is highest by default; lowering it allows TF32', () => {
    expect(getFloat32MatmulPrecision()).toBe('highest')
    setFloat32MatmulPrecision('high')
    expect([getFloat32MatmulPrecision(), cuda.matmul.allowTf32]).toEqual(['high', true])
    setFloat32MatmulPrecision('medium')
    expect(getFloat32MatmulPrecision()).toBe('medium')
    setFloat32MatmulPrecision('highest')
    expect([getFloat32MatmulPrecision(), cuda.matmul.allowTf32]).toEqual(['highest', false])
  })

  test('is one of three words', () => {
    const wrong = () => setFloat32MatmulPrecision('best' as never)
    expect(wrong).toThrow(expect.objectContaining({ code: 'ERR_RANGE', message: expect.stringContaining('best') }))
  })
})

describe('useDeterministicAlgorithms', () => {
  afterEach(() => useDeterministicAlgorithms(false))

  const nondeterministic = () => zeros([3]).put(tensor([0n, 0n]), tensor([1, 2]))

  test('makes an operator without such an algorithm throw, or only warn', () => {
    expect(nondeterministic).not.toThrow()
    useDeterministicAlgorithms(true)
    expect([areDeterministicAlgorithmsEnabled(), isDeterministicAlgorithmsWarnOnlyEnabled()]).toEqual([true, false])
    expect(nondeterministic).toThrow(/does not have a deterministic implementation/)
    useDeterministicAlgorithms(true, { warnOnly: true })
    expect(isDeterministicAlgorithmsWarnOnlyEnabled()).toBe(true)
    expect(nondeterministic).not.toThrow()
    expect(() => useDeterministicAlgorithms(1 as never)).toThrow(TypeError)
  })
})
