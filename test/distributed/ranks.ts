import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A port that was free a moment ago. */
export const freePort = () =>
  new Promise<number>((done, fail) => {
    const server = createServer()
    server.on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => done(port))
    })
  })

/** Runs a program for each rank: with `python` where its name ends with .py. */
export async function runRanks(
  programs: string[],
  args: string[] = [],
  { python = '', worldSize = programs.length } = {},
): Promise<Ended[]> {
  const port = await freePort()
  const run = (program: string, rank: number) =>
    new Promise<Ended>((done, fail) => {
      const command = program.endsWith('.py') ? python : process.execPath
      const env = {
        ...process.env,
        ...{ RANK: String(rank), WORLD_SIZE: String(worldSize), OMP_NUM_THREADS: '1' },
        ...{ MASTER_ADDR: '127.0.0.1', MASTER_PORT: String(port) },
      }
      const child = spawn(command, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (text) => (stdout += text))
      child.stderr.on('data', (text) => (stderr += text))
      child.on('error', fail)
      child.on('close', (code, signal) => done({ code, signal, stdout, stderr }))
    })
  return Promise.all(programs.map(run))
}
