// A convolutional classifier on MNIST. Run: node examples/cnn/train.mjs [--data DIR] [--epochs 4]
import { parseArgs } from 'node:util'
import { data, getNumThreads, manualSeed, nn, noGrad, optim, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.TORCHNODE_MNIST ?? 'data' },
    epochs: { type: 'string', default: '4' },
    seed: { type: 'string', default: '0' },
  },
})
const epochs = Number(values.epochs)
manualSeed(Number(values.seed))

const { Compose, Normalize, ToTensor } = vision.transforms
const transform = new Compose([new ToTensor(), new Normalize([0.1307], [0.3081])])
const trainSet = new vision.datasets.MNIST(values.data, { transform })
const testSet = new vision.datasets.MNIST(values.data, { train: false, transform })
const loader = new data.DataLoader(trainSet, { batchSize: 128, shuffle: true })

const model = new nn.Sequential(
  new nn.Conv2d(1, 16, 3, { padding: 1 }),
  new nn.BatchNorm2d(16),
  new nn.ReLU(),
  new nn.MaxPool2d(2),
  new nn.Conv2d(16, 32, 3, { padding: 1 }),
  new nn.BatchNorm2d(32),
  new nn.ReLU(),
  new nn.MaxPool2d(2),
  new nn.Flatten(),
  new nn.Dropout(0.25),
  new nn.Linear(32 * 7 * 7, 128),
  new nn.ReLU(),
  new nn.Linear(128, 10),
)
const lossFn = new nn.CrossEntropyLoss()
const optimizer = new optim.AdamW([...model.parameters()], { lr: 1e-3 })
const scheduler = new optim.lrScheduler.OneCycleLR(optimizer, 4e-3, { totalSteps: epochs * loader.length })

/** The share of the test set that the model names rightly. */
function accuracy() {
  model.eval()
  let right = 0
  noGrad(() => {
    for (const [images, labels] of new data.DataLoader(testSet, { batchSize: 1000 })) {
      right += model.forward(images).argmax(1).eq(labels).sum().item()
    }
  })
  return right / testSet.length
}

for (let epoch = 1; epoch <= epochs; epoch++) {
  const start = performance.now()
  model.train()
  let total = 0
  for await (const [images, labels] of loader) {
    const loss = lossFn.forward(model.forward(images), labels)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    scheduler.step()
    total += loss.item()
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `epoch ${epoch}: loss ${(total / loader.length).toFixed(4)}, test accuracy ${(100 * accuracy()).toFixed(2)} %, ${seconds} s`,
  )
}
console.log(`${getNumThreads()} threads`)
