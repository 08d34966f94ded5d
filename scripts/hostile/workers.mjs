// Terminates eight training workers at random moments, round after round, in one process. Reports whether the main
// thread trained on as before and whether memory grew:
// node scripts/hostile/workers.mjs [--seed 1] [--rounds 50] [--workers 8] [--seconds 60]
import { createRequire } from 'node:module'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { randomNumbers } from './common.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '50' },
    workers: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '60' },
  },
})
const [seed, rounds, workers, seconds] = [values.seed, values.rounds, values.workers, values.seconds].map(Number)
const random = randomNumbers(seed)
const entry = createRequire(import.meta.url).resolve('../../dist/index.js')
const torch = createRequire(import.meta.url)(entry)
torch.setNumThreads(1)

/** The program of a worker, which runs until it is terminated; every second one trains a compiled step. */
const program = `
const { workerData, parentPort } = require('node:worker_threads')
const torch = require(workerData.entry)
torch.setNumThreads(1)
torch.manualSeed(0)
const model = new torch.Autoencoder({ latent: 10 })
const optimizer = new torch.optim.Adam(model.parameters(), { lr: 1e-3 })
const plain = (x) => {
  optimizer.zeroGrad()
  const loss = torch.nn.functional.mseLoss(model.forward(x), x)
  loss.backward()
  optimizer.step()
  return loss.detach()
}
const step = workerData.compiled ? torch.compile(plain) : plain
const x = torch.rand([50, 1, 28, 28])
const first = step(x).item()
parentPort.postMessage('working')
for (let last = first; ; ) {
  for (let i = 0; i < 20; i++) last = step(x).item()
  if (!(last < first)) throw new Error('the loss does not fall: ' + first + ' to ' + last)
}
`

/** Runs one worker; returns why it ended before it was told to. */
function live(compiled, delay) {
  return new Promise((resolve) => {
    const worker = new Worker(program, { eval: true, workerData: { entry, compiled } })
    let told = false
    worker.on('error', (error) => resolve(error.message))
    worker.on('exit', () => resolve(told ? undefined : 'it ended by itself'))
    setTimeout(() => {
      told = true
      void worker.terminate()
    }, delay)
  })
}

/** The losses of a model that trains on this thread. */
function train() {
  torch.manualSeed(1)
  const model = new torch.nn.Linear(20, 20)
  const optimizer = new torch.optim.Adam(model.parameters())
  const x = torch.rand([30, 20])
  return Array.from({ length: 10 }, () => {
    optimizer.zeroGrad()
    const loss = model.forward(x).sub(x).pow(2).mean()
    loss.backward()
    optimizer.step()
    return loss.item()
  }).join()
}

const before = train()
let wrong = 0
for (let round = 0; round < rounds; round++) {
  const lives = Array.from({ length: workers }, (_, i) => live(i % 2 === 0, random() * seconds * 1000))
  const faults = (await Promise.all(lives)).filter((why) => why !== undefined)
  if (train() !== before) faults.push('the main thread trains otherwise')
  for (const why of faults) console.log(JSON.stringify({ round, why }))
  wrong += faults.length
  if (round % 10 === 0 || round === rounds - 1)
    console.log(`round ${round}: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`)
}
console.log(`${rounds} rounds of ${workers} workers, ended within ${seconds} s: ${wrong} wrong`)
process.exitCode = wrong > 0 ? 1 : 0
