import { types } from 'node:util'
import { isMainThread, type MessagePort, workerData } from 'node:worker_threads'
import { shown, surplus } from '../arguments'
import { native } from '../binding/native'
import { typeError } from '../errors'
import { Generator } from '../random'
import { defaultCollate } from './collate'
import { checkDataset, type Dataset, getBatch, type IterableDataset, isStream } from './dataset'
import { discard, type Packed, pack, unpack } from './message'

/** The property of `workerData` that has a worker's settings. */
export const settingsName = 'torchnode: DataLoader'

/** A worker's settings, which it gets when it starts. */
export interface Settings {
  module: string
  name: string
  data: Packed
  id: number
  numWorkers: number
  seed: bigint
  channel: number
  mark: string
  port: MessagePort
  /** Counts the messages of all workers, so that a thread can wait for the next one. */
  signal: Int32Array
}

/**
 * A request of the loader: for the items at positions, collated unless `items`; for the next items of a stream; or to end a stream.
 */
export type Task =
  | { task: number; indices: readonly number[]; items: boolean }
  | { task: number; stream: number; count: number; dropLast: boolean; items: boolean }
  | { endOf: number }

/** An error on its way to another thread. Without a name it is a thrown value that is not an Error. */
export interface Problem {
  name?: string
  message?: string
  stack?: string
  code?: unknown
  value?: unknown
}

export type Reply = { task: number } & (Packed | { error: Problem } | { ended: true })

/** A message of a worker: the length of its dataset (null for a stream), why it has no dataset, or a reply. */
export type Message = { ready: number | null } | { failed: Problem } | Reply

/** The result of {@link getWorkerInfo}, and the second argument of the function that makes a worker's dataset. */
export interface WorkerInfo {
  /** The worker's number, from 0 to `numWorkers - 1`. */
  readonly id: number
  readonly numWorkers: number
  /** The loader's seed of this epoch plus the worker's number, as in PyTorch. */
  readonly seed: bigint
  /** A generator seeded with `seed`. Random transforms should draw from it, since all threads share the default generator. */
  readonly generator: Generator
}

let info: WorkerInfo | null = null

/**
 * Information on the current worker of a {@link DataLoader}; null outside of workers.
 *
 * https://docs.pytorch.org/docs/2.11/data.html#torch.utils.data.get_worker_info
 */
export function getWorkerInfo(): WorkerInfo | null {
  if (arguments.length > 0) throw surplus('data.getWorkerInfo', 0, arguments)
  return info
}

/** Imports a module's export, also from a CommonJS module. */
async function importFrom({ module, name }: Settings): Promise<unknown> {
  const loaded = (await import(module)) as Record<string, unknown>
  const inner = loaded.default as Record<string, unknown> | undefined
  const found = name === 'default' ? (inner?.default ?? inner) : (loaded[name] ?? inner?.[name])
  if (found !== undefined) return found
  throw typeError(`the worker module ${module} has no export ${shown(name)}; it has ${Object.keys(loaded).join(', ')}`)
}

async function makeDataset(settings: Settings): Promise<Dataset | IterableDataset> {
  let dataset = await importFrom(settings)
  if (typeof dataset === 'function') {
    const data = unpack(settings.data, settings.channel, settings.mark)
    const isClass = /^class\b/.test(Function.prototype.toString.call(dataset))
    // biome-ignore lint/suspicious/noExplicitAny: the user's function or class
    const make = dataset as any
    dataset = await (isClass ? new make(data, info) : make(data, info))
  }
  if (!isStream(dataset)) checkDataset(`the worker module's export ${shown(settings.name)}`, dataset)
  return dataset
}

async function serve(settings: Settings): Promise<void> {
  const { port, signal, channel, mark, id, numWorkers, seed } = settings
  const post = (message: Message) => {
    port.postMessage(message)
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  }
  const send = (task: number, packed: Packed) => {
    try {
      post({ task, ...packed })
    } catch (error) {
      discard(packed, channel)
      throw typeError(`data.DataLoader: a batch cannot be sent to another thread: ${(error as Error).message}`)
    }
  }
  native.joinChannel(channel)
  info = { id, numWorkers, seed, generator: new Generator().manualSeed(seed) }
  let dataset: Dataset | IterableDataset
  try {
    dataset = await makeDataset(settings)
  } catch (error) {
    post({ failed: describe(error) })
    return
  }
  post({ ready: isStream(dataset) ? null : (dataset as Dataset).length })
  const answer = answerer(dataset)
  const reply = async (task: Task) => {
    if ('endOf' in task) return answer(task)
    try {
      const batch = await answer(task)
      if (batch === ended) post({ task: task.task, ended: true })
      else send(task.task, pack(batch, channel, mark))
    } catch (error) {
      post({ task: task.task, error: describe(error) })
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  port.on('message', (task: Task) => {
    last = last.then(() => reply(task))
  })
}

const ended = Symbol('ended')

/** The function that answers a worker's tasks with batches, lists of items, or {@link ended}. */
function answerer(dataset: Dataset | IterableDataset): (task: Task) => unknown {
  const streams = new Map<number, Iterator<unknown> | AsyncIterator<unknown>>()
  const next = async ({ stream, count, dropLast, items }: Extract<Task, { stream: number }>) => {
    if (!streams.has(stream)) streams.set(stream, iteratorOf(dataset as IterableDataset))
    const iterator = streams.get(stream)!
    const batch: unknown[] = []
    while (batch.length < count) {
      const step = await iterator.next()
      if (step.done) break
      batch.push(step.value)
    }
    if (batch.length === 0 || (dropLast && batch.length < count)) return ended
    return items ? batch : defaultCollate(batch)
  }
  return (task) => {
    if ('stream' in task) return next(task)
    if ('endOf' in task) {
      const iterator = streams.get(task.endOf)
      streams.delete(task.endOf)
      return iterator?.return?.()
    }
    const map = dataset as Dataset
    return task.items ? task.indices.map((index) => map.get(index)) : getBatch(map, task.indices)
  }
}

function iteratorOf(dataset: IterableDataset): Iterator<unknown> | AsyncIterator<unknown> {
  return Symbol.asyncIterator in dataset ? dataset[Symbol.asyncIterator]() : dataset[Symbol.iterator]()
}

function describe(error: unknown): Problem {
  if (!(error instanceof Error || types.isNativeError(error))) return { value: shown(error) }
  const { name, message, stack, code } = error as Error & { code?: unknown }
  return { name, message, stack, code: typeof code === 'string' ? code : undefined }
}

// A worker starts with the package's own file and finds its settings in workerData.
const settings = isMainThread ? undefined : (workerData as Record<string, Settings> | null)?.[settingsName]
if (settings) void serve(settings)
