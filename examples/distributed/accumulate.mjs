// A classifier of digits on several ranks, with the gradients of several batches in a step: they are averaged over the ranks
// once a step. Run: npx torchnode run --nproc 2 examples/distributed/accumulate.mjs [--data DIR] [--epochs 2] [--every 4]
//   [--images 6000] [--out digits.safetensors]
import { parseArgs } from 'node:util'
import { data, distributed, manualSeed, nn, optim, saveSafetensors, tensor, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    epochs: { type: 'string', default: '2' },
    every: { type: 'string', default: '4' },
    images: { type: 'string', default: '6000' },
    out: { type: 'string', default: 'digits.safetensors' },
  },
})
const every = Number(values.every)
await distributed.initProcessGroup()
const rank = distributed.getRank()

const transform = new vision.transforms.ToTensor()
const digits = values.data
  ? new vision.datasets.MNIST(values.data, { transform })
  : new vision.datasets.SyntheticDigits({ length: Number(values.images), transform })
const sampler = new data.DistributedSampler(digits)
const loader = new data.DataLoader(digits, { batchSize: 25, sampler })

manualSeed(0)
const network = new nn.Sequential(new nn.Flatten(), new nn.Linear(784, 128), new nn.ReLU(), new nn.Linear(128, 10))
const model = new nn.parallel.DistributedDataParallel(network)
const optimizer = new optim.Adam(model.parameters(), { lr: 1e-3 })

for (let epoch = 0; epoch < Number(values.epochs); epoch++) {
  sampler.setEpoch(epoch)
  // In float64: the sum of the losses of this rank's images, and their number.
  const sums = tensor([0, 0], { dtype: 'float64' })
  let batch = 0
  for await (const [images, labels] of loader) {
    batch++
    const pass = () => {
      const loss = nn.functional.crossEntropy(model.forward(images), labels)
      loss.div(every).backward()
      sums.add_(tensor([loss.item() * labels.shape[0], labels.shape[0]], { dtype: 'float64' }))
    }
    const isLast = batch % every === 0 || batch === loader.length
    if (isLast) {
      pass()
      optimizer.step()
      optimizer.zeroGrad()
    } else model.noSync(pass)
  }
  distributed.allReduce(sums)
  const [sum, count] = sums.toArray()
  if (rank === 0) console.log(`epoch ${epoch + 1}: loss ${(sum / count).toFixed(5)}`)
}
if (rank === 0) await saveSafetensors(network.stateDict(), values.out)
distributed.destroyProcessGroup()
