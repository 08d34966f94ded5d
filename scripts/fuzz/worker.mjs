// Runs cases and reports each on standard output; the current case is noted in a file, which outlives the process.
// node worker.mjs cases NOTE seed from end kinds, or: program NOTE FILE way, or: draw NOTE seed number
import { openSync, readFileSync, writeSync } from 'node:fs'
import { draw } from './cases.mjs'
import { check } from './check.mjs'
import { builtEngine } from './engine.mjs'
import { fuzz } from './fuzz.mjs'

const [task, noteFile, ...given] = process.argv.slice(2)
const notes = openSync(noteFile, 'w')
let current = ''
const engine = builtEngine((text, number = current) => {
  current = number
  writeSync(notes, `${current} ${text}`.slice(0, 500).padEnd(500), 0)
})
const say = (message) => writeSync(1, `${JSON.stringify(message)}\n`)

if (task === 'program') {
  const [file, way] = given
  say((await check(engine, JSON.parse(readFileSync(file, 'utf8')), way)) ?? {})
} else if (task === 'draw') {
  say(draw(engine, ...given.map(Number)))
} else {
  const [seed, from, end] = given.map(Number)
  for await (const result of fuzz(engine, { seed, from, end, chosen: given[3].split(',') })) say(result)
}
