import { requireObject, requireString, requireTensor, shown, surplus, wholeNumber } from '../arguments'
import * as ops from '../generated/ops'
import { finfo, type Tensor } from '../tensor'

/** A constraint on values: its description, and a check that gives a boolean for each value (number, vector or matrix). */
export interface Constraint {
  readonly words: string
  /** The number of last dimensions that make up one value. */
  readonly eventDim: number
  check(value: Tensor): Tensor
}

function constraint(words: string, eventDim: number, check: (value: Tensor) => Tensor): Constraint {
  return {
    words,
    eventDim,
    check(value) {
      if (arguments.length > 1) throw surplus('Constraint.check', 1, arguments)
      requireTensor('Constraint.check', 'value', value)
      return check(value)
    },
  }
}

const each = (words: string, check: (value: Tensor) => Tensor) => constraint(words, 0, check)

export const real = each('numbers that are not NaN', (value) => value.eq(value))
export const positive = each('above 0', (value) => value.gt(0))
export const nonnegative = each('at least 0', (value) => value.ge(0))
export const unitInterval = each('from 0 to 1', (value) => value.ge(0).logicalAnd(value.le(1)))
export const belowOne = each('from 0 to below 1', (value) => value.ge(0).logicalAnd(value.lt(1)))
export const boolean = each('0 or 1', (value) => value.eq(0).logicalOr(value.eq(1)))
export const nonnegativeInteger = each('whole numbers of at least 0', (value) =>
  value.remainder(1).eq(0).logicalAnd(value.ge(0)),
)

export function interval(low: Tensor, high: Tensor): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.interval', 2, arguments)
  return each('inside the interval of the distribution', (value) => value.ge(low).logicalAnd(value.le(high)))
}

export function openInterval(low: number, high: number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.openInterval', 2, arguments)
  return each(`above ${shown(low)} and below ${shown(high)}`, (value) => value.gt(low).logicalAnd(value.lt(high)))
}

export function integerInterval(low: number, high: Tensor | number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.integerInterval', 2, arguments)
  return each(`whole numbers from ${shown(low)} to ${typeof high === 'number' ? high : 'totalCount'}`, (value) =>
    value
      .remainder(1)
      .eq(0)
      .logicalAnd(value.ge(low))
      .logicalAnd(value.le(high as number)),
  )
}

export function below(bound: Tensor, name: string): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.below', 2, arguments)
  requireString('distributions.constraints.below', 'name', name)
  return each(`below ${name}`, (value) => value.lt(bound))
}

export function atLeast(bound: Tensor, name: string): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.atLeast', 2, arguments)
  requireString('distributions.constraints.atLeast', 'name', name)
  return each(`at least ${name}`, (value) => value.ge(bound))
}

export function above(bound: Tensor, name: string): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.above', 2, arguments)
  requireString('distributions.constraints.above', 'name', name)
  return each(`above ${name}`, (value) => value.gt(bound))
}

/** Makes a constraint on values with `dims` more dimensions, all of whose elements must fulfil `base`. */
export function independent(base: Constraint, dims: number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.independent', 2, arguments)
  requireObject('distributions.constraints.independent', 'base', base, 'a Constraint', 'check')
  wholeNumber('distributions.constraints.independent', 'dims', dims, { min: 0 })
  return constraint(base.words, base.eventDim + dims, (value) => {
    const checked = base.check(value)
    return checked.reshape([...checked.shape.slice(0, checked.ndim - dims), -1]).all(-1)
  })
}

export const realVector = independent(real, 1)
export const positiveVector = independent(positive, 1)

export const simplex = constraint('at least 0 with a sum of 1 along the last dimension', 1, (value) =>
  value
    .ge(0)
    .all(-1)
    .logicalAnd(value.sum([-1]).sub(1).abs().lt(1e-6)),
)

/** Integers of at least 0 along the last dimension with the sum `total`. */
export function counts(total: number): Constraint {
  if (arguments.length > 1) throw surplus('distributions.constraints.counts', 1, arguments)
  return constraint(`whole numbers of at least 0 with a sum of ${shown(total)} along the last dimension`, 1, (value) =>
    nonnegativeInteger
      .check(value)
      .all(-1)
      .logicalAnd(value.sum([-1]).eq(total)),
  )
}

export const oneHot = constraint('0 but for a single 1 along the last dimension', 1, (value) =>
  boolean
    .check(value)
    .all(-1)
    .logicalAnd(value.sum([-1]).eq(1)),
)

export const lowerCholesky = constraint('lower triangular matrices with a positive diagonal', 2, (value) => {
  const isLower = value
    .tril()
    .eq(value)
    .reshape([...value.shape.slice(0, -2), -1])
    .all(-1)
  return isLower.logicalAnd(value.diagonal(0, -2, -1).gt(0).all(-1))
})

export const corrCholesky = constraint('Cholesky factors of correlation matrices', 2, (value) => {
  const { eps } = finfo(value.dtype)
  const tolerance = 10 * value.size(-1) * eps
  const isUnit = ops.linalgVectorNorm(value, 2, [-1]).sub(1).abs().le(tolerance).all(-1)
  return lowerCholesky.check(value).logicalAnd(isUnit)
})

export const positiveDefinite = constraint('symmetric positive definite matrices', 2, (value) => {
  const isSymmetric = ops.isclose(value, value.transpose(-2, -1), 1e-5, 1e-6).all(-2).all(-1)
  const { info } = ops.linalgCholeskyEx(value)
  return isSymmetric.logicalAnd(info.eq(0))
})
