import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { constants } from 'node:os'
import { setTimeout as later } from 'node:timers/promises'
import { printable, printableLine, TorchError } from '../errors'
import { Lines } from './lines'

/** What {@link launch} starts, and where. */
export interface LaunchPlan {
  /** The command's name, with which its messages begin. */
  name: string
  /** The program and its arguments, the same for all ranks. */
  command: readonly [file: string, ...args: string[]]
  /** The number of ranks on this machine. */
  nproc: number
  /** The number of machines, each with as many ranks. */
  nnodes: number
  /** This machine's number, from 0. */
  nodeRank: number
  /** The address of the machine with rank 0. */
  masterAddr: string
  /** The port of rank 0's store; undefined for a free one, another one at each restart. */
  masterPort: number | undefined
  /** How often all ranks are started again after one has failed. */
  maxRestarts: number
  /** The seconds between the signal that asks a rank to end and SIGKILL. */
  grace: number
  /** Whether a rank's lines begin with its number. */
  prefixed: boolean
}

/** How a process ended; `cause` if it never began. */
interface Ending {
  code: number | null
  signal: NodeJS.Signals | null
  cause?: Error
}

interface Rank {
  rank: number
  child: ChildProcess
  errors: Lines
  ending: Promise<Ending>
}

interface Failure extends Ending {
  of: Rank
}

/** How long a process's output is awaited after its end, in ms: what it started may hold the pipe open. */
const outputAfterEnd = 500

const asked = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Writes a line of the launcher itself. */
const say = (text: string) => process.stderr.write(`${text}\n`)

/**
 * Runs a program once for each rank, with the variables that torchrun sets, until all ranks have ended with code 0. The
 * first rank that fails ends all; then all are started again, at most `maxRestarts` times. SIGINT, SIGTERM and SIGHUP are handed
 * on to the ranks; a second one kills them.
 * @returns the exit code: that of the first rank that failed, 128 and the signal's number if a signal ended it, or 0
 */
export async function launch(plan: LaunchPlan): Promise<number> {
  const runId = plan.nnodes === 1 ? randomUUID() : `${plan.masterAddr}:${plan.masterPort}`
  let running: Rank[] = []
  let signal: NodeJS.Signals | undefined
  const onSignal = (received: NodeJS.Signals) => {
    const again = signal !== undefined
    signal ??= received
    if (again) for (const { child } of running) child.kill('SIGKILL')
    else void end(running, received, plan.grace)
  }
  const onExit = () => {
    for (const { child } of running) child.kill('SIGKILL')
  }
  for (const name of asked) process.on(name, onSignal)
  process.on('exit', onExit)
  const streams = [process.stdout, process.stderr]
  const limits = streams.map((stream) => stream.getMaxListeners())
  // Each rank's output is a pipe into these two.
  for (const stream of streams) stream.setMaxListeners(0)
  try {
    for (let attempt = 0; ; attempt++) {
      const port = plan.masterPort ?? (await freePort(plan.name, plan.masterAddr))
      if (signal === undefined) running = started(plan, { attempt, port, runId })
      const failure = await firstFailure(running)
      if (failure && signal === undefined) await end(running, 'SIGTERM', plan.grace)
      await Promise.all(running.map(({ ending }) => ending))
      running = []
      if (signal !== undefined) {
        say(`${plan.name}: ended by ${signal}`)
        return codeOf({ code: null, signal })
      }
      if (!failure) return 0
      const how = `${plan.name}: ${described(failure)}`
      if (attempt >= plan.maxRestarts) {
        say(`${how}. ${lastWords(failure)}`)
        return codeOf(failure)
      }
      say(`${how}; restart ${attempt + 1} of ${plan.maxRestarts}`)
    }
  } finally {
    for (const name of asked) process.off(name, onSignal)
    process.off('exit', onExit)
    for (const [index, stream] of streams.entries()) stream.setMaxListeners(limits[index])
  }
}

function started(plan: LaunchPlan, run: { attempt: number; port: number; runId: string }): Rank[] {
  const width = String(plan.nproc * plan.nnodes - 1).length
  return Array.from({ length: plan.nproc }, (_, localRank) => {
    const rank = plan.nodeRank * plan.nproc + localRank
    const [file, ...args] = plan.command
    const child = spawn(file, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(plan, localRank, run),
    })
    const prefix = plan.prefixed ? `[rank ${String(rank).padStart(width)}] ` : ''
    const [output, errors] = [new Lines(prefix), new Lines(prefix)]
    child.stdout?.pipe(output).pipe(process.stdout, { end: false })
    child.stderr?.pipe(errors).pipe(process.stderr, { end: false })
    return { rank, child, errors, ending: endingOf(child, [output, errors]) }
  })
}

