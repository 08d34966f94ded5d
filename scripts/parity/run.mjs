// node scripts/parity/run.mjs: proves every operator against PyTorch's OpInfo database and writes docs/parity.md.
// The cases are made by sample.py once, in the cache folder; --remake makes them again, test/parity/cases.jsonl.gz too.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder, findPython } from '../python.mjs'
import { page } from './page.mjs'
import { operatorOf, parse, replay } from './replay.cjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const require = createRequire(import.meta.url)
const torch = require('../../dist/index.js')
/** The OpInfos that do not pass, each with its reason. */
const known = require('./known.json')

async function cases(remake) {
  const folder = join(cacheFolder(), 'parity-2.11')
  const file = join(folder, 'cases.jsonl')
  if (remake || !existsSync(file)) {
    const compact = here('../../test/golden/parity.jsonl.gz')
    const { status } = spawnSync(await findPython(), [here('sample.py'), folder, compact], { stdio: 'inherit' })
    if (status !== 0) throw new Error(`sample.py ended with ${status}`)
  }
  return parse(readFileSync(file, 'utf8'))
}

function results({ header, cases }) {
  const operators = new Map(
    header.operators.map((operator) => [operator, { operator, cases: 0, names: new Set(), failures: [] }]),
  )
  const tally = { tensors: 0, equal: 0 }
  for (const item of cases) {
    const entry = operators.get(operatorOf(item))
    const { name, failures } = replay(torch, item, tally)
    entry.cases++
    entry.names.add(name)
    if (failures.length > 0) entry.failures.push({ item, failures })
  }
  return { operators: [...operators.values()], tally }
}

try {
  const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const all = await cases(process.argv.includes('--remake'))
  const chosen = only.length === 0 ? all.cases : all.cases.filter(({ op }) => only.includes(op))
  const { operators, tally } = results({ header: all.header, cases: chosen })
  if (only.length > 0) {
    for (const { operator, cases, failures } of operators.filter((entry) => entry.cases > 0)) {
      console.log(`${operator}: ${cases - failures.length} of ${cases}`)
      for (const { item, failures: reasons } of failures)
        console.log(`  ${item.dtype} ${JSON.stringify(item.calls)}\n    ${reasons.join('\n    ')}`)
    }
  } else {
    const { text, summary } = page({ header: all.header, operators, tally, known })
    mkdirSync(here('../../docs'), { recursive: true })
    writeFileSync(here('../../docs/parity.md'), text)
    console.log(summary)
    const failing = operators.filter(({ failures }) => failures.length > 0).map(({ operator }) => operator)
    const unexplained = failing.filter((operator) => !Object.hasOwn(known, operator))
    const mended = Object.keys(known).filter((operator) => !failing.includes(operator))
    if (unexplained.length > 0) throw new Error(`not in known.json with a reason: ${unexplained.join(', ')}`)
    if (mended.length > 0) throw new Error(`these pass; take them out of known.json: ${mended.join(', ')}`)
  }
} catch (error) {
  console.error(`parity: ${error.message}`)
  process.exitCode = 1
}
