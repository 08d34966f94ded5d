import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { type: 'minor' | 'major' }) => void

let collect: Collect | undefined
let isLow: () => boolean = () => false

/** Lets {@link collectYoung} collect old objects too when a GPU's memory has run low, on whichever thread that was. */
export function collectAllWhen(low: () => boolean): void {
  isLow = low
}

/**
 * Collects V8's young objects: the wrappers of a training step die young, and a minor collection (under a millisecond) finds
 * them where a full one would take ten times as long. V8 shows `gc` only to contexts made while its flag is on.
 */
export function collectYoung(): void {
  // The flag is the process's: another thread may have turned it off again in between.
  while (collect === undefined) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('globalThis.gc') as Collect | undefined
    setFlagsFromString('--no-expose-gc')
  }
  collect({ type: isLow() ? 'major' : 'minor' })
}
