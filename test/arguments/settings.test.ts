import { finiteNumber, nearest, settings, shown, wholeNumber } from '../../lib/arguments'
import { type Signature, signatureOf } from '../../lib/arguments/signatures'

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
    ['a name that is none', [{ P: 1 }], 'Layer: has no option "P"; its options are p, inplace; did you mean p?'],
    ['a name of the prototype', [{ toString: 1 }], 'Layer: has no option "toString"'],
    ['an argument too many', [1, true, 2], 'Layer: takes p, inplace and was given [1, true, 2]'],
  ])('%s is refused', (_, args, message) => {
    expect(() => read(...args)).toThrow(message)
  })

  test('that are given twice are refused', () => {
    expect(() => read(0.1, { p: 0.2 })).toThrow('Layer: p is given by position and by name')
  })

  test("are PyTorch's positions where it has the function", () => {
    const loss = (...args: unknown[]) =>
      settings('nn.functional.mseLoss', { weight: null as unknown, reduction: 'mean' }, args)
    expect(loss(null, undefined, 'sum')).toEqual({ weight: null, reduction: 'sum' })
    expect(loss(null, null, 'none', 7)).toEqual({ weight: 7, reduction: 'none' })
    expect(() => loss('sum')).toThrow("PyTorch's sizeAverage stands at this place and is not supported")
  })

  test('cannot reach the prototype', () => {
    expect(() => read(JSON.parse('{"__proto__": {"p": 1}}'))).toThrow('has no option "__proto__"')
  })
})

test.each<[string, string[], string | undefined]>([
  ['reductoin', ['weight', 'reduction'], 'reduction'],
  ['weight_decay', ['lr', 'weightDecay'], 'weightDecay'],
  ['learningRate', ['lr', 'betas'], undefined],
  ['x'.repeat(1e6), ['x'.repeat(1e6)], undefined],
])('for %.20s of %.40j is meant %s', (word, names, meant) => {
  expect(nearest(word, names)).toBe(meant)
})

test.each<[string, Signature]>([
  ['optim.SGD', { required: 1, optional: ['lr', 'momentum', 'dampening', 'weightDecay', 'nesterov'] } as never],
  ['nn.init.truncNormal_', { required: 1, optional: ['mean', 'std', 'a', 'b', 'generator'] } as never],
  ['nn.LSTM', expect.objectContaining({ required: 2 })],
  ['distributions.Normal', { required: 2, optional: ['validateArgs'], names: ['loc', 'scale', 'validateArgs'] }],
])("the signature of %s is PyTorch's", (name, signature) => {
  expect(signatureOf(name)).toMatchObject(signature)
})

test.each<[unknown, string]>([
  ['a', '"a"'],
  ['a'.repeat(100), `"${'a'.repeat(37)}..."`],
  [3n, '3n'],
  [Symbol('x'), 'Symbol(x)'],
  [null, 'null'],
  [undefined, 'undefined'],
  [Object.create(null), '{}'],
  [{ a: 1 }, '{ a: 1 }'],
  [new Map(), 'an object (Map)'],
  [[1, 'b'], '[1, "b"]'],
  [Array(9), `[${Array(8).fill('undefined').join(', ')} and 1 more]`],
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
