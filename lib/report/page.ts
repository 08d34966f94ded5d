import { comparisonChart, isCollapsed, latentChart, lossChart } from './chart'
import type { ReportData, ReportExperiment, ReportPicture } from './data'
import { type Html, html } from './html'
import { style } from './style'

/** The whole report as one self-contained HTML document, without scripts, network or other files. */
export function reportPage(run: ReportData): string {
  const title = titleOf(run)
  const number = numbering()
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="torchnode">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
${head(run, title)}
${run.digits && digits(run.digits, run, number)}
${run.experiments.length > 1 && comparison(run.experiments, number)}
${run.experiments.map((experiment) => section(experiment, run, number))}
${about(run)}
<footer>Made by torchnode ${run.versions.torchnode}: PyTorch’s engine for Node.</footer>
</main>
</body>
</html>
`.text
}

type Numbering = (kind: 'Figure' | 'Table') => Html

/** Numbers the figures and tables of a report. */
function numbering(): Numbering {
  const counts = { Figure: 0, Table: 0 }
  return (kind) => html`<b>${kind} ${++counts[kind]}.</b>`
}

function titleOf({ title, dataset, experiments }: ReportData): string {
  return title ?? `${experiments.length === 1 ? 'An autoencoder' : 'Autoencoders'} on ${dataset.name}`
}

function head({ dataset, experiments, date = new Date() }: ReportData, title: string): Html {
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
  const seconds = experiments.flatMap(({ epochs }) => epochs).reduce((sum, epoch) => sum + epoch.seconds, 0)
  const networks = experiments.length === 1 ? 'A network' : `Each of ${words(experiments.length)} networks`
  const sizes = `${list(experiments.map(({ dim }) => count(dim)))} ${plural(experiments[0]?.dim ?? 0, 'number').split(' ')[1]}`
  return html`<header>
<p class="kicker">torchnode, ${day}</p>
<h1>${title}</h1>
<p class="lead">A picture of ${dataset.name} is 784 pixels. ${networks} squeezes it into ${sizes} and draws it again from those alone. ${count(dataset.images)} pictures make an epoch; no label is used. Training took ${duration(seconds)}.${dataset.note && html` The pictures: ${dataset.note}.`}</p>
</header>
<dl class="facts">${experiments.map(fact)}</dl>`
}

function fact({ dim, epochs }: ReportExperiment): Html {
  const last = epochs.at(-1)
  const beside = last?.notebookLoss === undefined ? '' : `; the notebook printed ${loss(last.notebookLoss)}`
  return html`<div><dt>latent size ${dim}</dt><dd>${last ? loss(last.loss) : 'not trained'}</dd>
<dd>${last && `last-batch loss after ${plural(epochs.length, 'epoch')}${beside}`}</dd></div>`
}

function digits(picture: ReportPicture, { dataset }: ReportData, number: Numbering): Html {
  return html`<h2>The digits</h2>
<figure class="digits">${image(picture, `The first picture of each digit from 0 to 9 in ${dataset.name}`)}
<figcaption>${number('Figure')} The first picture of each digit in ${dataset.name}: what the networks below are asked to draw again.</figcaption></figure>`
}

function comparison(experiments: ReportExperiment[], number: Numbering): Html {
  return html`<h2>All trainings</h2>
<figure><div class="scroll">${comparisonChart(experiments)}</div>
<figcaption>${number('Figure')} Mean squared error between pictures and reconstructions during training. The more numbers a code may hold, the closer the reconstruction can come.</figcaption></figure>`
}

function section(experiment: ReportExperiment, run: ReportData, number: Numbering): Html {
  const { dim, epochs, curve, pictures, latent, note } = experiment
  return html`<h2>Latent size ${dim} <small>784 → 100 → ${dim} → 100 → 784</small></h2>
<p>${plural(epochs.length, 'epoch')}, ${plural(curve.length, 'step')}${note && `, ${note}`}.</p>
${pictures.length > 0 && reconstructions(pictures, dim, run.digits, number)}
<figure><div class="scroll">${lossChart(experiment)}</div>
<figcaption>${number('Figure')} Loss at latent size ${dim}. ${epochs.length > 1 && 'Broken lines part the epochs.'}</figcaption></figure>
${epochs.length > 0 && epochTable(experiment, number)}
${
  latent &&
  html`<figure class="square"><div class="scroll">${latentChart(latent, dim)}</div>
<figcaption>${number('Figure')} The codes of ${count(latent.labels.length)} pictures at latent size ${dim}. Colour shows the digit, which the network was never told. ${isCollapsed(latent) ? 'All codes lie almost on one point: the network has collapsed, and draws the same picture whatever it is shown.' : 'A numeral stands where the points of its digit have their middle.'}</figcaption></figure>`
}`
}

function reconstructions(
  pictures: ReportPicture[],
  dim: number,
  original: ReportPicture | undefined,
  number: Numbering,
): Html {
  return html`<figure>
${original && html`<div class="row original"><span>original</span>${image(original, 'The ten digits as they are in the data')}</div>`}
${pictures.map((picture) => html`<div class="row"><span>${picture.title}</span>${image(picture, `The ten digits drawn from ${dim} numbers each, ${picture.title}`)}</div>`)}
<figcaption>${number('Figure')} The ten digits drawn again from ${dim} numbers each, before and during training.</figcaption></figure>`
}

function epochTable({ epochs, dim }: ReportExperiment, number: Numbering): Html {
  const compared = epochs.some(({ notebookLoss }) => notebookLoss !== undefined)
  return html`<table>
<caption>${number('Table')} Loss of the last batch of each epoch at latent size ${dim}${compared && ', beside what the notebook printed. Its weights began elsewhere, so the losses differ a little'}.</caption>
<thead><tr><th scope="col">Epoch</th><th scope="col">Last-batch loss</th>${compared && html`<th scope="col">Notebook</th><th scope="col">Difference</th>`}<th scope="col">Seconds</th></tr></thead>
<tbody>
${epochs.map(
  (
    epoch,
  ) => html`<tr><td>${epoch.epoch}</td><td>${loss(epoch.loss)}</td>${compared && html`<td>${epoch.notebookLoss === undefined ? '' : loss(epoch.notebookLoss)}</td><td>${difference(epoch.loss, epoch.notebookLoss)}</td>`}<td>${epoch.seconds.toFixed(2)}</td></tr>
`,
)}</tbody></table>`
}

function about({ options, machine, versions }: ReportData): Html {
  const block = (name: string, entries: Record<string, string | number | boolean>) =>
    Object.keys(entries).length > 0 &&
    html`<section><h3>${name}</h3><dl>${Object.entries(entries).map(([key, value]) => html`<dt>${key}</dt><dd>${String(value)}</dd>`)}</dl></section>`
  return html`<h2>How it was made</h2>
<div class="about">${block('Options', options)}${block('Machine', machine)}${block('Versions', versions)}</div>`
}

function image({ png }: ReportPicture, alt: string): Html {
  return html`<img alt="${alt}" src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`
}

function difference(ours: number, notebook: number | undefined): string {
  if (notebook === undefined || !Number.isFinite(ours)) return ''
  const percent = 100 * (ours / notebook - 1)
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
}

function list(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} seconds`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}

const loss = (value: number): string => (Number.isFinite(value) ? value.toFixed(6) : String(value))
const count = (value: number): string => value.toLocaleString('en-US')
const plural = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`
const words = (value: number): string => ['no', 'one', 'two', 'three', 'four', 'five', 'six'][value] ?? count(value)
