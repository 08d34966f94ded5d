import { rangeError } from '../errors'
import * as ops from '../generated/ops'
import { tensor } from '../tensor'

/** Points of two coordinates, and the names of their axes. */
export interface Projection {
  /** [n, 2], row by row. */
  points: Float32Array
  axes: [x: string, y: string]
}

/**
 * Projects codes of `dim` numbers to points in two dimensions: two numbers are unchanged, one becomes a point on a line, and more
 * become the first two principal components, with the fraction of the variance that each explains.
 *
 * @param codes - [n, dim], row by row
 */
export function projectTo2d(codes: readonly number[] | Float32Array, dim: number): Projection {
  const count = codes.length / dim
  if (!Number.isInteger(dim) || dim < 1 || !Number.isInteger(count))
    throw rangeError(`codes of ${dim} numbers cannot be ${codes.length} numbers in all`)
  if (dim === 1)
    return { points: Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 ? 0 : codes[i / 2])), axes: ['z₁', ''] }
  if (dim === 2) return { points: Float32Array.from(codes), axes: ['z₁', 'z₂'] }
  const given = tensor(codes, { dtype: 'float64' }).reshape([count, dim])
  const covariance = ops.cov(given.t(), { correction: 0 })
  // Codes of a diverged training have no finite covariance.
  const isMeasured = ops.isfinite(covariance).all().item()
  const [variances, directions] = ops.linalgEigh(isMeasured ? covariance : ops.zerosLike(covariance))
  const total = Number(variances.sum().item())
  const first = [dim - 1, dim - 2]
  const axes = first.map((place, c) => {
    const share = total > 0 ? Math.round((100 * Number(variances.select(0, place).item())) / total) : 0
    return `principal component ${c + 1} (${share} % of the variance)`
  })
  // The sign of an eigenvector is arbitrary, so the direction in which the codes' numbers grow is chosen.
  const growth = ops.arange(dim, 2 * dim, { dtype: 'float64' })
  const turned = first.map((place) => {
    const direction = directions.select(1, place)
    return Number(direction.dot(growth).item()) < 0 ? direction.neg() : direction
  })
  const points = given.sub(given.mean(0)).matmul(ops.stack(turned, 1))
  return { points: points.to('float32').toTypedArray() as Float32Array, axes: axes as [string, string] }
}
