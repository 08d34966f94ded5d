import {
  areDeterministicAlgorithmsEnabled,
  backends,
  getFloat32MatmulPrecision,
  isDeterministicAlgorithmsWarnOnlyEnabled,
  setFloat32MatmulPrecision,
  tensor,
  useDeterministicAlgorithms,
  zeros,
} from '../../lib'

const { cuda, cudnn, mkldnn } = backends

// PyTorch's own defaults.
const switches: [name: string, target: object, key: string, fallback: boolean][] = [
  ['cuda.matmul.allowTf32', cuda.matmul, 'allowTf32', false],
  ['cudnn.enabled', cudnn, 'enabled', true],
  ['cudnn.benchmark', cudnn, 'benchmark', false],
  ['cudnn.deterministic', cudnn, 'deterministic', false],
  ['cudnn.allowTf32', cudnn, 'allowTf32', true],
  ['mkldnn.enabled', mkldnn, 'enabled', true],
]

describe('backends', () => {
  test.each(switches)(
    "%s has PyTorch's default, is set and set back, and takes booleans alone",
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

  test('say whether this libtorch has them', () => {
    expect([mkldnn.isAvailable(), typeof cudnn.isAvailable()]).toEqual([true, 'boolean'])
  })
})

describe('the precision of float32 products', () => {
  afterEach(() => setFloat32MatmulPrecision('highest'))

  test('is highest unless it is lowered, and allows TF32 with that', () => {
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

  test('lets an operator without such an algorithm throw, or only warn', () => {
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
