import { type Chart, drawChart, frameOf, legendOf } from './chart'
import { comparisonCharts, latentChart, lossChart, metricsOf, otherCharts } from './charts'
import { type Html, html } from './html'
import type { ConfusionView, EpochView, PictureView, RunView, Words } from './view'

/** Numbers the figures and tables of a page, and keeps its charts by keys that stay the same when it grows. */
export class Book {
  readonly charts = new Map<string, Chart>()
  readonly #counts = { Figure: 0, Table: 0 }

  number(kind: 'Figure' | 'Table'): Html {
    return html`<b>${kind} ${++this.#counts[kind]}.</b>`
  }

  /** A chart with its legend, as it is before the page's script draws it at the width of the screen. */
  chart(key: string, chart: Chart): Html {
    this.charts.set(key, chart)
    return html`<div class="plot" data-chart="${key}">${legendOf(chart)}<div class="paper">${drawChart(chart, frameOf(chart, 720))}</div></div>`
  }
}

/** All that is said of the runs. */
export function runSections(runs: readonly RunView[], words: Words, book: Book): Html {
  return html`${runs.length > 1 && comparison(runs, words, book)}
${runs.map((run) => section(run, words, book))}`
}

/** The last loss of each run, and what is known beside it. */
export function facts(runs: readonly RunView[], { expected }: Words): Html {
  const fact = ({ name, epochs, steps }: RunView) => {
    const last = epochs.at(-1)
    const loss = last?.testLoss ?? last?.loss ?? steps.at(-1)?.mean
    const what = last?.testLoss !== undefined ? 'test loss' : 'loss of the last batch'
    const beside = last?.expectedLoss === undefined ? '' : `; ${expected} ${lossText(last.expectedLoss)}`
    const done = epochs.length > 0 ? `${what} after ${plural(epochs.length, 'epoch')}${beside}` : ''
    return html`<div><dt>${name}</dt><dd>${loss === undefined ? 'not trained' : lossText(loss)}</dd><dd>${done}</dd></div>`
  }
  return html`<dl class="facts">${runs.map(fact)}</dl>`
}

function comparison(runs: readonly RunView[], words: Words, book: Book): Html {
  const charts = comparisonCharts(runs, words.lossName)
  return html`<section><h2>Runs side by side</h2>
${comparisonTable(runs, book)}
<div class="side" data-side></div>
${charts.map(({ title, chart }) => html`<figure>${book.chart(`all: ${title}`, chart)}<figcaption>${book.number('Figure')} ${title} of all runs.</figcaption></figure>`)}</section>`
}

function comparisonTable(runs: readonly RunView[], book: Book): Html {
  const metrics = metricsOf(runs)
  const hasTest = runs.some(({ epochs }) => epochs.some(({ testLoss }) => testLoss !== undefined))
  const row = ({ name, epochs }: RunView) => {
    const last = epochs.at(-1)
    const seconds = epochs.reduce((sum, epoch) => sum + (epoch.seconds ?? 0), 0)
    return html`<tr><th scope="row">${name}</th><td>${epochs.length}</td><td>${cell(last?.loss)}</td>${hasTest && html`<td>${cell(last?.testLoss)}</td>`}${metrics.map((metric) => html`<td>${cell(last?.metrics[metric])}</td>`)}<td>${seconds.toFixed(2)}</td></tr>`
  }
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table of all runs"><table>
<caption>${book.number('Table')} All runs after their last epochs.</caption>
<thead><tr><th scope="col">Run</th><th scope="col">Epochs</th><th scope="col">Last-batch loss</th>${hasTest && html`<th scope="col">Test loss</th>`}${metrics.map((metric) => html`<th scope="col">${metric}</th>`)}<th scope="col">Seconds</th></tr></thead>
<tbody>${runs.map(row)}</tbody></table></div>`
}

function section(run: RunView, words: Words, book: Book): Html {
  const { name, detail, note, epochs, stepCount, pictures, samples, latent, confusion } = run
  return html`<section><h2>${name}${detail && html` <small>${detail}</small>`}</h2>
<p>${plural(epochs.length, 'epoch')}${stepCount > 0 && `, ${plural(stepCount, 'step')}`}${note && `, ${note}`}.</p>
${pictures.length > 0 && reconstructions(run, book)}
<figure>${book.chart(`loss: ${name}`, lossChart(run, words.lossName, words.expected))}
<figcaption>${book.number('Figure')} Loss of ${name}.${epochs.length > 1 && stepCount > 0 && ' Broken lines part the epochs.'}</figcaption></figure>
${otherCharts(run).map(({ title, chart }) => html`<figure>${book.chart(`${title}: ${name}`, chart)}<figcaption>${book.number('Figure')} ${title} of ${name}.</figcaption></figure>`)}
${epochs.length > 0 && epochTable(run, words, book)}
${latent && latentFigure(run, book)}
${confusion && confusionTable(confusion, name, book)}
${samples.length > 0 && html`<figure>${samples.map((picture) => pictureRow(picture, `Samples of ${name}, ${picture.title}`))}<figcaption>${book.number('Figure')} Samples of ${name}.</figcaption></figure>`}
</section>`
}

function reconstructions({ name, original, pictures }: RunView, book: Book): Html {
  const row = (picture: PictureView, i: number) =>
    pictureRow(picture, `Pictures of ${name}, ${picture.title}`, String(i))
  return html`<figure data-slider="${name}">
${original && html`<div class="row original"><span>${original.title}</span>${image(original, `${original.title}, as in the data, for ${name}`)}</div>`}
${pictures.map(row)}
<figcaption>${book.number('Figure')} The pictures of ${name} during training.</figcaption></figure>`
}

function pictureRow(picture: PictureView, alt: string, step?: string): Html {
  return html`<div class="row"${step !== undefined && html` data-step="${step}"`}><span>${picture.title}</span>${image(picture, alt)}</div>`
}

function image({ png }: PictureView, alt: string): Html {
  return html`<img alt="${alt}" src="data:image/png;base64,${png}">`
}

function epochTable({ epochs, name }: RunView, { expected }: Words, book: Book): Html {
  const has = (of: (epoch: EpochView) => unknown) => epochs.some((epoch) => of(epoch) !== undefined)
  const metrics = [...new Set(epochs.flatMap((epoch) => Object.keys(epoch.metrics)))]
  type Column = [title: string, shown: boolean, cell: (epoch: EpochView) => string]
  const columns: Column[] = [
    ['Epoch', true, ({ epoch }) => String(epoch)],
    ['Last-batch loss', has(({ loss }) => loss), ({ loss }) => cell(loss)],
    ['Test loss', has(({ testLoss }) => testLoss), ({ testLoss }) => cell(testLoss)],
    [capital(expected), has(({ expectedLoss }) => expectedLoss), ({ expectedLoss }) => cell(expectedLoss)],
    ['Difference', has(({ expectedLoss }) => expectedLoss), ({ loss, expectedLoss }) => difference(loss, expectedLoss)],
    ...metrics.map((metric): Column => [metric, true, (epoch) => cell(epoch.metrics[metric])]),
    ['Learning rate', has(({ lr }) => lr), ({ lr }) => (lr === undefined ? '' : String(Number(lr.toPrecision(4))))],
    ['Seconds', has(({ seconds }) => seconds), ({ seconds }) => (seconds ?? 0).toFixed(2)],
  ]
  const shown = columns.filter(([, isShown]) => isShown)
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table of the epochs of ${name}"><table>
<caption>${book.number('Table')} The epochs of ${name}.</caption>
<thead><tr>${shown.map(([title]) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${epochs.map((epoch) => html`<tr>${shown.map(([, , of]) => html`<td>${of(epoch)}</td>`)}</tr>\n`)}</tbody></table></div>`
}

