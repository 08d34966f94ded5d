import { finiteNumber, settings, shown, wholeNumber } from '../../lib/nn/validate'

describe('settings', () => {
  const defaults = { p: 0.5, inplace: false }
  const read = (...args: unknown[]) => settings('Layer', defaults, args)

  test('come by position, by name, or both, and default where they are left out or undefined', () => {
    expect(read()).toEqual({ p: 0.5, inplace: false })
    expect(read(0.1)).toEqual({ p: 0.1, inplace: false })
    expect(read(0.1, true)).toEqual({ p: 0.1, inplace: true })
    expect(read(0.1, { inplace: true })).toEqual({ p: 0.1, inplace: true })
    expect(read({ inplace: true, p: undefined })).toEqual({ p: 0.5, inplace: true })
    expect(read(undefined)).toEqual({ p: 0.5, inplace: false })
  })

  test.each<[string, unknown[], string]>([
    ['a name that is none', [{ P: 1 }], 'Layer: has no option "P"; its options are p, inplace'],
    ['a name of the prototype', [{ toString: 1 }], 'Layer: has no option "toString"'],
    ['an argument too many', [1, true, 2], 'Layer: takes p, inplace and was given [1, true, 2]'],
  ])('%s is refused', (_, args, message) => {
    expect(() => read(...args)).toThrow(message)
  })

  test('cannot reach the prototype', () => {
    expect(() => read(JSON.parse('{"__proto__": {"p": 1}}'))).toThrow('has no option "__proto__"')
  })
})

test.each<[unknown, string]>([
  ['a', '"a"'],
  ['a'.repeat(100), `"${'a'.repeat(60)}…"`],
  [3n, '3n'],
  [Symbol('x'), 'a symbol'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Object.create(null), 'an object (no prototype)'],
  [[1, 'b'], '[1, "b"]'],
  [Array(7), 'an array of 7'],
])('%p is shown in errors as %s', (value, text) => {
  expect(shown(value)).toBe(text)
})

test('a value of the wrong type is a TypeError, one out of range a TorchError', () => {
  expect(() => wholeNumber('f', 'n', '1')).toThrow(TypeError)
  expect(() => wholeNumber('f', 'n', 1.5)).toThrow(expect.objectContaining({ code: 'ERR_RANGE' }))
  expect(() => finiteNumber('f', 'x', 1, { min: 1, aboveMin: true })).toThrow(
    'f: x must be a finite number above 1, but it is 1',
  )
  expect(() => finiteNumber('f', 'x', 1, { min: 0, max: 1, belowMax: true })).toThrow('of at least 0 and below 1')
  expect(finiteNumber('f', 'x', 1, { min: 0, max: 1 })).toBe(1)
})
