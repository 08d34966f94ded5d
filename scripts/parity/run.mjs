// node scripts/parity/run.mjs [name ...]: compares operators and modules with PyTorch's own OpInfo and ModuleInfo
// databases and writes docs/parity.md; with names it only shows the results of these.
// sample.py, modules.py and training.py make the cases once, in the cache folder; --remake makes them again, and the
// compact ones in test/golden too.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { casesOf } from './cases.mjs'
import { page } from './page.mjs'
import { operatorOf, replay, replayModule } from './replay.cjs'
import { replayTraining } from './replay-training.cjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const require = createRequire(import.meta.url)
const torch = require('../../dist/index.js')
/** The OpInfos that do not pass, with the reason for each. */
const known = require('./known.json')

/** For each name: the number of cases, the calls, and the failures with their reasons. */
function results(names, cases, nameOf, play, tally) {
  const entries = new Map(names.map((operator) => [operator, { operator, cases: 0, names: new Set(), failures: [] }]))
  for (const item of cases) {
    const entry = entries.get(nameOf(item))
    const { name, failures } = play(torch, item, tally)
    entry.cases++
    entry.names.add(name)
    if (failures.length > 0) entry.failures.push({ item, failures })
  }
  return [...entries.values()]
}

function show(entries) {
  for (const { operator, cases, failures } of entries.filter((entry) => entry.cases > 0)) {
    console.log(`${operator}: ${cases - failures.length} of ${cases}`)
    for (const { item, failures: reasons } of failures) {
      console.log(
        `  ${item.dtype} ${JSON.stringify(item.calls ?? [item.new ?? item.options, item.forward ?? item.scheduler])}\n    ${reasons.join('\n    ')}`,
      )
    }
  }
}

function report(header, operators, modules, training, tally) {
  const { text, summary } = page({ header, operators, modules, training, tally, known })
  mkdirSync(here('../../docs'), { recursive: true })
  writeFileSync(here('../../docs/parity.md'), text)
  console.log(summary)
  const failing = [...operators, ...modules, ...training]
    .filter(({ failures }) => failures.length > 0)
    .map(({ operator }) => operator)
  const unexplained = failing.filter((operator) => !Object.hasOwn(known, operator))
  const mended = Object.keys(known).filter((operator) => !failing.includes(operator))
  if (unexplained.length > 0) throw new Error(`not in known.json with a reason: ${unexplained.join(', ')}`)
  if (mended.length > 0) throw new Error(`these pass; take them out of known.json: ${mended.join(', ')}`)
}

try {
  const remake = process.argv.includes('--remake')
  const only = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
  const chosen = (cases, nameOf) => (only.length === 0 ? cases : cases.filter((item) => only.includes(nameOf(item))))
  const all = await casesOf('sample', remake)
  const layers = await casesOf('modules', remake)
  const steps = await casesOf('training', remake)
  const trainedOf = ({ name }) => name
  const moduleOf = ({ module }) => `nn.${module}`
  const moduleNames = layers.header.modules.map((module) => moduleOf({ module }))
  for (const [module, reason] of Object.entries(layers.header.without))
    all.header.without[moduleOf({ module })] = reason
  const tally = { tensors: 0, equal: 0 }
  const operators = results(all.header.operators, chosen(all.cases, operatorOf), operatorOf, replay, tally)
  const modules = results(moduleNames, chosen(layers.cases, moduleOf), moduleOf, replayModule, tally)
  const training = results(steps.header.names, chosen(steps.cases, trainedOf), trainedOf, replayTraining, tally)
  if (only.length > 0) show([...operators, ...modules, ...training])
  else report(all.header, operators, modules, training, tally)
} catch (error) {
  console.error(`parity: ${error.message}`)
  process.exitCode = 1
}
