import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { report } from '../../lib'
import { writeReport } from '../../lib/report/report'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torchnode-report-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const png = (last: number) => Buffer.from([...Buffer.from('89504e470d0a1a0a', 'hex'), last])
const run = (name: string, titles: string[]) => ({
  name,
  losses: [0.5],
  original: { title: 'digits', image: png(7) },
  pictures: titles.map((title, i) => ({ title, image: png(i) })),
})

test('a report and every picture beside it are written into a folder that is made', async () => {
  const runs = [run('Latent 3', ['before training', 'after epoch 1']), run('latent-3', ['../../evil: "ä"'])]
  const files = await writeReport(join(folder, 'new', 'run'), runs, {})
  expect(files.map((file) => basename(file))).toEqual([
    'report.html',
    'digits.png',
    'latent-3-0-before-training.png',
    'latent-3-1-after-epoch-1.png',
    'latent-3-run-2-0-evil.png',
  ])
  expect(readdirSync(join(folder, 'new', 'run')).sort()).toEqual(files.map((file) => basename(file)).sort())
  expect(readFileSync(files[1])).toEqual(png(7))
  expect(readFileSync(files[0], 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
})

test('a folder that cannot be made is an error that names it', async () => {
  const file = join(folder, 'file')
  writeFileSync(file, 'x')
  await expect(writeReport(join(file, 'run'), [run('a', [])], {})).rejects.toMatchObject({ code: 'ERR_FILE' })
  expect(readFileSync(file, 'utf8')).toBe('x')
})

test('a report of one run is one file, with the versions in use', async () => {
  const path = join(folder, 'page.html')
  await report({ name: 'first', losses: [1, 0.5] }, path)
  expect(readdirSync(folder)).toEqual(['page.html'])
  expect(readFileSync(path, 'utf8')).toMatch(/<title>The training of first<\/title>[\s\S]*<dt>libtorch<\/dt><dd>2\.11/)
})

test.each<[string, unknown[], RegExp]>([
  ['a path that is none', [{ name: 'a' }, 3], /^report: path must be a string/],
  [
    'an option that it does not have',
    [{ name: 'a' }, 'x.html', { titel: 'b' }],
    /has no option "titel"; its options are title, lead/,
  ],
  ['a title that is a number', [{ name: 'a' }, 'x.html', { title: 1 }], /title must be a string/],
  ['a date that is none', [{ name: 'a' }, 'x.html', { date: new Date(NaN) }], /date must be a Date/],
])('%s is refused, and nothing written', async (_, args, message) => {
  await expect((report as (...all: unknown[]) => Promise<void>)(...args)).rejects.toThrow(message)
  expect(readdirSync(folder)).toEqual([])
})
