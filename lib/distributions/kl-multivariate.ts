import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import type { Distribution } from './distribution'
import type { DistributionClass, Divergence } from './kl-pairs'
import { LowRankMultivariateNormal, logDet, lowRankMahalanobis, solvedFactor } from './low-rank-multivariate-normal'
import { halfLogDet, MultivariateNormal, mahalanobis } from './multivariate-normal'

const squares = (matrix: Tensor) => matrix.pow(2).sum([-2, -1])

function sameSize(p: Distribution, q: Distribution): number {
  const [size] = p.eventShape
  if (size === q.eventShape[0]) return size
  const had = `${size} and ${q.eventShape[0]} dimensions`
  throw new TorchError('ERR_SHAPE', `klDivergence(${p.constructor.name}, ${q.constructor.name}): values have ${had}`)
}

function full(p: MultivariateNormal, q: MultivariateNormal): Tensor {
  const size = sameSize(p, q)
  const logs = halfLogDet(q.factor).sub(halfLogDet(p.factor))
  const solved = ops.linalgSolveTriangular(q.factor, p.factor, { upper: false })
  const trace = squares(solved)
  const distance = mahalanobis(q.factor, q.loc.sub(p.loc))
  return logs.add(trace.add(distance).sub(size).mul(0.5))
}

function lowRank(p: LowRankMultivariateNormal, q: LowRankMultivariateNormal): Tensor {
  const size = sameSize(p, q)
  const solved = solvedFactor(q.parts)
  const t2 = p.parts.diagonal
    .div(q.parts.diagonal)
    .sum([-1])
    .add(squares(p.parts.factor.mul(q.parts.diagonal.rsqrt().unsqueeze(-1))))
    .sub(squares(solved.mul(p.parts.diagonal.sqrt().unsqueeze(-2))))
    .sub(squares(solved.matmul(p.parts.factor)))
  const t3 = lowRankMahalanobis(q.parts, q.loc.sub(p.loc))
  return logDet(q.parts).sub(logDet(p.parts)).add(t2).add(t3).sub(size).mul(0.5)
}

function fullFromLowRank(p: MultivariateNormal, q: LowRankMultivariateNormal): Tensor {
  const size = sameSize(p, q)
  const scaled = squares(p.factor.mul(q.parts.diagonal.rsqrt().unsqueeze(-1)))
  const t2 = scaled.sub(squares(solvedFactor(q.parts).matmul(p.factor)))
  const t3 = lowRankMahalanobis(q.parts, q.loc.sub(p.loc))
  return logDet(q.parts).sub(halfLogDet(p.factor).mul(2)).add(t2).add(t3).sub(size).mul(0.5)
}

function lowRankFromFull(p: LowRankMultivariateNormal, q: MultivariateNormal): Tensor {
  const size = sameSize(p, q)
  const solve = (matrix: Tensor) => squares(ops.linalgSolveTriangular(q.factor, matrix, { upper: false }))
  const t2 = solve(p.parts.factor).add(solve(ops.diagEmbed(p.parts.diagonal.sqrt())))
  const t3 = mahalanobis(q.factor, q.loc.sub(p.loc))
  return halfLogDet(q.factor).mul(2).sub(logDet(p.parts)).add(t2).add(t3).sub(size).mul(0.5)
}

/** The divergences between normal distributions of vectors. */
export const multivariate: [DistributionClass, DistributionClass, Divergence][] = [
  [MultivariateNormal, MultivariateNormal, full],
  [LowRankMultivariateNormal, LowRankMultivariateNormal, lowRank],
  [MultivariateNormal, LowRankMultivariateNormal, fullFromLowRank],
  [LowRankMultivariateNormal, MultivariateNormal, lowRankFromFull],
]
