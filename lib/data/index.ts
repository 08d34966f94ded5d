export { type Collated, defaultCollate, defaultConvert } from './collate'
export { ChainDataset, ConcatDataset, randomSplit, StackDataset } from './combine'
export { Dataset, type Indices, IterableDataset, type Range, Subset, TensorDataset } from './dataset'
export { DistributedSampler, type DistributedSamplerOptions } from './distributed-sampler'
export { DataLoader } from './loader'
export type { DataLoaderOptions } from './loader-options'
export type { LoaderMake, LoaderState } from './loader-state'
export {
  BatchSampler,
  RandomSampler,
  type RandomSamplerOptions,
  Sampler,
  SequentialSampler,
  SubsetRandomSampler,
  WeightedRandomSampler,
  type WeightedRandomSamplerOptions,
} from './sampler'
export { getWorkerInfo, type WorkerInfo } from './worker'
