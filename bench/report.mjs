// Writes the report of a run: Markdown, JSON and a picture.
import { bars, shareOfPeak } from './bars.mjs'
import { writeResults } from './files.mjs'
import { plot } from './plot.mjs'
import { bestOf, median, ratio, spread } from './statistics.mjs'
import { keyOf, STACK_PRODUCTS, titleOf } from './workloads.mjs'

const CALM = 0.3

function markdown(head, body) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

/** The runs for each peer and thread count, the fastest first. */
export function byPeer(results) {
  const groups = new Map()
  for (const result of results) {
    const key = `${result.peer}|${result.threads}`
    groups.set(key, [...(groups.get(key) ?? []), result])
  }
  return [...groups.values()].toSorted((a, b) => median(a.map((r) => r.mean)) - median(b.map((r) => r.mean)))
}

/** The columns of a race's table: their names, and their values for a peer's runs. */
function columns(results) {
  const [{ workload }] = results
  const python = bestOf(results, ['python'])
  const times = (runs) => {
    const value = ratio(new Map(runs.map((run) => [run.round, { value: run.mean }])), python)
    return value === undefined ? '-' : value.toPrecision(3)
  }
  const [unit, factor, call] = workload === 'inference' ? ['µs', 1000, 'call'] : ['ms', 1, 'step']
  const of =
    (field, scale = 1) =>
    (runs) =>
      spread(runs.map((run) => run[field] * scale))
  return [
    ['peer', ([run]) => run.peer],
    ['threads', ([run]) => run.threads],
    [`${unit}/${call}, mean`, of('mean', factor)],
    ['x', times],
    [`median ${call}, ${unit}`, of('median', factor)],
    ...(workload === 'stack'
      ? [
          ['product, ms', of('product')],
          ['share of peak, %', (runs) => spread(runs.map((run) => 100 * shareOfPeak(run)))],
        ]
      : []),
    ...(workload === 'inference'
      ? [['images/s', (runs) => median(runs.map((run) => (run.batch * 1000) / run.mean)).toFixed(0)]]
      : []),
    ['start-up, ms', of('startUp')],
    ['peak RSS, MB', (runs) => median(runs.map((run) => run.peakMb)).toFixed(0)],
    ['runs', (runs) => runs.length],
    ['others', (runs) => Math.max(...runs.map((run) => run.others)).toFixed(2)],
  ]
}

function raceTable(results) {
  const all = columns(results)
  const body = byPeer(results).map((runs) => all.map(([, fill]) => fill(runs)))
  return markdown(
    all.map(([name]) => name),
    body,
  )
}

const sameRace = (a, b) => keyOf(a) === keyOf(b)

function outcome(list) {
  const verdict = (met) => (met === null ? 'cannot be said' : met ? 'met' : '**NOT met**')
  return markdown(
    ['where', 'bar', 'measured', ''],
    list.map(({ where, text, value, met }) => [where, text, value, verdict(met)]),
  )
}

/** The whole report as Markdown. */
export function report(run) {
  const { machine, date, minutes, results, refused, absent, overhead } = run
  const { cpu, cores, vectorUnits, memoryGb, os, node, load } = machine
  const parts = [
    '# Benchmark',
    `${cpu}, ${cores} cores (${vectorUnits.join(', ') || 'no vector units known'}), ${memoryGb} GB, ${os}, Node ${node}. ` +
      `${date.slice(0, 16).replace('T', ' ')} UTC, ${minutes.toFixed(1)} minutes, load ${load.toFixed(2)} when it began.`,
    'Every peer in its own process and in interleaved rounds; its losses were checked before its times counted. Figures are' +
      ' lowest / median / highest over the runs; x = this peer / tuned eager Python with its better thread count in the same' +
      ' round, median over rounds (below 1 = faster); start-up = process start to first step done; others = CPUs that other' +
      ' processes used meanwhile, worst run. bench/README.md says what is timed.',
    [...new Set(results.map(({ peer, version }) => `- ${peer}: ${version}`))].join('\n'),
  ]
  const out = [
    ...absent.map((each) => ({ ...each, how: 'absent' })),
    ...refused.map((each) => ({ ...each, how: 'REFUSED' })),
  ]
  if (out.length > 0) {
    const where = (each) => (each.workload ? ` in ${titleOf(each)}` : '')
    const lines = out.map((each) => `- ${each.peer}${where(each)}, ${each.how}: ${each.reason}`)
    parts.push(`Not in the tables:\n\n${[...new Set(lines)].join('\n')}`)
  }
  const others = Math.max(...results.map((result) => result.others))
  if (others > CALM) {
    parts.push(
      `DISTURBED: other processes used up to ${others.toFixed(2)} CPUs meanwhile; what follows is no verdict on the bars.`,
    )
  }
  const asked = bars(run)
  if (asked.length > 0) parts.push('## Bars', outcome(asked))
  const firsts = results.filter((result, i) => results.findIndex((other) => sameRace(result, other)) === i)
  for (const first of firsts) {
    const title = titleOf(first)
    parts.push(`## ${title[0].toUpperCase()}${title.slice(1)}`)
    if (first.workload === 'stack') {
      parts.push(
        `Three square layers. Product: one torch.mm of [${first.batch}, ${first.width}] and [${first.width}, ${first.width}]` +
          ` between the steps, in the same process with the same threads; share of peak: ${STACK_PRODUCTS} products / the step.`,
      )
    }
    parts.push(raceTable(results.filter((result) => sameRace(result, first))))
  }
  if (overhead) parts.push('## Per-call overhead', overhead.table.replace(/^#.*\n/, '').trim())
  return `${parts.join('\n\n')}\n`
}

/** Writes <name>-<date>-<cpu>.md, .json and .svg; returns their paths. */
export function save(folder, run) {
  const json = `${JSON.stringify({ ...run, bars: bars(run) }, null, 1)}\n`
  return writeResults(folder, run, { md: report(run), json, svg: plot(run) })
}
