import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { native } from '../binding/native'
import { errorCodes, TorchError, type TorchErrorCode, typeError } from '../errors'
import { packageFolder } from '../folders'
import { discard, type Packed, pack, unpack } from './message'
import { fillQueue, inAdvance } from './prefetch'
import { type Message, type Problem, type Reply, type Settings, settingsName, type Task } from './worker'

/** Options of a loader's workers. */
export interface PoolOptions {
  module: string
  name: string
  data: unknown
  count: number
  seed: number | bigint
  /** Milliseconds to wait for a batch; 0 for no limit. */
  timeout: number
  /** The length of the dataset; null for a stream. */
  length: number | null
}

interface Link {
  id: number
  worker: Worker
  port: MessagePort
  channel: number
  /** Why it gives no more replies. */
  failure: { error: unknown } | null
}

/** The package's own file, so that a dataset module that imports torchnode gets the same classes. */
const entry = join(packageFolder, 'dist', 'index.js')
/** Milliseconds after which a worker that has not started is given up. */
const startLimit = 120_000
/** Milliseconds between checks of a blocked thread whether the workers are still alive. */
const pollInterval = 100

/** Worker threads that each have a dataset and answer tasks. */
export class WorkerPool {
  readonly count: number
  readonly #options: PoolOptions
  readonly #links: Link[] = []
  readonly #signal = new Int32Array(new SharedArrayBuffer(4))
  readonly #mark = randomUUID()
  /** Tasks without a reply, with their worker. */
  readonly #wanted = new Map<number, Link>()
  readonly #replies = new Map<number, Reply & { from: Link }>()
  readonly #waiting = new Set<() => void>()
  readonly #started = performance.now()
  #tasks = 0
  #waits = 0
  closed = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.count = options.count
    try {
      for (let id = 0; id < options.count; id++) this.#links.push(this.#start(id))
    } catch (error) {
      this.close()
      if ((error as Error)?.name !== 'DataCloneError') throw error
      throw typeError(`workerData cannot be sent to another thread: ${(error as Error).message}`)
    }
  }

  #start(id: number): Link {
    const { module, name, data, count, seed } = this.#options
    const { port1: port, port2 } = new MessageChannel()
    const channel = native.openChannel()
    try {
      const settings: Settings = {
        ...{ module, name, id, channel, port: port2, numWorkers: count, mark: this.#mark, signal: this.#signal },
        seed: BigInt.asUintN(64, BigInt(seed) + BigInt(id)),
        data: pack(data, channel, this.#mark),
      }
      const worker = new Worker(entry, { workerData: { [settingsName]: settings }, transferList: [port2] })
      const link: Link = { id, worker, port, channel, failure: null }
      port.on('message', (message: Message) => this.#receive(link, message))
      worker.on('error', (error) => this.#fail(link, error))
      worker.on('exit', (code) => this.#end(link, `with exit code ${code}`))
      // Idle workers must not keep the process alive.
      worker.unref()
      port.unref()
      return link
    } catch (error) {
      port.close()
      native.closeChannel(channel)
      throw error
    }
  }

  /** Gives worker `id` a task; returns the task's number. */
  send(
    id: number,
    task: Omit<Extract<Task, { indices: unknown }>, 'task'> | Omit<Extract<Task, { stream: unknown }>, 'task'>,
  ): number {
    const number = ++this.#tasks
    this.#wanted.set(number, this.#links[id])
    this.#links[id].port.postMessage({ ...task, task: number })
    return number
  }

  /** Tells all workers to end a stream. */
  endStream(stream: number): void {
    for (const { port } of this.#links) port.postMessage({ endOf: stream })
  }

  /** Drops tasks whose replies are not needed. */
  forget(tasks: Iterable<number>): void {
    for (const task of tasks) {
      this.#wanted.delete(task)
      const reply = this.#replies.get(task)
      if (reply && 'messageId' in reply) discard(reply, reply.from.channel)
      this.#replies.delete(task)
    }
  }

  /** The batch of a task that was waited for; null if its stream has ended. */
  take(task: number): { value: unknown } | null {
    const reply = this.#replies.get(task)!
    this.#replies.delete(task)
    if ('ended' in reply) return null
    if ('error' in reply) throw revive(reply.error, reply.from.id)
    return { value: unpack(reply as Packed, reply.from.channel, this.#mark) }
  }

  /** Blocks this thread until a task has its reply. */
  waitSync(task: number): void {
    const deadline = this.#deadline()
    for (;;) {
      const seen = Atomics.load(this.#signal, 0)
      this.#drain()
      if (this.#has(task)) return
      // While this thread blocks, no event reports the end of a worker.
      for (const link of this.#links) if (native.channelState(link.channel) === 2) this.#end(link, 'by itself')
      this.#checkTime(deadline)
      if (!this.#wanted.get(task)?.failure)
        Atomics.wait(this.#signal, 0, seen, Math.max(1, Math.min(pollInterval, deadline - performance.now())))
    }
  }

  /** Waits until a task has its reply, while the event loop runs. */
  async wait(task: number): Promise<void> {
    const deadline = this.#deadline()
    if (this.#waits++ === 0) for (const { worker } of this.#links) worker.ref()
    try {
      while (!this.#has(task)) {
        this.#checkTime(deadline)
        await this.#next(Math.max(1, Math.min(startLimit, deadline - performance.now())))
      }
    } finally {
      if (--this.#waits === 0) for (const { worker } of this.#links) worker.unref()
    }
  }

  /** Resolves at the next message of a worker, or after so many milliseconds. */
  #next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.#waiting.delete(done)
        resolve()
      }
      const timer = setTimeout(done, milliseconds)
      this.#waiting.add(done)
    })
  }

  /** Whether the workers cannot be used any more. */
  get failed(): boolean {
    return this.closed || this.#links.some(({ failure }) => failure !== null)
  }

  /** Terminates the workers. */
  close(): void {
    if (this.closed) return
    this.closed = true
    this.#replies.clear()
    for (const { worker, port, channel } of this.#links) {
      port.close()
      native.closeChannel(channel)
      void worker.terminate()
    }
  }

  #has(task: number): boolean {
    if (this.#replies.has(task)) return true
    const failure = this.#wanted.get(task)?.failure
    if (failure) throw failure.error
    if (this.closed) throw new TorchError('ERR_ABORTED', 'the workers of this DataLoader were terminated')
    return false
  }

  #deadline(): number {
    return this.#options.timeout > 0 ? performance.now() + this.#options.timeout : Number.POSITIVE_INFINITY
  }

  #checkTime(deadline: number): void {
    const now = performance.now()
    if (now >= deadline) {
      throw new TorchError('ERR_ABORTED', `the workers gave no batch within the timeout of ${this.#options.timeout} ms`)
    }
    if (now - this.#started > startLimit && this.#links.some(({ channel }) => native.channelState(channel) === 0)) {
      throw new TorchError('ERR_ABORTED', `a worker did not start within ${startLimit / 1000} s`)
    }
  }

  #drain(): void {
    for (const link of this.#links) {
      for (let got = receiveMessageOnPort(link.port); got; got = receiveMessageOnPort(link.port)) {
        this.#receive(link, got.message)
      }
    }
  }

  #receive(from: Link, message: Message): void {
    if (this.closed) return
    if ('ready' in message) this.#checkLength(from, message.ready)
    else if ('failed' in message) this.#fail(from, revive(message.failed, from.id))
    else if (!from.failure && this.#wanted.delete(message.task)) this.#replies.set(message.task, { ...message, from })
    else if ('messageId' in message) discard(message, from.channel)
    this.#wake()
  }

  #checkLength(from: Link, found: number | null): void {
    const { length, module } = this.#options
    if (found === length) return
    const [wanted, got] = [length, found].map((n) => (n === null ? 'a stream' : `${n} items`))
    this.#fail(
      from,
      new TorchError('ERR_SHAPE', `the loader's dataset has ${wanted}, the one of its worker module ${module} ${got}`),
    )
  }

  #end(link: Link, how: string): void {
    if (this.closed) return
    this.#drain()
    this.#fail(
      link,
      new TorchError('ERR_ABORTED', `worker ${link.id} of the DataLoader ended ${how} before its work was done`),
    )
  }

  #fail(link: Link, error: unknown): void {
    link.failure ??= { error }
    this.#wake()
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}

/** Makes an error of this thread from a worker's, with the worker's stack. */
function revive(problem: Problem, id: number): unknown {
  const { name, message, stack, code, value } = problem
  if (name === undefined) return new Error(`worker ${id} of the DataLoader threw ${value}`)
  const makers: Record<string, ErrorConstructor> = { TypeError, RangeError, SyntaxError, ReferenceError }
  const isOurs = name === 'TorchError' && errorCodes.includes(code as TorchErrorCode)
  const error: Error = isOurs ? new TorchError(code as TorchErrorCode, message!) : new (makers[name] ?? Error)(message)
  if (error.name !== name) error.name = name
  if (!isOurs && code !== undefined) Object.assign(error, { code })
  error.stack = `${stack}\n    in worker ${id} of the DataLoader`
  return error
}

/** The tasks of the workers in one epoch. */
export type LoadPlan =
  | { lists: Iterable<readonly number[]>; first: number; items: boolean }
  | { count: number; dropLast: boolean; items: boolean }

/** A step of an epoch: a task to wait for, or a batch. */
export type Step = { wait: number } | { value: unknown }

let streams = 0

/** The batches of an epoch in order, with `depth` tasks given to each worker ahead. */
export function* steps(pool: WorkerPool, plan: LoadPlan, depth: number): Generator<Step, void, undefined> {
  const active = Array.from({ length: pool.count }, (_, id) => id)
  const stream = 'lists' in plan ? 0 : ++streams
  const source = 'lists' in plan ? listed(pool, plan) : streamed(pool, { ...plan, stream }, active)
  const queue: ({ task: number; id: number } | { error: unknown })[] = []
  try {
    for (;;) {
      fillQueue(queue, source, depth * pool.count)
      const [head] = queue
      if (head === undefined) return
      if ('error' in head) throw head.error
      yield { wait: head.task }
      queue.shift()
      const batch = pool.take(head.task)
      if (batch === null) {
        if (active.includes(head.id)) active.splice(active.indexOf(head.id), 1)
        continue
      }
      fillQueue(queue, source, depth * pool.count)
      yield batch
    }
  } finally {
    source.return(undefined)
    if (!pool.closed) {
      pool.forget(queue.flatMap((head) => ('task' in head ? [head.task] : [])))
      if (stream > 0) pool.endStream(stream)
    }
  }
}

function listed(pool: WorkerPool, { lists, first, items }: Extract<LoadPlan, { lists: unknown }>) {
  let next = first
  return inAdvance(lists, (indices) => {
    const id = next++ % pool.count
    return { id, task: pool.send(id, { indices, items }) }
  })
}

function* streamed(
  pool: WorkerPool,
  task: { stream: number; count: number; dropLast: boolean; items: boolean },
  active: number[],
) {
  for (let next = 0; active.length > 0; next++) {
    const id = active[next % active.length]
    yield { id, task: pool.send(id, task) }
  }
}
