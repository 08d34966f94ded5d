import { AssertionError } from 'node:assert'
import { nn } from '../../lib'
import { arange } from '../../lib/generated/ops'
import { type Tensor, tensor } from '../../lib/tensor'
import { type AssertCloseOptions, assertClose } from '../../lib/testing'
import { build, golden, options, type Recipe } from '../golden/recipe'

type Form = Recipe | number | boolean | null | Form[] | { [key: string]: Form }

/** The value that a recipe describes, in which tensors may be in lists and under keys. */
function value(form: Form): unknown {
  if (typeof form !== 'object' || form === null) return form
  if (Array.isArray(form)) return form.map(value)
  if ('op' in form || 'data' in form) return build(form as Recipe)
  return Object.fromEntries(Object.entries(form).map(([key, item]) => [key, value(item as Form)]))
}

function message(compare: () => void): string | null {
  try {
    compare()
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(AssertionError)
    return (error as Error).message
  }
}

const { cases } = golden('testing') as { cases: [Form, Form, Record<string, unknown>, string | null][] }

test.each(cases.map((given, i) => [i, ...given] as const))('case %i has PyTorch’s result', (_, a, b, given, said) => {
  expect(message(() => assertClose(value(a), value(b), options(given) as AssertCloseOptions))).toBe(said)
})

describe('values that Python does not have', () => {
  test.each<[string, unknown, unknown, string | null]>([
    ['bigints are whole numbers', 2n ** 60n, 2n ** 60n + 1n, 'Scalars are not equal!'],
    ['a bigint is no float', 1n, 1, 'The (d)types do not match: bigint != number.'],
    ['typed arrays are tensors', new Float32Array([1, 2]), new Float32Array([1, 2 + 1e-7]), null],
    ['a Map is like an object', new Map([['a', 1]]), { a: 1 }, null],
    ['a state dict', new nn.Linear(1, 1).stateDict(), new nn.Linear(1, 2).stateDict(), "attribute 'shape'"],
  ])('%s', (_, a, b, said) => {
    const told = message(() => assertClose(a, b))
    if (said === null) expect(told).toBeNull()
    else expect(told).toContain(said)
  })

  test('a custom message, or a function of the message', () => {
    expect(message(() => assertClose(1, 2, { msg: 'no' }))).toBe('no')
    expect(message(() => assertClose(1, 2, { msg: (said) => `epoch 3: ${said}` }))).toMatch(/^epoch 3: Scalars are not/)
  })

  test.each<[string, () => void, RegExp]>([
    ['one tolerance', () => assertClose(1, 1, { rtol: 1 }), /both rtol and atol .* no atol/],
    ['a number and a tensor', () => assertClose(tensor(1), 1), /between Tensor\[\] float32 and 1/],
    ['strings', () => assertClose({ a: ['x'] }, { a: ['x'] }), /"x" and "x", for item \['a'\]\[0\]/],
    ['an option that there is not', () => assertClose(1, 1, { rtoll: 1 } as object), /no option "rtoll"/],
    [
      'a parameter for a tensor',
      () => assertClose(new nn.Parameter(tensor([1])), tensor([1]), { allowSubclasses: false }),
      /Parameter/,
    ],
  ])('%s: a TypeError', (_, compare, said) => {
    expect(compare).toThrow(TypeError)
    expect(compare).toThrow(said)
  })

  test('gradients are not compared', () => {
    const x: Tensor = arange(3, { dtype: 'float32', requiresGrad: true })
    assertClose(x.mul(1), x)
    expect(message(() => assertClose(x.mul(2), x))).toContain('Mismatched elements: 2 / 3')
  })
})

test('keys that differ are listed up to a length, with the number of the others', () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`key${i}`, 1]))
  const message = (actual: unknown, expected: unknown) => {
    try {
      assertClose(actual, expected)
    } catch (error) {
      return (error as Error).message
    }
    return ''
  }
  expect(message(many, {})).toMatch(/Additional keys in the actual mapping: \['key0', 'key1', .* and 9950 more\]$/)
  expect(message({ ['x'.repeat(1e6)]: 1 }, {}).length).toBeLessThan(500)
})
