import { cpus } from 'node:os'
import { join, relative } from 'node:path'
import { getNumThreads } from '../backends/threads'
import { status } from '../binding/native'
import { DataLoader, Subset } from '../data'
import type { Dataset } from '../data/dataset'
import { zeros } from '../generated/ops'
import { findDigits } from '../models'
import { type ReportExperiment, writeReport } from '../report'
import { ensureWritableFolder } from '../system/files'
import type { Tensor } from '../tensor'
import { digitRow } from '../vision/utils'
import { type TrainingImages, trainingImages } from './dataset'
import { type ExperimentPlan, experiment, notebookPlans } from './experiment'
import { packageVersion } from './version'

/** The command's options, as commander has checked them. */
export interface TrainSettings {
  data?: string
  dim?: number
  epochs?: number
  lr: number
  batchSize: number
  device: string
  seed: number
  out: string
  quick?: boolean
  json?: boolean
}

const quickImages = 6000

/** The experiments to run; the notebook's losses are included only where both train in the same way. */
function plansFor({ dim, epochs, quick, lr, batchSize }: TrainSettings, { name }: TrainingImages): ExperimentPlan[] {
  const chosen: readonly ExperimentPlan[] =
    dim === undefined
      ? notebookPlans
      : [
          {
            newAdamEachEpoch: false,
            ...notebookPlans.find((plan) => plan.dim === dim && !plan.newAdamEachEpoch),
            dim,
            epochs: 5,
          },
        ]
  const comparable = name === 'MNIST' && !quick && lr === 1e-3 && batchSize === 100
  return chosen.map((plan) => ({
    ...plan,
    epochs: epochs ?? (quick ? 1 : plan.epochs),
    notebookLosses: comparable ? plan.notebookLosses : undefined,
  }))
}

/** Runs `torchnode train`: it refuses everything that is wrong before the first step. */
export async function run(settings: TrainSettings): Promise<void> {
  const { lr, batchSize, device, seed, quick = false, json = false } = settings
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`)
  const warn = (line: string) => process.stderr.write(`${line}\n`)
  const out = ensureWritableFolder(settings.out)
  zeros([1], { device })
  const images = await trainingImages(settings.data, warn)
  const all: Dataset<[Tensor, number]> = images.dataset
  const dataset = quick ? new Subset(all, Array(Math.min(quickImages, all.length)).keys()) : all
  const digits = findDigits(new DataLoader(dataset, { batchSize: 100 }))
  say(`${images.name}: ${dataset.length} images ${images.note}`)
  const experiments: ReportExperiment[] = []
  for (const plan of plansFor(settings, images)) {
    say(`\nlatent ${plan.dim}${plan.newAdamEachEpoch ? ', a new Adam for each epoch' : ''}`)
    say('epoch      loss  notebook  seconds')
    const conditions = { dataset, digits, lr, batchSize, device, seed, out }
    const done = await experiment(plan, conditions, ({ epoch, loss, seconds }) => {
      if (json) process.stdout.write(`${JSON.stringify({ dim: plan.dim, epoch, loss, seconds })}\n`)
      const beside = plan.notebookLosses?.[epoch]?.toFixed(5) ?? '-'
      say(`${cell(epoch, 5)}${cell(loss.toFixed(5), 10)}${cell(beside, 10)}${cell(seconds.toFixed(1), 9)}`)
    })
    experiments.push(done)
    await report(settings, images, dataset.length, digits, experiments, out)
  }
  say(
    `\npictures, weights and the report are in ${relative('', out) || out}: open ${join(relative('', out) || out, 'report.html')}`,
  )
}

const cell = (value: string | number, width: number) => String(value).padStart(width)

/**
 * Writes the report after each experiment, so that a run that is stopped has the pictures of the experiments before.
 */
async function report(
  settings: TrainSettings,
  images: TrainingImages,
  count: number,
  digits: Tensor[],
  experiments: ReportExperiment[],
  out: string,
): Promise<void> {
  const { lr, batchSize, device, seed, quick = false } = settings
  await writeReport(out, {
    dataset: { name: images.name, images: count, note: images.note },
    digits: { title: 'originals', png: digitRow(digits) },
    experiments,
    options: { lr, batchSize, device, seed, quick },
    machine: { cpu: cpus()[0]?.model ?? 'unknown', threads: getNumThreads() },
    versions: { torchnode: packageVersion(), libtorch: status.version, node: process.versions.node },
  })
}
