import * as distributions from '../../lib/distributions'
import { manualSeed } from '../../lib/random'
import { Tensor, tensor } from '../../lib/tensor'
import { build, camel, golden, type Recipe } from '../golden/recipe'

type Distribution = distributions.Distribution
type Named = Record<string, unknown>
interface Bits {
  dtype: string
  shape: number[]
  hex: string
}
interface Case {
  name: string
  args: unknown[]
  options: Named
  batch_shape: number[]
  event_shape: number[]
  sample: Bits
  rsample?: Bits
  value: Recipe
  expanded: { batch_shape: number[]; sample: Bits }
  gradients?: Recipe[] | null
  [what: string]: unknown
}

const file = golden('distributions')
const exact = process.env.TORCHNODE_EXACT === '1'

const isRecipe = (value: unknown): value is Recipe =>
  typeof value === 'object' && value !== null && !(value instanceof Tensor) && 'data' in value
const argument = (value: unknown) => (isRecipe(value) ? build(value) : value)

const byName = (given: Named) =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [camel(name), argument(value)]))

function made(name: string, args: unknown[], named: Named = {}): Distribution {
  const given = args.map((value) =>
    typeof value === 'number' || value instanceof Tensor || isRecipe(value) ? argument(value) : byName(value as Named),
  )
  const Kind = (distributions as unknown as Record<string, new (...args: unknown[]) => Distribution>)[name]
  return new Kind(...given, ...(Object.keys(named).length > 0 ? [byName(named)] : []))
}

/** Which values are too far from PyTorch's, in words. */
function far(ours: Tensor, theirs: Tensor, relative: number): string[] {
  if (String([ours.dtype, ...ours.shape]) !== String([theirs.dtype, ...theirs.shape])) {
    return [`${ours.dtype} [${ours.shape}] is not ${theirs.dtype} [${theirs.shape}]`]
  }
  const [a, b] = [ours, theirs].map((value) => [...value.detach().toTypedArray()].map(Number))
  const limit = exact ? 0 : relative
  return b.flatMap((x, i) =>
    Object.is(a[i], x) || Math.abs(a[i] - x) <= limit * Math.max(1e-3, Math.abs(x)) ? [] : [`${a[i]} is not ${x}`],
  )
}

function fromBits({ dtype, shape, hex }: Bits): Tensor {
  const { buffer, byteOffset, length } = Buffer.from(hex, 'hex')
  const bytes = buffer.slice(byteOffset, byteOffset + length) as ArrayBuffer
  const arrays = { float64: Float64Array, float32: Float32Array, int64: BigInt64Array }
  return tensor(new arrays[dtype as 'float64'](bytes)).reshape(shape)
}

const closeness = ({ dtype }: Tensor) => (dtype === 'float64' ? 1e-12 : 1e-6)

const cases = (file.cases as Case[]).map((given) => ({
  given,
  title: `${given.name}(${[...given.args, given.options].map((each) => JSON.stringify(each)).join(', ')})`.slice(
    0,
    120,
  ),
}))

