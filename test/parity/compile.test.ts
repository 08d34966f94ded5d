import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as torch from '../../lib'
import { check, variationsOf } from '../../scripts/parity/compiled.mjs'
import { type Case, operatorOf, parse } from '../../scripts/parity/replay.cjs'

// One case of each operator; npm run parity:compile runs all.
const { cases } = parse(gunzipSync(readFileSync(join(__dirname, '../golden/parity.jsonl.gz'))).toString())
const firsts = [...new Map(cases.toReversed().map((item) => [operatorOf(item), item])).values()].toReversed()
const engine = (compile: unknown = torch.compile) => ({ torch, compile, note: () => {} })

/** As functions with gradients where there are some; in place without. */
function chosen(item: Case) {
  const all = variationsOf(item)
  const isDifferentiable = all.some(({ mode }) => mode === 'backward')
  return all.filter(({ form, mode }) => {
    if (form === 'function') return isDifferentiable ? mode === 'graph' || mode === 'backward' : mode === 'values'
    return form === 'in place' && mode === 'values'
  })
}

const outcomesOf = (item: Case, compile?: unknown) =>
  chosen(item).map((variation) => ({ ...variation, ...check(engine(compile), item, variation) }))

// Some run as written, and warn.
beforeAll(() => jest.spyOn(process, 'emitWarning').mockImplementation())
afterAll(() => jest.restoreAllMocks())

test('compiled operators do the same as written with other values, with and without gradients', () => {
  const results = firsts.flatMap((item) =>
    outcomesOf(item).map((result) => ({ operator: operatorOf(item), ...result })),
  )
  expect(results.filter(({ outcome }) => outcome === 'wrong' || outcome === 'untrusted')).toEqual([])
  const replayed = new Set(results.filter(({ outcome }) => outcome === 'replayed').map(({ operator }) => operator))
  expect(replayed.size).toBeGreaterThan(0.95 * firsts.length)
})

type Fn = (...args: unknown[]) => unknown

test.each<[string, string, (fn: Fn) => Fn]>([
  [
    'that gives the first result again is wrong',
    'wrong',
    (fn) => {
      let first: unknown
      return (...args) => {
        first ??= fn(...args)
        return first
      }
    },
  ],
  ['that replays nothing is not trusted', 'untrusted', (fn) => fn],
])('a compile %s', (_, outcome, compile) => {
  const product = firsts.find((item) => item.op === 'mul') as Case
  expect(new Set(outcomesOf(product, compile).map((result) => result.outcome))).toEqual(new Set([outcome]))
})
