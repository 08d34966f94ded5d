// Child processes that are ended at a random moment, and random numbers that a seed repeats.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('child.cjs', import.meta.url))

/** mulberry32: numbers from 0 to 1. */
export function randomNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Starts work in a child, and sends it `signal`, if given, `delay` ms after its first step. Returns its output, and how
 * long its end took.
 */
export function endAtRandom({ work, steps = 0, argument = '', signal, delay }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, work, String(steps), argument], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    })
    let [stdout, stderr, asked] = ['', '', 0]
    child.stdout.on('data', (text) => {
      const began = stdout === ''
      stdout += text
      if (!began || signal === undefined) return
      setTimeout(() => {
        asked = Date.now()
        child.kill(signal)
      }, delay)
    })
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, by) => {
      const began = signal === undefined ? Number(/^ending (\d+)$/m.exec(stdout)?.[1] ?? 0) : asked
      resolve({ code, signal: by, stderr, took: Date.now() - began })
    })
  })
}
