// Builds the documentation site into site/out: node site/build.mjs (npm run docs). VitePress makes the pages of docs/ and of
// what they link to; TypeDoc makes the reference of the code's comments.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brokenLinks } from './links.mjs'
import { writePages } from './pages.mjs'

const site = fileURLToPath(new URL('.', import.meta.url))

function run(name, command, args) {
  const start = performance.now()
  const { status, error } = spawnSync(command, args, {
    cwd: site,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

/** TypeDoc's theme has no main landmark, and its link to the guides is the same in pages of all folders. */
function mendReference(folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.html')) continue
    const path = join(folder, name)
    const home = `${'../'.repeat(name.split(sep).length)}index.html`
    const html = readFileSync(path, 'utf8')
      .replace('<div class="col-content">', '<div class="col-content" role="main">')
      .replaceAll(/href="GUIDES"/g, `href="${home}"`)
    writeFileSync(path, html)
  }
}

const tool = (path) => join(site, 'node_modules', path)
const installed = tool('.package-lock.json')
const lock = join(site, 'package-lock.json')
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  run('tools installed', 'npm', ['ci', '--ignore-scripts'])
}
for (const folder of ['build', 'out']) rmSync(join(site, folder), { recursive: true, force: true })
mkdirSync(join(site, 'build'))
const pages = writePages(join(site, 'build/pages'))
writeFileSync(join(site, 'build/pages.json'), JSON.stringify(pages))
run('pages', process.execPath, [tool('vitepress/bin/vitepress.js'), 'build', '.'])
run('reference', process.execPath, [tool('typedoc/bin/typedoc'), '--options', 'typedoc.json'])
mendReference(join(site, 'out/api'))
const { files, links, broken } = brokenLinks(join(site, 'out'), process.env.TORCHNODE_SITE_BASE ?? '/')
for (const line of broken) console.error(line)
if (broken.length > 0) process.exit(1)
console.log(`site/out: ${files} pages, ${links} links, none of them broken`)
