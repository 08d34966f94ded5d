import * as layers from './index'
import { announceForward } from './core/module'

export * from './modules/activation'
export * from './modules/activation-pieces'
export * from './modules/activation-softmax'
export * from './modules/activation-units'
export * from './modules/adaptive-pooling'
export * from './modules/adaptive'
export * from './modules/attention'
export { BatchNorm1d, BatchNorm2d, BatchNorm3d, type NormArguments, type NormOptions, SyncBatchNorm } from './modules/batchnorm'
export type { Layer } from './core/chain'
export * from './modules/container'
export { Conv1d, Conv2d, Conv3d, type ConvArguments, type ConvOptions, type ConvPaddingMode } from './modules/conv'
export * from './modules/conv-transpose'
export * from './modules/distance'
export * from './modules/dropout'
export * from './modules/embedding'
export * from './modules/flatten'
export * from './modules/fold'
export * as functional from './functional'
export type { ForwardHook, ForwardHookOptions, ForwardPreHook, HookOptions, RemovableHandle } from './core/hooks'
export * as init from './init'
export * from './modules/instancenorm'
export * from './modules/lazy'
export * from './modules/linear'
export * from './modules/loss'
export * from './modules/loss-likelihood'
export * from './modules/loss-margin'
export { Module } from './core/module'
export * from './modules/normalization'
export * from './modules/padding'
export * from './core/parameter'
export * from './modules/parameter-container'
export type { Placement } from './core/placement'
export * from './modules/pooling'
export * from './modules/rnn'
export * from './modules/recurrent-cell'
export * from './modules/shuffle'
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
} from './core/state-dict'
export * from './modules/transformer'
export {
  type TransformerActivation,
  TransformerDecoderLayer,
  TransformerEncoderLayer,
  type TransformerLayerOptions,
} from './modules/transformer-layer'
export * from './modules/unpooling'
export * from './modules/upsampling'
export * as utils from './utils'

// Of the classes above; a user's are not among them.
for (const layer of Object.values(layers)) {
  if (typeof layer === 'function' && layer.prototype instanceof layers.Module) announceForward(layer.prototype, true)
}
