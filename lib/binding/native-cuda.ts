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
  /** As cuDNN numbers itself: 91900 is 9.19.0. */
  cudnnVersion(): number
  /** What the start of the driver ended with, as cudaError_t; 0 where it went well. */
  startError(): number
  synchronize(device: number): void
  emptyCache(): void
  /** Of each of nine kinds, for each of all, small and large pools: current, peak, allocated, freed; then retries and OOMs. */
  memoryStats(device: number): number[]
  resetPeakMemoryStats(device: number): void
  setMemoryFraction(device: number, fraction: number): void
  memoryInfo(device: number): [free: bigint, total: bigint]
  newStream(device: number, priority: number): bigint
  defaultStream(device: number): bigint
  currentStream(device: number): bigint
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
  newGraph(): External
  /** On the current stream. `mode`: 0 global, 1 of this thread, 2 relaxed; a pool of zeros is a new one. */
  beginCapture(graph: External, pool0: bigint, pool1: bigint, mode: number): void
  endCapture(graph: External): void
  replayGraph(graph: External): void
  resetGraph(graph: External): void
  graphPool(graph: External): MempoolId
  newGraphPool(): MempoolId
  registerGenerator(graph: External, pointer: object): void
  isCapturing(): boolean
  /** `collect` frees this thread's young garbage, or all of it; the allocator calls it when its memory runs low. */
  onLowMemory(collect: (all: boolean) => void): void
  /** Whether memory ran low on any thread since this one last collected or asked. */
  isMemoryLow(): boolean
}
