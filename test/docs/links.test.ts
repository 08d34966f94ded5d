import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, posix } from 'node:path'
import { brokenLinks } from '../../site/links.mjs'

const root = join(__dirname, '../..')
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] }
const isShipped = (path: string) => files.some((entry) => path === entry || path.startsWith(`${entry}/`))

const pages = readdirSync(root, { encoding: 'utf8' })
  .concat(...['docs', 'examples'].map((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`)))
  .filter((path) => path.endsWith('.md') && isShipped(path))

/** The headings of a page as GitHub and the site name them in links. */
const anchorsOf = (page: string) =>
  [...readFileSync(join(root, page), 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  )

// Pages that are written beside this one.
test('the pages are seen', () => {
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'docs/serving.md', 'examples/README.md']))
})

test.each(pages)('the links of %s lead to what the published package has', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replace(/^```[\s\S]*?^```$|`[^`\n]*`/gm, '')
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link]) => link)
    .filter((link) => !/^https?:/.test(link))
    .filter((link) => {
      const [way, anchor] = link.split('#')
      const target = way === '' ? page : posix.join(posix.dirname(page), way)
      const isThere = isShipped(target) && existsSync(join(root, target))
      return !isThere || (anchor !== undefined && !anchorsOf(target).includes(anchor))
    })
  expect(broken).toEqual([])
})

describe('the check of the built site', () => {
  let folder: string
  const write = (path: string, html: string) => {
    mkdirSync(join(folder, posix.dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), html)
  }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'torchnode-links-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test.each<[string, string[]]>([
    ['<a href="b.html">', []],
    ['<a class="x" href="/docs/b">', []],
    ['<a href="b.html#there">', []],
    ['<a href="#own"><p id="own">', []],
    ['<img src="/logo.png">', []],
    ['<a href="https://pytorch.org/nowhere">', []],
    ['<script>"<a href=\'no\'>"</script>', []],
    ['<a href="c.html">', ['docs/a.html: c.html']],
    ['<a href="b.html#gone">', ['docs/a.html: b.html#gone']],
    ['<a href="#gone">', ['docs/a.html: #gone']],
    ['<img src="lost.png">', ['docs/a.html: lost.png']],
  ])('%s', (html, broken) => {
    write('docs/a.html', html)
    write('docs/b.html', '<h2 id="there">')
    write('logo.png', '')
    expect(brokenLinks(folder).broken).toEqual(broken)
  })

  test('of a site in a folder of its server', () => {
    write('a.html', '<a href="/torchnode/a.html"><a href="/a.html">')
    expect(brokenLinks(folder, '/torchnode/').broken).toEqual(['a.html: /a.html'])
  })
})
