export {
  type CudaDevice,
  canDeviceAccessPeer,
  currentDevice,
  type DeviceProperties,
  device,
  deviceCount,
  explain,
  getArchList,
  getDeviceCapability,
  getDeviceName,
  getDeviceProperties,
  getSyncDebugMode,
  isAvailable,
  isBf16Supported,
  type SyncDebugMode,
  setDevice,
  setSyncDebugMode,
  synchronize,
} from './device'
export {
  type CaptureOptions,
  CUDAGraph,
  CUDAGraph as Graph,
  type CUDAGraphOptions,
  type GraphOptions,
  type GraphPool,
  graph,
  graphPoolHandle,
  isCurrentStreamCapturing,
} from './graph'
export { type Graphable, type GraphedOptions, makeGraphedCallables } from './graphed'
export * as memory from './memory'
export {
  type DurationStat,
  emptyCache,
  type HostMemoryStats,
  hostMemoryStats,
  type MemoryHistoryOptions,
  type MemoryPools,
  type MemoryStat,
  type MemoryStats,
  maxMemoryAllocated,
  maxMemoryReserved,
  memGetInfo,
  memoryAllocated,
  memoryReserved,
  memoryStats,
  memorySummary,
  resetAccumulatedHostMemoryStats,
  resetPeakHostMemoryStats,
  resetPeakMemoryStats,
  setMemoryFraction,
} from './memory'
export * as nvtx from './nvtx'
export { MemPool, type MemPoolOptions, useMemPool } from './pool'
export { getRngState, initialSeed, manualSeed, manualSeedAll, setRngState } from './random'
export { clockRate, deviceMemoryUsed, memoryUsage, powerDraw, temperature, utilization } from './sensors'
export {
  currentStream,
  defaultStream,
  Event,
  type EventOptions,
  ExternalStream,
  Stream,
  type StreamOptions,
  setStream,
  stream,
} from './stream'
