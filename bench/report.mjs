// The benchmark's table, and the files that keep it.
import { mkdirSync } from 'node:fs'
import { arch, cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'

const TUNED = 'python tuned'
const NOTEBOOK = 'python notebook'
const OURS = 'torchnode'
const CALM = 0.3

function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

function spread(values, digits) {
  return [Math.min(...values), median(values), Math.max(...values)].map((v) => v.toFixed(digits)).join(' / ')
}

/** For each round the better thread count of one peer: a map from round to ms per step. */
function bestOf(results, name) {
  const best = new Map()
  for (const { peer, round, mean } of results) {
    if (peer === name) best.set(round, Math.min(mean, best.get(round) ?? Number.POSITIVE_INFINITY))
  }
  return best
}

/** The median over rounds of what is measured against what it is measured by in the same round. */
function ratio(above, below) {
  return median([...above].map(([round, value]) => value / below.get(round)))
}

function rows(results) {
  const tuned = bestOf(results, TUNED)
  const labels = new Set(results.map((r) => `${r.peer}|${r.threads}`))
  return [...labels].map((key) => {
    const runs = results.filter((r) => `${r.peer}|${r.threads}` === key)
    const of = (field) => runs.map((r) => r[field])
    const means = new Map(runs.map((r) => [r.round, r.mean]))
    return [
      runs[0].peer,
      runs[0].threads,
      spread(of('mean'), 3),
      tuned.size > 0 ? ratio(means, tuned).toFixed(2) : '-',
      spread(of('median'), 3),
      spread(of('startUp'), 0),
      median(of('peakMb')).toFixed(0),
      Math.max(...of('others')).toFixed(2),
    ]
  })
}

/** What the project asks of itself, and what came out. */
function bars(results) {
  const ours = bestOf(results, OURS)
  const lines = []
  const bar = (text, value, met) => lines.push(`- ${text}: ${value}, ${met ? 'met' : 'NOT met'}`)
  const tuned = bestOf(results, TUNED)
  if (tuned.size > 0) {
    const times = ratio(ours, tuned)
    bar('time of torchnode / tuned Python (bar: at most 1)', times.toFixed(2), times <= 1)
  }
  const notebook = bestOf(results, NOTEBOOK)
  if (notebook.size > 0) {
    const times = ratio(notebook, ours)
    bar("time of the notebook's loop / torchnode (bar: at least 4)", times.toFixed(2), times >= 4)
  }
  const startUp = median(results.filter((r) => r.peer === OURS).map((r) => r.startUp))
  bar('process start to first step done, torchnode (bar: under 700 ms)', `${startUp.toFixed(0)} ms`, startUp < 700)
  const others = Math.max(...results.map((r) => r.others))
  if (others > CALM)
    lines.push(`- DISTURBED: other processes used up to ${others.toFixed(2)} CPUs; repeat this on a calm machine`)
  return lines
}

function markdown(head, body) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function machine() {
  const [{ model }] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  return { cpu: model.trim(), cores: cpus().length, memoryGb: memory, os: `${platform()} ${release()} ${arch()}` }
}

/** The whole report as Markdown. */
export function table(results, { rounds, warmup, steps }) {
  const { cpu, cores, memoryGb, os } = machine()
  const parts = [
    "# ms per training step: the notebook's autoencoder on MNIST, batch 100",
    `${cpu}, ${cores} cores, ${memoryGb} GB, ${os}. ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
    [...new Set(results.map((r) => `- ${r.peer}: ${r.version}`))].join('\n'),
    `Every peer in its own process, ${rounds} interleaved rounds, ${warmup} steps to warm up, then ${steps} timed. Figures are` +
      ' min / median / max over rounds; x = this peer / tuned Python with its better thread count in the same round, median' +
      ' over rounds (below 1 = faster); start-up = process start to first step done, data read; others = CPUs used by other' +
      ' processes meanwhile, worst round.',
  ]
  const head = [
    'peer',
    'threads',
    'ms/step (mean)',
    'x',
    'ms/step (median step)',
    'start-up ms',
    'peak RSS MB',
    'others',
  ]
  for (const latent of new Set(results.map((r) => r.latent))) {
    const here = results.filter((r) => r.latent === latent)
    parts.push(`## Latent ${latent}`, markdown(head, rows(here)))
    parts.push(`With the better thread count of each, median over rounds:\n${bars(here).join('\n')}`)
  }
  return `${parts.join('\n\n')}\n`
}

/** Writes <plan>-<date>-<cpu>.md and .json; returns their paths. */
export function save(folder, text, results, plan) {
  const described = machine()
  const date = new Date().toISOString().slice(0, 10)
  const cpu = described.cpu
    .toLowerCase()
    .replace(/\((r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  const base = join(folder, `${plan.name}-${date}-${cpu}`)
  mkdirSync(folder, { recursive: true })
  writeFileAtomic.sync(`${base}.md`, text)
  writeFileAtomic.sync(`${base}.json`, `${JSON.stringify({ date, machine: described, plan, results }, null, 1)}\n`)
  return [`${base}.md`, `${base}.json`]
}
