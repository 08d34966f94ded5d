export { AUROC, type AUROCOptions } from './auroc'
export { type AnyMetric, MetricCollection, type MetricCollectionOptions, type Metrics } from './collection'
export { ConfusionMatrix, type ConfusionMatrixOptions } from './confusion-matrix'
export {
  type ImageReduction,
  PeakSignalNoiseRatio,
  type PeakSignalNoiseRatioOptions,
  StructuralSimilarityIndexMeasure,
  type StructuralSimilarityIndexMeasureOptions,
} from './images'
export type { ClassificationOptions, MetricTask } from './inputs'
export { MeanMetric, type MeanMetricOptions, type MetricValue } from './mean'
export { Metric, type MetricDescription, type MetricReduction, type MetricState, type MetricStateDict } from './metric'
export { Perplexity, type PerplexityOptions } from './perplexity'
export {
  MeanAbsoluteError,
  type MeanAbsoluteErrorOptions,
  MeanSquaredError,
  type MeanSquaredErrorOptions,
  R2Score,
  type R2ScoreOptions,
} from './regression'
export {
  Accuracy,
  F1Score,
  type MetricAverage,
  Precision,
  Recall,
  type StatScoresOptions,
  type ZeroDivisionOptions,
} from './stat-scores'
