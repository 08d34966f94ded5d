import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { Bernoulli } from './bernoulli'
import { Binomial } from './binomial'
import { ContinuousBernoulli } from './continuous-bernoulli'
import { Beta } from './dirichlet'
import type { Distribution } from './distribution'
import { Exponential } from './exponential'
import { Gamma } from './gamma'
import { Gumbel } from './gumbel'
import { Laplace } from './laplace'
import { Normal } from './normal'
import { euler } from './numbers'
import { Pareto } from './pareto'
import { Poisson } from './poisson'
import { Uniform } from './uniform'

// biome-ignore lint/suspicious/noExplicitAny: each class has its own arguments
export type DistributionClass = abstract new (...args: any[]) => Distribution
// biome-ignore lint/suspicious/noExplicitAny: each divergence takes its two classes
export type Divergence = (p: any, q: any) => Tensor

const infinity = Number.POSITIVE_INFINITY
const { PI } = Math
const xLogX = (x: Tensor) => x.xlogy(x)

/** The divergence if p has values that are impossible in q. */
const infinite = (p: Distribution) => ops.fullLike(p.mean, infinity)

const betaMean = (p: Beta) => p.concentration1.div(p.concentration1.add(p.concentration0))

/** The logarithm of the normalising constant of a gamma density. */
const gammaConstant = (q: Gamma) => q.concentration.lgamma().sub(q.concentration.mul(q.rate.log()))

function betaGamma(p: Beta, q: Gamma): Tensor {
  const total = p.concentration1.add(p.concentration0)
  const t3 = q.concentration.sub(1).mul(p.concentration1.digamma().sub(total.digamma()))
  const t4 = q.rate.mul(p.concentration1).div(p.concentration1.add(p.concentration0))
  return p.entropy().neg().add(gammaConstant(q)).sub(t3).add(t4)
}

function betaNormal(p: Beta, q: Normal): Tensor {
  const [mean, variance] = [betaMean(p), q.scale.pow(2)]
  const t2 = variance.mul(2).mul(PI).log().mul(0.5)
  const total = p.concentration1.add(p.concentration0).add(1)
  const t3 = mean.mul(ops.rsub(mean, 1)).div(total).add(mean.pow(2)).mul(0.5)
  const away = t3.sub(q.loc.mul(mean)).add(q.loc.pow(2).mul(0.5))
  return p.entropy().neg().add(t2).add(away.div(variance))
}

function betaUniform(p: Beta, q: Uniform): Tensor {
  const result = p.entropy().neg().add(q.high.sub(q.low).log())
  return result.maskedFill(q.low.gt(0).logicalOr(q.high.lt(1)), infinity)
}

function exponentialGamma(p: Exponential, q: Gamma): Tensor {
  const ratio = q.rate.div(p.rate)
  const t1 = q.concentration.neg().mul(ratio.log())
  return t1
    .add(ratio)
    .add(q.concentration.lgamma())
    .add(q.concentration.mul(euler))
    .sub(1 + euler)
}

function exponentialGumbel(p: Exponential, q: Gumbel): Tensor {
  const [product, ratio] = [p.rate.mul(q.scale), q.loc.div(q.scale)]
  const t2 = ratio.exp().mul(product).div(product.add(1))
  return product.log().sub(1).sub(ratio).add(t2).add(product.reciprocal())
}

function exponentialNormal(p: Exponential, q: Normal): Tensor {
  const [variance, square] = [q.scale.pow(2), p.rate.pow(2)]
  const t1 = square.mul(variance).mul(2).mul(PI).log().mul(0.5)
  const away = square.reciprocal().sub(q.loc.div(p.rate)).add(q.loc.pow(2).mul(0.5))
  return t1.sub(1).add(away.div(variance))
}

function gammaGumbel(p: Gamma, q: Gumbel): Tensor {
  const [product, ratio] = [p.rate.mul(q.scale), q.loc.div(q.scale)]
  const t1 = p.concentration.sub(1).mul(p.concentration.digamma()).sub(p.concentration.lgamma()).sub(p.concentration)
  const t2 = product.log().add(p.concentration.div(product))
  const t3 = ratio.exp().mul(product.reciprocal().add(1).pow(p.concentration.neg())).sub(ratio)
  return t1.add(t2).add(t3)
}

