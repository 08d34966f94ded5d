import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import nodeGypBuild from 'node-gyp-build'
import { TorchError } from '../errors'
import { codeFolder, packageFolder } from '../folders'
import { cudaOf, cudaVersion, driverTooOld } from '../install/driver'
import { type Libtorch, locateLibtorch, withMusl } from '../install/libtorch'
import { captureStack } from './callback'
import { collectAllWhen, collectGarbage, collectYoung, sweepWhenIdle } from './collector'
import { nativeError } from './failure'
import type { NativeCuda } from './native-cuda'
import { clipped } from './text'
import { warn } from './warning'

/** A tensor, generator, program or chain that native code holds for JavaScript: a small positive integer, 0 for none. */
export type Id = number

/** The first tensor of a result is its id; anything else comes as a tagged pair: a plain value, ids, or several results. */
export type Result = Id | null | undefined | [0, unknown] | [1, (Id | null)[]] | [2, Result[]]

/** What `traits` packs into bits, in this order. */
export const traits = {
  requiresGrad: 1,
  isLeaf: 2,
  isContiguous: 4,
  isComplex: 8,
  isQuantized: 16,
  isFloatingPoint: 32,
  isConj: 64,
  isInference: 128,
  retainsGrad: 256,
  isNested: 512,
  isStrided: 1024,
} as const