/** The variables of one rank: torchrun's, as far as they concern a rank. */
function environment(
  plan: LaunchPlan,
  localRank: number,
  { attempt, port, runId }: { attempt: number; port: number; runId: string },
): NodeJS.ProcessEnv {
  // These two would say that a torchrun around us hosts the store, and reads a rank's errors.
  const { TORCHELASTIC_USE_AGENT_STORE: _, TORCHELASTIC_ERROR_FILE: __, ...own } = process.env
  const threads = plan.nproc > 1 ? { OMP_NUM_THREADS: '1' } : {}
  return {
    ...threads,
    ...own,
    RANK: String(plan.nodeRank * plan.nproc + localRank),
    LOCAL_RANK: String(localRank),
    WORLD_SIZE: String(plan.nnodes * plan.nproc),
    LOCAL_WORLD_SIZE: String(plan.nproc),
    GROUP_RANK: String(plan.nodeRank),
    GROUP_WORLD_SIZE: String(plan.nnodes),
    MASTER_ADDR: plan.masterAddr,
    MASTER_PORT: String(port),
    TORCHELASTIC_RESTART_COUNT: String(attempt),
    TORCHELASTIC_MAX_RESTARTS: String(plan.maxRestarts),
    TORCHELASTIC_RUN_ID: runId,
  }
}

/** How a process ends, after its output has been passed on. */
async function endingOf(child: ChildProcess, output: Lines[]): Promise<Ending> {
  const passed = Promise.all(output.map((lines) => new Promise((done) => lines.once('end', done))))
  const ending = await new Promise<Ending>((done) => {
    child.once('exit', (code, signal) => done({ code, signal }))
    child.once('error', (cause) => done({ code: 1, signal: null, cause }))
  })
  const enough = new AbortController()
  await Promise.race([passed, later(outputAfterEnd, undefined, { signal: enough.signal }).catch(() => {})])
  enough.abort()
  return ending
}

/** The first rank that ends otherwise than with code 0; undefined after all have ended so. */
async function firstFailure(ranks: readonly Rank[]): Promise<Failure | undefined> {
  return new Promise((done) => {
    const all = ranks.map(async (of) => {
      const ending = await of.ending
      if (ending.code !== 0) done({ ...ending, of })
    })
    Promise.all(all).then(() => done(undefined))
  })
}

/** Asks ranks to end, and kills those that have not ended after some seconds. */
async function end(ranks: readonly Rank[], signal: NodeJS.Signals, grace: number): Promise<void> {
  for (const { child } of ranks) child.kill(signal)
  const all = Promise.all(ranks.map(({ ending }) => ending))
  const enough = new AbortController()
  const isLate = later(grace * 1000, true, { signal: enough.signal }).catch(() => false)
  if (await Promise.race([isLate, all.then(() => false)])) for (const { child } of ranks) child.kill('SIGKILL')
  enough.abort()
}

const codeOf = ({ code, signal }: Ending) => (signal === null ? (code ?? 1) : 128 + constants.signals[signal])

function described({ code, signal, cause, of }: Failure): string {
  if (cause) return `rank ${of.rank} could not be started: ${printableLine(cause.message)}`
  const memory = signal === 'SIGKILL' ? ' (a system out of memory sends it)' : ''
  const how = signal === null ? `with exit code ${code}` : `by ${signal}${memory}`
  return `rank ${of.rank} failed first, ${how}`
}

/** What the rank wrote last: it is repeated, since other ranks may have written since. */
function lastWords({ of }: Failure): string {
  const lines = of.errors.last
  if (lines.length === 0) return 'It wrote nothing to stderr.'
  return ['Its last lines on stderr:', ...lines.map((line) => `  ${printable(line)}`)].join('\n')
}

/** A free port of an address of this machine. */
async function freePort(name: string, address: string): Promise<number> {
  const server = createServer()
  server.listen(0, address)
  await once(server, 'listening').catch(({ message }: Error) => {
    throw new TorchError(
      'ERR_RANGE',
      `${name}: --master-addr must be an address of this machine, got ${address} (${message})`,
    )
  })
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
