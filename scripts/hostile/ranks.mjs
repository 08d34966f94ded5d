// Kills one of the ranks of a training at a random moment, again and again. Every survivor must end with an error that
// names the call and what was lost; with --max-restarts 1 the run must end with the weights of an undisturbed one:
// node scripts/hostile/ranks.mjs [--seed 1] [--count 50] [--limit 7500 (ms)]
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { randomNumbers } from './common.mjs'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '50' },
    limit: { type: 'string', default: '7500' },
  },
})
const [seed, count, limit] = [values.seed, values.count, values.limit].map(Number)
const random = randomNumbers(seed)

const freePort = () =>
  new Promise((done, fail) => {
    const server = createServer().on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })

/** Runs a program, and gives its end: its code, its output, and when that was. */
function started(args, env = {}) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  const told = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr']) child[stream].on('data', (text) => (told[stream] += text))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ code, at: Date.now(), ...told }))
  })
}

/** Starts ranks in a folder of their own, and does something to them once all run. */
async function run(ranks, start, disturb) {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-ranks-'))
  const pid = (rank) => join(folder, `rank-${rank}.pid`)
  const isThere = (_, rank) => existsSync(pid(rank)) && readFileSync(pid(rank), 'utf8') !== ''
  try {
    const ended = start(folder)
    while (!Array.from({ length: ranks }, isThere).every(Boolean)) await sleep(5)
    const disturbed = await disturb((rank) => Number(readFileSync(pid(rank), 'utf8')))
    const ends = await ended
    const weights = existsSync(join(folder, 'weights')) ? readFileSync(join(folder, 'weights'), 'utf8') : undefined
    return { ends, weights, ...disturbed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Ranks without a launcher, whose signals would hide what survivors do. */
const alone = (count) => async (folder) => {
  const env = { WORLD_SIZE: String(count), MASTER_ADDR: '127.0.0.1', MASTER_PORT: String(await freePort()) }
  const rank = (i) => started([path('rank.mjs'), folder, 'tell'], { ...env, OMP_NUM_THREADS: '1', RANK: String(i) })
  return Promise.all(Array.from({ length: count }, (_, i) => rank(i)))
}

/** `torchnode run`. */
const launched = (count) => (folder) => {
  const options = ['--nproc', String(count), '--max-restarts', '1']
  return started([path('../../dist/cli/main.js'), 'run', ...options, path('rank.mjs'), folder])
}

/** Kills a rank after a random time; without `killed` where it had ended already. */
const killOne = (ranks, within) => async (pidOf) => {
  const [rank, delay] = [Math.floor(random() * ranks), Math.floor(random() * within)]
  await sleep(delay)
  try {
    process.kill(pidOf(rank), 'SIGKILL')
  } catch (error) {
    if (error.code === 'ESRCH') return { rank, delay }
    throw error
  }
  return { rank, delay, killed: Date.now() }
}

// Two ranks where weights are compared: the sum of three depends on the buckets, which a restart begins anew.
const begun = Date.now()
const undisturbed = await run(2, launched(2), async () => ({}))
const whole = (Date.now() - begun) * 0.8
if (undisturbed.ends.code !== 0) throw new Error(`the undisturbed run failed: ${undisturbed.ends.stderr}`)
let [wrong, kills, longest, same] = [0, 0, 0, 0]
const found = (kind, i, about) => {
  wrong++
  console.log(JSON.stringify({ kind, i, ...about }))
}

for (let i = 0; i < count; i++) {
  const one = await run(3, alone(3), killOne(3, whole))
  const others = one.ends.filter((_, rank) => rank !== one.rank)
  // A rank that is killed after the last step is not missed.
  if (one.killed === undefined || others.every(({ code }) => code === 0)) continue
  kills++
  const took = Math.max(...others.map(({ at }) => at)) - one.killed
  longest = Math.max(longest, took)
  // gloo tells of connections that it tries again; a stack would be too much.
  const isNamed = ({ stdout, stderr }) => /^ERR_DISTRIBUTED: .*ranks? \d/.test(stdout) && !stderr.includes('frame #')
  const named = others.filter(isNamed)
  if (named.length < 2 || took > limit) found('survivors', i, one)
}
let restarts = 0
for (let i = 0; i < count; i++) {
  const one = await run(2, launched(2), killOne(2, whole))
  if (one.killed === undefined) continue
  restarts++
  if (one.ends.code === 0 && one.weights === undisturbed.weights) same++
  else found('restart', i, one)
}
console.log(
  `${kills} kills: the last survivor ended at most ${longest} ms later; ${restarts} restarts, ` +
    `${same} with the weights of an undisturbed run; ${wrong} wrong`,
)
process.exitCode = wrong > 0 ? 1 : 0
