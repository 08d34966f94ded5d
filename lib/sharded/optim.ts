/** @see https://docs.pytorch.org/docs/2.11/distributed.optim.html */
export {
  type ConsolidateOptions,
  type LocalOptimizer,
  ZeroRedundancyOptimizer,
  type ZeroRedundancyOptions,
} from './zero-redundancy'
