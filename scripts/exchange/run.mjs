// node scripts/exchange/run.mjs [--seed 1] [--count 200]: checkpoints of random structures that Python's torch.save writes are
// loaded here and told alike, and what is saved here of them is the same in Python.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const require = createRequire(import.meta.url)
const torch = require('../../dist/index.js')
const { exchange } = require('./exchange.cjs')
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
})
const script = fileURLToPath(new URL('../python.mjs', import.meta.url))
const told = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()
const python = told.slice(told.lastIndexOf(' ') + 1)
const folder = mkdtempSync(join(tmpdir(), 'torchnode-exchange-'))
const count = Number(values.count)
const { here, there } = exchange(torch, { python, folder, seed: Number(values.seed), count })
for (const [i, why] of here) console.log(`${i}.pt is loaded otherwise: ${why}`)
for (const [i, why] of there) console.log(`${i}.pt comes back otherwise: ${why}`)
console.log(`exchange: ${count} checkpoints, ${here.length} loaded otherwise, ${there.length} came back otherwise`)
if (here.length + there.length > 0) {
  console.log(`the files are in ${folder}`)
  process.exitCode = 1
} else rmSync(folder, { recursive: true })
