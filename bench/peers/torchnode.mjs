// torchnode as in the README; mode: plain, compiled (one call for each step), many (one call for fifty steps).
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { cannot, inputs, meanSquaredError, race, report, startOf, task, weights } from './_peer.mjs'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, optim, vision } = torch
const { mnist, workload, latent, width, optimizer: kind, batch, threads, mode, warmup, steps, checked } = task
const version = `torchnode ${torch.version.torchnode}, libtorch ${torch.version.libtorch}, Node ${process.versions.node}`
const TOGETHER = 50

if (mode !== 'plain' && typeof torch.compile !== 'function') cannot('this torchnode has no torch.compile yet')
torch.setNumThreads(threads)
const maybeCompiled = (fn, options) => (mode === 'plain' ? fn : torch.compile(fn, options))

const take = weights()
const next = (shape) => torch.tensor(take(shape.reduce((product, n) => product * n, 1))).reshape(shape)
const fill = (parameters) => torch.noGrad(() => parameters.map((parameter) => parameter.copy_(next(parameter.shape))))

async function readImages(...shape) {
  const bytes = await vision.datasets.readIdx(join(mnist, 'train-images-idx3-ubyte.gz'))
  return bytes.to('float32').div_(255).reshape(shape)
}
const readLabels = async () => (await vision.datasets.readIdx(join(mnist, 'train-labels-idx1-ubyte.gz'))).to('int64')

function makeAutoencoder() {
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
  fill(parameters)
  return { forward: (x) => decoder.forward(encoder.forward(x)), parameters }
}

const makeCnn = () =>
  new nn.Sequential(
    new nn.Conv2d(1, 16, 3, { padding: 1 }),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Conv2d(16, 32, 3, { padding: 1 }),
    new nn.ReLU(),
    new nn.MaxPool2d(2),
    new nn.Flatten(),
    new nn.Linear(32 * 7 * 7, 10),
  )

class Transformer extends nn.Module {
  constructor() {
    super()
    const layer = () => new nn.TransformerEncoderLayer(64, 4, { dimFeedforward: 128, dropout: 0, batchFirst: true })
    this.embed = new nn.Linear(28, 64)
    this.positions = new nn.Parameter(torch.zeros([28, 64]))
    this.first = layer()
    this.second = layer()
    this.head = new nn.Linear(64, 10)
  }

  forward(x) {
    const embedded = this.embed.forward(x).add(this.positions)
    return this.head.forward(this.second.forward(this.first.forward(embedded)).mean(1))
  }

  inOrder() {
    const { embed, positions, first, second, head } = this
    return [...embed.parameters(), positions, ...[first, second, head].flatMap((each) => [...each.parameters()])]
  }
}

/** A function for one training step with Adam, and one that returns the batch of a step. */
function training(forward, parameters, lossFn, batchOf) {
  const optimizer = kind === 'SGD' ? new optim.SGD(parameters, { lr: width / 10 }) : new optim.Adam(parameters)
  const step = (x, y) => {
    const loss = lossFn.forward(forward(x), y ?? x)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    return loss
  }
  return [maybeCompiled(step), batchOf]
}

async function prepare() {
  if (workload === 'autoencoder') {
    const images = await readImages(-1, 1, 28, 28)
    const { forward, parameters } = makeAutoencoder()
    return training(forward, parameters, new nn.MSELoss(), (i) => [images.narrow(0, startOf(i), batch)])
  }
  if (workload === 'stack') {
    const [x, y] = [next([batch, width]), next([batch, width])]
    const layer = () => new nn.Linear(width, width)
    const model = new nn.Sequential(layer(), new nn.ReLU(), layer(), new nn.ReLU(), layer())
    fill([...model.parameters()])
    return training(
      (input) => model.forward(input),
      [...model.parameters()],
      new nn.MSELoss(),
      () => [x, y],
    )
  }
  const [images, labels] = await Promise.all([
    workload === 'cnn' ? readImages(-1, 1, 28, 28) : readImages(-1, 28, 28),
    readLabels(),
  ])
  const model = workload === 'cnn' ? makeCnn() : new Transformer()
  const parameters = workload === 'cnn' ? [...model.parameters()] : model.inOrder()
  fill(parameters)
  const batchOf = (i) => [images.narrow(0, startOf(i), batch), labels.narrow(0, startOf(i), batch)]
  return training((x) => model.forward(x), parameters, new nn.CrossEntropyLoss(), batchOf)
}

/** Runs the first steps one by one, to check their losses, then all steps of the loader in one call. */
function many(step, batchOf) {
  const losses = {}
  const note = (i, loss) => {
    if (checked.includes(i)) losses[i] = loss.item()
  }
  for (let i = 1; i <= warmup; i++) {
    note(i, step(...batchOf(i)))
    if (i === 1) process.stdout.write('first step\n')
  }
  function* batches(from, to) {
    for (let i = from; i <= to; i++) yield batchOf(i)
  }
  const times = []
  const started = performance.now()
  let last = started
  step.many(batches(warmup + 1, warmup + steps), {
    chunk: TOGETHER,
    onProgress: (done, loss) => {
      note(warmup + done, loss)
      const now = performance.now()
      const before = times.length * TOGETHER
      times.push((now - last) / (done - before))
      last = now
    },
  })
  report(version, losses, times, (last - started) / steps)
}

/**
 * Returns a function that measures the seconds of one matrix product of the stack's shape, the measure for the stack's
 * steps.
 */
function product() {
  const [a, b] = [torch.ones([batch, width]), torch.ones([width, width])]
  return () => {
    const started = performance.now()
    torch.mm(a, b)
    return performance.now() - started
  }
}

if (workload === 'inference') {
  const { numbersOf, tensorOf } = inputs((numbers) => torch.tensor(numbers).reshape([batch, 1, 28, 28]))
  const infer = maybeCompiled(makeAutoencoder().forward, { freezing: true })
  const output = new Float32Array(batch * 784)
  torch.setGradEnabled(false)
  await race(
    version,
    (i) => infer(tensorOf(i)).toTypedArray(output),
    (output, i) => meanSquaredError(output, numbersOf(i)),
  )
} else {
  const [step, batchOf] = await prepare()
  if (mode === 'many') many(step, batchOf)
  else
    await race(
      version,
      (i) => step(...batchOf(i)),
      (loss) => loss.item(),
      workload === 'stack' ? product() : undefined,
    )
}
