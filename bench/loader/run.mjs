// node bench/loader/run.mjs: measures the cost of a batch of 100 MNIST images, torchnode's loader beside PyTorch's.
// Options: --quick, --no-python, --rounds N. Every way of loading runs in its own process, once in each round; each
// round begins with another one. Times count only if the first batch of every shuffled way is the same, label by label.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../scripts/python.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MNIST = resolve(process.env.TORCHNODE_MNIST || join(HERE, '..', '..', '..', 'shared', 'data', 'mnist'))
const WORK = 1

const OURS = [
  'slices',
  'shuffled',
  'shuffled, prefetch 2',
  'MNIST with ToTensor',
  'MNIST with ToTensor, prefetch 2',
  'item by item',
  'item by item, 1 worker',
  'item by item, 2 workers',
]
const THEIRS = ['slices', 'shuffled', 'item by item', 'item by item, 2 workers']

async function findPeers(wantsPython) {
  const ways = (name, command, script, variants) =>
    variants.map((variant) => ({ name, command, script: join(HERE, script), variant, runs: [] }))
  const peers = ways('torchnode', process.execPath, 'torchnode.mjs', OURS)
  if (!wantsPython) return peers
  try {
    const python = await findPython({ log: (line) => console.log(line) })
    return [...peers, ...ways('PyTorch', python, 'pytorch.py', THEIRS)]
  } catch (error) {
    console.log(`bench: PyTorch skipped: ${error.message}`)
    return peers
  }
}

function run({ name, command, script, variant }, batches) {
  const task = JSON.stringify({ mnist: MNIST, variant, batches, work: WORK })
  const { status, signal, stdout, stderr } = spawnSync(command, [script, task], { encoding: 'utf8', timeout: 600_000 })
  if (status !== 0) throw new Error(`${name}, ${variant} ended with ${signal ?? status}\n${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1))
}

function sameBatches(peers) {
  const close = (a, b) => Math.abs(a - b) <= 1e-6 * Math.abs(b)
  for (const kind of ['slices', 'shuffled']) {
    const [first, ...others] = peers.filter(({ variant }) => (variant === 'slices') === (kind === 'slices'))
    for (const peer of others) {
      const [[labels, sum], [wanted, wantedSum]] = [peer.runs[0].check, first.runs[0].check]
      if (String(labels) !== String(wanted) || !close(sum, wantedSum)) {
        throw new Error(
          `${peer.name}, ${peer.variant}: the first batch is not the one of ${first.name}, ${first.variant}`,
        )
      }
    }
  }
}

const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b)
  return [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((value) => value.toFixed(3)).join(' / ')
}

function table(peers, rounds, batches) {
  const row = (cells) => `| ${cells.join(' | ')} |`
  const body = peers.map(({ runs, name, variant }) =>
    row([name, variant, ...['mean', 'median', 'wait'].map((field) => spread(runs.map((each) => each[field])))]),
  )
  return [
    `${cpus()[0].model.trim()}, ${cpus().length} cores; ${[...new Set(peers.map(({ runs }) => runs[0].version))].join('; ')}.`,
    `MNIST, batches of 100, ${rounds} interleaved rounds of ${batches} batches; ms, min / median / max over rounds. "waits": the`,
    `median that a loop waits for a batch when it spends ${WORK} ms on each.`,
    '',
    row(['', 'batches', 'ms a batch (mean)', 'ms a batch (median)', 'waits']),
    row(['---', '---', '---', '---', '---']),
    ...body,
  ].join('\n')
}

async function main() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      'no-python': { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
    },
  })
  if (!existsSync(join(MNIST, 'train-images-idx3-ubyte.gz'))) {
    throw new Error(`no MNIST at ${MNIST}: name a folder with the four IDX .gz files in TORCHNODE_MNIST`)
  }
  const [rounds, batches] = values.quick ? [1, 100] : [Number(values.rounds), 600]
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds: not a positive whole number: ${values.rounds}`)
  const peers = await findPeers(!values['no-python'])
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < peers.length; i++) {
      const peer = peers[(i + round) % peers.length]
      peer.runs.push(run(peer, batches))
      console.log(
        `bench: round ${round + 1}/${rounds}: ${peer.name}, ${peer.variant}: ${peer.runs.at(-1).mean.toFixed(3)} ms`,
      )
    }
    if (round === 0) sameBatches(peers)
  }
  console.log(`\n${table(peers, rounds, batches)}`)
}

try {
  await main()
} catch (error) {
  console.error(`bench: ${error.message}`)
  process.exitCode = 1
}
