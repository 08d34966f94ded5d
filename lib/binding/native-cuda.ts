/** An object of the CUDA addon behind a JavaScript value: an event or a graph. */
export type External = { readonly external: unique symbol }

export type MempoolId = readonly [bigint, bigint]

/**
 * The functions of native/cuda, which exist only where libtorch_cuda is in use. A stream is given by its device and its
 * id, both valid for the life of the process. Current devices and streams belong to the calling thread.
 */
export interface NativeCuda {
  currentDevice(): number
  setDevice(device: number): void
  deviceName(device: number): string
  /** `number` is one of cudaDeviceAttr. */
  attribute(device: number, number: number): number
  canAccessPeer(device: number, peer: number): boolean
  /** How an operator that waits for the GPU is treated: 0 allowed, 1 a warning, 2 an error. */
  syncDebugMode(): number
  setSyncDebugMode(mode: number): void
  /** In cuDNN's own numbering: 91900 is 9.19.0. */
  cudnnVersion(): number
  /** The cudaError_t of the driver's start; 0 where it succeeded. */
  startError(): number
  synchronize(device: number): void
  emptyCache(): void
  /**
   * For each of nine kinds, and each of all, small and large pools: current, peak, allocated, freed; then retries and
   * OOMs; those four numbers of oversize allocations and of oversize segments; synchronizations, the driver's calls to
   * allocate and to free, and the largest block to split.
   */
  memoryStats(device: number): number[]
  /**
   * For each of four kinds: current, peak, allocated, freed. For each of two times: total, most, least, count. Then the
   * driver's calls to allocate and to free.
   */
  hostMemoryStats(): number[]
  resetPeakHostMemoryStats(): void
  resetHostMemoryStats(): void
  resetPeakMemoryStats(device: number): void
  setMemoryFraction(device: number, fraction: number): void
  /** A pickle, for torch.cuda._memory_viz. */
  memorySnapshot(): Buffer
  /**
   * `contexts`: record where each block was allocated; `inTraces`: record it in the history too; `ofCpp`: with the
   * frames of C++.
   */
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
  /** Sets the current stream of its device; the current device stays. */
  setStream(device: number, stream: bigint): void
  queryStream(device: number, stream: bigint): boolean
  synchronizeStream(device: number, stream: bigint): void
  streamPriority(device: number, stream: bigint): number
  /** `flags`: bit 1 sleeps while waiting, bit 2 disables timing. */
  newEvent(flags: number): External
  recordEvent(event: External, device: number, stream: bigint): void
  waitEvent(event: External, device: number, stream: bigint): void
  queryEvent(event: External): boolean
  synchronizeEvent(event: External): void
  elapsedTime(start: External, end: External): number
  nvtxMark(message: string): void
  nvtxRangePush(message: string): void
  nvtxRangePop(): void
  /** `keep`: keep the captured graph for {@link dumpGraph}. */
  newGraph(keep: boolean): External
  /**
   * Captures on the current stream. `mode`: 0 global, 1 of this thread, 2 relaxed. A pool of zeros makes a new pool.
   */
  beginCapture(graph: External, pool0: bigint, pool1: bigint, mode: number): void
  endCapture(graph: External): void
  replayGraph(graph: External): void
  resetGraph(graph: External): void
  /** Writes the graph in the language of Graphviz. */
  dumpGraph(graph: External, path: string): void
  graphPool(graph: External): MempoolId
  newGraphPool(): MempoolId
  newPool(useOnOom: boolean, noSplit: boolean): External
  poolId(pool: External): MempoolId
  poolUseCount(pool: External): number
  /** Until endPool, this thread's allocations on the device come from the pool. */
  beginPool(pool: External, device: number): void
  endPool(pool: External, device: number): void
  /** The pointer must belong to a generator of a CUDA device. */
  registerGenerator(graph: External, pointer: object): void
  isCapturing(): boolean
  /**
   * Registers `collect`, which frees this thread's young garbage, or all of it; the allocator calls it when its memory
   * runs low.
   */
  onLowMemory(collect: (all: boolean) => void): void
  /** Whether memory has run low on any thread since this thread last collected or asked. */
  isMemoryLow(): boolean
}
