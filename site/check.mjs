// Looks at the built site as a reader with a phone or a screen reader would, by axe in Chromium, light and dark:
// node site/check.mjs [page ...]. It says that it skipped where there is no Chromium (CHROMIUM names one).
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const out = fileURLToPath(new URL('out', import.meta.url))
const browsers = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = browsers.find((path) => path && existsSync(path))
if (executablePath === undefined) {
  console.log('skipped: there is no Chromium; set CHROMIUM to its path')
  process.exit(0)
}
if (!existsSync(out)) {
  console.error('site/out is not there; run npm run docs first')
  process.exit(1)
}

const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile()
const server = createServer((request, response) => {
  const way = join(out, decodeURIComponent(new URL(request.url, 'http://localhost').pathname))
  const path = [way, `${way}.html`, join(way, 'index.html')].find(isFile)
  if (path === undefined) return response.writeHead(404).end()
  response
    .writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' })
    .end(readFileSync(path))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const origin = `http://127.0.0.1:${server.address().port}`

const guides = readdirSync(join(out, 'docs'), { encoding: 'utf8' }).filter((name) => name.endsWith('.html'))
/** One page of each kind. */
const reference = [
  'index',
  'functions/serve',
  'classes/nn.Linear',
  'classes/Tensor',
  'modules/nn',
  'interfaces/ServeOptions',
]
const all = ['', ...guides.map((name) => `docs/${name}`), ...reference.map((name) => `api/${name}.html`)]
const pages = process.argv.length > 2 ? process.argv.slice(2) : all

const { default: puppeteer } = await import('puppeteer-core')
const { default: axe } = await import('axe-core')
const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
const found = []
try {
  const tab = await browser.newPage()
  await tab.setViewport({ width: 390, height: 844, isMobile: true })
  for (const scheme of ['light', 'dark']) {
    await tab.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ])
    for (const page of pages) {
      await tab.goto(`${origin}/${page}`, { waitUntil: 'networkidle0' })
      await tab.evaluate(axe.source)
      // What TypeDoc's theme does in all its pages, and no style or setting changes.
      const of = page.startsWith('api/') ? ['nested-interactive', 'heading-order'] : []
      const rules = Object.fromEntries(of.map((rule) => [rule, { enabled: false }]))
      const { violations, wide } = await tab.evaluate(
        async (rules) => ({
          violations: (await axe.run(document, { rules })).violations,
          wide: document.documentElement.scrollWidth > window.innerWidth,
        }),
        rules,
      )
      if (wide) found.push(`${scheme} /${page}: wider than the screen`)
      for (const { id, help, nodes } of violations) {
        found.push(`${scheme} /${page}: ${id} (${help}), ${nodes.length} times, first ${nodes[0].html.slice(0, 120)}`)
      }
    }
  }
} finally {
  await browser.close()
  server.close()
}
for (const line of found) console.log(line)
console.log(`${pages.length} pages, light and dark, 390 pixels wide: ${found.length} violations`)
process.exit(found.length === 0 ? 0 : 1)
