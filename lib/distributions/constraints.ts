import {
  type Rest,
  requireArray,
  requireObject,
  requireString,
  requireTensor,
  settings,
  shapeFor,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import * as ops from '../generated/ops'
import { finfo, type Tensor } from '../tensor'

/** A constraint on values: its description, and a check that gives a boolean for each value (number, vector or matrix). */
export interface Constraint {
  readonly words: string
  /** The number of last dimensions that make up one value. */
  readonly eventDim: number
  /** What it is made of: bounds of numbers, or other constraints. */
  readonly made?: IntervalConstraint | IndependentConstraint | Joined
  check(value: Tensor): Tensor
}

export interface IntervalConstraint {
  readonly low?: Tensor | number
  readonly high?: Tensor | number
}
export interface IndependentConstraint {
  readonly base: Constraint
  readonly dims: number
}
export interface Joined {
  readonly parts: readonly Constraint[]
  readonly dim: number
  /** The sizes of the parts along the dimension; without them each part is one slice. */
  readonly lengths?: readonly number[]
}

function constraint(
  words: string,
  eventDim: number,
  check: (value: Tensor) => Tensor,
  made?: IntervalConstraint | IndependentConstraint | Joined,
): Constraint {
  return {
    ...{ words, eventDim, made },
    check(value) {
      if (arguments.length > 1) throw surplus('Constraint.check', 1, arguments)
      requireTensor('Constraint.check', 'value', value)
      return check(value)
    },
  }
}

const each = (words: string, check: (value: Tensor) => Tensor, range?: IntervalConstraint) =>
  constraint(words, 0, check, range)

export const real = each('numbers that are not NaN', (value) => value.eq(value))
export const positive = each('above 0', (value) => value.gt(0), { low: 0 })
export const nonnegative = each('at least 0', (value) => value.ge(0), { low: 0 })
export const unitInterval = each('from 0 to 1', (value) => value.ge(0).logicalAnd(value.le(1)), { low: 0, high: 1 })
export const boolean = each('0 or 1', (value) => value.eq(0).logicalOr(value.eq(1)))
export const nonnegativeInteger = each('whole numbers of at least 0', (value) =>
  value.remainder(1).eq(0).logicalAnd(value.ge(0)),
)

/** From a number to another, both included. */
export function interval(low: Tensor | number, high: Tensor | number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.interval', 2, arguments)
  const words = `from ${bound(low, 'low')} to ${bound(high, 'high')}`
  return each(words, (value) => ops.ge(value, low as number).logicalAnd(ops.le(value, high as number)), { low, high })
}

/** From a number to another, which is left out. */
export function halfOpenInterval(low: Tensor | number, high: Tensor | number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.halfOpenInterval', 2, arguments)
  const words = `from ${bound(low, 'low')} to below ${bound(high, 'high')}`
  return each(words, (value) => ops.ge(value, low as number).logicalAnd(ops.lt(value, high as number)), { low, high })
}

/** Between two numbers. */
export function openInterval(low: number, high: number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.openInterval', 2, arguments)
  const words = `above ${shown(low)} and below ${shown(high)}`
  return each(words, (value) => value.gt(low).logicalAnd(value.lt(high)), { low, high })
}

/** A bound in words: the number, or the `name` of a tensor. */
const bound = (value: Tensor | number, name: string) => (typeof value === 'number' ? shown(value) : name)

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

/** Below a number; `name` stands for a tensor in messages. */
export function lessThan(upperBound: Tensor | number, name = 'upperBound'): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.lessThan', 2, arguments)
  requireString('distributions.constraints.lessThan', 'name', name)
  return each(`below ${bound(upperBound, name)}`, (value) => ops.lt(value, upperBound as number), { high: upperBound })
}

/** At least a number; `name` stands for a tensor in messages. */
export function greaterThanEq(lowerBound: Tensor | number, name = 'lowerBound'): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.greaterThanEq', 2, arguments)
  requireString('distributions.constraints.greaterThanEq', 'name', name)
  return each(`at least ${bound(lowerBound, name)}`, (value) => ops.ge(value, lowerBound as number), {
    low: lowerBound,
  })
}

/** Above a number; `name` stands for a tensor in messages. */
export function greaterThan(lowerBound: Tensor | number, name = 'lowerBound'): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.greaterThan', 2, arguments)
  requireString('distributions.constraints.greaterThan', 'name', name)
  return each(`above ${bound(lowerBound, name)}`, (value) => ops.gt(value, lowerBound as number), { low: lowerBound })
}

/** Makes a constraint on values with `dims` more dimensions, all of whose elements must fulfil `base`. */
export function independent(base: Constraint, dims: number): Constraint {
  if (arguments.length > 2) throw surplus('distributions.constraints.independent', 2, arguments)
  requireObject('distributions.constraints.independent', 'base', base, 'a Constraint', 'check')
  wholeNumber('distributions.constraints.independent', 'dims', dims, { min: 0 })
  const check = (value: Tensor) => {
    const checked = base.check(value)
    return checked.reshape([...checked.shape.slice(0, checked.ndim - dims), -1]).all(-1)
  }
  return constraint(base.words, base.eventDim + dims, check, { base, dims })
}

/** Checks the constraints and the dimension that {@link cat} and {@link stack} are given. */
function requireJoined(where: string, parts: readonly Constraint[], dim: number): void {
  requireArray(where, 'parts', parts)
  for (const [i, part] of parts.entries()) requireObject(where, `parts[${i}]`, part, 'a Constraint', 'check')
  wholeNumber(where, 'dim', dim)
}

/** Each part along a dimension fulfils its own constraint; the parts have these `lengths`, 1 by default. */
export function cat(
  parts: readonly Constraint[],
  ...rest: Rest<{ dim?: number; lengths?: readonly number[] | null }, ['dim', 'lengths']>
): Constraint {
  const where = 'distributions.constraints.cat'
  const absent = { dim: 0, lengths: null as readonly number[] | null }
  const { dim, lengths } = settings<Required<typeof absent>>(where, absent, rest)
  requireJoined(where, parts, dim)
  const sizes = shapeFor(where, 'lengths', lengths ?? parts.map(() => 1))
  const check = (value: Tensor) => {
    const slices = ops.splitWithSizes(value, sizes, dim)
    return ops.cat(
      slices.map((slice, i) => parts[i].check(slice)),
      dim,
    )
  }
  return constraint(joinedWords(parts), greatest(parts), check, { parts, dim, lengths: sizes })
}

/** Each slice along a dimension fulfils its own constraint. */
export function stack(parts: readonly Constraint[], ...rest: Rest<{ dim?: number }, ['dim']>): Constraint {
  const { dim } = settings('distributions.constraints.stack', { dim: 0 }, rest)
  requireJoined('distributions.constraints.stack', parts, dim)
  const check = (value: Tensor) => {
    const slices = value.unbind(dim)
    return ops.stack(
      slices.map((slice, i) => parts[i].check(slice)),
      dim,
    )
  }
  const eventDim = greatest(parts)
  return constraint(joinedWords(parts), eventDim + (dim + eventDim < 0 ? 1 : 0), check, { parts, dim })
}

const joinedWords = (parts: readonly Constraint[]) => parts.map(({ words }) => words).join(', then ')
const greatest = (parts: readonly Constraint[]) => Math.max(0, ...parts.map(({ eventDim }) => eventDim))

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
