import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { kindOf } from './cases.mjs'
import { shown } from './fuzz.mjs'
import { shrink } from './shrink.mjs'

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url))
/** The time limit of one case, its shrinking included, in milliseconds. */
const patience = 120_000

/**
 * Yields the results of cases. They run in a child process, since some end it; the next process continues after such a
 * case.
 */
export async function* supervise({ seed, from, end, kinds }) {
  const folder = mkdtempSync(join(tmpdir(), 'torchnode-fuzz-'))
  const note = join(folder, 'note')
  try {
    for (let next = from; next < end; ) {
      const child = spawn(
        process.execPath,
        ['--no-warnings', worker, 'cases', note, seed, next, end, kinds.join()].map(String),
        {
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      let words = ''
      child.stderr.on('data', (data) => (words = `${words}${data}`.slice(-2000)))
      const over = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal })))
      let timer
      const restart = () => {
        clearTimeout(timer)
        timer = setTimeout(() => child.kill('SIGKILL'), patience)
      }
      restart()
      for await (const line of createInterface(child.stdout)) {
        restart()
        const result = readLine(line)
        if (result === undefined) continue
        next = result.number + 1
        yield result
      }
      clearTimeout(timer)
      const { code, signal } = await over
      if (code === 0) return
      const [number, phase] = /^(\d*) (.*)$/s.exec(readFileSync(note, 'utf8').trim())?.slice(1) ?? []
      if (!number) throw new Error(`a worker ended with ${signal ?? code} before its first case: ${words}`)
      next = Number(number) + 1
      if (code === 1) throw new Error(`the fuzzer itself failed in case ${number}: ${words}`)
      yield ended(seed, Number(number), phase.trim(), signal ?? code, folder)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** libtorch sometimes writes to the same output. */
function readLine(line) {
  return line.startsWith('{"number"') ? JSON.parse(line) : undefined
}

/** Examines a case that ended its process: the fault may be the compiled program's or libtorch's own. */
async function ended(seed, number, phase, how, folder) {
  const base = { number, kind: kindOf(number) }
  const begin = (task, ...given) => {
    const note = join(folder, 'other')
    const options = { timeout: 20_000, maxBuffer: 2 ** 26 }
    const { status, stdout } = spawnSync(process.execPath, ['--no-warnings', worker, task, note, ...given], options)
    return { status, text: String(stdout), at: readFileSync(note, 'utf8').trim() }
  }
  const drawn = begin('draw', String(seed), String(number))
  const program = drawn.status === 0 ? JSON.parse(drawn.text.trim().split('\n').at(-1)) : undefined
  if (program === undefined || /^(drawing|plain)/.test(phase))
    return { ...base, outcome: 'fatal', note: `${how} while ${phase}`, ...(program && shown(program)) }
  const failure = { way: phase, what: `end of the process (${how})`, path: '', wanted: 'lives on', got: String(how) }
  const file = join(folder, 'program.json')
  const fails = async (candidate) => {
    writeFileSync(file, JSON.stringify(candidate))
    const { status, at } = begin('program', file, phase)
    return status !== 0 && status !== 1 && at.endsWith(phase) ? failure : undefined
  }
  const small = await shrink(program, failure, fails, 40)
  return { ...base, outcome: 'fails', ...failure, ...shown(small.program) }
}
