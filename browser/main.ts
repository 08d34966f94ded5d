// The script of a report's page: scripts/browser.mjs makes lib/generated/page-script.ts of it.
import type { Chart } from '../lib/report/chart'
import type { PageData } from '../lib/report/view'
import { showDecoded } from './decoded'
import { follow } from './live'
import { plots } from './plot'
import { addSliders } from './slider'

const data = JSON.parse(document.getElementById('data')?.textContent ?? '') as PageData
const drawn = plots((key, point, place) => showDecoded(data.latents, key, point, place))

if (data.live) follow(data.words, drawn)
else {
  drawn.show(new Map(Object.entries(data.charts as Record<string, Chart>)))
  addSliders()
}