/** The addon's whole contract: a function for every ENTRY in native/. */
export interface Native extends NativeChains {
  initialize(
    makeError: (kind: string, message: string, forwardStack: string) => unknown,
    collect: (made: number, tensors: number, bytes: number) => number,
    captureStack: () => string,
    warn: (message: string, where: string) => void,
  ): void
  /**
   * Calls an operator. `handles` has bit i set where value i (positional ones first, then the named) is an {@link Id} or an
   * Int32Array of them. Named values follow as pairs of an option's key and its value. A lone new tensor becomes
   * `placeholder`'s own; -64 - id says that the result is the argument of that id, -1 - i that no overload fits, the best one up to
   * argument i.
   */
  call(operator: number, handles: number, positional: number, placeholder: object, ...values: unknown[]): Result
  /** The overloads are tried in the order given; `parts`: what `described` (schema.ts) says of their parameters. */
  findOperator(name: string, overloads: string[], parts: number[]): number
  operatorNames(): string[]
  schemaOf(name: string, overload: string): string | undefined
  own(id: Id, object: object): void
  release(id: Id): void
  releaseAll(ids: Int32Array): void
  isLive(id: Id): boolean
  scopeMark(): number
  releaseSince(mark: number, keep: Int32Array): void
  memory(): [tensors: number, bytes: number]
  /** A full collection now, and a sweep. */
  collect(): void
  /** Before a full collection: what a tensor's hooks call is held by the tensor's JavaScript object alone, where nothing else holds the tensor. */
  weaken(): void
  /** Frees what V8 has collected; the bytes that are left, and how many are held, each memory counted once. */
  sweep(): [bytes: number, held: number]
  dim(id: Id): number
  numel(id: Id): number
  shape(id: Id): number[]
  strides(id: Id): number[]
  /** Its place in `dtypes`. */
  dtype(id: Id): number
  device(id: Id): string
  layout(id: Id): string
  itemSize(id: Id): number
  traits(id: Id): number
  item(id: Id): number | bigint | boolean | [re: number, im: number]
  /** Of the first element. */
  address(id: Id): bigint
  detach(id: Id): Id
  setData(id: Id, data: Id): void
  fromBytes(data: ArrayBufferView, shape: number[], dtype: string): Id
  toBytes(id: Id, target: ArrayBufferView): void
  /**
   * Keeps the values that a tensor has now, without a copy until somebody changes it: their number for {@link readHeld}, good
   * until {@link letGo}; 0 for one whose memory is not its elements in order.
   */
  hold(id: Id): number
  readHeld(held: number, offset: number, target: ArrayBufferView): void
  letGo(held: number): void
  setRequiresGrad(id: Id, value: boolean): void
  grad(id: Id, last: Id): Id
  setGrad(id: Id, grad: Id): void
  gradFn(id: Id): string | undefined
  retainGrad(id: Id): void
  /** The hook is a native callback (callback.ts), as every function that native keeps; the result takes it away again. */
  registerHook(id: Id, hook: (grad: Id) => Id | undefined | false): () => void
  registerPostAccumulateGradHook(id: Id, hook: (tensor: object | Id) => unknown): () => void
  /**
   * Makes outputs the results of a node whose backward is `backward`, or of none; the handles of the outputs as the graph
   * knows them. `inputs` are the tensor arguments, `needed` says which of them want a gradient now.
   */
  applyFunction(
    inputs: Int32Array,
    outputs: Int32Array,
    dirty: Int32Array,
    nonDifferentiable: Int32Array,
    saved: Int32Array,
    backward: ((grads: Id[], saved: Id[], needed: boolean[]) => Int32Array | false) | undefined,
    name: string,
    materialize: boolean,
  ): Id[]
  /** Bit 1: on; bit 2: looks for NaN. */
  detectsAnomaly(): number
  setDetectAnomaly(enabled: boolean, checkNan: boolean): void
  pushSavedTensorHooks(pack: ((id: Id) => (() => Id | false) | false) | undefined): void
  popSavedTensorHooks(): void
  inferenceMode(): boolean
  enterInferenceMode(enabled: boolean): void
  leaveInferenceMode(): void
  autocast(deviceType: string): [enabled: boolean, dtype: string, cache: boolean]
  /** As one begins, or ends. */
  setAutocast(deviceType: string, enabled: boolean, dtype: string, cache: boolean, begins: boolean): void
  forwardGradEnabled(): boolean
  setForwardGradEnabled(value: boolean): void
  enterDualLevel(): void
  leaveDualLevel(): void
  /** functorch's transforms: each level is left by popTransform, innermost first. */
  pushTransform(type: number, size: number, randomness: number): number
  popTransform(): void
  batch(id: Id, dim: number, level: number): Id
  wrap(id: Id, level: number): Id
  /** What a transform has wrapped, batched when it has a dimension; -2 is the level of a transform that is over. */
  wrapped(id: Id): [id: Id, level: number, dim?: number] | undefined
  /** Whether calls from now on pass the transforms by; what it was before. */
  passTransforms(pass: boolean): boolean
  /** Whether a value can be read now: neither is a function being recorded nor a transform under way. */
  readsValues(): boolean
  backward(
    roots: Int32Array,
    gradients: Int32Array,
    retainGraph: boolean,
    createGraph: boolean,
    inputs: Int32Array,
  ): void
  gradients(
    outputs: Int32Array,
    inputs: Int32Array,
    gradients: Int32Array,
    retainGraph: boolean,
    createGraph: boolean,
    allowUnused: boolean,
  ): Id[]
  gradEnabled(): boolean
  setGradEnabled(value: boolean): void
  /**
   * Until the end of the recording native keeps a log of all that reaches libtorch. `ask` is a native callback (callback.ts) that is
   * asked where it may not go on: 0 goes on, 1 ends the log. `names`: ids under which the function may know its inputs by itself. False within a transform of torch.func, where nothing is recorded.
   */
  beginRecording(
    inputs: Int32Array,
    names: Int32Array,
    ask: (question: number, which: number, name: string) => unknown,
  ): boolean
  /** The same tensor under an id of its own. */
  rename(id: Id): Id
  endRecording(): void
  /** Whether no program may stand for what happens now: anomalies are looked for, or saved tensors go through hooks. */
  isWatched(): boolean
  suspendRecording(suspended: boolean): void
  /** Of the `acts` in lib/compile/log.ts; 0 for no tensor. */
  note(act: number, id: Id): void
  /** The number that a tensor holds: until the next call arguments of operators that are this number follow the tensor. */
  followNumber(id: Id): number
  /** The most such arguments that a call had; 0 when no kernel had any. */
  unfollowNumber(): number
  /** See lib/compile/log.ts, which reads it; it ends the log of a function that gave these. */
  takeLog(
    results: Int32Array,
  ): [
    events: Float64Array,
    metas: Float64Array,
    operators: [name: string, overload: string, traits: number][],
    devices: string[],
    inputs: number[],
    outputs: number[],
    failed: boolean,
    strayed: boolean,
    hooksChanged: boolean,
    inAutocast: boolean,
    namesInputs: boolean,
  ]
  /** Of a plan as lib/compile/plan.ts encodes it, during the recording that it is of. */
  buildProgram(code: Float64Array, names: string[]): Id
  /** A copy of a program, loaded with inputs, that {@link Native.runFrom} runs; 0 where they do not fit. */
  shadowOf(program: Id, inputs: Int32Array): Id
  /** 0 for none. */
  slotTensors(program: Id, slots: Int32Array): Id[]
  setSlotTensors(program: Id, slots: Int32Array, ids: Int32Array): void
  /** Runs from an instruction on, up to JavaScript or the end: where it stopped. In a proof it fills fresh memory with a pattern. */
  runFrom(program: Id, place: number, proves: boolean): number
  outputsOf(program: Id): Id[]
  generatorsOf(program: Id): Id[]
  /**
   * The same tensors on copies of their memory, which they share as before; in memory that is larger than `most` bytes and not
   * that of any of the `written` another look at it.
   */
  separate(ids: Int32Array, written: Int32Array, most: number): Id[]
  overwrite(to: Int32Array, from: Int32Array): void
  /** The places where the memory that two tensors show is not known to be the same, byte for byte. */
  unlike(a: Int32Array, b: Int32Array): number[]
  /** Whether both have come about in the same way; `originals` are the leaves that the `copies` stand for. */
  sameGraph(a: Id, b: Id, originals: Int32Array, copies: Int32Array): boolean
  /** Of each the address of its memory, 0 for none, and then how often it has been changed. */
  memoryOf(ids: Int32Array): number[]
  /** Until unwatch, which gives the stack of the first call that named another tensor that was there before, or its gradient. */
  watch(known: Int32Array, mark: number): void
  unwatch(): string | undefined
  /** A number for the modes of now and the forms of tensors: others nearly always have another. */
  signatureOf(inputs: Int32Array): number
  /** A lone result becomes `placeholder`'s own; false where inputs, captured tensors or modes are not what was recorded. */
  runProgram(program: Id, inputs: Int32Array, placeholder: object): Id[] | Id | false
  runProgramAsync(program: Id, inputs: Int32Array): Promise<Id[] | false>
  /** Whether the inputs, and all that was captured, are what was recorded. */
  checkProgram(program: Id, inputs: Int32Array): boolean
  /** After it ran while a CUDA graph was captured: what it ran with is what the graph works on. */
  sealProgram(program: Id): void
  /** After that graph was replayed: sets gradients and counts changes, as running it does. */
  settleProgram(program: Id): void
  manualSeed(seed: bigint): void
  newGenerator(device: string): Id
  defaultGenerator(device: string): Id
  seedGenerator(id: Id, seed: bigint): void
  /** The seed that it was given. */
  generatorSeed(id: Id): bigint
  generatorState(id: Id): Id
  setGeneratorState(id: Id, state: Id): void
  /** Of the CPU's block cache. */
  emptyCache(): void
  numThreads(): number
  setNumThreads(threads: number): void
  /** What {@link NativeCuda.registerGenerator} takes; good while the generator is. */
  generatorPointer(id: Id): object
  /** Its memory is also used on this stream. */
  recordStream(id: Id, device: number, stream: bigint): void
  /** Of the switches that native/context.cc has a table of. */
  contextSwitch(name: string, on?: boolean): boolean
  /** Whether this processor can. */
  setFlushDenormal(on: boolean): boolean
  /** The number of the precision among PyTorch's three, the highest first. */
  matmulPrecision(name?: string): number
  numInteropThreads(): number
  setNumInteropThreads(threads: number): void
  startProfiler(cuda: boolean, shapes: boolean, memory: boolean): void
  stopProfiler(): RecordedEvent[]
  /** Begins a range around all that this thread does until {@link endRange}; `call`: it marks a call of JavaScript. */
  beginRange(name: string, call: boolean): number
  endRange(serial: number): void
  cudaDeviceCount(): number
  /** Channels hold tensors on their way, in messages; closing one frees what was not received. */
  openChannel(): number
  closeChannel(channel: number): void
  joinChannel(channel: number): void
  /** 0 until another thread joins, 2 once that has ended. */
  channelState(channel: number): 0 | 1 | 2
  sendTensors(channel: number, ids: Int32Array): number
  receiveTensors(channel: number, message: number): Id[]
  /**
   * Rows of plain contiguous CPU tensors; those of a column of bytes that has a table of 256 floats (0: none) through it.
   * Ahead: made on another thread, and received like a message.
   */
  gather(columns: Int32Array, tables: Int32Array, positions: Int32Array, pinned: boolean): Id[]
  gatherAhead(channel: number, columns: Int32Array, tables: Int32Array, positions: Int32Array, pinned: boolean): number
}

