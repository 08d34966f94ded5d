// One way of loading MNIST with torchnode. Argument: { mnist, variant, batches, work }.
import { createRequire } from 'node:module'
import { join } from 'node:path'
import samples from './samples.mjs'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { data, vision } = torch
const { mnist, variant, batches, work } = JSON.parse(process.argv[2])

const read = (name) => vision.datasets.readIdxSync(join(mnist, `train-${name}-ubyte.gz`))
const [pixels, labels] = [read('images-idx3'), read('labels-idx1').to('int64')]
const tensors = () => new data.TensorDataset(pixels.unsqueeze(1).to('float32').div_(255), labels)
const digits = () => new vision.datasets.MNIST(mnist, { transform: new vision.transforms.ToTensor() })
const items = () => samples({ pixels, labels })
const inWorkers = (numWorkers) => ({
  ...{ numWorkers, persistentWorkers: true, workerData: { pixels, labels } },
  workerModule: new URL('./samples.mjs', import.meta.url),
})

const variants = {
  slices: [tensors, { shuffle: false }],
  shuffled: [tensors, {}],
  'shuffled, prefetch 2': [tensors, { prefetchFactor: 2 }],
  'MNIST with ToTensor': [digits, {}],
  'MNIST with ToTensor, prefetch 2': [digits, { prefetchFactor: 2 }],
  'item by item': [items, {}],
  'item by item, 1 worker': [items, inWorkers(1)],
  'item by item, 2 workers': [items, inWorkers(2)],
}

torch.manualSeed(0)
const [make, options] = variants[variant]
const loader = new data.DataLoader(make(), { batchSize: 100, shuffle: true, ...options })

/** The time of each `next` in milliseconds, where this many are spent on every batch. */
function epoch(spent) {
  const waits = []
  const loop = loader[Symbol.iterator]()
  for (let i = 0; i < batches; i++) {
    const before = performance.now()
    const { value } = loop.next()
    const after = performance.now()
    waits.push(after - before)
    if (i === 0) first = [value[1].toArray().slice(0, 10), value[0].sum({ dtype: 'float64' }).item()]
    while (performance.now() - after < spent);
  }
  loop.return()
  return waits
}

let first
epoch(0)
const check = first
const alone = epoch(0)
const beside = epoch(work)
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const mean = (values) => values.reduce((sum, value) => sum + value) / values.length
process.stdout.write(
  `${JSON.stringify({ check, mean: mean(alone), median: median(alone), wait: median(beside.slice(10)), version: `torchnode ${torch.version.torchnode}` })}\n`,
)
process.exit(0)
