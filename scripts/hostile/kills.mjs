// Kills processes in the middle of saving, and checks that the file is whole, the old one or the new one:
// node scripts/hostile/kills.mjs [--seed 1] [--count 200]
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endAtRandom, randomNumbers } from './common.mjs'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, count: { type: 'string', default: '200' } },
})
const random = randomNumbers(Number(values.seed))
const folder = mkdtempSync(join(tmpdir(), 'torchnode-kills-'))
const path = join(folder, 'model.safetensors')
let [broken, left] = [0, 0]

/** Why the file differs from every file that was saved. */
function fault() {
  try {
    const { model, small } = Object.fromEntries(torch.loadSafetensorsSync(path))
    const value = small.at(0).item()
    return value >= 1 && model.eq(value).all().item() && small.eq(value).all().item()
      ? undefined
      : 'its values are mixed'
  } catch (error) {
    return `${error.code}: ${error.message}`
  }
}

try {
  for (let i = 0; i < Number(values.count); i++) {
    const work = i % 2 === 0 ? 'save' : 'saveSync'
    const delay = Math.floor(random() * 300)
    const { signal, stderr } = await endAtRandom({ work, argument: path, signal: 'SIGKILL', delay })
    const why = signal === 'SIGKILL' ? fault() : `the child ended by itself: ${stderr}`
    if (why) {
      broken++
      console.log(JSON.stringify({ i, work, delay, why }))
    }
    if (readdirSync(folder).length > 1) left++
    if (readdirSync(folder).length > 2) {
      broken++
      console.log(JSON.stringify({ i, work, delay, why: `files stay: ${readdirSync(folder)}` }))
    }
  }
  torch.saveSafetensorsSync({ model: torch.ones([1]), small: torch.ones([1]) }, path)
  const stay = readdirSync(folder).filter((name) => name !== 'model.safetensors')
  if (stay.length > 0) {
    broken++
    console.log(`the next save leaves ${stay}`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${values.count} kills, ${left} of them in the middle of a save; ${broken} wrong`)
process.exitCode = broken > 0 ? 1 : 0
