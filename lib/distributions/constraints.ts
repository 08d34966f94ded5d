import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'

/** What values may be, in words, and a check that gives a boolean for each (for each vector or matrix, where it is of them). */
export interface Constraint {
  readonly words: string
  /** How many of the last dimensions one value has. */
  readonly eventDim: number
  check(value: Tensor): Tensor
}

const each = (words: string, check: (value: Tensor) => Tensor): Constraint => ({ words, eventDim: 0, check })

export const real = each('numbers that are not NaN', (value) => value.eq(value))
export const positive = each('above 0', (value) => value.gt(0))
export const nonnegative = each('at least 0', (value) => value.ge(0))
export const unitInterval = each('from 0 to 1', (value) => value.ge(0).logicalAnd(value.le(1)))
export const belowOne = each('from 0 to below 1', (value) => value.ge(0).logicalAnd(value.lt(1)))
export const boolean = each('0 or 1', (value) => value.eq(0).logicalOr(value.eq(1)))
export const nonnegativeInteger = each('whole numbers of at least 0', (value) =>
  value.remainder(1).eq(0).logicalAnd(value.ge(0)),
)

export const interval = (low: Tensor, high: Tensor): Constraint =>
  each('inside the interval of the distribution', (value) => value.ge(low).logicalAnd(value.le(high)))

export const openInterval = (low: number, high: number): Constraint =>
  each(`above ${low} and below ${high}`, (value) => value.gt(low).logicalAnd(value.lt(high)))

export const integerInterval = (low: number, high: Tensor | number): Constraint =>
  each(`whole numbers from ${low} to ${typeof high === 'number' ? high : 'totalCount'}`, (value) =>
    value
      .remainder(1)
      .eq(0)
      .logicalAnd(value.ge(low))
      .logicalAnd(value.le(high as number)),
  )

export const below = (bound: Tensor, name: string): Constraint => each(`below ${name}`, (value) => value.lt(bound))
export const atLeast = (bound: Tensor, name: string): Constraint => each(`at least ${name}`, (value) => value.ge(bound))
export const above = (bound: Tensor, name: string): Constraint => each(`above ${name}`, (value) => value.gt(bound))

/** A constraint of numbers as one of whole values with `dims` more dimensions. */
export const independent = (base: Constraint, dims: number): Constraint => ({
  words: base.words,
  eventDim: base.eventDim + dims,
  check(value) {
    const checked = base.check(value)
    return checked.reshape([...checked.shape.slice(0, checked.ndim - dims), -1]).all(-1)
  },
})

export const realVector = independent(real, 1)
export const positiveVector = independent(positive, 1)

export const simplex: Constraint = {
  words: 'at least 0 with a sum of 1 along the last dimension',
  eventDim: 1,
  check: (value) =>
    value
      .ge(0)
      .all(-1)
      .logicalAnd(value.sum([-1]).sub(1).abs().lt(1e-6)),
}

/** Whole numbers along the last dimension that add up to a count. */
export const counts = (total: number): Constraint => ({
  words: `whole numbers of at least 0 with a sum of ${total} along the last dimension`,
  eventDim: 1,
  check: (value) =>
    nonnegativeInteger
      .check(value)
      .all(-1)
      .logicalAnd(value.sum([-1]).eq(total)),
})

export const oneHot: Constraint = {
  words: '0 but for a single 1 along the last dimension',
  eventDim: 1,
  check: (value) =>
    boolean
      .check(value)
      .all(-1)
      .logicalAnd(value.sum([-1]).eq(1)),
}

export const lowerCholesky: Constraint = {
  words: 'lower triangular matrices with a positive diagonal',
  eventDim: 2,
  check: (value) => {
    const isLower = value
      .tril()
      .eq(value)
      .reshape([...value.shape.slice(0, -2), -1])
      .all(-1)
    return isLower.logicalAnd(value.diagonal(0, -2, -1).gt(0).all(-1))
  },
}

export const positiveDefinite: Constraint = {
  words: 'symmetric positive definite matrices',
  eventDim: 2,
  check: (value) => {
    const isSymmetric = ops.isclose(value, value.transpose(-2, -1), 1e-5, 1e-6).all(-2).all(-1)
    const { info } = ops.linalgCholeskyEx(value)
    return isSymmetric.logicalAnd(info.eq(0))
  },
}
