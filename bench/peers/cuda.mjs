// torchnode on a device, with the whole set there and batches as slices of it; the step eager, as a CUDA graph by hand,
// or compiled.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { cuda, nn, optim, vision } = torch
const { images, latent, seed, mode, device, warmup, chunks, chunk } = JSON.parse(process.argv[2])

const pixels = await vision.datasets.readIdx(images)
const set = pixels.to(device, { dtype: 'float32' }).div_(255).reshape([-1, 1, 28, 28])
torch.manualSeed(seed)
const encoder = torch.makeEncoder(latent)
const decoder = torch.makeDecoder(latent)
encoder.to(device)
decoder.to(device)
const optimizer = new optim.Adam([...encoder.parameters(), ...decoder.parameters()])
const lossFn = new nn.MSELoss()

const train = (x) => {
  const loss = lossFn.forward(decoder.forward(encoder.forward(x)), x)
  loss.backward()
  optimizer.step()
  optimizer.zeroGrad()
  return loss
}
const batch = (step) => set.narrow(0, ((step - 1) % 600) * 100, 100)

/** Runs three steps on a side stream, then captures the step. */
function graphed() {
  const x = set.narrow(0, 0, 100).clone()
  let graph
  let loss
  return (step) => {
    x.copy_(batch(step))
    if (step <= 3) {
      const side = new cuda.Stream()
      side.waitStream(cuda.currentStream())
      const eager = cuda.stream(side, () => train(x))
      cuda.currentStream().waitStream(side)
      return eager
    }
    if (graph === undefined) {
      graph = new cuda.CUDAGraph()
      loss = cuda.graph(graph, () => train(x))
    }
    graph.replay()
    return loss
  }
}

function compiled() {
  const step = torch.compile(train)
  return (n) => step(batch(n))
}

const run = { eager: (step) => train(batch(step)), graph: graphed(), compiled: mode === 'compiled' && compiled() }[mode]
const wait = () => device !== 'cpu' && cuda.synchronize()

const losses = {}
let step = 0
const advance = (count) => {
  for (const end = step + count; step < end; ) {
    const loss = run(++step)
    if (step === 1 || step === 10 || step === 100) losses[step] = loss.item()
  }
}
advance(warmup)
const times = []
for (let i = 0; i < chunks; i++) {
  wait()
  const start = performance.now()
  advance(chunk)
  wait()
  times.push((performance.now() - start) / chunk)
}
const version = `torchnode ${torch.version.torchnode}, libtorch ${torch.version.libtorch}, Node ${process.versions.node}`
console.log(JSON.stringify({ version, losses, times }))
