import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import nodeGypBuild from 'node-gyp-build'
import { TorchError } from '../errors'
import { codeFolder, packageFolder } from '../folders'
import { cudaOf, cudaVersion, driverTooOld } from '../install/driver'
import { type Libtorch, locateLibtorch, withMusl } from '../install/libtorch'
import { oneThreadAtATime } from '../system/one-thread'
import { captureStack } from './callback'
import { collectAfterGrowth, collectAllWhen, collectYoung, sweepWhenIdle } from './collector'
import { nativeError } from './failure'
import type { NativeCuda } from './native-cuda'
import type { NativeDistributed } from './native-distributed'
import { clipped } from './text'
import { warn } from './warning'

/**
 * The number of a tensor, generator, program or chain that native code holds for JavaScript: a small positive integer,
 * 0 for none.
 */
export type Id = number

/**
 * A single tensor is returned as its id; anything else as a tagged pair: a plain value, a list of ids, several results,
 * or the task of a collective.
 */
export type Result = Id | null | undefined | [0, unknown] | [1, (Id | null)[]] | [2, Result[]] | [3, Id]

/** The bits of `traits`, in this order. */
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

/** The addon's contract: a function for every ENTRY in native/. */
export interface Native extends NativeChains, NativeDistributed {
  initialize(
    makeError: (kind: string, message: string, forwardStack: string) => unknown,
    collect: (made: number, tensors: number, bytes: number) => number,
    captureStack: () => string,
    warn: (message: string, where: string) => void,
  ): void
  /**
   * Calls an operator. Bit i of `handles` is set where value i (positional values first, then named ones) is an
   * {@link Id} or an Int32Array of them. Named values follow as pairs of an option's key and its value. A single new
   * tensor becomes `placeholder`'s. A result of -64 - id is the argument with that id; -1 - i says that no overload
   * fits, and that the best one fits up to argument i.
   */
  call(operator: number, handles: number, positional: number, placeholder: object, ...values: unknown[]): Result
  /** Tries the overloads in the order given; `parts` is what `described` (schema.ts) returns for their parameters. */
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
  /** Runs a full collection, and a sweep. */
  collect(): void
  /**
   * Call before a full collection: from now on a tensor's hooks are held only by its JavaScript object, where nothing
   * else holds the tensor.
   */
  weaken(): void
  /**
   * Frees what V8 has collected; returns the remaining bytes, each memory counted once, and how many tensors are held.
   */
  sweep(): [bytes: number, held: number]
  dim(id: Id): number
  numel(id: Id): number
  shape(id: Id): number[]
  strides(id: Id): number[]
  /** Its index in `dtypes`. */
  dtype(id: Id): number
  device(id: Id): string
  layout(id: Id): string
  itemSize(id: Id): number
  traits(id: Id): number
  item(id: Id): number | bigint | boolean | [re: number, im: number]
  /** The address of the first element. */
  address(id: Id): bigint
  detach(id: Id): Id
  setData(id: Id, data: Id): void
  fromBytes(data: ArrayBufferView, shape: number[], dtype: string): Id
  toBytes(id: Id, target: ArrayBufferView): void
  /**
   * Keeps a tensor's current values, without a copy until somebody changes them. Returns a number for {@link readHeld},
   * valid until {@link letGo}; 0 where the memory is not the elements in order.
   */
  hold(id: Id): number
  readHeld(held: number, offset: number, target: ArrayBufferView): void
  letGo(held: number): void
  setRequiresGrad(id: Id, value: boolean): void
  grad(id: Id, last: Id): Id
  setGrad(id: Id, grad: Id): void
  gradFn(id: Id): string | undefined
  retainGrad(id: Id): void
  /** The hook is a native callback (callback.ts), as is every function that native keeps; the result removes it. */
  registerHook(id: Id, hook: (grad: Id) => Id | undefined | false): () => void
  registerPostAccumulateGradHook(id: Id, hook: (tensor: object | Id) => unknown): () => void
  /**
   * Makes outputs the results of a node whose backward is `backward`, or of no node. Returns the handles under which
   * the graph knows the outputs. `inputs` are the tensor arguments; `needed` says which of them need a gradient now.
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
  /** Bit 1: on; bit 2: checks for NaN. */
  detectsAnomaly(): number
  setDetectAnomaly(enabled: boolean, checkNan: boolean): void
  pushSavedTensorHooks(pack: ((id: Id) => (() => Id | false) | false) | undefined): void
  popSavedTensorHooks(): void
  inferenceMode(): boolean
  enterInferenceMode(enabled: boolean): void
  leaveInferenceMode(): void
  autocast(deviceType: string): [enabled: boolean, dtype: string, cache: boolean]
  /** Called when an autocast block begins or ends. */
  setAutocast(deviceType: string, enabled: boolean, dtype: string, cache: boolean, begins: boolean): void
  forwardGradEnabled(): boolean
  setForwardGradEnabled(value: boolean): void
  enterDualLevel(): void
  leaveDualLevel(): void
  /** Enters a transform of functorch; popTransform leaves the innermost level. */
  pushTransform(type: number, size: number, randomness: number): number
  popTransform(): void
  batch(id: Id, dim: number, level: number): Id
  wrap(id: Id, level: number): Id
  /**
   * The tensor that a transform has wrapped, with a dimension where it is batched; level -2 belongs to a transform that
   * is over.
   */
  wrapped(id: Id): [id: Id, level: number, dim?: number] | undefined
  /** Sets whether calls from now on bypass the transforms; returns the setting before. */
  passTransforms(pass: boolean): boolean
  /** Whether values can be read now: no function is being recorded, and no transform is active. */
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
   * Starts a log of all calls that reach libtorch, until endRecording. Native calls `ask`, a native callback
   * (callback.ts), where it may not go on: 0 goes on, 1 ends the log. `names` are ids under which the function may know
   * its inputs itself. Returns false within a transform of torch.func, where nothing is recorded.
   */
  beginRecording(
    inputs: Int32Array,
    names: Int32Array,
    ask: (question: number, which: number, name: string) => unknown,
  ): boolean
  /** Returns the same tensor under a new id. */
  rename(id: Id): Id
  endRecording(): void
  /** Whether no program may replace what happens now: anomalies are detected, or saved tensors go through hooks. */
  isWatched(): boolean
  suspendRecording(suspended: boolean): void
  /** Adds an act to the log, by its index in `acts` of lib/compile/log.ts; the id is 0 for no tensor. */
  note(act: number, id: Id): void
  graphNodes(roots: Int32Array, whole: boolean): string[]
  /**
   * Returns the number that a tensor holds. Until unfollowNumber, operators' arguments that equal this number follow
   * the tensor.
   */
  followNumber(id: Id): number
  /** The most such arguments in one call; 0 where no kernel had any. */
  unfollowNumber(): number
  /**
   * Returns the log in the form that lib/compile/log.ts reads, and ends it; `results` are the tensors that the function
   * returned.
   */
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
    namesInputs: boolean,
  ]
  /** Builds a program from a plan as lib/compile/plan.ts encodes it, while the recording lasts. */
  buildProgram(code: Float64Array, names: string[]): Id
  /** Loads a copy of a program with inputs, for {@link Native.runFrom}; 0 where the inputs do not fit. */
  shadowOf(program: Id, inputs: Int32Array): Id
  /** The tensors in these slots; 0 for none. */
  slotTensors(program: Id, slots: Int32Array): Id[]
  setSlotTensors(program: Id, slots: Int32Array, ids: Int32Array): void
  /**
   * Runs from the instruction at `place` up to JavaScript or the end, and returns where it stopped. In a proof it fills
   * fresh memory with a pattern.
   */
  runFrom(program: Id, place: number, proves: boolean): number
  outputsOf(program: Id): Id[]
  generatorsOf(program: Id): Id[]
  /**
   * Copies tensors, so that the copies share memory as the originals do. Memory that is larger than `most` bytes and
   * holds none of the `written` tensors is not copied: those tensors become new views of it.
   */
  separate(ids: Int32Array, written: Int32Array, most: number): Id[]
  overwrite(to: Int32Array, from: Int32Array): void
  /** The indices at which the memory of two tensors may differ, compared byte for byte. */
  unlike(a: Int32Array, b: Int32Array): number[]
  /** Whether both tensors have the same graph; `copies` stand for the leaves `originals`. */
  sameGraph(a: Id, b: Id, originals: Int32Array, copies: Int32Array): boolean
  /** For each tensor the address of its memory, 0 for none, and then its version. */
  memoryOf(ids: Int32Array): number[]
  /**
   * Watches, until unwatch, for calls that use another tensor that existed before, or its gradient. `unwatch` returns
   * the stack of the first.
   */
  watch(known: Int32Array, mark: number): void
  unwatch(): string | undefined
  /**
   * A number for the current modes and the metadata of tensors; other modes or metadata nearly always have another
   * number.
   */
  signatureOf(inputs: Int32Array): number
  /**
   * A single result becomes `placeholder`'s. Returns false where inputs, captured tensors or modes differ from the
   * recording.
   */
  runProgram(program: Id, inputs: Int32Array, placeholder: object): Id[] | Id | false
  /** The index of the instruction that the last run came to; -1 where it began none. */
  reachedBy(program: Id): number
  runProgramAsync(program: Id, inputs: Int32Array): Promise<Id[] | false>
  /** Whether the inputs and all captured tensors fit the recording. */
  checkProgram(program: Id, inputs: Int32Array): boolean
  /** Call after it ran while a CUDA graph was captured: the graph works on the tensors that it ran with. */
  sealProgram(program: Id): void
  /** Call after that graph was replayed: sets gradients and versions, as running the program does. */
  settleProgram(program: Id, results: Int32Array): void
  manualSeed(seed: bigint): void
  newGenerator(device: string): Id
  defaultGenerator(device: string): Id
  seedGenerator(id: Id, seed: bigint): void
  /** The seed that the generator was given. */
  generatorSeed(id: Id): bigint
  generatorState(id: Id): Id
  setGeneratorState(id: Id, state: Id): void
  /** Empties the CPU's block cache. */
  emptyCache(): void
  /** Says how many bytes this process may take; a share of them is kept for the next tensors. */
  limitMemory(bytes: number): void
  numThreads(): number
  setNumThreads(threads: number): void
  /** The pointer for {@link NativeCuda.registerGenerator}, valid as long as the generator is. */
  generatorPointer(id: Id): object
  /** Marks its memory as used by this stream too. */
  recordStream(id: Id, device: number, stream: bigint): void
  /** Reads or sets one of the switches in the table of native/context.cc. */
  contextSwitch(name: string, on?: boolean): boolean
  /** Returns whether this processor supports it. */
  setFlushDenormal(on: boolean): boolean
  /** The index of the precision among PyTorch's three, the highest first. */
  matmulPrecision(name?: string): number
  /** The index in `dtypes` of the dtype that numbers get; sets it first, where a name is given. */
  defaultDtype(name?: string): number
  numInteropThreads(): number
  setNumInteropThreads(threads: number): void
  startProfiler(cuda: boolean, shapes: boolean, memory: boolean): void
  stopProfiler(): RecordedEvent[]
  /** Begins a range around all that this thread does until {@link endRange}; `call` marks a call of JavaScript. */
  beginRange(name: string, call: boolean): number
  endRange(serial: number): void
  cudaDeviceCount(): number
  /** A channel holds tensors on their way, in messages. Closing it frees what was not received. */
  openChannel(): number
  closeChannel(channel: number): void
  joinChannel(channel: number): void
  /** 0 until another thread joins, 1 while it is joined, 2 after that thread has ended. */
  channelState(channel: number): 0 | 1 | 2
  sendTensors(channel: number, ids: Int32Array): number
  receiveTensors(channel: number, message: number): Id[]
  /**
   * Gathers rows of plain contiguous CPU tensors. A column of bytes may have a table of 256 floats (0: none) that its
   * bytes are looked up in. gatherAhead does this on another thread, and the result is received like a message.
   */
  gather(columns: Int32Array, tables: Int32Array, positions: Int32Array, pinned: boolean): Id[]
  gatherAhead(channel: number, columns: Int32Array, tables: Int32Array, positions: Int32Array, pinned: boolean): number
}

