// Reads the cases that the Python scripts here write.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython } from '../python.mjs'
import { parse } from './replay.cjs'

const { cacheFolder } = createRequire(import.meta.url)('../../dist/install/libtorch.js')
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const folder = join(cacheFolder(), 'parity-2.11')

/** The files of each script: all cases in the cache folder, and a few of each in test/golden. */
const files = {
  sample: ['cases.jsonl', 'parity.jsonl.gz'],
  modules: ['modules.jsonl', 'parity-modules.jsonl.gz'],
  training: ['training.jsonl', 'parity-training.jsonl.gz'],
}

/** All cases of a script; they are made first where they do not exist, or again with `remake`. */
export async function casesOf(script, remake = false) {
  const [name, compact] = files[script]
  const file = join(folder, name)
  if (remake || !existsSync(file)) {
    // The order of some of PyTorch's samples comes from Python sets.
    const env = { ...process.env, PYTHONHASHSEED: '0' }
    const given = [here(`${script}.py`), folder, here(`../../test/golden/${compact}`)]
    const { status } = spawnSync(await findPython(), given, { stdio: 'inherit', env })
    if (status !== 0) throw new Error(`${script}.py ended with ${status}`)
  }
  return parse(readFileSync(file, 'utf8'))
}
