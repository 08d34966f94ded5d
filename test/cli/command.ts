import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SyntheticDigits } from '../../lib/vision/datasets'

/** The output of a finished command, and how it ended. */
export interface Finished {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** Starts `torchnode` from lib/ in its own process, with only dead mirrors to fetch MNIST from. */
export function start(args: string[], { cwd, env = {} }: { cwd: string; env?: NodeJS.ProcessEnv }): ChildProcess {
  const main = resolve(__dirname, '../../lib/cli/main.ts')
  const preloads = [resolve(__dirname, '../install/support/register.cjs'), join(__dirname, 'dead-mirrors.cjs')]
  const { TORCHNODE_MNIST: _, TORCHNODE_DEBUG: __, ...own } = process.env
  return spawn(process.execPath, [...preloads.flatMap((path) => ['-r', path]), main, ...args], {
    cwd,
    env: { ...own, OMP_NUM_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Waits for a command to end. */
export async function finished(child: ChildProcess): Promise<Finished> {
  let [stdout, stderr] = ['', '']
  child.stdout?.on('data', (text) => {
    stdout += text
  })
  child.stderr?.on('data', (text) => {
    stderr += text
  })
  return new Promise((done) => child.on('close', (code, signal) => done({ code, signal, stdout, stderr })))
}

/** A small training set in MNIST's format in a folder, for runs that must be short. */
export async function writeDigits(folder: string, length: number): Promise<void> {
  const { data, targets } = new SyntheticDigits({ length })
  const header = (...numbers: number[]) => Buffer.concat(numbers.map((n) => Buffer.from([n >> 24, n >> 16, n >> 8, n])))
  const labels = Uint8Array.from(targets.toTypedArray(), Number)
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'train-images-idx3-ubyte'),
    Buffer.concat([header(0x803, length, 28, 28), data.toBytes()]),
  )
  await writeFile(join(folder, 'train-labels-idx1-ubyte'), Buffer.concat([header(0x801, length), labels]))
}
