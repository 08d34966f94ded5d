import { type Chart, drawChart, frameOf, legendOf, scalesOf } from '../../lib/report/chart'
import { bucketsOf, comparisonCharts, latentChart, lossChart, otherCharts } from '../../lib/report/charts'
import type { EpochView, RunView } from '../../lib/report/view'

const count = (text: string, part: string | RegExp) => [...text.matchAll(new RegExp(part, 'g'))].length
const draw = (chart: Chart, width = 720) => drawChart(chart, frameOf(chart, width)).text

function runOf(curve: number[], epochs: Partial<EpochView>[] = [], more: Partial<RunView> = {}): RunView {
  const views = epochs.map((epoch, i) => ({ epoch: i, metrics: {}, ...epoch }))
  const empty = { pictures: [], samples: [], rates: [], each: 1 }
  return { name: 'first', epochs: views, steps: bucketsOf(curve, 240), stepCount: curve.length, ...empty, ...more }
}
const loss = (run: RunView) => lossChart(run, 'error', 'notebook')

test('buckets contain the mean and the range of equally many steps, with none lost', () => {
  expect(bucketsOf([1, 2, 3, 4, 5], 3)).toEqual([
    { step: 1.5, mean: 1.5, low: 1, high: 2 },
    { step: 3.5, mean: 3.5, low: 3, high: 4 },
    { step: 5, mean: 5, low: 5, high: 5 },
  ])
  expect(bucketsOf(new Float32Array(3000).fill(0.5), 240)).toHaveLength(231)
})

test('a loss that is not finite leaves a gap and nothing else', () => {
  expect(bucketsOf([NaN, 2, Infinity, NaN], 2)).toEqual([{ step: 1.5, mean: 2, low: 2, high: 2 }])
})

test('the loss chart has dots for the epochs and for the test losses, rings for expected ones, a line between epochs', () => {
  const run = runOf(
    [0.4, 0.3, 0.25, 0.2],
    [
      { loss: 0.3, testLoss: 0.35, expectedLoss: 0.31 },
      { loss: 0.2, testLoss: 0.3 },
    ],
  )
  const chart = draw(loss(run))
  expect([count(chart, 'class="dot"'), count(chart, 'class="ring"'), count(chart, 'class="guide"')]).toEqual([4, 1, 1])
  expect(chart).toContain('aria-label="Loss of 4 steps of first, from 0.4 to 0.2"')
  expect(chart).not.toContain('log scale')
  const names = legendOf(loss(run)).text.match(/[^>]+(?=<\/span>)/g)
  expect(names).toEqual(['loss of each step', 'last batch of the epoch', 'test loss', 'notebook'])
})

test('losses over a wide range are drawn on a logarithmic scale', () => {
  expect(draw(loss(runOf([0.4, 0.01])))).toContain('log scale')
})

test('a part of a chart that is enlarged has ticks of its own', () => {
  const chart = loss(runOf(Array.from({ length: 1000 }, (_, i) => 1 / (i + 1))))
  const scales = scalesOf(chart, { width: 720, height: 360, view: { x: [100, 110], y: [0.009, 0.01] } })!
  expect(scales.x.ticks.map(({ label }) => label)).toEqual(['100', '102', '104', '106', '108', '110'])
  expect(scales.y.isLog).toBe(false)
  expect(scales.x.valueAt(scales.x.place(105))).toBeCloseTo(105, 9)
})

test.each<[string, number[]]>([
  ['no step', []],
  ['one step', [0.5]],
  ['equal losses', [0.5, 0.5]],
  ['a loss of zero', [0.5, 0]],
  ['only zeros', [0, 0]],
  ['negative losses', [-0.5, -3]],
  ['NaN from the second step on', [0.5, NaN, NaN]],
  ['NaN only', [NaN, NaN]],
])('a curve of %s is drawn or called empty, without NaN in the SVG', (_, curve) => {
  for (const width of [240, 720]) {
    const charts = [
      loss(runOf(curve, [{ loss: curve.at(-1) ?? NaN }])),
      ...comparisonCharts([runOf(curve)], '').map(({ chart }) => chart),
    ]
    for (const chart of charts) {
      const text = draw(chart, width)
      expect(text).toMatch(/<path class="line" d="M|no finite value/)
      expect(text).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/)
    }
  }
})

test('several runs have one chart for each thing that they have', () => {
  const epochs = [0.3, 0.2].map((value) => ({ loss: value, testLoss: value, lr: value, metrics: { accuracy: value } }))
  const charts = comparisonCharts([runOf([1, 2], epochs), runOf([], [], { name: 'second' })], 'error')
  const titles = ['Loss by step', 'Test loss by epoch', 'accuracy by epoch', 'Learning rate by epoch']
  expect(charts.map(({ title }) => title)).toEqual(titles)
  expect(charts[0].chart.series.map(({ name }) => name)).toEqual(['first'])
  expect(otherCharts(runOf([1, 2], epochs)).map(({ title }) => title)).toEqual(titles.slice(2))
})

test('a learning rate of the steps is drawn by step', () => {
  const rates = bucketsOf([0.1, 0.2, 0.3], 10)
  const charts = comparisonCharts([runOf([1, 2], [{ lr: 1 }, { lr: 2 }], { rates })], 'error')
  expect(charts.map(({ title }) => title)).toEqual(['Loss by step', 'Learning rate by step'])
})

test('a learning rate that stays as it is has no chart', () => {
  const charts = comparisonCharts([runOf([1], [{ lr: 1 }, { lr: 1 }])], 'error')
  expect(charts.map(({ title }) => title)).not.toContain('Learning rate by epoch')
})

test('the latent chart draws a dot for each code in the colour of its label, and names the label', () => {
  const groups = Array.from({ length: 30 }, (_, i) => i % 3)
  const latent = {
    groups,
    x: groups,
    y: groups.map((_, i) => i / 30),
    names: ['a', 'b', 'c'],
    axes: ['p', 'q'] as [string, string],
    isCollapsed: false,
    infinite: 0,
    dim: 2,
  }
  const chart = draw(latentChart(runOf([], [], { latent }))!)
  for (const [group, name] of latent.names.entries()) {
    const path = chart.match(new RegExp(`<path class="d${group}" d="(M[0-9]{2}[^"]*)"`))?.[1] ?? ''
    expect(count(path, 'h0')).toBe(10)
    expect(chart).toMatch(new RegExp(`<text class="name"[^>]*>${name}</text>`))
  }
  expect(latentChart(runOf([], [], { latent: { ...latent, isCollapsed: true } }))).toBeUndefined()
})
