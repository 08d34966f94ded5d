import { refuseWhere } from '../binding/ops'
import * as ops from '../generated/ops'
import type { Tensor } from '../tensor'
import { Bernoulli, Geometric } from './bernoulli'
import { Binomial } from './binomial'
import { Categorical, OneHotCategorical } from './categorical'
import { Cauchy } from './cauchy'
import { ContinuousBernoulli } from './continuous-bernoulli'
import { Beta, Dirichlet } from './dirichlet'
import { Exponential } from './exponential'
import { Gamma } from './gamma'
import { Gumbel } from './gumbel'
import type { DistributionClass, Divergence } from './kl-pairs'
import { Laplace } from './laplace'
import { HalfNormal, LogNormal, Normal } from './normal'
import { euler } from './numbers'
import { Pareto } from './pareto'
import { Poisson } from './poisson'
import { Uniform } from './uniform'

const infinity = Number.POSITIVE_INFINITY

function normal(p: Normal, q: Normal) {
  const ratio = p.scale.div(q.scale).pow(2)
  const away = p.loc.sub(q.loc).div(q.scale).pow(2)
  return ratio.add(away).sub(1).sub(ratio.log()).mul(0.5)
}

function bernoulli(p: Bernoulli, q: Bernoulli) {
  const ones = p.probs
    .mul(ops.softplus(q.logits.neg()).sub(ops.softplus(p.logits.neg())))
    .maskedFill(q.probs.eq(0), infinity)
    .maskedFill(p.probs.eq(0), 0)
  const zeros = ops
    .rsub(p.probs, 1)
    .mul(ops.softplus(q.logits).sub(ops.softplus(p.logits)))
    .maskedFill(q.probs.eq(1), infinity)
    .maskedFill(p.probs.eq(1), 0)
  return ones.add(zeros)
}

function beta(p: Beta, q: Beta) {
  const [ofP, ofQ] = [p, q].map((each) => each.concentration1.add(each.concentration0))
  const t1 = q.concentration1.lgamma().add(q.concentration0.lgamma()).add(ofP.lgamma())
  const t2 = p.concentration1.lgamma().add(p.concentration0.lgamma()).add(ofQ.lgamma())
  const t3 = p.concentration1.sub(q.concentration1).mul(p.concentration1.digamma())
  const t4 = p.concentration0.sub(q.concentration0).mul(p.concentration0.digamma())
  const t5 = ofQ.sub(ofP).mul(ofP.digamma())
  return t1.sub(t2).add(t3).add(t4).add(t5)
}

function binomial(p: Binomial, q: Binomial) {
  const what = "the second distribution's totalCount is above the first one's, for which PyTorch has no formula"
  const message = `klDivergence(Binomial, Binomial): ${what}`
  refuseWhere(p.totalCount.lt(q.totalCount), message, { code: 'ERR_NOT_IMPLEMENTED' })
  const each = p.probs.mul(p.logits.sub(q.logits)).add(p.probs.neg().log1p()).sub(q.probs.neg().log1p())
  return p.totalCount.mul(each).maskedFill(p.totalCount.gt(q.totalCount), infinity)
}

function categorical(p: Categorical, q: Categorical) {
  const each = p.probs.mul(p.logits.sub(q.logits))
  return each.maskedFill(q.probs.eq(0), infinity).maskedFill(p.probs.eq(0), 0).sum([-1])
}

function dirichlet(p: Dirichlet, q: Dirichlet) {
  const [ofP, ofQ] = [p.concentration.sum([-1]), q.concentration.sum([-1])]
  const t1 = ofP.lgamma().sub(ofQ.lgamma())
  const t2 = p.concentration.lgamma().sub(q.concentration.lgamma()).sum([-1])
  const t3 = p.concentration.sub(q.concentration)
  const t4 = p.concentration.digamma().sub(ofP.digamma().unsqueeze(-1))
  return t1.sub(t2).add(t3.mul(t4).sum([-1]))
}

