import * as ops from '../../lib/generated/ops'
import {
  defaultGenerator,
  forkRng,
  Generator,
  getRngState,
  initialSeed,
  manualSeed,
  seed,
  setRngState,
} from '../../lib/random'
import { tensor } from '../../lib/tensor'
import { build, golden, hex, type Recipe } from '../golden/recipe'

interface Program {
  name: string
  seed: number | string
  draws: { recipe: Recipe; dtype: string; shape: number[]; hex: string }[]
}
const programs: Program[] = golden('draws').programs
const asSeed = (value: number | string) => (typeof value === 'string' ? BigInt(value) : value)

describe("manualSeed(s) gives Python's numbers, bit for bit", () => {
  test.each(programs.map((p) => [p.name, p.seed, p] as const))('%s, from %s', (_, from, { draws }) => {
    manualSeed(asSeed(from))
    for (const { recipe, dtype, shape, hex: wanted } of draws) {
      const drawn = build(recipe)
      expect([drawn.dtype, drawn.shape, hex(drawn)]).toEqual([dtype, shape, wanted])
    }
  })
})

const draw = (generator?: Generator) => ops.rand([4], { generator }).toArray()

describe('a Generator', () => {
  test('has a stream of its own, equal to that of the default from the same seed', () => {
    manualSeed(7)
    const before = draw()
    const own = new Generator().manualSeed(7)
    manualSeed(7)
    expect(draw(own)).toEqual(before)
    expect(draw()).toEqual(before)
  })

  test('is accepted by every kind of random operator', () => {
    const two = [new Generator().manualSeed(3), new Generator().manualSeed(3)]
    const draws = (generator: Generator) =>
      [
        ops.randn([3], { generator }),
        ops.randint(10, [3], { generator }),
        ops.randperm(5, { generator }),
        ops.bernoulli(ops.full([5], 0.5), { generator }),
        tensor([1, 2]).uniform_(0, 1, { generator }),
        tensor([1, 2]).normal_({ generator }),
        ops.multinomial(tensor([1, 2, 3]), 2, { generator }),
      ].map((t) => t.toArray())
    const [first, second] = two.map(draws)
    expect(first).toEqual(second)
  })

  test('can be restored to a saved state', () => {
    const generator = new Generator().manualSeed(1)
    ops.randn([5], { generator })
    const state = generator.getState()
    const drawn = draw(generator)
    expect(generator.setState(state)).toBe(generator)
    expect(draw(generator)).toEqual(drawn)
    expect([state.dtype, state.ndim]).toEqual(['uint8', 1])
  })

  test('knows its seed', () => {
    const generator = new Generator()
    expect(generator.manualSeed(2n ** 64n - 1n).initialSeed()).toBe(2n ** 64n - 1n)
    expect(generator.manualSeed(-1).initialSeed()).toBe(2n ** 64n - 1n)
    const fresh = generator.seed()
    expect(generator.initialSeed()).toBe(fresh)
    expect(generator.seed()).not.toBe(fresh)
  })
})

describe('the default generator', () => {
  test('is returned by manualSeed and seeded by seed', () => {
    expect(manualSeed(5)).toBe(defaultGenerator)
    expect(initialSeed()).toBe(5n)
    expect(seed()).toBe(initialSeed())
  })

  test('is saved and restored', () => {
    manualSeed(9)
    const state = getRngState()
    const drawn = draw()
    draw()
    setRngState(state)
    expect(draw()).toEqual(drawn)
  })

  test('is restored after forkRng, whatever happens within', () => {
    manualSeed(9)
    const first = draw()
    manualSeed(9)
    expect(forkRng(() => draw())).toEqual(first)
    expect(() =>
      forkRng(() => {
        draw()
        throw new RangeError('within')
      }),
    ).toThrow('within')
    expect(() => forkRng(async () => draw())).toThrow(TypeError)
    expect(draw()).toEqual(first)
  })
})
