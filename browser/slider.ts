import { element } from './plot'

/** The chosen place of each slider, by the name of its run; kept where the page is drawn again. */
const chosen = new Map<string, number>()

/** Shows one step of each run's pictures, which a slider chooses, and the pictures of all runs beside each other. */
export function addSliders(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('[data-slider]')]
  for (const figure of figures) {
    const rows = rowsOf(figure)
    const name = figure.dataset.slider ?? ''
    if (rows.length < 2) continue
    const show = (at: number) => {
      chosen.set(name, at)
      for (const [i, row] of rows.entries()) row.hidden = i !== at
    }
    const slider = makeSlider(
      `Step of the pictures of ${name}`,
      titlesOf(rows),
      chosen.get(name) ?? rows.length - 1,
      show,
    )
    figure.insertBefore(slider, figure.querySelector('figcaption'))
  }
  const side = document.querySelector<HTMLElement>('[data-side]')
  if (side !== null && figures.length > 1) showSideBySide(side, figures)
}

const rowsOf = (figure: HTMLElement) => [...figure.querySelectorAll<HTMLElement>('[data-step]')]
const titlesOf = (rows: HTMLElement[]) => rows.map((row) => row.querySelector('span')?.textContent ?? '')

/** The same step of all runs, each in a column; a run that has fewer steps shows its last. */
function showSideBySide(side: HTMLElement, figures: HTMLElement[]): void {
  const columns = figures.map((figure) => {
    const column = element('div', 'column')
    const heading = Object.assign(element('p', 'heading'), { textContent: figure.dataset.slider ?? '' })
    const image = document.createElement('img')
    column.append(heading, image)
    return { column, image, rows: rowsOf(figure) }
  })
  const longest = columns.reduce((best, each) => (each.rows.length > best.rows.length ? each : best))
  const show = (at: number) => {
    chosen.set('', at)
    for (const { image, rows } of columns) {
      const original = rows[Math.min(at, rows.length - 1)]?.querySelector('img')
      if (!original) continue
      image.src = original.src
      image.alt = `${original.alt}, beside the other runs`
    }
  }
  const grid = element('div', 'columns')
  grid.append(...columns.map(({ column }) => column))
  const titles = titlesOf(longest.rows)
  side.replaceChildren(
    grid,
    makeSlider('Step of the pictures of all runs', titles, chosen.get('') ?? titles.length - 1, show),
  )
}

function makeSlider(label: string, titles: string[], start: number, show: (at: number) => void): HTMLElement {
  const box = element('label', 'slider')
  const input = document.createElement('input')
  const output = element('output', '')
  Object.assign(input, { type: 'range', min: '0', max: String(titles.length - 1), step: '1' })
  input.value = String(Math.min(start, titles.length - 1))
  input.setAttribute('aria-label', label)
  const change = () => {
    const at = Number(input.value)
    output.textContent = titles[at]
    input.setAttribute('aria-valuetext', titles[at])
    show(at)
  }
  input.addEventListener('input', change)
  box.append(input, output)
  change()
  return box
}