function gammaNormal(p: Gamma, q: Normal): Tensor {
  const [variance, square, { concentration }] = [q.scale.pow(2), p.rate.pow(2), p]
  const t1 = square.mul(variance).mul(2).mul(PI).log().mul(0.5).sub(concentration).sub(concentration.lgamma())
  const t2 = concentration.pow(2).add(concentration).mul(0.5).div(square)
  const away = t2.sub(q.loc.mul(concentration).div(p.rate)).add(q.loc.pow(2).mul(0.5))
  return t1.add(concentration.sub(1).mul(concentration.digamma())).add(away.div(variance))
}

function gumbelNormal(p: Gumbel, q: Normal): Tensor {
  const ratio = p.scale.div(q.scale)
  const t1 = ratio.div(Math.sqrt(2 * PI)).log()
  const t2 = ratio.mul(PI).mul(0.5).pow(2).div(3)
  const t3 = p.loc.add(p.scale.mul(euler)).sub(q.loc).div(q.scale).pow(2).mul(0.5)
  return t1
    .neg()
    .add(t2)
    .add(t3)
    .sub(euler + 1)
}

function laplaceNormal(p: Laplace, q: Normal): Tensor {
  const variance = q.scale.pow(2)
  const ratio = p.scale.pow(2).div(variance)
  const t1 = ratio.mul(2).div(PI).log().mul(0.5)
  const away = p.loc.pow(2).mul(0.5).sub(p.loc.mul(q.loc)).add(q.loc.pow(2).mul(0.5))
  return t1.neg().add(ratio).add(away.div(variance)).sub(1)
}

function normalGumbel(p: Normal, q: Gumbel): Tensor {
  const [mean, ratio, place] = [p.loc.div(q.scale), p.scale.div(q.scale).pow(2), q.loc.div(q.scale)]
  const t3 = mean.neg().add(ratio.mul(0.5)).add(place).exp()
  return ratio
    .log()
    .mul(0.5)
    .neg()
    .add(mean.sub(place))
    .add(t3)
    .sub(0.5 * (1 + Math.log(2 * PI)))
}

function normalLaplace(p: Normal, q: Laplace): Tensor {
  const away = p.loc.sub(q.loc)
  const ratio = away.div(p.scale)
  const t2 = p.scale.mul(Math.sqrt(2 / PI)).mul(ratio.pow(2).mul(-0.5).exp())
  const t3 = away.mul(ratio.mul(Math.sqrt(0.5)).erf())
  const t1 = p.scale.div(q.scale).log()
  return t1
    .neg()
    .add(t2.add(t3).div(q.scale))
    .sub(0.5 * (1 + Math.log(0.5 * PI)))
}

function uniformBeta(p: Uniform, q: Beta): Tensor {
  const width = p.high.sub(p.low)
  const [low, high] = [ops.rsub(p.low, 1), ops.rsub(p.high, 1)]
  const t2 = q.concentration1
    .sub(1)
    .mul(xLogX(p.high).sub(xLogX(p.low)).sub(width))
    .div(width)
  const t3 = q.concentration0
    .sub(1)
    .mul(xLogX(high).sub(xLogX(low)).add(width))
    .div(width)
  const logBeta = q.concentration1.lgamma().add(q.concentration0.lgamma())
  const t4 = logBeta.sub(q.concentration1.add(q.concentration0).lgamma())
  return t3
    .add(t4)
    .sub(width.log())
    .sub(t2)
    .maskedFill(p.high.gt(1).logicalOr(p.low.lt(0)), infinity)
}

function uniformExponential(p: Uniform, q: Exponential): Tensor {
  const result = q.rate.mul(p.high.add(p.low)).div(2).sub(p.high.sub(p.low).mul(q.rate).log())
  return result.maskedFill(p.low.lt(0), infinity)
}

function uniformGamma(p: Uniform, q: Gamma): Tensor {
  const width = p.high.sub(p.low)
  const t3 = ops
    .rsub(q.concentration, 1)
    .mul(xLogX(p.high).sub(xLogX(p.low)).sub(width))
    .div(width)
  const t4 = q.rate.mul(p.high.add(p.low)).div(2)
  return width.log().neg().add(gammaConstant(q)).add(t3).add(t4).maskedFill(p.low.lt(0), infinity)
}

function uniformGumbel(p: Uniform, q: Gumbel): Tensor {
  const width = q.scale.div(p.high.sub(p.low))
  const [high, low] = [p.high, p.low].map((end) => end.sub(q.loc).div(q.scale))
  const t1 = width.log().add(high.add(low).mul(0.5))
  return t1.sub(width.mul(high.neg().exp().sub(low.neg().exp())))
}

