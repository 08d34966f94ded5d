import * as layers from './index'
import { announceForward } from './module'

export * from './activation'
export * from './activation-pieces'
export * from './activation-softmax'
export * from './activation-units'
export * from './adaptive-pooling'
export * from './adaptive-softmax'
export * from './attention'
export { BatchNorm1d, BatchNorm2d, BatchNorm3d, type NormArguments, type NormOptions, SyncBatchNorm } from './batchnorm'
export type { Layer } from './chain'
export * from './container'
export { Conv1d, Conv2d, Conv3d, type ConvArguments, type ConvOptions, type ConvPaddingMode } from './conv'
export * from './conv-transpose'
export * from './distance'
export * from './dropout'
export * from './embedding'
export * from './flatten'
export * from './fold'
export * as functional from './functional'
export type { ForwardHook, ForwardHookOptions, ForwardPreHook, HookOptions, RemovableHandle } from './hooks'
export * as init from './init'
export * from './instancenorm'
export * from './lazy'
export * from './linear'
export * from './loss'
export * from './loss-likelihood'
export * from './loss-margin'
export { Module } from './module'
export * from './normalization'
export * from './padding'
export * from './parameter'
export * from './parameter-container'
export type { Placement } from './placement'
export * from './pooling'
export * from './recurrent'
export * from './recurrent-cell'
export * from './shuffle'
export type {
  LoadOptions,
  LoadStateDictPostHook,
  LoadStateDictPreHook,
  LocalMetadata,
  MismatchedKeys,
  StateDict,
  StateDictOptions,
  StateDictPostHook,
  StateDictPreHook,
} from './state-dict'
export * from './transformer'
export {
  type TransformerActivation,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './transformer-layer'
export * from './unpooling'
export * from './upsampling'
export * as utils from './utils'

// Of the classes above; a user's are not among them.
for (const layer of Object.values(layers)) {
  if (typeof layer === 'function' && layer.prototype instanceof layers.Module) announceForward(layer.prototype, true)
}
