import { bestOf, median, ratio, spread, wrongLoss } from '../../bench/statistics.mjs'

test('median takes the middle, or the mean of the middle two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test.each([
  [[1.23456, 2.5, 1.5], '1.23 / 1.50 / 2.50'],
  [[120.4, 1], '1.0 / 60.7 / 120.4'],
  [[0.01234], '0.0123'],
  [[54321, 54322, 9], '9 / 54321 / 54322'],
])('spread of %j is %s', (values, text) => expect(spread(values)).toBe(text))

test('bestOf keeps the lowest value of each round and its thread count', () => {
  const results = [
    { peer: 'a', threads: 1, round: 0, mean: 3 },
    { peer: 'a', threads: 2, round: 0, mean: 2 },
    { peer: 'b', threads: 1, round: 0, mean: 1 },
    { peer: 'a', threads: 1, round: 1, mean: 5 },
  ]
  const expected = [
    [0, { value: 2, threads: 2 }],
    [1, { value: 5, threads: 1 }],
  ]
  expect([...bestOf(results, ['a'])]).toEqual(expected)
})

test('ratio is the median over shared rounds, undefined without any', () => {
  const map = (...values: number[]) => new Map(values.map((value, round) => [round, { value }]))
  expect(ratio(map(2, 9, 8), map(1, 3, 2))).toBe(3)
  expect(ratio(map(2, 4), map(1))).toBe(2)
  expect(ratio(map(2), new Map())).toBeUndefined()
})

describe('losses', () => {
  const reference = { name: 'python 1t', losses: { 1: 0.5, 10: 0.4, 100: 0.3 } }

  test('agree within 5e-5 up to step 10 and 5e-4 afterwards', () => {
    expect(wrongLoss({ 1: 0.5 * (1 + 4e-5), 100: 0.3 * (1 + 4e-4) }, reference)).toBeUndefined()
    expect(wrongLoss({ 1: 0.5 * (1 + 6e-5) }, reference)).toMatch(/step 1 /)
    expect(wrongLoss({ 1: 0.5, 100: 0.3 * (1 - 6e-4) }, reference)).toMatch(/step 100 /)
  })

  test('may differ by 5e-4 where a peer is known to sum in float32', () => {
    expect(wrongLoss({ 1: 0.5 * (1 + 4e-4) }, reference, 'tfjs wasm')).toBeUndefined()
    expect(wrongLoss({ 1: 0.5 * (1 + 4e-4) }, reference, 'tfjs cpu')).toMatch(/step 1 /)
  })

  test('that are missing, not numbers or of other steps are wrong', () => {
    expect(wrongLoss({}, reference)).toMatch(/none of its losses/)
    expect(wrongLoss({ 7: 0.5 }, reference)).toMatch(/none of its losses \(steps 7\)/)
    expect(wrongLoss({ 1: Number.NaN }, reference)).toMatch(/step 1 is NaN/)
  })
})
