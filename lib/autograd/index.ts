import './hooks'

export { type AnomalyOptions, detectAnomaly, isAnomalyEnabled, setDetectAnomaly } from './anomaly'
export { type BackwardOptions, backward } from './backward'
export { type CheckpointOptions, checkpoint } from './checkpoint'
export * as forwardAd from './forward-ad'
export * as func from './func'
// FunctionCtx is PyTorch's name.
export {
  Function,
  FunctionContext,
  FunctionContext as FunctionCtx,
  onceDifferentiable,
  type VmapInfo,
} from './function'
export * as functional from './functional'
export { grad } from './grad'
export { type GradcheckOptions, gradcheck, gradgradcheck } from './gradcheck'
export type { GradOptions } from './gradients'
export * as graph from './graph'
export type { HookHandle } from './hooks'
export {
  enableGrad,
  inferenceMode,
  isGradEnabled,
  isInferenceModeEnabled,
  noGrad,
  setGradEnabled,
} from './modes'