describe.each(cases)('$title', ({ given }) => {
  const ofIt = () => made(given.name, given.args, given.options)

  test("has PyTorch's shapes and draws PyTorch's values", () => {
    const it = ofIt()
    expect([it.batchShape, it.eventShape, it.hasRsample]).toEqual([
      given.batch_shape,
      given.event_shape,
      'rsample' in given,
    ])
    manualSeed(11)
    expect(far(it.sample([3]), fromBits(given.sample), 1e-6)).toEqual([])
    if (given.rsample) {
      manualSeed(11)
      expect(far(it.rsample([3]), fromBits(given.rsample), 1e-6)).toEqual([])
    } else expect(() => it.rsample([3])).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
  })

  test('has PyTorch’s probabilities, moments and other properties', () => {
    const it = ofIt()
    const value = build(given.value)
    const p = tensor([0.05, 0.5, 0.9], { dtype: given.mean === null ? it.sample().dtype : it.mean.dtype }).reshape([
      3,
      ...it.batchShape.map(() => 1),
    ])
    const said: Record<string, () => Tensor> = {
      mean: () => it.mean,
      mode: () => it.mode,
      variance: () => it.variance,
      stddev: () => it.stddev,
      log_prob: () => it.logProb(value),
      entropy: () => it.entropy(),
      cdf: () => it.cdf(value),
      icdf: () => it.icdf(p),
      enumerate_support: () => it.enumerateSupport(),
    }
    const wrong = Object.entries(said).flatMap(([name, say]) => {
      const theirs = given[name] as Recipe | null
      if (theirs === null) {
        expect(say).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
        return []
      }
      const expected = build(theirs)
      return far(say(), expected, closeness(expected)).map((what) => `${name}: ${what}`)
    })
    expect(wrong).toEqual([])
  })

  test("expands to a larger batch and then draws PyTorch's values", () => {
    const it = ofIt().expand(given.expanded.batch_shape)
    expect(it.batchShape).toEqual(given.expanded.batch_shape)
    manualSeed(13)
    const drawn = it.sample()
    expect(far(drawn, fromBits(given.expanded.sample), 1e-6)).toEqual([])
    expect(it.logProb(drawn).shape).toEqual(given.expanded.batch_shape)
    expect(() => it.logProb('x' as never)).toThrow(TypeError)
  })

  const { gradients } = given
  if (!gradients) return
  test('passes PyTorch’s gradients through rsample', () => {
    const leaves: Tensor[] = []
    const leaf = (value: unknown) => {
      if (!isRecipe(value)) return value
      leaves.push(build(value).requiresGrad_())
      return leaves.at(-1)
    }
    const args = given.args.map(leaf)
    const named = Object.fromEntries(Object.entries(given.options).map(([name, value]) => [name, leaf(value)]))
    manualSeed(5)
    made(given.name, args, named).rsample([4]).square().sum().backward()
    const wrong = gradients.flatMap((theirs, i) => far(leaves[i].grad as Tensor, build(theirs), 1e-6))
    expect(wrong).toEqual([])
  })
})

type Pair = { p: [string, unknown[]]; q: [string, unknown[]]; kl: Recipe }

test.each(
  (file.kl as Pair[]).map((pair) => ({
    ...pair,
    title: `${pair.p[0]}(${JSON.stringify(pair.p[1])}) from ${pair.q[0]}`,
  })),
)("the divergence of $title is PyTorch's", ({ p, q, kl }) => {
  const divergence = distributions.klDivergence(made(...p), made(...q))
  const theirs = build(kl)
  // Sums whose parts cancel: one lost bit of a part is more in their sum.
  expect(far(divergence, theirs, theirs.dtype === 'float64' ? 1e-11 : 1e-5)).toEqual([])
})

test('PyTorch has no divergence for any other pair of these', () => {
  const known = new Set((file.kl as Pair[]).map(({ p, q }) => `${p[0]} ${q[0]}`))
  const first = new Map((file.kl as Pair[]).map(({ p }) => p))
  const second = new Map((file.kl as Pair[]).map(({ q }) => q))
  const open = [...first].flatMap(([p, pArgs]) =>
    [...second].filter(([q]) => !known.has(`${p} ${q}`)).map(([q, qArgs]) => [made(p, pArgs), made(q, qArgs)] as const),
  )
  expect(open.length).toBeGreaterThan(100)
  for (const [p, q] of open) {
    expect(() => distributions.klDivergence(p, q)).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
  }
})

test.each(file.reprs as { name: string; args: unknown[]; options: Named; repr: string }[])(
  '$name is printed as PyTorch prints it: $repr',
  ({ name, args, options: named, repr }) => {
    expect(String(made(name, args, named))).toBe(repr)
  },
)

type Given = [name: string, args: unknown[]]
interface Described {
  batch_shape: number[]
  event_shape: number[]
  sample: Bits
  expanded: Bits
  value: Recipe
  [what: string]: unknown
}

/** An argument of a transform or a constraint, which may be another one: its name, and its own arguments. */
function part(given: unknown): unknown {
  if (!Array.isArray(given)) return argument(given)
  const [name, ...args] = given
  if (typeof name !== 'string') return given.map(part)
  if (name !== name.toLowerCase()) {
    const Kind = (distributions as unknown as Record<string, new (...args: unknown[]) => unknown>)[name]
    return new Kind(...args.map(part))
  }
  const camelCase = name.replace(/_(.)/g, (_, letter) => letter.toUpperCase())
  const made = (distributions.constraints as unknown as Record<string, unknown>)[camelCase]
  return args.length === 0 ? made : (made as (...args: unknown[]) => unknown)(...args.map(part))
}