function latentFigure(run: RunView, book: Book): Html {
  const { name, latent } = run
  const chart = latentChart(run)
  if (latent === undefined) return html``
  const many = `${count(latent.x.length)} codes of ${name}`
  const lost = latent.infinite > 0 && ` ${count(latent.infinite)} more are not finite.`
  if (latent.x.length === 0)
    return html`<p class="collapsed">None of the ${count(latent.infinite)} codes of ${name} is finite.</p>`
  if (chart === undefined)
    return html`<p class="collapsed">The ${many} lie almost on one point: the network has collapsed, and draws the same picture whatever it is shown.${lost}</p>`
  return html`<figure class="square" data-latent="${name}">${book.chart(`latent: ${name}`, chart)}
<figcaption>${book.number('Figure')} The ${many}.${lost}${latent.names.length > 1 && ' Colour shows the label, whose name stands in the middle of its points.'}${latent.decoder && ` Click a point${latent.dim === 2 ? ', or any other place,' : ''} to see the picture that is decoded from it.`}${latent.why && ` The page does not decode points: ${latent.why}.`}</figcaption></figure>`
}

function confusionTable({ classes, matrix }: ConfusionView, name: string, book: Book): Html {
  const row = (counts: number[], i: number) => {
    const sum = counts.reduce((all, value) => all + value, 0)
    const level = (value: number) => (sum > 0 && value > 0 ? Math.max(1, Math.round((8 * value) / sum)) : 0)
    return html`<tr><th scope="row">${classes[i]}</th>${counts.map((value) => html`<td class="h${level(value)}">${count(value)}</td>`)}</tr>`
  }
  const right = matrix.reduce((sum, counts, i) => sum + counts[i], 0)
  const all = matrix.flat().reduce((sum, value) => sum + value, 0)
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Confusion matrix of ${name}"><table class="confusion">
<caption>${book.number('Table')} Confusion matrix of ${name}: true classes in rows, predicted ones in columns.${all > 0 && ` ${((100 * right) / all).toFixed(2)} % are right.`}</caption>
<thead><tr><td></td>${classes.map((each) => html`<th scope="col">${each}</th>`)}</tr></thead>
<tbody>${matrix.map(row)}</tbody></table></div>`
}

function difference(ours: number | undefined, expected: number | undefined): string {
  if (expected === undefined || ours === undefined || !Number.isFinite(ours)) return ''
  const percent = 100 * (ours / expected - 1)
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
}

const lossText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value)
  return Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-4) ? value.toExponential(4) : value.toFixed(6)
}
const cell = (value: number | undefined | null): string => (value === undefined ? '' : lossText(value ?? Number.NaN))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const count = (value: number): string => value.toLocaleString('en-US')
const plural = (value: number, noun: string): string => `${count(value)} ${noun}${value === 1 ? '' : 's'}`
