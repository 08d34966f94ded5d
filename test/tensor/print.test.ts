import { inspect } from 'node:util'
import { tensor } from '../../lib/tensor'
import { getPrintOptions, setPrintOptions } from '../../lib/tensor/print'
import { build, golden, options, type Recipe } from '../golden/recipe'

interface Case {
  name: string
  recipe: Recipe
  repr: string
}
type CaseWithOptions = Case & { set_printoptions: Record<string, unknown> }
const { cases, options: withOptions }: { cases: Case[]; options: CaseWithOptions[] } = golden('printing')

afterEach(() => setPrintOptions({ profile: 'default' }))

describe('a tensor is printed as PyTorch prints it', () => {
  test.each(cases.map((c) => [c.name, c] as const))('%s', (_, { recipe, repr }) => {
    expect(String(build(recipe))).toBe(repr)
  })

  test.each(withOptions.map((c) => [JSON.stringify(c.set_printoptions), c] as const))('%s', (_, c) => {
    setPrintOptions(options(c.set_printoptions) as Parameters<typeof setPrintOptions>[0])
    expect(String(build(c.recipe))).toBe(c.repr)
  })

  test('by console.log and util.inspect too', () => {
    expect(inspect({ x: tensor([1, 2]) })).toBe('{ x: tensor([1., 2.]) }')
  })

  test('and a disposed one says so', () => {
    const x = tensor([1])
    x.dispose()
    expect(inspect(x)).toBe('Tensor(disposed)')
  })
})

test('invalid print options are refused and change nothing', () => {
  expect(() => setPrintOptions({ precision: Number.NaN })).toThrow(
    'precision must be a whole number of at least 0 and at most 100, but it is NaN',
  )
  expect(() => setPrintOptions({ profile: 'long' as 'full' })).toThrow(
    "profile must be 'default', 'short' or 'full', got \"long\"",
  )
  expect(getPrintOptions()).toEqual({ precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: null })
})
