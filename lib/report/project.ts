import { rangeError } from '../errors'
import * as ops from '../generated/ops'
import { tensor } from '../tensor'

/** Points on paper, and what their axes are. */
export interface Projection {
  /** [n, 2], row by row. */
  points: Float32Array
  axes: [x: string, y: string]
}

/**
 * Codes of `dim` numbers as points of two: as they are for two, else their first two principal components, with the share
 * of the variance that each explains. One number becomes a point on a line.
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
  // Codes of a training that diverged have no variance to speak of.
  const isMeasured = ops.isfinite(covariance).all().item()
  const [variances, directions] = ops.linalgEigh(isMeasured ? covariance : ops.zerosLike(covariance))
  const total = Number(variances.sum().item())
  const first = [dim - 1, dim - 2]
  const axes = first.map((place, c) => {
    const share = total > 0 ? Math.round((100 * Number(variances.select(0, place).item())) / total) : 0
    return `principal component ${c + 1} (${share} % of the variance)`
  })
  // An eigenvector and its opposite are both right: of the two, the one along which the codes' numbers grow.
  const growth = ops.arange(dim, 2 * dim, { dtype: 'float64' })
  const turned = first.map((place) => {
    const direction = directions.select(1, place)
    return Number(direction.dot(growth).item()) < 0 ? direction.neg() : direction
  })
  const points = given.sub(given.mean(0)).matmul(ops.stack(turned, 1))
  return { points: points.to('float32').toTypedArray() as Float32Array, axes: axes as [string, string] }
}
