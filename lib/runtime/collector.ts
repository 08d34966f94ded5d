import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (options?: { type: 'minor' }) => void

let collect: Collect | undefined
let isLow: () => boolean = () => false

/** Lets {@link collectObjects} collect old objects too when a GPU's memory has run low, on whichever thread that was. */
export function collectAllWhen(low: () => boolean): void {
  isLow = low
}

/**
 * Collects V8's young objects, or all of them: the wrappers of a training step die young, and a minor collection (under a
 * millisecond) finds them where a full one would take ten times as long. native/handles.cc says when. V8 shows `gc` only to contexts made while its flag is on.
 */
export function collectObjects(all: boolean): void {
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
