// npm run fuzz:compile -- [--seed 1] [--count 1000] [--only KIND[,KIND]] [--case N] [--log FILE [--resume]]
// Draws programs, runs each as written and compiled, and shows where these differ, each made as small as it can be.
// A seed and a case's number decide a program. --case runs one again; --resume goes on where the log ends.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { kindOf, kinds } from './cases.mjs'
import { supervise } from './supervise.mjs'

const { values: options } = parseArgs({
  options: {
    ...{ seed: { type: 'string', default: '1' }, count: { type: 'string', default: '1000' }, only: { type: 'string' } },
    ...{ case: { type: 'string' }, log: { type: 'string' }, resume: { type: 'boolean', default: false } },
  },
})

const seed = whole('seed')
const chosen = options.only?.split(',') ?? Object.keys(kinds)
const wrong = chosen.find((kind) => !Object.hasOwn(kinds, kind))
if (wrong !== undefined) throw new TypeError(`--only ${wrong}: the kinds are ${Object.keys(kinds).join(', ')}`)

function whole(name) {
  const value = Number(options[name])
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`--${name} ${options[name]}: takes a whole number`)
  return value
}

/** The cases to run: `count` of the chosen kinds. */
function range(from) {
  if (onlyOne) return { from: whole('case'), end: whole('case') + 1 }
  let end = 0
  for (let left = whole('count'); left > 0; end++) if (chosen.includes(kindOf(end))) left--
  return { from, end }
}

const tally = { same: 0, unsteady: 0, unproven: 0, fails: 0, fatal: 0 }
const faults = new Map()
const key = { seed, only: chosen.join() }

/** The entries that an earlier run with the same seed and kinds has written, and the case after its last tally. */
function earlier() {
  if (!options.resume || !existsSync(options.log)) return 0
  const lines = readFileSync(options.log, 'utf8').split('\n')
  // The last line may have been cut off.
  const entries = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line))
  const mine = entries.filter((entry) => entry.seed === key.seed && entry.only === key.only)
  const last = mine.findLast((entry) => entry.tally !== undefined)
  if (last === undefined) return 0
  Object.assign(tally, last.tally)
  const failed = mine.filter(({ outcome, number }) => outcome === 'fails' && number <= last.number)
  for (const entry of new Map(failed.map((each) => [each.number, each])).values()) group(entry)
  return last.number + 1
}

const onlyOne = options.case !== undefined
const record = (entry) => {
  if (options.log && !onlyOne) appendFileSync(options.log, `${JSON.stringify({ ...key, ...entry })}\n`)
}

/** Groups failures that differ in the same kind of thing and call the same functions. */
function group({ number, kind, what, called }) {
  const name = `${kind}, ${what}: ${called}`
  faults.set(name, [...(faults.get(name) ?? []), number])
}

const { from, end } = range(onlyOne ? 0 : earlier())
const began = performance.now()
let done = 0
for await (const result of supervise({ seed, from, end, kinds: onlyOne ? Object.keys(kinds) : chosen })) {
  const { number, kind, outcome, ...more } = result
  tally[outcome]++
  done++
  if (outcome !== 'same' && outcome !== 'unsteady') {
    console.log(`\n--- ${kind}, seed ${seed}, case ${number}: ${explained(result)}\n${more.listing ?? more.note}`)
    console.log(`again: npm run fuzz:compile -- --seed ${seed} --case ${number}`)
    if (outcome === 'fails') group(result)
    record({ number, kind, outcome, ...more })
  } else if (onlyOne) console.log(`${kind}, seed ${seed}, case ${number}: ${outcome}\n${more.listing ?? ''}`)
  if (done % 100 === 0) record({ number, tally })
}
record({ number: end - 1, tally })
const seconds = (performance.now() - began) / 1000
console.log(`\n${done} programs in ${seconds.toFixed(1)} s, ${(done / seconds).toFixed(0)} a second:`, tally)
for (const [name, cases] of [...faults].sort(([, a], [, b]) => b.length - a.length)) {
  console.log(`  ${cases.length} x ${name} (case ${cases.slice(0, 4).join(', ')})`)
}
if (tally.fails > 0 || tally.fatal > 0) process.exitCode = 1

function explained({ outcome, way, what, path, wanted, got }) {
  if (outcome === 'fatal') return 'ends the process without being compiled'
  return `${way}: another ${what} at ${path}: as written ${wanted}, here ${got}`
}
