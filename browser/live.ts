import { bucketSize, bucketsOf } from '../lib/report/charts'
import { Book, facts, runSections } from '../lib/report/sections'
import type { EpochView, PictureView, RunView, Words } from '../lib/report/view'
import type { Plots } from './plot'
import { addSliders } from './slider'

/** What the server tells; everything from the start where the page is opened late. */
type Told =
  | { kind: 'step'; run: string; losses: (number | null)[]; rates: (number | null)[] }
  | { kind: 'epoch'; run: string; epoch: EpochView }
  | { kind: 'picture'; run: string; picture: PictureView }
  | { kind: 'state'; state: 'running' | 'stopping' | 'finished'; text: string }

/** The steps that a chart shows as points of their own. */
const mostBuckets = 480

/** Follows a training: the page grows with what the server tells. */
export function follow(words: Words, drawn: Plots): void {
  const runs = new Map<string, RunView>()
  const values = new Map<string, { losses: number[]; rates: number[] }>()
  const status = document.getElementById('status') as HTMLElement
  const stop = document.getElementById('stop') as HTMLButtonElement
  let isDue: 'nothing' | 'values' | 'all' = 'nothing'

  const runOf = (name: string): RunView => {
    const known = runs.get(name)
    if (known) return known
    const run: RunView = { name, epochs: [], steps: [], rates: [], stepCount: 0, each: 1, pictures: [], samples: [] }
    runs.set(name, run)
    values.set(name, { losses: [], rates: [] })
    return run
  }

  const draw = () => {
    const all = [...runs.values()]
    for (const run of all) {
      const { losses, rates } = values.get(run.name) ?? { losses: [], rates: [] }
      Object.assign(run, {
        steps: bucketsOf(losses, mostBuckets),
        stepCount: losses.length,
        each: bucketSize(losses.length, mostBuckets),
        rates: bucketsOf(rates, mostBuckets),
      })
    }
    const book = new Book()
    const sections = runSections(all, words, book)
    const focused = (document.activeElement as HTMLElement | null)?.dataset.chart
    ;(document.getElementById('facts') as HTMLElement).innerHTML = facts(all, words).text
    if (isDue === 'all') {
      ;(document.getElementById('runs') as HTMLElement).innerHTML = sections.text
      drawn.show(book.charts)
      addSliders()
    } else drawn.update(book.charts)
    if (focused !== undefined) document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(focused)}"]`)?.focus()
    isDue = 'nothing'
  }

  const later = (what: 'values' | 'all') => {
    if (isDue === 'nothing') setTimeout(() => requestAnimationFrame(draw), 100)
    if (isDue !== 'all') isDue = what
  }

  const take = (told: Told) => {
    if (told.kind === 'state') return setState(told.state, told.text)
    const isNew = !runs.has(told.run)
    const run = runOf(told.run)
    if (told.kind === 'step') {
      // JSON has no NaN.
      const numbers = (list: (number | null)[]) => list.map((value) => value ?? Number.NaN)
      values.get(told.run)?.losses.push(...numbers(told.losses))
      values.get(told.run)?.rates.push(...numbers(told.rates))
    } else if (told.kind === 'epoch') {
      run.epochs = [...run.epochs.filter(({ epoch }) => epoch !== told.epoch.epoch), told.epoch]
    } else run.pictures.push(told.picture)
    later(told.kind !== 'step' || isNew ? 'all' : 'values')
  }

  const setState = (state: 'running' | 'stopping' | 'finished', text: string) => {
    status.textContent = text
    stop.disabled = state !== 'running'
    if (state === 'finished') source.close()
  }

  const source = new EventSource('events')
  source.addEventListener('message', ({ data }) => take(JSON.parse(data)))
  // The browser connects again by itself, and is then told everything again.
  source.addEventListener('open', () => {
    runs.clear()
    values.clear()
  })
  source.addEventListener('error', () => {
    status.textContent = 'The connection to the training is lost.'
  })
  stop.addEventListener('click', async () => {
    stop.disabled = true
    const answer = await fetch('stop', { method: 'POST' }).catch(() => undefined)
    if (!answer?.ok) {
      status.textContent = 'The training could not be told to stop.'
      stop.disabled = false
    }
  })
}
