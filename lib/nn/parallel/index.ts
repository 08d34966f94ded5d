export { DistributedDataParallel, type DistributedDataParallelOptions } from './distributed-data-parallel'
