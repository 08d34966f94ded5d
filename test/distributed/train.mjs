// The same as train.py, in Node.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, distributed: dist } = torch
const story = JSON.parse(process.argv[2])
await dist.initProcessGroup()
const rank = dist.getRank()

function fill(module, more) {
  torch.noGrad(() => {
    for (const parameter of module.parameters())
      parameter.copy_(torch.arange(parameter.numel()).mul(0.37).add(more).cos().reshape(parameter.shape).mul(0.2))
  })
}

class Net extends nn.Module {
  constructor() {
    super()
    this.a = new nn.Linear(6, 8)
    this.norm = new nn.BatchNorm1d(8)
    this.b = new nn.Linear(8, 3)
    this.c = new nn.Linear(8, 3)
    fill(this, rank)
  }
  forward(x, second) {
    const h = this.norm.forward(this.a.forward(x)).tanh()
    if (story.unused) return (second ? this.c : this.b).forward(h)
    return this.b.forward(h).add(this.c.forward(h))
  }
}

const ddp = new nn.parallel.DistributedDataParallel(new Net(), {
  findUnusedParameters: story.unused,
  gradientAsBucketView: story.views,
  bucketCapMb: story.cap,
})
const optimizer = new torch.optim.SGD(ddp.parameters(), { lr: 0.1, momentum: 0.9 })
const losses = []

function step(i) {
  const x = torch
    .arange(24)
    .mul(0.7)
    .add(i * 3 + rank)
    .sin()
    .reshape([4, 6])
  const loss = ddp
    .forward(x, i % 3 === 1)
    .square()
    .mean()
  loss.backward()
  return loss.item()
}

for (let i = 0; i < 20; i++) {
  optimizer.zeroGrad()
  if (story.accumulate) ddp.noSync(() => losses.push(step(i + 100)))
  losses.push(step(i))
  optimizer.step()
}
dist.destroyProcessGroup()
const state = [...ddp.stateDict()].map(([name, value]) => [name, value.to('float64').flatten().toArray()])
console.log(JSON.stringify([losses, state]))
