import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How a child process ended, and its output. */
export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  /** The Date.now() of its end. */
  at: number
}

interface Settings {
  args?: (string | number)[]
  env?: NodeJS.ProcessEnv
  /** Called with the process and each line it prints. */
  onLine?: (line: string, pid: number) => void
}

/** Runs a script of this folder in its own process, where it uses the compiled package as users do. */
export const runChild = (script: string, settings?: Settings) => runScript(join(__dirname, script), settings)

/**
 * Runs a script in its own process, with one thread for each tensor operation so that it keeps its pace beside others.
 */
export function runScript(path: string, settings: Settings = {}): Promise<Ended> {
  const { args = [], env = {}, onLine } = settings
  return ended(
    spawn(process.execPath, [path, ...args.map(String)], {
      env: { ...process.env, OMP_NUM_THREADS: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
    onLine,
  )
}

/** Waits for a process to end and for all its output. */
export function ended(child: ReturnType<typeof spawn>, onLine?: Settings['onLine']): Promise<Ended> {
  return new Promise((resolve, reject) => {
    let [stdout, stderr, lines] = ['', '', 0]
    child.stdout?.on('data', (text) => {
      stdout += text
      const whole = stdout.split('\n').slice(0, -1)
      for (const line of whole.slice(lines)) onLine?.(line, child.pid!)
      lines = whole.length
    })
    child.stderr?.on('data', (text) => {
      stderr += text
    })
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr, at: Date.now() }))
  })
}

/** The last line of a child's output as JSON, after a check that the child ended well. */
export function answer<T>({ code, signal, stdout, stderr }: Ended): T {
  if (code !== 0) throw new Error(`the child ended by ${signal ?? `code ${code}`}\n${stdout}${stderr}`)
  return JSON.parse(stdout.trim().split('\n').at(-1)!)
}
