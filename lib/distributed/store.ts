import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  finiteNumber,
  flag,
  isRevoked,
  requireArray,
  requireString,
  settings,
  shown,
  surplus,
  wholeNumber,
} from '../arguments'
import { type Id, native } from '../binding/native'
import { onlyAsWritten } from '../binding/relied'
import { TorchError, typeError } from '../errors'
import { fileError } from '../system/files'

/** The longest wait for what other ranks have to do: 5 minutes, as in PyTorch. */
const defaultTimeout = 300_000

export interface TCPStoreOptions {
  /** How many processes use the store; it is ready once all have connected. Default: any number. */
  worldSize?: number | null
  /** Whether this process has the store, and the others connect to it. Default false. */
  isMaster?: boolean
  /** How long to wait for others, in milliseconds; default 300,000. */
  timeout?: number
  /** Whether the process that has the store waits until all others have connected; default true. */
  waitForWorkers?: boolean
}

/** Whether this host is the machine itself, so that nobody else need reach what listens there. */
export const isThisMachine = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/i.test(host)

/** An error that comes from another thread says by itself which call it belongs to. */
function named(where: string, error: unknown): unknown {
  return error instanceof TorchError ? new TorchError(error.code, `${where}: ${error.message}`) : error
}

// Assigned by the class, which alone sees the ids.
let storeId: (store: Store) => Id
let made: <S extends Store>(store: S, id: Id) => S

/**
 * Words that all processes of a group can read and write.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#distributed-key-value-store
 */
export abstract class Store {
  #id: Id = 0

  static {
    storeId = (store) => store.#id
    made = (store, id) => {
      store.#id = id
      native.own(id, store)
      return store
    }
  }

  #call(call: string, words: unknown[], number = -1, later = false): unknown {
    const names = ['key', 'value', 'newValue']
    for (const [i, word] of words.entries()) requireString(`Store.${call}`, names[i], word)
    onlyAsWritten('a store of torch.distributed is used')
    return native.callStore(this.#id, call, words as string[], number, later)
  }

  /** Sets the value of a key. */
  set(key: string, value: string): void {
    if (arguments.length > 2) throw surplus('Store.set', ['key', 'value'], arguments)
    this.#call('set', [key, value])
  }

  /**
   * The value of a key. Blocks until there is one.
   * @throws TorchError ERR_DISTRIBUTED at the store's timeout
   */
  get(key: string): string {
    if (arguments.length > 1) throw surplus('Store.get', ['key'], arguments)
    return this.#call('get', [key]) as string
  }

  /** Like `get`, and leaves the event loop running. */
  async getAsync(key: string): Promise<string> {
    if (arguments.length > 1) throw surplus('Store.getAsync', ['key'], arguments)
    try {
      return (await this.#call('get', [key], -1, true)) as string
    } catch (error) {
      throw named('Store.getAsync', error)
    }
  }

  /** Adds to the number of a key, which begins at 0; returns the sum. */
  add(key: string, amount: number): number {
    if (arguments.length > 2) throw surplus('Store.add', ['key', 'amount'], arguments)
    return this.#call('add', [key], wholeNumber('Store.add', 'amount', amount)) as number
  }

  /** Whether all these keys have values. */
  check(keys: string[]): boolean {
    if (arguments.length > 1) throw surplus('Store.check', ['keys'], arguments)
    requireArray('Store.check', 'keys', keys)
    return this.#call('check', [...keys]) as boolean
  }

  /** Sets a value where the key's value is `expected` (or has none, and `expected` is ''); returns the value then. */
  compareSet(key: string, expected: string, value: string): string {
    if (arguments.length > 3) throw surplus('Store.compareSet', ['key', 'expected', 'value'], arguments)
    return this.#call('compareSet', [key, expected, value]) as string
  }

  /** Forgets a key; returns whether there was one. */
  deleteKey(key: string): boolean {
    if (arguments.length > 1) throw surplus('Store.deleteKey', ['key'], arguments)
    return this.#call('deleteKey', [key]) as boolean
  }

  numKeys(): number {
    if (arguments.length > 0) throw surplus('Store.numKeys', [], arguments)
    return this.#call('numKeys', []) as number
  }

  /**
   * Blocks until all these keys have values. `timeout` is in milliseconds; default: the store's own.
   * @throws TorchError ERR_DISTRIBUTED at the timeout
   */
  wait(keys: string[], timeout?: number): void {
    if (arguments.length > 2) throw surplus('Store.wait', ['keys', 'timeout'], arguments)
    requireArray('Store.wait', 'keys', keys)
    this.#call(
      'wait',
      [...keys],
      timeout === undefined ? -1 : finiteNumber('Store.wait', 'timeout', timeout, { min: 1 }),
    )
  }

