import { metrics, type Tensor } from '../../lib'
import { build, camel, golden, type Recipe } from '../golden/recipe'
import { told } from '../support/warnings'

interface Case {
  about?: string
  metric: string
  name: string
  options: Record<string, unknown>
  batches: (Recipe | number | number[] | string)[][]
  values: (Recipe | null)[]
  value: Recipe | null
}

const { cases, edges } = golden('metrics') as { cases: Case[]; edges: Case[] }

// biome-ignore lint/suspicious/noExplicitAny: each metric has its own inputs
type AnyMetric = metrics.Metric<any>

function made({ metric, options }: Case): AnyMetric {
  const named = Object.fromEntries(Object.entries(options).map(([name, value]) => [camel(name), value]))
  const classes = metrics as unknown as Record<string, new (options: object) => AnyMetric>
  return new classes[metric](named)
}

function inputsOf(batch: Case['batches'][number]): unknown[] {
  return batch.map((input) => {
    if (typeof input === 'object' && 'data' in input) return build(input)
    return typeof input === 'string' ? Number(input) : input
  })
}

/** The value that a call gives, or null for its error. */
function attempt(run: () => Tensor): Tensor | null {
  try {
    return run()
  } catch (error) {
    expect((error as Error).message).toMatch(/^[^\n]{10,500}$/)
    return null
  }
}

/** Values are compared to a few units in the last place of their dtype, since sums have another order. */
function expectSame(found: Tensor | null, wanted: Recipe | null): void {
  if (wanted === null || found === null) {
    expect(found).toBe(wanted)
    return
  }
  const expected = build(wanted)
  expect([found.dtype, found.shape]).toEqual([expected.dtype, expected.shape])
  const isClose = found.isclose(expected, { rtol: 2e-6, atol: 2e-7, equalNan: true }).all().item()
  if (!isClose) expect(found.toArray()).toEqual(expected.toArray())
}

function check(given: Case): void {
  const metric = made(given)
  expect(metric.name).toBe(given.name)
  for (const [place, batch] of given.batches.entries())
    expectSame(
      attempt(() => metric.forward(...inputsOf(batch))),
      given.values[place],
    )
  expectSame(
    attempt(() => metric.compute()),
    given.value,
  )
  // The same without forward, after a reset, and once more from a state in the middle.
  metric.reset()
  let second = made(given)
  for (const [place, batch] of given.batches.entries()) {
    if (given.values[place] === null) continue
    metric.update(...inputsOf(batch))
    second.update(...inputsOf(batch))
    const third = made(given)
    third.loadStateDict(second.stateDict())
    second = third
  }
  expectSame(
    attempt(() => metric.compute()),
    given.value,
  )
  expectSame(
    attempt(() => second.compute()),
    given.value,
  )
}

describe('metrics have the values of torchmetrics', () => {
  let spy: jest.SpyInstance
  beforeEach(() => {
    spy = jest.spyOn(process, 'emitWarning').mockImplementation(() => {})
  })
  afterEach(() => spy.mockRestore())

  test.each(cases.map((given, place) => [given.name, place, JSON.stringify(given.options), given] as const))(
    '%s, case %d: %s',
    (_name, _place, _options, given) => check(given),
  )

  test.each(edges.map((given) => [given.name, given.about, JSON.stringify(given.options), given] as const))(
    '%s: %s %s',
    (_name, about, _options, given) => {
      check(given)
      if (about === 'compute before any update') {
        const warning = `metrics.${given.name}.compute: it was called before update`
        expect(told(spy)).toContainEqual(['Warning', expect.stringContaining(warning)])
      }
    },
  )
})
