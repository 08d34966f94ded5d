import { logspace } from '../generated/ops'

/**
 * `base` to a power, rounded as in C's `pow` and therefore in Python's `**`. libtorch's logspace of one step calls `pow` with two
 * doubles.
 * JavaScript's `**` is off by an ulp for one decay in twelve (0.9 ** 4), so float64 training would differ from PyTorch's.
 */
export function power(base: number, exponent: number): number {
  return Number(logspace(exponent, exponent, 1, base, { dtype: 'float64', device: 'cpu' }).item())
}
