import { request } from 'node:http'
import type { Browser } from 'puppeteer-core'
import * as torch from '../../lib'
import { type Dashboard, serveDashboard } from '../../lib'
import { axeRun, inBrowser, startBrowser } from '../support/browser'

let dashboard: Dashboard
beforeEach(async () => {
  dashboard = await serveDashboard({ title: 'A live <b>', lossName: 'error' })
})
afterEach(() => dashboard.close())

interface Answer {
  status: number | undefined
  headers: Record<string, unknown>
  body: string
}

/** Asks the server; of a stream of events, what it has told when `enough` holds. */
function ask(
  url: string,
  {
    method = 'GET',
    headers = {},
    enough = () => false,
  }: { method?: string; headers?: Record<string, string>; enough?: (body: string) => boolean } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let body = ''
      const end = () => done({ status: response.statusCode, headers: response.headers, body })
      response.setEncoding('utf8')
      response.on('data', (text) => {
        body += text
        if (!enough(body)) return
        end()
        asked.destroy()
      })
      response.on('end', end)
    })
    asked.on('error', fail)
    asked.end()
  })
}

const events = ({ body }: Answer) =>
  body
    .split('\n\n')
    .filter((text) => text.startsWith('data: '))
    .map((text) => JSON.parse(text.slice(6)))
const told = async (): Promise<Record<string, unknown>[]> =>
  events(await ask(`${dashboard.url}events`, { enough: (body) => body.includes('"state"') }))

test('the address is on this machine, and another one each time', async () => {
  const other = await serveDashboard()
  const parts = /^http:\/\/127\.0\.0\.1:(\d+)\/([\w-]{32})\/$/
  expect(dashboard.url).toMatch(parts)
  expect(parts.exec(other.url)?.[2]).not.toBe(parts.exec(dashboard.url)?.[2])
  await other.close()
})

test('the page has a strict policy, and is kept by nobody', async () => {
  const { status, headers, body } = await ask(dashboard.url)
  expect(status).toBe(200)
  expect(headers['content-security-policy']).toMatch(
    /^default-src 'none'; img-src data:; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  )
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  expect(body).toContain('<title>A live &lt;b&gt;</title>')
})

describe('a request is refused', () => {
  const place = (path: string) => new URL(path, dashboard.url).href
  const port = () => new URL(dashboard.url).port
  const table: [string, number, () => [string, Parameters<typeof ask>[1]?]][] = [
    ['without the token', 404, () => [place('/')]],
    ['with another token', 404, () => [place(`/${'x'.repeat(32)}/`)]],
    ['with a token that is too long', 404, () => [`${dashboard.url.slice(0, -1)}x/`]],
    ['with another name of the host', 421, () => [dashboard.url, { headers: { host: `evil.example:${port()}` } }]],
    ['with another port of the host', 421, () => [dashboard.url, { headers: { host: '127.0.0.1:1' } }]],
    [
      'of another origin',
      403,
      () => [`${dashboard.url}stop`, { method: 'POST', headers: { origin: 'https://evil.example' } }],
    ],
    [
      'of another port',
      403,
      () => [`${dashboard.url}stop`, { method: 'POST', headers: { origin: 'http://127.0.0.1:1' } }],
    ],
    ['of no origin', 403, () => [`${dashboard.url}stop`, { method: 'POST', headers: { origin: 'null' } }]],
    [
      'that a page of another site makes',
      403,
      () => [`${dashboard.url}events`, { headers: { 'sec-fetch-site': 'cross-site' } }],
    ],
    ['to stop by GET', 404, () => [`${dashboard.url}stop`]],
    ['for what is not there', 404, () => [`${dashboard.url}package.json`]],
  ]
  test.each(table)('%s: %d', async (_, status, make) => {
    const answer = await ask(...make())
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('<script')
    expect(dashboard.signal.aborted).toBe(false)
  })
})

test('whoever comes late is told everything', async () => {
  for (const loss of [1, 0.5]) dashboard.update({ step: 0, loss })
  dashboard.update({ run: 'other', step: 0, loss: torch.tensor(0.25), lr: 0.1 })
  dashboard.update({ epoch: 0, loss: 0.5, testLoss: 0.6, metrics: { accuracy: 0.9 }, lr: 0.1, seconds: 2 })
  dashboard.update({ picture: { title: 'after epoch 0', image: torch.zeros([1, 2, 2]) } })
  expect(await told()).toEqual([
    { kind: 'step', run: 'training', losses: [1, 0.5], rates: [] },
    { kind: 'step', run: 'other', losses: [0.25], rates: [0.1] },
    {
      kind: 'epoch',
      run: 'training',
      epoch: { epoch: 0, loss: 0.5, testLoss: 0.6, lr: 0.1, seconds: 2, metrics: { accuracy: 0.9 } },
    },
    { kind: 'picture', run: 'training', picture: { title: 'after epoch 0', png: expect.stringMatching(/^iVBOR/) } },
    { kind: 'state', state: 'running', text: 'The training is running.' },
  ])
  dashboard.finish()
  expect((await told()).at(-1)).toEqual({ kind: 'state', state: 'finished', text: 'The training has ended.' })
})

test('metrics that are told with a step stand in the row of its epoch until it has ended', async () => {
  dashboard.update({ epoch: 0, step: 0, loss: 1, lr: 0.2, metrics: { accuracy: 0.1 } })
  dashboard.update({ epoch: 0, step: 1, loss: 0.9, lr: 0.1, metrics: { accuracy: 0.2 } })
  dashboard.update({ epoch: 0, loss: 0.9, metrics: { accuracy: 0.3 } })
  expect((await told()).slice(0, 2)).toEqual([
    { kind: 'step', run: 'training', losses: [1, 0.9], rates: [0.2, 0.1] },
    { kind: 'epoch', run: 'training', epoch: { epoch: 0, loss: 0.9, metrics: { accuracy: 0.3 } } },
  ])
})

