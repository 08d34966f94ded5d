import { join } from 'node:path'
import { noGrad } from '../autograd'
import { DataLoader } from '../data'
import { type Dataset, getBatch } from '../data/dataset'
import * as ops from '../generated/ops'
import { Autoencoder, type EpochEnd, reconstruct, train } from '../models'
import { manualSeed } from '../random'
import { projectTo2d, type ReportExperiment, type ReportLatent } from '../report'
import type { Tensor } from '../tensor'
import { digitRow } from '../vision/utils'

/** The number of images with which the latent space is drawn. */
const shownCodes = 2000

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

/**
 * Trains one autoencoder, starting from its seed. Its weights are saved after each epoch, so that stopping the program
 * loses at most the current epoch.
 */
export async function experiment(
  plan: ExperimentPlan,
  { dataset, digits, lr, batchSize, device, seed, out }: ExperimentSettings,
  onEpoch: (end: EpochEnd) => void,
): Promise<ReportExperiment> {
  const { dim, epochs, newAdamEachEpoch, notebookLosses } = plan
  manualSeed(seed)
  const model = new Autoencoder({ latent: dim })
  model.to(device)
  const loader = new DataLoader(dataset, { batchSize })
  const shown = digits.map((digit) => digit.to(device))
  const picture = (title: string) => ({ title, png: digitRow(reconstruct(model.encoder, model.decoder, shown)) })
  const result: ReportExperiment & { curve: number[] } = {
    dim,
    epochs: [],
    curve: [],
    pictures: [picture('before training')],
    note: newAdamEachEpoch ? 'a new Adam for each epoch, as in the notebook' : undefined,
  }
  let steps: Tensor[] = []
  const afterEpoch = async (end: EpochEnd) => {
    await model.save(join(out, `autoencoder-${dim}.safetensors`))
    // The losses are read together, once an epoch: reading each step's loss would make the CPU wait for a GPU.
    for (const value of ops.stack(steps).toTypedArray()) result.curve.push(Number(value))
    steps = []
    result.epochs.push({ ...end, notebookLoss: notebookLosses?.[end.epoch] })
    result.pictures.push(picture(`after epoch ${end.epoch}`))
    onEpoch(end)
  }
  const run = (count: number, first: number) =>
    train(model.encoder, model.decoder, loader, {
      epochs: count,
      lr,
      onBatch: ({ loss }) => steps.push(loss),
      onEpoch: (end) => afterEpoch({ ...end, epoch: first + end.epoch }),
    })
  if (newAdamEachEpoch) for (let epoch = 0; epoch < epochs; epoch++) await run(1, epoch)
  else await run(epochs, 0)
  return { ...result, latent: latentOf(model, dataset, device) }
}

/** The latent codes of the first images, in two dimensions. */
function latentOf(model: Autoencoder, dataset: Dataset<[Tensor, number]>, device: string): ReportLatent {
  const places = Array.from({ length: Math.min(shownCodes, dataset.length) }, (_, place) => place)
  const [images, labels] = getBatch(dataset, places)
  const codes = noGrad(() => model.encode(images.to(device)).to({ device: 'cpu', dtype: 'float32' }))
  const { points, axes } = projectTo2d(codes.toTypedArray() as Float32Array, model.latent)
  return { points, axes, labels: Uint8Array.from(labels.toTypedArray(), Number) }
}
