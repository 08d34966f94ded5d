import { createHash } from 'node:crypto'
import { pageScript } from '../generated/page-script'
import type { ReportOptions } from './data'
import { Html, html } from './html'
import { Book, facts, runSections } from './sections'
import { style } from './style'
import type { PageData, RunView, Words } from './view'

/** The whole report as one self-contained HTML document, without network or other files. */
export function reportPage(runs: readonly RunView[], options: ReportOptions = {}): string {
  const words = wordsOf(options)
  const title = titleOf(runs, options)
  const book = new Book()
  const sections = runSections(runs, words, book)
  const data: PageData = {
    charts: Object.fromEntries(book.charts),
    latents: Object.fromEntries(
      runs.flatMap(({ name, latent }) =>
        latent?.decoder && latent.codes
          ? [[name, { codes: latent.codes, dim: latent.dim, decoder: latent.decoder }]]
          : [],
      ),
    ),
    words,
    live: false,
  }
  return document(
    title,
    html`${head(runs, options, title)}
${facts(runs, words)}
<div id="runs">${sections}</div>
${about(options)}
<footer>Made by torchnode${options.versions?.torchnode !== undefined && ` ${String(options.versions.torchnode)}`}: PyTorch&rsquo;s engine for Node.</footer>`,
    data,
    '',
  )
}

/** The page of a training that goes on; its script draws what the server sends. */
export function livePage(options: ReportOptions): { page: string; policy: string } {
  const title = options.title ?? 'A training'
  const data: PageData = { charts: {}, latents: {}, words: wordsOf(options), live: true }
  const page = document(
    title,
    html`<header><p class="kicker">torchnode, live</p><h1>${title}</h1>${options.lead && html`<p class="lead">${options.lead}</p>`}
<div class="controls"><p id="status" role="status">Waiting for the first step.</p><button type="button" id="stop">Stop the training</button></div></header>
<div id="facts"></div>
<div id="runs"></div>
<noscript><p class="empty">This page needs JavaScript to follow the training.</p></noscript>
<footer>Served by torchnode to this machine alone.</footer>`,
    data,
    "connect-src 'self'; ",
  )
  return { page, policy: `${policy("connect-src 'self'; ")}; frame-ancestors 'none'` }
}

function document(title: string, content: Html, data: PageData, more: string): string {
  // A script element ends at the first "</script", also within a string.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c')
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(more)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="torchnode">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${content}
</main>
<script type="application/json" id="data">${new Html(json)}</script>
<script>${new Html(pageScript)}</script>
</body>
</html>
`.text
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

function policy(more: string): string {
  return `default-src 'none'; img-src data:; style-src ${hash(style.text)}; script-src ${hash(pageScript)}; ${more}base-uri 'none'; form-action 'none'`
}

function wordsOf({ lossName = 'loss', expected = 'expected' }: ReportOptions): Words {
  return { lossName, expected }
}

function titleOf(runs: readonly RunView[], { title }: ReportOptions): string {
  return title ?? (runs.length === 1 ? `The training of ${runs[0].name}` : `${runs.length} trainings`)
}

function head(runs: readonly RunView[], { lead, date = new Date() }: ReportOptions, title: string): Html {
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const seconds = runs.flatMap(({ epochs }) => epochs).reduce((sum, epoch) => sum + (epoch.seconds ?? 0), 0)
  const took = seconds > 0 && `Training took ${duration(seconds)}.`
  return html`<header>
<p class="kicker">torchnode, ${day}</p>
<h1>${title}</h1>
<p class="lead">${[lead, took].filter(Boolean).join(' ')}</p>
</header>`
}

function about({ options, machine, versions }: ReportOptions): Html {
  const block = (name: string, entries: Record<string, string | number | boolean> = {}) =>
    Object.keys(entries).length > 0 &&
    html`<div><h3>${name}</h3><dl>${Object.entries(entries).map(([key, value]) => html`<dt>${key}</dt><dd>${String(value)}</dd>`)}</dl></div>`
  const blocks = [block('Options', options), block('Machine', machine), block('Versions', versions)]
  if (!blocks.some(Boolean)) return html``
  return html`<section><h2>How it was made</h2>
<div class="about">${blocks}</div></section>`
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} seconds`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