/** What libtorch's profiler knows of one event; times in nanoseconds since the recording began. */
export type RecordedEvent = [
  name: string,
  start: number,
  duration: number,
  /** libtorch's number of the thread, or the stream of a device. */
  thread: number,
  /** Of what belongs to a backward pass: the thread of the forward call, else 0. */
  forwardThread: number,
  /** The same for a forward call and for its derivative; -1 for none. */
  sequence: number,
  scope: number,
  device: string,
  /** Of an allocation; negative when they were freed. */
  bytes: number,
  correlation: number,
  linkedCorrelation: number,
  shapes: number[][],
  dtypes: string[],
]

interface Loader {
  open(path: string): void
  /** A byte for each of major, minor and patch; 0 where it says none. */
  torchVersion(path: string): number
  cudaDriver(): number
}

/** How this process came by libtorch. */
export interface Status {
  libtorch: Libtorch
  /** The version that the library itself reports. */
  version: string
  /** The CUDA version that the NVIDIA driver supports, or undefined without a driver. */
  driver: string | undefined
  /** Why CUDA is not in use, or undefined when it is. */
  withoutCuda: string | undefined
}

/** The libtorch that the addon is built for; another minor has another C++ ABI and would crash. */
const wantedVersion = '2.11'

const prefix = process.platform === 'win32' ? '' : 'lib'
const suffix = { win32: 'dll', darwin: 'dylib' }[process.platform as string] ?? 'so'

