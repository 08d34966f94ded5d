// The notebook's training step at batch 100 on a GPU: torchnode eager, as a CUDA graph by hand and compiled, beside
// Python eager and Python with CUDA graphs, every peer in its own process, interleaved. Without a GPU the eager ones
// run on the CPU, as a test of this script. node bench/cuda.mjs [--quick] [--rounds N] [--latent N] [--out FOLDER];
// Python: TORCHNODE_PYTHON, python3.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeResults } from './files.mjs'
import { machine } from './machine.mjs'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const torch = createRequire(import.meta.url)('../dist/index.js')
// Peers differ in their kernels and in the order of these, and so in rounding.
const TOLERANCE = 1e-3

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    latent: { type: 'string', default: '3' },
    out: { type: 'string', default: join(HERE, 'results') },
  },
})
const mnist = resolve(process.env.TORCHNODE_MNIST || join(HERE, '../../shared/data/mnist'))
const images = join(mnist, 'train-images-idx3-ubyte.gz')
const gpu = torch.cuda.isAvailable()
const device = gpu ? 'cuda' : 'cpu'
const plan = values.quick
  ? { rounds: 1, warmup: 100, chunks: 3, chunk: 20 }
  : { rounds: Number(values.rounds), warmup: 300, chunks: 5, chunk: 1000 }

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

function peers() {
  const ours = join(HERE, 'peers/cuda.mjs')
  const theirs = join(HERE, 'peers/cuda.py')
  const python = process.env.TORCHNODE_PYTHON || 'python3'
  const modes = ['eager', ...(gpu ? ['graph'] : []), ...('compile' in torch ? ['compiled'] : [])]
  const found = modes.map((mode) => ({ name: `torchnode ${mode}`, command: process.execPath, script: ours, mode }))
  if (spawnSync(python, ['-c', 'import torch, numpy']).status !== 0) {
    console.log(`bench: ${python} has no torch and numpy: Python's peers are SKIPPED`)
    return found
  }
  const others = ['eager', 'fused', ...(gpu ? ['graph'] : [])]
  return [...found, ...others.map((mode) => ({ name: `python ${mode}`, command: python, script: theirs, mode }))]
}

function run({ name, command, script, mode }) {
  const task = { images, latent: Number(values.latent), seed: 0, mode, device, ...plan }
  const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 60_000 }
  const line = execFileSync(command, [script, JSON.stringify(task)], options)
    .trim()
    .split('\n')
    .at(-1)
  const { version, losses, times } = JSON.parse(line)
  return { peer: name, version, losses, times, median: median(times) }
}

/** Throws unless all peers train the same model: times of different losses cannot be compared. */
function checkLosses(results) {
  const [first] = results
  for (const { peer, losses } of results) {
    for (const [step, wanted] of Object.entries(first.losses)) {
      const apart = Math.abs(losses[step] / wanted - 1)
      if (!(apart <= TOLERANCE))
        throw new Error(
          `${peer}: loss ${losses[step]} at step ${step} where ${first.peer} has ${wanted}: not a fair race`,
        )
    }
  }
}

function report(results) {
  const names = [...new Set(results.map(({ peer }) => peer))]
  const of = (name) => results.filter(({ peer }) => peer === name).map((result) => result.median)
  const rows = names.map((name) => {
    const all = of(name)
    const cells = [Math.min(...all), median(all), Math.max(...all)].map((ms) => (1000 * ms).toFixed(1))
    const against = (other) => (names.includes(other) ? (median(of(other)) / median(all)).toFixed(2) : '-')
    return `| ${name} | ${cells.join(' / ')} | ${against('python eager')} | ${against('python graph')} |`
  })
  const bar = (text, other, wanted) => {
    if (!gpu || !names.includes('torchnode compiled') || !names.includes(other)) return `- ${text}: NOT MEASURED`
    const times = median(of(other)) / median(of('torchnode compiled'))
    return `- ${text}: ${times.toFixed(2)}, ${times >= wanted ? 'met' : 'NOT met'}`
  }
  const { name } = gpu ? torch.cuda.getDeviceProperties() : { name: `the CPU (${torch.cuda.explain()}), no verdict` }
  return [
    `# µs per training step on ${name}: the notebook's autoencoder on MNIST, batch 100, latent ${values.latent}`,
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    [...new Set(results.map(({ peer, version }) => `- ${peer}: ${version}`))].join('\n'),
    `${plan.rounds} interleaved rounds, every peer in its own process; ${plan.warmup} steps to warm up, then ${plan.chunks} times` +
      ` ${plan.chunk} steps between two synchronizations. Figures are min / median / max over rounds of a round's median; x = the other` +
      ' peer / this one (above 1: this one is faster). The losses of steps 1, 10 and 100 agree within 1e-3.',
    ['| peer | µs/step | x Python eager | x Python CUDA graphs |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    [
      bar('torchnode compiled, times as fast as Python eager (bar: 4)', 'python eager', 4),
      bar('torchnode compiled, times as fast as Python with CUDA graphs (bar: 1)', 'python graph', 1),
    ].join('\n'),
  ].join('\n\n')
}

if (!existsSync(images)) {
  console.log(`bench: ${images} is absent: SKIPPED`)
} else {
  const all = peers()
  const results = []
  for (let round = 0; round < plan.rounds; round++) {
    for (const peer of all.map((_, i) => all[(i + round) % all.length])) {
      const result = { round, ...run(peer) }
      results.push(result)
      console.log(
        `bench: round ${round + 1}/${plan.rounds}: ${peer.name.padEnd(18)} ${(1000 * result.median).toFixed(1)} µs/step`,
      )
    }
    checkLosses(results)
  }
  const text = `${report(results)}\n`
  console.log(text)
  const name = `cuda-${
    gpu
      ? torch.cuda
          .getDeviceName()
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '-')
      : 'none'
  }`
  const kept = { name, date: new Date().toISOString(), machine: machine(), plan, results }
  const files = { md: text, json: `${JSON.stringify(kept, null, 1)}\n` }
  for (const path of writeResults(resolve(values.out), kept, files)) console.log(path)
}
