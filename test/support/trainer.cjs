// node trainer.cjs <dist> <folder> <step>: trains with a checkpoint after each third step, and kills itself after <step>
// steps; prints the weights' bytes at the end. Run again, it continues.
const { createHash } = require('node:crypto')
const [, , dist, folder, last] = process.argv
const torch = require(dist)
const { nn } = torch

torch.manualSeed(5)
const x = torch.randn([40, 6])
const data = new torch.data.TensorDataset(x, x.sum(1).gt(0).to('int64'))
const model = new nn.Sequential(new nn.Linear(6, 8), new nn.Dropout({ p: 0.3 }), new nn.Linear(8, 2))
const optimizer = new torch.optim.AdamW(model.parameters(), { lr: 0.01 })
const trainer = new torch.Trainer(model, {
  loss: new nn.CrossEntropyLoss(),
  optimizer,
  scheduler: { scheduler: new torch.optim.lrScheduler.ExponentialLR(optimizer, 0.97), interval: 'step' },
  metrics: { auroc: new torch.metrics.AUROC({ task: 'multiclass', numClasses: 2 }) },
  callbacks: {
    onStep({ step }) {
      if (step + 1 === Number(last)) process.kill(process.pid, 'SIGKILL')
    },
  },
})
const loader = new torch.data.DataLoader(data, { batchSize: 4, shuffle: true })
const checkpoint = { path: `${folder}/step-*.pt`, everySteps: 3, keepLast: 2 }
trainer.fit(loader, { epochs: 3, checkpoint, resume: true, validation: loader }).then((history) => {
  const hash = createHash('sha256')
  for (const value of model.stateDict().values()) hash.update(value.toBytes())
  const results = history.map(({ seconds, ...rest }) => rest)
  console.log(JSON.stringify([hash.digest('hex'), results]))
})
