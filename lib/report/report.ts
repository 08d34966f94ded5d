import { join } from 'node:path'
import { ensureWritableFolder, writeFileAtomic } from '../system/files'
import type { ReportData, ReportPicture } from './data'
import { reportPage } from './page'

/**
 * Writes `report.html`, which is self-contained, and each picture as a PNG beside it: `digits.png`,
 * `latent-3-0-before-training.png`. Each file is replaced atomically; the report is written last.
 *
 * @param folder - created if it does not exist
 * @returns the paths of the files, the report first
 * @throws {@link TorchError} `ERR_FILE` if the folder or a file cannot be written
 */
export async function writeReport(folder: string, run: ReportData): Promise<string[]> {
  const into = ensureWritableFolder(folder)
  const pictures = picturesOf(run).map(({ name, png }) => ({ path: join(into, name), png }))
  for (const { path, png } of pictures) await writeFileAtomic(path, png)
  const report = join(into, 'report.html')
  await writeFileAtomic(report, reportPage(run))
  return [report, ...pictures.map(({ path }) => path)]
}

function picturesOf({ digits, experiments }: ReportData): { name: string; png: Uint8Array }[] {
  const named = (stem: string, pictures: ReportPicture[]) =>
    pictures.map(({ title, png }, i) => ({ name: `${stem}-${i}-${slug(title)}.png`, png }))
  const stems = experiments.map(({ dim }, i) => {
    const before = experiments.slice(0, i).filter((other) => other.dim === dim).length
    return before === 0 ? `latent-${dim}` : `latent-${dim}-run-${before + 1}`
  })
  return [
    ...(digits ? [{ name: 'digits.png', png: digits.png }] : []),
    ...experiments.flatMap(({ pictures }, i) => named(stems[i], pictures)),
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
