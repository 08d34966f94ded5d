// Fits an autoencoder twice, as a user's program that knows nothing of ranks; prints losses and a sum of the weights.
import { createRequire } from 'node:module'

const torch = createRequire(import.meta.url)('../../dist/index.js')
const [, , batchSize, checkpoint] = process.argv
torch.manualSeed(0)
const model = new torch.Autoencoder({ latent: 3 })
const images = torch.rand([48, 1, 28, 28])
const loader = new torch.data.DataLoader(new torch.data.TensorDataset(images, torch.zeros([48])), {
  batchSize: Number(batchSize),
})
const losses = []
for (let i = 0; i < 2; i++) losses.push(...(await model.fit(loader, { epochs: 2, checkpoint, progress: true })))
const weights = [...model.parameters()].map((value) => value.to('float64').abs().sum().item())
const saved = (await torch.Autoencoder.load(checkpoint)).stateDict()
console.log(
  JSON.stringify({
    losses,
    weights,
    isSaved: [...model.stateDict()].every(([name, value]) => torch.equal(value, saved.get(name))),
  }),
)
