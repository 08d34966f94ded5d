import type { ReportData } from '../../lib/report/data'
import { reportPage } from '../../lib/report/page'

const png = Buffer.from('89504e470d0a1a0a', 'hex')
const run: ReportData = {
  dataset: { name: 'MNIST', images: 60_000 },
  digits: { title: 'digits', png },
  experiments: [
    {
      dim: 3,
      epochs: [
        { epoch: 1, loss: 0.0639, notebookLoss: 0.063856, seconds: 1.25 },
        { epoch: 2, loss: 0.0637, notebookLoss: 0.0637356, seconds: 1.5 },
      ],
      curve: [0.2, 0.1, 0.07, 0.0637],
      pictures: [
        { title: 'before training', png },
        { title: 'after epoch 1', png },
      ],
      latent: { points: Float32Array.of(0, 0, 1, 1), labels: Uint8Array.of(4, 7) },
    },
    { dim: 50, epochs: [{ epoch: 1, loss: 0.05, seconds: 1 }], curve: [0.2, 0.05], pictures: [] },
  ],
  options: { lr: 0.001, quick: false },
  machine: { cpu: 'one', threads: 2 },
  versions: { torchnode: '0.1.0', libtorch: '2.11.0' },
  date: new Date('2026-01-02T12:00:00Z'),
}

test('the page needs no other files, scripts or network', () => {
  const page = reportPage(run)
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toContain(`src="data:image/png;base64,${png.toString('base64')}"`)
  expect(page).not.toMatch(/<script|<link|<iframe|@import|url\(|src="(?!data:)|href=|https?:/)
  expect(page).toContain("default-src 'none'")
})

test('the page is readable in light and in dark', () => {
  expect(reportPage(run)).toMatch(/color-scheme: light dark[\s\S]*prefers-color-scheme: dark/)
})

test('every picture has its own description', () => {
  const alts = [...reportPage(run).matchAll(/<img alt="([^"]*)"/g)].map(([, alt]) => alt)
  expect(alts).toHaveLength(4)
  expect(new Set(alts).size).toBe(4)
  expect(alts).toContain('The ten digits drawn from 3 numbers each, after epoch 1')
})

test('each epoch has a row with its loss, the printed value and their difference', () => {
  const page = reportPage(run)
  expect(page).toContain('<tr><td>1</td><td>0.063900</td><td>0.063856</td><td>+0.07 %</td><td>1.25</td></tr>')
  expect(page).toContain('<tr><td>2</td><td>0.063700</td><td>0.063736</td><td>−0.06 %</td><td>1.50</td></tr>')
})

test('without printed values the table has no columns for them', () => {
  expect(reportPage(run)).toContain('<tr><td>1</td><td>0.050000</td><td>1.00</td></tr>')
})

test('figures and tables are numbered consecutively', () => {
  const numbers = [...reportPage(run).matchAll(/<b>(Figure|Table) (\d+)\.<\/b>/g)].map(([, kind, n]) => `${kind} ${n}`)
  expect(numbers).toEqual([
    'Figure 1',
    'Figure 2',
    'Figure 3',
    'Figure 4',
    'Table 1',
    'Figure 5',
    'Figure 6',
    'Table 2',
  ])
})

test('options, machine and versions are listed', () => {
  const page = reportPage(run)
  for (const [name, value] of [
    ['lr', '0.001'],
    ['quick', 'false'],
    ['threads', '2'],
    ['libtorch', '2.11.0'],
  ])
    expect(page).toContain(`<dt>${name}</dt><dd>${value}</dd>`)
})

test('whatever comes from outside is escaped', () => {
  const evil = '"><script>alert(1)</script>&'
  const page = reportPage({
    ...run,
    title: evil,
    dataset: { name: evil, images: 1, note: evil },
    digits: { title: evil, png },
    experiments: [
      {
        ...run.experiments[0],
        note: evil,
        pictures: [{ title: evil, png }],
        latent: { ...run.experiments[0].latent!, axes: [evil, evil] },
      },
    ],
    options: { [evil]: evil },
    machine: { [evil]: evil },
    versions: { torchnode: evil, [evil]: evil },
  })
  expect(page).not.toContain('<script')
  expect(page.match(/&quot;&gt;&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(15)
})

test('the report of one experiment has no comparison', () => {
  const page = reportPage({ ...run, experiments: [run.experiments[1]] })
  expect(page).toContain('<h1>An autoencoder on MNIST</h1>')
  expect(page).not.toContain('All trainings')
})

test('a run that ended before its first epoch has a report, and so does one without any experiment', () => {
  const stopped = { ...run, experiments: [{ dim: 3, epochs: [], curve: [], pictures: [] }] }
  for (const page of [reportPage(stopped), reportPage({ ...run, experiments: [] })])
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
})
