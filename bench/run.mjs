// npm run bench: torchnode beside PyTorch, the notebook's training step, every peer in its own process.
// Options: --quick, --no-python, --rounds N, --latent 3,100, --out FOLDER. bench/README.md says what is measured and how.
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { findPython, versions } from '../scripts/python.mjs'
import { save, table } from './report.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MNIST = resolve(process.env.TORCHNODE_MNIST || join(HERE, '..', '..', 'shared', 'data', 'mnist'))
const TOLERANCE = 5e-5
const SEED = 0

/** The peers there are: each script at one and at two threads. */
async function findPeers(wantsPython) {
  const both = (name, script, command) =>
    [1, 2].map((threads) => ({ name, threads, command, script: join(HERE, 'peers', script) }))
  const peers = both('torchnode', 'torchnode.mjs', process.execPath)
  if (!existsSync(join(HERE, '..', 'dist', 'index.js')))
    throw new Error('dist/index.js is missing: npm run build first')
  if (!wantsPython) {
    console.log('bench: Python peers skipped (--no-python)')
    return peers
  }
  let python
  try {
    python = await findPython({ log: (line) => console.log(line) })
  } catch (error) {
    console.log(`bench: Python peers skipped: ${error.message}`)
    return peers
  }
  peers.push(...both('python tuned', 'tuned.py', python))
  if (versions(python).torchvision) peers.push(...both('python notebook', 'notebook.py', python))
  else console.log(`bench: the notebook's loop skipped: ${python} has no torchvision`)
  return peers
}