/** The path of the loader, which lies beside the core. */
export function loaderPath(): string {
  try {
    return nodeGypBuild.path(packageFolder)
  } catch (cause) {
    throw new TorchError('ERR_NATIVE_LOAD', whyNoBinary(), { cause })
  }
}

function whyNoBinary(): string {
  const manifest = join(packageFolder, 'package.json')
  const isOwn = existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'torchnode'
  if (!isOwn)
    return `torchnode was put into a bundle (in ${clipped(codeFolder, 200)}), and its binaries were not; ${external}`
  return (
    withMusl() ??
    `torchnode has no prebuilt binary for ${process.platform}-${process.arch} and none was built here; in a checkout run "npm run build"`
  )
}

/** What to tell a bundler; scripts/build.mjs says it in dist/index.mjs too. */
export const external = 'keep torchnode external: docs/bundling.md says how in esbuild, webpack, rollup, ncc and Next'

function openLibtorch(loader: Loader, folder: string): Status {
  const libtorch = locateLibtorch()
  const cpu = join(libtorch.lib, `${prefix}torch_cpu.${suffix}`)
  loader.open(cpu)
  const number = loader.torchVersion(cpu)
  const version = number === 0 ? 'unknown' : [number >>> 16, (number >>> 8) & 255, number & 255].join('.')
  if (!version.startsWith(`${wantedVersion}.`)) {
    throw new TorchError(
      'ERR_NATIVE_LOAD',
      `libtorch in ${libtorch.lib} is ${version}, torchnode is built for ${wantedVersion}; run "npx torchnode install" or point TORCHNODE_LIBTORCH at a libtorch ${wantedVersion}`,
    )
  }
  const cuda = loader.cudaDriver()
  const driver = cuda > 0 ? cudaVersion(cuda) : undefined
  const withoutCuda = openCuda(loader, folder, libtorch, cuda)
  return { libtorch, version, driver, withoutCuda }
}

