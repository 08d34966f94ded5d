import { projectTo2d } from '../../lib/report/project'

test('codes of two numbers are the points themselves', () => {
  expect(projectTo2d([1, 2, 3, 4], 2)).toEqual({ points: Float32Array.of(1, 2, 3, 4), axes: ['z₁', 'z₂'] })
})

test('codes of one number lie on a line', () => {
  expect([...projectTo2d([5, 6], 1).points]).toEqual([5, 0, 6, 0])
})

test('longer codes are rotated so that the first axis has the most variance, and the next the second most', () => {
  // Codes that vary by 10 along (1, 2, 2)/3, by 3 along (2, 1, -2)/3, by 0.1 along (2, -2, 1)/3, without correlation.
  const codes = [-1, 1].flatMap((a) =>
    [-1, 1].flatMap((b) =>
      [-1, 1].flatMap((c) => [
        7 + (10 * a + 6 * b + 0.2 * c) / 3,
        (20 * a + 3 * b - 0.2 * c) / 3,
        (20 * a - 6 * b + 0.1 * c) / 3,
      ]),
    ),
  )
  const { points, axes } = projectTo2d(codes, 3)
  expect([...points].map(Math.abs).map((value) => Math.round(value * 1e4) / 1e4)).toEqual(Array(8).fill([10, 3]).flat())
  expect(axes).toEqual(['principal component 1 (92 % of the variance)', 'principal component 2 (8 % of the variance)'])
})

test('codes that are all the same are one point', () => {
  const { points, axes } = projectTo2d(Array(40).fill(0.25), 4)
  expect([...points]).toEqual(Array(20).fill(0))
  expect(axes[0]).toContain('0 %')
})

test('codes of a training that diverged have no points', () => {
  const { points, axes } = projectTo2d([NaN, 1, 2, 3, 4, 5], 3)
  expect([...points]).toEqual(Array(4).fill(NaN))
  expect(axes).toEqual(['principal component 1 (0 % of the variance)', 'principal component 2 (0 % of the variance)'])
})

test('a component points in the direction of growing codes', () => {
  expect(projectTo2d([1, 1, 1, 2, 2, 2], 3).points[2]).toBeCloseTo(Math.sqrt(3) / 2)
})

test('a length that is not a multiple of the size is refused', () => {
  expect(() => projectTo2d([1, 2, 3, 4], 3)).toThrow(RangeError)
})
