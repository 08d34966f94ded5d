// A rank of a story named in argv, with its options as JSON; prints what it found as JSON.
import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const { nn, data, metrics, optim, distributed } = torch
const story = JSON.parse(process.argv[2])
const { epochs = 2, batchSize = 4, shuffle = false, dropout = 0, accumulate = 1, wrapped = false, fit = {} } = story
if (process.env.WORLD_SIZE !== undefined) await distributed.initProcessGroup()
const rank = distributed.isInitialized() ? distributed.getRank() : 0

const values = (count, columns, more = 0) =>
  torch
    .arange(count * columns)
    .mul(0.37)
    .add(more)
    .sin()
    .reshape([count, columns])

function dataset(count, more = 0) {
  const x = values(count, 5, more)
  return new data.TensorDataset(x, x.sum(1).gt(0).to('int64'))
}

torch.manualSeed(rank)
let model = new nn.Sequential(
  new nn.Linear(5, 8),
  ...(story.norm ? [new nn.BatchNorm1d(8)] : []),
  new nn.Dropout({ p: dropout }),
  new nn.ReLU(),
  new nn.Linear(8, 2),
)
torch.noGrad(() => {
  // Rank 0's weights are those of all.
  for (const parameter of model.parameters())
    parameter.copy_(
      values(parameter.numel(), 1, 3 + rank)
        .reshape(parameter.shape)
        .mul(0.5),
    )
})
if (wrapped) model = new nn.parallel.DistributedDataParallel(model)
const seen = []
const optimizer = new optim.SGD(model.parameters(), { lr: 0.1, momentum: 0.9 })
const trainer = new torch.Trainer(model, {
  loss: new nn.CrossEntropyLoss(),
  optimizer,
  accumulate,
  metrics: {
    accuracy: new metrics.Accuracy({ task: 'multiclass', numClasses: 2 }),
    auroc: new metrics.AUROC({ task: 'multiclass', numClasses: 2 }),
  },
  callbacks: {
    onStep({ step }) {
      seen.push(step)
      const is = (place) => place && place[0] === rank && place[1] === step
      if (is(story.stop)) trainer.stop()
      if (is(story.abort)) controller.abort(new Error('enough'))
      if (is(story.kill) && !existsSync(story.marker)) {
        writeFileSync(story.marker, '')
        process.kill(process.pid, 'SIGKILL')
      }
    },
  },
})
const controller = new AbortController()

const plain = dataset(story.count ?? 24)
const sampled = () => {
  const sampler = new data.DistributedSampler(plain, { shuffle })
  return new data.DataLoader(plain, { batchSize, sampler })
}
function* given(count) {
  for (let i = 0; i < count; i++) yield [values(3, 5, i), torch.tensor([0, 1, 1], { dtype: 'int64' })]
}
const loaders = {
  plain: () => new data.DataLoader(plain, { batchSize, shuffle }),
  sampled,
  uneven: () => new data.DataLoader(plain, { batchSize, sampler: [...Array(8 + 4 * rank).keys()] }),
  stream: () => ({ [Symbol.iterator]: () => given(story.stream[rank]) }),
}
const loader = loaders[story.loader ?? 'plain']()
const validation = new data.DataLoader(dataset(7, 1), { batchSize: 3 })

const found = {}
try {
  const history = await trainer.fit(loader, { epochs, validation, signal: controller.signal, ...fit })
  found.history = history.map(({ seconds, ...rest }) => rest)
  found.evaluated = await trainer.evaluate(validation)
} catch (error) {
  found.error = `${error.code ?? error.name}: ${error.message}`
}
const inner = wrapped ? model.module : model
const hash = createHash('sha256')
for (const value of inner.stateDict().values()) hash.update(value.toBytes())
found.weights = [...inner.parameters()].flatMap((value) => value.flatten().toArray())
found.bits = hash.digest('hex')
found.steps = seen
console.log(JSON.stringify(found))
if (distributed.isInitialized()) distributed.destroyProcessGroup()
