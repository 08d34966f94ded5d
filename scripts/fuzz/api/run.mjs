// npm run fuzz:api -- [--seed 1] [--count 10000] [--files] [--from 0] [--case N] [--log FILE]
// Makes arbitrary calls of all that the package exports, or reads damaged files, in child processes. Shows what ends
// one, what takes longer than 10 s, and errors of undocumented classes. A seed and a number decide a call.
import { appendFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { supervise } from './supervise.mjs'

const { values: options } = parseArgs({
  options: {
    ...{
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '10000' },
      from: { type: 'string', default: '0' },
    },
    ...{ files: { type: 'boolean', default: false }, case: { type: 'string' }, log: { type: 'string' } },
  },
})

function whole(name) {
  const value = Number(options[name])
  if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`--${name} ${options[name]}: takes a whole number`)
  return value
}

const [seed, files] = [whole('seed'), options.files]
const from = options.case === undefined ? whole('from') : whole('case')
const end = options.case === undefined ? from + whole('count') : from + 1
const tally = { calls: 0, returned: 0, refused: 0 }
const findings = new Map()
const began = performance.now()

/** Groups findings of one kind and place whose words differ only in what they quote. */
const groupOf = ({ kind, name, words, place }) =>
  kind === 'crash' || kind === 'stall'
    ? `${kind} ${words} ${name}`
    : `${kind} ${place ?? name} ${words.replace(/'[^']*'|\d+/g, '')}`

for await (const result of supervise({ seed, from, end, files })) {
  if (result.done) {
    for (const key of Object.keys(tally)) tally[key] += result[key]
    continue
  }
  const group = groupOf(result)
  if (!findings.has(group)) {
    findings.set(group, { ...result, times: 0 })
    const { kind, name, words, code, place, number, after } = result
    console.log(`--- ${kind}, ${name}: ${words}${place ? `, from ${place}` : ''}\n${code.slice(0, 1000)}`)
    if (after) console.log(`    only after the calls from ${after}`)
    console.log(`again: npm run fuzz:api -- ${files ? '--files ' : ''}--seed ${seed} --case ${number}\n`)
  }
  findings.get(group).times++
  if (options.log) appendFileSync(options.log, `${JSON.stringify({ seed, ...result })}\n`)
}

const seconds = (performance.now() - began) / 1000
const kinds = {}
for (const { kind, times } of findings.values()) kinds[kind] = (kinds[kind] ?? 0) + times
console.log(`${tally.calls} calls in ${seconds.toFixed(0)} s:`, { ...tally, ...kinds }, `${findings.size} findings`)
if (findings.size > 0) process.exitCode = 1
