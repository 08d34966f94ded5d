import { extent, fittingAxis, linearAxis, logAxis } from '../../lib/report/axis'

const labels = (axis: { ticks: { label: string }[] }) => axis.ticks.map(({ label }) => label)

test.each<[number, number, number, string[]]>([
  [0, 3600, 6, ['0', '1,000', '2,000', '3,000']],
  [0, 1, 5, ['0', '0.2', '0.4', '0.6', '0.8', '1.0']],
  [0.0636, 0.0642, 5, ['0.0636', '0.0638', '0.0640', '0.0642']],
  [-1, 1, 4, ['−1.0', '−0.5', '0', '0.5', '1.0']],
  [-4.2, 3.3, 6, ['−4', '−2', '0', '2']],
  [5, 5, 5, ['3', '4', '5', '6', '7']],
])('a linear axis from %d to %d with about %d ticks', (low, high, count, expected) => {
  expect(labels(linearAxis([low, high], [0, 100], count))).toEqual(expected)
})

test('a linear axis maps its ends to the ends of the plot, also upside down', () => {
  const axis = linearAxis([10, 20], [300, 0], 5)
  expect([10, 15, 20].map(axis.place)).toEqual([300, 150, 0])
})

test('a logarithmic axis has ticks at 1, 2 and 5 and gives equal ratios equal lengths', () => {
  const axis = logAxis([0.012, 0.25], [0, 100])
  expect(labels(axis)).toEqual(['0.02', '0.05', '0.1', '0.2'])
  expect(axis.place(0.04) - axis.place(0.02)).toBeCloseTo(axis.place(0.2) - axis.place(0.1), 9)
})

test.each<[number, number, boolean]>([
  [0.01, 0.2, true],
  [0.05, 0.2, false],
  [0, 0.2, false],
  [-1, 100, false],
])('losses from %d to %d: logarithmic is %p', (low, high, isLog) => {
  expect(fittingAxis([low, high], [0, 100], 5).isLog).toBe(isLog)
})

test('the extent ignores values that are not finite', () => {
  expect(extent([3, NaN, -Infinity, 1, 2])).toEqual([1, 3])
  expect(extent([NaN])).toBeUndefined()
})
