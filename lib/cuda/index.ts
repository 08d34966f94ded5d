export {
  type CudaDevice,
  currentDevice,
  type DeviceProperties,
  device,
  deviceCount,
  explain,
  getArchList,
  getDeviceCapability,
  getDeviceName,
  getDeviceProperties,
  isAvailable,
  isBf16Supported,
  setDevice,
  synchronize,
} from './device'
export {
  type CaptureOptions,
  CUDAGraph,
  CUDAGraph as Graph,
  type GraphOptions,
  type GraphPool,
  graph,
  graphPoolHandle,
  isCurrentStreamCapturing,
} from './graph'
export { type Graphable, type GraphedOptions, makeGraphedCallables } from './graphed'
export {
  emptyCache,
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
  resetPeakMemoryStats,
  setMemoryFraction,
} from './memory'
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