/** One event of libtorch's profiler; times are in nanoseconds since the recording began. */
export type RecordedEvent = [
  name: string,
  start: number,
  duration: number,
  /** libtorch's number for the thread, or the stream of a device. */
  thread: number,
  /** In a backward pass, the thread of the forward call; otherwise 0. */
  forwardThread: number,
  /** Equal for a forward call and its derivative; -1 for none. */
  sequence: number,
  scope: number,
  device: string,
  /** The size of an allocation; negative when it was freed. */
  bytes: number,
  correlation: number,
  linkedCorrelation: number,
  shapes: number[][],
  dtypes: string[],
]

interface Loader {
  open(path: string): void
  /** One byte each for major, minor and patch; 0 where the library reports no version. */
  torchVersion(path: string): number
  cudaDriver(): number
}

/** Which libtorch this process uses, and how. */
export interface Status {
  libtorch: Libtorch
  /** The version that the library itself reports. */
  version: string
  /** The CUDA version that the NVIDIA driver supports, or undefined without a driver. */
  driver: string | undefined
  /** Why CUDA is not in use, or undefined when it is. */
  withoutCuda: string | undefined
}

/** The libtorch version that the addon is built for; another minor version has another C++ ABI and would crash. */
const wantedVersion = '2.11'

const prefix = process.platform === 'win32' ? '' : 'lib'
const suffix = { win32: 'dll', darwin: 'dylib' }[process.platform as string] ?? 'so'

