// The project's own performance targets, computed from one run: met, NOT met, or why that is not known.
import { bestOf, median, ratio } from './statistics.mjs'
import { keyOf, STACK_PRODUCTS } from './workloads.mjs'

const COMPILED = 'torchnode compiled'
const MANY = 'torchnode compiled many'
const PYTHON = ['python', 'python compile']
/** How many times as long as torchnode's a training step of each must at least take. */
const TIMES = {
  javascript: 15,
  'tfjs wasm': 20,
  'tfjs cpu': 100,
  'tfjs node': 5,
  convnetjs: 60,
  'js-pytorch': 300,
}

const bar = (where, text, value, met) => ({ where, text, value, met })
const unsaid = (where, text, reason) => ({ where, text, value: reason, met: null })
const shown = (value) => value.toPrecision(3)

/** A target for the ratio of two peers; `test` decides whether it is met. */
function compare(where, text, above, below, test, reason) {
  const value = ratio(above, below)
  return value === undefined
    ? unsaid(where, text, `not measured: ${reason}`)
    : bar(where, text, shown(value), test(value))
}

/** For each round, one peer with its better thread count and the other with the same. */
function withSameThreads(results, name, other) {
  const ours = bestOf(results, [name])
  const theirs = new Map()
  for (const [round, { threads }] of ours) {
    const same = results.find((r) => r.peer === other && r.round === round && r.threads === threads)
    if (same) theirs.set(round, { value: same.mean })
  }
  return ratio(ours, theirs)
}

function againstPython(where, results, name, missing) {
  const text = `${name} / best Python at most ${shown(1 / 1.3)}, or / C++ libtorch with the same threads at most 1.05`
  const python = ratio(bestOf(results, [name]), bestOf(results, PYTHON))
  const cpp = withSameThreads(results, name, 'c++ libtorch')
  if (python === undefined && cpp === undefined) return unsaid(where, text, `not measured: ${missing(name)}`)
  const parts = [python && `${shown(python)} of Python`, cpp && `${shown(cpp)} of C++`].filter(Boolean)
  return bar(where, text, parts.join(', '), python <= 1 / 1.3 || cpp <= 1.05)
}

function training(where, results, missing) {
  const best = (...names) => bestOf(results, names)
  const ours = best(COMPILED).size > 0 ? COMPILED : 'torchnode'
  const list = [
    againstPython(where, results, COMPILED, missing),
    againstPython(where, results, MANY, missing),
    compare(
      ...[where, "the notebook's loop / torchnode compiled at least 5", best('python notebook'), best(COMPILED)],
      ...[(value) => value >= 5, missing(COMPILED, 'python notebook')],
    ),
    compare(
      ...[where, 'torchnode, not compiled / tuned Python at most 1', best('torchnode'), best('python')],
      ...[(value) => value <= 1, missing('torchnode', 'python')],
    ),
    compare(
      ...[
        where,
        "the notebook's loop / torchnode, not compiled, at least 4",
        best('python notebook'),
        best('torchnode'),
      ],
      ...[(value) => value >= 4, missing('torchnode', 'python notebook')],
    ),
  ]
  for (const [name, times] of Object.entries(TIMES)) {
    const text = `${name} / ${ours} at least ${times}`
    list.push(compare(where, text, best(name), best(ours), (value) => value >= times, missing(name, ours)))
  }
  const started = results.filter(({ peer }) => peer === 'torchnode').map(({ startUp }) => startUp)
  const text = 'process start to first step done, torchnode, under 700 ms'
  if (started.length > 0) list.push(bar(where, text, `${median(started).toFixed(0)} ms`, median(started) < 700))
  return list
}

function inference(where, results, missing) {
  const best = (name) => bestOf(results, [name], 'median')
  return ['python', 'onnxruntime'].map((name) =>
    compare(
      ...[where, `torchnode compiled / ${name} below 1 (median call)`, best(COMPILED), best(name)],
      ...[(value) => value < 1, missing(COMPILED, name)],
    ),
  )
}

/** The share of the step's time that its matrix products alone would take, at the speed measured between its steps. */
export const shareOfPeak = ({ product, median: step }) => (STACK_PRODUCTS * product) / step

function scaling(where, results, missing) {
  const text = 'torchnode compiled at least 90 % of the matrix products alone'
  const shares = results.filter(({ peer }) => peer === COMPILED).map(shareOfPeak)
  if (shares.length === 0) return [unsaid(where, text, `not measured: ${missing(COMPILED)}`)]
  return [bar(where, text, `${(100 * median(shares)).toFixed(1)} %`, median(shares) >= 0.9)]
}

/** All targets that a run measures: { where, text, value, met }; met is null where something was not measured. */
export function bars({ results, absent, refused }) {
  const list = []
  const races = new Map()
  for (const result of results) {
    races.set(keyOf(result), [...(races.get(keyOf(result)) ?? []), result])
  }
  for (const here of races.values()) {
    const [{ part, workload, batch, latent, width, optimizer }] = here
    const missing = (...names) => reasons(names, here, [...refused, ...absent])
    if (part === 'step') list.push(...training(`latent ${latent}, batch 100`, here, missing))
    if (workload === 'inference' && batch === 1) list.push(...inference('one image', here, missing))
    if (workload === 'stack' && width === 4096 && optimizer === 'SGD')
      list.push(...scaling('width 4096, batch 1000', here, missing))
  }
  return list
}

function reasons(names, results, left) {
  const gone = names.filter((name) => !results.some(({ peer }) => peer === name))
  const here = (each) => each.workload === undefined || keyOf(each) === keyOf(results[0])
  return gone
    .map((name) => `${name}: ${left.find((each) => each.peer === name && here(each))?.reason ?? 'did not race'}`)
    .join('; ')
}
