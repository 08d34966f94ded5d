import { rsub } from '../generated/ops'
import { Tensor } from '../tensor'

/** A number or a 0-dim tensor. As in Python, arithmetic with a tensor uses its dtype. */
export type Mixed = number | Tensor

export const value = (a: Mixed): number => (typeof a === 'number' ? a : Number(a.item()))

export function add(a: Mixed, b: Mixed): Mixed {
  if (a instanceof Tensor) return a.add(b as Tensor)
  return b instanceof Tensor ? b.add(a) : a + b
}

export function sub(a: Mixed, b: Mixed): Mixed {
  if (a instanceof Tensor) return a.sub(b as Tensor)
  return b instanceof Tensor ? rsub(b, a) : a - b
}

export function mul(a: Mixed, b: Mixed): Mixed {
  if (a instanceof Tensor) return a.mul(b as Tensor)
  return b instanceof Tensor ? b.mul(a) : a * b
}

export function div(a: Mixed, b: Mixed): Mixed {
  if (a instanceof Tensor) return a.div(b as Tensor)
  return b instanceof Tensor ? b.reciprocal().mul(a) : a / b
}

export const abs = (a: Mixed): Mixed => (a instanceof Tensor ? a.abs() : Math.abs(a))

/** Whether `a < b`; tensors compare in their dtype. */
export function less(a: Mixed, b: Mixed): boolean {
  if (a instanceof Tensor) return Boolean(a.lt(b as Tensor).item())
  return b instanceof Tensor ? Boolean(b.gt(a).item()) : a < b
}

export function atMost(a: Mixed, b: Mixed): boolean {
  if (a instanceof Tensor) return Boolean(a.le(b as Tensor).item())
  return b instanceof Tensor ? Boolean(b.ge(a).item()) : a <= b
}

/** The smaller of two; the first if neither is smaller. */
export const min = (a: Mixed, b: Mixed): Mixed => (less(b, a) ? b : a)
export const max = (a: Mixed, b: Mixed): Mixed => (less(a, b) ? b : a)
