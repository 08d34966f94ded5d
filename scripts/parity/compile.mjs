// npm run parity:compile [-- name ...]: calls each operator of PyTorch's OpInfo samples compiled and as written, and
// writes docs/parity-compile.md; with names it only shows the results of these.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { casesOf } from './cases.mjs'
import { compilePage } from './compile-page.mjs'
import { variationsOf } from './compiled.mjs'
import { operatorOf } from './replay.cjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
/** The time limit of one comparison in milliseconds. */
const patience = 60_000

/**
 * Yields the results of all comparisons. They run in a child process, since some end it; the next process continues
 * after such a one.
 */
async function* compare(cases, folder) {
  const [file, note] = [join(folder, 'cases.jsonl'), join(folder, 'note')]
  writeFileSync(file, ['{}', ...cases.map((item) => JSON.stringify(item))].join('\n'))
  const all = cases.flatMap((item, at) => variationsOf(item).map((variation) => ({ at, ...variation })))
  for (let next = 0; next < all.length; ) {
    const given = ['--no-warnings', here('compile-worker.mjs'), file, note, next, all.length].map(String)
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'pipe'] })
    let words = ''
    child.stderr.on('data', (data) => (words = `${words}${data}`.slice(-2000)))
    const over = new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)))
    let timer = setTimeout(() => child.kill('SIGKILL'), patience)
    for await (const line of createInterface(child.stdout)) {
      // libtorch sometimes writes to the same output.
      if (!line.startsWith('{"number"')) continue
      clearTimeout(timer)
      timer = setTimeout(() => child.kill('SIGKILL'), patience)
      const result = JSON.parse(line)
      next = result.number + 1
      yield result
    }
    clearTimeout(timer)
    const how = await over
    if (how === 0) return
    if (how === 1) throw new Error(`a comparison itself failed: ${words}`)
    const [number, phase] = /^(\d+) (.*)$/.exec(readFileSync(note, 'utf8').trim()).slice(1)
    next = Number(number) + 1
    const isPlain = phase === 'as written'
    yield { ...all[number], outcome: isPlain ? 'fatal' : 'wrong', way: phase, what: `end of the process (${how})` }
  }
}

function shown(item, { form, mode, way, what, path, wanted, got, replays }) {
  const values = path === undefined ? '' : ` at ${path}: as written ${wanted}, here ${got}`
  const difference = replays === undefined ? `${way}: another ${what}${values}` : 'not replayed'
  const written = JSON.stringify({ calls: item.calls, inplace: item.inplace, tensors: item.tensors })
  return `${operatorOf(item)} ${item.dtype}, ${form}, ${mode}: ${difference}\n  ${written}`
}

const only = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'torchnode-parity-'))

try {
  const began = performance.now()
  const { header, cases } = await casesOf('sample')
  const chosen = only.length === 0 ? cases : cases.filter((item) => only.includes(operatorOf(item)))
  const results = []
  for await (const result of compare(chosen, folder)) {
    const item = chosen[result.at]
    const faulty = ['wrong', 'untrusted', 'fatal'].includes(result.outcome)
    if (faulty) console.log(shown(item, result))
    else if (only.length > 0)
      console.log(
        `${operatorOf(item)} ${item.dtype}, ${result.form}, ${result.mode}: ${result.outcome} ${result.reason ?? ''}`,
      )
    results.push({ operator: operatorOf(item), ...result })
  }
  const { text, summary, wrong } = compilePage(header, results)
  if (only.length === 0) writeFileSync(here('../../docs/parity-compile.md'), text)
  console.log(`${summary}\n${((performance.now() - began) / 1000).toFixed(0)} s`)
  if (wrong > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true })
}
