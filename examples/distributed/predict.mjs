// The digits that accumulate.mjs has learned, named by several ranks: each names its share of the images. Run:
// npx torchnode run --nproc 2 examples/distributed/predict.mjs [--data DIR] [--images 1000] [--weights digits.safetensors]
import { parseArgs } from 'node:util'
import { cat, data, distributed, empty, loadSafetensors, nn, noGrad, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    images: { type: 'string', default: '1000' },
    weights: { type: 'string', default: 'digits.safetensors' },
  },
})
await distributed.initProcessGroup()
const rank = distributed.getRank()
const ranks = distributed.getWorldSize()

const options = { train: false, transform: new vision.transforms.ToTensor() }
const digits = values.data
  ? new vision.datasets.MNIST(values.data, options)
  : new vision.datasets.SyntheticDigits({ length: Number(values.images), ...options })
// Rank r names the images r, r + ranks, r + 2 ranks, ...; all have the same number, for which the first ones may come again.
const sampler = new data.DistributedSampler(digits, { shuffle: false })
const loader = new data.DataLoader(digits, { batchSize: 100, sampler })

// Without gradients there is nothing to average, so each rank has the plain model.
const model = new nn.Sequential(new nn.Flatten(), new nn.Linear(784, 128), new nn.ReLU(), new nn.Linear(128, 10))
model.loadStateDict(await loadSafetensors(values.weights))
model.eval()
const named = []
for await (const [images] of loader) named.push(noGrad(() => model.forward(images).argmax(1)))

const own = cat(named)
const all = empty([ranks * own.shape[0]], { dtype: 'int64' })
distributed.allGatherIntoTensor(all, own)
if (rank === 0) {
  // As [ranks, images of a rank], whose columns one after another are the images in their order.
  const classes = all.view([ranks, -1]).t().flatten().narrow(0, 0, digits.length).toTypedArray()
  let right = 0
  for (const [place, digit] of classes.entries()) if (digits.get(place)[1] === Number(digit)) right++
  console.log(`${right} of ${digits.length} digits are named right`)
}
distributed.destroyProcessGroup()
