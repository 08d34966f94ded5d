import { join } from 'node:path'
import { noGrad } from '../autograd'
import { DataLoader } from '../data'
import { type Dataset, getBatch } from '../data/dataset'
import * as ops from '../generated/ops'
import { Autoencoder, type BatchEnd, type EpochEnd, reconstruct, train } from '../models'
import { mseLoss } from '../nn/functional'
import { manualSeed } from '../random'
import type { DashboardUpdate, ReportEpoch, ReportLatent, ReportPicture, ReportRun } from '../report'
import type { Tensor } from '../tensor'
import { digitRow } from '../vision/utils'

/** The number of images with which the latent space is drawn. */
const shownCodes = 2000

const testBatch = 1000

/** One autoencoder to train, with the losses that the notebook printed for it where the two can be compared. */
export interface ExperimentPlan {
  dim: number
  epochs: number
  /** Whether each epoch has a new Adam, as in the notebook's first experiment. */
  newAdamEachEpoch: boolean
  notebookLosses?: readonly number[]
}

export interface ExperimentSettings {
  dataset: Dataset<[Tensor, number]>
  digits: Tensor[]
  lr: number
  batchSize: number
  device: string
  seed: number
  out: string
  /** Images on which the loss is measured too. */
  test?: Dataset<[Tensor, number]>
  /** Whom to tell about steps, epochs and pictures. */
  tell?: (update: DashboardUpdate) => void
  signal?: AbortSignal
}

/** The notebook's three experiments in order, with the losses that it shows. */
export const notebookPlans: readonly Required<ExperimentPlan>[] = [
  {
    dim: 100,
    epochs: 6,
    newAdamEachEpoch: true,
    notebookLosses: [0.04748, 0.03105, 0.02336, 0.01886, 0.01599, 0.01408],
  },
  { dim: 3, epochs: 5, newAdamEachEpoch: false, notebookLosses: [0.06386, 0.06374, 0.0637, 0.06369, 0.06372] },
  { dim: 50, epochs: 5, newAdamEachEpoch: false, notebookLosses: [0.06367, 0.05832, 0.04324, 0.03454, 0.02813] },
]

/** What {@link train} is told for one experiment: its epochs, all with one Adam or each with a new one. */
async function trained(
  model: Autoencoder,
  { epochs, newAdamEachEpoch }: ExperimentPlan,
  { dataset, batchSize, lr, signal }: Pick<ExperimentSettings, 'dataset' | 'batchSize' | 'lr' | 'signal'>,
  told: { onBatch?: (end: BatchEnd) => void; onEpoch?: (end: EpochEnd) => unknown } = {},
): Promise<void> {
  const loader = new DataLoader(dataset, { batchSize })
  const run = (count: number, first: number) =>
    train(model.encoder, model.decoder, loader, {
      ...{ epochs: count, lr, signal, onBatch: told.onBatch },
      onEpoch: (end) => told.onEpoch?.({ ...end, epoch: first + end.epoch }),
    })
  if (newAdamEachEpoch) for (let epoch = 0; epoch < epochs; epoch++) await run(1, epoch)
  else await run(epochs, 0)
}

/** Takes part in an {@link experiment} that another rank reports. */
export async function takePart(
  plan: ExperimentPlan,
  settings: Pick<ExperimentSettings, 'dataset' | 'batchSize' | 'lr'>,
): Promise<void> {
  await trained(new Autoencoder({ latent: plan.dim }), plan, settings)
}

/**
 * Trains one autoencoder, starting from its seed. Its weights are saved after each epoch, so that stopping the program
 * loses at most the current epoch.
 */
export async function experiment(
  plan: ExperimentPlan,
  settings: ExperimentSettings,
  onEpoch: (end: EpochEnd) => void,
): Promise<ReportRun> {
  const { dim, newAdamEachEpoch, notebookLosses } = plan
  const { dataset, digits, lr, device, seed, out, test, tell } = settings
  manualSeed(seed)
  const model = new Autoencoder({ latent: dim })
  model.to(device)
  const shown = digits.map((digit) => digit.to(device))
  const name = `latent size ${dim}`
  const pictures: ReportPicture[] = []
  const addPicture = (title: string) => {
    const picture = { title, image: digitRow(reconstruct(model.encoder, model.decoder, shown)) }
    pictures.push(picture)
    tell?.({ run: name, picture })
  }
  addPicture('before training')
  const ends: ReportEpoch[] = []
  const losses: number[] = []
  let steps: Tensor[] = []
  const afterEpoch = async (end: EpochEnd) => {
    await model.save(join(out, `autoencoder-${dim}.safetensors`))
    // The losses are read together, once an epoch: reading each step's loss would make the CPU wait for a GPU.
    for (const value of ops.stack(steps).toTypedArray()) losses.push(Number(value))
    steps = []
    const testLoss = test && testLossOf(model, test, device)
    ends.push({ ...end, testLoss, lr, expectedLoss: notebookLosses?.[end.epoch] })
    tell?.({ run: name, ...end, testLoss, lr })
    addPicture(`after epoch ${end.epoch}`)
    onEpoch(end)
  }
  const onBatch = ({ loss, batch }: BatchEnd) => {
    steps.push(loss)
    tell?.({ run: name, step: batch, loss })
  }
  await trained(model, plan, settings, { onBatch, onEpoch: afterEpoch })
  return {
    name,
    detail: `784 → 100 → ${dim} → 100 → 784`,
    note: newAdamEachEpoch ? 'a new Adam for each epoch, as in the notebook' : undefined,
    epochs: ends,
    losses,
    original: { title: 'original', image: digitRow(digits) },
    pictures,
    latent: latentOf(model, dataset, device),
  }
}

/** The mean squared error between images and their reconstructions, over all of a data set. */
function testLossOf(model: Autoencoder, test: Dataset<[Tensor, number]>, device: string): number {
  let sum = 0
  for (let start = 0; start < test.length; start += testBatch) {
    const places = Array.from({ length: Math.min(testBatch, test.length - start) }, (_, i) => start + i)
    const [images] = getBatch(test, places)
    sum += noGrad(
      () => mseLoss(model.forward(images.to(device)), images.to(device), { reduction: 'sum' }).item() as number,
    )
  }
  return sum / (test.length * 28 * 28)
}

/** The latent codes of the first images, and what decodes them. */
function latentOf(model: Autoencoder, dataset: Dataset<[Tensor, number]>, device: string): ReportLatent {
  const places = Array.from({ length: Math.min(shownCodes, dataset.length) }, (_, place) => place)
  const [images, labels] = getBatch(dataset, places)
  const codes = noGrad(() => model.encode(images.to(device)).to({ device: 'cpu', dtype: 'float32' }))
  return { codes, labels, decoder: model.decoder }
}
