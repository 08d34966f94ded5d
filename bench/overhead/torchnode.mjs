// The cost of one call, in torchnode: prints { name: nanoseconds }. overhead.py times the same calls, line for line.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn } = torch
torch.setNumThreads(1)
torch.manualSeed(0)

const a = torch.tensor([1, 2, 3, 4])
const b = torch.tensor([1, 2, 3, 4], { requiresGrad: true })
const x = torch.rand([1, 16])
const linear = new nn.Linear(16, 16)
const chain = (t) => t.add(t).mul(t).sub(t).relu().neg().abs().sqrt().exp().tanh().sum()
const cases = {
  'add, 4 elements': [200_000, () => a.add(a)],
  'add, with grad': [200_000, () => b.add(b)],
  'chain of 10': [20_000, () => chain(a)],
  'chain of 10, with grad': [20_000, () => chain(b)],
  'Linear.forward': [100_000, () => torch.noGrad(() => repeat(100, () => linear.forward(x))), 100],
  'Linear.forward, with grad': [100_000, () => linear.forward(x)],
  'an error, caught': [2000, () => refused(() => a.view([3]))],
}

function refused(call) {
  try {
    call()
  } catch {
    return
  }
  throw new Error('a view of 4 elements as 3 was not refused')
}

function repeat(times, fn) {
  for (let i = 0; i < times; i++) fn()
}

const result = {}
for (const [name, [times, fn, inner = 1]] of Object.entries(cases)) {
  const run = () => {
    const start = process.hrtime.bigint()
    repeat(times / inner, fn)
    return Number(process.hrtime.bigint() - start) / times
  }
  run()
  const runs = Array.from({ length: 5 }, run).sort((p, q) => p - q)
  result[name] = runs[2]
}
console.log(JSON.stringify({ version: `torchnode ${torch.version.torchnode}, Node ${process.versions.node}`, result }))
