// npm run golden [name ...]: makes test/golden/ again with PyTorch 2.11. Every Python file in scripts/golden/ makes one
// or more files; names choose some of them (npm run golden -- printing optimizers).
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython } from './python.mjs'

const folder = fileURLToPath(new URL('golden', import.meta.url))
const names = process.argv.slice(2)
// Otherwise Python's sets have another order in each run.
const env = { ...process.env, PYTHONHASHSEED: '0' }
const scripts = readdirSync(folder).filter((file) => file.endsWith('.py') && !file.startsWith('_'))
const unknown = names.filter((name) => !scripts.includes(`${name}.py`))

try {
  if (unknown.length > 0) {
    const known = scripts.map((file) => file.slice(0, -'.py'.length)).join(', ')
    throw new Error(`no script named ${unknown.join(', ')}; there are ${known}`)
  }
  const python = await findPython()
  for (const script of scripts) {
    if (names.length > 0 && !names.includes(script.slice(0, -'.py'.length))) continue
    const { status } = spawnSync(python, [join(folder, script)], { stdio: 'inherit', env })
    if (status !== 0) throw new Error(`${script} ended with ${status}`)
  }
} catch (error) {
  console.error(`golden: ${error.message}`)
  process.exitCode = 1
}
