import { createHash } from 'node:crypto'
import type { ReportOptions, ReportRun } from '../../lib'
import * as torch from '../../lib'
import { reportPage } from '../../lib/report/page'
import { runViews } from '../../lib/report/settle'

const png = Buffer.from('89504e470d0a1a0a', 'hex')
const options: ReportOptions = {
  title: 'Two trainings',
  lead: 'A first <paragraph>.',
  expected: 'notebook',
  options: { lr: 0.001, quick: false },
  machine: { cpu: 'one', threads: 2 },
  versions: { torchnode: '0.1.0', libtorch: '2.11.0' },
  date: new Date('2026-01-02T12:00:00Z'),
}
const runs = (): ReportRun[] => [
  {
    name: 'small',
    original: { title: 'original', image: png },
    epochs: [
      { epoch: 1, loss: 0.0639, testLoss: 0.07, expectedLoss: 0.063856, seconds: 1.25 },
      { epoch: 2, loss: 0.0637, testLoss: 0.0699, expectedLoss: 0.0637356, seconds: 1.5 },
    ],
    losses: [0.2, 0.1, 0.07, 0.0637],
    pictures: [
      { title: 'before training', image: png },
      { title: 'after epoch 1', image: png },
    ],
    latent: {
      codes: torch.tensor([
        [0, 0],
        [1, 1],
      ]),
      labels: torch.tensor([4, 7], { dtype: 'int64' }),
    },
  },
  { name: 'large', epochs: [{ epoch: 1, loss: 0.05, seconds: 1 }], losses: Float32Array.of(0.2, 0.05) },
]
const pageOf = (given: unknown = runs(), more: ReportOptions = options) => reportPage(runViews('report', given), more)

test('the page needs no other files or network', () => {
  const page = pageOf()
  expect(page).toMatch(/^<!doctype html>/)
  expect(page).toContain(`src="data:image/png;base64,${png.toString('base64')}"`)
  const [beforeScript] = page.split('<script>')
  expect(beforeScript).not.toMatch(/<link|<iframe|@import|url\(|src="(?!data:)|href=|https?:|style="/)
})

test('its policy allows its own style and script alone', () => {
  const page = pageOf()
  const sum = (of: RegExp) =>
    `'sha256-${createHash('sha256')
      .update(of.exec(page)?.[1] ?? '')
      .digest('base64')}'`
  const policy = `default-src 'none'; img-src data:; style-src ${sum(/<style>([\s\S]*?)<\/style>/)}; script-src ${sum(/<script>([\s\S]*?)<\/script>/)}; base-uri 'none'; form-action 'none'`
  expect(page).toContain(`content="${policy.replaceAll("'", '&#39;')}"`)
})

test('what a run is called cannot end an element', () => {
  const page = pageOf([{ name: '</script><script>alert(1)</script>', losses: [1, 2] }])
  expect(page.match(/<script/g)).toHaveLength(2)
  expect(page).not.toContain('<script>alert')
})

test('every picture has its own description', () => {
  const alts = [
    ...pageOf()
      .split('<script>')[0]
      .matchAll(/<img alt="([^"]*)"/g),
  ].map(([, alt]) => alt)
  expect(alts).toEqual([
    'original, as in the data, for small',
    'Pictures of small, before training',
    'Pictures of small, after epoch 1',
  ])
})

test('each epoch has a row with its losses, the expected one and their difference', () => {
  const page = pageOf()
  expect(page).toContain(
    '<tr><td>1</td><td>0.063900</td><td>0.070000</td><td>0.063856</td><td>+0.07 %</td><td>1.25</td></tr>',
  )
  expect(page).toContain(
    '<tr><td>2</td><td>0.063700</td><td>0.069900</td><td>0.063736</td><td>−0.06 %</td><td>1.50</td></tr>',
  )
  expect(page).toContain('<tr><td>1</td><td>0.050000</td><td>1.00</td></tr>')
})

