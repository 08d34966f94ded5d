// Writes examples/notebook/autoencoder.ipynb from docs/notebook.md: node scripts/docs/notebook.mjs.
// test/docs/notebook.test.ts compares it and runs it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { samplesOf } from './samples.mjs'

const page = new URL('../../docs/notebook.md', import.meta.url)
const notebook = new URL('../../examples/notebook/autoencoder.ipynb', import.meta.url)

/** Text without the page's pictures, since the cells show their own, and with links from the notebook's folder. */
const textOf = (lines) =>
  lines
    .join('\n')
    .replace(/^!\[.*\n?/gm, '')
    .replace(/\]\((?!https?:)/g, '](../../docs/')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The cells of a page: its text, and its samples, among them those that the page does not show. */
function cellsOf(page) {
  const lines = page.split('\n')
  const cells = []
  let next = 0
  for (const { code, line } of samplesOf(page)) {
    cells.push({ kind: 'markdown', text: textOf(lines.slice(next, line - 2)) }, { kind: 'code', text: code.trim() })
    next = line + code.split('\n').length - 1
  }
  return [...cells, { kind: 'markdown', text: textOf(lines.slice(next)) }].filter(({ text }) => text !== '')
}

/**
 * A page of docs as a notebook for Deno's kernel, not yet run: nbformat 4.5.
 * @param {string} page
 */
export function notebookOf(page) {
  const cells = cellsOf(page).map(({ kind, text }, index) => ({
    cell_type: kind,
    id: `cell-${index + 1}`,
    metadata: {},
    ...(kind === 'code' && { execution_count: null, outputs: [] }),
    source: text.split(/(?<=\n)/),
  }))
  const kernelspec = { display_name: 'Deno', language: 'typescript', name: 'deno' }
  const metadata = { kernelspec, language_info: { file_extension: '.ts', name: 'typescript' } }
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('.', notebook), { recursive: true })
  writeFileSync(notebook, notebookOf(readFileSync(page, 'utf8')))
}
