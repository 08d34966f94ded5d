export { type Collated, defaultCollate } from './collate'
export { ConcatDataset, randomSplit, StackDataset } from './combine'
export { type Dataset, type Indices, type IterableDataset, type Range, Subset, TensorDataset } from './dataset'
export { DataLoader } from './loader'
export type { DataLoaderOptions } from './loader-options'
export {
  BatchSampler,
  RandomSampler,
  type RandomSamplerOptions,
  type Sampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
  type WeightedRandomSamplerOptions,
} from './sampler'
export { getWorkerInfo, type WorkerInfo } from './worker'
