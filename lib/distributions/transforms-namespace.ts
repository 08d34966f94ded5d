export {
  CatTransform,
  CumulativeDistributionTransform,
  IndependentTransform,
  ReshapeTransform,
  StackTransform,
} from './joined-transforms'
export { CorrCholeskyTransform, LowerCholeskyTransform, PositiveDefiniteTransform } from './matrix-transforms'
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
