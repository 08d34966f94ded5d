// Ends processes that train, load and save by process.exit, SIGINT and SIGTERM at random moments, and reports those
// that did not end at once, with the right code and without output:
// node scripts/hostile/endings.mjs [--seed 1] [--count 200] [--limit 1000 (ms)]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { endAtRandom, randomNumbers } from './common.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '200' },
    limit: { type: 'string', default: '1000' },
  },
})
const [seed, count, limit] = [values.seed, values.count, values.limit].map(Number)
const random = randomNumbers(seed)
const among = (list) => list[Math.floor(random() * list.length)]
const folder = mkdtempSync(join(tmpdir(), 'torchnode-endings-'))
const wrong = []
const times = []
try {
  for (let i = 0; i < count; i++) {
    const work = among(['loop', 'compiled', 'async', 'fit', 'loader', 'save', 'saveSync'])
    const way = among(['exit', 'SIGINT', 'SIGTERM'])
    const how =
      way === 'exit' ? { steps: 1 + Math.floor(random() * 30) } : { signal: way, delay: Math.floor(random() * 500) }
    const ended = await endAtRandom({ work, argument: join(folder, 'model.safetensors'), ...how })
    const right = way === 'exit' ? ended.code === 7 : ended.signal === way
    times.push(ended.took)
    if (!right || ended.took > limit || ended.stderr !== '') wrong.push({ i, work, way, ...how, ...ended })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
times.sort((a, b) => a - b)
for (const one of wrong) console.log(JSON.stringify(one))
console.log(
  `${count} endings, median ${times[times.length >> 1]} ms, at most ${times.at(-1)} ms; ${wrong.length} wrong`,
)
process.exitCode = wrong.length > 0 ? 1 : 0
