export {
  CosineAnnealingLR,
  type CosineAnnealingLROptions,
  CosineAnnealingWarmRestarts,
  type CosineAnnealingWarmRestartsOptions,
} from './cosine'
export { CyclicLR, type CyclicLROptions } from './cyclic'
export { type Factor, LambdaLR, MultiplicativeLR } from './lambda'
export { OneCycleLR, type OneCycleLROptions } from './one-cycle'
export { ReduceLROnPlateau, type ReduceLROnPlateauOptions } from './plateau'
export {
  ConstantLR,
  type ConstantLROptions,
  LinearLR,
  type LinearLROptions,
  PolynomialLR,
  type PolynomialLROptions,
} from './ramps'
export { type AnyOptimizer, LRScheduler, type RateGroup, type SchedulerOptions } from './scheduler'
export { ChainedScheduler, type ChainedSchedulerOptions, SequentialLR } from './sequential'
export { ExponentialLR, MultiStepLR, StepLR, type StepLROptions } from './steps'
