export * from './activation'
export * from './adaptive'
export * from './attention'
export { BatchNorm1d, BatchNorm2d, BatchNorm3d, type NormArguments, type NormOptions, SyncBatchNorm } from './batchnorm'
export * from './container'
export {
  Conv1d,
  Conv2d,
  Conv3d,
  type ConvArguments,
  type ConvOptions,
  type ConvPaddingMode,
  ConvTranspose1d,
  ConvTranspose2d,
  ConvTranspose3d,
  type ConvTransposeArguments,
  type ConvTransposeOptions,
} from './conv'
export * from './distance'
export * from './dropout'
export * from './embedding'
export * from './flatten'
export * from './fold'
export * from './instancenorm'
export * from './lazy'
export * from './linear'
export * from './loss'
export * from './normalization'
export * from './padding'
export * from './parameter-container'
export * from './pooling'
export * from './rnn'
export * from './shuffle'
export * from './transformer'
export * from './upsampling'