function gamma(p: Gamma, q: Gamma) {
  const t1 = q.concentration.mul(p.rate.div(q.rate).log())
  const t2 = q.concentration.lgamma().sub(p.concentration.lgamma())
  const t3 = p.concentration.sub(q.concentration).mul(p.concentration.digamma())
  const t4 = q.rate.sub(p.rate).mul(p.concentration.div(p.rate))
  return t1.add(t2).add(t3).add(t4)
}

function gumbel(p: Gumbel, q: Gumbel) {
  const [scales, ofQ, ofP] = [p.scale.div(q.scale), q.loc.div(q.scale), p.loc.div(q.scale)]
  const t1 = scales.log().neg().sub(ofQ).add(ofP)
  const t3 = ofQ.add(scales.add(1).lgamma()).sub(ofP).exp()
  return t1
    .add(scales.mul(euler))
    .add(t3)
    .sub(1 + euler)
}

function laplace(p: Laplace, q: Laplace) {
  const [ratio, away] = [p.scale.div(q.scale), p.loc.sub(q.loc).abs()]
  const t3 = ratio.mul(away.neg().div(p.scale).exp())
  return ratio.log().neg().add(away.div(q.scale)).add(t3).sub(1)
}

function cauchy(p: Cauchy, q: Cauchy) {
  const t1 = p.scale.add(q.scale).pow(2).add(p.loc.sub(q.loc).pow(2)).log()
  return t1.sub(p.scale.mul(4).mul(q.scale).log())
}

function exponential(p: Exponential, q: Exponential) {
  const ratio = q.rate.div(p.rate)
  return ratio.log().neg().add(ratio).sub(1)
}

function uniform(p: Uniform, q: Uniform) {
  const result = q.high.sub(q.low).div(p.high.sub(p.low)).log()
  return result.maskedFill(q.low.gt(p.low).logicalOr(q.high.lt(p.high)), infinity)
}

/** The logarithm of a continuous Bernoulli's density at 0. */
const fromZero = (q: ContinuousBernoulli) => q.probs.neg().log1p().add(q.logNorm)

function continuousBernoulli(p: ContinuousBernoulli, q: ContinuousBernoulli): Tensor {
  return p.mean.mul(p.logits.sub(q.logits)).add(fromZero(p)).sub(fromZero(q))
}

function pareto(p: Pareto, q: Pareto): Tensor {
  const ratio = q.alpha.div(p.alpha)
  const result = q.alpha.mul(p.scale.div(q.scale).log()).sub(ratio.log()).add(ratio).sub(1)
  return result.maskedFill(p.scale.lt(q.scale), infinity)
}

const of = <P>(
  kind: DistributionClass,
  divergence: (p: P, q: P) => unknown,
): [DistributionClass, DistributionClass, Divergence] => [kind, kind, divergence as Divergence]

/** The divergences between two distributions of one class. */
export const sameKind: [DistributionClass, DistributionClass, Divergence][] = [
  of(Bernoulli, bernoulli),
  of(Beta, beta),
  of(Binomial, binomial),
  of(Categorical, categorical),
  of(Cauchy, cauchy),
  of(ContinuousBernoulli, continuousBernoulli),
  of(Dirichlet, dirichlet),
  of(Exponential, exponential),
  of(Gamma, gamma),
  of(Geometric, (p: Geometric, q: Geometric) =>
    p.entropy().neg().sub(q.probs.neg().log1p().div(p.probs)).sub(q.logits),
  ),
  of(Gumbel, gumbel),
  of(HalfNormal, (p: HalfNormal, q: HalfNormal) => normal(p.baseDist, q.baseDist)),
  of(Laplace, laplace),
  of(LogNormal, (p: LogNormal, q: LogNormal) => normal(p.baseDist, q.baseDist)),
  of(Normal, normal),
  of(OneHotCategorical, (p: OneHotCategorical, q: OneHotCategorical) => categorical(p.categorical, q.categorical)),
  of(Pareto, pareto),
  of(Poisson, (p: Poisson, q: Poisson) => p.rate.mul(p.rate.log().sub(q.rate.log())).sub(p.rate.sub(q.rate))),
  of(Uniform, uniform),
]
