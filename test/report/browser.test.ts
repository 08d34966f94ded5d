import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import type { ReportRun } from '../../lib'
import * as torch from '../../lib'
import { axeRun, inBrowser, startBrowser } from '../support/browser'

const { nn } = torch

/** A decoder whose pictures differ at every place. */
function makeDecoder(): torch.nn.Module {
  torch.manualSeed(3)
  return new nn.Sequential(
    new nn.Linear(2, 8),
    new nn.ReLU(),
    new nn.Linear(8, 16),
    new nn.Sigmoid(),
    new nn.Unflatten(1, [1, 4, 4]),
  )
}

const picture = (title: string, value: number) => ({ title, image: torch.full([1, 4, 12], value) })

function makeRun(name: string, more: Partial<ReportRun> = {}): ReportRun {
  return {
    name,
    losses: Array.from({ length: 100 }, (_, i) => 1 / (1 + i / 10)),
    epochs: [0, 1, 2].map((epoch) => ({
      epoch,
      loss: 0.5 / (epoch + 1),
      testLoss: 0.6 / (epoch + 1),
      lr: 0.1 / (epoch + 1),
      metrics: { accuracy: 0.5 + epoch / 10 },
      seconds: 1,
    })),
    pictures: [picture('before training', 0.1), picture('after epoch 0', 0.5), picture('after epoch 1', 0.9)],
    ...more,
  }
}

const codes = torch.tensor([
  [-1, -1],
  [1, -1],
  [0, 1],
  [0.5, 0.5],
])

