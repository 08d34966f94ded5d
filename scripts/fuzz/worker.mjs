// Runs cases and says of each on its standard output how it went; what it is at stands in a file, which outlives it.
// node worker.mjs cases NOTE seed from end kinds, or: node worker.mjs program NOTE FILE way
import { openSync, readFileSync, writeSync } from 'node:fs'
import { draw, kindOf } from './cases.mjs'
import { check } from './check.mjs'
import { builtEngine } from './engine.mjs'
import { listing } from './program.mjs'
import { failsHere, shrink } from './shrink.mjs'

const [task, noteFile, ...given] = process.argv.slice(2)
const notes = openSync(noteFile, 'w')
let current = ''
const engine = builtEngine((text) => writeSync(notes, `${current} ${text}`.slice(0, 500).padEnd(500), 0))
const say = (message) => writeSync(1, `${JSON.stringify(message)}\n`)

if (task === 'program') {
  const [file, way] = given
  say((await check(engine, JSON.parse(readFileSync(file, 'utf8')), way)) ?? {})
} else {
  const [seed, from, end] = given.map(Number)
  const chosen = given[3].split(',')
  for (let number = from; number < end; number++) {
    if (chosen.includes(kindOf(number))) await one(seed, number)
  }
}

async function one(seed, number) {
  current = String(number)
  const program = draw(engine, seed, number)
  const found = await check(engine, program)
  const base = { number, kind: program.kind }
  if (found === undefined) say({ ...base, outcome: 'same' })
  else if (found.what === undefined) say({ ...base, outcome: found.refused ? 'refused' : 'unsteady' })
  else {
    const small = await shrink(program, found, failsHere(engine))
    say({ ...base, outcome: 'fails', ...small.failure, listing: listing(small.program), body: small.program.body })
  }
}
