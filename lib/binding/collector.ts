import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { type: 'minor' }) => void

let collect: Collect | undefined
let isLow: () => boolean = () => false

/** Lets {@link collectObjects} collect old objects too when a GPU's memory has run low on any thread. */
export function collectAllWhen(low: () => boolean): void {
  isLow = low
}

/**
 * The number of bytes made between collections of young objects, few enough that a step's memory is still in the cache
 * when it is reused.
 */
const young = 32 * 2 ** 20
/** That limit doubles while collecting frees little, as when a program builds up a large set. */
const youngAtMost = 16 * young
/** With only a few large tensors, such as a data set, there is no reason to expect that the next ones will stay too. */
const few = 64
/**
 * How much the memory of live tensors may grow (by a half at least) before old objects are collected too: an object
 * that survives two young collections is old, and a young collection no longer frees it. This limit triples likewise.
 */
const old = 32 * 2 ** 20
const oldAtMost = 2 ** 30

let youngLimit = young
let oldLimit = old
/** The fewest bytes held since the last full collection. */
let heldAtFull = 0

const forgetters: (() => void)[] = []

/** Runs `forget` before garbage is collected; it releases what is held only for a while. */
export function beforeCollections(forget: () => void): void {
  forgetters.push(forget)
}

/** Must run before every collection, whoever starts it. */
export function forgetAll(): void {
  for (const forget of forgetters) forget()
}

/** What native does in a collection. */
export interface Sweeper {
  /** Before a full collection: hooks that only their own tensor holds no longer hold it. */
  weaken(): void
  /** After a collection: frees what V8 has collected. */
  sweep(): [bytes: number, held: number]
  memory(): [tensors: number, bytes: number]
  /** Makes V8 collect all objects where its `gc` is out of reach, and sweeps. */
  collect(): void
}

let sweepers: FinalizationRegistry<Sweeper> | undefined

/**
 * Sweeps from the event loop after V8 has collected, so that an idle process frees what its last synchronous stretch
 * left behind. The finalizer of an unreferenced object tells when V8 has collected.
 */
export function sweepWhenIdle(sweeper: Sweeper): void {
  sweepers ??= new FinalizationRegistry((collected) => {
    collected.sweep()
    sweepWhenIdle(collected)
  })
  sweepers.register({}, sweeper)
}

/**
 * Collects garbage after `made` bytes have been made, with `bytes` held in `tensors` tensors. Returns how many bytes
 * may be made before the next time.
 */
export function collectAfterGrowth(made: number, tensors: number, bytes: number, sweeper: Sweeper): number {
  collectObjects(false, sweeper)
  const [left, held] = sweeper.sweep()
  if (bytes - left > made / 2) youngLimit = young
  else if (tensors > few) youngLimit = Math.min(2 * youngLimit, youngAtMost)
  collectGrown(held, sweeper)
  return youngLimit
}

/** Collects old objects too if the tensors hold far more bytes, `held`, than after the last time. */
function collectGrown(held: number, sweeper: Sweeper): void {
  heldAtFull = Math.min(heldAtFull, held)
  const grown = held - heldAtFull
  if (grown <= Math.max(oldLimit, heldAtFull / 2)) return
  collectObjects(true, sweeper)
  heldAtFull = sweeper.sweep()[1]
  if (held - heldAtFull > grown / 2) {
    oldLimit = old
    youngLimit = young
  } else oldLimit = Math.min(3 * oldLimit, oldAtMost)
}

/** How many functions native was given since the last collection from here, and how many start the next one. */
let given = 0
let enough = 256

/**
 * Counts a function that native holds for a tensor. If the function holds the tensor too, only {@link collectObjects}
 * frees both. Native postpones that each time V8 collects by itself, so enough functions start it from here.
 */
export function noteGiven(sweeper: Sweeper): void {
  if (++given < enough) return
  given = 0
  collectGrown(sweeper.sweep()[1], sweeper)
  enough = Math.max(256, sweeper.memory()[0] / 2)
}

/**
 * The collector of another runtime. Bun's engine has one generation and its own function. The `gc` that Deno shows to
 * new contexts collects everything each time, but V8's own is there where Deno was started with it (docs/bundling.md).
 */
function elsewhere(): Collect | undefined {
  const { Bun, Deno, gc } = globalThis as { Bun?: { gc(wait: boolean): void }; Deno?: object; gc?: Collect }
  if (Bun !== undefined) return () => Bun.gc(true)
  return Deno === undefined ? undefined : gc
}

/** Collects all objects in engines that do not collect when native claims memory. */
export function collectForeign(sweeper: Sweeper): void {
  if ('Bun' in globalThis || 'Deno' in globalThis) collectObjects(true, sweeper)
}

/**
 * Collects V8's young objects, or all of them. The wrappers of a training step die young, and a minor collection (under
 * a millisecond) frees them where a full one takes ten times as long. V8 shows `gc` only to contexts made while its
 * flag is on.
 */
function collectObjects(all: boolean, sweeper: Sweeper): void {
  forgetAll()
  collect ??= elsewhere() ?? exposedGc() ?? sweeper.collect
  // Not { type: 'major' }: Node 20 takes any argument for a minor collection.
  if (!all && !isLow()) collect({ type: 'minor' })
  else {
    sweeper.weaken()
    collect()
  }
}

/** Collects young objects in the middle of an operator, where nothing may be forgotten. */
export function collectYoung(sweeper: Sweeper): void {
  collect ??= elsewhere() ?? exposedGc() ?? sweeper.collect
  collect({ type: 'minor' })
  sweeper.sweep()
}

/** V8's `gc`; undefined where V8's flags are frozen, since an attempt to change them would end the process. */
function exposedGc(): Collect | undefined {
  if (process.execArgv.some((flag) => flag.includes('freeze-flags-after-init'))) return undefined
  // The flag belongs to the process: another thread may have turned it off again in between.
  for (let attempt = 0; attempt < 100; attempt++) {
    setFlagsFromString('--expose-gc')
    const gc: unknown = runInNewContext('globalThis.gc')
    setFlagsFromString('--no-expose-gc')
    if (typeof gc === 'function') return gc as Collect
  }
  return undefined
}
