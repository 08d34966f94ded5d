export { Bernoulli, Geometric } from './bernoulli'
export { bijectTo, transformTo } from './bijections'
export { Binomial } from './binomial'
export { Categorical, OneHotCategorical, OneHotCategoricalStraightThrough } from './categorical'
export { Cauchy } from './cauchy'
export type { Constraint } from './constraints'
export * as constraints from './constraints'
export { ContinuousBernoulli, type ContinuousBernoulliOptions } from './continuous-bernoulli'
export { Beta, Dirichlet } from './dirichlet'
export { Distribution, type DistributionOptions } from './distribution'
export { Exponential } from './exponential'
export { FisherSnedecor } from './fisher-snedecor'
export { Chi2, Gamma } from './gamma'
export { GeneralizedPareto } from './generalized-pareto'
export { Gumbel } from './gumbel'
export { HalfCauchy } from './half-cauchy'
export { Independent } from './independent'
export { InverseGamma } from './inverse-gamma'
export {
  CatTransform,
  CumulativeDistributionTransform,
  IndependentTransform,
  ReshapeTransform,
  StackTransform,
} from './joined-transforms'
export { klDivergence, registerKl } from './kl'
export { Kumaraswamy } from './kumaraswamy'
export { Laplace } from './laplace'
export { LKJCholesky, type LKJCholeskyOptions } from './lkj-cholesky'
export { LogisticNormal } from './logistic-normal'
export { LowRankMultivariateNormal } from './low-rank-multivariate-normal'
export { CorrCholeskyTransform, LowerCholeskyTransform, PositiveDefiniteTransform } from './matrix-transforms'
export { MixtureSameFamily } from './mixture'
export { Multinomial } from './multinomial'
export { MultivariateNormal, type Spread } from './multivariate-normal'
export { NegativeBinomial } from './negative-binomial'
export { HalfNormal, LogNormal, Normal } from './normal'
export type { NumberOrTensor } from './numbers'
export { Pareto } from './pareto'
export { Poisson } from './poisson'
export type { CountedArguments, CountedOptions, ProbabilityArguments, ProbabilityOptions } from './probabilities'
export { RelaxedBernoulli, RelaxedOneHotCategorical } from './relaxed'
export { StudentT } from './student-t'
export { TransformedDistribution } from './transformed'
export {
  AbsTransform,
  AffineTransform,
  ComposeTransform,
  ExpTransform,
  PowerTransform,
  SigmoidTransform,
  SoftmaxTransform,
  SoftplusTransform,
  StickBreakingTransform,
  TanhTransform,
  Transform,
} from './transforms'
// Under both names, as in PyTorch: distributions.AffineTransform and distributions.transforms.AffineTransform.
export * as transforms from './transforms-namespace'
export { Uniform } from './uniform'
export { VonMises } from './von-mises'
export { Weibull } from './weibull'
export { Wishart } from './wishart'
