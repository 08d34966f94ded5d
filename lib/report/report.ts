import { join } from 'node:path'
import { isPlain, type Rest, refuseValue, requireString, settings } from '../arguments'
import { status } from '../binding/native'
import { ensureWritableFolder, writeFileAtomic } from '../system/files'
import { packageVersion } from '../system/version'
import type { ReportOptions, ReportRun } from './data'
import { reportPage } from './page'
import { pngOf, runViews } from './settle'

/**
 * Writes a page about one training or several: losses, test losses, metrics and learning rates as charts with values
 * where the pointer is and parts that can be enlarged, pictures with a slider for the epoch, codes whose points are
 * decoded in the page, a confusion matrix, samples; several runs side by side. The page is one HTML file that needs no
 * network; the file is replaced atomically.
 *
 * ```ts
 * await torch.report({ name: 'first', epochs: [{ loss: 0.5, testLoss: 0.6 }], losses }, 'report.html')
 * ```
 * @param runs - one run or several, whose names differ
 * @throws TypeError or TorchError for what it does not understand, `ERR_FILE` if the file cannot be written
 */
export async function report(
  runs: ReportRun | readonly ReportRun[],
  path: string,
  ...rest: Rest<ReportOptions>
): Promise<void> {
  const options = reportOptions('report', rest)
  requireString('report', 'path', path)
  const page = reportPage(runViews('report', runs), options)
  await writeFileAtomic(path, page)
}

/** What a report says beside its runs, checked; without `versions` those in use. */
function reportOptions(where: string, rest: readonly unknown[]): ReportOptions {
  const none: ReportOptions = {
    ...{ title: undefined, lead: undefined, lossName: undefined, expected: undefined },
    ...{ options: undefined, machine: undefined, versions: undefined, date: undefined },
  }
  const options = settings(where, none, rest)
  for (const name of ['title', 'lead', 'lossName', 'expected'] as const)
    if (options[name] !== undefined) requireString(where, name, options[name])
  for (const name of ['options', 'machine', 'versions'] as const)
    if (options[name] !== undefined && !isPlain(options[name]))
      refuseValue(where, name, 'an object', options[name], true)
  const { date } = options
  if (
    date !== undefined &&
    !(Object.prototype.toString.call(date) === '[object Date]' && Number.isFinite(Number(date)))
  )
    refuseValue(where, 'date', 'a Date', date, true)
  const versions = { torchnode: packageVersion(), libtorch: status.version, node: process.versions.node }
  return { ...options, versions: options.versions ?? versions }
}

/**
 * Writes `report.html` into a folder, and each picture as a PNG beside it: `first-0-before-training.png`. The report is
 * written last.
 *
 * @param folder - created if it does not exist
 * @returns the paths of the files, the report first
 * @throws {@link TorchError} `ERR_FILE` if the folder or a file cannot be written
 */
export async function writeReport(
  folder: string,
  runs: readonly ReportRun[],
  options: ReportOptions,
): Promise<string[]> {
  const into = ensureWritableFolder(folder)
  const page = reportPage(runViews('writeReport', runs), reportOptions('writeReport', [options]))
  const pictures = picturesOf(runs).map(({ name, png }) => ({ path: join(into, name), png }))
  for (const { path, png } of pictures) await writeFileAtomic(path, png)
  const path = join(into, 'report.html')
  await writeFileAtomic(path, page)
  return [path, ...pictures.map((picture) => picture.path)]
}

function picturesOf(runs: readonly ReportRun[]): { name: string; png: Uint8Array }[] {
  const stems = runs.map(({ name }, i) => {
    const before = runs.slice(0, i).filter((other) => slug(other.name) === slug(name)).length
    return before === 0 ? slug(name) : `${slug(name)}-run-${before + 1}`
  })
  const original = runs.find((run) => run.original !== undefined)?.original
  return [
    ...(original ? [{ name: 'digits.png', png: pngOf('writeReport', 'original', original.image) }] : []),
    ...runs.flatMap(({ pictures = [] }, i) =>
      pictures.map(({ title, image }, place) => ({
        name: `${stems[i]}-${place}-${slug(title)}.png`,
        png: pngOf('writeReport', 'pictures', image),
      })),
    ),
  ]
}

/** A title as part of a file name that is valid on all file systems. */
function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}
