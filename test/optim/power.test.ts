import { power } from '../../lib/optim/power'
import { golden } from '../golden/recipe'

test.each<[number, number, number]>([
  [0.9, 0, 1],
  [0.9, 1, 0.9],
  // Here JavaScript's own ** gives 0.6561000000000001.
  [0.9, 4, 0.6561],
  [0.999, 1000, 0.36769542477096373],
  [0.95, 37, 0.14989025404881545],
  [0, 5, 0],
  [0.999, 1_000_000, 0],
])('%p to the power of %p is %p, as in Python', (base, exponent, expected) => {
  expect(power(base, exponent)).toBe(expected)
})

test.each(golden('optimizers').powers as [number, number, number][])(
  "%p to the power of %p is %p, as Python's, though it is no whole number",
  (base, exponent, expected) => {
    expect(power(base, exponent)).toBe(expected)
  },
)
