// A rank: medians of all-reduce and of whole DDP steps, in milliseconds. Rank 0 prints them.
import { createRequire } from 'node:module'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { distributed, nn, optim } = torch
torch.setNumThreads(1)
await distributed.initProcessGroup()

const median = (times) => times.sort((a, b) => a - b)[times.length >> 1]
async function timed(count, run) {
  const times = []
  for (let i = 0; i < count + 3; i++) {
    distributed.barrier()
    const begun = performance.now()
    await run()
    if (i >= 3) times.push(performance.now() - begun)
  }
  return median(times)
}

const figures = {}
for (const [megabytes, count] of JSON.parse(process.argv[2])) {
  const x = torch.ones([megabytes * 250_000])
  figures[`all-reduce ${megabytes} MB`] = await timed(count, () => distributed.allReduce(x))
  figures[`all-reduce ${megabytes} MB, awaited`] = await timed(count, () => distributed.allReduce(x, { asyncOp: true }))
  // Without the barrier of `timed`, which blocks.
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  for (let i = 0; i < count; i++) await distributed.allReduce(x, { asyncOp: true })
  delay.disable()
  figures[`event loop meanwhile, p99`] = Math.max(figures[`event loop meanwhile, p99`] ?? 0, delay.percentile(99) / 1e6)
}
for (const width of [784, 2048]) {
  const model = new nn.parallel.DistributedDataParallel(
    new nn.Sequential(
      new nn.Linear(width, width),
      new nn.ReLU(),
      new nn.Linear(width, width),
      new nn.ReLU(),
      new nn.Linear(width, width),
    ),
  )
  const optimizer = new optim.SGD(model.parameters(), { lr: 0.01, momentum: 0.9 })
  const x = torch.randn([32, width])
  figures[`step, width ${width}`] = await timed(20, () => {
    optimizer.zeroGrad()
    model.forward(x).square().mean().backward()
    optimizer.step()
  })
}
if (distributed.getRank() === 0) console.log(JSON.stringify(figures))
distributed.destroyProcessGroup()
