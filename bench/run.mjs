// npm run bench: torchnode and its peers, every peer in its own process. bench/README.md says what is timed and how.
// Options: --quick, --only PART,..., --peers NAME,..., --no-python, --rounds N, --latent 3,100, --out FOLDER, --report FILE.
import { spawnSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { machine } from './machine.mjs'
import { findPeers } from './peers.mjs'
import { labelOf, run as runRace } from './race.mjs'
import { report, save } from './report.mjs'
import { models, races, titleOf, usesAllCores, writeWeights } from './workloads.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MNIST = resolve(process.env.TORCHNODE_MNIST || join(HERE, '..', '..', 'shared', 'data', 'mnist'))
const PARTS = ['step', 'epoch5', 'batch1000', 'cnn', 'transformer', 'inference', 'scaling', 'overhead']

const log = (line) => console.log(line)

/** A temporary folder that is removed when the run ends, however it ends. */
function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130))
  return folder
}

/** Unpacks MNIST, since torchvision and C++ read raw files at MNIST/raw. */
async function gunzipMnist(root) {
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

/** The file of a race's weights, written once; inference uses the autoencoder's. */
function weightsOf(race, folder) {
  const { workload, latent, width, batch } = race
  const model = workload === 'inference' ? 'autoencoder' : workload
  const path = join(folder, [model, latent ?? width ?? 0, model === 'stack' ? batch : 0].join('-'))
  if (!existsSync(path)) writeWeights(path, models[model](race))
  return path
}

/** Runs bench/overhead with fewer rounds, as a part of this run. */
function measureOverhead(folder, rounds) {
  const out = join(folder, 'overhead')
  const args = [join(HERE, 'overhead', 'run.mjs'), '--rounds', String(rounds), '--out', out]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`bench/overhead failed: ${stderr.trim().split('\n').at(-1)}`)
  const json = readdirSync(out).find((name) => name.endsWith('.json'))
  return { table: stdout.slice(stdout.indexOf('# ')), rounds: JSON.parse(readFileSync(join(out, json), 'utf8')) }
}

function wholeNumber(value, name) {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`--${name}: not a positive whole number: ${value}`)
}

function listOf(value, allowed, name) {
  const list = value?.split(',').map((each) => each.trim())
  const wrong = list?.find((each) => !allowed.includes(each))
  if (wrong !== undefined) throw new Error(`--${name}: there is no ${wrong}; there are ${allowed.join(', ')}`)
  return list
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      peers: { type: 'string' },
      'no-python': { type: 'boolean', default: false },
      rounds: { type: 'string' },
      latent: { type: 'string' },
      out: { type: 'string', default: join(HERE, 'results') },
      report: { type: 'string' },
    },
  })
  const parts = listOf(values.only, PARTS, 'only') ?? PARTS
  const rounds = values.rounds ? wholeNumber(values.rounds, 'rounds') : undefined
  const latents = values.latent?.split(',').map((text) => wholeNumber(text, 'latent'))
  const name = [values.quick && 'quick', values.only ? parts.join('-') : !values.quick && 'full']
    .filter(Boolean)
    .join('-')
  return { ...values, parts, rounds, latents, name }
}

/**
 * Runs what was asked for, and writes the report after each race, so that a run that is interrupted keeps its results.
 */
async function main() {
  const options = readOptions()
  if (options.report) {
    const run = JSON.parse(readFileSync(options.report, 'utf8'))
    log(report(run))
    for (const file of save(options.out, run)) log(`bench: wrote ${file}`)
    return
  }
  if (!existsSync(join(MNIST, 'train-images-idx3-ubyte.gz'))) {
    throw new Error(`no MNIST at ${MNIST}: name a folder with the four IDX .gz files in TORCHNODE_MNIST`)
  }
  const all = races(options).filter(({ part }) => options.parts.includes(part))
  const chosen = listOf(options.peers, [...new Set(all.flatMap(({ peers }) => peers))], 'peers')
  const wanted = new Set(all.flatMap(({ peers }) => peers).filter((name) => chosen?.includes(name) ?? true))
  const skip = (name) => (options['no-python'] && name.startsWith('python') ? '--no-python' : undefined)
  const { peers, absent } = await findPeers(wanted, { log, skip })
  if (options.quick) absent.push({ peer: 'python compile', reason: '--quick: it compiles longer than the rest runs' })
  for (const { peer, reason } of absent) log(`bench: without ${peer}: ${reason}`)

  const folder = temporaryFolder()
  const root = await gunzipMnist(join(folder, 'mnist'))
  const started = Date.now()
  const run = {
    ...{ name: options.name, date: new Date().toISOString(), minutes: 0, machine: machine() },
    ...{ plan: all, results: [], refused: [], absent, overhead: null },
  }
  const keep = () => {
    run.minutes = (Date.now() - started) / 60_000
    return save(options.out, run)
  }
  const env = { TORCHINDUCTOR_CACHE_DIR: join(folder, 'inductor') }
  for (const race of all) {
    const data = { mnist: MNIST, root, weights: weightsOf(race, folder) }
    const racing = peers.filter(({ name }) => race.peers.includes(name)).flatMap((peer) => threadsOf(race, peer))
    try {
      const found = await runRace(race, racing, { data, log, env })
      for (const list of ['results', 'refused', 'absent']) run[list].push(...found[list])
    } catch (error) {
      log(`bench: ${titleOf(race)}: NOT RACED: ${error.message}`)
      run.refused.push({ ...race, peer: 'all', reason: error.message })
    }
    if (run.results.length > 0) keep()
  }
  if (options.parts.includes('overhead') && !options['no-python']) {
    log('bench: per-call overhead')
    run.overhead = measureOverhead(folder, options.quick ? 1 : 3)
  }
  if (run.results.length === 0) throw new Error('nothing was raced')
  const files = keep()
  log(`\n${report(run)}`)
  for (const file of files) log(`bench: wrote ${file}`)
  if (run.refused.length > 0) {
    const names = run.refused.map(({ peer, threads = '?' }) => labelOf({ name: peer, threads }))
    throw new Error(`refused: ${[...new Set(names)].join(', ')}`)
  }
}

/** The peer once for each thread count that it races with; in the stack race all peers use all cores. */
function threadsOf(race, peer) {
  const counts = usesAllCores(race) ? [machine().cores] : peer.threads
  return counts.map((threads) => ({ ...peer, threads }))
}

try {
  await main()
} catch (error) {
  console.error(`bench: ${error.message}`)
  process.exitCode = 1
}