const transformed = ([name, args]: Given) => part([name, ...args]) as distributions.Transform

function expectDescribed(it: Distribution, given: Described, said: Record<string, () => Tensor>) {
  expect([it.batchShape, it.eventShape]).toEqual([given.batch_shape, given.event_shape])
  manualSeed(11)
  expect(far(it.sample([3]), fromBits(given.sample), 1e-6)).toEqual([])
  manualSeed(13)
  expect(far(it.expand([2, ...it.batchShape]).sample(), fromBits(given.expanded), 1e-6)).toEqual([])
  for (const [what, say] of Object.entries(said)) {
    const theirs = given[what] as Recipe | null | undefined
    if (theirs === null) expect(say).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
    else if (theirs !== undefined) expect([what, far(say(), build(theirs), 1e-12)]).toEqual([what, []])
  }
}

test.each(
  file.transforms as { name: string; args: unknown[]; x: Recipe; y: Recipe; back: Recipe; stretch: Recipe | null }[],
)("$name $args is PyTorch's, forward and inverse", ({ name, args, x, y, back, stretch }) => {
  const it = transformed([name, args])
  const [from, to] = [build(x), build(y)]
  expect(far(it.forward(from), to, 1e-12)).toEqual([])
  expect(far(it.inverse(to), build(back), 1e-12)).toEqual([])
  expect(far(it.inv.forward(to), build(back), 1e-12)).toEqual([])
  expect([it.forwardShape(from.shape), it.inverseShape(to.shape)]).toEqual([to.shape, build(back).shape])
  if (stretch === null) expect(() => it.logAbsDetJacobian(from, to)).toThrow('as in PyTorch')
  else {
    expect(far(it.logAbsDetJacobian(from, to), build(stretch), 1e-12)).toEqual([])
    expect(far(it.inv.logAbsDetJacobian(to, from).neg(), build(stretch), 1e-12)).toEqual([])
  }
})

interface Led {
  y: Recipe
  back: Recipe
  fits: boolean
}
const ways = { biject_to: distributions.bijectTo, transform_to: distributions.transformTo }

test.each(file.constraints as ({ constraint: unknown[]; x: Recipe } & Record<keyof typeof ways, Led | null>)[])(
  'to $constraint lead the transforms that PyTorch takes',
  ({ constraint, x, ...led }) => {
    const wanted = part(constraint) as distributions.Constraint
    for (const [name, way] of Object.entries(ways) as [keyof typeof ways, typeof distributions.bijectTo][]) {
      const theirs = led[name]
      if (theirs === null) {
        expect(() => way(wanted)).toThrow(expect.objectContaining({ code: 'ERR_NOT_IMPLEMENTED' }))
        continue
      }
      const [it, y] = [way(wanted), build(theirs.y)]
      expect([name, far(it.forward(build(x)), y, 1e-12)]).toEqual([name, []])
      expect([name, far(it.inverse(y), build(theirs.back), 1e-10)]).toEqual([name, []])
      expect(wanted.check(y).all().item()).toBe(theirs.fits)
    }
  },
)

test.each(file.transformed as ({ base: Given; transforms: Given[] } & Described)[])(
  "$transforms of $base is PyTorch's",
  (given) => {
    const it = new distributions.TransformedDistribution(made(...given.base), given.transforms.map(transformed))
    const value = build(given.value)
    const p = tensor([0.05, 0.5, 0.9], { dtype: 'float64' }).reshape([3, ...it.batchShape.map(() => 1)])
    expectDescribed(it, given, {
      log_prob: () => it.logProb(value),
      cdf: () => it.cdf(value),
      icdf: () => it.icdf(p),
    })
  },
)

test.each(file.mixtures as ({ probs: Recipe; component: Given; repr: string } & Described)[])(
  "a mixture of $component is PyTorch's",
  (given) => {
    const it = new distributions.MixtureSameFamily(
      new distributions.Categorical(build(given.probs)),
      made(...given.component),
    )
    const value = build(given.value)
    expectDescribed(it, given, {
      log_prob: () => it.logProb(value),
      cdf: () => it.cdf(value),
      mean: () => it.mean,
      variance: () => it.variance,
    })
    // Python's constructor asks the mixture for its logits, which it prints from then on.
    expect(String(it)).toBe(given.repr.replace(/, logits: [^)]*\)/, ''))
  },
)
