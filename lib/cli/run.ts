import { cpus } from 'node:os'
import { join, relative } from 'node:path'
import { getNumThreads } from '../backends/threads'
import { DataLoader, Subset } from '../data'
import type { Dataset } from '../data/dataset'
import { destroyProcessGroup } from '../distributed'
import { TorchError } from '../errors'
import { zeros } from '../generated/ops'
import { findDigits } from '../models'
import { joinLaunched } from '../models/launched'
import { type Dashboard, type ReportRun, serveDashboard, writeReport } from '../report'
import { ensureWritableFolder } from '../system/files'
import type { Tensor } from '../tensor'
import * as ranks from '../trainer/ranks'
import { findImages, imagesOf, type TrainingImages } from './dataset'
import { type ExperimentPlan, experiment, notebookPlans, takePart } from './experiment'
import { requireShares } from './options'

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
  dashboard?: boolean
  port: number
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

/** Runs `torchnode train`: it refuses everything that is wrong before the first step. All ranks of a launcher train together. */
export async function run(settings: TrainSettings): Promise<void> {
  const isMade = await joinLaunched()
  requireShares(settings.batchSize, ranks.size())
  if (ranks.reports()) await report(settings)
  else await takeParts(settings)
  // Not after an error: the other ranks would report the lost group before this one reports its error.
  if (isMade) destroyProcessGroup()
}

/** The images of each epoch. */
function datasetOf(images: TrainingImages, quick: boolean): Dataset<[Tensor, number]> {
  const all: Dataset<[Tensor, number]> = images.dataset
  return quick ? new Subset(all, Array(Math.min(quickImages, all.length)).keys()) : all
}

/** Trains with rank 0, which reports. */
async function takeParts(settings: TrainSettings): Promise<void> {
  const source = ranks.ofFirst({ root: null, how: '' })
  const images = imagesOf(source)
  const { lr, batchSize, quick = false } = settings
  const conditions = { dataset: datasetOf(images, quick), lr, batchSize: batchSize / ranks.size() }
  try {
    for (const plan of plansFor(settings, images)) await takePart(plan, conditions)
  } catch (error) {
    // Rank 0 was stopped by its live page, and says so.
    if (!(error instanceof TorchError && error.code === 'ERR_ABORTED')) throw error
  }
}

/** Trains, and reports what comes of it. */
async function report(settings: TrainSettings): Promise<void> {
  const { device, quick = false } = settings
  const warn = (line: string) => process.stderr.write(`${line}\n`)
  const out = ensureWritableFolder(settings.out)
  zeros([1], { device })
  const source = await findImages(settings.data, warn)
  const images = imagesOf(source)
  ranks.ofFirst(source)
  const dataset = datasetOf(images, quick)
  const dashboard = settings.dashboard
    ? await serveDashboard({ title: `Autoencoders on ${images.name}`, lossName, port: settings.port })
    : undefined
  // On stderr, where the objects of --json are not.
  if (dashboard) warn(`the live page: ${dashboard.url}`)
  try {
    await runPlans(settings, images, dataset, out, dashboard)
  } catch (error) {
    if (!dashboard?.signal.aborted) throw error
    const [say] = voices(settings)
    say('\nstopped by the live page; the weights of the last whole epoch are kept')
  } finally {
    await dashboard?.close()
  }
}

/** Where lines for people go, and where objects go. */
function voices({ json = false }: TrainSettings): [say: (line: string) => void, print: (object: object) => void] {
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`)
  return [say, (object) => json && process.stdout.write(`${JSON.stringify(object)}\n`)]
}

async function runPlans(
  settings: TrainSettings,
  images: TrainingImages,
  dataset: Dataset<[Tensor, number]>,
  out: string,
  dashboard: Dashboard | undefined,
): Promise<void> {
  const { lr, batchSize, device, seed } = settings
  const [say, print] = voices(settings)
  const digits = findDigits(new DataLoader(dataset, { batchSize: 100 }))
  say(`${images.name}: ${dataset.length} images ${images.note}`)
  const runs: ReportRun[] = []
  for (const plan of plansFor(settings, images)) {
    say(`\nlatent ${plan.dim}${plan.newAdamEachEpoch ? ', a new Adam for each epoch' : ''}`)
    say('epoch      loss  notebook  seconds')
    const conditions = {
      dataset,
      digits,
      lr,
      batchSize: batchSize / ranks.size(),
      device,
      seed,
      out,
      test: images.test,
      tell: dashboard?.update,
      signal: dashboard?.signal,
    }
    const done = await experiment(plan, conditions, ({ epoch, loss, seconds }) => {
      print({ dim: plan.dim, epoch, loss, seconds })
      const beside = plan.notebookLosses?.[epoch]?.toFixed(5) ?? '-'
      say(`${cell(epoch, 5)}${cell(loss.toFixed(5), 10)}${cell(beside, 10)}${cell(seconds.toFixed(1), 9)}`)
    })
    runs.push(done)
    await writePage(settings, images, dataset.length, runs, out)
  }
  say(
    `\npictures, weights and the report are in ${relative('', out) || out}: open ${join(relative('', out) || out, 'report.html')}`,
  )
}

const lossName = 'mean squared error'
const cell = (value: string | number, width: number) => String(value).padStart(width)
const count = (value: number) => value.toLocaleString('en-US')

/**
 * Writes the report after each experiment, so that a run that is stopped has the pictures of the experiments before.
 */
async function writePage(
  settings: TrainSettings,
  images: TrainingImages,
  length: number,
  runs: ReportRun[],
  out: string,
): Promise<void> {
  const { lr, batchSize, device, seed, quick = false } = settings
  const squeezes = runs.length === 1 ? 'A network squeezes' : `Each of ${runs.length} networks squeezes`
  await writeReport(out, runs, {
    title: `${runs.length === 1 ? 'An autoencoder' : 'Autoencoders'} on ${images.name}`,
    lead: `A picture of ${images.name} is 784 pixels. ${squeezes} it into a few numbers and draws it again from those alone. ${count(length)} pictures make an epoch; no label is used. The pictures: ${images.note}.`,
    lossName,
    expected: 'notebook',
    options: { lr, batchSize, device, seed, quick },
    machine: { cpu: cpus()[0]?.model ?? 'unknown', threads: getNumThreads() },
  })
}
