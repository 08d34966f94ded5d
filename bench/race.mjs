// One race: every peer in its own process, in rounds; its losses are checked before its times count.
import { spawn } from 'node:child_process'
import { busySeconds } from './machine.mjs'
import { wrongLoss } from './statistics.mjs'
import { CHECKED, titleOf } from './workloads.mjs'

/** The peers whose losses the others must match, in order of preference. */
const REFERENCES = ['python', 'c++ libtorch', 'javascript', 'torchnode']

export const labelOf = ({ name, threads }) => `${name} ${threads}t`

/** Makes compilers run as child processes that end and are counted, not as a pool of workers that stays. */
const quietly = { TORCHINDUCTOR_COMPILE_THREADS: '1' }

/**
 * Runs one peer. Returns its report, the milliseconds from spawn to its first step, and the CPUs that others used
 * meanwhile.
 */
export function runPeer(peer, task, { env = {}, timeout = 600_000 } = {}) {
  const argument = JSON.stringify({ ...task, threads: peer.threads, mode: peer.mode, checked: CHECKED })
  const busyBefore = busySeconds()
  const ownBefore = process.cpuUsage()
  const started = performance.now()
  const child = spawn(peer.command, [...peer.args, argument], {
    env: { ...process.env, OMP_NUM_THREADS: String(peer.threads), ...quietly, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  })
  const stop = () => child.kill()
  process.once('exit', stop)
  return new Promise((done, fail) => {
    let [text, errors, startUp] = ['', '', null]
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk
      if (startUp === null && text.includes('first step\n')) startUp = performance.now() - started
    })
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      errors = (errors + chunk).slice(-4000)
    })
    child.on('error', fail)
    child.on('close', (code, signal) => {
      process.removeListener('exit', stop)
      if (code !== 0) return fail(new Error(`it ended with ${signal ?? code}: ${lastLine(errors)}`))
      const wall = (performance.now() - started) / 1000
      const report = JSON.parse(lastLine(text))
      if (report.cannot) return done(report)
      if (startUp === null) return fail(new Error('it never said "first step"'))
      const { user, system } = process.cpuUsage(ownBefore)
      const foreign = busySeconds() - busyBefore - report.cpuSeconds - (user + system) / 1e6
      done({ ...report, startUp, others: Math.max(0, foreign / wall) })
    })
  })
}

const lastLine = (text) => text.trim().split('\n').at(-1) || 'it said nothing'

const stepsOf = ({ steps }, { name }) => {
  const [warmup, timed] = steps[name] ?? steps.default
  return { warmup, steps: timed }
}

/**
 * The losses that all peers must have: those of the first reference peer that is there, over all steps that any peer
 * checks.
 */
async function findReference(race, peers, task, options) {
  const reference = REFERENCES.map((name) => peers.find((peer) => peer.name === name)).find(Boolean)
  if (!reference) throw new Error(`none of ${REFERENCES.join(', ')} is there to say what the losses are`)
  const most = Math.max(...peers.map((peer) => stepsOf(race, peer)).map(({ warmup, steps }) => warmup + steps))
  const steps = Math.max(...CHECKED.filter((step) => step <= most))
  const { losses } = await runPeer(reference, { ...task, warmup: 0, steps }, options)
  return { name: labelOf(reference), losses }
}

/**
 * Runs a race. A peer that fails, or whose losses differ from the reference's, is excluded, and none of its times in
 * this race is kept.
 * @returns {Promise<{ results: object[], refused: object[], absent: object[] }>}
 */
export async function run(race, peers, { data, log = () => {}, env }) {
  const { part, workload, batch, latent = null, width = null, optimizer = null, rounds, once } = race
  const sizes = { part, workload, batch, latent, width, optimizer }
  const task = { ...data, workload, batch, latent: latent ?? 0, width: width ?? 0, optimizer: optimizer ?? 'Adam' }
  const title = titleOf(race)
  const refused = []
  const absent = []
  let results = []
  let racing = peers
  const out = (peer, list, reason) => {
    log(`bench: ${title}: ${labelOf(peer)} ${list === refused ? 'REFUSED' : 'left out'}: ${reason}`)
    racing = racing.filter((other) => other !== peer)
    results = results.filter((result) => result.peer !== peer.name || result.threads !== peer.threads)
    list.push({ ...sizes, peer: peer.name, threads: peer.threads, reason })
  }
  const reference = await findReference(race, peers, task, { env })
  log(`bench: ${title}: losses as ${reference.name} has them`)
  for (let round = 0; round < rounds; round++) {
    const here = racing.filter((peer) => round === 0 || !once.includes(peer.name))
    for (const peer of here.map((_, i) => here[(i + round) % here.length])) {
      let found
      try {
        found = await runPeer(peer, { ...task, ...stepsOf(race, peer) }, { env })
      } catch (error) {
        out(peer, refused, error.message)
        continue
      }
      if (found.cannot) {
        out(peer, absent, found.cannot)
        continue
      }
      const wrong = wrongLoss(found.losses, reference, peer.name)
      if (wrong) {
        out(peer, refused, wrong)
        continue
      }
      results.push({ ...sizes, peer: peer.name, threads: peer.threads, round, ...found })
      const figures = `${found.mean.toPrecision(4)} ms, started in ${found.startUp.toFixed(0)} ms`
      log(`bench: ${title}, round ${round + 1}/${rounds}: ${labelOf(peer).padEnd(27)} ${figures}`)
    }
  }
  return { results, refused, absent }
}