/** torchvision reads raw files at MNIST/raw: gunzipped copies in a temporary folder, removed at exit. */
async function torchvisionRoot() {
  const root = mkdtempSync(join(tmpdir(), 'torchnode-bench-'))
  process.on('exit', () => rmSync(root, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
  const raw = join(root, 'MNIST', 'raw')
  mkdirSync(raw, { recursive: true })
  for (const part of ['train', 't10k']) {
    for (const kind of ['images-idx3-ubyte', 'labels-idx1-ubyte']) {
      const name = `${part}-${kind}`
      await pipeline(createReadStream(join(MNIST, `${name}.gz`)), createGunzip(), createWriteStream(join(raw, name)))
    }
  }
  return root
}

const busySeconds = () => cpus().reduce((sum, { times: t }) => sum + t.user + t.nice + t.sys + t.irq, 0) / 1000

/** Runs one peer: what it reported, the milliseconds from spawn to its first step, and the CPUs that others used meanwhile. */
function runPeer(peer, task) {
  const env = { ...process.env, OMP_NUM_THREADS: String(peer.threads) }
  const argument = JSON.stringify({ ...task, threads: peer.threads, seed: SEED, mnist: MNIST })
  const busyBefore = busySeconds()
  const ownBefore = process.cpuUsage()
  const started = performance.now()
  const child = spawn(peer.command, [peer.script, argument], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 600_000,
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  return new Promise((done, fail) => {
    let text = ''
    let startUp = null
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      if (startUp === null && text.startsWith('first step\n')) startUp = performance.now() - started
    })
    child.on('error', fail)
    child.on('close', (code, signal) => {
      process.removeListener('exit', stop)
      if (code !== 0) return fail(new Error(`${label(peer)} ended with ${signal ?? code}`))
      if (startUp === null) return fail(new Error(`${label(peer)} never said "first step"`))
      const wall = (performance.now() - started) / 1000
      const { user, system } = process.cpuUsage(ownBefore)
      const report = JSON.parse(text.trim().split('\n').at(-1))
      const foreign = busySeconds() - busyBefore - report.cpuSeconds - (user + system) / 1e6
      done({ ...report, startUp, others: Math.max(0, foreign / wall) })
    })
  })
}

const label = (peer) => `${peer.name} ${peer.threads}t`

/** What losses and weights must be: the first Python peer's, or the golden file's without Python. */
function goldenReference(latent) {
  const file = JSON.parse(readFileSync(join(HERE, '..', 'test', 'golden', 'training.json'), 'utf8'))
  const run = file.runs.find((r) => r.latent === latent && r.seed === SEED)
  if (!run) throw new Error(`test/golden/training.json has no latent ${latent}; it has 3, 50 and 100`)
  const losses = Object.fromEntries([1, 10, 100].map((step) => [step, run.fused[file.steps.indexOf(step)]]))
  return { name: 'test/golden/training.json', losses, initial: Object.values(run.initial).map((p) => p.sha256) }
}

function checkLosses(peer, found, reference) {
  for (const [step, wanted] of Object.entries(reference.losses)) {
    const off = Math.abs(found.losses[step] - wanted) / wanted
    if (!(off <= TOLERANCE)) {
      const pair = `${found.losses[step]} where ${reference.name} has ${wanted}`
      throw new Error(
        `${label(peer)}: the loss of step ${step} is ${pair}: ${off.toExponential(1)} apart, not a fair race`,
      )
    }
  }
}

/** Before anything is timed: every peer starts at the same bits and goes the same way. */
async function checkPeers(peers, latent, root) {
  const task = { latent, root, check: true, warmup: 10, steps: 90 }
  const found = new Map()
  for (const peer of peers) found.set(peer, await runPeer(peer, task))
  const first = peers.find((peer) => peer.name === 'python tuned')
  const reference = first ? { name: label(first), ...found.get(first) } : goldenReference(latent)
  for (const [peer, result] of found) {
    if (String(result.initial) !== String(reference.initial)) {
      throw new Error(`${label(peer)} does not start with the same weights as ${reference.name} (seed ${SEED})`)
    }
    checkLosses(peer, result, reference)
  }
  console.log(`bench: latent ${latent}: same initial weights, losses of steps 1, 10, 100 within ${TOLERANCE}`)
  return reference
}

/** Rounds in which every peer runs once, beginning with another one each time. */
async function race(peers, latent, root, { rounds, warmup, steps }) {
  const reference = await checkPeers(peers, latent, root)
  const results = []
  for (let round = 0; round < rounds; round++) {
    const order = peers.map((_, i) => peers[(i + round) % peers.length])
    for (const peer of order) {
      const result = await runPeer(peer, { latent, root, check: false, warmup, steps })
      checkLosses(peer, result, reference)
      const { initial: _, ...measured } = result
      results.push({ peer: peer.name, threads: peer.threads, latent, round, ...measured })
      const line = `${label(peer).padEnd(18)} ${measured.mean.toFixed(3)} ms/step, first step after ${measured.startUp.toFixed(0)} ms`
      console.log(`bench: latent ${latent}, round ${round + 1}/${rounds}: ${line}`)
    }
  }
  return results
}

function wholeNumber(text, name) {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--${name}: not a positive whole number: ${text}`)
}

async function main() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      'no-python': { type: 'boolean', default: false },
      rounds: { type: 'string' },
      latent: { type: 'string', default: '3,100' },
      out: { type: 'string', default: join(HERE, 'results') },
    },
  })
  const plan = values.quick
    ? { name: 'quick', rounds: 2, warmup: 10, steps: 90 }
    : { name: 'step', rounds: 5, warmup: 50, steps: 550 }
  if (values.rounds) plan.rounds = wholeNumber(values.rounds, 'rounds')
  const latents = values.latent.split(',').map((text) => wholeNumber(text, 'latent'))
  if (!existsSync(join(MNIST, 'train-images-idx3-ubyte.gz'))) {
    throw new Error(`no MNIST at ${MNIST}: name a folder with the four IDX .gz files in TORCHNODE_MNIST`)
  }
  const peers = await findPeers(!values['no-python'])
  const root = await torchvisionRoot()
  const results = []
  for (const latent of latents) results.push(...(await race(peers, latent, root, plan)))
  const text = table(results, plan)
  console.log(`\n${text}`)
  for (const file of save(values.out, text, results, plan)) console.log(`bench: wrote ${file}`)
}

try {
  await main()
} catch (error) {
  console.error(`bench: ${error.message}`)
  process.exitCode = 1
}
