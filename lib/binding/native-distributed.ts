import type { Id } from './native'

/** How a collective is called: see `Launch` in native/distributed.cc. */
export type Launching = [
  name: string,
  group: string,
  /** Calls of one lane go one after the other. */
  lane: string,
  /** What this rank tells each other rank before the call, and what each should tell; a single one is for all. */
  texts: string[],
  expected: string[],
  /** The rank in the group to compare with; -1 for all, -2 for any. */
  peer: number,
  sent: number,
  received: number,
  tag: number,
  async: boolean,
]

/** The part of the addon's contract for native/distributed.cc. With `later` a function returns a promise. */
export interface NativeDistributed {
  /** Like `call`; returns a rank, or with `async` the id of a task. */
  launch(operator: number, handles: number, positional: number, how: Launching, ...values: unknown[]): number
  /** Blocks until the task has ended, and returns its result. */
  waitTask(task: Id): unknown
  taskPromise(task: Id): Promise<unknown>
  taskEnded(task: Id): boolean
  openTcpStore(
    host: string,
    port: number,
    workers: number,
    serves: boolean,
    timeout: number,
    waits: boolean,
    loopback: boolean,
    later: boolean,
  ): Id | Promise<Id>
  openFileStore(path: string, workers: number): Id
  prefixStore(prefix: string, store: Id): Id
  /** The port of a TCPStore; -1 for another one. */
  storePort(store: Id): number
  setStoreTimeout(store: Id, timeout: number): void
  callStore(store: Id, call: string, words: string[], number: number, later: boolean): unknown
  /** Returns whether the ranks compare their calls. */
  openGroup(
    name: string,
    description: string,
    store: Id,
    rank: number,
    ranks: number[],
    timeout: number,
    loopback: boolean,
    compares: boolean,
    storeRank: number,
    later: boolean,
  ): boolean | Promise<boolean>
  closeGroup(name: string): void
  broadcastCoalesced(group: string, tensors: Int32Array, bytes: number, rank: number): void
  verifyParameters(group: string, parameters: Int32Array): void
  newReducer(
    group: string,
    parameters: Int32Array,
    names: string[],
    bucketBytes: number,
    usual: boolean,
    unused: boolean,
    views: boolean,
    fixed: boolean,
  ): Id
  reducerForward(reducer: Id, syncs: boolean): void
  reducerBackward(reducer: Id, outputs: Int32Array): void
}
