import { logspace } from '../generated/ops'

/**
 * `base` to a power, rounded as C's `pow` and so Python's `**` do: libtorch's logspace of one step is C's `pow` of two doubles.
 * JavaScript's own `**` is an ulp off for one decay in twelve (0.9 ** 4), which would part float64 training from PyTorch's.
 */
export function power(base: number, exponent: number): number {
  return Number(logspace(exponent, exponent, 1, base, { dtype: 'float64' }).item())
}
