import { TorchError } from '../errors'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { ContinuousBernoulli } from './continuous-bernoulli'
import { Beta } from './dirichlet'
import type { Distribution } from './distribution'
import { Exponential } from './exponential'
import { Gamma } from './gamma'
import { Gumbel } from './gumbel'
import type { Divergence, Kind } from './kl-pairs'
import { Laplace } from './laplace'
import { LowRankMultivariateNormal, logDet, lowRankMahalanobis, solvedFactor } from './low-rank-multivariate-normal'
import { halfLogDet, MultivariateNormal, mahalanobis } from './multivariate-normal'
import { Normal } from './normal'
import { Pareto } from './pareto'
import { Uniform } from './uniform'

const infinity = Number.POSITIVE_INFINITY
const xLogX = (x: Tensor) => x.xlogy(x)
const squares = (matrix: Tensor) => matrix.pow(2).sum([-2, -1])

const likeMean = ({ mean }: Distribution) => ops.fullLike(mean, infinity)

/** How a continuous Bernoulli's logarithm is moved. */
const fromZero = (q: ContinuousBernoulli) => q.probs.neg().log1p().add(q.logNorm)

function continuousBernoulli(p: ContinuousBernoulli, q: ContinuousBernoulli): Tensor {
  return p.mean.mul(p.logits.sub(q.logits)).add(fromZero(p)).sub(fromZero(q))
}

const toContinuousBernoulli = (p: Beta | Uniform, q: ContinuousBernoulli): Tensor =>
  p.entropy().neg().sub(p.mean.mul(q.logits)).sub(q.probs.neg().log1p()).sub(q.logNorm)

function continuousBernoulliNormal(p: ContinuousBernoulli, q: Normal): Tensor {
  const t2 = q.loc
    .div(q.scale)
    .pow(2)
    .add(Math.log(2 * Math.PI))
    .mul(0.5)
    .add(q.scale.log())
  const away = p.variance.add(p.mean.pow(2)).sub(q.loc.mul(2).mul(p.mean))
  return p
    .entropy()
    .neg()
    .add(t2)
    .add(away.div(q.scale.pow(2).mul(2)))
}

function continuousBernoulliUniform(p: ContinuousBernoulli, q: Uniform): Tensor {
  const result = p.entropy().neg().add(q.high.sub(q.low).log())
  return result.maskedFill(q.low.ge(0).logicalOr(q.high.le(1)), infinity)
}

function uniformContinuousBernoulli(p: Uniform, q: ContinuousBernoulli): Tensor {
  return toContinuousBernoulli(p, q).maskedFill(p.high.ge(1).logicalOr(p.low.le(0)), infinity)
}

function pareto(p: Pareto, q: Pareto): Tensor {
  const ratio = q.alpha.div(p.alpha)
  const result = q.alpha.mul(p.scale.div(q.scale).log()).sub(ratio.log()).add(ratio).sub(1)
  return result.maskedFill(p.scale.lt(q.scale), infinity)
}

function paretoExponential(p: Pareto, q: Exponential): Tensor {
  const product = p.scale.mul(q.rate)
  const t3 = p.alpha.mul(product).div(p.alpha.sub(1))
  const result = p.alpha.div(product).log().sub(p.alpha.reciprocal()).add(t3).sub(1)
  return result.maskedFill(p.alpha.le(1), infinity)
}

function paretoGamma(p: Pareto, q: Gamma): Tensor {
  const common = p.scale.log().add(p.alpha.reciprocal())
  const t2 = q.concentration.lgamma().sub(q.concentration.mul(q.rate.log()))
  const t4 = q.rate.mul(p.alpha).mul(p.scale).div(p.alpha.sub(1))
  const t3 = ops.rsub(q.concentration, 1).mul(common)
  return p.alpha.log().sub(common).add(t2).add(t3).add(t4).sub(1).maskedFill(p.alpha.le(1), infinity)
}

function paretoNormal(p: Pareto, q: Normal): Tensor {
  const variance = q.scale.pow(2).mul(2)
  const common = p.scale.div(p.alpha.sub(1))
  const t1 = q.scale
    .mul(Math.sqrt(2 * Math.PI))
    .mul(p.alpha)
    .div(p.scale)
    .log()
  const t3 = p.alpha.mul(common.pow(2)).div(p.alpha.sub(2))
  const t4 = p.alpha.mul(common).sub(q.loc).pow(2)
  const result = t1.sub(p.alpha.reciprocal()).add(t3.add(t4).div(variance)).sub(1)
  return result.maskedFill(p.alpha.le(2), infinity)
}

function uniformPareto(p: Uniform, q: Pareto): Tensor {
  const width = p.high.sub(p.low)
  const t1 = q.alpha.mul(q.scale.pow(q.alpha)).mul(width).log()
  const t2 = xLogX(p.high).sub(xLogX(p.low)).sub(width).div(width)
  return t2.mul(q.alpha.add(1)).sub(t1).maskedFill(p.low.lt(q.scale), infinity)
}

function sameSize(p: Distribution, q: Distribution): number {
  const [size] = p.eventShape
  if (size === q.eventShape[0]) return size
  const had = `${size} and ${q.eventShape[0]} dimensions`
  throw new TorchError('ERR_SHAPE', `klDivergence: two normal distributions of vectors of ${had}`)
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

const infinite = (q: Kind, ...ps: Kind[]) => ps.map((p): [Kind, Kind, Divergence] => [p, q, likeMean])

/** The divergences of the rarer kinds. */
export const more: [Kind, Kind, Divergence][] = [
  [ContinuousBernoulli, ContinuousBernoulli, continuousBernoulli],
  [Beta, ContinuousBernoulli, toContinuousBernoulli],
  [
    ContinuousBernoulli,
    Exponential,
    (p: ContinuousBernoulli, q: Exponential) => p.entropy().neg().sub(q.rate.log()).add(q.rate.mul(p.mean)),
  ],
  [ContinuousBernoulli, Normal, continuousBernoulliNormal],
  [ContinuousBernoulli, Uniform, continuousBernoulliUniform],
  [Uniform, ContinuousBernoulli, uniformContinuousBernoulli],
  [Pareto, Pareto, pareto],
  [Pareto, Exponential, paretoExponential],
  [Pareto, Gamma, paretoGamma],
  [Pareto, Normal, paretoNormal],
  [Uniform, Pareto, uniformPareto],
  [LowRankMultivariateNormal, LowRankMultivariateNormal, lowRank],
  [MultivariateNormal, LowRankMultivariateNormal, fullFromLowRank],
  [LowRankMultivariateNormal, MultivariateNormal, lowRankFromFull],
  ...infinite(Pareto, Beta, ContinuousBernoulli, Exponential, Gamma, Gumbel, Laplace, Normal),
  ...infinite(ContinuousBernoulli, Exponential, Gamma, Gumbel, Laplace, Normal, Pareto),
  ...infinite(Beta, Pareto),
  ...infinite(Uniform, Pareto),
]
