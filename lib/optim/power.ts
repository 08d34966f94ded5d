import { logspace } from '../generated/ops'

/**
 * `base` to a power, rounded as in C's `pow` and therefore in Python's `**`: libtorch's logspace of one step calls `pow` with
 * two doubles.
 * JavaScript's `**` is off by an ulp for one decay in twelve (0.9 ** 4), so float64 training would differ from PyTorch's.
 */
export function power(base: number, exponent: number): number {
  const last = powers.get(base)
  if (last?.exponent === exponent) return last.result
  const result = Number(logspace(exponent, exponent, 1, base, { dtype: 'float64', device: 'cpu' }).item())
  if (powers.size === mostPowers) powers.clear()
  powers.set(base, { exponent, result })
  return result
}

/** The last power of each base: an optimizer asks for the same one for each parameter. */
const powers = new Map<number, { exponent: number; result: number }>()
const mostPowers = 16
