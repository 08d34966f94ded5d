import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ReportData } from '../../lib/report/data'
import { writeReport } from '../../lib/report/report'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-report-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const experiment = (dim: number, titles: string[]) => ({
  dim,
  epochs: [],
  curve: [0.5],
  pictures: titles.map((title, i) => ({ title, png: Uint8Array.of(i) })),
})
const run: ReportData = {
  dataset: { name: 'MNIST', images: 1 },
  digits: { title: 'digits', png: Uint8Array.of(7) },
  experiments: [experiment(3, ['before training', 'after epoch 1']), experiment(3, ['../../evil: "ä"'])],
  options: {},
  machine: {},
  versions: {},
}

test('a report and every picture beside it are written into a folder that is made', async () => {
  const files = await writeReport(join(folder, 'new', 'run'), run)
  expect(files.map((file) => basename(file))).toEqual([
    'report.html',
    'digits.png',
    'latent-3-0-before-training.png',
    'latent-3-1-after-epoch-1.png',
    'latent-3-run-2-0-evil.png',
  ])
  expect(readdirSync(join(folder, 'new', 'run')).sort()).toEqual(files.map((file) => basename(file)).sort())
  expect([...readFileSync(files[1])]).toEqual([7])
  expect(readFileSync(files[0], 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
})

test('a folder that cannot be made is an error that names it', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'x')
  await expect(writeReport(join(file, 'run'), run)).rejects.toMatchObject({ code: 'ERR_FILE' })
  expect(readFileSync(file, 'utf8')).toBe('x')
})
