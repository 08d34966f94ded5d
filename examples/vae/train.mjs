// A variational autoencoder on MNIST. Run: node examples/vae/train.mjs [--data DIR] [--epochs 10] [--out samples.png]
import { parseArgs } from 'node:util'
import { data, exp, manualSeed, nn, noGrad, optim, randn, randnLike, relu, sigmoid, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.TORCHNODE_MNIST ?? 'data' },
    epochs: { type: 'string', default: '10' },
    out: { type: 'string', default: 'vae-samples.png' },
  },
})
manualSeed(0)

class VAE extends nn.Module {
  hidden = new nn.Linear(784, 400)
  mean = new nn.Linear(400, 20)
  logVariance = new nn.Linear(400, 20)
  back = new nn.Linear(20, 400)
  pixels = new nn.Linear(400, 784)

  encode(x) {
    const h = relu(this.hidden.forward(x.reshape([-1, 784])))
    return [this.mean.forward(h), this.logVariance.forward(h)]
  }

  decode(z) {
    return this.pixels.forward(relu(this.back.forward(z)))
  }

  forward(x) {
    const [mean, logVariance] = this.encode(x)
    const z = mean.add(randnLike(mean).mul(exp(logVariance.mul(0.5))))
    return [this.decode(z), mean, logVariance]
  }
}

const model = new VAE()
const reconstruction = new nn.BCEWithLogitsLoss({ reduction: 'sum' })

/** The negative evidence lower bound of a batch, in nats, summed over the images. */
function loss(x) {
  const [logits, mean, logVariance] = model.forward(x)
  const divergence = logVariance.add(1).sub(mean.pow(2)).sub(exp(logVariance)).sum().mul(-0.5)
  return reconstruction.forward(logits, x.reshape([-1, 784])).add(divergence)
}

const transform = new vision.transforms.ToTensor()
const trainSet = new vision.datasets.MNIST(values.data, { transform })
const testSet = new vision.datasets.MNIST(values.data, { train: false, transform })
const loader = new data.DataLoader(trainSet, { batchSize: 128, shuffle: true })
const optimizer = new optim.Adam([...model.parameters()], { lr: 1e-3 })

for (let epoch = 1; epoch <= Number(values.epochs); epoch++) {
  let total = 0
  for await (const [x] of loader) {
    const bound = loss(x)
    bound.backward()
    optimizer.step()
    optimizer.zeroGrad()
    total += bound.item()
  }
  let test = 0
  noGrad(() => {
    for (const [x] of new data.DataLoader(testSet, { batchSize: 1000 })) test += loss(x).item()
  })
  console.log(
    `epoch ${epoch}: ${(total / trainSet.length).toFixed(2)} nats, test ${(test / testSet.length).toFixed(2)} nats`,
  )
}

const samples = noGrad(() => sigmoid(model.decode(randn([64, 20]))).reshape([64, 1, 28, 28]))
await vision.utils.saveImage(samples, values.out, { nrow: 8 })
console.log(`64 samples are in ${values.out}`)