/** Opens libtorch's CUDA half where it can run; otherwise the reason why the CPU works alone. */
function openCuda(loader: Loader, folder: string, libtorch: Libtorch, driver: number): string | undefined {
  if (driver === 0) return 'no NVIDIA driver (libcuda.so.1) was found'
  if (!libtorch.cuda) return 'this libtorch has no CUDA libraries; run "npx torchnode install --cuda"'
  const tooOld = driverTooOld(driver, cudaOf(libtorch.version))
  if (tooOld !== undefined) return tooOld
  const addon = join(folder, `torchnode-cuda.${binarySuffix}`)
  // Before libtorch_cuda, which would let tensors go to a GPU that nobody can wait for.
  if (!existsSync(addon)) return `${clipped(addon, 160)} is missing; install torchnode again`
  try {
    for (const library of compilersOf(libtorch)) loader.open(library)
    loader.open(join(libtorch.lib, `${prefix}torch_cuda.${suffix}`))
    return undefined
  } catch (error) {
    return `libtorch_cuda does not load: ${(error as Error).message}`
  }
}

/** NVRTC, which cuSPARSELt and operators that compile kernels look for by name alone: as Python does, it is opened before they do. */
function compilersOf({ lib, extraLibDirs }: Libtorch): string[] {
  return [lib, ...extraLibDirs].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /^libnvrtc(-builtins)?\.so\.[\d.]+$/.test(name))
      .map((name) => join(folder, name)),
  )
}

const binarySuffix = suffix === 'dylib' ? 'so' : suffix

function open<T>(folder: string, name: string): T {
  const module = { exports: {} as T }
  process.dlopen(module, join(folder, `${name}.${binarySuffix}`))
  return module.exports
}

/**
 * Where the addon is loaded from: a process can hold it once, since it registers itself with libtorch. Another copy of the package
 * that came first lends its own where that is the same.
 */
function addonFolder(loader: string): string {
  const own = realpathSync(dirname(loader))
  const name = `torchnode-core.${binarySuffix}`
  const loaded = loadedLibraries().find((path) => path.endsWith(`${sep}${name}`) && dirname(path) !== own)
  if (loaded === undefined) return own
  if (existsSync(loaded) && readFileSync(loaded).equals(readFileSync(join(own, name)))) return dirname(loaded)
  const [first, second] = [loaded, join(own, name)].map((path) => `${clipped(path, 140)} (${versionOf(path)})`)
  const what = existsSync(loaded)
    ? 'has another torchnode whose binary is not the same, and can hold only one'
    : 'has another torchnode whose binary is gone from where it was, so that the two cannot be compared'
  throw new TorchError(
    'ERR_NATIVE_LOAD',
    `this process ${what}: ${first} came before ${second}; install one for all ("npm dedupe", "npm ls torchnode")`,
  )
}

/** The version of the package that a binary is a part of. */
function versionOf(binary: string): string {
  for (let folder = dirname(binary); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) return `version ${(JSON.parse(readFileSync(file, 'utf8')) as { version?: string }).version}`
  }
  return 'of an unknown version'
}

/** The files that this process has mapped, where the system lists them. */
function loadedLibraries(): string[] {
  const maps = '/proc/self/maps'
  if (!existsSync(maps)) return []
  return readFileSync(maps, 'utf8')
    .split('\n')
    .map((line) => line.slice(line.indexOf('/')).replace(/ \(deleted\)$/, ''))
}

