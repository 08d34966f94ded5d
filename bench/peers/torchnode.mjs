// torchnode as the README writes it: the whole set as one tensor, slices of it, Adam with its defaults.
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, optim, vision } = torch
const { mnist, latent, seed, threads, check, warmup, steps } = JSON.parse(process.argv[2])

torch.setNumThreads(threads)
const pixels = await vision.datasets.readIdx(join(mnist, 'train-images-idx3-ubyte.gz'))
const images = pixels.to('float32').div_(255).reshape([-1, 1, 28, 28])

torch.manualSeed(seed)
const encoder = new nn.Sequential(
  new nn.Flatten(),
  new nn.Linear(784, 100),
  new nn.ReLU(),
  new nn.Linear(100, latent),
  new nn.Tanh(),
)
const decoder = new nn.Sequential(
  new nn.Linear(latent, 100),
  new nn.ReLU(),
  new nn.Linear(100, 784),
  new nn.Sigmoid(),
  new nn.Unflatten(1, [1, 28, 28]),
)
const parameters = [...encoder.parameters(), ...decoder.parameters()]
const sha256 = (p) => createHash('sha256').update(p.detach().toTypedArray()).digest('hex')
const initial = check ? parameters.map(sha256) : null
const optimizer = new optim.Adam(parameters)
const lossFn = new nn.MSELoss()

const losses = {}
const marks = []
for (let step = 1; step <= warmup + steps; step++) {
  const x = images.narrow(0, ((step - 1) % 600) * 100, 100)
  const loss = lossFn.forward(decoder.forward(encoder.forward(x)), x)
  loss.backward()
  optimizer.step()
  optimizer.zeroGrad()
  if (step === 1 || step === 10 || step === 100) losses[step] = loss.item()
  if (step === 1) process.stdout.write('first step\n')
  if (step >= warmup) marks.push(performance.now())
}

const times = marks.slice(1).map((mark, i) => mark - marks[i])
const usage = process.resourceUsage()
const report = {
  version: `torchnode ${torch.version.torchnode}, libtorch ${torch.version.libtorch}, Node ${process.versions.node}`,
  initial,
  losses,
  mean: times.reduce((sum, t) => sum + t) / times.length,
  median: times.toSorted((a, b) => a - b)[times.length >> 1],
  peakMb: usage.maxRSS / 1024,
  cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
}
process.stdout.write(`${JSON.stringify(report)}\n`)