test("the last test loss stands before the last batch's, and the runs beside each other", () => {
  const page = pageOf()
  expect(page).toContain(
    '<div><dt>small</dt><dd>0.069900</dd><dd>test loss after 2 epochs; notebook 0.063736</dd></div>',
  )
  expect(page).toContain('<div><dt>large</dt><dd>0.050000</dd><dd>loss of the last batch after 1 epoch</dd></div>')
  expect(page).toContain('<tr><th scope="row">large</th><td>1</td><td>0.050000</td><td></td><td>1.00</td></tr>')
  expect(pageOf([runs()[1]]).split('<script>')[0]).not.toContain('Runs side by side')
})

test('figures and tables are numbered consecutively', () => {
  const numbers = [...pageOf().matchAll(/<b>(Figure|Table) (\d+)\.<\/b>/g)].map(([, kind, n]) => `${kind} ${n}`)
  const of = (kind: string) => numbers.filter((number) => number.startsWith(kind))
  expect(of('Figure')).toEqual(['Figure 1', 'Figure 2', 'Figure 3', 'Figure 4', 'Figure 5', 'Figure 6'])
  expect(of('Table')).toEqual(['Table 1', 'Table 2', 'Table 3'])
})

test('options, machine and versions are listed', () => {
  const page = pageOf()
  for (const [name, value] of Object.entries({ lr: '0.001', quick: 'false', threads: '2', libtorch: '2.11.0' }))
    expect(page).toContain(`<dt>${name}</dt><dd>${value}</dd>`)
  expect(pageOf(runs(), {})).not.toContain('How it was made')
})

test('a training that diverged is shown as it is', () => {
  const page = pageOf([
    { name: 'a', epochs: [{ loss: NaN }], losses: [NaN], latent: { codes: torch.full([3, 2], NaN) } },
  ])
  expect(page).toContain('<td>NaN</td>')
  expect(page).toContain('There is no finite value to draw.')
  expect(page).toContain('None of the 3 codes of a is finite.')
  expect(page).not.toMatch(/ d="[^"]*NaN/)
})

test('codes that are not finite are left out, with their labels', () => {
  const codes = torch.tensor([
    [0, 1],
    [NaN, 1],
    [1, 0],
    [1, Infinity],
  ])
  const [{ latent }] = runViews('report', { name: 'a', latent: { codes, labels: ['p', 'q', 'q', 'p'] } })
  expect(latent).toMatchObject({ x: [0, 1], y: [1, 0], groups: [0, 1], names: ['p', 'q'], infinite: 2 })
  expect(pageOf({ name: 'a', latent: { codes } })).toContain('The 2 codes of a. 2 more are not finite.')
})

test('a confusion matrix has its counts and its share of right ones', () => {
  const page = pageOf([
    {
      name: 'a',
      confusion: {
        matrix: torch.tensor(
          [
            [8, 2],
            [0, 10],
          ],
          { dtype: 'int64' },
        ),
        classes: ['cat', 'dog'],
      },
    },
  ])
  expect(page).toContain('<tr><th scope="row">cat</th><td class="h6">8</td><td class="h2">2</td></tr>')
  expect(page).toContain('90.00 % are right')
})

describe('the decoder in the page', () => {
  const { nn } = torch
  const latentOf = (decoder: torch.nn.Module, dim = 2) =>
    runViews('report', { name: 'a', latent: { codes: torch.rand([3, dim]), decoder } })[0].latent!
  const table: [string, () => torch.nn.Module, number, RegExp][] = [
    [
      'a layer that the page does not know',
      () => new nn.Sequential(new nn.Linear(2, 4), new nn.GELU()),
      2,
      /^the page cannot compute a layer of the class GELU$/,
    ],
    ['long codes', () => new nn.Linear(9, 4), 9, /^codes of more than 8 numbers/],
    [
      'many weights',
      () => new nn.Sequential(new nn.Linear(2, 1000), new nn.Linear(1000, 529)),
      2,
      /^532,529 weights are more than the 500,000/,
    ],
    ['a result that is no picture', () => new nn.Linear(2, 5), 2, /^\[5\] is not the shape of a picture$/],
    [
      'a hook that changes the result',
      () => {
        const layer = new nn.Linear(2, 4)
        layer.registerForwardHook((_module, _input, output) => (output as torch.Tensor).add(1))
        return layer
      },
      2,
      /^its forward computes something else/,
    ],
  ]
  test.each(table)('is left out for %s, with the reason', (_, make, dim, why) => {
    expect(latentOf(make(), dim)).toMatchObject({ why: expect.stringMatching(why) })
    expect(latentOf(make(), dim)).not.toHaveProperty('codes')
  })

  test('is not in the page where the codes have collapsed', () => {
    const codes = torch.full([3, 2], 0.5)
    const [{ latent }] = runViews('report', { name: 'a', latent: { codes, decoder: new nn.Linear(2, 4) } })
    expect(latent).toMatchObject({ isCollapsed: true })
    expect(latent).not.toHaveProperty('decoder')
  })

  test('has the layers, the codes and the size of the picture', () => {
    const decoder = new nn.Sequential(
      new nn.Linear(2, 3),
      new nn.Sequential(new nn.LeakyReLU(0.2), new nn.Dropout(0.5)),
      new nn.Linear(3, 9, { bias: false }),
      new nn.Tanh(),
    )
    const { codes, decoder: view } = latentOf(decoder)
    expect(codes).toHaveLength(6)
    expect(view).toMatchObject({ channels: 1, height: 3, width: 3 })
    expect(view?.layers.map(({ kind }) => kind)).toEqual(['linear', 'leaky-relu', 'linear', 'tanh'])
    expect(decoder.training).toBe(true)
  })
})

