import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bars } from '../../bench/bars.mjs'
import { byPeer, report, save } from '../../bench/report.mjs'
import recorded from './recorded.json'

const result = (peer: string, threads: number, round: number, mean: number, more = {}) => ({
  ...{ part: 'step', workload: 'autoencoder', batch: 100, latent: 3, width: null, peer, threads, round },
  ...{ version: '1', losses: { 1: 0.2 }, mean, median: mean, startUp: 500, peakMb: 100, cpuSeconds: 1, others: 0 },
  ...more,
})
const runOf = (results: object[], more = {}) => ({
  ...recorded,
  results,
  refused: [],
  absent: [],
  overhead: null,
  ...more,
})
const barOf = (run: object, text: string) => bars(run).find((each: { text: string }) => each.text.includes(text))

test('peers are compared within each round, each with its better thread count', () => {
  // The machine was three times slower in the second round, which must not affect the ratios.
  const run = runOf([
    ...[result('torchnode compiled', 1, 0, 1.5), result('torchnode compiled', 2, 0, 1)],
    ...[result('python', 1, 0, 2), result('python', 2, 0, 4)],
    ...[result('torchnode compiled', 1, 1, 3), result('torchnode compiled', 2, 1, 9), result('python', 1, 1, 6)],
  ])
  expect(barOf(run, 'torchnode compiled / best Python')).toMatchObject({ value: '0.500 of Python', met: true })
})

test('C++ is compared at the thread count that was better for the compiled step', () => {
  const cpp = [result('c++ libtorch', 1, 0, 0.5), result('c++ libtorch', 2, 0, 0.98)]
  const ours = [result('torchnode compiled', 1, 0, 1.4), result('torchnode compiled', 2, 0, 1)]
  const python = [result('python', 1, 0, 1.1)]
  expect(barOf(runOf([...cpp, ...ours, ...python]), 'torchnode compiled / best Python')).toMatchObject({
    value: '0.909 of Python, 1.02 of C++',
    met: true,
  })
})

test.each([
  ['javascript', 14.9, 15.1],
  ['tfjs wasm', 19.9, 20.1],
  ['tfjs cpu', 99, 101],
  ['tfjs node', 4.9, 5.1],
  ['convnetjs', 59, 61],
  ['js-pytorch', 299, 301],
])('%s has its own target, met from there on', (peer, below, above) => {
  for (const [mean, met] of [
    [below, false],
    [above, true],
  ] as const) {
    const run = runOf([result('torchnode compiled', 1, 0, 1), result(peer, 1, 0, mean)])
    expect(barOf(run, `${peer} / torchnode compiled`)).toMatchObject({ met })
  }
})

test('inference is judged by its median call, the stack by the time of its products over that of its step', () => {
  const call = (peer: string, median: number) =>
    result(peer, 1, 0, 9, { workload: 'inference', batch: 1, latent: 100, median })
  const stack = (product: number) =>
    result('torchnode compiled', 2, 0, 100, {
      workload: 'stack',
      optimizer: 'SGD',
      batch: 1000,
      latent: null,
      width: 4096,
      product,
    })
  const run = runOf([call('torchnode compiled', 0.02), call('python', 0.05), call('onnxruntime', 0.019), stack(11.5)])
  expect(barOf(run, 'torchnode compiled / python below 1')).toMatchObject({ value: '0.400', met: true })
  expect(barOf(run, 'torchnode compiled / onnxruntime below 1')).toMatchObject({ met: false })
  expect(barOf(run, 'matrix products')).toMatchObject({ value: '92.0 %', met: true })
  const adam = { ...stack(11.5), optimizer: 'Adam' }
  expect(barOf(runOf([adam]), 'matrix products')).toBeUndefined()
  expect(barOf(runOf([stack(11.2)]), 'matrix products')).toMatchObject({ value: '89.6 %', met: false })
})

test('what was not measured is reported with the reason, never as met or not met', () => {
  const absent = [{ peer: 'tfjs node', reason: 'no libtensorflow' }]
  const bar = barOf(runOf([result('torchnode', 1, 0, 1)], { absent }), 'tfjs node')
  expect(bar).toMatchObject({ value: expect.stringContaining('tfjs node: no libtensorflow'), met: null })
  expect(report(runOf([result('torchnode', 1, 0, 1)], { absent }))).toContain('- tfjs node, absent: no libtensorflow')
})

test('the report lists a refused peer with what was wrong', () => {
  const refused = [
    { workload: 'autoencoder', batch: 100, latent: 3, width: null, peer: 'cheat', reason: 'its loss is 7' },
  ]
  const text = report(runOf([result('python', 1, 0, 1)], { refused }))
  expect(text).toContain('- cheat in training the autoencoder, latent 3, batch 100, REFUSED: its loss is 7')
})

test('a disturbed run says that it is no verdict', () => {
  expect(report(runOf([result('python', 1, 0, 1, { others: 0.31 })]))).toContain(
    'DISTURBED: other processes used up to 0.31',
  )
  expect(report(runOf([result('python', 1, 0, 1, { others: 0.29 })]))).not.toContain('DISTURBED')
})

describe('of a recorded run', () => {
  const text = report(recorded)

  test('the report has a table for each race and a row for each peer and thread count', () => {
    const titles = new Set(
      recorded.results.map(({ workload, batch, latent, width }) => `${workload} ${batch} ${latent} ${width}`),
    )
    expect(text.match(/^## (Training|Inference)/gm)).toHaveLength(titles.size)
    const groups = new Set(
      recorded.results.map(({ workload, batch, latent, width, peer, threads }) =>
        [workload, batch, latent, width, peer, threads].join(),
      ),
    )
    const rows = text
      .split('\n')
      .filter((line) => /^\| (torchnode|python|c\+\+|javascript|tfjs|convnetjs|js-pytorch|onnx)/.test(line))
    expect(rows).toHaveLength(groups.size)
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  test('the fastest comes first', () => {
    const training = recorded.results.filter(({ workload, batch }) => workload === 'autoencoder' && batch === 100)
    const medians = byPeer(training).map(([{ mean }]: { mean: number }[]) => mean)
    expect(medians.length).toBeGreaterThan(5)
    expect(medians).toEqual(medians.toSorted((a: number, b: number) => a - b))
  })

  test('three files with the same content are written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'torchnode-bench-test-'))
    try {
      const [md, json, svg] = save(folder, recorded).map((path: string) => readFileSync(path, 'utf8'))
      expect(md).toBe(text)
      expect(JSON.parse(json)).toMatchObject({ results: recorded.results, bars: bars(recorded) })
      expect(svg).toMatch(/^<svg .*<\/svg>\n$/s)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      for (const peer of new Set(recorded.results.map(({ peer }) => peer))) expect(svg).toContain(peer)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
