// node compile-worker.mjs FILE NOTE from end: compares cases of the file, counted by their variations; prints a line of
// JSON for each. The current case is noted in NOTE, which outlives the process.
import { openSync, readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { check, variationsOf } from './compiled.mjs'
import { parse } from './replay.cjs'

const torch = createRequire(import.meta.url)('../../dist/index.js')
torch.setNumThreads(1)

const [file, noteFile, from, end] = process.argv.slice(2)
const notes = openSync(noteFile, 'w')
let number = 0
const note = (text) => writeSync(notes, `${number} ${text}`.padEnd(100), 0)
const engine = { torch, compile: torch.compile, note }

for (const [at, item] of parse(readFileSync(file, 'utf8')).cases.entries()) {
  for (const variation of variationsOf(item)) {
    if (number >= Number(from) && number < Number(end)) {
      const result = check(engine, item, variation)
      writeSync(1, `${JSON.stringify({ number, at, ...variation, ...result })}\n`)
    }
    number++
  }
  // Collected objects are released from the event loop.
  await new Promise((resolve) => setImmediate(resolve))
}
