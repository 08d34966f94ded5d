import { rangeError } from '../errors'
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
export function projectTo2d(codes: ArrayLike<number>, dim: number): Projection {
  const count = codes.length / dim
  if (!Number.isInteger(dim) || dim < 1 || !Number.isInteger(count))
    throw rangeError(`codes of ${dim} numbers cannot be ${codes.length} numbers in all`)
  if (dim === 1)
    return { points: Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 ? 0 : codes[i / 2])), axes: ['z₁', ''] }
  if (dim === 2) return { points: Float32Array.from(codes), axes: ['z₁', 'z₂'] }
  const centred = centre(codes, dim)
  const covariance = covarianceOf(centred, dim)
  const total = covariance.reduce((sum, value, i) => (i % (dim + 1) === 0 ? sum + value : sum), 0)
  const components = [0, 1].map(() => takeComponent(covariance, dim))
  const points = new Float32Array(2 * count)
  for (let i = 0; i < count; i++)
    for (let c = 0; c < 2; c++) {
      let sum = 0
      for (let j = 0; j < dim; j++) sum += centred[i * dim + j] * components[c].direction[j]
      points[2 * i + c] = sum
    }
  const axes = components.map(({ variance }, c) => {
    const share = total > 0 ? Math.round((100 * variance) / total) : 0
    return `principal component ${c + 1} (${share} % of the variance)`
  })
  return { points, axes: axes as [string, string] }
}

function centre(codes: ArrayLike<number>, dim: number): Float64Array {
  const centred = Float64Array.from(codes)
  const count = codes.length / dim
  for (let j = 0; j < dim; j++) {
    let sum = 0
    for (let i = j; i < centred.length; i += dim) sum += centred[i]
    for (let i = j; i < centred.length; i += dim) centred[i] -= sum / count
  }
  return centred
}

function covarianceOf(centred: Float64Array, dim: number): Float64Array {
  const covariance = new Float64Array(dim * dim)
  const count = Math.max(1, centred.length / dim)
  for (let row = 0; row < centred.length; row += dim)
    for (let a = 0; a < dim; a++)
      for (let b = 0; b < dim; b++) covariance[a * dim + b] += (centred[row + a] * centred[row + b]) / count
  return covariance
}

/** The direction of the largest variance by power iteration; its part is then taken out of the covariance. */
function takeComponent(covariance: Float64Array, dim: number): { direction: Float64Array; variance: number } {
  let direction = Float64Array.from({ length: dim }, (_, i) => 1 + i / dim)
  let variance = 0
  for (let round = 0; round < 500; round++) {
    const next = new Float64Array(dim)
    for (let a = 0; a < dim; a++) for (let b = 0; b < dim; b++) next[a] += covariance[a * dim + b] * direction[b]
    const length = Math.hypot(...next)
    if (!(length > 0)) return { direction: new Float64Array(dim), variance: 0 }
    direction = next.map((value) => value / length)
    const settled = Math.abs(length - variance) <= 1e-12 * length
    variance = length
    if (settled) break
  }
  for (let a = 0; a < dim; a++)
    for (let b = 0; b < dim; b++) covariance[a * dim + b] -= variance * direction[a] * direction[b]
  return { direction, variance }
}
