import type { Tensor } from '../tensor'
import { abs, add, atMost, div, less, type Mixed, max, min, mul, sub, value } from './mixed'

/** A point on the line: its distance, the loss and gradient there, and the slope along the line. */
interface Point {
  t: Mixed
  loss: number
  grad: Tensor
  slope: Mixed
}

/** The result of a line search, and how often it evaluated the loss. */
export type Found = Pick<Point, 't' | 'loss' | 'grad'> & { evaluations: number }

/** The minimum of the cubic through two points, clamped to the bounds. */
function cubicMinimum(one: Point, two: Point, bounds?: readonly [Mixed, Mixed]): Mixed {
  const ascending = atMost(one.t, two.t)
  const [low, high] = bounds ?? (ascending ? [one.t, two.t] : [two.t, one.t])
  const d1 = sub(add(one.slope, two.slope), div(3 * (one.loss - two.loss), sub(one.t, two.t)))
  const d2Square = sub(mul(d1, d1), mul(one.slope, two.slope)) as Tensor
  if (!atMost(0, d2Square)) return div(add(low, high), 2)
  const d2 = d2Square.sqrt()
  const [near, far] = ascending ? [one, two] : [two, one]
  const share = div(sub(add(far.slope, d2), d1), add(sub(far.slope, near.slope), mul(2, d2)))
  const lowest = sub(far.t, mul(sub(far.t, near.t), share))
  return min(max(lowest, low), high)
}

/**
 * Finds a step along a direction that meets the strong Wolfe conditions: the loss falls enough and its slope is small enough.
 * @param evaluate gives the loss and the gradient at distance `t` along the direction
 */
export function strongWolfe(
  evaluate: (t: Mixed) => { loss: number; grad: Tensor },
  first: Mixed,
  direction: Tensor,
  start: Point,
  { decrease = 1e-4, curvature = 0.9, toleranceChange = 1e-9, most = 25 } = {},
): Found {
  const size = direction.abs().max()
  let evaluations = 0
  const pointAt = (t: Mixed): Point => {
    evaluations++
    const { loss, grad } = evaluate(t)
    return { t, loss, grad, slope: grad.dot(direction) }
  }
  const isHigh = ({ t, loss }: Point) => less(add(start.loss, mul(mul(decrease, t), start.slope)), loss)
  const isFlat = ({ slope }: Point) => atMost(abs(slope), mul(-curvature, start.slope))

  let point = pointAt(first)
  let previous: Point = { ...start, t: 0, grad: start.grad.clone() }
  let rounds = 0
  let bracket: [Point, Point] | undefined
  for (; rounds < most; rounds++) {
    if (isHigh(point) || (rounds > 1 && point.loss >= previous.loss)) bracket = [previous, point]
    else if (isFlat(point)) return { ...point, evaluations }
    else if (atMost(0, point.slope)) bracket = [previous, point]
    if (bracket) break
    const least = add(point.t, mul(0.01, sub(point.t, previous.t)))
    const next = cubicMinimum(previous, point, [least, mul(point.t, 10)])
    previous = point
    point = pointAt(next)
  }
  bracket ??= [{ ...start, t: 0 }, point]
  const found = zoom(bracket, most - rounds, (width) => less(mul(width, size), toleranceChange), {
    pointAt,
    isHigh,
    isFlat,
  })
  return { ...found, evaluations }
}

/** The function that a search evaluates, and its conditions. */
interface Probe {
  pointAt(t: Mixed): Point
  /** Whether the loss has not fallen enough at the point. */
  isHigh(point: Point): boolean
  /** Whether the slope is small enough at the point. */
  isFlat(point: Point): boolean
}

/**
 * Narrows a bracket until a point fulfils the conditions, the bracket is too narrow, or the rounds are used up; gives its better
 * end.
 */
function zoom(
  bracket: [Point, Point],
  rounds: number,
  isNarrow: (width: Mixed) => boolean,
  { pointAt, isHigh, isFlat }: Probe,
): Point {
  let stuck = false
  let low: 0 | 1 = bracket[0].loss <= bracket[1].loss ? 0 : 1
  for (; rounds > 0; rounds--) {
    const [one, two] = bracket
    if (isNarrow(abs(sub(two.t, one.t)))) break
    let t = cubicMinimum(one, two)
    const [left, right] = [min(one.t, two.t), max(one.t, two.t)]
    const margin = mul(0.1, sub(right, left))
    if (less(min(sub(right, t), sub(t, left)), margin)) {
      if (stuck || atMost(right, t) || atMost(t, left)) {
        t = less(abs(sub(t, right)), abs(sub(t, left))) ? sub(right, margin) : add(left, margin)
        stuck = false
      } else stuck = true
    } else stuck = false

    const point = pointAt(t)
    const high: 0 | 1 = low === 0 ? 1 : 0
    if (isHigh(point) || point.loss >= bracket[low].loss) {
      bracket[high] = point
      low = bracket[0].loss <= bracket[1].loss ? 0 : 1
    } else {
      const done = isFlat(point)
      if (!done && value(mul(point.slope, sub(bracket[high].t, bracket[low].t))) >= 0) bracket[high] = bracket[low]
      bracket[low] = point
      if (done) break
    }
  }
  return bracket[low]
}
