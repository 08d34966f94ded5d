export { Autoencoder, type AutoencoderOptions, type FitOptions, makeDecoder, makeEncoder } from './autoencoder'
export { findDigits, reconstruct, showEncDec } from './digits'
export { type BatchEnd, type Batches, type EpochEnd, type TrainOptions, train } from './training'
