// node bench/programs/run.mjs [--only NAMES] [--threads 1,2] [--steps 240] [--rounds 5]: complete programs beside their
// Python twins. Every run is a process of its own; in each round torchnode and Python take turns in going first. Times
// count only if the losses are the same.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../scripts/python.mjs'
import { median, wrongLoss } from '../statistics.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MNIST = resolve(process.env.TORCHNODE_MNIST || join(HERE, '..', '..', '..', 'shared', 'data', 'mnist'))
const FIRST = 60
const WARM_UP = 100

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    threads: { type: 'string', default: '1,2' },
    steps: { type: 'string', default: '240' },
    rounds: { type: 'string', default: '5' },
  },
})
const all = readdirSync(HERE).flatMap((file) => /^([a-z].*)\.py$/.exec(file)?.[1] ?? [])
const names = values.only?.split(',') ?? all
const [steps, rounds] = [Number(values.steps), Number(values.rounds)]
const peers = { torchnode: [process.execPath, '_time.mjs'], Python: [await findPython(), '_time.py'] }

function run(peer, name, threads) {
  const [command, script] = peers[peer]
  const options = JSON.stringify({ mnist: MNIST, threads, steps })
  const told = { encoding: 'utf8', maxBuffer: 1 << 24 }
  const { status, stdout, stderr } = spawnSync(command, [join(HERE, script), name, options], told)
  if (status !== 0) throw new Error(`${name} in ${peer} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout)
}

const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length
/** The first step builds the model and reads the data, so it belongs to no figure. */
const figures = [
  ['first 60', ({ times }) => mean(times.slice(1, FIRST))],
  ['rest', ({ times }) => mean(times.slice(FIRST))],
  ['quiet step', ({ times }) => times.slice(WARM_UP).sort((a, b) => a - b)[Math.floor((steps - WARM_UP) / 10)]],
]

function checkLosses(name, ours, theirs) {
  const checked = ({ losses }) => Object.fromEntries([1, 2, 5, 10].map((step) => [step, losses[step - 1]]))
  const wrong = wrongLoss(checked(ours), { name: 'Python', losses: checked(theirs) })
  if (wrong) throw new Error(`${name}: ${wrong}`)
}

/** A program's ratios by figure, each the median over the rounds, and the ms of a step in the rest. */
function race(name, threads) {
  const pairs = Array.from({ length: rounds }, (_, round) => {
    const order = round % 2 === 0 ? ['torchnode', 'Python'] : ['Python', 'torchnode']
    const pair = Object.fromEntries(order.map((peer) => [peer, run(peer, name, threads)]))
    checkLosses(name, pair.torchnode, pair.Python)
    return pair
  })
  const ratios = figures.map(([, of]) => median(pairs.map((pair) => of(pair.torchnode) / of(pair.Python))))
  const ms = Object.keys(peers).map((peer) => median(pairs.map((pair) => figures[1][1](pair[peer]))))
  const versions = Object.keys(peers).map((peer) => pairs[0][peer].version)
  return { name, threads, ratios, ms, versions }
}

if (steps <= WARM_UP)
  throw new Error(`--steps ${steps}: it takes more than ${WARM_UP} to time what follows the warm-up`)
const row = (cells) => console.log(`| ${cells.join(' | ')} |`)
const geometric = (list) => Math.exp(mean(list.map(Math.log)))
const results = []
row(['program', 'threads', ...figures.map(([figure]) => figure), 'torchnode, ms a step', 'Python'])
row(Array(4 + figures.length).fill('---'))
for (const threads of values.threads.split(',').map(Number)) {
  const raced = []
  for (const name of names) {
    const result = race(name, threads)
    row([name, threads, ...[...result.ratios, ...result.ms].map((value) => value.toFixed(2))])
    raced.push(result)
  }
  const means = figures.map((_, at) => geometric(raced.map(({ ratios }) => ratios[at])).toFixed(2))
  row(['geometric mean', threads, ...means, '', ''])
  results.push(...raced)
}
console.log(`
${cpus()[0].model.trim()}, ${cpus().length} cores; ${results[0].versions.join('; ')}. Ratios of torchnode's time to Python's,
medians over ${rounds} rounds of ${steps} steps.`)
