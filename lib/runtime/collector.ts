import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { type: 'minor' }) => void

let collect: Collect | undefined
let isLow: () => boolean = () => false

/** Lets {@link collectObjects} collect old objects too when a GPU's memory has run low, on whichever thread that was. */
export function collectAllWhen(low: () => boolean): void {
  isLow = low
}

/** How many bytes may be made before the young objects are collected: few enough that a step's memory is still in the cache when it is used again. */
const young = 32 * 2 ** 20
/** That limit doubles while collecting does not pay, as when a program builds up a large set. */
const youngAtMost = 16 * young
/** A few large tensors, a data set say, are no reason to expect that the next ones will stay too. */
const few = 64
/**
 * How much what is alive may grow, by a half at least, before old objects are collected too: what outlives two young collections
 * is old, and a young one does not find that it has gone. This limit doubles likewise.
 */
const old = 48 * 2 ** 20
const oldAtMost = 2 ** 30

let youngLimit = young
let oldLimit = old
/** The least that has been held since the last full collection. */
let heldAtFull = 0

/**
 * Collects garbage after so much has been made, of so many bytes that there are now: how much may be made before the next time.
 * `sweep` frees what V8 has collected.
 */
export function collectGarbage(
  made: number,
  tensors: number,
  bytes: number,
  sweep: () => [bytes: number, held: number],
): number {
  collectObjects(false)
  const [left, held] = sweep()
  if (bytes - left > made / 2) youngLimit = young
  else if (tensors > few) youngLimit = Math.min(2 * youngLimit, youngAtMost)
  heldAtFull = Math.min(heldAtFull, held)
  const grown = held - heldAtFull
  if (grown > Math.max(oldLimit, heldAtFull / 2)) collectOld(held, grown, sweep)
  return youngLimit
}

function collectOld(held: number, grown: number, sweep: () => [bytes: number, held: number]): void {
  collectObjects(true)
  heldAtFull = sweep()[1]
  if (held - heldAtFull > grown / 2) {
    oldLimit = old
    youngLimit = young
  } else oldLimit = Math.min(2 * oldLimit, oldAtMost)
}

/**
 * The collector of another runtime: Bun's own engine has one generation and its own function; the `gc` that Deno shows to new contexts
 * collects everything each time, but V8's own is there where Deno was started with it (docs/bundling.md).
 */
function elsewhere(): Collect | undefined {
  const { Bun, Deno, gc } = globalThis as { Bun?: { gc(wait: boolean): void }; Deno?: object; gc?: Collect }
  if (Bun !== undefined) return () => Bun.gc(true)
  return Deno === undefined ? undefined : gc
}

/** Collects all objects where claiming memory, as native does it, does not make the engine collect. */
export function collectForeign(): void {
  if ('Bun' in globalThis || 'Deno' in globalThis) collectObjects(true)
}

/**
 * Collects V8's young objects, or all of them: the wrappers of a training step die young, and a minor collection (under a
 * millisecond) finds them where a full one would take ten times as long. V8 shows `gc` only to contexts made while its flag is on.
 */
function collectObjects(all: boolean): void {
  collect ??= elsewhere()
  // The flag is the process's: another thread may have turned it off again in between.
  while (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('globalThis.gc') as Collect | undefined
    setFlagsFromString('--no-expose-gc')
  }
  // Not { type: 'major' }: to Node 20 any argument says that it is a minor one.
  if (all || isLow()) collect()
  else collect({ type: 'minor' })
}