inBrowser('a report in a browser', () => {
  let folder: string
  let browser: Browser
  let page: Page
  const errors: string[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'torchnode-browser-'))
    browser = await startBrowser()
    const decoder = makeDecoder()
    const runs = [
      makeRun('first <b>', {
        original: picture('original', 1),
        latent: { codes, labels: ['a', 'b', 'a', 'c'], decoder },
        confusion: {
          matrix: [
            [90, 10, 0],
            [1, 50, 4],
            [0, 0, 7],
          ],
          classes: ['cat', 'dog', 'cow'],
        },
        samples: [picture('of noise', 0.3)],
      }),
      makeRun('second', { latent: { codes: torch.full([20, 2], 0.5), labels: Array(20).fill('a') } }),
    ]
    await torch.report(runs, join(folder, 'report.html'), { title: 'Two runs', lead: 'Both <i>learn</i>.' })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
    expect(errors).toEqual([])
  })

  beforeEach(async () => {
    page = await browser.newPage()
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    page.on('response', (response) => {
      if (!/^(file|data):/.test(response.url())) errors.push(`an answer of ${response.url()}`)
    })
    await page.setViewport({ width: 1000, height: 900 })
    await page.goto(pathToFileURL(join(folder, 'report.html')).href)
  })
  afterEach(() => page.close())

  /** The box of a chart's paper, which is scrolled into view. */
  async function paperOf(key: string) {
    const paper = await page.waitForSelector(`[data-chart="${key}"] .paper`)
    await paper!.scrollIntoView()
    return (await paper!.boundingBox())!
  }
  const text = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText)
  const pathOf = (key: string) =>
    page.$eval(`[data-chart="${key}"] .paper .line`, (element) => element.getAttribute('d'))

  test('the pointer over a chart shows the values of its nearest place', async () => {
    const box = await paperOf('loss: second')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    const tip = await text('[data-chart="loss: second"] .tip')
    const [, step] = /^step (\d+)/.exec(tip) ?? []
    expect(Number(step)).toBeGreaterThan(40)
    expect(tip).toContain(`loss of each step: ${Number((1 / (1 + (Number(step) - 1) / 10)).toPrecision(5))}`)
    await page.mouse.move(5, 5)
    expect(await page.$eval('[data-chart="loss: second"] .tip', (tip) => (tip as HTMLElement).hidden)).toBe(true)
  })

  test('the arrow keys read the same values', async () => {
    await page.focus('[data-chart="loss: second"]')
    await page.keyboard.press('ArrowRight')
    expect(await text('[data-chart="loss: second"] .tip')).toMatch(/^step 1\nloss of each step: 1$/)
    await page.keyboard.press('ArrowRight')
    expect(await text('[data-chart="loss: second"] .tip')).toMatch(/^step 2\n/)
  })

  test('a drag enlarges a part of a chart, and the button shows it whole again', async () => {
    const key = 'loss: second'
    const box = await paperOf(key)
    const whole = await pathOf(key)
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 4 })
    expect(await page.$(`[data-chart="${key}"] .chosen`)).not.toBeNull()
    await page.mouse.up()
    const enlarged = await pathOf(key)
    expect(enlarged).not.toBe(whole)
    const ticks = await page.$$eval(`[data-chart="${key}"] .tick.x`, (ticks) =>
      ticks.map((tick) => Number(tick.textContent)),
    )
    expect(Math.min(...ticks)).toBeGreaterThan(15)
    expect(Math.max(...ticks)).toBeLessThan(60)
    await page.click(`[data-chart="${key}"] .reset`)
    expect(await pathOf(key)).toBe(whole)
  })

  /** The pixels of the picture that was decoded last, and its label. */
  const decoded = () =>
    page.$eval('[data-latent] canvas', (element) => {
      const canvas = element as HTMLCanvasElement
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return { pixels: Array.from(data).filter((_, i) => i % 4 === 0), label: canvas.getAttribute('aria-label') }
    })
  const expected = (code: number[]) =>
    torch.noGrad(() =>
      (makeDecoder().forward(torch.tensor([code])) as torch.Tensor).mul(255).reshape([-1]).toArray(),
    ) as number[]

  test('a click on a point of the latent space decodes it in the page', async () => {
    const key = 'latent: first <b>'
    const box = await paperOf(key)
    const place = await page.$eval(`[data-chart="${key}"] .paper .cloud path`, (path) => {
      const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(path.getAttribute('d') ?? '') ?? []
      const { width } = (path.closest('svg.chart') as SVGSVGElement).viewBox.baseVal
      return { x: Number(x) / width, y: Number(y) / width }
    })
    await page.mouse.move(box.x + place.x * box.width + 2, box.y + place.y * box.width)
    expect(await text(`[data-chart="${key}"] .tip`)).toBe('a\n−1, −1')
    await page.mouse.click(box.x + place.x * box.width + 2, box.y + place.y * box.width)
    const { pixels, label } = await decoded()
    expect(label).toBe('Decoded from (−1, −1)')
    expect(pixels).toHaveLength(16)
    for (const [i, value] of expected([-1, -1]).entries()) expect(Math.abs(pixels[i] - value)).toBeLessThanOrEqual(0.51)
  })

  test('a click between the points of two dimensions decodes the place', async () => {
    const box = await paperOf('latent: first <b>')
    await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.3)
    const { pixels, label } = await decoded()
    const code = [...(label ?? '').replaceAll('−', '-').matchAll(/-?[\d.]+/g)].map(Number)
    expect(code).toHaveLength(2)
    for (const [i, value] of expected(code).entries()) expect(Math.abs(pixels[i] - value)).toBeLessThanOrEqual(0.6)
  })

  test('a tap on a point of three numbers decodes them, on a screen of 390 pixels', async () => {
    const decoder = new nn.Sequential(new nn.Linear(3, 9), new nn.Sigmoid(), new nn.Unflatten(1, [1, 3, 3]))
    const three = torch.rand([30, 3])
    const path = join(folder, 'three.html')
    await torch.report({ name: 'three', latent: { codes: three, decoder } }, path)
    await page.setViewport({ width: 390, height: 800, hasTouch: true, isMobile: true })
    await page.goto(pathToFileURL(path).href)
    const box = await paperOf('latent: three')
    const place = await page.$eval('[data-chart="latent: three"] .paper .cloud path', (dots) => {
      const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(dots.getAttribute('d') ?? '') ?? []
      const svg = dots.closest('svg.chart') as SVGSVGElement
      return { x: Number(x) / svg.viewBox.baseVal.width, y: Number(y) / svg.viewBox.baseVal.width }
    })
    await page.touchscreen.tap(box.x + place.x * box.width, box.y + place.y * box.width)
    const { pixels, label } = await decoded()
    const first = (three.at(0).toArray() as number[]).map((value) => Number(value.toPrecision(5)))
    expect(label).toBe(`Decoded from (${first.join(', ')})`)
    const wanted = torch.noGrad(() =>
      decoder
        .forward(three.narrow(0, 0, 1))
        .mul(255)
        .reshape([-1])
        .toArray(),
    ) as number[]
    for (const [i, value] of wanted.entries()) expect(Math.abs(pixels[i] - value)).toBeLessThanOrEqual(0.51)
  })

  test('the keyboard chooses a point and decodes it', async () => {
    await page.focus('[data-chart="latent: first <b>"]')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    expect((await decoded()).label).toBe('Decoded from (−1, −1)')
  })

  test('a slider shows one step of the pictures, and another the same step of all runs', async () => {
    const shown = () =>
      page.$$eval('[data-slider="second"] [data-step]', (rows) =>
        rows.filter((row) => !(row as HTMLElement).hidden).map((row) => row.querySelector('span')?.textContent),
      )
    expect(await shown()).toEqual(['after epoch 1'])
    await page.focus('[data-slider="second"] input')
    await page.keyboard.press('ArrowLeft')
    expect(await shown()).toEqual(['after epoch 0'])
    await page.focus('[data-side] input')
    await page.keyboard.press('Home')
    const alts = await page.$$eval('[data-side] img', (images) => images.map((image) => image.getAttribute('alt')))
    expect(alts).toEqual(
      ['first <b>', 'second'].map((name) => `Pictures of ${name}, before training, beside the other runs`),
    )
  })

  test('collapsed codes are a note in place of a chart', async () => {
    expect(await page.$('[data-chart="latent: second"]')).toBeNull()
    expect(await text('.collapsed')).toMatch(
      /^The 20 codes of second lie almost on one point: the network has collapsed/,
    )
  })

  test('nothing is wider than a screen of 390 pixels, where letters keep their size', async () => {
    await page.setViewport({ width: 390, height: 800, hasTouch: true, isMobile: true })
    await page.waitForFunction(() => (document.querySelector('.chart') as SVGSVGElement).viewBox.baseVal.width < 390)
    expect(await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])).toEqual([390, 390])
    const height = await page.$eval('.chart .tick', (tick) => tick.getBoundingClientRect().height)
    expect(height).toBeGreaterThan(11)
  })

  test('it is dark where the system is', async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await paper()
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    expect([light, await paper()]).toEqual(['rgb(252, 252, 250)', 'rgb(21, 23, 26)'])
  })

  test.each([
    ['light', 1000],
    ['dark', 1000],
    ['light', 390],
    ['dark', 390],
  ])('axe finds nothing wrong (%s, %d pixels)', async (scheme, width) => {
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.focus('[data-chart="latent: first <b>"]')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const client = await page.createCDPSession()
    const { result } = await client.send('Runtime.evaluate', {
      expression: axeRun,
      awaitPromise: true,
      returnByValue: true,
    })
    expect(JSON.parse(result.value)).toEqual([])
  })

  test('the page asks for nothing, and its policy lets no other script run', async () => {
    const blocked = await page.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'window.wasRun = true'
      document.body.append(script)
      const image = new Image()
      const lost = new Promise((done) => {
        image.onerror = () => done(true)
      })
      image.src = 'http://127.0.0.1:9/x.png'
      return [await lost, 'wasRun' in window]
    })
    expect(blocked).toEqual([true, false])
    // What the policy has blocked was told on the console, and asked for nothing.
    expect(errors.filter((error) => !/Content Security Policy|violates/.test(error))).toEqual([])
    errors.length = 0
  })

  test('without JavaScript the charts and pictures are there', async () => {
    const plain = await browser.newPage()
    await plain.setJavaScriptEnabled(false)
    await plain.goto(pathToFileURL(join(folder, 'report.html')).href)
    expect(await plain.$$eval('.chart', (charts) => charts.length)).toBeGreaterThan(6)
    expect(await plain.$$eval('[data-step]', (rows) => rows.length)).toBe(6)
    await plain.close()
  })
})