/** Opens a library of custom operators, which register themselves with libtorch. */
export function openLibrary(path: string): void {
  try {
    ;(require(loaderPath()) as Loader).open(path)
  } catch (cause) {
    throw new TorchError(
      'ERR_NATIVE_LOAD',
      `the library ${clipped(path, 200)} does not load: ${clipped((cause as Error).message, 300)}`,
      { cause },
    )
  }
}

/** A CUDA half that does not fit leaves the CPU, and says why. */
function openCudaAddon(folder: string, status: Status): NativeCuda | undefined {
  if (status.withoutCuda !== undefined) return undefined
  try {
    return open<NativeCuda>(folder, 'torchnode-cuda')
  } catch (error) {
    status.withoutCuda = `torchnode-cuda does not load: ${(error as Error).message}`
    return undefined
  }
}

const collectorsName = Symbol.for('torchnode.collectors')

/** What frees the garbage of each copy of the package in this thread: the CUDA addon, which they share, asks the last one alone. */
function collectorsHere(): ((all: boolean) => void)[] {
  const known = globalThis as { [collectorsName]?: ((all: boolean) => void)[] }
  known[collectorsName] ??= []
  return known[collectorsName]
}

function load(): { native: Native; nativeCuda: NativeCuda | undefined; status: Status } {
  const path = loaderPath()
  try {
    const loader: Loader = require(path)
    const folder = addonFolder(path)
    const status = openLibtorch(loader, folder)
    const native = open<Native>(folder, 'torchnode-core')
    const collect = (made: number, tensors: number, bytes: number) => collectGarbage(made, tensors, bytes, native)
    const called = [nativeError, collect, captureStack, warn] as const
    native.initialize(...called)
    sweepWhenIdle(native)
    // Native itself does not hold them, since nothing could free it.
    Object.defineProperty(native, 'called', { value: called })
    const nativeCuda = openCudaAddon(folder, status)
    if (nativeCuda !== undefined) {
      const collectors = collectorsHere()
      collectors.push((all) => (all ? native.collect() : collectYoung(native)))
      nativeCuda.onLowMemory((all) => {
        for (const collect of collectors) collect(all)
      })
      collectAllWhen(nativeCuda.isMemoryLow)
    }
    return { native, nativeCuda, status }
  } catch (cause) {
    if (cause instanceof TorchError) throw cause
    throw new TorchError(
      'ERR_NATIVE_LOAD',
      withMusl() ??
        `libtorch does not load: ${(cause as Error).message.split('\n')[0]}; "npx torchnode doctor" says what is missing`,
      { cause },
    )
  }
}

export const { native, nativeCuda, status } = load()

/** A part of the addon's contract: neighbouring layers as one call, see native/program.h. */
export interface NativeChains {
  /**
   * Adds a call, as `call` takes it, to a chain: how many tensors it gives, or -1 where it cannot be a part of one. -1 - 2i stands
   * for the i-th tensor that the chain makes, its input the first; -2 - 2i for that of the i-th handle that it is run with.
   */
  addStep(operator: number, handles: number, positional: number, chain: Id, ...values: unknown[]): number
  /** An empty chain. */
  newChain(): Id
  /**
   * Makes the calls added since the last one a layer of the chain. `sizes`: what its input must have, -1 where any will do;
   * `handles`: how many the chain takes so far, the input's included; `output`: the place of the layer's result.
   */
  addLayer(chain: Id, sizes: number[] | undefined, handles: number, output: number): void
  /** Where each run finds the handles of the input and of the layers' tensors; the array must last as long as the chain. */
  setHandles(chain: Id, handles: Int32Array): void
  /**
   * Calls the layers: as `call` says it, the result; or where a layer does
   * not fit, before any of it has run, its place and what it should be given.
   */
  runChain(chain: Id, placeholder: object): Id | [layer: number, input: Id]
}
