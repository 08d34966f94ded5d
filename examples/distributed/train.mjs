// The notebook's autoencoder on several ranks, which continue from the last checkpoint after one of them has failed. Run:
// npx torchnode run --nproc 2 --max-restarts 1 examples/distributed/train.mjs [--data DIR] [--epochs 3] [--out autoencoder]
//   [--images 6000] [--fail-at STEP]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Autoencoder, data, distributed, manualSeed, nn, optim, Trainer, vision } from 'torchnode'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    epochs: { type: 'string', default: '3' },
    out: { type: 'string', default: 'autoencoder' },
    images: { type: 'string', default: '6000' },
    'fail-at': { type: 'string' },
  },
})
await distributed.initProcessGroup()
const rank = distributed.getRank()
const isFirstAttempt = process.env.TORCHELASTIC_RESTART_COUNT === '0'

const transform = new vision.transforms.ToTensor()
const digits = values.data
  ? new vision.datasets.MNIST(values.data, { transform })
  : new vision.datasets.SyntheticDigits({ length: Number(values.images), transform })
// Each rank takes 50 of the images of a step.
const loader = new data.DataLoader(digits, { batchSize: 50, shuffle: true })

manualSeed(0)
const model = new Autoencoder({ latent: 3 })
const trainer = new Trainer(model, {
  loss: new nn.MSELoss(),
  optimizer: new optim.Adam(model.parameters(), { lr: 1e-3 }),
  // The target is the image itself.
  prepare: ([images]) => [images, images],
  callbacks: {
    onStep({ step }) {
      // To show a restart: rank 1 is killed once.
      if (isFirstAttempt && rank === 1 && step + 1 === Number(values['fail-at'])) process.kill(process.pid, 'SIGKILL')
    },
    onEpochEnd({ epoch, loss }) {
      if (rank === 0) console.log(`epoch ${epoch + 1}: loss ${loss.toFixed(5)}`)
    },
  },
})
mkdirSync(values.out, { recursive: true })
await trainer.fit(loader, {
  epochs: Number(values.epochs),
  checkpoint: { path: join(values.out, 'step-*.pt'), everySteps: 20, keepLast: 2 },
  resume: true,
})
if (rank === 0) await model.save(join(values.out, 'autoencoder.safetensors'))
distributed.destroyProcessGroup()
