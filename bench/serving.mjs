// Measures torch.serve with concurrent clients beside one call of the model for each request:
// node bench/serving.mjs [--clients 32] [--seconds 3] [--rounds 3] [--json]
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { setImmediate as turn } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import torch, { nn } from '../dist/index.mjs'

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const [clients, seconds, rounds] = [values.clients, values.seconds, values.rounds].map(Number)

torch.manualSeed(0)
const models = {
  'MNIST classifier, 784-512-512-10': new nn.Sequential(
    new nn.Flatten(),
    ...[new nn.Linear(784, 512), new nn.ReLU(), new nn.Linear(512, 512), new nn.ReLU(), new nn.Linear(512, 10)],
  ),
  'wide classifier, 784-2048-2048-10': new nn.Sequential(
    new nn.Flatten(),
    ...[new nn.Linear(784, 2048), new nn.ReLU(), new nn.Linear(2048, 2048), new nn.ReLU(), new nn.Linear(2048, 10)],
  ),
  'small CNN': new nn.Sequential(
    ...[new nn.Conv2d(1, 16, 3, { padding: 1 }), new nn.BatchNorm2d(16), new nn.ReLU(), new nn.MaxPool2d(2)],
    ...[new nn.Conv2d(16, 32, 3, { padding: 1 }), new nn.ReLU(), new nn.MaxPool2d(2), new nn.Flatten()],
    new nn.Linear(32 * 49, 10),
  ),
}

/** Lets each client ask again as soon as it has its answer, for the given time. */
async function race(ask) {
  const image = torch.rand([1, 28, 28])
  const latency = createHistogram()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const end = performance.now() + 1000 * seconds
  let served = 0
  const client = async () => {
    while (performance.now() < end) {
      const start = performance.now()
      await ask(image)
      latency.record(Math.max(1, Math.round(1000 * (performance.now() - start))))
      served++
    }
  }
  const start = performance.now()
  delay.enable()
  await Promise.all(Array.from({ length: clients }, client))
  delay.disable()
  const took = (performance.now() - start) / 1000
  const [p50, p99] = [50, 99].map((percentile) => latency.percentile(percentile) / 1000)
  return { rate: served / took, p50, p99, loopP99: delay.percentile(99) / 1e6 }
}

/** The ways to answer a request; each gives a function of an image. */
const ways = {
  'one call each': async (model) => ({
    ask: async (image) => {
      // A request comes by a socket, in a turn of its own.
      await turn()
      return torch.noGrad(() => model.forward(image.unsqueeze(0)))
    },
  }),
  'one call each, compiled': async (model) => {
    const compiled = torch.compile((image) => model.forward(image.unsqueeze(0)))
    const ask = (image) => torch.noGrad(() => compiled.async(image))
    for (let call = 0; call < 4; call++) await ask(torch.rand([1, 28, 28]))
    return { ask }
  },
  serve: async (model) => {
    const predict = torch.serve(model, { maxBatch: clients, maxDelay: 2 })
    await predict.warmUp(torch.rand([1, 28, 28]))
    return { ask: predict, report: () => predict.queue, close: predict.close }
  },
}

const results = []
for (const [name, model] of Object.entries(models)) {
  model.eval()
  const best = {}
  for (let round = 0; round < rounds; round++) {
    for (const [way, make] of Object.entries(ways)) {
      const { ask, report, close } = await make(model)
      const got = { ...(await race(ask)), meanBatch: report?.().meanBatch ?? 1 }
      await close?.()
      if (best[way] === undefined || got.rate > best[way].rate) best[way] = got
    }
  }
  for (const [way, got] of Object.entries(best)) {
    results.push({ model: name, way, ...got, times: got.rate / best['one call each'].rate })
  }
}
if (values.json) console.log(JSON.stringify({ clients, seconds, rounds, threads: torch.getNumThreads(), results }))
else {
  console.log(
    `${clients} clients, best of ${rounds} rounds of ${seconds} s, ${torch.getNumThreads()} threads; times in ms`,
  )
  const rows = results.map(({ model, way, rate, times, p50, p99, loopP99, meanBatch }) => ({
    ...{ model, way, 'requests/s': Math.round(rate), times: +times.toFixed(2), 'mean batch': +meanBatch.toFixed(1) },
    ...{ p50: +p50.toFixed(2), p99: +p99.toFixed(2), 'loop p99': +loopP99.toFixed(2) },
  }))
  console.table(rows)
}
