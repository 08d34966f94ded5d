import { pythonFloat } from '../../../lib/nn/core/repr'

test.each([
  [0.01, '0.01'],
  [1, '1.0'],
  [0, '0.0'],
  [-0, '-0.0'],
  [-20, '-20.0'],
  [1e-7, '1e-07'],
  [1.5e-10, '1.5e-10'],
  [0.0001, '0.0001'],
  [0.00001, '1e-05'],
  [1e15, '1000000000000000.0'],
  [1e16, '1e+16'],
  [1e22, '1e+22'],
  [1.25e100, '1.25e+100'],
  [NaN, 'nan'],
  [-Infinity, '-inf'],
])('%p is printed as Python does, %s', (value, text) => {
  expect(pythonFloat(value)).toBe(text)
})