test('stopping aborts the signal, with a reason that says so', async () => {
  const { status } = await ask(`${dashboard.url}stop`, {
    method: 'POST',
    headers: { origin: new URL(dashboard.url).origin },
  })
  expect([status, dashboard.signal.aborted]).toEqual([204, true])
  expect(dashboard.signal.reason).toMatchObject({
    code: 'ERR_ABORTED',
    message: expect.stringContaining('button of its dashboard'),
  })
})

test('a training that takes the signal and the callback is followed and stopped', async () => {
  const model = new torch.Autoencoder({ latent: 2 })
  const batches = Array.from({ length: 5 }, () => [torch.rand([4, 1, 28, 28])] as [torch.Tensor])
  const training = model.fit(batches, {
    epochs: 1000,
    signal: dashboard.signal,
    onBatch: ({ batch, loss }) => dashboard.update({ step: batch, loss }),
    onEpoch: async (end) => {
      dashboard.update({ ...end })
      if (end.epoch === 1) await ask(`${dashboard.url}stop`, { method: 'POST' })
    },
  })
  await expect(training).rejects.toThrow('button of its dashboard')
  const [steps, ...rest] = await told()
  expect((steps.losses as number[]).length).toBeGreaterThanOrEqual(10)
  expect(rest.map(({ kind }) => kind)).toEqual(['epoch', 'epoch', 'state'])
})

test.each<[string, unknown, RegExp]>([
  ['no object', 3, /update must be an object such as/],
  ['a name that it does not have', { los: 1 }, /has no option "los".*did you mean loss/],
  ['a loss that is a string', { loss: '1' }, /loss must be a number or a Tensor/],
  ['an epoch that is NaN', { epoch: Number.NaN }, /epoch must be a finite number/],
  ['metrics that are no numbers', { epoch: 1, metrics: { a: 'b' } }, /metrics\.a must be a number/],
  ['metrics of no epoch', { step: 1, metrics: { a: 1 } }, /metrics must be told with the epoch/],
  ['the test loss of a step', { epoch: 0, step: 1, testLoss: 1 }, /testLoss must be told with epoch and without step/],
  ['a duration of no epoch', { seconds: 1 }, /seconds must be told with epoch/],
  ['a picture without a title', { picture: { image: torch.zeros([1, 2, 2]) } }, /title must be a string/],
])('an update with %s is refused, and tells nothing', async (_, given, message) => {
  expect(() => dashboard.update(given as never)).toThrow(message)
  expect(await told()).toHaveLength(1)
})

test('a page that is open is told the end, and does not keep the server open', async () => {
  const open = ask(`${dashboard.url}events`)
  while (!(await told()).some(({ kind }) => kind === 'state')) await new Promise(setImmediate)
  await dashboard.close()
  expect(events(await open).at(-1)).toEqual({ kind: 'state', state: 'finished', text: 'The training has ended.' })
  await expect(ask(dashboard.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  dashboard = await serveDashboard()
})

test('an update takes one argument', () => {
  const update = dashboard.update as (...all: unknown[]) => void
  expect(() => update({ loss: 1 }, 2)).toThrow(/^Dashboard\.update: takes 1 argument and was given/)
})

test('a port in use is an error that names it', async () => {
  const port = Number(new URL(dashboard.url).port)
  await expect(serveDashboard({ port })).rejects.toMatchObject({
    code: 'ERR_BUSY',
    message: expect.stringContaining(`${port}`),
  })
})

inBrowser('a dashboard in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test('the page grows with the training, and its button stops it', async () => {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.setViewport({ width: 390, height: 800 })
    dashboard.update({ step: 0, loss: 1 })
    await page.goto(dashboard.url)
    await page.waitForFunction(() => document.querySelectorAll('.chart').length === 1)
    for (let i = 1; i < 50; i++) dashboard.update({ step: i, loss: 1 / i })
    dashboard.update({ epoch: 0, loss: 0.02, testLoss: 0.03, lr: 0.1 })
    dashboard.update({ picture: { title: 'before', image: torch.zeros([1, 2, 6]) } })
    dashboard.update({ picture: { title: 'after', image: torch.ones([1, 2, 6]) } })
    await page.waitForFunction(() => document.querySelectorAll('[data-slider] input').length === 1)
    const table = await page.$eval('tbody', (body) => (body as HTMLElement).innerText)
    expect(table.split(/\s+/).slice(0, 4)).toEqual(['0', '0.020000', '0.030000', '0.1'])
    expect(await page.$eval('.chart', (chart) => chart.getAttribute('aria-label'))).toBe(
      'Loss of 50 steps of training, from 1 to 0.0204',
    )
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await page.$eval('#status', (status) => status.textContent)).toBe('The training is running.')
    const client = await page.createCDPSession()
    const { result } = await client.send('Runtime.evaluate', {
      expression: axeRun,
      awaitPromise: true,
      returnByValue: true,
    })
    expect(JSON.parse(result.value)).toEqual([])
    await page.click('#stop')
    await page.waitForFunction(
      () => document.getElementById('status')?.textContent === 'The training is being stopped.',
    )
    expect(dashboard.signal.aborted).toBe(true)
    expect(await page.$eval('#stop', (button) => (button as HTMLButtonElement).disabled)).toBe(true)
    dashboard.finish('Stopped.')
    await page.waitForFunction(() => document.getElementById('status')?.textContent === 'Stopped.')
    expect(errors).toEqual([])
    await page.close()
  })
})