/** The path of the loader, which lies beside the core addon. */
function loaderPath(): string {
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

/** Advice for bundlers; scripts/build.mjs repeats it in dist/index.mjs. */
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

/** Opens libtorch's CUDA libraries where they can run; otherwise returns why only the CPU is in use. */
function openCuda(loader: Loader, folder: string, libtorch: Libtorch, driver: number): string | undefined {
  if (driver === 0) return 'no NVIDIA driver (libcuda.so.1) was found'
  if (!libtorch.cuda) return 'this libtorch has no CUDA libraries; run "npx torchnode install --cuda"'
  const tooOld = driverTooOld(driver, cudaOf(libtorch.version))
  if (tooOld !== undefined) return tooOld
  const addon = join(folder, `torchnode-cuda.${binarySuffix}`)
  // Checked before libtorch_cuda is opened, which would let tensors go to a GPU that nobody can wait for.
  if (!existsSync(addon)) return `${clipped(addon, 160)} is missing; install torchnode again`
  try {
    for (const library of compilersOf(libtorch)) loader.open(library)
    loader.open(join(libtorch.lib, `${prefix}torch_cuda.${suffix}`))
    return undefined
  } catch (error) {
    return `libtorch_cuda does not load: ${(error as Error).message}`
  }
}

/**
 * The NVRTC libraries. cuSPARSELt and operators that compile kernels look for them by name alone, so they are opened
 * first, as Python does.
 */
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
 * The folder to load the addon from. A process can hold it only once, since it registers itself with libtorch. Where
 * another copy of the package was loaded first and its binary is the same, that one is used.
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

/** The version of the package that contains a binary. */
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
  // Deno shows this file only with all permissions, so there a second copy of the package may go unnoticed.
  if ('Deno' in globalThis || !existsSync(maps)) return []
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

/** Opens the CUDA addon. Where it does not load, only the CPU is in use, and the status says why. */
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

/**
 * The functions that free garbage, one for each copy of the package in this thread. The copies share the CUDA addon,
 * which calls only the last function registered.
 */
function collectorsHere(): ((all: boolean) => void)[] {
  const known = globalThis as { [collectorsName]?: ((all: boolean) => void)[] }
  known[collectorsName] ??= []
  return known[collectorsName]
}

function load(): { native: Native; nativeCuda: NativeCuda | undefined; status: Status } {
  const path = loaderPath()
  try {
    const loader: Loader = require(path)
    const [folder, status, native] = oneThreadAtATime('torchnode-opening', () => {
      const folder = addonFolder(path)
      return [folder, openLibtorch(loader, folder), open<Native>(folder, 'torchnode-core')] as const
    })
    const collect = (made: number, tensors: number, bytes: number) => collectAfterGrowth(made, tensors, bytes, native)
    const called = [nativeError, collect, captureStack, warn] as const
    native.initialize(...called)
    native.limitMemory(process.constrainedMemory?.() || Number.POSITIVE_INFINITY)
    sweepWhenIdle(native)
    // The object holds these functions; if native held them, nothing could free them.
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

/** The part of the contract for chains: neighbouring layers run as one call, see native/program.h. */
export interface NativeChains {
  /**
   * Adds a call, with the arguments of `call`, to a chain. Returns the number of tensors that it makes, or -1 where it
   * cannot be part of a chain. `-1 - 2i` stands for the i-th tensor that the chain makes, its input being the first;
   * `-2 - 2i` for the i-th handle that it is run with.
   */
  addStep(operator: number, handles: number, positional: number, chain: Id, ...values: unknown[]): number
  /** Makes an empty chain. */
  newChain(): Id
  /**
   * Makes the calls added since the last one a layer of the chain. `sizes`: the sizes that its input must have, -1 for
   * any; `handles`: the number of handles that the chain takes so far, the input's included; `output`: the index of the
   * layer's result.
   */
  addLayer(chain: Id, sizes: number[] | undefined, handles: number, output: number): void
  /**
   * Sets the array in which each run finds the handles of the input and of the layers' tensors; it must last as long as
   * the chain.
   */
  setHandles(chain: Id, handles: Int32Array): void
  /**
   * Calls the layers and returns the result as `call` does. Where a layer does not fit its input, returns, before
   * running any of that layer, its index and the input.
   */
  runChain(chain: Id, placeholder: object): Id | [layer: number, input: Id]
}
