import { logspace } from '../generated/ops'

/** The exact product of two doubles as a rounded value and its error (Veltkamp's splitting, Dekker's product). */
function exactProduct(a: number, b: number): [product: number, error: number] {
  const [aHigh, aLow] = split(a)
  const [bHigh, bLow] = split(b)
  const product = a * b
  return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)]
}

function split(x: number): [high: number, low: number] {
  const scaled = x * 134217729
  const high = scaled - (scaled - x)
  return [high, x - high]
}

/**
 * `base` to a power, rounded as C's `pow` and so Python's `**` do.
 * JavaScript's own `**` is an ulp off for one decay in twelve (0.9 ** 4), which would part float64 training from PyTorch's.
 */
export function power(base: number, exponent: number): number {
  return Number.isSafeInteger(exponent) && exponent >= 0 ? wholePower(base, exponent) : anyPower(base, exponent)
}

/** libtorch's logspace of one step is C's `pow` of two doubles. */
function anyPower(base: number, exponent: number): number {
  return Number(logspace(exponent, exponent, 1, base, { dtype: 'float64', device: 'cpu' }).item())
}

function wholePower(base: number, exponent: number): number {
  let [value, valueError] = [1, 0]
  let [square, squareError] = [base, 0]
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) [value, valueError] = product(value, valueError, square, squareError)
    ;[square, squareError] = product(square, squareError, square, squareError)
  }
  return value + valueError
}

function product(a: number, aError: number, b: number, bError: number): [number, number] {
  const [high, error] = exactProduct(a, b)
  const low = error + (a * bError + aError * b)
  const sum = high + low
  return [sum, low - (sum - high)]
}
