import { existsSync, mkdirSync, readFileSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Longer than opening libtorch takes; a thread that was ended meanwhile leaves its folder. */
const patience = 30_000

/**
 * Runs `run` while no other thread of this process runs something under the same name, even in another copy of this
 * package: they share nothing but the process. A folder is the lock, since making one is a single step.
 */
export function oneThreadAtATime<Result>(name: string, run: () => Result): Result {
  const lock = folderOf(name)
  const isHeld = lock !== undefined && waitFor(lock)
  try {
    return run()
  } finally {
    if (isHeld) rmdirSync(lock)
  }
}

/** A name that no other process has had since the machine started; undefined where the system does not tell. */
function folderOf(name: string): string | undefined {
  const stat = '/proc/self/stat'
  if ('deno' in process.versions || !existsSync(stat)) return undefined
  const [, fields] = readFileSync(stat, 'utf8').split(/\) (?=[^)]*$)/)
  return join(tmpdir(), `${name}-${process.pid}-${fields.split(' ')[19]}`)
}

/** Whether the folder could be made; where folders cannot be made, there is no lock. */
function waitFor(lock: string): boolean {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (const end = Date.now() + patience; Date.now() < end; Atomics.wait(pause, 0, 0, 2)) {
    try {
      mkdirSync(lock, 0o700)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return false
}
