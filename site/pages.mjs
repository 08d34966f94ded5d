// The pages of the site: those of docs/, and what they link to in the repository.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path) => readFileSync(join(root, path), 'utf8')

/** The order of the guides. A page of docs/ that is not here stands under "More". */
const order = {
  Begin: ['quick-start', 'notebook', 'porting', 'names', 'cookbook'],
  Guides: ['tensors', 'autograd', 'modules', 'data', 'training', 'looking', 'compile', 'performance', 'saving'],
  'In production': ['serving', 'deploying', 'bundling', 'memory', 'errors', 'testing', 'cuda', 'distributed'],
  'From other libraries': ['from-tfjs', 'from-onnxruntime'],
}

/** Does something with the text outside of fences and of code within lines. */
const outsideCode = (text, change) =>
  text
    .split(/(^```[^\n]*\n[\s\S]*?^```$|`+[^`\n](?:[^\n]*?[^`\n])?`+(?!`))/m)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('')

const titleOf = (text, path) => /^# (.+)$/m.exec(text)?.[1].replaceAll('`', '') ?? path

/** A page that shows a file of code. */
const shown = (path) => `# ${path}\n\n\`\`\`\`${extname(path).slice(1).replace('mjs', 'js')}\n${read(path)}\`\`\`\`\n`

/** Writes all pages, and returns the sidebar. */
export function writePages(folder) {
  const titles = new Map()
  const open = readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
  open.push('README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md')
  const seen = new Set(open)
  const isOfGit = (path) => existsSync(join(root, path)) && !/(^|\/)(node_modules|build|dist|out)(\/|$)/.test(path)

  /** The link from a page, with the page of what it leads to added; undefined for what is no page. */
  const linked = (page, link) => {
    if (/^[a-z]+:|^#|^\//i.test(link)) return link
    const [way, anchor] = link.split('#')
    const target = posix.join(posix.dirname(page), way)
    const found = [target, posix.join(target, 'README.md')].find(
      (path) => isOfGit(path) && statSync(join(root, path)).isFile(),
    )
    if (found === undefined) return undefined
    if (/\.(png|svg|jpg)$/.test(found)) {
      cpSync(join(root, found), join(folder, found))
      return link
    }
    if (!seen.has(found)) {
      seen.add(found)
      open.push(found)
    }
    const name = posix.relative(posix.dirname(page), found.endsWith('.md') ? found : `${found}.md`)
    return `${name.startsWith('.') ? name : `./${name}`}${anchor ? `#${anchor}` : ''}`
  }

  for (const page of open) {
    const source = page.endsWith('.md') ? read(page) : shown(page)
    const text = outsideCode(source.replace(/^<!-- sample[\s\S]*?-->\n/gm, ''), (part) =>
      part.replace(/<(?!br>|!--)/g, '&lt;').replaceAll('{{', '&#123;&#123;'),
    ).replace(/\[((?:[^\]\\]|\\.)*)\]\(([^)\s]+)\)/g, (whole, words, link) => {
      const to = linked(page, link)
      return to === undefined ? words : whole.replace(`](${link})`, `](${to})`)
    })
    titles.set(page, titleOf(text, page))
    const path = join(folder, page.endsWith('.md') ? page : `${page}.md`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  writeFileSync(join(folder, 'index.md'), readFileSync(new URL('home.md', import.meta.url)))
  return sidebarOf(titles)
}

function sidebarOf(titles) {
  const item = (page) => ({ text: titles.get(page), link: `/${page.replace(/\.md$/, '')}` })
  const listed = new Set()
  const guides = Object.entries(order).map(([text, names]) => {
    const pages = names.map((name) => `docs/${name}.md`).filter((page) => titles.has(page))
    for (const page of pages) listed.add(page)
    return { text, items: pages.map(item) }
  })
  const others = [...titles.keys()].filter((page) => page.endsWith('.md') && !listed.has(page))
  return { guides, others: others.map(item) }
}
