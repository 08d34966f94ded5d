import { bucketsOf, comparisonChart, isCollapsed, latentChart, lossChart } from '../../lib/report/chart'

const epochs = [
  { epoch: 1, loss: 0.3, notebookLoss: 0.31, seconds: 1 },
  { epoch: 2, loss: 0.2, seconds: 1 },
]
const count = (text: string, part: string | RegExp) => [...text.matchAll(new RegExp(part, 'g'))].length

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

test('the loss chart has a dot for each epoch, a ring for each printed value, a line between epochs', () => {
  const chart = lossChart({ dim: 3, epochs, curve: [0.4, 0.3, 0.25, 0.2], pictures: [] }).text
  expect(count(chart, '<circle class="dot" cx="\\d{2,}')).toBe(2 + 1)
  expect(count(chart, '<circle class="ring" cx="\\d{2,}')).toBe(1 + 1)
  expect(count(chart, 'class="guide"')).toBe(1)
  expect(chart).toContain('aria-label="Loss of 4 steps at latent size 3, from 0.4 to 0.2"')
  expect(chart).not.toContain('log scale')
})

test('losses over a wide range are drawn on a logarithmic scale', () => {
  expect(lossChart({ dim: 3, epochs: [], curve: [0.4, 0.01], pictures: [] }).text).toContain('log scale')
})

test.each<[string, number[]]>([
  ['no step', []],
  ['one step', [0.5]],
  ['equal losses', [0.5, 0.5]],
  ['a loss of zero', [0.5, 0]],
  ['NaN from the second step on', [0.5, NaN, NaN]],
  ['NaN only', [NaN, NaN]],
])('a curve of %s is drawn or called empty, without NaN in the SVG', (_, curve) => {
  for (const chart of [
    lossChart({ dim: 3, epochs: [{ epoch: 1, loss: curve.at(-1) ?? NaN, seconds: 0 }], curve, pictures: [] }),
    comparisonChart([{ dim: 3, epochs: [], curve, pictures: [] }]),
  ]) {
    expect(chart.text).toMatch(/<path class="line" d="M|had a finite loss/)
    expect(chart.text).not.toMatch(/="[^"]*(NaN|Infinity|undefined)/)
  }
})

test('the latent chart draws a dot for each code in the colour of its digit, and names the digit', () => {
  const labels = Uint8Array.from({ length: 30 }, (_, i) => i % 3)
  const points = Float32Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? (i / 2) % 3 : i / 60))
  const chart = latentChart({ points, labels }, 2).text
  for (const digit of [0, 1, 2]) {
    const path = chart.match(new RegExp(`<path class="d${digit}" d="(M[0-9]{2}[^"]*)"`))?.[1] ?? ''
    expect(count(path, 'h0')).toBe(10)
    expect(chart).toMatch(new RegExp(`<text class="name"[^>]*>${digit}</text>`))
  }
  expect(chart).not.toMatch(/<text class="name"[^>]*>3</)
})

test('codes on one point are shown as one point, and are called collapsed', () => {
  const latent = { points: new Float32Array(20).map((_, i) => 0.5 + i * 1e-6), labels: new Uint8Array(10) }
  expect(isCollapsed(latent)).toBe(true)
  expect(isCollapsed({ ...latent, points: new Float32Array(20).map((_, i) => i / 20) })).toBe(false)
  expect(latentChart(latent, 3).text).not.toMatch(/class="name"|NaN/)
})
