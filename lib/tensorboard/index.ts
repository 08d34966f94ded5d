export type { Figure, FigureLine, FigurePoints } from './figure'
export type { Bins } from './histogram'
export type { HParam } from './hparams'
export type { Numbers } from './values'
export {
  type AddEmbeddingOptions,
  type AddHistogramOptions,
  type AddHparamsOptions,
  type AddImageOptions,
  type AddOptions,
  type AddPrCurveOptions,
  type AddScalarOptions,
  SummaryWriter,
  type SummaryWriterOptions,
} from './writer'