  /** Sets how long `get` and `wait` wait, in milliseconds. */
  setTimeout(timeout: number): void {
    if (arguments.length > 1) throw surplus('Store.setTimeout', ['timeout'], arguments)
    native.setStoreTimeout(this.#id, finiteNumber('Store.setTimeout', 'timeout', timeout, { min: 1 }))
  }
}

/** The id of a store. */
export function idOfStore(where: string, store: unknown): Id {
  if (isRevoked(store) || !(store instanceof Store) || storeId(store) === 0)
    throw typeError(`${where}: store must be a Store`)
  return storeId(store)
}

function opened(host: unknown, port: unknown, given: unknown[], later: boolean): Id | Promise<Id> {
  const where = 'distributed.TCPStore'
  const defaults = { worldSize: null, isMaster: false, timeout: defaultTimeout, waitForWorkers: true }
  const options = settings<Required<TCPStoreOptions>>(where, defaults, given)
  requireString(where, 'host', host)
  const { isMaster, timeout, waitForWorkers } = options
  const workers = options.worldSize ?? -1
  return native.openTcpStore(
    host as string,
    wholeNumber(where, 'port', port, { min: 0, max: 65_535 }),
    workers === -1 ? -1 : wholeNumber(where, 'worldSize', workers, { min: 1 }),
    flag(where, 'isMaster', isMaster),
    finiteNumber(where, 'timeout', timeout, { min: 1 }),
    flag(where, 'waitForWorkers', waitForWorkers),
    isThisMachine(host as string),
    later,
  )
}

/**
 * A store that one process has (`isMaster`), and to which the others connect. It listens on the loopback address where
 * the host is this machine's own (`localhost`, `127.0.0.1`), otherwise on all addresses. Anybody who can reach it can
 * read and change it. The constructor blocks, `TCPStore.open` does not.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.TCPStore
 */
export class TCPStore extends Store {
  readonly host: string

  /**
   * @param port of the process that has the store; there 0 takes a free one, which `port` then tells
   * @throws TorchError ERR_DISTRIBUTED where the port is in use, or nobody serves it within the timeout
   */
  constructor(host: string, port: number, options?: TCPStoreOptions)
  constructor(host: string, port: number, ...given: unknown[]) {
    super()
    this.host = host
    const isOpen = !isRevoked(given[0]) && given[0] instanceof Opened
    made(this, isOpen ? (given[0] as Opened).id : (opened(host, port, given, false) as Id))
  }

  /** Like the constructor, and leaves the event loop running. */
  static async open(host: string, port: number, options?: TCPStoreOptions): Promise<TCPStore>
  static async open(host: string, port: number, ...given: unknown[]): Promise<TCPStore> {
    return await openTcpStore('distributed.TCPStore.open', host, port, given)
  }

  get port(): number {
    return native.storePort(storeId(this))
  }
}

/** {@link TCPStore.open} for the call that is named in its errors. */
export async function openTcpStore(where: string, host: string, port: number, given: unknown[]): Promise<TCPStore> {
  const id = opened(host, port, given, true)
  try {
    return new TCPStore(host, port, new Opened(await id) as TCPStoreOptions)
  } catch (error) {
    throw named(where, error)
  }
}

/** A store that is open already. */
class Opened {
  constructor(readonly id: Id) {}
}

/** How c10d begins a store's file: the length of its first key, and that key. */
const beginning = Buffer.from('\t\0\0\0refcount/', 'latin1')

/** Why c10d would wait without end for this file: it is of another kind, or its folder does not exist. */
function whyNoStore(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    const isThere = statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()
    return isThere ? undefined : 'is in a folder that does not exist; make the folder first'
  }
  if (!found.isFile()) return 'is no file; name a file, or a path where there is nothing yet'
  const head = Buffer.alloc(Math.min(found.size, beginning.length))
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  const isStore = beginning.subarray(0, head.length).equals(head)
  return isStore ? undefined : 'is a file of something else; name an empty file, or a path where there is nothing yet'
}

function requireStoreFile(where: string, path: string): void {
  let why: string | undefined
  try {
    why = whyNoStore(path)
  } catch (error) {
    throw new TorchError('ERR_FILE', `${where}: ${fileError('use', path, error).message}`)
  }
  if (why !== undefined) throw new TorchError('ERR_FILE', `${where}: ${shown(path)} ${why}`)
}

export interface FileStoreOptions {
  /** How many processes use the file; the last one to end removes it. Default -1: it is kept. */
  worldSize?: number
  /** How long `get` and `wait` wait, in milliseconds; default 300,000. */
  timeout?: number
}

/**
 * A store in a file that all processes can reach, which must not exist, or be empty, at the start.
 * @throws TorchError ERR_FILE for a file of another kind, what is no file, or a folder that does not exist
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.FileStore
 */
export class FileStore extends Store {
  readonly path: string

  constructor(path: string, options?: FileStoreOptions)
  constructor(path: string, ...given: unknown[]) {
    super()
    const where = 'distributed.FileStore'
    const defaults = { worldSize: -1, timeout: defaultTimeout }
    const { worldSize, timeout } = settings<Required<FileStoreOptions>>(where, defaults, given)
    requireString(where, 'path', path)
    requireStoreFile(where, path)
    this.path = path
    const wait = finiteNumber(where, 'timeout', timeout, { min: 1 })
    made(this, native.openFileStore(path, wholeNumber(where, 'worldSize', worldSize, { min: -1 }))).setTimeout(wait)
  }
}

/**
 * A part of another store: all keys get a prefix.
 * @see https://docs.pytorch.org/docs/2.11/distributed.html#torch.distributed.PrefixStore
 */
export class PrefixStore extends Store {
  readonly underlyingStore: Store

  constructor(prefix: string, store: Store) {
    super()
    if (arguments.length > 2) throw surplus('distributed.PrefixStore', ['prefix', 'store'], arguments)
    requireString('distributed.PrefixStore', 'prefix', prefix)
    made(this, native.prefixStore(prefix, idOfStore('distributed.PrefixStore', store)))
    this.underlyingStore = store
  }
}
