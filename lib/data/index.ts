export { type Collated, defaultCollate } from './collate'
export { type Dataset, type Indices, type Range, Subset, TensorDataset } from './dataset'
export { DataLoader, type DataLoaderOptions } from './loader'
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
