/** What the CUDA addon keeps under a JavaScript value: an event or a graph. */
export type External = { readonly external: unique symbol }

export type MempoolId = readonly [bigint, bigint]

/**
 * What native/cuda gives; there only where libtorch_cuda is in use. A stream is its device and its id, both valid for the
 * life of the process. What is current belongs to the calling thread.
 */
export interface NativeCuda {
  currentDevice(): number
  setDevice(device: number): void
  deviceName(device: number): string
  /** `number` is one of cudaDeviceAttr. */
  attribute(device: number, number: number): number
  canAccessPeer(device: number, peer: number): boolean
  /** What is done about an operator that waits for the GPU: 0 nothing, 1 a warning, 2 an error. */
  syncDebugMode(): number
  setSyncDebugMode(mode: number): void
  /** As cuDNN numbers itself: 91900 is 9.19.0. */
  cudnnVersion(): number
  /** What the start of the driver ended with, as cudaError_t; 0 where it went well. */
  startError(): number
  synchronize(device: number): void
  emptyCache(): void
  /**
   * Of each of nine kinds, for each of all, small and large pools: current, peak, allocated, freed; retries, OOMs; those four of
   * oversize allocations and segments; synchronizations, calls of the driver for memory and to free it, the largest block to split.
   */
  memoryStats(device: number): number[]
  /** Of four kinds current, peak, allocated, freed; of two times total, most, least, count; calls of the driver for and to free. */
  hostMemoryStats(): number[]
  resetPeakHostMemoryStats(): void
  resetHostMemoryStats(): void
  resetPeakMemoryStats(device: number): void
  setMemoryFraction(device: number, fraction: number): void
  /** A pickle, for torch.cuda._memory_viz. */
  memorySnapshot(): Buffer
  /** `contexts`: where each block comes from; `inTraces` and `ofCpp`: in the history too, and the frames of C++. */
  recordMemoryHistory(
    enabled: boolean,
    contexts: boolean,
    maxEntries: bigint,
    inTraces: boolean,
    ofCpp: boolean,
    clear: boolean,
  ): void
  memoryInfo(device: number): [free: bigint, total: bigint]
  newStream(device: number, priority: number): bigint
  currentStream(device: number): bigint
  /** Of its device; which device is the current one stays. */
  setStream(device: number, stream: bigint): void
  queryStream(device: number, stream: bigint): boolean
  synchronizeStream(device: number, stream: bigint): void
  streamPriority(device: number, stream: bigint): number
  /** `flags`: 1 sleeps while it waits, 2 measures no time. */
  newEvent(flags: number): External
  recordEvent(event: External, device: number, stream: bigint): void
  waitEvent(event: External, device: number, stream: bigint): void
  queryEvent(event: External): boolean
  synchronizeEvent(event: External): void
  elapsedTime(start: External, end: External): number
  nvtxMark(message: string): void
  nvtxRangePush(message: string): void
  nvtxRangePop(): void
  /** `keep`: what is captured stays there for {@link dumpGraph}. */
  newGraph(keep: boolean): External
  /** On the current stream. `mode`: 0 global, 1 of this thread, 2 relaxed; a pool of zeros is a new one. */
  beginCapture(graph: External, pool0: bigint, pool1: bigint, mode: number): void
  endCapture(graph: External): void
  replayGraph(graph: External): void
  resetGraph(graph: External): void
  /** In the language of Graphviz. */
  dumpGraph(graph: External, path: string): void
  graphPool(graph: External): MempoolId
  newGraphPool(): MempoolId
  newPool(useOnOom: boolean, noSplit: boolean): External
  poolId(pool: External): MempoolId
  poolUseCount(pool: External): number
  /** From here to its end this thread's allocations on the device come out of the pool. */
  beginPool(pool: External, device: number): void
  endPool(pool: External, device: number): void
  /** The pointer must be of a generator of a CUDA device. */
  registerGenerator(graph: External, pointer: object): void
  isCapturing(): boolean
  /** `collect` frees this thread's young garbage, or all of it; the allocator calls it when its memory runs low. */
  onLowMemory(collect: (all: boolean) => void): void
  /** Whether memory ran low on any thread since this one last collected or asked. */
  isMemoryLow(): boolean
}