describe('refuses', () => {
  const table: [string, unknown, RegExp][] = [
    ['no run', [], /report: runs must be at least one run/],
    ['a run that is none', [3], /report: runs\[0\] must be a run, such as/],
    ['a run without a name', {}, /runs\.name must be a string/],
    ['an empty name', { name: ' ' }, /runs\.name must be a name/],
    ['two runs of one name', [{ name: 'a' }, { name: 'a' }], /names of their own, but two are called "a"/],
    ['a part that it does not know', { name: 'a', loss: [1] }, /has no option "loss".*did you mean losses/],
    ['losses that are a number', { name: 'a', losses: 3 }, /losses must be a Tensor or an array of numbers/],
    ['an epoch that is a number', { name: 'a', epochs: [1] }, /epochs\[0\] must be an object with epoch and loss/],
    ['a loss that is a string', { name: 'a', epochs: [{ loss: '1' }] }, /epochs\[0\]\.loss must be a number/],
    ['an unknown part of an epoch', { name: 'a', epochs: [{ los: 1 }] }, /has no option "los"/],
    [
      'a picture that is none',
      { name: 'a', pictures: [{ title: 'b', image: 3 }] },
      /image must be a Tensor or the bytes of a PNG/,
    ],
    ['bytes that are no PNG', { name: 'a', samples: [{ title: 'b', image: Buffer.from('GIF89a') }] }, /must be a PNG/],
    [
      'whole numbers as a picture',
      { name: 'a', samples: [{ title: 'b', image: torch.ones([2, 2], { dtype: 'int64' }) }] },
      /must be floating-point or uint8/,
    ],
    [
      'a picture without pixels',
      { name: 'a', samples: [{ title: 'b', image: torch.ones([1, 0, 2]) }] },
      /at least one pixel/,
    ],
    [
      'a picture of five channels',
      { name: 'a', samples: [{ title: 'b', image: torch.ones([5, 2, 2]) }] },
      /1 to 4 channels/,
    ],
    ['codes that are flat', { name: 'a', latent: { codes: torch.ones([3]) } }, /codes must be \[n, d\]/],
    [
      'a label too few',
      { name: 'a', latent: { codes: torch.ones([3, 2]), labels: [1] } },
      /labels must be one for each of 3 codes/,
    ],
    [
      'a decoder that is a function',
      { name: 'a', latent: { codes: torch.ones([3, 2]), decoder: () => 1 } },
      /decoder must be a module/,
    ],
    [
      'a matrix that is not square',
      { name: 'a', confusion: { matrix: [[1, 2]] } },
      /matrix must be \[classes, classes\]/,
    ],
    [
      'a class too few',
      { name: 'a', confusion: { matrix: [[1]], classes: [] } },
      /classes must be an array of 1 names/,
    ],
  ]
  test.each(table)('%s', (_, given, message) => {
    expect(() => pageOf(given)).toThrow(message)
  })
})
