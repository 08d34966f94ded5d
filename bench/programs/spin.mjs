// node bench/programs/spin.mjs [--only vae,word2vec] [--counts 1000,3000,10000,300000] [--rounds 3] [--steps 300]: how long
// libgomp's threads should spin (GOMP_SPINCOUNT) before they sleep. Each program runs with two threads, beside no, one and
// two processes that keep a core busy, and Python's twin runs with libgomp's own setting.
import { spawn, spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { findPython } from '../../scripts/python.mjs'
import { median } from '../statistics.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const MNIST = resolve(process.env.TORCHNODE_MNIST || join(HERE, '..', '..', '..', 'shared', 'data', 'mnist'))
const WARM_UP = 20

const { values } = parseArgs({
  options: {
    ...{ only: { type: 'string', default: 'vae,word2vec' }, rounds: { type: 'string', default: '3' } },
    ...{ counts: { type: 'string', default: '1000,3000,10000,300000' }, steps: { type: 'string', default: '300' } },
  },
})
const python = await findPython()
const peers = [...values.counts.split(','), 'Python']

/** The ms of each step after the warm-up. */
function run(program, peer) {
  const [command, script] = peer === 'Python' ? [python, '_time.py'] : [process.execPath, '_time.mjs']
  const options = JSON.stringify({ mnist: MNIST, threads: 2, steps: Number(values.steps) })
  const env = peer === 'Python' ? process.env : { ...process.env, GOMP_SPINCOUNT: peer }
  const { status, stdout, stderr } = spawnSync(command, [join(HERE, script), program, options], {
    ...{ env, encoding: 'utf8', maxBuffer: 1 << 24 },
  })
  if (status !== 0) throw new Error(`${program} with ${peer} ended with ${status}\n${stderr}`)
  return JSON.parse(stdout).times.slice(WARM_UP)
}

const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length
const figures = [median, mean, (times) => Math.max(...times)]
const row = (cells) => console.log(`| ${cells.join(' | ')} |`)
row(['program', 'busy neighbours', 'GOMP_SPINCOUNT', 'median step, ms', 'mean', 'longest'])
row(Array(6).fill('---'))
for (const neighbours of [0, 1, 2]) {
  const busy = Array.from({ length: neighbours }, () => spawn(process.execPath, ['-e', 'for (;;);']))
  await setTimeout(500)
  for (const program of values.only.split(',')) {
    const seen = new Map(peers.map((peer) => [peer, []]))
    for (let round = 0; round < Number(values.rounds); round++)
      for (const peer of peers) seen.get(peer).push(run(program, peer))
    for (const [peer, runs] of seen)
      row([program, neighbours, peer, ...figures.map((figure) => median(runs.map(figure)).toFixed(2))])
  }
  for (const each of busy) each.kill()
}