function uniformNormal(p: Uniform, q: Normal): Tensor {
  const width = p.high.sub(p.low)
  const t1 = q.scale
    .mul(Math.sqrt(PI * 2))
    .div(width)
    .log()
  const t3 = p.high.add(p.low).sub(q.loc.mul(2)).div(2).pow(2)
  return t1.add(width.pow(2).div(12).add(t3).mul(0.5).div(q.scale.pow(2)))
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

function paretoExponential(p: Pareto, q: Exponential): Tensor {
  const product = p.scale.mul(q.rate)
  const t3 = p.alpha.mul(product).div(p.alpha.sub(1))
  const result = p.alpha.div(product).log().sub(p.alpha.reciprocal()).add(t3).sub(1)
  return result.maskedFill(p.alpha.le(1), infinity)
}

function paretoGamma(p: Pareto, q: Gamma): Tensor {
  const common = p.scale.log().add(p.alpha.reciprocal())
  const t4 = q.rate.mul(p.alpha).mul(p.scale).div(p.alpha.sub(1))
  const t3 = ops.rsub(q.concentration, 1).mul(common)
  return p.alpha.log().sub(common).add(gammaConstant(q)).add(t3).add(t4).sub(1).maskedFill(p.alpha.le(1), infinity)
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

const infinitely = (q: DistributionClass, ...ps: DistributionClass[]) =>
  ps.map((p): [DistributionClass, DistributionClass, Divergence] => [p, q, infinite])

/** The divergences between two different classes. */
export const pairs: [DistributionClass, DistributionClass, Divergence][] = [
  [Bernoulli, Poisson, (p: Bernoulli, q: Poisson) => p.entropy().neg().sub(p.probs.mul(q.rate.log()).sub(q.rate))],
  [
    Beta,
    Exponential,
    (p: Beta, q: Exponential) =>
      p
        .entropy()
        .neg()
        .sub(q.rate.log())
        .add(q.rate.mul(betaMean(p))),
  ],
  [Beta, Gamma, betaGamma],
  [Beta, Normal, betaNormal],
  [Beta, Uniform, betaUniform],
  [Exponential, Gamma, exponentialGamma],
  [Exponential, Gumbel, exponentialGumbel],
  [Exponential, Normal, exponentialNormal],
  [
    Gamma,
    Exponential,
    (p: Gamma, q: Exponential) => p.entropy().neg().sub(q.rate.log()).add(q.rate.mul(p.concentration).div(p.rate)),
  ],
  [Gamma, Gumbel, gammaGumbel],
  [Gamma, Normal, gammaNormal],
  [Gumbel, Normal, gumbelNormal],
  [Laplace, Normal, laplaceNormal],
  [Normal, Gumbel, normalGumbel],
  [Normal, Laplace, normalLaplace],
  [Uniform, Beta, uniformBeta],
  [Uniform, Exponential, uniformExponential],
  [Uniform, Gamma, uniformGamma],
  [Uniform, Gumbel, uniformGumbel],
  [Uniform, Normal, uniformNormal],
  [Beta, ContinuousBernoulli, toContinuousBernoulli],
  [
    ContinuousBernoulli,
    Exponential,
    (p: ContinuousBernoulli, q: Exponential) => p.entropy().neg().sub(q.rate.log()).add(q.rate.mul(p.mean)),
  ],
  [ContinuousBernoulli, Normal, continuousBernoulliNormal],
  [ContinuousBernoulli, Uniform, continuousBernoulliUniform],
  [Uniform, ContinuousBernoulli, uniformContinuousBernoulli],
  [Pareto, Exponential, paretoExponential],
  [Pareto, Gamma, paretoGamma],
  [Pareto, Normal, paretoNormal],
  [Uniform, Pareto, uniformPareto],
  ...infinitely(Beta, Exponential, Gamma, Gumbel, Laplace, Normal, Pareto),
  ...infinitely(Uniform, Exponential, Gamma, Gumbel, Laplace, Normal, Pareto),
  ...infinitely(Exponential, Gumbel, Laplace, Normal),
  ...infinitely(Gamma, Gumbel, Laplace, Normal),
  ...infinitely(Bernoulli, Poisson),
  ...infinitely(Binomial, Poisson),
  ...infinitely(Pareto, Beta, ContinuousBernoulli, Exponential, Gamma, Gumbel, Laplace, Normal),
  ...infinitely(ContinuousBernoulli, Exponential, Gamma, Gumbel, Laplace, Normal, Pareto),
]
